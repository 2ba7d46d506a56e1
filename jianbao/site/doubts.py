"""All doubts of an archive: those of the parser, which stand in the labels, and those that came up later."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jianbao.model import Archive, ParsedSource, Problem, Severity


def all_problems(archive: Archive) -> tuple[Problem, ...]:
    """The archive's own, then what the parser was unsure of."""
    return (*archive.problems, *unsure(archive.sources))


def doubts(archive: Archive) -> tuple[Problem, ...]:
    """Those of `all_problems` that are doubts."""
    return tuple(problem for problem in all_problems(archive) if problem.severity is Severity.DOUBT)


def unsure(sources: Iterable[ParsedSource]) -> Iterator[Problem]:
    """A doubt for each line that the parser was unsure of."""
    for source in sources:
        for label in source.labels:
            if label.doubt:
                yield Problem(source.name, label.line.no, Severity.DOUBT, label.doubt, hint="请看校样")
