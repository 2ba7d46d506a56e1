"""A digest of this program. Another version may make other files, so what one has kept must not be used by another."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

PROGRAM = Path(__file__).parents[1]

LIBRARIES = ("jinja2", "markdown", "markupsafe", "nh3", "opencc-python-reimplemented", "pypinyin")
"""Libraries that decide what is in a file of the site, or in what is kept."""

NO_PROGRAM = (".pyc", ".md")


@cache
def running_program() -> str:
    """The digest of the program as it was when it started. A preview goes on with what it has loaded even if its files
    are overwritten, so what it keeps must not count as made by the new version.
    """
    return program_digest(PROGRAM)


def program_digest(folder: Path) -> str:
    """A digest of the program's files and of the versions of the libraries that matter."""
    made = sha256("".join(f"{name} {version(name)}\n" for name in LIBRARIES).encode())
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix not in NO_PROGRAM:
            data = path.read_bytes()
            made.update(f"{path.relative_to(folder).as_posix()} {len(data)}\n".encode() + data)
    return made.hexdigest()
