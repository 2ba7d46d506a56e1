"""Where the items of a page before 1950 begin: a head stands over each, and few have more than one paragraph."""

from __future__ import annotations

from operator import or_

from jianbao.parse.looks import NUMBERED
from jianbao.parse.old_pages import is_old
from jianbao.parse.once import Marks, marking
from jianbao.parse.page import Page

COMMA = "、"


@marking()
def heads_items(page: Page) -> Marks:
    """The first of the titles over one paragraph, with one of another item above; below a gap one of the two is enough.
    What is numbered is the heading of a long report."""
    if not (is_old(page.plain) or ends_in_commas(page)):
        return page.nothing
    heads = (*map(or_, page.title_like, page.furniture), True)
    marks = [False] * len(page)
    for i in range(2, len(page)):
        text = i + 1 + page.titles_after[i]
        if page.title_like[i] and page.texty[i - 1] and text < len(page) and page.texty[text]:
            gap = page.lines[i].blanks > page.lines[text].blanks
            marks[i] = heads[i - 2] + heads[text + 1] + gap >= 2 and not NUMBERED.match(page.plain[i])
    return tuple(marks)


def ends_in_commas(page: Page) -> bool:
    """Whether 、 at its lines' ends was read as a full stop."""
    stops = [line.raw for line in page.lines if line.text[-1] == "。" != line.raw[-1]]
    return any([raw.rstrip()[-1] == COMMA for raw in stops])
