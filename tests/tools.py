"""Where the project stands, and its command run as a user runs it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def build(source: Path, output: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run ``build.py`` as a user does."""
    command = [
        sys.executable,
        str(ROOT / "build.py"),
        "--source",
        str(source),
        "--output",
        str(output),
        *options,
    ]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", timeout=300)
