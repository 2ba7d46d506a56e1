"""What articles are about: every block of ``localities.txt``, whose head says how it is written.

The articles are invented and speak of real places all over the country, as papers of many kinds do.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from jianbao.enrich.gazetteer import load_gazetteer
from jianbao.enrich.persons import find_people
from jianbao.enrich.places import find_places
from jianbao.model import Article, Block, ParsedSource, Role, Script
from tests.articles import article_of, block

CASES = Path(__file__).with_name("localities.txt")

ROLES = {"#": Role.HEADLINE, "^": Role.KICKER, "~": Role.SUBHEAD, "=": Role.HEADING, "!": Role.CAPTION}


@dataclass
class Written:
    """An article as the file has it."""

    places: set[str] = field(default_factory=set)
    blocks: list[Block] = field(default_factory=list)
    outlet: str | None = None

    def article(self, number: int) -> Article:
        return article_of(self.blocks, number=number, outlet=self.outlet)


def cases() -> Iterator[object]:
    """A parameter for each stretch of the file that has a title."""
    for case in CASES.read_text("utf-8").split("\n=== ")[1:]:
        title, *lines = case.rstrip("\n").split("\n")
        marks = [pytest.mark.xfail(strict=True)] if title.startswith("? ") else []
        yield pytest.param(list(written(lines)), id=title.removeprefix("? "), marks=marks)


def written(lines: list[str]) -> Iterator[Written]:
    """The articles of a block."""
    one = Written()
    for number, line in enumerate(lines, 1):
        if line.startswith("*"):
            if one.blocks:
                yield one
                one = Written()
            one.places |= {line[1:].strip()} - {""}
        elif line.startswith("@ "):
            one.outlet = line[2:]
        elif line:
            role = ROLES.get(line[0], Role.PARA) if line[1:2] == " " else Role.PARA
            text = line if role is Role.PARA else line[2:]
            one.blocks.append(block(role, text, number))
    yield one


@pytest.mark.parametrize("articles", tuple(cases()))
def test_what_an_article_is_about(articles: list[Written]) -> None:
    gazetteer = load_gazetteer()
    assert all(gazetteer.find(path) for one in articles for path in one.places)
    page = tuple(one.article(number) for number, one in enumerate(articles, 1))
    source = ParsedSource("page.txt", "page", "utf-8", Script.HANS, (), (), page, (), ())
    people = [{spot.name for spot in find_people(article)} for article in page]
    found = find_places(source, gazetteer, people=people)
    assert [{"/".join(loc.place.path) for loc in each.localities} for each in found] == [one.places for one in articles]
