"""What is a dateline: the table ``datelines.tsv``."""

from __future__ import annotations

import pytest

from jianbao.parse.patterns import DATELINE_LONGEST, is_dateline, plain
from tests.inputs import rows_of

TEXT = "县里修通了三条乡村道路，方便了沿线三千多名群众出行。"
ROWS = rows_of("datelines.tsv")


@pytest.mark.parametrize(("said", "head"), [pytest.param(*row, id=row[1]) for row in ROWS])
def test_datelines(said: str, head: str) -> None:
    assert is_dateline(plain(head + TEXT)[:DATELINE_LONGEST]) == (said == "yes")
