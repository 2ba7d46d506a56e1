"""Files of the old site that go over to the new one as they are."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path
from shutil import copy2

State = tuple[int, int, int]


def file_state(site: Path, path: str) -> State | None:
    """The size of a site's file, when it was written, in nanoseconds, and who may read it: another file would have
    another state. None where there is no file.
    """
    with suppress(OSError, ValueError):
        found = os.lstat(f"{site}/{path}")
        return (found.st_size, found.st_mtime_ns, found.st_mode) if stat.S_ISREG(found.st_mode) else None
    return None


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
