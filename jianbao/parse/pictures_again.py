"""What a site says of a picture twice: in the text that stands in for it, and in its caption."""

from __future__ import annotations

from jianbao.parse.columns import Marks
from jianbao.parse.looks import heads_text
from jianbao.parse.once import once
from jianbao.parse.page import Page
from jianbao.parse.pictures import photo_credited
from jianbao.parse.rule import SHORT

COPY_NEAR = 8
"""Lines: of 149 copies that stand no further apart 121 are captions, of 39 others 4; those are a paper's own lines,
columns, or one headline on several pages."""

AGAIN_NEAR = 4
"""Lines."""

TWICE = 2


@once
def before_its_credit(page: Page) -> Marks:
    """Lines that another one close by says again with a credit behind it, or twice, as sites do with a picture's words:
    all of 4 labelled lines. A title over a byline or a dateline is the headline.
    """
    marks = [doubled(page, k) for k in range(len(page))]
    for k in [k for k, whole in enumerate(map(any, zip(marks, photo_credited(page), strict=True))) if whole]:
        for i in range(max(0, k - AGAIN_NEAR), min(len(page), k + AGAIN_NEAR + 1)):
            text = page.plain[i].rstrip("。. ")
            again = i != k and len(text) >= 8 and says_no_more(page.plain[k], text)
            marks[i] = marks[i] or (again and not (page.title_like[i] and heads_text(page, i)))
    return marks


@once
def first_over_byline(page: Page) -> Marks:
    """Titles over a byline or a day whose copies stand further down, not right below: so 10 labelled headlines, two
    bylines, and no caption."""
    marks, seen = [False] * len(page), set[str]()
    for i, copied in enumerate(page.copied):
        if copied and page.bare[i] not in seen:
            seen.add(page.bare[i])
            marks[i] = page.title_like[i] and i + 1 < len(page) and not page.dateline[i + 1] and heads_text(page, i)
    return marks


@once
def between_paragraphs(page: Page) -> Marks:
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


def doubled(page: Page, i: int) -> bool:
    """The same words twice, the text that stands in for a picture and its caption in one line."""
    if not 16 <= page.size[i] <= SHORT:
        return False
    text = page.plain[i]
    middle = len(text) // 2
    again = text.find(text[:8], middle) in (middle, middle + 1) and text[middle:].strip() == text[:middle].strip()
    return again and max(text[:8]) >= "\u3400"


@once
def copied_near(page: Page) -> Marks:
    """Lines whose text stands once more among those around."""
    last: dict[str, int] = {}
    marks = [False] * len(page)
    for i, copied in enumerate(page.copied):
        if copied:
            text = page.bare[i]
            if i - last.get(text, i - COPY_NEAR - 1) <= COPY_NEAR:
                marks[i] = marks[last[text]] = True
            last[text] = i
    return marks
