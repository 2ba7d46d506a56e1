"""Reads a source folder: its sources, in a fixed order, and a problem for each thing that had to be passed over.

Nothing outside the folder is ever read: links are refused, not followed. Nothing that could block is opened:
a file is known to be a regular one before a byte of it is read. Nothing in the folder is ever written.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from jianbao.io.corrections import read_corrections
from jianbao.io.entries import (
    BORDERS,
    CORRECTIONS,
    TEXTS,
    Entry,
    astray,
    confused,
    copies,
    is_misnamed,
    misnamed,
    not_texts,
    second,
    skipped,
    twins,
    unclaimed,
)
from jianbao.io.errors import BuildError, printable, reason
from jianbao.io.folder_files import ABOUT, SETTINGS, name_meant
from jianbao.io.marker import LEFT_BY_SYSTEMS
from jianbao.io.stems import unique_stems
from jianbao.model import NO_CORRECTIONS, Corrections, OutputFile, Problem, RawFile, Severity, sidecar
from jianbao.text.decode import DecodeError, decode

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


def read_sources(folder: Path) -> tuple[tuple[RawFile, ...], str, tuple[Problem, ...]]:
    """The sources in the order of their names, each with its corrections; the text of ``about.md``; and a problem for
    each thing that was passed over.
    """
    found = tuple(_walk(check_folder(folder)))
    entries = sorted((e for e in found if isinstance(e, Entry)), key=lambda e: (e.shown, e.name))
    no_sources = {name: name_meant([e.name for e in entries], name) for name in (ABOUT, SETTINGS)}
    page = next((e for e in entries if e.name == no_sources[ABOUT]), None)
    others = [e for e in entries if e.name.casefold() not in no_sources]
    texts = [e for e in others if e.extension in TEXTS and not is_misnamed(e)]
    corrected, faults = _read_sidecars(others, texts)
    about, of_about = _read_about(page)
    raws, unread = _read_texts(texts, corrected)
    problems = (
        *(p for p in found if isinstance(p, Problem)),
        *not_texts([e for e in entries if e.extension not in (*TEXTS, CORRECTIONS, BORDERS)]),
        *twins(entries, no_sources),
        *(misnamed(e) for e in others if is_misnamed(e)),
        *(() if page else astray(texts)),
        *faults,
        *confused(texts),
        *of_about,
        *unread,
        *copies(raws),
    )
    return raws, about, problems


def _read_about(page: Entry | None) -> tuple[str, tuple[Problem, ...]]:
    """The text of ``about.md``, empty without one, and what is wrong with it."""
    if page is None:
        return "", ()
    try:
        text = decode(RawFile(ABOUT, "about", read_regular(page.path)))
    except (BuildError, DecodeError) as error:
        return "", (skipped(page.shown, error.message, error.hint),)
    return text.text, text.problems


def _read_texts(
    texts: Sequence[Entry], corrected: Mapping[str, Corrections]
) -> tuple[tuple[RawFile, ...], tuple[Problem, ...]]:
    """The sources that can be read, and a problem for each that cannot. ``corrected``: corrections by shown name."""
    stems = unique_stems(e.name for e in texts)
    raws, unread = [], []
    for entry in texts:
        try:
            data = read_regular(entry.path)
        except BuildError as error:
            unread.append(skipped(entry.shown, error.message, error.hint))
        else:
            corrections = corrected.get(entry.shown, NO_CORRECTIONS)
            raws.append(RawFile(entry.shown, stems[entry.name], data, corrections))
    return tuple(raws), tuple(unread)


def read_source(path: Path, stem: str) -> tuple[RawFile, tuple[Problem, ...]]:
    """One source by itself, with its corrections."""
    raw = RawFile(path.name, stem, read_regular(path))
    beside = Entry(path.with_name(sidecar(path.name)), sidecar(path.name))
    if not os.path.lexists(beside.path):
        return raw, ()
    corrections, problems = _read_sidecar(beside)
    return replace(raw, corrections=corrections), problems


def find_source(asked: Path, folder: Path) -> Entry:
    """The source that is meant: ``asked`` is a path from here, a path in the source folder, or the name of a file
    anywhere in that folder. BuildError if there is none, or more than one.
    """
    here, there = asked, folder / asked
    folders = {path: _is_folder(path) for path in (here, there)}
    for path, is_folder in folders.items():
        if is_folder is False:
            return Entry(path, _name_within(path, folder))
    if any(folders.values()):
        raise BuildError(asked, "是文件夹，不是来源文件", "请写出其中一个文件")
    found = [e for e in _walk(folder) if isinstance(e, Entry) and e.extension in TEXTS]
    named = sorted((e for e in found if asked.name in (e.path.name, e.shown)), key=lambda e: e.name)
    if len(asked.parts) == len(named) == 1:
        return named[0]
    if len(asked.parts) == 1 and named:
        raise BuildError(asked, f"有几个同名的文件：{'、'.join(e.shown for e in named)}", "请连文件夹一起写")
    raise BuildError(asked, "找不到这个文件", f"找过 {here}、{there}，以及 {folder} 里的同名文件")


def _is_folder(path: Path) -> bool | None:
    """Whether a path is a folder; None if there is nothing, BuildError if the disk does not let us look."""
    try:
        path.lstat()
        return path.is_dir()
    except OSError as error:
        if error.errno in (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG):
            return None
        raise BuildError(path, f"读不了：{reason(error)}", "请检查它和它所在文件夹的权限") from None


def _name_within(path: Path, folder: Path) -> str:
    """The path relative to the folder; as it is if it lies elsewhere."""
    try:
        return (path.parent.resolve() / path.name).relative_to(folder.resolve()).as_posix()
    except ValueError:
        return path.as_posix()


def _read_sidecars(
    entries: Sequence[Entry], texts: Sequence[Entry]
) -> tuple[Mapping[str, Corrections], tuple[Problem, ...]]:
    """Corrections by the shown name of their source. A file that fits no source, or several, is not used."""
    sources: dict[str, list[str]] = {}
    for text in texts:
        sources.setdefault(sidecar(text.shown), []).append(text.shown)
    found: dict[str, Corrections] = {}
    problems: list[Problem] = []
    for entry in entries:
        if entry.extension != CORRECTIONS:
            continue
        fitting = sources.get(sidecar(entry.shown), [])
        if len(fitting) != 1:
            problems.append(unclaimed(entry, fitting, _read_sidecar(entry)[0] != NO_CORRECTIONS))
        elif fitting[0] in found:
            problems.append(second(entry, fitting[0]))
        else:
            found[fitting[0]], faults = _read_sidecar(entry)
            problems += faults
    return found, tuple(problems)


def _read_sidecar(entry: Entry) -> tuple[Corrections, tuple[Problem, ...]]:
    try:
        return read_corrections(read_regular(entry.path), entry.shown)
    except BuildError as error:
        done = "勘误没有用上"
        return NO_CORRECTIONS, (Problem(entry.shown, None, Severity.ERROR, error.message, done, error.hint),)


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
    """The files that all pages share (scripts, styles), as ``static/…`` of the site. What systems leave in folders is
    passed over.
    """
    found = tuple(_walk(folder))
    for problem in (item for item in found if isinstance(item, Problem)):
        raise BuildError(folder / (problem.source or ""), problem.message, problem.hint)
    entries = (item for item in found if isinstance(item, Entry) and item.path.name not in LEFT_BY_SYSTEMS)
    for entry in sorted(entries, key=lambda entry: entry.name):
        yield OutputFile(f"static/{entry.name}", read_regular(entry.path))


def check_folder(folder: Path) -> Path:
    """The folder of sources, if it can be read at all; BuildError if not."""
    is_folder = _is_folder(folder)
    if is_folder is None:
        raise BuildError(folder, "没有这个来源文件夹", "请建好它，放入 .txt 文件，或用 --source 另指一个")
    if not is_folder:
        raise BuildError(folder, "来源应是文件夹", "请用 --source 指向放文章的文件夹")
    try:
        next(folder.iterdir(), None)
    except OSError as error:
        hint = "请检查文件夹的权限，或用 --source 另指一个"
        raise BuildError(folder, f"来源文件夹读不了：{reason(error)}", hint) from None
    return folder


def _walk(folder: Path, prefix: str = "") -> Iterator[Entry | Problem]:
    """The regular files in a folder and below, and a problem for everything else. Hidden names are passed over."""
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
