"""What was found in the articles as tables: places, people, days and mentions, and what their columns mean.

``data/datapackage.json`` describes every table, ``articles.csv`` too, as a Data Package (version 2.0), so that a
program can read them with the right types and join them by their keys. https://datapackage.org/standard/data-package/
"""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from jianbao.enrich.gazetteer import load_gazetteer
from jianbao.model import Archive, OutputFile, Record
from jianbao.site.address import href, month_path, person_path, place_path
from jianbao.site.catalogue import Catalogue, make_catalogue
from jianbao.site.exports import COLUMNS, cell
from jianbao.site.listing import said_of

PROFILES = "https://datapackage.org/profiles/2.0/"

SEPARATOR = "；"
"""Between several values in one cell, as in ``articles.csv``."""

Row = tuple[str | int | float | date | None, ...]


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    type: str
    """A type of Table Schema: string, integer, number, date."""
    about: str


@dataclass(frozen=True, slots=True)
class Table:
    name: str
    title: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    """Columns that tell one row from all others; none where rows may be alike."""
    refers: str = ""
    """Column that holds an article's id."""
    source: Mapping[str, str] | None = None
    """Where facts come from that are not the archive's own."""


def table_files(archive: Archive) -> Iterator[OutputFile]:
    """The tables and their description; no table of people where the settings leave them out."""
    catalogue = make_catalogue(archive, load_gazetteer())
    tables = tuple(table for table in TABLES if table.name != "people" or archive.settings.people)
    for table in tables:
        text = _csv([c.name for c in table.columns], ROWS[table.name](catalogue))
        yield OutputFile(f"data/{table.name}.csv", text.encode("utf-8-sig"))
    package = json.dumps(data_package(archive, tables), ensure_ascii=False, indent=1)
    yield OutputFile("data/datapackage.json", (package + "\n").encode())


def data_package(archive: Archive, tables: Iterable[Table]) -> dict[str, Any]:
    """What ``data/datapackage.json`` says."""
    settings = archive.settings
    return {
        "$schema": f"{PROFILES}datapackage.json",
        "name": "jianbao",
        "title": settings.title,
        **({"homepage": settings.base_url} if settings.base_url else {}),
        **({"description": settings.rights} if settings.rights else {}),
        "resources": [_resource(table) for table in (ARTICLES, *tables)],
    }


def _resource(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "$schema": f"{PROFILES}tableschema.json",
        "fields": [{"name": c.name, "type": c.type, "description": c.about} for c in table.columns],
    }
    if table.key:
        schema["primaryKey"] = list(table.key)
    if table.refers:
        schema["foreignKeys"] = [{"fields": [table.refers], "reference": {"resource": "articles", "fields": ["id"]}}]
    return {
        "$schema": f"{PROFILES}dataresource.json",
        "name": table.name,
        "type": "table",
        "path": f"{table.name}.csv",
        "title": table.title,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        **({"sources": [dict(table.source)]} if table.source else {}),
        "schema": schema,
    }


def _csv(columns: Iterable[str], rows: Iterable[Row]) -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return out.getvalue()


def _cell(value: str | int | float | date | None) -> str:
    """Numbers and days are no formulas, whatever they begin with."""
    return cell(value) if isinstance(value, str) else "" if value is None else str(value)


def _places(catalogue: Catalogue) -> Iterator[Row]:
    for code, place in catalogue.places.items():
        latitude, longitude = catalogue.gazetteer.point(code) or (None, None)
        filed, naming = len(catalogue.filed.get(code, ())), len(catalogue.naming.get(code, ()))
        path = "/".join(place.path)
        level = place.level.name.lower()
        url = _url(place_path(code), catalogue)
        yield code, place.name, level, path, place.parent, filed, naming, latitude, longitude, url


def _people(catalogue: Catalogue) -> Iterator[Row]:
    for key, person in catalogue.people.items():
        signed, told = len(catalogue.by_person.get(key, ())), len(catalogue.telling.get(key, ()))
        roles = SEPARATOR.join(catalogue.roles.get(key, ()))
        said = SEPARATOR.join(said_of(key, catalogue))
        yield key, person.name, signed, roles, told, said, _url(person_path(key), catalogue)


def _days(catalogue: Catalogue) -> Iterator[Row]:
    records = catalogue.archive.records
    stated = Counter(r.article.date for r in records if r.article.date is not None)
    inferred = Counter(r.day for r in records if r.article.date is None and r.day is not None)
    named = Counter(day for r in records for day in {each.day for each in r.days})
    for day in sorted({*stated, *inferred, *named}):
        yield day, stated[day], inferred[day], named[day], _url(month_path(day), catalogue)


def _mentions(catalogue: Catalogue) -> Iterator[Row]:
    for record in catalogue.archive.records:
        texts = {block.line: block.text for block in record.article.blocks}
        for line, start, end, kind, key in sorted(_spots(record)):
            yield record.id, line, kind, texts[line][start:end], key


def _spots(record: Record) -> Iterator[tuple[int, int, int, str, str]]:
    yield from ((m.line, m.start, m.end, "place", m.place.code) for m in record.mentions)
    yield from ((n.line, n.start, n.end, "person", n.person.key) for n in record.named)
    yield from ((d.line, d.start, d.end, "day", d.day.isoformat()) for d in record.days)


def _url(path: str, catalogue: Catalogue) -> str:
    """Absolute when the archive knows its address, else relative to the site's root."""
    return (catalogue.archive.settings.base_url or "") + href(path)


ROWS: Mapping[str, Callable[[Catalogue], Iterable[Row]]] = {
    "places": _places,
    "people": _people,
    "days": _days,
    "mentions": _mentions,
}

ARTICLE_TYPES = {
    **dict.fromkeys(("characters", "first_line", "last_line"), "integer"),
    **dict.fromkeys(("date", "date_inferred", "date_earliest", "date_latest"), "date"),
}
"""Of the columns of ``articles.csv``; the others hold text."""

ARTICLE_ABOUT = {
    "id": "来源文件名加序号",
    "url": "网页",
    "source": "来源文件，不带后缀",
    "title": "标题；原文没有时为代拟",
    "kicker": "引题",
    "headline": "标题，照原文",
    "subhead": "副题",
    "outlet": "报纸或网站，照原文",
    "credits": "署名：职务、姓名",
    "date": "见报日期，原文写明",
    "date_inferred": "见报日期，推定",
    "date_earliest": "推定范围的第一天",
    "date_latest": "推定范围的最后一天",
    "page": "版次",
    "rights": "版权",
    "localities": "属地，从省写起",
    "codes": "属地的代码，同 places.csv 的 code",
    "script": "zh-Hans 简体，zh-Hant 繁体",
    "characters": "正文字数",
    "first_line": "来源文件中的第一行",
    "last_line": "来源文件中的最后一行",
}

URL = Column("url", "string", "网页")

ARTICLES = Table(
    "articles",
    "文章",
    tuple(Column(name, ARTICLE_TYPES.get(name, "string"), ARTICLE_ABOUT[name]) for name in COLUMNS),
    ("id",),
)

TABLES = (
    Table(
        "places",
        "地方",
        (
            Column("code", "string", "行政区划代码；村和社区后加 x 与六位字符"),
            Column("name", "string", "全称"),
            Column("level", "string", "province 省，prefecture 地，county 县，township 乡，village 村"),
            Column("path", "string", "从省写起"),
            Column("parent", "string", "上级的代码"),
            Column("filed", "integer", "归入此地及其下辖各地的文章"),
            Column("naming", "integer", "提到此地的文章"),
            Column("latitude", "number", "纬度，WGS 84"),
            Column("longitude", "number", "经度，WGS 84"),
            URL,
        ),
        ("code",),
        source={"title": "GeoNames (latitude and longitude, CC BY 4.0)", "path": "https://www.geonames.org/"},
    ),
    Table(
        "people",
        "人物",
        (
            Column("key", "string", "网页的文件名"),
            Column("name", "string", "姓名，简体；同名的人在一行"),
            Column("signed", "integer", "署名的文章"),
            Column("roles", "string", "署名时的职务"),
            Column("told", "integer", "正文写到其全名的文章，由程序找出"),
            Column("said", "string", "正文在姓名前的称呼"),
            URL,
        ),
        ("key",),
    ),
    Table(
        "days",
        "日期",
        (
            Column("day", "date", "日期"),
            Column("published", "integer", "写明在这天见报的文章"),
            Column("inferred", "integer", "推定最可能在这天见报的文章"),
            Column("named", "integer", "正文说到这天的文章"),
            URL,
        ),
        ("day",),
    ),
    Table(
        "mentions",
        "提及",
        (
            Column("article", "string", "文章，同 articles.csv 的 id"),
            Column("line", "integer", "来源文件中该段开始的行；编者所加的标题小于 1"),
            Column("kind", "string", "place 地方，person 人，day 日期"),
            Column("text", "string", "照原文"),
            Column("key", "string", "地方的 code，人的 key，或日期"),
        ),
        (),
        refers="article",
    ),
)
