"""Which place each name of an article means.

Names are told apart by the company they keep: the place right before them, the county last spoken of, what else article
and page speak of, the archive's home. One that stays open is left out: a missing mention is seen, a wrong one misleads.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

from jianbao.enrich.background import Background
from jianbao.enrich.forms import is_plain_word
from jianbao.enrich.gazetteer import Gazetteer
from jianbao.enrich.names import COUNTY_CODE, Hit, has_office, is_generic, is_in_thing, is_position
from jianbao.enrich.shorts import districts_in_row
from jianbao.enrich.stems import (
    Counties,
    counties_among,
    foreign_among,
    highest,
    is_any_town,
    is_beside_kin,
    is_filed_at,
    is_held_at,
    is_in_counted_row,
    is_in_unknown_county,
    is_near,
    is_no_school,
    is_other_than_town,
    is_over_township,
    is_rest_of_words,
    is_shown_town,
    is_single,
    is_township,
    kind_of_stem,
    lies_in,
    may_begin,
    of_city,
    of_today,
    spoken_among,
    stands_alone,
    strangers_among,
    told_of_town,
    township_now,
)
from jianbao.model import TAIWAN, Level
from jianbao.text.lazy import Lazy

CLAUSE = re.compile(r"[，。；：、！？!?\n]")

REPEATED = 3
"""Times that a county's stem stands in an article on its province so that it is no word."""


class Meaning:
    """The names of one article while it is settled which places they mean."""

    def __init__(
        self,
        gazetteer: Gazetteer,
        background: Background,
        text: str,
        hits: Sequence[Hit],
        lead: Sequence[range],
    ) -> None:
        self.gazetteer = gazetteer
        self.background = background
        self.text = text
        """All of the article, a block a line."""
        self.hits = hits
        self.lead = lead
        """Where the head and the first paragraph stand in the text."""
        self.meant: list[str | None] = [None] * len(hits)
        self.votes: defaultdict[str, int] = defaultdict(int)
        self.full = {code for hit in hits if hit.form.full for code in hit.form.codes}
        self.times = Counter(hit.text for hit in hits)
        self.spoken = spoken_among(hits)
        self.strangers = strangers_among(hits, self.full, gazetteer)
        self.county: str | None = None
        """The county last spoken of before the name that is being settled."""

    @Lazy
    def matter(self) -> frozenset[str]:
        """Stems that the head or the first paragraph has and the article has again, or whose police it names."""
        stems = [(at, hit) for at, hit in enumerate(self.hits) if not hit.form.full]
        return frozenset([hit.text for at, hit in stems if self._is_matter(at)])

    @Lazy
    def own(self) -> str | None:
        """The county that the paper or the page is of: its 城关镇 is meant, not the only one of the city."""
        return self.background.county(self.gazetteer)

    @Lazy
    def counties(self) -> Counties:
        named = counties_among(self.full, self.gazetteer)
        return named if named.codes or self.own is None else counties_among((self.own,), self.gazetteer)

    @Lazy
    def foreign(self) -> frozenset[str]:
        """Names of townships that stand behind a county which has none of that name."""
        return foreign_among(self.hits, self.text, self.counties, self.gazetteer)

    def resolve(self) -> list[str | None]:
        self._go_through(self._surely)
        if self._go_through(self._by_company):  # what was settled is company for what was not
            self._go_through(self._by_company)
        return self.meant

    def _go_through(self, settle: Callable[[int], str | None]) -> bool:
        """Settle what can be, from the first name to the last; whether there was any."""
        settled, self.county = False, None
        for at, known in enumerate(self.meant):
            code = known or settle(at)
            if code:
                above = self.gazetteer.above(code)
                self.county = above.county or self.county
                if not known:
                    settled = True
                    self.meant[at] = code
                    for up in above.line.values():
                        self.votes[up] += 1
        return settled

    def _before(self, at: int) -> str | None:
        """The place whose name ends where this begins, or before 的 where both are told in full (丹水县的金坪乡)."""
        over, hit = self.hits[at - 1], self.hits[at]
        of_it = over.form.full and hit.form.full and self.text[over.end : hit.start] == "的"
        return self.meant[at - 1] if at and (of_it or over.end == hit.start) else None

    def _surely(self, at: int) -> str | None:
        """Glued to the place it lies in, or a name that only one place has and that needs nothing around it."""
        hit = self.hits[at]
        if inside := self._glued(at):
            return highest(inside, self.gazetteer)
        if is_township(hit, self.gazetteer) and (now := township_now(hit, self.counties, self.gazetteer)):
            over = self._before(at)
            return now if over is None or lies_in(now, over, hit, self.text, self.gazetteer) else None
        if self._is_elsewhere(at):
            return None
        codes = self._allowed(at)
        near = [c for c in codes if c.startswith(TAIWAN) and self.votes[str(self.gazetteer.parent(c))] > 0]
        best = highest(near or codes, self.gazetteer) or self._by_part(at, codes)
        return None if best and self._needs_company(best, at) and not is_filed_at(hit, self.text) else best

    def _glued(self, at: int) -> Sequence[str]:
        """Places of this name in the one whose name ends where this begins; those named in full, if there are any."""
        hit, before = self.hits[at], self._before(at)
        if before is None or is_rest_of_words(hit, self.hits[at - 1], self.text):
            return ()
        inside = [code for code in hit.form.codes if lies_in(code, before, hit, self.text, self.gazetteer)]
        return [code for code in inside if code in self.full] or inside

    def _needs_company(self, code: str, at: int) -> bool:
        """Whether a name's only place is not certain: far off, no more, a part of any city, or cut out of words."""
        hit = self.hits[at]
        if self.gazetteer.level(code) < Level.COUNTY:
            return False
        return (
            self.background.is_far(code, self.gazetteer)
            or (code in self.gazetteer.former and not (hit.form.full and len(hit.form.codes) == 1))
            or (is_position(hit.text) and not self._has_part(at, code))
            or not stands_alone(hit, self.hits, self.text)
        )

    def _by_part(self, at: int, codes: Sequence[str]) -> str | None:
        """The one of these in which the place lies that is named right behind (新华区东环街道)."""
        if len(codes) < 2 or not self.hits[at].form.full:
            return None
        having = [code for code in codes if self._has_part(at, code)]
        return having[0] if len(having) == 1 else None

    def _is_matter(self, at: int) -> bool:
        hit = self.hits[at]
        again = self.times[hit.text] > 1 and any(hit.start in stretch for stretch in self.lead)
        return (again or has_office(hit, self.text)) and may_begin(hit, self.text)

    def _has_part(self, at: int, code: str) -> bool:
        """Whether the name right behind may be that of a place in this one (西城区新街口街道)."""
        if at + 1 == len(self.hits) or self.hits[at + 1].start != self.hits[at].end:
            return False
        return any(self.gazetteer.within(part, code) for part in self.hits[at + 1].form.codes)

    def _is_elsewhere(self, at: int) -> bool:
        """Whether a township stands behind a county that is not its own, or that nobody knows (丹水县金坪乡)."""
        hit = self.hits[at]
        if len(hit.form.codes[0]) <= COUNTY_CODE or not hit.form.full:
            return False
        if before := self._before(at):
            return self.gazetteer.level(before) is Level.COUNTY
        return hit.text in self.foreign or is_in_unknown_county(hit, self.text)

    def _by_company(self, at: int) -> str | None:
        codes = () if self._is_elsewhere(at) else of_today(self._allowed(at), self.gazetteer)
        ranked = sorted(((self._company(code, at), code) for code in codes), reverse=True)
        if not ranked or ranked[0][0] <= 0 or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
            return None
        best = ranked[0][1]
        return best if best in self.full else self._now(best, self.hits[at])

    def _now(self, code: str, hit: Hit) -> str:
        """What a former county is today, if a stem may mean both (怀柔雁栖湖)."""
        now = self.gazetteer.renewed.get(code)
        return now if now in hit.form.codes and not hit.form.full else code

    def _company(self, code: str, at: int) -> float:
        """How much around a name speaks for one of its places: votes, the county last named, page, home."""
        score = 0.0
        above = self.gazetteer.above(code)
        strange = is_any_town(code, self.own, self.gazetteer)
        for level, up in above.line.items():
            if up != code and not (strange and level is not Level.COUNTY):
                weight = 4.0 if level is Level.COUNTY else 2.0 if len(up) > 2 else 1.0
                score += weight * min(self.votes[up], 5)
                score += weight * bool(self.background.page and self.gazetteer.within(self.background.page, up))
                score += 1.5 * (up == self.background.home) + weight * (up == self.own)
        score += 6.0 * self._follows_city(at, code)
        score += 8.0 * (not strange and code in self.background.towns and self.county in (None, above.county))
        return score + 10 * (self.county is not None and self.county == above.county)

    def _follows_city(self, at: int, code: str) -> bool:
        """Whether the name right before, in the same clause, is the city it lies in (南昌市公安局西湖分局)."""
        city = self.meant[at - 1] if at else None
        start, end = self.hits[at - 1].end, self.hits[at].start
        if city is None or end - start > 8 or CLAUSE.search(self.text, start, end):
            return False
        return self.gazetteer.within(code, city)

    def _allowed(self, at: int) -> Sequence[str]:
        """Places a form may mean here: a stem that could be a word needs something to vouch for it."""
        hit = self.hits[at]
        codes: Sequence[str] = hit.form.codes
        if hit.form.full:
            codes = told_of_town(hit, self.spoken, self.background.home, self.gazetteer)
            codes = of_city(codes, self.votes, self.background.home, self.gazetteer)
            own = (hit, self.text, self.votes, self.background.home, self.gazetteer)
            return [c for c in codes if is_near(c, *own)] if is_generic(hit.text) else codes
        if hit.text in self.strangers or is_no_school(hit, self.text):
            return ()
        row = districts_in_row(codes, self.text, hit.end, self.background.home, self.gazetteer)
        if row or not self.full.isdisjoint(codes):
            return row or [code for code in codes if code in self.full]
        return [code for code in codes if self._stem_allowed(hit, code) or self._is_shown(at, code)]

    def _is_shown(self, at: int, code: str) -> bool:
        """Whether what stands behind a county's stem shows that it is one, or it stands in a dateline."""
        hit = self.hits[at]
        if self._has_part(at, code) or is_in_counted_row(hit, self.text) or self.is_over_township(at):
            return True
        if is_beside_kin(self.hits, at, code, self.text, self.gazetteer):
            return True
        if is_plain_word(hit.text) or not is_single(hit, self.gazetteer):
            return False
        return is_held_at(hit, self.text) or is_filed_at(hit, self.text)

    def _stem_allowed(self, hit: Hit, code: str) -> bool:
        """Whether a stem may mean this place by what it is, and by what the article and its paper speak of."""
        known, common, plain = kind_of_stem(hit.text)
        if known and common:  # 北角 where article or paper are of Hong Kong
            return may_begin(hit, self.text) and (self.votes[code[:2]] > 0 or code[:2] == self.background.province)
        if code == self.background.page or known or (has_office(hit, self.text) and self._has_offices(hit, code)):
            return True
        above = self.gazetteer.above(code)
        if self.gazetteer.level(code) < Level.COUNTY:
            return not common or self.votes[above.parent or ""] > 0 or is_filed_at(hit, self.text)
        if self.votes[code] > 0:
            return True
        near = (above.city or code) == self.background.home or self.votes[above.city or ""] > 0
        if common or is_other_than_town(hit, code, self.text):
            return is_filed_at(hit, self.text) or (near and is_shown_town(hit, code, self.text))
        if self.gazetteer.place(code).name.endswith("区"):
            return near and self._is_district(hit, plain)
        told = hit.text in self.matter or self._is_repeated(hit, code)
        return near or (told and not plain and is_single(hit, self.gazetteer))

    def _has_offices(self, hit: Hit, code: str) -> bool:
        """Whether a stem that an office follows is no word, or its city or province is spoken of."""
        up = self.gazetteer.above(code).parent
        spoken_of = up is not None and (self.votes[up] > 0 or up in (self.background.home, self.background.page))
        _, common, plain = kind_of_stem(hit.text)
        return spoken_of or (not plain and not common and is_single(hit, self.gazetteer))

    def _is_district(self, hit: Hit, plain: bool) -> bool:
        """Whether a stem means a district of the city that the article speaks of; ``plain``: it is a word as well."""
        if (plain and len(hit.form.codes) < 2) or is_in_thing(hit, self.text):
            return False
        return is_single(hit, self.gazetteer) or (not plain and self._is_single_here(hit))

    def is_over_township(self, at: int) -> bool:
        """Whether a stem that only one place has stands over a township, which makes it as good as a full name."""
        return is_single(self.hits[at], self.gazetteer) and is_over_township(self.hits[at], self.text)

    def _is_repeated(self, hit: Hit, code: str) -> bool:
        """Whether a stem stands again and again in an article on its province."""
        return self.times[hit.text] >= REPEATED and self.votes[str(self.gazetteer.at(code, Level.PROVINCE))] > 0

    def _is_single_here(self, hit: Hit) -> bool:
        """Whether the article speaks of the city of only one place that has this stem."""
        return sum(self.votes[str(self.gazetteer.city(code))] > 0 for code in hit.form.codes) == 1
