"""Finds the clues to when an article was printed: the days that it names, and what ties them to a year.

Such a tie is a lunar day or a weekday beside a solar day, a full date in the first paragraph, the turn of a year, or a
word of ``data/events.tsv`` that belongs to certain years.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import msgspec

from jianbao.enrich.day_words import ENDED, TODAY
from jianbao.enrich.days import ANY_YEAR, WrittenDay, find_days, opening_month, read_year
from jianbao.model import Article, Block, Role
from jianbao.text.data import cells
from jianbao.text.script import simplify

LEAD_WINDOW = timedelta(days=60)
"""The other days of a report are at most so long after a full date in its first paragraph."""

_WORD_BEFORE = re.compile(f"{ENDED.pattern}|{TODAY.pattern}")
_WORD_BEFORE_LENGTH = 6
_HOUR = re.compile(r" ?\d{1,2} ?时|[前电讯]|[（(][^（）()]{2,8}[）)]")
_TURN_OF_YEAR = re.compile(rf"{ANY_YEAR.pattern}(?:新年|元旦|春节|伊始|新春)")
_FUTURE_YEAR = re.compile(r"(?:[到至将]|预计|计划|力争)[^。；，]{0,6}$")
_FUTURE_LENGTH = 10
_MONTH_LENGTH = 20
"""Characters at the head of a report in which its month stands, if it begins with one."""


class Seen(msgspec.Struct, frozen=True):
    """A day that an article names, and the block in which it does."""

    block: Block
    text: str
    """The block's text in Simplified."""
    day: WrittenDay
    lead: bool
    """Whether the block is the first paragraph of a news report."""

    @property
    def words(self) -> str:
        """The day as it was printed, with 截至 or 今天 before it and the hour behind it, if they are there."""
        before = self.text[max(0, self.day.start - _WORD_BEFORE_LENGTH) : self.day.start]
        word_before = _WORD_BEFORE.search(before)
        hour = _HOUR.match(self.text, self.day.end)
        start = self.day.start - (len(before) - word_before.start() if word_before else 0)
        return self.block.text[start : hour.end() if hour else self.day.end]


@dataclass(frozen=True, slots=True)
class ArticleDays:
    """An article, and what its days and its date are found by."""

    article: Article
    printed: str
    """The text of its blocks, joined by line ends."""
    text: str
    """The same in Simplified, at the same offsets."""
    days: tuple[Seen, ...]
    month: tuple[date, str] | None
    """The month with which a news report begins, if it names no day: its first day, and the words as printed."""


def read_days(article: Article) -> ArticleDays:
    """An article with the days that it names, and what else tells when it was printed."""
    printed = "\n".join(block.text for block in article.blocks)
    text = simplify(printed)
    return ArticleDays(article, printed, text, tuple(_days_of(article, text)), _month_of(article))


def _month_of(article: Article) -> tuple[date, str] | None:
    """As in `ArticleDays`."""
    first = _first_paragraph_of_news(article)
    if first is None:
        return None
    text = first.text.removeprefix(article.dateline or "").lstrip(" 　")
    month = opening_month(simplify(text[:_MONTH_LENGTH]))
    if month is None:
        return None
    first_day, end = month
    return first_day, text[:end]


def _first_paragraph_of_news(article: Article) -> Block | None:
    """The first paragraph of a news report, which has a dateline or names its outlet; None for any other article."""
    if article.dateline is None and article.outlet is None:
        return None
    return next((block for block in article.body if block.role is Role.PARA), None)


def _days_of(article: Article, text: str) -> Iterator[Seen]:
    """The days in an article's blocks, of which ``text`` is the text in Simplified, joined by line ends."""
    first = _first_paragraph_of_news(article)
    start = 0
    for block in article.blocks:
        simplified = text[start : start + len(block.text)]
        start += len(block.text) + 1
        for day in find_days(simplified):
            yield Seen(block, simplified, day, block is first)


@dataclass(frozen=True, slots=True)
class Event:
    """Words that tell when a text was written: a row of ``data/events.tsv``, or one of the archive's settings."""

    words: tuple[str, ...]
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Clue:
    """Words that tie the days of a page to a span of time."""

    first: date
    last: date
    words: str
    sure: bool
    """Whether they name the year, and not merely an event of it."""

    def covers(self, day: date) -> bool:
        """Whether a day lies in the span."""
        return self.first <= day <= self.last


def find_clues(readings: Sequence[ArticleDays], days: Sequence[Seen], events: Iterable[Event] = ()) -> Iterator[Clue]:
    """All clues in some articles that name these ``days``. ``events`` are those of the archive's settings."""
    all_events = (*_events(), *events)
    for reading in readings:
        yield from _turns_of_year(reading)
        yield from _events_in(reading, all_events)
    for seen in days:
        yield from _full_date(seen)
    yield from _checked_years(readings, days)


def _full_date(seen: Seen) -> Iterator[Clue]:
    """A clue from a date with its year, if that is likely to be news and not history."""
    written = seen.day
    if written.year is not None and not written.ahead and (seen.lead or written.ended or written.sent):
        day = written.in_year(written.year)
        if day is not None:
            yield Clue(day, day + LEAD_WINDOW, seen.words, True)


def _turns_of_year(reading: ArticleDays) -> Iterator[Clue]:
    """A clue from each turn of a year that is named (2020年元旦)."""
    for match in _TURN_OF_YEAR.finditer(reading.text):
        year = read_year(match)
        words = reading.printed[match.start() : match.end()]
        yield Clue(date(year - 1, 12, 15), date(year, 3, 31), words, True)


def _events_in(reading: ArticleDays, events: Iterable[Event]) -> Iterator[Clue]:
    """A clue from each event whose words the article has, by the first of them."""
    for event in events:
        start = min((at for word in event.words if (at := reading.text.find(word)) >= 0), default=None)
        if start is not None:
            word = next(word for word in event.words if reading.text.startswith(word, start))
            yield Clue(event.first, event.last, reading.printed[start : start + len(word)], False)


def _checked_years(readings: Sequence[ArticleDays], days: Sequence[Seen]) -> Iterator[Clue]:
    """For each day with a weekday or a lunar day beside it, a clue for each year that fits and that is named."""
    years = sorted({year for reading in readings for year in past_years(reading.text)})
    already_checked = set()
    for seen in days:
        meaning = (seen.day.month, seen.day.day, seen.day.lunar, seen.day.weekday, seen.day.twin)
        if seen.day.limits_year and seen.day.year is None and meaning not in already_checked:
            already_checked.add(meaning)
            for year in years:
                if seen.day.in_year(year) is not None:
                    yield Clue(date(year, 1, 1), date(year, 12, 31), seen.words, True)


def past_years(text: str) -> Iterator[int]:
    """The years that a text names, except those that it looks forward to."""
    for match in ANY_YEAR.finditer(text):
        if not _FUTURE_YEAR.search(text[max(0, match.start() - _FUTURE_LENGTH) : match.start()]):
            yield read_year(match)


@cache
def _events() -> tuple[Event, ...]:
    """The rows of ``data/events.tsv``."""
    return tuple(
        Event(tuple(words.split("|")), date.fromisoformat(first), date.fromisoformat(last))
        for words, first, last, _ in cells("events.tsv")
    )
