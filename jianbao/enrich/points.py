"""The points that each name in an article gives to a place that the article may be about.

They are the name's weight by the words around it (``place_weights.py``), multiplied by a factor for its position: the
highest in the headline, a lower one in the lead and at the head of a paragraph, which says what the paragraph is about.
"""

from __future__ import annotations

import re
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
from jianbao.model import HEAD_ROLES, TAIWAN, Article, Block, Level, Role
from jianbao.text.characters import HAN
from jianbao.text.numerals import TO_NINE

TITLE_FACTOR = {Role.HEADLINE: 3.0, Role.KICKER: 2.0, Role.SUBHEAD: 2.0, Role.HEADING: 1.5}
"""By what a name's weight is multiplied in the titles of an article, by their roles."""

LEAD_FACTOR = 2.0
"""The same in the first two paragraphs, which say where an event happened, and at the head of any other."""

IN_SCHOOL = 0.45
"""Weight of a stem in the name of a university, after the lead: what its students do is done in many places."""

IN_PRECINCT = 0.5
"""Weight of a township of Taiwan in the name of a police precinct."""

TAIPEI = "71tpe"
"""Where reports on all of Taiwan are filed."""

IN_LOCAL_DATELINE = 0.6
"""Weight of a place in the dateline of a Taiwanese paper: 35 of 39 reports were about that place or one in it."""

FIRM_HEAD = 3
"""Characters right behind a place's name by which one firm is told from another."""

PART_AFTER = re.compile(r"[东西南北中]{1,2}部(?![署门委])")
"""Behind a province's name that only says where something lies (湖南南部): of 17 such reports none was about it."""

FIGURE = re.compile(r"(?<![\d.])\d+(?:[.．]\d+)?(?![\d.])")
MOST_FIGURES = 2
"""Figures in a line without punctuation that may still be a title; a line with more is a row of a table."""

CONTACT = re.compile(r"[^，。：:]{0,8}(?:电话|热线)[：:]")
"""The beginning of a list of telephone numbers."""

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
    is_lead: bool
    """It is one of the `lead_blocks`."""
    is_first_lead: bool
    """It is the first of them."""
    of_match: bool
    """The article reports a match: stems may be teams, and it was played where the report was filed."""


class Point(msgspec.Struct, frozen=True):
    """The points that one name gives to the place that it counts for, and what `tally.py` has to know of the name."""

    code: str
    """Of the place that it counts for: of a township that is named, the county."""
    points: float
    named: NamedPlace
    means_place: bool
    """The name means the place, and not a firm or someone from there."""
    in_title: bool
    """The name stands in the headline, the kicker, the subhead or a heading."""
    on_top: bool
    """The name means the place, and stands in the headline, the kicker or the subhead."""
    opens: bool
    """The name means the place, and stands at the head of a paragraph or behind words of arrival."""
    is_vague: bool
    """It is a city in a title, and only says roughly where something was (深圳一小区)."""
    of_branch: bool
    """It is a district's, in the name of its police or court."""
    has_path: bool
    """It is a full name behind those of the places that this one lies in (辽宁省朝阳市北票市)."""
    is_filed: bool
    """The report was filed there."""
    is_alone: bool
    """The name stands in no row of names."""


def find_points(
    article: Article, texts: Sequence[str], named: Sequence[NamedPlace], leads: Collection[int], gazetteer: Gazetteer
) -> tuple[Point, ...]:
    """The points of all names. 河南省 in 河南省郑州市 gives none, since it is a part of that name.

    ``texts``: the article's blocks in Simplified. ``leads``: its `lead_blocks`.
    """
    blocks = _naming_blocks(article, texts, {name.block for name in named}, leads)
    contexts = name_contexts(named, texts)
    weights = _weights(named, contexts, blocks)
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
    first_lead, of_match = min(leads, default=-1), is_match_report("".join(texts))
    return {i: NamingBlock(article.blocks[i].role, texts[i], i in leads, i == first_lead, of_match) for i in naming}


def _weights(
    named: Sequence[NamedPlace], contexts: Sequence[NameContext], blocks: Mapping[int, NamingBlock]
) -> Sequence[float]:
    """The weight of each name, before its position counts."""
    tables = {i for i, block in blocks.items() if block.role is Role.PARA and is_table_row(block.text)}
    weights = [
        IN_SAMPLE if name.block in tables else _weight(name, context, blocks[name.block])
        for name, context in zip(named, contexts, strict=True)
    ]
    if IN_FIRM not in weights:
        return weights
    named_in_titles = {name.place.code for name in named if blocks[name.block].role in TITLE_FACTOR}
    return _count_firms_once(named, contexts, weights, named_in_titles)


def _counted_codes(named: Sequence[NamedPlace], gazetteer: Gazetteer) -> Mapping[str, str]:
    """The code of the place that a name's points go to, by the code of the place that it means."""
    codes = {name.place.code for name in named}
    full = {name.place.code for name in named if name.full}
    former = [code for code in codes if code in gazetteer.former]
    return {code: _counted_for(code, codes, full, former, gazetteer) for code in codes}


def _count_firms_once(
    named: Sequence[NamedPlace],
    contexts: Sequence[NameContext],
    weights: Sequence[float],
    named_in_titles: Collection[str],
) -> list[float]:
    """The weights, with firms that are named again lowered: they show no more of their place.

    ``named_in_titles``: the codes of the places that a title names; firms called after these keep their weights.
    """
    seen_firms: set[tuple[str, str]] = set()
    lowered = list(weights)
    for i, (name, context) in enumerate(zip(named, contexts, strict=True)):
        if weights[i] == IN_FIRM and name.place.code not in named_in_titles:
            firm = (name.place.code, context.after[:FIRM_HEAD])
            lowered[i] = AWAY if firm in seen_firms else IN_FIRM
            seen_firms.add(firm)
    return lowered


def is_table_row(text: str) -> bool:
    """Whether a line is a row of a table (several figures and no punctuation) or a list of telephone numbers.

    >>> is_table_row("北京新发地 0.8 3.2 2.6"), is_table_row("北京今冬已下雪3次"), is_table_row("举报电话：北京12345")
    (True, False, True)
    """
    if CONTACT.match(text):
        return True
    return not SENTENCE_MARK.search(text) and len(FIGURE.findall(text)) > MOST_FIGURES


def lead_blocks(blocks: Sequence[Block]) -> frozenset[int]:
    """The first two paragraphs, by their index; where there are none, as in picture news, every caption."""
    paragraphs = [i for i, block in enumerate(blocks) if block.role is Role.PARA]
    captions = [i for i, block in enumerate(blocks) if block.role is Role.CAPTION]
    return frozenset(paragraphs[:2] or captions)


def _weight(named: NamedPlace, context: NameContext, block: NamingBlock) -> float:
    """How far a name says that something happened in the place, from 0 to ``FULL``."""
    in_title = block.role in TITLE_FACTOR
    if context.end_of_route and not in_title:
        return AWAY
    if context.filed and (block.of_match or is_filed_here(block.text)):
        return PLAIN
    if context.filed and named.place.code != TAIPEI and is_local_report(context.after):
        return IN_LOCAL_DATELINE
    if block.is_first_lead and context.before.endswith(LIVES):
        return FULL if named.full else PLAIN
    may_be_team = block.of_match and not named.full and named.place.level < Level.COUNTY
    if may_be_team and not is_venue(context.before, context.after):
        return AWAY
    if context.filed:
        return IN_DATELINE
    weight = place_weight(context.before, context.after, named.full, context.row, in_title)
    return min(weight, _most_for_part(named, context.after, in_lead=in_title or block.is_lead))


def _most_for_part(named: NamedPlace, after: str, in_lead: bool) -> float:
    """The most that a name can weigh if it is only a part of what is named there; else ``FULL``."""
    if named.place.level is Level.PROVINCE and not named.full and PART_AFTER.match(after):
        return IN_SAMPLE
    if named.place.code.startswith(TAIWAN) and is_precinct(after):
        return IN_PRECINCT
    return IN_SCHOOL if not (named.full or in_lead) and is_school(after) else FULL


def _point(named: NamedPlace, context: NameContext, weight: float, code: str, block: NamingBlock) -> Point:
    """The points of a name of this weight, and what is to be known of it. ``code``: of the place that it counts for."""
    in_title, means_place, is_sure = block.role in TITLE_FACTOR, weight > PASSING, weight > IN_PRECINCT
    heads_paragraph = is_sure and not in_title and OPENING.fullmatch(block.text, 0, context.start) is not None
    on_top = means_place and block.role in HEAD_ROLES
    body_factor = LEAD_FACTOR if block.is_lead or heads_paragraph else 1.0
    points = weight * TITLE_FACTOR.get(block.role, body_factor)
    opens = heads_paragraph or (means_place and is_arrival(context.before))
    # In the order of the fields, since by their names it takes three times as long.
    return Point(
        code,
        points,
        named,
        means_place,
        in_title,
        on_top,
        opens,
        on_top and is_vague(context.after),
        is_sure and is_branch(context.after),
        means_place and named.full and context.start < named.start,  # has_path
        context.filed,
        context.row == 1,  # is_alone
    )


def _counted_for(
    code: str, named: Collection[str], full: Collection[str], former: Collection[str], gazetteer: Gazetteer
) -> str:
    """The code that a place's points go to: its county's, or its own if it is above that level.

    A county that is no more counts for its successor where that is named as fully. A township whose county is not named
    counts for a former county, if that is the only one of its city that is named (溧水县).

    ``named``: the codes of all places that the article names; ``full``: those with a full name; ``former``: those of
    counties that are no more.
    """
    county = gazetteer.above(code).county
    if county is None:
        is_below_county = gazetteer.level(code) > Level.COUNTY
        return (gazetteer.city(code) if is_below_county else None) or code
    if county in named:
        successor = gazetteer.county_successors.get(county)
        return successor if successor and successor in (full if county in full else named) else county
    city = gazetteer.parent(county)
    former_of_city = [former_county for former_county in former if gazetteer.parent(former_county) == city]
    return former_of_city[0] if len(former_of_city) == 1 else county
