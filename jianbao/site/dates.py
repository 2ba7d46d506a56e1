"""The pages of dates: an index by year and month, the months, and the days of the year through the years.

The days of the year are the same whenever the site is built: which of them is today, only the reader's clock knows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from jianbao.model import WebPage
from jianbao.site.address import LEAP_YEAR, day_path, href, month_path
from jianbao.site.card import Card, Link
from jianbao.site.catalogue import Catalogue
from jianbao.site.days import full_month, weekday
from jianbao.site.frame import Frame, PagePart, Sheet, in_turn, sheets
from jianbao.site.groups import OnDay
from jianbao.site.listing import Month, cite_day, day_entries, months, years
from jianbao.site.view import Cited, make_card


@dataclass(frozen=True, slots=True)
class YearDay:
    """A day of the year."""

    month: int
    day: int
    href: str
    """Empty where nothing is known of it."""


@dataclass(frozen=True, slots=True)
class DaysOfMonth:
    month: int
    days: tuple[YearDay, ...]


@dataclass(frozen=True, slots=True)
class OnThisDay:
    """A day of the year in one year."""

    year: int
    weekday: str
    cards: tuple[Card, ...]
    """Articles that appeared on it."""
    cited: tuple[Cited, ...]
    """Articles that speak of it."""


def date_pages(catalogue: Catalogue) -> Iterator[PagePart]:
    for sheet in sheets("dates/index.html", [r.id for r in catalogue.undated]):
        yield PagePart(_index, (sheet,))
    for later, month, earlier in in_turn(months(catalogue)):
        yield PagePart(_month_pages, (month, earlier, later))
    yield from _year_pages(catalogue)


def _index(frame: Frame, sheet: Sheet[str]) -> Iterator[WebPage]:
    """The years and the undated articles; on further pages only more of the latter."""
    catalogue, edition = frame.catalogue, frame.edition
    yield frame.page(
        "dates.html",
        sheet.path,
        edition.words("日期"),
        years=years(months(catalogue)) if sheet.first else None,
        undated=tuple(make_card(catalogue.by_id[id], edition) for id in sheet.entries),
        undated_count=len(catalogue.undated) if sheet.first else 0,
        pager=sheet.pager,
    )


def _month_pages(frame: Frame, month: Month, earlier: Month | None, later: Month | None) -> Iterator[WebPage]:
    """What appeared in a month, then what other articles say of its days, on as many pages as it takes."""
    catalogue, edition = frame.catalogue, frame.edition
    first = date(month.year, month.month, 1)
    printed: list[OnDay] = [(r, None) for r in catalogue.months.get(first, ())]
    shares = list(frame.pages(month_path(first), printed + list(catalogue.named_months.get(first, ()))))
    calendar: dict[int, str] = {}
    for path, entries, _ in shares:
        for named in (named for _, named in entries if named):
            calendar.setdefault(named.day.day, f"{href(path)}#d{named.day.isoformat()}")
    for path, entries, pager in shares:
        yield frame.page(
            "month.html",
            path,
            full_month(first),
            month=month,
            cards=tuple(make_card(r, edition) for r, named in entries if named is None),
            days=day_entries([(r, named) for r, named in entries if named], edition, catalogue),
            calendar=tuple(Link(str(day), link) for day, link in calendar.items()),
            earlier=earlier,
            later=later,
            pager=pager,
        )


def _year_pages(catalogue: Catalogue) -> Iterator[PagePart]:
    """The year as a calendar, and a page for each of its days of which anything is known."""
    first = date(LEAP_YEAR, 1, 1)
    every = [first + timedelta(days=n) for n in range(366)]
    days = [YearDay(d.month, d.day, href(day_path(d)) if (d.month, d.day) in catalogue.on_days else "") for d in every]
    yield PagePart(_calendar, tuple(days))
    for earlier, day, later in in_turn([day for day in days if day.href]):
        yield PagePart(_day_pages, (day, earlier, later))


def _calendar(frame: Frame, *days: YearDay) -> Iterator[WebPage]:
    by_month = groupby(days, key=lambda day: day.month)
    calendar = tuple(DaysOfMonth(month, tuple(of_month)) for month, of_month in by_month)
    yield frame.page("days.html", "dates/days.html", frame.edition.words("历史上的今天"), months=calendar)


def _day_pages(frame: Frame, day: YearDay, earlier: YearDay | None, later: YearDay | None) -> Iterator[WebPage]:
    entries = frame.catalogue.on_days[day.month, day.day]
    first_path = day_path(date(LEAP_YEAR, day.month, day.day))
    for path, share, pager in frame.pages(first_path, entries):
        yield frame.page(
            "day.html",
            path,
            f"{day.month}月{day.day}日",
            day=day,
            years=tuple(_on_this_day(year, list(of_year), frame) for year, of_year in groupby(share, key=_year)),
            earlier=earlier,
            later=later,
            pager=pager,
        )


def _year(entry: OnDay) -> int:
    record, named = entry
    day = record.day if named is None else named.day
    return day.year if day is not None else 0


def _on_this_day(year: int, entries: Sequence[OnDay], frame: Frame) -> OnThisDay:
    edition = frame.edition
    record, named = entries[0]
    day = named.day if named is not None else record.day
    return OnThisDay(
        year,
        edition.words(weekday(day)) if day is not None else "",
        tuple(make_card(r, edition) for r, named in entries if named is None),
        tuple(cite_day(r, named, edition, frame.catalogue) for r, named in entries if named is not None),
    )
