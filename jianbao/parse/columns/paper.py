"""Columns from what the lines are to a printed page: its paper's name, on top and where the file's next page begins."""

from __future__ import annotations

import re

from jianbao.parse.columns import ON_TOP, Marks, above, all_or_none, on_top
from jianbao.parse.looks import day_alone, day_line, page_mark, weekday
from jianbao.parse.once import once
from jianbao.parse.page import Page
from jianbao.parse.patterns import PAPER

NO_PAPER = re.compile("[播预举填申上汇喜捷海情通战板本]报$")
"""路况播报, 天气预报."""


@once
def of_masthead(page: Page) -> Marks:
    """The name that stands on top of the page in the line with the day or the page or right beside it, and that line;
    there, and wherever both stand again. So 29 labelled lines, all furniture."""
    names = {paper_of(page, i) for i in range(min(ON_TOP, len(page))) if opens_file(page, i)}
    if not names:
        return all_or_none(page, False)
    marked = {k for i in range(len(page)) if paper_of(page, i) in names for k in lines_of_head(page, i)}
    return tuple([i in marked for i in range(len(page))])


def opens_file(page: Page, i: int) -> bool:
    """Whether the lines of a masthead stand here, over all text and under no title."""
    lines = lines_of_head(page, i) if on_top(page)[i] else []
    return bool(lines) and (i == 0 or i - 1 in lines or not page.title_like[i - 1])


@once
def opens_page(page: Page) -> Marks:
    """Titles right under a masthead that stands under text: another page begins with them."""
    first = next((i for i, texty in enumerate(page.texty) if texty), len(page))
    under = zip(above(of_masthead(page)), page.title_like, strict=True)
    return tuple([i > first and masthead and title for i, (masthead, title) in enumerate(under)])


def paper_of(page: Page, i: int) -> str:
    """The paper's name that a line holds, alone or with the day."""
    name = PAPER.match(page.plain[i])
    if name is None or NO_PAPER.search(name[0]) or not (name.end() == page.size[i] or day_line(page, i)):
        return ""
    return name[0]


def lines_of_head(page: Page, i: int) -> list[int]:
    """The line and those right above and below that tell the day or the page; none if it neither has such a line beside
    it nor tells its page or weekday."""
    if not paper_of(page, i):
        return []
    near = (k for k in (i - 1, i + 1) if 0 <= k < len(page) and page.plain[k][0] != "(")
    beside = [k for k in near if page_mark(page, k) or weekday(page, k) or day_alone(page, k)]
    return [i, *beside] if beside or page_mark(page, i) or "星期" in page.plain[i] else []
