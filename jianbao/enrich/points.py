"""How much each name in an article says for a place that the article may be about: its points.

A name's points are its weight by the words around it (``place_weights.py``) times the weight of where it stands: most
in the headline, less in the lead or at the head of a paragraph, which says what the paragraph is about.
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
"""By what a name's weight is multiplied in the lines of these roles."""

LEAD_WEIGHT = 2.0
"""The same in the first two paragraphs, which say where an event happened, and at the head of any other."""

IN_SCHOOL = 0.45
"""Weight of a stem in the name of a university, after the lead: students do not only study there."""

IN_PRECINCT = 0.5
"""Weight of a township of Taiwan in the name of a police precinct."""

TAIPEI = "71tpe"
"""Where reports on all of Taiwan are filed."""

REPORTED = 0.6
"""Weight of the place where a report of a Taiwanese paper was filed: 35 of 39 were about that place or one in it."""

FIRM_HEAD = 3
"""Characters right behind a place's name by which one firm is told from another."""

PASSING_MOST = 0.5
"""Points that all names in passing together add to a place at most."""

PART_AFTER = re.compile(r"[东西南北中]{1,2}部(?![署门委])")
"""Behind a province's name that only says where something lies (湖南南部): of 17 such reports none was about it."""

FIGURE = re.compile(r"(?<![\d.])\d+(?:[.．]\d+)?(?![\d.])")
MOST_FIGURES = 2
"""Figures in a line without a mark that may still be a title; with more it is a row of a table."""

CONTACT = re.compile(r"[^，。：:]{0,8}(?:电话|热线)[：:]")
"""The beginning of a list of telephones."""

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
    """A block that names places, and what bears on the weight of these names."""

    role: Role
    text: str
    """In Simplified."""
    lead: bool
    """It is one of the `lead_blocks`."""
    first: bool
    """It is the first of them."""
    match: bool
    """The article reports a match: stems may be teams, and it was played where the report was filed."""


class Point(msgspec.Struct, frozen=True):
    """What one name adds to the place that it is counted for."""

    code: str
    """Of that place: the county of a township that is named."""
    weight: float
    named: NamedPlace
    itself: bool
    """The name means the place, and not a firm or someone from there."""
    in_head: bool
    on_top: bool
    """The name means the place, and stands in the headline, the kicker or the subhead."""
    opens: bool
    """The name means the place, and stands at the head of a paragraph or behind words of arrival."""
    vague: bool
    """It is a headline's city that only says roughly where (深圳一小区)."""
    branch: bool
    """It is a district's, in the name of its police or court."""
    path: bool
    """It is a full name behind those of the places that this one lies in (辽宁省朝阳市北票市)."""
    filed: bool
    """The report was filed there."""
    alone: bool
    """The name stands in no row of names."""


def find_points(
    article: Article, texts: Sequence[str], named: Sequence[NamedPlace], leads: Collection[int], gazetteer: Gazetteer
) -> tuple[Point, ...]:
    """The points of all names; 河南省 in 河南省郑州市 gives none, since it is a part of that name.

    ``texts``: the article's blocks in Simplified. ``leads``: its `lead_blocks`.
    """
    blocks = _naming_blocks(article, texts, {name.block for name in named}, leads)
    contexts = name_contexts(named, texts)
    tables = {i for i, block in blocks.items() if block.role is Role.PARA and is_table_row(block.text)}
    weights = [
        IN_SAMPLE if name.block in tables else _weight(name, context, blocks[name.block])
        for name, context in zip(named, contexts, strict=True)
    ]
    if IN_FIRM in weights:
        in_head = {name.place.code for name in named if blocks[name.block].role in HEAD_WEIGHT}
        weights = _count_firms_once(named, contexts, weights, in_head)
    counted_codes = _counted_codes(named, gazetteer)
    repeated = {i for i in blocks if texts.index(texts[i]) < i}  # pages give a picture's words twice
    return tuple(
        _point(name, contexts[i], weights[i], counted_codes[name.place.code], blocks[name.block])
        for i, name in enumerate(named)
        if name.block not in repeated and not (name.leads and weights[i + 1] > PASSING)
    )


def _naming_blocks(
    article: Article, texts: Sequence[str], naming: Iterable[int], leads: Collection[int]
) -> Mapping[int, NamingBlock]:
    """The blocks that name places, by their index."""
    first, match = min(leads, default=-1), is_match_report("".join(texts))
    return {
        i: NamingBlock(article.blocks[i].role, texts[i], lead=i in leads, first=i == first, match=match) for i in naming
    }


def _counted_codes(named: Sequence[NamedPlace], gazetteer: Gazetteer) -> Mapping[str, str]:
    """For each place that is named the one that its points go to."""
    codes = {name.place.code for name in named}
    full = {name.place.code for name in named if name.full}
    former = [code for code in codes if code in gazetteer.former]
    return {code: counted_for(code, codes, full, former, gazetteer) for code in codes}


def _count_firms_once(
    named: Sequence[NamedPlace], contexts: Sequence[NameContext], weights: Sequence[float], in_head: Collection[str]
) -> list[float]:
    """The weights, but that a firm named again tells no more of its place, unless the head names that place."""
    seen: set[tuple[str, str]] = set()
    changed = list(weights)
    for i, (name, context) in enumerate(zip(named, contexts, strict=True)):
        if weights[i] == IN_FIRM and name.place.code not in in_head:
            firm = (name.place.code, context.after[:FIRM_HEAD])
            changed[i] = AWAY if firm in seen else IN_FIRM
            seen.add(firm)
    return changed


def is_table_row(text: str) -> bool:
    """Whether a line is a row of a table (it has several figures and no mark of a sentence) or a list of telephones.

    >>> is_table_row("北京新发地 0.8 3.2 2.6"), is_table_row("北京今冬已下雪3次"), is_table_row("举报电话：北京12345")
    (True, False, True)
    """
    if CONTACT.match(text):
        return True
    return not SENTENCE_MARK.search(text) and len(FIGURE.findall(text)) > MOST_FIGURES


def lead_blocks(blocks: Sequence[Block]) -> frozenset[int]:
    """The first two paragraphs, by their index; where there are none, as in picture news, every caption."""
    paras = [i for i, block in enumerate(blocks) if block.role is Role.PARA][:2]
    return frozenset(paras or (i for i, block in enumerate(blocks) if block.role is Role.CAPTION))


def _weight(named: NamedPlace, context: NameContext, block: NamingBlock) -> float:
    """How far a name says where something happened, from 0 to ``FULL``, by its words and the kind of article."""
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
    weight = place_weight(context.before, context.after, named.full, context.row, head)
    if named.place.level is Level.PROVINCE and not named.full and PART_AFTER.match(context.after):
        return min(weight, IN_SAMPLE)
    if named.place.code.startswith(TAIWAN) and is_precinct(context.after):
        return min(weight, IN_PRECINCT)
    if not (named.full or head or block.lead) and is_school(context.after):
        return min(weight, IN_SCHOOL)
    return weight


def _point(named: NamedPlace, context: NameContext, weight: float, code: str, block: NamingBlock) -> Point:
    in_head, itself, is_sure = block.role in HEAD_WEIGHT, weight > PASSING, weight > IN_PRECINCT
    heads_paragraph = is_sure and not in_head and OPENING.fullmatch(block.text, 0, context.start) is not None
    on_top = itself and block.role in HEAD_ROLES
    position = HEAD_WEIGHT[block.role] if in_head else LEAD_WEIGHT if block.lead or heads_paragraph else 1.0
    opens = heads_paragraph or (itself and is_arrival(context.before))
    vague = on_top and is_vague(context.after)
    branch = is_sure and is_branch(context.after)
    path = itself and named.full and context.start < named.start
    filed, alone = context.filed, context.row == 1
    # In the order of the fields, since by their names it takes three times as long.
    return Point(code, weight * position, named, itself, in_head, on_top, opens, vague, branch, path, filed, alone)


def counted_for(
    code: str, named: Collection[str], full: Collection[str], former: Collection[str], gazetteer: Gazetteer
) -> str:
    """The code that a place's points go to: its county's, or its own above that level.

    ``named``: the codes of all places that the article names; ``full`` those with a full name; ``former`` those of
    counties that are no more. A township whose county is not named counts for the one former county of its city that
    is (溧水县). A former county counts for its successor where that is named as plainly.
    """
    county = gazetteer.above(code).county
    if county is None and gazetteer.level(code) > Level.COUNTY:
        return gazetteer.city(code) or code
    if county is None or county in named:
        successor = gazetteer.renewed.get(county or "")
        return successor if successor and successor in (full if county in full else named) else county or code
    city = gazetteer.parent(county)
    former_here = [former_county for former_county in former if gazetteer.parent(former_county) == city]
    return former_here[0] if len(former_here) == 1 else county


def why_filed(named: NamedPlace, role: Role) -> str:
    """Why, for a reader: 标题提到, 正文写明全称, 正文提到下辖乡镇村社."""
    where = ROLE_WORDS[role if role in TITLE_ROLES else Role.PARA]
    if named.place.level > Level.COUNTY:
        return f"{where}提到下辖乡镇村社"
    return f"{where}写明全称" if named.full else f"{where}提到"


def sums(points: Iterable[Point]) -> defaultdict[str, float]:
    """The points of each place, by its code; names in passing add little, however many there are."""
    totals: defaultdict[str, float] = defaultdict(float)
    passing: defaultdict[str, float] = defaultdict(float)
    for point in points:
        (totals if point.itself else passing)[point.code] += point.weight
    for code, weight in passing.items():
        totals[code] += min(weight, PASSING_MOST)
    return totals


def best_of(codes: Iterable[str], totals: Mapping[str, float]) -> str:
    """The place with most points; of places with equal points the one with the lowest code."""
    return min(codes, key=lambda code: (-totals[code], code))
