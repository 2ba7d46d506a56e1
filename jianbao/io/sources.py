"""Reads a folder of sources: what is there, in a fixed order, and what had to be passed over.

Nothing outside the folder is ever read: links are refused, not followed. Nothing that could block is opened:
a file is known to be a regular one before a byte of it is read. Nothing in the folder is ever written.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from unicodedata import normalize

from jianbao.io.errors import BuildError, printable, reason
from jianbao.io.stems import unique_stems
from jianbao.model import OutputFile, Problem, RawFile, Severity
from jianbao.text.decode import DecodeError, decode

TEXTS = (".txt", ".md")
ABOUT = "about.md"
LARGEST = 64 * 2**20
"""Bytes. Twenty million characters, where a newspaper page has ten thousand: a mistake, not a page."""

OPEN_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_BINARY", 0)  # Windows only
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NOFOLLOW", 0)  # not on Windows; the walk has looked before
    | getattr(os, "O_NONBLOCK", 0)  # a pipe that nobody writes to would block for ever
)

KINDS = (
    (stat.S_ISDIR, "是文件夹，不是文本文件"),
    (stat.S_ISLNK, "是链接，不是文件本身"),
    (stat.S_ISFIFO, "是管道，不是普通文件"),
    (stat.S_ISSOCK, "是套接字，不是普通文件"),
    (stat.S_ISBLK, "是设备，不是普通文件"),
    (stat.S_ISCHR, "是设备，不是普通文件"),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """Something in the source folder that may be a source."""

    path: Path
    name: str
    """Relative to the source folder, with ``/``, as the disk spells it."""

    @property
    def shown(self) -> str:
        """For pages and messages: composed as Linux and Windows do (macOS does not), nothing unprintable."""
        return printable(normalize("NFC", self.name))

    @property
    def extension(self) -> str:
        return PurePosixPath(self.name).suffix.lower()


def read_sources(folder: Path) -> tuple[tuple[RawFile, ...], str, tuple[Problem, ...]]:
    """All sources in the order of their names, the text of ``about.md``, and what was passed over."""
    found = tuple(_walk(_existing(folder)))
    entries = sorted((e for e in found if isinstance(e, Entry)), key=lambda e: (e.shown, e.name))
    problems = [p for p in found if isinstance(p, Problem)]
    problems += _not_texts([e for e in entries if e.extension not in (*TEXTS, ".toml")])
    texts = [e for e in entries if e.extension in TEXTS]
    stems = unique_stems(e.name for e in texts if e.name != ABOUT)
    raws, about = [], ""
    for entry in texts:
        try:
            data = read_regular(entry.path)
            if entry.name == ABOUT:
                about = decode(RawFile(ABOUT, "about", data)).text
            else:
                raws.append(RawFile(entry.shown, stems[entry.name], data))
        except (BuildError, DecodeError) as error:
            problems.append(skipped(entry.shown, error.message, error.hint))
    return tuple(raws), about, tuple(problems)


def read_regular(path: Path) -> bytes:
    """The bytes of a regular file; a link is not followed, even one put there this moment."""
    try:
        descriptor = os.open(path, OPEN_FLAGS)
        with os.fdopen(descriptor, "rb") as file:
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode):
                raise _irregular(path, status.st_mode)
            if status.st_size > LARGEST:
                raise BuildError(path, f"有 {status.st_size // 2**20} MB，太大了", "请按版面分成小文件")
            return file.read()
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise _irregular(path, stat.S_IFLNK) from None
        raise BuildError(path, f"读不了：{reason(error)}", "请检查文件权限和磁盘") from None


def read_static(folder: Path) -> Iterator[OutputFile]:
    """What all pages share, as it lies in the folder: ``static/…`` of the site."""
    found = tuple(_walk(folder))
    for problem in (one for one in found if isinstance(one, Problem)):
        raise BuildError(folder / (problem.source or ""), problem.message, problem.hint)
    for entry in sorted((one for one in found if isinstance(one, Entry)), key=lambda entry: entry.name):
        yield OutputFile(f"static/{entry.name}", read_regular(entry.path))


def skipped(name: str, message: str, hint: str) -> Problem:
    """A source that is not on the site."""
    return Problem(name, None, Severity.ERROR, message, "已跳过", hint)


def _existing(folder: Path) -> Path:
    if not folder.exists():
        raise BuildError(folder, "没有这个来源文件夹", "请建好它，放入 .txt 文件，或用 --source 另指一个")
    if not folder.is_dir():
        raise BuildError(folder, "来源应是文件夹", "请用 --source 指向放文章的文件夹")
    return folder


def _walk(folder: Path, prefix: str = "") -> Iterator[Entry | Problem]:
    """Regular files here and below, and a problem for everything else. Hidden names are passed over."""
    try:
        children = list(folder.iterdir())
    except OSError as error:
        yield skipped(printable(prefix) or ".", f"文件夹读不了：{reason(error)}", "请检查文件夹的权限")
        return
    for child in children:
        if not child.name.startswith("."):
            yield from _look(child, prefix + child.name)


def _look(path: Path, name: str) -> Iterator[Entry | Problem]:
    entry = Entry(path, name)
    try:
        mode = path.lstat().st_mode
    except OSError as error:
        yield skipped(entry.shown, f"读不了：{reason(error)}", "请检查文件权限和磁盘")
        return
    if stat.S_ISDIR(mode):
        if entry.extension in TEXTS:
            hint = f"请改名，去掉 {entry.extension}"
            yield Problem(entry.shown, None, Severity.ERROR, KINDS[0][1], "其中的文件照常读取", hint)
        yield from _walk(path, f"{name}/")
    elif stat.S_ISREG(mode):
        yield entry
    else:
        refused = _irregular(path, mode)
        yield skipped(entry.shown, refused.message, refused.hint)


def _irregular(path: Path, mode: int) -> BuildError:
    message = next((message for is_kind, message in KINDS if is_kind(mode)), "不是普通文件")
    hint = "请把文件本身复制进来" if stat.S_ISLNK(mode) else "请移出来源文件夹"
    return BuildError(path, message, hint)


def _not_texts(entries: Sequence[Entry]) -> Iterator[Problem]:
    """One warning for all files of other kinds: a folder of scans beside its texts is usual."""
    if entries:
        names = "、".join(entry.shown for entry in entries[:3]) + (" 等" if len(entries) > 3 else "")
        message = f"有 {len(entries)} 个文件不是 .txt 或 .md：{names}"
        yield Problem(None, None, Severity.WARNING, message, "已跳过", "如是文章，请另存为 .txt")
