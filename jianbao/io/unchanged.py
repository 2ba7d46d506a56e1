"""What lies in the old site as it was written, and goes over to the new one as it is."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from shutil import copy2
from typing import NamedTuple


class State(NamedTuple):
    """What tells whether a file is as it was written: another one would differ in this. A folder only has a mode."""

    size: int
    """Bytes."""
    written: int
    """Nanoseconds since 1970."""
    mode: int
    """Kind and permissions, as ``os.stat`` gives them."""


NOT_THERE = State(-1, 0, 0)
"""What no file has."""

States = Mapping[str, State]
"""Of all that lies in a folder, by path with ``/``."""


def states(folder: Path) -> States:
    """Nothing where there is no folder, whose own state stands under an empty path. Links are not followed."""
    with suppress(OSError):
        return {"": _folder_state(os.lstat(folder)), **dict(_states(str(folder), ""))}
    return {}


def _states(folder: str, below: str) -> Iterator[tuple[str, State]]:
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            path = below + entry.name
            found = entry.stat(follow_symlinks=False)
            if stat.S_ISDIR(found.st_mode):
                yield path, _folder_state(found)
                yield from _states(entry.path, f"{path}/")
            else:
                yield path, State(found.st_size, found.st_mtime_ns, found.st_mode)


def _folder_state(found: os.stat_result) -> State:
    return State(0, 0, found.st_mode)


def digest(found: States, ours: Collection[str]) -> bytes:
    """Of all that a build wrote, by the names at its top: another where something of it was changed, where something
    was put into a folder of the site, or beside it under a name that differs from one of the site's in case alone.
    """
    names = {"", *(name.casefold() for name in ours)}
    own = sorted(each for each in found.items() if each[0].partition("/")[0].casefold() in names)
    return sha256(repr(own).encode(errors="backslashreplace")).digest()


def umask() -> int:
    """The process's file mode creation mask: the permissions that no new file gets."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def take_over(old: Path, new: Path, path: str) -> None:
    """One file in both sites, where the disk can; nobody ever writes into it."""
    try:
        os.link(f"{old}/{path}", f"{new}/{path}")
    except OSError:
        copy2(old / path, new / path)
