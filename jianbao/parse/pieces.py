"""What patterns are put together from: each thing that papers and sites write in several ways, spelt once.

All are for the plain form (``patterns.plain``), and without a group of their own.
"""

from __future__ import annotations

from jianbao.text.numerals import OF_A_DAY, TO_TEN, WEEKDAYS

HOUR = r"\d{1,2}:\d\d(?::\d\d)?"
"""23:59, 23:59:30."""

PUBLISHED = "发[布表稿]|刊[发出登]|出[版稿]|上[架传]|录入|建立"
UPDATED = "(?:更新|最[后新近]更新)"
"""Words of the label of a day of publication: 发布时间：, 最后更新：."""

ENGLISH_WEEKDAY = "(?i:(?:Sun|Mon|Tue|Tues|Wed|Wednes|Thu|Thurs|Fri|Sat|Satur)(?:day)?(?![A-Za-z]))"
WEEKDAY = f"(?:(?:星期|周|礼拜)[{WEEKDAYS}天]|{ENGLISH_WEEKDAY})"
"""星期三, 周日, SUNDAY."""

MONTH = (
    "(?i:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    "|Nov(?:ember)?|Dec(?:ember)?)"
)
"""March, Sept."""

LUNAR_DAY = f"[闰正{TO_TEN}冬腊]+月[初{OF_A_DAY}]+"
"""正月廿九, 闰四月初三."""

REPUBLIC_DAY = r"1[01]\d[01]\d[0-3]\d"
"""1130604: a day of the Republic of China, as its news agency puts behind the editor in brackets. So are all six such
figures on labelled pages: two on real ones, four on one of our own."""

YOU_ARE_HERE = "您(?:所在|现在|当前)?的?位置|当前位置"
"""What a site says before the way from its front page to the page."""

PAPERS = "日报|晚报|早报|晨报|时报|商报|快报|都市报"
"""Ends of the names of newspapers."""

SHEET = r"[A-Z]{0,2}\d{1,3}"
"""A page by its figure: 4, 04, A04, AT4."""

LETTER_SHEET = r"(?:[A-D]\d{1,2}|[A-Z]0\d)"
"""A page's letter and figure that no other words need to stand by; G20, F1 and H5 are names, too."""

COUNT = f"[{TO_TEN}]{{1,3}}"
"""A small number: 四, 十二, 二十一."""

PAGE_NUMBER = rf"(?:{SHEET}|[A-Z] \d{{1,3}}|{COUNT}|头)"
"""What a paper calls a page: A04, A 4, 第四, 头 (版)."""

OF_A_PAPER = "版(?!式|权|面)"
"""Behind the number of a page, and no other word."""

NUMBERED_PAGE = rf"第?\s*{SHEET}\s*版"
"""第 4 版, A04版."""

NTH_PAGE = rf"第\s*{COUNT}\s*版"
"""第四版."""

PAGE_AND_COLUMN = rf"{NUMBERED_PAGE}\([^()]{{0,8}}\)\s*专栏\s*:"
"""第1版(要闻)专栏：, where digitised dailies say that a piece stood."""

COMES_FROM, GOES_TO = "上接|紧接|文接", "下[转接]|文转"
"""How the halves of an article name each other's page."""

BULLETS = "●■◆△▲□○◇★☆▶►⊙◎▼▽※·☉"
"""Marks that a paragraph, a heading or a name may begin with. As printed there is • as well,
which is · in the plain form."""

PEOPLE = "读者|市民|村民|学生|教师|职工"
"""What somebody is who holds no office; each list of what people are has these."""

BOX_WHO = "记者|市民|读者|网友|专家|律师|警方|民警|部门|官方|医生|法官|热线|新闻"
BOX_WHAT = "调查|回应|说法|观点|建议|提醒|支招|点评|解读|声音|看法|链接|回放|分析|提示"
"""Who says something over a box of a report, and what he says: 记者调查, 专家建议."""

ANSWER = "答:"
"""How an answer to a question begins."""

HEAD_OPENS, HEAD_ENDS = "【〖〔", "】〗〕"
"""Brackets of heads and columns as printed, which are round ones in the plain form; names stand in round ones."""

OF_EDITORS = "编者按|按语|编前(?:语|话)?|(?:编者|主编|主持人?)的?[话语]|卷首语|开[栏篇]语"
OF_A_TEXT = "(?:核心|阅读|新闻|内容)(?:提示|提要|摘要)"
SUMMARY = f"{OF_A_TEXT}|前情提要|提要|摘要|导[读语]"
"""What stands over an editor's note, and over a summary."""
