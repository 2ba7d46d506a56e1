"""Keeps results of a build for the next one, in the file ``._site.kept`` beside the site.

It is a database with one table of keys and values. A key is a digest of all that a value was made from, the program
included, so a value that is found is never out of date: if anything it depends on has changed, it has another key.
What is kept saves time and decides nothing; the site would be the same without it. Who keeps what:

* ``cli/reading.py``: what the parser made of each source, and what was found out about its articles;
* ``cli/pages.py``: what each page was made from, and the state of its file;
* ``cache.py``: the files of the search index;
* ``cli/whole.py``: the state of the whole site.

A value is read back as the type it had, and nothing in the file is ever executed. What is damaged or of another type
counts as missing. A damaged database is made anew; a file that is no database is its owner's and stays, and then
nothing is kept.
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
"""How a file of SQLite begins: https://www.sqlite.org/fileformat.html, section 1.3."""

UNREADABLE = (zlib.error, msgspec.MsgspecError, TypeError, ValueError, RecursionError)


class Kept:
    """What the last build kept, and what this one does. Without a database nothing is found and nothing is kept."""

    def __init__(self, database: sqlite3.Connection | None = None) -> None:
        self._database = database
        self._program = f"{running_program()} {sys.version}" if database else ""
        self._used: set[bytes] = set()
        self._all_used = False
        self.broken = False
        """Whether the file failed and cannot be used any more."""

    def key(self, *parts: Any) -> bytes:
        """The key of a value that these parts and the program with its data decide."""
        return sha256(msgspec.msgpack.encode((self._program, parts))).digest() if self._database else b""

    def find(self, key: bytes, kind: Any) -> Any:
        """The value under a key; None if there is none, or none of the type ``kind``."""
        for (data,) in self._do("SELECT value FROM kept WHERE key = ?", key):
            with suppress(*UNREADABLE):
                value = msgspec.msgpack.decode(zlib.decompress(data), type=kind)
                self._used.add(key)
                return value
        return None

    def note(self, key: bytes, value: Any) -> None:
        """Keeps a value for the next build; one that cannot be written is not kept."""
        if self._database:
            with suppress(*UNREADABLE):
                data = zlib.compress(msgspec.msgpack.encode(value), 1)
                self._do("INSERT OR REPLACE INTO kept VALUES (?, ?)", key, data)
                self._used.add(key)

    def save(self) -> None:
        """Makes what was noted up to now stay, whatever happens to the build."""
        self._do("COMMIT")
        self._do("BEGIN IMMEDIATE")

    def use_all(self) -> None:
        """Keeps all values for the next build, whether they were looked for in this one or not."""
        self._all_used = True

    def forget_others(self) -> None:
        """Deletes what this build neither found nor noted."""
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
    """What is kept in the file at a path. The caller holds the lock of the site. Whatever goes wrong with the file, the
    build goes on.
    """
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
    """Ends the last transaction; whether the file is of no use and can be deleted."""
    with suppress(sqlite3.Error), closing(database):
        database.execute("COMMIT")
        return kept.broken or not database.execute("SELECT EXISTS (SELECT * FROM kept)").fetchone()[0]
    return True


def _open_anew(path: Path) -> sqlite3.Connection | None:
    """A new database in place of a damaged one; None where the file is no database, since that is its owner's."""
    with suppress(OSError):
        if path.is_file() and not path.is_symlink() and path.read_bytes()[: len(DATABASE)] in (DATABASE, b""):
            path.unlink()
            return _open(path)
    return None


def _open(path: Path) -> sqlite3.Connection | None:
    """The database at a path, made if it is missing; None unless it has our table and nothing else, and nobody else is
    writing it.
    """
    if path.is_symlink():
        return None
    with suppress(sqlite3.Error):
        database = sqlite3.connect(path, timeout=0, isolation_level=None)
        with suppress(sqlite3.Error):
            # After a power cut the file may be damaged, which is noticed; after a kill it is as it was.
            database.execute("PRAGMA synchronous = OFF")
            database.execute("PRAGMA auto_vacuum = FULL")
            database.execute("BEGIN IMMEDIATE")
            tables = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL"
            if not database.execute(tables).fetchall():
                database.execute(TABLE)
            if database.execute(tables).fetchall() == [(TABLE,)]:
                return database
        database.close()
    return None
