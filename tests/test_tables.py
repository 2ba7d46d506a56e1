"""The tables of places, people, days and mentions, and the Data Package that says what their columns mean."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from jianbao.enrich.gazetteer import load_gazetteer
from jianbao.enrich.records import make_records
from jianbao.model import Archive, Settings
from jianbao.site.catalogue import make_catalogue
from jianbao.site.exports import export_files
from jianbao.site.tables import table_files
from tests.inputs import csv_rows, parsed

TEXT = """# 青禾镇修渠

本报讯（记者 何苇）2020年3月2日，荥阳市青禾镇村支书周桂兰带着村民修渠。周桂兰说，水到了地头。
"""

ALL = Settings()

READ: Mapping[str, Callable[[str], object]] = {
    "string": str,
    "integer": int,
    "number": float,
    "date": date.fromisoformat,
}
"""What a value of each type of Table Schema is read with."""


def files(settings: Settings = ALL, text: str = TEXT) -> dict[str, str]:
    source = parsed(text, "a.txt")
    records, _ = make_records([source], settings)
    archive = Archive(settings, (source,), records, "", ())
    made = (*export_files(archive), *table_files(make_catalogue(archive, load_gazetteer())))
    return {file.path: file.data.decode() for file in made if file.path.endswith((".csv", "datapackage.json"))}


def check(made: Mapping[str, str]) -> None:
    """Required keys of the Data Package standard 2.0; every row fits the types of its columns."""
    package = json.loads(made["data/datapackage.json"])
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    described = {resource["path"]: resource for resource in package["resources"]}
    assert {f"data/{path}" for path in described} == {path for path in made if path.endswith(".csv")}
    names = {resource["name"] for resource in package["resources"]}
    assert len(names) == len(described)
    for path, resource in described.items():
        check_table(resource, csv_rows(made[f"data/{path}"]))
        for key in resource["schema"].get("foreignKeys", ()):
            assert key["reference"]["resource"] in names


def test_what_a_spreadsheet_needs_in_a_cell_is_described() -> None:
    """Rows say what the text does not: a sign between several values, a mark before what looks like a formula."""
    package = json.loads(files()["data/datapackage.json"])
    for resource in package["resources"]:
        assert "；" in resource["description"]
        assert "'" in resource["description"]


def check_table(resource: Mapping[str, Any], found: list[dict[str, str]]) -> None:
    types = {field["name"]: field["type"] for field in resource["schema"]["fields"]}
    for row in found:
        assert list(row) == list(types), resource["path"]
        for name, value in row.items():
            assert value == "" or READ[types[name]](value) is not None
    if key := resource["schema"].get("primaryKey"):
        assert len({tuple(row[name] for name in key) for row in found}) == len(found)


def test_every_table_fits_its_description() -> None:
    check(files())
    check(files(text="广告"))


def test_the_tables_of_the_seeds_fit_their_descriptions(built_site: Path) -> None:
    data = built_site / "data"
    paths = [*data.glob("*.csv"), data / "datapackage.json"]
    check({f"data/{path.name}": path.read_bytes().decode() for path in paths})


def test_who_is_named_and_who_signed_stand_apart() -> None:
    named, signed = csv_rows(files()["data/people.csv"])[::-1]
    assert (named["name"], named["signed"], named["told"], named["said"]) == ("周桂兰", "0", "1", "村支书")
    assert (signed["name"], signed["signed"], signed["roles"], signed["told"]) == ("何苇", "1", "记者", "0")


def test_mentions_lead_to_the_line_and_to_the_other_tables() -> None:
    made = files()
    found = csv_rows(made["data/mentions.csv"])
    assert [(row["kind"], row["text"], row["line"]) for row in found if row["kind"] != "place"] == [
        ("day", "2020年3月2日", "3"),
        ("person", "周桂兰", "3"),
        ("person", "周桂兰", "3"),
    ]
    keys = {row["code"] for row in csv_rows(made["data/places.csv"])} | {
        row["key"] for row in csv_rows(made["data/people.csv"])
    }
    assert {row["key"] for row in found if row["kind"] != "day"} <= keys
    assert {row["article"] for row in found} <= {row["id"] for row in csv_rows(made["data/articles.csv"])}
    assert "2020-03-02" in {row["day"] for row in csv_rows(made["data/days.csv"])}


def test_without_people_there_is_no_table_of_them() -> None:
    made = files(Settings(people=False))
    check(made)
    assert "data/people.csv" not in made
    assert "person" not in {row["kind"] for row in csv_rows(made["data/mentions.csv"])}


@pytest.mark.parametrize("name", ["周桂兰", "周桂蘭", "何苇", "何葦"])
def test_an_excluded_name_is_in_no_table(name: str) -> None:
    made = files(Settings(people_exclude=(name,)))
    both = {"周桂兰", "何苇"}
    left_out = {"周桂蘭": "周桂兰", "何葦": "何苇"}.get(name, name)
    assert {row["name"] for row in csv_rows(made["data/people.csv"])} == both - {left_out}
    assert left_out not in made["data/mentions.csv"] + made["data/articles.csv"]
