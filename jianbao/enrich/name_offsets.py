"""Finds where names stand in a text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

INDEXED = 20_000
"""From so many characters on, it is faster to index a text than to look through it for each name."""


def spans(text: str, names: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Where each name begins and ends in a text, from the left. Of names that overlap, only the one that begins first
    counts, or the longest of those that begin together.

    >>> list(spans("李春梅和李春说，马李春梅", ["李春", "李春梅", "马李"]))
    [(0, 3), (4, 6), (8, 10)]
    """
    end = 0
    for start, length in sorted((at, -len(name)) for name in names for at in offsets(name, text)):
        if start >= end:
            end = start - length
            yield start, end


def offsets(name: str, text: str) -> Sequence[int]:
    """Where a name begins in a text, also where it overlaps itself.

    >>> offsets("何何", "何何何")
    [0, 1]
    """
    if len(text) >= INDEXED:
        return _index(text, len(name)).get(name, ())
    begins, at = [], text.find(name)
    while at >= 0:
        begins.append(at)
        at = text.find(name, at + 1)
    return begins


@lru_cache(8)
def _index(text: str, length: int) -> Mapping[str, Sequence[int]]:
    """Where each stretch of so many characters begins: a long text has many names, and a search for each takes long."""
    begins: defaultdict[str, list[int]] = defaultdict(list)
    for at in range(len(text) - length + 1):
        begins[text[at : at + length]].append(at)
    return begins
