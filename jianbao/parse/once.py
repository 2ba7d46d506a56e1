"""Looks at a page that many rules take, and that are taken once."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from jianbao.parse.page import Page

T = TypeVar("T")


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
