"""Rules for lines that begin with a label, a word and a colon: forms, questions and answers."""

from __future__ import annotations

import re

from jianbao.model import Role
from jianbao.parse import columns
from jianbao.parse.columns import ends
from jianbao.parse.heads import breaks_at_a_colon
from jianbao.parse.line_heads import line_label
from jianbao.parse.looks import NUMBERED, between_paragraphs
from jianbao.parse.page import Page
from jianbao.parse.pictures.others import labels_of_pictures
from jianbao.parse.pieces import PUBLISHED, UPDATED
from jianbao.parse.rules.heading_form import LEADS_IN, short_label
from jianbao.parse.rules.rule import Rule, says, title

P = Role.PARA

PUBLISHED_LABEL = re.compile(rf"(?:{PUBLISHED}|{UPDATED})(?:时间|日期)?|(?:文章|稿件|信息)?来源|稿源|发布[人者]")
"""发布时间：, 来源：, which stand at the head or the foot of a story, and at those of other stories again."""


def same_label(page: Page, i: int) -> bool:
    """Begins with a word and a colon that other lines begin with too, none of them a picture's."""
    label = line_label(page.plain[i])
    if not label or page.furniture[i] or page.labels[label] < 2 or breaks_at_a_colon(page)[i]:
        return False
    return not (PUBLISHED_LABEL.fullmatch(label) or label.startswith("图") or label in labels_of_pictures(page))


def label_among_labels(page: Page, i: int) -> bool:
    """Beside another line with a label. A title between whole paragraphs, with a label that no other line has, is a heading:
    so 5 labelled lines, and none that is text.
    """
    label = line_label(page.plain[i])
    if page.furniture[i] or PUBLISHED_LABEL.fullmatch(label) or breaks_at_a_colon(page)[i]:
        return False
    if page.title_like[i] and page.labels[label] == 1 and between_paragraphs(page, i):
        return False
    return bool(label) and any(0 <= k < len(page) and line_label(page.plain[k]) for k in (i - 1, i + 1))


CONTACT = re.compile(r"(?:联系|联络|咨询|服务|报名|办公)?(?:电话|传真|邮箱|电子邮件|网址|热线)\s?:")

CONTACTS = 3
"""Lines of such a kind in a row."""


def contact_in_a_form(page: Page, i: int) -> bool:
    """电话： under 地址： or another label of a notice's own: so 5 labelled lines, all text; elsewhere 8 of 11 are not."""
    if not CONTACT.match(page.plain[i]):
        return False
    above = range(i - 1, max(-1, i - 1 - CONTACTS), -1)
    own = next((k for k in above if not CONTACT.match(page.plain[k])), i)
    if page.furniture[own] or page.credit[own]:
        return False
    label = line_label(page.plain[own])
    return bool(label) and not PUBLISHED_LABEL.fullmatch(label)


def said_by_a_speaker(page: Page, i: int) -> bool:
    """Under a name and a colon, which stand on the page again: a question or an answer."""
    return page.copied[i - 1] and not page.known_furniture[i - 1]


def short_lead_in(page: Page, i: int) -> bool:
    """Words and a colon over text or a numbered line: so stand 29 labelled lines of text and two headings; over other
    short lines six of text, three headings and three headlines."""
    if not short_label(page, i) or page.furniture[i] or i + 1 >= len(page):
        return False
    under = page.plain[i + 1]
    return not page.title_like[i + 1] or under[-1] in ":?" or NUMBERED.match(under) is not None


LABEL_RULES = (
    Rule("same label", P, 6, same_label, "> 荣誉：劳动模范\n荣誉：先进工作者", "荣誉：劳动模范", long=True, needs=":["),
    Rule(
        "label among labels", P, 3.8, label_among_labels, "> 荣誉：劳动模范\n单位：气象局", "荣誉：劳动模范", needs=":["
    ),
    # More than what knows a telephone number as furniture, where a site's story has ended, too.
    Rule(
        "contact in a form",
        P,
        12,
        contact_in_a_form,
        "地址：青禾县人民路6号\n> 电话：0000-66690000",
        "责任编辑：王小明\n> 电话：0000-66690000",
        needs=":",
        longest=80,
    ),
    # So all of 12 labelled lines that look like titles, and of 10 with a field behind a word: 正方　时间：3分钟.
    Rule(
        "field of a form",
        P,
        8,
        title(
            says(
                r"^(?:地点|地址|电话|票价|姓名|年龄|性别|职业|身份|对象|报料人|报料时间|会议时间|籍贯|学历|联系人|价格|面积|类型|单位):\s*\S"
                r"|\s(?:时间|地点|电话|票价|价格|面积|地址|人数):\s*\S",
                60,
            )
        ),
        "地点：石桥镇文化广场",
        "地点选在石桥镇",
        needs=":",
    ),
    Rule(
        "said by a speaker",
        P,
        4,
        title(said_by_a_speaker, ends.under_colon, columns.under_copy),
        "记者：\n> 白天看病，什么时候录书？\n林晓：\n夜里录。\n记者：\n录了多久？",
        "记者：\n> 白天看病，什么时候录书？\n林晓：\n夜里录。",
    ),
    Rule(
        "lead-in",
        P,
        5.5,
        says(LEADS_IN, 60),
        "首轮其他场次结果如下：",
        "检测合格的批次有：",
        needs=":",
    ),
    Rule(
        "short lead-in",
        P,
        3,
        short_lead_in,
        "> 药农记住几个节气：\n清明下种，谷雨间苗，立夏追肥，霜降以后才好采挖。",
        "> 检测合格的批次有：\n甲厂助长奶粉",
        needs=":",
        longest=20,
    ),
)
