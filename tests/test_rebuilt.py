"""A reader who comes back after the site was built again. If the server does not say how long a file may be kept, a
browser keeps it for a tenth of the time since its last change (RFC 9111, 4.2.2), even when the page is reloaded.
"""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests.commands import ARTICLE, fill, run, tree
from tests.search_page import titles, waits
from tests.tools import served

if TYPE_CHECKING:
    from playwright.sync_api import Browser

MONTH = 30 * 24 * 60 * 60


def build_from(tmp_path: Path, name: str, bridge: str, reporter: str, age: float) -> None:
    """The site with one more source, as if it had lain there for some time."""
    fill(tmp_path / "seeds", {name: ARTICLE.replace("新桥", bridge).replace("李娜", reporter).encode()})
    assert run("--source", tmp_path / "seeds", "--output", tmp_path / "site").exit_code == 0
    then = time.time() - age
    for path in (tmp_path / "site").rglob("*"):
        os.utime(path, (then, then))


def test_a_new_article_and_a_new_name_are_found_by_who_has_searched_before(browser: Browser, tmp_path: Path) -> None:
    build_from(tmp_path, "a.txt", "东桥", "李娜", MONTH)
    context = browser.new_context()
    page = context.new_page()
    with served(tmp_path) as root:
        page.goto(f"{root}site/search.html?q=李娜")
        waits(page, "1篇$")
        build_from(tmp_path, "b.txt", "西桥", "王海燕", 0)
        page.goto(f"{root}site/search.html?q=王海燕")
        waits(page, "篇")
        assert titles(page) == ["西桥昨日通车"]
        page.locator("#search-pages a[href*='people/']").wait_for(timeout=5000)
    context.close()


def test_what_lies_in_a_folder_of_the_index_never_changes_under_its_name(tmp_path: Path) -> None:
    """So servers may let browsers keep it for years."""
    builds = []
    for name, bridge in (("a.txt", "东桥"), ("b.txt", "西桥")):
        build_from(tmp_path, name, bridge, "李娜", 0)
        files = tree(tmp_path / "site").items()
        builds.append({path: data for path, data in files if path.startswith("search/") and path.count("/") > 1})
    one, other = builds
    assert one != other
    assert one.items() - other.items() <= {(path, one[path]) for path in one.keys() - other.keys()}
