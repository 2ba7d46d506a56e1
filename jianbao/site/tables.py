"""The archive as tables: articles, places, people, days, and where in a text each of these is mentioned."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

from jianbao.model import OutputFile, Record
from jianbao.site.address import article_path, month_path, person_path, place_path, public_url
from jianbao.site.catalogue import Catalogue
from jianbao.site.listing import said_of
from jianbao.site.sheets import SEPARATOR, Column, Row, Table, csv_bytes, data_package


def table_files(catalogue: Catalogue) -> Iterator[OutputFile]:
    """The tables and their description; no table of people where the settings leave them out."""
    settings = catalogue.settings
    tables = tuple(table for table in TABLES if table.name != "people" or settings.people)
    for table in tables:
        yield OutputFile(f"data/{table.name}.csv", csv_bytes(table, catalogue))
    package = json.dumps(data_package(settings, tables), ensure_ascii=False, indent=1)
    yield OutputFile("data/datapackage.json", (package + "\n").encode())


def _articles(catalogue: Catalogue) -> Iterator[Row]:
    for record in catalogue.archive.records:
        article, inferred = record.article, record.date_inferred
        yield (
            article.id,
            _url(article_path(article.id), catalogue),
            article.source,
            article.title,
            *(block.text if block is not None else None for block in article.heads.values()),
            article.outlet,
            SEPARATOR.join(f"{c.role} {c.name}" for c in article.credits),
            article.date,
            *((inferred.best, inferred.earliest, inferred.latest) if inferred is not None else (None, None, None)),
            article.page,
            article.rights,
            SEPARATOR.join("/".join(x.place.path) for x in record.localities),
            SEPARATOR.join(x.place.code for x in record.localities),
            record.script,
            sum(len(block.text) for block in article.body),
            *article.lines,
            SEPARATOR.join(dict.fromkeys(named.person.name for named in record.named)),
            record.before,
            record.after,
        )


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
    named = Counter(day for r in records for day in {named.day for named in r.days})
    for day in sorted({*stated, *inferred, *named}):
        yield day, stated[day], inferred[day], named[day], _url(month_path(day), catalogue)


def _mentions(catalogue: Catalogue) -> Iterator[Row]:
    for record in catalogue.archive.records:
        texts = {block.line: block.text for block in record.article.blocks}
        for line, start, end, kind, key in sorted(_spots(record)):
            yield record.id, line, kind, texts[line][start:end], key


def _spots(record: Record) -> Iterator[tuple[int, int, int, str, str]]:
    """Everything that a text names: line of the block, offsets, kind, key."""
    yield from ((m.line, m.start, m.end, "place", m.place.code) for m in record.mentions)
    yield from ((n.line, n.start, n.end, "person", n.person.key) for n in record.named)
    yield from ((d.line, d.start, d.end, "day", d.day.isoformat()) for d in record.days)


def _url(path: str, catalogue: Catalogue) -> str:
    return public_url(catalogue.archive.settings.base_url, path)


URL = Column("url", "网页；网站不知道自己的网址时，从网站的根写起")

TABLES = (
    Table(
        "articles",
        "文章",
        (
            Column("id", "source 加序号"),
            URL,
            Column("source", "来源：data/sources/ 里的文件名，不带 .json"),
            Column("title", "标题；原文没有时为代拟"),
            Column("kicker", "引题"),
            Column("headline", "标题，照原文"),
            Column("subhead", "副题"),
            Column("outlet", "报纸或网站，照原文"),
            Column("credits", "署名：职务、姓名"),
            Column("date", "见报日期，原文写明", "date"),
            Column("date_inferred", "见报日期，推定", "date"),
            Column("date_earliest", "推定范围的第一天", "date"),
            Column("date_latest", "推定范围的最后一天", "date"),
            Column("page", "版次"),
            Column("rights", "版权"),
            Column("localities", "属地，从省写起"),
            Column("codes", "属地的代码，同 places.csv 的 code"),
            Column("script", "zh-Hans 简体，zh-Hant 繁体"),
            Column("characters", "正文字数", "integer"),
            Column("first_line", "来源文件中的第一行", "integer"),
            Column("last_line", "来源文件中的最后一行", "integer"),
            Column("named", "正文写出全名的人，同 people.csv 的 name"),
            Column("continues", "上接：本文接着哪一篇，同 id"),
            Column("continued_in", "下转：本文在哪一篇续完，同 id"),
        ),
        _articles,
        "id",
        refers=("continues", "continued_in"),
    ),
    Table(
        "places",
        "地方",
        (
            Column("code", "行政区划代码；村和社区后加 x 与六位字符"),
            Column("name", "全称"),
            Column("level", "province 省，prefecture 地，county 县，township 乡，village 村"),
            Column("path", "从省写起"),
            Column("parent", "上级的代码"),
            Column("filed", "归入此地及其下辖各地的文章", "integer"),
            Column("naming", "提到此地的文章", "integer"),
            Column("latitude", "纬度，WGS 84", "number"),
            Column("longitude", "经度，WGS 84", "number"),
            URL,
        ),
        _places,
        "code",
        sources=(
            {"title": "GeoNames (latitude and longitude, CC BY 4.0)", "path": "https://www.geonames.org/"},
            {"title": "SimpleMaps (towns, CC BY 4.0)", "path": "https://simplemaps.com/data/world-cities"},
            {"title": "DB-IP (districts, CC BY 4.0)", "path": "https://db-ip.com"},
        ),
    ),
    Table(
        "people",
        "人物",
        (
            Column("key", "网页的文件名"),
            Column("name", "姓名，简体；同名的人在一行"),
            Column("signed", "署名的文章", "integer"),
            Column("roles", "署名时的职务"),
            Column("told", "正文写到其全名的文章，由程序找出", "integer"),
            Column("said", "正文在姓名前的称呼"),
            URL,
        ),
        _people,
        "key",
    ),
    Table(
        "days",
        "日期",
        (
            Column("day", "日期", "date"),
            Column("published", "写明在这天见报的文章", "integer"),
            Column("inferred", "推定最可能在这天见报的文章", "integer"),
            Column("named", "正文说到这天的文章", "integer"),
            URL,
        ),
        _days,
        "day",
    ),
    Table(
        "mentions",
        "提及",
        (
            Column("article", "文章，同 articles.csv 的 id"),
            Column("line", "来源文件中该段开始的行；编者所加的标题小于 1", "integer"),
            Column("kind", "place 地方，person 人，day 日期"),
            Column("text", "照原文"),
            Column("key", "地方的 code，人的 key，或日期"),
        ),
        _mentions,
        refers=("article",),
    ),
)
