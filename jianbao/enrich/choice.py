"""Choosing among the places of one article: which of them it is about.

What is far behind the best is left out, and so are a place outside those of the headline, a county that a city's
report names once as an example, and a city that is only named to say where its county is. The figures below were
chosen on labelled articles; most may be moved by a fifth with little change.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
"""Paragraphs from which on a bare name that stands once, neither in the head nor at the head of a paragraph, is named
in passing."""

SOME = 9
"""Paragraphs from which on a place needs twice as many points where neither the head nor the first one names it."""

SHARE = 0.35
"""A place with less than this share of the best one's points is named in passing."""

ONCE = 0.7
"""``SHARE`` of a place that is named once, outside the best one and the headline."""

ROUND = 3
"""Places at the heads of paragraphs that make a report without one in its headline a round of places."""

ROUND_SHARE = 0.2
"""``SHARE`` in a round of places: each is told of in one paragraph, however long."""

OUTSIDE = 0.75
"""``SHARE`` of a place outside those that the headline names."""

PART = 1.0
"""Points that are enough for a place inside the best one where a paragraph begins with it: one plain mention."""

SPREAD = 4
"""Cities of a province, or counties in so many, from which on a report is about the province, and they are its
examples; of four cities that are named themselves it tells.
"""

WHOLE = 1.0
"""Points by which 全省 and 我省 make a report one of the whole province: two such words."""

CAPITAL = frozenset({"11"})
"""Where reports about the whole country are filed."""

OF_SAR = 0.5
"""Share of the points of Hong Kong (81) or Macao that a district needs beside it: four that had less were asides."""

FRAME = 2.5
"""A city with fewer than this many times the points of a place in it only says where that place is."""


@dataclass(frozen=True)
class Choice:
    """The places of one article while it is chosen among them."""

    points: Sequence[Point]
    totals: Mapping[str, float]
    """``sums`` of them."""
    extra: Mapping[str, float]
    """Points that 全县, 市委 and the like add to a place."""
    here_on_top: frozenset[str]
    """Places of which the headline speaks so."""
    enough: float
    """``ENOUGH``, or what is asked for instead."""
    paragraphs: int
    lead: int
    """The block of the first paragraph."""
    of_province: bool
    """Whether it speaks of 全省."""
    gazetteer: Gazetteer

    @Lazy
    def body(self) -> Mapping[str, float]:
        """Points from outside the head."""
        return sums(p for p in self.points if not p.in_head)

    @Lazy
    def times(self) -> Mapping[str, int]:
        """How often a place is named as itself."""
        return Counter(p.code for p in self.points if p.itself)

    def is_named_once(self, code: str) -> bool:
        """Whether a place is named once and not together with others."""
        return self.times[code] == 1 and all(p.alone for p in self.points if p.code == code and p.itself)

    @Lazy
    def on_top(self) -> frozenset[str]:
        """What the headline, the kicker or the subhead names."""
        return frozenset(p.code for p in self.points if p.on_top)

    @Lazy
    def over_top(self) -> frozenset[str]:
        """What the places that the headline names lie in."""
        return frozenset(up for code in self.on_top for up in self._with_all_above(code))

    def _with_all_above(self, code: str) -> Iterator[str]:
        up: str | None = code
        while up:
            yield up
            up = self.gazetteer.parent(up)

    @Lazy
    def opening(self) -> frozenset[str]:
        """What a paragraph begins with, where a report arrives, and districts whose police or court are named."""
        return frozenset(p.code for p in self.points if p.opens or p.branch)

    @Lazy
    def address(self) -> str | None:
        """The one place of the article that is named with those it lies in, as an address is."""
        paths = {p.code for p in self.points if p.path}
        return paths.pop() if len(paths) == 1 and self.totals[self.best] <= FRAME * ENOUGH else None

    @Lazy
    def whole(self) -> str | None:
        """The province that a report is about as a whole: it says 全省 or 我省 again and again, and its lead names
        the province and no place in it.
        """
        said = [code for code, points in self.extra.items() if points >= WHOLE and self._is_province(code)]
        if not said:
            return None
        lead = {p.code for p in self.points if p.on_top or (p.itself and p.named.block == self.lead)}
        return next((c for c in said if c in lead and not any(self._is_inside(p, c) for p in lead)), None)

    def _is_province(self, code: str) -> bool:
        return self.gazetteer.level(code) is Level.PROVINCE and code not in CITY_PROVINCES

    def _is_inside(self, code: str, province: str) -> bool:
        return code != province and self.gazetteer.within(code, province)

    @Lazy
    def best(self) -> str:
        if self.whole:
            return self.whole
        full = {code: points + self.extra.get(code, 0.0) for code, points in self.totals.items()}
        return best_of(full, full)

    def chosen(self) -> tuple[str, ...]:
        if not self.totals:
            return ()
        kept = [code for code in self.totals if code != self.best and self._is_kept(code)]
        if self._is_enough(self.best):
            kept.append(self.best)
        renewed = {self.gazetteer.renewed.get(old) for old in kept}
        kept = [code for code in kept if code not in renewed]
        kept.sort(key=lambda code: (-self.totals[code] - self.extra.get(code, 0.0), code))
        return tuple(islice((code for code in kept if not self._is_frame(code, kept)), MOST)) or self._filed_from()

    def _filed_from(self) -> tuple[str, ...]:
        """Where a report was filed that speaks of no other place; its province, where it speaks of 全省."""
        filed = {p.code for p in self.points if p.filed} - CAPITAL
        if len(filed) != 1 or any(p.itself and p.code not in filed for p in self.points):
            return ()
        city = filed.pop()
        return (self.gazetteer.at(city, Level.PROVINCE) or city,) if self.of_province else (city,)

    def _is_in_passing(self, code: str) -> bool:
        """Whether a bare name stands once in a long article."""
        if self.paragraphs <= LONG:
            return False
        own = [p for p in self.points if p.code == code and p.itself]
        if len(own) != 1 or (code != self.best and self.gazetteer.within(code, self.best)):
            return False
        return not (own[0].in_head or own[0].opens or own[0].named.full)

    def _comes_late(self, code: str) -> bool:
        """Whether neither the head nor the first paragraph of an article of some length speaks of a place."""
        own = (p for p in self.points if p.code == code)
        return self.paragraphs > SOME and not any(p.in_head or (p.itself and p.named.block == self.lead) for p in own)

    def _is_enough(self, code: str) -> bool:
        """Whether the best place has enough, or is the only one that is named in full."""
        if self._is_in_passing(code):
            return False
        if self.totals[code] + self.extra.get(code, 0.0) >= (2 * ENOUGH if self._comes_late(code) else self.enough):
            return True
        return code in self.named_in_full

    @Lazy
    def named_in_full(self) -> frozenset[str]:
        """The only place that is named in full; of one paragraph or a caption up to three."""
        plain = {p.code for p in self.points if p.named.full and p.itself and p.weight >= FULL}
        most = 3 if self.paragraphs <= 1 else 1
        return frozenset(plain if sum(points >= FULL for points in self.totals.values()) <= most else ())

    def _is_kept(self, code: str) -> bool:
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
        """Whether a place inside the best one is told of itself, and is not one of its examples."""
        if self.whole and len(self._cities(self.times)) > 1:
            return False
        if self.is_spread:
            return self.totals[code] > self.totals[self.best] + self.extra.get(self.best, 0.0)
        if self.best in (HONG_KONG, MACAO):
            return self.totals[code] >= OF_SAR * self.totals[self.best]
        told = code in self.opening or code == self.address or self._has_township(code)
        told = told or self.gazetteer.level(code) is Level.PREFECTURE
        return self.totals[code] >= (PART if told else ENOUGH)

    def _has_township(self, code: str) -> bool:
        """Whether a city's report names a township there in full, and not in a row: that is where something was."""
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
        """The cities of the best place in which these are."""
        inside = (code for code in codes if self.gazetteer.within(code, self.best))
        return frozenset(self.gazetteer.city(code) for code in inside) - {None}

    @Lazy
    def is_round(self) -> bool:
        """Whether at least every other paragraph begins with a place."""
        opened = {p.named.block for p in self.points if p.opens and not p.in_head}
        return len(self.opening) >= ROUND and 2 * len(opened) >= self.paragraphs

    def _share(self, code: str) -> float:
        """The share of the best place's points that one outside it needs."""
        if code in self.over_top or not self.on_top.isdisjoint(self._with_all_above(code)):
            return SHARE
        if self.best in self.on_top:
            return OUTSIDE
        if self.is_round and code in self.opening:
            return ROUND_SHARE
        beside = self.gazetteer.city(code) == self.gazetteer.city(self.best)
        return ONCE if self.is_named_once(code) and self.times[self.best] > 1 and not beside else SHARE

    def _is_frame(self, code: str, kept: Sequence[str]) -> bool:
        """Whether a city or province only frames a place or two in it that the article speaks of more.

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
        if code in CITY_PROVINCES or self.totals[code] == self.body.get(code):
            return best >= ENOUGH and self.totals[code] <= FRAME * best
        in_body = self.body.get(code, 0.0)
        level = self.gazetteer.level(code)
        return level in (Level.PROVINCE, Level.PREFECTURE) and in_body < max(self.body.get(c, 0.0) for c in parts)

    def _is_case_of(self, city: str, part: str) -> bool:
        """A district's police or court has the case, or the headline's 深圳一小区 is a district's."""
        if any(p.branch for p in self.points if p.code == part):
            return True
        on_top = [p for p in self.points if p.code == city and p.on_top]
        return bool(on_top) and all(p.vague for p in on_top) and self.totals[part] >= ENOUGH
