"""Decides whether a name begins at an offset of a text, and which: by what stands around it, by its own characters, and
by how often it occurs.

Each sign has points (``person_points``); a name is believed if they add up to ``ENOUGH``. ``w`` is what `person_words`
gives.
"""

from __future__ import annotations

from functools import lru_cache

from jianbao.enrich.name_offsets import offsets
from jianbao.enrich.person_behind import SPECIAL, most_behind, points_behind
from jianbao.enrich.person_look import FOREIGN, NO_FIRST, NameLook, Openings, find_openings, is_double, look, own_points
from jianbao.enrich.person_points import (
    BARELY,
    CELL,
    ENOUGH,
    FAIR,
    LIST,
    MOST_FURTHER,
    NEVER,
    OFFICE,
    OFFICES,
    OFTEN,
    OFTEN_MOST,
    PAIR,
    POINTS_BEFORE,
    POINTS_BEHIND,
    RIGHT_BEFORE,
    SCENERY,
    SHORT,
    SHORT_CUT,
    SHORT_CUT_ONCE,
    SHORTER_ELSEWHERE,
    STOP,
    WORD_ACROSS,
)
from jianbao.enrich.person_words import ELSEWHERE, LINKS, MARKS, PASSING, VERB, PersonWords, person_words
from jianbao.parse.lexicon import places

COLONS = frozenset("：:")

CELL_ENDS = frozenset("\n|")
"""The characters between the lines of a text and the cells of a table."""

SCENIC = frozenset("河江湖山岭海溪泉")
"""The last characters of the names of rivers and hills, and of some people's."""

SITES = frozenset("村镇乡县市区路街庄寨屯湾沟堡营桥河江湖山岭坡岛港站口洞峡寺庙庵塔庭院校厂局店园里巷弄坝滩楼阁祠陵")
"""Characters with which the names of places and buildings end."""

VILLAGE_FIRST = "庄寨屯堡营桥"
"""Surnames with which the names of villages end: 王家庄民兵."""

NOT_BEFORE = frozenset("小老阿·•")
"""No full name stands behind these: 小王, 老李, 伯奇·费尔."""

NOT_BEHIND = frozenset("某·•")
"""No full name stands before these: 王某, 伯奇·费尔."""

NO_END = frozenset("亦来去到")
"""Characters of given names that behind a shorter name are more often the next word: 张林海来."""

AND = "和"
"""The word for "and", and the last character of some names."""

MRS = "太"
"""张太 is Mrs Cheung."""

OF_PEOPLE = ("says", "honour", "near", "age")
"""The kinds of words behind a name that are only said of people; those of ``does`` are said of things, too."""


def best_guess(text: str, at: int, listed: bool = False) -> tuple[str, str] | None:
    """The name that most likely begins at an offset of a Simplified text, and what the text calls this person, or an
    empty text; None if no name begins there. ``listed`` says that another name and a mark stand before it.

    >>> best_guess("村支部书记李春梅说", 5), best_guess("村支部书记李梅说", 5)
    (('李春梅', '支部书记'), ('李梅', '支部书记'))
    >>> best_guess("村民王某学说", 2), best_guess("街道干部群众", 4)
    (None, None)
    """
    w, openings = person_words(), find_openings(text[at : at + 2])
    if not openings:
        return None
    word, previous = w.before.ending_at(text, at), text[at - 1] if at else ""
    if not word and _is_rest_of_double(previous, text, at, w):
        return None
    kind = "" if ELSEWHERE.match(text, at) else w.kinds.get(word, "")
    if kind == "press" or previous in NOT_BEFORE:
        return None
    before = POINTS_BEFORE[kind] if kind else RIGHT_BEFORE.get(previous, 0.0)
    if previous in COLONS and w.kinds.get(w.before.ending_at(text, at - 1)) in OFFICES:
        before = OFFICE
    before = max(before, LIST) if listed else before
    best, most = "", NEVER
    for name, own in _readings(text, at, openings, before, w):
        points = before + _points(text, at, name, own, before, w)
        if points > most:  # of readings with equal points the longer, which comes first
            best, most = name, points
    # 张太 is Mrs Cheung, unless an office stands before it.
    is_mrs = len(best) == 2 and best[1] == MRS and not listed and kind != "title"
    is_place = best in places() and before < LIST
    # The last condition: in 副主任钟凯, 任 is no surname, since 主任 ends with it.
    if most < ENOUGH or is_mrs or is_place or w.before.ending_at(text, at + 1):
        return None
    return best, "" if kind == "call" else word


def _is_rest_of_double(previous: str, text: str, at: int, w: PersonWords) -> bool:
    """Whether the characters here are the rest of a name with two surnames: 郑月娥 in 林郑月娥."""
    if not previous or not is_double(previous + text[at]):
        return False
    return text[at + 1] in w.given and text[at + 2 : at + 3] in w.telling


def _readings(text: str, at: int, openings: Openings, before: float, w: PersonWords) -> list[tuple[str, float]]:
    """The names of different length that may begin at an offset and can reach ``BARELY``, with their own points.

    ``before`` is the points for what stands before the name.
    """
    readings: list[tuple[str, float]] = []
    most_behind_by_character = most_behind()
    for size, most_own in openings:
        end = at + size
        following = text[end : end + 1]
        most_others = before + OFTEN_MOST + most_behind_by_character.get(following, 0.0)
        if most_others + most_own < BARELY or end > len(text):
            continue
        name = text[at:end]
        if (is_double(name[:2]) and not _is_whole(text, at, end, w)) or (size == 2 and _in_cell(text, at, w)):
            continue
        name_look = look(name)
        if not name_look.may_be or most_others + name_look.points < BARELY:
            continue
        if following in NOT_BEHIND or text[end - 1 : end + 1] in w.thing or _is_foreign(text, at, end, name_look):
            continue
        if VERB.match(text, end - 1) or (name[-1] == AND and not _may_end_in_and(text, end, w)):
            continue
        if not _is_other(text, name, end, before, w):
            readings.append((name, name_look.points))
    given_at = at + openings[0][0] - 2  # the longest name has two characters of a given name
    if readings and (text[given_at : given_at + 2] in w.titles or text[given_at : given_at + 1] in NO_FIRST):
        return []
    return readings


def _is_other(text: str, name: str, end: int, before: float, w: PersonWords) -> bool:
    """Whether the characters are rather words, a people or a place, with what stands behind them.

    ``before`` is the points for what stands before them.
    """
    # 教师文化建设: two words, and not 文化建.
    if len(name) == 3 and name[:2] in w.common and text[end - 1 : end + 1] in w.common:
        return True
    # 王家庄民兵: a village's, and not 庄民兵.
    is_village = not before and name[0] in VILLAGE_FIRST and name[1:] in w.common
    if is_village or "族" in text[end : end + 2]:
        return True
    if text[end : end + 1] not in SITES:
        return False
    return not PASSING.match(text, end) and w.behind.kind_at(text, end) != "honour"


def _in_cell(text: str, at: int, w: PersonWords) -> bool:
    """Whether three characters between two marks are one name, and not a name of two and a word (、颜天送。)."""
    if text[at - 1 : at] not in MARKS or text[at + 2 : at + 3] in MARKS or text[at + 3 : at + 4] not in MARKS:
        return False
    last = text[at + 2]
    is_word = w.behind.kind_at(text, at + 2) in OF_PEOPLE
    return look(text[at : at + 3]).may_be and not (is_word or last in SPECIAL or last in NO_END)


def _is_whole(text: str, at: int, end: int, w: PersonWords) -> bool:
    """Whether a name that begins with two surnames may end here.

    A name of four characters may before a mark or a word that is only said of people; a shorter one may unless the next
    characters look like the rest of it.
    """
    following = text[end : end + 1]
    if end - at < 4:
        return text[at + 2 : at + 3] not in w.given or text[at + 3 : at + 4] not in w.telling
    if text[at : at + 2] in w.compound:
        return True
    may_end = not following or following in MARKS or following == "等" or w.behind.kind_at(text, end) in OF_PEOPLE
    given = text[at + 2 : end]
    is_given_name = given[0] in w.given and given[1] not in w.foreign and given not in w.common
    return may_end and is_given_name and given[1] not in NO_END and not w.behind.kind_at(text, end - 1)


def _may_end_in_and(text: str, end: int, w: PersonWords) -> bool:
    """Whether 和 belongs to the name that it ends: 张永和主持会议, but not 张永和刘太, 张永和主持人, 张永和其他人."""
    following = text[end : end + 1]
    if not following or following in MARKS or following in w.verb:
        return True
    kind = w.behind.kind_at(text, end)
    if w.before.beginning_at(text, end) or kind in ("", "near"):
        return False
    return kind != "does" or len(w.does.beginning_at(text, end)) > 1


def _is_foreign(text: str, at: int, end: int, name: NameLook) -> bool:
    """Whether the characters are a foreign name or a part of one: 费尔 in 伯奇费尔. ``name`` is what they tell."""
    if not name.foreign and not name.sounds:
        return False
    before, after = text[max(at - 1, 0) : at], text[end : end + 1]
    sounds_with_next = name.sounds + (after in FOREIGN and after not in text[at:end])
    if sounds_with_next > 1:
        return True
    return name.foreign and (name.sounds > 0 or not person_words().foreign.isdisjoint((before, after)))


def _points(text: str, at: int, name: str, own: float, before: float, w: PersonWords) -> float:
    """The points for a name's characters (``own``), for what follows it, and for how often it occurs in the text.

    ``before`` is the points for what stands before it. If both together cannot be enough, the result is ``NEVER``.
    """
    end = at + len(name)
    following = text[end : end + 1]
    most = most_behind().get(following, 0.0)
    shape = _shape_points(text, at, end, own, w)
    # If ``shape`` is ``own``, `_readings` has already asked this.
    if shape < own and before + shape + most + OFTEN_MOST < BARELY:
        return NEVER
    if (not at or text[at - 1] in CELL_ENDS) and (not following or following in CELL_ENDS):
        behind = CELL
    else:
        behind = points_behind(text, end, w) + PAIR * _is_paired(text, end, shape, w) if most else 0.0
    is_scenery = name[-1] in SCENIC and behind <= STOP and before < LIST
    points = shape + behind + SCENERY * is_scenery
    return points + _points_for_occurrences(text, name) if before + points + OFTEN_MOST >= ENOUGH else NEVER


def _shape_points(text: str, at: int, end: int, own: float, w: PersonWords) -> float:
    """A name's ``own`` points, less those for common words that its first or last character makes with a neighbour."""
    across_end, across_start, points = text[end - 1 : end + 1], text[at - 1 : at + 1] if at else "", own
    if (across_start in w.common or across_start in places()) and not w.before.ending_at(text, at):
        points += WORD_ACROSS
    points_across = -POINTS_BEHIND["does"] if w.does.beginning_at(across_end, 1) else WORD_ACROSS
    return points + points_across * (across_end in w.common and across_end[1] not in LINKS)


def _is_paired(text: str, end: int, shape: float, w: PersonWords) -> bool:
    """Whether 、 and what looks like another name stand behind a name that looks like one: 李春梅、王志强."""
    if shape < FAIR or len(text) <= end + 3 or text[end] != "、" or text[end + 4 : end + 5] in SITES:
        return False
    return _shape_points(text, end + 1, end + 4, own_points(text[end + 1 : end + 4], w), w) >= FAIR


@lru_cache(2**12)
def _points_for_occurrences(text: str, name: str) -> float:
    """The points for how often a name occurs in the text, each time with other characters behind it.

    Where these differ, the name has ended: a text with 李梅说 and 李梅的 tells of 李梅, one with only 李梅花 does not.
    """
    w, size = person_words(), len(name)
    of_name: list[int] = []
    of_other: list[int] = []
    """Where the name occurs, and where only its first two characters do."""
    for at in offsets(name[:2], text):
        (of_name if text.startswith(name, at) else of_other).append(at)
    followers = {text[at + size : at + size + 3] for at in of_name}
    if size == 2:
        ends = sum([_may_end_before(following, w) for following in followers])
        if not ends:
            return SHORT_CUT if len(of_name) > 1 else SHORT_CUT_ONCE
        return OFTEN * min(ends, 1 + MOST_FURTHER) + SHORT
    is_shorter_elsewhere = (_may_end_before(text[at + 2 : at + 5], w) for at in of_other)
    if name[:2] not in w.compound and any(is_shorter_elsewhere):
        return SHORTER_ELSEWHERE
    return OFTEN * min(len(followers) - 1, MOST_FURTHER)


def _may_end_before(following: str, w: PersonWords) -> bool:
    """Whether a name may end before these characters: a mark, a common word, or what people do."""
    if not following or following[0] in MARKS or following[0] in "的说称" or following[:2] in w.common:
        return True
    return w.does.beginning_at(following, 0) != ""
