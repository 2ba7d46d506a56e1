"""Words of a sentence that a page set on lines of their own."""

from __future__ import annotations

from jianbao.parse.patterns import PARAGRAPH_ENDS

OPENING, CLOSING = frozenset("“「『‘"), frozenset("”」』’")
"""Marks of a quotation, which a page may leave on lines of their own."""

INITIAL_OVER = 16
"""Characters of a line whose first one a page may set apart as a large initial."""


def set_apart(one: str, other: str) -> bool:
    """Whether a page set a word of a sentence on a line of its own, its marks too, between these two lines.

    >>> set_apart("大家都说这是", "“"), set_apart("“", "最后一公里"), set_apart("最后一公里", "”的事。")
    (True, True, True)
    >>> set_apart("”", "的事。"), set_apart("他编的《山乡》", "，印了一千册。")
    (True, True)
    >>> set_apart("自", "2016年1月15日起，考生可以到县教育局报名。")
    True
    >>> set_apart("大家都说好。", "“好！”"), set_apart("！", "2016年1月15日起，考生可以到县教育局报名。")
    (False, False)
    """
    if one in OPENING or one in CLOSING or other in CLOSING or other[0] in "，。、；！？":
        return True
    if len(one) == 1 and len(other) >= INITIAL_OVER and one.isalpha():
        return True
    return (other in OPENING or other[0] in CLOSING) and one[-1] not in PARAGRAPH_ENDS
