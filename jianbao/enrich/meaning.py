"""Which place each name of an article means.

Names are told apart by the company they keep: the place right before them, the county last spoken of, what else article
and page speak of, the archive's home. One that stays open is left out: a missing mention is seen, a wrong one misleads.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from jianbao.enrich.allowed import allowed_places
from jianbao.enrich.codes import COUNTY_CODE
from jianbao.enrich.evidence import Evidence
from jianbao.enrich.generic_names import is_position
from jianbao.enrich.names import Hit
from jianbao.enrich.stems import (
    highest,
    is_cut_from_words_behind,
    is_filed_at,
    lies_in,
    stands_alone,
    without_replaced,
)
from jianbao.enrich.townships import (
    is_behind_county_word,
    is_known_by_county_only,
    is_township,
    township_of_other_kind,
)
from jianbao.model import TAIWAN, Level

CLAUSE = re.compile(r"[，。；：、！？!?\n]")

CITY_DISTANCE = 8
"""Characters between a city and a name that still follows it, at most (郑州市公安局金水分局)."""

VOTE = {Level.COUNTY: 4.0, Level.PREFECTURE: 2.0, Level.PROVINCE: 1.0}
"""What each vote for a place speaks for those in it, by its level. Like the figures below it was chosen on labelled
articles, where most may be moved by a fifth with little change.
"""

MOST_VOTES = 5
"""The most votes that are counted for one place."""

FOR_HOME = 1.5
"""What speaks for a place in the home of the paper or the archive."""

FOR_CITY_BEFORE = 6.0
"""What speaks for a place whose city was named right before."""

FOR_TOWNSHIP_OF_PAGE = 8.0
"""What speaks for a township that another article of the page names."""

FOR_COUNTY_BEFORE = 10.0
"""What speaks for a place in the county that was spoken of last."""


class Meaning:
    """Finds out which places the names of one article mean. Names are given by their number, ``at``."""

    def __init__(self, evidence: Evidence) -> None:
        self.evidence = evidence
        self.gazetteer = evidence.gazetteer
        self.text = evidence.text
        self.hits = evidence.hits
        self.county: str | None = None
        """The county last spoken of before the name that is being settled."""

    def resolve(self) -> Sequence[str | None]:
        """The code of the place that each name means; None for a name that stays open."""
        self._go_through(self._certain_place)
        if self._go_through(self._place_by_company):  # what was settled is company for what was not
            self._go_through(self._place_by_company)
        return self.evidence.settled

    def _go_through(self, place_of: Callable[[int], str | None]) -> bool:
        """Settle the open names for which ``place_of`` knows the place, from first to last; whether there was any."""
        has_settled, self.county = False, None
        for at, known in enumerate(self.evidence.settled):
            code = known or place_of(at)
            if code:
                self.county = self.gazetteer.above(code).county or self.county
                if not known:
                    has_settled = True
                    self.evidence.settle(at, code)
        return has_settled

    def _place_before(self, at: int) -> str | None:
        """The place whose name ends where this one begins, or before 的 where both are full names (丹水县的金坪乡)."""
        before, hit = self.hits[at - 1], self.hits[at]
        is_glued_by_de = before.form.full and hit.form.full and self.text[before.end : hit.start] == "的"
        return self.evidence.settled[at - 1] if at and (is_glued_by_de or before.end == hit.start) else None

    def _certain_place(self, at: int) -> str | None:
        """The place of a name right behind a place that it lies in, or that needs nothing around it, as only one place
        has it.
        """
        hit, gazetteer = self.hits[at], self.gazetteer
        if inside := self._places_in_one_before(at):
            return highest(inside, gazetteer)
        if is_township(hit, gazetteer) and (code := township_of_other_kind(hit, self.evidence.counties, gazetteer)):
            over = self._place_before(at)
            return code if over is None or lies_in(code, over, hit, self.text, gazetteer) else None
        if self._is_of_other_county(at):
            return None
        codes = allowed_places(at, self.evidence)
        near_on_taiwan = [code for code in codes if code.startswith(TAIWAN) and self._is_spoken_of_above(code)]
        best = highest(near_on_taiwan or codes, gazetteer) or self._place_of_part_behind(at, codes)
        return None if best and self._needs_company(best, at) and not is_filed_at(hit, self.text) else best

    def _is_spoken_of_above(self, code: str) -> bool:
        return self.evidence.votes[str(self.gazetteer.parent(code))] > 0

    def _places_in_one_before(self, at: int) -> Sequence[str]:
        """Places of this name in the one whose name ends where this begins; those named in full, if there are any."""
        hit, before = self.hits[at], self._place_before(at)
        if before is None or is_cut_from_words_behind(hit, self.hits[at - 1], self.text):
            return ()
        inside = [code for code in hit.form.codes if lies_in(code, before, hit, self.text, self.gazetteer)]
        return [code for code in inside if code in self.evidence.full] or inside

    def _needs_company(self, code: str, at: int) -> bool:
        """Whether a name's only place is not certain: far off, no more, a part of any city, or cut out of words."""
        hit = self.hits[at]
        if self.gazetteer.level(code) < Level.COUNTY:
            return False
        return (
            self.evidence.background.is_far(code, self.gazetteer)
            or (code in self.gazetteer.former and not (hit.form.full and len(hit.form.codes) == 1))
            or (is_position(hit.text) and not self.evidence.has_part_behind(at, code))
            or not stands_alone(hit, self.hits, self.text)
        )

    def _place_of_part_behind(self, at: int, codes: Sequence[str]) -> str | None:
        """The one of these in which the place lies that is named right behind (新华区东环街道)."""
        if len(codes) < 2 or not self.hits[at].form.full:
            return None
        having_part = [code for code in codes if self.evidence.has_part_behind(at, code)]
        return having_part[0] if len(having_part) == 1 else None

    def _is_of_other_county(self, at: int) -> bool:
        """Whether a township stands behind a county that is not its own, or that nobody knows (丹水县金坪乡)."""
        hit = self.hits[at]
        if len(hit.form.codes[0]) <= COUNTY_CODE or not hit.form.full:
            return False
        if before := self._place_before(at):
            return self.gazetteer.level(before) is Level.COUNTY
        return hit.text in self.evidence.lost_townships or is_behind_county_word(hit, self.text)

    def _place_by_company(self, at: int) -> str | None:
        """The place that most around the name speaks for; None where nothing does, or as much for two."""
        if self._is_of_other_county(at):
            return None
        codes = without_replaced(allowed_places(at, self.evidence), self.gazetteer)
        ranked = sorted(((self._company(code, at), code) for code in codes), reverse=True)
        if not ranked or ranked[0][0] <= 0 or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
            return None
        _, best = ranked[0]
        return best if best in self.evidence.full else self._today(best, self.hits[at])

    def _today(self, code: str, hit: Hit) -> str:
        """What a former county is today, if a stem may mean both (怀柔雁栖湖)."""
        successor = self.gazetteer.county_successors.get(code)
        return successor if successor in hit.form.codes and not hit.form.full else code

    def _company(self, code: str, at: int) -> float:
        """How much around a name speaks for one of its places: votes, the county last named, page, home."""
        gazetteer, background, own_county = self.gazetteer, self.evidence.background, self.evidence.own_county
        above = gazetteer.above(code)
        counts_only_county = is_known_by_county_only(code, own_county, gazetteer)
        score = 0.0
        for level, up in above.line.items():
            if up == code or (counts_only_county and level is not Level.COUNTY):
                continue
            is_over_page = bool(background.page and gazetteer.within(background.page, up))
            votes = min(self.evidence.votes[up], MOST_VOTES) + is_over_page + (up == own_county)
            score += VOTE[level] * votes + FOR_HOME * (up == background.home)
        score += FOR_CITY_BEFORE * self._follows_city(at, code)
        is_of_page = code in background.towns and self.county in (None, above.county)
        score += FOR_TOWNSHIP_OF_PAGE * (is_of_page and not counts_only_county)
        return score + FOR_COUNTY_BEFORE * (self.county is not None and self.county == above.county)

    def _follows_city(self, at: int, code: str) -> bool:
        """Whether the name before, in the same clause and near, is the city it lies in (郑州市公安局金水分局)."""
        place_before = self.evidence.settled[at - 1] if at else None
        start, end = self.hits[at - 1].end, self.hits[at].start
        if place_before is None or end - start > CITY_DISTANCE or CLAUSE.search(self.text, start, end):
            return False
        return self.gazetteer.within(code, place_before)
