"""Which lines are verse: short ones in stanzas, as supplements print poems and songs."""

from __future__ import annotations

import re

from jianbao.parse.columns import Marks
from jianbao.parse.once import once
from jianbao.parse.page import Page
from jianbao.parse.patterns import BULLET
from jianbao.parse.signers import bare_names

STANZA, LONGEST = 4, 16
"""Lines of a stanza, at least, and characters of a line of it."""

PROSE = re.compile(r"[:\d|()/]|[。!?;]$|^-+ ?")
"""What a line of verse without marks at its ends has not."""


@once
def of_verse(page: Page) -> Marks:
    """Lines of stanzas: with blank lines above and below alone, none of them set like a list or ended like a sentence,
    and no text, dateline or byline right under them, as under a head of several lines."""
    marks = [False] * len(page)
    if not page.usual_gap < 1:
        return marks
    first = 0
    for i in range(1, len(page) + 1):
        if i < len(page) and not page.lines[i].blanks:
            continue
        if i - first >= STANZA and all(may_be_verse(page, k) for k in range(first, i)) and not over_prose(page, i):
            marks[first:i] = [True] * (i - first)
        first = i
    return marks


def may_be_verse(page: Page, i: int) -> bool:
    if page.size[i] > LONGEST or not page.title_like[i] or page.lines[i].level or page.lines[i].bold:
        return False
    return PROSE.search(page.plain[i]) is None and BULLET.match(page.texts[i]) is None


def over_prose(page: Page, i: int) -> bool:
    return i < len(page) and (page.texty[i] or page.dateline[i] or page.credit[i] or bare_names(page, i))
