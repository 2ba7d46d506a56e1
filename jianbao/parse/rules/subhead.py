"""Rules for the line under a headline, the subhead: by its dash, as a summary before the text, and, of a title under
another one, by what it says.

Counts are of the heads that ``rules.titles`` tells of.
"""

from __future__ import annotations

import re

from jianbao.model import Role
from jianbao.parse import columns
from jianbao.parse.heads import MOST, in_head
from jianbao.parse.looks import day_line, fragment_before, heads_text
from jianbao.parse.matter import spoken_of_before
from jianbao.parse.once import Marks, marking
from jianbao.parse.page import Page
from jianbao.parse.pictures.signs import photo_credited
from jianbao.parse.rules.rule import Rule, anything, only, says, title
from jianbao.parse.rules.titles import EVENT, SAYING, SAYS
from jianbao.text.characters import HAN

MORE = (
    r"^(?:去年|今年|明年|目前|其中|大部分|大多数|全[区县市省]|双方|宾主|代表们|有关|同时|并|也|还|又|仅|已|连日|一批|群众|"
    r"人们|广大|当地|部分|不少|许多|预计|原定|结果|对此)"
)
"""How a line begins that says more of what another said: 17 subheads, 2 headlines."""

GOES_ON = re.compile(r"要求|重申|通过|讨论|表示|号召|希望|呼吁|选出|揭露|支持|谴责|建议|听取|传达|接受|祝|决定|强调")
"""What somebody does who stands in the title above: 10 subheads, 1 headline. Under one that says who speaks, it is the
headline."""

SPEAKS = rf"^[^,]{{2,9}}(?:(?!说了|说清)(?:{SAYS})|号召|希望|重申)|^[^,]{{2,6}}(?:提醒|预测|回应|建议|称(?![赞为号呼]))"
"""市长希望…, within the first characters: 21 subheads, 2 headlines."""

PRESENT = r"(?:出席|到会|参加|讲话|送行|迎接|欢迎|致辞|陪同|观看|参观|发言|主持|致[^,]{0,3}词|剪彩|有关活动|作报告|摘要|祝贺)$|等[^,]{0,8}$"
"""县长等到车站送行: 12 subheads, 1 headline."""


DECK_LONGEST = 90
"""Characters of a subhead over the text."""

HAN_LAST = re.compile(rf"{HAN}$")


def clauses_under_one(page: Page, i: int) -> bool:
    """With a comma, at its length, under a title without one: 17 subheads and no headline."""
    text = page.plain[i]
    return page.size[i] >= 16 and "," in text and "," not in page.plain[i - 1] and not fragment_before(page, i)


def under_an_event(page: Page, i: int) -> bool:
    return re.search(EVENT, page.plain[i - 1]) is not None


def title_goes_on(page: Page, i: int) -> bool:
    return GOES_ON.match(page.plain[i]) is not None and not re.search(SAYING, page.plain[i - 1])


def third_title(page: Page, i: int) -> bool:
    """The last of three or four, not of the length of the one above as two lines of one headline are: so stand on real
    papers' pages 30 subheads, 7 headlines and 1 other, on invented ones 29 and 20."""
    if not 2 <= page.titles_before[i] < MOST or page.size[i] < 8 or page.size[i - 1] < 6 or any(page.in_site_head):
        return False
    return heads_text(page, i) and page.size[i] != page.size[i - 1]


LEAST_IN_ROW = 4
"""Titles of a head whose last ones may be a row of subheads."""


def one_of_a_row(page: Page, i: int) -> bool:
    """The third title of a head of four and more or a later one, as long as its neighbour: each tells of another place,
    or says another thing. So stand on real pages 13 subheads, 1 headline and 5 lines that are no titles,
    on invented ones 4 and 9 lines of headlines that a page's mark or a list stands over."""
    if page.titles_before[i] < 2 or page.short_run(i) < LEAST_IN_ROW or not heads_text(page, i + page.titles_after[i]):
        return False
    late = [k for k in (i - 1, i + 1) if page.title_like[k] and page.titles_before[k] >= 2]
    return any(abs(page.size[k] - page.size[i]) <= 1 and not page.copied[k] for k in late)


def summary(page: Page, i: int) -> bool:
    """Long as a paragraph, without a stop at its end, between a title and the dateline: so stand 8 labelled lines, all
    of them subheads; with a stop stand captions and text."""
    if page.size[i] < 20 or page.title_like[i] or page.dateline[i] or page.credit[i] or page.furniture[i]:
        return False
    text = page.plain[i]
    return HAN_LAST.search(text) is not None and "://" not in text and not day_line(page, i)


MOST_SUMMARIES = 3
"""In a row."""


@marking()
def summaries(page: Page) -> Marks:
    """One to three such lines in a row, between a title and a dateline."""
    marks = [False] * len(page)
    for end in (i for i, dateline in enumerate(page.dateline) if dateline):
        first = end
        while first > max(0, end - MOST_SUMMARIES) and summary(page, first - 1):
            first -= 1
        if first and page.title_like[first - 1]:
            marks[first:end] = [True] * (end - first)
    return tuple(marks)


def deck(page: Page, i: int) -> bool:
    """Such a line under the page's first title, with a blank before the text: so 2 labelled lines, both subheads."""
    if not columns.first_title(page)[i - 1] or not page.lines[i + 1].blanks or page.size[i] > DECK_LONGEST:
        return False
    return summary(page, i) and not photo_credited(page)[i]


def dash_at_end(page: Page, i: int) -> bool:
    return page.size[i] <= 120 and page.texts[i].endswith("——")


def ends_in_a_quoted_word(page: Page, i: int) -> bool:
    """——从“要我种”到“我要种”; a quoted sentence has a stop before the mark."""
    return page.plain[i][-1] == '"' and page.plain[i][-2:-1] not in "。!?…"


SUBHEAD_RULES = (
    Rule(
        "dash before",
        Role.SUBHEAD,
        9.5,
        lambda page, i: (
            page.texts[i].startswith(("——", "--", "――", "──"))
            and page.size[i] <= 60
            and (not page.finished(i) or ends_in_a_quoted_word(page, i))
        ),
        "——记一个村庄的变迁",
        "——编者。",
        needs="—-―─",
        longest=60,
    ),
    Rule(
        "dash after",
        Role.SUBHEAD,
        9,
        only(dash_at_end, columns.under_title),
        "新式茶炉来了\n> 第一批炉子已经上市，价格会怎样——",
        "他说，第一代产品已经上市，\n> 价格会怎样——",
        needs="—",
        longest=120,
    ),
    Rule(
        "summary over a dateline",
        Role.SUBHEAD,
        5,
        only(anything, summaries),
        "春到山乡\n> 修路、引水、种茶，三年里办成三件大事，外出的年轻人一批批回到山里，去年人均收入比前年增加三成\n"
        "本报讯 昨日，山乡迎来第一批游客。",
        "春到山乡\n> 修路、引水、种茶，三年里办成三件大事，外出的年轻人一批批回到山里，去年人均收入比前年增加三成。\n"
        "本报讯 昨日，山乡迎来第一批游客。",
    ),
    Rule(
        "summary over the text",
        Role.SUBHEAD,
        10,
        only(deck, columns.under_title, columns.over_text),
        "春到山乡\n\n> 修路、引水、种茶，三年里办成三件大事，外出的年轻人一批批回到山里，去年人均收入比前年增加三成\n\n石桥镇迎来第一批游客。大家都说好，都说还要来。",
        "春到山乡\n\n> 修路、引水、种茶，三年里办成三件大事，外出的年轻人一批批回到山里，去年人均收入比前年增加三成\n石桥镇迎来第一批游客。大家都说好，都说还要来。",
        longest=DECK_LONGEST,
    ),
    Rule(
        "long line under the headline",
        Role.SUBHEAD,
        1.2,
        title(lambda page, i: page.size[i] >= 16 and page.size[i] > page.size[i - 1], columns.close_under_title),
        "山里刮起大风\n> 半山电线被刮断 村民绕道安全都已回家\n本报讯 昨日",
        "山里刮起大风\n> 村民已经回家\n本报讯 昨日",
    ),
    # As much as speaks against a further line of the headline there: neither tells which of the two it is.
    Rule(
        "unsigned, under a title",
        Role.SUBHEAD,
        -1.1,
        title(anything, columns.often_signed, columns.under_title),
        "春到山乡\n> 游客进村来\n（记者 王小明）\n（记者 李华）\n（记者 林晓）",
        "春到山乡\n> 游客进村来\n（记者 王小明）",
    ),
    # With as much as against the headline itself five heads of dailies fall apart.
    Rule(
        "spoken of before, under a title",
        Role.SUBHEAD,
        -0.8,
        title(spoken_of_before, columns.under_title),
        "村里的广播响了，晒谷场上坐满了来看戏的老人和孩子，台上锣鼓喧天，台下笑声一片，好不热闹。\n春到山乡\n> 晒谷场上看戏",
        "本市的地铁昨天开通，市民排起长队，等着坐上第一班列车，车站里挤满了人，大家都很高兴。\n春到山乡\n> 晒谷场上看戏",
    ),
    Rule(
        "under news by itself",
        Role.SUBHEAD,
        2,
        title(under_an_event, columns.close_under_title, in_head),
        "茶乡采茶节开幕\n> 十里长街摆茶席\n本报讯 昨日，茶乡的采茶节开幕。",
        "采茶节开幕的日子\n> 十里长街摆茶席\n本报讯 昨日，茶乡的采茶节开幕。",
    ),
    Rule(
        "clauses under one",
        Role.SUBHEAD,
        1.7,
        title(clauses_under_one, columns.close_under_title, in_head),
        "茶乡办起采茶节\n> 十里长街摆茶席，八方游客坐下来听山歌\n本报讯 昨日，茶乡的采茶节开幕。",
        "茶乡办起采茶节\n> 十里长街摆茶席\n本报讯 昨日，茶乡的采茶节开幕。",
        needs=",",
    ),
    Rule(
        "says more",
        Role.SUBHEAD,
        2.5,
        title(says(MORE), columns.close_under_title, in_head),
        "茶乡改种新茶\n> 今年春茶可增产三成\n本报讯 昨日，茶乡的春茶上市。",
        "> 今年春茶可增产三成\n茶乡改种新茶\n本报讯 昨日，茶乡的春茶上市。",
        needs="去今明目其大全双宾代有同并也还又仅已连一群人广当部不许预原结对",
    ),
    Rule(
        "goes on with the title above",
        Role.SUBHEAD,
        2.5,
        title(title_goes_on, columns.close_under_title, in_head),
        "茶农代表昨天聚会\n> 讨论明年改种新茶\n本报讯 昨日，茶农代表开会。",
        "县长在茶乡指出\n> 讨论改种新茶要早\n本报讯 昨日，县长来到茶乡。",
        needs="要重通讨表号希呼选揭支谴建听传接祝决强",
    ),
    Rule(
        "somebody speaks",
        Role.SUBHEAD,
        4,
        title(says(SPEAKS), columns.close_under_title, in_head),
        "茶乡改种新茶\n> 县长希望茶农放手去种\n本报讯 昨日，茶乡的春茶上市。",
        "茶乡改种新茶\n> 种什么茶农说了算\n本报讯 昨日，茶乡的春茶上市。",
        needs="提测应建称说指强表呼号希重认宣承要",
    ),
    Rule(
        "who was there",
        Role.SUBHEAD,
        2,
        title(says(PRESENT), columns.close_under_title, in_head),
        "茶乡采茶节昨天热闹\n> 县长和茶农代表出席\n本报讯 昨日，茶乡的采茶节开幕。",
        "茶乡采茶节昨天热闹\n> 县长和茶农同唱山歌\n本报讯 昨日，茶乡的采茶节开幕。",
        needs="席到参讲送迎致陪观发报摘祝等主剪有",
    ),
    Rule(
        "third title of a head",
        Role.SUBHEAD,
        1.3,
        title(third_title, columns.under_title),
        "改进炒茶方法\n茶乡春茶卖出好价\n> 茶农比去年多收三成\n本报讯 昨日，茶乡的春茶上市。",
        "茶乡春茶卖出好价\n> 茶农比去年多收三成\n本报讯 昨日，茶乡的春茶上市。",
    ),
    Rule(
        "one of a row of subheads",
        Role.SUBHEAD,
        5,
        title(one_of_a_row, columns.close_under_title),
        "改进炒茶方法\n茶乡春茶卖出好价\n> 石桥镇的茶农多收三成\n柳河镇的茶农多收两成\n本报讯 昨日，茶乡的春茶上市。",
        "茶乡春茶卖出好价\n> 石桥镇的茶农多收三成\n柳河镇的茶农多收两成\n本报讯 昨日，茶乡的春茶上市。",
    ),
)
