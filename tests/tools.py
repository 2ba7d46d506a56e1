"""Where the project stands, and its command run as a user runs it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

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


def until(page: Page, condition: str) -> None:
    """Wait up to five seconds for a function of JavaScript to give true. ``wait_for_function`` evaluates in the page,
    which the site's policy forbids.
    """
    for _ in range(100):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"never came true: {condition}")


def violations(page: Page, axe: str) -> list[str]:
    """What axe-core (``axe`` is its source) finds wrong with a page."""
    page.evaluate(axe)
    options = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
    found = page.evaluate("options => axe.run(document, options)", options)
    return [f"{v['help']}: {node['html'][:200]}" for v in found["violations"] for node in v["nodes"]]
