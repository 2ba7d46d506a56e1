"""Columns from a line's first or last character, its own or that of the line above."""

from __future__ import annotations

from jianbao.parse.columns import above
from jianbao.parse.once import Marks, marking
from jianbao.parse.page import Page
from jianbao.parse.signers import SIGNS_LONGEST, signs_text


@marking()
def begins_with_mark(page: Page) -> Marks:
    """A mark that no paragraph begins with."""
    return tuple([text[0] in "，。、；：）”」』》？！" for text in page.texts])


@marking()
def may_open_list(page: Page) -> Marks:
    """With 一是, 首先, 第二 or the like, as far as the first character tells, or with no Han."""
    return tuple([text[0] in "一二三首其第" or not "\u3400" <= text[0] <= "\u9fff" for text in page.plain])


@marking(":")
def under_colon(page: Page) -> Marks:
    """The line above ends with a colon."""
    return above([text[-1] == ":" for text in page.plain])


@marking()
def under_sentence(page: Page) -> Marks:
    """The line above is running text, or ends a sentence, as the last line of a cut paragraph does."""
    return above([texty or text[-1] == "。" for texty, text in zip(page.texty, page.plain, strict=True)])


@marking()
def under_signature(page: Page) -> Marks:
    """The line above signs the text over it, without being a reporter's byline."""
    lines = enumerate(zip(under_sentence(page), page.size, strict=True))
    return above([under and size <= SIGNS_LONGEST and signs_text(page, i) for i, (under, size) in lines])


@marking()
def calls_out(page: Page) -> Marks:
    """Titles with an exclamation mark, unless they are three or more: those are the headings of one text."""
    marks = tuple([title and "!" in text for title, text in zip(page.title_like, page.plain, strict=True)])
    return marks if sum(marks) < 3 else page.nothing
