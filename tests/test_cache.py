"""What a build keeps for the next one: it saves time and changes nothing."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jianbao.enrich.protect import protected_names
from jianbao.io import program as module
from jianbao.io.cache import Cache
from jianbao.io.kept import Kept, open_kept
from jianbao.io.unchanged import states, take_over
from jianbao.model import Archive, OutputFile, Record, Role, Script, Unchanged
from jianbao.site.index import blocks, document, postings
from jianbao.site.index.search import build_index
from jianbao.text.script import Converter
from tests.commands import tree
from tests.samples import XINMI, archive, record_of

WORDS = ("于建国", "范庄", "修路", "乾隆", "干部", "鄭凱", "記者瞭解到", "后面", "新密", "𠮷田", "a1", "，")
"""Some change with the script, some only where a name of the archive is not in the way."""


def bare(made: Record) -> Record:
    return replace(made, article=replace(made.article, credits=()), mentions=())


def piece(number: int, seed: int = 0) -> Record:
    draw = random.Random(f"{number} {seed}")
    texts = [(Role.PARA, "".join(draw.choices(WORDS, k=draw.randrange(1, 12)))) for _ in range(3)]
    made = record_of(
        "s", number, (Role.HEADLINE, draw.choice(WORDS)), *texts,
        day=date(2020, 1, 1) + timedelta(number % 50), places=[XINMI],
        named=draw.sample(["干部于", "范庄后"], draw.randrange(2)),
    )  # fmt: skip
    return bare(made)


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks, "LARGE", 12)
    monkeypatch.setattr(blocks, "SMALL", 6)
    monkeypatch.setattr(blocks, "GROUP", 3)


def build(made: Archive, site: Path) -> dict[str, bytes]:
    """Builds the index in a folder, with what is kept beside it, and returns its files."""
    site.parent.mkdir(parents=True, exist_ok=True)
    with open_kept(site.with_name(f".{site.name}.kept")) as kept:
        cache = Cache(kept, states(site))
        write(build_index(made, Converter(protected_names(made.records)), cache), site)
        cache.save(states(site))
    return dict(tree(site))


def write(files: Iterable[OutputFile | Unchanged], site: Path) -> None:
    """In place of the old site."""
    new = site.with_name(f"{site.name}.new")
    new.mkdir()
    for file in files:
        (new / file.path).parent.mkdir(parents=True, exist_ok=True)
        if isinstance(file, OutputFile):
            (new / file.path).write_bytes(file.data)
        else:
            take_over(site, new, file.path)
    shutil.rmtree(site, ignore_errors=True)
    new.rename(site)


def in_full(made: Archive, folder: Path) -> dict[str, bytes]:
    return build(made, folder / "nowhere" / str(len(list(folder.iterdir()))))


@pytest.fixture
def made_anew(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many articles' texts were converted, for each group that was not kept."""
    counts: list[int] = []

    def spy(matters: Any, displays: Any) -> Any:
        counts.append(len(matters))
        return document.make_entries(matters, displays)

    monkeypatch.setattr(blocks, "make_entries", spy)
    return counts


STEPS = st.lists(st.tuples(st.sampled_from(["add", "change", "remove"]), st.integers(0, 60)), min_size=1, max_size=6)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(start=st.sets(st.integers(0, 60), max_size=40), steps=STEPS)
def test_built_step_by_step_is_the_same_bytes(
    start: set[int], steps: list[tuple[str, int]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("sites")
    seeds = dict.fromkeys(sorted(start), 0)
    build(of(seeds), folder / "site")
    for count, (step, number) in enumerate(steps):
        if step == "remove":
            seeds.pop(number, None)
        else:
            seeds[number] = seeds.get(number, 0) + (step == "change")
        assert build(of(seeds), folder / "site") == build(of(seeds), folder / f"full{count}")


def of(seeds: dict[int, int]) -> Archive:
    return archive([piece(number, seed) for number, seed in seeds.items()])


def test_the_order_of_the_sources_does_not_matter(tmp_path: Path) -> None:
    one, other = [piece(n) for n in range(30)], [piece(n) for n in reversed(range(30))]
    first = build(archive(one), tmp_path / "a")
    assert build(archive(other), tmp_path / "a") == first


def test_what_did_not_change_is_not_made_again(tmp_path: Path, made_anew: list[int]) -> None:
    records = [piece(n) for n in range(60)]
    build(archive(records), tmp_path / "site")
    assert sum(made_anew) == 60
    made_anew.clear()
    before = states(tmp_path / "site")
    build(archive(records), tmp_path / "site")
    assert made_anew == []
    assert {p: s for p, s in states(tmp_path / "site").items() if p.startswith("search/t")} == {
        p: s for p, s in before.items() if p.startswith("search/t")
    }
    build(archive([*records, piece(99)]), tmp_path / "site")
    assert 1 <= sum(made_anew) < 30
    assert len(made_anew) <= 2


def test_a_block_that_did_not_change_is_not_encoded_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    records = [piece(n) for n in range(60)]
    build(archive(records), tmp_path / "site")
    encoded: list[int] = []
    shards = postings.shards

    def spy(batches: Any, documents: int, alphabet: Any) -> Any:
        encoded.append(documents)
        return shards(batches, documents, alphabet)

    monkeypatch.setattr(blocks, "shards", spy)
    build(archive([*records, piece(99)]), tmp_path / "site")
    assert 1 <= len(encoded) <= 2
    assert sum(encoded) < 60


def test_a_name_that_comes_in_changes_the_texts_it_stands_in(tmp_path: Path) -> None:
    """Of articles that did not change themselves: the name keeps 于 from becoming another character in them."""
    text = (Role.PARA, "干部于建国在范庄下发口罩。")
    others = [bare(record_of("t", 1, text)), *(piece(n) for n in range(20))]
    before = build(archive(others), tmp_path / "site")
    new = bare(record_of("u", 1, (Role.PARA, "口罩。"), named=["于建国"]))
    both = build(archive([*others, new]), tmp_path / "site")
    assert both == in_full(archive([*others, new]), tmp_path)
    assert any(
        "于建國".encode() in data or '"于"'.encode() in data for path, data in both.items() if path not in before
    )


def _cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-3])


def _flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def _make_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


HARM: dict[str, Callable[[Path], None]] = {
    "cut short": _cut_short, "one bit": _flip, "deleted": Path.unlink, "a folder in its place": _make_folder
}  # fmt: skip


def _one_of_each_kind(site: Path) -> Iterator[Path]:
    for kind in ("terms", "texts", "facets"):
        yield sorted(path for path in (site / "search" / kind).rglob("*.js"))[0]


@pytest.mark.parametrize("harm", HARM)
def test_what_is_damaged_is_made_anew(tmp_path: Path, harm: str) -> None:
    made = archive([piece(n) for n in range(30)])
    whole = build(made, tmp_path / "site")
    for path in list(_one_of_each_kind(tmp_path / "site")):
        HARM[harm](path)
        assert build(made, tmp_path / "site") == whole, path


def test_another_version_keeps_nothing(tmp_path: Path, made_anew: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    records = [piece(n) for n in range(10)]
    build(archive(records), tmp_path / "site")
    made_anew.clear()
    monkeypatch.setattr("jianbao.io.kept.running_program", lambda: "another")
    build(archive(records), tmp_path / "site")
    assert sum(made_anew) == 10


def test_the_program_s_digest_is_that_of_its_files_and_libraries(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.py").write_text("1")
    digests = {module.program_digest(tmp_path)}
    (tmp_path / "a.py").write_text("2")
    digests.add(module.program_digest(tmp_path))
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "b.tsv").write_text("")
    digests.add(module.program_digest(tmp_path))
    assert len(digests) == 3
    (tmp_path / "a.pyc").write_text("")
    assert module.program_digest(tmp_path) in digests
    monkeypatch.setattr(module, "LIBRARIES", ("jinja2",))
    assert module.program_digest(tmp_path) not in digests


def test_files_of_a_bundle_come_back_in_their_order(tmp_path: Path) -> None:
    names = ["a/0.js", "a/1.js", "a/b.js", "a/00.js", "c/5.js", "c/4.js", "9", "10.x.js"]
    files = [OutputFile(name, name.encode()) for name in names]
    with open_kept(tmp_path / "kept") as kept:
        cache = Cache(kept, {})
        cache.note("x", {"b": 1, "a": [2]}, files)
        assert cache.find("x") is None
        write(files, tmp_path / "site")
        cache.save(states(tmp_path / "site"))
        found = Cache(kept, states(tmp_path / "site")).find("x")
        assert found == ({"b": 1, "a": [2]}, [Unchanged(name) for name in names])
        assert Cache(kept, {}).find("x") is None
        assert Cache(Kept(), states(tmp_path / "site")).find("x") is None


def test_scripts_of_both_editions_decide(tmp_path: Path) -> None:
    """Whether texts are tidied is a setting that changes what is shown, not what is read."""
    made = archive([piece(n) for n in range(10)])
    build(made, tmp_path / "site")
    plain = replace(made, settings=replace(made.settings, tidy=False, edition=Script.HANT))
    assert build(plain, tmp_path / "site") == in_full(plain, tmp_path)
