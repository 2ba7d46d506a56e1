"""Rules for lines that begin with a label, a word and a colon: forms, questions and answers."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise

from jianbao.model import Role
from jianbao.parse import columns
from jianbao.parse.columns import ends
from jianbao.parse.heads import breaks_at_a_colon
from jianbao.parse.line_starts import line_label
from jianbao.parse.looks import NUMBERED, between_paragraphs
from jianbao.parse.once import Marks, marking
from jianbao.parse.page import Page
from jianbao.parse.pictures.others import labels_of_pictures
from jianbao.parse.pieces import ANSWER, BULLETS, PUBLISHED, UPDATED
from jianbao.parse.rules.heading_form import LEADS_IN, short_label
from jianbao.parse.rules.rule import Rule, anything, only, says, title

PUBLISHED_LABEL = re.compile(rf"(?:{PUBLISHED}|{UPDATED})(?:时间|日期)?|(?:文章|稿件|信息)?来源|稿源|发布[人者]")
"""发布时间：, 来源：, which stand at the head or the foot of a story, and at those of other stories again."""


def same_label(page: Page, i: int) -> bool:
    """Begins with a word and a colon that other lines begin with too, none of them a picture's. Over a dateline it is the title
    of one of several reports on an office.
    """
    label = line_label(page.plain[i])
    if (
        not label
        or page.furniture[i]
        or page.labels[label] < 2
        or breaks_at_a_colon(page)[i]
        or columns.over_dateline(page)[i]
    ):
        return False
    return not (PUBLISHED_LABEL.fullmatch(label) or label.startswith("图") or label in labels_of_pictures(page))


def label_among_labels(page: Page, i: int) -> bool:
    """Beside another line with a label. A title between whole paragraphs, with a label that no other line has, is a heading:
    so 5 labelled lines, and none that is text.
    """
    label = line_label(page.plain[i])
    if not label or page.furniture[i] or PUBLISHED_LABEL.fullmatch(label) or breaks_at_a_colon(page)[i]:
        return False
    if page.title_like[i] and page.labels[label] == 1 and between_paragraphs(page, i):
        return False
    return any(0 <= k < len(page) and line_label(page.plain[k]) for k in (i - 1, i + 1))


DASHES = ("—", "─", "--", "－－")

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


_BEHIND = r"\d{0,2}(?:[)\]:.]|[—─]{1,2}|\s)"
ASKED = re.compile(rf"[(\[]?(?:问|网友\S{{0,12}}|q){_BEHIND}", re.I)
ANSWERED = re.compile(rf"[(\[]?(?:答|\S{{2,8}}|a){_BEHIND}", re.I)
"""【问】, Q1：, 网友“晓风”： and what its answer begins with."""


def over_its_answer(page: Page, i: int) -> bool:
    if page.plain[i][-1] != "?" or i + 1 == len(page):
        return False
    under = page.plain[i + 1]
    return under.startswith(ANSWER) or (ASKED.match(page.plain[i]) and ANSWERED.match(under)) is not None


@marking()
def asked_behind_signs(page: Page) -> Marks:
    """◎ a question and ● its answer, by turns: two pairs or more with the same two marks."""
    pairs: dict[str, list[int]] = defaultdict(list)
    for i, (one, other) in enumerate(pairwise(page.texts)):
        if one[0] in BULLETS and other[0] in BULLETS and one[0] != other[0] and one[-1] in "?？":
            pairs[one[0] + other[0]].append(i)
    marks = [False] * len(page)
    for found in pairs.values():
        if len(found) > 1:
            for i in found:
                marks[i] = marks[i + 1] = True
    return tuple(marks)


SPEECH = re.compile(r'[^,。:"]{2,12}:"[^"]+[。!?…]"')
"""师傅问徒弟：“你说有啥不同？”"""


def speech_in_turns(page: Page, i: int) -> bool:
    """Beside another such line: so one speaks, then the other; alone three labelled headings stand so."""
    if SPEECH.fullmatch(page.plain[i]) is None:
        return False
    return any(map(SPEECH.fullmatch, page.plain[max(0, i - 1) : i] + page.plain[i + 1 : i + 2]))


QUOTED = re.compile(r'"[^"]+[。!?…]"')
"""With a stop before the mark: without one it may be a headline, over a subhead with a dash."""


def is_speaker(page: Page, i: int) -> bool:
    """The dash and whose words stand above, all of them between quotation marks."""
    return i > 0 and page.texts[i].startswith(DASHES) and QUOTED.fullmatch(page.plain[i - 1]) is not None


def short_lead_in(page: Page, i: int) -> bool:
    """Words and a colon over text or a numbered line: so stand 29 labelled lines of text and two headings; over other
    short lines six of text, three headings and three headlines."""
    if not short_label(page, i) or page.furniture[i] or i + 1 >= len(page):
        return False
    under = page.plain[i + 1]
    return not page.title_like[i + 1] or under[-1] in ":?" or NUMBERED.match(under) is not None


LABEL_RULES = (
    Rule(
        "same label",
        Role.PARA,
        6,
        same_label,
        "> 荣誉：劳动模范\n荣誉：先进工作者",
        "荣誉：劳动模范",
        long=True,
        needs=":[",
    ),
    Rule(
        "label among labels",
        Role.PARA,
        3.8,
        label_among_labels,
        "> 荣誉：劳动模范\n单位：气象局",
        "荣誉：劳动模范",
        needs=":[",
    ),
    # More than what knows a telephone number as furniture, where a site's story has ended, too.
    Rule(
        "contact in a form",
        Role.PARA,
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
        Role.PARA,
        8,
        title(
            says(
                rf"^[{BULLETS}]? ?(?:地点|地址|电话|票价|姓名|年龄|性别|职业|职务|岗位|荣誉|格言|科室|门诊时间|身份|对象|报料人|报料时间|会议时间"
                r"|籍贯|学历|联系人|价格|面积|类型|单位):\s*\S"
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
        Role.PARA,
        4,
        title(said_by_a_speaker, ends.under_colon, columns.under_copy),
        "记者：\n> 白天看病，什么时候录书？\n林晓：\n夜里录。\n记者：\n录了多久？",
        "记者：\n> 白天看病，什么时候录书？\n林晓：\n夜里录。",
    ),
    # So all of 11 labelled lines.
    Rule(
        "question over its answer",
        Role.PARA,
        12,
        title(over_its_answer),
        "> 1.水费怎么交？\n答：每月到村委会交。",
        "> 1.水费怎么交？\n每月到村委会交。",
        needs="?？",
    ),
    Rule(
        "asked and answered behind signs",
        Role.PARA,
        12,
        only(anything, asked_behind_signs),
        "> ◎茶什么时候采？\n●清明前后。\n◎什么时候卖？\n●随采随卖。",
        "> ◎茶什么时候采？\n●清明前后。",
        long=True,
        needs=BULLETS,
    ),
    Rule(
        "reader who asks",
        Role.PARA,
        6,
        says(r"^[^,。:!?]{0,12}(?:读者|市民|网友|村民|居民|职工|先生|女士|同志)[^,。:!?]{0,6}问:\S", 120),
        "石桥读者林女士问：茶什么时候采？",
        "石桥读者林女士：茶什么时候采？",
        needs="问",
        longest=120,
    ),
    Rule(
        "speech in turns",
        Role.PARA,
        8,
        speech_in_turns,
        "> 师傅问徒弟：“船修好了？”\n徒弟说：“修好了。”",
        "> 师傅问徒弟：“船修好了？”\n徒弟点点头。",
        needs=":",
        longest=120,
    ),
    # So the one labelled line; nobody of those who are quoted wrote the piece.
    Rule(
        "speaker of a quotation",
        Role.PARA,
        16,
        is_speaker,
        "“船修好了。”\n> ——船工 林晓",
        "船修好了。\n> ——船工 林晓",
        needs="-—─",
        longest=60,
    ),
    Rule(
        "something lost",
        Role.PARA,
        8,
        says(r"^[^,。:]{2,20}遗失\S.*(?:声明作废|特此声明|登报声明)。?$", 90),
        "王小明遗失驾驶证，声明作废",
        "遗失声明",
        needs="废声",
    ),
    Rule(
        "lead-in",
        Role.PARA,
        5.5,
        says(LEADS_IN, 60),
        "首轮其他场次结果如下：",
        "检测合格的批次有：",
        needs=":",
    ),
    Rule(
        "short lead-in",
        Role.PARA,
        3,
        short_lead_in,
        "> 药农记住几个节气：\n清明下种，谷雨间苗，立夏追肥，霜降以后才好采挖。",
        "> 检测合格的批次有：\n甲厂助长奶粉",
        needs=":",
        longest=20,
    ),
)
