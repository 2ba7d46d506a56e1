"""What a line's neighbours are, for all lines of a page at once: the columns that keep lines from rules.

Each costs less than asking two rules of each line. Where a column marks no line of a page, which is so with most of
them on most pages, the rules that need it are asked of none; what a page must have for it to mark any stands beside it
(``once.marking``). The modules beside this one have those of one kind.
"""

from __future__ import annotations

import re
from operator import and_, attrgetter, or_

from jianbao.parse import typed
from jianbao.parse.imprints import Standing
from jianbao.parse.looks import heads_text
from jianbao.parse.once import Marking, Marks, marking
from jianbao.parse.page import Page
from jianbao.parse.patterns import PARAGRAPH_ENDS
from jianbao.parse.pieces import BULLETS, OF_EDITORS, SUMMARY
from jianbao.parse.tables import table_row

ON_TOP = 4
"""Lines of a page in which its masthead stands."""

FIRST_TITLE = 12
"""Lines among which an article's first title is looked for."""


def above(marks: Marks) -> Marks:
    """Lines under one that is marked.

    >>> above([True, False, False])
    (False, True, False)
    """
    return (False, *marks[:-1]) if marks else ()


def below(marks: Marks) -> Marks:
    """Lines over one that is marked.

    >>> below([False, False, True])
    (False, True, False)
    """
    return (*marks[1:], False) if marks else ()


LEAST_ROWS, NOTHING_WITHIN = 2, 8
"""Lines."""


def all_or_none(page: Page, is_so: bool) -> Marks:
    """What holds for a page holds for each of its lines."""
    return (True,) * len(page) if is_so else page.nothing


# What a line is.


def feature(name: str) -> Marking:
    """What a page itself tells of each line."""
    return marking()(attrgetter(name))


title_like, furniture, credit, dateline = map(feature, ("title_like", "furniture", "credit", "dateline"))
copied, levelled, unfinished, texty = map(feature, ("copied", "levelled", "unfinished", "texty"))
indented = feature("indented")
"""With an indent, on a page that opens its paragraphs so."""


@marking()
def bold(page: Page) -> Marks:
    return tuple([line.bold for line in page.lines])


@marking()
def heads(page: Page) -> Marks:
    """Title-like lines that a dateline or a byline follows at once."""
    return tuple([title_like and heads_text(page, i) for i, title_like in enumerate(page.title_like)])


# What stands above it.


@marking()
def under_title(page: Page) -> Marks:
    return above(page.title_like)


@marking()
def close_under_title(page: Page) -> Marks:
    """With no larger gap between them than lines of a head have."""
    widest = max(1, page.usual_gap)
    lines = zip(under_title(page), page.lines, strict=True)
    return tuple([under and line.blanks <= widest for under, line in lines])


@marking(furniture)
def under_furniture(page: Page) -> Marks:
    return above(page.furniture)


@marking(furniture)
def over_furniture(page: Page) -> Marks:
    return below(page.furniture)


@marking()
def under_text(page: Page) -> Marks:
    return above(page.texty)


@marking(under_furniture)
def under_text_and_furniture(page: Page) -> Marks:
    """Furniture is right above, and running text above that."""
    marks, under = [False] * len(page), False
    for i, (furniture, texty) in enumerate(zip(page.furniture, page.texty, strict=True)):
        marks[i] = under and not furniture and page.furniture[i - 1]
        under = texty or (under and furniture)
    return marks


@marking()
def under_open_end(page: Page) -> Marks:
    """The line above ends in no mark that a sentence may end in."""
    return above([text[-1] not in PARAGRAPH_ENDS for text in page.texts])


@marking(copied)
def under_copy(page: Page) -> Marks:
    """The line above stands on the page more than once."""
    return above(page.copied)


@marking()
def on_top(page: Page) -> Marks:
    """Among the first lines, with no text above; where the first article's imprint stands, a page has no masthead."""
    if page.imprints and Standing.UNDER in page.imprints.values():
        return page.nothing
    text = next((i for i, texty in enumerate(page.texty[:ON_TOP]) if texty), ON_TOP - 1)
    top = min(text + 1, len(page))
    return (True,) * top + (False,) * (len(page) - top)


@marking()
def first_title(page: Page) -> Marks:
    """No title-like line and no running text stands above."""
    top = min(page.first_words + 1, FIRST_TITLE, len(page))
    return (True,) * top + (False,) * (len(page) - top)


# What stands below it.


@marking()
def over_title(page: Page) -> Marks:
    return below(page.title_like)


@marking()
def over_text(page: Page) -> Marks:
    return below(page.texty)


@marking(dateline)
def over_dateline(page: Page) -> Marks:
    return below(page.dateline)


NOTE_OPENS = re.compile(rf"[(\[\s{BULLETS}]*(?:{OF_EDITORS}|{SUMMARY})(?:[)\]:]|\s*$)")
NOTE_FIRST = frozenset(f"([ {BULLETS}编按主卷开核阅新内前提摘导")
"""What such a line begins with."""


@marking()
def over_note(page: Page) -> Marks:
    """Right over an editor's note or a summary, with its label alone on the line or at its head."""
    return below([text[0] in NOTE_FIRST and NOTE_OPENS.match(text) is not None for text in page.plain])


@marking()
def over_rows(page: Page) -> Marks:
    """Two of the next three lines are rows of a table, and no report begins right below."""
    may_be = ["|" in p or (n <= 60 and len(p.split(None, 2)) > 2) for n, p in zip(page.size, page.plain, strict=True)]
    rows = [row and table_row(page, i) for i, row in enumerate(may_be)] if sum(may_be) >= LEAST_ROWS else []
    if sum(rows) < LEAST_ROWS:
        return page.nothing
    over = [sum(rows[i + 1 : i + 4]) >= LEAST_ROWS for i in range(len(page))]
    return tuple([two and not page.dateline[i + 1] for i, two in enumerate(over)])


@marking()
def nothing_after(page: Page) -> Marks:
    """No running text among the next lines: a heading or a headline would have some."""
    lines = enumerate(page.text_after)
    return tuple([i > 0 and (text is None or text > i + NOTHING_WITHIN) for i, text in lines])


# Where it stands among others.


@marking()
def in_a_row(page: Page) -> Marks:
    """A title-like line is the next one, or the one before."""
    return tuple(map(or_, under_title(page), over_title(page)))


@marking()
def apart(page: Page) -> Marks:
    """A larger gap before it than usual, as pictures leave; a single blank line is what parts articles."""
    widest = max(1, page.usual_gap)
    return (False, *(line.blanks > widest for line in page.lines[1:])) if page.lines else ()


# What its page is.


@marking()
def related(page: Page) -> Marks:
    """A list of related links stands on the page."""
    return all_or_none(page, page.has_related)


@marking()
def web_page_later(page: Page) -> Marks:
    """Lines of a web page below its first title."""
    return tuple([not first for first in first_title(page)]) if page.is_web_page else page.nothing


@marking()
def often_signed(page: Page) -> Marks:
    return all_or_none(page, page.signed >= 3)


@marking()
def with_datelines(page: Page) -> Marks:
    return all_or_none(page, any(page.dateline))


@marking()
def few_datelines(page: Page) -> Marks:
    """Less than two, so that the page may well be one article."""
    return all_or_none(page, sum(page.dateline) < 2)


FIRST_HEAD = 2
"""Titles over another one of the page's first head; under more stands a list, or a poem."""


@marking()
def hardly_signed_later(page: Page) -> Marks:
    """Lines below the first titles of a page that has one credit, or none. Of the labelled ones right under its first
    title 80 are headlines, 23 kickers and subheads, 4 headings."""
    if page.signed > 1:
        return page.nothing
    first = first_title(page)
    return tuple([not first[i - above if above <= FIRST_HEAD else i] for i, above in enumerate(page.titles_before)])


@marking()
def flush(page: Page) -> Marks:
    """Without one, on such a page; on one cut at a width paragraphs go on so."""
    if page.wrap_width or indented(page) is page.nothing:
        return page.nothing
    return tuple([not mark for mark in page.indented])


@marking()
def cut_at_the_width(page: Page) -> Marks:
    """As long as the lines are to which all of the page was cut."""
    width = page.wrap_width
    return tuple([width <= own + typed.UNEVEN for own in page.widths]) if width else page.nothing


@marking(unfinished)
def cut_alike(page: Page) -> Marks:
    """Lines cut like running text close by, or like others that end inside a sentence."""
    inside = [texty or text[-1] == "," for texty, text in zip(page.texty, page.plain, strict=True)]
    if not any(map(and_, inside, page.unfinished)):
        return page.nothing
    return typed.cut_alike_lines(page.lines, page.unfinished, inside, page.widths)


@marking(cut_at_the_width)
def under_cut_line(page: Page) -> Marks:
    return above(cut_at_the_width(page))
