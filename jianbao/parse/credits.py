"""Who wrote it, for which paper, on which day: bylines, datelines and the credits inside paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice

import msgspec
from msgspec.structs import replace

from jianbao.model import Block, Credit, Role
from jianbao.parse.credit_group import read_group
from jianbao.parse.credit_heads import plain_head, read_head, set_apart
from jianbao.parse.credit_lines import (
    ABOUT_AUTHOR,
    FILED,
    HINT,
    NAME_AND_HOUSE,
    SOURCE,
    Reading,
    bare_line,
    blank,
    desk_line,
    labelled,
    read_byline,
)
from jianbao.parse.credit_words import EDITOR, PHOTO, WRITER, folds
from jianbao.parse.either_day import either_day
from jianbao.parse.house_names import short_name
from jianbao.parse.lexicon import places
from jianbao.parse.names import holds_word, is_name, is_rare_name, split_names
from jianbao.parse.patterns import DAY, HAN, UPDATED

PARA, BYLINE = Role.PARA, Role.BYLINE

NO_CREDIT = re.compile(
    r"记者(?:手记|来信|观察|调查|节|站|朋友|会|团)|作者(?:单位|简介|的话)|(?:通讯员|摄影)(?:培训|大赛|作品|展|协会)|采写手记"
)
"""Words that only look like a role and a name."""

FIGURES = r"1[01]\d[01]\d[0-3]\d"
"""1130604: a day of the Republic of China, as its news agency puts behind the editor in brackets. So are all six such
figures on labelled pages: two on real ones, four on one of our own.
"""

CLOSING = re.compile(rf"\s*(?:[■□●◆★▲]|\((?:完|全文完)\)|(?<=\))(?:[。.;?]|{FIGURES}))\s*$")
"""What may stand behind the last credits."""

IN_BRACKETS = re.compile(rf"(?:[■□●◆★▲)]|\)(?:[。.;?]|{FIGURES}))$")
"""The end of a text whose last words stand in brackets, or before a closing mark."""

STOPS = tuple('。！？!?…"')
"""What ends a text that has no words after its last stop."""

NEWSROOM = re.compile(
    f"(?P<house>{HAN}{{2,4}}新闻) ?(?P<in>[^()]{{4,40}}?)(?P<end>(?:综合|采访)?(?:报道|报导))(?: ?/.*)?"
)

CHANGED = re.compile(rf"[ (\[]*{UPDATED}")

TAIL = re.compile(r"(?P<before>^|[。！？!?…\";；)])?\s*\((?P<in>[^()]{2,60})\)\s*$")

LAST_WORDS = re.compile(
    r"(?:^|[。！？!?…\")])(?P<gap>\s*)(?P<mark>[□■●◎○◆]?)\s*(?P<in>[^。！？!?…\"□■●◎○◆\s][^。！？!?…\"]{1,60})$"
)

AUTHOR_LAST = re.compile(rf"[,;。]\s*(?:本文)?作者\s*:?\s*(?P<name>{HAN}{{2,3}})$")
TAKEN_FROM = re.compile(
    r"^(?:据|摘自|原载|载|转自|选自|转载自)[^《》]{0,12}《[^《》]{2,20}》"
    rf"[^,、\s]{{0,8}}?(?={HAN}{{2,3}} ?文$|[,、\s]|$)"
    rf"|据《[^《》]{{2,20}}》$|^(?:(?:{DAY}|[\d.]{{3,10}}) ?)?《[^《》]{{2,20}}》 ?(?:{DAY}|[\d.]{{3,10}})?(?=.*文$)"
)
"""Where a digest has a text from: 据1月3日《某某日报》, 6月12日《某某晚报》, 《某某晚报》6.12."""

WROTE = re.compile(f"(?P<name>{HAN}{{2,3}})文")
"""何某某文 behind it: alone, 文 might be a name's last character."""


class Found(msgspec.Struct, frozen=True):
    credits: tuple[Credit, ...]
    outlet: str | None
    dateline: str | None
    date: date | None


def read_credits(body: Sequence[Block], page_date: date | None = None) -> Found:
    """All credits of an article in reading order, each once.

    A photographer's credit at the end of a text or of a caption is the picture's. Only a picture story is the
    photographers' own. A name that only its place shows to be one counts at the end of an article
    that names nobody else.
    """
    read = [(block.role, read_block(block)) for block in body]
    has_text = not tells_in_pictures(read)
    last = max((k for k, (role, _) in enumerate(read) if role is PARA), default=None)
    readings = [
        reading
        for k, (role, found) in enumerate(read)
        for reading in found
        if role is BYLINE or not has_text or (role is PARA and not only_photo(reading))
        if k == last or not reading.by_place
    ]
    if any(reading.credits and not reading.by_place for reading in readings):
        readings = [reading for reading in readings if not reading.by_place]
    credits = dict.fromkeys(credit for reading in readings for credit in reading.credits)
    named = {credit.name for credit in credits if credit.role != WRITER}
    outlets = sorted((r for r in readings if r.outlet), key=lambda r: not r.named_source)
    days = sorted((r for r in readings if r.date), key=lambda r: r.updated)
    stated = days[0].date if days else either_day(*by_role(body)) or page_date
    dateline = next((r.dateline for r in readings if r.dateline), None)
    own = tuple(credit for credit in credits if credit.role != WRITER or credit.name not in named)
    return Found(own, short_name(outlets[0].outlet or "") if outlets else None, dateline, stated)


def by_role(body: Sequence[Block]) -> tuple[list[str], list[str]]:
    """The bylines, and what is told."""
    bylines = [block.text for block in body if block.role is Role.BYLINE]
    return bylines, [block.text for block in body if block.role is not Role.BYLINE] if bylines else []


PICTURES = 3


def tells_in_pictures(read: Sequence[tuple[Role, Sequence[Reading]]]) -> bool:
    """Whether a story has no text but captions, or one unsigned paragraph over three pictures and more: so 3 of 4
    labelled ones are signed."""
    texts = (found for role, found in read if role is PARA and not any(map(only_photo, found)))
    count = sum(1 for _ in islice(texts, 2))
    if count != 1:
        return not count
    signed = any(reading.credits and not only_photo(reading) for _, found in read for reading in found)
    pictures = sum(role is Role.CAPTION for role, _ in read)
    return not signed and pictures >= PICTURES


def only_photo(reading: Reading) -> bool:
    return bool(reading.credits) and all(credit.role == PHOTO for credit in reading.credits)


def read_block(block: Block) -> Sequence[Reading]:
    if block.role is PARA:
        return read_para(block.text)
    if block.role is BYLINE:
        reading = read_byline(block.text)
        found = replace(reading, updated=True) if CHANGED.match(folds(block.text)) else reading
        return (found,) if found.credits else (found, *read_tail(block.text))
    return read_tail(block.text) if block.role is Role.CAPTION else ()


def read_para(text: str) -> Sequence[Reading]:
    """The dateline at a paragraph's head and the credits at its tail.

    >>> [r.credits[0].name for r in read_para("映象網訊(記者 王文凱)1月30日,滎陽……。（通讯员 高香玲）")]
    ['王文凱', '高香玲']
    """
    tail = read_tail(text)
    return tail if plain_head().match(text) else (*read_head(text, folds(text)), *tail)


PLAIN_END = re.compile("[\u4e00-\u9fff][。！？…]")
"""The last two characters of most texts, behind which no credits can stand; as printed."""


def read_tail(text: str) -> Sequence[Reading]:
    """Credits at the end of a paragraph or caption, in brackets or after the last stop."""
    return () if PLAIN_END.fullmatch(text[-2:]) else tuple(read_last(text))


def read_last(text: str) -> Iterator[Reading]:
    folded = folds(text)[-LAST:]
    text = text[-LAST:]
    end = len(folded)
    if source := SOURCE_LAST.search(folded):
        yield Reading((), text[slice(*source.span("name"))], True)
        end = source.start()
        folded, text = folded[:end].rstrip("。 "), text[:end]
    for _ in range(3 if IN_BRACKETS.search(folded.rstrip()[-8:]) else 0):
        while closing := CLOSING.search(folded[:end]):
            end = closing.start()
        tail = TAIL.search(folded[:end])
        if not tail:
            break
        found = tuple(read_last_brackets(text[slice(*tail.span("in"))], tail["before"] is not None))
        if found:
            yield from found
            return
        end = tail.start("in") - 1
    last = LAST_WORDS.search(folded) if folded[-1:] not in STOPS else None
    group = read_last_words(text, last) if last else None
    if group and group[0]:
        yield Reading(*group)


SOURCE_LAST = re.compile(r"(?<=[。) ])\(?[来稿]源[:/] ?(?P<name>[^\s()。,:;/|]{2,16})\)?。?$")
"""（来源：某某晚报） behind the last credits, with or without the brackets."""

LAST = 160
"""Characters at a text's end in which its credits stand: brackets of sixty, others behind them."""


def read_last_brackets(inside: str, after_stop: bool) -> Iterator[Reading]:
    """What stands in the last brackets of a text; names without a role only after a stop."""
    folded = folds(inside)
    if VILLAGE.fullmatch(folded):
        return
    source = SOURCE.search(folded)
    if about := ABOUT_AUTHOR.fullmatch(folded):
        inside = "作者 " + inside[slice(*about.span("name"))]
        if not is_name(about["name"]):
            return
    elif named := AUTHOR_LAST.search(folded):
        inside = "作者 " + inside[slice(*named.span("name"))]
    elif (there := newsroom(inside) or Reading(desk_line(inside))).credits:
        yield there
        return
    own = blank(blank(blank(inside, FILED), SOURCE), TAKEN_FROM)
    if own != inside and (wrote := WROTE.fullmatch("".join(own.split()))):
        own = "文/" + wrote["name"]
    group = read_group(own, loose=after_stop) or read_group(set_apart(own)) if own.strip() else None
    if group is None and after_stop and is_signed_with(folded):
        yield Reading((Credit(WRITER, inside),), by_place=True)
    elif source:
        yield Reading(group[0] if group else (), inside[slice(*source.span("name"))], True)
    elif group and (group[0] or (after_stop and group[1])):
        yield Reading(*group)


def newsroom(inside: str) -> Reading | None:
    """民視新聞何某某台北報導: a station, names, and where they reported from.

    >>> newsroom("民視新聞賴小君南投報導").credits, newsroom("民視新聞綜合報導")
    ((Credit(role='记者', name='賴小君'),), None)
    """
    found = NEWSROOM.fullmatch(folds(inside))
    group = read_group("记者" + inside[found.start("in") : found.end("end")]) if found else None
    return Reading(group[0], inside[slice(*found.span("house"))]) if found and group and group[0] else None


NO_SIGNATURE = re.compile("^[见附有]|摄$|[图笑续接转登载发终名]")
"""What stands in brackets about a picture, an audience, another part, or how a text came to be printed: 见上图, 众笑,
续一, 摘登, 暂名.
"""


VILLAGE = re.compile(f"{HAN}{{2}}[渡屯寨坝埠]")
"""Alone in brackets rather a place: of 555 names of two or three characters on labelled pages none ends so."""


def is_signed_with(folded: str) -> bool:
    """Whether the last brackets hold a name of which only its place tells that it is one.

    Of such words of two or three characters, none of them common, nine on labelled pages are names.

    >>> [is_signed_with(t) for t in ("山风", "资料图", "右下图", "下周续", "众笑", "何苇摄", "兰考")]
    [True, False, False, False, False, False, False]
    """
    signed = re.fullmatch(f"{HAN}{{2,3}}", folded)
    return (
        signed is not None
        and not NO_SIGNATURE.search(folded)
        and folded not in places()
        and is_rare_name(folded)
        and not holds_word(folded)
    )


def read_last_words(text: str, last: re.Match[str]) -> tuple[tuple[Credit, ...], str | None] | None:
    """Credits after the last stop: with a role, or names alone behind a mark or a wide gap."""
    inside = text[slice(*last.span("in"))]
    named = HINT.search(last["in"])
    if named and (group := read_group(inside) or read_group(inside, loose=bool(last["gap"]))) and group[0]:
        return None if NO_CREDIT.search(last["in"]) else group
    apart = last["mark"] or len(last["gap"]) > 1 or "\u3000" in text[slice(*last.span("gap"))]
    if not apart or len(last["in"]) > 16 or not all(map(split_names, last["in"].split())):
        return None
    return read_group(inside, loose=True)


def names_photographers(text: str) -> bool:
    """Whether a credit line tells of the pictures alone: 何某 摄, not 何某 文 何某某 摄.

    >>> [names_photographers(t) for t in ("（王小明 摄）", "李华 文 王小明 摄", "王小明 文/摄")]
    [True, False, False]
    """
    group = read_group(bare_line(text))
    return group is not None and bool(group[0]) and all(credit.role == PHOTO for credit in group[0])


MAY_BE_CREDITS = re.compile(HINT.pattern + r"|[/◎|丨\\]")
"""What every credit line has, in its plain form: something of a word of a role, or a stroke."""


def is_credit_line(text: str) -> bool:
    """Whether the whole line is credits that name a role: 本报记者 王政, （通讯员 高香玲）, 史治国 任学军 文/图.

    >>> [is_credit_line(t) for t in ("本报记者 王政", "（通讯员 高香玲）", "记者走进了山村", "王政 摄")]
    [True, True, False, True]
    """
    folded = folds(text)
    house = NAME_AND_HOUSE.fullmatch(folded) if "/" in folded else None
    if house and split_names(house["in"]):
        return True
    if desk_line(text):
        return True
    if not HINT.search(folded) or NO_CREDIT.search(folded):
        return False
    group = read_group(bare_line(text)) or (None if "。" in text else labelled(text))
    return group is not None and any(credit.role != EDITOR for credit in group[0])
