"""Whether a line goes on with the sentence that another leaves open, from their words alone."""

from __future__ import annotations

import re

from jianbao.parse.lexicon import words
from jianbao.parse.patterns import LINE_LABEL, PARAGRAPH_ENDS, plain
from jianbao.parse.pieces import BULLETS

NEVER_FIRST = frozenset("的了着过们得至级性化者率额倍吗呢吧地")
"""Characters that end a word or lean on one before: a paragraph that opens with one has lost its head."""

NEVER_LAST = frozenset("和与在及对将把被从向为由于或并即、，—")
"""Characters that ask for more: a paragraph that closes with one has lost its tail."""

OPENER = re.compile(
    rf'^[{BULLETS}"(]|^(?:本报|新华社|记者|近日|日前|目前|昨日|昨天|今年|去年|据|一是|二是|首先|其次|此外|同时|随后)|^\d{{1,2}}[.、](?!\d)'
)
"""Ways in which a paragraph begins of its own."""

SPEECH = re.compile("[^\\s,。:]{0,6}(?:说|道|问|表示):")

NEVER = -9.0
"""Points where a sentence cannot go on."""

LINK = re.compile(r"^.{1,2}、(?:还|并|也|又|都|则|却|就)")
"""区、还设了…: after the mark of a list stands an adverb and no further item, so the list was not this fragment's."""


def runs_on(one: str, other: str, cut: bool = False) -> float:
    """Points for ``other`` going on with the sentence that ``one`` leaves open; below 0 when ``one`` is finished.

    Behind a line that was ``cut`` for its length alone a word and a colon are no label: so all of 15 labelled lines.
    Nor are they where somebody speaks.

    >>> runs_on("帮工每天8时", "至18时，在每个茶园安排6人采摘。") > 2
    True
    >>> runs_on("大家从屋里走出来。", "互相问好。") < 0
    True
    """
    if not one or not other or one[-1] in PARAGRAPH_ENDS:
        return NEVER
    a, b = plain(one), plain(other)
    return going_on(a, b, cut or SPEECH.match(b) is not None)


def going_on(a: str, b: str, cut: bool = False) -> float:
    """``runs_on`` for a line that is not finished, both in their plain form."""
    return points_for(a, b) - points_against(b, cut)


def goes_on_surely(a: str, b: str, least: float) -> bool:
    """Whether ``going_on`` has at least so many points; most lines have not even what speaks for it."""
    points = points_for(a, b)
    return points >= least and points - points_against(b) >= least


def points_for(a: str, b: str) -> float:
    points = 0.0
    if a[-1] in NEVER_LAST or a[-1] in ",、":
        points += 3
    if b[0] in ",。、;)!?" or (b[0] in NEVER_FIRST and not starts_word(b)):
        points += 3
    if b[0] in words().get(a[-1], ""):
        points += 1 if starts_word(b) else 2
    if open_mark(a) and b[0] not in '"':
        points += 1.5
    if len(a) > 30 or "," in a or "。" in a:
        points += 1.5
    if len(b) <= 12 and b[-1] in "。!?":
        points += 1.5
    return points


def points_against(b: str, cut: bool = False) -> float:
    points = 3.0 if OPENER.match(b) or (not cut and LINE_LABEL.match(b)) else 0.0
    return points + 2 if LINK.match(b) else points


def headless(one: str, other: str) -> bool:
    """Whether ``other``, standing before ``one``, can only be what ``one`` goes on with: it opens inside a word.

    >>> headless("划分成东关小区、西关小", "区、车站商圈三个片区"), headless("请来专家，分析", "出院那天的早晨")
    (True, False)
    """
    return runs_on(one, other) >= 2 and opens_inside(plain(one), plain(other))


def opens_inside(a: str, b: str) -> bool:
    """Whether the line ``b`` opens inside a word or before a mark, were it behind ``a``; both in their plain form."""
    if b[0] in NEVER_FIRST or b[0] in ",。、;)!?":
        return True
    return b[0] in words().get(a[-1], "") and not starts_word(b)


def starts_word(text: str) -> bool:
    return text[1:2] in words().get(text[0], "") if len(text) > 1 else False


def open_mark(text: str) -> bool:
    """Whether a bracket or book-title mark is left open."""
    return text.count("(") > text.count(")") or text.count("《") > text.count("》")
