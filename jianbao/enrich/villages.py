"""Villages: looked for only in the counties an article names, since most of their names stand in many places."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

import msgspec

from jianbao.enrich.forms import Matcher, stem
from jianbao.enrich.gazetteer import Gazetteer
from jianbao.model import Level, Place
from jianbao.text.characters import HAN

NEAR = 400
"""Characters back in which a township still says whose village is meant (measured on five pages)."""

NEW_VILLAGE = re.compile(rf"({HAN}{{2,6}}?(?:社区|村))(?![镇级民])")
"""What follows a township's name and may be a village that the gazetteer does not have."""

NOT_IN_NAME = re.compile(r"[和与及等各全多某在的个几两每为是有]|所有|其他|辖区|党员|机关|干部|我们")
"""What no village's name holds: 各村, 机关和社区."""


class PlaceSpot(msgspec.Struct, frozen=True):
    """A name in an article, and the place it means."""

    start: int
    end: int
    full: bool
    place: Place


def with_villages(
    text: str, starts: Sequence[int], spots: list[PlaceSpot], gazetteer: Gazetteer, page: str | None
) -> list[PlaceSpot]:
    """``spots`` with the villages of the counties they name, in reading order.

    ``starts``: where each of the text's blocks begins. ``page``: code of the place that the page is about.
    """
    told = {spot.place.code for spot in spots} | ({page} if page else set())
    counties = {gazetteer.above(code).county for code in told}
    matcher = _matcher(gazetteer, frozenset(county for county in counties if county and gazetteer.villages(county)))
    found = [*spots, *_known_villages(text, starts, spots, matcher, gazetteer)]
    return sorted(found + _new_villages(text, found, gazetteer), key=lambda spot: (spot.start, spot.end, spot.full))


def _known_villages(
    text: str,
    starts: Sequence[int],
    spots: Sequence[PlaceSpot],
    matcher: Matcher[tuple[str, ...]],
    gazetteer: Gazetteer,
) -> Iterator[PlaceSpot]:
    """Villages that the tables have, and their townships where these stand before them and are not among ``spots``."""
    if not matcher.values:
        return
    taken = {at for spot in spots for at in range(spot.start, spot.end)}
    townships = [spot for spot in spots if spot.place.level is Level.TOWNSHIP]
    seen: dict[str, Place] = {}
    for start, name, codes in matcher.scan(text):
        end = start + len(name)
        if not taken.isdisjoint(range(start, end)):
            continue
        before = _before(townships, start, starts)
        place = seen.get(name) or _meant(codes, start, before, gazetteer)
        if place is None or (len(name) < 3 and not (before and before[0].end == start)):
            continue
        seen[name] = place
        village = PlaceSpot(start, end, True, place)
        yield village
        township = _unsaid(village, text, gazetteer)
        if township is not None and taken.isdisjoint(range(township.start, start)):
            insort(townships, township, key=_start)
            yield township


@lru_cache(maxsize=256)
def _matcher(gazetteer: Gazetteer, counties: frozenset[str]) -> Matcher[tuple[str, ...]]:
    names: defaultdict[str, list[str]] = defaultdict(list)
    for county in sorted(counties):
        for code, name in gazetteer.villages(county).items():
            names[name].append(code)
    return Matcher({name: tuple(codes) for name, codes in names.items()})


def _before(townships: Sequence[PlaceSpot], start: int, starts: Sequence[int]) -> list[PlaceSpot]:
    """Those of the townships that are named not far before in the same block, the last one first."""
    block = starts[bisect_right(starts, start) - 1]
    first, last = (bisect_left(townships, at, key=_start) for at in (max(start - NEAR, block), start))
    return list(reversed(townships[first:last]))


def _start(spot: PlaceSpot) -> int:
    return spot.start


def _meant(codes: Sequence[str], start: int, before: Sequence[PlaceSpot], gazetteer: Gazetteer) -> Place | None:
    """The village of the township right before it or named last before it, else the only one of that name."""
    for township in before:
        inside = [code for code in codes if code.startswith(township.place.code)]
        if inside:
            return gazetteer.place(inside[0])
        if township.end == start:
            return None
    return gazetteer.place(codes[0]) if len(codes) == 1 else None


def _unsaid(village: PlaceSpot, text: str, gazetteer: Gazetteer) -> PlaceSpot | None:
    """A village's township, where that stands before it without the word for its kind (青禾柳树湾村)."""
    township = gazetteer.place(village.place.parent or "")
    short = stem(township.name, Level.TOWNSHIP)
    if len(short) < 2 or not text.endswith(short, 0, village.start):
        return None
    return PlaceSpot(village.start - len(short), village.start, False, township)


def _new_villages(text: str, spots: Sequence[PlaceSpot], gazetteer: Gazetteer) -> list[PlaceSpot]:
    """Villages right behind a township's name that no table has."""
    taken = {spot.start for spot in spots}
    found = []
    for spot in spots:
        match = NEW_VILLAGE.match(text, spot.end) if spot.place.level is Level.TOWNSHIP else None
        if match and spot.end not in taken and not NOT_IN_NAME.search(match[1]):
            village = gazetteer.below(spot.place.code, match[1], Level.VILLAGE)
            found.append(PlaceSpot(spot.end, match.end(), True, village))
    return found
