"""The rules: every reason for a role, with its points, an example that it holds for and a look-alike it does not.

A rule gives points for one role of one line; the roles' points on all lines, with ``grammar``'s points for what may
follow what, decide the labelling. Points are steps of certainty: from 8 on a rule settles it alone (nothing but another
such rule speaks against it), 4 is strong, 2 a hint, negative ones speak against.

In an example the line in question is marked with ``> `` where other lines stand around it. ``tests/test_rules.py``
holds every example.
"""

from __future__ import annotations

from jianbao.parse.page import Page
from jianbao.parse.rule import SHORT, Rule, title
from jianbao.parse.rules_byline import BYLINE_RULES
from jianbao.parse.rules_caption import CAPTION_RULES
from jianbao.parse.rules_echo import ECHO_RULES
from jianbao.parse.rules_furniture import FURNITURE_RULES
from jianbao.parse.rules_heading import HEADING_RULES
from jianbao.parse.rules_headline import HEADLINE_RULES
from jianbao.parse.rules_kicker import KICKER_RULES
from jianbao.parse.rules_layout import LAYOUT_RULES
from jianbao.parse.rules_para import PARA_RULES

RULES: tuple[Rule, ...] = (
    *FURNITURE_RULES,
    *HEADLINE_RULES,
    *KICKER_RULES,
    *BYLINE_RULES,
    *PARA_RULES,
    *HEADING_RULES,
    *CAPTION_RULES,
    *LAYOUT_RULES,
    *ECHO_RULES,
)
"""All rules in reading order. Names are unique; ``--explain`` prints them."""

LONG_RULES = tuple(rule for rule in RULES if rule.long)
"""Those that a line of more than ``SHORT`` characters is asked about."""

TEXT_RULES = tuple(rule for rule in RULES if not isinstance(rule.holds, title))
"""Those that a line which is not title-like is asked about."""


def rules_for(page: Page, i: int) -> tuple[Rule, ...]:
    """The rules a line is asked about.

    A line that is not title-like is not asked what only titles are, and a long one only what long lines are: what
    is left out could at most speak against roles that such a line is no candidate for.
    """
    if page.size[i] > SHORT:
        return LONG_RULES
    return RULES if page.title_like[i] else TEXT_RULES
