"""Finds the days that a text names with their month: 2月12日, 1998年1月3日, 民国二十七年六月九日, 正月十五, 除夕.

Only the words are read here; to which year a day without a year belongs is decided in ``dates.py``. Texts have to be in
Simplified, as ``simplify`` gives them, which keeps offsets.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from functools import cached_property

import msgspec
from msgspec.structs import replace

from jianbao.enrich.day_words import ENDED, SENT_BEHIND, TODAY, UNTIL, WORDS_BEFORE, YEARLY, is_planned
from jianbao.text.lunar import MOON, MOON_DAY, NAMED_MONTHS, REIGN_YEAR, lunar_day_in, reign_day
from jianbao.text.numerals import FULL_YEAR, MINGUO, OF_A_DAY, OF_A_YEAR, TO_NINE, TO_TEN, WEEKDAYS, YEAR_DIGITS, number
from jianbao.text.numerals import year as as_year

TWIN_LENGTH = 8
"""If a lunar day stands beside a solar one as its twin, it ends within so many characters behind it."""


class WrittenDay(msgspec.Struct, frozen=True):
    """A day as a text writes it."""

    start: int
    end: int
    month: int
    day: int
    lunar: bool = False
    year: int | None = None
    """The year that stands with the day, or before it in its sentence."""
    year_shift: int | None = None
    """How many years after the year of printing it is, if a word such as 去年 (-1) says so."""
    weekday: int | None = None
    """The weekday beside it (0 for Monday), which only fits some years."""
    twin: tuple[int, int] | None = None
    """Month and day of the lunar calendar that stand beside a solar day as the same day; they only fit some years."""
    ended: bool = False
    """Whether 截至 stands before it: the day is over."""
    sent: bool = False
    """Whether 电 or 讯 stands behind it: on this day the report was sent."""
    today: bool = False
    """Whether 今天 or 今日 stands before it: on this day the text was written or printed."""
    ahead: bool = False
    """Whether words of planning stand around it: the day may be still to come."""

    def in_year(self, year: int) -> date | None:
        """The date of the day in a solar year; None if that year has no such day, or not with this weekday or twin."""
        if self.lunar:
            return lunar_day_in(year, self.month, self.day)
        try:
            day = date(year, self.month, self.day)
        except ValueError:
            return None
        return day if self._may_be(day) else None

    def _may_be(self, day: date) -> bool:
        """Whether weekday and twin, where they are given, fit this date."""
        if self.weekday is not None and day.weekday() != self.weekday:
            return False
        return self.twin is None or lunar_day_in(day.year, *self.twin) == day

    @property
    def limits_year(self) -> bool:
        """Whether a weekday or a twin stands beside the day, so that only some years fit it."""
        return self.weekday is not None or self.twin is not None


_NUMBER = rf"(?:\d{{1,2}}|[{OF_A_DAY}]{{1,3}})"
_YEAR = (
    rf"(?:(?P<year>{FULL_YEAR}|[一二][{YEAR_DIGITS}]{{3}})"
    rf"|民国 ?(?P<minguo>\d{{2,3}}|[{OF_A_YEAR}]{{1,5}})) ?年"
)
_TO = " ?(?:[至到、-]|[–—~～]+) ?"
_SOLAR = re.compile(
    rf"(?<!\d)(?:{_YEAR} ?|(?P<bare_minguo>1[01]\d) ?年 ?|(?P<relative>[去今明前本当同]年(?:的|，)? ?))?"
    rf"(?<![\d十])(?P<month>{_NUMBER}|元) ?月 ?(?P<day>{_NUMBER})"
    rf"(?: ?[日号](?!楼|院|线|店|门|公路)|(?={_TO}\d{{1,2}} ?日))"
)
_NUMERIC = re.compile(rf"(?<![\d.])(?P<year>{FULL_YEAR})([-./])(?P<month>\d{{1,2}})\2(?P<day>\d{{1,2}})(?![\d.])")
_LUNAR_DAY = rf"(?:初[{TO_TEN}]|[十廿][{TO_NINE}]|二?十[{TO_NINE}]?|三十)"
_OF_THE_MOON = "[农阴夏旧古]历(?:[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年)? ?"
"""Says that the month behind it is a lunar one, whether or not 日 stands behind the day."""
_MOON_BEFORE = re.compile(rf"(?:{_OF_THE_MOON}|[藏傣]历(?:[^\s新]{{1,6}}年)?|{REIGN_YEAR} ?年 ?闰?)$")
_LUNAR = re.compile(
    rf"大年(?P<first>初[{TO_TEN}]|三十)"
    rf"|(?P<reign>{REIGN_YEAR}) ?年 ?(?P<month>{MOON}) ?月 ?(?P<day>{MOON_DAY})日?"
    rf"|{_OF_THE_MOON}(?P<moon>\d{{1,2}}|十[一二]?|[{TO_NINE}])月(?P<moon_day>\d{{1,2}}|{_LUNAR_DAY})日?"
    rf"|(?P<named>正月|冬月|腊月)(?P<named_day>{_LUNAR_DAY})"
    r"|(?P<feast>除夕|元宵节)"
)
_FEASTS = {"除夕": (12, 30), "元宵节": (1, 15)}
ANY_YEAR = re.compile(_YEAR)
_YEAR_OR_STOP = re.compile(rf"(?P<stop>[。！？；\n])|{_YEAR}")
_NEXT_DAY = re.compile(rf"{_TO}(?P<day>\d{{1,2}}) ?日")
_WEEKDAY = re.compile(rf" ?[（(]?(?:星期|周|礼拜)(?P<n>[{WEEKDAYS}天])")
_TWIN = re.compile(
    r" ?(?:[（(](?:农历|阴历)?|，?(?:农历|阴历))"
    rf"(?P<lunar>(?:大年|正月|冬月|腊月|十[一二]月|[二三四五六七八九十]月)[初十廿{TO_NINE}]{{1,3}})"
)
_HALF_WIDTH = {ord(wide): narrow for wide, narrow in zip("０１２３４５６７８９", "0123456789", strict=True)}
_WIDE = re.compile("[０-９]")
_SIGN = re.compile(r"月|大年|除夕|元宵|-|/|\.")
"""Each day has one of these. Most paragraphs have none, and ``re`` is quick to say so, since every alternative begins
with a literal."""
_LUNAR_SIGN = re.compile(rf"大年|历|正月|冬月|腊月|除夕|元宵节|{REIGN_YEAR}")
"""Each lunar day has one of these."""
_SOLAR_SIGN = re.compile(rf"[\d元{TO_TEN}] ?[-./月]")
"""Each solar day has one of these."""
_YEAR_SHIFTS = {"去年": -1, "前年": -2, "今年": 0, "本年": 0, "明年": 1}


def find_days(text: str) -> tuple[WrittenDay, ...]:
    """The days that a Simplified text names, in reading order. A lunar day that is the twin of a solar one is left out.

    >>> [(d.year, d.month, d.day) for d in find_days("2019年12月26日至28日，到今年1月3日")]
    [(2019, 12, 26), (2019, 12, 28), (None, 1, 3)]
    >>> [(d.lunar, d.month, d.day) for d in find_days("大年初二开锣，正月十五收箱，2 月 9 日结束")]
    [(True, 1, 2), (True, 1, 15), (False, 2, 9)]
    """
    if not _SIGN.search(text):
        return ()
    if _WIDE.search(text):
        text = text.translate(_HALF_WIDTH)
    days: list[WrittenDay] = []
    if _SOLAR_SIGN.search(text):
        days += [*(_solar_days(text) if "月" in text else ()), *_numeric_days(text)]
    if _LUNAR_SIGN.search(text):
        taken = {at for day in days for at in range(day.start, day.end + (TWIN_LENGTH if day.twin else 0))}
        days += [day for day in _lunar_days(text) if taken.isdisjoint(range(day.start, day.end))]
    return tuple(sorted(days, key=lambda day: day.start))


_MONTH = re.compile(rf"{_YEAR} ?(?P<month>{_NUMBER}) ?月份?[，,]")


def opening_month(text: str) -> tuple[date, int] | None:
    """The month that a Simplified text begins with, as its first day, and where these words end; None if the text
    begins with no month, or with a day.

    >>> opening_month("2020年2月，全县栽树三万株。"), opening_month("2020年2月成立的公司")
    ((datetime.date(2020, 2, 1), 7), None)
    """
    match = _MONTH.match(text)
    if match is None or not 1 <= number(match["month"]) <= 12:
        return None
    return date(read_year(match), number(match["month"]), 1), match.end() - 1


def _solar_days(text: str) -> Iterator[WrittenDay]:
    """The days written as 2月12日 or 2月12日至14日, but none of every year or of another calendar."""
    years = _Years(text)
    for match in _SOLAR.finditer(text):
        if YEARLY.search(text, max(0, match.start() - 3), match.start()):
            continue
        if _MOON_BEFORE.search(text, max(0, match.start() - 9), match.start()):
            continue
        day = _read_solar(match, text, years)
        if day is None or not _may_exist(day):
            continue
        yield day
        last = _last_of_span(day, text)
        if last is not None:
            yield last


def _last_of_span(day: WrittenDay, text: str) -> WrittenDay | None:
    """The day of the same month that ends a span behind its first ``day`` (2月12日至14日); None if there is no span."""
    following = _NEXT_DAY.match(text, day.end)
    if following is None:
        return None
    last = replace(day, start=following.start("day"), end=following.end(), day=int(following["day"]))
    if last.day <= day.day or not _may_exist(last):
        return None
    ahead = day.ahead or bool(UNTIL.search(text, max(0, day.start - WORDS_BEFORE), last.start))
    return replace(last, weekday=None, twin=None, ahead=ahead)


def _read_solar(match: re.Match[str], text: str, years: _Years) -> WrittenDay | None:
    """The day of a match, with what the words around it say; None if it is of 当年 and no year stands before it."""
    start, end = match.span()
    relative = (match["relative"] or "")[:2]
    year = read_year(match) if match["year"] or match["minguo"] else None
    if match["bare_minguo"]:
        year = MINGUO + int(match["bare_minguo"])
    if year is None and relative not in _YEAR_SHIFTS:
        year = years.before(start)
        if year is None and relative:
            return None
    month = 1 if match["month"] == "元" else number(match["month"])
    day = WrittenDay(start, end, month, number(match["day"]), year=year, year_shift=_YEAR_SHIFTS.get(relative))
    return _with_surroundings(day, text)


def read_year(match: re.Match[str]) -> int:
    """The year in a match of ``ANY_YEAR`` or of a pattern that has its groups: one of the Republic counts from 1912."""
    return MINGUO + as_year(match["minguo"]) if match["minguo"] else as_year(match["year"])


class _Years:
    """The years that a text names. A year also applies to the days after it in the same sentence."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _ends(self) -> tuple[list[int], list[int | None]]:
        """Where years and sentences end; and for each of these ends the year, or None if it is a sentence's."""
        marks = list(_YEAR_OR_STOP.finditer(self._text))
        return [match.end() for match in marks], [None if match["stop"] else read_year(match) for match in marks]

    def before(self, at: int) -> int | None:
        """The last year that the sentence names before this offset, if it names one."""
        ends, years = self._ends
        index = bisect_right(ends, at)
        return years[index - 1] if index else None


def _with_surroundings(day: WrittenDay, text: str) -> WrittenDay:
    """The day with what the words before and behind it say."""
    before, end = text[max(0, day.start - WORDS_BEFORE) : day.start], day.end
    until = bool(UNTIL.search(before))
    weekday, twin = _WEEKDAY.match(text, end), _TWIN.match(text, end)
    return replace(
        day,
        weekday=WEEKDAYS.index(weekday["n"].replace("天", "日")) if weekday else None,
        twin=_read_twin(twin["lunar"]) if twin else None,
        ended=not until and bool(ENDED.search(before)),
        sent=bool(SENT_BEHIND.match(text, end)),
        today=bool(TODAY.search(before)),
        ahead=until or is_planned(text, day.start, end),
    )


def _read_twin(words: str) -> tuple[int, int]:
    """Month and day of a lunar day such as 正月十五 or 大年初二."""
    month, _, day = words.replace("大年", "正月").partition("月")
    return NAMED_MONTHS.get(month) or number(month), number(day)


def _numeric_days(text: str) -> Iterator[WrittenDay]:
    """The days written as 2020-02-13, 2020.2.13 or 2020/2/13."""
    for match in _NUMERIC.finditer(text):
        day = WrittenDay(*match.span(), int(match["month"]), int(match["day"]), year=int(match["year"]))
        if _may_exist(day):
            yield _with_surroundings(day, text)


def _lunar_days(text: str) -> Iterator[WrittenDay]:
    """The days of the lunar calendar; one whose year is counted by a reign is given as the solar day that it was."""
    for match in _LUNAR.finditer(text):
        if match["reign"]:
            if solar := reign_day(match["reign"], match["month"], match["day"]):
                yield _with_surroundings(WrittenDay(*match.span(), solar.month, solar.day, year=solar.year), text)
            continue
        if match["feast"]:
            month, day = _FEASTS[match["feast"]]
        elif match["first"]:
            month, day = (12, 30) if match["first"] == "三十" else (1, number(match["first"]))
        elif match["named"]:
            month, day = NAMED_MONTHS[match["named"][0]], number(match["named_day"])
        else:
            month, day = number(match["moon"]), number(match["moon_day"])
        yield _with_surroundings(WrittenDay(*match.span(), month, day, lunar=True), text)


def _may_exist(day: WrittenDay) -> bool:
    """Whether there is such a day; if its year is unknown, only whether month and day are numbers of any."""
    if day.year is not None:
        return day.in_year(day.year) is not None
    return 1 <= day.month <= 12 and 1 <= day.day <= 31
