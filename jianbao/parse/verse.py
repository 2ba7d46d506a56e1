"""Which lines are verse: short ones in stanzas, as supplements print poems and songs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jianbao.parse.columns import below
from jianbao.parse.once import Marks, marking, once
from jianbao.parse.page import Page
from jianbao.parse.patterns import BULLET
from jianbao.parse.signers import bare_names, unit_and_name
from jianbao.text.numerals import OF_A_DAY, TO_TEN

STANZA, LONGEST = 4, 16
"""Lines of a stanza, at least, and characters of a line of it."""

VERSE_LINE = "line of verse"
"""The rule's name by which lines are known as verse when fragments are joined."""

PROSE = re.compile(r"[:\d|()/]|[。!?;]$|^-+ ?")
"""What a line of verse without marks at its ends has not."""


UNDER_NAMES, UNDER_NAMES_LONGEST = 2, 20
"""Lines under a poet's name, at least, and characters of such a line."""

AMOUNT = rf"[{TO_TEN}百半几](?:斤|两|克|勺|匙|小时|分钟)$|[{TO_TEN}]比[{TO_TEN}]|月[\d{OF_A_DAY}]{{1,3}}日$"
"""Verse has none: such lines are of a recipe, of matches and their goals, of the foot of a letter."""

NO_VERSE = re.compile(rf"[:|()/]|\d{{2}}|^-+ ?|{AMOUNT}")
"""What no line under a poet's name has, be it ended like a sentence."""

REPORTS = re.compile("记者|通讯员|编辑|报道|摄")
"""What is said of those who sign, but of no poet."""


@marking()
def of_verse(page: Page) -> Marks:
    """Lines of stanzas: with blank lines above and below alone, none of them set like a list or ended like a sentence,
    and no text, dateline or byline right under them, as under a head of several lines. The last may be who wrote.
    And those of a poem, with a title and a name above them, and regular verse."""
    marks = [False] * len(page)
    if not page.usual_gap < 1:
        return marks
    poem = False
    for first, end in stanzas(page):
        if page.size[end - 1] > UNDER_NAMES_LONGEST:
            poem = False
            continue
        names = next((k for k in range(first, end) if k and page.title_like[k - 1] and over_poem(page, k)), None)
        poem = names is not None or (poem and goes_on(page, first, end))
        if poem:
            verse = range(first if names is None else names + 1, end)
        else:
            whole = end - first >= STANZA and all(may_be_verse(page, k) for k in range(first, end))
            verse = range(under_names(page, first), end) if whole and not over_prose(page, end) else range(0)
        verse = verse or regular(page, first, end)
        if len(verse) > UNDER_NAMES and unit_and_name(page, verse[-1]):
            verse, poem = verse[:-1], False
        for k in verse:
            marks[k] = True
    return marks


def under_names(page: Page, first: int) -> int:
    """Where the lines below a title and a name begin, or the first line; a list of names has none."""
    return first + 2 if bare_names(page, first + 1) and not bare_names(page, first + 2) else first


REGULAR = (6, 8)


def regular(page: Page, first: int, end: int) -> range:
    """The last of these lines, if they are four or more of five characters and a mark each, or of seven: 绝句, 律诗."""
    start, size = end, page.size[end - 1]
    while start > first and page.size[start - 1] == size and page.plain[start - 1][-1] in ",。!?;":
        start -= 1
    return range(start, end) if size in REGULAR and end - start >= STANZA else range(0)


@marking(of_verse)
def poets(page: Page) -> Marks:
    """Names under a title and over verse, and where someone belongs and a name right under verse."""
    verse = of_verse(page)
    over = below(verse)
    return tuple([over_poem(page, i) if over[i] else signs_verse(page, verse, i) for i in range(len(page))])


def signs_verse(page: Page, verse: Marks, i: int) -> bool:
    return i > 0 and verse[i - 1] and not verse[i] and not page.lines[i].blanks and unit_and_name(page, i)


def stanzas(page: Page) -> Iterator[tuple[int, int]]:
    """Where lines without blank ones between them begin and end; a name and the stanza under it are one."""
    first = 0
    for i in range(1, len(page) + 1):
        if i == len(page) or (page.lines[i].blanks and not over_poem(page, i - 1)):
            yield first, i
            first = i


def over_poem(page: Page, i: int) -> bool:
    """Names right under a title, no reporter's, and over short lines up to the next blank one, few of them names."""
    if i < 1 or i + UNDER_NAMES >= len(page) or not page.title_like[i - 1] or page.size[i + 1] > UNDER_NAMES_LONGEST:
        return False
    if page.lines[i].blanks > 1 or REPORTS.search(page.plain[i]):
        return False
    if not (bare_names(page, i) or unit_and_name(page, i) or page.credit[i]):
        return False
    if i > 1 and page.title_like[i - 2] and not page.lines[i - 1].blanks:
        return False
    end = ends_short(page)[i + 1]
    if end - i <= UNDER_NAMES or not (end == len(page) or page.lines[end].blanks) or over_prose(page, end):
        return False
    below = range(i + 1, min(end, i + 1 + STANZA))
    return 2 * sum(bare_names(page, k) or unit_and_name(page, k) for k in below) < len(below)


@once
def ends_short(page: Page) -> Sequence[int]:
    """For each line where short ones without blanks between them end, that begin with it."""
    until = list(range(len(page) + 1))
    for i in range(len(page) - 1, -1, -1):
        if short(page, i):
            until[i] = i + 1 if i + 1 == len(page) or page.lines[i + 1].blanks else max(i + 1, until[i + 1])
    return until


def goes_on(page: Page, first: int, end: int) -> bool:
    """Whether a poem goes on with these lines: short ones, none of them a name that opens another."""
    title = bare_names(page, first + 1) if first + 1 < end else True
    if title or regular(page, first, end).start == first + 1:
        return False
    return all(short(page, k) for k in range(first, end)) and not over_prose(page, end)


def short(page: Page, i: int) -> bool:
    if page.size[i] > UNDER_NAMES_LONGEST or page.furniture[i] or page.dateline[i] or page.credit[i]:
        return False
    plain = not page.lines[i].level and NO_VERSE.search(page.plain[i]) is None
    return plain and BULLET.match(page.texts[i]) is None


def may_be_verse(page: Page, i: int) -> bool:
    if page.size[i] > LONGEST or not page.title_like[i] or page.lines[i].level or page.lines[i].bold:
        return False
    return PROSE.search(page.plain[i]) is None and BULLET.match(page.texts[i]) is None


def over_prose(page: Page, i: int) -> bool:
    return i < len(page) and (page.texty[i] or page.dateline[i] or page.credit[i] or bare_names(page, i))
