"""What a rule is, and two small helpers to write one."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from jianbao.model import Role
from jianbao.parse.page import Page

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
    also: Role | None = None
    """A second role that gets the same points: what tells that a head begins speaks for a kicker too."""


def says(pattern: str, longest: int = 200) -> Test:
    """A test on the line's plain form (Simplified, half-width), for lines of at most ``longest`` characters."""
    compiled = re.compile(pattern, re.IGNORECASE)
    return lambda page, i: page.size[i] <= longest and compiled.search(page.plain[i]) is not None


def title(test: Test) -> Test:
    """``test``, for title-like lines only."""
    return lambda page, i: page.title_like[i] and test(page, i)
