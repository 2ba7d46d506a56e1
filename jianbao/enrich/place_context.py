"""Conditions on the words around a place's name: is it in a dateline, a book's title, the name of a university?

Each function takes the text right before the name, right after it, or both, in Simplified. Whether the name only says
where someone comes from is told by ``place_away.py``.
"""

from __future__ import annotations

import re

from jianbao.text.characters import HAN
from jianbao.text.numerals import OF_A_DAY, TO_TEN


def any_of(words: str) -> str:
    """A group that matches any of these patterns, which are separated by spaces."""
    return f"(?:{'|'.join(words.split())})"


DAY = r"\d{1,2}月\d{1,2}日"
DATELINE_BEFORE = re.compile(
    r"(?:本报|新华社|中新社|中央社|记者|通讯社)[^，。\s]{0,6}$"
    rf"|记者[ 　]?{HAN}{{2,4}}(?:[、 　]{HAN}{{2,4}}){{0,3}}[ 　]+$|^[／/]$"
)
DATELINE_AFTER = re.compile(
    rf"(?:前线)?(?:报导|报道(?=[）)]|$)|传真|专讯|{DAY}|(?:\d{{1,2}}|[{OF_A_DAY}]{{1,3}})日[电讯]|[{TO_TEN}]{{1,3}}月|讯|电|[／/╱])"
)
"""What stands before and behind the place of a dateline; either alone may stand elsewhere, too."""

DATED_AFTER = re.compile(rf"{DAY}(?:专?电|讯|消息)(?![机话])")
"""The part of ``DATELINE_AFTER`` that is found nowhere else, whoever's dateline it is (雨花网望城6月7日讯)."""

FILED_BEFORE = re.compile(r"发自$")


def is_dateline(before: str, after: str) -> bool:
    """Whether the place stands in a dateline: the report was filed from there.

    >>> is_dateline("【新华社", "前线十一日电"), is_dateline("记者 何苇 发自", ""), is_dateline("昨日，", "警方")
    (True, True, False)
    >>> is_dateline("雨花网", "6月7日讯"), is_dateline("记者 何苇 ", "报道"), is_dateline("／", "报导")
    (True, True, True)
    """
    if DATELINE_AFTER.match(after) and (DATED_AFTER.match(after) or DATELINE_BEFORE.search(before)):
        return True
    return FILED_BEFORE.search(before) is not None


def is_local_report(after: str) -> bool:
    """Whether a dateline is that of a Taiwanese paper, which mostly has a reporter in the place that it names.

    >>> is_local_report("报导"), is_local_report("6月7日电")
    (True, False)
    """
    return after.startswith("报导")


FILED_HERE = re.compile(r"在这里|此间|在此[举开闭结落召揭拉进]|人民大会堂|天安门广场")
"""What shows that an event took place where its report was filed (本报成都6月7日电 …今天在这里开幕); the last two words
are sights of the capital.
"""


def is_filed_here(text: str) -> bool:
    """Whether the text says that the event took place where the report was filed."""
    return bool(FILED_HERE.search(text))


ABROAD_DATELINE = re.compile(rf"(?:新华社|中新社|本报)(?!记者|[^，。]{{0,4}}[讯电]){HAN}{{2,6}}{DAY}[电讯]")
"""A dateline with the name of any place."""


def is_filed_abroad(text: str) -> bool:
    """Whether a text has a dateline with the name of some place: one abroad, if the gazetteer has no such name.

    The caller has to know the latter.
    """
    return bool(ABROAD_DATELINE.search(text))


OUTLET_AFTER = re.compile(
    rf"{HAN}{{0,2}}(?:日报|晚报|晨报|早报|时报|商报|都市报|青年报|文汇报|电视台|卫视|新闻网|在线|出版社|时间"
    r"|报[讯》」]|网(?=[-—－ 　\d讯报]|消息|记者)|媒体(?!中心)|社记者)"
)


def is_of_outlet(after: str) -> bool:
    """Whether the place's name is part of that of a paper, a station or a site (北京晚报)."""
    return bool(OUTLET_AFTER.match(after))


VISIT_BEFORE = ("赴", "前往", "到", "去", "访")
VISIT_AFTER = re.compile(r"[^，。；：]{0,6}?(?:参观|考察|调研|慰问|访问|视察|检查|看望|走访|采访|督[导查]|巡[视察])")


def is_visit(before: str, after: str) -> bool:
    """Whether the report is about a visit to the place, so that the visit is the event.

    >>> is_visit("考察团赴", "参观学习"), is_visit("赴", "务工"), is_visit("由", "代表团访问")
    (True, False, False)
    """
    return before.endswith(VISIT_BEFORE) and bool(VISIT_AFTER.match(after))


TITLE_BEFORE = re.compile(r"《[^《》]*$")
TITLE_AFTER = re.compile(r"[^《》]*》")
RULE_END = re.compile(r"(?:办法|条例|规定|意见|通知|方案|规划|细则|计划|公报|守则|通告|公告|决定|草案|（[^）]*）)》")
"""Ends of the titles of a place's own rules (《深圳市绿化条例》)."""


def is_in_book_title(before: str, after: str) -> bool:
    """Whether the name is part of a book's title, and not of the name of a place's own rules.

    >>> is_in_book_title("重读《", "往事》"), is_in_book_title("公布《", "市绿化条例》")
    (True, False)
    """
    if "《" not in before:
        return False
    return bool(TITLE_BEFORE.search(before) and TITLE_AFTER.match(after) and not RULE_END.search(after))


SPORTS_WORDS = re.compile(
    any_of(
        "联赛 主场 客场 主教练 球队 比分 决赛 冠军 金牌 选手 队员 世锦赛 锦标赛 公开赛 战胜 击败 小组赛 积分"
        " 国家队 球迷 进球 夺冠 连胜 外援 男篮 女篮 男排 女排 男足 女足 全运会 亚运会"
    )
)
MATCH_REPORT = 4
"""So many different sports words make a text the report of a match, in which 辽宁 and 广州 are teams."""


def is_match_report(text: str) -> bool:
    """Whether a text is about a match between teams, most of which are called after places.

    >>> is_match_report("联赛昨晚开打，辽宁客场战胜广州，积分升到第二。"), is_match_report("全县农民运动会决出冠军")
    (True, False)
    """
    return len(set(SPORTS_WORDS.findall(text))) >= MATCH_REPORT


VENUE_BEFORE = re.compile(r"(?:[在于]|位于)$")
VENUE_AFTER = re.compile(
    rf"[省市]?(?:{HAN}{{0,8}}(?:体育馆|体育中心|体育场|赛区)|站|举[行办]|开[赛幕]|落幕|[主承]办|迎来|马拉松)"
)


def is_venue(before: str, after: str) -> bool:
    """Whether the words around a place say that a match is played there (在广州举行)."""
    return bool(VENUE_BEFORE.search(before) or VENUE_AFTER.match(after))


VAGUE_AFTER = re.compile(r"(?:一(?![直带线流些样般批期号])|某|\d+岁|[五六七八九]旬|[男女]子|有人|小伙|阿婆|大[爷妈])")


def is_vague(after: str) -> bool:
    """Whether a headline only says roughly where something was (深圳一小区)."""
    return bool(VAGUE_AFTER.match(after))


ARRIVED_BEFORE = re.compile(r"(?:来到|走进|走访|位于|坐落于?|地处|驻|落户|发生在)$")


def is_arrival(before: str) -> bool:
    """Whether the report arrives at the place, or says that something lies there (来到大庆市)."""
    return bool(ARRIVED_BEFORE.search(before))


BRANCH_AFTER = re.compile(r"区?(?:公安)?(?:分局|派出所|警分局)|区?(?:人民)?(?:法院|检察院|检方)")


def is_branch(after: str) -> bool:
    """Whether the name is part of that of a district's police or court (朝阳区法院), whose cases are the district's."""
    return bool(BRANCH_AFTER.match(after))


SCHOOL_AFTER = re.compile(r"(?:[^，。、；：！？\s（）()《》“”的]{0,6}?(?:大学|学院)|[交师农理]大)")


def is_school(after: str) -> bool:
    """Whether the name is part of that of a university.

    >>> is_school("农业大学组织的小分队"), is_school("的一所大学")
    (True, False)
    """
    return bool(SCHOOL_AFTER.match(after))


PRECINCT_AFTER = re.compile(r"警?分局")


def is_precinct(after: str) -> bool:
    """Whether the name is part of that of a police precinct; one on Taiwan serves several townships."""
    return bool(PRECINCT_AFTER.match(after))
