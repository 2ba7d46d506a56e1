"""The two files at the top of a folder of sources that are no sources. Their case does not count, as on many disks."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

ABOUT, SETTINGS = "about.md", "jianbao.toml"


def name_meant(names: Iterable[str], name: str) -> str:
    """Which of some names is meant: the exact one, else the first that differs in case alone, else still this one.

    >>> [name_meant(names, ABOUT) for names in (["About.md", "about.md"], ["About.md", "b/about.md"], [])]
    ['about.md', 'About.md', 'about.md']
    """
    found = sorted(each for each in names if each.casefold() == name)
    return found[0] if found and name not in found else name


def file_meant(folder: Path, name: str) -> Path:
    """Where it lies, if it is there; a folder that cannot be read is told by who reads it."""
    with suppress(OSError):
        return folder / name_meant([path.name for path in folder.iterdir()], name)
    return folder / name
