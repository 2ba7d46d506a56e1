"""Display clean-up of typed text: what a compositor would mend without asking. Only the view is tidied.

Nothing here changes a Han character, and the answer keeps one string for each character of the text, so that
offsets found in the text still point at the right place.
"""

from __future__ import annotations

import re

HAN = r"\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
MARKS = r"\u2014\u2018\u2019\u201c\u201d\u2026\u3001-\u3003\u3008-\u3011\u3014-\u301b\uff01-\uff0f\uff1a-\uff20"
WIDE = re.compile(f"[{HAN}{MARKS}]")

FULL_WIDTH = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？", "(": "（", ")": "）"}
"""Half-width marks that Chinese text sets full-width. The full stop is left alone: it is a point as often."""

HALF_WIDTH = re.compile(f"[{''.join(FULL_WIDTH)}]")

TYPED_SPACE = re.compile(
    f"(?<=[{HAN}{MARKS}])[ \\u00a0]+(?=[0-9A-Za-z])|(?<=[0-9A-Za-z%％℃])[ \\u00a0]+(?=[{HAN}{MARKS}])"
)
"""Space typed between Han and Latin or digits: the browser sets its own, of the right width."""

SPACED_NUMBER = re.compile(f"(?<=[{HAN}{MARKS}])[ \\u00a0]([0-9.]+)[ \\u00a0](?=[{HAN}{MARKS}])")
"""In a headline a space may part two clauses; one on either side of a number does not."""


def tidy(text: str) -> str:
    """
    >>> tidy("据统计(截至 2 月 3 日),全市排查 9086 辆")
    '据统计（截至2月3日），全市排查9086辆'
    >>> tidy("热线:68938300 E-mail:a@b.cn 8:30 1,000 (see p. 3)")
    '热线：68938300 E-mail:a@b.cn 8:30 1,000 (see p. 3)'
    """
    return "".join(tidy_characters(text))


def tidy_head(text: str) -> str:
    """A headline or heading: as ``tidy``, but spaces part its clauses and stay.

    >>> tidy_head("志愿者奔赴 42个服务站"), tidy_head("连续 24 小时在岗")
    ('志愿者奔赴 42个服务站', '连续24小时在岗')
    """
    return "".join(_full_width(SPACED_NUMBER.sub(r"\1", text)))


def tidy_characters(text: str) -> tuple[str, ...]:
    """What stands for each character of the text: itself, its full-width form, or nothing."""
    shown = _full_width(text)
    for space in TYPED_SPACE.finditer(text):
        shown[space.start() : space.end()] = [""] * len(space[0])
    return tuple(shown)


def _full_width(text: str) -> list[str]:
    shown = list(text)
    brackets = _brackets(text) if "(" in text else frozenset()
    for mark in HALF_WIDTH.finditer(text):
        i, character = mark.start(), mark[0]
        if i in brackets if character in "()" else _beside_wide(text, i, i + 1):
            shown[i] = FULL_WIDTH[character]
    return shown


def _beside_wide(text: str, start: int, end: int) -> bool:
    """Whether Han or a Chinese mark stands right before ``start`` or right at ``end``."""
    return bool(WIDE.match(text[start - 1 : start]) or WIDE.match(text[end : end + 1]))


def _brackets(text: str) -> frozenset[int]:
    """Half-width brackets to widen: in pairs, where Chinese stands in or beside them."""
    found: set[int] = set()
    opened: list[int] = []
    for bracket in re.finditer("[()]", text):
        i = bracket.start()
        if bracket[0] == "(":
            opened.append(i)
        elif opened:
            start = opened.pop()
            if _beside_wide(text, start, i + 1) or WIDE.search(text, start, i):
                found |= {start, i}
    return frozenset(found)
