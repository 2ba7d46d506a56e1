"""How a pattern is looked for in a line: at its head alone where it can stand nowhere else."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

Find = Callable[[str], re.Match[str] | None]


def finder(pattern: str) -> Find:
    """What looks for a pattern in a line, capital letters or small ones.

    >>> finder("^一").__name__, finder("^一|二").__name__
    ('match', 'search')
    """
    compiled = re.compile(pattern, re.IGNORECASE)
    # ``search`` would look for a line's head at every place of the line.
    return compiled.search if by_place(alternatives(pattern))[1] else compiled.match


def finders(pattern: str) -> Sequence[Find]:
    """What looks for a pattern, one after the other: for all of it that stands at a line's head, and for the rest."""
    return [finder("|".join(own)) for own in by_place(alternatives(pattern)) if own]


def by_place(patterns: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """Those of some patterns that stand at a line's head, and the others."""
    heads = [pattern for pattern in patterns if pattern.startswith("^")]
    return heads, [pattern for pattern in patterns if not pattern.startswith("^")]


INSIDE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\((?:[^()\[\\]|\\.)*\)|\[")
"""What stands in brackets, innermost first, and characters that are meant as such."""


def alternatives(pattern: str) -> Sequence[str]:
    r"""The alternatives of a pattern, not cut at a bar inside brackets.

    >>> alternatives(r"^(?:一|二)[|]|三\||(?:^四|五)")
    ['^(?:一|二)[|]', '三\\|', '(?:^四|五)']
    """
    bare = pattern
    while (rest := INSIDE.sub(lambda inside: "-" * len(inside[0]), bare)) != bare:
        bare = rest
    return [pattern[own.start() : own.end()] for own in re.finditer("[^|]+", bare)]
