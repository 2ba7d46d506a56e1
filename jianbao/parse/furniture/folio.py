"""The head of a page inside a file: a line of its number with its section, its paper or its day, in any order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from operator import itemgetter

from jianbao.parse.furniture.sections import SECTION
from jianbao.parse.patterns import DATE, PAPER
from jianbao.parse.pieces import COUNT, LETTER_SHEET, PAGE_NUMBER, WEEKDAY
from jianbao.parse.title_form import reads_like_title
from jianbao.text.characters import HAN
from jianbao.text.numerals import TO_TEN

LONGEST = 36
"""Characters."""

MAY_BE = re.compile(rf"(?=[A-H\d{TO_TEN}版])(?:[A-H]\d|(?<!\d)\d{{1,2}}(?!\d)|{COUNT} |{COUNT}$|版)")

BETWEEN_FIELDS = re.compile(r"[\s|丨/·‧:()《》—-]+")

FIELDS_MOST = 5

PAGE_GUIDE = "page guide"
"""The rule's name by which a line is known to tell of other pages, unless it is such a head."""

GLUED = re.compile(rf"(?:{SECTION.pattern})(?=[A-H]\d)|[A-H]\d{{1,2}}(?=(?:{SECTION.pattern})(?:\s|$))")
"""健康B2, B2健康."""

LETTERED = re.compile(LETTER_SHEET)
SHEET = re.compile(r"[A-H]\d{1,2}")
SURE = re.compile(rf"[A-H]0\d|(?:第?\d{{1,2}}|第?{COUNT}|[A-H]\d{{1,2}}|头)版")
"""A page's number that needs no known name beside it."""
COUNTED = re.compile(r"0\d|1\d|2\d")
NUMBER = re.compile(rf"\d|{COUNT}")

OTHER_FIELD = re.compile(rf"{SECTION.pattern}|{PAPER.pattern}|{WEEKDAY}|第\d+期")
NAME = re.compile(f"{HAN}{{2,6}}")
NEWS = re.compile(f"{HAN}{{0,4}}(?:新闻|要闻|综合|副刊)|{PAPER.pattern}")
"""What stands beside a figure that might as well number a heading: 3 综合新闻."""


def known(others: Sequence[str], _dated: bool) -> bool:
    return all(map(OTHER_FIELD.fullmatch, others))


def known_or_a_name(others: Sequence[str], _dated: bool) -> bool:
    unknown = [field for field in others if not OTHER_FIELD.fullmatch(field)]
    return not unknown or (len(unknown) == 1 and NAME.fullmatch(unknown[0]) is not None)


def of_a_section(others: Sequence[str], dated: bool) -> bool:
    """A day alone has G20 and F1, too."""
    return known(others, dated) and any(SECTION.fullmatch(field) or PAPER.fullmatch(field) for field in others)


def of_news(others: Sequence[str], dated: bool) -> bool:
    return known(others, dated) and (dated or any(map(NEWS.fullmatch, others)))


BESIDE = {SURE: known_or_a_name, LETTERED: known, SHEET: of_a_section, COUNTED: known, NUMBER: of_news}
"""For each form of a page's number what may stand beside it, the surest first."""


def page_of_fields(text: str) -> str:
    """The page's number in the head of a page, as printed; empty for any other line. So 79 of 81 labelled lines are
    furniture, and two the byline of a site's copy.

    >>> [page_of_fields(text) for text in ("要闻 A03", "13 热线新闻", "08 各地·综合", "A3·要闻 2015年3月6日", "健康B2")]
    ['A03', '13', '08', 'A3', 'B2']
    >>> [page_of_fields(text) for text in ("3 教育", "A4 纸涨价", "2015年3月6日", "国道 G30", "第二版教材")]
    ['', '', '', '', '']
    """
    return page_beside(text) if len(text) <= LONGEST and "。" not in text and MAY_BE.search(text) else ""


@lru_cache(maxsize=1024)
def page_beside(text: str) -> str:
    """The page's number in a short line that has one, if nothing else stands there that a page's head has not."""
    rest, days = DATE.subn(" ", text)
    fields = [field for field in BETWEEN_FIELDS.split(GLUED.sub(r"\g<0> ", rest)) if field]
    for form, beside in BESIDE.items():
        number = next(filter(form.fullmatch, fields), None)
        if number is not None:
            others = [field for field in fields if field is not number]
            return number if 0 < len(others) + days < FIELDS_MOST and beside(others, days > 0) else ""
    return ""


def folios(texts: Sequence[str]) -> Iterator[bool]:
    """Whether another page begins at each line, under a sentence. On top of a file such a line counts among the titles,
    as rules for the page's top have it."""
    below = False
    for text in texts:
        yield below and (is_folio_in_words(text) or page_of_fields(text) != "")
        below = below or "。" in text


IN_WORDS = re.compile(rf"^[(·\s]*(?:第?\s*{COUNT}|头)\s*版(?:[)·\s:]+\S{{0,8}})?$")
"""第二版, 【二版】, 第二版　农业."""

MARKED = re.compile(
    rf"^[(\[=■]+\s*(?:(?:第?\s*{PAGE_NUMBER}\s*版|[A-Z]\d{{1,2}})[\s:·]+(?:{SECTION.pattern})"
    rf"|第?\s*{PAGE_NUMBER}\s*版|{LETTER_SHEET})\s*[)\]=]*$"
)
"""【第2版】, [2版], 【A02】, ■第2版, ===第2版===, 【2版 要闻】; behind other words it may be a name: ■G20 峰会."""

IN_WORDS_LONGEST = 20


def is_folio_in_words(text: str) -> bool:
    if len(text) > IN_WORDS_LONGEST:
        return False
    return ("版" in text and IN_WORDS.match(text) is not None) or (text[0] in "([=■" and MARKED.match(text) is not None)


MARKED_NUMBER = re.compile(
    r"[-—–·~=]+ ?\d{1,4} ?[-—–·~=]+|第 ?\d{1,4} ?页(?:\W{0,3}共 ?\d{1,4} ?页)?|(?:page|p\.) ?\d{1,4}", re.IGNORECASE
)
BARE_NUMBER = re.compile(r"\d{1,4}")
NUMBER_LONGEST, HEAD_LONGEST = 18, 30


def page_numbers(texts: Sequence[str]) -> Sequence[int]:
    """Lines of a page's number alone, behind a mark, or such that each counts on from the one before, with sentences
    between them: in a table or a poem stand none."""
    short = [i for i, text in enumerate(texts) if len(text) <= NUMBER_LONGEST and not text.isalpha()]
    bare = [i for i in short if BARE_NUMBER.fullmatch(texts[i])]
    counted = len(bare) > 1 and all(
        int(texts[k]) == int(texts[i]) + 1 and any("。" in text for text in texts[i:k]) for i, k in pairwise(bare)
    )
    return [i for i in short if MARKED_NUMBER.fullmatch(texts[i])] or (bare if counted else [])


def around_numbers(texts: Sequence[str], credit: Sequence[bool]) -> frozenset[int]:
    """Pages' numbers and the running head, which stands beside each of them, maybe on top of the file, and nowhere else;
    not a headline that all pages have on top and the first over its text, nor one that each has over its day.

    >>> page = ["文集", "春到山乡", "路修好了。", "- 2 -", "文集", "老井", "井没有水了。"]
    >>> [sorted(around_numbers(lines, [False] * 8)) for lines in (page, page[:1] + page[2:], page[1:])]
    [[0, 3, 4], [2, 3], []]
    >>> sorted(around_numbers(["第1页", "老井", "井没有水了。", "第2页", "老井", "水又来了。"], [False] * 6))
    [0, 3, 4]
    """
    pages = page_numbers(texts)
    for side in (1, -1) if pages else ():
        near = {0, *(i + side for i in pages if 0 <= i + side < len(texts))}
        times = Counter([texts[i] for i in near if len(texts[i]) <= HEAD_LONGEST and "。" not in texts[i]])
        head, copies = max(times.items(), key=itemgetter(1), default=("", 0))
        if copies > 1 and texts.count(head) == copies:
            heads = {i for i in near if texts[i] == head}
            top = min(heads)
            if top + 1 < len(texts) and {*range(top)} <= {*pages}:
                if DATE.search(texts[top + 1]):
                    break
                if credit[top + 1] or not reads_like_title(texts[top + 1]):
                    heads.remove(top)
            return frozenset({*pages, *heads})
    return frozenset()
