"""An article as lists show it (`Card`), and what such an entry is made of. ``view.py`` makes all of these."""

from __future__ import annotations

from dataclasses import dataclass

from jianbao.site.days import DayView


@dataclass(frozen=True, slots=True)
class Link:
    """A link from the edition's root, with the number that stands behind it."""

    text: str
    href: str
    """Relative to the edition's root, like every ``href`` in a context."""
    count: int = 0


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text of one kind within a block."""

    text: str
    kind: str = ""
    """What the text names: place, person, when, or half (the other half of an article); empty for plain text."""
    href: str = ""
    """The page of what it names, if the text is a link to it."""
    day: str = ""
    """The day that it names, in ISO 8601."""
    seam: int = 0
    """Number of the line that was joined here; such a segment has no text."""
    mark: bool = False
    """This is what a list looked for in the sentence."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a headline that no line should break."""

    text: str
    spaced: bool
    """A space separates it from the clause before."""
    segments: tuple[Segment, ...] = ()
    """The same text again, cut around what it names; none if it names nothing."""


@dataclass(frozen=True, slots=True)
class CreditGroup:
    """Names with one role, which is printed ``before`` or ``after`` them."""

    before: str
    names: tuple[Link, ...]
    after: str


@dataclass(frozen=True, slots=True)
class Card:
    """An article as a list shows it."""

    id: str
    href: str
    title: str
    clauses: tuple[Clause, ...]
    made: bool
    """The source has no headline: the title was made from the first words."""
    kicker: str
    places: tuple[Link, ...]
    credits: tuple[CreditGroup, ...]
    outlet: str
    day: DayView | None
    snippet: str
    length: int
    """Characters of the text."""
