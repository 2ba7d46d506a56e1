"""Places as a tree with counts, and as a map of dots. Maps have no tiles, and borders only from a file."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from jianbao.model import Level, Line2D
from jianbao.site.address import href, place_path
from jianbao.site.borders import Box, Project, Spot, border_path
from jianbao.site.catalogue import Catalogue
from jianbao.site.edition import Edition

WHOLE_TREE = 400
"""Up to so many places the index shows every village; a larger tree ends at the counties, whose pages show the rest."""

LABEL = 11
"""Size of a label's characters, in the map's units."""

FULL_SIZE = 6
"""At least so many articles make the largest dot; so where every place has one article, all dots are small."""

SMALLEST, LARGEST = 2.5, 11.5
"""Radii of dots, in the map's units; between them the area grows with the number of articles."""

FAR = 6
"""A place this many times further from the middle than the median is left out: it would shrink the map to a corner."""

MARGIN = 30
"""Room around the dots, in the map's units; labels stand in it."""

HAN, NARROW = 1.0, 0.56
"""Widths of a Han character and of a Latin letter or digit, by the size of a label's characters."""

FIRST_HAN = 0x2FFF
"""Characters behind this code are as wide as Han."""

LEAST_SPAN = 0.05
"""Degrees that a map spans at least, across and down, before it is drawn."""

TALLEST = 0.7
"""The most that the height of a map's dots may be of its width."""


@dataclass(frozen=True, slots=True)
class PlaceNode:
    name: str
    href: str
    filed: int
    """Articles filed under it or a place within it."""
    naming: int
    """Articles that name it."""
    children: tuple[PlaceNode, ...]


@dataclass(frozen=True, slots=True)
class Dot:
    """A place on the map. Lengths are in the map's units, from its upper left corner."""

    x: float
    y: float
    radius: float
    name: str
    """The place, with its count."""
    href: str
    label: str
    """The name; empty where there is no room."""
    label_x: float
    label_y: float


@dataclass(frozen=True, slots=True)
class Map:
    width: int
    height: int
    dots: tuple[Dot, ...]
    borders: str
    """A path, empty without borders."""
    outside: tuple[str, ...]
    """Places too far away to be drawn at this scale, each with its count."""
    in_city: tuple[str, ...]
    """Places whose position is not known and that count for the dot of their city, each with its count."""
    unplaced: tuple[str, ...]
    """Places that have neither a position nor a city's dot to count for, each with its count."""
    above: tuple[str, ...]
    """Cities and provinces with articles that are filed under nothing within them, each with how many."""


def tree(
    catalogue: Catalogue,
    edition: Edition,
    under: str | None = None,
    depth: int = Level.VILLAGE,
    only: Collection[str] | None = None,
) -> tuple[PlaceNode, ...]:
    """The places ``under`` one (None: all provinces), ``depth`` levels of them, those with most articles first. If
    ``only`` is given, no others are shown.
    """
    below = catalogue.children.get(under, ()) if depth else ()
    codes = (code for code in below if only is None or code in only)
    nodes = (
        PlaceNode(
            name=edition.words(catalogue.places[code].name),
            href=href(place_path(code)),
            filed=len(catalogue.filed.get(code, ())),
            naming=len(catalogue.naming.get(code, ())),
            children=tree(catalogue, edition, code, depth - 1, only),
        )
        for code in codes
    )
    return tuple(sorted(nodes, key=lambda n: (-n.filed, -n.naming, n.href)))


def fullest(catalogue: Catalogue, most: int) -> frozenset[str]:
    """Codes of the ``most`` counties with most articles, and of all places above them."""
    ranked = sorted(
        (code for code in counties(catalogue) if code in catalogue.filed),
        key=lambda code: (-len(catalogue.filed[code]), code),
    )[:most]
    above = {up.code for code in ranked for up in catalogue.gazetteer.ancestors(code)}
    return frozenset(above.union(ranked))


def tree_depth(catalogue: Catalogue) -> int:
    """Levels of the tree that the index shows."""
    return Level.VILLAGE if len(catalogue.places) <= WHOLE_TREE else Level.COUNTY


def county_map(catalogue: Catalogue, edition: Edition, width: int) -> Map | None:
    """A map of all counties, and of the cities and provinces above them; None if it would have fewer than two dots."""
    above = [code for code, place in catalogue.places.items() if place.level < Level.COUNTY]
    return place_map(catalogue, edition, counties(catalogue), width, above)


def place_map(
    catalogue: Catalogue, edition: Edition, codes: Sequence[str], width: int, above: Sequence[str] = ()
) -> Map | None:
    """A map of those of the places that articles are filed under; None if it would have fewer than two dots. Each place
    is either drawn or named under the map. ``above``: larger places, which are only named.
    """
    filed = {code: len(catalogue.filed[code]) for code in codes if code in catalogue.filed}
    known = {code: point for code in filed if (point := catalogue.gazetteer.point(code))}
    cities = cities_for(filed.keys() - known.keys(), catalogue, filed)
    known |= {city: point for city in cities.values() if (point := catalogue.gazetteer.point(city))}
    points = near_points(known)
    if len(points) < 2:
        return None
    height, project = _projection(tuple(points.values()), width)
    counts = Counter(filed)
    for code, city in cities.items():
        counts[city] += filed[code]
    names = _counted(filed, catalogue, edition)
    filed_above = {code: count for code in above if (count := _filed_at(code, catalogue))}
    return Map(
        width,
        height,
        tuple(_dots({code: counts[code] for code in points}, points, project, (width, height), catalogue, edition)),
        borders=border_path(_borders_near(catalogue, tuple(points.values())), project, width, height),
        outside=tuple(name for code, name in names.items() if cities.get(code, code) in known.keys() - points.keys()),
        in_city=tuple(name for code, name in names.items() if cities.get(code) in points),
        unplaced=tuple(name for code, name in names.items() if code not in known and code not in cities),
        above=tuple(_counted(filed_above, catalogue, edition).values()),
    )


def _dots(
    counts: Mapping[str, int],
    points: Mapping[str, Spot],
    project: Project,
    size: tuple[int, int],
    catalogue: Catalogue,
    edition: Edition,
) -> Iterator[Dot]:
    """A dot for each point, the place with most articles first. ``size``: the map's width and height."""
    ranked = sorted(points, key=lambda code: (-counts[code], code))
    most = max(counts[ranked[0]], FULL_SIZE)
    spots = {code: project(lon, lat) for code, (lat, lon) in points.items()}
    discs = [(*spots[code], SMALLEST + (LARGEST - SMALLEST) * math.sqrt(counts[code] / most)) for code in ranked]
    labels = list(_counted({code: counts[code] for code in ranked}, catalogue, edition).values())
    return _labelled(discs, labels, [href(place_path(code)) for code in ranked], *size)


def _counted(counts: Mapping[str, int], catalogue: Catalogue, edition: Edition) -> Mapping[str, str]:
    """The names of places, each with its count, by code."""
    return {code: f"{edition.words(catalogue.places[code].name)} {count}" for code, count in counts.items()}


def _filed_at(code: str, catalogue: Catalogue) -> int:
    """How many articles are filed under a place, and under no place within it."""
    path = catalogue.places[code].path
    return sum(
        _is_filed_at(path, {locality.place.path for locality in record.localities})
        for record in catalogue.filed.get(code, ())
    )


def _is_filed_at(path: tuple[str, ...], filed_under: Collection[tuple[str, ...]]) -> bool:
    return path in filed_under and all(other == path for other in filed_under if other[: len(path)] == path)


def cities_for(codes: Collection[str], catalogue: Catalogue, shown: Collection[str]) -> dict[str, str]:
    """For places without a position (``codes``) the city for whose dot each counts, if it has one. On a map that shows
    one city only none do.
    """
    gazetteer = catalogue.gazetteer
    if len({gazetteer.city(code) for code in shown}) < 2:
        return {}
    cities = {code: city for code in sorted(codes) if (city := gazetteer.city(code)) and city != code}
    return {code: city for code, city in cities.items() if city in catalogue.places and gazetteer.point(city)}


def counties(catalogue: Catalogue) -> tuple[str, ...]:
    """The codes of all counties, in their order."""
    return tuple(code for code, place in catalogue.places.items() if place.level is Level.COUNTY)


def near_points(points: Mapping[str, Spot]) -> dict[str, Spot]:
    """The points without those that lie far from all others."""
    if len(points) < 3:
        return dict(points)
    middle = median(p[0] for p in points.values()), median(p[1] for p in points.values())
    away = {code: math.dist(point, middle) for code, point in points.items()}
    limit = FAR * median(away.values())
    return {code: point for code, point in points.items() if away[code] <= limit}


def _projection(points: Sequence[Spot], width: int) -> tuple[int, Project]:
    """A map's height, and the function from longitude and latitude to its units. The scale is true at its middle."""
    lats, lons = zip(*points, strict=True)
    shrink = math.cos(math.radians((min(lats) + max(lats)) / 2))
    across, down = (max(lons) - min(lons)) * shrink, max(lats) - min(lats)
    unit = min((width - 2 * MARGIN) / max(across, LEAST_SPAN), (TALLEST * width - 2 * MARGIN) / max(down, LEAST_SPAN))
    height = max(round(down * unit) + 2 * MARGIN, width // 3)
    left, top = (width - across * unit) / 2, (height - down * unit) / 2
    west, north = min(lons), max(lats)
    return height, lambda lon, lat: (left + (lon - west) * shrink * unit, top + (north - lat) * unit)


def _borders_near(catalogue: Catalogue, points: Sequence[Spot]) -> Iterator[Line2D]:
    """The borders in a box around the points that reaches as far beyond them as they are apart."""
    lats, lons = zip(*points, strict=True)
    wide, high = max(max(lons) - min(lons), 0.1), max(max(lats) - min(lats), 0.1)
    reach = max(wide, high)
    return catalogue.borders.within(min(lons) - reach, min(lats) - reach, max(lons) + reach, max(lats) + reach)


def _labelled(
    discs: Sequence[tuple[float, float, float]], labels: Sequence[str], links: Sequence[str], width: int, height: int
) -> Iterator[Dot]:
    """The dots with their labels, which stand right, left, under or over them; a label that finds no room is empty.
    ``discs``: position and radius, the places with most articles first, since these choose first.
    """
    taken: list[Box] = [(x - r, y - r, x + r, y + r) for x, y, r in discs]
    for number, ((x, y, r), label, link) in enumerate(zip(discs, labels, links, strict=True)):
        wide = LABEL * sum(HAN if ord(character) > FIRST_HAN else NARROW for character in label)
        others = taken[:number] + taken[number + 1 :]
        beside = (x + r + 3, y + 4), (x - r - 3 - wide, y + 4)
        tries = *beside, (x - wide / 2, y + r + 11), (x - wide / 2, y - r - 4)
        free = (at for at in tries if _is_free(_box(at, wide), others, width, height))
        spot = next(free, None)
        if spot:
            taken.append(_box(spot, wide))
        label_x, label_y = spot or (x, y)
        yield Dot(_unit(x), _unit(y), _unit(r), label, link, label if spot else "", _unit(label_x), _unit(label_y))


def _unit(length: float) -> float:
    """A length rounded to a tenth of a unit, which is finer than any screen."""
    return round(length, 1)


def _box(at: Spot, wide: float) -> Box:
    return at[0], at[1] - LABEL + 1, at[0] + wide, at[1] + 2


def _is_free(box: Box, taken: Sequence[Box], width: int, height: int) -> bool:
    left, top, right, bottom = box
    if left < 2 or top < 2 or right > width - 2 or bottom > height - 2:
        return False
    return all(right < b[0] or b[2] < left or bottom < b[1] or b[3] < top for b in taken)
