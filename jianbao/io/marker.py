"""The marker in a folder that Jianbao wrote: it lists what is Jianbao's at its top. What it does not list is its
owner's, and a folder without one is never replaced or deleted.
"""

from __future__ import annotations

import os
from pathlib import Path
from shutil import rmtree

MARKER = ".jianbao"
MARKER_TEXT = "这个文件夹由剪报生成。下面列出的，每次构建都会整个换掉；没有列出的，原样保留。\n\n"


def is_ours(folder: Path) -> bool:
    marker = folder / MARKER
    return marker.is_file() and not marker.is_symlink()


def write_marker(folder: Path) -> None:
    names = sorted(path.name for path in folder.iterdir())
    text = MARKER_TEXT + "".join(f"{name}\n" for name in names)
    (folder / MARKER).write_text(text, encoding="utf-8", newline="\n")


def owners(site: Path) -> tuple[Path, ...]:
    """What lies at the top of a site and was not written by Jianbao. A marker without a list tells nothing."""
    names = ours(site)
    return tuple(path for path in sorted(site.iterdir()) if path.name not in names) if names else ()


def ours(site: Path) -> frozenset[str]:
    """The names at the top of a site that Jianbao wrote."""
    text = (site / MARKER).read_text(encoding="utf-8", errors="replace") if is_ours(site) else ""
    return frozenset(text.splitlines()[2:])


def delete_ours(folder: Path) -> None:
    """A folder with a marker, or an empty one; folders in it that were made read-only, too."""
    if not folder.exists():
        return
    try:
        _delete(folder)
    except PermissionError:
        for path, _, _ in os.walk(folder) if is_ours(folder) else ():
            Path(path).chmod(0o700)
        _delete(folder)


def _delete(folder: Path) -> None:
    """The marker goes last: a deletion that is cut short leaves a folder that still says whose it is."""
    for child in folder.iterdir() if is_ours(folder) else ():
        if child.name == MARKER:
            continue
        if child.is_dir() and not child.is_symlink():
            rmtree(child)
        else:
            child.unlink()
    (folder / MARKER).unlink(missing_ok=True)
    folder.rmdir()
