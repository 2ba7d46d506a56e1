"""What a rule is, and two small helpers to write one."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
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
    needs: str = ""
    """Characters, one of which stands in the plain form of every line that it holds for; other lines are not asked.
    Empty: any line is. ``DIGITS`` are those of every script.
    """
    longest: int = SHORT
    """Characters of the longest line that it may hold for, unless ``long``; ``says`` knows its own."""


DIGITS = "0123456789"


@dataclass(frozen=True, slots=True)
class Says:
    """A test on the line's plain form (Simplified, half-width), for lines of at most ``longest`` characters."""

    pattern: re.Pattern[str]
    longest: int

    def __call__(self, page: Page, i: int) -> bool:
        return page.size[i] <= self.longest and self.pattern.search(page.plain[i]) is not None


def says(pattern: str, longest: int = SHORT) -> Says:
    return Says(re.compile(pattern, re.IGNORECASE), longest)


@dataclass(frozen=True, slots=True)
class Only:
    """``test``, for lines only that a column of ``Page`` marks; others are not asked."""

    column: str
    test: Test

    def __call__(self, page: Page, i: int) -> bool:
        marked: Sequence[bool] = getattr(page, self.column)
        return marked[i] and self.test(page, i)


def title(test: Test) -> Only:
    return Only("title_like", test)


def furniture(test: Test) -> Only:
    """Lines that are furniture wherever they stand."""
    return Only("furniture", test)


def credit(test: Test) -> Only:
    return Only("credit", test)


def copied(test: Test) -> Only:
    return Only("copied", test)


def levelled(test: Test) -> Only:
    return Only("levelled", test)


def unfinished(test: Test) -> Only:
    return Only("unfinished", test)


def anything(_page: Page, _i: int) -> bool:
    """For rules that ask for no more than a column."""
    return True


def longest(rule: Rule) -> int:
    """Characters of the longest line that a rule is asked about, as far as it is not ``long``.

    Titles have fewer than ``SHORT`` by themselves.
    """
    test = rule.holds.test if isinstance(rule.holds, Only) else rule.holds
    return min(rule.longest, test.longest, SHORT) if isinstance(test, Says) else rule.longest
