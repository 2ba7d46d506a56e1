"""The points of one article added up by place, and what they show about each place.

``choice.py`` decides by these facts which places the article is about. The figures below were chosen on labelled
articles; most of them may be moved by a fifth with little change.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from jianbao.enrich.gazetteer import Gazetteer
from jianbao.enrich.place_weights import FULL
from jianbao.enrich.points import Point
from jianbao.model import CITY_PROVINCES, Level
from jianbao.text.lazy import Lazy

ENOUGH = 1.6
"""Points that make a place more than a passing name: a stem twice, or any name in the lead."""

MANY = 4.0
"""A report whose best place has more points is so long that it also speaks of places beside the one in its address."""

LONG_ARTICLE = 9
"""In an article of more paragraphs, a place that neither a title nor the first paragraph names needs more points."""

VERY_LONG_ARTICLE = 12
"""In an article of more paragraphs, a bare name that stands once is named in passing, unless in a title or at the head
of a paragraph.
"""

PLACES_IN_ROUND = 3
"""With this many places at the heads of its paragraphs, a report may be a round of places."""

SPREAD = 4
"""A province's report with places in so many cities is about the province, and they are its examples; if four of these
cities are named themselves, five are needed."""

WHOLE = 1.0
"""Points by which 全省 and 我省 make a report one of the whole province: two such words."""

PASSING_MOST = 0.5
"""The most points that the names in passing of a place add up to."""


def sums(points: Iterable[Point]) -> defaultdict[str, float]:
    """The points of each place, by its code; names in passing add little, however many there are."""
    totals: defaultdict[str, float] = defaultdict(float)
    totals_in_passing: defaultdict[str, float] = defaultdict(float)
    for point in points:
        (totals if point.means_place else totals_in_passing)[point.code] += point.points
    for code, total in totals_in_passing.items():
        totals[code] += min(total, PASSING_MOST)
    return totals


def best_of(codes: Iterable[str], totals: Mapping[str, float]) -> str:
    """The place with most points; of places with equal points the one with the lowest code."""
    return min(codes, key=lambda code: (-totals[code], code))


@dataclass(frozen=True)
class Tally:
    """What the points of one article add up to. Places are given by their codes."""

    points: Sequence[Point]
    totals: Mapping[str, float]
    """The points of each place, as `sums` adds them up."""
    extra: Mapping[str, float]
    """Points that a place gets because the article says 全县, 市委 and the like."""
    extra_on_top: frozenset[str]
    """The places that get such points from headline, kicker and subhead."""
    enough: float
    """The points that the best place needs: ``ENOUGH``, or more where places are mostly examples."""
    paragraphs: int
    """How many paragraphs the article has."""
    lead: int
    """The block of the first paragraph."""
    says_whole_province: bool
    """Whether the article says 全省 and the like."""
    gazetteer: Gazetteer

    def total_with_extra(self, code: str) -> float:
        """All points of the place."""
        return self.totals[code] + self.extra.get(code, 0.0)

    @Lazy
    def body_totals(self) -> Mapping[str, float]:
        """The points of each place from outside titles."""
        return sums(point for point in self.points if not point.in_title)

    @Lazy
    def times_named(self) -> Mapping[str, int]:
        """How often each place is named as itself, and not as the home of a firm or a person."""
        return Counter(point.code for point in self.points if point.means_place)

    def is_named_once(self, code: str) -> bool:
        """Whether a place is named once, and not in a row of names."""
        return self.times_named[code] == 1 and all(point.is_alone for point in self.names_of(code))

    def names_of(self, code: str) -> list[Point]:
        """The names that mean the place itself."""
        return [point for point in self.points if point.code == code and point.means_place]

    @Lazy
    def on_top(self) -> frozenset[str]:
        """The places that the headline, the kicker or the subhead names."""
        return frozenset(point.code for point in self.points if point.on_top)

    @Lazy
    def over_top(self) -> frozenset[str]:
        """The places of `on_top`, and all those that they lie in."""
        return frozenset(above for code in self.on_top for above in self.gazetteer.line(code).values())

    @Lazy
    def opening(self) -> frozenset[str]:
        """Places that a paragraph begins with or a report arrives at, and districts whose police or court is named."""
        return frozenset(point.code for point in self.points if point.opens or point.of_branch)

    def has_branch(self, code: str) -> bool:
        """Whether the district's police or court is named."""
        return any(point.of_branch for point in self.points if point.code == code)

    @Lazy
    def address(self) -> str | None:
        """The only place that is named together with those it lies in, as in an address (辽宁省朝阳市北票市).

        None where there are several, and in a long report, which speaks of places beside its address.
        """
        with_path = {point.code for point in self.points if point.has_path}
        return with_path.pop() if len(with_path) == 1 and self.totals[self.best] <= MANY else None

    @Lazy
    def whole(self) -> str | None:
        """The province that the report is about as a whole.

        It says 全省 or 我省 again and again, and its head and first paragraph name the province and no place in it.
        """
        provinces = [code for code, points in self.extra.items() if points >= WHOLE and self.is_province(code)]
        if not provinces:
            return None
        in_lead = {point.code for point in self.points if point.on_top or self._is_in_lead(point)}
        for province in provinces:
            if province in in_lead and not any(self._is_below(code, province) for code in in_lead):
                return province
        return None

    def _is_in_lead(self, point: Point) -> bool:
        return point.means_place and point.named.block == self.lead

    def is_province(self, code: str) -> bool:
        """Whether the place is a province, but not Beijing or another city of that rank."""
        return self.gazetteer.level(code) is Level.PROVINCE and code not in CITY_PROVINCES

    def _is_below(self, code: str, province: str) -> bool:
        return code != province and self.gazetteer.within(code, province)

    @Lazy
    def best(self) -> str:
        """The place that the article is about most of all; it may still have too few points to be chosen."""
        if self.whole:
            return self.whole
        totals = {code: self.total_with_extra(code) for code in self.totals}
        return best_of(totals, totals)

    def is_in_passing(self, code: str) -> bool:
        """Whether the place's bare name stands once in a very long article, in no title and opening no paragraph."""
        if self.paragraphs <= VERY_LONG_ARTICLE:
            return False
        names = self.names_of(code)
        if len(names) != 1 or (code != self.best and self.gazetteer.within(code, self.best)):
            return False
        return not (names[0].in_title or names[0].opens or names[0].named.full)

    def comes_late(self, code: str) -> bool:
        """Whether neither a title nor the first paragraph of a long article speaks of the place."""
        if self.paragraphs <= LONG_ARTICLE:
            return False
        return not any(point.in_title or self._is_in_lead(point) for point in self.points if point.code == code)

    @Lazy
    def named_in_full(self) -> frozenset[str]:
        """The places named in full; empty if too many places have the points of a full name.

        That is more than one, or in an article of one paragraph more than three.
        """
        most = 3 if self.paragraphs <= 1 else 1
        if sum(points >= FULL for points in self.totals.values()) > most:
            return frozenset()
        return frozenset(
            point.code for point in self.points if point.named.full and point.means_place and point.points >= FULL
        )

    def names_township(self, code: str) -> bool:
        """Whether a township of the place is named in full, and not in a row of names: there it happened."""
        alone = (point for point in self.names_of(code) if point.is_alone and point.named.full)
        return any(point.named.place.level > Level.COUNTY for point in alone)

    @Lazy
    def is_spread(self) -> bool:
        """Whether the best place is a province of which many cities are named."""
        if not self.is_province(self.best):
            return False
        cities = self.cities_of_best(self.totals)
        named_themselves = cities & self.totals.keys()
        return len(cities) >= (SPREAD + 1 if len(named_themselves) >= SPREAD else SPREAD)

    def cities_of_best(self, codes: Iterable[str]) -> frozenset[str]:
        """The cities of those of these places that lie in the best place."""
        cities = (self.gazetteer.city(code) for code in codes if self.gazetteer.within(code, self.best))
        return frozenset(city for city in cities if city is not None)

    @Lazy
    def is_round(self) -> bool:
        """Whether the report is a round of places: half of its paragraphs begin with a place, and several places do."""
        opened_blocks = {point.named.block for point in self.points if point.opens and not point.in_title}
        return len(self.opening) >= PLACES_IN_ROUND and 2 * len(opened_blocks) >= self.paragraphs
