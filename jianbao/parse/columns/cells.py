"""Cells of tables that a web page's text sets one under another, a line each."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianbao.parse.looks import NUMBERED
from jianbao.parse.needs import DIGITS
from jianbao.parse.once import Marks, marking
from jianbao.parse.page import Page

CELL_LONGEST, CELLS_LEAST, FIGURES_LEAST = 16, 8, 2
"""Characters of a cell; cells in a row, and how many of them are figures alone: menus and share bars have none."""

FIGURE = re.compile(r"\d[\d.,]{0,7}[%‰]?")

ENDS_SENTENCE = "。!?;:"


@marking(DIGITS)
def cells(page: Page) -> Marks:
    """Short lines in a row under text or under a numbered heading, some of which are figures."""
    marks = [False] * len(page)
    for run in _runs_of_short_lines(page):
        figures = sum(FIGURE.fullmatch(page.plain[i]) is not None for i in run)
        if len(run) >= CELLS_LEAST and figures >= FIGURES_LEAST and _opens_a_table(page, run.start - 1):
            marks[run.start : run.stop] = [True] * len(run)
    return tuple(marks)


def _opens_a_table(page: Page, i: int) -> bool:
    """Whether a table may stand right under the line; over none stands a menu."""
    return i >= 0 and (
        page.texty[i] or page.plain[i].endswith((":", "。")) or NUMBERED.match(page.plain[i]) is not None
    )


def _runs_of_short_lines(page: Page) -> Iterator[range]:
    begins = 0
    for i in range(len(page) + 1):
        if i == len(page) or not _may_be_cell(page, i):
            if i > begins:
                yield range(begins, i)
            begins = i + 1


def _may_be_cell(page: Page, i: int) -> bool:
    text = page.plain[i]
    return (
        page.size[i] <= CELL_LONGEST
        and text[-1] not in ENDS_SENTENCE
        and not (page.furniture[i] or page.credit[i] or page.dateline[i])
        and NUMBERED.match(text) is None
    )
