"""Days of the lunar calendar as days of the solar one, from the table ``data/lunar.tsv`` (1900-2100)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from jianbao.text.tables import cells


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


def lunar_day(year: int, month: int, day: int) -> date | None:
    """The solar day of a lunar one (never of a leap month); None outside the table or the calendar.

    The 30th of the twelfth month is New Year's Eve, also in years in which that month has 29 days.

    >>> lunar_day(2020, 1, 1), lunar_day(2019, 12, 30), lunar_day(1978, 8, 15), lunar_day(2020, 13, 1)
    (datetime.date(2020, 1, 25), datetime.date(2020, 1, 24), datetime.date(1978, 9, 17), None)
    """
    table = lunar_years().get(year)
    if table is None or not 1 <= month <= 12:
        return None
    index = month - 1 if not table.leap or month <= table.leap else month
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
