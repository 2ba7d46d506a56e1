"""Articles and sources for tests of what is found out about them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from jianbao.model import HEAD_ROLES, Article, Block, Credit, ParsedSource, Part, Role, Script, Section

DYKE = "柳湾镇的护堤队每天两次巡查河堤，村民加固堤岸，清理淤泥，河堤上插着红旗，护堤队员守在河边。"
DYKE_MORE = "护堤队员韩大有说，河堤加固以后，淤泥运到田里，村民巡查河堤不再摸黑，柳湾镇还装了路灯。"
"""The halves of an article, told from others by the words that they share."""


def block(role: Role, text: str, line: int = 1) -> Block:
    """A block of one line. Its rule is one that proofs have words for."""
    return Block(role, text, (Part(line, 0),), "title")


def article_of(blocks: Sequence[Block], source: str = "page", number: int = 1, **facts: Any) -> Article:
    """An article of these blocks; kicker, headline and subhead stand where they belong, all else in one section."""
    head = {each.role: each for each in reversed(blocks) if each.role in HEAD_ROLES}
    body = tuple(each for each in blocks if each is not head.get(each.role))
    kicker, headline, subhead = map(head.get, HEAD_ROLES)
    numbers = [each.line for each in blocks] or [1]
    facts = {"credits": (), "outlet": None, "dateline": None, "date": None, **facts}
    lines = (numbers[0], numbers[-1])
    return Article(source, number, kicker, headline, subhead, (Section(None, body),), lines=lines, **facts)


def make_article(
    *paragraphs: str,
    number: int = 1,
    source: str = "page",
    headline: str | None = None,
    credits: Sequence[tuple[str, str]] = (),
    outlet: str | None = "本报",
    printed: date | None = None,
) -> Article:
    """An article whose blocks stand on lines of their own, the articles of a source a hundred lines apart."""
    top = 100 * number
    head = [] if headline is None else [block(Role.HEADLINE, headline, top)]
    body = [block(Role.PARA, text, top + 1 + index) for index, text in enumerate(paragraphs)]
    given = tuple(Credit(role, name) for role, name in credits)
    return article_of([*head, *body], source, number, credits=given, outlet=outlet, date=printed)


def make_source(*articles: Article, stem: str = "page", script: Script = Script.HANS) -> ParsedSource:
    return ParsedSource(f"{stem}.txt", stem, "utf-8", script, (), (), articles, (), ())
