"""The marker of a folder that Jianbao wrote: it says whose the folder is, and what in it is its owner's."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from shutil import rmtree

from jianbao.io.errors import BuildError, reason

MARKER = ".jianbao"
MARKER_TEXT = "这个文件夹由剪报生成。下面列出的，每次构建都会整个换掉；没有列出的，原样保留。\n\n"
UNCHANGED = "原来的网站没有变"


def is_ours(folder: Path) -> bool:
    marker = folder / MARKER
    return marker.is_file() and not marker.is_symlink()


def is_empty(folder: Path) -> bool:
    try:
        return next(folder.iterdir(), None) is None
    except OSError as error:
        raise BuildError(folder, f"读不了：{reason(error)}", "请检查文件夹的权限") from None


def write_marker(folder: Path) -> None:
    names = sorted(path.name for path in folder.iterdir())
    text = MARKER_TEXT + "".join(f"{name}\n" for name in names)
    (folder / MARKER).write_text(text, encoding="utf-8", newline="\n")


def ours(site: Path) -> frozenset[str]:
    """The names at the top of a site that Jianbao wrote."""
    text = (site / MARKER).read_text(encoding="utf-8", errors="replace") if is_ours(site) else ""
    return frozenset(text.splitlines()[2:])


def owners(site: Path) -> tuple[Path, ...]:
    """What lies at the top of a site and was not written by Jianbao. A marker without a list tells nothing."""
    names = ours(site)
    return tuple(path for path in sorted(site.iterdir()) if path.name not in names) if names else ()


def check_owners(site: Path, names: Iterable[str]) -> None:
    """``names``: of the new site, at its top."""
    taken = {name.casefold() for name in names}
    for path in owners(site):
        if path.name.casefold() in taken:
            raise BuildError(path, "不是剪报写的，却与网站的文件同名", f"请改名或移走；{UNCHANGED}")


def delete_ours(folder: Path) -> None:
    """The marker goes last: a deletion that is cut short leaves a folder that still says whose it is."""
    if not folder.exists():
        return
    for child in folder.iterdir() if is_ours(folder) else ():
        if child.name == MARKER:
            continue
        if child.is_dir() and not child.is_symlink():
            rmtree(child)
        else:
            child.unlink()
    (folder / MARKER).unlink(missing_ok=True)
    folder.rmdir()
