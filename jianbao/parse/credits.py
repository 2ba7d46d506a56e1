"""Who wrote it, for which paper, on which day: bylines, datelines and the credits inside paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from jianbao.model import Block, Credit, Role
from jianbao.parse.credit_group import REPORTER, WRITER, places_of, read_group
from jianbao.parse.names import split_names
from jianbao.parse.patterns import DATE, DATELINE, HAN, OUTLET, WIRE_DATELINE, plain
from jianbao.text.numerals import number, year

NO_CREDIT = re.compile(r"记者(?:手记|来信|观察|调查|节|站|朋友)|作者(?:单位|简介)")
"""Words that only look like a role and a name."""

PEN_NAMES = re.compile(rf"(?!编者|{OUTLET}$){HAN}{{2,3}}(?:\s+{HAN}{{2,3}})?")
"""One or two names of two or three characters, a surname or not: the line's place says they are names."""
TAIL = re.compile(r"(?:^|[。！？!?…\";；])\s*\((?P<in>[^()]{2,60})\)\s*$")
BARE_TAIL = re.compile(rf"[。！？!?…\"]\s*(?P<in>(?:{OUTLET})?(?:全媒体)?(?:记者|通讯员)[^。！？!?,]{{2,40}})$")
AFTER_DATELINE = re.compile(
    rf"\s*(?:\((?P<in>[^()]{{2,80}})\)|(?P<loose>{HAN}{{0,6}}?(?:记者|通讯员)[^。,:]{{2,60}}?)\s*(?:报道|报导)"
    rf"|(?P<open>{HAN}{{0,2}}记者\s*(?:{HAN}{{2,3}} )+))"
)
SOURCE = re.compile(r"(?:信息来源|本文来源|文章来源|来源|稿源)\s*:\s*(?P<name>[^\s()|,;]{2,20})")
DESK = re.compile(r"\s*\((?P<in>[^()/]{2,16})/[^()]{2,10}(?:报道|报导)\)\s*")
"""【張念慈╱台北報導】: names, a stroke, where they reported from."""
NAME_AND_HOUSE = re.compile(rf"(?P<in>{HAN}{{2,4}})\s*/\s*(?P<house>{OUTLET})")
"""石佳/中国青年报."""
ASIDE = re.compile(
    rf"/[^/ ,、]{{2,10}}(?:报道|报导)|发自\s*{HAN}+|综合{HAN}+(?:社|报|网)"
    r"|(?:发布日期|发布时间|时间|最新更新)\s*:|\d{1,2}:\d\d(?::\d\d)?"
)
"""What a byline says besides names, paper and day: 发自北京, 综合中新社, 23:59."""


@dataclass(frozen=True, slots=True)
class Found:
    credits: tuple[Credit, ...]
    outlet: str | None
    dateline: str | None
    date: date | None


def read_credits(body: Sequence[Block], page_date: date | None = None) -> Found:
    """All credits of an article in reading order, each once.

    Captions count only in a picture story, an article without a paragraph: a photographer's credit is the picture's.
    """
    has_text = any(block.role is Role.PARA for block in body)
    readings = [
        reading
        for block in body
        for reading in read_block(block)
        if block.role in (Role.BYLINE, Role.PARA) or (block.role is Role.CAPTION and not has_text)
    ]
    credits = dict.fromkeys(credit for reading in readings for credit in reading.credits)
    named = {credit.name for credit in credits if credit.role != WRITER}
    outlets = sorted((r for r in readings if r.outlet), key=lambda r: not r.named_source)
    stated = next((r.date for r in readings if r.date), page_date)
    dateline = next((r.dateline for r in readings if r.dateline), None)
    own = tuple(credit for credit in credits if credit.role != WRITER or credit.name not in named)
    return Found(own, outlets[0].outlet if outlets else None, dateline, stated)


@dataclass(frozen=True, slots=True)
class Reading:
    """What one stretch of text says."""

    credits: tuple[Credit, ...] = ()
    outlet: str | None = None
    named_source: bool = False
    """The outlet stands after 来源, which is surer than a dateline."""
    dateline: str | None = None
    date: date | None = None


def read_block(block: Block) -> Iterator[Reading]:
    if block.role is Role.BYLINE:
        yield read_byline(block.text)
    elif block.role is Role.PARA:
        yield from read_para(block.text)
    elif block.role is Role.CAPTION:
        yield from read_tail(block.text)


def read_byline(text: str) -> Reading:
    """A line that holds only credits, a source or a day.

    >>> read_byline("（记者 雷霄 许峰）").credits
    (Credit(role='记者', name='雷霄'), Credit(role='记者', name='许峰'))
    >>> reading = read_byline("2019-09-09 16:19:28 来源: 华龙网")
    >>> reading.outlet, reading.date, reading.credits
    ('华龙网', datetime.date(2019, 9, 9), ())
    >>> read_byline("2019-03-18 23:59聯合報 記者陳美寧／石埔機場報導").credits
    (Credit(role='记者', name='陳美寧'),)
    """
    if house := NAME_AND_HOUSE.fullmatch(plain(text)):
        names = split_names(house["in"]) or ()
        found = tuple(Credit(WRITER, name) for name in places_of(text, house.start("in"), names))
        return Reading(found, text[slice(*house.span("house"))])
    if desk := DESK.fullmatch(plain(text)):
        names = split_names(desk["in"]) or ()
        return Reading(tuple(Credit(REPORTER, name) for name in places_of(text, desk.start("in"), names)))
    source = SOURCE.search(plain(text))
    outlet = text[slice(*source.span("name"))] if source else None
    day = DATE.search(plain(text))
    rest = text
    for pattern in (SOURCE, DATE, ASIDE):
        rest = blank(rest, pattern)
    rest = re.sub(r"(?<=\S)[（(][^（）()]*(?:市民|读者|作者|学生|教授)[）)]", " ", rest)
    rest = re.sub(r"[()（）【】〔〕\[\]□●■—]", " ", rest)
    group = read_group(rest, loose=True)
    if group is None:
        alone = rest.strip()
        if pen := PEN_NAMES.fullmatch(alone):
            return Reading(
                tuple(Credit(WRITER, name) for name in pen[0].split()), outlet, bool(source), None, read_day(day)
            )
        return Reading(
            (),
            outlet or (alone if re.fullmatch(OUTLET, plain(alone)) else None),
            bool(source),
            None,
            read_day(day),
        )
    return Reading(group[0], outlet or group[1], bool(source), None, read_day(day))


def blank(text: str, pattern: re.Pattern[str]) -> str:
    """``text`` with every match of ``pattern`` (on the plain form) made into spaces, so that offsets stay."""
    chars = list(text)
    for match in pattern.finditer(plain(text)):
        chars[slice(*match.span())] = " " * (match.end() - match.start())
    return "".join(chars)


def read_day(match: re.Match[str] | None) -> date | None:
    """A full day in figures; years below 1900 are those of the Republic of China (year 1 is 1912).

    >>> read_day(re.search(DATE, "2019年10月23日")), read_day(re.search(DATE, "民国109年2月30日"))
    (datetime.date(2019, 10, 23), None)
    >>> read_day(re.search(DATE, "民国七十六年十一月三日")), read_day(re.search(DATE, "二〇〇八年三月六日"))
    (datetime.date(1987, 11, 3), datetime.date(2008, 3, 6))
    """
    if match is None:
        return None
    written, month, day = (text for text in match.groups() if text is not None)
    own = year(written)
    try:
        return date(own if own >= 1900 else own + 1911, number(month), number(day))
    except ValueError:
        return None


def read_para(text: str) -> Iterator[Reading]:
    """The dateline at a paragraph's head and the credits at its tail.

    >>> [r.credits[0].name for r in read_para("映象網訊(記者 王文凱)1月30日,滎陽……。（通讯员 高香玲）")]
    ['王文凱', '高香玲']
    """
    head = plain(text)
    if wire := WIRE_DATELINE.match(head):
        span = slice(*wire.span("in"))
        yield Reading(credits_in(text[span]), text[slice(*wire.span("outlet"))] or None, False, wire_text(text, wire))
    elif line := DATELINE.match(head):
        after = AFTER_DATELINE.match(head, line.end("all"))
        credits: tuple[Credit, ...] = ()
        end = line.end("all")
        if after and after.lastgroup:
            credits = credits_in(text[slice(*after.span(after.lastgroup))])
            end = after.end() if credits else end
        yield Reading(credits, dateline_outlet(text, line), False, text[line.start("all") : end].strip())
    yield from read_tail(text)


def dateline_outlet(text: str, line: re.Match[str]) -> str | None:
    """The paper's name in a dateline, in the source's script."""
    group = next((name for name in ("outlet", "short") if line[name]), None)
    if group:
        return text[slice(*line.span(group))]
    house = re.match(OUTLET, line["desk"]) if line["desk"] else None
    return text[line.start("desk") : line.start("desk") + house.end()] if house else None


def wire_text(text: str, match: re.Match[str]) -> str:
    return text[: match.end()].strip()


def read_tail(text: str) -> Iterator[Reading]:
    """Credits at the end of a paragraph or caption, in brackets or after the last stop."""
    folded = plain(text)
    if tail := TAIL.search(folded):
        inside = text[slice(*tail.span("in"))]
        source = SOURCE.search(plain(inside))
        group = read_group(inside, loose=True)
        if source:
            yield Reading((), inside[slice(*source.span("name"))], True)
        elif group:
            yield Reading(*group)
    elif (bare := BARE_TAIL.search(folded)) and (group := read_group(text[slice(*bare.span("in"))])):
        yield Reading(*group)


def credits_in(text: str) -> tuple[Credit, ...]:
    group = read_group(text)
    return group[0] if group else ()


def is_credit_line(text: str) -> bool:
    """Whether the whole line is credits that name a role: 本报记者 王政, （通讯员 高香玲）, 史治国 任学军 文/图.

    >>> [is_credit_line(t) for t in ("本报记者 王政", "（通讯员 高香玲）", "记者走进了山村", "王政 摄")]
    [True, True, False, True]
    """
    house = NAME_AND_HOUSE.fullmatch(plain(text))
    if DESK.fullmatch(plain(text)) or (house and split_names(house["in"])):
        return True
    if NO_CREDIT.search(plain(text)):
        return False
    rest = blank(blank(blank(text, SOURCE), DATE), ASIDE)
    rest = re.sub(r"[()（）【】〔〕\[\]□●■—]", " ", rest)
    group = read_group(rest)
    return bool(group and group[0])
