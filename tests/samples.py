"""Small records for tests, made by hand: they need no parser."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from jianbao.enrich.gazetteer import load_gazetteer
from jianbao.model import (
    Archive,
    Article,
    Credit,
    InferredDate,
    Label,
    Level,
    Line,
    Locality,
    Mention,
    NamedPerson,
    OutputFile,
    ParsedSource,
    Person,
    Place,
    Record,
    Role,
    Script,
    Section,
    Settings,
)
from jianbao.site.catalogue import make_catalogue
from jianbao.site.exports import source_parts
from jianbao.site.index.search import build_index
from jianbao.text.script import Converter, detect_script
from tests.articles import article_of, block

TOWN = Place("410182", "荥阳市", Level.COUNTY, "4101", ("河南省", "郑州市", "荥阳市"))
XINMI = Place("410183", "新密市", Level.COUNTY, "4101", ("河南省", "郑州市", "新密市"))
LOCALITY = Locality(TOWN, 9.0, "标题", "荥阳市修桥。")
GUESS = InferredDate(date(2020, 3, 1), date(2020, 3, 8), date(2020, 3, 2), "medium", "3月1日")


ARTICLE = Article(
    source="a",
    number=1,
    kicker=None,
    headline=block(Role.HEADLINE, "桥通了", 1),
    subhead=None,
    sections=(
        Section(None, (block(Role.BYLINE, "记者 何苇", 2), block(Role.PARA, "荥阳市修桥。", 3))),
        Section(block(Role.HEADING, "过河", 4), (block(Role.PARA, "人人过河。", 5), block(Role.CAPTION, "桥", 6))),
        Section(None, (block(Role.NOTE, "（下转二版）", 7),)),
    ),
    credits=(Credit("记者", "何苇"),),
    outlet="本报",
    dateline="本报讯",
    date=None,
    lines=(1, 7),
)
RECORD = Record(ARTICLE, Script.HANS, GUESS, (), (LOCALITY,), (Mention(TOWN, 3, 0, 3, "荥阳市修桥。"),), (), ())


def record(source: str = "a", number: int = 1, *, headline: str = "桥通了", day: date | None = None) -> Record:
    """``RECORD`` under another name; ``day`` is stated, without one the article has no date at all."""
    head = block(Role.HEADLINE, headline, 1)
    article = replace(ARTICLE, source=source, number=number, headline=head, date=day)
    return replace(RECORD, article=article, date_inferred=None)


def record_of(source: str, number: int, *texts: tuple[Role, str], **fields: Any) -> Record:
    """A record of these blocks; a headline, kicker or subhead goes where it belongs. ``fields``: ``outlet``, ``day``,
    ``places``, ``people``, ``named``.
    """
    blocks = [block(role, text, line) for line, (role, text) in enumerate(texts, 1)]
    own = {"credits": RECORD.article.credits, "dateline": RECORD.article.dateline}
    made = article_of(blocks, source, number, outlet=fields.get("outlet"), date=fields.get("day"), **own)
    return replace(
        RECORD,
        article=made,
        script=detect_script("".join(b.text for b in blocks)),
        date_inferred=None,
        localities=tuple(Locality(place, 1.0, "", "") for place in fields.get("places", ())),
        people=tuple(Person("", name, "") for name in fields.get("people", ())),
        named=tuple(NamedPerson(Person("", name, ""), 1, 0, len(name), "") for name in fields.get("named", ())),
    )


def archive(records: Sequence[Record], settings: Settings | None = None) -> Archive:
    """An archive of these records; each source also has a line of furniture."""
    stems = dict.fromkeys(r.article.source for r in records)
    sources = tuple(_source(s, [r.article for r in records if r.article.source == s]) for s in stems)
    return Archive(settings or Settings(), sources, tuple(records), "", ())


def _source(stem: str, articles: Sequence[Article]) -> ParsedSource:
    line = Line(9, "　 责编 ** 甲 ", "责编 ** 甲", 0, False, 0)
    labels = (Label(line, Role.FURNITURE, "sample"),)
    furniture = (block(Role.FURNITURE, line.text, 9),)
    return ParsedSource(f"{stem}.txt", stem, "utf-8", Script.HANS, (line,), labels, tuple(articles), furniture, ())


def source_files(site: Archive) -> list[OutputFile]:
    """``data/sources/``."""
    catalogue = make_catalogue(site, load_gazetteer())
    return [part.file(catalogue, part.of) for part in source_parts(catalogue)]


def index_files(made: Archive, converter: Converter) -> Iterator[OutputFile]:
    """The search index, where nothing is kept of another."""
    for file in build_index(made, converter):
        assert isinstance(file, OutputFile)
        yield file
