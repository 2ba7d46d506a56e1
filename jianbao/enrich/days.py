"""Days as a text names them: 2月12日, 1998年1月3日, 民国二十七年六月九日, 正月十五, 除夕.

Only the words are read here; which year a day without a year belongs to is decided in ``dates.py``. All of it
works on text put through ``simplify``, which keeps offsets.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from functools import cached_property

import msgspec
from msgspec.structs import replace

from jianbao.text.lunar import MOON, MOON_DAY, NAMED_MONTHS, REIGN_YEAR, lunar_day_in, reign_day
from jianbao.text.numerals import FULL_YEAR, MINGUO, OF_A_DAY, OF_A_YEAR, TO_NINE, TO_TEN, WEEKDAYS, YEAR_DIGITS, number
from jianbao.text.numerals import year as as_year

TWIN_LENGTH = 8
"""Characters after a solar day within which a lunar day in brackets is the same day again."""


class WrittenDay(msgspec.Struct, frozen=True):
    """A day as it is written."""

    start: int
    end: int
    month: int
    day: int
    lunar: bool = False
    year: int | None = None
    """The year written with it, or before it in its sentence."""
    shift: int | None = None
    """Years from that of printing, where a word such as 去年 says so."""
    weekday: int | None = None
    """0 for Monday, where it is written: a check on the year."""
    twin: tuple[int, int] | None = None
    """Lunar month and day written beside a solar day: a check on the year."""
    ended: bool = False
    """截至 stands before it: the day is over."""
    sent: bool = False
    """电 or 讯 stands after it: the day the report was sent."""
    today: bool = False
    """今天 or 今日 stands before it: the day on which it was written, or printed."""
    ahead: bool = False
    """Words of planning stand around it: the day may be still to come."""

    def fall(self, year: int) -> date | None:
        """The day in a solar year; None if it has no such day, or if the checks forbid the year."""
        if self.lunar:
            return lunar_day_in(year, self.month, self.day)
        try:
            day = date(year, self.month, self.day)
        except ValueError:
            return None
        return day if self._holds(day) else None

    def _holds(self, day: date) -> bool:
        if self.weekday is not None and day.weekday() != self.weekday:
            return False
        return self.twin is None or lunar_day_in(day.year, *self.twin) == day

    @property
    def checked(self) -> bool:
        return self.weekday is not None or self.twin is not None


_NUMBER = rf"(?:\d{{1,2}}|[{OF_A_DAY}]{{1,3}})"
_YEAR = (
    rf"(?:(?P<year>{FULL_YEAR}|[一二][{YEAR_DIGITS}]{{3}})"
    rf"|民国 ?(?P<minguo>\d{{2,3}}|[{OF_A_YEAR}]{{1,5}})) ?年"
)
_TO = " ?(?:[至到、-]|[–—~～]+) ?"
_SOLAR = re.compile(
    rf"(?<!\d)(?:{_YEAR} ?|(?P<short>1[01]\d) ?年 ?|(?P<near>[去今明前本当同]年(?:的|，)? ?))?"
    rf"(?<![\d十])(?P<month>{_NUMBER}|元) ?月 ?(?P<day>{_NUMBER})"
    rf"(?: ?[日号](?!楼|院|线|店|门|公路)|(?={_TO}\d{{1,2}} ?日))"
)
_PLAIN = re.compile(rf"(?<![\d.])(?P<year>{FULL_YEAR})([-./])(?P<month>\d{{1,2}})\2(?P<day>\d{{1,2}})(?![\d.])")
_LUNAR_DAY = rf"(?:初[{TO_TEN}]|[十廿][{TO_NINE}]|二?十[{TO_NINE}]?|三十)"
_OF_THE_MOON = "[农阴夏旧古]历(?:[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年)? ?"
"""Before a month it says that this is a lunar one, 日 or no 日 behind its day."""
_MOON_BEFORE = re.compile(rf"(?:{_OF_THE_MOON}|[藏傣]历(?:[^\s新]{{1,6}}年)?|{REIGN_YEAR} ?年 ?闰?)$")
_LUNAR = re.compile(
    rf"大年(?P<first>初[{TO_TEN}]|三十)"
    rf"|(?P<reign>{REIGN_YEAR}) ?年 ?(?P<month>{MOON}) ?月 ?(?P<day>{MOON_DAY})日?"
    rf"|{_OF_THE_MOON}(?P<of>\d{{1,2}}|十[一二]?|[{TO_NINE}])月(?P<on>\d{{1,2}}|{_LUNAR_DAY})日?"
    rf"|(?P<named>正月|冬月|腊月)(?P<at>{_LUNAR_DAY})"
    r"|(?P<feast>除夕|元宵节)"
)
_FEASTS = {"除夕": (12, 30), "元宵节": (1, 15)}
ANY_YEAR = re.compile(_YEAR)
_YEAR_OR_STOP = re.compile(rf"(?P<stop>[。！？；\n])|{_YEAR}")
_NEXT_DAY = re.compile(rf"{_TO}(?P<day>\d{{1,2}}) ?日")
ENDED = re.compile(r"截[至止]到?(?:今年)? ?$")
TODAY = re.compile(r"今[天日晨早晚](?:上午|下午|凌晨|晚上)?[，（(]? ?$")
_SENT = re.compile(r" ?(?:专)?[电讯]")
BEFORE_PLAN = re.compile(
    r"(?:[将拟]|计划|预计|预料|预报|预告|力争|确保|争取|有望|[定订]于|即将|报名|届时)[^。！？；，\n]{0,14}$"
    r"|(?<![签修制校装征认鉴判裁固])[定订](?:本月)?$"
)
_UNTIL = re.compile(
    r"(?:(?:持续|延续|延长|顺延|推迟|即日起|有效期|(?:时间|日期|期限|展期|会期)[^。！？；，\n]{0,14})[到至]"
    r"|(?:报名|申请|申报|投稿|征稿|征文|投票|预约|征订|缴费|投标)(?:时间|日期)?截[至止]到?"
    r"|(?:活动|展览)(?:时间|日期)?截止到?)(?:今年)? ?$"
)
"""Before the last day of what goes on, which is planned: 展览时间为3月28日至4月10日, 报名截止4月10日."""
AFTER_PLAN = re.compile(
    r" ?(?:起(?:施行|实施|执行|正式)|前(?:完成|实现|达到|报名)"
    r"|[起前]?(?:[上下中]午|[早晚]上?|凌晨|清晨|傍晚|夜间?)?[将拟](?:会|[于与在由对赴到来再迎登开召]|举[行办]|进[行入]|公[布演开]"
    r"|发[布表放]|宣布|放映|上[演映]|首|正式|重新|继续|一同|应邀|出[席发访]|启|亮相|停|恢复|前往|抵|参加|实[行施]|结束|闭))"
)
"""Behind a planned day. Of 28 with 将 right behind them 24 are planned, all before these verbs; not 4日将赃物退还."""
_YEARLY = re.compile(r"(?:每年|历年|往年|每逢)的?$")
"""Before a day of no year: 每年3月5日."""
_WEEKDAY = re.compile(rf" ?[（(]?(?:星期|周|礼拜)(?P<n>[{WEEKDAYS}天])")
_TWIN = re.compile(
    r" ?(?:[（(](?:农历|阴历)?|，?(?:农历|阴历))"
    rf"(?P<lunar>(?:大年|正月|冬月|腊月|十[一二]月|[二三四五六七八九十]月)[初十廿{TO_NINE}]{{1,3}})"
)
_HALF_WIDTH = {ord(wide): narrow for wide, narrow in zip("０１２３４５６７８９", "0123456789", strict=True)}
_WIDE = re.compile("[０-９]")
_SIGN = re.compile(r"月|大年|除夕|元宵|-|/|\.")
"""One of these stands in every day. Most paragraphs have none, and where all ways begin with a literal ``re`` is quick
to say so."""
_LUNAR_SIGN = re.compile(rf"大年|历|正月|冬月|腊月|除夕|元宵节|{REIGN_YEAR}")
"""The same of lunar days."""
_ANY_DIGIT = re.compile(rf"[\d元{TO_TEN}] ?[-./月]")
_NEAR = {"去年": -1, "前年": -2, "今年": 0, "本年": 0, "明年": 1}


def find_days(text: str) -> tuple[WrittenDay, ...]:
    """The days a Simplified text names, in reading order.

    >>> [(d.year, d.month, d.day) for d in find_days("2019年12月26日至28日，到今年1月3日")]
    [(2019, 12, 26), (2019, 12, 28), (None, 1, 3)]
    >>> [(d.lunar, d.month, d.day) for d in find_days("大年初二开锣，正月十五收箱，2 月 9 日结束")]
    [(True, 1, 2), (True, 1, 15), (False, 2, 9)]
    """
    if not _SIGN.search(text):
        return ()
    if _WIDE.search(text):
        text = text.translate(_HALF_WIDTH)
    found: list[WrittenDay] = []
    if _ANY_DIGIT.search(text):
        found += [*(_solar(text) if "月" in text else ()), *_plain(text)]
    if _LUNAR_SIGN.search(text):
        taken = {at for day in found for at in range(day.start, day.end + (TWIN_LENGTH if day.twin else 0))}
        found += [day for day in _lunar(text) if taken.isdisjoint(range(day.start, day.end))]
    return tuple(sorted(found, key=lambda day: day.start))


_MONTH = re.compile(rf"{_YEAR} ?(?P<month>{_NUMBER}) ?月份?[，,]")


def opening_month(text: str) -> tuple[date, int] | None:
    """The first day of the month that a Simplified text begins with, if it names no day of it, and the words' end.

    >>> opening_month("2020年2月，全县栽树三万株。"), opening_month("2020年2月成立的公司")
    ((datetime.date(2020, 2, 1), 7), None)
    """
    match = _MONTH.match(text)
    if match is None or not 1 <= number(match["month"]) <= 12:
        return None
    return date(read_year(match), number(match["month"]), 1), match.end() - 1


def _solar(text: str) -> Iterator[WrittenDay]:
    years = _Years(text)
    for match in _SOLAR.finditer(text):
        if _YEARLY.search(text, max(0, match.start() - 3), match.start()):
            continue
        if _MOON_BEFORE.search(text, max(0, match.start() - 9), match.start()):
            continue
        day = _read(match, text, years)
        if day is None or not _exists(day):
            continue
        yield day
        following = _NEXT_DAY.match(text, day.end)
        if following:
            other = replace(day, start=following.start("day"), end=following.end(), day=int(following["day"]))
            if other.day > day.day and _exists(other):
                ahead = day.ahead or bool(_UNTIL.search(text, max(0, day.start - 20), other.start))
                yield replace(other, weekday=None, twin=None, ahead=ahead)


def _read(match: re.Match[str], text: str, years: _Years) -> WrittenDay | None:
    """A solar day, with what the words around it say of it; None for a day of a year that is not in sight."""
    start, end = match.span()
    near = (match["near"] or "")[:2]
    year = read_year(match) if match["year"] or match["minguo"] else None
    if match["short"]:
        year = MINGUO + int(match["short"])
    if year is None and near not in _NEAR:
        year = years.before(start)
        if year is None and near:
            return None
    month = 1 if match["month"] == "元" else number(match["month"])
    day = WrittenDay(start, end, month, number(match["day"]), year=year, shift=_NEAR.get(near))
    return _with_surroundings(day, text)


def read_year(match: re.Match[str]) -> int:
    """The year of a match of one of the patterns here, of which the Republic's are counted from 1912."""
    return MINGUO + as_year(match["minguo"]) if match["minguo"] else as_year(match["year"])


class _Years:
    """The years of a text: one written earlier in the same sentence governs the days after it."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _marks(self) -> tuple[list[int], list[int | None]]:
        """Where years and sentences end, and the years, none for a sentence."""
        marks = list(_YEAR_OR_STOP.finditer(self._text))
        return [match.end() for match in marks], [None if match["stop"] else read_year(match) for match in marks]

    def before(self, at: int) -> int | None:
        ends, years = self._marks
        index = bisect_right(ends, at)
        return years[index - 1] if index else None


def _with_surroundings(day: WrittenDay, text: str) -> WrittenDay:
    before, end = text[max(0, day.start - 20) : day.start], day.end
    until = bool(_UNTIL.search(before))
    weekday, twin = _WEEKDAY.match(text, end), _TWIN.match(text, end)
    return replace(
        day,
        weekday=WEEKDAYS.index(weekday["n"].replace("天", "日")) if weekday else None,
        twin=_read_twin(twin["lunar"]) if twin else None,
        ended=not until and bool(ENDED.search(before)),
        sent=bool(_SENT.match(text, end)),
        today=bool(TODAY.search(before)),
        ahead=until or bool(BEFORE_PLAN.search(before) or AFTER_PLAN.match(text, end)),
    )


def _read_twin(words: str) -> tuple[int, int]:
    month, _, day = words.replace("大年", "正月").partition("月")
    return NAMED_MONTHS.get(month) or number(month), number(day)


def _plain(text: str) -> Iterator[WrittenDay]:
    """2020-02-13, 2020.2.13 and 2020/2/13."""
    for match in _PLAIN.finditer(text):
        day = WrittenDay(*match.span(), int(match["month"]), int(match["day"]), year=int(match["year"]))
        if _exists(day):
            yield _with_surroundings(day, text)


def _lunar(text: str) -> Iterator[WrittenDay]:
    for match in _LUNAR.finditer(text):
        if match["reign"]:
            if told := reign_day(match["reign"], match["month"], match["day"]):
                yield _with_surroundings(WrittenDay(*match.span(), told.month, told.day, year=told.year), text)
            continue
        if match["feast"]:
            month, day = _FEASTS[match["feast"]]
        elif match["first"]:
            month, day = (12, 30) if match["first"] == "三十" else (1, number(match["first"]))
        elif match["named"]:
            month, day = NAMED_MONTHS[match["named"][0]], number(match["at"])
        else:
            month, day = number(match["of"]), number(match["on"])
        yield _with_surroundings(WrittenDay(*match.span(), month, day, lunar=True), text)


def _exists(day: WrittenDay) -> bool:
    if day.year is not None:
        return day.fall(day.year) is not None
    return 1 <= day.month <= 12 and 1 <= day.day <= 31
