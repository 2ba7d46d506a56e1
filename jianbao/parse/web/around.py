"""What stands around a site's story: its share bar and tags, and what comes under its text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from jianbao.parse.names import is_name
from jianbao.parse.patterns import LINE_LABEL, SPEAKER
from jianbao.parse.web.lines import CAPTION_OR_BYLINE, DAY_ALONE, LINKS, SECTION_LONGEST, is_row, is_speech
from jianbao.parse.web.page import Lines, SitePart
from jianbao.text.characters import ONE_HAN

TAG_LONGEST = 6
"""Characters of a tag among tags."""

BUTTON_LONGEST = 10
"""Characters of a line between the words of a share bar."""

OVER_COMMENTS = re.compile(
    r"(?:网友|最新|最热|精选|热门|精彩|全部|读者)?(?:评论|留言|跟[帖贴]|回应)区? ?:?(?:\(?共? ?\d+ ?[条个则]?\)?)?"
    r"|[\d,]+ ?[条个则](?:评论|留言|跟[帖贴])(?:[ |/]+[\d,]+ ?人参与\w{0,6})?"
)
"""What stands over what readers say of a story."""

UNDER_COMMENT = re.compile(
    r"(?=.*(?:回[复覆应]|支持|反对|顶|踩))"
    r"(?:(?:\d{1,2}月\d{1,2}日|[昨今前]天) ?\d{1,2}:\d\d|\d{1,2} ?(?:分钟|小时|天)前)? ?"
    r"(?:(?:回[复覆应]|支持|反对|顶|踩|赞|举报|分享|收藏|查看对话)[ (\[]*[\d,]*[)\]]*[ |·/]*)+"
)
"""The buttons under each, with the hour before them or not: 回复 支持(12)."""

COMMENT_HEAD, BUTTONS_LONGEST = 20, 30
"""Characters."""

COMMENT_MOST = 8
"""Lines from the head, or from the buttons under one comment, to the next buttons."""

FURNITURE_LEAST, SLOGAN_LONGEST = 3, 60
"""Lines of furniture over what a site says of itself, and characters of that. So all of eleven different
lines, on pages of eight sites; where more is said, on labelled pages six lines of six are a story's."""


def comments(plain: Sequence[str]) -> list[bool]:
    """What readers say of a story: from its head to the last of their buttons.

    >>> comments(["大家都说好。", "网友评论(1条)", "河边的风 09:02", "为他点赞!", "回复 支持(12)", "首页"])
    [False, True, True, True, True, False]
    >>> comments(["3条评论|58人参与", "最热评论", "河边的风", "为他点赞!", "3月6日09:02举报赞12回复"])
    [False, True, True, True, True]
    """
    marks = [False] * len(plain)
    last = None
    for i, text in enumerate(plain):
        if len(text) <= COMMENT_HEAD and OVER_COMMENTS.fullmatch(text):
            last = i
        elif last is not None and i - last > COMMENT_MOST:
            last = None
        elif last is not None and len(text) <= BUTTONS_LONGEST and UNDER_COMMENT.fullmatch(text):
            marks[last : i + 1] = [True] * (i + 1 - last)
            last = i
    return marks


def without_slogans(page: Lines, texts: Sequence[int]) -> Iterator[int]:
    """The lines of text, less what a site says of itself: a sentence or two in its foot, behind furniture, no stamp."""
    island: list[int] = []
    slogan = False
    for last, i in pairwise((-1, *texts, len(page.plain))):
        between = range(last + 1, i)
        known, headed = sum(page.known[k] for k in between), any(map(page.begins_head, between))
        if known or headed or i == len(page.plain):
            if not (slogan and sum(len(page.plain[k]) for k in island) < SLOGAN_LONGEST):
                yield from island
            slogan = last >= 0 and known >= FURNITURE_LEAST and not headed
            island = []
        island.append(i)


def under_story(page: Lines, under: range) -> Iterator[tuple[int, SitePart]]:
    """What stands under the last text; lines of a form right behind the text belong to it."""
    labelled = (LINE_LABEL.match(page.plain[i]) or SPEAKER.match(page.plain[i]) for i in under)
    first = next((i for i, label in zip(under, labelled, strict=True) if page.known[i] or not label), under.stop)
    yield from foot(page, range(first, under.stop))


def foot(page: Lines, lines: range) -> Iterator[tuple[int, SitePart]]:
    """What stands behind a story: its own captions and bylines belong to it, those in a related list do not.

    Above the first line that is furniture, only where a line stands speaks, and the story's own tables, lists and
    signatures may stand there, too. What the text announces with a colon at its end is its own.
    """
    sure = next((i for i in lines if page.known[i]), lines.stop) if lines.start else lines.start
    between = range(lines.start, sure)
    announced = any(page.plain[i].endswith(":") for i in range(max(0, lines.start - 1), min(lines.start + 1, sure)))
    own = set(between if announced else _of_one_kind(page, between))
    listed = False
    for i in lines:
        listed = listed or page.lists[i]
        if CAPTION_OR_BYLINE.search(page.plain[i]) and not (listed and i >= sure):
            continue
        if i >= sure or LINKS.search(page.plain[i]):
            yield i, SitePart.OUTSIDE
        elif sure < len(page.plain):
            yield i, SitePart.OWN if i in own or is_speech(page.plain[i]) else SitePart.BELOW


def _of_one_kind(page: Lines, lines: range) -> Iterator[int]:
    """The rows of a table, rows of names alone, and short lines that end alike, as places and schools of a list."""
    rows = [i for i in lines if is_row(page.plain[i])]
    names = [i for i in lines if " " in page.plain[i] and all(map(is_name, page.plain[i].split()))]
    short = {page.plain[i] for i in lines if len(page.plain[i]) <= TAG_LONGEST and ONE_HAN.match(page.plain[i][-1])}
    ends = Counter(text[-1] for text in short)
    if len(rows) > 1:
        yield from rows
    if len(names) == len(lines):
        yield from names
    yield from (i for i in lines if page.plain[i] in short and ends[page.plain[i][-1]] > 1)


def bar(page: Lines, lines: range, signed: set[int]) -> Iterator[int]:
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
        if tags.get(i, 0) > 2 or ((button or tag) and not is_name(text)) or not ONE_HAN.search(text):
            yield i


def _may_be_in_bar(text: str) -> bool:
    if len(text) > 20 or text.endswith(":") or text[0] in "([":
        return False
    return not (CAPTION_OR_BYLINE.search(text) or DAY_ALONE.fullmatch(text))


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
