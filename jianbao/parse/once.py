"""Looks at a page that many rules take, and that are taken once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from typing import TypeVar

from jianbao.parse.page import Page

T = TypeVar("T")

Marks = Sequence[bool]
"""For each line whether it is so."""

Marking = Callable[[Page], Marks]


def remembered(look: Callable[[Page, int], T]) -> Callable[[Page, int], T]:
    """A look that many rules take, and that is taken of each line once."""

    @wraps(look)
    def recall(page: Page, i: int) -> T:
        seen = page.seen[look]
        if i not in seen:
            seen[i] = look(page, i)
        found: T = seen[i]
        return found

    return recall


def once(view: Callable[[Page], T]) -> Callable[[Page], T]:
    """A view of a whole page that is taken once."""

    @wraps(view)
    def recall(page: Page) -> T:
        found: T | None = page.views.get(view)
        if found is None:  # as no view is
            found = page.views[view] = view(page)
        return found

    return recall


def marking(*needs: str | tuple[str, ...] | Marking) -> Callable[[Marking], Marking]:
    """A view that marks lines, taken once; where it marks none it shows ``page.nothing`` itself.

    It is not taken where it could mark none: the page holds none of the characters or words that one of ``needs``
    has, or another such view, which is one of them, marks nothing.
    """

    def decorate(view: Marking) -> Marking:
        @wraps(view)
        def recall(page: Page) -> Marks:
            marks: Marks | None = page.views.get(view)
            if marks is None:
                nothing = page.nothing
                for need in needs:
                    if need(page) is nothing if callable(need) else not any(map(page.text.__contains__, need)):
                        break
                else:
                    marks = view(page)
                if not marks or not any(marks):
                    marks = nothing
                page.views[view] = marks
            return marks

        return recall

    return decorate
