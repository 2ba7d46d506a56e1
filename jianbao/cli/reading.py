"""Reads sources and looks into them, each only if the last build did not, or something has changed since."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, TypeVar

from jianbao.cli.processes import Run
from jianbao.cli.workers import parse_one
from jianbao.enrich.clues import Event
from jianbao.enrich.records import Outcome, try_source
from jianbao.io.kept import Kept
from jianbao.model import ParsedSource, Problem, RawFile, Severity

T = TypeVar("T")
R = TypeVar("R")

FEW = 8
"""Sources that are read sooner than another process begins."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads sources through what is kept of the last build, and notes there what is new."""

    run: Run
    kept: Kept
    keys: Mapping[str, bytes]
    """Of each source, by its stem, since names may be shown alike: for what its bytes, its name and its corrections
    decide."""

    def parse(self, raws: Sequence[RawFile]) -> Iterator[ParsedSource | Problem]:
        """What each source holds, or why it cannot be read, in their order, as soon as it is known."""
        keys = [self.keys[raw.stem] for raw in raws]
        before = [_with_lines(self.kept.find(key, ParsedSource)) for key in keys]
        read: Iterator[ParsedSource | Problem] = _fill(before, raws, partial(self._each, parse_one))
        for key, old, one in zip(keys, before, read, strict=True):
            if old is None and isinstance(one, ParsedSource) and not _failed(one):
                self.kept.note(key, replace(one, lines=()))
            yield one

    def find(
        self,
        sources: Sequence[ParsedSource],
        home: str | None,
        events: Sequence[Event],
        first: Sequence[Outcome] | None = None,
    ) -> Iterator[Outcome]:
        """A `Finder`: what is found out about the articles of each source, in their order."""
        keys = [self.kept.key(self.keys[source.stem], home, events) for source in sources]
        sound = [not _failed(source) for source in sources]
        before = [self.kept.find(key, Outcome) if ok else None for key, ok in zip(keys, sound, strict=True)]
        told = list(zip(sources, first or (None,) * len(sources), strict=True))
        look = partial(_look, home=home, events=events)
        found: Iterator[Outcome] = _fill(before, told, partial(self._each, look))
        for key, ok, old, outcome in zip(keys, sound, before, found, strict=True):
            if ok and old is None and outcome[1] is None:
                self.kept.note(key, outcome)
            yield outcome

    def _each(self, function: Callable[[T], R], items: Sequence[T]) -> Iterable[R]:
        return self.run(function, items) if len(items) > FEW else map(function, items)


def make_reader(run: Run, kept: Kept, raws: Iterable[RawFile]) -> Reader:
    """``raws``: all sources that will be read."""
    return Reader(run, kept, {raw.stem: kept.key(raw) for raw in raws})


def _fill(before: Sequence[Any], items: Sequence[T], make: Callable[[list[T]], Iterable[R]]) -> Iterator[R]:
    """What is there, and what is made of the other items, in the order of the items."""
    made = iter(make([item for item, old in zip(items, before, strict=True) if old is None]))
    return (next(made) if old is None else old for old in before)


def _look(told: tuple[ParsedSource, Outcome | None], home: str | None, events: Sequence[Event]) -> Outcome:
    """`try_source` of a source and of what was found in it first."""
    return try_source(*told, home=home, events=events)


def _with_lines(source: ParsedSource | None) -> ParsedSource | None:
    """Lines are kept once, in the labels: there is one for each."""
    return replace(source, lines=tuple(label.line for label in source.labels)) if source is not None else None


def _failed(source: ParsedSource) -> bool:
    """A fault of the program may not come again, and then there are other articles."""
    return any(problem.severity is Severity.ERROR for problem in source.problems)
