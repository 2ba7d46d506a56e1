"""The points that a possible name gets for what stands behind it: 李娜同志, 李娜说, 李娜，52岁."""

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
"""A person's age, sex or nationality, or the place in a picture: 李娜，52岁; 李娜（女，; 李娜（左."""

BRACKET = re.compile(r"[（(][^（()）\n，。]{1,16}[）)]")

PEOPLE_COUNTED = re.compile(f"等{NUMBER}+(?:[名位人]|个人)")
PLACES_COUNTED = re.compile(f"等{NUMBER}+个(?:行政|自然)?[村屯乡镇县市区街社]")

RANK = re.compile(f"[{TO_NINE}]段")
"""A player's rank in Go or chess."""

SIGNED = re.compile(r"[ 　]*[/／]?(?:摄[）)。\n/]|摄$|供图|[图文][/／])")
"""Stands behind the name of a photographer or a writer."""

UNREAL = re.compile(r"[（(](?:化名|网名|音译)")
"""Says that this is not the real name."""

BEGIN_SIGNED, BEGIN_BRACKET, BEGIN_AGED = frozenset(" 　/／"), frozenset("（("), frozenset("，,（(")
"""The marks with which `SIGNED`, `BRACKET` and `UNREAL`, and `AGED` begin: the patterns are only tried at these."""

SPECIAL = frozenset(f"{TO_NINE}等摄供图文")
"""The characters with which `SIGNED`, `RANK` and the two patterns of counting begin, other than marks."""


def points_behind(text: str, end: int, w: PersonWords) -> float:
    """The points for what stands behind a name that ends at this offset."""
    following = text[end : end + 1]
    if not following or following in MARKS:
        return _points_of_mark(text, end, w)
    kind = w.behind.kind_at(text, end)
    if following in SPECIAL:
        kind = _kind_by_patterns(text, end, kind)
    return POINTS_BEHIND["does" if following == "的" and not kind else kind]


@cache
def most_behind() -> Mapping[str, float]:
    """The most points that `points_behind` can give, by the first character behind the name; 0 for all that are not
    listed."""
    w = person_words()
    most = {"的": POINTS_BEHIND["does"]} | dict.fromkeys(SPECIAL, POINTS_BEHIND["honour"])
    most |= dict.fromkeys((*MARKS, ""), POINTS_BEHIND["age"])
    for word in w.behind.words:
        most[word[0]] = max(most.get(word[0], 0.0), POINTS_BEHIND[w.behind.kind_at(word, 0)])
    return most


def _kind_by_patterns(text: str, end: int, kind: str) -> str:
    """The kind of what stands behind a name, if a pattern says more than a word of this ``kind``, which may be none."""
    if RANK.match(text, end):
        kind = "honour"
    elif kind != "honour" and PEOPLE_COUNTED.match(text, end):
        kind = "near"
    is_nobody = SIGNED.match(text, end) or PLACES_COUNTED.match(text, end)
    return "signed" if kind in ("honour", "does", "") and is_nobody else kind


def _points_of_mark(text: str, end: int, w: PersonWords) -> float:
    """The points for a mark behind a name, with what the mark begins; or for the end of the text."""
    mark = text[end : end + 1]
    if mark in BEGIN_SIGNED and SIGNED.match(text, end):
        return NEVER
    if mark in BEGIN_BRACKET:
        if UNREAL.match(text, end):
            return NEVER
        bracket = BRACKET.match(text, end)
        if bracket is not None and w.before.ending_at(text, bracket.end() - 1):
            return POINTS_BEHIND["age"]
    if mark in BEGIN_AGED and AGED.match(text, end):
        return POINTS_BEHIND["age"]
    return POINTS_BEHIND["says"] if mark == "：" else STOP
