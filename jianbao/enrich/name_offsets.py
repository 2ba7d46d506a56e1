"""Where names stand in a text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

INDEXED = 20_000
"""Characters of a text from which on it is quicker to index it than to look through it for each name."""


def spans(text: str, names: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Where names stand in a text, from the left; of those that begin together the longest, and none in another.

    >>> list(spans("李春梅和李春说，马李春梅", ["李春", "李春梅", "马李"]))
    [(0, 3), (4, 6), (8, 10)]
    """
    end = 0
    for start, length in sorted((at, -len(name)) for name in names for at in offsets(name, text)):
        if start >= end:
            end = start - length
            yield start, end


def offsets(name: str, text: str) -> Sequence[int]:
    """Where a name begins, one in another as well.

    >>> offsets("何何", "何何何")
    [0, 1]
    """
    if len(text) >= INDEXED:
        return _index(text, len(name)).get(name, ())
    found, at = [], text.find(name)
    while at >= 0:
        found.append(at)
        at = text.find(name, at + 1)
    return found


@lru_cache(8)
def _index(text: str, length: int) -> Mapping[str, Sequence[int]]:
    """Where all words of a length begin: to look through a long text for each of its names would take ever longer."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for at in range(len(text) - length + 1):
        found[text[at : at + length]].append(at)
    return found
