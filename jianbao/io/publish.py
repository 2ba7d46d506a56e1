"""Puts the new site in place of the old one, whole or not at all.

The new site is written into a folder beside the old one; then the two change names in one step. Whoever
looks, and whenever the build is killed, finds the old site or the new one. Files that are the same in both are
linked, not written. A folder without our marker (``marker.py``) is never replaced or deleted, and what that does
not list, such as ``CNAME`` or a picture laid into ``articles``, is its owner's and goes over to the new site.
Beside ``_site`` stand

    ._site.new    the site being written, and after the exchange the old one while it is deleted
    ._site.old    the old one, for the moment between two renames, where folders cannot be exchanged
    ._site.lock   empty; there during a build
    ._site.kept   results that the next build can use again (``kept.py``)
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import copy2, copytree

from filelock import FileLock, Timeout

from jianbao.io.errors import BuildError, reason
from jianbao.io.exchange import exchange_at_once, move
from jianbao.io.marker import MARKER, MARKER_TEXT, delete_ours, folders_of, is_ours, owners, write_marker
from jianbao.io.unchanged import take_over
from jianbao.model import OutputFile, Unchanged

FOREIGN = "文件夹里的东西不是剪报生成的，没有动它"
UNCHANGED = "原来的网站没有变"

TOLD = 10
"""Files that a message names; whoever has more has to look."""

PATIENCE = 60
"""Seconds to wait for another build of the same site; most take less, and nobody waits longer unasked."""


def check_output(output: Path, *kept: Path) -> None:
    """Refuses an output that is not Jianbao's to replace, or that overlaps a folder that must be ``kept``."""
    with _as_build_error(output):
        if output.is_symlink():
            raise BuildError(output, "输出位置是链接", "请用 --output 指定真正的文件夹")
        if output.exists() and not output.is_dir():
            raise BuildError(output, "输出位置是文件，不是文件夹", "请用 --output 另指一个文件夹")
        if output.is_dir() and not (is_ours(output) or _is_empty(output)):
            raise BuildError(output, FOREIGN, "请用 --output 另指一个文件夹")
    for folder in kept:
        try:
            one, other = output.resolve(), folder.resolve()
            overlap = _holds(one, other) or _holds(other, one)
        except OSError as error:  # the output has been looked at before
            raise BuildError(folder, f"读不了：{reason(error)}", "请检查它和它所在文件夹的权限") from None
        if overlap:
            raise BuildError(output, f"输出文件夹与 {folder} 重叠", "请用 --output 指定别处")


def is_there(output: Path) -> bool:
    """Whether there is a site, or what a killed build left of one."""
    return any(os.path.lexists(path) for path in (output, *(beside(output, kind) for kind in ("old", "new", "kept"))))


@contextmanager
def one_build_at_a_time(output: Path, tell: Callable[[str], object] = print) -> Iterator[None]:
    """Holds the lock of this output, and mends what a killed build left behind."""
    lock = FileLock(beside(output, "lock"))
    made: list[Path] = []
    try:
        with _as_build_error(output):
            made += _make_parents(output)
            _acquire(lock, output, tell)
            _mend(output)
        yield
    finally:
        _release(lock)
        with suppress(OSError):  # a folder that holds the site stays
            for folder in made:
                folder.rmdir()


@contextmanager
def _as_build_error(output: Path) -> Iterator[None]:
    """What the disk refuses is told in words."""
    try:
        yield
    except FileNotFoundError as error:  # nothing is looked for here, only made
        raise BuildError(error.filename or output, "写不进去：这里建不了文件", UNCHANGED) from None
    except OSError as error:
        raise BuildError(error.filename or output, f"写不进去：{reason(error)}", UNCHANGED) from None


def _make_parents(output: Path) -> Iterator[Path]:
    """The folders made for the output to stand in, the innermost first."""
    missing = [folder for folder in output.absolute().parents if not folder.exists()]
    parent = output.absolute().parent
    try:
        parent.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise NotADirectoryError(errno.ENOTDIR, "", str(parent)) from None
    yield from missing


def _acquire(lock: FileLock, output: Path, tell: Callable[[str], object]) -> None:
    _check_creation(Path(lock.lock_file))
    try:
        lock.acquire(timeout=0)
    except Timeout:
        tell(f"{output}: 另一个构建正在写这个文件夹，等它结束……")
    try:
        lock.acquire(timeout=PATIENCE)
    except Timeout:
        raise BuildError(output, "另一个构建还没有结束", "请等它结束再试") from None


def _check_creation(path: Path) -> None:
    """Says at once what the lock would take for another build and wait for: a place where no file can be made."""
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o644))


def _release(lock: FileLock) -> None:
    """Deletes the lock's file while it is still held; whoever waits for it notices and makes a new one."""
    if lock.is_locked:
        with suppress(OSError):  # Windows: when it is released
            Path(lock.lock_file).unlink()
    lock.release()


def publish(
    files: Iterable[OutputFile | Unchanged], output: Path, tell: Callable[[str], object] = print
) -> tuple[str, ...]:
    """Writes the files as a site in place of the old one; returns their paths. The caller holds the lock."""
    new = beside(output, "new")
    try:
        with _as_build_error(output):
            paths = _write_site(files, new, output)
            _carry_over(output, new, paths)
            _exchange(new, output, tell)
    finally:
        _clear(new, tell)
    return paths


def _clear(folder: Path, tell: Callable[[str], object]) -> None:
    """Deletes a folder that is not needed any more, or says that it is left; the next build tries again."""
    try:
        delete_ours(folder)
    except OSError as error:
        tell(f"{folder}: 删不掉：{reason(error)}。网站用不着它，请自己删去")


def remove(output: Path) -> bool:
    """Deletes a site and gives whether there was one. The caller holds the lock."""
    if not output.exists():
        return _forget(output)
    aside = beside(output, "new")
    try:
        if not_ours := owners(output):
            told = "、".join(not_ours[:TOLD]) + (f" 等 {len(not_ours)} 个" if len(not_ours) > TOLD else "")
            raise BuildError(output, f"里面有不是剪报写的文件，没有删：{told}", "请先把它们移走")
        move(output, aside)
        delete_ours(aside)
    except OSError as error:
        raise BuildError(aside if aside.exists() else output, f"删不掉：{reason(error)}") from None
    _forget(output)
    return True


def _forget(output: Path) -> bool:
    """Deletes what was kept for the next build, and gives whether there was something."""
    with suppress(OSError):
        beside(output, "kept").unlink()
        return True
    return False


def beside(output: Path, kind: str) -> Path:
    output = output.absolute()
    return output.with_name(f".{output.name}.{kind}")


def _is_empty(folder: Path) -> bool:
    try:
        return next(folder.iterdir(), None) is None
    except OSError as error:
        raise BuildError(folder, f"读不了：{reason(error)}", "请检查文件夹的权限") from None


def _holds(folder: Path, path: Path) -> bool:
    """Whether a path is the folder or lies in it. The disk is asked, since it may have two names for one folder: A and
    a, or a mount.
    """
    return folder.exists() and any(part.exists() and part.samefile(folder) for part in (path, *path.parents))


def _mend(output: Path) -> None:
    """After a kill between two renames the old site takes its place again; half-written sites are deleted."""
    old, new = beside(output, "old"), beside(output, "new")
    if is_ours(old) and not output.exists():
        move(old, output)
    for leftover in (old, new):
        if leftover.exists() and not (is_ours(leftover) or _is_empty(leftover)):
            raise BuildError(leftover, "构建要用这个名字，但它不是剪报生成的", "请把它移走")
        delete_ours(leftover)


def _write_site(files: Iterable[OutputFile | Unchanged], folder: Path, old: Path) -> tuple[str, ...]:
    folder.mkdir()
    (folder / MARKER).write_text(MARKER_TEXT, encoding="utf-8", newline="\n")  # ours from the first moment
    taken: dict[str, str] = {}
    made = {""}
    for file in files:
        _check_path(file.path, taken)
        below = file.path.rpartition("/")[0]
        if below not in made:
            (folder / below).mkdir(parents=True, exist_ok=True)
            made.add(below)
        if isinstance(file, OutputFile):
            (folder / file.path).write_bytes(file.data)
        else:
            take_over(old, folder, file.path)
    paths = tuple(taken.values())
    write_marker(folder, paths)
    return paths


def _carry_over(old: Path, new: Path, paths: Iterable[str]) -> None:
    """Copies the owner's files into the new site before it takes the old one's place, so that none is ever missing."""
    not_ours = owners(old)
    taken = {path.casefold().removesuffix("/") for path in (*paths, *folders_of(paths))} if not_ours else ()
    for path in not_ours:
        if path.casefold() in taken:
            raise BuildError(old / path, "不是剪报写的，却与网站的文件同名", f"请改名或移走；{UNCHANGED}")
        (new / path).parent.mkdir(parents=True, exist_ok=True)
        if (old / path).is_dir() and not (old / path).is_symlink():
            copytree(old / path, new / path, symlinks=True, copy_function=_copy)
        else:
            _copy(old / path, new / path, follow_symlinks=False)


def _copy(source: Path | str, target: Path | str, *, follow_symlinks: bool = True) -> None:
    """Makes a copy that survives a power cut: the original is deleted next, and no build could make it again."""
    copy2(source, target, follow_symlinks=follow_symlinks)
    mode = "r+b" if sys.platform == "win32" else "rb"  # Windows asks for a file that may be written
    if not Path(target).is_symlink():
        with suppress(PermissionError), Path(target).open(mode) as file:
            os.fsync(file.fileno())


def _check_path(path: str, taken: dict[str, str]) -> None:
    """BuildError for a path that leads out of the site, or that is another's on a disk that does not tell A from a."""
    if {"", ".", ".."}.intersection(path.split("/")) or "\\" in path or path == MARKER:
        raise BuildError(path, "网页地址不合规则", "这是程序的错误，请报告")
    if (other := taken.setdefault(path.casefold(), path)) is not path:
        raise BuildError(path, f"与 {other} 地址相同", "这是程序的错误，请报告")


def _exchange(new: Path, output: Path, tell: Callable[[str], object]) -> None:
    """Gives the new site the output's name, and the old one, if there was one, the new one's."""
    if not output.exists() or _is_empty(output):
        with suppress(FileNotFoundError):
            output.rmdir()  # Windows does not rename onto an empty folder
        move(new, output)
    elif not is_ours(output):
        raise BuildError(output, FOREIGN, "请用 --output 另指一个文件夹")
    elif not exchange_at_once(new, output):
        old = beside(output, "old")
        move(output, old)
        try:
            move(new, output)
        except OSError:
            move(old, output)
            raise
        _clear(old, tell)
