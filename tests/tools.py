"""Where the project stands, its command run as a user runs it, a folder served, a page waited for."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

ROOT = Path(__file__).resolve().parent.parent

IN_UTF_8 = {**os.environ, "PYTHONIOENCODING": "utf-8"}
"""The environment of a command whose words are read: on Windows it would print in the code of the place."""

NARROWEST = 320
"""CSS pixels: a small phone, and a 1280 px window at 400 % (WCAG 1.4.10)."""

WIDTH = "document.documentElement.scrollWidth"
"""The width of a page, in JavaScript."""


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
    return subprocess.run(
        command, cwd=ROOT, env=IN_UTF_8, capture_output=True, text=True, encoding="utf-8", timeout=300
    )


class QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the tests' own output is read."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """A folder over HTTP: its address. Each answer says when the file was last changed, and nothing of how long it may
    be kept, as on a server that nobody has told more.
    """
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def until(page: Page, condition: str) -> None:
    """Wait up to five seconds for a function of JavaScript to give true. ``wait_for_function`` evaluates in the page,
    which the site's policy forbids.
    """
    for _ in range(100):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"never came true: {condition}")


def hold(page: Page, pattern: str) -> Callable[[], None]:
    """Requests wait until the function that is returned is called, which waits for the first of them."""
    held: list[Route] = []
    is_open = [False]
    page.route(re.compile(pattern), lambda route: route.continue_() if is_open[0] else held.append(route))

    def let_go() -> None:
        end = monotonic() + 10
        while not held:
            assert monotonic() < end, f"nobody asked for {pattern}"
            page.wait_for_timeout(10)
        is_open[0] = True
        for route in held:
            route.continue_()

    return let_go


def violations(page: Page, axe: str) -> list[str]:
    """What axe-core (``axe`` is its source) finds wrong with a page."""
    page.evaluate(axe)
    options = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
    found = page.evaluate("options => axe.run(document, options)", options)
    return [f"{v['help']}: {node['html'][:200]}" for v in found["violations"] for node in v["nodes"]]
