"""Names that may be misprints: one character of a place's name stands for another that is easily mistaken for it.

A text about 新密市 has 前土郭村; in the city's 西大街街道 there is a 前士郭村 and no 前土郭村. That is reported as a
doubt and never put right, since only an editor can know. Two conditions keep false alarms few: no village of the
province has the printed name, and the article also names the place that may be meant, or what that lies in.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from jianbao.enrich.codes import MADE, PROVINCE_CODE
from jianbao.enrich.gazetteer import Gazetteer
from jianbao.enrich.mentions import NamedPlace, ScannedArticle
from jianbao.enrich.stems import BOUNDARY
from jianbao.model import Block, Place, Script
from jianbao.text.characters import ONE_HAN
from jianbao.text.data import rows
from jianbao.text.script import Converter

SHORTEST, LONGEST = 3, 8
"""Characters of a name that may be misprinted, 村 and 镇 included; shorter ones are too often another name."""

Variants = Mapping[str, Sequence[tuple[str, str]]]
"""Misprints and the codes of the places meant, by the last ``SHORTEST`` characters of the misprint."""

REMEMBERED = 2**9
"""For how many counties `Variants` are kept."""

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
    """A stretch of a text that may be a misprint."""

    start: int
    end: int
    codes: Sequence[str]
    """The places that may be meant."""


def find_lookalikes(scanned: ScannedArticle, named: Sequence[NamedPlace], gazetteer: Gazetteer) -> Iterator[Lookalike]:
    """The likely misprints of an article, each once for a line. ``named``: the places that it names."""
    counties = frozenset(county for name in named if (county := gazetteer.above(name.place.code).county))
    variants_by_county = [_variants(gazetteer, county) for county in sorted(counties)]
    spans = list(_spans_of_variants(scanned.text, variants_by_county)) if counties else []
    seen: set[tuple[int, str]] = set()
    for start, end, code in _likely_misprints(spans, scanned, named, gazetteer) if spans else ():
        lookalike = _lookalike(scanned, start, end, gazetteer.place(code))
        if lookalike and (lookalike.line, lookalike.after) not in seen:
            seen.add((lookalike.line, lookalike.after))
            yield lookalike


def _likely_misprints(
    spans: Sequence[MisprintSpan], scanned: ScannedArticle, named: Sequence[NamedPlace], gazetteer: Gazetteer
) -> Iterator[tuple[int, int, str]]:
    """The spans at which no known name stands, each with the only place near by that may be meant."""
    starts, named_codes = scanned.starts, frozenset(name.place.code for name in named)
    in_gazetteer = [name for name in named if not MADE.match(name.place.code)]  # any other village may be a misprint
    known_offsets = {starts[name.block] + at for name in in_gazetteer for at in range(name.start, name.end)}
    ends_of_names = {starts[name.block] + name.end for name in named}
    for start, end, codes in spans:
        near = [code for code in codes if code in named_codes or gazetteer.parent(code) in named_codes]
        may_begin = start in ends_of_names or _may_begin(scanned.text, start)
        if len(near) == 1 and may_begin and known_offsets.isdisjoint(range(start, end)):
            yield start, end, near[0]


def _lookalike(scanned: ScannedArticle, start: int, end: int, place: Place) -> Lookalike | None:
    """The misprint of a place's name at these offsets; None where it goes on in the next line of the source."""
    nth = bisect_right(scanned.starts, start) - 1
    block, at, length = scanned.article.blocks[nth], start - scanned.starts[nth], end - start
    printed, line = block.text[at : at + length], _line_of(block, at, at + length)
    if line is None:
        return None
    return Lookalike(line, printed, _corrected(printed, scanned.text[start:end], place), place)


def _spans_of_variants(text: str, variants_by_county: Sequence[Variants]) -> Iterator[MisprintSpan]:
    """The stretches that may be misprints of names in some counties; of those that end together only the longest."""
    for match in END.finditer(text):
        end = match.end()
        tail = text[max(0, end - SHORTEST) : end]
        variants_here = (variant for of_county in variants_by_county for variant in of_county.get(tail, ()))
        fitting = [(name, code) for name, code in variants_here if text.endswith(name, 0, end)]
        if fitting:
            longest = max(len(name) for name, _ in fitting)
            yield MisprintSpan(end - longest, end, [code for name, code in fitting if len(name) == longest])


def _may_begin(text: str, start: int) -> bool:
    """Whether a name may begin there: no Han character stands before it that may belong to a longer name."""
    return start == 0 or not ONE_HAN.match(text[start - 1]) or text[start - 1] in BOUNDARY


def _corrected(printed: str, simplified: str, place: Place) -> str:
    """The printed name with the misprinted character put right, in the script of the others.

    ``simplified``: the printed name in Simplified; it differs from the place's in that character alone.
    """
    is_simplified = printed == simplified
    in_script = place.name if is_simplified else Converter().convert(place.name, Script.HANT)
    characters = zip(printed, simplified, place.name, in_script, strict=True)
    return "".join(as_printed if s == right else as_meant for as_printed, s, right, as_meant in characters)


def _line_of(block: Block, start: int, end: int) -> int | None:
    """The source line that a stretch of a block stands in; None where the stretch goes on in the next line."""
    if any(start < part.start < end for part in block.parts):
        return None
    return max((part for part in block.parts if part.start <= start), key=lambda part: part.start).line


@lru_cache(REMEMBERED)
def _variants(gazetteer: Gazetteer, county: str) -> Variants:
    """How the names in a county may be misprinted, without variants that are names of other places."""
    village_names = _village_names(gazetteer, county[:PROVINCE_CODE])
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for name, code in _names_in_county(gazetteer, county):
        for variant in variants(name):
            if variant not in village_names and variant not in gazetteer.names:
                found[variant[-SHORTEST:]].append((variant, code))
    return found


def _names_in_county(gazetteer: Gazetteer, county: str) -> Iterator[tuple[str, str]]:
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
    ending = next((ending for ending in ENDS if name.endswith(ending)), "")
    if not SHORTEST <= len(name) <= LONGEST or not ending:
        return
    for at in range(len(name) - len(ending)):
        for other in lookalikes().get(name[at], ""):
            yield name[:at] + other + name[at + 1 :]


@cache
def lookalikes() -> Mapping[str, str]:
    """For each character those that it is easily mistaken for, in the order of the table."""
    others_of: defaultdict[str, dict[str, None]] = defaultdict(dict)  # the keys are a set that keeps its order
    for alike in rows("lookalikes.tsv")[1:]:
        for character in alike:
            others_of[character] |= dict.fromkeys(other for other in alike if other != character)
    return {character: "".join(others) for character, others in others_of.items()}
