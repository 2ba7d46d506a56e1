"""What the words around a place's name say: that something happened there, or only whose something is.

北京警方昨日通报 happens in Beijing; 北京晨报, 北京首钢队, 北京籍游客 and 新华社北京2月3日电 need not.
"""

from __future__ import annotations

import re

from jianbao.enrich.place_context import is_away, is_in_title, is_of_outlet, is_visit
from jianbao.text.characters import HAN

FULL = 1.25
"""A full name (荥阳市) beside a stem (荥阳), which counts 1."""

PLAIN = 1.0
"""A stem."""

IN_LIST = 0.75
"""One of two places in a row (南京、镇江)."""

IN_LONG_LIST = 0.6
"""One of several (洛阳、开封、安阳)."""

IN_FIRM = 0.45
"""Part of the name of a firm, whose goods are met with everywhere: one does not tell, several do."""

IN_WORKS = 0.8
"""Part of the name of a works, which stands in the place: enough in the lead, not elsewhere."""

IN_TITLE = 0.3
"""Part of the title of a book or a play (《北京人在纽约》)."""

IN_SAMPLE = 0.2
"""One of the places that stand for many (洛阳、开封等地)."""

IN_DATELINE = 0.2
"""Where a report was filed: a hint, no more."""

AWAY = 0.1
"""Where someone or something came from or goes to, or for whom a team plays."""

LIVES = "家住"
"""Of whom the first paragraph says so, it tells what happened at home; later on, someone has an opinion, mostly of what
is near: 13 of 13 were filed there.
"""

GIVING_BEFORE = ("向", "为", "给", "支援", "援助", "情系", "心系")
GIVING_AFTER = re.compile(r"[^，。；！？]{0,12}?(?:捐|献爱心|募|义[演卖])")
"""Around those to whom others give (向石桥灾区捐款): the report tells of the others."""

PASSING = 0.3
"""A name with no more than this does not stand for the place itself."""

FIRM_AFTER = re.compile(
    rf"(?:(?!医院|政府|法院|{HAN}局)[^，。、；：！？\s（）()《》“”]|[（(][^（）()]{{1,6}}[）)]){{0,16}}?"
    r"(?:公司|集团|银行|股份|律师|俱乐部|商行|交易所|牌"
    r"|厂(?=[^，。；：]{0,4}(?:生产|出产|出品|制造|工人|职工)|[“）)、和与及　 \d]|$)"
    r"|(?:剧院|剧团|歌舞团|乐团|艺术团|杂技团)(?=[的在将携带赴来]))"
)
WORKS_AFTER = re.compile(r"[^，。、；：！？\s（）()《》“”的]{0,10}?(?<!工)厂(?![长里区子门])")
"""The rest of the name of a works: its place was one of the report's 28 times of 55, that of a firm 40 of 112."""

STANDS_THERE = re.compile(r"某|一[家个间座处]")
"""What makes a firm one that stands in the place (荥阳一家纸厂), as 的 does behind a full name (荥阳市的老厂)."""

LIST_AFTER = re.compile(r"[省市区县]?(?:[东西南北中]{1,2}部|大部|地区)?、")
COUNTED_AFTER = re.compile(r"[省市区县]?[两二三四五六七八九十\d]{1,2}个?大?(?:省|市|地|县|区|州|城)")
COUNTED_MOST = 3
"""Places in a row that are counted and each told of (川渝黔三省市); more are where something was bought or asked."""

SAMPLE_AFTER = re.compile(
    rf"(?:、{HAN}{{2,4}}){{0,4}}(?:[省市区县]?(?:[东西南北中]+部|地区|大部|一带)?|{HAN}{{1,5}})等(?!待|候|级|于|同|到)"
)
"""``等`` after a list, whose last may be no name that is known: the places before it are examples."""


def place_weight(before: str, after: str, full: bool, row: int = 1, head: bool = False) -> float:
    """How far a name between these words, outside a dateline, says where something happened, from 0 to ``FULL``.

    Of names in a ``row`` (南京、镇江两市) ``before`` and ``after`` are what stands around all of them.

    >>> place_weight("昨日，", "警方通报", full=False), place_weight("位于", "的园区", full=True)
    (1.0, 1.25)
    >>> place_weight("", "晚报", full=False)
    0.0
    >>> place_weight("迎来", "籍校友三十人", full=False), place_weight("", "首钢队客场", full=False)
    (0.1, 0.1)
    >>> place_weight("我县向", "灾区捐款", full=False), place_weight("为", "的孩子上课", full=False)
    (0.1, 1.0)
    >>> place_weight("", "等地降雨", full=False, row=3), place_weight("", "两市通车", full=False, row=2)
    (0.2, 1.0)
    """
    if is_of_outlet(after):
        return 0.0
    if is_visit(before, after) and not SAMPLE_AFTER.match(after):
        return FULL if full else PLAIN
    if before.endswith(LIVES):
        return IN_LONG_LIST
    if is_away(before, after) or (before.endswith(GIVING_BEFORE) and GIVING_AFTER.match(after)):
        return AWAY
    if is_in_title(before, after):
        return IN_TITLE
    if (firm := FIRM_AFTER.match(after)) and not (STANDS_THERE.match(after) or (full and "的" in firm[0])):
        return IN_FIRM
    if "厂" in after and WORKS_AFTER.match(after):
        return IN_WORKS
    return min(_in_row(before, after, row, head), FULL if full else PLAIN)


def _in_row(before: str, after: str, row: int, head: bool) -> float:
    """What the row leaves a name: all where the row is counted (四地), little where it only gives examples."""
    counted = COUNTED_AFTER.match(after) is not None
    if counted and (row <= COUNTED_MOST or head):
        return FULL
    if counted or ((row > 3 or not head) and "等" in after and SAMPLE_AFTER.match(after)):
        return IN_SAMPLE
    if row > 2 and not head:
        return IN_LONG_LIST
    return IN_LIST if row > 1 or before.endswith("、") or LIST_AFTER.match(after) else FULL
