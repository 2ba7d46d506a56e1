"""Captions that are cut into lines: a paragraph of one width that ends in a photo credit, tells of a picture or says
who stands where."""

from __future__ import annotations

import re
from operator import or_

from jianbao.parse import columns
from jianbao.parse.looks import day_line
from jianbao.parse.once import Marks, marking
from jianbao.parse.page import Page
from jianbao.parse.pictures.credits import CREDIT_LONGEST
from jianbao.parse.pictures.signs import (
    OPENS_WITH,
    SENTENCE_LONGEST,
    WHO_STANDS,
    credit_below,
    of_pictures,
    photo_credited,
    told,
    under_picture_news,
)
from jianbao.text.numerals import TO_TEN

LEAST_WIDTH, UNEVEN, WIDE = 24, 6, 1 << 30
"""Half-width columns: of the narrowest lines that a caption is cut into, by how much they differ, and more than any."""

WHOLE_LONGEST = 60
"""Characters."""

WRAPPED_CAPTION = 12
"""Lines of the longest caption that was cut into lines."""

OF_A_PICTURE = re.compile(rf"(?:\d、)?[\d〇{TO_TEN}]{{1,4}}[年月]|[上下左右]?图|这是|近日|日前|昨|今日")
"""How such a caption opens; other paragraphs may stand right over a caption of one line."""


@marking()
def cut(page: Page) -> Marks:
    """Lines of a paragraph that goes on with the next one, as far as their widths tell."""
    return tuple(map(or_, columns.cut_at_the_width(page), columns.cut_alike(page)))


@marking()
def may_go_on(page: Page) -> Marks:
    """Lines that the next one may go on from, by what the two are and how wide."""
    ends = map(any, zip(page.furniture, page.credit, photo_credited(page), strict=True))
    opens = zip(page.furniture, page.credit, page.indented, columns.apart(page), page.dateline, strict=True)
    opens_below = columns.below([any(signs) or page.plain[i][0] in OPENS_WITH for i, signs in enumerate(opens)])
    widths = (*page.widths, WIDE)
    return tuple(
        [
            page.unfinished[i] and not at_end and not opens and LEAST_WIDTH <= widths[i] >= widths[i + 1] - UNEVEN
            for i, (at_end, opens) in enumerate(zip(ends, opens_below, strict=True))
        ]
    )


def lines_around(page: Page, i: int) -> tuple[int, int]:
    """The first and the last line of the paragraph that a line is of, as far as it is cut into lines of one width."""
    goes_on = may_go_on(page)
    first = last = i
    while last - i < WRAPPED_CAPTION and goes_on[last]:
        last += 1
    while first and i - first < WRAPPED_CAPTION and goes_on[first - 1]:
        if first < last and page.widths[first - 1] > page.widths[first] + UNEVEN:
            break
        first -= 1
    return first, last


@marking("(")
def who_stands_first(page: Page) -> Marks:
    """Lines of a paragraph, cut into lines of one width, whose first says who stands where: 6 labelled lines, all
    captions. Further down it may be a caption of one line that says so."""
    marks = [False] * len(page)
    for i, text in enumerate(page.plain):
        if "(" in text and WHO_STANDS.search(text) and may_go_on(page)[i] and lines_around(page, i)[0] == i:
            last = lines_around(page, i)[1]
            marks[i : last + 1] = [True] * (last + 1 - i)
    return marks


@marking((of_pictures, credit_below, under_picture_news))
def wrapped_captions(page: Page) -> Marks:
    """Lines of a paragraph, cut into lines of one width, that ends in a photo credit or tells of a picture.

    Two lines may be a text and a caption of one line (so 28 of 33), unless they are as wide as others on the page. Of
    eleven paragraphs of more lines that end so ten are captions all through; of those that tell of a picture, open as
    captions do, stand under another one or over its credit all are. So are all lines of a picture's own story.
    """
    marks = [False] * len(page)
    for i, ends_so in enumerate(photo_credited(page)):
        first = own_story(page, i) if ends_so and page.size[i] <= CREDIT_LONGEST else i
        if first < i:
            marks[first : i + 1] = [True] * (i + 1 - first)
    credited, tells, over_credit = photo_credited(page), told(page), credit_below(page)
    news = under_picture_news(page)
    for i, of_a_picture in enumerate(map(any, zip(of_pictures(page), over_credit, news, strict=True))):
        if not of_a_picture or marks[i]:
            continue
        first, last = lines_around(page, i)
        if in_two_lines(page, first, last):
            marks[first : last + 1] = [True, True]
        elif last - first >= 2 or (first < last and cut(page)[first]):
            beside_another = over_credit[last] or (first > 0 and credited[first - 1])
            if beside_another or news[first] or OF_A_PICTURE.match(page.plain[first]) or any(tells[first : last + 1]):
                marks[first : last + 1] = [True] * (last + 1 - first)
    return marks


def in_two_lines(page: Page, first: int, last: int) -> bool:
    """One sentence in two lines under a whole paragraph, the second shorter and with the credit.

    So all of 4 labelled pairs with a comma inside the first; without one it may be a title, and where it ends in one,
    a text's.
    """
    if last - first != 1 or not page.finished(first - 1) or not photo_credited(page)[last]:
        return False
    shorter = page.widths[last] < page.widths[first]
    return (
        shorter
        and page.size[first] <= SENTENCE_LONGEST
        and "," in page.plain[first][:-1]
        and page.plain[first][-1] not in ",:"
    )


def own_story(page: Page, i: int) -> int:
    """The first line of the cut lines that are all of a story and end in a photo credit; where they are not, ``i``.

    They stand under a title, furniture or another photo credit, and over a title, a dateline or the page's end: so 24
    of 25 runs on labelled pages. Over furniture may be a text with its picture.
    """
    goes_on, first = may_go_on(page), i
    over = i + 1 == len(page) or page.title_like[i + 1] or page.dateline[i + 1]
    while over and first and i - first < WRAPPED_CAPTION and not apart_from_run(page, first - 1):
        if page.plain[first][0] in OPENS_WITH:
            return i
        first -= 1
    if i - first == WRAPPED_CAPTION:
        return i
    under = first > 0 and (page.title_like[first - 1] or page.furniture[first - 1] or photo_credited(page)[first - 1])
    return first if under and any(goes_on[k] or cut(page)[k] for k in range(first, i)) else i


def apart_from_run(page: Page, i: int) -> bool:
    """Whether a line is none of the cut lines that a caption may have: a long one with an end is a paragraph."""
    if page.size[i] >= WHOLE_LONGEST and page.finished(i):
        return True
    if photo_credited(page)[i] or page.credit[i] or page.furniture[i] or page.dateline[i] or day_line(page, i):
        return True
    return not (page.texty[i] or cut(page)[i] or may_go_on(page)[i])
