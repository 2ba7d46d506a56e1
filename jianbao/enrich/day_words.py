"""Patterns for the words around a day that say what it is to the report: over, planned, the day of writing.

They are asked of Simplified text. What stands before a day ends right before it; what stands behind it begins there.
"""

from __future__ import annotations

import re

WORDS_BEFORE = 20
"""Characters before a day in which such words are sought."""

ENDED = re.compile(r"截[至止]到?(?:今年)? ?$")
"""Stands before a day that is over: 截至2月3日."""
TODAY = re.compile(r"今[天日晨早晚](?:上午|下午|凌晨|晚上)?[，（(]? ?$")
"""Stands before the day of writing or printing: 今天（2月3日）."""
SENT_BEHIND = re.compile(r" ?(?:专)?[电讯]")
"""Stands behind the day on which a report was sent: 新华社北京2月3日电."""
BEFORE_PLAN = re.compile(
    r"(?:[将拟]|计划|预计|预料|预报|预告|力争|确保|争取|有望|[定订]于|即将|报名|届时)[^。！？；，\n]{0,14}$"
    r"|(?<![签修制校装征认鉴判裁固])[定订](?:本月)?$"
)
"""Stands before a planned day: 定于2月3日, 计划在2月3日."""
UNTIL = re.compile(
    r"(?:(?:持续|延续|延长|顺延|推迟|即日起|有效期|(?:时间|日期|期限|展期|会期)[^。！？；，\n]{0,14})[到至]"
    r"|(?:报名|申请|申报|投稿|征稿|征文|投票|预约|征订|缴费|投标)(?:时间|日期)?截[至止]到?"
    r"|(?:活动|展览)(?:时间|日期)?截止到?)(?:今年)? ?$"
)
"""Stands before a planned day, the last one of what goes on: 展览时间为3月28日至4月10日, 报名截止4月10日."""
AFTER_PLAN = re.compile(
    r" ?(?:起(?:施行|实施|执行|正式)|前(?:完成|实现|达到|报名)"
    r"|[起前]?(?:[上下中]午|[早晚]上?|凌晨|清晨|傍晚|夜间?)?[将拟](?:会|[于与在由对赴到来再迎登开召]|举[行办]|进[行入]|公[布演开]"
    r"|发[布表放]|宣布|放映|上[演映]|首|正式|重新|继续|一同|应邀|出[席发访]|启|亮相|停|恢复|前往|抵|参加|实[行施]|结束|闭))"
)
"""Stands behind a planned day. Of 28 days with 将 right behind them 24 were planned, all with these verbs; not
4日将赃物退还."""
YEARLY = re.compile(r"(?:每年|历年|往年|每逢)的?$")
"""Stands before a day of every year: 每年3月5日."""


def is_planned(text: str, start: int, end: int) -> bool:
    """Whether the words before or behind a day, which stands from ``start`` to ``end``, say that it lies ahead.

    >>> is_planned("定于2月3日开幕", 2, 6), is_planned("2月3日开幕", 0, 4)
    (True, False)
    """
    return (
        BEFORE_PLAN.search(text, max(0, start - WORDS_BEFORE), start) is not None
        or AFTER_PLAN.match(text, end) is not None
    )
