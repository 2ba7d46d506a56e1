"""Finds the days that a text counts from the day of writing: 昨天, 今晚, 明日, 28日 without its month, 上月3日.

This is done only where the day of printing is stated. If a report was sent on a day before it (新华社北京2月3日电), its
今天 is that day. Texts have to be in Simplified, as ``simplify`` gives them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from jianbao.enrich.day_words import is_planned
from jianbao.text.characters import HAN
from jianbao.text.numerals import OF_A_DAY, TO_NINE, TO_TEN, number

MONTH = timedelta(days=31)
OTHER_TIME = timedelta(days=40)
"""If the last day that a text named is further than this from the day of writing, the text tells of another time, and
a day without its month may be of any month."""
SENT_BEFORE = timedelta(days=7)
"""A report is printed within a week of the day on which it was sent."""
SENT = frozenset("电讯")
"""What stands behind the day on which a report was sent."""
SOON = timedelta(days=3)
"""A day without its month is taken for one ahead if it is so near: it is that as often as one that is over (30日停航、
31日复航)."""
MOST_APART = 4
"""The day that 昨晚（25日） gives in figures is at most so many days from the day of writing."""

_DISTANCE = {"前": -2, "昨": -1, "今": 0, "明": 1, "后": 2}
"""Days from the day of writing, by the first character of 昨天 and the like."""
_NUMBER = rf"(?:\d{{1,2}}|(?:二?十|廿)[{TO_NINE}]|二十|廿|三十一?|卅一?)"
_RELATIVE = re.compile(
    r"(?:前[天日晚]|昨[天日晚晨夜早午]|今(?:[天日晨早午]|晚(?!报))|明(?:[天日晨早]|晚(?!报))|后天(?!性|[的地]))"
    r"(?:[（(](?P<day>\d{1,2})日[）)])?"
)
"""昨天 and the like. It begins with a character, not with a look behind, so ``re`` is quick to pass over other text."""
_CUTS_NEXT_WORD = re.compile(
    r".天(?:津|气(?![温压象候]))|[前后]天[空色晴亮黑然]|.日(?:本(?![报市县省港澳刊网台社月周届次])|元|均|趋|益)|前日[军方]"
)
"""Matches where the second character belongs to the next word: 以前天津, 此前日本, 雨后天晴."""
_CUTS_WORD_BEFORE = re.compile(r"(?:的.|[目以之生战眼面跟向]前|如今|[光聪清文]明|先天后|[天以之]后)$")
"""Matches where the first character belongs to the word before: 目前日均, 光明日报, 先天后天."""
_NO_DAY = re.compile(
    r"今[天日](?:的|之|这个|这样|中国|美国|头条|说法|早报|关注|看来)|明[天日](?:的|之|会更|更|属于|黄花)|昨[天日]之"
)
"""Matches where a time is meant and no day (今天的青年, 明天会更好), and in names (今日头条)."""
_BEFORE_OUR_TIME = re.compile(
    r"(?:[直时]?[到至]|走[到过]|[比较像同]|美好|拥抱|创造|开创|赢得|珍惜|不忘|憧憬|展望|放眼|托起|点亮|照亮|成就|铸就"
    r"|[面奔走迈]向|和|与)$"
)
"""Stands before 今天 where it means our time, unless an hour stands behind it: 直到今天."""
_HOUR = re.compile(r"[上下中正凌晚傍零]|\d|[（(]")
_DAY_SIGN = re.compile(
    "日(?![内间均游谈夜本常用产薪租化志历报照程后前子龄]|以[上下内]|之[内前后]|元(?!旦)|的(?:期限|限期|宽限|假期))"
)
_COUNTED_BEHIND = (
    "提前|期为|延长|顺延|推迟|放假|停水|停电|停气|停业|停产|公示|少于|多于|低于|高于|整顿|相隔|展出|休息|休假|请假"
    "|拘留|逗留|停留|扣留|滞留|羁押|隔离|旷工|旷课"
)
"""Words behind which a number of days stands: 行政拘留5日, 提前30日."""
_BARE_DAY = re.compile(
    rf"(?<![\d{OF_A_DAY}百千.:：/月第每逢时续期共达过了仅约近余满经需足整计])"
    rf"(?<!{_COUNTED_BEHIND})"
    rf"(?P<day>{_NUMBER})$"
)
"""The number before 日, unless it is one of days, a part of a larger number, or has its month before it."""
_BARE_DAY_LENGTH = 4
"""Characters before 日 in which the number is sought."""
_OF_MONTH = re.compile(rf"(?P<which>[本上下])个?月(?P<day>{_NUMBER}|[{TO_TEN}])日(?![内间以之])")
"""上月3日 and the like. Behind a month, it is hardly ever a number of days (本月十日夜), so few words are excluded."""
_DATELINE = re.compile(
    rf"^[^。，；]{{0,40}}?(?<![\d{OF_A_DAY}月])(?P<day>{_NUMBER}|[{TO_TEN}])日[上下]?[午晚晨]?(?:急|专|特|外)?[电讯]"
)
"""A dateline with a day without its month: 北京21日电."""
_OWN_DATELINE = re.compile(rf"^[^。，；]{{0,6}}(?:本报|[晨晚早日]报|快报)(?!记者){HAN}{{0,6}}讯")
"""The dateline of a report that was written for the paper, such as the next one of a column."""
NEAR_SIGN = re.compile("[昨今明前后][天日晚晨夜早午]|日|讯")
"""Each day that is found here has one of these, and so has each dateline that tells when a paragraph was written."""
_WIRE = re.compile("[电讯]")
_HEAD = 60
"""In a dateline, one of these stands in so many characters at the head of a paragraph."""
_IS_OVER = re.compile("[上下中]?午?(?:曾|已|刚|才)")
"""Stands behind a day that is over."""
_QUOTES = re.compile('[“”「」《》"]')
_OPENING = frozenset("“「《")
_STOP = re.compile("[。！？；\n]")


class Known(NamedTuple):
    """A day whose date is known, such as one with its month, and where it stands in a text."""

    start: int
    end: int
    day: date


@dataclass(frozen=True, slots=True)
class NearDay:
    """A day that is counted from the day of writing, and where it stands in the text of a block."""

    day: date
    start: int
    end: int


def sent_on(text: str, printed: date, sent: Sequence[date]) -> date | None:
    """The day on which a paragraph was written, by its dateline: the day on which it was sent, or that of printing if
    it was written for the paper. None if it has no such dateline.

    ``sent``: the days with their month on which it says it was sent.

    >>> sent_on("中央社记者何苇台北21日电", date(2023, 2, 22), ()), sent_on("石桥在下雨。", date(2023, 2, 22), ())
    (datetime.date(2023, 2, 21), None)
    >>> sent_on("本报讯 石桥在下雨。", date(2023, 2, 22), ())
    datetime.date(2023, 2, 22)
    """
    if not _WIRE.search(text, 0, _HEAD):
        return None
    match = _DATELINE.match(text)
    in_dateline = _last_until(printed, number(match["day"])) if match else None
    days = (*sent, in_dateline) if in_dateline else sent
    possible = (day for day in days if timedelta(0) <= printed - day <= SENT_BEFORE)
    return next(possible, printed if _OWN_DATELINE.match(text) else None)


def find_near_days(text: str, written: date, known: Sequence[Known]) -> Iterator[NearDay]:
    """The days that a block counts from the day on which it was ``written``, except in quotations and titles.

    ``known``: the days in it whose date is known, in reading order.

    >>> text = "昨天下午开工，明晚（4日）停工，28日曾停过一次。"
    >>> [str(near.day) for near in find_near_days(text, date(2020, 2, 3), ())]
    ['2020-02-02', '2020-02-04', '2020-01-28']
    """
    days = [*_relative_days(text, written), *_days_of_month(text, written)]
    spans = [*((day.start, day.end) for day in known), *((near.start, near.end) for near in days)]
    taken = {at for start, end in spans for at in range(start, end)}
    days += (near for near in _bare_days(text, written, known) if taken.isdisjoint(range(near.start, near.end)))
    quotations = _quotations(text) if days else ()
    return (near for near in days if not _is_inside(near.start, quotations))


def _relative_days(text: str, written: date) -> Iterator[NearDay]:
    """昨天 and the like, with the number that stands behind in brackets if there is one."""
    for match in _RELATIVE.finditer(text):
        if _is_day(match, text):
            in_figures = match["day"] and _nearest(written, int(match["day"]))
            yield NearDay(in_figures or written + timedelta(days=_DISTANCE[match[0][0]]), *match.span())


def _is_day(match: re.Match[str], text: str) -> bool:
    """Whether characters such as 今天 are a word, and mean a day."""
    start = match.start()
    if _CUTS_NEXT_WORD.match(text, start) or _NO_DAY.match(text, start):
        return False
    if _CUTS_WORD_BEFORE.search(text, max(0, start - 2), start + 1):
        return False
    is_our_time = _BEFORE_OUR_TIME.search(text, max(0, start - 2), start) is not None
    return not is_our_time or _HOUR.match(text, start + 2) is not None


def _days_of_month(text: str, written: date) -> Iterator[NearDay]:
    """上月3日 and the like."""
    for match in _OF_MONTH.finditer(text):
        months = {"上": -1, "本": 0, "下": 1}[match["which"]]
        if day := _day_in_month(written, months, number(match["day"])):
            yield NearDay(day, *match.span())


def _bare_days(text: str, written: date, known: Sequence[Known]) -> Iterator[NearDay]:
    """28日 and the like, without a month."""
    planned: Known | None = None
    """The last planned day; a later day of the month in its sentence is planned, too: 定于20日召开，25日闭幕."""
    for match in _DAY_SIGN.finditer(text):
        at, end = match.span()
        bare = _BARE_DAY.search(text, max(0, at - _BARE_DAY_LENGTH), at)
        if bare is None:
            continue
        start, of_month = bare.start(), number(bare["day"])
        follows_plan = planned is not None and planned.day.day < of_month and not _IS_OVER.match(text, end)
        before = sorted((*known, planned)) if planned is not None and follows_plan else known
        if day := _date_of_bare(of_month, text, start, end, written, before):
            yield NearDay(day, start, end)
            if day > written and (follows_plan or is_planned(text, start, end)):
                planned = Known(start, end, day)


def _date_of_bare(of_month: int, text: str, start: int, end: int, written: date, known: Sequence[Known]) -> date | None:
    """The date of a day of the month that stands without its month from ``start`` to ``end``; None if the text tells of
    another time.

    It is of the month of the ``known`` day before it in its sentence, or of the next. Else it is the last such day up
    to the day of writing, or the next one, if it is planned or very soon.
    """
    days_before = [day for day in known if day.end <= start]
    last = days_before[-1] if days_before else None
    if last is not None and not _STOP.search(text, last.end, start):
        same_month = _day_in_month(last.day, 0, of_month)
        next_month = _day_in_month(last.day, 1, of_month) if of_month < last.day.day else None
        is_in_next = next_month is not None and (next_month <= written or last.day > written)
        return next_month if is_in_next else same_month
    if last is not None and abs(last.day - written) > OTHER_TIME:
        return None
    past = _last_until(written, of_month)
    following = _day_in_month(written, 0 if of_month >= written.day else 1, of_month)
    if is_planned(text, start, end):
        return following
    is_soon = following is not None and following - written <= SOON and text[end : end + 1] not in SENT
    return following if is_soon else past


def _quotations(text: str) -> list[tuple[int, int]]:
    """Where quotations and titles begin and end: who is quoted may have spoken on another day."""
    spans, start, is_open = [], None, False
    for match in _QUOTES.finditer(text):
        mark = match[0]
        if mark == '"':
            is_open = not is_open
        if start is None and (mark in _OPENING or (mark == '"' and is_open)):
            start = match.start()
        elif start is not None and mark not in _OPENING:
            spans.append((start, match.end()))
            start = None
    return [*spans, *([(start, len(text))] if start is not None else [])]


def _is_inside(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether an offset is in one of these spans, which are in order."""
    index = bisect_left(spans, (at, 0)) - 1
    return index >= 0 and spans[index][0] <= at < spans[index][1]


def _last_until(written: date, of_month: int) -> date | None:
    """The last such day of a month up to the day of writing; None if the month in question has none."""
    day = _day_in_month(written, 0 if of_month <= written.day else -1, of_month)
    return day if day is not None and written - day <= MONTH else None


def _nearest(written: date, of_month: int) -> date | None:
    """Such a day of a month close to the day of writing; None if there is none."""
    days = (written + timedelta(days=shift) for shift in range(-MOST_APART, MOST_APART + 1))
    return next((day for day in days if day.day == of_month), None)


def _day_in_month(of: date, months: int, of_month: int) -> date | None:
    """A day of the month that lies so many months after that ``of`` another day; None if that month has no such day."""
    year, month = divmod(of.year * 12 + of.month - 1 + months, 12)
    try:
        return date(year, month + 1, of_month)
    except ValueError:
        return None
