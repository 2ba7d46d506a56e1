"""Where the titles of a head stand: over a dateline or a byline, on top, or where an article has just ended."""

from __future__ import annotations

import re

from jianbao.parse.columns import first_title
from jianbao.parse.looks import after_an_end, heads_text
from jianbao.parse.once import Marks, marking
from jianbao.parse.page import Page

MOST = 4
"""Titles over a text: kicker, headline of two lines, subhead. More in a row are a list, or a poem."""

SALUTES = re.compile(r"(?:们|同志|朋友|先生|女士|编辑|读者|如下|追踪):$|:.*:$|[,。]|^原")
"""How a line with a colon at its end greets or leads in, which is text, names the headline that a site took over, or
says what is followed up."""


@marking(":")
def breaks_at_a_colon(page: Page) -> Marks:
    """Both lines of a title that breaks at a colon, over text: so 8 labelled headlines of two lines and one kicker, and
    no heading; labels stand over lists."""
    marks = [False] * len(page)
    for i, text in enumerate(page.plain[:-2]):
        if text[-1] == ":" and page.title_like[i] and page.titles_after[i] == 1 and SALUTES.search(text) is None:
            marks[i] = marks[i + 1] = page.texty[i + 2] or page.credit[i + 2] or page.dateline[i + 2]
    return marks


@marking()
def in_head(page: Page) -> Marks:
    """Title-like lines of such a head, where it has more than one."""
    marks = [False] * len(page)
    for i, title_like in enumerate(page.title_like):
        last = i + page.titles_after[i]
        if title_like and not page.titles_before[i] and i < last < i + MOST and is_head(page, i, last):
            marks[i : last + 1] = [True] * (last + 1 - i)
    return marks


def is_head(page: Page, first: int, last: int) -> bool:
    return heads_text(page, last) or first_title(page)[first] or after_an_end(page, first)
