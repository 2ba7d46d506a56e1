"""How much speaks for a name at a place in a text: what stands around it, how it is made, how often it stands.

A name is believed from ``ENOUGH`` points on; what each sign is worth stands in ``person_points``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from jianbao.enrich.name_offsets import offsets
from jianbao.enrich.person_look import FOREIGN, NO_FIRST, NameLook, Openings, find_openings, is_double, look, own_points
from jianbao.enrich.person_points import (
    BARELY,
    CELL,
    ENOUGH,
    FAIR,
    LIST,
    NEVER,
    OFFICE,
    OFFICES,
    OFTEN,
    PAIR,
    POINTS_BEFORE,
    POINTS_BEHIND,
    RIGHT_BEFORE,
    SHORT,
    STOP,
)
from jianbao.enrich.person_words import ELSEWHERE, LINKS, MARKS, PASSING, VERB, PersonWords, person_words
from jianbao.parse.lexicon import places
from jianbao.text.characters import EVERY_HAN
from jianbao.text.numerals import TO_NINE

COLONS = frozenset("：:")

CELL_ENDS = frozenset("\n|")
"""What parts a table's cells and lines from each other."""

SCENIC = frozenset("河江湖山岭海溪泉")
"""Ends of the names of rivers and hills, and of people as well."""

SITES = frozenset("村镇乡县市区路街庄寨屯湾沟堡营桥河江湖山岭坡岛港站口洞峡寺庙庵塔庭院校厂局店园里巷弄坝滩楼阁祠陵")
"""What makes the characters before it the name of a place or a house."""

NOT_BEFORE = frozenset("小老阿·•")
"""What no full name stands behind: 小王, 老李, 伯奇·费尔."""

NOT_BEHIND = frozenset("某·•")
"""What no full name stands before: 王某, 伯奇·费尔."""

NO_END = frozenset("亦来去到")
"""Characters of given names that at the end of a long one are more often the next word: 张林海来."""

AND = "和"
"""What a name may end in, and what links it to another."""

MRS = "太"
"""张太 is Mrs Cheung."""

NUMBER = "[0-9０-９一二两三四五六七八九十]"
AGED = re.compile(rf"[，,（(](?:[男女][，,）)]|(?:今年|现年|年仅)?{NUMBER}{{1,3}}岁|[{EVERY_HAN}]族[，,]|[左右前后])")
BRACKET = re.compile(r"[（(][^（()）\n，。]{1,16}[）)]")
COUNTED = re.compile(f"等{NUMBER}+(?:[名位人]|个人)")
PLACES_COUNTED = re.compile(f"等{NUMBER}+个(?:行政|自然)?[村屯乡镇县市区街社]")
RANK = re.compile(f"[{TO_NINE}]段")
SIGNED = re.compile(r"[ 　]*[/／]?(?:摄[）)。\n/]|摄$|供图|[图文][/／])")
UNREAL = re.compile(r"[（(](?:化名|网名|音译)")

BEGIN_SIGNED, BEGIN_BRACKET, BEGIN_AGED = frozenset(" 　/／"), frozenset("（("), frozenset("，,（(")
"""Marks that `SIGNED`, that `BRACKET` and `UNREAL`, and that `AGED` begin with."""

SPECIAL = frozenset(f"{TO_NINE}等摄供图文")
"""Characters that `RANK`, those that are counted and, but for marks, `SIGNED` begin with."""


def best_guess(text: str, at: int, listed: bool = False) -> tuple[str, str] | None:
    """The name that most likely begins at an offset of a Simplified text, and what the text says that it is, or
    nothing; ``listed``: behind a name and a mark.

    >>> best_guess("村支部书记李春梅说", 5), best_guess("村支部书记李梅说", 5)
    (('李春梅', '支部书记'), ('李梅', '支部书记'))
    >>> best_guess("村民王某学说", 2), best_guess("街道干部群众", 4)
    (None, None)
    """
    w, openings = person_words(), find_openings(text[at : at + 2])
    if not openings:
        return None
    word, last = w.before.before(text, at), text[at - 1] if at else ""
    if (
        last
        and not word
        and is_double(last + text[at])
        and text[at + 1] in w.given
        and text[at + 2 : at + 3] in w.telling
    ):
        return None  # 郑月娥 in 林郑月娥
    kind = "" if ELSEWHERE.match(text, at) else w.kinds.get(word, "")
    if kind == "press" or last in NOT_BEFORE:
        return None
    before = POINTS_BEFORE[kind] if kind else RIGHT_BEFORE.get(last, 0.0)
    if last in COLONS and w.kinds.get(w.before.before(text, at - 1)) in OFFICES:
        before = OFFICE
    before = max(before, LIST) if listed else before
    best, most = "", NEVER
    for name, own in _readings(text, at, openings, before, w):
        points = before + _points(text, at, name, own, before, w)
        if points > most:  # of equals the longer, which is read first
            best, most = name, points
    # 张太: Mrs Cheung, unless an office stands before it.
    if len(best) == 2 and best[1] == MRS and not listed and kind != "title":
        return None
    # 副主任钟凯: the 任 of 主任 is no surname.
    if most < ENOUGH or (best in places() and before < LIST) or w.before.before(text, at + 1):
        return None
    return best, "" if kind == "call" else word


def _readings(text: str, at: int, openings: Openings, before: float, w: PersonWords) -> list[tuple[str, float]]:
    """Names that the characters may spell and that can be believed, and what their own characters are worth."""
    found: list[tuple[str, float]] = []
    behind, around = most_behind(), before + 2 * OFTEN
    for size, own in openings:
        end = at + size
        following = text[end : end + 1]
        most = around + behind.get(following, 0.0)
        if most + own < BARELY or end > len(text):
            continue
        name = text[at:end]
        if (is_double(name[:2]) and not _is_whole(text, at, end, w)) or (size == 2 and _in_cell(text, at, w)):
            continue
        seen = look(name)
        if not seen.may_be or most + seen.points < BARELY:
            continue
        if following in NOT_BEHIND or text[end - 1 : end + 1] in w.thing or _foreign(text, at, end, seen):
            continue
        if VERB.match(text, end - 1) or (name[-1] == AND and not _may_end_in_and(text, end, w)):
            continue
        # 教师文化建设: two words, and not 文化建; 王家庄民兵: a village's, and not 庄民兵.
        if size == 3 and name[:2] in w.words and text[end - 1 : end + 1] in w.words:
            continue
        village = (not before and name[0] in "庄寨屯堡营桥" and name[1:] in w.words) or "族" in text[end : end + 2]
        if not village and (following not in SITES or PASSING.match(text, end) or w.behind.kind(text, end) == "honour"):
            found.append((name, seen.points))
    given = at + openings[0][0] - 2  # the longest name has two characters of a given name
    if found and (text[given : given + 2] in w.titles or text[given : given + 1] in NO_FIRST):
        return []
    return found


def _in_cell(text: str, at: int, w: PersonWords) -> bool:
    """Whether three characters between two marks are one name, and no name of two and a word (、颜天送。)."""
    if text[at - 1 : at] not in MARKS or text[at + 2 : at + 3] in MARKS or text[at + 3 : at + 4] not in MARKS:
        return False
    last = text[at + 2]
    spoken = w.behind.kind(text, at + 2) in ("says", "honour", "near", "age")
    return look(text[at : at + 3]).may_be and not (spoken or last in SPECIAL or last in NO_END)


def _is_whole(text: str, at: int, end: int, w: PersonWords) -> bool:
    """Whether a name that begins with two surnames ends here: the long one before a mark or what is told of people,
    a short one not within what reads like a long one.
    """
    after = text[end : end + 1]
    if end - at < 4:
        return text[at + 2 : at + 3] not in w.given or text[at + 3 : at + 4] not in w.telling
    if text[at : at + 2] in w.compound:
        return True
    ends = not after or after in MARKS or after == "等" or w.behind.kind(text, end) in ("says", "honour", "near", "age")
    given = text[at + 2 : end]
    name = given[0] in w.given and given[1] not in w.foreign and given not in w.words
    return ends and name and given[1] not in NO_END and not w.behind.kind(text, end - 1)


def _may_end_in_and(text: str, end: int, w: PersonWords) -> bool:
    """Whether 和 belongs to the name that it ends: 张永和主持会议, but not 张永和刘太, 张永和主持人, 张永和其他人."""
    following = text[end : end + 1]
    if not following or following in MARKS or following in w.verb:
        return True
    kind = w.behind.kind(text, end)
    if w.before.behind(text, end) or kind in ("", "near"):
        return False
    return kind != "does" or len(w.does.behind(text, end)) > 1


def _foreign(text: str, at: int, end: int, name: NameLook) -> bool:
    """Whether the characters are a part of a foreign name, or one: 费尔 in 伯奇费尔."""
    if not name.foreign and not name.sounds:
        return False
    before, after = text[max(at - 1, 0) : at], text[end : end + 1]
    if name.sounds + (after in FOREIGN and after not in text[at:end]) > 1:
        return True
    return name.foreign and (name.sounds > 0 or not person_words().foreign.isdisjoint((before, after)))


def _points(text: str, at: int, name: str, own: float, before: float, w: PersonWords) -> float:
    """What the characters of a name, what follows it and how often it stands in the text are worth."""
    end = at + len(name)
    following = text[end : end + 1]
    most = most_behind().get(following, 0.0)
    shape = _shape(text, at, end, own, w)
    # By its own points alone it can be believed, or it would not have been read.
    if shape < own and before + shape + most + 2 * OFTEN < BARELY:
        return NEVER
    if (not at or text[at - 1] in CELL_ENDS) and (not following or following in CELL_ENDS):
        behind = CELL
    else:
        behind = _behind(text, end, w) + PAIR * _paired(text, end, shape, w) if most else 0.0
    scenic = name[-1] in SCENIC and behind <= STOP and before < LIST
    points = shape + behind - scenic
    return points + _often(text, name) if before + points + 2 * OFTEN >= ENOUGH else NEVER


def _shape(text: str, at: int, end: int, own: float, w: PersonWords) -> float:
    """How like a name the characters are, by their ``own`` points, and how unlike words that they are a part of."""
    after, joined, points = text[end - 1 : end + 1], text[at - 1 : at + 1] if at else "", own
    if (joined in w.words or joined in places()) and not w.before.before(text, at):
        points -= 1.0
    price = POINTS_BEHIND["does"] if w.does.behind(after, 1) else 1.0
    return points - price * (after in w.words and after[1] not in LINKS)


def _behind(text: str, end: int, w: PersonWords) -> float:
    mark = text[end : end + 1]
    if not mark or mark in MARKS:
        return _mark_behind(text, end, w)
    kind = w.behind.kind(text, end)
    if mark in SPECIAL:
        kind = _special(text, end, kind)
    return POINTS_BEHIND["does" if mark == "的" and not kind else kind]


@cache
def most_behind() -> Mapping[str, float]:
    """What can stand behind a name adds no more than this, by its first character; and any other nothing."""
    w = person_words()
    most = {"的": POINTS_BEHIND["does"]} | dict.fromkeys(SPECIAL, POINTS_BEHIND["honour"])
    most |= dict.fromkeys((*MARKS, ""), POINTS_BEHIND["age"])
    for word in w.behind.words:
        most[word[0]] = max(most.get(word[0], 0.0), POINTS_BEHIND[w.behind.kind(word, 0)])
    return most


def _special(text: str, end: int, kind: str) -> str:
    """The kind of what follows, where a pattern may say more than a word."""
    if RANK.match(text, end):
        kind = "honour"
    elif kind != "honour" and COUNTED.match(text, end):
        kind = "near"
    unlike = SIGNED.match(text, end) or PLACES_COUNTED.match(text, end)
    return "signed" if kind in ("honour", "does", "") and unlike else kind


def _mark_behind(text: str, end: int, w: PersonWords) -> float:
    """Behind a name stands a mark, or the text ends."""
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


def _paired(text: str, end: int, shape: float, w: PersonWords) -> bool:
    """Whether another name seems to stand beside it: 李春梅、王志强."""
    if shape < FAIR or len(text) <= end + 3 or text[end] != "、" or text[end + 4 : end + 5] in SITES:
        return False
    return _shape(text, end + 1, end + 4, own_points(text[end + 1 : end + 4], w), w) >= FAIR


@lru_cache(2**12)
def _often(text: str, name: str) -> float:
    """A name stands more than once, and other characters follow it there: 李梅 is no part of 李梅花 then."""
    w, size = person_words(), len(name)
    told: list[int] = []
    others: list[int] = []
    for at in offsets(name[:2], text):
        (told if text.startswith(name, at) else others).append(at)
    followers = {text[at + size : at + size + 3] for at in told}
    if size == 2:
        ends = sum([_ends_before(after, w) for after in followers])
        return OFTEN * min(ends, 3) - SHORT if ends else -1.5 if len(told) > 1 else -1.0
    if others and name[:2] not in w.compound and any(_ends_before(text[at + 2 : at + 5], w) for at in others):
        return -0.5
    return OFTEN * min(len(followers) - 1, 2)


def _ends_before(after: str, w: PersonWords) -> bool:
    """Whether a name may end before these characters: a mark, a common word, or one that people do things with."""
    if not after or after[0] in MARKS or after[0] in "的说称" or after[:2] in w.words:
        return True
    return w.does.behind(after, 0) != ""
