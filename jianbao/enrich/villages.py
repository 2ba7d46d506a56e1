"""Villages: only those of the counties that an article names are looked for, since most names are those of many."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

import msgspec

from jianbao.enrich.forms import Matcher, stem
from jianbao.enrich.gazetteer import Gazetteer
from jianbao.model import Level, Place
from jianbao.text.characters import HAN

NEAR = 400
"""Characters behind a township's name in which a village's name still means one of its villages (measured on five
pages).
"""

SHORTEST = 3
"""Characters of a village's name that may stand by itself; a shorter one has to stand right behind its township's."""

UNKNOWN_VILLAGE = re.compile(rf"({HAN}{{2,6}}?(?:社区|村))(?![镇级民])")
"""What follows a township's name and may be a village that the gazetteer does not have."""

NOT_IN_NAME = re.compile(r"[和与及等各全多某在的个几两每为是有]|所有|其他|辖区|党员|机关|干部|我们")
"""What no village's name has in it: 各村, 机关和社区."""


class PlaceSpot(msgspec.Struct, frozen=True):
    """A name in an article, and the place it means."""

    start: int
    end: int
    full: bool
    place: Place


def with_villages(
    text: str, starts: Sequence[int], spots: list[PlaceSpot], gazetteer: Gazetteer, page: str | None
) -> list[PlaceSpot]:
    """The spots of places with those of villages in the counties that they name, in reading order.

    ``starts``: where each of the text's blocks begins. ``page``: code of the place that the page is about.
    """
    codes = {spot.place.code for spot in spots} | ({page} if page else set())
    counties = {gazetteer.above(code).county for code in codes}
    matcher = _matcher(gazetteer, frozenset(county for county in counties if county and gazetteer.villages(county)))
    with_known = [*spots, *_known_villages(text, starts, spots, matcher, gazetteer)]
    with_all = with_known + _unknown_villages(text, with_known, gazetteer)
    return sorted(with_all, key=lambda spot: (spot.start, spot.end, spot.full))


def _known_villages(
    text: str,
    starts: Sequence[int],
    spots: Sequence[PlaceSpot],
    matcher: Matcher[tuple[str, ...]],
    gazetteer: Gazetteer,
) -> Iterator[PlaceSpot]:
    """Villages that the gazetteer has, and the stems of their townships right before them (青禾柳树湾村)."""
    if not matcher.values:
        return
    taken = {at for spot in spots for at in range(spot.start, spot.end)}
    townships = [spot for spot in spots if spot.place.level is Level.TOWNSHIP]
    meant_before: dict[str, Place] = {}
    for start, name, codes in matcher.scan(text):
        end = start + len(name)
        if not taken.isdisjoint(range(start, end)):
            continue
        before = _townships_before(townships, start, starts)
        place = meant_before.get(name) or _village_meant(codes, start, before, gazetteer)
        is_behind_township = bool(before) and before[0].end == start
        if place is None or (len(name) < SHORTEST and not is_behind_township):
            continue
        meant_before[name] = place
        village = PlaceSpot(start, end, True, place)
        yield village
        if township := _stem_of_township_before(village, text, taken, gazetteer):
            insort(townships, township, key=_start)
            yield township


@lru_cache(maxsize=256)
def _matcher(gazetteer: Gazetteer, counties: frozenset[str]) -> Matcher[tuple[str, ...]]:
    """Finds the names of the villages in these counties, each with the codes of those that are called so."""
    codes_by_name: defaultdict[str, list[str]] = defaultdict(list)
    for county in sorted(counties):
        for code, name in gazetteer.villages(county).items():
            codes_by_name[name].append(code)
    return Matcher({name: tuple(codes) for name, codes in codes_by_name.items()})


def _townships_before(townships: Sequence[PlaceSpot], start: int, starts: Sequence[int]) -> list[PlaceSpot]:
    """The townships that are named not far before an offset in the same block, the last one first."""
    block = starts[bisect_right(starts, start) - 1]
    first, last = (bisect_left(townships, at, key=_start) for at in (max(start - NEAR, block), start))
    return list(reversed(townships[first:last]))


def _start(spot: PlaceSpot) -> int:
    return spot.start


def _village_meant(
    codes: Sequence[str], start: int, townships_before: Sequence[PlaceSpot], gazetteer: Gazetteer
) -> Place | None:
    """The one of some villages of one name that lies in the township named last before it; else the only one.

    None where a township without such a village stands right before the name, and where several may be meant.
    """
    for township in townships_before:
        inside = [code for code in codes if code.startswith(township.place.code)]
        if inside:
            return gazetteer.place(inside[0])
        if township.end == start:
            return None
    return gazetteer.place(codes[0]) if len(codes) == 1 else None


def _stem_of_township_before(
    village: PlaceSpot, text: str, taken: Collection[int], gazetteer: Gazetteer
) -> PlaceSpot | None:
    """A village's township, if its name stands right before it without the word for its kind (青禾柳树湾村).

    ``taken``: the offsets at which other names stand.
    """
    township = gazetteer.place(village.place.parent or "")
    short = stem(township.name, Level.TOWNSHIP)
    start = village.start - len(short)
    if len(short) < 2 or not text.endswith(short, 0, village.start):
        return None
    if any(at in taken for at in range(start, village.start)):
        return None
    return PlaceSpot(start, village.start, False, township)


def _unknown_villages(text: str, spots: Sequence[PlaceSpot], gazetteer: Gazetteer) -> list[PlaceSpot]:
    """Villages right behind a township's name that the gazetteer does not have."""
    starts = {spot.start for spot in spots}
    townships = (spot for spot in spots if spot.place.level is Level.TOWNSHIP and spot.end not in starts)
    villages = []
    for township in townships:
        match = UNKNOWN_VILLAGE.match(text, township.end)
        if match and not NOT_IN_NAME.search(match[1]):
            village = gazetteer.below(township.place.code, match[1], Level.VILLAGE)
            villages.append(PlaceSpot(township.end, match.end(), True, village))
    return villages
