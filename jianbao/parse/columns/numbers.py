"""Columns of numbers: lines that begin with one, and numbers alone on their lines."""

from __future__ import annotations

import re
from itertools import pairwise

from jianbao.parse.columns import Marks, above, all_or_none, over_text
from jianbao.parse.looks import NUMBERED
from jianbao.parse.once import once
from jianbao.parse.page import Page
from jianbao.parse.pieces import HOUR
from jianbao.text.numerals import TO_TEN

ORDINAL_ALONE = re.compile(
    rf"\(?[{TO_TEN}]{{1,2}}\)?[、.]?|[壹贰叁肆伍陆柒捌玖]|0\d|[①-⑨Ⅰ-Ⅸ]|(?i:part)[ .]{{0,2}}\d{{1,2}}"
    rf"|第[{TO_TEN}][章节回站天幕]|(?:线路|场景|故事|镜头|片段|案例|现象|问题|之)[{TO_TEN}]"
)
"""一, 02, 线路三: a section's number alone on its line."""

ORDINAL_LONGEST = 8
"""Characters."""

NUMBER_ALONE = re.compile(r"\d{1,2}[.、]?")


@once
def numbered(page: Page) -> Marks:
    """Title-like lines with a number at their head."""
    lines = zip(page.title_like, page.plain, strict=True)
    return tuple([title_like and NUMBERED.match(text) is not None for title_like, text in lines])


@once
def ordinal(page: Page) -> Marks:
    lines = zip(page.size, page.plain, strict=True)
    return tuple([size <= ORDINAL_LONGEST and ORDINAL_ALONE.fullmatch(text) is not None for size, text in lines])


def under_ordinal(page: Page) -> Marks:
    return above(ordinal(page))


HOUR_ALONE = re.compile(HOUR)


@once
def hours(page: Page) -> Marks:
    """Hours alone on their lines, over text, two or more on the page: 02:40."""
    lines = zip(page.size, page.plain, over_text(page), strict=True)
    marks = tuple([over and size <= 5 and HOUR_ALONE.fullmatch(text) is not None for size, text, over in lines])
    return marks if sum(marks) > 1 else all_or_none(page, False)


@once
def counted(page: Page) -> Marks:
    """Numbers alone on their lines, three or more on the page: they count up from the first ones, and never down."""
    lines = zip(page.size, page.plain, strict=True)
    numbers = [int(text.rstrip(".、")) if size <= 3 and NUMBER_ALONE.fullmatch(text) else None for size, text in lines]
    found = [number for number in numbers if number is not None]
    from_the_first = len(found) > 2 and found[0] <= 2 and found[2] == found[1] + 1 == found[0] + 2
    if not from_the_first or any(first >= second for first, second in pairwise(found)):
        return all_or_none(page, False)
    return tuple([number is not None for number in numbers])
