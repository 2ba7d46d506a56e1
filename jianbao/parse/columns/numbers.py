"""Columns of numbers: lines that begin with one, and numbers alone on their lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from jianbao.parse.columns import above, over_text
from jianbao.parse.looks import NUMBERED
from jianbao.parse.once import Marks, marking
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


@marking()
def numbered(page: Page) -> Marks:
    """Title-like lines with a number at their head."""
    lines = zip(page.title_like, page.plain, strict=True)
    return tuple([title_like and NUMBERED.match(text) is not None for title_like, text in lines])


@marking(numbered)
def in_a_list(page: Page) -> Marks:
    """Numbered lines beside others, or with one short line between that is no sentence. With such a line between, 一、
    counts headings, as in notices.
    """
    return tuple([own and _in_a_list(page, i) for i, own in enumerate(numbered(page))])


def _in_a_list(page: Page, i: int) -> bool:
    if any(_numbered_alike(page, i, k) for k in (i - 1, i + 1)):
        return True
    apart = (k for k in (i - 2, i + 2) if _numbered_alike(page, i, k) and not page.texty[(i + k) // 2])
    return _kind(page.plain[i]) != "一" and any(not page.plain[(i + k) // 2].endswith("。") for k in apart)


def _numbered_alike(page: Page, i: int, k: int) -> bool:
    return 0 <= k < len(page) and numbered(page)[k] and _kind(page.plain[k]) == _kind(page.plain[i])


def _kind(text: str) -> str:
    """Of a number at a line's head: 1., （一） or 一、."""
    return "1" if text[0].isdigit() else "(" if text[0] == "(" else "一"


@marking()
def ordinal(page: Page) -> Marks:
    lines = zip(page.size, page.plain, strict=True)
    return tuple([size <= ORDINAL_LONGEST and ORDINAL_ALONE.fullmatch(text) is not None for size, text in lines])


@marking(ordinal)
def under_ordinal(page: Page) -> Marks:
    return above(ordinal(page))


HOUR_ALONE = re.compile(HOUR)


@marking(":")
def hours(page: Page) -> Marks:
    """Hours alone on their lines, over text, two or more on the page: 02:40."""
    lines = zip(page.size, page.plain, over_text(page), strict=True)
    marks = tuple([over and size <= 5 and HOUR_ALONE.fullmatch(text) is not None for size, text, over in lines])
    return marks if sum(marks) > 1 else page.nothing


HOUR_OPENS = re.compile(r"[(\[]?([01]?\d|2[0-4]):([0-5]\d)(?![\d/-])")

ROW_OF_HOURS, WITHIN = 3, 3
"""Lines that open with an hour, and how far the next such line may be."""

CHANNEL = re.compile(rf"\S{{0,6}}(?:[\d{TO_TEN}]套|卫视|电视台|频道|CCTV[ -]?\d{{1,2}})(?:\S{{0,6}}频道|节目)?")
CHANNEL_LONGEST = 16
"""中央一套, CCTV-5: over the rows of what it shows."""

DAY = 24 * 60
"""Minutes."""


Opened = tuple[int, int]
"""A line and the hour it opens with, in minutes."""


@marking(":")
def under_hours(page: Page) -> Marks:
    """From the first to the last of three and more lines that open with an hour each, later and later or earlier and
    earlier: what is told live, two lines of it right under each other and one with a stop; or the rows of a programme,
    all right under each other, the latest one last. Links have no stops, and the latest is on top. A channel over such
    rows is of its programme, however few they are."""
    lines = zip(page.plain, page.furniture, page.credit, strict=True)
    opened = [None if furniture or credit else HOUR_OPENS.match(text) for text, furniture, credit in lines]
    hours = [(i, int(found[1]) * 60 + int(found[2])) for i, found in enumerate(opened) if found]
    marks = [False] * len(page)
    for row in one_way(hours):
        at = [i for i, _ in row]
        close = [b == a + 1 for a, b in pairwise(at)]
        told = any(close) and any("。" in page.plain[i] for i in at)
        programme = all(close) and row[0][1] < row[-1][1]
        if len(row) >= ROW_OF_HOURS and (told or programme):
            marks[at[0] : at[-1] + 1] = [True] * (at[-1] + 1 - at[0])
    for first in (i for i, _ in hours if i and page.size[i - 1] <= CHANNEL_LONGEST):
        if CHANNEL.fullmatch(page.plain[first - 1]) and page.size[first] > len("20:05"):
            last = next((k for k in range(first, len(page)) if not opened[k]), len(page))
            marks[first - 1 : last] = [True] * (last + 1 - first)
    return tuple(marks)


def one_way(hours: Sequence[Opened]) -> Iterator[Sequence[Opened]]:
    """Runs of lines near each other whose hours all go one way, over midnight as well.

    >>> list(one_way([(1, 1430), (2, 5), (4, 10), (5, 3), (9, 1)]))
    [[(1, 1430), (2, 5), (4, 10)], [(5, 3)], [(9, 1)]]
    """
    row: list[Opened] = list(hours[:1])
    later = earlier = True
    for before, each in pairwise(hours):
        step = (each[1] - before[1]) % DAY
        later, earlier = later and step < DAY / 2, earlier and (not step or step > DAY / 2)
        if each[0] - before[0] > WITHIN or not (later or earlier):
            yield row
            row, later, earlier = [], True, True
        row.append(each)
    if row:
        yield row


@marking()
def counted(page: Page) -> Marks:
    """Numbers alone on their lines, three or more on the page: they count up from the first ones, and never down."""
    lines = zip(page.size, page.plain, strict=True)
    numbers = [int(text.rstrip(".、")) if size <= 3 and NUMBER_ALONE.fullmatch(text) else None for size, text in lines]
    found = [number for number in numbers if number is not None]
    from_the_first = len(found) > 2 and found[0] <= 2 and found[2] == found[1] + 1 == found[0] + 2
    if not from_the_first or any(first >= second for first, second in pairwise(found)):
        return page.nothing
    return tuple([number is not None for number in numbers])
