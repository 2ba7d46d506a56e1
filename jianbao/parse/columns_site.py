"""Columns from what the lines are to a site: its headlines and stamps, and what stands around its stories."""

from __future__ import annotations

from jianbao.parse.columns import Marks
from jianbao.parse.once import once
from jianbao.parse.page import Page
from jianbao.parse.web_page import STAMPS, Part


def outside_stories(page: Page) -> Marks:
    """Lines around a site's stories."""
    return page.outside_stories


@once
def below_story(page: Page) -> Marks:
    """Lines right under a story's text that are rather the site's."""
    return page.parts(Part.BELOW)


@once
def own_list(page: Page) -> Marks:
    """Lines there that are of the story's tables, lists and talks."""
    return page.parts(Part.OWN)


@once
def site_title(page: Page) -> Marks:
    """The last lines of headlines of a site's stories, as far as the structure of its page tells."""
    return page.parts(Part.TITLE)


@once
def site_head(page: Page) -> Marks:
    """Lines right over such a line."""
    return page.parts(Part.HEAD)


@once
def site_stamp(page: Page) -> Marks:
    """Stamps of a site's stories."""
    return page.parts(*STAMPS)
