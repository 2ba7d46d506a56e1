"""Rules for headings inside an article."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence

from jianbao.model import Role
from jianbao.parse import columns
from jianbao.parse.looks import NUMBERED, after_an_end, fragment_before, text_follows
from jianbao.parse.matter import says_again, shared
from jianbao.parse.names import is_name
from jianbao.parse.once import once
from jianbao.parse.page import Page
from jianbao.parse.rule import AtMost, Rule, anything, only, says, title

G = Role.HEADING


def unlike_last_titles(page: Page, i: int) -> bool:
    """The last two or three titles over text before it came in parts and it does not, or the other way about."""
    titles = titles_over_text(page)
    before = bisect_left(titles, i)
    parted = [" " in page.plain[k] for k in titles[max(0, before - 3) : before] if k >= i - 40]
    return len(parted) >= 2 and set(parted) == {" " not in page.plain[i]}


@once
def titles_over_text(page: Page) -> Sequence[int]:
    return [k for k, title_like in enumerate(page.title_like) if title_like and page.text_after[k] == k + 1]


def after_finished_text(page: Page, i: int) -> bool:
    return i > 0 and page.is_text(i - 1) and page.finished(i - 1)


def same_matter(page: Page, i: int) -> bool:
    return i > 0 and 0.12 < shared(page, i) < 1


def parallel(page: Page, i: int) -> bool:
    """Another title-like line within the next or last lines has the same length or the same form."""
    alike = forms(page).get(form(page.plain[i]), ())
    near = alike[bisect_left(alike, i - 30) : bisect_right(alike, i + 30)]
    return len(near) > (i in near) and not columns.cut_at_the_width(page)[i]


@once
def forms(page: Page) -> Mapping[object, Sequence[int]]:
    """The title-like lines over text by their form; lines cut at the page's width all have one length."""
    cut = columns.cut_at_the_width(page)
    out: defaultdict[object, list[int]] = defaultdict(list)
    for k, title_like in enumerate(page.title_like):
        if title_like and not cut[k] and text_follows(page, k):
            out[form(page.plain[k])].append(k)
    return out


def form(text: str) -> tuple[object, ...]:
    """What headings of one article have in common: their parts' lengths, or a quotation at the head."""
    if text.startswith('"') and '"' in text[1:-1]:
        return ("quote",)
    if mark := NUMBERED.match(text):
        return ("number", re.sub(r"[一二三四五六七八九十\d]+", "1", mark[0]))
    return tuple(map(len, text.split()))


def still_the_head(page: Page, i: int) -> bool:
    """One of two or three titles in a row after an article's end: they are the next one's head."""
    first = next((k for k in (i - 1, i - 2) if k >= 0 and page.title_like[k] and after_an_end(page, k)), None)
    return first is not None and all(page.title_like[first:i])


def one_of_few_short_lines(page: Page, i: int) -> bool:
    """One of two or three short lines between finished text and text without a dateline: a heading over lines."""
    if page.short_run(i) not in (2, 3) or page.size[i] > 16:
        return False
    first = i - page.titles_before[i]
    last = first + page.short_run(i) - 1
    around = after_finished_text(page, first) and text_follows(page, last) and not after_an_end(page, first)
    return around and all(page.size[k] <= 16 and page.lines[k].blanks <= page.usual_gap for k in range(first, last + 1))


def half_a_heading(page: Page, i: int) -> bool:
    """A short line that ends in a comma, over one title-like line and text: a heading broken in two."""
    if page.size[i] > 16 or page.plain[i][-1] != "," or not after_finished_text(page, i):
        return False
    return i + 2 < len(page) and page.title_like[i + 1] and page.is_text(i + 2)


def other_half(page: Page, i: int) -> bool:
    return half_a_heading(page, i - 1)


def name_told_of(page: Page, i: int) -> bool:
    """Someone's name alone, and what follows begins with it, as in a series of portraits: so 7 labelled headings."""
    name = page.plain[i]
    return i + 1 < len(page) and page.plain[i + 1].startswith(name) and is_name(name)


def couplet_with_a_comma(page: Page, i: int) -> bool:
    """Two clauses of about one length with a comma between, over text: 从采茶到制茶，从山里到山外."""
    halves = page.plain[i].split(",")
    alike = len(halves) == 2 and min(map(len, halves)) >= 5 and abs(len(halves[0]) - len(halves[1])) <= 2
    return alike and after_finished_text(page, i) and text_follows(page, i)


BOX_TITLE = says(
    r"^[■●◆□◇【(]? ?(?:记者手记|采访手记|记者观察|采访札记|采访后记|相关链接|新闻链接|背景链接|知识链接|链接|延伸阅读|新闻背景|背景"
    r"|名词解释|小知识|小贴士|人物(?:简历|简介|档案|名片)|小档案|专家(?:说法|点评)|编后|附记)[】):]?$",
    12,
)
"""What stands over a box inside or after an article."""

HEADING_RULES = (
    Rule(
        "dateline under it",
        G,
        -6,
        title(anything, columns.heads),
        "> 山乡新事\n本报讯 村里的广播响了。",
        "> 山乡新事\n村里的广播响了。",
    ),
    Rule(
        "cut short, no heading",
        G,
        -3.9,
        only(fragment_before, columns.unfinished),
        "> 村里的广播响了，大家从屋里走出\n来，互相问好，说起今年的收成，说起外出的孩子，脸上都是笑。太阳落山了，村里的灯一盏一盏亮了起来。",
        "春到山乡",
    ),
    Rule(
        "breaks the form",
        G,
        -4.2,
        title(unlike_last_titles),
        "守土有责 织网\n村里的广播响了。大家从屋里走出来。\n守土负责 打响\n村里的广播响了。大家从屋里走出来。\n守土尽责 撑起\n村里的广播响了。大家从屋里走出来。\n> 展示担当\n村里的广播响了。大家从屋里走出来。",
        "> 展示担当\n村里的广播响了。",
    ),
    Rule(
        "still the head",
        G,
        -4,
        title(still_the_head, columns.under_title),
        "（记者 王小明）\n村委会\n> 上门送服务\n村里的广播响了。大家从屋里走出来。",
        "大家说好。\n村委会\n> 上门送服务\n村里的广播响了。大家从屋里走出来。",
    ),
    Rule(
        "one of two or three short lines",
        G,
        1.6,
        title(one_of_few_short_lines, columns.in_a_row),
        "村里的广播响了。大家从屋里走出来。\n环境\n> 门窗已拆除\n村里的广播响了。大家从屋里走出来。",
        "村里的广播响了。大家从屋里走出来。\n> 门窗已拆除\n村里的广播响了。大家从屋里走出来。",
        longest=16,
    ),
    Rule(
        "says again",
        G,
        -2.4,
        title(says_again),
        "村里的广播响了，晒谷场上坐满了来看戏的老人和孩子，台上锣鼓喧天，台下笑声一片，好不热闹。\n> 晒谷场上坐满了孩子",
        "本市的地铁昨天开通，市民排起长队，等着坐上第一班列车，车站里挤满了人，大家都很高兴。\n> 晒谷场上坐满了孩子",
    ),
    Rule(
        "same matter",
        G,
        3,
        title(same_matter),
        "村里的广播响了，晒谷场上坐满了看戏的老人和孩子，台上锣鼓喧天，台下笑声一片，好不热闹。\n> 山乡新事\n村里的广播响了，晒谷场上坐满了唱戏的青年和妇女，台上锣鼓喧天，台下笑声一片，真是热闹。",
        "> 山乡新事\n村里的广播响了。",
    ),
    Rule(
        "over text",
        G,
        1.2,
        title(text_follows),
        "> 山乡新事\n村里的广播响了。大家从屋里走出来。",
        "> 山乡新事\n本报讯 村里的广播响了。大家从屋里走出来，互相问好。",
    ),
    Rule(
        "between paragraphs",
        G,
        0.9,
        title(after_finished_text, columns.under_text),
        "村里的广播响了。大家从屋里走出来。\n> 山乡新事",
        "> 山乡新事",
    ),
    Rule(
        "parallel form",
        G,
        1.4,
        title(parallel),
        "> 早春引来清泉水\n村里的广播响了。大家从屋里走出来。\n盛夏搭起遮阳棚\n村里的广播又响了。大家从屋里走出来。",
        "> 早春引来清泉水\n村里的广播响了。大家从屋里走出来。",
    ),
    Rule(
        "deeper level",
        G,
        8,
        only(lambda page, i: page.lines[i].level > page.headline_level > 0, columns.levelled),
        "# 春到山乡\n> ## 山乡新事",
        "> # 春到山乡",
    ),
    Rule(
        "bold line",
        G,
        3.9,
        only(AtMost(40), columns.bold),
        "**山乡新事**",
        "山乡新事",
    ),
    Rule(
        "numbered",
        G,
        4.6,
        only(AtMost(32), columns.numbered),
        "一、山乡新事",
        "一是山乡新事。",
    ),
    Rule(
        "quotation and statement",
        G,
        3,
        title(says(r'^"[^"]{4,30}"\s*\S{6,}$')),
        "“我们先上！” 党员干部争做先锋",
        "“我们先上！”他说。",
        needs='"',
    ),
    Rule(
        "a question may be text", G, -0.6, title(says(r"[?？]$", 34)), "钱从哪里来？", "钱从哪里来，他说。", needs="?？"
    ),
    Rule("ends with a stroke", G, 3, title(says(r"/$", 34)), "从业资本不低于二十亿/", "2019/20", needs="/"),
    Rule("label with a colon", G, 4, says(r"^[^,。\"]{4,16}:$", 20), "检测合格的批次有：", "他说：", needs=":"),
    Rule(
        "nothing to head",
        G,
        -4,
        only(anything, columns.nothing_after),
        "村里的广播响了。\n> 加强人员管理",
        "> 山乡新事\n村里的广播响了。大家从屋里走出来。",
    ),
    Rule(
        "name told of",
        G,
        5,
        title(name_told_of),
        "村里的广播响了。大家从屋里走出来。\n> 林晓舟\n林晓舟在晒谷场上看书。",
        "村里的广播响了。大家从屋里走出来。\n> 林晓舟\n村里的广播又响了。",
        longest=4,
    ),
    Rule(
        "hour at the head",
        G,
        4,
        title(says(r"^\d{1,2}:\d\d +\S", 24), columns.over_text),
        "> 21:50　敲锣\n村里的广播响了。大家从屋里走出来，互相问好。",
        "> 21:50　敲锣\n23:15　沉船",
        needs=":",
    ),
    Rule(
        "ordinal alone",
        G,
        4.4,
        only(lambda _, i: i > 0, columns.ordinal),
        "村里的广播响了。\n> 三",
        "> 三",
        longest=5,
    ),
    Rule(
        "under an ordinal",
        G,
        2,
        title(anything, columns.under_ordinal),
        "线路一\n> 去水边",
        "路线\n> 去水边",
    ),
    Rule(
        "box title",
        G,
        12,
        only(BOX_TITLE, columns.over_text),
        "> 记者手记\n我忽然明白，所谓奇迹，不过是有人在看不见的地方坚持。二十年如一日。",
        "> 相关链接\n某地今秋将通高铁",
        longest=12,
    ),
    Rule(
        "half a heading",
        G,
        13.5,
        only(half_a_heading, columns.under_text),
        "村里的广播响了。大家从屋里走出来。\n> 市场一天天扩大，\n销路越走越宽广\n村里的广播响了。大家从屋里走出来。",
        "村里的广播响了。大家从屋里走出来。\n> 市场一天天扩大，\n村里的广播响了。大家从屋里走出来。",
        needs=",",
        longest=16,
    ),
    Rule(
        "other half of a heading",
        G,
        10,
        title(other_half, columns.under_open_end),
        "村里的广播响了。大家从屋里走出来。\n市场一天天扩大，\n> 销路越走越宽广，日子越过越红火\n村里的广播响了。大家从屋里走出来。",
        "村里的广播响了。大家从屋里走出来。\n> 销路越走越宽广，日子越过越红火\n村里的广播响了。大家从屋里走出来。",
    ),
    Rule(
        "couplet with a comma",
        G,
        3,
        title(couplet_with_a_comma, columns.under_text),
        "村里的广播响了。大家从屋里走出来。\n> 从采茶到制茶，从山里到山外\n村里的广播响了。大家从屋里走出来。",
        "村里的广播响了。大家从屋里走出来。\n> 大家都说，从山里到山外的路\n村里的广播响了。大家从屋里走出来。",
        needs=",",
    ),
)
