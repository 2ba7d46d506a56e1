"""Finding and reading sources: what is taken, what is refused and how, and the names for addresses."""

from __future__ import annotations

import os
import re
import socket
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbao.io import sources
from jianbao.io.errors import BuildError
from jianbao.io.sources import read_sources, read_static
from jianbao.io.stems import unique_stems
from jianbao.model import Problem, Severity
from tests.machine import symlink


def write(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{name}的文字", encoding="utf-8")


def only(problems: tuple[Problem, ...]) -> Problem:
    (problem,) = problems
    return problem


def test_texts_are_read_in_the_order_of_their_names_with_those_in_folders(tmp_path: Path) -> None:
    write(tmp_path, "b.txt", "a/二.md", "a/一.TXT", "about.md", "b/about.md")
    raws, about, problems = read_sources(tmp_path)
    assert [raw.name for raw in raws] == ["a/一.TXT", "a/二.md", "b.txt", "b/about.md"]
    assert [raw.stem for raw in raws] == ["a-一", "a-二", "b", "b-about"]
    assert (about, problems) == ("about.md的文字", ())


def test_hidden_files_and_settings_are_passed_over_quietly(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", ".hidden.txt", ".git/b.txt", "jianbao.toml")
    raws, _, problems = read_sources(tmp_path)
    assert ([raw.name for raw in raws], problems) == (["a.txt"], ())


def test_files_of_other_kinds_give_one_warning(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", *(f"{n}.jpg" for n in range(1, 6)), "8.pdf", "9.docx", "Thumbs.db", "desktop.ini")
    problem = only(read_sources(tmp_path)[2])
    assert problem.severity is Severity.WARNING
    assert problem.message == "有 7 个文件不是 .txt 或 .md：1.jpg、8.pdf、9.docx、2.jpg、3.jpg 等"


@pytest.mark.parametrize("name", ["jianbao.toml.txt", "三版.toml.txt", "甲/三版.TOML.md", "About.md.txt"])
def test_what_is_no_source_with_an_ending_too_many_are_told_and_not_published(name: str, tmp_path: Path) -> None:
    write(tmp_path, "三版.txt", name)
    raws, _, problems = read_sources(tmp_path)
    assert [raw.name for raw in raws] == ["三版.txt"]
    told = only(problems)
    assert (told.source, told.severity, told.done) == (name, Severity.ERROR, "没有用上")
    assert f"请改名为 {name.rpartition('.')[0]}；" in told.hint


def test_sources_that_would_have_one_address_are_told(tmp_path: Path) -> None:
    write(tmp_path, "2001/一版.txt", "2001-二版.txt", "2001-一版.txt")
    raws, _, problems = read_sources(tmp_path)
    assert len({raw.stem for raw in raws}) == 3
    told = only(problems)
    assert (told.severity, {"2001/一版.txt", "2001-一版.txt"} <= {told.source, *told.message.split()}) == (
        Severity.WARNING, True,
    )  # fmt: skip


@pytest.mark.parametrize("name", ["about.txt", "说明/about.md"])
def test_what_may_be_meant_for_the_about_page_is_told(name: str, tmp_path: Path) -> None:
    write(tmp_path, "三版.txt", name)
    raws, about, problems = read_sources(tmp_path)
    assert (len(raws), about) == (2, "")
    told = only(problems)
    assert (told.source, told.severity) == (name, Severity.WARNING)
    assert "写作 about.md" in told.hint
    write(tmp_path, "about.md")
    assert not read_sources(tmp_path)[2]


@pytest.mark.parametrize("copy", ["春到山乡\n一夜雨\n", "\ufeff春到山乡\r\n一夜雨"])
def test_a_source_that_is_there_twice_is_told(copy: str, tmp_path: Path) -> None:
    for name, text in (("一.txt", "春到山乡\n一夜雨\n"), ("乙/一 副本.txt", copy), ("空.txt", ""), ("空白.txt", "\n")):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(text.encode())
    raws, _, problems = read_sources(tmp_path)
    assert len(raws) == 4
    assert "乙/一 副本.txt: 内容与 一.txt 完全相同" in f"{only(problems).source}: {only(problems).message}"


def test_a_folder_named_like_a_text_is_refused_and_its_files_are_read(tmp_path: Path) -> None:
    write(tmp_path, "x.txt/a.txt")
    raws, _, problems = read_sources(tmp_path)
    assert [raw.name for raw in raws] == ["x.txt/a.txt"]
    assert (only(problems).source, only(problems).severity) == ("x.txt", Severity.ERROR)


def link(path: Path) -> None:
    symlink(path, __file__)


def dangling(path: Path) -> None:
    symlink(path, "nowhere.txt")


def folder_link(path: Path) -> None:
    symlink(path, Path(__file__).parent)


def unix_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(path))


IRREGULAR: list[tuple[Callable[[Path], object], str]] = [
    (link, "链接"),
    (dangling, "链接"),
    (folder_link, "链接"),
    *([(os.mkfifo, "管道"), (unix_socket, "套接字")] if os.name == "posix" else []),
]


@pytest.mark.parametrize("name", ["x.txt", "x"])
@pytest.mark.parametrize(("make", "word"), IRREGULAR)
def test_anything_but_a_regular_file_is_refused(
    make: Callable[[Path], object], word: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # the path of a socket may have about a hundred bytes
    write(tmp_path, "a.txt")
    make(Path(name))
    raws, _, problems = read_sources(tmp_path)
    assert [raw.name for raw in raws] == ["a.txt"]
    assert only(problems).source == name
    assert word in only(problems).message
    assert only(problems).hint


@pytest.mark.parametrize(("make", "word"), IRREGULAR)
def test_a_file_that_changes_its_kind_before_it_is_opened_is_refused(
    make: Callable[[Path], object], word: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    make(Path("x.txt"))
    with pytest.raises(BuildError, match=word if make is not unix_socket else "读不了"):
        sources.read_regular(Path("x.txt"))


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "a.txt", "b.txt")
    real = os.open

    def refuse(path: Path, flags: int) -> int:
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return real(path, flags)

    monkeypatch.setattr(os, "open", refuse)
    raws, _, problems = read_sources(tmp_path)
    assert [raw.name for raw in raws] == ["b.txt"]
    assert (only(problems).source, only(problems).message) == ("a.txt", "读不了：没有权限")


def test_a_folder_that_cannot_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "a.txt", "closed/b.txt")
    real = Path.iterdir

    def refuse(path: Path) -> Iterator[Path]:
        if path.name == "closed":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(Path, "iterdir", refuse)
    raws, _, problems = read_sources(tmp_path)
    assert [raw.name for raw in raws] == ["a.txt"]
    assert (only(problems).source, only(problems).message) == ("closed/", "文件夹读不了：没有权限")


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(sources.LARGEST + 1)
    assert "太大" in only(read_sources(tmp_path)[2]).message


def test_an_unreadable_about_page_does_not_stop_the_sources(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    (tmp_path / "about.md").write_bytes(b"\xff" * 9)
    raws, about, problems = read_sources(tmp_path)
    assert (len(raws), about, only(problems).source) == (1, "", "about.md")


@pytest.mark.parametrize("name", ["About.md", "ABOUT.MD"])
def test_the_case_of_the_about_page_does_not_count(name: str, tmp_path: Path) -> None:
    write(tmp_path, "a.txt", name)
    raws, about, problems = read_sources(tmp_path)
    assert ([raw.name for raw in raws], about, problems) == (["a.txt"], f"{name}的文字", ())


def test_of_two_that_differ_in_case_the_exact_one_is_used_and_the_other_told(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "About.md", "about.md", "Jianbao.toml", "jianbao.toml", "Jianbao.txt")
    if len(list(tmp_path.iterdir())) < 6:
        pytest.skip("this disk does not tell A from a")
    raws, about, problems = read_sources(tmp_path)
    assert ([raw.name for raw in raws], about) == (["Jianbao.txt", "a.txt"], "about.md的文字")
    assert [(p.source, p.message) for p in problems] == [
        ("About.md", "与 about.md 只差大小写"),
        ("Jianbao.toml", "与 jianbao.toml 只差大小写"),
    ]


def test_settings_in_a_folder_below_are_told_where_they_belong(tmp_path: Path) -> None:
    write(tmp_path, "sub/a.txt", "sub/Jianbao.toml")
    problem = only(read_sources(tmp_path)[2])
    assert (problem.source, problem.severity) == ("sub/Jianbao.toml", Severity.WARNING)
    assert problem.message == "设置文件不在最上一层，不起作用"
    assert problem.hint == "请移到来源文件夹的最上一层，写作 jianbao.toml"


def test_what_is_damaged_in_the_about_page_is_told(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    (tmp_path / "about.md").write_bytes("# 本馆\n\n铃\x07声\n".encode() + "馆藏".encode()[:-1])
    _, about, problems = read_sources(tmp_path)
    assert about == "# 本馆\n\n铃␇声\n馆\ufffd"
    assert [(p.source, p.line, p.severity) for p in problems] == [
        ("about.md", 4, Severity.WARNING),
        ("about.md", 3, Severity.WARNING),
    ]


@pytest.mark.parametrize("make", [Path.exists, Path.touch])
def test_a_source_folder_that_is_none_stops_the_build(make: Callable[[Path], object], tmp_path: Path) -> None:
    make(tmp_path / "seeds")
    with pytest.raises(BuildError):
        read_sources(tmp_path / "seeds")


def test_names_are_shown_without_what_could_steer_a_terminal(tmp_path: Path) -> None:
    steering, shown = ("", "") if sys.platform == "win32" else ("\x1b[31m", "\\x1b[31m")
    write(tmp_path, f"a{steering}\u202e.txt")
    assert read_sources(tmp_path)[0][0].name == f"a{shown}\\u202e.txt"


def test_two_spellings_of_one_name_stay_two_sources(tmp_path: Path) -> None:
    write(tmp_path, "caf\u00e9.txt", "cafe\u0301.txt")
    raws, _, _ = read_sources(tmp_path)
    assert len({raw.stem for raw in raws}) == len(raws)


def test_static_files_are_copied_in_order_and_links_refused(tmp_path: Path) -> None:
    write(tmp_path, "b.css", "a/a.js", ".hidden", "a/Thumbs.db")
    assert [file.path for file in read_static(tmp_path)] == ["static/a/a.js", "static/b.css"]
    symlink(tmp_path / "c.css", __file__)
    with pytest.raises(BuildError, match="链接"):
        list(read_static(tmp_path))


NAME = st.text(st.sampled_from("aA1._- /／新聞〇é\u0301！\x07"), min_size=1, max_size=9).map("{}.txt".format)


@given(st.lists(NAME, unique=True, max_size=12))
def test_stems_are_safe_unlike_one_another_and_independent_of_order(names: list[str]) -> None:
    stems = unique_stems(names)
    assert len({stem.casefold() for stem in stems.values()}) == len(names)
    for stem in stems.values():
        assert re.fullmatch(r"[0-9A-Za-z_\-〇一-龥]+", stem)
        assert stem[0] not in "-_"
        assert len(stem.encode()) <= 130
    assert unique_stems(sorted(names)) == stems == unique_stems(reversed(names))


@pytest.mark.parametrize("name", ["nul.txt", "COM1.txt", "index.txt", "index-2.txt", "-.txt", "报" * 90 + ".txt"])
def test_names_that_a_disk_or_the_site_keeps_for_itself_are_changed(name: str) -> None:
    (stem,) = unique_stems([name]).values()
    assert stem != name.removesuffix(".txt")


def test_adding_a_source_leaves_the_others_their_addresses() -> None:
    before = unique_stems(["2020/1.txt", "b.txt"])
    after = unique_stems(["2019/1.txt", "2020/1.txt", "a.txt", "b.txt", "c.txt"])
    assert before.items() <= after.items()
