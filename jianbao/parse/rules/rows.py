"""Rules for lines in rows of one make that are no list of the text: guides to a page, dated links, comments of readers,
captions of a picture page, and the numbered points of an official paper.
"""

from __future__ import annotations

import re

from jianbao.model import Role
from jianbao.parse import columns
from jianbao.parse.columns import numbers, site
from jianbao.parse.columns.cells import cells
from jianbao.parse.columns.paper import OWN_TITLES, lists_chapters, own_titles, titles_again
from jianbao.parse.looks import NUMBERED
from jianbao.parse.names import is_name
from jianbao.parse.needs import DIGITS
from jianbao.parse.once import Marks, marking
from jianbao.parse.page import Page
from jianbao.parse.patterns import BULLET
from jianbao.parse.pieces import COUNT
from jianbao.parse.rules.rule import Rule, anything, only, title
from jianbao.parse.signers import unspaced
from jianbao.text.numerals import FULL_YEAR

GUIDE = re.compile(r"\W{0,2}(?:今日|本[期版]|版面|头版)?(?:导读|要目|看点|提要)\W{0,2}")
"""What stands over the titles of reports that follow further down or on other pages."""

GUIDE_LONGEST = 8

DIGIT = re.compile(r"\d")

ROW = 3
"""Lines in a row that make one."""

DATED = re.compile(rf"[·•].{{5,}}\S\s*\(?{FULL_YEAR}[-/.]\d{{1,2}}[-/.]\d{{1,2}}\)?")

POINT = re.compile(rf"\({COUNT}\)[^,;:。]{{4,24}}。")
"""（一）修好水渠。"""

ROLL_LONGEST = 60
"""Characters."""

LISTED_LONGEST = 48
"""Characters of an entry under the name of a guide."""


@marking()
def listed(page: Page) -> Marks:
    """Lines with one mark in a row under the name of a guide; the titles of an electronic paper's page."""
    own = own_titles(page)
    if not any(
        size <= GUIDE_LONGEST and GUIDE.fullmatch(text) for size, text in zip(page.size, page.plain, strict=True)
    ):
        return own
    marks, mark = list(own), ""
    for i, (size, text, plain) in enumerate(zip(page.size, page.texts, page.plain, strict=True)):
        if size <= GUIDE_LONGEST and GUIDE.fullmatch(plain):
            mark = page.texts[i + 1][0] if i + 1 < len(page) and BULLET.match(page.texts[i + 1]) else ""
        elif mark and text[0] == mark and size <= LISTED_LONGEST:
            marks[i] = True
        else:
            mark = ""
    return marks


def names_guide(page: Page, i: int) -> bool:
    if i + 1 == len(page) or not listed(page)[i + 1] or listed(page)[i]:
        return False
    return not own_titles(page)[i + 1] or OWN_TITLES.fullmatch(page.plain[i]) is not None


@marking(listed)
def of_guide(page: Page) -> Marks:
    marks = listed(page)
    return tuple([marks[i] or names_guide(page, i) for i in range(len(page))]) if any(marks) else marks


@marking(listed)
def told_of_above(page: Page) -> Marks:
    """Titles that a guide on the page has named."""
    named = {page.bare[i] for i, is_named in enumerate(listed(page)) if is_named}
    if not named or any(own_titles(page)):
        return page.nothing if lists_chapters(page) else titles_again(page)
    return tuple([bare in named and not here for bare, here in zip(page.bare, listed(page), strict=True)])


@marking()
def short_sentences(page: Page) -> Marks:
    """At least three sentences of a few characters in a row, as stand under the pictures of a picture page; no text that
    goes on from a line which was cut, and no numbered points: 一、科学规划。"""
    lines = zip(page.size, page.plain, strict=True)
    short = [3 <= n <= 12 and text.find("。") == n - 1 and not NUMBERED.match(text) for n, text in lines]
    row = in_rows(short)
    if not any(row):
        return row
    goes_on = [False] * len(page)
    for i in range(1, len(page)):
        goes_on[i] = row[i] and (goes_on[i - 1] if row[i - 1] else is_cut_text(page, i - 1))
    return tuple([here and not goes_on[i] for i, here in enumerate(row)])


def is_cut_text(page: Page, i: int) -> bool:
    """Text whose line was cut inside a sentence."""
    return page.unfinished[i] and not (page.title_like[i] or page.furniture[i] or page.credit[i])


@marking(short_sentences)
def over_short_sentences(page: Page) -> Marks:
    return columns.below(short_sentences(page))


@marking()
def dated(page: Page) -> Marks:
    lines = zip(page.size, page.plain, strict=True)
    return in_rows([n <= 70 and text[-1] in "0123456789)" and DATED.fullmatch(text) is not None for n, text in lines])


def in_rows(marks: Marks) -> Marks:
    """Lines that stand in a row of ``ROW`` or more.

    >>> in_rows([True, True, False, True, True, True])
    (False, False, False, True, True, True)
    """
    if sum(marks) < ROW:
        return (False,) * len(marks)
    out, first = [False] * len(marks), 0
    for i, mark in enumerate((*marks, False)):
        if not mark:
            out[first:i] = [i - first >= ROW] * (i - first)
            first = i + 1
    return tuple(out)


@marking("(")
def points(page: Page) -> Marks:
    """Numbered sentences, each alone over text that has no number: one of them may be text, so there are at least two."""
    marks = [
        n <= 30 and text[0] == "(" and POINT.fullmatch(text) is not None
        for n, text in zip(page.size, page.plain, strict=True)
    ]
    if sum(marks) < 2:
        return page.nothing
    over = [
        mark and text and not next_one
        for mark, text, next_one in zip(marks, columns.over_text(page), columns.below(marks), strict=True)
    ]
    return tuple(over) if sum(over) > 1 else page.nothing


RESULTS = re.compile(
    r"[^:,。!?]{2,20}:(?:[①-⑨]?[^:,。!?、()]{1,14}\([^()]{1,10}\)[^:,。!?、()]{0,12}[、; ]*){2,}(?:[①-⑨]?[^:,。!?()]{1,14})?[。;]?"
)
"""女子跳高：①林晓（南乡）1.45米 ②何苇（北乡）1.40米: a contest, a colon, and who won, with something in brackets each."""


def row_of_results(page: Page, i: int) -> bool:
    return DIGIT.search(page.plain[i]) is not None and RESULTS.fullmatch(page.plain[i]) is not None


OVER_ROLL = re.compile(
    r"(?:特|[一二三四]等|优[秀胜]|入围|鼓励|[金银铜])奖(?:\(\d{1,3}[名个件篇幅]\))?:?|先进(?:个人|工作者)|[^\s,。:]{2,14}\(\d{1,3}[名个]\):?"
)
"""一等奖, 先进个人（6名）: over the names of whom it is."""

SCORED = re.compile(r"[^\s,。:!?]{2,16}[ :]{1,3}[\d.]+ ?(?:分|元|%|票|℃)(?:/[^\s,。/\d]{1,3})?")
"""本科第一批 571分."""


@marking()
def rolled(page: Page) -> Marks:
    """Names, two or more in each line, right under what they are of, and that line, if it is not the page's first title;
    figures in two lines of one make."""
    marks = [page.title_like[i] and SCORED.fullmatch(text) is not None for i, text in enumerate(page.plain)]
    if any(marks):
        near = zip(marks, columns.above(marks), columns.below(marks), strict=True)
        marks = [mark and (above or below) for mark, above, below in near]
    for i in (i for i, text in enumerate(page.plain) if text[-1] in "奖人者):" and OVER_ROLL.fullmatch(text)):
        below = i + 1
        while below < len(page) and page.size[below] <= ROLL_LONGEST and of_names(page.plain[below]):
            below += 1
        if below > i + 1:
            marks[i:below] = [i > page.first_words, *[True] * (below - i - 1)]
    return tuple(marks)


def of_names(text: str) -> bool:
    names = unspaced(text)
    return len(names) > 1 and all(map(is_name, names))


LIST_OF_LINKS = "·村里修好三条路 2012-02-15\n> ·村里来了戏班子 2012-02-13\n·村里的广播响了 2012-02-10"

ROW_RULES = (
    Rule(
        "guide to the page",
        Role.FURNITURE,
        14,
        only(anything, of_guide),
        "【导读】\n> ★春到山乡\n★修路的人\n【头条】\n★春到山乡\n村里的广播响了。大家从屋里走出来。",
        "【头条】\n> ★春到山乡\n村里的广播响了。大家从屋里走出来。",
    ),
    Rule(
        "named in the guide",
        Role.HEADLINE,
        4,
        title(anything, told_of_above, columns.over_text),
        "【导读】\n★春到山乡\n★修路的人\n【头条】\n> ★春到山乡\n村里的广播响了。大家从屋里走出来。",
        "【头条】\n> ★春到山乡\n村里的广播响了。大家从屋里走出来。",
    ),
    # So 5 labelled lines.
    Rule(
        "titles with their days",
        Role.FURNITURE,
        12,
        only(anything, dated),
        LIST_OF_LINKS,
        "·村里修好三条路\n> ·村里来了戏班子\n·村里的广播响了 2012-02-10",
        needs=DIGITS,
    ),
    # So both labelled lines; such rows looked like nothing else, and fell to the furniture.
    Rule(
        "row of results",
        Role.PARA,
        8,
        row_of_results,
        "男子团体总分前三名：南乡中学（186分）、北乡中学（132分）、石桥中学（98分）",
        "男子团体总分前三名：南乡中学、北乡中学、石桥中学",
        needs=":",
        longest=120,
    ),
    Rule(
        "row of a roll or of figures",
        Role.PARA,
        16,
        only(anything, rolled),
        "先进个人（4名）\n> 王小明 何苇\n林晓 周砚秋",
        "春到山乡\n> 王小明 何苇\n林晓 周砚秋",
        longest=ROLL_LONGEST,
    ),
    # Beside what speaks for all that a site sets around its stories: the hour of a comment is no story's.
    Rule(
        "said by readers",
        Role.FURNITURE,
        8,
        only(anything, site.said_by_readers),
        "县里今年新修公路三十公里\n2021-03-06 09:30\n村里的广播响了。\n网友评论\n> 河边的风 2021-03-06 10:02\n真好！\n回复 支持(2)",
        "县里今年新修公路三十公里\n> 河边的风 2021-03-06 09:30\n村里的广播响了。\n网友评论\n真好！",
        long=True,
    ),
    # So 7 labelled lines, and none that is anything else.
    Rule(
        "row of short sentences",
        Role.CAPTION,
        7,
        only(anything, short_sentences),
        "山乡秋色\n颗粒归仓。\n> 稻浪如金。\n柿子红了。",
        "山乡秋色\n颗粒归仓。\n> 稻浪如金。\n村里的广播响了，大家从屋里走出来，互相问好。",
        longest=12,
    ),
    Rule(
        "over a row of short sentences",
        Role.HEADLINE,
        6,
        title(anything, over_short_sentences),
        "> 山乡秋色\n颗粒归仓。\n稻浪如金。\n柿子红了。",
        "> 山乡秋色\n颗粒归仓。\n稻浪如金。",
    ),
    # So all of 8 labelled lines, and ten other pages on which it holds, all told by the hour.
    Rule(
        "told by the hour",
        Role.PARA,
        16,
        only(anything, numbers.under_hours),
        "春到山乡\n> 09:05 主持人：大家好！\n09:06 林晓：大家好！\n09:12\n网友：村里有路吗？\n09:14 林晓：今年修好了。",
        "春到山乡\n> 09:05 敲锣\n村里的广播响了。\n09:40 开船\n大家从屋里走出来。\n10:20 靠岸\n大家说好。",
    ),
    # So 9 labelled lines of a paper of a government.
    Rule(
        "cell of a table",
        Role.PARA,
        12,
        only(anything, cells),
        "招聘的岗位和人数：\n岗位\n人数\n医生\n> 5\n护士\n12\n会计\n1",
        "县医院今年招聘医生和护士，报名的人很多。\n> 5",
    ),
    Rule(
        "numbered point",
        Role.HEADING,
        9,
        only(anything, points),
        "> （一）修好村里的水渠。\n每年冬天清淤一次，由各组分段包干。县里补助一半。\n（二）管好山上的茶园。\n每亩施肥两次。县里派人指导。",
        "> （一）修好村里的水渠。\n（二）管好山上的茶园。",
        longest=30,
    ),
)
