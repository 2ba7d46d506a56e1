"""Looks at a line and its neighbours that more than one table of rules takes."""

from __future__ import annotations

import re

from jianbao.parse.credits.article import names_photographers
from jianbao.parse.furniture.sections import SECTION
from jianbao.parse.going_on import goes_on_surely, opens_inside
from jianbao.parse.lexicon import name_parts
from jianbao.parse.names import names_after_unit, split_names
from jianbao.parse.once import remembered
from jianbao.parse.page import Page
from jianbao.parse.patterns import BULLET, DATE, MAY_BE_DATE
from jianbao.parse.pieces import COUNT, HOUR, NTH_PAGE, NUMBERED_PAGE, PUBLISHED, REPUBLIC_DAY, SHEET, UPDATED
from jianbao.parse.signers import bare_names, signs_text, unit_and_name, unspaced
from jianbao.parse.title_form import in_parts
from jianbao.parse.web.lines import BESIDE, is_of_event
from jianbao.text.characters import HAN
from jianbao.text.numerals import OF_A_DAY, TO_NINE, TO_TEN

SHORT = 200
"""Characters: no labelled line that is anything but text has more than 190."""

FEW_WORDS = 16
"""Characters."""

SURE, SURER = 2.5, 3.5
"""Points for one sentence in two lines."""


@remembered
def fragment_before(page: Page, i: int) -> bool:
    """An unfinished line whose sentence goes on: in the next paragraph, in the one after a caption, or, where the
    columns are out of order, in the one before it.

    Few words between whole paragraphs, where lines are not wrapped, have to be surer: both of 2 labelled lines with
    fewer points are headings.
    """
    if page.finished(i) or page.size[i] < 8 or (page.title_like[i] and in_parts(page.plain[i])):
        return False
    text, after = page.plain[i], page.next_text(i, 2)
    if after is not None and not page.indented[after] and goes_on_surely(text, page.plain[after], SURE):
        few_words = page.size[i] <= FEW_WORDS and not page.wrap_width and page.title_like[i]
        if not (few_words and between_paragraphs(page, i)) or goes_on_surely(text, page.plain[after], SURER):
            return True
    if not (i > 0 and page.texty[i - 1] and ("," in text or "、" in text)):
        return False
    before = page.plain[i - 1]
    return goes_on_surely(text, before, 2) and opens_inside(text, before)


@remembered
def heads_text(page: Page, i: int) -> bool:
    """A dateline or a byline follows at once; not under who signs below a title: 局长 何某, over a day."""
    if i and page.title_like[i - 1] and unit_and_name(page, i):
        return False
    k = i + 1
    if k == len(page) or page.dateline[k] or page.credit[k]:
        return k < len(page)
    if page.size[k] > DAY_LONGEST:
        return False
    return bare_names(page, k) or unit_and_name(page, k) or day_line(page, k) or signs_for_paper(page, k)


OWN = re.compile(rf"(?:本报|本刊|{HAN}{{2,6}}报){HAN}{{0,4}}(?:记者|通讯员|记者组|评论员|编辑部)")
"""Those who sign for a paper without a name."""

UNNAMED = re.compile(
    rf"{OWN.pattern}|[^,。:!?\"]{{2,20}}(?:[报刊社台网]{HAN}{{0,4}}(?:\"{HAN}{{2,6}}\")?(?:记者|评论员|特派员|通讯员)|(?:通讯|报道|写作|采访|调查)组)"
    rf"|[^,。:!?\"()/ ]{{2,10}} ?/ ?{HAN}{{2,8}}报[道导]|(?:本报)?(?:综合|连线)报[道导]"
)
"""Those who sign without a name, for a paper or for an office that writes to one: under a title all of 6 labelled lines
of such an end are bylines, at the foot of a text all of 3. 国际中心/综合报导 names a part of the house."""
UNNAMED_LONGEST = 40
"""Characters: more than any such line has."""


def signs_for_paper(page: Page, i: int) -> bool:
    """本报评论员 over the text."""
    if not (page.size[i] <= 16 and i + 1 < len(page) and page.texty[i + 1]):
        return False
    return UNNAMED.fullmatch(page.plain[i]) is not None


def names_in_brackets(text: str) -> bool:
    inside = re.search(r"\(([^()]+)\)\s*$", text)
    if not inside:
        return False
    runs = unspaced(re.sub(r"通讯员|记者|作者|文/图|图/文|摄影|本报|[、,/:]", " ", inside[1]))
    named = [(split_names(run) or names_after_unit(run)) is not None for run in runs]
    return all(named) or (
        any(named) and all(name or run in name_parts() for name, run in zip(named, runs, strict=True))
    )


BESIDE_DAY = re.compile(
    rf"{HOUR}|(?:星期|礼拜).|(?:{PUBLISHED}|{UPDATED})?(?:日期|时间)|{UPDATED}|(?:稿件|文章)?来源|作者|发表于{HAN}{{2,3}}(?:\s|$)|[:()《》]|{NUMBERED_PAGE}"
)
DAY_LONGEST = 60
"""Characters of a line of a day; who signs has fewer."""
LIFE = re.compile(r"\(\d{4}年?[^()]{0,7}[-—–~至][^()]{0,9}\)")
"""王小明（1908年4月7日—1966年9月3日）."""


SAYS_MORE = re.compile(rf"[。!?]|,\S|\S,\s*$|{HAN}{{6}}:\s*$")
"""Beside a day: a clause, or words that announce a list."""


@remembered
def day_line(page: Page, i: int) -> bool:
    """A line of a day, with the hour, the paper or 来源 beside it, and nothing else; behind the source a full stop may
    stand, as 15 labelled lines have it."""
    text = page.plain[i]
    if page.size[i] > DAY_LONGEST or not MAY_BE_DATE.search(text) or LIFE.search(text):
        return False
    if text[-1] == "。" and "来源:" in text:
        text = text[:-1]
    if "://" in text or "www." in text:
        text = re.sub(r"(?:https?://|www\.)\S+", " ", text)
    rest, found = DATE.subn(" ", text)
    if not found:
        return False
    rest = BESIDE_DAY.sub(" ", rest)
    if len(rest.split()) > 4 or any(len(word) > 12 for word in rest.split()) or SAYS_MORE.search(rest):
        return False
    return not is_of_event(page.plain[i], page.plain[max(0, i - BESIDE) : i + BESIDE + 1])


PAGE_MARK = re.compile(
    rf"第?\s?{SHEET}\s?[-—~]?\s?(?:{SHEET})?\s?[版叠]|[ⅠⅡⅢⅣ]\s?叠|{NTH_PAGE}"
    r"|(?:^|[\s·.])[A-Z]\s?\d{1,2}(?:[-—][A-Z]?\d{1,2})?(?:$|\s)"
    rf"|(?:^|\s)[A-H]\d{{1,2}}[-—·:](?:{SECTION.pattern})(?:$|\s)|^\([A-H]\d{{1,2}}\)$"
)
"""第B6版, 第三版, C2, (A01), A08-A09, A05-社会: where a page says which it is."""

DATE_OR_YEAR = re.compile(DATE.pattern + rf"|[〇○零0{TO_NINE}]{{2,4}}年{COUNT}月[{OF_A_DAY}]{{1,3}}日")
"""A full day, also with a year of two digits or of the Republic of China: 九七年二月六日."""

STOP = re.compile("[,。:]")

DAY_OR_PAPER = re.compile(r"星期|农历|报\s|报$")


def page_mark(page: Page, i: int) -> bool:
    text = page.plain[i]
    return page.size[i] <= 40 and "。" not in text and PAGE_MARK.search(text) is not None


def weekday(page: Page, i: int) -> bool:
    """A day with its weekday, or a paper's name and a day, and no sentence."""
    text = page.plain[i]
    if page.size[i] > 44 or not DAY_OR_PAPER.search(text) or STOP.search(text):
        return False
    return DATE.search(text) is not None


def day_alone(page: Page, i: int) -> bool:
    """A day and at most an issue's or a page's number."""
    text = page.plain[i]
    if page.size[i] > 30 or not MAY_BE_DATE.search(text) or STOP.search(text):
        return False
    rest, found = DATE_OR_YEAR.subn("", text)
    return bool(found) and len(re.sub(r"第?\S{1,4}[号期版]|\s", "", rest)) <= 2


PHOTO_LAST = re.compile(r"[摄图]\)?$")


def photo_credit(page: Page, i: int) -> bool:
    """A credit line of a picture's only: （王小明 摄）."""
    last = page.credit[i] and PHOTO_LAST.search(page.plain[i]) is not None
    return last and "照片" not in page.plain[i] and names_photographers(page.texts[i])


NUMBERED = re.compile(
    rf"^(?:{COUNT}[、.:]|\(?[{TO_TEN}\d]{{1,3}}\)|\d{{1,2}}(?:[.、]\s*|\s*(?![年月日时分点岁个名人元万亿户家次条件吨米里斤届期号路座辆艘亩篇架幅余倍]|场(?![馆地所面景])|项(?!目)))(?={HAN})|第[{TO_TEN}]+[章节部])"
)


def between_paragraphs(page: Page, i: int) -> bool:
    """Whole ones, and with no mark at its own end that a sentence has."""
    if not 0 < i < len(page) - 1 or page.plain[i][-1] in ":!?" or page.plain[i].endswith(('!"', '?"')):
        return False
    return page.texty[i - 1] and page.finished(i - 1) and page.texty[i + 1] and not page.dateline[i + 1]


def text_follows(page: Page, i: int) -> bool:
    """Running text, not led by a dateline, follows at once or after one more title-like line."""
    after = page.next_text(i, 2)
    return after is not None and not page.dateline[after]


def heads_a_head(page: Page, i: int) -> bool:
    """After the next line, which is title-like, a dateline or a byline."""
    return heads_text(page, i + 1)


TAIL = re.compile(
    rf"[。!?…\")]\s*(?:[①-⑳]\d{{1,2}})?\((?!笑|掌声|鼓掌|图)(?:[^()。!?]{{1,24}}|(?:本文)?作者[^()]{{1,60}})\)(?:[。;完]|{REPUBLIC_DAY})?$"
    r"|\([^()]{0,6}(?:记者|通讯员)[^()]{2,30}\)。$"
)


TAIL_LONGEST = 80
"""Characters at a line's end in which its last brackets are looked for."""


def signed_at_its_end(text: str) -> bool:
    """Something in brackets after the last sentence: whose report it was, where it goes on, where its picture is.
    Of 80 labelled headlines, kickers and headings under such a line 72 open an article.

    >>> [signed_at_its_end(f"大家都说好。({inside})") for inside in ("县宣", "见下图", "笑")]
    [True, True, False]
    >>> [signed_at_its_end(f"大家都说好{end}") for end in ("。(何苇)(完)", "。(编辑:何苇)1090305", "(见图)。")]
    [True, True, False]
    """
    at = max(0, len(text) - TAIL_LONGEST)
    return ")" in text[-8:] and TAIL.search(text, at) is not None


REPORTER_LAST = re.compile(rf"[。!?…\"][^。!?,\"]{{0,14}}记者 ?{HAN}{{2,3}}$")
"""A reporter behind the last sentence, without brackets: of 5 labelled titles of some length under such a line 3 open
an article, one is a heading."""


@remembered
def after_an_end(page: Page, i: int) -> bool:
    """What stands before closes an article: a byline, or something in brackets at the tail of a paragraph."""
    before = page.plain[i - 1] if i else ""
    if i and (page.credit[i - 1] or signs_text(page, i - 1)):
        return True
    if signed_at_its_end(before):
        return True
    if i > 1 and page.finished(i - 2) and len(before) <= UNNAMED_LONGEST and UNNAMED.fullmatch(before):
        return True
    if not before.endswith(")"):
        tail = before[-24:]
        reporter = "记者" in tail and REPORTER_LAST.search(tail) is not None
        return reporter and page.size[i] > 6 and not BULLET.match(page.texts[i])
    return re.fullmatch(r"\([^()]{2,20}\)", before) is not None
