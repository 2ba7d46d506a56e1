"""Rules for which of two titles is the headline, from the text under them and their lengths: a report begins with what
its headline says, and comes to a kicker's matter later, or not at all.

The looks come from 515 invented heads and were then counted on real papers and sites: there 43 of 149 pairs of titles
in a head are a kicker over its headline, of the pages under ``tests/`` 165 of 298.
"""

from __future__ import annotations

import re

from jianbao.model import Role
from jianbao.parse import columns
from jianbao.parse.heads import in_head
from jianbao.parse.looks import heads_a_head
from jianbao.parse.once import remembered
from jianbao.parse.page import Page
from jianbao.parse.rules.kicker import of_a_series, organisation
from jianbao.parse.rules.rule import Rule, title
from jianbao.text.characters import HAN

LEAD = 75
"""Characters of the text's beginning; a dateline and a reporter take up twenty of them."""

NEAR = 6
"""Lines from a title to its text: titles, a byline, a picture's line."""

SHORTEST = 7
"""Characters of a title that says something: shorter ones are names of columns."""

TWO_HAN = re.compile(f"(?=({HAN}{{2}}))")


@remembered
def told_again(page: Page, i: int) -> bool:
    """Whether the beginning of the text says two characters in a row of the title again."""
    text = page.next_text(i, NEAR)
    if text is None:
        return False
    lead = page.plain[text][:LEAD]
    return any(pair in lead for pair in TWO_HAN.findall(page.plain[i]))


def alone_in_the_lead(page: Page, i: int) -> bool:
    """The text under them says it again, and not the title below: so 29 headlines and no kicker of real papers, 30 and 17
    of ``tests/``."""
    return page.size[i] >= SHORTEST and told_again(page, i) and not told_again(page, i + 1)


ADDS = re.compile("[—-]|[^:,]{2,9}:.")
"""How a title begins that nothing leads up to: with a dash, or with who says it."""


def below_alone_in_the_lead(page: Page, i: int) -> bool:
    """The text under them says the title below again, and not this one: so 14 kickers and 3 headlines of real papers, 39
    and 14 of ``tests/``."""
    if page.size[i] < SHORTEST or ADDS.match(page.plain[i + 1]):
        return False
    return told_again(page, i + 1) and not told_again(page, i)


def over_no_dateline(page: Page, i: int) -> bool:
    """The first of two or three titles, over text that opens with no dateline: so 10 headlines and 3 kickers of real
    papers, 14 and 35 of ``tests/``. What a dateline tells of the headline over it, nothing told there."""
    if page.titles_before[i] or page.titles_after[i] > 2 or page.size[i] < SHORTEST:
        return False
    return not heads_a_head(page, i) and not of_a_series(page, i)


SHORT_LINE = 7


def two_short_lines(page: Page, i: int) -> bool:
    """Of five to seven characters, over a title at most two longer or shorter, or of four over four: so 6 headlines and 1
    kicker of real papers, 11 and 4 of ``tests/``. Names of columns have four characters, and what is under them seldom."""
    more = page.size[i + 1] - page.size[i]
    like = 4 <= page.size[i] <= SHORT_LINE and abs(more) <= 2 and (page.size[i] > 4 or not more)
    return like and not of_a_series(page, i)


NO_HALF = re.compile("[ :,·‧]|(?:评论员?|专栏|连载|选登|讲座)$")


def half_of_a_headline(page: Page, i: int) -> bool:
    """The first of two titles of up to twelve characters, at most two shorter, set so for want of room: so 26 labelled
    headlines, 1 kicker, 6 headings. Names of columns are shorter; couplets and offices are kickers."""
    first, second = page.size[i], page.size[i + 1]
    if not (first > 4 or first == second == 4) or not first <= second <= min(12, first + 2):
        return False
    alone = not page.titles_before[i] and page.titles_after[i] == 1
    return alone and not any(map(NO_HALF.search, page.plain[i : i + 2])) and not organisation(page, i)


LEAD_RULES = (
    Rule(
        "alone in the lead",
        Role.KICKER,
        -1.5,
        title(alone_in_the_lead, columns.over_title, in_head),
        "> 石桥镇新修公路三十公里\n外出的年轻人回来了\n本报讯 石桥镇新修的公路昨日通车，大家都说日子一天比一天好。",
        "> 石桥镇新修公路三十公里\n外出的年轻人回来了\n本报讯 石桥镇新修的公路昨日通车，外出的人都回来看看。",
    ),
    Rule(
        "over one alone in the lead",
        Role.KICKER,
        0.8,
        title(below_alone_in_the_lead, columns.over_title, in_head),
        "> 外出的年轻人回来了\n石桥镇新修公路三十公里\n本报讯 石桥镇新修的公路昨日通车，大家都说日子一天比一天好。",
        "> 外出的年轻人回来了\n石桥镇新修公路三十公里\n本报讯 石桥镇新修的公路昨日通车，外出的人都回来看看。",
    ),
    Rule(
        "first of two titles over text",
        Role.HEADLINE,
        1.3,
        title(over_no_dateline, columns.over_title, in_head),
        "> 石桥镇新修公路三十公里\n外出的年轻人回来了\n石桥镇新修的公路昨日通车，外出的年轻人听说了也回来看看。",
        "> 石桥镇新修公路三十公里\n外出的年轻人回来了\n本报讯 石桥镇新修的公路昨日通车，外出的年轻人听说了也回来看看。",
    ),
    Rule(
        "two short lines",
        Role.KICKER,
        -2.3,
        title(two_short_lines, columns.over_title, in_head),
        "> 今年春茶贵了\n茶农笑了\n本报讯 昨日，茶乡的春茶上市。",
        "> 名家谈茶\n吃茶记\n本报讯 昨日，茶乡的春茶上市。",
        longest=SHORT_LINE,
    ),
    Rule(
        "half of a headline",
        Role.HEADLINE,
        4,
        title(half_of_a_headline, columns.over_title),
        "> 修路不误采茶\n茶乡喜迎来客\n村里的广播响了，大家从屋里走出来。",
        "> 修路不误采茶\n十里茶乡欢喜迎客人\n村里的广播响了，大家从屋里走出来。",
        longest=12,
    ),
)
