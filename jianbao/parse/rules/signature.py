"""Rules for signatures that are no reporter's: readers, offices, people with their place or trade."""

from __future__ import annotations

import re

from jianbao.model import Role
from jianbao.parse import columns
from jianbao.parse.columns import ends
from jianbao.parse.lexicon import places
from jianbao.parse.looks import day_line, heads_text
from jianbao.parse.names import is_name
from jianbao.parse.page import Page
from jianbao.parse.patterns import IN_DATE, OFFICE_END
from jianbao.parse.pictures.credits import FIGURES_GIVEN
from jianbao.parse.pieces import BULLETS, PEOPLE
from jianbao.parse.rules.rule import Rule, only, says
from jianbao.parse.signers import (
    OFFICE_ENDS,
    UNNAMED_ENDS,
    bare_words,
    names_sign,
    offices,
    reader_signs,
    speaks_above,
    unit_and_name,
)
from jianbao.parse.typed import set_far
from jianbao.text.characters import HAN, HAN_SPANS, SPACES
from jianbao.text.numerals import TO_TEN

READER = re.compile(
    rf"^\S{{2,10}}\s+\S{{0,10}}(?:{PEOPLE}|居民|干部|农民|工人|律师|医生)\s+(?P<name>\S{{2,4}})$"
    r"|^\S{4,24}(?:发言人|局长|主任|书记|主席|院长|教授|研究员|评论员|县长|市长|校长)\s+(?P<speaker>\S{2,4})$"
)
"""澄湖县 石井村村民 杜全福; 新闻发言人 言敏: who someone is, then the name."""


def who_and_name(page: Page, i: int) -> bool:
    if not 2 <= len(page.plain[i].rsplit(None, 1)[-1]) <= 4:
        return False
    return (found := READER.match(page.plain[i])) is not None and is_name(found["name"] or found["speaker"])


MARKS = "□○◎●■◇◆/"
"""Before the name of one who signs."""


def signature(page: Page, i: int) -> bool:
    """The offices that sign a notice, in one line or two, over its day or at the end of the page."""
    if page.plain[i][-1] not in OFFICE_ENDS or not offices(page, i):
        return False
    first, last = (i - 1 if offices(page, i - 1) else i), (i + 1 if offices(page, i + 1) else i)
    if first <= 0 or not page.finished(first - 1):
        return False
    return last + 1 == len(page) or day_line(page, last + 1)


SHORT_DAY = re.compile(r"\d{1,2}月\d{1,2}日")


def day_of_a_signature(page: Page, i: int) -> bool:
    """Under the offices that sign a notice, or under whoever signs a letter, who may leave out the year."""
    if i < 2 or page.size[i] > 16:
        return False
    if SHORT_DAY.fullmatch(page.plain[i]):
        return page.finished(i - 2) and unit_and_name(page, i - 1)
    return day_line(page, i) and signature(page, i - 1)


def names_after_a_text(page: Page, i: int) -> bool:
    """Names behind a mark or a place, or two and three of them, under a text and over furniture or a headline with its
    dateline, or the last of the page; a place and a name that are set far in, over anything. One bare name may be a column's."""
    words = bare_words(page, i) if page.finished(i - 1) else ()
    far = len(words) == 2 and set_far(page.lines[i])
    names = words[1:] if far or (len(words) > 1 and words[0] in places()) else words
    if not 1 <= len(names) <= 3 or (len(words) == 1 and page.plain[i][0] not in MARKS):
        return False
    over_end = i + 1 == len(page) or page.furniture[i + 1] or (page.title_like[i + 1] and heads_text(page, i + 1))
    return (far or over_end) and all(map(is_name, names))


def office_in_brackets(page: Page, i: int) -> bool:
    """The office, school or firm that a finished text is from, alone in round brackets."""
    text = page.plain[i]
    inside = text[1:-1]
    alone = text[0] == "(" and text[-1] == ")" and not set("(),。:!?").intersection(inside)
    return alone and page.texts[i][0] not in "【〖" and page.finished(i - 1) and OFFICE_END.search(inside) is not None


SIGNATURE_RULES = (
    # So 10 of 11 labelled lines; the other one says who paid for a column.
    Rule(
        "office in brackets",
        Role.BYLINE,
        6,
        only(office_in_brackets, ends.under_sentence),
        "村里的广播响了。大家从屋里走出来。\n> （青禾县总工会）",
        "村里的广播响了。大家从屋里走出来。\n> （青禾县总工会协办）",
        needs="(",
        longest=26,
    ),
    Rule(
        "who and name",
        Role.BYLINE,
        6,
        who_and_name,
        "青禾县 柳河村村民 杜全福",
        "青禾县 柳河村村民 觉得好",
        needs=SPACES,
    ),
    Rule(
        "place and name in brackets",
        Role.BYLINE,
        6,
        says(r"^\([^()/,。]{2,10}/[^()/。]{2,14}\)$"),
        "（大里／吳先生）",
        "（大里的吳先生）",
        needs="/",
    ),
    # So 83 labelled bylines, and 4 other lines.
    Rule(
        "unit and name under the headline",
        Role.BYLINE,
        7,
        only(lambda page, i: page.plain[i][0] != "(" and unit_and_name(page, i), columns.close_under_title),
        "让公开变公告\n> 青禾县教师 林晓",
        "> 青禾县教师 林晓",
        needs=SPACES,
        longest=32,
    ),
    Rule(
        "reader's signature",
        Role.BYLINE,
        6,
        only(
            lambda page, i: page.finished(i - 1) and reader_signs(page, i),
            ends.under_sentence,
        ),
        "村里的广播响了。大家从屋里走出来。\n> 青禾县　一群众",
        "村里的广播响了。大家从屋里走出来。\n> 青禾县 许多群众",
        needs=UNNAMED_ENDS,
        longest=24,
    ),
    Rule(
        "names alone after a text",
        Role.BYLINE,
        8,
        only(names_sign, ends.under_sentence),
        "村里的广播响了。大家从屋里走出来。\n> 林晓 何苇\n春到山乡\n这一天，村里的人都来了，大家说着笑着。",
        "村里的广播响了。大家从屋里走出来。\n> 林晓 何苇\n春到山乡\n这一天，林晓也来了，大家说着笑着。",
        longest=24,
    ),
    Rule(
        "unit and name",
        Role.BYLINE,
        3,
        only(lambda page, i: page.finished(i - 1) and unit_and_name(page, i), ends.under_sentence),
        "村里的广播响了。大家从屋里走出来。\n> 青禾县教师 林晓",
        "春到山乡\n> 青禾县教师 林晓",
        needs=SPACES,
        longest=32,
    ),
    Rule(
        "names after a text",
        Role.BYLINE,
        8,
        only(names_after_a_text, ends.under_sentence),
        "村里的广播响了。大家从屋里走出来。\n> 四川 林晓\n春到山乡\n本报讯 昨日，山乡迎来第一批游客。",
        "村里的广播响了。大家从屋里走出来。\n> 四川 林海\n春到山乡\n村里的广播响了。大家从屋里走出来。",
        needs=MARKS + SPACES,
        longest=24,
    ),
    Rule(
        "office that speaks above",
        Role.BYLINE,
        12,
        only(speaks_above, ends.under_sentence),
        "自公告之日起三十日内来本院领取。\n> 青禾县人民法院\n何苇：你的起诉状收到了。",
        "自公告之日起三十日内来领取。\n> 青禾县人民法院\n何苇：你的起诉状收到了。",
        needs="府会委局部室办厅社站心队校司团行院",
        longest=40,
    ),
    Rule(
        "signature",
        Role.BYLINE,
        6,
        signature,
        "特此通告。\n> 青禾县公安局　青禾县教育局\n2014年5月12日",
        "特此通告。\n> 青禾县公安局　青禾县教育局\n春到山乡",
        needs="府会委局部室办厅社站心队校司团行院",
        longest=40,
    ),
    Rule(
        "day of a signature",
        Role.BYLINE,
        6,
        day_of_a_signature,
        "特此通告\n青禾燃气集团\n> 2014年5月12日",
        "特此通告。\n大家说好\n> 2014年5月12日",
        needs=IN_DATE + "日",
        longest=16,
    ),
    # So all of 4 labelled lines.
    Rule(
        "as another tells",
        Role.BYLINE,
        9,
        says(
            r"^据(?:《[^《》]{2,10}》|新华社|中新社|\S{2,6}(?:[日晚早晨时商]报|新闻|都市报|[^联上官]网))(?:电|报道|消息)?$"
            r"|^\(?[□■◎●]? ?综合(?:新华社|中新社|《[^《》]{2,10}》)电?(?:、(?:《[^《》]{2,10}》|\S{2,6}[社网报])电?)*"
            r"(?:电|报道|消息)?\)?$|^\((?:据(?:新华社|中新社)电|本文来源 ?:[^。()]{2,30})\)$",
            40,
        ),
        "据《青禾日报》",
        "据《青禾日报》昨天说",
        needs="据来综",
    ),
    Rule(
        "taken from",
        Role.BYLINE,
        6,
        says(
            r"^\(\s*(?:摘自|选自|原载|转自|摘编自|文/|译/)[^。]{2,30}\)$"
            r"|^(?:摘自|选自|原载|转自|摘编自)(?:\d[\d年月日.]+)?《[^《》]{2,14}》[^。,]{0,16}$"
            rf"|^\((?:[\d{TO_TEN}月日.]{{2,8}})?《[^《》]{{2,12}}》[^。,]{{2,10}}文\)$",
            40,
        ),
        "（摘自《山海日月》文／林晓）",
        "（摘自他的信，信里说）。",
        needs="(《",
    ),
    Rule(
        "words of work",
        Role.BYLINE,
        6,
        says(
            rf"^[(\s]*{HAN}{{0,4}}(?:采访|整理|主讲|主持|口述|执笔|撰稿|策划|统筹|编译|配诗)\s*[:/|丨]\s*\S.{{0,40}}$"
            r"|^\S{2,4}(?: \S)?\s+(?:配诗|编译|辑|整理|译)$"
            # 原创 王小明 青禾发布: the head of a public account's post.
            r"|^原创\s+\S{2,8}(?:\s+\S{2,12})?$",
            50,
        ),
        "采访：林晓　整理：王明",
        "采访的时候，他说",
        needs="访理讲持述笔稿划筹译诗辑创",
    ),
    Rule(
        "reporter from",
        Role.BYLINE,
        6,
        says(
            rf"^[{BULLETS}\s]*{HAN}{{0,8}}(?:记者|评论员|通讯员|撰稿人)\s+[{HAN_SPANS} ]{{2,16}}(?:发自\S+|报道|自\S+)?$"
            rf"|^编辑\s+{HAN}{{2,4}}\s+报[道导]$",
            40,
        ),
        "导报记者 沈 括 青禾报道",
        "记者在现场看到，",
        needs="记论讯撰编",
    ),
    # So both of 2 labelled lines; a line with more behind it opens a text.
    Rule(
        "report of a site alone",
        Role.BYLINE,
        8,
        says(r"^[^\s,。:]{2,10}(?:网|报|社|站) ?\d{1,2}月\d{1,2}日(?:讯|电|报道|消息)$", 24),
        "河滨网2月3日报道",
        "河滨网2月3日报道的那件事",
        needs="讯电道息",
    ),
    # So 13 of 14 labelled lines; the other one is a button.
    Rule(
        "words by",
        Role.BYLINE,
        8,
        says(r"^(?:文|图文|文图|撰文)/[^\s,。:/]{2,16}$", 20),
        "图文／QINGHE",
        "图文/昨天，村里的人都来了",
        needs="/",
    ),
    Rule(
        "supplied by",
        Role.BYLINE,
        8,
        says(
            rf"^\([^()]{{2,24}}(?:供稿|供图|供|发布|整理|辑)\)$|^{FIGURES_GIVEN}$"
            r"|^[^\s,。:]{3,14}供稿$|^\(?(?:本文)?作者(?:单位|地址|简介|系|为)",
            60,
        ),
        "（青禾县教育局 供稿）",
        "青禾县教育局供应粮油",
        needs="供作发整辑",
    ),
)
