"""Word lists of the parser, read once from ``jianbao/data``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files


def rows(name: str) -> tuple[str, ...]:
    """The lines of a data file without its header, which says what it holds and where it comes from."""
    text = files("jianbao").joinpath("data", name).read_text("utf-8")
    return tuple(row for row in text.splitlines() if row and not row.startswith("#"))


@cache
def surnames() -> tuple[frozenset[str], frozenset[str]]:
    """Single and compound surnames, in Simplified."""
    single, compound = rows("surnames.txt")
    return frozenset(single), frozenset(compound.split())


@cache
def outlets() -> tuple[str, ...]:
    """Papers, agencies and stations that are not known by the end of their names, in Simplified."""
    return rows("outlets.txt")


@cache
def words() -> Mapping[str, str]:
    """Second characters of common words of two characters by their first, in Simplified.

    >>> "级" in words()["一"]
    True
    """
    pairs = (row.split("\t") for row in rows("words.txt"))
    return {pair[0]: pair[1] for pair in pairs}
