"""Names that may be misprints: one character away from a place near by, and that character easily mistaken.

前土郭村 stands in a text about 新密市, whose 西大街街道 has a 前士郭村 and no 前土郭村. It is offered as a doubt and
never put right: only an editor can know. What is asked keeps false alarms few: the name is no name of the province's,
and the township that the right one is in, or the right one itself, stands in the same article.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from jianbao.enrich.gazetteer import MADE, Gazetteer
from jianbao.enrich.mentions import Heard, Named
from jianbao.enrich.stems import BOUNDARY
from jianbao.model import Block, Place, Script
from jianbao.text.characters import ONE_HAN
from jianbao.text.data import rows
from jianbao.text.script import Converter

SHORTEST = 3
"""Characters of a name, 村 and 镇 included; shorter ones are too often another name."""

LONGEST = 8

Variants = Mapping[str, Sequence[tuple[str, str]]]
"""Names as they may be misprinted, by their last three characters, each with the code of the place meant."""

REMEMBERED = 2**9
"""Counties of which it is kept how their names may be misprinted."""

ENDS = ("村", "社区", "镇", "乡", "街道", "县", "市", "区")
END = re.compile("|".join(ENDS))


@dataclass(frozen=True, slots=True)
class Lookalike:
    """A name as printed, and the place that it may have been meant to be."""

    line: int
    """Source line it stands in."""
    before: str
    """As printed."""
    after: str
    """With the character that the place's name has there."""
    place: Place


def find_lookalikes(heard: Heard, named: Sequence[Named], gazetteer: Gazetteer) -> Iterator[Lookalike]:
    """The likely misprints of an article, each once a line. ``named``: what places it names."""
    codes = frozenset(name.place.code for name in named)
    counties = frozenset(county for code in codes if (county := gazetteer.above(code).county))
    if not counties:
        return
    text, starts = heard.text, heard.starts
    found = list(_found(text, [_variants(gazetteer, county) for county in sorted(counties)]))
    if not found:
        return
    known = [name for name in named if not MADE.match(name.place.code)]  # a village that no table has may be one
    taken = {starts[name.block] + at for name in known for at in range(name.start, name.end)}
    ends = {starts[name.block] + name.end for name in named}
    seen: set[tuple[int, str]] = set()
    for start, end, right in found:
        meant = [code for code in right if code in codes or gazetteer.parent(code) in codes]
        begins = start in ends or _may_begin(text, start)
        if len(meant) != 1 or not begins or not taken.isdisjoint(range(start, end)):
            continue
        nth = bisect_right(starts, start) - 1
        block, at = heard.article.blocks[nth], start - starts[nth]
        printed = block.text[at : at + end - start]
        place = gazetteer.place(meant[0])
        after = _mended(printed, text[start:end], place)
        line = _line_of(block, at, at + end - start)
        if line and (line, after) not in seen:
            seen.add((line, after))
            yield Lookalike(line, printed, after, place)


def _found(text: str, names: Sequence[Variants]) -> Iterator[tuple[int, int, list[str]]]:
    """Where a text has one of the names, the longest of those that end together; looked for by their ends."""
    for match in END.finditer(text):
        end = match.end()
        tail = text[max(0, end - SHORTEST) : end]
        fitting = [one for each in names for one in each.get(tail, ()) if text.endswith(one[0], 0, end)]
        if fitting:
            longest = max(len(name) for name, _ in fitting)
            yield end - longest, end, [code for name, code in fitting if len(name) == longest]


def _may_begin(text: str, start: int) -> bool:
    """Whether a name may begin there, and is not the end of a longer one."""
    return start == 0 or not ONE_HAN.match(text[start - 1]) or text[start - 1] in BOUNDARY


def _mended(printed: str, simple: str, place: Place) -> str:
    """The printed name with the one character changed that differs, in the script of the others."""
    name = place.name if printed == simple else Converter().convert(place.name, Script.HANT)
    return "".join(p if s == right else n for p, s, right, n in zip(printed, simple, place.name, name, strict=True))


def _line_of(block: Block, start: int, end: int) -> int | None:
    """The source line that a stretch of a block stands in; None where it goes over to the next."""
    at = max((part for part in block.parts if part.start <= start), key=lambda part: part.start)
    return None if any(start < part.start < end for part in block.parts) else at.line


@lru_cache(REMEMBERED)
def _variants(gazetteer: Gazetteer, county: str) -> Variants:
    """What may be misprinted of the names in a county."""
    known = _known(gazetteer, county[:2])
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for name, code in _names(gazetteer, county):
        for variant in variants(name):
            if variant not in known and variant not in gazetteer.names:
                found[variant[-SHORTEST:]].append((variant, code))
    return found


def _names(gazetteer: Gazetteer, county: str) -> Iterator[tuple[str, str]]:
    """The county, its townships and its villages, by name."""
    yield gazetteer.place(county).name, county
    yield from ((gazetteer.rows[code][0], code) for code in gazetteer.townships(county))
    yield from ((name, code) for code, name in gazetteer.villages(county).items())


@cache
def _known(gazetteer: Gazetteer, province: str) -> frozenset[str]:
    """The names of all villages of a province."""
    return frozenset(gazetteer.village_names(province))


def variants(name: str) -> Iterator[str]:
    """A name with one character changed into one that looks like it; the word for its kind stays.

    >>> list(variants("前士郭村"))
    ['箭士郭村', '前土郭村', '前工郭村', '前士部村', '前士都村']
    """
    end = next((end for end in ENDS if name.endswith(end)), "")
    if not SHORTEST <= len(name) <= LONGEST or not end:
        return
    for at in range(len(name) - len(end)):
        for other in lookalikes().get(name[at], ""):
            yield name[:at] + other + name[at + 1 :]


@cache
def lookalikes() -> Mapping[str, str]:
    """The characters that each character is taken for."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for alike in rows("lookalikes.tsv")[1:]:
        for one in alike:
            found[one] |= dict.fromkeys(other for other in alike if other != one)
    return {one: "".join(others) for one, others in found.items()}
