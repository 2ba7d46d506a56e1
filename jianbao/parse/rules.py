"""The rules: every reason for a role, with its points, an example that it holds for and a look-alike it does not.

A rule gives points for one role of one line; the roles' points on all lines, with ``grammar``'s points for what may
follow what, decide the labelling. Points are steps of certainty: from 8 on a rule settles it alone (nothing but another
such rule speaks against it), 4 is strong, 2 a hint, negative ones speak against.

In an example the line in question is marked with ``> `` where other lines stand around it. ``tests/test_rules.py``
holds every example.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from jianbao.parse.once import once
from jianbao.parse.page import Page
from jianbao.parse.rule import DIGITS, SHORT, Only, Rule, Test, longest
from jianbao.parse.rules_byline import BYLINE_RULES
from jianbao.parse.rules_caption import CAPTION_RULES
from jianbao.parse.rules_furniture import FURNITURE_RULES
from jianbao.parse.rules_heading import HEADING_RULES
from jianbao.parse.rules_headline import HEADLINE_RULES
from jianbao.parse.rules_kicker import KICKER_RULES
from jianbao.parse.rules_layout import LAYOUT_RULES
from jianbao.parse.rules_note import NOTE_RULES
from jianbao.parse.rules_para import PARA_RULES
from jianbao.text.characters import one_of

RULES: tuple[Rule, ...] = (
    *FURNITURE_RULES,
    *HEADLINE_RULES,
    *KICKER_RULES,
    *BYLINE_RULES,
    *NOTE_RULES,
    *PARA_RULES,
    *HEADING_RULES,
    *CAPTION_RULES,
    *LAYOUT_RULES,
)
"""All rules in reading order. Names are unique; ``--explain`` prints them."""

LONG_RULES = tuple((k, rule.holds) for k, rule in enumerate(RULES) if rule.long)
"""Those that a line of more than ``SHORT`` characters is asked about."""

SIZES = sorted({longest(rule) for rule in RULES})
NEEDS = tuple(dict.fromkeys(rule.needs for rule in RULES if rule.needs))
FILLED_BY = {mark: sum(1 << k for k, needs in enumerate(NEEDS) if mark in needs) for mark in "".join(NEEDS)}
"""For a character the needs that it fills, a bit for each."""

BY_SIZE = tuple(
    tuple(
        (k, rule, 1 << NEEDS.index(rule.needs) if rule.needs else 0)
        for k, rule in enumerate(RULES)
        if longest(rule) >= size
    )
    for size in SIZES
)
"""For each of ``SIZES`` the rules that such a line is asked about, by their place, and the bits of their needs."""

FILLABLE = tuple(sum({needs for _, _, needs in rules}) for rules in BY_SIZE)
"""The needs of those."""

ANY_DIGIT = sum(1 << k for k, needs in enumerate(NEEDS) if DIGITS in needs)
MARK = re.compile(one_of(["\\d", *FILLED_BY]))


COLUMNS = sorted({rule.holds.column for rule in RULES if isinstance(rule.holds, Only)})


def asked(page: Page, i: int) -> tuple[tuple[int, Test], ...]:
    """The rules a line is asked about, by their place in ``RULES``, and what is to be asked.

    A line that is not title-like is not asked what only titles are, and a long one only what long lines are: what
    is left out could at most speak against roles that such a line is no candidate for. All else that is left out
    does not hold.
    """
    if page.size[i] > SHORT:
        return LONG_RULES
    filled = 0
    for mark in set(MARK.findall(page.plain[i])):
        filled |= FILLED_BY.get(mark, ANY_DIGIT)
    size = bisect_left(SIZES, page.size[i])
    return rules_for(size, filled & FILLABLE[size], marks(page)[i])


@once
def marks(page: Page) -> Sequence[tuple[bool, ...]]:
    """For each line, which of ``COLUMNS`` mark it."""
    return list(zip(*(getattr(page, column) for column in COLUMNS), strict=True))


@lru_cache(maxsize=4096)
def rules_for(size: int, filled: int, marked: tuple[bool, ...]) -> tuple[tuple[int, Test], ...]:
    """The rules for lines that are so: ``size`` is the first of ``SIZES`` that is not less than theirs."""
    out = {column for column, mark in zip(COLUMNS, marked, strict=True) if not mark}
    return tuple(
        (k, rule.holds.test if isinstance(rule.holds, Only) else rule.holds)
        for k, rule, needs in BY_SIZE[size]
        if not (isinstance(rule.holds, Only) and rule.holds.column in out) and (not needs or needs & filled)
    )
