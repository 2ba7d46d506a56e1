"""Bundles of a site's files, each under a name that says from what it was made: the next build takes them over.

A bundle of which a file is missing or not as it was written is not used, nor is any of another version of the program,
and then it is made anew: what is kept saves time and decides nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from jianbao.io.kept import Kept
from jianbao.io.unchanged import State, States, umask
from jianbao.model import OutputFile, Unchanged


@dataclass(frozen=True, slots=True)
class Bundle:
    """What is kept of some files: not their bytes, which lie in the site."""

    said: Any
    """What is said of these files elsewhere."""
    files: tuple[tuple[str, State], ...]
    """Paths, and how each file lay there."""


class Cache:
    """Bundles that were found and those that are new; a build has one."""

    def __init__(self, kept: Kept, old: States) -> None:
        """``old``: what lies in the old site."""
        self._kept, self._old, self._mask = kept, old, umask()
        self._new: dict[bytes, tuple[Any, Sequence[str]]] = {}

    def find(self, name: str, /) -> tuple[Any, Sequence[Unchanged]] | None:
        """What was noted under a name, with its files, unless they are not what they were."""
        found: Bundle | None = self._kept.find(self._key(name), Bundle)
        if found is None or any(self._old.get(path) != state for path, state in found.files):
            return None
        return found.said, [Unchanged(path) for path, _ in found.files]

    def note(self, name: str, said: Any, files: Sequence[OutputFile | Unchanged], /) -> None:
        """``said``: anything that JSON can hold. What was found is noted already."""
        if any(isinstance(file, OutputFile) for file in files):
            self._new[self._key(name)] = said, [file.path for file in files]

    def save(self, new: States) -> None:
        """For the next build, when the new site is in its place: what lies there."""
        for key, (said, paths) in self._new.items():
            if all(path in new for path in paths):
                self._kept.note(key, Bundle(said, tuple((path, new[path]) for path in paths)))

    def _key(self, name: str) -> bytes:
        return self._kept.key("bundle", name, self._mask)
