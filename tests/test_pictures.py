"""README's pictures show the site as it is: ``pytest tests/test_pictures.py --update`` takes them anew.

Beside each picture lies the text of what it shows that is most likely to change; pixels differ from machine to machine.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.tools import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser

FOLDER = ROOT / "tests" / "screenshots"

SHOWN = {
    "front": ("index.html", ".mast .name, .folio, .lead > :not(.opening), .map + .fine"),
    "article": ("articles/001_7bbfbfcf277cb11e-1.html", ".text > header > *, .contents, .margin > :first-child"),
}
"""By picture, the page and what of it is compared."""

WIDTH, HEIGHT, SCALE = 1280, 870, 0.75


@pytest.mark.parametrize("name", SHOWN)
def test_the_pictures_are_of_this_site(browser: Browser, built_site: Path, name: str, update: bool) -> None:
    path, compared = SHOWN[name]
    page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, device_scale_factor=SCALE)
    page.goto((built_site / path).as_uri())
    text = "\n".join(page.locator(compared).all_inner_texts()) + "\n"
    if update:
        page.screenshot(path=FOLDER / f"{name}.png")
        (FOLDER / f"{name}.txt").write_text(text, encoding="utf-8")
    page.close()
    assert (FOLDER / f"{name}.png").exists()
    assert text == (FOLDER / f"{name}.txt").read_text("utf-8"), "pytest tests/test_pictures.py --update"
