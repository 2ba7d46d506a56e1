"""What an article, its paper and its page show about the places that its names may mean.

A name that is settled is evidence for those that are still open: it votes for its place and for all that this lies in.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from jianbao.enrich.background import Background
from jianbao.enrich.gazetteer import Gazetteer
from jianbao.enrich.names import Hit, has_office
from jianbao.enrich.stems import is_of_one_place, may_begin, places_of_one_province, strangers_among
from jianbao.enrich.townships import Counties, counties_among, has_township_behind, lost_townships
from jianbao.model import Level
from jianbao.text.lazy import Lazy

REPEATED = 3
"""Times that a county's stem stands in an article on its province so that it is no word."""


class Evidence:
    """The names of one article while it is settled which places they mean. Names are given by their number, ``at``."""

    def __init__(
        self, gazetteer: Gazetteer, background: Background, text: str, hits: Sequence[Hit], lead: Sequence[range]
    ) -> None:
        self.gazetteer = gazetteer
        self.background = background
        self.text = text
        """All of the article, a block a line."""
        self.hits = hits
        self.lead = lead
        """Where the head and the first paragraph stand in the text."""
        self.settled: list[str | None] = [None] * len(hits)
        """The code of the place that each name means; None while that is open."""
        self.votes: defaultdict[str, int] = defaultdict(int)
        """How many settled names mean a place or one in it: with none, the article does not speak of the place."""
        self.full = {code for hit in hits if hit.form.full for code in hit.form.codes}
        """Every place that is named in full, or may be."""
        self.times = Counter(hit.text for hit in hits)
        """How often each name stands in the article."""
        self.of_one_province = places_of_one_province(hits)
        """The places of names that no other province has, which are certain before any name is settled."""
        self.strangers = strangers_among(hits, self.full, gazetteer)
        """Stems of counties that mean something else in this article."""

    @Lazy
    def own_county(self) -> str | None:
        """The county that the paper or the page is of: its 城关镇 is meant, not the only one of the city."""
        return self.background.county(self.gazetteer)

    @Lazy
    def counties(self) -> Counties:
        """The counties that the article names in full; if there are none, the own county of its paper or page."""
        named = counties_among(self.full, self.gazetteer)
        if named.codes or self.own_county is None:
            return named
        return counties_among((self.own_county,), self.gazetteer)

    @Lazy
    def lost_townships(self) -> frozenset[str]:
        """Names of townships that stand behind a county which has none of that name today."""
        return lost_townships(self.hits, self.text, self.counties, self.gazetteer)

    @Lazy
    def central_stems(self) -> frozenset[str]:
        """Stems that the head or the first paragraph has and the article has again, or whose police is named."""
        return frozenset(hit.text for hit in self.hits if not hit.form.full and self._is_central(hit))

    def _is_central(self, hit: Hit) -> bool:
        in_lead_and_again = self.times[hit.text] > 1 and any(hit.start in stretch for stretch in self.lead)
        return (in_lead_and_again or has_office(hit, self.text)) and may_begin(hit, self.text)

    def settle(self, at: int, code: str) -> None:
        """The name means this place."""
        self.settled[at] = code
        for up in self.gazetteer.line(code).values():
            self.votes[up] += 1

    def has_part_behind(self, at: int, code: str) -> bool:
        """Whether the name right behind may be that of a place in this one (西城区新街口街道)."""
        if at + 1 == len(self.hits) or self.hits[at + 1].start != self.hits[at].end:
            return False
        return any(self.gazetteer.within(part, code) for part in self.hits[at + 1].form.codes)

    def is_over_township(self, at: int) -> bool:
        """Whether a stem that only one place has stands before a township, which makes it as good as a full name."""
        return is_of_one_place(self.hits[at], self.gazetteer) and has_township_behind(self.hits[at], self.text)

    def is_repeated(self, hit: Hit, code: str) -> bool:
        """Whether the stem stands again and again in an article on its province."""
        return self.times[hit.text] >= REPEATED and self.votes[str(self.gazetteer.at(code, Level.PROVINCE))] > 0
