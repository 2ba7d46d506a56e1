"""The ends of letters to the editor and of their answers: 此致, 敬礼, who signs them, and when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianbao.parse.columns import below
from jianbao.parse.names import is_name, is_unit
from jianbao.parse.once import Marks, marking, once
from jianbao.parse.page import Page
from jianbao.parse.patterns import OFFICE_END
from jianbao.parse.signers import bare_names, bare_words, unit_and_name
from jianbao.text.characters import HAN
from jianbao.text.numerals import OF_A_DAY, TO_TEN, YEAR_DIGITS

WHO = "(?:同志|先生|女士|老师|朋友|叔叔|阿姨)"
SALUTES = re.compile(
    rf"编辑(?:部的?)?[各诸]?位?{WHO}们?(?:[你您]们?好)?:|(?:亲爱|尊敬|敬爱)的[^,。:]{{1,14}}(?<![说道讲问答称]):(?!\")"
    r"|(?:编辑部|各位[^,。:]{1,14}(?<![说道讲问答称布示调])):$"
)
"""How a letter begins; behind 编辑部 and 各位 nothing else stands on the line, as in 编辑部：何苇."""

LONGEST = 40
"""Lines of a letter."""

CLOSES = re.compile(
    r"此致|(?:此致 ?)?敬礼!?|祝(?:[您你]们?|好)?[:!]?|(?:顺|敬|谨|恭)[祝颂]\S{0,8}!?"
    r"|(?:在此|最后|再次|谨此),?\S{0,30}(?:感?谢|谢意|敬意|歉意|祝福|祝愿)[!。]"
)

WISHES = re.compile(r"\S{2,12}!")
"""身体健康！ under 祝您."""

SIGNER_LONGEST = 24
STOPS = re.compile("[,。:;!?]")
OTHERS = re.compile(rf"等?(?:\d+|[{TO_TEN}]+)[人户名]$")
PERSON = (
    rf"{HAN}{{0,4}}(?:[户民客者员师工友]|家长|学生|母亲|父亲|妈妈|爸爸|老人|青年|战士|司机|干部|业主|同学|女儿|儿子)"
)
NAMELESS = re.compile(
    rf"(?:\S{{2,14}} )?(?:一[位名个群]?|几[位名个]|许多|部分)(?:{HAN}{{1,8}}的)?{PERSON}"
    rf"|[您你]的{PERSON}(?: ?{HAN}{{1,3}})?"
)
"""一住户, 一位苦恼的母亲, 您的女儿 小雨."""

REVERENT = re.compile(r"\S\S \(?[敬谨拜][上启]\)?$")
"""王芳 敬上, 一名家长 谨启."""

DAY = re.compile(
    rf"(?:\d{{4}}年|[{YEAR_DIGITS}]{{4}}年)?(?:\d{{1,2}}|[{TO_TEN}]{{1,2}})月(?:\d{{1,2}}|[{OF_A_DAY}]{{1,3}})日"
)


@marking(":")
def salutes(page: Page) -> Marks:
    return [":" in text[:20] and SALUTES.match(text) is not None for text in page.plain]


@marking(salutes)
def over_salutation(page: Page) -> Marks:
    return below(salutes(page))


@once
def ends(page: Page) -> tuple[Marks, Marks, Marks]:
    """Lines that close a letter, that sign it, and that say on which day."""
    closing, signing, days = ([False] * len(page) for _ in range(3))
    for i in in_letters(page):
        wished = closing[i - 1] and page.plain[i - 1][0] in "祝颂" and WISHES.fullmatch(page.plain[i])
        if wished or (CLOSES.fullmatch(page.plain[i]) and not heads(page, i)):
            closing[i] = True
        elif (signing[i - 1] or closing[i - 1]) and DAY.fullmatch(page.plain[i]):
            days[i] = True
        elif (signing[i - 1] and bare_names(page, i)) or (
            (closing[i - 1] or page.finished(i - 1)) and signs(page, i, closing[i - 1]) and not heads(page, i)
        ):
            signing[i] = True
    return closing, signing, days


def in_letters(page: Page) -> Iterator[int]:
    """Lines below a salutation, as far as no report begins: no dateline, no byline, and no wide gap."""
    left = 0
    for i, line in enumerate(page.lines):
        if salutes(page)[i]:
            left = LONGEST
        elif left:
            ended = page.dateline[i] or page.credit[i] or line.blanks > page.usual_gap
            left = 0 if ended else left - 1
            if left:
                yield i


def heads(page: Page, i: int) -> bool:
    """Whether a text begins under a line, or under names below it, other than another letter."""
    k = i + 2 if i + 2 < len(page) and (bare_names(page, i + 1) or unit_and_name(page, i + 1)) else i + 1
    return k < len(page) and not salutes(page)[k] and (page.texty[k] or page.dateline[k] or page.credit[k])


def signs(page: Page, i: int, closed: bool) -> bool:
    """Whether a line may be who wrote: any few words right under 敬礼, else where someone belongs and a name, an
    office, or one of many, and anybody who is 敬上."""
    if page.size[i] > SIGNER_LONGEST or STOPS.search(page.plain[i]):
        return False
    if closed or REVERENT.search(page.plain[i]):
        return True
    words = bare_words(page, i)
    if unit_and_name(page, i) or (len(words) == 2 and is_unit(words[0]) and is_name(OTHERS.sub("", words[1]))):
        return True
    return NAMELESS.fullmatch(page.plain[i]) is not None or OFFICE_END.search(page.plain[i]) is not None


@marking(salutes)
def closes_letter(page: Page) -> Marks:
    return ends(page)[0]


@marking(salutes)
def signs_letter(page: Page) -> Marks:
    return ends(page)[1]


@marking(salutes)
def day_of_letter(page: Page) -> Marks:
    return ends(page)[2]
