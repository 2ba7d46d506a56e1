"""Rows of tables, as they are typed or copied."""

from __future__ import annotations

import re

from jianbao.parse.once import remembered
from jianbao.parse.page import Page

FIGURE = re.compile(r"[-+]?[\d.,]+%?")
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
    three with spaces, most of them figures; or a match's result."""
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
    figures = sum([FIGURE.fullmatch(field) is not None for field in fields])
    result = len(fields) == 3 and SCORE.fullmatch(fields[1]) is not None
    return result or (figures >= 2 and figures * 2 >= len(fields))
