"""What each sign is worth that speaks for a name at a place in a text, or against it; see ``person_score``.

Set by hand, on odd pages of one labelled set, and sentences of another.
"""

from __future__ import annotations

from jianbao.enrich.person_words import LINKS, MARKS

ENOUGH = 3.0
"""Points from which on a name is believed."""

BARELY = ENOUGH - 1e-6
"""Points of which less cannot be enough, in whatever order they were added."""

NEVER = -9.0
"""What no other sign can make up for."""

POINTS_BEFORE = {
    "title": 3.2,  # 书记李娜
    "role": 2.6,  # 村民李娜
    "sort": 1.9,  # 读者李娜
    "kin": 2.2,  # 女儿李娜
    "call": 2.2,  # 名叫李娜
}
"""For a word before a name, by its kind in ``data/person_words.tsv``. Behind ``press`` (记者) nobody is told of."""

OFFICES = frozenset(("title", "role", "kin"))
"""Kinds of words that stand before a colon and a name, as in lists: 主任：王建国."""

OFFICE = 1.9
"""For one of `OFFICES` and a colon before a name."""

LIST = 2.0
"""Behind another name and a mark: 张伟、李娜."""

START = 0.6
"""At the beginning, behind a mark or 的."""

LINK = 0.3
"""Behind 和, 对, 请."""

RIGHT_BEFORE = dict.fromkeys(LINKS, LINK) | dict.fromkeys((*MARKS, "的", ""), START)
"""What the last character before a name is worth, where no word stands there."""

POINTS_BEHIND = {
    "honour": 2.8,  # 李娜同志
    "near": 1.8,  # 李娜一家人
    "says": 1.6,  # 李娜说
    "age": 1.8,  # 李娜，52岁; 李娜（镇长）
    "does": 0.6,  # 李娜走, as things do as well; 李娜的女儿
    "": 0.0,  # none of these words
    "signed": NEVER,  # 李娜摄: a photo credit tells of nobody
}
"""For what stands behind a name, by its kind: that of a word in ``data/person_words.tsv``, or "signed"."""

STOP = 0.6
"""For a mark behind a name."""

PAIR = 1.0
"""What looks like a name, too, beside it: 李娜、王志强."""

CELL = 1.0
"""A name that has a line or a cell of a table to itself."""

FAIR = 1.9
"""Points that a name's own characters make: a frequent surname and two characters of given names have 1.9 or more."""

OFTEN = 0.4
"""For each of the first places beside others that a name stands at."""

SHORT = 0.4
"""What a name of two characters has to make up for."""
