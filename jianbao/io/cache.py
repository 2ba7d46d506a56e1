"""Lets a build take over files of the search index that the last build wrote.

Files that are made together are a *bundle*, kept under a name that says what they were made from. A bundle is taken
over as a whole, and only if each of its files still lies in the old site as it was written.
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
    """What is kept of files that were made together: not their bytes, which lie in the site."""

    said: Any
    """What other files of the index say of these."""
    files: tuple[tuple[str, State], ...]
    """Their paths, each with its state in the site when it was written."""


class Cache:
    """Finds the bundles of the last build, and collects those of this one."""

    def __init__(self, kept: Kept, old: States) -> None:
        """``old``: what lies in the old site."""
        self._kept, self._old, self._mask = kept, old, umask()
        self._new: dict[bytes, tuple[Any, Sequence[str]]] = {}

    def find(self, name: str, /) -> tuple[Any, Sequence[Unchanged]] | None:
        """What is said of a bundle, and its files; None if it is not kept, or a file of it is not as it was written."""
        found: Bundle | None = self._kept.find(self._key(name), Bundle)
        if found is None or any(self._old.get(path) != state for path, state in found.files):
            return None
        return found.said, [Unchanged(path) for path, _ in found.files]

    def note(self, name: str, said: Any, files: Sequence[OutputFile | Unchanged], /) -> None:
        """Collects a bundle that was made in this build; one that was found is kept already.

        ``said``: anything that JSON can hold.
        """
        if any(isinstance(file, OutputFile) for file in files):
            self._new[self._key(name)] = said, [file.path for file in files]

    def save(self, new: States) -> None:
        """Keeps the new bundles. ``new``: what lies in the new site, which is in its place now."""
        for key, (said, paths) in self._new.items():
            if all(path in new for path in paths):
                self._kept.note(key, Bundle(said, tuple((path, new[path]) for path in paths)))

    def _key(self, name: str) -> bytes:
        return self._kept.key("bundle", name, self._mask)
