"""What a site puts around its stories: menus and promotions over the headline, tags and related titles under the text.

None of these lines says by itself what it is: a promotion reads like a headline, a tag like a heading. Where they
stand tells. A page is a site's where it shows the hour of publication, as papers do not, or share bars, related lists
and the links from one page of a paper to the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from jianbao.parse.names import is_name
from jianbao.parse.patterns import LINE_LABEL

CLOCK = r"\d{1,2}:\d\d(?::\d\d)? ?(?:[ap]m)?"
STAMP = re.compile(
    rf"(?:19|20)\d\d ?[-年./] ?\d{{1,2}} ?[-月./] ?\d{{1,2}} ?日?[^。]{{0,12}}?{CLOCK}"
    rf"|\d{{1,2}}[-/.]\d{{1,2}}[-/.](?:19|20)\d\d\W{{1,4}}{CLOCK}"
    rf"|{CLOCK}\W{{1,3}}(?:(?:19|20)\d\d[-/.]\d{{1,2}}[-/.]\d{{1,2}}|\d{{1,2}}[-/.]\d{{1,2}}[-/.](?:19|20)\d\d)"
)
"""A day with the hour."""

STAMP_LONGEST = 90
"""Characters; a stamp stands with source, author and counters in one line."""

TURNING = re.compile(r"[上下]一[篇期版]|版面(?:导航|目录|概览)|^放大\s|返回目录")
"""From one page or story of an electronic paper to the next."""

SIGNS = 2
"""Stamps, links of ``TURNING``, share words and heads of related lists that make a page a site's; a stamp is two."""

TITLE_SHORTEST = 8
"""Characters; shorter lines over a story are names of sections and promotions."""

TITLE_LONGEST = 60

SECTION_LONGEST = 4
"""Characters of a section's name or a tag between the headline and its stamp."""

HEAD_MOST = 2
"""Lines that a head may have over its headline; more are a list."""

NEAR_STAMP = 4
"""Lines over a stamp among which its title is looked for."""

PARTS = re.compile(r"\s*[|>/»›·•‧]\s*|\s+-\s+|\s+")

NO_TITLE = re.compile(
    r"(?:报|网|新闻云|频道|周刊|在线|电台|电视台|首页|正文|内容)$|:$|https?:|www\.|\.com|客户端|更多|^[·•▸►‧*]|^点击|^快 ?讯 ?\||^请|\d$"
)
"""In the names of sites, in what calls for a click, and in what stands before a value."""

STORY = re.compile(r"[▲▼△◄►◀▶]|[(/][^()]{0,16}[图摄影][^()]{0,24}[)]?$|^图[:/\d一二三四五]|供图|[图摄][)]|资料照|记者")
"""What captions and bylines have, and titles of other stories do not."""


def around_stories(plain: Sequence[str], known: Sequence[bool], signs: int) -> Iterator[bool]:
    """For each line whether it stands outside a site's stories; nowhere on a page that is no site's.

    ``plain``: the lines' plain forms. ``known``: lines that are furniture anywhere. ``signs``: share words and heads of
    related lists on the page.
    """
    stamped = [len(text) <= STAMP_LONGEST and STAMP.search(text) is not None for text in plain]
    turning = [known[i] and TURNING.search(text) is not None for i, text in enumerate(plain)]
    text = [i for i, each in enumerate(plain) if not known[i] and is_told(each)]
    if not text or signs + 2 * sum(stamped) + sum(turning) < SIGNS:
        yield from (False for _ in plain)
        return
    outside: set[int] = set()
    for above, below in pairwise((-1, *text, len(plain))):
        between = range(above + 1, below)
        if below == len(plain):
            outside.update(_under_story(plain, known, between))
        elif above < 0 or any(stamped[i] or turning[i] for i in between):
            outside.update(_over_story(plain, known, between, stamped, turning))
    yield from (i in outside for i in range(len(plain)))


def _under_story(plain: Sequence[str], known: Sequence[bool], under: range) -> Iterator[int]:
    """What stands under the last text; lines of a form right behind the text belong to it."""
    first = next((i for i in under if known[i] or not LINE_LABEL.match(plain[i])), under.stop)
    yield from (i for i in range(first, under.stop) if not STORY.search(plain[i]))


def _over_story(
    plain: Sequence[str], known: Sequence[bool], between: range, stamped: Sequence[bool], turning: Sequence[bool]
) -> Iterator[int]:
    """The lines between the text of one story and that of the next which are of neither."""
    turned = max((i for i in between if turning[i]), default=between.start - 1)
    stamp = next((i for i in between if stamped[i] and i > turned), None)
    title = _title([i for i in between if i > turned and not known[i] and may_be_title(plain[i])], stamp)
    if title is None:
        return
    head = title
    while head > between.start and not known[head - 1] and may_be_in_head(plain[head - 1]):
        head -= 1
    head = head if title - head <= HEAD_MOST else title
    yield from (i for i in range(between.start, head) if not stamped[i])
    if stamp is not None:
        lines = (i for i in range(title + 1, stamp) if len(plain[i]) <= SECTION_LONGEST)
        yield from (i for i in lines if not is_name(plain[i]))


def _title(titles: Sequence[int], stamp: int | None) -> int | None:
    """The headline: what stands over the stamp, else the first under it; without a stamp the first."""
    over = [i for i in titles if stamp is not None and stamp - NEAR_STAMP <= i < stamp]
    return over[-1] if over else next((i for i in titles if stamp is None or i > stamp), None)


def is_told(text: str) -> bool:
    """Whether a line is part of a story's text: a sentence that ends, or a long one that is no row of titles.

    >>> is_told("他说，明年还要办。"), is_told("大桥今起封闭"), is_told("大桥今起封闭,行人改走" * 9 + "...")
    (True, False, False)
    """
    if "。" in text:
        return True
    return len(text) > TITLE_LONGEST and not text.endswith("...") and text.count(" ") < 2


def may_be_title(text: str) -> bool:
    """Whether a line over a story reads like its headline rather than like a menu.

    >>> may_be_title("县里今年新修公路三十公里"), may_be_title("即时 热门 政治 社会 生活"), may_be_title("河滨新闻在线")
    (True, False, False)
    """
    return len(text) >= TITLE_SHORTEST and may_be_in_head(text)


def may_be_in_head(text: str) -> bool:
    """Whether a line may be a part of a headline, or a kicker; what is shorter is the name of a section.

    >>> may_be_in_head("修路的人"), may_be_in_head("“修路人”")
    (False, True)
    """
    if not SECTION_LONGEST < len(text) <= TITLE_LONGEST or STAMP.search(text) or NO_TITLE.search(text):
        return False
    parts = PARTS.split(text)
    return max(map(len, parts)) > len(parts) + 3
