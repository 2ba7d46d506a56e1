"""Lines that say where an article was printed, and those that they tell the beginning of."""

from __future__ import annotations

from jianbao.parse.columns import over_title
from jianbao.parse.imprints import HEAD, Standing
from jianbao.parse.once import Marking, Marks, marking
from jianbao.parse.page import Page


@marking()
def imprints(page: Page) -> Marks:
    return tuple([i in page.imprints for i in range(len(page))]) if page.imprints else page.nothing


def standing(*wanted: Standing) -> Marking:
    return marking(imprints)(lambda page: [page.imprints.get(i) in wanted for i in range(len(page))])


of_a_page = standing(Standing.OVER)
of_an_article = standing(Standing.UNDER, Standing.FOOT)
"""Under its headline or behind its text."""


@marking(imprints)
def begins_by_imprint(page: Page) -> Marks:
    """The first title over an imprint that stands under headlines, or the next one below any other."""
    begins = [False] * len(page)
    heads = heads_below(page)
    for i, standing in page.imprints.items():
        first = head_over(page, i) if standing is Standing.UNDER else heads[i]
        if first is not None:
            begins[first] = True
    return tuple(begins)


@marking(begins_by_imprint)
def parted_by_imprints(page: Page) -> Marks:
    """What a line says where it was printed begins there, or the line told of nothing. Which of several titles under
    the head of a page is the headline, they tell as under other furniture."""
    begins = begins_by_imprint(page)
    if Standing.OVER not in page.imprints.values():
        return begins
    return tuple([here and not another for here, another in zip(begins, over_title(page), strict=True)])


def head_over(page: Page, i: int) -> int | None:
    """The first of the titles above that no gap parts; of many in a row the grammar has to tell, and one that stands
    twice is what the window is called."""
    last = first = i - 2 if page.credit[i - 1] else i - 1
    while first and last - first < HEAD and page.title_like[first - 1] and page.lines[first].blanks <= page.usual_gap:
        twice = page.plain[first - 1] == page.plain[first]
        if twice or page.lines[first - 1].level != page.lines[last].level:
            break
        first -= 1
    return first if last - first < HEAD else None


def heads_below(page: Page) -> list[int | None]:
    """For each line the next one, if it is a title; furniture and credits may stand between."""
    heads: list[int | None] = []
    head = None
    for i in range(len(page) - 1, -1, -1):
        heads.append(head)
        if not (page.furniture[i] or page.credit[i]):
            head = i if page.title_like[i] else None
    return heads[::-1]
