"""Rules for captions: pictures are gone from the text, what was said of them is not.

Those for captions that are sentences stand in ``rules.caption_text``.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import takewhile

from jianbao.model import Role
from jianbao.parse import columns
from jianbao.parse.columns import gaps
from jianbao.parse.going_on import goes_on_surely
from jianbao.parse.looks import day_line, heads_a_head, text_follows
from jianbao.parse.once import Marks, marking
from jianbao.parse.page import Page
from jianbao.parse.patterns import BULLET
from jianbao.parse.pictures import signs
from jianbao.parse.pictures.cut import cut
from jianbao.parse.pictures.others import (
    ARROWS,
    MARKS,
    arrow_items,
    copied_near,
    marked_alike,
    repeated,
    repeats_title,
    stands_in,
)
from jianbao.parse.pictures.signs import credited_titles, names_what_is_told_below, of_pictures, photo_credited
from jianbao.parse.pieces import BULLETS
from jianbao.parse.rules.rule import Rule, anything, only, says, title
from jianbao.text.characters import HAN

ART = r"(?:摄影|速写|剪纸|书法|篆刻|水彩|木刻|素描|(?:儿童|中国|水彩|水粉|水墨|蜡笔|铅笔|农民|工笔|漫|国|版|油|年)画)"
"""Kinds of pictures, in brackets behind their name, or before it: 秋塘（国画）, 漫画 秋塘 林晓 作."""

OWN_ARROWS = ARROWS + "△"
"""Such marks where no neighbour has one; in a row △ opens a brief."""


def arrow_of_its_own(page: Page, i: int) -> bool:
    """A sentence with an arrow at its head, and none of the kind at that of its neighbours."""
    mark = page.texts[i][0]
    if mark not in OWN_ARROWS or page.size[i] < 8 or "。" in page.plain[i][:-1] or arrow_items(page)[i]:
        return False
    return not any(page.texts[k][0] == mark for k in (i - 1, i + 1) if 0 <= k < len(page))


def after_repeated(page: Page, i: int) -> bool:
    """A short line after the page's repeated one: the picture's caption after the text that stands in for it. After a
    photo credit that is repeated the text goes on: so 4 labelled lines; nor does one of 87 lines that call out or ask tell of a picture."""
    short = (
        (page.title_like[i] or page.size[i] <= 16) and not photo_credited(page)[i - 1] and page.plain[i][-1] not in "!?"
    )
    return short and stands_in(page, i - 1) and not stands_in(page, i)


NAMED, ADDRESS = says(r"^!\[[^\]]+\]\([^)]*\)$"), says(r"^!\[\]\([^)]*\)$")

LEFT_BEHIND = 3
"""Characters of a line that holds only the marks around a word that was set apart."""

CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"


def one_of_numbered_pictures(page: Page, i: int) -> bool:
    """A number in a circle, and another such line next to it: so 14 labelled lines, all captions."""
    return any(0 <= k < len(page) and page.texts[k][0] in CIRCLED and page.size[k] <= 120 for k in (i - 1, i + 1))


def one_of_a_row_of_captions(page: Page, i: int) -> bool:
    """Among at least three title-like lines in a row with larger gaps than usual, as pictures leave."""
    beside = [k for k in (i - 1, i + 1) if 0 < k < len(page) and columns.apart(page)[k]]
    return bool(beside) and page.short_run(i) >= 3


def cuts_a_paragraph(page: Page, i: int) -> bool:
    """Between two halves of a sentence, and shorter than their lines.

    Three of four labelled lines under running text and over more than marks are captions, and none of sixteen others.
    """
    if i + 1 >= len(page) or page.title_like[i + 1] or page.size[i + 1] <= LEFT_BEHIND:
        return False
    if cut(page)[i] or page.size[i] * 4 > page.size[i - 1] * 3:
        return False
    return goes_on_surely(page.plain[i - 1], page.plain[i + 1], 2)


def two_titles_apart(page: Page, i: int) -> bool:
    """A gap before, another title right after: the first is the picture's, the second the section's.

    Not over a dateline or a byline: so stand 7 labelled pairs, all of them heads of articles.
    """
    if not page.finished(i - 1) or i + 2 >= len(page) or heads_a_head(page, i):
        return False
    return page.texty[i + 2] or columns.apart(page)[i + 2]


def beside_a_photo_credit(page: Page, i: int) -> bool:
    """Another line of the same row of short lines ends in a photographer's credit, and no text follows the row."""
    first, last = i - min(6, page.titles_before[i]), i + min(6, page.titles_after[i])
    credited = credited_titles(page)
    near = credited[bisect_left(credited, first) : bisect_right(credited, last)]
    return len(near) > (i in near)


SET_OF_PICTURES = re.compile(r"\(图\)$|[组多]图\)?$")
SET_LONGEST = 4
"""Titles in a row, at most."""


@marking("图")
def of_a_set(page: Page) -> Marks:
    """Titles between the day or the names under a headline and the text, where the headline ends in （组图）.

    So 10 labelled captions of three pages; 2 lines of text have blanks inside.
    """
    marks = [False] * len(page)
    for i in (i for i, text in enumerate(page.plain) if "图" in text[-2:] and SET_OF_PICTURES.search(text)):
        top = next((k for k in range(i + 1, min(i + 3, len(page))) if page.credit[k] or day_line(page, k)), len(page))
        row = list(takewhile(page.title_like.__getitem__, range(top + 1, min(top + 2 + SET_LONGEST, len(page)))))
        if row and len(row) <= SET_LONGEST and row[-1] + 1 < len(page) and page.texty[row[-1] + 1]:
            for k in row:
                marks[k] = " " not in page.plain[k]
    return marks


CAPTION_RULES = (
    Rule(
        "one of a row of captions",
        Role.CAPTION,
        3,
        title(one_of_a_row_of_captions, columns.apart, columns.in_a_row),
        "村里的广播响了。\n大家说好。\n大家都说好。\n大家还说好。\n大家真说好。\n\n\n晒谷\n\n\n> 收麦\n\n\n打场",
        "晒谷\n> 收麦\n打场",
    ),
    Rule(
        "repeated line",
        Role.CAPTION,
        6.4,
        only(repeated, copied_near),
        "> 村民在晒场上晒谷\n村民在晒场上晒谷",
        "> 分享\n分享",
    ),
    Rule(
        "title again",
        Role.CAPTION,
        5,
        only(repeats_title, columns.copied),
        "春到山乡游客来\n村里的广播响了。\n> 春到山乡游客来",
        "> 春到山乡游客来\n村里的广播响了。",
        longest=60,
    ),
    Rule(
        "beside a repeated line",
        Role.CAPTION,
        5.2,
        only(after_repeated, columns.under_title, columns.under_copy),
        "春到山乡游客来\n村民说好。\n春到山乡游客来\n> 村民在晒场",
        "春到山乡游客来\n> 村民在晒场",
    ),
    Rule(
        "cuts a paragraph",
        Role.CAPTION,
        3,
        title(cuts_a_paragraph, columns.under_open_end, columns.under_text),
        "村里的广播响了。大家从屋里走出\n> 村民在晒场\n来，互相问好。",
        "村里的广播响了。\n> 村民在晒场\n大家从屋里走出来。",
    ),
    Rule(
        "gap and another title",
        Role.CAPTION,
        5.5,
        title(two_titles_apart, gaps.left_by_picture, columns.over_title),
        "村里的广播响了。\n大家说好。\n\n\n\n> 村民在晒场\n山乡新事\n村里的广播响了。大家从屋里走出来。",
        "村里的广播响了。\n> 村民在晒场\n山乡新事\n村里的广播响了。大家从屋里走出来。",
    ),
    Rule(
        "gap under a title",
        Role.CAPTION,
        4.5,
        title(text_follows, gaps.left_by_picture, columns.under_title),
        "大家说好。\n山乡新事\n\n\n\n> 村民在晒场\n村里的广播响了。大家从屋里走出来。",
        "山乡新事\n> 村民在晒场\n村里的广播响了。大家从屋里走出来。",
    ),
    # All 31 labelled lines that open with a mark and end in a photo credit are captions.
    Rule(
        "bullet in a caption",
        Role.CAPTION,
        -3.4,
        lambda page, i: BULLET.match(page.texts[i]) is not None and not of_pictures(page)[i],
        "●村民在晒场",
        "村民在晒场",
        needs=BULLETS,
    ),
    Rule(
        "beside a photo credit",
        Role.CAPTION,
        7,
        title(beside_a_photo_credit, columns.nothing_after, columns.in_a_row),
        "村里的广播响了。\n> 环卫工人清扫积雪\n雪后的村庄　王小明 摄",
        "> 环卫工人清扫积雪\n雪后的村庄",
    ),
    Rule(
        "markdown picture",
        Role.CAPTION,
        9,
        lambda page, i: NAMED(page, i) and not names_what_is_told_below(page, i),
        "![村民在晒场](img/3.jpg)",
        "[村民在晒场](a.html)",
        needs="[",
    ),
    # So all of 7 labelled lines: an address alone says nothing to a reader.
    Rule(
        "picture's address",
        Role.FURNITURE,
        12,
        lambda page, i: ADDRESS(page, i) or names_what_is_told_below(page, i),
        "![](img/3.jpg)",
        "![村民在晒场](img/3.jpg)",
        needs="[",
    ),
    Rule(
        "numbered pictures",
        Role.CAPTION,
        4.6,
        lambda page, i: page.texts[i][0] in CIRCLED and one_of_numbered_pictures(page, i),
        "> ①村民在晒场上晒谷。\n②孩子们在树下看书。",
        "> ①村民在晒场上晒谷。\n孩子们在树下看书。",
        needs=CIRCLED,
        longest=120,
    ),
    Rule(
        "kind of picture",
        Role.CAPTION,
        7,
        says(rf"\({ART}\)|^{HAN}{{0,3}}{ART} +[^\s,。:]{{2,12}} +{HAN}{{2,4}} [作绘画]$", 40),
        "秋塘（国画） 林晓",
        "秋塘的国画",
        needs="画影写纸法刻彩描",
    ),
    Rule(
        "of a set of pictures",
        Role.CAPTION,
        6,
        only(anything, of_a_set),
        "县里今年新修公路三十公里（组图）\n本报记者 王小明\n> 村民在晒场上晒谷\n客车停在村口\n村里的广播响了，大家从屋里走出来。今年雨水足，又是一个丰收年。",
        "县里今年新修公路三十公里\n本报记者 王小明\n> 村民在晒场上晒谷\n客车停在村口\n村里的广播响了，大家从屋里走出来。今年雨水足，又是一个丰收年。",
    ),
    # So all of 9 labelled lines of three papers.
    Rule(
        "marked like a caption",
        Role.CAPTION,
        12,
        only(anything, marked_alike),
        "■村民在晒场上晒谷。（王小明 摄）\n> ■老人在门前下棋。",
        "■村民在晒场上晒谷。\n> ■老人在门前下棋。",
        needs=MARKS,
    ),
    Rule(
        "ends in a kind of picture",
        Role.CAPTION,
        7,
        title(signs.ends_in_a_kind),
        "村里的广播响了。\n> 话剧《春到山乡》剧照\n大家都说好。",
        "> 话剧《春到山乡》剧照\n本报讯 大家都说好。",
        needs="图屏照报影例像面",
    ),
    # Makes up for what a bullet takes, too; in rows, and before more than a sentence, these marks are bullets.
    Rule(
        "arrow of its own",
        Role.CAPTION,
        4.6,
        arrow_of_its_own,
        "村里的广播响了。\n> ▲村民在晒场上晒谷。\n大家都说好。",
        "▲村民在晒场上晒谷。\n> ▲老人在门前下棋。\n大家都说好。",
        needs=OWN_ARROWS,
        longest=120,
    ),
    Rule(
        "arrow at the head",
        Role.CAPTION,
        4.6,
        lambda page, i: page.size[i] >= 8 and page.texts[i][0] in ARROWS and not arrow_items(page)[i],
        "春到山乡\n> ▲村民在晒场上晒谷。\n▲老人在门前下棋。\n本报讯 昨日，山乡迎来第一批游客。",
        "乡镇短波\n> ▲石桥镇修好两条水渠。\n▲南溪乡办起一所夜校。",
        needs=ARROWS,
        longest=90,
    ),
)
