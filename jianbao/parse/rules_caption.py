"""Rules for captions: pictures are gone from the text, what was said of them is not."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from jianbao.model import Role
from jianbao.parse import columns
from jianbao.parse.looks import photo_credit, text_follows
from jianbao.parse.once import once
from jianbao.parse.page import Page
from jianbao.parse.patterns import BULLET, BULLETS
from jianbao.parse.reflow import going_on
from jianbao.parse.rule import Rule, anything, only, says, title

C = Role.CAPTION


ARROWS = "▲▼←→↑↓◀▶◤►"
"""Marks that point from a caption to its picture."""

PHOTO_CREDIT = says(
    r"(?:摄|摄影|供图|翻摄|翻拍|提供)\s*\)?(?:\([^()]{2,6}\))?[\s.。]*$|[。)\s](?:摄影|图片|图|摄)[ :/]{1,4}[\u3400-\u9fff]{2,4}$|[\s)》][\u3400-\u9fff]{2,4}/[图摄]$|\((?:照片|图片|相片)(?:提供|来源|取自)?[/:]\S{2,14}\)$|\(取自\S{2,10}\)$|\((?:图/|图片来源|图:|摄影:)[^)]*\)?$|\|图$|\(图?翻?(?:摄|拍)自.*$|\((?:资料图片?|图片)\)$|。\(图\)$",
    160,
)


def repeated(page: Page, i: int) -> bool:
    if page.furniture[i] or page.in_site_head[i]:
        return False
    return page.copied[i] and page.size[i] >= 5 and page.plain[i][-1] != ":"


def repeats_title(page: Page, i: int) -> bool:
    """The page's title again, as the text that stands in for a picture."""
    if page.furniture[i] or page.in_site_head[i]:
        return False
    first, last = page.bare[: min(i, 12)], page.bare[max(0, i - 400) : i]
    return 5 <= page.size[i] <= 60 and page.bare[i] in first and page.bare[i] in last


def after_repeated(page: Page, i: int) -> bool:
    """A short line after the page's repeated one: the picture's caption after the text that stands in for it."""
    short = page.title_like[i] or page.size[i] <= 16
    return short and repeated(page, i - 1) and not repeated(page, i)


WRAPPED = "大桥通车以后，村里的人进城只要\n二十分钟，从前要走一个半小时，\n还要看天气，遇上雨天就出不了门"

CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"


def one_of_numbered_pictures(page: Page, i: int) -> bool:
    """A number in a circle, and another such line next to it: so 14 labelled lines, all captions."""
    return any(0 <= k < len(page) and page.texts[k][0] in CIRCLED and page.size[k] <= 120 for k in (i - 1, i + 1))


WRAPPED_CAPTION = 12
"""Lines of the longest caption of a page typed to a width."""

OF_A_PICTURE = re.compile(r"[\d〇一二三四五六七八九十]{1,4}[年月]|[上下左右]?图|这是|近日|日前|昨|今日")
"""How such a caption opens; other paragraphs may stand right over a caption of one line."""


@once
def wrapped_captions(page: Page) -> Sequence[bool]:
    """Lines of a paragraph, on a page typed to a width, that ends in a photo credit."""
    cut = columns.cut_at_the_width(page)
    marks = [False] * len(page)
    for i in range(1, len(page)):
        if cut[i - 1] and not cut[i] and PHOTO_CREDIT(page, i):
            first = i
            while first and first > i - WRAPPED_CAPTION and cut[first - 1]:
                first -= 1
            opens = OF_A_PICTURE.match(page.plain[first]) or (first and PHOTO_CREDIT(page, first - 1))
            marks[first : i + 1] = [bool(opens)] * (i + 1 - first)
    return marks


def over_photo_credit(page: Page, i: int) -> bool:
    """A photographer's credit on one of the next two lines, nothing but short lines between."""
    if i + 1 < len(page) and photo_credit(page, i + 1):
        return True
    return i + 2 < len(page) and page.size[i + 1] <= 40 and photo_credit(page, i + 2)


def one_of_a_row_of_captions(page: Page, i: int) -> bool:
    """Among at least three title-like lines in a row with larger gaps than usual, as pictures leave."""
    beside = [k for k in (i - 1, i + 1) if 0 < k < len(page) and columns.apart(page)[k]]
    return bool(beside) and page.short_run(i) >= 3


def cuts_a_paragraph(page: Page, i: int) -> bool:
    """Between two halves of a sentence."""
    return i < len(page) - 1 and going_on(page.plain[i - 1], page.plain[i + 1]) >= 2


def two_titles_apart(page: Page, i: int) -> bool:
    """A gap before, another title right after: the first is the picture's, the second the section's."""
    if not page.finished(i - 1) or i + 2 >= len(page):
        return False
    return page.is_text(i + 2) or columns.apart(page)[i + 2]


def beside_a_photo_credit(page: Page, i: int) -> bool:
    """Another line of the same row of short lines ends in a photographer's credit, and no text follows the row."""
    first, last = i - min(6, page.titles_before[i]), i + min(6, page.titles_after[i])
    credited = titles_with_photo_credit(page)
    near = credited[bisect_left(credited, first) : bisect_right(credited, last)]
    return len(near) > (i in near)


@once
def titles_with_photo_credit(page: Page) -> Sequence[int]:
    return [k for k, title_like in enumerate(page.title_like) if title_like and PHOTO_CREDIT(page, k)]


CAPTION_RULES = (
    Rule(
        "photographer's line",
        C,
        9,
        only(photo_credit, columns.credit),
        "（王小明 摄）",
        "（照片：王小明 摄）",
        needs="摄",
    ),
    Rule(
        "over a photographer's line",
        C,
        7,
        only(over_photo_credit, columns.over_credit),
        "> 村民在晒场上晒谷。\n（王小明 摄）",
        "> 村民在晒场上晒谷。\n记者 王小明",
    ),
    Rule(
        "wrapped on to a photo credit",
        C,
        7,
        lambda page, i: wrapped_captions(page)[i],
        f"{WRAPPED}\n如今方便了。\n> 六月十二日，村民在石桥镇的晒场\n上晒谷。王小明摄",
        f"{WRAPPED}\n如今方便了。\n> 六月十二日，村民在石桥镇的晒场\n上晒谷。大家高兴",
    ),
    Rule(
        "one of a row of captions",
        C,
        3,
        title(one_of_a_row_of_captions, columns.apart, columns.in_a_row),
        "村里的广播响了。\n大家说好。\n大家都说好。\n大家还说好。\n大家真说好。\n\n\n晒谷\n\n\n> 收麦\n\n\n打场",
        "晒谷\n> 收麦\n打场",
    ),
    Rule(
        "photo credit",
        C,
        7.5,
        lambda page, i: PHOTO_CREDIT(page, i) and not page.credit[i],
        "村民在晒场上晒谷。（王小明 摄）",
        "他喜欢摄影和书法",
        needs="摄影供拍图",
    ),
    Rule(
        "picture word",
        C,
        8,
        says(
            r"^(?:上|下|左|右|本)?图(?:为|片为|中|\d|①|②|一|二|:)|^(?:图|照)片?(?:说明)?\s*[:：]\s*\S|^视频[-:]|^资料图",
            160,
        ),
        "图为村民在晒场上晒谷。",
        "图书馆里坐满了人",
        needs="图照视",
    ),
    Rule(
        "who stands where",
        C,
        5,
        says(r"\((?:左|右|前排|后排|中|图中)[一二三四五六]?(?:[左右][一二三四五六])?\)", 120),
        "王小明（左一）在晒场上",
        "王小明在晒场上",
        needs="(",
    ),
    Rule(
        "repeated line", C, 6.4, only(repeated, columns.copied), "> 村民在晒场上晒谷\n村民在晒场上晒谷", "> 分享\n分享"
    ),
    Rule(
        "title again",
        C,
        5,
        only(repeats_title, columns.copied),
        "春到山乡游客来\n村里的广播响了。\n> 春到山乡游客来",
        "> 春到山乡游客来\n村里的广播响了。",
        longest=60,
    ),
    Rule(
        "beside a repeated line",
        C,
        5.2,
        only(after_repeated, columns.under_title, columns.under_copy),
        "春到山乡游客来\n村民说好。\n春到山乡游客来\n> 村民在晒场",
        "春到山乡游客来\n> 村民在晒场",
    ),
    Rule(
        "cuts a paragraph",
        C,
        3,
        title(cuts_a_paragraph, columns.under_open_end),
        "村里的广播响了。大家从屋里走出\n> 村民在晒场\n来，互相问好。",
        "村里的广播响了。\n> 村民在晒场\n大家从屋里走出来。",
    ),
    Rule(
        "apart at the foot",
        C,
        4,
        title(anything, columns.nothing_after, columns.apart),
        "村里的广播响了。\n大家说好。\n大家都说好。\n大家真的说好。\n\n\n> 加强人员管理",
        "村里的广播响了。\n大家说好。\n> 加强人员管理",
    ),
    Rule(
        "ends the page",
        C,
        -2,
        title(anything, columns.nothing_after),
        "村里的广播响了。\n> 加强人员管理",
        "> 山乡新事\n村里的广播响了。大家从屋里走出来。",
    ),
    Rule(
        "gap and another title",
        C,
        5.5,
        title(two_titles_apart, columns.apart, columns.over_title),
        "村里的广播响了。\n大家说好。\n\n\n\n> 村民在晒场\n山乡新事\n村里的广播响了。大家从屋里走出来。",
        "村里的广播响了。\n> 村民在晒场\n山乡新事\n村里的广播响了。大家从屋里走出来。",
    ),
    Rule(
        "gap under a title",
        C,
        4.5,
        title(text_follows, columns.apart, columns.under_title),
        "大家说好。\n山乡新事\n\n\n\n> 村民在晒场\n村里的广播响了。大家从屋里走出来。",
        "山乡新事\n> 村民在晒场\n村里的广播响了。大家从屋里走出来。",
    ),
    Rule(
        "bullet in a caption",
        C,
        -3.4,
        lambda page, i: bool(BULLET.match(page.texts[i])),
        "●村民在晒场",
        "村民在晒场",
        needs=BULLETS,
    ),
    Rule(
        "beside a photo credit",
        C,
        7,
        title(beside_a_photo_credit, columns.nothing_after, columns.in_a_row),
        "村里的广播响了。\n> 环卫工人清扫积雪\n雪后的村庄　王小明 摄",
        "> 环卫工人清扫积雪\n雪后的村庄",
    ),
    Rule(
        "markdown picture",
        C,
        9,
        says(r"^!\[[^\]]*\]\([^)]*\)$"),
        "![村民在晒场](img/3.jpg)",
        "[村民在晒场](a.html)",
        needs="[",
    ),
    Rule(
        "numbered pictures",
        C,
        4.6,
        lambda page, i: page.texts[i][0] in CIRCLED and one_of_numbered_pictures(page, i),
        "> ①村民在晒场上晒谷。\n②孩子们在树下看书。",
        "> ①村民在晒场上晒谷。\n孩子们在树下看书。",
        needs=CIRCLED,
        longest=120,
    ),
    Rule(
        "number of a picture",
        C,
        8,
        says(r"^(?:图 ?[\d①-⑩一二三四五六]{0,2}|漫画|题图) ?:\s*\S", 120),
        "图③：孩子们在树下看书。",
        "图书馆：孩子们的乐园",
        needs=":",
    ),
    Rule(
        "when it was taken",
        C,
        8,
        says(r"^这是.{0,16}日.{0,24}(?:拍摄|航拍)的", 120),
        "这是10月22日在青禾县拍摄的新桥。",
        "这是他10月22日说过的话。",
        needs="摄拍",
    ),
    Rule(
        "kind of picture",
        C,
        6,
        says(r"\((?:摄影|漫画|国画|版画|速写|剪纸|油画|书法|篆刻|水彩画?|木刻|素描)\)", 40),
        "秋塘（国画） 林晓",
        "秋塘的国画",
        needs="(",
    ),
    Rule(
        "arrow at the head",
        C,
        4.6,
        lambda page, i: page.size[i] >= 8 and page.texts[i][0] in ARROWS,
        "▲村民在晒场上晒谷",
        "△村民在晒场上晒谷",
        needs=ARROWS,
        longest=90,
    ),
    Rule(
        "picture and its maker",
        C,
        6,
        says(r"(?:图|照片|摄影|图片)[:/]\s*\S{2,14}$|社?记者\S{2,4}摄\s*$|图为\S", 120),
        "村民在晒场上晒谷。　圖：林曉",
        "图书馆里坐满了人",
        needs="图照摄",
    ),
)
