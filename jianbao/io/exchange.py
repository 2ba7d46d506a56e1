"""Two folders change names in one step, where the system can: nobody ever finds neither."""

from __future__ import annotations

import ctypes
import os
import sys
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
