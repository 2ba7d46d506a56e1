"""The lines of a site's page, what is known of each, and what each may be to the site."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto


class SitePart(Enum):
    """What a line is to a site."""

    STORY = auto()
    """Nothing can be told: text, or a line of it."""
    OUTSIDE = auto()
    SAID = auto()
    """Outside, too: what readers say of a story."""
    BELOW = auto()
    """Right under a text and over what is outside: tags and promotions, as far as its place tells."""
    OWN = auto()
    """There, but of a table, a list or a talk: the story's own."""
    HEAD = auto()
    """A line of a headline over its last one."""
    TITLE = auto()
    STAMP = auto()
    OPENING = auto()
    """A stamp over the headline of a later story, which begins with it."""


STAMPS = (SitePart.STAMP, SitePart.OPENING)
IN_HEAD = (SitePart.HEAD, SitePart.TITLE, *STAMPS)


@dataclass(frozen=True, slots=True)
class Lines:
    """A page's lines and what is known of each."""

    plain: Sequence[str]
    known: Sequence[bool]
    """Furniture anywhere."""
    shares: Sequence[bool]
    """Words of a share bar."""
    lists: Sequence[bool]
    """Heads of related lists."""
    stamped: Sequence[bool]
    """With the hour."""
    dated: Sequence[bool]
    """A day alone."""
    turning: Sequence[bool]
    menu: Sequence[bool]
    """Names of sections in a row."""

    def free(self, i: int) -> bool:
        """Whether a line may be a headline as far as is known."""
        return not (self.known[i] or self.stamped[i])

    def begins_head(self, i: int) -> bool:
        """Whether a line is what a story's head has: a stamp, a day, a link of an electronic paper."""
        return self.stamped[i] or self.dated[i] or self.turning[i]
