"""What each name in an article says for the place that it is counted for.

A name in the headline weighs most, then one in the lead or at the head of a paragraph, which says what the
paragraph is about.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from jianbao.enrich.gazetteer import Gazetteer
from jianbao.enrich.mentions import NamedPlace
from jianbao.enrich.place_context import (
    is_arrival,
    is_branch,
    is_filed_here,
    is_local_report,
    is_match_report,
    is_precinct,
    is_school,
    is_vague,
    is_venue,
)
from jianbao.enrich.place_weights import (
    AWAY,
    FULL,
    IN_DATELINE,
    IN_FIRM,
    IN_SAMPLE,
    LIVES,
    PASSING,
    PLAIN,
    place_weight,
)
from jianbao.enrich.rows import NameContext, name_contexts
from jianbao.model import HEAD_ROLES, ROLE_WORDS, TAIWAN, TITLE_ROLES, Article, Block, Level, Role
from jianbao.text.characters import HAN
from jianbao.text.numerals import TO_NINE

HEAD_WEIGHT = {Role.HEADLINE: 3.0, Role.KICKER: 2.0, Role.SUBHEAD: 2.0, Role.HEADING: 1.5}

LEAD_WEIGHT = 2.0
"""The first two paragraphs say where an event happened, and so does the head of any other."""

IN_SCHOOL = 0.45
"""A stem in the name of a university, after the lead: students do not only study there."""

IN_PRECINCT = 0.5
"""A township of Taiwan in the name of a police precinct."""

TAIPEI = "71tpe"
"""Where reports on all of Taiwan are filed."""

REPORTED = 0.6
"""Where a report of a Taiwanese paper was filed: in 35 of 39 it tells of that place or of one in it."""

FIRM_HEAD = 3
"""Characters behind a place that tell a firm from another one."""

PASSING_MOST = 0.5
"""What all names in passing add to a place together."""

PART_AFTER = re.compile(r"[东西南北中]{1,2}部(?![署门委])")
"""What makes a province only say where something lies (湖南南部): as itself it was none of 17 reports' place."""

FIGURE = re.compile(r"(?<![\d.])\d+(?:[.．]\d+)?(?![\d.])")
CONTACT = re.compile(r"[^，。：:]{0,8}(?:电话|热线)[：:]")
"""What a list of telephones begins with."""

SENTENCE_MARK = re.compile(r"[，。；！？]")

OPENING = re.compile(
    rf"[^\w]*(?:\d{{1,2}}[、.．]|[图（(]?[\d①-⑨{TO_NINE}]{{1,2}}[）)]?[、 ：])?"
    rf"(?:(?:本报讯|{HAN}{{2,6}}讯|据悉|另讯)[ 　]*)?(?:[（(][^（）()]{{2,30}}[）)])?"
    r"(?:(?:近日|日前|昨[日天晚]|今[日天]|目前|如今|最近|(?:[去今当同]年|\d{4}年)?\d{1,2}月\d{1,2}日|[前连]些?[日天]"
    r"|[^，。、；]{0,8}(?:[期年]间?|以来))[，,]?)?"
    r"(?:[在位于从古城]{0,3}|中共)"
)
"""What a paragraph may begin with before the place that it is about."""


class NamingBlock(NamedTuple):
    """A block that names places, and what of it bears on them."""

    role: Role
    text: str
    lead: bool
    """It is one of the `lead_blocks`."""
    first: bool
    """It is the first of them."""
    match: bool
    """The article reports a match: stems may be teams, and it was played where it was filed."""


class Point(msgspec.Struct, frozen=True):
    """What one name adds to the place it is counted for."""

    code: str
    weight: float
    named: NamedPlace
    itself: bool
    """It stands for the place, and not for a firm or someone from there."""
    in_head: bool
    on_top: bool
    """Stands for the place itself in the headline, the kicker or the subhead."""
    opens: bool
    """Stands for the place itself at the head of a paragraph, or where a report arrives at it."""
    vague: bool
    """A headline's city that only says roughly where (深圳一小区)."""
    branch: bool
    """A district by its police or court."""
    path: bool
    """A full name behind the places it lies in (辽宁省朝阳市北票市)."""
    filed: bool
    """The place of filing."""
    alone: bool
    """It stands in no row of names."""


def find_points(
    article: Article, texts: Sequence[str], named: Sequence[NamedPlace], leads: Collection[int], gazetteer: Gazetteer
) -> tuple[Point, ...]:
    """The points of all names; 河南省 in 河南省郑州市 gives none, it is a part of that name.

    ``texts``: the article's blocks in Simplified. ``leads``: its `lead_blocks`.
    """
    first = min(leads, default=-1)
    codes = {n.place.code for n in named}
    full = {n.place.code for n in named if n.full}
    then = [code for code in codes if code in gazetteer.former]
    match = is_match_report("".join(texts))
    telling = {
        i: NamingBlock(article.blocks[i].role, texts[i], lead=i in leads, first=i == first, match=match)
        for i in {n.block for n in named}
    }
    again = {i for i in telling if texts.index(texts[i]) < i}  # pages give a picture's words twice
    tables = {i for i, block in telling.items() if block.role is Role.PARA and is_table_row(block.text)}
    contexts = name_contexts(named, texts)
    worth = [
        IN_SAMPLE if n.block in tables else _worth(n, context, telling[n.block])
        for n, context in zip(named, contexts, strict=True)
    ]
    if IN_FIRM in worth:
        in_head = {n.place.code for n in named if telling[n.block].role in HEAD_WEIGHT}
        worth = _firms_once(named, contexts, worth, in_head)
    counted = {code: counted_for(code, codes, full, then, gazetteer) for code in codes}
    return tuple(
        _point(n, contexts[i], worth[i], counted[n.place.code], telling[n.block])
        for i, n in enumerate(named)
        if n.block not in again and not (n.leads and worth[i + 1] > PASSING)
    )


def _firms_once(
    named: Sequence[NamedPlace], contexts: Sequence[NameContext], worth: Sequence[float], in_head: Collection[str]
) -> list[float]:
    """``worth``, where a firm that is named again tells no more of its place, unless the head names that."""
    seen: set[tuple[str, str]] = set()
    found = list(worth)
    for i, (n, each) in enumerate(zip(named, contexts, strict=True)):
        if worth[i] == IN_FIRM and n.place.code not in in_head:
            firm = (n.place.code, each.after[:FIRM_HEAD])
            found[i] = AWAY if firm in seen else IN_FIRM
            seen.add(firm)
    return found


def is_table_row(text: str) -> bool:
    """Whether a line is a row of a table, no sentence and several numbers, or a list of telephones.

    >>> is_table_row("北京新发地 0.8 3.2 2.6"), is_table_row("北京今冬已下雪3次"), is_table_row("举报电话：北京12345")
    (True, False, True)
    """
    if CONTACT.match(text):
        return True
    return not SENTENCE_MARK.search(text) and len(FIGURE.findall(text)) > 2


def lead_blocks(blocks: Sequence[Block]) -> frozenset[int]:
    """The first two paragraphs; where there are none, as in picture news, every caption."""
    paras = [i for i, block in enumerate(blocks) if block.role is Role.PARA][:2]
    return frozenset(paras or (i for i, block in enumerate(blocks) if block.role is Role.CAPTION))


def _worth(named: NamedPlace, context: NameContext, block: NamingBlock) -> float:
    """The weight of a name at its place in the article."""
    head = block.role in HEAD_WEIGHT
    if context.end_of_route and not head:
        return AWAY
    if context.filed and (block.match or is_filed_here(block.text)):
        return PLAIN
    if context.filed and named.place.code != TAIPEI and is_local_report(context.after):
        return REPORTED
    if block.first and context.before.endswith(LIVES):
        return FULL if named.full else PLAIN
    team = block.match and not named.full and named.place.level < Level.COUNTY
    if team and not is_venue(context.before, context.after):
        return AWAY
    if context.filed:
        return IN_DATELINE
    worth = place_weight(context.before, context.after, named.full, context.row, head)
    if named.place.level is Level.PROVINCE and not named.full and PART_AFTER.match(context.after):
        return min(worth, IN_SAMPLE)
    if named.place.code.startswith(TAIWAN) and is_precinct(context.after):
        return min(worth, IN_PRECINCT)
    if not (named.full or head or block.lead) and is_school(context.after):
        return min(worth, IN_SCHOOL)
    return worth


def _point(named: NamedPlace, context: NameContext, worth: float, code: str, block: NamingBlock) -> Point:
    head, itself, there = block.role in HEAD_WEIGHT, worth > PASSING, worth > IN_PRECINCT
    opens = there and not head and OPENING.fullmatch(block.text, 0, context.start) is not None
    on_top = itself and block.role in HEAD_ROLES
    weight = worth * (HEAD_WEIGHT[block.role] if head else LEAD_WEIGHT if block.lead or opens else 1.0)
    opens = opens or (itself and is_arrival(context.before))
    vague = on_top and is_vague(context.after)
    branch = there and is_branch(context.after)
    path = itself and named.full and context.start < named.start
    filed, alone = context.filed, context.row == 1
    # In the order of the fields, since by their names it takes three times as long.
    return Point(code, weight, named, itself, head, on_top, opens, vague, branch, path, filed, alone)


def counted_for(
    code: str, named: Collection[str], full: Collection[str], former: Collection[str], gazetteer: Gazetteer
) -> str:
    """The county of a place, or the place itself above that level; ``former``: the counties no more among ``named``.

    A township that the article puts in a county of its time (溧水县) does not count for its successor; where that is
    named as plainly, all counts for it. ``full``: what is named in full.
    """
    county = gazetteer.above(code).county
    if county is None and gazetteer.level(code) > Level.COUNTY:
        return gazetteer.city(code) or code
    if county is None or county in named:
        today = gazetteer.renewed.get(county or "")
        return today if today and today in (full if county in full else named) else county or code
    city = gazetteer.parent(county)
    then = [each for each in former if gazetteer.parent(each) == city]
    return then[0] if len(then) == 1 else county


def why_filed(named: NamedPlace, role: Role) -> str:
    """Why, for a reader: 标题提到, 正文写明全称, 正文提到下辖乡镇村社."""
    where = ROLE_WORDS[role if role in TITLE_ROLES else Role.PARA]
    if named.place.level > Level.COUNTY:
        return f"{where}提到下辖乡镇村社"
    return f"{where}写明全称" if named.full else f"{where}提到"


def sums(points: Iterable[Point]) -> defaultdict[str, float]:
    """Points by place; names in passing add little, however many there are."""
    totals: defaultdict[str, float] = defaultdict(float)
    passing: defaultdict[str, float] = defaultdict(float)
    for point in points:
        (totals if point.itself else passing)[point.code] += point.weight
    for code, weight in passing.items():
        totals[code] += min(weight, PASSING_MOST)
    return totals


def best_of(codes: Iterable[str], totals: Mapping[str, float]) -> str:
    """The one with most points, the lowest code among equals."""
    return min(codes, key=lambda code: (-totals[code], code))
