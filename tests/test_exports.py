"""The published data: the scorer's shape, the schema, a table that spreadsheets may open."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from jsonschema.protocols import Validator

from jianbao.enrich.gazetteer import load_gazetteer
from jianbao.model import Archive, NamedPerson, Person, Settings
from jianbao.site.catalogue import make_catalogue
from jianbao.site.exports import export_files
from jianbao.site.tables import table_files
from tests.inputs import csv_rows
from tests.samples import RECORD, archive, record, source_files


def exported(site: Archive) -> dict[str, str]:
    return {f.path: f.data.decode() for f in (*source_files(site), *export_files(site))}


def articles_table(site: Archive) -> str:
    tables = table_files(make_catalogue(site, load_gazetteer()))
    return next(f.data.decode() for f in tables if f.path == "data/articles.csv")


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    return exported(archive([RECORD, record("a", 2, day=date(2020, 2, 3)), record("b")]))


@pytest.fixture(scope="module")
def source_a(files: dict[str, str]) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(files["data/sources/a.json"])
    return data


def test_paths(files: dict[str, str]) -> None:
    assert sorted(files) == [
        "data/articles.jsonl",
        "data/schema.json",
        "data/sources/a.json",
        "data/sources/b.json",
    ]


def test_a_source_has_its_articles_and_its_furniture_as_it_stands(source_a: dict[str, Any]) -> None:
    assert [a["id"] for a in source_a["articles"]] == ["a-1", "a-2"]
    assert source_a["furniture"] == ["责编 ** 甲"]
    assert source_a["labels"][0]["line"] == 9


def test_an_article_in_the_scorers_shape(source_a: dict[str, Any]) -> None:
    article = source_a["articles"][0]
    assert article["sections"] == [
        {"heading": None, "paragraphs": ["荥阳市修桥。"]},
        {"heading": "过河", "paragraphs": ["人人过河。"]},
    ]
    assert article["captions"] == ["桥"]
    assert article["bylines"] == ["记者 何苇"]
    assert article["notes"] == ["（下转二版）"]
    assert article["credits"] == [{"role": "记者", "name": "何苇"}]
    assert article["localities"] == ["河南省/郑州市/荥阳市"]
    assert article["date"] is None
    assert article["date_inferred"]["best"] == "2020-03-02"
    assert source_a["articles"][1]["date"] == "2020-02-03"
    assert article["lines"] == [1, 7]


def validator(files: dict[str, str], definition: str) -> Validator:
    schema = json.loads(files["data/schema.json"])
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema | {"$ref": definition}, format_checker=Draft202012Validator.FORMAT_CHECKER)


def rows(files: dict[str, str]) -> Iterator[Any]:
    return map(json.loads, files["data/articles.jsonl"].splitlines())


def test_the_schema_holds_and_knows_every_key(files: dict[str, str]) -> None:
    validator(files, "#/$defs/source").validate(json.loads(files["data/sources/a.json"]))
    for row in rows(files):
        validator(files, "#/$defs/row").validate(row)


def test_the_schema_holds_for_the_seeds(built_site: Path) -> None:
    paths = ("data/schema.json", "data/articles.jsonl")
    files = {path: (built_site / path).read_text("utf-8") for path in paths}
    check_source, check_row = validator(files, "#/$defs/source"), validator(files, "#/$defs/row")
    for path in (built_site / "data/sources").iterdir():
        check_source.validate(json.loads(path.read_text("utf-8")))
    for row in rows(files):
        check_row.validate(row)


def test_the_schema_explains_each_article_key_that_a_name_alone_does_not(files: dict[str, str]) -> None:
    schema = json.loads(files["data/schema.json"])
    assert not validator(files, "#/$defs/source").is_valid({"source": "a.txt"})
    assert schema["$defs"]["article"]["properties"]["headline"]["description"]


def test_rows_have_the_whole_text_and_an_address(files: dict[str, str]) -> None:
    row = next(rows(files))
    assert row["text"].split("\n") == [
        "记者 何苇",
        "荥阳市修桥。",
        "过河",
        "人人过河。",
        "桥",
        "（下转二版）",
    ]
    assert row["url"] == "articles/a-1.html"
    assert row["mentions"] == [{"code": "410182", "path": "河南省/郑州市/荥阳市", "count": 1}]


LI = Person("li-chunmei", "李春梅", "L")


def test_who_is_named_stands_once_with_what_is_said() -> None:
    spots = (("村支书", 0), ("", 4), ("老党员", 8), ("村支书", 12))
    named = tuple(NamedPerson(LI, 3, start, start + 3, role) for role, start in spots)
    files = exported(archive([replace(RECORD, named=named)]))
    expected = [{"key": "li-chunmei", "name": "李春梅", "said": ["村支书", "老党员"], "count": 4}]
    (row,) = rows(files)
    assert row["named"] == expected
    assert json.loads(files["data/sources/a.json"])["articles"][0]["named"] == expected
    validator(files, "#/$defs/row").validate(row)
    assert not validator(files, "#/$defs/row").is_valid(row | {"named": ["李春梅"]})


def test_the_table_tells_who_is_named_and_where_an_article_goes_on() -> None:
    named = tuple(NamedPerson(LI, 3, start, start + 3, "") for start in (0, 5))
    one, other = replace(RECORD, named=named, after="b-1"), replace(record("b"), before="a-1")
    first, second = csv_rows(articles_table(archive([one, other])))
    assert (first["named"], second["named"]) == ("李春梅", "")
    assert (first["continued_in"], second["continues"]) == ("b-1", "a-1")
    assert (first["continues"], second["continued_in"]) == ("", "")


def test_addresses_are_absolute_with_a_base_url() -> None:
    site = archive([record("版 一")], Settings(base_url="https://example.org/bao/"))
    row = next(rows(exported(site)))
    assert row["url"] == "https://example.org/bao/articles/%E7%89%88%20%E4%B8%80-1.html"


def test_the_table() -> None:
    text = articles_table(archive([RECORD, record("a", 2, day=date(2020, 2, 3)), record("b")]))
    assert text.endswith("\r\n")
    first, second, _ = csv_rows(text)
    assert (first["headline"], first["kicker"], first["credits"]) == ("桥通了", "", "记者 何苇")
    assert (first["date"], first["date_inferred"], second["date"]) == ("", "2020-03-02", "2020-02-03")
    assert (first["first_line"], first["last_line"]) == ("1", "7")


@pytest.mark.parametrize("headline", ["=1+1", "+1", "-1", "@a", "\t=1", " =1", "＝1", "，\"引\"\n='x'!A1"])
def test_no_cell_is_a_formula_and_none_breaks_the_table(headline: str) -> None:
    (row,) = csv_rows(articles_table(archive([record(headline=headline)])))
    assert row["headline"].removeprefix("'") == headline
    assert row["headline"].lstrip()[0] not in "=+-@＝"


@pytest.mark.parametrize("headline", ["石桥;新桥", "甲\t乙", '"甲;乙"，丙'])
def test_a_spreadsheet_that_cuts_at_semicolons_and_tabs_too_leaves_a_cell_whole(headline: str) -> None:
    text = articles_table(archive([record(headline=headline)]))
    (row,) = csv_rows(text)
    assert row["headline"] == headline
    assert not re.search("[;\t]", re.sub('"(?:[^"]|"")*"', "", text))


def test_json_is_readable_and_ends_with_a_newline(files: dict[str, str]) -> None:
    assert "荥阳市" in files["data/sources/a.json"]
    assert all(text.endswith("\n") for text in files.values())


def test_one_line_for_each_article(files: dict[str, str]) -> None:
    assert sum('"id": "a-' in line for line in files["data/sources/a.json"].splitlines()) == 2


def test_a_line_separator_in_a_text_ends_no_line() -> None:
    headline = "甲\u2028乙\u2029丙"
    files = exported(archive([record(headline=headline)]))
    assert [row["headline"] for row in rows(files)] == [headline]
    assert json.loads(files["data/sources/a.json"])["articles"][0]["headline"] == headline


def test_an_archive_without_articles() -> None:
    files = exported(archive([]))
    assert files["data/articles.jsonl"] == ""
    assert csv_rows(articles_table(archive([]))) == []
