"""Names of townships: is it one, and of which county?

Most of them stand in several counties, and some change their kind: what was 石桥乡 is 石桥镇 today. A name that stands
behind its county, or whose county the article names, is that county's.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from jianbao.enrich.forms import may_be_word, stem
from jianbao.enrich.gazetteer import Gazetteer
from jianbao.enrich.generic_names import is_name_near_city
from jianbao.enrich.names import Hit
from jianbao.enrich.stems import may_begin
from jianbao.model import Level
from jianbao.text.characters import HAN

TOWNSHIP_AFTER = re.compile(rf"{HAN}{{2,3}}?(?:镇(?![江政长])|乡(?![亲村镇政])|街道(?!办公)|公社)")
"""A township behind the stem of its county."""

CITY_AND_TOWN_AFTER = re.compile(r"居民|化|职工|建设|人口|户籍|登记|基本|企业|规划|体系|医")
"""What stands behind 城镇 and 乡镇 where they are words for towns in general."""

NO_NAME_BEFORE = frozenset("全该我本各两")
"""Characters before 县 that make a word with it, so that it ends no county's name."""

TOWN_KINDS = ("乡", "镇", "街道")
"""The kinds that a township may change between."""


def is_township(hit: Hit, gazetteer: Gazetteer) -> bool:
    """Whether a hit is the full name of a 乡 or 镇."""
    return hit.form.full and hit.text[-1] in "乡镇" and gazetteer.level(hit.form.codes[0]) is Level.TOWNSHIP


def is_town_in_spite_of_word(hit: Hit, text: str) -> bool:
    """Whether a name that ends with 城镇 or 乡镇 is that of a town here (韩城镇, 金乡镇: 500 of 47,000 end so).

    It is not where 城镇 is a word of its own (提高|城镇居民收入).
    """
    ends_like_word = hit.text.endswith(("城镇", "乡镇")) and is_name_near_city(hit.text)
    return ends_like_word and may_begin(hit, text) and not CITY_AND_TOWN_AFTER.match(text, hit.end)


def is_behind_county_word(hit: Hit, text: str) -> bool:
    """Whether what may be the name of a county stands before the name (丹水县金坪乡, 丹水县的金坪乡).

    It need not be one that the gazetteer has.
    """
    before = text[max(hit.start - 3, 0) : hit.start].removesuffix("的")
    return before.endswith("县") and before[-2:-1] not in NO_NAME_BEFORE


def has_township_behind(hit: Hit, text: str) -> bool:
    """Whether a township's name, known or not, stands behind a stem that is no word: 苍南石桥镇 shows a county 苍南."""
    return TOWNSHIP_AFTER.match(text, hit.end) is not None and not may_be_word(hit.text)


@dataclass(frozen=True, slots=True)
class Counties:
    """Some counties, and all of their townships."""

    codes: frozenset[str]
    townships: Mapping[str, Sequence[str]]
    """Codes by name."""


def counties_among(codes: Iterable[str], gazetteer: Gazetteer) -> Counties:
    """The counties among some places. One that is no more (密县) is taken for what it is today, with its townships."""
    counties = {gazetteer.county_successors.get(code, code) for code in codes if gazetteer.level(code) is Level.COUNTY}
    townships: defaultdict[str, list[str]] = defaultdict(list)
    for county in counties:
        for code in gazetteer.townships(county):
            name, _, _ = gazetteer.rows[code]
            townships[name].append(code)
    return Counties(frozenset(counties), townships)


def township_of_other_kind(hit: Hit, counties: Counties, gazetteer: Gazetteer) -> str | None:
    """The only township of the counties with the same stem: 石桥镇 today, where the name is 石桥乡.

    None where one of the counties has a township of that very name, and where there are none or several such.
    """
    if _lies_in_one(hit.form.codes, counties, gazetteer):
        return None
    names = (f"{hit.text[:-1]}{kind}" for kind in TOWN_KINDS)
    codes = [code for name in names for code in counties.townships.get(name, ())]
    return codes[0] if len(codes) == 1 else None


def lost_townships(hits: Sequence[Hit], text: str, counties: Counties, gazetteer: Gazetteer) -> frozenset[str]:
    """Names of townships that stand behind a county which has none of that name today, or which nobody knows.

    One that was there once is meant (新郑县城关乡), and not that of another county, wherever it is named again.
    """
    behind_county = [hit for up, hit in pairwise(hits) if up.end == hit.start and _is_county(up, gazetteer)]
    behind_word = [hit for hit in hits if is_behind_county_word(hit, text)]
    codes_by_name = {hit.text: hit.form.codes for hit in behind_county + behind_word if is_township(hit, gazetteer)}
    return frozenset(name for name, codes in codes_by_name.items() if not _lies_in_one(codes, counties, gazetteer))


def _is_county(hit: Hit, gazetteer: Gazetteer) -> bool:
    """Whether a hit is the full name of a county and of nothing else."""
    return hit.form.full and all(gazetteer.level(code) is Level.COUNTY for code in hit.form.codes)


def _lies_in_one(townships: Iterable[str], counties: Counties, gazetteer: Gazetteer) -> bool:
    """Whether one of these townships lies in one of the counties."""
    return any(gazetteer.above(code).county in counties.codes for code in townships)


def is_known_by_county_only(code: str, own_county: str | None, gazetteer: Gazetteer) -> bool:
    """Whether the place is a township for which its city and its province say nothing, but only its county does.

    So it is where paper or page are another county's; and where another county of the city has a township of the same
    stem (城关镇, and 城关街道 that was a 城关镇). ``own_county``: of the paper or the page, if that is known.
    """
    if gazetteer.level(code) is not Level.TOWNSHIP:
        return False
    county, city = gazetteer.above(code).county, gazetteer.city(code)
    if own_county is not None:
        return own_county != county
    short = stem(gazetteer.place(code).name, Level.TOWNSHIP)
    of_same_stem = (other for kind in TOWN_KINDS for other in gazetteer.names.get(f"{short}{kind}", ()))
    return any(gazetteer.city(other) == city and gazetteer.above(other).county != county for other in of_same_stem)
