"""Names of two characters that a list sets as wide as those of three: 陈志远、王　强、李春梅."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from jianbao.enrich.person_words import person_words
from jianbao.text.characters import EVERY_HAN, ONE_HAN

BLANKS = " \u00a0\u3000"
GAP = f"[{BLANKS}]{{1,2}}"
ONE = f"[{EVERY_HAN}](?![{EVERY_HAN}])"
LONE = re.compile(f"(?:^|[^{EVERY_HAN}])[{EVERY_HAN}][{BLANKS}]\\Z")
"""A character that stands apart, before one that does."""

BEHIND_NAMES = "等摄文图"
"""What may stand apart behind names."""

JOINING = frozenset("、和与及")
"""What stands between names."""


def close_up(text: str) -> tuple[str, Sequence[int]]:
    """A Simplified text without the blanks inside such names, and before which of its characters each was taken out.

    A surname and another character are closed up behind an office or 、, and between marks; whether they are a name
    is seen as of all others. Three characters that stand apart are a word or a table.

    >>> close_up("书记王　强、李 梅 赵 敏到会")[0], close_up("江 水 长 流")[0], close_up("石 桥头村")[0]
    ('书记王强、李梅 赵敏到会', '江 水 长 流', '石 桥头村')
    >>> close_up("王 强")
    ('王强', [1])
    """
    taken = [
        match.start() + gap
        for match in _set_apart().finditer(text)
        if _may_be_names(text, *match.span())
        for pair in _pair().finditer(match[0])
        for gap in range(*pair.span("gap"))
    ]
    ends = pairwise((-1, *taken, len(text)))
    return "".join([text[last + 1 : gap] for last, gap in ends]), [gap - nth for nth, gap in enumerate(taken)]


def _may_be_names(text: str, start: int, end: int) -> bool:
    """By what stands around such characters."""
    w, before = person_words(), text[max(0, start - 3) : start]
    if before[-1:] in JOINING or w.before.before(text, start):
        return True
    if ONE_HAN.match(before[-1:]) or LONE.search(before):
        return False
    return not ONE_HAN.match(text, end) or w.behind.kind(text, end) != ""


@cache
def _pair() -> re.Pattern[str]:
    w = person_words()
    return re.compile(f"[{''.join(w.single)}](?P<gap>{GAP})[{''.join(w.given)}]")


@cache
def _set_apart() -> re.Pattern[str]:
    """Two characters and more such pairs, blanks between them, before no character that stands alone."""
    pair = _pair().pattern.replace("?P<gap>", "?:")
    return re.compile(f"{pair}(?:{GAP}{pair})*(?!{GAP}(?![{BEHIND_NAMES}]){ONE})")
