"""Days told from the day of writing: 昨天, 今晚, 明日, 28日 without its month, 上月3日.

They are days only where the day of printing is stated. A report that was sent on a day before it (新华社北京2月3日电)
says 今天 of that day. Works on text put through ``simplify``.
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
"""Where a text last named a day that lies further from its writing, a day without its month may be of any."""
SENT_BEFORE = timedelta(days=7)
"""A report is printed within a week of the day it was sent."""
SENT = frozenset("电讯")
"""What stands behind the day on which a report was sent."""
SOON = timedelta(days=3)
"""Days ahead that are told without a month as often as days that are over: 30日停航、31日复航."""
BESIDE = 4
"""Days between the day of writing and the one that 昨晚（25日） gives in figures, at most."""

_DISTANCE = {"前": -2, "昨": -1, "今": 0, "明": 1, "后": 2}
_NUMBER = rf"(?:\d{{1,2}}|(?:二?十|廿)[{TO_NINE}]|二十|廿|三十一?|卅一?)"
_NEAR = re.compile(
    r"(?:前[天日晚]|昨[天日晚晨夜早午]|今(?:[天日晨早午]|晚(?!报))|明(?:[天日晨早]|晚(?!报))|后天(?!性|[的地]))"
    r"(?:[（(](?P<day>\d{1,2})日[）)])?"
)
"""Begins with a character and not with a look behind, so that ``re`` is quick to pass over the rest of a text."""
_NOT_BEFORE = re.compile(
    r".天(?:津|气(?![温压象候]))|[前后]天[空色晴亮黑然]|.日(?:本(?![报市县省港澳刊网台社月周届次])|元|均|趋|益)|前日[军方]"
)
"""What shows that the second character belongs to what follows: 以前天津, 此前日本, 雨后天晴."""
_NOT_BEHIND = re.compile(r"(?:的.|[目以之生战眼面跟向]前|如今|[光聪清文]明|先天后|[天以之]后)$")
"""Before the last character of a word that is no day: 目前日均, 光明日报, 先天后天."""
_OF_THE_TIME = re.compile(
    r"今[天日](?:的|之|这个|这样|中国|美国|头条|说法|早报|关注|看来)|明[天日](?:的|之|会更|更|属于|黄花)|昨[天日]之"
)
"""Words that are no day: 今天的青年, 明天会更好, and names: 今日头条."""
_UNTIL = re.compile(
    r"(?:[直时]?[到至]|走[到过]|[比较像同]|美好|拥抱|创造|开创|赢得|珍惜|不忘|憧憬|展望|放眼|托起|点亮|照亮|成就|铸就"
    r"|[面奔走迈]向|和|与)$"
)
"""Before 今天 that is the time we live in, if no hour stands behind it: 直到今天."""
_HOUR = re.compile(r"[上下中正凌晚傍零]|\d|[（(]")
_DAY = re.compile(
    "日(?![内间均游谈夜本常用产薪租化志历报照程后前子龄]|以[上下内]|之[内前后]|元(?!旦)|的(?:期限|限期|宽限|假期))"
)
_COUNTED_BEHIND = (
    "提前|期为|延长|顺延|推迟|放假|停水|停电|停气|停业|停产|公示|少于|多于|低于|高于|整顿|相隔|展出|休息|休假|请假"
    "|拘留|逗留|停留|扣留|滞留|羁押|隔离|旷工|旷课"
)
"""Words behind which days are counted: 行政拘留5日, 提前30日."""
_BEFORE_DAY = re.compile(
    rf"(?<![\d{OF_A_DAY}百千.:：/月第每逢时续期共达过了仅约近余满经需足整计])"
    rf"(?<!{_COUNTED_BEHIND})"
    rf"(?P<day>{_NUMBER})$"
)
_BEFORE_DAY_LENGTH = 4
_OF_MONTH = re.compile(rf"(?P<of>[本上下])个?月(?P<day>{_NUMBER}|[{TO_TEN}])日(?![内间以之])")
"""Behind its month a number is hardly one of days: 本月十日夜."""
_SENT = re.compile(
    rf"^[^。，；]{{0,40}}?(?<![\d{OF_A_DAY}月])(?P<day>{_NUMBER}|[{TO_TEN}])日[上下]?[午晚晨]?(?:急|专|特|外)?[电讯]"
)
_UNSENT = re.compile(rf"^[^。，；]{{0,6}}(?:本报|[晨晚早日]报|快报)(?!记者){HAN}{{0,6}}讯")
"""The head of another report of a column, which was written for the paper."""
NEAR_SIGN = re.compile("[昨今明前后][天日晚晨夜早午]|日|讯")
"""One of these stands where a day is told, and where the head of a paragraph tells when it was written."""
_WIRE = re.compile("[电讯]")
_HEAD = 60
"""Characters at a paragraph's head in which one of these stands, if it is a dateline."""
_GONE_BY = re.compile("[上下中]?午?(?:曾|已|刚|才)")
"""Behind a day that lies in the past."""
_QUOTES = re.compile('[“”「」《》"]')
_OPENING = frozenset("“「《")
_STOP = re.compile("[。！？；\n]")


class Known(NamedTuple):
    """A day that a text names with its month, and where."""

    start: int
    end: int
    day: date


@dataclass(frozen=True, slots=True)
class NearDay:
    """A day of the text of a block, and the words for it."""

    day: date
    start: int
    end: int


def sent_on(text: str, printed: date, sent: Sequence[date]) -> date | None:
    """The day on which a paragraph was written, if it tells one in its dateline, or that it is of the paper itself.

    ``sent``: the days with their month that it says it was sent on.

    >>> sent_on("中央社记者何苇台北21日电", date(2023, 2, 22), ()), sent_on("石桥在下雨。", date(2023, 2, 22), ())
    (datetime.date(2023, 2, 21), None)
    >>> sent_on("本报讯 石桥在下雨。", date(2023, 2, 22), ())
    datetime.date(2023, 2, 22)
    """
    if not _WIRE.search(text, 0, _HEAD):
        return None
    match = _SENT.match(text)
    told = [*sent, *([day] if match and (day := _last_before(printed, number(match["day"]))) else [])]
    own = (day for day in told if timedelta(0) <= printed - day <= SENT_BEFORE)
    return next(own, printed if _UNSENT.match(text) else None)


def find_near_days(text: str, written: date, known: Sequence[Known]) -> Iterator[NearDay]:
    """The days that a block tells from the day on which it was ``written``; ``known``: the others that it names.

    >>> text = "昨天下午开工，明晚（4日）停工，28日曾停过一次。"
    >>> [str(each.day) for each in find_near_days(text, date(2020, 2, 3), ())]
    ['2020-02-02', '2020-02-04', '2020-01-28']
    """
    told = [*_near(text, written), *_of_month(text, written)]
    spans = [*((each.start, each.end) for each in known), *((each.start, each.end) for each in told)]
    taken = {at for start, end in spans for at in range(start, end)}
    told += (each for each in _bare(text, written, known) if taken.isdisjoint(range(each.start, each.end)))
    quoted = _quoted(text) if told else ()
    return (each for each in told if not _is_inside(each.start, quoted))


def _near(text: str, written: date) -> Iterator[NearDay]:
    for match in _NEAR.finditer(text):
        if _is_day(match, text):
            day = match["day"] and _beside(written, int(match["day"]))
            yield NearDay(day or written + timedelta(days=_DISTANCE[match[0][0]]), *match.span())


def _of_month(text: str, written: date) -> Iterator[NearDay]:
    for match in _OF_MONTH.finditer(text):
        shift = {"上": -1, "本": 0, "下": 1}[match["of"]]
        if day := _day_of(written, shift, number(match["day"])):
            yield NearDay(day, *match.span())


def _is_day(match: re.Match[str], text: str) -> bool:
    start = match.start()
    if _NOT_BEFORE.match(text, start) or _OF_THE_TIME.match(text, start):
        return False
    if _NOT_BEHIND.search(text, max(0, start - 2), start + 1):
        return False
    until = _UNTIL.search(text, max(0, start - 2), start)
    return until is None or _HOUR.match(text, start + 2) is not None


def _bare(text: str, written: date, known: Sequence[Known]) -> Iterator[NearDay]:
    planned: Known | None = None
    """The last planned day; a later day of the month in its sentence is planned, too: 定于20日召开，25日闭幕."""
    for match in _DAY.finditer(text):
        at = match.start()
        before = _BEFORE_DAY.search(text, max(0, at - _BEFORE_DAY_LENGTH), at)
        if before is None:
            continue
        goes_on = (
            planned is not None and planned.day.day < number(before["day"]) and not _GONE_BY.match(text, match.end())
        )
        told = sorted((*known, planned)) if planned is not None and goes_on else known
        if day := _bare_day(before, match.end(), text, written, told):
            yield NearDay(day, before.start(), match.end())
            if day > written and (told is not known or is_planned(text, before.start(), match.end())):
                planned = Known(before.start(), match.end(), day)


def _quoted(text: str) -> list[tuple[int, int]]:
    """Where somebody is quoted, who spoke on a day of his own, and titles."""
    found, opened, plain = [], None, False
    for match in _QUOTES.finditer(text):
        mark = match[0]
        if mark == '"':
            plain = not plain
        if opened is None and (mark in _OPENING or (mark == '"' and plain)):
            opened = match.start()
        elif opened is not None and mark not in _OPENING:
            found.append((opened, match.end()))
            opened = None
    return [*found, *([(opened, len(text))] if opened is not None else [])]


def _is_inside(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    index = bisect_left(spans, (at, 0)) - 1
    return index >= 0 and spans[index][0] <= at < spans[index][1]


def _bare_day(match: re.Match[str], end: int, text: str, written: date, known: Sequence[Known]) -> date | None:
    """``match``: what stands before 日, which ends at ``end``."""
    own = number(match["day"])
    before = [each for each in known if each.end <= match.start()]
    last = before[-1] if before else None
    if last is not None and not _STOP.search(text, last.end, match.start()):
        same = _day_of(last.day, 0, own)
        after = _day_of(last.day, 1, own) if own < last.day.day else None
        return after if after is not None and (after <= written or last.day > written) else same
    if last is not None and abs(last.day - written) > OTHER_TIME:
        return None
    past, following = _last_before(written, own), _day_of(written, 0 if own >= written.day else 1, own)
    if is_planned(text, match.start(), end):
        return following
    soon = following is not None and following - written <= SOON and text[end : end + 1] not in SENT
    return following if soon else past


def _last_before(written: date, day: int) -> date | None:
    """The last day of this number up to the day of writing."""
    found = _day_of(written, 0 if day <= written.day else -1, day)
    return found if found is not None and written - found <= MONTH else None


def _beside(written: date, day: int) -> date | None:
    near = (written + timedelta(days=shift) for shift in range(-BESIDE, BESIDE + 1))
    return next((each for each in near if each.day == day), None)


def _day_of(written: date, months: int, day: int) -> date | None:
    """A day of the month of a day, or of one so many months later."""
    year, month = divmod(written.year * 12 + written.month - 1 + months, 12)
    try:
        return date(year, month + 1, day)
    except ValueError:
        return None
