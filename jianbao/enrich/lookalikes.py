"""Names that may be misprints: they differ from a place near by in one character, and that one is easily mistaken.

A text about 新密市 has 前土郭村; in the city's 西大街街道 there is a 前士郭村 and no 前土郭村. That is offered as a
doubt and never put right, since only an editor can know. Two conditions keep false alarms few: no village of the
province bears the printed name, and the article also names the place that may be meant, or what it lies in.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from jianbao.enrich.gazetteer import MADE, Gazetteer
from jianbao.enrich.mentions import NamedPlace, ScannedArticle
from jianbao.enrich.stems import BOUNDARY
from jianbao.model import Block, Place, Script
from jianbao.text.characters import ONE_HAN
from jianbao.text.data import rows
from jianbao.text.script import Converter

SHORTEST = 3
"""Characters of a name, 村 and 镇 included; shorter ones are too often another name."""

LONGEST = 8

Variants = Mapping[str, Sequence[tuple[str, str]]]
"""Misprinted names, each with the code of the place meant; by the last three characters of the misprint."""

REMEMBERED = 2**9
"""Counties whose `Variants` are kept."""

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


class MisprintSpan(NamedTuple):
    """A stretch of a text that may be the misprint of some names."""

    start: int
    end: int
    codes: Sequence[str]
    """Of the places whose names are meant."""


def find_lookalikes(scanned: ScannedArticle, named: Sequence[NamedPlace], gazetteer: Gazetteer) -> Iterator[Lookalike]:
    """The likely misprints of an article, each once a line. ``named``: the places that it names."""
    named_codes = frozenset(name.place.code for name in named)
    counties = frozenset(county for code in named_codes if (county := gazetteer.above(code).county))
    if not counties:
        return
    text, starts = scanned.text, scanned.starts
    misprints = list(_find_misprints(text, [_variants(gazetteer, county) for county in sorted(counties)]))
    if not misprints:
        return
    in_tables = [name for name in named if not MADE.match(name.place.code)]  # any other village may be a misprint
    settled = {starts[name.block] + at for name in in_tables for at in range(name.start, name.end)}
    ends_of_names = {starts[name.block] + name.end for name in named}
    seen: set[tuple[int, str]] = set()
    for start, end, codes in misprints:
        near = [code for code in codes if code in named_codes or gazetteer.parent(code) in named_codes]
        is_begin = start in ends_of_names or _may_begin(text, start)
        if len(near) != 1 or not is_begin or not settled.isdisjoint(range(start, end)):
            continue
        nth = bisect_right(starts, start) - 1
        block, at = scanned.article.blocks[nth], start - starts[nth]
        printed = block.text[at : at + end - start]
        place = gazetteer.place(near[0])
        corrected = _corrected(printed, text[start:end], place)
        line = _line_of(block, at, at + end - start)
        if line and (line, corrected) not in seen:
            seen.add((line, corrected))
            yield Lookalike(line, printed, corrected, place)


def _find_misprints(text: str, counties: Sequence[Variants]) -> Iterator[MisprintSpan]:
    """The stretches that may be misprints of names in these counties; of those that end together only the longest."""
    for match in END.finditer(text):
        end = match.end()
        tail = text[max(0, end - SHORTEST) : end]
        variants_here = (variant for county in counties for variant in county.get(tail, ()))
        fitting = [(name, code) for name, code in variants_here if text.endswith(name, 0, end)]
        if fitting:
            longest = max(len(name) for name, _ in fitting)
            yield MisprintSpan(end - longest, end, [code for name, code in fitting if len(name) == longest])


def _may_begin(text: str, start: int) -> bool:
    """Whether a name may begin there: no Han character stands before it that may belong to a longer name."""
    return start == 0 or not ONE_HAN.match(text[start - 1]) or text[start - 1] in BOUNDARY


def _corrected(printed: str, simplified: str, place: Place) -> str:
    """The printed name with the character changed in which it differs from the place's, in the script of the others."""
    name = place.name if printed == simplified else Converter().convert(place.name, Script.HANT)
    return "".join(p if s == right else n for p, s, right, n in zip(printed, simplified, place.name, name, strict=True))


def _line_of(block: Block, start: int, end: int) -> int | None:
    """The source line that a stretch of a block stands in; None where the stretch goes on in the next line."""
    if any(start < part.start < end for part in block.parts):
        return None
    return max((part for part in block.parts if part.start <= start), key=lambda part: part.start).line


@lru_cache(REMEMBERED)
def _variants(gazetteer: Gazetteer, county: str) -> Variants:
    """How the names in a county may be misprinted, without variants that are names of other places."""
    village_names = _village_names(gazetteer, county[:2])
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for name, code in _names(gazetteer, county):
        for variant in variants(name):
            if variant not in village_names and variant not in gazetteer.names:
                found[variant[-SHORTEST:]].append((variant, code))
    return found


def _names(gazetteer: Gazetteer, county: str) -> Iterator[tuple[str, str]]:
    """Name and code of the county, its townships and its villages."""
    yield gazetteer.place(county).name, county
    yield from ((gazetteer.rows[code][0], code) for code in gazetteer.townships(county))
    yield from ((name, code) for code, name in gazetteer.villages(county).items())


@cache
def _village_names(gazetteer: Gazetteer, province: str) -> frozenset[str]:
    """The names of all villages of a province."""
    return frozenset(gazetteer.village_names(province))


def variants(name: str) -> Iterator[str]:
    """The forms of a name with one character changed into one that looks like it; its ending (村, 镇) stays as it is.

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
    """For each character those that it is easily mistaken for."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for alike in rows("lookalikes.tsv")[1:]:
        for character in alike:
            found[character] |= dict.fromkeys(other for other in alike if other != character)
    return {character: "".join(others) for character, others in found.items()}
