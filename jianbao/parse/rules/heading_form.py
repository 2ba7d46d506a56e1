"""Rules for headings that their own form gives away: numbers, hours, names, quotations, boxes, two halves."""

from __future__ import annotations

import re

from jianbao.model import Role
from jianbao.parse import columns
from jianbao.parse.columns import numbers
from jianbao.parse.heads import breaks_at_a_colon
from jianbao.parse.looks import NUMBERED, text_follows
from jianbao.parse.names import is_name
from jianbao.parse.page import Page
from jianbao.parse.pieces import BOX_WHAT, BOX_WHO, BULLETS, HOUR
from jianbao.parse.rules.heading import after_finished_text
from jianbao.parse.rules.kicker import marks_a_part
from jianbao.parse.rules.rule import AtMost, Rule, anything, only, says, title
from jianbao.parse.title_form import FILED_AS, TITLE_LONGEST, names_a_box


def half_a_heading(page: Page, i: int) -> bool:
    """A short line that ends in a comma, over one title-like line and text: a heading broken in two."""
    if page.size[i] > 16 or page.plain[i][-1] != "," or not after_finished_text(page, i):
        return False
    return i + 2 < len(page) and page.title_like[i + 1] and page.texty[i + 2]


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


LEADS_IN = r"(?:如下|,[^,:]{2,20}|(?:以下|下列)\S{0,6}):$"
"""How a sentence ends that leads over to what follows: of title-like lines all of 11 labelled ones with 如下, 以下, 下列 are
text."""

LEADING_IN = re.compile(LEADS_IN)

HEAVY = re.compile(r"[【〖\[][^【】〖〗\[\]。，]+[】〗\]]")
SHORT_LABEL = re.compile(r"[^,。\"]{4,16}:")


def short_label(page: Page, i: int) -> bool:
    """A few words and a colon, and nothing behind it."""
    return page.size[i] <= 20 and SHORT_LABEL.fullmatch(page.plain[i]) is not None


def label_over_items(page: Page, i: int) -> bool:
    if not short_label(page, i) or breaks_at_a_colon(page)[i] or LEADING_IN.search(page.plain[i]):
        return False
    return not NUMBERED.match(page.plain[i + 1]) and page.plain[i + 1][-1] not in ":?"


BOX_TITLE = says(
    rf"^[{BULLETS}(]? ?(?:记者手记|采访手记|记者观察|采访札记|采访后记|相关链接|新闻链接|背景链接|知识链接|链接|(?:延伸|相关)阅读|新闻背景|背景"
    r"|名词解释|小知识|小贴士|人物(?:简历|简介|档案|名片)|小档案|专家(?:说法|点评)|编后|附记|注释|参考(?:文献|资料))[】):]?$",
    12,
)
"""What stands over a box inside or after an article."""


BOX_WORDS = says(
    rf"^[{BULLETS}(]? ?(?:(?:{BOX_WHO}|居民|家属|当事人|现场|法律|案件|事件)"
    rf"(?:{BOX_WHAT}|手记|观察|感言|体验|追踪|反映|反馈|回复|答复|连线|评论|核实|求证|探访|暗访|走访|讲述)"
    r"|(?:背景|相关|新闻|人物|作者|受访者|嘉宾|专家|案情|活动)(?:资料|简介|名片|回放|介绍|提示))[】):]?:?$",
    10,
)
"""Who says something, or what is told: over text, of 22 labelled lines all are headings; over a title, some are kickers."""


def marked_box(page: Page, i: int) -> bool:
    """Behind a mark, over a title and text: so 14 labelled headings and no kicker."""
    return 0 < i < len(page) - 2 and page.texty[i + 2] and page.size[i] <= 10 and names_a_box(page.plain[i])


def under_a_box_title(page: Page, i: int) -> bool:
    return marked_box(page, i - 1)


def alone_over_text(page: Page, i: int) -> bool:
    """A few characters in heavy brackets over running text, or between it and a title: 【部门回应】; more of them between texts."""
    most = 39 if i and page.texty[i - 1] else 10
    if not 4 <= page.size[i] <= most + 2 or HEAVY.fullmatch(page.texts[i]) is None or page.credit[i]:
        return False
    if FILED_AS.match(page.plain[i]):
        return False
    over_text = columns.over_text(page)[i] and not page.dateline[i + 1]
    return over_text or (columns.over_title(page)[i] and not page.furniture[i] and marks_a_part(page, i))


HEADING_FORM_RULES = (
    Rule(
        "numbered",
        Role.HEADING,
        4.6,
        only(AtMost(32), numbers.numbered),
        "1 山乡新事",
        "12场直播课",
    ),
    Rule(
        "a question may be text",
        Role.HEADING,
        -0.6,
        title(says(r"[?？]$", 34)),
        "钱从哪里来？",
        "钱从哪里来，他说。",
        needs="?？",
    ),
    Rule(
        "label with a colon",
        Role.HEADING,
        4,
        only(label_over_items, columns.over_title),
        "> 检测合格的批次有：\n甲厂助长奶粉",
        "> 检测合格的批次有：\n一、甲厂助长奶粉",
        needs=":",
        longest=20,
    ),
    Rule(
        "name told of",
        Role.HEADING,
        5,
        title(name_told_of),
        "村里的广播响了。大家从屋里走出来。\n> 林晓舟\n林晓舟在晒谷场上看书。",
        "村里的广播响了。大家从屋里走出来。\n> 林晓舟\n村里的广播又响了。",
        longest=4,
    ),
    Rule(
        "hour at the head",
        Role.HEADING,
        4,
        title(says(rf"^{HOUR} +\S", 24), columns.over_text),
        "> 21:50　敲锣\n村里的广播响了。大家从屋里走出来，互相问好。",
        "> 21:50　敲锣\n23:15　沉船",
        needs=":",
    ),
    Rule(
        "hours of a day",
        Role.HEADING,
        6,
        only(anything, numbers.hours),
        "> 02:40\n村里的广播响了。大家从屋里走出来，互相问好。\n03:20\n大家都说好，都说还要来。大家围了上来。",
        "> 02:40\n村里的广播响了。大家从屋里走出来，互相问好。",
        needs=":",
        longest=5,
    ),
    Rule(
        "ordinal alone",
        Role.HEADING,
        4.4,
        only(lambda _, i: i > 0, numbers.ordinal),
        "村里的广播响了。\n> 三",
        "> 三",
        longest=numbers.ORDINAL_LONGEST,
    ),
    Rule(
        "number counting up",
        Role.HEADING,
        9,
        only(anything, numbers.counted),
        "春到山乡\n1\n村里的广播响了。\n> 2\n大家说好。\n3\n都说好。",
        "春到山乡\n1\n村里的广播响了。\n> 2\n大家说好。",
        longest=3,
    ),
    Rule(
        "under an ordinal",
        Role.HEADING,
        2,
        title(anything, numbers.under_ordinal),
        "线路一\n> 去水边",
        "路线\n> 去水边",
    ),
    Rule(
        "box title",
        Role.HEADING,
        12,
        only(BOX_TITLE, columns.over_text),
        "> 记者手记\n我忽然明白，所谓奇迹，不过是有人在看不见的地方坚持。二十年如一日。",
        "> 相关链接\n某地今秋将通高铁",
        needs="记访链读背解识贴物档专编附注考",
        longest=12,
    ),
    Rule(
        "words of a box title",
        Role.HEADING,
        12,
        only(BOX_WORDS, columns.over_text),
        "> 市民声音：\n我忽然明白，所谓奇迹，不过是有人在看不见的地方坚持。二十年如一日。",
        "> 市民声音\n暖气什么时候来",
        needs="者民友家师警门官医线闻法件景关物宾情动人场",
        longest=10,
    ),
    Rule(
        "under a box's title",
        Role.HEADING,
        6,
        title(under_a_box_title, columns.under_title, columns.over_text),
        "村里的广播响了。大家从屋里走出来。\n■善后\n> 茶园今年重新种起来\n二十年前，石桥镇的山上只有几棵老茶树。大家都说好。",
        "村里的广播响了。大家从屋里走出来。\n■今日谈\n> 茶园今年重新种起来\n二十年前，石桥镇的山上只有几棵老茶树。大家都说好。",
    ),
    Rule(
        "half a heading",
        Role.HEADING,
        13.5,
        only(half_a_heading, columns.under_text),
        "村里的广播响了。大家从屋里走出来。\n> 市场一天天扩大，\n销路越走越宽广\n村里的广播响了。大家从屋里走出来。",
        "村里的广播响了。大家从屋里走出来。\n> 市场一天天扩大，\n村里的广播响了。大家从屋里走出来。",
        needs=",",
        longest=16,
    ),
    Rule(
        "other half of a heading",
        Role.HEADING,
        10,
        title(other_half, columns.under_open_end),
        "村里的广播响了。大家从屋里走出来。\n市场一天天扩大，\n> 销路越走越宽广，日子越过越红火\n村里的广播响了。大家从屋里走出来。",
        "村里的广播响了。大家从屋里走出来。\n> 销路越走越宽广，日子越过越红火\n村里的广播响了。大家从屋里走出来。",
    ),
    Rule(
        "couplet with a comma",
        Role.HEADING,
        3,
        title(couplet_with_a_comma, columns.under_text),
        "村里的广播响了。大家从屋里走出来。\n> 从采茶到制茶，从山里到山外\n村里的广播响了。大家从屋里走出来。",
        "村里的广播响了。大家从屋里走出来。\n> 大家都说，从山里到山外的路\n村里的广播响了。大家从屋里走出来。",
        needs=",",
    ),
    Rule(
        "alone in heavy brackets",
        Role.HEADING,
        5,
        alone_over_text,
        "> 【部门回应】\n县交通局说，这条路将在年内修好。大家说好。",
        "> 【部门回应】\n春到山乡",
        needs="([",
        longest=TITLE_LONGEST,
    ),
)
