"""The parts of a column: briefs, picture news and headed items tell of one place each, and are read apart."""

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

MOST_PARTS = 0.6
"""Share of the parts of a column that name a place; the sections of an article mostly do not."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of an article, as an article of its own, and the names in it."""

    article: Article
    texts: Sequence[str]
    """Its blocks, in Simplified."""
    named: Sequence[NamedPlace]


def pieces(article: Article, texts: Sequence[str], named: Sequence[NamedPlace]) -> tuple[Piece, ...]:
    """The parts of a column that names no place before the first of them; any other article is one piece."""
    whole = (Piece(article, texts, named),)
    body, head = article.body, len(texts) - len(article.body)
    role, pattern = _beginning(body)
    begun = [
        at
        for at, block in enumerate(body)
        if block.role is role and pattern.match(block.text) and not (at and _runs_on(body[at - 1], block))
    ]
    bounds = [0, *(at for at in begun if at), len(body)]
    first = head + (0 if 0 in begun else bounds[1])
    if len(bounds) < 3 or any(name.block < first for name in named):
        return whole
    found = []
    for start, end in pairwise(bounds):
        blocks = range(head + start, head + end)
        own = [structs.replace(name, block=name.block - blocks.start) for name in named if name.block in blocks]
        found.append(Piece(_alone(article, body[start:end]), texts[blocks.start : blocks.stop], own))
    telling = sum(bool(piece.named) for piece in found)
    return whole if telling < 2 or telling < MOST_PARTS * len(found) else tuple(found)


def _beginning(body: Sequence[Block]) -> tuple[Role, re.Pattern[str]]:
    """What a part begins with: a caption where there are only captions, a heading, or a brief's mark."""
    roles = [block.role for block in body]
    if Role.PARA not in roles:
        return Role.CAPTION, re.compile("")
    if roles.count(Role.HEADING) > 1:
        return Role.HEADING, TITLE
    return Role.PARA, BRIEF


def _runs_on(above: Block, block: Block) -> bool:
    """Whether a caption goes on in the next line (安徽省合肥市 / 石桥社区昨日举行…)."""
    return above.role is block.role is Role.CAPTION and bool(UNENDED.search(above.text))


def _alone(article: Article, group: Sequence[Block]) -> Article:
    heading = group[0] if group[0].role is Role.HEADING else None
    headline = structs.replace(heading, role=Role.HEADLINE) if heading else None
    body = tuple(group[1:] if heading else group)
    return replace(article, kicker=None, headline=headline, subhead=None, sections=(Section(None, body),))
