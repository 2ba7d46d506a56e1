"""What places an article is about: the localities it is filed under, each with its reason and its evidence.

Every name gives points (``points.py``) to its county, or to the city or province where the text stays there. What
is far behind the best is left out, and so are a place outside those of the headline, a county that a city's report
names once as an example, and a city that is only named to say where its county is. The figures below were chosen
on labelled articles; most may be moved by a fifth with little change.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from jianbao.enrich.around import is_filed_abroad
from jianbao.enrich.gazetteer import CITY_PROVINCES, Gazetteer
from jianbao.enrich.mentions import Named, sentence_at
from jianbao.enrich.points import Point, find_points, sums
from jianbao.enrich.standing import FULL
from jianbao.model import Article, Block, Level, Locality, Role
from jianbao.text.script import simplify

MOST = 5
"""Localities an article has at most."""

ENOUGH = 1.6
"""Points that make a place more than a passing name: a stem twice, or any name in the lead."""

SHARE = 0.35
"""A place with less than this share of the best one's points is named in passing."""

ROUND = 3
"""Places at the heads of paragraphs that make a report without one in its headline a round of places."""

ROUND_SHARE = 0.2
"""``SHARE`` in a round of places: each is told of in one paragraph, however long."""

OUTSIDE = 0.75
"""``SHARE`` of a place outside those that the headline names."""

PART = 1.0
"""Points that are enough for a place inside the best one where a paragraph begins with it: one plain mention."""

SPREAD = 4
"""Cities of a province from which on a report is about the province, and they are its examples."""

CAPITAL = frozenset({"11"})
"""Where reports about the whole country are filed."""

FRAME = 2.5
"""A city with fewer than this many times the points of a place in it only says where that place is."""

HERE, HERE_MOST = 0.5, 4.0
"""What each 全市 or 市委 adds to the city named most, and the most they add."""

PAGE_REASON = "同版其他报道"

HERE_WORDS: tuple[tuple[Level, re.Pattern[str]], ...] = (
    (Level.COUNTY, re.compile(r"[我全本][区县]|[区县](?:委(?!员)|政府|直|检察院|法院|文化馆)|社区党")),
    (Level.PREFECTURE, re.compile(r"[我全本]市|市(?:委(?!员)|政府|直)")),
    (Level.PROVINCE, re.compile(r"[我全本]省|省内|省(?:委(?!员)|政府|直|[一-鿿]{1,3}[厅局办])")),
)
"""Words by which a local paper speaks of its own place without its name."""

SAR = ("81", "82")
SAR_WORDS = ((Level.PREFECTURE, re.compile(r"警方|警员|消防|政府|裁判官|法官|区?议员|市民|的士|邨")),)
"""The same in Hong Kong and Macao, whose papers have no 市委 and 全区 to speak of."""


def find_localities(
    article: Article, named: Sequence[Named], gazetteer: Gazetteer, page: str | None
) -> tuple[Locality, ...]:
    """The places an article is filed under, most important first. ``page``: what its page is about."""
    points = find_points(article, named, gazetteer)
    head = tuple(block for block in (article.kicker, article.headline, article.subhead) if block is not None)
    here, here_on_top = _here(article.blocks, points, gazetteer), _here(head, points, gazetteer)
    chosen = _Choice(points, here, frozenset(here_on_top), _enough(article, points), gazetteer).chosen()
    found = tuple(_locality(article, code, points, gazetteer) for code in chosen)
    return found or _by_page(article, gazetteer, page)


def _enough(article: Article, points: Iterable[Point]) -> float:
    """``ENOUGH``; twice as much for a report from abroad, in which home is mostly where something came from."""
    first = next((block.text for block in article.body if block.role is Role.PARA), "")
    abroad = is_filed_abroad(simplify(first)) and not any(p.filed for p in points)
    return 2 * ENOUGH if abroad else ENOUGH


def _here(blocks: Iterable[Block], points: Iterable[Point], gazetteer: Gazetteer) -> dict[str, float]:
    """Points that 全县, 市委, 全省 add to the county, the city, the province named most."""
    totals = sums(points)
    text = "\n".join(simplify(block.text) for block in blocks)
    extra: defaultdict[str, float] = defaultdict(float)
    for level, words in HERE_WORDS:
        of_level = [code for code in totals if at_level(code, level, gazetteer) == code]
        times = len(words.findall(text))
        if of_level and times:
            extra[_best(of_level, totals)] += min(HERE * times, HERE_MOST)
    return extra


def at_level(code: str, level: Level, gazetteer: Gazetteer) -> str | None:
    """The place itself or the one above it of this level, where Beijing and the like count as prefectures."""
    return gazetteer.city(code) if level is Level.PREFECTURE else gazetteer.at(code, level)


def _best(codes: Iterable[str], totals: Mapping[str, float]) -> str:
    return min(codes, key=lambda code: (-totals[code], code))


@dataclass(frozen=True)
class _Choice:
    """The places of one article while it is chosen among them."""

    points: Sequence[Point]
    extra: Mapping[str, float]
    """Points that 全县, 市委 and the like add to a place."""
    here_on_top: frozenset[str]
    """Places of which the headline speaks so."""
    enough: float
    """``ENOUGH``, or what is asked for instead."""
    gazetteer: Gazetteer

    @cached_property
    def totals(self) -> Mapping[str, float]:
        return sums(self.points)

    @cached_property
    def body(self) -> Mapping[str, float]:
        """Points from outside the head."""
        return sums(p for p in self.points if not p.in_head)

    @cached_property
    def on_top(self) -> frozenset[str]:
        """What the headline, the kicker or the subhead names."""
        return frozenset(p.code for p in self.points if p.on_top)

    @cached_property
    def over_top(self) -> frozenset[str]:
        """What the places that the headline names lie in."""
        return frozenset(up for code in self.on_top for up in self._with_all_above(code))

    def _with_all_above(self, code: str) -> Iterator[str]:
        up: str | None = code
        while up:
            yield up
            up = self.gazetteer.parent(up)

    @cached_property
    def opening(self) -> frozenset[str]:
        """What a paragraph begins with, where a report arrives, and districts whose police or court are named."""
        return frozenset(p.code for p in self.points if p.opens or p.branch)

    @cached_property
    def best(self) -> str:
        full = {code: points + self.extra.get(code, 0.0) for code, points in self.totals.items()}
        return _best(full, full)

    def chosen(self) -> tuple[str, ...]:
        if not self.totals:
            return ()
        kept = [code for code in self.totals if code != self.best and self._is_kept(code)]
        if self._is_enough(self.best):
            kept.append(self.best)
        kept.sort(key=lambda code: (-self.totals[code] - self.extra.get(code, 0.0), code))
        return tuple(islice((code for code in kept if not self._is_frame(code, kept)), MOST)) or self._filed_from()

    def _filed_from(self) -> tuple[str, ...]:
        """Where a report was filed that names no other place."""
        filed = {p.code for p in self.points if p.filed} - CAPITAL
        return tuple(filed) if len(filed) == 1 and not any(p.itself for p in self.points) else ()

    def _is_enough(self, code: str) -> bool:
        """Whether the best place has enough, or is the only one that is named in full."""
        if self.totals[code] + self.extra.get(code, 0.0) >= self.enough:
            return True
        plain = any(p.code == code and p.named.full and p.itself and p.weight >= FULL for p in self.points)
        return plain and sum(points >= FULL for points in self.totals.values()) == 1

    def _is_kept(self, code: str) -> bool:
        if code in self.on_top:
            return self.totals[code] >= max(SHARE * self.totals[self.best], ENOUGH)
        if self.gazetteer.within(code, self.best):
            return self._is_part(code)
        return self.totals[code] >= max(self._share(code) * self.totals[self.best], self.enough)

    def _is_part(self, code: str) -> bool:
        """Whether a place inside the best one is told of itself, and is not one of its examples."""
        if self.is_spread:
            return self.totals[code] > self.totals[self.best] + self.extra.get(self.best, 0.0)
        told = code in self.opening or self.gazetteer.level(code) is Level.PREFECTURE
        return self.totals[code] >= (PART if told else ENOUGH)

    @cached_property
    def is_spread(self) -> bool:
        """Whether the best place is a province of which many cities are named."""
        if self.gazetteer.level(self.best) is not Level.PROVINCE or self.best in CITY_PROVINCES:
            return False
        cities = {self.gazetteer.city(code) for code in self.totals if self.gazetteer.within(code, self.best)}
        return len(cities - {None}) >= SPREAD

    def _share(self, code: str) -> float:
        """The share of the best place's points that one outside it needs."""
        if code in self.over_top or not self.on_top.isdisjoint(self._with_all_above(code)):
            return SHARE
        if self.best in self.on_top:
            return OUTSIDE
        return ROUND_SHARE if len(self.opening) >= ROUND and code in self.opening else SHARE

    def _is_frame(self, code: str, kept: Sequence[str]) -> bool:
        """Whether a city or province only frames a place or two in it that the article speaks of more."""
        parts = [c for c in kept if c != code and self.gazetteer.within(c, code)]
        if not parts or len(parts) > 2 or code in self.here_on_top:
            return False
        if len(parts) == 1 and self._is_case_of(code, parts[0]):
            return True
        best = max(self.totals[c] for c in parts)
        if self.totals[code] <= best:
            return True
        if code in CITY_PROVINCES or self.totals[code] == self.body.get(code):
            return best >= ENOUGH and self.totals[code] <= FRAME * best
        in_body = self.body.get(code, 0.0)
        level = self.gazetteer.level(code)
        return level is Level.PROVINCE and in_body < max(self.body.get(c, 0.0) for c in parts)

    def _is_case_of(self, city: str, part: str) -> bool:
        """A district's police or court has the case, or the headline's 深圳一小区 is a district's."""
        if any(p.branch for p in self.points if p.code == part):
            return True
        on_top = [p for p in self.points if p.code == city and p.on_top]
        return bool(on_top) and all(p.vague for p in on_top) and self.totals[part] >= ENOUGH


def _locality(article: Article, code: str, points: Sequence[Point], gazetteer: Gazetteer) -> Locality:
    own = [point for point in points if point.code == code]
    best = max(own, key=lambda point: point.weight)
    evidence = sentence_at(article.blocks[best.named.block], best.named.start, best.named.end)
    return Locality(gazetteer.place(code), round(sum(p.weight for p in own), 2), best.reason, evidence)


def _by_page(article: Article, gazetteer: Gazetteer, page: str | None) -> tuple[Locality, ...]:
    """The place of its page, for an article that speaks of 全区 or 市委 and names no place."""
    here_words = SAR_WORDS if str(page).startswith(SAR) else HERE_WORDS
    for level, words in here_words if page else ():
        code = at_level(str(page), level, gazetteer)
        for block in article.blocks if code else ():
            if match := words.search(simplify(block.text)):
                evidence = sentence_at(block, *match.span())
                return (Locality(gazetteer.place(str(code)), 0.0, PAGE_REASON, evidence),)
    return ()
