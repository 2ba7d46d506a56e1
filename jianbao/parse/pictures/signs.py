"""What a text says of pictures that are gone: views of a page that the rules for captions take."""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import and_, or_

from jianbao.parse import columns
from jianbao.parse.looks import SHORT, day_line, heads_text, photo_credit
from jianbao.parse.once import Marks, marking, once
from jianbao.parse.page import Page
from jianbao.parse.pictures.credits import AGENCY_PICTURE, SUPPLIED, ends_in_photo_credit
from jianbao.parse.pieces import BULLETS
from jianbao.text.characters import HAN

TELLS_OF_A_PICTURE = re.compile(r"(?:^|[。;!(\s])[上下左右本]?图(?:片)?[为:]")
"""图为 where a sentence begins."""

SHOWS = re.compile("这是(?<![^。!]这是)[^。]{2,50}?(?:正在|情形|场面|情景|镜头|合影)")
"""这是社员们正在晒谷: how papers of the fifties to the seventies told it; so four labelled lines, all captions."""

WHO_STANDS = re.compile(
    r"(?<!\)\w)\((?:[左右前后中]|前排|后排|图中|[圆红]圈[中内]?)[一二三四五六]?(?:[左右前后][一二三四五六]?)?\)"
    r"|\((?:[从由自]左[至到往]右|左起)\)"
)
"""王小明（左）: 52 labelled lines, all captions; not 宝（鸡）汉（中）公路."""

PICTURE_NEWS = re.compile(
    r"\W*(?:图 片 新 闻"
    r"|(?:图片|照片|摄影)(?:新闻|报道|故事|图片|摄影|照片)|新闻(?:图片|摄影|照片))(?:[^\u3400-\u9fff]|$)|我们伟大的祖国$"
)
"""图片新闻: what stands over a picture and its caption; 我们伟大的祖国 was a column of 人民日报 in the fifties."""

PICTURE_NEWS_LONGEST, PICTURE_NEWS_WITHIN = 12, 3
"""Characters of such a line, and lines under it: of running text there 22 labelled lines are captions, none text."""

REPORTS_IN_PICTURES = re.compile(r"摄影报道\)?$")

SENTENCE_LONGEST = 40
"""Characters."""

TOLD_LONGEST = 150
"""Characters of a caption."""

TOOK_IT, WROTE_TOO = re.compile(r"摄\)?$"), re.compile("[文/]|照片")

STARTS_CAPTION = re.compile("[▲▼◀▶◤►△←→↑↓]|[上下左右本]?图(?:片)?[为:]")
"""A line that a caption begins with: the paragraph over it is none."""

OPENS_WITH = frozenset(BULLETS) - {"·"}
"""Marks with which a caption or a paragraph opens, wherever the line above it ends; a name may be cut at its point."""

SHORT_BETWEEN = 40
"""Characters of a line between a caption and its credit."""


@marking()
def photo_credited(page: Page) -> Marks:
    """Lines that end in a photo credit, not in the first half of 摄影."""
    lines = zip(page.plain, (*page.plain[1:], ""), strict=False)
    return tuple(
        [
            len(text) <= SHORT and ends_in_photo_credit(text) and not (text[-1] == "摄" and below[:1] == "影")
            for text, below in lines
        ]
    )


@marking(("图", "这是"))
def told(page: Page) -> Marks:
    """Lines that tell what a picture shows."""
    shows, lines = "这是" in page.text, zip(page.size, page.plain, strict=True)
    return tuple(
        [
            size <= SHORT
            and (
                ("图" in text and TELLS_OF_A_PICTURE.search(text) is not None)
                or (shows and "这是" in text and SHOWS.search(text) is not None)
            )
            for size, text in lines
        ]
    )


@marking((photo_credited, told))
def of_pictures(page: Page) -> Marks:
    return tuple(map(or_, photo_credited(page), told(page)))


NAMED_PICTURE = re.compile(r"!\[([^\]]{1,10})\]\([^)]*\)")
"""![庙会](a.jpg): Markdown's picture with a name, which is no sentence."""


def names_what_is_told_below(page: Page, i: int) -> bool:
    """A picture's name over its caption, which tells it to the reader."""
    named = NAMED_PICTURE.fullmatch(page.plain[i])
    pictures = of_pictures(page)
    return named is not None and not pictures[i] and i + 1 < len(page) and pictures[i + 1]


MERE_TITLE = 20
"""Characters of a line that may be the title of what stands under it."""


@marking(of_pictures)
def over_picture_and_dateline(page: Page) -> Marks:
    """Over lines of pictures with a dateline or a byline under them: so 10 labelled headlines, and no heading."""
    pictures, marks = of_pictures(page), [False] * len(page)
    for i in (i for i, below in enumerate(columns.below(pictures)) if below and not pictures[i]):
        last = next((k - 1 for k in range(i + 1, len(page)) if not pictures[k]), i)
        marks[i] = heads_text(page, last)
    return tuple(marks)


SOURCED = re.compile(rf"(?:[。!?\")]|({HAN})) ?[ (]来源[:/] ?[^\s:/。]{{2,14}}\)?$")


NUMBERED_ITEM = re.compile(r"\d{1,2}[、.](?!\d)[^。]+[。!?]")

SOURCE_LONGEST = 24
"""Characters at a line's end."""


def sourced(page: Page, i: int) -> bool:
    """Words under text, or a sentence over text, and where it is from: so all of 4 labelled lines; at a text's end it
    is the text's, and so is a numbered item of a digest."""
    if page.credit[i] or page.dateline[i] or NUMBERED_ITEM.match(page.plain[i]):
        return False
    found = SOURCED.search(page.plain[i], max(0, page.size[i] - SOURCE_LONGEST))
    if found is None or not 0 < i < len(page) - 1 or page.dateline[i + 1]:
        return False
    return page.texty[i - 1] if found[1] else page.texty[i + 1]


@marking()
def photographers(page: Page) -> Marks:
    """Lines that hold a picture's credit only."""
    return tuple(
        [
            (page.credit[i] and photo_credit(page, i))
            or (size <= 16 and text[-1] in "摄发图片)" and AGENCY_PICTURE.fullmatch(text) is not None)
            for i, (size, text) in enumerate(zip(page.size, page.plain, strict=True))
        ]
    )


@marking()
def credit_below(page: Page) -> Marks:
    """Lines over one that holds a picture's credit only, whoever took it or supplied it."""
    lines = zip(photographers(page), page.size, page.plain, strict=True)
    return columns.below(
        [
            credit or (size <= 24 and text[0] == "(" and SUPPLIED.fullmatch(text) is not None)
            for credit, size, text in lines
        ]
    )


@marking(columns.credit, "摄")
def taken_together(page: Page) -> Marks:
    """记者 王小明 通讯员 林晓 摄: credits of which all took the picture."""
    lines = zip(page.credit, page.plain, strict=True)
    return tuple([credit and TOOK_IT.search(text) is not None and not WROTE_TOO.search(text) for credit, text in lines])


@marking((credit_below, taken_together))
def over_photographer(page: Page) -> Marks:
    """A picture's credit on the next line, or on the one after a short one, if neither is a title; and running text
    right over who supplied the picture. No labelled caption there has more than 137 characters, and 5 paragraphs do:
    sites set a picture's credit without a caption. What a report ends in, or stands over the caption, is text.
    """
    next_line = columns.below(photographers(page))
    supplied = map(all, zip(page.texty, credit_below(page), strict=True))
    short = [size <= SHORT_BETWEEN and not title for size, title in zip(page.size, page.title_like, strict=True)]
    between = [own and STARTS_CAPTION.match(text) is None for own, text in zip(short, page.plain, strict=True)]
    lines = zip(next_line, supplied, short, columns.below(between), columns.below(next_line), strict=True)
    found = [is_next or below or (own and after and over) for is_next, below, own, after, over in lines]
    return tuple(
        [
            one or (own and size <= TOLD_LONGEST and not ends_report(page, i))
            for i, (one, own, size) in enumerate(zip(all_of_story(page), found, page.size, strict=True))
        ]
    )


def ends_report(page: Page, i: int) -> bool:
    """A dateline's paragraph, or one that no gap parts from a dateline or byline over it, no caption's beginning."""
    short = page.size[i] <= MERE_TITLE and not page.dateline[i]
    if short or not page.texty[i] or STARTS_CAPTION.match(page.plain[i]):
        return False
    while not page.dateline[i]:
        if i == 0 or page.lines[i].blanks > page.usual_gap:
            return False
        i -= 1
        if not page.texty[i]:
            return page.credit[i] and not photographers(page)[i] and not day_line(page, i)
    return True


@marking((photographers, taken_together))
def all_of_story(page: Page) -> Marks:
    """Running text that is no longer than a caption, all of it, between a title, or its day, and who took the picture,
    where no text follows: so 21 labelled captions of 8 pages and nothing else.
    """
    ends = [k for k, both in enumerate(map(or_, photographers(page), taken_together(page))) if both]
    marks = [False] * len(page)
    runs_on = [
        text and not (dateline or indented or line.blanks > page.usual_gap)
        for text, dateline, indented, line in zip(page.texty, page.dateline, page.indented, page.lines, strict=True)
    ]
    for end in ends:
        first, opened = end, False
        while first and runs_on[first - 1] and not opened:
            first -= 1
            opened = page.plain[first][0] in OPENS_WITH
        first -= first > 0 and not opened and page.texty[first - 1] and not page.dateline[first - 1]  # under a gap
        headed = first and (page.title_like[first - 1] or day_line(page, first - 1))
        goes_on = end + 1 < len(page) and page.texty[end + 1]
        if headed and not goes_on and sum(page.size[first:end]) <= TOLD_LONGEST:
            marks[first:end] = [True] * (end - first)
    return tuple(marks)


@marking((of_pictures, all_of_story))
def over_picture(page: Page) -> Marks:
    """Right over a line of pictures that is no mere title, and none itself."""
    pictures = of_pictures(page)
    long = [of and size > MERE_TITLE for of, size in zip(pictures, page.size, strict=True)]
    long = list(map(or_, long, all_of_story(page)))
    return tuple([below and not own for own, below in zip(pictures, columns.below(long), strict=True)])


@marking(columns.credit, "摄")
def over_picture_report(page: Page) -> Marks:
    """Running text right over 摄影报道 on a line of its own: five labelled lines, all captions."""
    lines = zip(page.credit, page.plain, strict=True)
    reports = columns.below([credit and REPORTS_IN_PICTURES.search(text) is not None for credit, text in lines])
    if not any(reports):
        return page.nothing
    return tuple(map(and_, page.texty, reports))


@marking()
def under_picture_news(page: Page) -> Marks:
    """Text that no dateline opens, on one of the next lines after 图片新闻."""
    marks = [False] * len(page)
    for i, (size, text) in enumerate(zip(page.size, page.plain, strict=True)):
        if size <= PICTURE_NEWS_LONGEST and PICTURE_NEWS.match(text):
            for k in range(i + 1, min(i + 1 + PICTURE_NEWS_WITHIN, len(page))):
                marks[k] = page.texty[k] and not page.dateline[k]
    return marks


@once
def credited_titles(page: Page) -> Sequence[int]:
    """Title-like lines that end in a photo credit."""
    return [k for k, both in enumerate(map(and_, page.title_like, photo_credited(page))) if both]


@marking()
def of_copy(page: Page) -> Marks:
    """A dateline, and the text that stands under it once more: an article that stands twice in the file."""
    marks = [False] * len(page)
    for i, (dateline, copied, text) in enumerate(zip(page.dateline, page.copied, page.texty, strict=True)):
        marks[i] = dateline or (i > 0 and marks[i - 1] and copied and text)
    return tuple(marks)


KIND_OF_PICTURE = re.compile(
    r"(?<![被遭布])(?:截[图屏]|剧照|海报|合[影照]|照片|旧照|示意图|效果图|曲线图|分布图|图例|画像|封面)$"
)


def ends_in_a_kind(page: Page, i: int) -> bool:
    """Under the first line, no point of a list and not over a dateline: so 69 captions of 55 pages, 1 line of text and
    no title."""
    if i == 0 or page.plain[i][0].isdigit() or page.plain[i].startswith("附件") or heads_text(page, i):
        return False
    return KIND_OF_PICTURE.search(page.plain[i]) is not None
