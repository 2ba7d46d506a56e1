"""What the words around a place's name say: that something happened there, or only whose something is.

北京警方昨日通报 happens in Beijing; 北京晨报, 北京首钢队, 北京籍游客 and 新华社北京2月3日电 need not.
"""

from __future__ import annotations

import re

from jianbao.enrich.names import FIRM_AFTER

FULL = 1.25
"""A full name (荥阳市) beside a stem (荥阳), which counts 1."""

IN_LIST = 0.8
"""One of several places in a row (洛阳、开封、安阳等地)."""

IN_FIRM = 0.5
"""Part of the name of a firm or an institute."""

IN_DATELINE = 0.2
"""Where a report was filed: a hint, no more."""

AWAY = 0.1
"""Where someone came from, or for whom a team plays."""

PASSING = 0.3
"""A name with no more than this does not stand for the place itself."""

DATELINE = re.compile(r"(?:本报|新华社|中新社|记者|通讯社)[^，。\s]{0,6}$")
DATELINE_END = re.compile(r"\d{1,2}月\d{1,2}日|[一二三四五六七八九十]{1,3}月|讯|电|[／/╱]")
OUTLET_AFTER = re.compile(
    r"[一-鿿]{0,2}(?:日报|晚报|晨报|早报|时报|商报|都市报|青年报|电视台|卫视|新闻网|在线|出版社|时间)"
)
ORIGIN_BEFORE = re.compile(r"(?:来自|祖籍|原籍|户籍|老家|返回|前往|赴|飞往|途经|到过|去过)$")
ORIGIN_AFTER = re.compile(
    r"[市省县]?(?:籍|人(?![民大口])|返|归来|回来|务工|打工|游客|旅客|口音|等地|老家|来的"
    r"|小将|新秀|选手|球员|姑娘|小伙)"
)
TEAM_AFTER = re.compile(r"[一-鿿]{0,4}?(?:[男女][足篮排]|(?<![支消防部军小组车])队(?![长员伍]))")
LIST_AFTER = re.compile(r"[省市区县]?、")


def standing(before: str, after: str, full: bool) -> float:
    """How far a name between these words says where something happened, from 0 to ``FULL``.

    >>> standing("昨日，", "警方通报", full=False), standing("位于", "的园区", full=True)
    (1.0, 1.25)
    >>> standing("据新华社", "2月3日电", full=False), standing("", "晚报", full=False)
    (0.2, 0.0)
    >>> standing("迎来", "籍校友三十人", full=False), standing("", "首钢队客场", full=False)
    (0.1, 0.1)
    """
    if DATELINE.search(before) and DATELINE_END.match(after):
        return IN_DATELINE
    if OUTLET_AFTER.match(after):
        return 0.0
    if ORIGIN_AFTER.match(after) or ORIGIN_BEFORE.search(before) or TEAM_AFTER.match(after):
        return AWAY
    if before.endswith("、") or LIST_AFTER.match(after):
        return IN_LIST
    if FIRM_AFTER.match(after):
        return IN_FIRM
    return FULL if full else 1.0
