"""The states of the files in a site, by which a build sees that a file is as it was written and can be taken over."""

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
    """A file that was changed, or written again, differs in at least one of these. Of a folder only the mode counts."""

    size: int
    """Bytes."""
    written: int
    """Nanoseconds since 1970."""
    mode: int
    """Kind and permissions, as ``os.stat`` gives them."""


NOT_THERE = State(-1, 0, 0)
"""The state of a file that is missing: no other has it."""

States = Mapping[str, State]
"""The states of all that lies in a folder, by path with ``/``; the folder's own is under the empty path."""


def states(folder: Path) -> States:
    """The states of all that lies in a folder; nothing if there is no folder. Links are not followed."""
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
    """A digest of all that a build wrote. ``ours``: the names at the top of the site that are Jianbao's.

    It changes if one of these files changes, if something is put into a folder of the site, or if something appears at
    its top under a name that differs from one of ours in case alone.
    """
    top_names = {"", *(name.casefold() for name in ours)}
    own = sorted((path, state) for path, state in found.items() if path.partition("/")[0].casefold() in top_names)
    return sha256(repr(own).encode(errors="backslashreplace")).digest()


def umask() -> int:
    """The process's file mode creation mask: the permissions that no new file gets."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def take_over(old: Path, new: Path, path: str) -> None:
    """The file is linked into the new site, or copied where the disk has no links; nobody ever writes into it."""
    try:
        os.link(f"{old}/{path}", f"{new}/{path}")
    except OSError:
        copy2(old / path, new / path)
