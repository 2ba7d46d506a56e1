"""Rows of tables, as they are typed or copied."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jianbao.parse.once import remembered
from jianbao.parse.page import Page

FIGURE = re.compile(r"[-+]?[\d.,]+(?:/[\d.,]+|%|[万亿]?元|分|票)?")
HEAD_LONGEST = 8
"""Characters of a word over a column."""

SCORE = re.compile(r"\d\s*[:∶比]\s*\d")


def tabbed_row(page: Page, i: int) -> bool:
    """A row as it is copied out of a table, beside another; a menu has no figures."""
    if page.plain[i].count("\t") < 2:
        return False
    rows = [page.plain[k] for k in (i - 1, i, i + 1) if 0 <= k < len(page) and "\t" in page.plain[k]]
    return len(rows) > 1 and any(map(str.isdigit, "".join(rows)))


@remembered
def table_row(page: Page, i: int) -> bool:
    """Fields with strokes between them, or with tabs beside another such line, one of them with figures; or at least
    three with spaces, most of them figures; or a match's result; or the head of such a table."""
    text = page.plain[i]
    if page.furniture[i]:
        return False
    if (text.count("|") >= 2 and (text[0] == "|" or "。" not in text)) or tabbed_row(page, i):
        return True
    if page.size[i] > 60:
        return False
    fields = text.split()
    if len(fields) < 3 or fields[0][-1] == ",":  # Tue, 16 Jun 2020 10:56:41
        return False
    result = len(fields) == 3 and SCORE.fullmatch(fields[1]) is not None
    return result or mostly_figures(fields) or heads_rows(page, i, fields)


def mostly_figures(fields: Sequence[str]) -> bool:
    figures = sum([FIGURE.fullmatch(field) is not None for field in fields])
    return figures >= 2 and figures * 2 >= len(fields)


def heads_rows(page: Page, i: int, fields: Sequence[str]) -> bool:
    """名次 球队 赛 胜 积分: short words, as many as the fields of each of the two rows below."""
    if i + 2 >= len(page) or max(map(len, fields)) > HEAD_LONGEST:
        return False
    below = [text.split() for text in page.plain[i + 1 : i + 3]]
    return all(len(row) == len(fields) and mostly_figures(row) for row in below)
