"""Lines that say where a piece was printed, and nothing else: 《青禾日报》2016年11月4日第1版.

Whether they stand over, under or behind what they tell of is decided once for a file, whose lines are all alike.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from datetime import date, timedelta
from enum import Enum, auto
from functools import lru_cache
from itertools import pairwise

import msgspec

from jianbao.parse.either_day import read_day
from jianbao.parse.furniture.folio import LETTERED
from jianbao.parse.furniture.sections import SECTION, sections_only
from jianbao.parse.patterns import DATE, HINTS_AT_DATE, PAPER, plain
from jianbao.parse.pieces import COUNT, HOUR, LUNAR_DAY, OF_A_PAPER, PAGE_NUMBER, WEEKDAY
from jianbao.parse.title_form import reads_like_title, title_longest
from jianbao.text.characters import HAN

LONGEST = 60
"""Characters."""

FIGURES = re.compile(r"\d+")
OTHER = re.compile(rf"{HOUR}|://|。.")
"""A site's stamp has the hour, and a sentence goes on."""

STROKE_IN_DAY = re.compile("(?<=[年月])/")
"""2017年/9月/14日, as a database has it."""

PAGE = re.compile(
    rf"第?\s*(?P<page>{PAGE_NUMBER})\s*{OF_A_PAPER}"
    rf"|第\s*(?P<leaf>\d{{1,3}}|{COUNT})\s*页|\bPage (?P<english>\d{{1,3}})\b"
    r"|\((?P<figure>\d{1,3})\)|(?<![A-Za-z\d])(?P<sheet>[A-Z]{1,2}\d{1,2})(?![A-Za-z\d])"
)
WORD = re.compile(r"[^\s/|,.、·:;()《》<>\"\[\]=*#~_—–。●■◆-]+")

NO_PAPER = re.compile(
    "[阅读订看播预举填申上喜捷海情战板本]报$|(?<!中国)剪报$|(?<!文)摘报$|(?:^|工作|情况)[汇通]报$|^简报$"
)
"""路况播报, 天气预报, 某某剪报; 文汇报, 交通报, 文摘报 and 中国剪报 are papers."""
NAME = re.compile(rf"(?!\d|[本今]报){PAPER.pattern}")
JOURNAL = re.compile(f"{HAN}{{1,8}}(?:刊|周末)")
"""A name beside a page's number; 欢度周末 has none."""
BESIDE = re.compile(
    rf"{SECTION.pattern}|{WEEKDAY}|(?:农历)?(?:\S{{2}}年)?{LUNAR_DAY}|总?第?\d+[期号]|[A-Z]{{3,}}"
    r"|(?:[本原]文|文章|稿件|信息|新闻)?(?:来源|出处|[原转]?[刊登]?载|原?刊[登发]?|发表|摘|选|转|据)[于自]?"
    r"|(?:出版|见报|发布|刊登)?日期|(?:出版|见报|发布|刊登)时间|报[纸刊](?:名称)?|版[次面名]"
)
BY = r"(?:(?:本报|特约|特派|见习|实习)?(?:记者|通讯员)|作者)[ :/]*"
SIGNED = re.compile(rf"(?<!{HAN}){BY}{HAN}{{2,4}}(?:(?:[、 ]+{HAN}{{2,4}})*$|(?:、{HAN}{{2,4}})*(?=[ /|]))")
"""记者 何苇, before the paper or behind its page."""
SECTION_NAME = re.compile(f"{HAN}{{2,8}}")


class Imprint(msgspec.Struct, frozen=True):
    day: date
    page: str
    """Its number as printed, or nothing."""
    paper: tuple[int, int] | None
    """Where its name stands in the line."""
    signed: tuple[int, int] | None = None
    """Where it says who wrote."""


def imprint(text: str) -> Imprint | None:
    """What a line, in its plain form, says of the paper, the day and the page, where it says nothing else and the day,
    once or in both calendars.

    >>> imprint("来源:青禾日报/2017年/9月/14日/第003版")
    Imprint(day=datetime.date(2017, 9, 14), page='003', paper=(3, 7), signed=None)
    >>> [imprint(text) for text in ("青禾日报 2017年9月14日 何苇", "青禾日报 第3版", "2017-09-14 08:30 青禾日报")]
    [None, None, None]
    >>> [bool(imprint(text)) for text in ("(《申报》1899年9月2日)", "(申报1899年9月2日)")]
    [True, False]
    >>> imprint("青禾日报 2017年9月14日 A03 记者 何苇")
    Imprint(day=datetime.date(2017, 9, 14), page='A03', paper=(0, 4), signed=(20, 25))
    """
    may_be = len(text) <= LONGEST and HINTS_AT_DATE.search(text) and not OTHER.search(text)
    return read_imprint(text) if may_be else None


@lru_cache(maxsize=1024)
def read_imprint(text: str) -> Imprint | None:
    """The same of a line that may be one."""
    rest = STROKE_IN_DAY.sub(" ", text)
    days = list(DATE.finditer(rest))
    told = {read_day(each) for each in days}
    day = told.pop() if len(told) == 1 else None
    if day is None:
        return None
    for each in days:
        rest = blanked(rest, each)
    page = PAGE.search(rest)
    rest = blanked(rest, page) if page else rest
    signed = SIGNED.search(rest)
    rest = blanked(rest, signed) if signed else rest
    paper: tuple[int, int] | None = None
    section = ""
    for word in WORD.finditer(rest):
        if paper is None and (in_marks(rest, word) or is_paper_or_journal(word[0], page is not None)):
            paper = word.span()
        elif page and not section and word.start() > page.start() and SECTION_NAME.fullmatch(word[0]):
            section = word[0]
        elif not BESIDE.fullmatch(word[0]):
            return None
    if page and page["sheet"] and not (paper or LETTERED.fullmatch(page["sheet"]) or SECTION.fullmatch(section)):
        return None
    if signed and not (paper or page):
        return None
    return Imprint(day, page[page.lastgroup or 0] if page else "", paper, signed.span() if signed else None)


def is_paper_or_journal(word: str, with_page: bool) -> bool:
    if NAME.fullmatch(word):
        return not NO_PAPER.search(word)
    return with_page and JOURNAL.fullmatch(word) is not None


def in_marks(text: str, word: re.Match[str]) -> bool:
    """《青申报》 is a paper, whatever else its name might be."""
    return text[: word.start()].endswith("《") and NAME.fullmatch(word[0]) is not None


def imprinted_paper(text: str) -> str | None:
    """The paper's name as printed in a line that is such one."""
    found = imprint(plain(text))
    return text[slice(*found.paper)] if found and found.paper else None


def blanked(text: str, found: re.Match[str]) -> str:
    """With strokes for what was found, so that offsets stay and what stands around it is not joined."""
    return text[: found.start()] + "/" * len(found[0]) + text[found.end() :]


PAGE_IMPRINT = "imprint of a page"
"""The rule's name by which the lines under it are known to be of that page."""


class Standing(Enum):
    OVER = auto()
    """On top of what it tells of, as a page's head or a day's."""
    UNDER = auto()
    """Right under the headline."""
    FOOT = auto()


class LineKind(Enum):
    """What a line is to the imprints around it."""

    TITLE = auto()
    TEXT = auto()
    CREDIT = auto()
    FURNITURE = auto()
    IMPRINT = auto()
    OTHER = auto()
    """A name in brackets, the end of a clause: it tells nothing."""


HEADS = frozenset([LineKind.TITLE, LineKind.CREDIT])
HEADS_OR_TEXT = HEADS | {LineKind.TEXT}
WORDS = HEADS_OR_TEXT | {LineKind.OTHER}
OPENS_TEXT = frozenset([LineKind.TEXT, LineKind.CREDIT])
NO_TITLE, NO_TEXT = (frozenset(LineKind) - {kind} for kind in (LineKind.TITLE, LineKind.TEXT))

CITES = re.compile(r"[(《—-]|[^:]{0,4}(?:来源|[原刊]载|刊于|出处)")
"""How a line begins that cites; the head or the foot of a page seldom does."""

YEAR = timedelta(days=366)
LEAST_DAYS = 3

ALIKE = 0.8
"""Of the imprints of a file stand so: at least."""

HEAD = 3
"""Lines over the first imprint, at most, where it stands under a headline."""


def standings(
    texts: Sequence[str],
    furniture: Sequence[bool],
    credit: Sequence[bool],
    dateline: Sequence[bool],
    levelled: Sequence[bool],
) -> dict[int, Standing]:
    """How each imprint of a file stands to what it tells of; none where the file does not say.

    All stand under their headlines where ``#`` marks these or nothing but titles and bylines stands above the first,
    behind their texts where no text stands behind the last, and over them where no words stand above the first. Days
    alone count where each stands over a title of its own and no line says more; elsewhere they are of what is told, or
    a signature's. A single line behind the last text is the foot of the page where there are several heads, unless it
    cites.
    """
    own = {k: each for k, text in enumerate(texts) if (each := imprint(text))}
    full = [k for k, each in own.items() if each.paper or each.page]
    marks = full or of_one_form(own, texts)
    if not marks:
        return {}
    at = [LineKind.FURNITURE, *map(kind_of, texts, furniture, credit, dateline), LineKind.FURNITURE]
    """With one more before the first and behind the last."""
    for k in marks:
        at[k + 1] = LineKind.IMPRINT
    before, behind = set(at[1 : marks[0] + 1]), at[marks[-1] + 2 :]
    if full and all(k and levelled[k - 1] and not tells_of_a_paper(texts[k - 1]) for k in marks):
        return if_nearly_all(marks, at, Standing.UNDER, HEADS, OPENS_TEXT)
    if (
        LineKind.TITLE in before
        and before - {LineKind.FURNITURE} <= HEADS
        and marks[0] <= HEAD
        and not any(map(tells_of_a_paper, texts[: marks[0]]))
    ):
        return if_nearly_all(marks, at, Standing.UNDER, HEADS, OPENS_TEXT) if full else {}
    if not before & WORDS:
        each_heads = full or all(at[k + 2] is LineKind.TITLE and at[k + 3] in HEADS_OR_TEXT for k in marks)
        return if_nearly_all(marks, at, Standing.OVER, NO_TITLE, NO_TEXT) if each_heads else {}
    heads = sum(kind is LineKind.TITLE and below in OPENS_TEXT for kind, below in pairwise(at))
    of_article = len(marks) > 1 or heads <= 1 or CITES.match(texts[marks[0]])
    if full and before >= {LineKind.TITLE, LineKind.TEXT} and LineKind.TEXT not in behind and of_article:
        return if_nearly_all(marks, at, Standing.FOOT, NO_TITLE, NO_TEXT)
    return {}


def if_nearly_all(
    marks: Sequence[int],
    at: Sequence[LineKind],
    standing: Standing,
    above: Set[LineKind],
    below: Set[LineKind],
) -> dict[int, Standing]:
    """Those that stand so between such lines, if nearly all do."""
    found = [k for k in marks if at[k] in above and at[k + 2] in below]
    return dict.fromkeys(found, standing) if len(found) >= ALIKE * len(marks) else {}


def kind_of(text: str, furniture: bool, credit: bool, dateline: bool) -> LineKind:
    if furniture or credit:
        return LineKind.FURNITURE if furniture else LineKind.CREDIT
    if dateline or "。" in text or len(text) > title_longest(text, len(text)):
        return LineKind.TEXT
    return LineKind.TITLE if reads_like_title(text) else LineKind.OTHER


def of_one_form(own: Mapping[int, Imprint], texts: Sequence[str]) -> Sequence[int]:
    """Days alone, where several within a year are typed alike; those of a chronicle lie further apart, and one on top
    of a page and one that signs a text are two."""
    forms = {FIGURES.sub("0", texts[k]) for k in own}
    days = [each.day for each in own.values()]
    near = len(set(days)) == len(days) >= LEAST_DAYS and max(days) - min(days) < YEAR
    return list(own) if near and len(forms) == 1 else ()


def tells_of_a_paper(text: str) -> bool:
    return PAPER.fullmatch(text) is not None or sections_only(text) or PAGE.search(text) is not None
