"""Days of the lunar calendar as days of the solar one, from the table ``data/lunar.tsv`` (1815-2100), and the reigns by
which its years were told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from jianbao.text.data import cells
from jianbao.text.numerals import OF_A_DAY, OF_A_YEAR, TO_TEN, number, year

REIGNS = {"嘉庆": 1795, "道光": 1820, "咸丰": 1850, "同治": 1861, "光绪": 1874, "宣统": 1908}
"""The year before the first of each."""

REIGN_YEAR = rf"(?:{'|'.join(REIGNS)}) ?(?:[{OF_A_YEAR}]{{1,3}}|\d{{1,2}})"
"""光绪二十九 (年)."""

MOON, MOON_DAY = rf"闰?(?:[正冬腊]|[{TO_TEN}]{{1,2}})", rf"初?[{OF_A_DAY}]{{1,3}}"
"""闰七 (月), 初九 (日)."""

NAMED_MONTHS = {"正": 1, "冬": 11, "腊": 12}


@dataclass(frozen=True, slots=True)
class LunarYear:
    begins: date
    leap: int
    """The month that is followed by a leap month of the same number; 0 if none is."""
    lengths: tuple[int, ...]
    """Days of each month in order, the leap month included."""


@cache
def lunar_years() -> Mapping[int, LunarYear]:
    """By the solar year in which each begins."""
    return {
        int(year): LunarYear(date.fromisoformat(begins), int(leap), tuple(map(int, lengths.split())))
        for year, begins, leap, lengths in cells("lunar.tsv")
    }


def lunar_day(year: int, month: int, day: int, leap: bool = False) -> date | None:
    """The solar day of a lunar one, of a leap month if so said; None outside the table or the calendar.

    The 30th of the twelfth month is New Year's Eve, also in years in which that month has 29 days.

    >>> lunar_day(2020, 1, 1), lunar_day(2019, 12, 30), lunar_day(1978, 8, 15), lunar_day(2020, 13, 1)
    (datetime.date(2020, 1, 25), datetime.date(2020, 1, 24), datetime.date(1978, 9, 17), None)
    """
    table = lunar_years().get(year)
    if table is None or not 1 <= month <= 12 or (leap and month != table.leap):
        return None
    index = month - 1 if not leap and (not table.leap or month <= table.leap) else month
    length = table.lengths[index]
    if (month, day) == (12, 30):
        day = length
    if not 1 <= day <= length:
        return None
    return table.begins + timedelta(days=sum(table.lengths[:index]) + day - 1)


def lunar_day_in(solar_year: int, month: int, day: int) -> date | None:
    """The same, for the solar year in which it falls: the twelfth month mostly lies in the next one.

    >>> lunar_day_in(2020, 12, 28), lunar_day_in(2020, 1, 15)
    (datetime.date(2020, 1, 22), datetime.date(2020, 2, 8))
    """
    found = (lunar_day(year, month, day) for year in (solar_year - 1, solar_year))
    return next((each for each in found if each is not None and each.year == solar_year), None)


def reign_day(year_of_reign: str, month: str, day: str) -> date | None:
    """The solar day of one told by its reign, in Simplified.

    >>> reign_day("光绪七", "闰七", "初九"), reign_day("宣统元", "腊", "廿四"), reign_day("光绪七", "闰八", "初九")
    (datetime.date(1881, 9, 2), datetime.date(1910, 2, 3), None)
    """
    months = month.removeprefix("闰")
    nth = NAMED_MONTHS.get(months) or number(months)
    return lunar_day(REIGNS[year_of_reign[:2]] + year(year_of_reign[2:].strip()), nth, number(day), months != month)
