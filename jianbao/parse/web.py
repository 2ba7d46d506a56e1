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

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from jianbao.parse.names import is_name
from jianbao.parse.patterns import LINE_LABEL, SPEAKER
from jianbao.parse.web_lines import (
    DAY_ALONE,
    HAN,
    SECTION_LONGEST,
    STAMP,
    STAMP_LONGEST,
    STORY,
    TURNING,
    goes_on,
    is_told,
    leads,
    may_be_in_head,
    may_be_line_of_head,
    may_be_title,
    may_sign,
)


class Part(Enum):
    """What a line is to a site."""

    STORY = 0
    """Nothing can be told: text, or a line of it."""
    OUTSIDE = 1
    HEAD = 2
    """A line of a headline over its last one."""
    TITLE = 3
    STAMP = 4
    OPENING = 5
    """A stamp over the headline of a later story, which begins with it."""


STAMPS = (Part.STAMP, Part.OPENING)
IN_HEAD = (Part.HEAD, Part.TITLE, *STAMPS)

SIGNS = 2
"""Stamps, links of ``TURNING``, share words and heads of related lists that make a page a site's; a stamp is two."""

TAG_LONGEST = 6
"""Characters of a tag among tags."""

BUTTON_LONGEST = 10
"""Characters of a line between the words of a share bar."""

STAMPS_APART = 2
"""Lines from one stamp of a story to the next, as where a label stands between: hours of publication and of change."""

HEAD_MOST = 2
"""Lines over a headline's last one that belong to its head, right under furniture; more are a list."""

NEAR_STAMP = 4
"""Lines over a stamp among which its title is looked for."""


@dataclass(frozen=True, slots=True)
class Lines:
    """A page's lines and what is known of each."""

    plain: Sequence[str]
    known: Sequence[bool]
    """Furniture anywhere."""
    shares: Sequence[bool]
    """Words of a share bar."""
    lists: Sequence[bool]
    """Heads of related lists."""
    stamped: Sequence[bool]
    """With the hour."""
    dated: Sequence[bool]
    """A day alone."""
    turning: Sequence[bool]

    def free(self, i: int) -> bool:
        """Whether a line may be a headline as far as is known."""
        return not (self.known[i] or self.stamped[i])


@dataclass(frozen=True, slots=True)
class Head:
    """Where a story's head stands in its region."""

    begins: int
    title: int
    """The headline's last line."""
    stamps: Sequence[int]


def parts_of(
    plain: Sequence[str], known: Sequence[bool], shares: Sequence[bool], lists: Sequence[bool]
) -> tuple[Part, ...]:
    """For each line what it is to a site; nothing where the page is no site's.

    ``plain``: the lines' plain forms. ``known``: lines that are furniture anywhere. ``shares``, ``lists``: those of
    them that are words of a share bar and heads of related lists.
    """
    stamped = [":" in text and len(text) <= STAMP_LONGEST and STAMP.search(text) is not None for text in plain]
    turning = [known[i] and TURNING.search(text) is not None for i, text in enumerate(plain)]
    if sum(shares) + sum(lists) + 2 * sum(stamped) + sum(turning) < SIGNS:
        return ()
    parts = [Part.STORY] * len(plain)
    dated = [len(text) <= 24 and DAY_ALONE.fullmatch(text) is not None for text in plain]
    page = Lines(plain, known, shares, lists, stamped, dated, turning)
    texts = list(_texts(page))
    for above, below in pairwise((-1, *texts, len(plain))) if texts else ():
        region = range(above + 1, below)
        for i, part in _under_story(page, region) if below == len(plain) else _over_story(page, region):
            parts[i] = part
    return tuple(parts)


def _texts(page: Lines) -> Iterator[int]:
    """Lines of the stories' texts; in a list of related titles only what has a stop in it."""
    listed, last = False, -2
    for i, text in enumerate(page.plain):
        if page.known[i]:
            listed = listed or page.lists[i]
        elif "。" in text or (not listed and (is_told(text) or (last == i - 1 and goes_on(text)))):
            listed, last = False, i
            yield i
        elif page.stamped[i]:
            listed = False


def _under_story(page: Lines, under: range) -> Iterator[tuple[int, Part]]:
    """What stands under the last text; lines of a form right behind the text belong to it."""
    labelled = (LINE_LABEL.match(page.plain[i]) or SPEAKER.match(page.plain[i]) for i in under)
    first = next((i for i, label in zip(under, labelled, strict=True) if page.known[i] or not label), under.stop)
    yield from _foot(page, range(first, under.stop))


def _foot(page: Lines, lines: range) -> Iterator[tuple[int, Part]]:
    """What stands behind a story: its own captions and bylines belong to it, those in a related list do not."""
    listed = False
    for i in lines:
        listed = listed or page.lists[i]
        if listed or not STORY.search(page.plain[i]):
            yield i, Part.OUTSIDE


def _over_story(page: Lines, region: range) -> Iterator[tuple[int, Part]]:
    """The foot of one story and the head of the next, if there are such in what stands over a text."""
    head = _head(page, region)
    if head is None:
        return
    stamps = set(head.stamps)
    foot = range(region.start, min((head.begins, *stamps)))
    yield from _foot(page, foot)
    yield from ((i, Part.OUTSIDE) for i in range(foot.stop, head.begins) if i not in stamps)
    yield from ((i, Part.HEAD) for i in range(head.begins, head.title) if may_be_in_head(page.plain[i]))
    yield head.title, Part.TITLE
    signed = stamps | set(_signed(page, stamps, head.title, region.stop))
    yield from ((i, Part.STAMP) for i in signed)
    if stamps and region.start and max(stamps) < head.begins:
        yield min(signed), Part.OPENING
    yield from ((i, Part.OUTSIDE) for i in _bar(page, range(head.title + 1, region.stop), signed))


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
    while begins > start and page.free(begins - 1) and leads(page.plain[begins - 1]):
        begins -= 1
    # Under a menu whose lines are not known one by one, a second line may be the menu's last.
    most = HEAD_MOST if begins == 0 or page.known[begins - 1] else 1
    return Head(begins if title - begins <= most else title, title, stamps)


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
        return under
    return next((i for i in over[:1] if may_be_in_head(page.plain[i])), None)


def _signed(page: Lines, stamps: set[int], title: int, stop: int) -> Iterator[int]:
    """Names of the site and of who wrote, right beside the stamp."""
    for step, first in ((1, max(stamps, default=stop)), (-1, min(stamps, default=-1))):
        i = first + step
        while title < i < stop and not page.known[i] and may_sign(page.plain[i]):
            yield i
            i += step


def _bar(page: Lines, lines: range, signed: set[int]) -> Iterator[int]:
    """Share bar and tags between a headline and its text.

    They are what stands between words of a share bar, short lines in a row or beside other furniture, and what has no
    character of Chinese. A name or two may be a byline.
    """
    words = [i for i in lines if page.shares[i]]
    may_be = [i for i in lines if not page.known[i] and i not in signed and _may_be_in_bar(page.plain[i])]
    tags = dict(_runs(i for i in may_be if len(page.plain[i]) <= TAG_LONGEST))
    for i in may_be:
        text = page.plain[i]
        button = bool(words) and words[0] < i < words[-1] and len(text) <= BUTTON_LONGEST
        beside = len(text) <= SECTION_LONGEST and any(page.shares[k] for k in (i - 1, i + 1) if k in lines)
        tag = len(text) <= 2 or tags.get(i, 0) > 1 or beside
        if tags.get(i, 0) > 2 or ((button or tag) and not is_name(text)) or not HAN.search(text):
            yield i


def _may_be_in_bar(text: str) -> bool:
    if len(text) > 20 or text.endswith(":") or text[0] in "([":
        return False
    return not (STORY.search(text) or DAY_ALONE.fullmatch(text))


def _runs(lines: Iterable[int]) -> Iterator[tuple[int, int]]:
    """For each line how many of them stand in a row with it.

    >>> list(_runs([2, 3, 7]))
    [(2, 2), (3, 2), (7, 1)]
    """
    run: list[int] = []
    for i in (*lines, -1):
        if run and i != run[-1] + 1:
            yield from ((k, len(run)) for k in run)
            run = []
        run.append(i)
