"""Infers when an article was printed if it does not say so itself, and finds the dates of the days that it names.

A day without its year (2月12日) is only dated by evidence (``clues.py``); without any, the article stays undated. The
articles of a source are taken for one page of one issue, unless their own evidence contradicts that.
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
"""News is printed within a week of the last day that it names."""
LOOSE = timedelta(days=10)
"""How much longer than a month 一个多月 may be."""
SAME_PAGE = timedelta(days=31)
"""If the articles of a source, by their own evidence, lie further apart than this, they are clippings and no page."""
DAY, MONTH = timedelta(days=1), timedelta(days=31)
EARLY_MONTHS = 3
"""On a page of these first months of a year, a late month without its year is one of the year before."""
HALF_YEAR = 6
"""How many months later a day may be to count as one of the same year, then."""
ELSEWHERE = "同一来源："
"""Stands before evidence that is found, in whole or in part, in other articles of the source."""

_YESTERDAY = re.compile("昨[日天晚夜晨]")
_LASTED = re.compile(
    r"[^。！？；]{0,30}?(?:已|连续|坚持|奋战)[^。！？；]{0,6}?"
    r"(?:(?P<months>[半一两二三四五六])个多?月|(?P<days>\d{1,2})[多余]?天)"
)
_MONTHS = {"半": 15, "一": 31, "两": 61, "二": 61, "三": 92, "四": 122, "五": 153, "六": 183}
"""How many days so many months have, rounded up."""


def infer_dates(readings: Sequence[ArticleDays], events: Sequence[Event] = ()) -> Mapping[str, InferredDate]:
    """When the undated articles of a source were printed, by id. Evidence in one of them counts for the others, too.
    Articles for which there is none are left out, and so are those of which an editor says that nobody knows it.

    ``events`` are those of the archive's settings.
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
    """The page's date for one of its articles, with a note if its evidence stands in other articles.

    An article that ``has_evidence`` of its own agrees with the page; for any other, the page's date has low trust.
    """
    trust = page.trust if has_evidence else "low"
    is_own = has_evidence and all(_stands_in(words, reading.printed) for words in page.evidence.split("；"))
    return replace(page, trust=trust, evidence=page.evidence if is_own else f"{ELSEWHERE}{page.evidence}")


def _stands_in(words: str, text: str) -> bool:
    """Whether words of evidence stand in a text; 2月3日 does not stand in 12月3日."""
    return re.search(rf"(?<!\d){re.escape(words)}", text) is not None


def named_days(reading: ArticleDays, printed: date | None) -> tuple[NamedDay, ...]:
    """The days that an article names, except in bylines.

    A day without its year is dated by that of printing, if it is known (`_resolve`). 昨天 and the like are included
    only if the article states its date.
    """
    dated = [(seen, day) for seen in reading.days if (day := _resolve(seen.day, printed)) is not None]
    named = [
        NamedDay(day, seen.block.line, seen.day.start, seen.day.end)
        for seen, day in dated
        if seen.block.role is not Role.BYLINE
    ]
    stated = reading.article.date
    if stated is None:
        return tuple(named)
    return tuple(sorted((*named, *_near_days(reading, stated, dated)), key=lambda day: (day.line, day.start)))


def _near_days(reading: ArticleDays, stated: date, dated: Iterable[tuple[Seen, date]]) -> Iterator[NamedDay]:
    """Days such as 昨天, counted from the day on which a part of the article was sent, if it says so, or else from the
    ``stated`` day of printing. ``dated`` are its other days, with their dates."""
    dated_by_line: defaultdict[int, list[tuple[Seen, date]]] = defaultdict(list)
    for seen, day in dated:
        dated_by_line[seen.block.line].append((seen, day))
    signs = [match.start() for match in NEAR_SIGN.finditer(reading.text)]
    end, written = -1, stated
    for block in reading.article.blocks:
        start, end = end + 1, end + 1 + len(block.text)
        has_sign = bisect_left(signs, start) < bisect_left(signs, end)
        if not has_sign or block.role is Role.BYLINE:
            continue
        text = reading.text[start:end]
        dated_here = dated_by_line[block.line]
        if block.role is Role.PARA:
            written = sent_on(text, stated, [day for seen, day in dated_here if seen.day.sent]) or written
        known = [Known(seen.day.start, seen.day.end, day) for seen, day in dated_here]
        for near in find_near_days(text, written, known):
            yield NamedDay(near.day, block.line, near.start, near.end)


def _resolve(day: WrittenDay, printed: date | None) -> date | None:
    """The date of a day; None if that is unknown. Without its year, it is the date nearest to the day of printing.

    If the day is planned, a date before the printing counts as twice as far away as it is.
    """
    if day.year is not None:
        return day.in_year(day.year)
    if printed is None:
        return None
    if day.year_shift is not None:
        return day.in_year(printed.year + day.year_shift)
    in_years = (day.in_year(printed.year + shift) for shift in (-1, 0, 1))
    dates = [in_year for in_year in in_years if in_year is not None]
    return min(dates, key=lambda other: abs(other - printed) * (1 + (day.ahead and other < printed)), default=None)


def late_days(reading: ArticleDays, printed: date | None, latest: date | None) -> Iterator[Seen]:
    """Days that contradict the date: ``latest`` is the last day on which the article can have been printed, and these
    come after it though the article calls them past or present, or was sent on them.
    """
    for seen in reading.days:
        day = _resolve(seen.day, printed) if seen.day.ended or seen.day.sent or seen.day.today else None
        if day is not None and latest is not None and day > latest:
            yield seen


def _infer(readings: Sequence[ArticleDays], events: Sequence[Event]) -> InferredDate | None:
    """When these articles were printed, taken together; None if nothing tells."""
    days = [seen for reading in readings for seen in reading.days]
    if not days and all(reading.month is None for reading in readings):
        return None
    past_year = max((year for reading in readings for year in past_years(reading.text)), default=0)
    return (_by_days(readings, days, events, past_year) if days else None) or _by_month(readings, past_year)


def _by_month(readings: Sequence[ArticleDays], past_year: int) -> InferredDate | None:
    """A date by the month with which a report begins: it was printed in that month or the next. None if no report
    begins with one, or if a later year is named as past."""
    months = [reading.month for reading in readings if reading.month is not None]
    if not months or max(months)[0].year < past_year:
        return None
    first, words = max(months)
    next_month = (first + MONTH).replace(day=1)
    month_after = (next_month + MONTH).replace(day=1)
    return InferredDate(first, month_after - DAY, next_month - DAY, "low", words)


def _by_days(
    readings: Sequence[ArticleDays], days: Sequence[Seen], events: Sequence[Event], past_year: int
) -> InferredDate | None:
    """A date by the last day that the articles name, in a year to which a clue ties it; the latest clue comes first.
    None if no clue fits."""
    clues = _latest_first(find_clues(readings, days, events))
    for clue in clues:
        for year in range(max(clue.first.year, past_year), clue.last.year + 1):
            last = _last_day(days, year, clue.last)
            if last is not None and clue.covers(last[0]):
                surest = next((other for other in clues if other.sure and other.covers(last[0])), clue)
                return _judge(surest, *last, _lasted_until(days, year), _yesterday(readings))
    return None


def _latest_first(clues: Iterable[Clue]) -> list[Clue]:
    """Each clue once, with the words of its first occurrence: a long text may repeat it thousands of times."""
    different: dict[tuple[date, date, bool], Clue] = {}
    for clue in clues:
        different.setdefault((clue.first, clue.last, clue.sure), clue)
    return sorted(different.values(), key=lambda clue: clue.first, reverse=True)


def _last_day(days: Sequence[Seen], year: int, until: date) -> tuple[date, Seen] | None:
    """The last day that a page names as past or present, up to ``until``, if it was printed in ``year``. None if there
    is none, or if the weekday or lunar day beside a day does not fit that year.
    """
    dated = []
    for seen in days:
        if seen.day.ahead or seen.day.year_shift not in (None, 0):
            continue
        day = seen.day.in_year(seen.day.year or year)
        if day is None and seen.day.limits_year and seen.day.year is None:
            return None
        if day is not None and day <= until:
            dated.append((day, seen))
    if not dated:
        return None
    # On a page of January, a day of December without its year is one of the year before.
    earliest = min((day for day, seen in dated if seen.day.year is None), default=None)
    if earliest is not None and earliest.month <= EARLY_MONTHS:
        dated = [(day, seen) for day, seen in dated if day.month <= earliest.month + HALF_YEAR]
    return max(dated, key=lambda day_and_words: (day_and_words[0], day_and_words[1].day.ended))


def _lasted_until(days: Sequence[Seen], year: int) -> tuple[date, str] | None:
    """The last day until which something had lasted when the page was printed, and the words that say so
    (从正月初六起…连续值守半个多月); None if none do.
    """
    ends = []
    for seen in days:
        match = _LASTED.match(seen.text, seen.day.end)
        begin = seen.day.in_year(seen.day.year or year)
        if match and begin is not None and not seen.day.ahead:
            length = _MONTHS[match["months"]] if match["months"] else int(match["days"])
            ends.append((begin + timedelta(days=length), seen.block.text[seen.day.start : match.end()]))
    return max(ends, default=None)


def _yesterday(readings: Iterable[ArticleDays]) -> str | None:
    """The first word for yesterday in these articles; None if there is none."""
    return next((match[0] for reading in readings if (match := _YESTERDAY.search(reading.text))), None)


def _judge(clue: Clue, last: date, seen: Seen, lasted: tuple[date, str] | None, yesterday: str | None) -> InferredDate:
    """When a page was printed that names ``last``, in the words ``seen``, as its last day; ``clue`` gave the year.

    ``lasted`` and ``yesterday`` are what `_lasted_until` and `_yesterday` give.
    """
    if seen.day.today:
        # 今天 is the day of the paper, or the day before, if an agency wrote the text.
        is_over, yesterday, earliest, best, latest = True, None, last, last, last + DAY
    else:
        is_over = seen.day.ended or yesterday is not None
        earliest, best = last + DAY if is_over else last, last + DAY
        latest = last + 2 * DAY if yesterday or seen.day.sent else earliest + WINDOW
    trust = ("low", "medium", "high")[clue.sure + (is_over or seen.day.sent)]
    evidence = [seen.words, *([yesterday] if yesterday else [])]
    if lasted is not None and lasted[0] > earliest:
        earliest, best = lasted[0], max(best, lasted[0])
        latest = max(latest, lasted[0] + LOOSE)
        trust = "low"
        evidence.append(lasted[1])
    if clue.words not in evidence:
        evidence.append(clue.words)
    return InferredDate(earliest, latest, best, trust, "；".join(evidence))
