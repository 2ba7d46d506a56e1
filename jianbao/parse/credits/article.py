"""Who wrote it, for which paper, on which day: bylines, datelines and the credits inside paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import islice

import msgspec
from msgspec.structs import replace

from jianbao.model import PHOTO, STAFF, WRITER, Block, Credit, Role
from jianbao.parse.credits.group import read_group
from jianbao.parse.credits.house_names import short_name
from jianbao.parse.credits.lines import (
    HINT,
    NAME_AND_HOUSE,
    WHEN,
    LineReading,
    bare_line,
    desk_line,
    labelled,
    read_byline,
)
from jianbao.parse.credits.openings import plain_head, read_head
from jianbao.parse.credits.pupils import TUTOR, signs_with_class
from jianbao.parse.credits.tails import NO_CREDIT, read_tail
from jianbao.parse.credits.words import OF_A_CLASS, folds
from jianbao.parse.either_day import either_day
from jianbao.parse.imprints import imprint, imprinted_paper
from jianbao.parse.names import split_names
from jianbao.parse.patterns import is_self_name, plain
from jianbao.parse.pieces import UPDATED

PARA, BYLINE = Role.PARA, Role.BYLINE

CHANGED = re.compile(rf"[ (\[]*{UPDATED}")


class Found(msgspec.Struct, frozen=True):
    credits: tuple[Credit, ...]
    outlet: str | None
    dateline: str | None
    date: date | None


def read_credits(body: Sequence[Block], page_date: date | None = None, official: bool = False) -> Found:
    """All credits of an article in reading order, each once.

    A photographer's credit at the end of a text or of a caption is the picture's. Only a picture story is the
    photographers' own. A name that only its place shows to be one counts at the end of an article
    that names nobody else. A day in brackets over an ``official`` paper is that on which it was read or passed.
    """
    read = [(block.role, read_block(block)) for block in body]
    has_text = not tells_in_pictures(read)
    last = max((k for k, (role, _) in enumerate(read) if role is PARA), default=None)
    if page_date and last is not None:
        for k, block in enumerate(body):
            if k < last and not (official and block.text[0] in BRACKETS):
                continue
            read[k] = (block.role, [without_day_of_signature(r, block, page_date) for r in read[k][1]])
    readings = [
        reading
        for k, (role, found) in enumerate(read)
        for reading in found
        if role is BYLINE or not has_text or (role is PARA and not photographers_only(reading.credits))
        if k == last or not reading.by_place
    ]
    if any(reading.credits and not reading.by_place for reading in readings):
        readings = [reading for reading in readings if not reading.by_place]
    credits = dict.fromkeys(credit for reading in readings for credit in reading.credits)
    named = {credit.name for credit in credits if credit.role != WRITER}
    outlets = sorted((r for r in readings if r.outlet), key=lambda r: not r.named_source)
    days = sorted((r for r in readings if r.date), key=lambda r: (r.updated, not r.printed))
    stated = days[0].date if days else either_day(*bylines_and_texts(body)) or page_date
    dateline = next((r.dateline for r in readings if r.dateline), None)
    own = tuple(credit for credit in credits if credit.role != WRITER or credit.name not in named)
    return Found(own, short_name(outlets[0].outlet or "") if outlets else None, dateline, stated)


BRACKETS = "（(〔["

STAMPED = re.compile(rf"{WHEN.pattern}|版|《")
"""What stands beside a day of publication, and not beside that of a signature."""


def without_day_of_signature(reading: LineReading, block: Block, page_date: date) -> LineReading:
    """What a line beside a text tells, but for the day on which it was signed: where the page states its day, the text
    appeared on that one.
    """
    signed = block.role is BYLINE and reading.date is not None and reading.date <= page_date
    if not signed or not is_self_name(reading.outlet or "本报") or STAMPED.search(folds(block.text)):
        return reading
    return replace(reading, date=None)


def bylines_and_texts(body: Sequence[Block]) -> tuple[list[str], list[str]]:
    """The bylines' texts and those of all else, which is looked at only beside a byline."""
    bylines = [block.text for block in body if block.role is BYLINE]
    return bylines, [block.text for block in body if block.role is not BYLINE] if bylines else []


PICTURES = 3


def tells_in_pictures(read: Sequence[tuple[Role, Sequence[LineReading]]]) -> bool:
    """Whether a story has no text but captions, or one unsigned paragraph over three pictures and more: so 3 of 4
    labelled ones are signed."""
    texts = (
        found
        for role, found in read
        if role is PARA and not any(photographers_only(reading.credits) for reading in found)
    )
    count = sum(1 for _ in islice(texts, 2))
    if count != 1:
        return not count
    signed = any(reading.credits and not photographers_only(reading.credits) for _, found in read for reading in found)
    pictures = sum(role is Role.CAPTION for role, _ in read)
    return not signed and pictures >= PICTURES


def photographers_only(credits: Sequence[Credit]) -> bool:
    return bool(credits) and all(credit.role == PHOTO for credit in credits)


def read_block(block: Block) -> Sequence[LineReading]:
    if block.role is PARA:
        return read_para(block.text)
    if block.role is BYLINE:
        if said := imprint(plain(block.text)):
            paper = imprinted_paper(block.text)
            credits = read_byline(block.text[slice(*said.signed)]).credits if said.signed else ()
            return (LineReading(credits, paper, True, date=said.day, printed=paper is not None and bool(said.page)),)
        reading = read_byline(block.text)
        found = replace(reading, updated=True) if CHANGED.match(folds(block.text)) else reading
        return (found,) if found.credits else (found, *read_para(block.text))
    return read_tail(block.text) if block.role is Role.CAPTION else ()


def read_para(text: str) -> Sequence[LineReading]:
    """The dateline at a paragraph's head and the credits at its tail.

    >>> [r.credits[0].name for r in read_para("映象網訊(記者 王文凱)1月30日,滎陽……。（通讯员 高香玲）")]
    ['王文凱', '高香玲']
    """
    tail = read_tail(text)
    head = None if plain_head().match(text) else read_head(text, folds(text))
    return (head, *tail) if head else tail


def names_photographers(text: str) -> bool:
    """Whether a credit line tells of the pictures alone: 何某 摄, not 何某 文 何某某 摄.

    >>> [names_photographers(t) for t in ("（王小明 摄）", "李华 文 王小明 摄", "王小明 文/摄")]
    [True, False, False]
    """
    group = read_group(bare_line(text))
    return group is not None and photographers_only(group.credits)


MAY_BE_CREDITS = re.compile(rf"{HINT.pattern}|/|◎|\||丨|\\|{OF_A_CLASS.pattern}|导[老教]师")
"""What every credit line has, in its plain form: something of a word of a role or of a class, or a stroke."""


TO_STOP = re.compile(r"(?!。)(?:[^()《》。]++|\([^()]*+\)|《[^《》]*+》)*+。")
"""The first full stop outside brackets."""
HIDES_STOP = re.compile(r"/|作者|来自|[本此]文|\d\d:")
"""What may stand before one in a line of credits, so that it is none of theirs: a group has no stop."""


def is_credit_line(text: str) -> bool:
    """Whether the whole line is credits that name a role: 本报记者 王政, （通讯员 高香玲）, 史治国 任学军 文/图.

    >>> [is_credit_line(t) for t in ("本报记者 王政", "（通讯员 高香玲）", "记者走进了山村", "王政 摄")]
    [True, True, False, True]
    """
    folded = folds(text)
    stop = TO_STOP.match(folded) if "。" in text else None
    if stop and text[stop.end() - 1] == "。" and not HIDES_STOP.search(folded, 0, stop.end()):
        return False
    house = NAME_AND_HOUSE.fullmatch(folded) if "/" in folded else None
    if house and split_names(house["in"]):
        return True
    if desk_line(text) or signs_with_class(text) or TUTOR.fullmatch(folded):
        return True
    if not HINT.search(folded) or NO_CREDIT.search(folded):
        return False
    group = read_group(bare_line(text)) or (None if "。" in text else labelled(text))
    return group is not None and any(credit.role != STAFF for credit in group.credits)
