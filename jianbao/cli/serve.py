"""The preview: serves the site on this machine only, and builds it again whenever a file changes."""

from __future__ import annotations

import errno
import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import chain
from pathlib import Path
from threading import Thread

from watchfiles import watch

from jianbao.cli.console import say
from jianbao.io.errors import BuildError

HOST = "127.0.0.1"
"""Only this machine: a preview is not a server for others."""

PORTS = range(8000, 8100)

WAKE = 200
"""Milliseconds that the watcher waits for a change before it gives an empty answer, so the first look ends soon."""


class Handler(SimpleHTTPRequestHandler):
    """Quiet, never cached, with the site's own page for what does not exist."""

    def log_message(self, format: str, *args: object) -> None:
        pass

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory, "404.html")
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = from_the_top(page.read_bytes())
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


def from_the_top(page: bytes) -> bytes:
    """404.html with links that hold at any address of the preview, whatever the site's own will be.

    >>> from_the_top(b'<html data-site="./"><a href="./index.html"><a href="https://a.org/">')
    b'<html data-site="/"><a href="/index.html"><a href="https://a.org/">'
    >>> from_the_top(b'<html data-site="/bao/"><script src="/bao/static/page.js">')
    b'<html data-site="/"><script src="/static/page.js">'
    """
    root = re.search(rb'data-site="([^"]*)"', page)
    return re.sub(rb'="' + re.escape(root[1]), b'="/', page) if root else page


class Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that leaves in the middle of a page is nobody's fault."""


def changes_in(paths: Iterable[Path]) -> Iterator[object]:
    """An item for each time that files under the paths change. Changes count from this call on, not from when the first
    item is asked for.
    """
    found = watch(*(path for path in paths if path.exists()), rust_timeout=WAKE, yield_on_timeout=True)
    return filter(None, chain((next(found),), found))


def serve(output: Path, changes: Iterable[object], rebuild: Callable[[], object]) -> None:
    """Serves ``output`` until Ctrl-C. ``rebuild`` runs after each change and tells its own errors."""
    with open_server(output) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        say(f"预览：http://{HOST}:{server.server_port}/（按 Ctrl-C 结束）")
        try:
            for _ in changes:
                rebuild()
        except KeyboardInterrupt:
            say("预览结束")
        finally:
            server.shutdown()


def open_server(output: Path) -> Server:
    """A server on the first port that is free; BuildError if none is."""
    handler = partial(Handler, directory=str(output.absolute()))
    for port in PORTS:
        try:
            return Server((HOST, port), handler)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
    raise BuildError(HOST, f"端口 {PORTS[0]}–{PORTS[-1]} 都被占用", "请关掉别的预览再试")
