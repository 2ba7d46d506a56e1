"""Which day a full day in figures is; of one that may be read in two ways, 02/06/2024, the text tells it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from jianbao.parse.patterns import DATE, plain
from jianbao.text.lunar import reign_day
from jianbao.text.numerals import FIRST_YEAR, MINGUO, number, year

NAMED = re.compile(r"(?P<month>\d{1,2})月(?P<day>\d{1,2})日")
SINCE = timedelta(days=1)
"""A report mostly names the day on which it appears, or the one before."""


def read_day(match: re.Match[str] | None) -> date | None:
    """A full day in figures; years before the first papers are those of the Republic of China (year 1 is 1912), and
    months of a reign those of the moon. Before a year that comes last, day and month stand in either order: only one
    above twelve tells which it is.

    >>> read_day(re.search(DATE, "2019年10月23日")), read_day(re.search(DATE, "民国109年2月30日"))
    (datetime.date(2019, 10, 23), None)
    >>> read_day(re.search(DATE, "民国七十六年十一月三日")), read_day(re.search(DATE, "二〇〇八年三月六日"))
    (datetime.date(1987, 11, 3), datetime.date(2008, 3, 6))
    >>> read_day(re.search(DATE, "02/06/2024")), read_day(re.search(DATE, "06/16/2017"))
    (None, datetime.date(2017, 6, 16))
    """
    if match is None:
        return None
    said = {name[0]: text for name, text in match.groupdict().items() if text is not None}
    if match["y0"]:
        return reign_day(said["y"], said["m"], said["d"])
    own, month, day = year(said["y"]), number(said["m"]), number(said["d"])
    if match["y5"] and month > 12:
        month, day = day, month
    elif match["y5"] and day <= 12 and day != month:
        return None
    try:
        return date(own if own >= FIRST_YEAR else own + MINGUO, month, day)
    except ValueError:
        return None


def either_day(bylines: Iterable[str], texts: Iterable[str]) -> date | None:
    """The day in a byline whose month and day may change places, if the texts name one reading of it, and not the
    other, or the day before it.

    >>> either_day(["發佈: 12:07 02/06/2024"], ["昨天（6月1日）有雨。"]), either_day(["02/06/2024"], ["昨天有雨。"])
    (datetime.date(2024, 6, 2), None)
    >>> either_day(["02/06/2024"], ["从2月5日到6月1日。"])
    """
    readings = [reading for text in bylines for reading in _readings(plain(text))]
    if not readings:
        return None
    named = {(int(match["month"]), int(match["day"])) for text in texts for match in NAMED.finditer(plain(text))}
    told = [day for day in readings if any((each.month, each.day) in named for each in (day, day - SINCE))]
    return told[0] if len(told) == 1 else None


def _readings(text: str) -> Iterator[date]:
    match = DATE.search(text)
    if match is None or not match["y5"]:
        return
    first, second = int(match["d5"]), int(match["m5"])
    if first != second and 1 <= first <= 12 and 1 <= second <= 12:
        yield date(int(match["y5"]), second, first)
        yield date(int(match["y5"]), first, second)
