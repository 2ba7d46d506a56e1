"""The command run inside the test's own process or as a user does, and what it leaves on the disk."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

import build
from tests.tools import IN_UTF_8

ARTICLE = """新桥昨日通车

本报讯（记者李娜）昨日，横跨白河的新桥通车，两岸的村民不再绕路。

“从前过河要走一个钟头。”村民王大山说。
"""


def run(*arguments: object) -> Result:
    return CliRunner().invoke(build.main, [str(argument) for argument in arguments])


def said(result: Result) -> str:
    """All that was printed; a traceback is never part of it."""
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert "Traceback" not in result.output
    return result.output


def command(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """Python in a process of its own."""
    return subprocess.run(
        [sys.executable, *map(str, arguments)],
        env={**IN_UTF_8, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def wait_until_there(path: Path, builder: subprocess.Popen[Any], most: float = 120) -> None:
    """Until a process has made a file or folder; AssertionError when it ends, or takes too long, without it."""
    end = time.monotonic() + most
    while not path.exists():
        if builder.poll() is not None and not path.exists():
            raise AssertionError(f"ended with {builder.returncode} and without {path}")
        if time.monotonic() > end:
            builder.kill()
            raise AssertionError(f"no {path} after {most} seconds")
        time.sleep(0.001)


def fill(folder: Path, files: Mapping[str, bytes]) -> Path:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def tree(folder: Path) -> Mapping[str, bytes]:
    """All files below, by path."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
