"""What lies near a place, and when articles about it appeared: for the side of its page."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from jianbao.model import Record
from jianbao.site.address import href, month_path, place_path
from jianbao.site.card import Link
from jianbao.site.catalogue import Catalogue
from jianbao.site.days import full_month
from jianbao.site.edition import Edition

MOST = 8
"""Neighbours that a page names."""

FAR = 100.0
"""Kilometres beyond which nothing is near."""

MONTHS = 24
"""Up to so many months a timeline has a line for each; a longer one has a line for each year."""

KM = 111.2
"""Kilometres of a degree of latitude."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    name: str
    href: str
    filed: int
    kilometres: int
    """Between the two seats; 0 if the place has no known position, and the neighbour only lies in the same place."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A line of a timeline: a month, or a year of a long one."""

    text: str
    href: str
    """The month's page; empty for a year."""
    count: int
    share: int
    """Length of its bar; 100 is the longest."""


def neighbours(code: str, catalogue: Catalogue, edition: Edition) -> tuple[Neighbour, ...]:
    """The nearest places of the same level that the archive knows. For a place without a known position: those in the
    place above it that have most articles.
    """
    point = catalogue.gazetteer.point(code)
    if point is None:
        siblings = catalogue.fullest.get(catalogue.places[code].parent, ())[: MOST + 1]
        near = [(0.0, other) for other in siblings if other != code]
    else:
        ranked = sorted((kilometres(point, at), other) for other, at in _around(code, point, catalogue))
        near = [(km, other) for km, other in ranked if km <= FAR]
    return tuple(
        Neighbour(
            name=edition.words(catalogue.places[other].name),
            href=href(place_path(other)),
            filed=len(catalogue.filed.get(other, ())),
            kilometres=max(1, round(km)) if point else 0,
        )
        for km, other in near[:MOST]
    )


def _around(code: str, point: tuple[float, float], catalogue: Catalogue) -> Iterable[tuple[str, tuple[float, float]]]:
    """The other places of the same level in the degree of a point and in the eight around it, with their positions."""
    level, south, west = catalogue.places[code].level, math.floor(point[0]), math.floor(point[1])
    for lat in range(south - 1, south + 2):
        for lon in range(west - 1, west + 2):
            for other in catalogue.near.get((level, lat, lon), ()):
                at = catalogue.gazetteer.point(other)
                if other != code and at is not None:
                    yield other, at


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """The distance of two points that are not far apart, reckoned as on a plane.

    >>> round(kilometres((34.75, 113.62), (34.79, 113.38)))
    22
    """
    across = (a[1] - b[1]) * math.cos(math.radians((a[0] + b[0]) / 2))
    return KM * math.hypot(a[0] - b[0], across)


def renamed(code: str, catalogue: Catalogue, edition: Edition) -> tuple[Link | None, tuple[Link, ...]]:
    """Links to what a place is today and to what it was formerly; without ``href`` if the archive does not name it."""
    now = catalogue.gazetteer.successors.get(code)
    before = (old for old in catalogue.gazetteer.predecessors.get(code, ()) if old in catalogue.places)
    return (_link(now, catalogue, edition) if now else None), tuple(_link(old, catalogue, edition) for old in before)


def _link(code: str, catalogue: Catalogue, edition: Edition) -> Link:
    known = href(place_path(code)) if code in catalogue.places else ""
    return Link(edition.words(catalogue.gazetteer.place(code).name), known)


def timeline(records: Iterable[Record]) -> tuple[Moment, ...]:
    """When articles appeared, the latest month first, as in all lists; those without a day are left out."""
    counts = Counter(r.day.replace(day=1) for r in records if r.day is not None)
    if len(counts) > MONTHS:
        years: Counter[int] = Counter()
        for month, n in counts.items():
            years[month.year] += n
        return tuple(
            Moment(f"{year}年", "", n, _share(n, years.values())) for year, n in sorted(years.items(), reverse=True)
        )
    return tuple(
        Moment(full_month(month), href(month_path(month)), n, _share(n, counts.values()))
        for month, n in sorted(counts.items(), reverse=True)
    )


def _share(count: int, counts: Iterable[int]) -> int:
    return -(-100 * count // max(counts))
