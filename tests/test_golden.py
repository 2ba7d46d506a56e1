"""A small site, file by file: ``pytest tests/test_golden.py --update`` rewrites ``tests/site/expected``.

The expected files are read in review: a change that nobody meant is a fault, one that was meant shows what
the code now does to a site.
"""

from __future__ import annotations

import difflib
import shutil
from pathlib import Path

import pytest

from tests.commands import tree
from tests.tools import ROOT, build

SITE = ROOT / "tests" / "site"
EXPECTED = SITE / "expected"

CHOSEN = (
    "index.html",
    "articles/*.html",
    "sources/index.html",
    "sources/fengqiao.html",
    "proofs/fengqiao.html",
    "proofs/shangjie.html",
    "places/index.html",
    "places/330681.html",
    "people/index.html",
    "people/he-dashan.html",
    "dates/index.html",
    "search.html",
    "about.html",
    "hant/index.html",
    "hant/articles/fengqiao-1.html",
    "data/sources/*.json",
    "data/*.csv",
    "data/*.jsonl",
    "data/datapackage.json",
    "feed.xml",
    "search.json",
)
"""Each kind of file at least once; what else there is, ``paths.txt`` lists by name."""

UNLISTED = ("search/", "static/", ".")
"""Names made from contents, copies of files of ours, and Jianbao's own mark."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("golden") / "site"
    done = build(SITE / "seeds", output)
    assert done.returncode == 0, done.stdout + done.stderr
    return output


@pytest.fixture(scope="module")
def made(site: Path) -> dict[str, str]:
    """The chosen files by path, and the list of all."""
    chosen = {path.relative_to(site).as_posix(): path for pattern in CHOSEN for path in site.glob(pattern)}
    listed = sorted(name for name in tree(site) if not name.startswith(UNLISTED))
    return {name: read(path) for name, path in chosen.items()} | {"paths.txt": "\n".join(listed) + "\n"}


def read(path: Path) -> str:
    """The file's text with its line ends as they are."""
    return path.read_bytes().decode("utf-8")


def rewrite(files: dict[str, str]) -> None:
    shutil.rmtree(EXPECTED, ignore_errors=True)
    for name, text in files.items():
        target = EXPECTED / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode())


def difference(name: str, before: str, after: str) -> str:
    lines = difflib.unified_diff(
        before.splitlines(), after.splitlines(), f"expected/{name}", f"made/{name}", lineterm=""
    )
    return "\n".join(lines)


def test_the_site_is_as_expected(made: dict[str, str], update: bool) -> None:
    if update:
        rewrite(made)
    expected = {p.relative_to(EXPECTED).as_posix(): read(p) for p in EXPECTED.rglob("*") if p.is_file()}
    names = sorted(expected.keys() | made.keys())
    changes = [difference(n, expected.get(n, ""), made.get(n, "")) for n in names]
    report = "\n\n".join(filter(None, changes))
    if report:
        hint = "If all this is meant: pytest tests/test_golden.py --update"
        pytest.fail(f"{report}\n\n{hint}", pytrace=False)


def test_a_second_build_is_the_same_to_the_byte(site: Path, tmp_path: Path) -> None:
    again = tmp_path / "elsewhere" / "site"
    assert build(SITE / "seeds", again).returncode == 0
    assert tree(again) == tree(site)


def test_every_pattern_chooses_something(site: Path) -> None:
    assert [pattern for pattern in CHOSEN if not any(site.glob(pattern))] == []
