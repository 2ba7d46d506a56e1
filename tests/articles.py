"""Articles and sources for tests of what is found out about them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from jianbao.model import Article, Block, Credit, ParsedSource, Part, Role, Script, Section


def block(role: Role, text: str, line: int = 1) -> Block:
    """A block of one line. Its rule is one that proofs have words for."""
    return Block(role, text, (Part(line, 0),), "title")


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
    head = None if headline is None else block(Role.HEADLINE, headline, top)
    body = tuple(block(Role.PARA, text, top + 1 + index) for index, text in enumerate(paragraphs))
    return Article(
        source=source,
        number=number,
        kicker=None,
        headline=head,
        subhead=None,
        sections=(Section(None, body),),
        credits=tuple(Credit(role, name) for role, name in credits),
        outlet=outlet,
        dateline=None,
        date=printed,
        lines=(top, top + len(paragraphs)),
    )


def make_source(*articles: Article, stem: str = "page", script: Script = Script.HANS) -> ParsedSource:
    return ParsedSource(f"{stem}.txt", stem, "utf-8", script, (), (), articles, (), ())
