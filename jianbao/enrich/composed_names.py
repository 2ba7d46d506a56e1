"""Where names of other peoples stand in a text: 古丽·买买提, 斯琴高娃."""

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
"""Characters of a name before a dot or between two."""

DOT = re.compile(f"[·•](?=[{EVERY_HAN}])")

CELL_END = re.compile(f"[{EVERY_HAN}]{{1,2}}(?=[、）])")
"""What is left of a list's cell."""

FURTHER = "喀坤恒洪牙甫祖肉荪赛博"
"""Characters that write sounds, besides those that other rules go by."""

PLACE_ENDS = re.compile(
    "[旗县市区乡镇村盟州湖河山岭滩庙寺]|苏木|嘎查|草原|牧场|林场|公社|水库|街道|社区|大桥|火山|机场|[东西南北中]?[路街]"
)
"""What follows where such parts are a place's name: 巴音塔拉苏木."""

LAND = re.compile("(?:塔拉|哈达|乌拉|宝力格)$")
"""How names of places end, which are made of the same parts: steppe, rock, mountain, spring."""

BEGINS = MARKS | LINKS | {"的", "族"}
"""What stands before a name of which no word tells."""


class ComposedName(msgspec.Struct, frozen=True):
    end: int
    told: bool
    """Whether it is told in full, and the words around it say that it is somebody's; one part alone is as 小李 is."""


def find_composed(text: str) -> Mapping[int, ComposedName]:
    """The names that begin in a Simplified text, by their offsets.

    >>> text = "代表古丽·买买提提出，牧民斯琴高娃、乌兰图雅到了巴音塔拉镇"
    >>> [text[at : name.end] for at, name in find_composed(text).items() if name.told]
    ['古丽·买买提', '斯琴高娃', '乌兰图雅']
    >>> dict(find_composed("健康行·民生"))
    {}
    >>> [name.told for name in find_composed("乌兰哈达、巴音宝力格两个镇，牧民阿拉腾乌拉").values()]
    [False, False, True]
    """
    dotted = dict(_dotted(text)) if "·" in text or "•" in text else {}
    taken = {at for start, end in dotted.items() for at in range(start, end)}
    others = (match.span() for match in composed().finditer(text) if is_composed(match[0]))
    both = sorted((*dotted.items(), *(span for span in others if span[0] not in taken)))
    found: dict[int, ComposedName] = {}
    last, told = 0, False
    for start, end in both:
        listed = told and start == last + 1 and text[last] in "、和与及"
        surname = start not in dotted and _has_surname(text, start)
        whole = surname or text[start:end] not in name_parts()
        told = start in dotted or (
            whole and ((listed and not LAND.search(text, start, end)) or _is_told(text, start, end))
        )
        last = end
        found[start - (told and surname)] = ComposedName(end, told)
    return found


def _is_told(text: str, start: int, end: int) -> bool:
    w = person_words()
    kind = w.kinds.get(w.before.ending_at(text, start), "")
    begins = kind or not start or text[start - 1] in BEGINS or _has_surname(text, start)
    if not begins or kind == "press" or PLACE_ENDS.match(text, end):
        return False
    behind = w.behind.kind_at(text, end)
    if kind or behind in ("says", "honour", "near", "age"):
        return True
    if LAND.search(text, start, end) and not _has_surname(text, start):
        return False
    return end == len(text) or text[end] in MARKS or behind == "does"


def _has_surname(text: str, start: int) -> bool:
    """Whether a Han surname stands before it: 村民包额尔敦."""
    w = person_words()
    if not start or w.surname.get(text[start - 1]) not in ("firm", "common") or w.before.ending_at(text, start):
        return False
    return start < 2 or text[start - 2] in BEGINS or w.before.ending_at(text, start - 1) != ""


def _dotted(text: str) -> Iterator[tuple[int, int]]:
    end = 0
    for dot in DOT.finditer(text):
        at = dot.start()
        begins = (start for start in range(max(end, at - LONGEST), at - 1) if _part_end(text, start, at)[0] == at)
        if at >= end and (start := next(begins, -1)) >= 0:
            end = at
            while DOT.match(text, end):
                end = _behind_dot(text, end + 1)
            yield start, end


def _behind_dot(text: str, at: int) -> int:
    """The end of what stands behind a dot; 买买提提出: the last character may belong to the word behind it."""
    end, known = _part_end(text, at, at + LONGEST)
    if end == at:
        end, known = _part_end(text, at + 1, at + LONGEST)
    if last := CELL_END.match(text, end):
        return last.end()
    return end - (not known and holds_word(text[end - 1 : end + 1]))


def _part_end(text: str, at: int, most: int) -> tuple[int, bool]:
    """How far known parts and characters that write sounds go on from an offset; whether a known part is the last."""
    sounds, known = _sounds(), False
    while at < most:
        part = composed().match(text, at, most)
        if part is None and text[at : at + 1] not in sounds:
            break
        at, known = part.end() if part else at + 1, part is not None
    return at, known


@cache
def _sounds() -> frozenset[str]:
    return SOUNDS | person_words().foreign | frozenset(FURTHER)
