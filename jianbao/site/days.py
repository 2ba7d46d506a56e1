"""Days as a page shows them: as exactly as they are known, and no more."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from jianbao.model import Record
from jianbao.site.address import href, month_path
from jianbao.text.numerals import WEEKDAYS


@dataclass(frozen=True, slots=True)
class DayView:
    """The day of an article as it is shown; ``iso`` is a month where only that is known."""

    iso: str
    text: str
    guess: bool
    """Inferred from the text, not stated by it."""
    href: str


def full_day(day: date) -> str:
    """A day with its year.

    >>> full_day(date(2020, 2, 3))
    '2020年2月3日'
    """
    return f"{day.year}年{day.month}月{day.day}日"


def day_range(first: date, last: date) -> str:
    """A span of days; of the second day only what differs is written.

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


def month_range(first: date, last: date) -> str:
    """The months of a span of days.

    >>> month_range(date(2020, 2, 3), date(2020, 2, 9)), month_range(date(2020, 2, 25), date(2020, 3, 6))
    ('2020年2月', '2020年2—3月')
    >>> month_range(date(2019, 12, 30), date(2020, 1, 6))
    '2019年12月—2020年1月'
    """
    if (first.year, first.month) == (last.year, last.month):
        return full_month(first)
    if first.year == last.year:
        return f"{first.year}年{first.month}—{last.month}月"
    return f"{full_month(first)}—{full_month(last)}"


def full_month(day: date) -> str:
    """The month of a day, with its year.

    >>> full_month(date(2020, 2, 3))
    '2020年2月'
    """
    return f"{day.year}年{day.month}月"


def weekday(day: date) -> str:
    """The day of the week, in Simplified.

    >>> weekday(date(2020, 2, 3))
    '星期一'
    """
    return f"星期{WEEKDAYS[day.weekday()]}"


def only_month_known(record: Record) -> bool:
    """Whether the date is a guess of low trust, of which only the month, or the months of its span, are shown."""
    found = record.date_inferred
    return record.article.date is None and found is not None and found.trust == "low"


def iso_day(record: Record) -> str:
    """When an article appeared, in ISO 8601: the month if no more is known, and empty if not even that."""
    if record.day is None:
        return ""
    return f"{record.day:%Y-%m}" if only_month_known(record) else record.day.isoformat()


def day_view(record: Record) -> DayView | None:
    """The day of an article as it is shown; None if nothing is known of it."""
    day = record.day
    if day is None:
        return None
    text = month_range(*_span(record, day)) if only_month_known(record) else full_day(day)
    return DayView(iso_day(record), text, record.article.date is None, href(month_path(day)))


def _span(record: Record, day: date) -> tuple[date, date]:
    """The first and the last day on which an article may have appeared."""
    found = record.date_inferred
    return (day, day) if record.article.date is not None or found is None else (found.earliest, found.latest)


@dataclass(frozen=True, slots=True)
class SomeDays:
    """A span of days, or one end of it if only one of the ends is a guess."""

    text: str
    guess: bool


def days_of(records: Iterable[Record]) -> tuple[SomeDays, ...]:
    """From when to when articles appeared; empty if nothing is known. If only one of the ends is a guess, they are two
    items. An end whose month alone is known is given as a month.
    """
    dated = sorted(((r.day, r) for r in records if r.day is not None), key=lambda pair: pair[0])
    if not dated:
        return ()
    first, last = dated[0], dated[-1]
    guesses = [r.article.date is None for _, r in (first, last)]
    text = _from_to(*first, *last)
    ends = text.split("—")
    if all(guesses) or len(ends) == 1:
        return (SomeDays(text, any(guesses)),)
    return tuple(map(SomeDays, ends, guesses)) if any(guesses) else (SomeDays(text, False),)


def _from_to(begins: date, first: Record, ends: date, last: Record) -> str:
    vague = only_month_known(first), only_month_known(last)
    if not any(vague):
        return day_range(begins, ends)
    begins = _span(first, begins)[0] if vague[0] else begins
    ends = _span(last, ends)[1] if vague[1] else ends
    months = month_range(begins, ends)
    if all(vague) or months == full_month(begins):
        return months
    start = full_month(begins) if vague[0] else full_day(begins)
    end = full_month(ends) if vague[1] else full_day(ends)
    return f"{start}—{end.removeprefix(f'{begins.year}年')}"
