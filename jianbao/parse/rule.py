"""What a rule is, and two small helpers to write one."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from jianbao.model import Role
from jianbao.parse.page import Page

SHORT = 200
"""Characters: no labelled line that is anything but text has more than 190."""

Test = Callable[[Page, int], bool]
"""Whether the rule holds for the line with this index."""


@dataclass(frozen=True, slots=True)
class Rule:
    name: str
    """The trade's word where there is one; unique."""
    role: Role
    points: float
    holds: Test
    yes: str
    """Lines for which it holds; the line in question is the one marked ``> ``, or the only one."""
    no: str
    """Look-alikes for which it does not."""
    long: bool = False
    """Whether it may hold for a line of more than ``SHORT`` characters; most rules are not asked about those."""
    also: Role | None = None
    """A second role that gets the same points: what tells that a head begins speaks for a kicker too."""


def says(pattern: str, longest: int = SHORT) -> Test:
    """A test on the line's plain form (Simplified, half-width), for lines of at most ``longest`` characters."""
    compiled = re.compile(pattern, re.IGNORECASE)
    return lambda page, i: page.size[i] <= longest and compiled.search(page.plain[i]) is not None


@dataclass(frozen=True, slots=True)
class title:  # noqa: N801  # reads as a word in the tables
    """``test``, for title-like lines only; other lines are not asked."""

    test: Test

    def __call__(self, page: Page, i: int) -> bool:
        return page.title_like[i] and self.test(page, i)
