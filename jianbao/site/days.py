"""Days as a page shows them: how exact they are known to be, and no more."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from jianbao.model import Record
from jianbao.site.address import href, month_path


@dataclass(frozen=True, slots=True)
class DayView:
    iso: str
    text: str
    guess: bool
    """Inferred from the text, not stated by it."""
    href: str


def full_day(day: date) -> str:
    """
    >>> full_day(date(2020, 2, 3))
    '2020年2月3日'
    """
    return f"{day.year}年{day.month}月{day.day}日"


def day_range(first: date, last: date) -> str:
    """
    >>> day_range(date(2020, 2, 3), date(2020, 2, 9)), day_range(date(2019, 12, 30), date(2020, 1, 2))
    ('2020年2月3日—9日', '2019年12月30日—2020年1月2日')
    """
    if first == last:
        return full_day(first)
    end = full_day(last)
    if first.year == last.year:
        end = end.removeprefix(f"{last.year}年")
    if (first.year, first.month) == (last.year, last.month):
        end = end.removeprefix(f"{last.month}月")
    return f"{full_day(first)}—{end}"


def is_vague(record: Record) -> bool:
    """A guess of little trust is given as a month."""
    found = record.date_inferred
    return record.article.date is None and found is not None and found.trust == "low"


def day_view(record: Record) -> DayView | None:
    day = record.day
    if day is None:
        return None
    text, iso = full_day(day), day.isoformat()
    if is_vague(record):
        text, iso = f"{day.year}年{day.month}月", f"{day:%Y-%m}"
    return DayView(iso, text, record.article.date is None, href(month_path(day)))


def days_of(records: Iterable[Record]) -> tuple[str, bool]:
    """From when to when articles appeared, and whether either end is a guess; empty if nothing is known.

    An end of which only the month is trusted is given as a month.
    """
    dated = sorted((r for r in records if r.day is not None), key=lambda r: r.day or date.min)
    if not dated:
        return "", False
    first, last = dated[0], dated[-1]
    guess = any(r.article.date is None for r in (first, last))
    ends = [shown.text for shown in map(day_view, (first, last)) if shown is not None]
    if ends[0] == ends[1]:
        return ends[0], guess
    if first.day and last.day and not is_vague(first) and not is_vague(last):
        return day_range(first.day, last.day), guess
    year = f"{first.day.year}年" if first.day else ""
    return f"{ends[0]}—{ends[1].removeprefix(year)}", guess
