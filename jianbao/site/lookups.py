"""Records what a part of the site looks up while it is planned, so that the next build knows what it depends on.

`Catalogue` and `Edition` record each look-up by themselves, so no part can forget to name something it is made from.
What a look-up finds is compared between builds in ``answers.py``; the whole scheme is described in ``cli/pages.py``.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

Lookup = tuple[str, Hashable]
"""A field of the catalogue and a key in it, or `WHOLE`; or `WORDS` and a text that was converted."""

WHOLE = ()
"""In place of a key: the whole field was used."""

WORDS = "words"
"""In place of a field: a text was converted, so it would be written otherwise if it held a name of the archive."""


class LookupLog:
    """Collects look-ups while it is recording, and ignores them otherwise."""

    def __init__(self) -> None:
        self._recorded: dict[Lookup, None] | None = None

    def note(self, field: str, key: Hashable) -> None:
        if self._recorded is not None:
            self._recorded[field, key] = None

    def note_all(self, lookups: Iterable[Lookup]) -> None:
        if self._recorded is not None:
            self._recorded.update(dict.fromkeys(lookups))

    @contextmanager
    def recording(self) -> Iterator[dict[Lookup, None]]:
        """The look-ups made inside the ``with`` block, each once. They count for a recording around this one, too."""
        outer, inner = self._recorded, dict[Lookup, None]()
        self._recorded = inner
        try:
            yield inner
        finally:
            self._recorded = outer
            self.note_all(inner)


class LoggedMapping(Mapping[K, V]):
    """A mapping that records each key looked up in it; one that is missing, too, since it may be there next time."""

    def __init__(self, field: str, mapping: Mapping[K, V], log: LookupLog) -> None:
        self._field, self._mapping, self._log = field, mapping, log

    def __getitem__(self, key: K) -> V:
        self._log.note(self._field, key)
        return self._mapping[key]

    def __iter__(self) -> Iterator[K]:
        self._log.note(self._field, WHOLE)
        return iter(self._mapping)

    def __len__(self) -> int:
        self._log.note(self._field, WHOLE)
        return len(self._mapping)
