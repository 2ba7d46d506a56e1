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


Need = Marking | Sequence["str | Marking"]
"""Another view that must mark something, or several characters, words and views of which one must be there."""

NEEDS_OF: dict[Marking, tuple[Need, ...]] = {}
"""For each view made by ``marking``, what it needs."""


def marking(*needs: Need) -> Callable[[Marking], Marking]:
    """A view that marks lines, taken once; where it marks none it shows ``page.nothing`` itself. Of a page that does
    not fill all ``needs`` it is not taken: there it could mark nothing.
    """

    def decorate(view: Marking) -> Marking:
        @wraps(view)
        def recall(page: Page) -> Marks:
            marks: Marks | None = page.views.get(view)
            if marks is None:
                marks = view(page) if not needs or fills(page, needs) else page.nothing
                if marks is not page.nothing and not any(marks):
                    marks = page.nothing
                page.views[view] = marks
            return marks

        NEEDS_OF[recall] = needs
        return recall

    return decorate


def fills(page: Page, needs: tuple[Need, ...]) -> bool:
    """Whether a page has what each of the needs asks for."""
    nothing, text = page.nothing, page.text
    for need in needs:
        if callable(need):
            if need(page) is nothing:
                return False
        elif not any([one in text if isinstance(one, str) else one(page) is not nothing for one in need]):
            return False
    return True
