"""What a site puts around its stories, and where each story begins.

None of these lines says by itself what it is: a promotion reads like a headline, a tag like a heading. Where they
stand tells. Running text parts a page into regions: what stands over the first text, between two texts, and under the
last. A region in which a stamp stands (a day with the hour, as papers do not print it) holds the head of a story:

    the foot of the story before: tags, related titles, the site's promotions   OUTSIDE
    a menu, the name of a section                                               OUTSIDE
    the headline, in one line or more                                           HEAD, the last one TITLE
    the stamp, also before the headline, with source, author, counters          STAMP
    share bar, tags                                                             OUTSIDE

In an electronic paper the links from one page or story to the next (上一篇, 版面导航) stand where the stamp would. All
else is STORY, and so is every line of a page that shows no sign of a site: papers' own pages are not touched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import and_

from jianbao.parse.furniture.sections import sections_only
from jianbao.parse.web.around import bar, comments, foot, under_story, without_slogans
from jianbao.parse.web.lines import (
    BESIDE,
    DAY_ALONE,
    PAPER_PAGE,
    TRAIL,
    TURNING,
    is_cut_text,
    is_of_event,
    is_stamp,
    is_told,
    leads,
    may_be_in_head,
    may_be_line_of_head,
    may_be_title,
    may_sign,
    title_in_parts,
)
from jianbao.parse.web.page import Lines, SitePart
from jianbao.text.characters import ONE_HAN

SIGNS = 2
"""Stamps, ways from the front page, links of ``TURNING``, share words and heads of related lists that make a page a
site's; each of the first two is two."""

MASTHEAD_MOST = 3
"""Lines on top of a printed page, one of which has its number; one hour alone makes it no site's."""

SECTIONS_LONGEST = 16
"""Characters of a line of sections' names."""

STAMPS_APART = 2
"""Lines from one stamp of a story to the next, as where a label stands between: hours of publication and of change."""

HEAD_MOST = 2
"""Lines over a headline's last one that belong to its head, right under furniture; more are a list."""

STORY_BEGINS = [True, True]
"""Text and text: lists and promotions have no two paragraphs in a row. Of 1,043 lines of sites' stories set under each
other this mends 71, and of 9,162 labelled lines, set two pages under each other, 148."""

NEAR_STAMP = 4
"""Lines over a stamp among which its title is looked for."""

COLUMN_LONGEST, COLUMN_AND_MASTHEAD = 10, 2
"""Characters of a column's name, and lines over a head where one stands."""

SITES_OWN = re.compile("(?:网站?|在线|频道|[电视]台|云|首页|新闻|要闻|动态|公告|公示|中心)$")
"""How the names of a site and of its sections end."""


@dataclass(frozen=True, slots=True)
class Head:
    """Where a story's head stands in its region."""

    begins: int
    title: int
    """The headline's last line."""
    stamps: Sequence[int]


def parts_of(
    plain: Sequence[str], known: Sequence[bool], shares: Sequence[bool], lists: Sequence[bool]
) -> tuple[SitePart, ...]:
    """For each line what it is to a site; nothing where the page is no site's.

    ``plain``: the lines' plain forms. ``known``: lines that are furniture anywhere. ``shares``, ``lists``: those of
    them that are words of a share bar and heads of related lists.
    """
    stamped = [
        is_stamp(text) and not is_of_event(text, plain[max(0, i - BESIDE) : i + BESIDE + 1])
        for i, text in enumerate(plain)
    ]
    turning = [known[i] and TURNING.search(text) is not None for i, text in enumerate(plain)]
    trails = sum([known[i] and TRAIL.match(text) is not None for i, text in enumerate(plain)])
    other = sum(shares) + sum(lists) + sum(turning) + 2 * trails
    printed = (
        not other
        and sum(stamped) < 2
        and any(known[i] and PAPER_PAGE.search(text) for i, text in enumerate(plain[:MASTHEAD_MOST]))
    )
    if printed or other + 2 * sum(stamped) < SIGNS:
        return ()
    parts = [SitePart.STORY] * len(plain)
    dated = [len(text) <= 24 and DAY_ALONE.fullmatch(text) is not None for text in plain]
    menu, said = _menu(plain), comments(plain)
    known = [*map(any, zip(known, menu, said, strict=True))]
    stamped, dated = ([mark and not own for mark, own in zip(marks, said, strict=True)] for marks in (stamped, dated))
    page = Lines(plain, known, shares, lists, stamped, dated, turning, menu)
    texts = list(without_slogans(page, list(_texts(page))))
    for above, below in pairwise((-1, *texts, len(plain))) if texts else ():
        region = range(above + 1, below)
        for i, part in under_story(page, region) if below == len(plain) else _over_story(page, region):
            parts[i] = part
    return tuple([SitePart.SAID if own else part for part, own in zip(parts, said, strict=True)])


def _menu(plain: Sequence[str]) -> list[bool]:
    """Names of sections, three lines of them in a row or more."""
    names = [len(text) <= SECTIONS_LONGEST and sections_only(text) for text in plain]
    rows = list(map(and_, map(and_, names, names[1:]), names[2:]))
    return [any(rows[max(0, i - 2) : i + 1]) for i in range(len(plain))]


def _texts(page: Lines) -> Iterator[int]:
    """Lines of the stories' texts; in a list of related titles only what has a stop in it.

    Where a story has its stamp, what comes behind a share bar right over a related list, or behind a menu, tells of
    other pages until the next stamp comes, or paragraphs in a row: the next story needs no stamp.
    """
    listed, last, stamped, over = False, -2, False, False
    for i, text in enumerate(page.plain):
        if page.stamped[i] or page.dated[i]:
            stamped, over = True, False
        if page.known[i]:
            listed = listed or page.lists[i]
            if last >= 0 and stamped and (page.menu[i] or (page.lists[i] and page.shares[i - 1])):
                over = True
        elif over and [*map(is_told, page.plain[i : i + len(STORY_BEGINS)])] != STORY_BEGINS:
            continue
        elif "。" in text or (not listed and (is_told(text) or (last == i - 1 and is_cut_text(text)))):
            listed, last, over = False, i, False
            yield i
        elif page.stamped[i]:
            listed = False


def _over_story(page: Lines, region: range) -> Iterator[tuple[int, SitePart]]:
    """The foot of one story and the head of the next, if there are such in what stands over a text."""
    head = _head(page, region)
    if head is None:
        if region.start and any(page.menu[i] for i in region):  # then a story without a stamp follows
            yield from foot(page, range(region.start, max(i for i in region if page.known[i]) + 1))
        return
    stamps = set(head.stamps)
    before = range(region.start, min((head.begins, *stamps)))
    if not stamps and not region.start:
        # Nothing tells a menu from a kicker there, but what stands over known furniture is none.
        before = range(max((i + 1 for i in before if page.known[i]), default=0))
    yield from foot(page, before[:-1] if _column_alone(page, before) else before)
    if stamps:
        yield from ((i, SitePart.OUTSIDE) for i in range(before.stop, head.begins) if i not in stamps)
    lines = range(head.begins, head.title)
    yield from ((i, SitePart.HEAD) for i in lines if may_be_in_head(page.plain[i]) or title_in_parts(page.plain[i]))
    yield head.title, SitePart.TITLE
    signed = stamps | set(_signed(page, stamps, head.title, region.stop))
    yield from ((i, SitePart.STAMP) for i in signed)
    if stamps and region.start and max(stamps) < head.begins:
        yield min(signed), SitePart.OPENING
    yield from ((i, SitePart.OUTSIDE) for i in bar(page, range(head.title + 1, region.stop), signed))


def _column_alone(page: Lines, before: range) -> bool:
    """One short line alone over a head, or right under a masthead, where nothing but stamps is of a site: so 7 labelled
    lines, all kickers, and one section's name, which is furniture by its words.
    """
    if not 0 < len(before) <= COLUMN_AND_MASTHEAD or any(page.shares) or any(page.lists) or any(page.turning):
        return False
    text = page.plain[before[-1]]
    named = len(text) <= COLUMN_LONGEST and " " not in text and not SITES_OWN.search(text)
    return named and [i for i in before if page.free(i)] == [before[-1]]


def _head(page: Lines, region: range) -> Head | None:
    """The story's headline and stamps: what stands over the stamp, else the first under it."""
    stamps = _stamps(page, region)
    turned = max((i for i in region if page.turning[i] and not (stamps and i > stamps[0])), default=-1)
    if not stamps and turned < 0 and region.start:
        return None
    start = max(turned + 1, region.start)
    free = [i for i in range(start, region.stop) if page.free(i)]
    if turned >= 0 and not stamps:
        return _head_of_paper(page, free, region.stop)
    title = (
        _stamped_title(page, start, free, stamps)
        if stamps
        else next((i for i in free if may_be_title(page.plain[i])), None)
    )
    if title is None:
        return None
    begins = title
    while begins > start and page.free(begins - 1) and _leads(page, begins - 1):
        begins -= 1
    # Under a menu whose lines are not known one by one, a second line may be the menu's last.
    known = begins == 0 or not page.free(begins - 1) or page.dated[begins - 1]
    most = HEAD_MOST if known or (stamps and stamps[-1] < title and _over_bar(page, title)) else 1
    return Head(begins if title - begins <= most else title, title, stamps)


def _leads(page: Lines, i: int) -> bool:
    """Whether it may be a headline's first line; right under the share bar stands no menu."""
    if page.dated[i]:
        return False
    return leads(page.plain[i]) or (i > 0 and page.shares[i - 1] and title_in_parts(page.plain[i]))


def _head_of_paper(page: Lines, free: Sequence[int], stop: int) -> Head | None:
    """The head after the links of an electronic paper: the story begins behind the last masthead and list of titles."""
    titles = [i for i in free if may_be_in_head(page.plain[i])]
    if not titles:
        return None
    last = titles[-1]
    begins = next((i + 1 for i in range(last, free[0] - 1, -1) if page.known[i] and not page.shares[i]), free[0])
    title = next(i for i in titles if i >= begins)
    return Head(begins, title, [i for i in range(title + 1, stop) if page.dated[i]])


def _stamps(page: Lines, region: range) -> list[int]:
    """The last stamp over the text, with those right before it; what stands earlier is of related titles."""
    days = [i for i in region if page.stamped[i]]
    if not days and not any(page.turning[i] for i in region):
        ended = next((i for i in region if page.known[i]), region.stop) if region.start else region.start
        days = [i for i in region if page.dated[i] and i >= ended]
    group = days[-1:]
    for day in reversed(days[:-1]):
        if group[-1] - day > STAMPS_APART:
            break
        group.append(day)
    return group[::-1]


def _stamped_title(page: Lines, start: int, free: Sequence[int], stamps: Sequence[int]) -> int | None:
    """The last line of the headline: of the nearest title over the stamp, else of the first under it."""
    first, last = stamps[0], stamps[-1]
    over: list[int] = []
    for i in range(first - 1, first - NEAR_STAMP - 1, -1):
        if i < start or page.stamped[i]:
            break
        if page.free(i):
            over.append(i)
    sure = next((i for i in over if may_be_title(page.plain[i])), None)
    if sure is not None:
        return next(
            (i - 1 for i in range(sure + 1, first) if not (page.free(i) and may_be_line_of_head(page.plain[i]))),
            first - 1,
        )
    under = next((i for i in free if i > last and may_be_title(page.plain[i])), None)
    if under is not None:
        return _last_before_bar(page, under)
    return next((i for i in over[:1] if may_be_in_head(page.plain[i])), None)


def _last_before_bar(page: Lines, title: int) -> int:
    """The last of the titles in a row from ``title`` on that a share bar ends, for all of them are the headline."""
    last = title
    while (
        last + 2 < len(page.plain)
        and page.free(last + 1)
        and (may_be_in_head(page.plain[last + 1]) or title_in_parts(page.plain[last + 1]))
    ):
        last += 1
    return last if _over_bar(page, last) and last - title <= HEAD_MOST else title


def _over_bar(page: Lines, i: int) -> bool:
    """Whether a share bar stands under the line; a counter without a word may stand between."""
    bar = i + 1 if i + 1 < len(page.plain) and ONE_HAN.search(page.plain[i + 1]) else i + 2
    return any(page.shares[i + 1 : bar + 1])


def _signed(page: Lines, stamps: set[int], title: int, stop: int) -> Iterator[int]:
    """Names of the site and of who wrote, right beside the stamp."""
    for step, first in ((1, max(stamps, default=stop)), (-1, min(stamps, default=-1))):
        i = first + step
        while title < i < stop and not page.known[i] and may_sign(page.plain[i]):
            yield i
            i += step
