"""The points of each sign that speaks for a person's name at a place in a text, or against it.

``person_score`` adds them up; the points for the name's own characters are in ``person_look``. All were set by hand, on
the odd pages of one labelled set and the sentences of another.
"""

from __future__ import annotations

from jianbao.enrich.person_words import LINKS, MARKS

ENOUGH = 3.0
"""Points from which on a name is believed."""

BARELY = ENOUGH - 1e-6
"""A sum of points below this cannot be ``ENOUGH``, in whatever order the points are added (rounding differs)."""

NEVER = -9.0
"""Points that no other signs can make up for."""

POINTS_BEFORE = {
    "title": 3.2,  # 书记李娜
    "role": 2.6,  # 村民李娜
    "sort": 1.9,  # 读者李娜
    "kin": 2.2,  # 女儿李娜
    "call": 2.2,  # 名叫李娜
}
"""Points for a word before a name, by its kind in ``data/person_words.tsv``. Behind words of the kind ``press`` (记者)
stands the writer's name, and not that of somebody whom the text is about."""

OFFICES = frozenset(("title", "role", "kin"))
"""Kinds of words that stand before a colon and a name, as in lists: 主任：王建国."""

OFFICE = 1.9
"""Points for a word of `OFFICES` and a colon before the name."""

LIST = 2.0
"""Points for another name and a mark before it: 张伟、李娜."""

START = 0.6
"""Points for standing at the beginning of the text, behind a mark or behind 的."""

LINK = 0.3
"""Points for standing behind 和, 对, 请."""

RIGHT_BEFORE = dict.fromkeys(LINKS, LINK) | dict.fromkeys((*MARKS, "的", ""), START)
"""Points for the last character before a name, if no word of `POINTS_BEFORE` stands there."""

POINTS_BEHIND = {
    "honour": 2.8,  # 李娜同志
    "near": 1.8,  # 李娜一家人
    "says": 1.6,  # 李娜说
    "age": 1.8,  # 李娜，52岁; 李娜（镇长）
    "does": 0.6,  # 李娜走, as things do as well; 李娜的女儿
    "": 0.0,  # none of these words
    "signed": NEVER,  # 李娜摄: a photo credit tells of nobody
}
"""Points for what stands behind a name, by its kind: that of a word in ``data/person_words.tsv``, or "signed"."""

STOP = 0.6
"""Points for a mark behind a name."""

PAIR = 1.0
"""Points for what looks like another name behind it: 李娜、王志强."""

CELL = 1.0
"""Points for having a line or a cell of a table to itself."""

FAIR = 1.9
"""With so many points of their own, characters look like a name. A frequent surname and two characters of given names
have them."""

SCENERY = -1.0
"""Points for ending like the name of a river or a hill, if nothing around it says that it is a person."""

WORD_ACROSS = -1.0
"""Points for a first or last character that makes a common word with its neighbour, which the name would cut in two."""

OFTEN = 0.4
"""Points for each further occurrence of a name, with other characters behind it."""

MOST_FURTHER = 2
"""How many further occurrences count, at most."""

OFTEN_MOST = MOST_FURTHER * OFTEN
"""The most points that a name can have for further occurrences."""

SHORT = -0.4
"""Points for a name of two characters: many words look like one. It also has `OFTEN` for its first occurrence."""

SHORT_CUT = -1.5
"""Points for a name of two characters that occurs several times and can end at none of them: it is a part of a longer
name or word."""

SHORT_CUT_ONCE = -1.0
"""The same, if it occurs only once."""

SHORTER_ELSEWHERE = -0.5
"""Points for a longer name whose first two characters may be a name of two elsewhere in the text."""
