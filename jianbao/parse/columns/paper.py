"""Columns from what the lines are to a printed page: its paper's name, on top and where the file's next page begins."""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby

from jianbao.parse.columns import ON_TOP, above, on_top
from jianbao.parse.imprints import NO_PAPER, imprint
from jianbao.parse.line_starts import comparable
from jianbao.parse.looks import day_alone, day_line, page_mark, weekday
from jianbao.parse.once import Marks, marking, once
from jianbao.parse.page import Page
from jianbao.parse.patterns import BULLET, PAPER
from jianbao.parse.pieces import BULLETS
from jianbao.text.numerals import TO_TEN

TOP = ON_TOP + 2
"""Number, section, day and staff may stand a line each over the name."""

WIDE = ("  ", "\u3000", "\t")

STAFF = re.compile(r"\W*(?:本版|责任|值班|版面)?(?:编辑|责编|校对|美编|版式|组版)[ :/]")


@marking()
def of_masthead(page: Page) -> Marks:
    """The name that stands on top of the page in the line with the day or the page or right beside it, and that line;
    there, and wherever both stand again. So 29 labelled lines, all furniture. And a running head that begins with the
    name, wherever it stands."""
    names = {paper_of(page, i) for i in range(min(TOP, len(page))) if opens_file(page, i)}
    at = [i for i in range(len(page)) if paper_of(page, i) in names] if names else []
    marked = {k for i in at for k in lines_of_head(page, i)} | running_heads(page)
    return tuple([i in marked for i in range(len(page))]) if marked else page.nothing


def opens_file(page: Page, i: int) -> bool:
    """Whether the lines of a masthead stand here, over all text and under no title."""
    top = on_top(page)[i] or (not any(page.texty[:i]) and under_staff(page, i))
    lines = lines_of_head(page, i) if top else []
    return bool(lines) and (i == 0 or i - 1 in lines or not page.title_like[i - 1])


@once
def running_heads(page: Page) -> frozenset[int]:
    """The first line, where a paper's name stands alone or before a wide gap and other words, and its copies under
    text; of a name alone those over a title."""
    name = PAPER.match(page.plain[0]) if len(page) else None
    alone = name is not None and name.end() == page.size[0]
    if name is None or NO_PAPER.search(name[0]) or not (alone or page.texts[0][name.end() :].startswith(WIDE)):
        return frozenset()
    again = {i for i in range(2, len(page)) if page.plain[i] == page.plain[0] and any(page.texty[1:i])}
    if alone:
        again = {i for i in again if i + 1 < len(page) and page.title_like[i + 1]}
    return frozenset([0, *again] if again else ())


@marking()
def opens_page(page: Page) -> Marks:
    """Titles right under a masthead that stands under text: another page begins with them. And under a running head, if
    all pages begin so."""
    at = page.around_numbers
    if not at and of_masthead(page) is page.nothing:
        return page.nothing
    first = next((i for i, texty in enumerate(page.texty) if texty), len(page))
    under = zip(above(of_masthead(page)), page.title_like, strict=True)
    tops = {i + 1 for i in at if first < i < len(page) - 1} - at
    tops = tops if all(page.title_like[i] for i in tops) else set()
    return tuple([i in tops or (i > first and masthead and title) for i, (masthead, title) in enumerate(under)])


def paper_of(page: Page, i: int) -> str:
    """The paper's name that a line holds, alone or with the day."""
    name = PAPER.match(page.plain[i])
    if name is None or NO_PAPER.search(name[0]) or not (name.end() == page.size[i] or day_line(page, i)):
        return ""
    return name[0]


def lines_of_head(page: Page, i: int) -> list[int]:
    """The line and those right above, or over the staff, and below that tell the day or the page; none if it has no
    such line beside it and tells neither its page nor its weekday."""
    if not paper_of(page, i):
        return []
    over = i - 2 if under_staff(page, i) else i - 1
    near = (k for k in (over, i + 1) if 0 <= k < len(page) and page.plain[k][0] != "(")
    beside = [k for k in near if page_mark(page, k) or weekday(page, k) or day_alone(page, k) or imprint(page.plain[k])]
    return [i, *beside] if beside or page_mark(page, i) or "星期" in page.plain[i] else []


def under_staff(page: Page, i: int) -> bool:
    return i > 0 and STAFF.match(page.plain[i - 1]) is not None


OWN_TITLES = re.compile(
    r"\W{0,2}(?:本[版期](?:新闻|标题|文章|内容|目录|要闻|稿件)(?:列表|导航|目录|一览)?|目\s{0,4}录)\W{0,2}"
)
"""What an electronic paper sets over the titles of its page, and a collection over those of its pieces."""
OWN_TITLES_LONGEST = 10
"""Characters."""

PAGE_BEHIND = re.compile(r"^\d{1,2}[.、]\s*|[\s.…⋯·—-]*(?<!\d)\d{1,3}$")
"""An entry's number, and the page on which it stands."""


MARKED = frozenset(BULLETS + "•")


@marking()
def own_titles(page: Page) -> Marks:
    """The page's own titles in a row: each once below 本版新闻; or on top of a page, two and more of them behind a mark
    that the row has and they lack over their texts.
    """
    texts = zip(page.size, page.plain, strict=True)
    names = [size <= OWN_TITLES_LONGEST and OWN_TITLES.fullmatch(text) is not None for size, text in texts]
    heads = [text[0] if text[0] in MARKED else "" for text in page.texts]
    rows = [list(row) for head, row in groupby(range(len(page)), heads.__getitem__) if head] if any(heads) else []
    rows = [
        row for row in rows if len(row) > 1 and not (row[0] and (page.texty[row[0] - 1] or page.title_like[row[0] - 1]))
    ]
    if not any(names) and not rows:
        return page.nothing
    marks, titles = [False] * len(page), _unmarked(page)
    if any(names):
        row, times = set[str](), Counter(titles)
        for i in range(1, len(page)):
            row = set() if names[i - 1] else row
            marks[i] = (names[i - 1] or marks[i - 1]) and times[titles[i]] > 1 and titles[i] not in row
            row.add(titles[i])
    bare_ones = {title for title, head, like in zip(titles, heads, page.title_like, strict=True) if like and not head}
    for lines in rows:
        if sum(titles[i] in bare_ones for i in lines) > 1:
            marks[lines[0] : lines[-1] + 1] = [True] * len(lines)
    return tuple(marks)


@marking(own_titles)
def titles_again(page: Page) -> Marks:
    """Those titles where they stand over their texts."""
    own = own_titles(page)
    named = {title for title, is_own in zip(_unmarked(page), own, strict=True) if is_own} if any(own) else set()
    if not named:
        return own
    return tuple([title in named and not here for title, here in zip(_unmarked(page), own, strict=True)])


CHAPTER = re.compile(rf"第[{TO_TEN}\d]{{1,3}}[章节编部篇卷]|[{TO_TEN}]{{1,3}}、|\([{TO_TEN}]{{1,3}}\)")


def lists_chapters(page: Page) -> bool:
    """Whether what is listed are the parts of one piece, as 一、 tells: of a white paper or a plan."""
    listed = [CHAPTER.match(text) is not None for text, own in zip(page.plain, own_titles(page), strict=True) if own]
    return sum(listed) * 2 > len(listed)


@marking(titles_again)
def opens_listed(page: Page) -> Marks:
    """Those that stand under no other title: with each begins what it is listed for."""
    again = titles_again(page)
    if not any(again) or lists_chapters(page):
        return page.nothing
    under = above([like and not own for like, own in zip(page.title_like, own_titles(page), strict=True)])
    lines = zip(again, page.title_like, under, strict=True)
    return tuple([here and like and not title_above for here, like, title_above in lines])


@once
def _unmarked(page: Page) -> tuple[str, ...]:
    return comparable([PAGE_BEHIND.sub("", BULLET.sub("", text)) or text for text in page.plain])
