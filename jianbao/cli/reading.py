"""Parses sources and finds out about their articles, but takes over from the last build what has not changed since."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, TypeVar

from jianbao.cli.processes import Run
from jianbao.cli.workers import parse_one
from jianbao.enrich.clues import Event
from jianbao.enrich.findings import Outcome, try_source
from jianbao.io.kept import Kept
from jianbao.model import ParsedSource, Problem, RawFile, Severity

T = TypeVar("T")
R = TypeVar("R")

FEW = 8
"""Up to so many sources are read in this process, sooner than another one could begin."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Looks first for what the last build kept of a source, does the rest, and keeps that for the next build."""

    run: Run
    kept: Kept
    keys: Mapping[str, bytes]
    """For each source the key of what its bytes, name and corrections decide; by stem, since two names may be shown
    alike."""

    def parse(self, raws: Sequence[RawFile]) -> Iterator[ParsedSource | Problem]:
        """What each source holds, or why it cannot be read: in the order of the sources, as soon as it is known."""
        keys = [self.keys[raw.stem] for raw in raws]
        before = [_with_lines(self.kept.find(key, ParsedSource)) for key in keys]
        results: Iterator[ParsedSource | Problem] = _fill_gaps(before, raws, partial(self._map, parse_one))
        for key, old, result in zip(keys, before, results, strict=True):
            if old is None and isinstance(result, ParsedSource) and not _failed(result):
                self.kept.note(key, replace(result, lines=()))
            yield result

    def find(
        self,
        sources: Sequence[ParsedSource],
        home: str | None,
        events: Sequence[Event],
        earlier: Sequence[Outcome] | None = None,
    ) -> Iterator[Outcome]:
        """A `Finder`: what is found out about the articles of each source, in the order of the sources."""
        keys = [self.kept.key(self.keys[source.stem], home, events) for source in sources]
        is_sound = [not _failed(source) for source in sources]
        before = [self.kept.find(key, Outcome) if sound else None for key, sound in zip(keys, is_sound, strict=True)]
        pairs = list(zip(sources, earlier or (None,) * len(sources), strict=True))
        look = partial(_find_out, home=home, events=events)
        outcomes: Iterator[Outcome] = _fill_gaps(before, pairs, partial(self._map, look))
        for key, sound, old, outcome in zip(keys, is_sound, before, outcomes, strict=True):
            if sound and old is None and outcome.fault is None:
                self.kept.note(key, outcome)
            yield outcome

    def _map(self, function: Callable[[T], R], items: Sequence[T]) -> Iterable[R]:
        return self.run(function, items) if len(items) > FEW else map(function, items)


def make_reader(run: Run, kept: Kept, raws: Iterable[RawFile]) -> Reader:
    """``raws``: all sources that will be read."""
    return Reader(run, kept, {raw.stem: kept.key(raw) for raw in raws})


def _fill_gaps(before: Sequence[Any], items: Sequence[T], make: Callable[[list[T]], Iterable[R]]) -> Iterator[R]:
    """A result for each item, in their order: the one from ``before`` or, where that is None, a newly made one."""
    made = iter(make([item for item, old in zip(items, before, strict=True) if old is None]))
    return (next(made) if old is None else old for old in before)


def _find_out(pair: tuple[ParsedSource, Outcome | None], home: str | None, events: Sequence[Event]) -> Outcome:
    """`try_source` of a source and of its earlier outcome with another home, if there is one."""
    source, earlier = pair
    return try_source(source, earlier, home=home, events=events)


def _with_lines(source: ParsedSource | None) -> ParsedSource | None:
    """A kept source with its lines, which are not kept twice: each of them is in its label."""
    return replace(source, lines=tuple(label.line for label in source.labels)) if source is not None else None


def _failed(source: ParsedSource) -> bool:
    """Whether a fault of the program was met. It may not come again, so the result is not kept."""
    return any(problem.severity is Severity.ERROR for problem in source.problems)
