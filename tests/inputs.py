"""What tests read: texts and files, parsed, and the tables of every known form of something."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from jianbao.model import NO_CORRECTIONS, Corrections, ParsedSource, RawFile, SourceText
from jianbao.parse.source import parse_source
from jianbao.text.decode import decode
from tests.tools import ROOT


def rows_of(table: str) -> list[list[str]]:
    """The rows of a table of ``tests`` in cells, without its notes and the row that names the columns."""
    lines = (ROOT / "tests" / table).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")][1:]


def csv_rows(text: str) -> list[dict[str, str]]:
    """The rows of a table of the site, which begins with a mark that tells spreadsheets that it is UTF-8."""
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:], newline=""), strict=True))


def parsed(text: str, name: str = "page.txt", corrections: Corrections = NO_CORRECTIONS) -> ParsedSource:
    return parse_source(SourceText(name, Path(name).stem, text, "utf-8", (), corrections))


def parsed_file(path: Path) -> ParsedSource:
    return parse_source(decode(RawFile(path.name, path.stem, path.read_bytes())))
