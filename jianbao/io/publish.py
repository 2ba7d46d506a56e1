"""Puts the site in its place, whole or not at all.

The new site is written into a folder beside the old one; then the two change names in one step. Whoever
looks, and whenever the build is killed, finds the old site or the new one. A marker in the folder tells what
Jianbao wrote: nothing without it is ever replaced or deleted. Beside ``_site`` stand

    ._site.new    the site being written, and after the exchange the old one while it is deleted
    ._site.old    the old one, for the moment between two renames, where folders cannot be exchanged
    ._site.lock   empty; held during a build
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from shutil import rmtree

from filelock import FileLock, Timeout

from jianbao.io.errors import BuildError, reason
from jianbao.model import OutputFile

MARKER = ".jianbao"
MARKER_TEXT = "这个文件夹由剪报生成，每次构建都会整个换掉。请不要把自己的文件放在这里。\n"

FOREIGN = "文件夹里的东西不是剪报生成的，没有动它"

PATIENCE = 60
"""Seconds to wait for another build of the same site; most take less, and nobody waits longer unasked."""

AT_FDCWD, RENAME_EXCHANGE = -100, 2
"""From Linux' ``fcntl.h`` and ``fs.h``; see renameat2(2)."""


def check_output(output: Path, *kept: Path) -> None:
    """Refuses an output that is not Jianbao's to replace, or that overlaps a folder that must be ``kept``."""
    if output.is_symlink():
        raise BuildError(output, "输出位置是链接", "请用 --output 指定真正的文件夹")
    if output.exists() and not output.is_dir():
        raise BuildError(output, "输出位置是文件，不是文件夹", "请用 --output 另指一个文件夹")
    if output.is_dir() and not (_is_ours(output) or _is_empty(output)):
        raise BuildError(output, FOREIGN, "请用 --output 另指一个文件夹")
    for folder in kept:
        if _overlap(output, folder):
            raise BuildError(output, f"输出文件夹与 {folder} 重叠", "请用 --output 指定别处")


@contextmanager
def one_build_at_a_time(output: Path, tell: Callable[[str], object] = print) -> Iterator[None]:
    """Holds the lock of this output, and mends what a killed build left behind."""
    lock = FileLock(_beside(output, "lock"))
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        _acquire(lock, output, tell)
        _mend(output)
        yield
    finally:
        lock.release()


def _acquire(lock: FileLock, output: Path, tell: Callable[[str], object]) -> None:
    try:
        lock.acquire(timeout=0)
    except Timeout:
        tell(f"{output}: 另一个构建正在写这个文件夹，等它结束……")
    try:
        lock.acquire(timeout=PATIENCE)
    except Timeout:
        raise BuildError(output, "另一个构建还没有结束", "请等它结束再试") from None


def publish(files: Iterable[OutputFile], output: Path) -> tuple[str, ...]:
    """Writes the files as a site in place of the old one; returns their paths. The caller holds the lock."""
    new = _beside(output, "new")
    try:
        paths = _write_site(files, new)
        _exchange(new, output)
    except OSError as error:
        raise BuildError(error.filename or output, f"写不进去：{reason(error)}", "原来的网站没有变") from None
    finally:
        with suppress(OSError):  # the next build deletes what is left
            _delete_ours(new)
    return paths


def remove(output: Path) -> bool:
    """Deletes a site; whether there was one. The caller holds the lock."""
    if not output.exists():
        return False
    aside = _beside(output, "new")
    try:
        output.rename(aside)
        _delete_ours(aside)
    except OSError as error:
        raise BuildError(output, f"删不掉：{reason(error)}") from None
    return True


def _beside(output: Path, kind: str) -> Path:
    output = output.absolute()
    return output.with_name(f".{output.name}.{kind}")


def _is_ours(folder: Path) -> bool:
    marker = folder / MARKER
    return marker.is_file() and not marker.is_symlink()


def _is_empty(folder: Path) -> bool:
    try:
        return next(folder.iterdir(), None) is None
    except OSError as error:
        raise BuildError(folder, f"读不了：{reason(error)}", "请检查文件夹的权限") from None


def _overlap(one: Path, other: Path) -> bool:
    return _holds(one.resolve(), other.resolve()) or _holds(other.resolve(), one.resolve())


def _holds(folder: Path, path: Path) -> bool:
    """Asks the disk, which may have two names for one folder: A and a, or a mount."""
    return folder.exists() and any(part.exists() and part.samefile(folder) for part in (path, *path.parents))


def _mend(output: Path) -> None:
    """After a kill between two renames the old site takes its place again; half-written sites are deleted."""
    old, new = _beside(output, "old"), _beside(output, "new")
    if _is_ours(old) and not output.exists():
        old.rename(output)
    for leftover in (old, new):
        if leftover.exists() and not (_is_ours(leftover) or _is_empty(leftover)):
            raise BuildError(leftover, "构建要用这个名字，但它不是剪报生成的", "请把它移走")
        _delete_ours(leftover)


def _delete_ours(folder: Path) -> None:
    """The marker goes last: a deletion that is cut short leaves a folder that still says whose it is."""
    if not folder.exists():
        return
    for child in folder.iterdir() if _is_ours(folder) else ():
        if child.name == MARKER:
            continue
        if child.is_dir() and not child.is_symlink():
            rmtree(child)
        else:
            child.unlink()
    (folder / MARKER).unlink(missing_ok=True)
    folder.rmdir()


def _write_site(files: Iterable[OutputFile], folder: Path) -> tuple[str, ...]:
    folder.mkdir()
    (folder / MARKER).write_text(MARKER_TEXT, encoding="utf-8", newline="\n")
    taken: dict[str, str] = {}
    for file in files:
        _check_path(file.path, taken)
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.data)
    return tuple(taken.values())


def _check_path(path: str, taken: dict[str, str]) -> None:
    """Every file stays inside the site, and no two are one on a disk that does not tell A from a."""
    parts = PurePosixPath(path).parts
    if not parts or path.startswith("/") or ".." in parts or "\\" in path or path == MARKER:
        raise BuildError(path, "网页地址不合规则", "这是程序的错误，请报告")
    if (other := taken.setdefault(path.casefold(), path)) is not path:
        raise BuildError(path, f"与 {other} 地址相同", "这是程序的错误，请报告")


def _exchange(new: Path, output: Path) -> None:
    """The new site under the output's name, and the old one, if there was one, under the new one's."""
    if not output.exists() or _is_empty(output):
        with suppress(FileNotFoundError):
            output.rmdir()  # Windows does not rename onto an empty folder
        new.rename(output)
    elif not _is_ours(output):
        raise BuildError(output, FOREIGN, "请用 --output 另指一个文件夹")
    elif not _exchange_at_once(new, output):
        old = _beside(output, "old")
        output.rename(old)
        try:
            new.rename(output)
        except OSError:
            old.rename(output)
            raise
        _delete_ours(old)


def _exchange_at_once(one: Path, other: Path) -> bool:
    """Two folders change names in one step; False where the system or the disk cannot."""
    if sys.platform != "linux":
        return False
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):  # a C library older than 2018
        return False
    done = renameat2(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE)
    return bool(done == 0)
