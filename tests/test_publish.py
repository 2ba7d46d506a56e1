"""The site in its place: whole or not at all, and nothing touched that is not Jianbao's."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event, Thread

import pytest

from jianbao.io import publish as module
from jianbao.io.errors import BuildError
from jianbao.io.marker import MARKER
from jianbao.io.publish import check_output, one_build_at_a_time, publish, remove
from jianbao.model import OutputFile
from tests.commands import tree, wait_until_there
from tests.machine import symlink, without_privileges


def site(word: str, count: int = 3) -> Iterator[OutputFile]:
    for number in range(count):
        yield OutputFile(f"articles/{number}.html", f"{word}{number}".encode())
    yield OutputFile("index.html", word.encode())


def build(output: Path, word: str = "新") -> tuple[str, ...]:
    check_output(output)
    with one_build_at_a_time(output):
        return publish(site(word), output)


def is_whole(folder: Path, word: str) -> bool:
    return {name: data for name, data in tree(folder).items() if name != MARKER} == {
        file.path: file.data for file in site(word)
    }


def beside(output: Path) -> set[str]:
    return {path.name for path in output.parent.iterdir()} - {output.name}


def never(*_: Path) -> bool:
    return False


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "_site"


@pytest.fixture(params=["exchange", "renames"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both ways to put a new site in the place of the old one."""
    if request.param == "renames":
        monkeypatch.setattr(module, "exchange_at_once", never)
    return str(request.param)


@pytest.mark.usefixtures("way")
def test_a_site_takes_the_place_of_the_one_before(output: Path) -> None:
    assert build(output, "旧")[-1] == "index.html"
    build(output, "新")
    assert is_whole(output, "新")
    assert not beside(output)


@pytest.mark.usefixtures("way")
@pytest.mark.skipif(os.name != "posix", reason="permissions are another matter on Windows")
def test_an_old_site_that_was_made_read_only_is_not_left_beside_the_new_one(output: Path) -> None:
    build(output, "旧")
    (output / "articles").chmod(0o555)
    output.chmod(0o555)
    with without_privileges():
        build(output, "新")
    assert is_whole(output, "新")
    assert not beside(output)


@pytest.mark.usefixtures("way")
def test_an_old_site_that_cannot_be_deleted_is_told(
    output: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(path: Path, **_: bool) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    build(output, "旧")
    monkeypatch.setattr(Path, "unlink", refuse)
    check_output(output)
    with one_build_at_a_time(output):
        publish(site("新"), output)
    assert is_whole(output, "新")
    (left,) = (name for name in beside(output) if name in ("._site.new", "._site.old"))
    assert f"{output.with_name(left)}: 删不掉：没有权限" in capsys.readouterr().out


def test_an_empty_folder_is_used_and_missing_parents_are_made(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for output in (tmp_path / "empty", tmp_path / "a" / "b" / "_site"):
        build(output)
        assert is_whole(output, "新")


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("fault", [BuildError("x", "y"), ValueError("x"), KeyboardInterrupt()])
def test_a_build_that_fails_leaves_the_old_site(fault: BaseException, output: Path) -> None:
    build(output, "旧")

    def failing() -> Iterator[OutputFile]:
        yield from site("新")
        raise fault

    with pytest.raises(type(fault)), one_build_at_a_time(output):
        publish(failing(), output)
    assert is_whole(output, "旧")
    assert not beside(output)


@pytest.mark.parametrize(
    ("number", "word"), [(errno.ENOSPC, "磁盘已满"), (errno.EROFS, "只读"), (errno.EACCES, "权限")]
)
def test_a_full_or_forbidden_disk_gives_a_message(
    number: int, word: str, output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(output, "旧")

    def refuse(path: Path, _: bytes) -> int:
        raise OSError(number, os.strerror(number), str(path))

    monkeypatch.setattr(Path, "write_bytes", refuse)
    with pytest.raises(BuildError, match=word):
        build(output, "新")
    assert is_whole(output, "旧")
    assert not beside(output)


def test_a_failed_rename_brings_the_old_site_back(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(output, "旧")
    monkeypatch.setattr(module, "exchange_at_once", never)
    real = Path.rename

    def refuse(path: Path, target: Path) -> Path:
        if path.name.endswith(".new"):
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return real(path, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(BuildError):
        build(output, "新")
    assert is_whole(output, "旧")


@pytest.mark.parametrize("name", ["file/_site", "file/a/_site", "字" * 90, "/proc/x", "/proc/x/_site"])
def test_a_place_where_nothing_can_be_written_is_told_at_once(name: str, tmp_path: Path) -> None:
    if name.startswith("/proc") and sys.platform != "linux":
        pytest.skip("no /proc on this system")
    (tmp_path / "file").touch()
    started = time.monotonic()
    with pytest.raises(BuildError, match=r"写不进去：.*。原来的网站没有变"):
        build(tmp_path / name)
    assert time.monotonic() - started < 1
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_lock_that_several_builds_wait_for_lets_one_in_at_a_time(output: Path) -> None:
    """The file of the lock goes with each of them."""
    inside, most = 0, 0

    def enter() -> None:
        nonlocal inside, most
        for _ in range(20):
            with one_build_at_a_time(output, lambda _: None):
                inside += 1
                most = max(most, inside)
                time.sleep(0.001)
                inside -= 1

    threads = [Thread(target=enter) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == 1
    assert not beside(output)


@pytest.mark.parametrize("refused", ["_acquire", "_mend", "_make_parents"])
def test_a_refusal_before_the_build_is_told(refused: str, output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", "somewhere")

    monkeypatch.setattr(module, refused, refuse)
    with pytest.raises(BuildError, match="somewhere: 写不进去：没有权限。原来的网站没有变"):
        build(output)
    assert not beside(output)


def test_a_build_that_fails_leaves_no_folder_behind(tmp_path: Path) -> None:
    with pytest.raises(BuildError), one_build_at_a_time(tmp_path / "a/b/_site"):
        raise BuildError("x", "y")
    assert not list(tmp_path.iterdir())


@pytest.mark.usefixtures("way")
def test_the_owners_files_go_over_to_the_new_site(output: Path) -> None:
    build(output, "旧")
    (output / "CNAME").write_text("example.org", "utf-8")
    (output / ".git/refs").mkdir(parents=True)
    (output / ".git/refs/head").write_text("1", "utf-8")
    for word in ("新", "更新"):
        build(output, word)
        assert (output / "index.html").read_text("utf-8") == word
        assert (output / "CNAME").read_text("utf-8") == "example.org"
        assert (output / ".git/refs/head").read_text("utf-8") == "1"
    with pytest.raises(BuildError, match=r"没有删：\.git、CNAME"):
        remove_checked(output)
    assert (output / "CNAME").exists()


def test_the_owners_files_are_on_the_disk_before_the_old_ones_go(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(output, "旧")
    (output / "CNAME").write_text("example.org", "utf-8")
    (output / ".git").mkdir()
    (output / ".git/head").write_text("1", "utf-8")
    (output / ".git/head").chmod(0o444)
    symlink(output / ".git/link", "nowhere")
    owners = {(output / name).read_bytes() for name in ("CNAME", ".git/head")}
    synced: list[bytes] = []
    real = os.fsync

    def sync(descriptor: int) -> None:
        assert (output / "index.html").read_text("utf-8") == "旧"
        synced.append(os.pread(descriptor, 100, 0))
        real(descriptor)

    monkeypatch.setattr(os, "fsync", sync)
    build(output, "新")
    assert set(synced) == owners
    assert (output / ".git/link").is_symlink()


def test_a_file_that_jianbao_no_longer_writes_goes(output: Path) -> None:
    with one_build_at_a_time(output):
        publish([*site("旧"), OutputFile("sitemap.xml", b""), OutputFile("articles/stale.html", b"")], output)
    build(output, "新")
    assert is_whole(output, "新")


def test_an_owners_file_with_the_name_of_a_new_page_stops_the_build(output: Path) -> None:
    build(output, "旧")
    (output / "Robots.txt").write_text("我的", "utf-8")
    with pytest.raises(BuildError, match="同名"), one_build_at_a_time(output):
        publish([*site("新"), OutputFile("robots.txt", b"")], output)
    assert (output / "Robots.txt").read_text("utf-8") == "我的"
    assert (output / "index.html").read_text("utf-8") == "旧"
    assert not beside(output)


def foreign_folder(path: Path) -> None:
    path.mkdir()
    (path / "论文.doc").write_text("我的", "utf-8")


def foreign_file(path: Path) -> None:
    path.write_text("我的", "utf-8")


def link_to_a_site(path: Path) -> None:
    build(path.with_name("real"))
    symlink(path, "real")


def folder_with_a_link_for_a_marker(path: Path) -> None:
    foreign_folder(path)
    symlink(path / MARKER, "论文.doc")


@pytest.mark.parametrize("make", [foreign_folder, foreign_file, link_to_a_site, folder_with_a_link_for_a_marker])
def test_what_jianbao_did_not_write_is_left_alone(make: Callable[[Path], None], output: Path) -> None:
    make(output)
    before = tree(output.parent)
    for attempt in (build, remove_checked):
        with pytest.raises(BuildError):
            attempt(output)
    assert tree(output.parent) == before


def remove_checked(output: Path) -> bool:
    check_output(output)
    with one_build_at_a_time(output):
        return remove(output)


def test_files_put_in_during_the_build_are_not_lost(output: Path) -> None:
    def slow() -> Iterator[OutputFile]:
        yield from site("新")
        foreign_folder(output)

    with pytest.raises(BuildError), one_build_at_a_time(output):
        publish(slow(), output)
    assert tree(output) == {"论文.doc": "我的".encode()}


@pytest.mark.parametrize("other", ["seeds", "seeds/_site", ".", "link", "link/_site"])
def test_an_output_that_overlaps_the_sources_is_refused(other: str, tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    symlink(tmp_path / "link", "seeds")
    with pytest.raises(BuildError):
        check_output(tmp_path / other, tmp_path / "seeds")


def test_removal_deletes_a_site_and_says_whether_there_was_one(output: Path) -> None:
    build(output)
    assert remove_checked(output)
    assert not output.exists()
    assert not remove_checked(output)
    assert not beside(output)


def test_leftovers_of_a_killed_build_are_cleared(output: Path) -> None:
    build(output, "旧")
    half = output.with_name("._site.new")
    half.mkdir()
    build(output, "新")
    (half / "articles").mkdir(parents=True)
    (half / MARKER).touch()
    build(output, "新")
    assert is_whole(output, "新")
    assert not beside(output)


def test_a_kill_between_two_renames_is_mended(output: Path) -> None:
    build(output, "旧")
    output.rename(output.with_name("._site.old"))
    with one_build_at_a_time(output):
        assert is_whole(output, "旧")


@pytest.mark.parametrize("held", [2, 99])
def test_windows_is_given_time_to_let_go_of_a_folder(held: int, output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A virus scanner has one of its new files open: for a moment, or for good."""
    build(output, "旧")
    tries = iter(range(held))
    rename = Path.rename

    def renamed(folder: Path, to: Path) -> Path:
        if next(tries, None) is not None:
            error = PermissionError(errno.EACCES, "", str(folder), 5)
            vars(error)["winerror"] = 5  # which other systems leave out
            raise error
        return rename(folder, to)

    monkeypatch.setattr(Path, "rename", renamed)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(time, "sleep", lambda _: None)
    if held == 2:
        build(output, "新")
        assert is_whole(output, "新")
    else:
        with pytest.raises(BuildError, match="正被别的程序使用"):
            build(output, "新")
        assert is_whole(output, "旧")
    assert not beside(output)


def test_a_foreign_folder_under_a_name_of_ours_is_left_alone(output: Path) -> None:
    foreign_folder(output.with_name("._site.new"))
    with pytest.raises(BuildError, match="不是剪报生成的"):
        build(output)
    assert (output.with_name("._site.new") / "论文.doc").exists()


@pytest.mark.parametrize("path", ["/etc/x", "../x", "a/../../x", "a\\b", "", MARKER])
def test_no_file_leaves_the_site(path: str, output: Path) -> None:
    with pytest.raises(BuildError), one_build_at_a_time(output):
        publish([OutputFile(path, b"")], output)
    assert not output.exists()


def test_names_that_differ_in_case_alone_are_refused(output: Path) -> None:
    with pytest.raises(BuildError, match="地址相同"), one_build_at_a_time(output):
        publish([OutputFile("a.html", b""), OutputFile("A.html", b"")], output)


def test_a_second_build_waits_for_the_first_and_gives_up_in_words(
    output: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(module, "PATIENCE", 0.1)
    with one_build_at_a_time(output), pytest.raises(BuildError, match="还没有结束"):
        build(output)
    assert "等它结束" in capsys.readouterr().out


@pytest.mark.skipif(sys.platform == "win32", reason="Windows exchanges no folders in one step")
def test_a_reader_always_finds_a_whole_site(output: Path) -> None:
    """Without pause a reader opens the folder and reads two files that were written far apart."""
    build(output, "0")
    stop = Event()
    seen: list[tuple[bytes, bytes]] = []

    def look() -> None:
        while not stop.is_set():
            folder = os.open(output, os.O_RDONLY)
            try:
                seen.append((_read(folder, "articles/0.html"), _read(folder, "index.html")))
            except FileNotFoundError:  # this folder is the old one by now, and half deleted
                pass
            finally:
                os.close(folder)

    reader = Thread(target=look)
    reader.start()
    for number in range(1, 30):
        build(output, str(number))
    stop.set()
    reader.join()
    assert len({index for _, index in seen}) > 1
    assert all(article == index + b"0" for article, index in seen)


def _read(folder: int, name: str) -> bytes:
    file = os.open(name, os.O_RDONLY, dir_fd=folder)
    try:
        return os.read(file, 100)
    finally:
        os.close(file)


BUILDER = """
import sys
from itertools import count
from pathlib import Path
from jianbao.io.publish import one_build_at_a_time, publish
from jianbao.model import OutputFile
def site(word):
    for number in range(300):
        yield OutputFile(f"articles/{number}.html", word * 1000)
    yield OutputFile("index.html", word)
print("ready", flush=True)
for number in count():
    with one_build_at_a_time(Path(sys.argv[1])):
        publish(site(b"AB"[number % 2:][:1]), Path(sys.argv[1]))
"""


@pytest.mark.parametrize("moment", [0.05, 0.11, 0.18, 0.23, 0.31])
def test_a_kill_at_any_moment_leaves_a_whole_site(moment: float, output: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", BUILDER, str(output)], stdout=subprocess.PIPE) as builder:
        assert builder.stdout is not None
        builder.stdout.readline()
        wait_until_there(output, builder)
        time.sleep(moment)
        builder.send_signal(signal.SIGKILL if os.name == "posix" else signal.SIGTERM)
    word = (output / "index.html").read_bytes()
    assert word in (b"A", b"B")
    articles = list((output / "articles").iterdir())
    assert len(articles) == 300
    assert all(article.read_bytes() == word * 1000 for article in articles)
    build(output)
    assert is_whole(output, "新")
    assert not beside(output)
