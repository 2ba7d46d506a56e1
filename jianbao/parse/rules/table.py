"""The rules: every reason for a role, with its points, an example that it holds for and a look-alike it does not.

A rule gives points for one role of one line; the roles' points on all lines, with ``grammar``'s points for what may
follow what, decide the labelling. Points are steps of certainty: from 8 on a rule settles it alone (nothing but another
such rule speaks against it), 4 is strong, 2 a hint, negative ones speak against.

In an example the line in question is marked with ``> `` where other lines stand around it. ``tests/test_rules.py``
holds every example.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache, lru_cache, reduce
from itertools import compress
from operator import and_, not_, or_

from jianbao.parse.furniture.known import FURNITURE
from jianbao.parse.needs import IN_OCTET, Needs, bits_of
from jianbao.parse.once import NEEDS_OF, Marking, Marks, Need, fills, once
from jianbao.parse.page import Page
from jianbao.parse.rules.alone import ALONE_RULES
from jianbao.parse.rules.byline import BYLINE_RULES
from jianbao.parse.rules.byline_head import BYLINE_HEAD_RULES
from jianbao.parse.rules.caption import CAPTION_RULES
from jianbao.parse.rules.caption_text import CAPTION_TEXT_RULES
from jianbao.parse.rules.furniture import FURNITURE_RULES
from jianbao.parse.rules.gaps import GAP_RULES
from jianbao.parse.rules.heading import HEADING_RULES
from jianbao.parse.rules.heading_form import HEADING_FORM_RULES
from jianbao.parse.rules.headline import HEADLINE_RULES
from jianbao.parse.rules.headline_form import HEADLINE_FORM_RULES
from jianbao.parse.rules.imprints import IMPRINT_RULES
from jianbao.parse.rules.kicker import KICKER_RULES
from jianbao.parse.rules.kinds import KIND_RULES
from jianbao.parse.rules.labels import LABEL_RULES
from jianbao.parse.rules.layout import LAYOUT_RULES
from jianbao.parse.rules.lead import LEAD_RULES
from jianbao.parse.rules.lists import LIST_RULES
from jianbao.parse.rules.masthead import MASTHEAD_RULES
from jianbao.parse.rules.note import NOTE_RULES
from jianbao.parse.rules.para import PARA_RULES
from jianbao.parse.rules.records import RECORD_RULES
from jianbao.parse.rules.rows import ROW_RULES
from jianbao.parse.rules.rule import Only, Rule, Test, columns_of, longest
from jianbao.parse.rules.signature import SIGNATURE_RULES
from jianbao.parse.rules.subhead import SUBHEAD_RULES
from jianbao.parse.rules.titles import TITLES_RULES

RULES: tuple[Rule, ...] = (
    *FURNITURE_RULES,
    *MASTHEAD_RULES,
    *IMPRINT_RULES,
    *HEADLINE_RULES,
    *HEADLINE_FORM_RULES,
    *KIND_RULES,
    *KICKER_RULES,
    *TITLES_RULES,
    *LEAD_RULES,
    *ALONE_RULES,
    *SUBHEAD_RULES,
    *BYLINE_RULES,
    *BYLINE_HEAD_RULES,
    *SIGNATURE_RULES,
    *NOTE_RULES,
    *PARA_RULES,
    *LIST_RULES,
    *LABEL_RULES,
    *ROW_RULES,
    *RECORD_RULES,
    *HEADING_RULES,
    *HEADING_FORM_RULES,
    *CAPTION_RULES,
    *CAPTION_TEXT_RULES,
    *LAYOUT_RULES,
    *GAP_RULES,
)
"""All rules in reading order. Names are unique; ``--explain`` prints them."""

ANY = 10**9
"""Characters: more than any line has."""

NEEDS = Needs([(rule.needs, ANY if rule.long else longest(rule)) for rule in RULES])

BY_NEEDS = defaultdict[tuple[Need, ...], list[tuple[Marking, int]]](list)
"""Columns by what they need, each with the rules that are asked only of lines which it marks, a bit for each."""
for column in dict.fromkeys(column for rule in RULES for column in columns_of(rule)):
    BY_NEEDS[NEEDS_OF[column]].append((column, bits_of(column in columns_of(rule) for rule in RULES)))

WANTED = tuple(rules for own in BY_NEEDS.values() for _, rules in own)

BUT_KNOWN = -1 << len(FURNITURE)
"""All rules but those for the patterns of ``FURNITURE``, which come first; their needs a page knows already."""

TESTS = tuple((k, rule.holds.test if isinstance(rule.holds, Only) else rule.holds) for k, rule in enumerate(RULES))


@once
def asked(page: Page) -> Sequence[Sequence[tuple[int, Test]]]:
    """For each line the rules it is asked about, by their place in ``RULES``, and what is to be asked.

    A line that is not title-like is not asked what only titles are, and a long one only what long lines are: what
    is left out could at most speak against roles that such a line is no candidate for. All else that is left out
    does not hold.
    """
    return list(map(tests_of, open_rules(page)))


def open_rules(page: Page) -> Sequence[int]:
    """For each line the rules whose needs it fills, and that the columns leave, a bit for each.

    A column is not made where no rule is left that wants it.
    """
    filled = list(map(and_, NEEDS(page.strung), [BUT_KNOWN | known for known in page.furniture_needs]))
    left, columns = reduce(or_, filled, 0), list[Marks]()
    for needs, own in BY_NEEDS.items():
        if fills(page, needs):
            columns += [column(page) if left & rules else page.nothing for column, rules in own]
        else:
            columns += [page.nothing] * len(own)
    none = bytes(len(page))
    marks = b"".join([none if column is page.nothing else bytes(column) for column in columns])
    return [own & left_by(marks[i :: len(page)]) for i, own in enumerate(filled)]


@lru_cache(maxsize=4096)
def left_by(marks: bytes) -> int:
    """The rules that the columns leave to a line, given its own mark of each."""
    return ~reduce(or_, compress(WANTED, map(not_, marks)), 0)


@lru_cache(maxsize=4096)
def tests_of(rules: int) -> Sequence[tuple[int, Test]]:
    tests: list[tuple[int, Test]] = []
    for own, octet in zip(tests_of_octets(), rules.to_bytes(len(RULES) // 8 + 1, "little"), strict=True):
        if octet:
            tests += own[octet]
    return tests


@cache
def tests_of_octets() -> Sequence[Sequence[Sequence[tuple[int, Test]]]]:
    """For each octet of the bits of rules, and each that may stand there, the tests of these rules."""
    octets = [TESTS[at : at + 8] for at in range(0, len(TESTS) + 1, 8)]
    return [[[own[k] for k in at if k < len(own)] for at in IN_OCTET] for own in octets]
