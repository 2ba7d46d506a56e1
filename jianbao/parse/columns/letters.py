"""The ends of letters to the editor and of their answers: 此致, 敬礼, who signs them, and when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianbao.parse.columns import Marks
from jianbao.parse.names import is_name, is_unit
from jianbao.parse.once import once
from jianbao.parse.page import Page
from jianbao.parse.patterns import OFFICE_END
from jianbao.parse.signers import bare_words, unit_and_name
from jianbao.text.characters import HAN

SALUTES = re.compile(r"(?:编辑|亲爱的|尊敬的|敬爱的|各位)[^,。]{1,14}:")
"""How a letter begins."""

LONGEST = 40
"""Lines of a letter."""

CLOSES = re.compile(
    r"此致|(?:此致 ?)?敬礼!?|[祝颂]\S{0,2}[:!]?|(?:顺|敬|谨|恭)[祝颂]\S{0,8}!?"
    r"|(?:在此|最后|再次|谨此),?\S{0,30}(?:感?谢|谢意|敬意|歉意|祝福|祝愿)[!。]"
)

WISHES = re.compile(r"\S{2,12}!")
"""身体健康！ under 祝您."""

SIGNER_LONGEST = 24
STOPS = re.compile("[,。:;!?]")
OTHERS = re.compile(r"等?(?:\d+|[一二三四五六七八九十]+)[人户名]$")
NAMELESS = re.compile(
    rf"(?:\S{{2,14}} )?(?:一[位名个]?|几[位名个]|许多|部分)(?:{HAN}{{1,8}}的)?{HAN}{{2,4}}"
    rf"|[您你]的{HAN}{{1,4}} ?{HAN}{{0,3}}"
)
"""一住户, 一位苦恼的母亲, 您的女儿 小雨."""

DAY = re.compile(r"(?:\d{4}年)?\d{1,2}月\d{1,2}日")


@once
def ends(page: Page) -> tuple[Marks, Marks, Marks]:
    """Lines that close a letter, that sign it, and that say on which day."""
    closing, signing, days = ([False] * len(page) for _ in range(3))
    for i in in_letters(page):
        wished = closing[i - 1] and page.plain[i - 1][0] in "祝颂" and WISHES.fullmatch(page.plain[i])
        if wished or CLOSES.fullmatch(page.plain[i]):
            closing[i] = True
        elif (signing[i - 1] or closing[i - 1]) and DAY.fullmatch(page.plain[i]):
            days[i] = True
        elif (closing[i - 1] or page.finished(i - 1)) and signs(page, i, closing[i - 1]):
            signing[i] = True
    return closing, signing, days


def in_letters(page: Page) -> Iterator[int]:
    """Lines below a salutation, as far as no report begins."""
    left = 0
    for i, text in enumerate(page.plain):
        if ":" in text[:20] and SALUTES.match(text[:20]):
            left = LONGEST
        elif left:
            left = 0 if page.dateline[i] else left - 1
            if left:
                yield i


def signs(page: Page, i: int, closed: bool) -> bool:
    """Whether a line may be who wrote: any few words right under 敬礼 that head no text, else where someone belongs and
    a name, an office, or one of many."""
    if page.size[i] > SIGNER_LONGEST or STOPS.search(page.plain[i]) or page.credit[i]:
        return False
    last = i + 1 == len(page)
    if not last and (page.texty[i + 1] or page.dateline[i + 1]) and not SALUTES.match(page.plain[i + 1][:20]):
        return False
    if closed:
        return True
    words = bare_words(page, i)
    if unit_and_name(page, i) or (len(words) == 2 and is_unit(words[0]) and is_name(OTHERS.sub("", words[1]))):
        return True
    return NAMELESS.fullmatch(page.plain[i]) is not None or OFFICE_END.search(page.plain[i]) is not None


def closes_letter(page: Page) -> Marks:
    return ends(page)[0]


def signs_letter(page: Page) -> Marks:
    return ends(page)[1]


def day_of_letter(page: Page) -> Marks:
    return ends(page)[2]
