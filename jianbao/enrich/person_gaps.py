"""Closes up names of two characters that a list spaces out as wide as those of three: 陈志远、王　强、李春梅."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from jianbao.enrich.person_words import person_words
from jianbao.text.characters import EVERY_HAN, ONE_HAN

BLANKS = " \u00a0\u3000"
GAP = f"[{BLANKS}]{{1,2}}"
SINGLE = f"[{EVERY_HAN}](?![{EVERY_HAN}])"
SINGLE_BEFORE = re.compile(f"(?:^|[^{EVERY_HAN}])[{EVERY_HAN}][{BLANKS}]\\Z")
"""A character that stands by itself, with a blank behind it."""

BEHIND_NAMES = "等摄文图"
"""Characters that may stand by themselves behind names."""

JOINING = frozenset("、和与及")
"""Characters that stand between names."""


def close_up(text: str) -> tuple[str, Sequence[int]]:
    """A Simplified text without the blanks inside such names, and the offsets in it at which a blank was removed.

    A surname and a character of given names are closed up behind an office or 、, and between marks; whether they are a
    name is decided later, as for any others. Three single characters are a word or a table, and are left as they are.

    >>> close_up("书记王　强、李 梅 赵 敏到会")[0], close_up("江 水 长 流")[0], close_up("石 桥头村")[0]
    ('书记王强、李梅 赵敏到会', '江 水 长 流', '石 桥头村')
    >>> close_up("王 强")
    ('王强', [1])
    """
    blanks: list[int] = []
    for pairs in _spaced_pairs().finditer(text):
        if _may_be_names(text, *pairs.span()):
            for pair in _spaced_pair().finditer(text, *pairs.span()):
                blanks += range(*pair.span("gap"))
    between = pairwise((-1, *blanks, len(text)))
    closed = "".join([text[last + 1 : blank] for last, blank in between])
    return closed, [blank - nth for nth, blank in enumerate(blanks)]


def _may_be_names(text: str, start: int, end: int) -> bool:
    """Whether spaced pairs of characters may be names, by what stands around them."""
    w, before = person_words(), text[max(0, start - 3) : start]
    if before[-1:] in JOINING or w.before.ending_at(text, start):
        return True
    if ONE_HAN.match(before[-1:]) or SINGLE_BEFORE.search(before):
        return False
    return not ONE_HAN.match(text, end) or w.behind.kind_at(text, end) != ""


@cache
def _spaced_pair() -> re.Pattern[str]:
    """A surname and a character of given names, with blanks between them."""
    w = person_words()
    return re.compile(f"[{''.join(w.single)}](?P<gap>{GAP})[{''.join(w.given)}]")


@cache
def _spaced_pairs() -> re.Pattern[str]:
    """One such pair or several, with blanks between them, unless another single character follows."""
    pair = _spaced_pair().pattern.replace("?P<gap>", "?:")
    return re.compile(f"{pair}(?:{GAP}{pair})*(?!{GAP}(?![{BEHIND_NAMES}]){SINGLE})")
