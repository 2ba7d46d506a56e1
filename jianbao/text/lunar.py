"""Turns days of the lunar calendar into days of the solar one, by the table ``data/lunar.tsv`` (1815-2100); also those
whose year is counted by an emperor's reign."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from jianbao.text.data import cells
from jianbao.text.numerals import OF_A_DAY, OF_A_YEAR, TO_TEN, number, year

REIGNS = {"嘉庆": 1795, "道光": 1820, "咸丰": 1850, "同治": 1861, "光绪": 1874, "宣统": 1908}
"""The year before the first one of each reign."""

REIGN_YEAR = rf"(?:{'|'.join(REIGNS)}) ?(?:[{OF_A_YEAR}]{{1,3}}|\d{{1,2}})"
"""A pattern for a year of a reign: 光绪二十九 (年)."""

MOON, MOON_DAY = rf"闰?(?:[正冬腊]|[{TO_TEN}]{{1,2}})", rf"初?[{OF_A_DAY}]{{1,3}}"
"""Patterns for a lunar month and its day: 闰七 (月), 初九 (日)."""

NAMED_MONTHS = {"正": 1, "冬": 11, "腊": 12}


@dataclass(frozen=True, slots=True)
class LunarYear:
    """A year of the lunar calendar, from its first day."""

    begins: date
    leap: int
    """The month that is followed by a leap month of the same number; 0 if none is."""
    lengths: tuple[int, ...]
    """How many days each month has, in order, the leap month included."""


@cache
def lunar_years() -> Mapping[int, LunarYear]:
    """The lunar years, by the solar year in which each begins."""
    return {
        int(year): LunarYear(date.fromisoformat(begins), int(leap), tuple(map(int, lengths.split())))
        for year, begins, leap, lengths in cells("lunar.tsv")
    }


def lunar_day(year: int, month: int, day: int, leap: bool = False) -> date | None:
    """The solar day of a lunar one, in the month's leap month if ``leap``; None if the table or the year has none.

    The 30th of the twelfth month means New Year's Eve, even if that month has only 29 days.

    >>> lunar_day(2020, 1, 1), lunar_day(2019, 12, 30), lunar_day(1978, 8, 15), lunar_day(2020, 13, 1)
    (datetime.date(2020, 1, 25), datetime.date(2020, 1, 24), datetime.date(1978, 9, 17), None)
    """
    lunar_year = lunar_years().get(year)
    if lunar_year is None or not 1 <= month <= 12 or (leap and month != lunar_year.leap):
        return None
    is_after_leap_month = 0 < lunar_year.leap < month
    index = month if leap or is_after_leap_month else month - 1
    length = lunar_year.lengths[index]
    if (month, day) == (12, 30):
        day = length
    if not 1 <= day <= length:
        return None
    return lunar_year.begins + timedelta(days=sum(lunar_year.lengths[:index]) + day - 1)


def lunar_day_in(solar_year: int, month: int, day: int) -> date | None:
    """The day of the lunar calendar that falls in this solar year; None if none does. The twelfth month of a lunar year
    mostly lies in the solar year after it.

    >>> lunar_day_in(2020, 12, 28), lunar_day_in(2020, 1, 15)
    (datetime.date(2020, 1, 22), datetime.date(2020, 2, 8))
    """
    days = (lunar_day(lunar_year, month, day) for lunar_year in (solar_year - 1, solar_year))
    return next((solar for solar in days if solar is not None and solar.year == solar_year), None)


def reign_day(year_of_reign: str, month: str, day: str) -> date | None:
    """The solar day of a lunar one whose year is counted by a reign, in Simplified; None if there is no such day.

    >>> reign_day("光绪七", "闰七", "初九"), reign_day("宣统元", "腊", "廿四"), reign_day("光绪七", "闰八", "初九")
    (datetime.date(1881, 9, 2), datetime.date(1910, 2, 3), None)
    """
    month_name = month.removeprefix("闰")
    month_number = NAMED_MONTHS.get(month_name) or number(month_name)
    solar_year = REIGNS[year_of_reign[:2]] + year(year_of_reign[2:].strip())
    return lunar_day(solar_year, month_number, number(day), leap=month.startswith("闰"))
