"""The marker in a folder that Jianbao wrote.

It lists each file that is Jianbao's. What it does not list is its owner's, wherever it lies, and a folder without a
marker is never replaced or deleted.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from shutil import rmtree

MARKER = ".jianbao"
MARKER_TEXT = "这个文件夹由剪报生成。下面列出的，每次构建都会整个换掉；没有列出的，原样保留。\n\n"

LEFT_BY_SYSTEMS = frozenset((".DS_Store", "Thumbs.db", "desktop.ini"))
"""Files that a system puts into every folder that somebody opens; nobody misses them."""


def is_ours(folder: Path) -> bool:
    marker = folder / MARKER
    return marker.is_file() and not marker.is_symlink()


def write_marker(folder: Path, paths: Iterable[str]) -> None:
    text = MARKER_TEXT + "".join(f"{path}\n" for path in sorted((*paths, MARKER)))
    (folder / MARKER).write_text(text, encoding="utf-8", newline="\n")


def owners(site: Path) -> tuple[str, ...]:
    """The paths of what lies in a site and was not written by Jianbao; a folder that is all its owner's is one path.
    Empty where the marker has no list.
    """
    listed = _listed(site)
    return tuple(_strangers(str(site), "", listed | folders_of(listed))) if listed else ()


def _strangers(folder: str, below: str, known: Collection[str]) -> Iterator[str]:
    with os.scandir(folder) as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    for entry in found:
        path = below + entry.name
        if f"{path}/" in known:
            if entry.is_dir(follow_symlinks=False):
                yield from _strangers(entry.path, f"{path}/", known)
        elif path not in known and entry.name not in LEFT_BY_SYSTEMS:
            yield path


def folders_of(paths: Iterable[str]) -> frozenset[str]:
    """All folders that some files lie in, each with a slash at its end.

    >>> sorted(folders_of(["a/b/c.html", "a/d.html", "e.html"]))
    ['a/', 'a/b/']
    """
    innermost = {path.rpartition("/")[0] for path in paths}
    parts = [folder.split("/") for folder in innermost if folder]
    return frozenset("/".join(part[:end]) + "/" for part in parts for end in range(1, len(part) + 1))


def ours(site: Path) -> frozenset[str]:
    """The names at the top of a site that Jianbao wrote."""
    return frozenset(path.partition("/")[0] for path in _listed(site))


def _listed(site: Path) -> frozenset[str]:
    text = (site / MARKER).read_text(encoding="utf-8", errors="replace") if is_ours(site) else ""
    return frozenset(text.splitlines()[2:])


def delete_ours(folder: Path) -> None:
    """Deletes a folder that has a marker or is empty, even if folders in it were made read-only."""
    if not folder.exists():
        return
    try:
        _delete(folder)
    except PermissionError:
        for path, _, _ in os.walk(folder) if is_ours(folder) else ():
            Path(path).chmod(0o700)
        _delete(folder)


def _delete(folder: Path) -> None:
    """Deletes the marker last, so that a deletion that is cut short leaves a folder which still says whose it is."""
    for child in folder.iterdir() if is_ours(folder) else ():
        if child.name == MARKER:
            continue
        if child.is_dir() and not child.is_symlink():
            rmtree(child)
        else:
            child.unlink()
    (folder / MARKER).unlink(missing_ok=True)
    folder.rmdir()
