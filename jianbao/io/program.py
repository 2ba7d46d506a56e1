"""Which program this is: another one may make other files, so nothing that one kept counts for another."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

PROGRAM = Path(__file__).parents[1]

LIBRARIES = ("jinja2", "markdown", "markupsafe", "nh3", "opencc-python-reimplemented", "pypinyin")
"""Those that decide what is in a kept file."""

NO_PROGRAM = (".pyc", ".md")


@cache
def running_program() -> str:
    """The digest of the program as it was when it began: a preview goes on with what it has loaded, whatever is
    written over its files, and what it keeps is not the new one's.
    """
    return program_digest(PROGRAM)


def program_digest(folder: Path) -> str:
    """Of the program's files and of the libraries that matter."""
    made = sha256("".join(f"{name} {version(name)}\n" for name in LIBRARIES).encode())
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix not in NO_PROGRAM:
            data = path.read_bytes()
            made.update(f"{path.relative_to(folder).as_posix()} {len(data)}\n".encode() + data)
    return made.hexdigest()
