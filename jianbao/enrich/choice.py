"""Chooses among the places that an article names those that it is about.

The place with most points is the best one. Left out are places that have far fewer, places outside those that the
headline names, a county that a city's report names once as an example, and a city that is named only to say where its
county is. Like those of ``tally.py``, the figures below were chosen on labelled articles.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from jianbao.enrich.tally import ENOUGH, Tally
from jianbao.model import CITY_PROVINCES, HONG_KONG, MACAO, Level

MOST = 5
"""Localities an article has at most."""

SHARE = 0.35
"""A place with less than this share of the best one's points is named in passing."""

SHARE_ONCE = 0.7
"""Instead of ``SHARE``, for a place that is named once, outside the best one and the headline."""

SHARE_IN_ROUND = 0.2
"""Instead of ``SHARE``, in a round of places: it tells of each in one paragraph, however long."""

SHARE_OUTSIDE = 0.75
"""Instead of ``SHARE``, for a place outside those that the headline names."""

ENOUGH_INSIDE = 1.0
"""Instead of ``ENOUGH``, for a place inside the best one with which a paragraph begins: one plain mention."""

SHARE_OF_SAR = 0.5
"""The share of the points of Hong Kong or Macao that a district of it needs: four that had less were asides."""

CAPITAL = frozenset({"11"})
"""Where reports about the whole country are filed."""

FRAME = 2.5
"""A city with no more than this many times the points of a place in it only says where that place is."""


def choose(tally: Tally) -> tuple[str, ...]:
    """The places that the article is about, the most important first; at most ``MOST``. Places are given by codes."""
    if not tally.totals:
        return ()
    kept = [code for code in tally.totals if code != tally.best and _is_also_about(code, tally)]
    if _has_enough(tally.best, tally):
        kept.append(tally.best)
    successors_of_kept = {tally.gazetteer.county_successors.get(code) for code in kept}
    kept = [code for code in kept if code not in successors_of_kept]
    kept.sort(key=lambda code: (-tally.total_with_extra(code), code))
    chosen = (code for code in kept if not _is_frame(code, kept, tally))
    return tuple(islice(chosen, MOST)) or _place_of_filing(tally)


def _place_of_filing(tally: Tally) -> tuple[str, ...]:
    """The place where a report was filed that names no other, or its province where the report says 全省."""
    filed = {point.code for point in tally.points if point.is_filed} - CAPITAL
    if len(filed) != 1 or any(point.means_place and point.code not in filed for point in tally.points):
        return ()
    place = filed.pop()
    province = tally.gazetteer.at(place, Level.PROVINCE) if tally.says_whole_province else None
    return (province or place,)


def _has_enough(best: str, tally: Tally) -> bool:
    """Whether the best place has enough points, or is the only one that is named in full."""
    if tally.is_in_passing(best):
        return False
    needed = 2 * ENOUGH if tally.comes_late(best) else tally.enough
    return tally.total_with_extra(best) >= needed or best in tally.named_in_full


def _is_also_about(code: str, tally: Tally) -> bool:
    """Whether the article is about a place besides the best one."""
    points, points_of_best = tally.totals[code], tally.totals[tally.best]
    if tally.is_in_passing(code):
        return False
    if code in tally.on_top:
        return points >= max(SHARE * points_of_best, ENOUGH)
    if tally.gazetteer.within(code, tally.best):
        return _is_about_part(code, tally)
    if _is_aside(code, tally):
        return False
    if tally.paragraphs <= 1 and code in tally.named_in_full and points_of_best < tally.enough:
        return True
    return points >= max(_share(code, tally) * points_of_best, tally.enough)


def _is_aside(code: str, tally: Tally) -> bool:
    """Whether the place's bare name stands once, and heads no paragraph of a round of places."""
    if not tally.is_named_once(code) or (tally.is_round and code in tally.opening):
        return False
    return not tally.has_branch(code) and not any(point.named.full for point in tally.names_of(code))


def _is_about_part(code: str, tally: Tally) -> bool:
    """Whether the article is about a place inside the best one, and does not just name it as an example."""
    points, points_of_best = tally.totals[code], tally.totals[tally.best]
    if tally.whole and len(tally.cities_of_best(tally.times_named)) > 1:
        return False
    if tally.is_spread:
        return points > tally.total_with_extra(tally.best)
    if tally.best in (HONG_KONG, MACAO):
        return points >= SHARE_OF_SAR * points_of_best
    return points >= (ENOUGH_INSIDE if _stands_out(code, tally) else ENOUGH)


def _stands_out(code: str, tally: Tally) -> bool:
    """Whether a place inside the best one is more than an example, so that one plain mention is enough."""
    if code in tally.opening or code == tally.address or tally.gazetteer.level(code) is Level.PREFECTURE:
        return True
    return not tally.is_province(tally.best) and tally.names_township(code)


def _share(code: str, tally: Tally) -> float:
    """The share of the best place's points that a place outside it needs."""
    places_above = tally.gazetteer.line(code).values()
    if code in tally.over_top or not tally.on_top.isdisjoint(places_above):
        return SHARE
    if tally.best in tally.on_top:
        return SHARE_OUTSIDE
    if tally.is_round and code in tally.opening:
        return SHARE_IN_ROUND
    in_same_city = tally.gazetteer.city(code) == tally.gazetteer.city(tally.best)
    if tally.is_named_once(code) and tally.times_named[tally.best] > 1 and not in_same_city:
        return SHARE_ONCE
    return SHARE


def _is_frame(code: str, kept: Sequence[str], tally: Tally) -> bool:
    """Whether a city or province only says where one or two of the other places are that the article is about.

    A province that only the text names is one, however often: of 968 articles three lost a wrong place, none a right.
    """
    parts = [other for other in kept if other != code and tally.gazetteer.within(other, code)]
    if not parts or len(parts) > 2 or code in tally.extra_on_top or code == tally.whole:
        return False
    if tally.is_province(code) and code not in tally.on_top:
        return True
    if len(parts) == 1 and _is_case_of_part(code, parts[0], tally):
        return True
    points = tally.totals[code]
    points_of_best_part = max(max(tally.totals[part], ENOUGH * (part == tally.address)) for part in parts)
    if points <= points_of_best_part:
        return True
    is_only_in_body = points == tally.body_totals.get(code)
    if code in CITY_PROVINCES or is_only_in_body:
        return points_of_best_part >= ENOUGH and points <= FRAME * points_of_best_part
    if tally.gazetteer.level(code) not in (Level.PROVINCE, Level.PREFECTURE):
        return False
    return tally.body_totals.get(code, 0.0) < max(tally.body_totals.get(part, 0.0) for part in parts)


def _is_case_of_part(city: str, district: str, tally: Tally) -> bool:
    """Whether the case is the district's: its police or court has it, or the headline only says 深圳一小区."""
    if tally.has_branch(district):
        return True
    names_on_top = [point for point in tally.points if point.code == city and point.on_top]
    is_vague = bool(names_on_top) and all(point.is_vague for point in names_on_top)
    return is_vague and tally.totals[district] >= ENOUGH
