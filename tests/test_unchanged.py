"""A page is made again only where something it is made from has changed; and a site built so is the same bytes."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import stat
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import build
from jianbao.cli import pages, workers
from jianbao.cli.pages import Inputs, MadePart, Workshop
from jianbao.enrich.gazetteer import load_gazetteer
from jianbao.enrich.protect import make_converter
from jianbao.io import program as programs
from jianbao.io import unchanged
from jianbao.io.kept import Kept
from jianbao.io.publish import publish
from jianbao.io.templates import read_templates
from jianbao.model import Archive, OutputFile, Script, Settings, Unchanged
from jianbao.site.answers import DERIVED_FROM, bytes_of, kept_lookups
from jianbao.site.catalogue import make_catalogue
from jianbao.site.lookups import WORDS, LoggedMapping, LookupLog
from jianbao.text.script import Converter
from tests.commands import ARTICLE, fill, run, said, tree
from tests.machine import symlink
from tests.paper import paper
from tests.tools import ROOT

BRIDGE = ARTICLE
TEAM = """干部下乡

本报讯（记者李娜 通讯员张伟）2020年2月3日，新密市的王建国说，今年元宵节村里修路。荥阳市的村支书刘长河也来了。

（下转第二版）

这条路始建于建国初期，郑州市下辖的荥阳市也在修路，
刘长河说。

责任编辑：赵红
"""
COUNTY = """責任編輯：王小明

縣長出席

（上接第一版）記者從新密市瞭解到，前士郭村的路通了，二月三日開工。
"""
MIXED = f"{COUNTY}\n这条路始建于建国初期，村里的人说，当时动员了三个乡的劳力。\n"
"""Traditional text with a paragraph in Simplified."""

NAMED = "新桥再修\n\n本报讯（记者于建国）1月5日，荥阳市的新桥再次动工，村支书刘长河到场。两岸的村民说，路好走了。\n"
OTHER = "书展开幕\n\n本报讯（记者周方）书展今起开放，读者可以免费入场。\n"
NOTHING = "第2版\n\n热线：000000\n"
TEXTS = (BRIDGE, TEAM, COUNTY, MIXED, NAMED, NOTHING, f"{TEAM}\n\n{NAMED}", TEAM.replace("刘长河", "刘长江"))

SIDECARS = ("", "articles.1.date = 2020-02-13\n", 'articles.localities = ["河南省/郑州市/新密市"]\nlines.1 = "引题"\n')
SETTINGS = ("", 'title = "白河于建国剪报"\n', "tidy = false\n", 'people_exclude = ["张伟"]\n', 'edition = "zh-Hant"\n')
ABOUT = ("", "# 于建国整理\n")
UNIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")
TEMPLATES = read_templates(ROOT / "templates")


def seeds(folder: Path, texts: Mapping[str, str]) -> Path:
    return fill(folder, {f"{name}.txt": text.encode() for name, text in texts.items()})


def built(source: Path, output: Path, *arguments: object) -> Mapping[str, bytes]:
    assert "程序" not in said(run("--source", source, "--output", output, *arguments))
    return tree(output)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return seeds(tmp_path / "seeds", {"a": BRIDGE, "b": TEAM, "c": COUNTY})


@pytest.fixture
def own_root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The program with templates and other files that a test may change."""
    root = tmp_path / "program"
    for name in ("templates", "static"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "pyproject.toml", root)
    monkeypatch.setattr(build, "ROOT", root)
    return root


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Parts that were planned and rendered."""
    found: list[str] = []
    make = Workshop.make

    def spied(self: Workshop, number: int) -> MadePart:
        found.append(self.parts[number].name)
        return make(self, number)

    monkeypatch.setattr(Workshop, "make", spied)
    return found


def write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


CHANGES: list[Callable[[Path, Path], Any]] = [
    lambda *_: None,
    lambda s, _: write(s / "d.txt", NAMED),
    lambda s, _: write(s / "d.txt", NAMED.replace("新桥", "石桥")),
    lambda s, _: write(s / "d.toml", "articles.1.date = 2020-02-13\n"),
    lambda s, _: write(s / "d.toml", 'misprints.3 = { before = "动工", after = "开工", reason = "于建国来信" }\n'),
    lambda s, _: write(s / "d.toml", 'misprints.3 = { before = "没有的字", after = "字" }\n'),
    lambda s, _: (s / "b.txt").unlink(),
    lambda s, _: write(s / "b.txt", TEAM),
    lambda s, _: write(s / "about.md", "# 说明\n于建国整理。\n"),
    lambda s, _: write(s / "jianbao.toml", 'title = "白河剪报"\nrights = "于建国"\nbase_url = "https://example.org/x/"\n'),
    lambda s, _: write(s / "jianbao.toml", 'spellings."新桥" = "新喬"\npeople = false\n'),
    lambda s, _: write(s / "jianbao.toml", 'edition = "zh-Hant"\npeople_exclude = ["李娜"]\n'),
    lambda _, r: write(r / "templates" / "person.html", (ROOT / "templates" / "person.html").read_text("utf-8") + "改"),
    lambda _, r: write(r / "static" / "site.css", "body { color: red }\n"),
    lambda s, _: (s / "a.txt").rename(s / "e.txt"),
]  # fmt: skip


def test_a_site_built_step_by_step_is_the_same_bytes(source: Path, own_root: Path, tmp_path: Path) -> None:
    for number, change in enumerate(CHANGES):
        change(source, own_root)
        full = built_unchecked(source, tmp_path / f"full{number}")
        assert built_unchecked(source, tmp_path / "site") == full, number


def built_unchecked(source: Path, output: Path) -> Mapping[str, bytes]:
    """A correction that does not fit is told, and fails no build."""
    said(run("--source", source, "--output", output))
    return tree(output)


STEP = st.tuples(
    st.dictionaries(st.sampled_from("abcde"), st.sampled_from(TEXTS), max_size=3),
    st.sampled_from(SIDECARS),
    st.sampled_from(SETTINGS),
    st.sampled_from(ABOUT),
)


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEP, min_size=2, max_size=3))
def test_whatever_changes_the_bytes_are_the_same(steps: Any, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("steps")
    for number, (texts, corrections, wanted, about) in enumerate(steps):
        source = seeds(folder / f"seeds{number}", {"z": BRIDGE, **texts})
        write(source / "a.toml", corrections if "a" in texts else "")
        write(source / "jianbao.toml", wanted)
        write(source / "about.md", about)
        assert built_unchecked(source, folder / "site") == built_unchecked(source, folder / f"full{number}")


def test_what_did_not_change_is_not_made_again(source: Path, own_root: Path, tmp_path: Path, made: list[str]) -> None:
    built(source, tmp_path / "site")
    assert any("'b-1'" in name for name in made)
    made.clear()
    before = states(tmp_path / "site")
    write(own_root / "static" / "site.css", "")
    built(source, tmp_path / "site")
    assert made == []
    assert states(tmp_path / "site").items() >= {p: s for p, s in before.items() if p.endswith(".html")}.items()


def test_a_new_source_makes_only_what_tells_of_it(source: Path, tmp_path: Path, made: list[str]) -> None:
    built(source, tmp_path / "site")
    before = states(tmp_path / "site")
    made.clear()
    write(source / "d.txt", OTHER)
    built(source, tmp_path / "site")
    assert {name.split()[1] for name in made} >= {"_front", "_article", "_source_page", "proof_sheets", "_person_pages"}
    assert not [name for name in made if "_article" in name and "'d-1'" not in name]
    assert not [name for name in made if "proof_sheets" in name and "'d'" not in name]
    after = states(tmp_path / "site")
    for path in ("articles/b-1.html", "hant/articles/b-1.html", "proofs/a.html", "people/zhang-wei.html"):
        assert after[path] == before[path]
    assert after["index.html"] != before["index.html"]


def states(site: Path) -> Mapping[str, tuple[int, int]]:
    files = [path for path in site.rglob("*") if path.is_file()]
    return {p.relative_to(site).as_posix(): (p.stat().st_ino, p.stat().st_mtime_ns) for p in files}


@pytest.mark.parametrize("path", ["hant/articles/b-1.html", "hant/articles/c-1.html"])
def test_a_new_name_changes_how_others_are_written(source: Path, tmp_path: Path, path: str) -> None:
    """建于建国初期 is no word of 于建国, but his name is protected wherever it stands."""
    write(source / "c.txt", MIXED)
    assert "始建於建國初期" in built(source, tmp_path / "site")[path].decode()
    write(source / "d.txt", NAMED)
    page = built(source, tmp_path / "site")[path]
    assert "始建于建國初期" in page.decode()
    assert page == built(source, tmp_path / "full")[path]


def test_every_question_counts_in_other_processes_too(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "FEW", 0)
    built(source, tmp_path / "site", "--jobs", 2)
    write(source / "d.txt", NAMED)
    assert built(source, tmp_path / "site", "--jobs", 2) == built(source, tmp_path / "full", "--jobs", 1)


def _edit(path: Path) -> None:
    write(path, "改过")


def _edit_in_place(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[:-9] + b"<!-- -->\n")


def _withhold(path: Path) -> None:
    path.chmod(0o600)


def _delete_folder(path: Path) -> None:
    shutil.rmtree(path.parent)


def _link(path: Path) -> None:
    shutil.move(path, path.parent.parent / "elsewhere")
    symlink(path, path.parent.parent / "elsewhere")


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("harm", [_edit, _edit_in_place, _withhold, Path.unlink, _delete_folder, _link, _folder])
def test_what_was_done_to_a_page_is_undone(harm: Callable[[Path], None], source: Path, tmp_path: Path) -> None:
    whole = built(source, tmp_path / "site")
    page = tmp_path / "site" / "articles" / "b-1.html"
    mode = page.stat().st_mode
    harm(page)
    (tmp_path / "site" / "elsewhere").unlink(missing_ok=True) if harm is not _link else None
    again = dict(built(source, tmp_path / "site"))
    again.pop("elsewhere", None)
    marker = again.pop(".jianbao")
    assert marker == whole[".jianbao"]
    assert again == {path: data for path, data in whole.items() if path != ".jianbao"}
    assert page.stat().st_mode == mode


@UNIX
def test_who_may_read_the_site_is_as_of_now(source: Path, tmp_path: Path) -> None:
    for mask, mode in ((0o077, 0o600), (0o022, 0o644)):
        before = os.umask(mask)
        try:
            built(source, tmp_path / "site")
        finally:
            os.umask(before)
        files = [path for path in (tmp_path / "site").rglob("*") if path.is_file()]
        assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {mode}


def test_templates_that_change_while_pages_are_made_change_none_of_them(
    source: Path, own_root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody tries something and takes it back at once."""
    whole = built(source, tmp_path / "full")
    template, make = own_root / "templates" / "person.html", Workshop.make
    text = template.read_text("utf-8")

    def disturbed(self: Workshop, number: int) -> MadePart:
        write(template, "改")
        return make(self, number)

    monkeypatch.setattr(Workshop, "make", disturbed)
    built(source, tmp_path / "site")
    write(template, text)
    assert built(source, tmp_path / "site") == whole


def test_what_a_program_made_is_not_that_of_one_written_over_it(
    source: Path, tmp_path: Path, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A preview goes on with what it has loaded."""
    program = fill(tmp_path / "jianbao", {"a.py": b"1"})
    monkeypatch.setattr(programs, "PROGRAM", program)
    try:
        programs.running_program.cache_clear()
        built(source, tmp_path / "site")
        write(program / "a.py", "2")
        write(source / "d.txt", OTHER)
        built(source, tmp_path / "site")
        made.clear()
        programs.running_program.cache_clear()
        built(source, tmp_path / "site")
    finally:
        programs.running_program.cache_clear()
    assert any("'b-1'" in name for name in made)


@pytest.mark.parametrize("size", [0, 100, 5000])
def test_a_damaged_list_costs_only_time(size: int, source: Path, tmp_path: Path, made: list[str]) -> None:
    whole = built(source, tmp_path / "site")
    kept = tmp_path / ".site.kept"
    kept.write_bytes(kept.read_bytes()[:size] + b"x" * 5000)
    made.clear()
    assert built(source, tmp_path / "site") == whole
    assert made


def test_a_list_of_another_site_does_not_count(source: Path, tmp_path: Path) -> None:
    """Somebody puts an older site in place, with the list of a newer one."""
    old = built(source, tmp_path / "site")
    shutil.copytree(tmp_path / "site", tmp_path / "backup", copy_function=shutil.copy2)
    write(source / "b.txt", TEAM.replace("刘长河", "刘长江"))
    new = built(source, tmp_path / "site")
    shutil.rmtree(tmp_path / "site")
    shutil.copytree(tmp_path / "backup", tmp_path / "site", copy_function=shutil.copy2)
    assert tree(tmp_path / "site") == old
    assert built(source, tmp_path / "site") == new


# Where nothing has changed at all


@pytest.fixture
def published(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Sites that were put in their place."""
    found: list[Path] = []

    def spied(files: Any, output: Path, *tell: Any) -> tuple[str, ...]:
        found.append(output)
        return publish(files, output, *tell)

    monkeypatch.setattr(build, "publish", spied)
    return found


def test_where_nothing_has_changed_the_site_stays_in_its_place(
    source: Path, tmp_path: Path, published: list[Path]
) -> None:
    write(source / "a.txt", BRIDGE + "\n（图）\n" * 3)
    first = run("--source", source, "--output", tmp_path / "site", "--strict")
    before, kept = unchanged.states(tmp_path), rows(tmp_path / ".site.kept")
    again = run("--source", source, "--output", tmp_path / "site", "--strict")
    assert published == [tmp_path / "site"]
    assert {p: s for p, s in unchanged.states(tmp_path).items() if p != ".site.kept"} == {
        p: s for p, s in before.items() if p != ".site.kept"
    }
    assert rows(tmp_path / ".site.kept") == kept
    timed = re.compile(r"用时 [0-9.]+ 秒")
    assert timed.sub("", said(again)) == timed.sub("", said(first))
    assert again.exit_code == first.exit_code


def rows(kept: Path) -> list[Any]:
    with closing(sqlite3.connect(kept)) as database:
        return database.execute("SELECT * FROM kept ORDER BY key").fetchall()


def test_what_was_kept_stays_while_nothing_changes(source: Path, tmp_path: Path, made: list[str]) -> None:
    for _ in range(3):
        built(source, tmp_path / "site")
    made.clear()
    write(source / "d.txt", OTHER)
    built(source, tmp_path / "site")
    assert not [name for name in made if "_article" in name and "'d-1'" not in name]


@pytest.mark.parametrize("path", ["data/articles.csv", "data/sources/a.json", "search.json", "static/site.css"])
@pytest.mark.parametrize("harm", [_edit_in_place, Path.unlink, _link])
def test_what_was_done_to_any_file_is_undone(
    harm: Callable[[Path], None], path: str, source: Path, tmp_path: Path, published: list[Path]
) -> None:
    whole = built(source, tmp_path / "site")
    mode = (tmp_path / "site" / path).stat().st_mode
    harm(tmp_path / "site" / path)
    again = built(source, tmp_path / "site")
    assert {path: data for path, data in again.items() if not path.endswith("elsewhere")} == whole
    assert (tmp_path / "site" / path).stat().st_mode == mode
    assert len(published) == 2


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda site: (site / "articles").chmod(0o700), marks=UNIX),
        pytest.param(lambda site: site.chmod(0o700), marks=UNIX),
    ],
)
def test_what_was_done_to_a_folder_is_undone(
    change: Callable[[Path], None], source: Path, tmp_path: Path, published: list[Path]
) -> None:
    built(source, tmp_path / "site")
    before = {path: found[2] for path, found in unchanged.states(tmp_path / "site").items()}
    change(tmp_path / "site")
    built(source, tmp_path / "site")
    assert {path: found[2] for path, found in unchanged.states(tmp_path / "site").items()} == before
    assert len(published) == 2


def test_what_is_its_owner_s_changes_nothing(source: Path, tmp_path: Path, published: list[Path]) -> None:
    built(source, tmp_path / "site")
    write(tmp_path / "site" / "CNAME", "example.org")
    (tmp_path / "site" / ".git").mkdir()
    built(source, tmp_path / "site")
    assert len(published) == 1
    assert (tmp_path / "site" / "CNAME").read_text("utf-8") == "example.org"
    write(tmp_path / "site" / "articles" / "own.html", "我的")
    (tmp_path / "site" / "articles" / "own").mkdir()
    for _ in range(2):
        built(source, tmp_path / "site")
        assert len(published) == 2
    assert (tmp_path / "site" / "articles" / "own.html").read_text("utf-8") == "我的"
    if not (tmp_path / "site" / "Index.html").exists():  # else the disk does not tell them apart
        write(tmp_path / "site" / "Index.html", "我的")
        result = run("--source", source, "--output", tmp_path / "site")
        assert result.exit_code == build.FAILED
        assert "同名" in result.output


def test_a_fault_that_may_pass_keeps_no_site(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patched:
        patched.setattr(workers, "parse_source", fail)
        run("--source", source, "--output", tmp_path / "site")
    assert built(source, tmp_path / "site") == built(source, tmp_path / "full")


def test_a_file_that_cannot_be_read_is_told_each_time(source: Path, tmp_path: Path, published: list[Path]) -> None:
    (source / "e.txt").write_bytes(b"\0\x01" * 40)
    results = [run("--source", source, "--output", tmp_path / "site") for _ in range(2)]
    assert [result.exit_code for result in results] == [build.FLAWED] * 2
    assert all("e.txt" in result.output and "1 个跳过" in result.output for result in results)
    assert len(published) == 1


def test_where_files_cannot_be_linked_they_are_copied(
    source: Path, own_root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, made: list[str]
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError

    whole = built(source, tmp_path / "site")
    monkeypatch.setattr(os, "link", refuse)
    made.clear()
    for _ in range(2):
        (own_root / "static" / "new.css").write_text("", "utf-8")
        again = dict(built(source, tmp_path / "site"))
        assert again.pop("static/new.css") == b""
        assert b"static/new.css" in again[".jianbao"]
        assert {**again, ".jianbao": b""} == {**whole, ".jianbao": b""}
        (own_root / "static" / "new.css").unlink()
        assert built(source, tmp_path / "site") == whole
    assert made == []


def test_a_build_that_fails_leaves_the_files_of_the_old_site(source: Path, tmp_path: Path) -> None:
    whole = built(source, tmp_path / "site")

    def failing() -> Iterator[OutputFile | Unchanged]:
        yield Unchanged("index.html")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        publish(failing(), tmp_path / "site")
    assert tree(tmp_path / "site") == whole


# What a page is made from


class Spy(Converter):
    """Tells what was converted into Traditional."""

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self.seen: list[str] = []

    def convert(self, text: str, to: Script, otherwise: Script = Script.HANS) -> str:
        self.seen += [text] if to is Script.HANT else []
        return super().convert(text, to, otherwise)

    def convert_all(self, texts: Any, to: Script) -> list[str]:
        self.seen += [text for text, _ in texts] if to is Script.HANT else []
        return super().convert_all(texts, to)


@pytest.mark.parametrize("kind", ["paper", "texts"])
def test_what_a_part_converts_stands_in_what_it_looked_up(kind: str, tmp_path: Path) -> None:
    """So where a new name changes a page, it changes an answer, too."""
    for archive in [paper(about="# 于建国\n")] if kind == "paper" else read(tmp_path):
        spy = Spy(make_converter(archive.records, archive.settings).names)
        shop = Workshop(Inputs(archive, TEMPLATES), spy)
        for number, part in enumerate(shop.parts):
            for frame in shop.frames:
                frame.edition.cards.clear()
                frame.edition._words.clear()
            spy.seen = []
            lookups = shop.make(number).lookups
            words = {key for field, key in lookups if field == WORDS}
            held = texts_of(shop, lookups)
            others = {text for text in spy.seen if text not in words}
            assert not [piece for text in others for piece in text.split("……") if piece not in held], part.name


def test_what_is_compared_instead_tells_all_of_it(tmp_path: Path) -> None:
    """An archive that holds nothing else would answer the same."""
    for archive in [paper(), *read(tmp_path)]:
        whole = make_catalogue(archive, load_gazetteer())
        for field, other in DERIVED_FROM.items():
            for key, value in getattr(whole, field).items():
                told = getattr(whole, other)[key]
                alone = (
                    {"sources": (told,)} if other == "sources" else {"records": told if other == "about" else (told,)}
                )
                less = make_catalogue(replace(archive, **alone), load_gazetteer())
                assert getattr(less, field)[key] == value, field


def read(folder: Path) -> Iterator[Archive]:
    source = seeds(folder / "seeds", {str(number): text for number, text in enumerate(TEXTS)})
    write(source / "3.toml", 'misprints.3 = { before = "动工", after = "开工", reason = "于建国来信" }\n')
    job = build.Job(source, folder / "site", {"base_url": None, "title": None}, check=True, strict=False, jobs=1)
    with build.reading(job, build.read_given(job), Kept()) as (archive, _):
        yield archive


def texts_of(shop: Workshop, lookups: Any) -> str:
    """All texts of the articles that were looked up, and what editors said of the sources."""
    found: list[bytes] = []
    for field, key in lookups:
        value = getattr(shop.catalogue, field) if field != WORDS else ()
        if not isinstance(value, LoggedMapping):
            found += [bytes_of(value)]
        elif key == "()":
            found += [bytes_of(list(value.items()))]
        else:
            found += [bytes_of(each) for name, each in value.items() if repr(name) == key]
    return b"\n".join(found).decode(errors="replace")


def test_what_is_looked_up_is_noted_even_where_nothing_is_there() -> None:
    log = LookupLog()
    logged = LoggedMapping("of", {"a": 1}, log)
    assert logged["a"] == 1
    with log.recording() as outer:
        with log.recording() as inner:
            assert (logged.get("a"), logged.get("b"), "c" in logged) == (1, None, False)
        assert list(inner) == [("of", "a"), ("of", "b"), ("of", "c")]
        assert len(list(logged)) == len(logged) == 1
    assert list(outer) == [*inner, ("of", ())]
    assert kept_lookups(outer) == [("of", "'a'"), ("of", "'b'"), ("of", "'c'"), ("of", "()")]


def test_each_part_has_a_name_of_its_own() -> None:
    for wanted in (Settings(), Settings(edition=Script.HANT, people=False)):
        shop = Workshop(Inputs(paper(wanted), TEMPLATES), Converter())
        names = [part.name for part in shop.parts]
        assert len(set(names)) == len(names)
        assert not [name for name in names if " at 0x" in name or "Record(" in name]


def test_what_was_made_before_changes_nothing_about_what_is_looked_up(tmp_path: Path) -> None:
    """An article's card is made once, and counts for every page that shows it."""
    for archive in read(tmp_path):
        whole = Inputs(archive, TEMPLATES)
        together, apart = (Workshop(whole, make_converter(archive.records, archive.settings)) for _ in range(2))
        for number, part in enumerate(together.parts):
            for frame in apart.frames:
                frame.edition.cards.clear()
            assert set(together.make(number).lookups) == set(apart.make(number).lookups), part.name
