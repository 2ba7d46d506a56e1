"""Finds names of other peoples of China in a text, which are composed of known parts: 古丽·买买提, 斯琴高娃."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

import msgspec

from jianbao.enrich.person_words import LINKS, MARKS, person_words
from jianbao.parse.lexicon import name_parts
from jianbao.parse.name_parts import composed, is_composed
from jianbao.parse.names import SOUNDS, holds_word
from jianbao.text.characters import EVERY_HAN

LONGEST = 8
"""Characters before a dot, or between two, of which a name may consist, at most."""

DOT = re.compile(f"[·•](?=[{EVERY_HAN}])")

CELL_END = re.compile(f"[{EVERY_HAN}]{{1,2}}(?=[、）])")
"""The last characters of an item in a list."""

FURTHER = "喀坤恒洪牙甫祖肉荪赛博"
"""Characters that write sounds, besides those that other rules use."""

PLACE_ENDS = re.compile(
    "[旗县市区乡镇村盟州湖河山岭滩庙寺]|苏木|嘎查|草原|牧场|林场|公社|水库|街道|社区|大桥|火山|机场|[东西南北中]?[路街]"
)
"""Stands behind such parts if they are the name of a place: 巴音塔拉苏木."""

LAND = re.compile("(?:塔拉|哈达|乌拉|宝力格)$")
"""Words for steppe, rock, mountain and spring, with which names of places end that have the same parts."""

BEFORE_NAME = MARKS | LINKS | {"的", "族"}
"""Characters behind which a name may begin though no word for people stands there."""

JOINING = "、和与及"
"""Characters between two names of a list."""


class ComposedName(msgspec.Struct, frozen=True):
    """A name that is composed of known parts, by its end."""

    end: int
    is_person: bool
    """Whether it is complete (one part alone says as little as 小李), and the words around it say that it is a
    person's."""


def find_composed(text: str) -> Mapping[int, ComposedName]:
    """The composed names in a Simplified text, by the offset at which each begins.

    >>> text = "代表古丽·买买提提出，牧民斯琴高娃、乌兰图雅到了巴音塔拉镇"
    >>> [text[at : name.end] for at, name in find_composed(text).items() if name.is_person]
    ['古丽·买买提', '斯琴高娃', '乌兰图雅']
    >>> dict(find_composed("健康行·民生"))
    {}
    >>> [name.is_person for name in find_composed("乌兰哈达、巴音宝力格两个镇，牧民阿拉腾乌拉").values()]
    [False, False, True]
    """
    dotted = dict(_dotted_names(text)) if "·" in text or "•" in text else {}
    taken = {at for start, end in dotted.items() for at in range(start, end)}
    matches = (match.span() for match in composed().finditer(text) if is_composed(match[0]))
    undotted = (span for span in matches if span[0] not in taken)
    names: dict[int, ComposedName] = {}
    last_end, is_person = 0, False
    for start, end in sorted((*dotted.items(), *undotted)):
        is_listed = is_person and start == last_end + 1 and text[last_end] in JOINING
        has_surname = start not in dotted and _has_surname(text, start)
        is_complete = has_surname or text[start:end] not in name_parts()
        is_person = start in dotted or (
            is_complete and ((is_listed and not LAND.search(text, start, end)) or _is_person(text, start, end))
        )
        last_end = end
        names[start - (is_person and has_surname)] = ComposedName(end, is_person)
    return names


def _is_person(text: str, start: int, end: int) -> bool:
    """Whether the words before and behind a name say that it is a person's."""
    w = person_words()
    kind = w.kinds.get(w.before.ending_at(text, start), "")
    may_begin = kind or not start or text[start - 1] in BEFORE_NAME or _has_surname(text, start)
    if not may_begin or kind == "press" or PLACE_ENDS.match(text, end):
        return False
    kind_behind = w.behind.kind_at(text, end)
    if kind or kind_behind in ("says", "honour", "near", "age"):
        return True
    if LAND.search(text, start, end) and not _has_surname(text, start):
        return False
    return end == len(text) or text[end] in MARKS or kind_behind == "does"


def _has_surname(text: str, start: int) -> bool:
    """Whether a Han surname stands before the name that begins here: 村民包额尔敦."""
    w = person_words()
    if not start or w.surname.get(text[start - 1]) not in ("firm", "common") or w.before.ending_at(text, start):
        return False
    return start < 2 or text[start - 2] in BEFORE_NAME or w.before.ending_at(text, start - 1) != ""


def _dotted_names(text: str) -> Iterator[tuple[int, int]]:
    """Where each name with dots begins and ends. Before its first dot stand only parts and characters for sounds."""
    end = 0
    for dot in DOT.finditer(text):
        at = dot.start()
        starts = (start for start in range(max(end, at - LONGEST), at - 1) if _parts_end(text, start, at)[0] == at)
        if at >= end and (start := next(starts, -1)) >= 0:
            end = at
            while DOT.match(text, end):
                end = _end_behind_dot(text, end + 1)
            yield start, end


def _end_behind_dot(text: str, at: int) -> int:
    """The end of the stretch of a name that begins behind a dot. In 买买提提出, its last character belongs to the next
    word."""
    end, ends_in_part = _parts_end(text, at, at + LONGEST)
    if end == at:
        end, ends_in_part = _parts_end(text, at + 1, at + LONGEST)
    if rest := CELL_END.match(text, end):
        return rest.end()
    is_cut_word = not ends_in_part and holds_word(text[end - 1 : end + 1])
    return end - is_cut_word


def _parts_end(text: str, at: int, most: int) -> tuple[int, bool]:
    """How far known parts and characters for sounds go on from an offset, up to ``most``; and whether the last of these
    is a known part."""
    sounds, ends_in_part = _sounds(), False
    while at < most:
        part = composed().match(text, at, most)
        if part is None and text[at : at + 1] not in sounds:
            break
        at, ends_in_part = part.end() if part else at + 1, part is not None
    return at, ends_in_part


@cache
def _sounds() -> frozenset[str]:
    """Characters with which the sounds of foreign names are written."""
    return SOUNDS | person_words().foreign | frozenset(FURTHER)
