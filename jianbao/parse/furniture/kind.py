"""What a pattern for furniture is."""

from __future__ import annotations

from dataclasses import dataclass

from jianbao.parse.finder import alternatives, by_place


def either(*patterns: str) -> str:
    """One of several patterns, so that each stands on lines of its own. All that stand at a line's head are one
    alternative, or each would be tried at every place of the line where they stand inside a longer pattern.

    >>> either("二$", "^一", "^三|^四")
    '^(?:^一|^三|^四)|二$'
    """
    heads, others = by_place([own for pattern in patterns for own in alternatives(pattern)])
    return "|".join([*([f"^(?:{'|'.join(heads)})"] if heads else []), *others])


@dataclass(frozen=True, slots=True)
class Furniture:
    """A pattern that a line of furniture shows wherever it stands on the page."""

    name: str
    points: float
    """For the role of furniture, against the points of the other rules that hold for the line."""
    pattern: str
    """A regular expression for the line's plain form; capital letters and small ones are the same to it."""
    longest: int
    """Characters of the longest line that it is looked for in."""
    yes: str
    """A line that it holds for."""
    no: str
    """A line much like it that is text."""
    needs: str
    """Characters, one of which stands in every match."""
