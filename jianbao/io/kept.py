"""Keeps what was read for the next build, in a file beside the site.

``._site.kept`` is a database of one table: under a digest of all that decides a value, the value. It is no part of the
site, since no reader of the site needs it. A value is read back as the type that it was, and nothing in the file is
ever run; what is damaged, or of another kind, counts as not there. A damaged database is made anew; a file that is none
is its owner's and stays, and nothing is kept. What is kept saves time and decides nothing.
"""

from __future__ import annotations

import sqlite3
import sys
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from jianbao.io.program import running_program

T = TypeVar("T")

TABLE = "CREATE TABLE kept (key BLOB PRIMARY KEY, value BLOB NOT NULL)"

DATABASE = b"SQLite format 3\0"
"""How such a file begins: https://www.sqlite.org/fileformat.html, section 1.3."""

UNREADABLE = (zlib.error, msgspec.MsgspecError, TypeError, ValueError, RecursionError)


class Kept:
    """What the last build noted, and what this one does; nothing at all without a database."""

    def __init__(self, database: sqlite3.Connection | None = None) -> None:
        self._database = database
        self._program = f"{running_program()} {sys.version}" if database else ""
        self._used: set[bytes] = set()
        self._all_used = False
        self.broken = False
        """The file cannot be used further."""

    def key(self, *parts: Any) -> bytes:
        """For what these parts, this program and its data decide."""
        return sha256(msgspec.msgpack.encode((self._program, parts))).digest() if self._database else b""

    def find(self, key: bytes, kind: Any) -> Any:
        """What was noted, as a value of that type; None where there is nothing of use."""
        for (data,) in self._do("SELECT value FROM kept WHERE key = ?", key):
            with suppress(*UNREADABLE):
                value = msgspec.msgpack.decode(zlib.decompress(data), type=kind)
                self._used.add(key)
                return value
        return None

    def note(self, key: bytes, value: Any) -> None:
        if self._database:
            with suppress(*UNREADABLE):
                data = zlib.compress(msgspec.msgpack.encode(value), 1)
                self._do("INSERT OR REPLACE INTO kept VALUES (?, ?)", key, data)
                self._used.add(key)

    def save(self) -> None:
        """What was noted up to now stays, whatever happens to the build."""
        self._do("COMMIT")
        self._do("BEGIN IMMEDIATE")

    def use_all(self) -> None:
        """What the last build noted holds for the next one, too, whether it was looked for or not."""
        self._all_used = True

    def forget_others(self) -> None:
        """What was neither found nor noted."""
        for (key,) in self._do("SELECT key FROM kept"):
            if key not in self._used and not self._all_used:
                self._do("DELETE FROM kept WHERE key = ?", key)

    def _do(self, statement: str, *values: bytes) -> list[Any]:
        if self._database and not self.broken:
            try:
                return self._database.execute(statement, values).fetchall()
            except sqlite3.Error:
                self.broken = True
        return []


@contextmanager
def open_kept(path: Path) -> Iterator[Kept]:
    """The caller holds the lock of the site. Whatever goes wrong with the file, the build goes on."""
    database = _open(path) or _open_anew(path)
    kept = Kept(database)
    try:
        yield kept
        kept.forget_others()
    finally:
        if database and _close(database, kept):
            with suppress(OSError):
                path.unlink()


def _close(database: sqlite3.Connection, kept: Kept) -> bool:
    """Whether the file is of no use."""
    with suppress(sqlite3.Error), closing(database):
        database.execute("COMMIT")
        return kept.broken or not database.execute("SELECT EXISTS (SELECT * FROM kept)").fetchone()[0]
    return True


def _open_anew(path: Path) -> sqlite3.Connection | None:
    """In place of a database that is damaged; a file of another kind is its owner's and stays."""
    with suppress(OSError):
        if path.is_file() and not path.is_symlink() and path.read_bytes()[: len(DATABASE)] in (DATABASE, b""):
            path.unlink()
            return _open(path)
    return None


def _open(path: Path) -> sqlite3.Connection | None:
    """A database that has our table and nothing else, and that nobody else is writing."""
    if path.is_symlink():
        return None
    with suppress(sqlite3.Error):
        database = sqlite3.connect(path, timeout=0, isolation_level=None)
        with suppress(sqlite3.Error):
            # After a power cut the file may be damaged, which is noticed; after a kill it is as it was.
            database.execute("PRAGMA synchronous = OFF")
            database.execute("PRAGMA auto_vacuum = FULL")
            database.execute("BEGIN IMMEDIATE")
            has = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL"
            if not database.execute(has).fetchall():
                database.execute(TABLE)
            if database.execute(has).fetchall() == [(TABLE,)]:
                return database
        database.close()
    return None
