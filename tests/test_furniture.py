"""Which lines are furniture by their own words: the table ``furniture_lines.tsv``."""

from __future__ import annotations

import pytest

from jianbao.parse.furniture.known import NEEDS, furniture_of
from jianbao.parse.patterns import plain
from jianbao.text.strung import string
from tests.inputs import rows_of

ROWS = rows_of("furniture_lines.tsv")


@pytest.mark.parametrize(("said", "line"), [pytest.param(*row, id=row[1]) for row in ROWS])
def test_furniture(said: str, line: str) -> None:
    text = plain(line)
    assert next(furniture_of([text], NEEDS(string([text])))) == (said == "yes")
