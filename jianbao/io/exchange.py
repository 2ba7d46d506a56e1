"""Renames folders: two exchange their names in one step, where the system can, so that neither is ever missing."""

from __future__ import annotations

import ctypes
import os
import sys
import time
from contextlib import suppress
from pathlib import Path

AT_FDCWD, RENAME_EXCHANGE = -100, 2
"""From Linux' ``fcntl.h`` and ``fs.h``; see renameat2(2)."""


def exchange_at_once(one: Path, other: Path) -> bool:
    """Two folders change names in one step; False where the system or the disk cannot."""
    if sys.platform != "linux":
        return False
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):  # a C library older than 2018
        return False
    done = renameat2(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE)
    return bool(done == 0)


WAITS = (0.1, 0.2, 0.4, 0.8, 1.6, 3.2)
"""Seconds between one try and the next."""


def move(folder: Path, to: Path) -> None:
    """Gives a folder another name, which must be free.

    Windows does not rename a folder while another program has a file in it open, and a virus scanner opens every file
    that was just written. So there it is tried again for some seconds.
    """
    for seconds in WAITS if sys.platform == "win32" else ():
        with suppress(PermissionError):
            folder.rename(to)
            return
        time.sleep(seconds)
    folder.rename(to)
