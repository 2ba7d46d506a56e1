"""Rules for lists, forms and tables: their items and rows, and what stands over and under them."""

from __future__ import annotations

import re

from jianbao.model import Role
from jianbao.parse import columns
from jianbao.parse.columns import ends, numbers
from jianbao.parse.credits.pupils import CLASS_LONGEST, signs_with_class
from jianbao.parse.looks import NUMBERED, between_paragraphs, day_line
from jianbao.parse.matter import in_common
from jianbao.parse.names import is_name
from jianbao.parse.needs import DIGITS
from jianbao.parse.page import Page
from jianbao.parse.patterns import LIST_ITEM
from jianbao.parse.rules.furniture import under_related_head
from jianbao.parse.rules.rule import Rule, anything, only, says, title
from jianbao.parse.signers import unspaced
from jianbao.parse.tables import table_row
from jianbao.text.characters import SPACES

OVER_ALL_TEXT = 6
"""Lines from the top of a page in which the head of its first article stands."""


MARKS = re.compile(r"[\"'():,;、·《》|/-]")


DIGIT = re.compile(r"\d")


def one_of_a_list(page: Page, i: int) -> bool:
    """Among at least five title-like lines in a row that stand no further apart than usual.

    The first of them is what heads the list: of 35 labelled ones 3 are items. Nor does a list stand over all text of
    a page: of 60 labelled ones that would, 8 are items. The last two may head the text that follows.
    """
    if page.titles_before[i] == 0 or (i < OVER_ALL_TEXT and page.next_text(i, OVER_ALL_TEXT) is not None):
        return False
    if page.short_run(i) < 5 or page.plain[i].endswith(":") or page.lines[i].blanks > page.usual_gap:
        return False
    if NUMBERED.match(page.plain[i]):
        return False
    last_two = page.next_text(i, 2) is not None
    return not last_two or (i > 0 and like_the_last(page, i))


ROLL = re.compile(r"(?!.*[左右排].{0,3}:)[^:,。!?]{1,14}:(?P<names>[^:,!?]{4,}?)。?")

ASIDE = re.compile(r"\([^()]{1,6}\)|、")
"""（女）, （回族） behind a name; what parts names beside spaces."""


def row_of_a_roll(page: Page, i: int) -> bool:
    """石桥区：王小明　林晓（女）: a place or an office, a colon, names and nothing else. So all of 7 labelled lines that
    look like titles."""
    found = ROLL.fullmatch(page.plain[i])
    names = unspaced(ASIDE.sub(" ", found["names"])) if found else ()
    return len(names) >= 2 and all(map(is_name, names))


def like_the_last(page: Page, i: int) -> bool:
    """Three pairs of characters in common with the line before, or the same marks between its words."""
    marks, before = (MARKS.findall(page.plain[k]) for k in (i, i - 1))
    return in_common(page, i) >= 3 or (len(marks) >= 2 and marks == before)


def row_like_the_next(page: Page, i: int) -> bool:
    """Three fields or more with spaces between them, none of one character; and as many in a line with figures
    beside it, or in three lines in a row: so 40 labelled lines of tables, and 7 that are furniture or bylines by their words."""
    fields = page.plain[i].split()
    if len(fields) < 3 or not all(2 <= len(field) <= 14 for field in fields):
        return False
    beside = [k for k in (i - 1, i + 1) if 0 <= k < len(page) and len(page.plain[k].split()) == len(fields)]
    if not beside:
        return False
    alike = {
        i,
        *beside,
        *(k for k in (i - 2, i + 2) if 0 <= k < len(page) and len(page.plain[k].split()) == len(fields)),
    }
    in_threes = any({k, k + 1, k + 2} <= alike for k in (i - 2, i - 1, i))
    return in_threes or any(DIGIT.search(page.plain[k]) for k in beside)


def after_a_colon(page: Page, i: int) -> bool:
    """A short line after one that ends in a colon: 44 of 72 labelled ones are text, and none of 29 under furniture."""
    return not (page.plain[i - 1].startswith("原") or page.known_furniture[i - 1])


NUMBER = re.compile(r"\(?(\d{1,2})[.、)]")


def numbered_in_a_row(page: Page, i: int) -> bool:
    """One of three lines right under each other whose numbers count up: so all of 10 labelled lines that look like titles."""
    return any(one_more(page, k) and one_more(page, k + 1) for k in (i - 2, i - 1, i))


def one_more(page: Page, i: int) -> bool:
    """The next line's number is one more."""
    number = number_of(page, i)
    return number is not None and number_of(page, i + 1) == number + 1


def number_of(page: Page, i: int) -> int | None:
    found = NUMBER.match(page.plain[i]) if 0 <= i < len(page) else None
    return int(found[1]) if found else None


def figures(page: Page, i: int) -> bool:
    """Two characters in five are digits, and they do not only tell the day. Titles between whole paragraphs are something
    else: so all of 4 labelled lines.
    """
    text = page.plain[i]
    if len(text) < 8 or len(DIGIT.findall(text)) * 2.5 < len(text) or day_line(page, i):
        return False
    return not (page.title_like[i] and between_paragraphs(page, i))


def list_item(page: Page, i: int) -> bool:
    """One of several lines in a row of the same make: a bullet, a table's stroke, or a mark at the end."""
    return any(0 <= k < len(page) and same_make(page.plain[i], page.plain[k]) for k in (i - 1, i + 1))


def same_make(one: str, other: str) -> bool:
    if one.count("|") >= 2 and other.count("|") >= 2:
        return True
    return one[-1] in ";；" and other[-1] in ";；。"


def over_a_table(page: Page, i: int) -> bool:
    """The name of a table: its rows follow. Over all text of a page stands a headline."""
    return len(page.plain[i].split()) < 3 and not page.plain[i].endswith(":") and any(page.texty[:i])


CHART_SOURCE = re.compile(
    r"(?:数据|资料|图表|图片)来源:\s*\S|来源:\s*(?!\[|https?:|\S{0,14}(?:[报网社台刊]|网站|新闻|客户端)(?:\s|$))\S"
)
"""A paper or a site stands behind 来源： where the line is a story's."""


def over_its_source(page: Page, i: int) -> bool:
    """In the middle of a text the name of a chart, with the line that says where its figures are from."""
    if i < 4 or page.size[i] > 40 or i + 1 >= len(page):
        return False
    return CHART_SOURCE.match(page.plain[i + 1]) is not None


def source_of_a_chart(page: Page, i: int) -> bool:
    return i > 4 and page.texty[i - 2] and page.next_text(i) is not None and over_its_source(page, i - 1)


def item_by_its_mark(page: Page, i: int) -> bool:
    """- or * and a blank at its head, or a number beside another: so all of 27 labelled lines."""
    item = None if page.furniture[i] or page.credit[i] else LIST_ITEM.match(page.plain[i])
    if item is None or (page.has_related and under_related_head(page, i)):
        return False
    if item["mark"]:
        return True
    return any(0 <= k < len(page) and LIST_ITEM.match(page.plain[k]) for k in (i - 1, i + 1))


LIST_RULES = (
    Rule(
        "item by its mark",
        Role.PARA,
        10,
        item_by_its_mark,
        "- 第一批：石桥村",
        "-第一批：石桥村",
        needs="-*+.)",
    ),
    Rule("list item", Role.PARA, 7, list_item, "> 姓名|籍贯|年龄\n王小明|某县|57", "姓名", needs="|;；"),
    Rule(
        "opens a list",
        Role.PARA,
        0.9,
        only(
            says(r"^(?:一是|二是|三是|首先|其次|第[一二三四五](?:[,、:是要]|条)|[A-Za-z\d]+[.、])", 400),
            ends.may_open_list,
        ),
        "一是修好水渠",
        "一天的行程",
        long=True,
    ),
    # So all of 14 labelled lines that look like titles.
    Rule(
        "names in a row",
        Role.PARA,
        5,
        title(lambda page, i: page.plain[i].count("、") >= 3),
        "县长王小明、副县长李华、县委宣传部长赵云、县文化馆馆长林晓以及各镇的",
        "稻、麦、豆丰收",
        needs="、",
    ),
    Rule(
        "row of a roll",
        Role.PARA,
        8,
        title(row_of_a_roll),
        "石桥区：王小明　林晓（女）　赵　云",
        "石桥区：王小明　上山种树",
        needs=":",
    ),
    Rule(
        "one of a class's roll",
        Role.PARA,
        9,
        title(lambda page, i: signs_with_class(page.texts[i]), columns.in_a_row),
        "一等奖\n> 高一（3）班 林晓\n高一（4）班 王明",
        "一等奖\n> 高一（3）班 林晓\n村里的广播响了。大家从屋里走出来。",
        needs="级班初高大研",
        longest=CLASS_LONGEST,
    ),
    Rule(
        "one of a list",
        Role.PARA,
        5,
        title(one_of_a_list, columns.in_a_row),
        "甲厂助长奶粉\n乙厂助长奶粉\n> 丙厂助长奶粉\n丁厂助长奶粉\n戊厂助长奶粉",
        "甲厂助长奶粉\n> 乙厂助长奶粉",
    ),
    Rule(
        "row like the next",
        Role.PARA,
        4,
        row_like_the_next,
        "> 品名　东关市场　西街市场\n蒜苔　5.80　6.00",
        "品名　东关市场　西街市场",
        needs=SPACES,
        longest=60,
    ),
    Rule(
        "after a colon",
        Role.PARA,
        2.5,
        title(after_a_colon, ends.under_colon),
        "村里开了会，大家从屋里走出来，你一言我一语，定下三条规矩：\n> 不乱倒垃圾",
        "村里开了会，大家从屋里走出来，你一言我一语，定下三条规矩。\n> 不乱倒垃圾",
    ),
    Rule(
        "numbered in a list",
        Role.PARA,
        5.7,
        only(anything, numbers.in_a_list),
        "> 1.石桥遗址\n县考古队\n2.柳河遗址",
        "> 1.石桥遗址\n县考古队在这里发现了一处距今四千年的房址，还有陶罐和石斧。\n2.柳河遗址",
    ),
    Rule(
        "one of a numbered row",
        Role.PARA,
        7,
        only(numbered_in_a_row, numbers.numbered),
        "1.免去挂号的钱\n> 2.床位的钱减半\n3.手术的钱减半",
        "1.免去挂号的钱\n> 2.床位的钱减半\n4.手术的钱减半",
        needs=DIGITS,
    ),
    Rule("figures", Role.PARA, 5.1, figures, "917．02 914．06 1510．18", "增长百分之三", needs=DIGITS),
    Rule("row of a table", Role.PARA, 8, table_row, "居住　0.0　-0.1　-0.2", "居住 出行 饮食", needs="|" + SPACES),
    Rule(
        "over its source",
        Role.CAPTION,
        9,
        only(lambda page, i: page.plain[i][-1] not in "。!?" and over_its_source(page, i), columns.under_text),
        "村里的广播响了。\n大家说好。\n都说好。\n大家从屋里走出来。互相问好，说起今年的收成。\n> 各镇茶园面积\n来源：县统计局\n村里的广播又响了。大家走出来。",
        "> 各镇茶园面积\n来源：县统计局",
        longest=40,
    ),
    Rule(
        "source of a chart",
        Role.CAPTION,
        12,
        source_of_a_chart,
        "村里的广播响了。\n大家说好。\n都说好。\n大家从屋里走出来。互相问好，说起今年的收成。\n各镇茶园面积\n> 来源：县统计局\n村里的广播又响了。大家走出来。",
        "各镇茶园面积\n> 来源：县统计局",
        needs="源",
    ),
    Rule(
        "over a table",
        Role.CAPTION,
        7.1,
        title(over_a_table, columns.over_rows),
        "村里的广播响了。大家从屋里走出来，互相问好。\n> 各镇人口（人）\n| 镇 | 人口 | 户数 |\n| 石桥 | 3200 | 900 |",
        "> 各镇人口（人）\n| 镇 | 人口 | 户数 |\n| 石桥 | 3200 | 900 |",
    ),
)
