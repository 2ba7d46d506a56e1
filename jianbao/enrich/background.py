"""What is known before an article is read: where its paper is at home, and what its page is about."""

from __future__ import annotations

from dataclasses import dataclass

from jianbao.enrich.gazetteer import Gazetteer
from jianbao.model import TAIWAN, Level


@dataclass(frozen=True, slots=True)
class Background:
    """The places of an article's paper and page, as far as they are known."""

    home: str | None = None
    """Code of the prefecture where the paper is at home or, where that is not known, the archive; of the county, where
    that lies in no prefecture.
    """
    page: str | None = None
    """Code of the county or city that the source as a whole is about."""
    seat: str | None = None
    """Code of the place where the article's paper is at home."""
    towns: frozenset[str] = frozenset()
    """Codes of the townships that other articles of the source name: 李桥镇 without its county is that of the report
    above.
    """

    def county(self, gazetteer: Gazetteer) -> str | None:
        """The county that the paper or the page is of."""
        known = (self.seat, self.page, self.home)
        return next((code for code in known if code and gazetteer.level(code) is Level.COUNTY), None)

    def is_far(self, code: str, gazetteer: Gazetteer) -> bool:
        """Whether a place lies on Taiwan, or is a township outside the city of the paper or page: many that old papers
        name are no more, and the only one that is called so today is another.
        """
        own = self.seat or self.county(gazetteer)
        if own is None or gazetteer.level(code) <= Level.COUNTY:
            return code.startswith(TAIWAN)
        return code.startswith(TAIWAN) or not gazetteer.within(code, gazetteer.city(own) or own)

    @property
    def province(self) -> str:
        """Code of the province where the paper or the archive is at home; empty where that is not known."""
        return (self.seat or self.home or "")[:2]
