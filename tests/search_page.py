"""The search page as a reader uses it in a browser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from tests.tools import until

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

STATUS = "#search-status"
RESULTS = "#search-results"


def ask(page: Page, address: str, query: str, edition: str = "", more: str = "") -> None:
    """Open the search page at a query, and wait for what it says."""
    page.goto(f"{address}{edition}search.html?q={quote(query)}{more}")
    page.locator("#search-facets .facet").first.wait_for(state="attached")


def status(page: Page) -> str:
    return page.locator(STATUS).inner_text()


def count(page: Page) -> int:
    """The number of articles that the page says there are."""
    found = re.search(r"：约?([\d,]+)篇", status(page))
    assert found, status(page)
    return int(found[1].replace(",", ""))


def waits(page: Page, pattern: str) -> None:
    """Wait until the status line says something."""
    page.wait_for_function("p => RegExp(p).test(document.querySelector('#search-status')?.textContent)", arg=pattern)


MORE_FOLDS = 50
"""Folds at most within others."""


def unfold(page: Page) -> None:
    """Open all that can be opened, and wait for what is in it."""
    closed = page.locator("main details:not([open]) > summary:visible")
    for _ in range(closed.count() + MORE_FOLDS):
        if not closed.count():
            break
        closed.first.click()
        until(
            page,
            "() => [...document.querySelectorAll('[open] > div > .facet[open]')].every(each => each.childNodes[1])",
        )
    assert not closed.count()
    page.locator("#search-fields").wait_for()


def titles(page: Page) -> list[str]:
    return page.locator(f"{RESULTS} h2 a").all_inner_texts()


def all_titles(page: Page) -> list[str]:
    """Those on further portions, too."""
    while page.locator("#search-more").is_visible():
        before = len(titles(page))
        page.locator("#search-more").click()
        page.wait_for_function(f"n => document.querySelectorAll('{RESULTS} h2').length > n", arg=before)
    return titles(page)


def field(page: Page) -> Locator:
    return page.locator("#search-box input[name=q]")
