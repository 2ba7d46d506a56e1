"""Infers when an article was printed if it does not say so itself, and finds the days that it speaks of.

A day without its year (2月12日) gets one only by evidence (``clues.py``); without any, the article stays undated. The
articles of one source are taken for one page of one issue, unless their own evidence says otherwise.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from jianbao.enrich.clues import ArticleDays, Clue, Event, Seen, find_clues, past_years
from jianbao.enrich.days import WrittenDay
from jianbao.enrich.near_days import NEAR_SIGN, Known, find_near_days, sent_on
from jianbao.model import InferredDate, NamedDay, Role

WINDOW = timedelta(days=7)
"""News is printed within a week of the last day it names."""
LOOSE = timedelta(days=10)
"""How much longer than the month 一个多月 may be."""
SAME_PAGE = timedelta(days=31)
"""Articles of one source whose own evidence lies further apart are clippings, not a page."""
DAY, MONTH = timedelta(days=1), timedelta(days=31)
ELSEWHERE = "同一来源："
"""Put before evidence that stands, in whole or in part, in other articles of the source."""

_YESTERDAY = re.compile("昨[日天晚夜晨]")
_LASTED = re.compile(
    r"[^。！？；]{0,30}?(?:已|连续|坚持|奋战)[^。！？；]{0,6}?"
    r"(?:(?P<months>[半一两二三四五六])个多?月|(?P<days>\d{1,2})[多余]?天)"
)
_MONTHS = {"半": 15, "一": 31, "两": 61, "二": 61, "三": 92, "四": 122, "五": 153, "六": 183}
"""Days in so many months, rounded up."""


def infer_dates(readings: Sequence[ArticleDays], events: Sequence[Event] = ()) -> Mapping[str, InferredDate]:
    """When the undated articles of one source were printed, by id; evidence in one counts for its neighbours. Those of
    which an editor says that nobody knows it stay undated.

    ``events``: those of the archive's settings.
    """
    undated = [reading for reading in readings if reading.article.date is None and "date" not in reading.article.given]
    single = ((reading.article.id, _infer([reading], events)) for reading in undated)
    by_itself = {article_id: inferred for article_id, inferred in single if inferred is not None}
    bests = [inferred.best for inferred in by_itself.values()]
    page = _infer(undated, events) if bests and max(bests) - min(bests) <= SAME_PAGE else None
    if page is None:
        return by_itself
    return {reading.article.id: _for_article(page, reading, reading.article.id in by_itself) for reading in undated}


def _for_article(page: InferredDate, reading: ArticleDays, has_evidence: bool) -> InferredDate:
    """The page's date for one of its articles, with a note where its evidence stands in other articles.

    An article that ``has_evidence`` of its own agrees with the page; for any other the page's date is little trusted.
    """
    trust = page.trust if has_evidence else "low"
    is_own = has_evidence and all(_stands_in(words, reading.printed) for words in page.evidence.split("；"))
    return replace(page, trust=trust, evidence=page.evidence if is_own else f"{ELSEWHERE}{page.evidence}")


def _stands_in(words: str, text: str) -> bool:
    """Whether words of evidence stand in a text; 2月3日 does not stand in 12月3日."""
    return re.search(rf"(?<!\d){re.escape(words)}", text) is not None


def named_days(reading: ArticleDays, printed: date | None) -> tuple[NamedDay, ...]:
    """The days that an article speaks of, those in bylines left out.

    A day without its year is the one nearest to the day of printing, if that is known (`_resolve`). 昨天 and the like
    are included only where the article states its date.
    """
    dated = [(seen, day) for seen in reading.days if (day := _resolve(seen.day, printed)) is not None]
    named = [
        NamedDay(day, seen.block.line, seen.day.start, seen.day.end)
        for seen, day in dated
        if seen.block.role is not Role.BYLINE
    ]
    stated = reading.article.date
    return (*named,) if stated is None else tuple(sorted((*named, *_near_days(reading, stated, dated)), key=_where))


def _where(named: NamedDay) -> tuple[int, int]:
    return named.line, named.start


def _near_days(reading: ArticleDays, stated: date, dated: Iterable[tuple[Seen, date]]) -> Iterator[NamedDay]:
    """Days such as 昨天, counted from the day on which the article was sent, if it says so, or else printed."""
    by_line: defaultdict[int, list[tuple[Seen, date]]] = defaultdict(list)
    for seen, day in dated:
        by_line[seen.block.line].append((seen, day))
    signs = [match.start() for match in NEAR_SIGN.finditer(reading.text)]
    end, written = -1, stated
    for block in reading.article.blocks:
        start, end = end + 1, end + 1 + len(block.text)
        if bisect_left(signs, start) == bisect_left(signs, end) or block.role is Role.BYLINE:
            continue
        text = reading.text[start:end]
        dated_here = by_line[block.line]
        if block.role is Role.PARA:
            written = sent_on(text, stated, [day for seen, day in dated_here if seen.day.sent]) or written
        known = [Known(seen.day.start, seen.day.end, day) for seen, day in dated_here]
        for near in find_near_days(text, written, known):
            yield NamedDay(near.day, block.line, near.start, near.end)


def _resolve(day: WrittenDay, printed: date | None) -> date | None:
    """The date of a day as written, without its year the one nearest to the day of printing; None if neither is known.

    If the day is planned, a date before the printing counts as twice as far away as it is.
    """
    if day.year is not None:
        return day.fall(day.year)
    if printed is None:
        return None
    if day.shift is not None:
        return day.fall(printed.year + day.shift)
    dates = [found for shift in (-1, 0, 1) if (found := day.fall(printed.year + shift)) is not None]
    return min(dates, key=lambda found: abs(found - printed) * (1 + (day.ahead and found < printed)), default=None)


def late_days(reading: ArticleDays, printed: date | None, latest: date | None) -> Iterator[Seen]:
    """Days that the article calls past or present, or on which it was sent, and that come after ``latest``, the last on
    which it can have been printed.
    """
    for seen in reading.days:
        day = _resolve(seen.day, printed) if seen.day.ended or seen.day.sent or seen.day.today else None
        if day is not None and latest is not None and day > latest:
            yield seen


def _infer(readings: Sequence[ArticleDays], events: Sequence[Event]) -> InferredDate | None:
    days = [seen for reading in readings for seen in reading.days]
    if not days and all(reading.month is None for reading in readings):
        return None
    past_year = max((year for reading in readings for year in past_years(reading.text)), default=0)
    return (_by_days(readings, days, events, past_year) if days else None) or _by_month(readings, past_year)


def _by_month(readings: Sequence[ArticleDays], past_year: int) -> InferredDate | None:
    """A date by the month that a report begins with: it appeared in that or the next one, if no later year is named."""
    found = [reading.month for reading in readings if reading.month is not None]
    if not found or max(found)[0].year < past_year:
        return None
    first, words = max(found)
    following = (first + MONTH).replace(day=1)
    return InferredDate(first, (following + MONTH).replace(day=1) - DAY, following - DAY, "low", words)


def _by_days(
    readings: Sequence[ArticleDays], days: Sequence[Seen], events: Sequence[Event], past_year: int
) -> InferredDate | None:
    clues = _latest_first(find_clues(readings, days, events))
    for clue in clues:
        for year in range(max(clue.first.year, past_year), clue.last.year + 1):
            last = _last_day(days, year, clue.last)
            if last is not None and clue.covers(last[0]):
                surest = next((each for each in clues if each.sure and each.covers(last[0])), clue)
                return _judge(surest, *last, _held_until(days, year), _yesterday(readings))
    return None


def _latest_first(clues: Iterable[Clue]) -> list[Clue]:
    """Each clue once, with the words of its first occurrence: a long text may repeat one thousands of times."""
    different: dict[tuple[date, date, bool], Clue] = {}
    for clue in clues:
        different.setdefault((clue.first, clue.last, clue.sure), clue)
    return sorted(different.values(), key=lambda clue: clue.first, reverse=True)


def _last_day(days: Sequence[Seen], year: int, until: date) -> tuple[date, Seen] | None:
    """The last day that the page names as past or present, if it was printed in ``year``; None if there is none, or if
    a day with a weekday or lunar day beside it cannot lie in that year.
    """
    found = []
    for seen in days:
        if seen.day.ahead or seen.day.shift not in (None, 0):
            continue
        day = seen.day.fall(seen.day.year or year)
        if day is None and seen.day.checked and seen.day.year is None:
            return None
        if day is not None and day <= until:
            found.append((day, seen))
    if not found:
        return None
    # On a page of January, a day of December without its year is one of the year before.
    earliest = min((day for day, seen in found if seen.day.year is None), default=None)
    if earliest is not None and earliest.month <= 3:
        found = [(day, seen) for day, seen in found if day.month <= earliest.month + 6]
    return max(found, key=lambda dated: (dated[0], dated[1].day.ended))


def _held_until(days: Sequence[Seen], year: int) -> tuple[date, str] | None:
    """The last day until which something has lasted by the time of printing, and the words that say so
    (从正月初六起…连续值守半个多月).
    """
    found = []
    for seen in days:
        match = _LASTED.match(seen.text, seen.day.end)
        begins = seen.day.fall(seen.day.year or year)
        if match and begins is not None and not seen.day.ahead:
            length = _MONTHS[match["months"]] if match["months"] else int(match["days"])
            found.append((begins + timedelta(days=length), seen.block.text[seen.day.start : match.end()]))
    return max(found, default=None)


def _yesterday(readings: Iterable[ArticleDays]) -> str | None:
    return next((match[0] for reading in readings if (match := _YESTERDAY.search(reading.text))), None)


def _judge(clue: Clue, last: date, seen: Seen, held: tuple[date, str] | None, yesterday: str | None) -> InferredDate:
    """The span in which a page that names ``last`` as its last day was printed."""
    if seen.day.today:
        # A paper says 今天 of the day that it bears, or prints it as an agency wrote it the day before.
        over, yesterday, earliest, best, latest = True, None, last, last, last + DAY
    else:
        over = seen.day.ended or yesterday is not None
        earliest, best = last + DAY if over else last, last + DAY
        latest = last + 2 * DAY if yesterday or seen.day.sent else earliest + WINDOW
    trust = ("low", "medium", "high")[clue.sure + (over or seen.day.sent)]
    words = [seen.words, *([yesterday] if yesterday else [])]
    if held is not None and held[0] > earliest:
        earliest, best = held[0], max(best, held[0])
        latest = max(latest, held[0] + LOOSE)
        trust = "low"
        words.append(held[1])
    if clue.words not in words:
        words.append(clue.words)
    return InferredDate(earliest, latest, best, trust, "；".join(words))
