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
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from jianbao.parse.names import is_name, is_no_name
from jianbao.parse.patterns import DATE, LINE_LABEL


class Part(Enum):
    """What a line is to a site."""

    STORY = 0
    """Nothing can be told: text, or a line of it."""
    OUTSIDE = 1
    HEAD = 2
    """A line of a headline over its last one."""
    TITLE = 3
    STAMP = 4


IN_HEAD = frozenset((Part.HEAD, Part.TITLE, Part.STAMP))

CLOCK = r"\d{1,2}:\d\d(?::\d\d)? ?(?:[ap]m)?"
STAMP = re.compile(
    rf"(?:19|20)\d\d ?[-年./] ?\d{{1,2}} ?[-月./] ?\d{{1,2}} ?日?[^。]{{0,12}}?{CLOCK}"
    rf"|\d{{1,2}}[-/.]\d{{1,2}}[-/.](?:19|20)\d\d\W{{1,4}}{CLOCK}"
    rf"|{CLOCK}\W{{0,3}}(?:(?:19|20)\d\d[-/.]\d{{1,2}}[-/.]\d{{1,2}}|\d{{1,2}}[-/.]\d{{1,2}}[-/.](?:19|20)\d\d)"
)
"""A day with the hour."""

STAMP_LONGEST = 90
"""Characters; a stamp stands with source, author and counters in one line."""

DAY_ALONE = re.compile(rf"\W*(?:{DATE.pattern})\W*(?:星期.)?\W*(?:发表|发布)?(?:来源:\S{{2,12}})?")
"""On a site's page this is a stamp, too, where it stands on top or behind the foot of a story."""

TURNING = re.compile(r"[上下]一[篇期版]|版面(?:导航|目录|概览)|标题导航|^放大\s|返回目录")
"""From one page or story of an electronic paper to the next."""

SIGNS = 2
"""Stamps, links of ``TURNING``, share words and heads of related lists that make a page a site's; a stamp is two."""

TITLE_SHORTEST = 8
"""Characters; shorter lines over a story are names of sections and promotions."""

TITLE_LONGEST = 60

SECTION_LONGEST = 4
"""Characters of a section's name or a tag between the headline and its text."""

TAG_LONGEST = 6
"""Characters of a tag among tags."""

BUTTON_LONGEST = 10
"""Characters of a line between the words of a share bar."""

HOUSE = re.compile(r"(?!关注|加入)\S{2,12}(?:[报网社台]|周刊|新闻云?)")
"""The name of a paper or a site, beside a stamp."""

STAMPS_APART = 2
"""Lines from one stamp of a story to the next, as where a label stands between: hours of publication and of change."""

HEAD_MOST = 2
"""Lines that a head may have over its headline; more are a list."""

NEAR_STAMP = 4
"""Lines over a stamp among which its title is looked for."""

PARTS = re.compile(r"\s*[|>/»›·•‧]\s*|\s+-\s+|\s+")

NO_TITLE = re.compile(
    r"(?:(?<![汇简举海情])报纸?|(?<![落触收入])网|新闻云|频道|周刊|在线|电台|电视台|首页|正文|内容)$|^.{1,5}:$|https?:|www\.|\.com"
    r"|客户端|更多|^[·•▸►‧*]|^点击|^快 ?讯 ?\||^请|\d$"
)
"""In the names of sites, in what calls for a click, and in what stands before a value."""

STORY = re.compile(
    r"^[▲▼△◄►◀▶]|[(/][^()]{0,16}[图摄影][^()]{0,24}[)]?$|^图[:/\d一二三四五]|供图|[图摄][)]|资料照|记者|^\([^():]+\)$"
)
"""What captions and bylines have, and titles of other stories do not."""

TOLD_END = re.compile(r"[!?…\"]\([^()]{2,24}\)$")
"""Names in brackets behind the last sentence."""

HAN = re.compile("[\u3400-\u9fff]")


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
    """For each line what it is to a site; ``STORY`` for all where the page is no site's.

    ``plain``: the lines' plain forms. ``known``: lines that are furniture anywhere. ``shares``, ``lists``: those of
    them that are words of a share bar and heads of related lists.
    """
    parts = [Part.STORY] * len(plain)
    stamped = [len(text) <= STAMP_LONGEST and STAMP.search(text) is not None for text in plain]
    turning = [known[i] and TURNING.search(text) is not None for i, text in enumerate(plain)]
    if sum(shares) + sum(lists) + 2 * sum(stamped) + sum(turning) < SIGNS:
        return tuple(parts)
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
    listed = False
    for i, text in enumerate(page.plain):
        if page.known[i]:
            listed = listed or page.lists[i]
        elif "。" in text or (not listed and is_told(text)):
            listed = False
            yield i
        elif page.stamped[i]:
            listed = False


def _under_story(page: Lines, under: range) -> Iterator[tuple[int, Part]]:
    """What stands under the last text; lines of a form right behind the text belong to it."""
    first = next((i for i in under if page.known[i] or not LINE_LABEL.match(page.plain[i])), under.stop)
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
    yield from ((i, Part.OUTSIDE) for i in _bar(page, range(head.title + 1, region.stop), signed))


def _head(page: Lines, region: range) -> Head | None:
    """The story's headline and stamps: what stands over the stamp, else the first under it."""
    stamps = _stamps(page, region)
    turned = max((i for i in region if page.turning[i] and not (stamps and i > stamps[0])), default=-1)
    if not stamps and turned < 0 and region.start:
        return None
    start = max(turned + 1, region.start)
    free = [i for i in range(start, region.stop) if not page.known[i] and not page.stamped[i]]
    if turned >= 0 and not stamps:
        return _head_of_paper(page, free, region.stop)
    title = (
        _stamped_title(page, free, stamps) if stamps else next((i for i in free if may_be_title(page.plain[i])), None)
    )
    if title is None:
        return None
    begins = title
    while begins > start and begins - 1 in free and may_be_line_of_head(page.plain[begins - 1]):
        begins -= 1
    return Head(begins if title - begins <= HEAD_MOST else title, title, stamps)


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
        if group[0] - day > STAMPS_APART:
            break
        group.insert(0, day)
    return group


def _stamped_title(page: Lines, free: Sequence[int], stamps: Sequence[int]) -> int | None:
    first, last = stamps[0], stamps[-1]
    over: list[int] = []
    for i in range(first - 1, first - NEAR_STAMP - 1, -1):
        if i < 0 or page.stamped[i]:
            break
        if i in free:
            over.append(i)
    sure = next((i for i in over if may_be_title(page.plain[i])), None)
    if sure is not None:
        return sure
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
    return len(text) <= 20 and not STORY.search(text) and not text.endswith(":") and not DAY_ALONE.fullmatch(text)


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


def may_sign(text: str) -> bool:
    """Whether a line beside a stamp names a site or a person; names of two characters are more often tags.

    >>> may_sign("河滨新闻网"), may_sign("王小明"), may_sign("车祸")
    (True, True, False)
    """
    return HOUSE.fullmatch(text) is not None or (len(text) == 3 and is_name(text) and not is_no_name(text))


def is_told(text: str) -> bool:
    """Whether a line is part of a story's text: a sentence that ends, or a long one that is no row of titles.

    >>> is_told("他说，明年还要办。"), is_told("大桥今起封闭"), is_told("大桥今起封闭,行人改走" * 9 + "...")
    (True, False, False)
    >>> is_told("有了修路的人,才有这条路!(评论员 林晓)")
    True
    """
    if "。" in text or TOLD_END.search(text):
        return True
    return len(text) > TITLE_LONGEST and not text.endswith("...") and text.count(" ") < 2


def may_be_title(text: str) -> bool:
    """Whether a line over a story reads like its headline rather than like a menu.

    >>> may_be_title("县里今年新修公路三十公里"), may_be_title("即时 热门 政治 社会 生活"), may_be_title("河滨新闻在线")
    (True, False, False)
    """
    return len(text) >= TITLE_SHORTEST and may_be_in_head(text)


def may_be_in_head(text: str) -> bool:
    """Whether a line may be a headline or a kicker; what is shorter is the name of a section.

    >>> may_be_in_head("修路的人"), may_be_in_head("“修路人”"), may_be_in_head("三年修路 一朝通车")
    (False, True, True)
    """
    lengths = [len(part) for part in PARTS.split(text)]
    return may_be_line_of_head(text) or (len(lengths) == 2 and min(lengths) >= 4 and _is_no_label(text))


def may_be_line_of_head(text: str) -> bool:
    """Whether a line over a headline belongs to it: one of two equal parts may be a menu, too.

    >>> may_be_line_of_head("县里今年新修公路"), may_be_line_of_head("今日要闻 阅读全部")
    (True, False)
    """
    lengths = [len(part) for part in PARTS.split(text)]
    return max(lengths) > len(lengths) + 3 and _is_no_label(text)


def _is_no_label(text: str) -> bool:
    return SECTION_LONGEST < len(text) <= TITLE_LONGEST and not (STAMP.search(text) or NO_TITLE.search(text))
