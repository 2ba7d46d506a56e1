"""What lies in the old site as it was written, and goes over to the new one as it is."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from shutil import copy2

State = tuple[int, int, int]
"""Of a file: its size, when it was written, in nanoseconds, and who may read it; another file would have another. Of a
folder: who may, and nothing else.
"""

States = Mapping[str, State]
"""Of all that lies in a folder, by path with ``/``."""


def states(folder: Path) -> States:
    """Nothing where there is no folder, whose own state stands under an empty path. Links are not followed."""
    with suppress(OSError):
        return {"": (0, 0, os.lstat(folder).st_mode), **dict(_states(str(folder), ""))}
    return {}


def _states(folder: str, below: str) -> Iterator[tuple[str, State]]:
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            path = below + entry.name
            found = entry.stat(follow_symlinks=False)
            if stat.S_ISDIR(found.st_mode):
                yield path, (0, 0, found.st_mode)
                yield from _states(entry.path, f"{path}/")
            else:
                yield path, (found.st_size, found.st_mtime_ns, found.st_mode)


def digest(found: States, ours: Collection[str]) -> bytes:
    """Of all that a build wrote, by the names at its top: another where something of it was changed, where something
    was put into a folder of the site, or beside it under a name that differs from one of the site's in case alone.
    """
    names = {"", *(name.casefold() for name in ours)}
    own = sorted(each for each in found.items() if each[0].partition("/")[0].casefold() in names)
    return sha256(repr(own).encode(errors="backslashreplace")).digest()


def withheld() -> int:
    """Who may not read a new file (the umask)."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def take_over(old: Path, new: Path, path: str) -> None:
    """One file in both sites, where the disk can; nobody ever writes into it."""
    try:
        os.link(f"{old}/{path}", f"{new}/{path}")
    except OSError:
        copy2(old / path, new / path)
