"""Rules for headlines by their own form: length, parts, a label before them."""

from __future__ import annotations

import re

from jianbao.model import Role
from jianbao.parse import columns
from jianbao.parse.columns import ends
from jianbao.parse.matter import long_and_parted
from jianbao.parse.page import Page
from jianbao.parse.rules.rule import AtMost, Rule, anything, title

PARTED_SURE = 26
"""Characters: of titles in two parts over text, that have more, 235 are headlines and 51 headings; of those with 18 to 25
it depends on the paper."""

BEHIND_LABEL = re.compile(r"[^《》,。:!?\s]{2,8}》[^》]{6}|(?:快讯|独家|影音?|有片|专访|最新|直击|懒人包)/.{6}")
"""立法会》…, 快讯／…: as sites of Taiwan put the subject before a headline."""

IN_HEAVY = re.compile("[【〖][^】〗]{2,14}[】〗][^】〗]{6}")


def behind_label(page: Page, i: int) -> bool:
    """【…】 before a long title: over text so 161 headlines and no heading of real articles, and 3 paragraphs."""
    if page.size[i] >= 18 and page.texts[i][0] in "【〖":
        return IN_HEAVY.match(page.texts[i]) is not None
    return BEHIND_LABEL.match(page.plain[i]) is not None


def very_long_and_parted(page: Page, i: int) -> bool:
    return page.size[i] >= PARTED_SURE and long_and_parted(page, i)


HEADLINE_FORM_RULES = (
    Rule(
        "calls out",
        Role.HEADLINE,
        1.5,
        title(anything, ends.calls_out, columns.over_text),
        "> 下雪啦！\n石桥镇迎来第一批游客。大家都说好，都说还要来。",
        "> 下雪啦\n石桥镇迎来第一批游客。大家都说好，都说还要来。",
        needs="!",
    ),
    Rule(
        "long and in two parts",
        Role.HEADLINE,
        1.5,
        title(long_and_parted, columns.over_text),
        "> 石桥镇迎来第一批游客 村民早早打开了大门\n石桥镇迎来第一批游客。大家都说好，都说还要来。",
        "> 石桥镇迎来第一批游客\n石桥镇迎来第一批游客。大家都说好，都说还要来。",
        needs=" ",
    ),
    Rule(
        "very long and in two parts",
        Role.HEADLINE,
        0.8,
        title(very_long_and_parted, columns.over_text),
        "> 石桥镇迎来今年第一批游客 全村男女老少一早就打开了各家的大门\n石桥镇迎来第一批游客。大家都说好，都说还要来。",
        "> 石桥镇迎来第一批游客 村民早早打开了大门\n石桥镇迎来第一批游客。大家都说好，都说还要来。",
        needs=" ",
    ),
    Rule(
        "behind a label",
        Role.HEADLINE,
        4,
        title(behind_label),
        "> 【春到山乡】石桥镇迎来今年第一批游客",
        "> （春到山乡）石桥镇迎来今年第一批游客",
        needs="(》/",
    ),
    Rule(
        "too short for a headline",
        Role.HEADLINE,
        -3.7,
        title(AtMost(5)),
        "小链接",
        "春到山乡游客来",
    ),
)
