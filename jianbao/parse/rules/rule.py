"""What a rule is, and two small helpers to write one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from jianbao.model import Role
from jianbao.parse.columns import title_like
from jianbao.parse.finder import Find, finder
from jianbao.parse.looks import SHORT
from jianbao.parse.once import Marking
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
    long: bool = False
    """Whether it may hold for a line of more than ``SHORT`` characters; most rules are not asked about those."""
    also: Role | None = None
    """A second role that gets the same points: what tells that a head begins speaks for a kicker too."""
    needs: str = ""
    """Characters, one of which stands in the plain form of every line that it holds for; other lines are not asked.
    Empty: any line is. See ``needs``.
    """
    longest: int = SHORT
    """Characters of the longest line that it may hold for, unless ``long``; ``says`` and ``AtMost`` know their own."""


@dataclass(frozen=True, slots=True)
class Says:
    """A test on the line's plain form (Simplified, half-width), for lines of at most ``longest`` characters."""

    find: Find
    longest: int

    def __call__(self, page: Page, i: int) -> bool:
        return page.size[i] <= self.longest and self.find(page.plain[i]) is not None


def says(pattern: str, longest: int = SHORT) -> Says:
    return Says(finder(pattern), longest)


@dataclass(frozen=True, slots=True)
class Only:
    """``test``, for lines only that all of ``columns`` mark; others are not asked."""

    columns: tuple[Marking, ...]
    test: Test

    def __call__(self, page: Page, i: int) -> bool:
        return all(column(page)[i] for column in self.columns) and self.test(page, i)


def anything(_page: Page, _i: int) -> bool:
    """For rules that ask for no more than columns."""
    return True


@dataclass(frozen=True, slots=True)
class AtMost:
    """Lines of at most so many characters."""

    longest: int

    def __call__(self, page: Page, i: int) -> bool:
        return page.size[i] <= self.longest


def only(test: Test, *columns: Marking) -> Only:
    return Only(columns, test)


def title(test: Test, *columns: Marking) -> Only:
    return Only((title_like, *columns), test)


def columns_of(rule: Rule) -> tuple[Marking, ...]:
    return rule.holds.columns if isinstance(rule.holds, Only) else ()


def longest(rule: Rule) -> int:
    """Characters of the longest line that a rule is asked about, as far as it is not ``long``.

    Titles have fewer than ``SHORT`` by themselves.
    """
    test = rule.holds.test if isinstance(rule.holds, Only) else rule.holds
    return min(rule.longest, test.longest, SHORT) if isinstance(test, Says | AtMost) else rule.longest
