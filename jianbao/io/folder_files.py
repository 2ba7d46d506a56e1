"""The two files at the top of a source folder that are no sources. As on many disks, upper and lower case are one."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

ABOUT, SETTINGS = "about.md", "jianbao.toml"


def name_meant(names: Iterable[str], name: str) -> str:
    """Which of the names that exist is meant by ``name``: the exact one, else the first that differs in case alone. If
    there is neither, ``name`` itself.

    >>> [name_meant(names, ABOUT) for names in (["About.md", "about.md"], ["About.md", "b/about.md"], [])]
    ['about.md', 'About.md', 'about.md']
    """
    found = sorted(existing for existing in names if existing.casefold() == name)
    return found[0] if found and name not in found else name


def file_meant(folder: Path, name: str) -> Path:
    """The path of the file that is meant by ``name``. A folder that cannot be read is reported when it is read."""
    with suppress(OSError):
        return folder / name_meant([path.name for path in folder.iterdir()], name)
    return folder / name
