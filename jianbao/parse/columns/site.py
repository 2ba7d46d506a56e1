"""Columns from what the lines are to a site: its headlines and stamps, and what stands around its stories."""

from __future__ import annotations

from operator import and_

from jianbao.parse.columns import all_or_none, below
from jianbao.parse.looks import heads_text, signed_at_its_end
from jianbao.parse.once import Marking, Marks, marking, once
from jianbao.parse.page import Page
from jianbao.parse.web.page import STAMPS, SitePart


@marking()
def of_site(page: Page) -> Marks:
    """All lines of a site's page."""
    return all_or_none(page, bool(page.site_parts))


def parts(*wanted: SitePart) -> Marking:
    return marking(of_site)(lambda page: page.parts(*wanted))


outside_stories = parts(SitePart.OUTSIDE, SitePart.SAID)
"""Lines around a site's stories."""
below_story = parts(SitePart.BELOW)
"""Lines right under a story's text that are rather the site's."""
said_by_readers = parts(SitePart.SAID)
own_list = parts(SitePart.OWN)
"""Lines there that are of the story's tables, lists and talks."""
site_title = parts(SitePart.TITLE)
"""The last lines of headlines of a site's stories, as far as the structure of its page tells."""
site_head = parts(SitePart.HEAD)
"""Lines right over such a line."""
site_stamp = parts(*STAMPS)
"""Stamps of a site's stories."""


LEAST_STAMPED = 2


@marking(site_stamp)
def without_stamp(page: Page) -> Marks:
    """Titles between finished text and text without a dateline, neither of them signed, where two headlines or more
    have their stamps right under them: so 57 labelled headings of 14 pages and no headline."""
    marks, stamps = [False] * len(page), site_stamp(page)
    if sum(map(and_, page.title_like, below(stamps))) >= LEAST_STAMPED:
        for i in range(1, len(page) - 1):
            if page.title_like[i] and page.texty[i - 1] and page.texty[i + 1]:
                signed = signed_at_its_end(page.plain[i - 1]) or signed_at_its_end(page.plain[i + 1])
                marks[i] = page.finished(i - 1) and not (page.dateline[i + 1] or signed)
    return tuple(marks)


TAG_FIRST, TAG_NEAR = 3, 8
"""Among so many first lines stands what a window is called, and the headline among so many lines under it."""


@marking()
def window_title(page: Page) -> Marks:
    """What the window was called, over the headline that says it again, and the site's own words between them: all of
    11 labelled lines. So 山乡通车_石桥镇新闻 or 山乡通车, and below 山乡通车 over a byline or a day."""
    at = retold(page)
    return page.nothing if at is None else tuple([at[0] <= i < at[1] for i in range(len(page))])


@marking()
def retold_title(page: Page) -> Marks:
    """The headline under what the window was called."""
    at = retold(page)
    return page.nothing if at is None else tuple([i == at[1] for i in range(len(page))])


@once
def retold(page: Page) -> tuple[int, int] | None:
    """Where both stand, with no text between: a notice that is signed with the office on top is no site's page."""
    titles = [k for k, title in enumerate(page.title_like[: TAG_FIRST + TAG_NEAR]) if title and page.size[k] >= 8]
    for i in range(min(TAG_FIRST, len(page))):
        for k in titles:
            if i < k < i + TAG_NEAR and page.plain[i].startswith(page.plain[k]):
                return (i, k) if heads_text(page, k) and not any(page.texty[i:k]) else None
    return None
