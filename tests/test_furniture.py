"""Which lines are furniture by their own words: the table ``furniture_lines.tsv``."""

from __future__ import annotations

from pathlib import Path

import pytest

from jianbao.parse.furniture.known import furniture_of
from jianbao.parse.patterns import plain
from jianbao.text.strung import string

ROWS = [
    row.split("\t")
    for row in (Path(__file__).parent / "furniture_lines.tsv").read_text("utf-8").splitlines()
    if not row.startswith(("#", "furniture\t"))
]


@pytest.mark.parametrize(("said", "line"), [pytest.param(*row, id=row[1]) for row in ROWS])
def test_furniture(said: str, line: str) -> None:
    text = plain(line)
    assert next(furniture_of([text], string([text]))) == (said == "yes")
