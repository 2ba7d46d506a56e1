"""Writes tables as CSV and describes them in a Data Package (version 2.0), so that a program reads them with the right
types and can join them by their keys. https://datapackage.org/standard/data-package/
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from jianbao.model import Settings
from jianbao.site.catalogue import Catalogue

PROFILES = "https://datapackage.org/profiles/2.0/"

SEPARATOR = "；"
"""Between several values in one cell: a spreadsheet has no lists."""

FORMULA_STARTS = frozenset("=+-@\t\r\n＝＋－＠")
"""Some spreadsheets take a cell that begins with one of these for a formula (OWASP, CSV Injection; and full-width)."""

QUOTED = re.compile('[",;\t\r\n]')
"""A cell that holds one of these stands in quotation marks. RFC 4180 does not ask for them around semicolons and tabs,
but LibreOffice cuts a line at these, too, unless it is told otherwise."""

CELLS = f"一格有几项的，用“{SEPARATOR}”隔开；电子表格会当作公式的文字（如以 = + - @ 开头），前面加了一个 '"
"""What the description says of every table."""

Row = tuple[str | int | float | date | None, ...]


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    about: str
    type: str = "string"
    """A type of Table Schema: string, integer, number, date."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the data; its rows have a value for each of its columns."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: Callable[[Catalogue], Iterable[Row]]
    key: str = ""
    """The column that identifies a row; empty if rows may be alike."""
    refers: tuple[str, ...] = ()
    """Columns that hold the id of an article."""
    sources: tuple[Mapping[str, str], ...] = ()
    """Where facts come from that the archive itself does not hold."""


def csv_bytes(table: Table, catalogue: Catalogue) -> bytes:
    """The table as RFC 4180 has it.

    It gets a byte order mark: without one Excel takes UTF-8 for the system's own encoding, and a table is for people
    who open it there (programs have the JSON lines).
    """
    lines = [csv_line(column.name for column in table.columns)]
    lines += (csv_line(map(_cell, row)) for row in table.rows(catalogue))
    return "".join(lines).encode("utf-8-sig")


def csv_line(cells: Iterable[str]) -> str:
    """A row of a table.

    >>> csv_line(["甲", "乙;丙", "“丁”", ""])
    '甲,"乙;丙",“丁”,\\r\\n'
    """
    return ",".join(_quoted(text) if QUOTED.search(text) else text for text in cells) + "\r\n"


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _cell(value: str | int | float | date | None) -> str:
    """A value as a cell. Numbers and days are no formulas, whatever they begin with."""
    return cell(value) if isinstance(value, str) else "" if value is None else str(value)


def cell(text: str) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe marks it as text.

    >>> cell("=HYPERLINK(1)"), cell(" @SUM(1)"), cell("——一线见闻")
    ("'=HYPERLINK(1)", "' @SUM(1)", '——一线见闻')
    """
    return "'" + text if text[:1] in FORMULA_STARTS or text.lstrip()[:1] in FORMULA_STARTS else text


def data_package(settings: Settings, tables: Iterable[Table]) -> dict[str, Any]:
    """What ``data/datapackage.json`` says."""
    return {
        "$schema": f"{PROFILES}datapackage.json",
        "name": "jianbao",
        "title": settings.title,
        **({"homepage": settings.base_url} if settings.base_url else {}),
        **({"description": settings.rights} if settings.rights else {}),
        "resources": [_resource(table) for table in tables],
    }


def _resource(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "$schema": f"{PROFILES}tableschema.json",
        "fields": [{"name": c.name, "type": c.type, "description": c.about} for c in table.columns],
    }
    if table.key:
        schema["primaryKey"] = [table.key]
    if table.refers:
        reference = {"resource": "articles", "fields": ["id"]}
        schema["foreignKeys"] = [{"fields": [column], "reference": reference} for column in table.refers]
    return {
        "$schema": f"{PROFILES}dataresource.json",
        "name": table.name,
        "type": "table",
        "path": f"{table.name}.csv",
        "title": table.title,
        "description": CELLS,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        **({"sources": [dict(source) for source in table.sources]} if table.sources else {}),
        "schema": schema,
    }
