"""Captions by other lines of pictures on the page: said twice, as sites do, marked alike, among others."""

from __future__ import annotations

import re
from itertools import pairwise
from operator import or_

from jianbao.parse import columns
from jianbao.parse.columns.paper import own_titles, running_heads, titles_again
from jianbao.parse.columns.site import retold_title, window_title
from jianbao.parse.going_on import goes_on_surely, opens_inside
from jianbao.parse.line_starts import line_label
from jianbao.parse.looks import NUMBERED, SHORT, UNNAMED, day_line, heads_text
from jianbao.parse.once import Marks, marking, once
from jianbao.parse.page import Page
from jianbao.parse.patterns import OFFICE_END, ORIGINAL_TITLE, OUTLET, PAPER
from jianbao.parse.pictures import signs
from jianbao.parse.pictures.signs import SENTENCE_LONGEST, of_pictures, photo_credited, photographers
from jianbao.parse.pieces import ANSWER
from jianbao.parse.verse import of_verse

COPY_NEAR = 8
"""Lines: of 149 copies that stand no further apart 121 are captions, of 39 others 4; those are a paper's own lines,
columns, or one headline on several pages."""

AGAIN_NEAR = 4
"""Lines."""

TWICE = 2

REPEATED_LONGEST = 89
"""Characters: of 95 repeated lines of real pages that are no longer 89 are captions, of three longer ones none; those
are paragraphs that stand over the head once more."""

HOUSE_IN_BRACKETS = re.compile(rf"\(\s*据?{OUTLET}\s*\)")

MARKS = "■□●○◆◇★▲▼►▶"
"""What papers set before a caption, each its own."""

ARROWS = "▲▼←→↑↓◀▶◤►"
"""Marks that point from a caption to its picture."""

ROW_LONGEST, BETWEEN_LONGEST = 4, 60
"""Lines between two of pictures, and characters of such a line."""

HALF_LEAST, LEFT_BEHIND, SURELY = 60, 3, 3.0
"""Characters of the half before such a row, of a scrap that is no half, and points for going on with it."""

SENTENCES = 20
"""Lines that end in a stop, at least, of a page that may set each sentence on a line of its own."""


@marking()
def before_its_credit(page: Page) -> Marks:
    """Lines that another one close by says again with a credit behind it, or twice, as sites do with a picture's words:
    all of 4 labelled lines. A title over a byline or a dateline is the headline.
    """
    marks = [16 <= size <= SHORT and doubled(text) for size, text in zip(page.size, page.plain, strict=True)]
    for k in [k for k, whole in enumerate(map(or_, marks, photo_credited(page))) if whole]:
        for i in range(max(0, k - AGAIN_NEAR), min(len(page), k + AGAIN_NEAR + 1)):
            text = page.plain[i].rstrip("。. ")
            again = i != k and len(text) >= 8 and says_no_more(page.plain[k], text)
            marks[i] = marks[i] or (again and not (page.title_like[i] and heads_text(page, i)))
    return marks


@marking(columns.copied)
def first_over_byline(page: Page) -> Marks:
    """Titles over a byline or a day whose copies stand further down, not right below: so 10 labelled headlines, two
    bylines, and no caption."""
    marks, seen = [False] * len(page), set[str]()
    for i, copied in enumerate(page.copied):
        if copied and page.bare[i] not in seen:
            seen.add(page.bare[i])
            marks[i] = page.title_like[i] and i + 1 < len(page) and not page.dateline[i + 1] and heads_text(page, i)
    return marks


@marking(columns.copied)
def again_between_paragraphs(page: Page) -> Marks:
    """Titles that stand once more, no oftener, here between whole paragraphs: so 8 labelled headlines and headings of
    real pages, and no caption; a site says the words of each of its pictures."""
    marks = [False] * len(page)
    for i, copied in enumerate(page.copied):
        if copied and 0 < i < len(page) - 1 and page.title_like[i] and page.copies[page.bare[i]] == TWICE:
            marks[i] = page.texty[i - 1] and page.finished(i - 1) and page.texty[i + 1]
    return marks


def says_no_more(whole: str, text: str) -> bool:
    """Whether these words are followed by nothing, or by a stop, a bracket or a stroke before the credit: words that go
    on are a caption that takes up the headline over it.

    >>> [says_no_more(f"春到山乡{rest}", "春到山乡") for rest in ("。王小明摄", "(王小明 摄)", "，茶农采茶。王小明摄")]
    [True, True, False]
    """
    return whole.startswith(text) and whole[len(text) :].lstrip()[:1] in ("", *"。.(/")


def doubled(text: str) -> bool:
    """The same words twice, the text that stands in for a picture and its caption in one line."""
    middle = len(text) // 2
    if not (text.startswith(text[:8], middle) or text.startswith(text[:8], middle + 1)):
        return False
    return text[middle:].strip() == text[:middle].strip() and max(text[:8]) >= "\u3400"


def one_text(one: str, other: str) -> bool:
    """One is the other, or its beginning.

    >>> one_text("村民在晒场上晒谷", "村民在晒场上 晒谷,孩子们...")
    True
    >>> one_text("青禾县医院招标公告", "青禾县医院招标已获批准")
    False
    """
    one, other = ("".join(text.split()).rstrip(".…") for text in (one, other))
    return one.startswith(other) or other.startswith(one)


@marking(columns.copied)
def copied_near(page: Page) -> Marks:
    """Lines whose text stands once more among those around; no title whose first words alone open the line below, as a
    notice says again who wants what: 33 lines of 300 notices and reports of a hospital, no captions."""
    last: dict[str, int] = {}
    marks = [False] * len(page)
    for i, copied in enumerate(page.copied):
        if copied:
            text = page.bare[i]
            k = last.get(text, i - COPY_NEAR - 1)
            if i - k <= COPY_NEAR and not (page.title_like[k] and not one_text(page.plain[k], page.plain[i])):
                marks[i] = marks[k] = True
            last[text] = i
    return marks


def apart_from_stories(page: Page, i: int) -> bool:
    """Furniture, a part of a site's headline, or a title that the page lists."""
    listed = own_titles(page)[i] or titles_again(page)[i]
    return listed or page.furniture[i] or page.in_site_head[i] or window_title(page)[i] or retold_title(page)[i]


def repeated(page: Page, i: int) -> bool:
    """Whether a line that stands twice may be a picture's; a site's address over each of its stories is none."""
    text = page.plain[i]
    return (
        5 <= page.size[i] <= REPEATED_LONGEST
        and text[-1] not in ":,"
        and "://" not in text
        and not apart_from_stories(page, i)
        and HOUSE_IN_BRACKETS.fullmatch(text) is None
        and not (first_over_byline(page)[i] or again_between_paragraphs(page)[i])
        and not said_again(page, i)
    )


def said_again(page: Page, i: int) -> bool:
    """A line of an article that stands twice, or of verse, an office that signs the notice on whose top it stands or
    one report and the next, 图片新闻, the head of a page, or an answer that opens as the one before does."""
    if signs.of_copy(page)[i] or of_verse(page)[i] or page.bare[i] in signed_again(page):
        return True
    text = page.plain[i]
    if (
        text.startswith(ANSWER)
        or ORIGINAL_TITLE.match(text)
        or UNNAMED.fullmatch(text)
        or signs.PICTURE_NEWS.fullmatch(page.bare[i])
    ):
        return True
    paper = PAPER.match(text)
    return paper is not None and (paper.end() == page.size[i] or day_line(page, i) or i in running_heads(page))


@once
def signed_again(page: Page) -> frozenset[str]:
    """Offices that stand over a day or at the end of the page and once more: their notice has them on top, too."""
    ends = [k for k, copied in enumerate(page.copied) if copied and (k + 1 == len(page) or day_line(page, k + 1))]
    return frozenset([page.bare[k] for k in ends if OFFICE_END.search(page.plain[k])])


def repeats_title(page: Page, i: int) -> bool:
    """The page's title again, as the text that stands in for a picture."""
    if apart_from_stories(page, i) or again_between_paragraphs(page)[i] or NUMBERED.match(page.plain[i]):
        return False
    first, last = page.bare[: min(i, 12)], page.bare[max(0, i - 400) : i]
    return (
        5 <= page.size[i] <= 60
        and page.bare[i] in first
        and page.bare[i] in last
        and not (page.credit[i] or "://" in page.plain[i] or said_again(page, i))
    )


def stands_in(page: Page, i: int) -> bool:
    """The text that stands in for a picture: it stands here more than once, or is a site's title."""
    return (page.is_web_page and repeats_title(page, i)) or (copied_near(page)[i] and repeated(page, i))


@marking(MARKS)
def marked_alike(page: Page) -> Marks:
    """Lines with the mark at their head that one has which ends in a photo credit; a byline is none: □文/… 图/…."""
    bylines = [credit and not own for credit, own in zip(page.credit, photographers(page), strict=True)]
    heads = ["" if byline else text[0] for byline, text in zip(bylines, page.texts, strict=True)]
    if not any(head and head in MARKS for head in heads):
        return page.nothing
    marks = {head for head, ends in zip(heads, photo_credited(page), strict=True) if head and ends and head in MARKS}
    return tuple(map(marks.__contains__, heads))


@marking()
def arrow_items(page: Page) -> Marks:
    """Items of a column of briefs: two sentences or more with one arrow at their heads, right under a title, and no
    text after them. Captions stand at a text. Who sent an item in may stand under it."""
    marks = [False] * len(page)
    for first in (i for i, under in enumerate(columns.under_title(page)) if under and page.texts[i][0] in "▲▶►"):
        if signs.PICTURE_NEWS.match(page.bare[first - 1]):
            continue
        opens, below = [first], first + 1
        while below < len(page):
            if page.texts[below][0] == page.texts[first][0] and page.finished(below - 1):
                opens.append(below)
            elif page.finished(below - 1) and not (page.plain[below][0] == "(" and below - 1 in opens):
                break
            below += 1
        ends = below == len(page) or page.title_like[below] or page.furniture[below]
        if len(opens) > 1 and ends and page.finished(below - 1) and not any(of_pictures(page)[first:below]):
            for i in opens:
                marks[i] = True
    return tuple(marks)


@once
def sentence_a_line(page: Page) -> bool:
    """Whether three quarters of the lines that end in a stop hold but one sentence: where a program split the text."""
    stops = [text.find("。") + 1 == len(text) for text in page.plain if text[-1] == "。"]
    return len(stops) >= SENTENCES and sum(stops) * 4 >= len(stops) * 3


@once
def labels_of_pictures(page: Page) -> frozenset[str]:
    """What stands before a colon in lines of pictures: 石桥镇：晒谷忙。（王小明 摄）.

    All of 7 labelled lines that begin so are captions.
    """
    return frozenset([line_label(text) for text, of in zip(page.plain, of_pictures(page), strict=True) if of])


@marking((of_pictures, copied_near))
def between_pictures(page: Page) -> Marks:
    """One sentence each, in a row between two lines of pictures, or that stand in for them.

    So all of 11 labelled lines, on pages that do not set each sentence on a line of its own.
    """
    marks = [False] * len(page)
    known = [
        of or (copied and stands_in(page, i))
        for i, (of, copied) in enumerate(zip(of_pictures(page), copied_near(page), strict=True))
    ]
    at = [i for i, one in enumerate(known) if one]
    if len(at) < TWICE or sentence_a_line(page):
        return marks
    for first, last in pairwise(at):
        row = range(first + 1, last)
        longest = BETWEEN_LONGEST if of_pictures(page)[first] and of_pictures(page)[last] else SENTENCE_LONGEST
        if 0 < len(row) <= ROW_LONGEST and all(one_sentence(page, k, longest) for k in row):
            marks[first + 1 : last] = [True] * len(row)
    return marks


def one_sentence(page: Page, i: int, longest: int = SENTENCE_LONGEST) -> bool:
    size = page.size[i]
    return 6 <= size <= longest and page.plain[i].find("。") == size - 1 and not page.furniture[i]


@marking(columns.unfinished)
def between_halves(page: Page) -> Marks:
    """One sentence each, in a row between a long line without an end and one that opens inside a word and goes on from
    there: so all of 3 labelled lines.
    """
    marks = [False] * len(page)
    for i in (i for i, size in enumerate(page.size) if size >= HALF_LEAST and page.unfinished[i]):
        below = i + 1
        while (
            below < len(page) and below - i <= ROW_LONGEST and one_sentence(page, below) and not resumes(page, i, below)
        ):
            below += 1
        if i + 1 < below < len(page) and resumes(page, i, below):
            marks[i + 1 : below] = [True] * (below - i - 1)
    return marks


def resumes(page: Page, i: int, below: int) -> bool:
    """Whether a line further down takes up the word that another breaks off in."""
    one, other = page.plain[i], page.plain[below]
    if page.size[below] <= LEFT_BEHIND or page.title_like[below]:
        return False
    return goes_on_surely(one, other, SURELY) and opens_inside(one, other)
