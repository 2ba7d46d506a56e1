"""How far the words around a place's name say that something happened there: the weight of the name.

What 北京警方昨日通报 is about happened in Beijing; with 北京晨报, 北京首钢队 and 北京籍游客 it need not have.
"""

from __future__ import annotations

import re

from jianbao.enrich.place_away import is_away
from jianbao.enrich.place_context import is_in_book_title, is_of_outlet, is_visit
from jianbao.text.characters import HAN

FULL = 1.25
"""A full name (荥阳市)."""

PLAIN = 1.0
"""A stem (荥阳)."""

IN_LIST = 0.75
"""One of two places in a row (南京、镇江)."""

IN_LONG_LIST = 0.6
"""One of several places in a row (洛阳、开封、安阳)."""

IN_FIRM = 0.45
"""Part of the name of a firm, whose goods are met with everywhere: one firm shows nothing, several do."""

IN_WORKS = 0.8
"""Part of the name of a works, which stands in the place: enough in the lead, not elsewhere."""

IN_BOOK_TITLE = 0.3
"""Part of the title of a book or a play (《北京人在纽约》)."""

IN_SAMPLE = 0.2
"""An example of many places (洛阳、开封等地)."""

IN_DATELINE = 0.2
"""Where a report was filed: a hint, no more."""

AWAY = 0.1
"""Where someone or something comes from or goes to, or for which a team plays."""

LIVES = "家住"
"""Before the place where somebody lives. In the first paragraph the story happened there; further down it is somebody
who has an opinion, mostly on what is near. 13 of 13 such articles were filed under the place.
"""

GIVING_BEFORE = ("向", "为", "给", "支援", "援助", "情系", "心系")
GIVING_AFTER = re.compile(r"[^，。；！？]{0,12}?(?:捐|献爱心|募|义[演卖])")
"""Around a place to which others give (向石桥灾区捐款): the report is about those who give."""

PASSING = 0.3
"""A name of no more weight does not stand for the place itself."""

FIRM_AFTER = re.compile(
    rf"(?:(?!医院|政府|法院|{HAN}局)[^，。、；：！？\s（）()《》“”]|[（(][^（）()]{{1,6}}[）)]){{0,16}}?"
    r"(?:公司|集团|银行|股份|律师|俱乐部|商行|交易所|牌"
    r"|厂(?=[^，。；：]{0,4}(?:生产|出产|出品|制造|工人|职工)|[“）)、和与及　 \d]|$)"
    r"|(?:剧院|剧团|歌舞团|乐团|艺术团|杂技团)(?=[的在将携带赴来]))"
)
WORKS_AFTER = re.compile(r"[^，。、；：！？\s（）()《》“”的]{0,10}?(?<!工)厂(?![长里区子门])")
"""The rest of the name of a works: the report was filed under its place 28 times of 55, under a firm's 40 of 112."""

STANDS_THERE = re.compile(r"某|一[家个间座处]")
"""Words that show that a firm stands in the place (荥阳一家纸厂). Behind a full name 的 shows it (荥阳市的老厂)."""

LIST_AFTER = re.compile(r"[省市区县]?(?:[东西南北中]{1,2}部|大部|地区)?、")
COUNTED_AFTER = re.compile(r"[省市区县]?[两二三四五六七八九十\d]{1,2}个?大?(?:省|市|地|县|区|州|城)")
COUNTED_MOST = 3
"""A report is about each place of a row that is counted (川渝黔三省市), if there are no more of them; more are places
where something was sold, or people were asked.
"""

SAMPLE_AFTER = re.compile(
    rf"(?:、{HAN}{{2,4}}){{0,4}}(?:[省市区县]?(?:[东西南北中]+部|地区|大部|一带)?|{HAN}{{1,5}})等(?!待|候|级|于|同|到)"
)
"""The end of a list with 等: its places are examples. Its last names may be some that the gazetteer does not have."""


def place_weight(before: str, after: str, full: bool, row: int = 1, in_title: bool = False) -> float:
    """The weight of a name that stands between these words and not in a dateline, from 0 to ``FULL``.

    ``row``: how many names stand in a row (南京、镇江两市); then ``before`` and ``after`` are the words around the row.
    ``in_title``: the name stands in a headline, a heading or the like.

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
    if is_in_book_title(before, after):
        return IN_BOOK_TITLE
    if (firm := FIRM_AFTER.match(after)) and not (STANDS_THERE.match(after) or (full and "的" in firm[0])):
        return IN_FIRM
    if "厂" in after and WORKS_AFTER.match(after):
        return IN_WORKS
    return min(_weight_in_row(before, after, row, in_title), FULL if full else PLAIN)


def _weight_in_row(before: str, after: str, row: int, in_title: bool) -> float:
    """The most that a name in a row can weigh: ``FULL`` if the row is counted (三地), little if it gives examples."""
    is_counted = COUNTED_AFTER.match(after) is not None
    if is_counted and (row <= COUNTED_MOST or in_title):
        return FULL
    if is_counted or ((row > 3 or not in_title) and "等" in after and SAMPLE_AFTER.match(after)):
        return IN_SAMPLE
    if row > 2 and not in_title:
        return IN_LONG_LIST
    return IN_LIST if row > 1 or before.endswith("、") or LIST_AFTER.match(after) else FULL
