"""Every known form of a credit, and what looks like one: the table ``credits.tsv``, whose head says how it is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from jianbao.model import Block, Part, Role
from jianbao.parse.credits import is_credit_line, read_credits

ROWS = [
    row.split("\t")
    for row in (Path(__file__).parent / "credits.tsv").read_text("utf-8").splitlines()
    if not row.startswith(("#", "context\t"))
]
PARAGRAPH = {"head", "tail"}


def found(context: str, text: str) -> str:
    role = Role.PARA if context in PARAGRAPH else Role.BYLINE
    other = Block(Role.PARA, "这一天，村里的人都来了。", (Part(2, 0),), "")
    credits = read_credits([Block(role, text, (Part(1, 0),), ""), other]).credits
    return " ".join(f"{credit.role}:{credit.name}" for credit in credits) or "-"


@pytest.mark.parametrize(("context", "text", "credits"), [pytest.param(*row, id=row[1]) for row in ROWS])
def test_credits(context: str, text: str, credits: str) -> None:
    if context != "text":
        assert found(context, text) == credits
    if context not in PARAGRAPH:
        assert is_credit_line(text) == (context == "line")


def test_rows_are_distinct() -> None:
    assert len({(context, text) for context, text, _ in ROWS}) == len(ROWS)
