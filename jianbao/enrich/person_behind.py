"""What stands behind a name, and the points that it adds: 李娜同志, 李娜说, 李娜，52岁."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from jianbao.enrich.person_points import NEVER, POINTS_BEHIND, STOP
from jianbao.enrich.person_words import MARKS, PersonWords, person_words
from jianbao.text.characters import EVERY_HAN
from jianbao.text.numerals import TO_NINE

NUMBER = "[0-9０-９一二两三四五六七八九十]"
AGED = re.compile(rf"[，,（(](?:[男女][，,）)]|(?:今年|现年|年仅)?{NUMBER}{{1,3}}岁|[{EVERY_HAN}]族[，,]|[左右前后])")
"""Somebody's age, sex or nationality, or a place in a picture: 李娜，52岁; 李娜（女，; 李娜（左."""

BRACKET = re.compile(r"[（(][^（()）\n，。]{1,16}[）)]")

PEOPLE_COUNTED = re.compile(f"等{NUMBER}+(?:[名位人]|个人)")
PLACES_COUNTED = re.compile(f"等{NUMBER}+个(?:行政|自然)?[村屯乡镇县市区街社]")

RANK = re.compile(f"[{TO_NINE}]段")
"""A player's rank in Go or chess."""

SIGNED = re.compile(r"[ 　]*[/／]?(?:摄[）)。\n/]|摄$|供图|[图文][/／])")
"""What follows the name of a photographer or a writer."""

UNREAL = re.compile(r"[（(](?:化名|网名|音译)")
"""What says that this is not the real name."""

BEGIN_SIGNED, BEGIN_BRACKET, BEGIN_AGED = frozenset(" 　/／"), frozenset("（("), frozenset("，,（(")
"""The marks that `SIGNED`, that `BRACKET` and `UNREAL`, and that `AGED` begin with; without one none is tried."""

SPECIAL = frozenset(f"{TO_NINE}等摄供图文")
"""The other characters that `RANK`, the two patterns of counting and `SIGNED` begin with."""


def points_behind(text: str, end: int, w: PersonWords) -> float:
    """The points of what stands behind a name that ends at an offset."""
    following = text[end : end + 1]
    if not following or following in MARKS:
        return _points_of_mark(text, end, w)
    kind = w.behind.kind(text, end)
    if following in SPECIAL:
        kind = _kind_by_patterns(text, end, kind)
    return POINTS_BEHIND["does" if following == "的" and not kind else kind]


@cache
def most_behind() -> Mapping[str, float]:
    """The most that `points_behind` can be, by the first character behind the name; for characters not here it is 0."""
    w = person_words()
    most = {"的": POINTS_BEHIND["does"]} | dict.fromkeys(SPECIAL, POINTS_BEHIND["honour"])
    most |= dict.fromkeys((*MARKS, ""), POINTS_BEHIND["age"])
    for word in w.behind.words:
        most[word[0]] = max(most.get(word[0], 0.0), POINTS_BEHIND[w.behind.kind(word, 0)])
    return most


def _kind_by_patterns(text: str, end: int, kind: str) -> str:
    """The kind of what follows a name, where a pattern says more than the word of this ``kind``, or than none."""
    if RANK.match(text, end):
        kind = "honour"
    elif kind != "honour" and PEOPLE_COUNTED.match(text, end):
        kind = "near"
    is_nobody = SIGNED.match(text, end) or PLACES_COUNTED.match(text, end)
    return "signed" if kind in ("honour", "does", "") and is_nobody else kind


def _points_of_mark(text: str, end: int, w: PersonWords) -> float:
    """The points of a mark behind a name, with what the mark begins; or of the end of the text."""
    mark = text[end : end + 1]
    if mark in BEGIN_SIGNED and SIGNED.match(text, end):
        return NEVER
    if mark in BEGIN_BRACKET:
        if UNREAL.match(text, end):
            return NEVER
        bracket = BRACKET.match(text, end)
        if bracket is not None and w.before.before(text, bracket.end() - 1):
            return POINTS_BEHIND["age"]
    if mark in BEGIN_AGED and AGED.match(text, end):
        return POINTS_BEHIND["age"]
    return POINTS_BEHIND["says"] if mark == "：" else STOP
