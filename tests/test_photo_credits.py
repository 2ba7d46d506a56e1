"""How photo credits are written: the table ``photo_credits.tsv``."""

from __future__ import annotations

import pytest

from jianbao.parse.patterns import plain
from jianbao.parse.pictures.credits import ALONE, ends_in_photo_credit
from tests.inputs import rows_of

ROWS = rows_of("photo_credits.tsv")
TAILS = [pytest.param(*row, id=row[1]) for row in ROWS]


@pytest.mark.parametrize(("credit", "tail"), TAILS)
def test_a_tail_is_a_photo_credit(credit: str, tail: str) -> None:
    assert ends_in_photo_credit(
        plain("孩子们在树下看书" + tail if credit == "no" else f"孩子们在树下看书。{tail}")
    ) == (credit != "no")


@pytest.mark.parametrize(("credit", "tail"), TAILS)
def test_a_credit_may_stand_alone(credit: str, tail: str) -> None:
    assert (ALONE.fullmatch(plain(tail)) is not None) == (credit == "alone")
