"""A small change is made in the site that is there, by a journal that the next build completes after a kill.

What is new lies in a folder of its own until all of it is written. Then the journal, beside it, names what is no longer
wanted, and from that moment the change is made whatever happens: files are moved into the site one by one, those that
were not there before the others, and what is no longer wanted goes last. So no link of any page ever leads nowhere, and
each step can be done twice.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import msgspec

from jianbao.io.unchanged import States

JOURNAL = ".jianbao.journal"
"""In the folder of what is new."""

SMALL = 0.5
"""The share of a site's files up to which a change is small."""


@dataclass(frozen=True, slots=True)
class Stale:
    """What is no longer wanted, by path; the innermost folders first."""

    files: tuple[str, ...]
    folders: tuple[str, ...]


def stale(old: States, own: Collection[str], paths: Collection[str], mode: int) -> Stale | None:
    """What lies in a site, by the names at its top that are the site's ``own``, and is none of the ``paths`` of the new
    one. None where the change cannot be made in place: something is a folder and should be a file or the other way
    round, a folder is not as it was made (``mode``), or names differ in case alone, which one disk tells apart and
    another does not.
    """
    wanted = set(paths)
    around = {"", *(folder for path in wanted for folder in _above(path))}
    lying = {path: state[2] for path, state in old.items() if not path or path.partition("/")[0] in own}
    folders = {path for path, found in lying.items() if stat.S_ISDIR(found)}
    files = lying.keys() - folders
    if wanted & folders or around & files or any(lying[path] != mode for path in folders):
        return None
    gone = files - wanted, folders - around
    if {path.casefold() for each in gone for path in each} & {path.casefold() for path in wanted | around}:
        return None
    return Stale(tuple(sorted(gone[0])), tuple(sorted(gone[1], reverse=True)))


def _above(path: str) -> Iterator[str]:
    while path := path.rpartition("/")[0]:
        yield path


def begin(new: Path, unwanted: Stale) -> None:
    """From here on the change will be made."""
    unfinished = new / f"{JOURNAL}.new"
    unfinished.write_bytes(msgspec.json.encode(unwanted))
    unfinished.replace(new / JOURNAL)


def has_begun(new: Path) -> bool:
    return (new / JOURNAL).is_file()


def complete(new: Path, site: Path, marker: str) -> None:
    """What is new goes into the site, but for the folder's own ``marker``, and what is unwanted goes away."""
    unwanted = msgspec.json.decode((new / JOURNAL).read_bytes(), type=Stale)
    moved = [path for path in _files(new) if path not in (marker, JOURNAL)]
    for path in sorted(moved, key=lambda path: (os.path.lexists(site / path), path)):
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (new / path).replace(site / path)
    for path in unwanted.files:
        (site / path).unlink(missing_ok=True)
    for path in unwanted.folders:
        with suppress(OSError):  # whatever was put into it meanwhile stays
            (site / path).rmdir()
    (new / JOURNAL).unlink()


def _files(folder: Path) -> Iterator[str]:
    for below, _, names in os.walk(folder):
        yield from ((Path(below) / name).relative_to(folder).as_posix() for name in names)
