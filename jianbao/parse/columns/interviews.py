"""Who talks in an interview, a line each in its head: 嘉宾, 主持人."""

from __future__ import annotations

import re
from operator import and_, gt, or_

from jianbao.parse.columns import above, below
from jianbao.parse.names import is_name
from jianbao.parse.once import Marks, marking
from jianbao.parse.page import Page

TALKER = re.compile(
    r"(?:特[邀约])?(?:(?:访谈|对话|受访|做客|对谈)?嘉宾|(?:访谈|对话|受访)[人者]|(?:问诊|答疑|坐诊|解读)?专家|主持人?):[^。!?;\"]{2,40}"
)
LONGEST = 48

OF_A_NOTICE = re.compile(r"(?:\S{2}|就诊|出诊)?(?:时间|地[点址]|日期|电话|科室|对象|费用|票价):")
"""What a notice says beside who speaks: 时间：周六上午."""


@marking(":")
def talkers(page: Page) -> Marks:
    """A label and somebody's name at the end; a row of them right under or over a title."""
    lines = zip(page.plain, page.size, strict=True)
    marks = [size <= LONGEST and TALKER.fullmatch(text) is not None and ends_in_name(text) for text, size in lines]
    if True not in marks:
        return page.nothing
    notice = [OF_A_NOTICE.match(text) is not None for text in page.plain]
    marks = list(map(gt, marks, map(or_, above(notice), below(notice))))
    titles = [title_like and ":" not in text for title_like, text in zip(page.title_like, page.plain, strict=True)]
    for beside in (range(len(marks)), range(len(marks) - 1, -1, -1)):
        near = False
        for i in beside:
            titles[i] = near = titles[i] or (marks[i] and near)
    return tuple(map(and_, marks, titles))


def ends_in_name(text: str) -> bool:
    """王小明 in 嘉宾：石桥村党支部书记 王小明, or all behind the colon."""
    return is_name(re.split("[: ]", text)[-1])


@marking(talkers)
def talkers_over_title(page: Page) -> Marks:
    """Those under which a title stands."""
    found = talkers(page)
    marks, below = list(found), False
    for i in range(len(marks) - 1, -1, -1):
        marks[i] = found[i] and below
        below = marks[i] or (page.title_like[i] and not found[i])
    return tuple(marks)
