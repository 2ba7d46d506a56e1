"""Keeps what a build made for the next one, in the site itself.

``.jianbao-kept`` at the top of a site says from what each bundle of its files was made, under which names they lie, and
a digest of their bytes. A bundle whose files are missing, changed or damaged is not used, nor is any of another
version of the program, and then it is made anew: what is kept saves time and decides nothing. It goes with the site,
so it is deleted, moved and exchanged with it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from itertools import groupby
from pathlib import Path, PurePosixPath
from typing import Any

from jianbao.model import OutputFile

NAME = ".jianbao-kept"

PROGRAM = Path(__file__).parents[1]

LIBRARIES = ("jinja2", "markdown", "markupsafe", "nh3", "opencc-python-reimplemented", "pypinyin")
"""Those that decide what is in a kept file."""

NO_PROGRAM = (".pyc", ".md")

Run = tuple[str, int, int, str]
"""What stands before a number in a path, the first number (-1: there is none) and how many, and what stands behind."""

Made = tuple[Any, Sequence[OutputFile]]


@dataclass(frozen=True, slots=True)
class Cache:
    """What the old site holds, and what the new one will."""

    site: Path
    """The old one."""
    program: str
    old: Mapping[str, Any]
    new: dict[str, Any] = field(default_factory=dict)

    def find(self, name: str, /) -> Made | None:
        """What was noted under a name, with its files, unless they are not what they were."""
        with suppress(OSError, KeyError, TypeError, ValueError):
            value, runs, digest = self.old[name]
            files = [OutputFile(path, self._read(path)) for path in _paths(runs)]
            if _digest(value, files) == digest:
                return value, files
        return None

    def _read(self, path: str) -> bytes:
        pure = PurePosixPath(path)
        if pure.is_absolute() or ".." in pure.parts or "\\" in path:
            raise ValueError(path)
        return (self.site / path).read_bytes()

    def note(self, name: str, value: Any, files: Sequence[OutputFile], /) -> None:
        """``value``: anything that JSON can hold."""
        self.new[name] = value, _runs(file.path for file in files), _digest(value, files)

    @property
    def file(self) -> OutputFile:
        """What the next build reads."""
        rows = ",\n".join(f"{_dump(name)}:{_dump(entry)}" for name, entry in sorted(self.new.items()))
        return OutputFile(NAME, f'{{"program":"{self.program}","made":{{\n{rows}\n}}}}\n'.encode())


def open_cache(site: Path) -> Cache:
    """What is kept in the old site, if there is one and this very program wrote it."""
    program = running_program()
    with suppress(OSError, ValueError, TypeError, KeyError, RecursionError):  # no site, or not ours, or damaged
        data = json.loads((site / NAME).read_bytes())
        if data["program"] == program and isinstance(data["made"], dict):
            return Cache(site, program, data["made"])
    return Cache(site, program, {})


@cache
def running_program() -> str:
    """The digest of the program as it was when it began: a preview goes on with what it has loaded, whatever is
    written over its files, and what it keeps is not the new one's.
    """
    return program_digest(PROGRAM)


def program_digest(folder: Path) -> str:
    """Of the program's files and of the libraries that matter: another program may make other files."""
    made = sha256("".join(f"{name} {version(name)}\n" for name in LIBRARIES).encode())
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix not in NO_PROGRAM:
            data = path.read_bytes()
            made.update(f"{path.relative_to(folder).as_posix()} {len(data)}\n".encode() + data)
    return made.hexdigest()


def _digest(value: Any, files: Iterable[OutputFile]) -> str:
    made = sha256(_dump(value).encode())
    for file in files:
        made.update(f"\n{file.path} {len(file.data)}\n".encode() + file.data)
    return made.hexdigest()


def _dump(value: Any) -> str:
    return json.dumps(value, separators=(",", ":"))


def _runs(paths: Iterable[str]) -> list[Run]:
    """Paths that count up, one entry for each run.

    >>> _runs(["a/0.js", "a/1.js", "a/2.js", "b.js", "a/7.js"])
    [('a/', 0, 3, '.js'), ('b.js', -1, 1, ''), ('a/', 7, 1, '.js')]
    """
    numbered = [(n, _split(path)) for n, path in enumerate(paths)]
    runs = []
    for (before, _, after), each in groupby(numbered, lambda item: (item[1][0], item[1][1] - item[0], item[1][2])):
        first, *others = each
        runs.append((before, first[1][1], 1 + len(others), after))
    return runs


def _split(path: str) -> tuple[str, int, str]:
    folder, slash, name = path.rpartition("/")
    stem, dot, suffix = name.partition(".")
    number = int(stem) if stem.isdecimal() and str(int(stem)) == stem else -1
    return (f"{folder}{slash}", number, f"{dot}{suffix}") if number >= 0 else (path, -1, "")


def _paths(runs: Iterable[Run]) -> Iterator[str]:
    """
    >>> list(_paths([("a/", 0, 2, ".js"), ("b.js", -1, 1, "")]))
    ['a/0.js', 'a/1.js', 'b.js']
    """
    for before, first, count, after in runs:
        yield from (f"{before}{first + n}{after}" if first >= 0 else before for n in range(count))
