"""What is asked of the archive while a part of the site is planned: all that its pages are made from.

A part that asked the same questions in the last build and would get the same answers is the same still, and need not
be planned again. `Catalogue` and `Edition` note by themselves what is looked up in them, so no part can forget to.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

Question = tuple[str, Hashable]
"""A field of the catalogue and a key in it, or `WHOLE`; or `WORDS` and what was converted."""

WHOLE = ()
"""For a field: all of it."""

WORDS = "words"


class Notebook:
    """Where questions are noted; while it is closed nothing is."""

    def __init__(self) -> None:
        self._open: dict[Question, None] | None = None

    def note(self, field: str, key: Hashable) -> None:
        if self._open is not None:
            self._open[field, key] = None

    def note_all(self, questions: Iterable[Question]) -> None:
        if self._open is not None:
            self._open.update(dict.fromkeys(questions))

    @contextmanager
    def opened(self) -> Iterator[dict[Question, None]]:
        """What is noted meanwhile, each question once; it counts for whoever opened the notebook before, too."""
        before, own = self._open, dict[Question, None]()
        self._open = own
        try:
            yield own
        finally:
            self._open = before
            self.note_all(own)


class Noted(Mapping[K, V]):
    """A mapping, of which is noted what is looked up; that a key is missing is an answer, too."""

    def __init__(self, field: str, mapping: Mapping[K, V], notebook: Notebook) -> None:
        self._field, self._mapping, self._notebook = field, mapping, notebook

    def __getitem__(self, key: K) -> V:
        self._notebook.note(self._field, key)
        return self._mapping[key]

    def __iter__(self) -> Iterator[K]:
        self._notebook.note(self._field, WHOLE)
        return iter(self._mapping)

    def __len__(self) -> int:
        self._notebook.note(self._field, WHOLE)
        return len(self._mapping)
