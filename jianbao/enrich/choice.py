"""Chooses among the places that an article names those that it is about.

The best one has most points. Left out are places that have far fewer, places outside those that the headline names, a
county that a city's report names once as an example, and a city that is named only to say where its county is. The
figures below were chosen on labelled articles; most of them may be moved by a fifth with little change.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from jianbao.enrich.gazetteer import Gazetteer
from jianbao.enrich.place_weights import FULL
from jianbao.enrich.points import Point, best_of, sums
from jianbao.model import CITY_PROVINCES, HONG_KONG, MACAO, Level
from jianbao.text.lazy import Lazy

MOST = 5
"""Localities an article has at most."""

ENOUGH = 1.6
"""Points that make a place more than a passing name: a stem twice, or any name in the lead."""

LONG = 12
"""Paragraphs of a long article: in one with more, a bare name that stands once, neither in the head nor at the head of
a paragraph, is named in passing."""

SOME = 9
"""In an article with more paragraphs, a place that neither the head nor the first paragraph names needs twice as many
points."""

SHARE = 0.35
"""A place with less than this share of the best one's points is named in passing."""

SHARE_ONCE = 0.7
"""Instead of ``SHARE``, for a place that is named once, outside the best one and the headline."""

ROUND = 3
"""A report whose headline does not name the best place is a round of places if so many stand at heads of paragraphs."""

SHARE_IN_ROUND = 0.2
"""Instead of ``SHARE``, in a round of places: it tells of each in one paragraph, however long."""

SHARE_OUTSIDE = 0.75
"""Instead of ``SHARE``, for a place outside those that the headline names."""

ENOUGH_INSIDE = 1.0
"""Instead of ``ENOUGH``, for a place inside the best one with which a paragraph begins: one plain mention."""

SPREAD = 4
"""A province's report with places in so many cities is about the province, and they are its examples; if four of these
cities are named themselves, five are needed."""

WHOLE = 1.0
"""Points by which 全省 and 我省 make a report one of the whole province: two such words."""

CAPITAL = frozenset({"11"})
"""Where reports about the whole country are filed."""

SHARE_OF_SAR = 0.5
"""The share of the points of Hong Kong or Macao that a district of it needs: four that had less were asides."""

FRAME = 2.5
"""A city with no more than this many times the points of a place in it only says where that place is."""


@dataclass(frozen=True)
class Choice:
    """The places of one article, and what decides which of them are `chosen`. Places are given by their codes."""

    points: Sequence[Point]
    totals: Mapping[str, float]
    """The points of each place, as `sums` adds them up."""
    extra: Mapping[str, float]
    """Points that 全县, 市委 and the like add to a place."""
    here_on_top: frozenset[str]
    """Places of which the headline says 全县, 市委 and the like."""
    enough: float
    """The points that the best place needs: ``ENOUGH``, or more where places are mostly examples."""
    paragraphs: int
    """How many the article has."""
    lead: int
    """The block of the first paragraph."""
    of_province: bool
    """Whether the article says 全省 and the like."""
    gazetteer: Gazetteer

    @Lazy
    def body_totals(self) -> Mapping[str, float]:
        """The points of each place from outside the head."""
        return sums(p for p in self.points if not p.in_head)

    @Lazy
    def times_named(self) -> Mapping[str, int]:
        """How often each place is named as itself."""
        return Counter(p.code for p in self.points if p.itself)

    def is_named_once(self, code: str) -> bool:
        """Whether a place is named once and not together with others."""
        return self.times_named[code] == 1 and all(p.alone for p in self.points if p.code == code and p.itself)

    @Lazy
    def on_top(self) -> frozenset[str]:
        """The places that the headline, the kicker or the subhead names."""
        return frozenset(p.code for p in self.points if p.on_top)

    @Lazy
    def over_top(self) -> frozenset[str]:
        """The places that the headline names, and all that these lie in."""
        return frozenset(above for code in self.on_top for above in self.gazetteer.line(code).values())

    @Lazy
    def opening(self) -> frozenset[str]:
        """Places that a paragraph begins with or a report arrives at, and districts whose police or court is named."""
        return frozenset(p.code for p in self.points if p.opens or p.branch)

    @Lazy
    def address(self) -> str | None:
        """The only place that is named with those it lies in, as in an address; None in a report of some length, whose
        best place has many points."""
        codes = {p.code for p in self.points if p.path}
        return codes.pop() if len(codes) == 1 and self.totals[self.best] <= FRAME * ENOUGH else None

    @Lazy
    def whole(self) -> str | None:
        """The province that a report is about as a whole: it says 全省 or 我省 again and again, and its head and lead
        name the province and no place in it.
        """
        provinces = [code for code, points in self.extra.items() if points >= WHOLE and self._is_province(code)]
        if not provinces:
            return None
        in_lead = {p.code for p in self.points if p.on_top or (p.itself and p.named.block == self.lead)}
        in_lead_alone = (up for up in provinces if not any(self._is_inside(code, up) for code in in_lead))
        return next((province for province in in_lead_alone if province in in_lead), None)

    def _is_province(self, code: str) -> bool:
        return self.gazetteer.level(code) is Level.PROVINCE and code not in CITY_PROVINCES

    def _is_inside(self, code: str, province: str) -> bool:
        return code != province and self.gazetteer.within(code, province)

    @Lazy
    def best(self) -> str:
        """The place that the article is about most of all; it may still have too few points to be chosen."""
        if self.whole:
            return self.whole
        with_extra = {code: points + self.extra.get(code, 0.0) for code, points in self.totals.items()}
        return best_of(with_extra, with_extra)

    def chosen(self) -> tuple[str, ...]:
        """The places that the article is about, the most important first; at most ``MOST``."""
        if not self.totals:
            return ()
        kept = [code for code in self.totals if code != self.best and self._is_kept(code)]
        if self._has_enough(self.best):
            kept.append(self.best)
        successors = {self.gazetteer.renewed.get(old) for old in kept}
        kept = [code for code in kept if code not in successors]
        kept.sort(key=lambda code: (-self.totals[code] - self.extra.get(code, 0.0), code))
        return tuple(islice((code for code in kept if not self._is_frame(code, kept)), MOST)) or self._filed_from()

    def _filed_from(self) -> tuple[str, ...]:
        """The place where a report was filed that speaks of no other; its province, where it says 全省."""
        filed = {p.code for p in self.points if p.filed} - CAPITAL
        if len(filed) != 1 or any(p.itself and p.code not in filed for p in self.points):
            return ()
        city = filed.pop()
        return (self.gazetteer.at(city, Level.PROVINCE) or city,) if self.of_province else (city,)

    def _is_in_passing(self, code: str) -> bool:
        """Whether the place's bare name stands once in a long article, neither in the head nor opening a paragraph."""
        if self.paragraphs <= LONG:
            return False
        names = [p for p in self.points if p.code == code and p.itself]
        if len(names) != 1 or (code != self.best and self.gazetteer.within(code, self.best)):
            return False
        return not (names[0].in_head or names[0].opens or names[0].named.full)

    def _comes_late(self, code: str) -> bool:
        """Whether neither the head nor the first paragraph of an article of some length speaks of a place."""
        names = (p for p in self.points if p.code == code)
        return self.paragraphs > SOME and not any(p.in_head or (p.itself and p.named.block == self.lead) for p in names)

    def _has_enough(self, code: str) -> bool:
        """Whether the best place has enough points, or is the only one that is named in full."""
        if self._is_in_passing(code):
            return False
        if self.totals[code] + self.extra.get(code, 0.0) >= (2 * ENOUGH if self._comes_late(code) else self.enough):
            return True
        return code in self.named_in_full

    @Lazy
    def named_in_full(self) -> frozenset[str]:
        """The places named in full; none if more than one has so many points, in an article of one paragraph three."""
        with_full_name = {p.code for p in self.points if p.named.full and p.itself and p.weight >= FULL}
        most = 3 if self.paragraphs <= 1 else 1
        return frozenset(with_full_name if sum(points >= FULL for points in self.totals.values()) <= most else ())

    def _is_kept(self, code: str) -> bool:
        """Whether the article is about a place besides the best one."""
        if self._is_in_passing(code):
            return False
        if code in self.on_top:
            return self.totals[code] >= max(SHARE * self.totals[self.best], ENOUGH)
        if self.gazetteer.within(code, self.best):
            return self._is_part(code)
        if self._is_aside(code):
            return False
        if self.paragraphs <= 1 and code in self.named_in_full and self.totals[self.best] < self.enough:
            return True
        return self.totals[code] >= max(self._share(code) * self.totals[self.best], self.enough)

    def _is_aside(self, code: str) -> bool:
        """Whether a bare name stands once beside the best place, and heads no paragraph of a round of places."""
        if not self.is_named_once(code) or (self.is_round and code in self.opening):
            return False
        if any(p.branch for p in self.points if p.code == code):
            return False
        return not any(p.named.full for p in self.points if p.code == code and p.itself)

    def _is_part(self, code: str) -> bool:
        """Whether the article is about a place inside the best one, and does not just name it as an example."""
        if self.whole and len(self._cities(self.times_named)) > 1:
            return False
        if self.is_spread:
            return self.totals[code] > self.totals[self.best] + self.extra.get(self.best, 0.0)
        if self.best in (HONG_KONG, MACAO):
            return self.totals[code] >= SHARE_OF_SAR * self.totals[self.best]
        stands_out = code in self.opening or code == self.address or self._has_township(code)
        stands_out = stands_out or self.gazetteer.level(code) is Level.PREFECTURE
        return self.totals[code] >= (ENOUGH_INSIDE if stands_out else ENOUGH)

    def _has_township(self, code: str) -> bool:
        """Whether a city's report names a township of the place in full, and not in a row: there it happened."""
        if self._is_province(self.best):
            return False
        exact = (p for p in self.points if p.code == code and p.itself and p.alone and p.named.full)
        return any(point.named.place.level > Level.COUNTY for point in exact)

    @Lazy
    def is_spread(self) -> bool:
        """Whether the best place is a province of which many cities are named."""
        if not self._is_province(self.best):
            return False
        cities = self._cities(self.totals)
        return len(cities) >= SPREAD + (len(cities & self.totals.keys()) >= SPREAD)

    def _cities(self, codes: Iterable[str]) -> frozenset[str | None]:
        """The cities that those of the places lie in that lie in the best one."""
        inside = (code for code in codes if self.gazetteer.within(code, self.best))
        return frozenset(self.gazetteer.city(code) for code in inside) - {None}

    @Lazy
    def is_round(self) -> bool:
        """Whether at least half of the paragraphs begin with a place, and these are several places."""
        opened_blocks = {p.named.block for p in self.points if p.opens and not p.in_head}
        return len(self.opening) >= ROUND and 2 * len(opened_blocks) >= self.paragraphs

    def _share(self, code: str) -> float:
        """The share of the best place's points that a place outside it needs."""
        if code in self.over_top or not self.on_top.isdisjoint(self.gazetteer.line(code).values()):
            return SHARE
        if self.best in self.on_top:
            return SHARE_OUTSIDE
        if self.is_round and code in self.opening:
            return SHARE_IN_ROUND
        in_same_city = self.gazetteer.city(code) == self.gazetteer.city(self.best)
        if self.is_named_once(code) and self.times_named[self.best] > 1 and not in_same_city:
            return SHARE_ONCE
        return SHARE

    def _is_frame(self, code: str, kept: Sequence[str]) -> bool:
        """Whether a city or province only says where one or two of the other places are that the article is about.

        A province that only the text names does, however often: of 968 articles three lost a wrong one, none a right.
        """
        parts = [c for c in kept if c != code and self.gazetteer.within(c, code)]
        if not parts or len(parts) > 2 or code in self.here_on_top or code == self.whole:
            return False
        if self._is_province(code) and code not in self.on_top:
            return True
        if len(parts) == 1 and self._is_case_of(code, parts[0]):
            return True
        best = max(max(self.totals[c], ENOUGH * (c == self.address)) for c in parts)
        if self.totals[code] <= best:
            return True
        if code in CITY_PROVINCES or self.totals[code] == self.body_totals.get(code):
            return best >= ENOUGH and self.totals[code] <= FRAME * best
        in_body, of_parts = self.body_totals.get(code, 0.0), max(self.body_totals.get(c, 0.0) for c in parts)
        return self.gazetteer.level(code) in (Level.PROVINCE, Level.PREFECTURE) and in_body < of_parts

    def _is_case_of(self, city: str, part: str) -> bool:
        """Whether the case is a district's: its police or court has it, or the headline only says 深圳一小区."""
        if any(p.branch for p in self.points if p.code == part):
            return True
        on_top = [p for p in self.points if p.code == city and p.on_top]
        return bool(on_top) and all(p.vague for p in on_top) and self.totals[part] >= ENOUGH
