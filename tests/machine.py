"""What the machine that the tests run on has and allows."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NoReturn

import pytest

MISSING = "not on this machine: "
"""Begins the reason of a test skipped for want of a program; the closing summary looks for it."""


@contextmanager
def without_privileges() -> Iterator[None]:
    """Root is held to permissions like everybody: without CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH; see capset(2)."""
    if sys.platform != "linux" or os.geteuid() != 0:
        yield
        return
    system = ctypes.CDLL(None)
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)  # version 3, this thread
    before = (ctypes.c_uint32 * 6)()
    assert system.capget(header, before) == 0
    fewer = type(before)(*before)
    fewer[0] &= ~0b110
    assert system.capset(header, fewer) == 0
    try:
        yield
    finally:
        assert system.capset(header, before) == 0


def missing(program: str) -> NoReturn:
    """Skip a test that needs ``program``; continuous integration has to have it."""
    if os.environ.get("CI"):
        pytest.fail(MISSING + program, pytrace=False)
    pytest.skip(MISSING + program)


def symlink(path: Path, to: Path | str) -> None:
    """``path`` becomes a symbolic link, which Windows lets only some make."""
    with suppress(OSError):
        path.symlink_to(to, target_is_directory=(path.parent / to).is_dir())
    if not path.is_symlink():
        missing("the right to make symbolic links")
