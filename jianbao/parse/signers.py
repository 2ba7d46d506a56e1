"""Looks at a line of names: names alone, or where someone works, what he is or where he lives, and a name."""

from __future__ import annotations

import re
from itertools import groupby

from jianbao.parse.credits.lines import COUNTRY, WHAT_HE_IS
from jianbao.parse.lexicon import places
from jianbao.parse.names import (
    POLITE,
    STANDING,
    SURNAMES,
    holds_word,
    is_name,
    is_no_name,
    is_rare_name,
    is_unit,
    is_word_alone,
    split_names,
)
from jianbao.parse.once import remembered
from jianbao.parse.page import Page
from jianbao.parse.pieces import ANSWER, BULLETS, PEOPLE


def unspaced(text: str) -> tuple[str, ...]:
    """The words of a text, those that were spaced out closed up.

    >>> unspaced("钱小宽 邵 进"), unspaced("张 波 刘 丹"), unspaced("县 委 林晓")
    (('钱小宽', '邵进'), ('张波', '刘丹'), ('县委', '林晓'))
    """
    apart = text.split()
    if min(map(len, apart), default=0) > 1:
        return tuple(apart)
    words: list[str] = []
    for alone, run in groupby(apart, key=lambda word: len(word) == 1 and word >= "\u3400"):
        if alone:
            closed = "".join(run)
            words += split_names(closed) or (closed,)
        else:
            words += run
    return tuple(words)


AGE = re.compile(r"(?<=\d)岁")
AROUND = re.compile(rf"{COUNTRY.pattern}|^[{BULLETS}\s(*]+|(?: \d{{1,2}}岁)?[)\s*·]+$| \d{{1,2}}岁$")
BESIDE_NAMES = frozenset(BULLETS + "()（）[［【〔*·岁")
"""One of these, beside blanks, stands wherever ``AROUND`` or ``WHAT_HE_IS`` finds something."""


@remembered
def bare_words(page: Page, i: int) -> tuple[str, ...]:
    """Its words without the brackets, the marks, the country and the age around them; those that were spaced out closed
    up."""
    text = page.plain[i]
    return unspaced(text if BESIDE_NAMES.isdisjoint(text) else AROUND.sub("", WHAT_HE_IS.sub("", text)))


def bare_names(page: Page, i: int) -> bool:
    """One to three names and nothing else, with or without brackets or a mark. A name with an age is told of."""
    if page.size[i] > 24 or AGE.search(page.plain[i]):
        return False
    runs = bare_words(page, i)
    if not runs:
        return False
    if page.plain[i][0] == "□" and len(runs) == 1 and is_pen_name(runs[0]):
        return True
    return all(
        is_name(run) or (len(runs) == 1 and page.plain[i][0] == "(" and split_names(run) is not None) for run in runs
    )


def is_pen_name(run: str) -> bool:
    """Whether a few characters behind □ are a name and no column's: □老樵, not □今日谈."""
    return len(run) <= 3 and is_rare_name(run) and not is_word_alone(run) and COLUMNS_END.search(run) is None


COLUMNS_END = re.compile("[谈访问察记评议论语话说笔窗苑园座坛廊]$|之")
TRADES = re.compile(
    rf"(?:{PEOPLE}|教授|主任|校长|书记|医师|研究员|评论员|顾问|[站所局校厂委部队院会班系县区市镇乡村社台馆长员师组室]|公司|中心|记者)$"
)
"""How what stands before a name ends: an office, a trade, a place."""


STOPS = re.compile(r"[,。:!?\"]")


def unit_and_name(page: Page, i: int) -> bool:
    """县农技站 林晓, 读者 林晓: where someone works or what someone is, then a name at the end."""
    if page.size[i] > SIGNS_LONGEST or " " not in page.plain[i] or STOPS.search(page.plain[i]):
        return False
    words = bare_words(page, i)
    if not 2 <= len(words) <= 5 or not is_name(words[-1]) or is_word_alone(words[-1]) or len(words[0]) < 2:
        return False
    others = [word for word in words[:-1] if not is_name(word) or is_unit(word)]
    if len(others) == 1 and (is_place(others[0]) or is_unit(others[0])):
        return True
    return bool(others) and TRADES.search(others[-1]) is not None and TRADES.search("".join(others)) is not None


def is_place(word: str) -> bool:
    """甘肃 or 甘肃武威."""
    return word in places() or (word[:2] in places() and word[2:] in places())


OFFICES_LONGEST = 40
"""Characters of a line of offices."""

OFFICE = re.compile(r"(?:政府|[委局部办厅社会站]|办公室|中心|[大支]队|学校|公司|集团|[分支银商卖]行|[法医察]院)$")
"""How an office ends that signs a notice, alone between spaces: 县委办, and 工会 without a name."""

OFFICE_ENDS = "府委局部办厅社会站室心队校司团行院"
"""Its last character."""


def offices(page: Page, i: int) -> bool:
    """One to three offices and nothing else."""
    if not 0 <= i < len(page) or page.size[i] > OFFICES_LONGEST:
        return False
    words = page.plain[i].split()
    return len(words) <= 3 and all(map(OFFICE.search, words))


ITSELF = re.compile("[本我](院|[分支]?局|公司|[分支]?行|学?校|厂|所|会|队|站|中心)")


def speaks_above(page: Page, i: int) -> bool:
    """The office that calls itself its own in the finished text above, no report's: a court's name under 本院."""
    if i < 1 or page.plain[i][-1] not in OFFICE_ENDS or page.dateline[i - 1] or not page.finished(i - 1):
        return False
    own = ITSELF.findall(page.plain[i - 1])
    return bool(own) and page.plain[i].endswith(tuple(own)) and offices(page, i)


READER_UNNAMED = re.compile(
    r"\s(?:[一几两三五八]?[名位个]?|一群|部分|全体|\S)"
    rf"(?:{PEOPLE}|群众|家长|老师|法官|医生|农民|居民|用户|车主|业主)$"
    r"|(?:读者|村民|居民|学生|市民)\s小\S$|^(?:一[名位]?|部分)(?:群众|读者|家长|村民|市民|居民|用户|车主|业主)$"
)
UNNAMED_ENDS = "众者长生民工师官户主小士姐"
"""三河尖乡 一群众, 县法院 汤法官, 金斗乡读者 小林, 一市民: who signs without a full name; one of the characters at the
end."""


ENDS = UNNAMED_ENDS + OFFICE_ENDS

SIGNS_LONGEST = 32
"""Characters of a line that says who signs and where he belongs."""


@remembered
def signs_text(page: Page, i: int) -> bool:
    """Who signs the finished text right above: someone and where he belongs, a reader, names alone, an office."""
    text, size = page.plain[i], page.size[i]
    if size > NAME_LONGEST and " " not in text and text[-1] not in ENDS:
        return False
    if i < 1 or size > SIGNS_LONGEST or page.credit[i] or text[0] == "(":
        return False
    if not page.finished(i - 1) or not (page.texty[i - 1] or page.plain[i - 1][-1] == "。"):
        return False
    return reader_signs(page, i) or unit_and_name(page, i) or names_sign(page, i) or speaks_above(page, i)


def reader_signs(page: Page, i: int) -> bool:
    """A reader without a name; alone on the line he may be spoken of, too, if the piece is signed or goes on. Whoever
    asks stands over the answer."""
    if page.plain[i].endswith(POLITE) and i + 1 < len(page) and page.plain[i + 1].startswith(ANSWER):
        return STOPS.search(page.plain[i]) is None
    found = READER_UNNAMED.search(page.plain[i])
    return found is not None and (found.start() > 0 or (ends_piece(page, i) and unsigned(page, i, NEAR)))


TOLD_OF = 4
"""Lines above and below names in which whoever is told of stands again."""

NEAR = 12
"""Lines in which the text over a single name is unsigned; two names end a text that is unsigned as far as its title."""

FAR_UP = 40
"""Lines."""

NAME_LONGEST = 9
"""Characters of a name, of other peoples too, with its brackets."""

OF_HIM = re.compile('[他她我"]')
"""How a title or a text begins that is of whoever stands above."""


def names_sign(page: Page, i: int) -> bool:
    """Names alone under a text without a byline or a dateline, and over a title that is over text, or the last of the
    page; none of them stands in the text around, as whoever is told of does, and no office below who speaks."""
    if page.size[i] > NAME_LONGEST and " " not in page.plain[i]:
        return False
    if not page.finished(i - 1) or not ends_piece(page, i) or not bare_names(page, i):
        return False
    names = bare_words(page, i)
    if any(map(is_no_name, names)) or not unsigned(page, i, NEAR if len(names) == 1 else 0):
        return False
    below = page.plain[i + 1 : i + 1 + TOLD_OF]
    if len(names) == 1 and (not is_sure_name(names[0]) or any(map(OF_HIM.match, below))):
        return False
    around = "".join(page.plain[max(0, i - TOLD_OF) : i] + below)
    return not any(name in around for name in names)


def is_sure_name(name: str) -> bool:
    """Whether a single name holds no word that might head a part: 黄河谣, 谈家人."""
    return not is_word_alone(name[:2]) and (name[0] in SURNAMES or not holds_word(name))


def ends_piece(page: Page, i: int) -> bool:
    """The last line of the page, or over a title over text that says nobody's office."""
    if i + 1 == len(page):
        return True
    return page.title_like[i + 1] and page.next_text(i) is not None and STANDING.search(page.plain[i + 1]) is None


def unsigned(page: Page, i: int, far: int) -> bool:
    """No dateline, no byline and no names under a title, from a line up to a title ``far`` away or more."""
    for k in range(i - 1, max(-1, i - FAR_UP), -1):
        if page.dateline[k] or page.credit[k]:
            return False
        if page.title_like[k]:
            if k + 1 < i and bare_names(page, k + 1):
                return False
            if i - k >= far and not bare_names(page, k):
                return True
    return True
