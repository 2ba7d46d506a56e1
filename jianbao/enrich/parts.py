"""The parts of a column: its briefs, pictures or headed items are each about a place of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from msgspec import structs

from jianbao.enrich.mentions import NamedPlace
from jianbao.model import Article, Block, Role, Section
from jianbao.parse.pieces import BULLETS
from jianbao.text.characters import HAN
from jianbao.text.numerals import TO_TEN

BRIEF = re.compile(rf"\s*(?:[{BULLETS}•]|\d{{1,2}}[、.．]|本报{HAN}{{0,3}}讯|{HAN}{{2,4}}讯[\s（(])")
"""What a brief begins with."""

UNENDED = re.compile(r"[^\W\d](?<![摄影图者])$|[，、]$")
"""What a caption ends with that goes on in the next line: no full stop and no photographer."""

TITLE = re.compile(rf"(?!\s*(?:[（(]?[{TO_TEN}]{{1,2}}[）)]?[、.． 　]|第[一二三四五]))")
"""What a headed part begins with. Numbered headings divide one text."""

SHARE_NAMING = 0.6
"""At least this share of the parts of a column name a place; the sections of one article mostly do not."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of an article, as an article of its own, and the names in it."""

    article: Article
    texts: Sequence[str]
    """Its blocks, in Simplified."""
    named: Sequence[NamedPlace]


def pieces(article: Article, texts: Sequence[str], named: Sequence[NamedPlace]) -> tuple[Piece, ...]:
    """The parts of a column that names no place before the first of them; any other article is one piece.

    ``texts``: the article's blocks in Simplified. ``named``: the places that it names.
    """
    whole = (Piece(article, texts, named),)
    body, blocks_of_head = article.body, len(texts) - len(article.body)
    beginnings = _beginnings(body)
    bounds = [0, *(at for at in beginnings if at), len(body)]
    first_part = blocks_of_head + (0 if 0 in beginnings else bounds[1])
    if len(bounds) < 3 or any(name.block < first_part for name in named):
        return whole
    parts = []
    for start, end in pairwise(bounds):
        blocks = range(blocks_of_head + start, blocks_of_head + end)
        named_here = [structs.replace(name, block=name.block - blocks.start) for name in named if name.block in blocks]
        parts.append(Piece(_as_article(article, body[start:end]), texts[blocks.start : blocks.stop], named_here))
    naming = sum(bool(part.named) for part in parts)
    return whole if naming < 2 or naming < SHARE_NAMING * len(parts) else tuple(parts)


def _beginnings(body: Sequence[Block]) -> list[int]:
    """Where parts begin, as indices into the body."""
    role, pattern = _beginning(body)
    return [
        at
        for at, block in enumerate(body)
        if block.role is role and pattern.match(block.text) and not (at and _runs_on(body[at - 1], block))
    ]


def _beginning(body: Sequence[Block]) -> tuple[Role, re.Pattern[str]]:
    """Role and looks of the block that a part begins with: any caption where there are no paragraphs, else a heading
    where there are several, else a paragraph with the mark of a brief.
    """
    roles = [block.role for block in body]
    if Role.PARA not in roles:
        return Role.CAPTION, re.compile("")
    if roles.count(Role.HEADING) > 1:
        return Role.HEADING, TITLE
    return Role.PARA, BRIEF


def _runs_on(above: Block, block: Block) -> bool:
    """Whether a caption goes on in the next line (安徽省合肥市 / 石桥社区昨日举行…)."""
    return above.role is block.role is Role.CAPTION and bool(UNENDED.search(above.text))


def _as_article(article: Article, blocks: Sequence[Block]) -> Article:
    """A part of an article, made of these blocks, as an article of its own; its heading becomes the headline."""
    heading = blocks[0] if blocks[0].role is Role.HEADING else None
    headline = structs.replace(heading, role=Role.HEADLINE) if heading else None
    body = tuple(blocks[1:] if heading else blocks)
    return replace(article, kicker=None, headline=headline, subhead=None, sections=(Section(None, body),))
