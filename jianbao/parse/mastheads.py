"""The paper and the day of the page that an article stands on, where furniture tells them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from jianbao.model import HEAD_ROLES, Label
from jianbao.parse.either_day import read_day
from jianbao.parse.furniture.sections import SECTION
from jianbao.parse.furniture.share_bar import is_related_head
from jianbao.parse.imprints import PAGE_IMPRINT, imprint, imprinted_paper
from jianbao.parse.patterns import DATE, MAY_BE_DATE, PAPER, plain, printed_part
from jianbao.parse.pieces import COUNT, LUNAR_DAY, NTH_PAGE, NUMBERED_PAGE, WEEKDAY
from jianbao.text.characters import HAN
from jianbao.text.numerals import MINGUO, OF_A_DAY, TO_NINE, WEEKDAYS, YEAR_DIGITS, number, year

Masthead = tuple[str | None, date | None]
"""A paper and a day."""

LONGEST_HEAD = 80
WEEKDAY_NAMED = re.compile(f"(?:星期|周|礼拜)([{WEEKDAYS}天])")
OTHER_DAY = re.compile(
    r"^(?:creat|updat|modifi|clipp|sav|access)ed:|创建(?:时间|日期|于|:)|今日日期|今天是|现在是|当前时间|北京时间:|版权|copyright|©|://|。|\d:\d\d|往期|[前上]期回顾|精彩回顾|^相关|^(?:文字)?(?:识别|扫描)(?:时间|日期)",
    re.IGNORECASE,
)
"""A site tells the day on which it was looked at, a scan that on which it was read; a page's foot, a link and a list of
other stories tell days, too."""

PAPER_HERE = re.compile(
    rf"[ 《()|]*+(?P<name>(?!\d|本报){PAPER.pattern})"
    r"(?<![阅读订看预举海播]报)(?<!(?<!中国)剪报)(?<!(?<!文)摘报)(?![纸道导])"
)
PAPER_ENDS = re.compile("[报刊]")
SET_APART = re.compile(rf"(?<!\S)(?:{HAN}\s{{1,2}}){{2,7}}[报報刊](?!\S)")
"""青 禾 日 报: a name set to the width of its line."""

AT_FOOT = re.compile("编辑|校对|责编")
"""Below a story these are its own, or the foot of its page; beside the day on top of a page they are the page's."""

TITLE = re.compile(f'(?:{HAN}|[,:·"]){{7,}}')
"""A title of another story; names of a page's part are shorter: 今日资讯, 国内外简讯."""

FOOT = re.compile(rf"(?P<day>\d{{4}}-\d\d-\d\d) (?:\d+ )+(?P<name>{PAPER.pattern}) content_\d+\.html?\b")
"""What electronic papers leave under a story, with its day: 2020-03-12 2 2 青禾日报 content_1234.html 1 春到山乡."""

DOTTED = re.compile(r"(?<![\d.])(1[01]\d)\.(\d\d?)\.(\d\d?)(?![\d.])")
"""108.03.05 is a day of the Republic of China where the paper's name stands right before it or a page's number in the
line, elsewhere a version."""

SHORT_YEAR = re.compile(
    rf"(?<![\d.{YEAR_DIGITS}])([1-9]\d|[{TO_NINE}][{YEAR_DIGITS}])(?: ?年 ?|\.)(\d\d?|{COUNT})(?: ?月 ?|\.)"
    rf"(\d\d?|[{OF_A_DAY}]{{1,3}})(?:日|(?![\d.]))"
)
"""84年5月21日, 67.10.25: a year of the 20th century or of the Republic, and a paper's script does not tell which."""

PAGE_NAMED = re.compile(rf"{NUMBERED_PAGE}|{NTH_PAGE}|头版")
PAGE_SIGN = re.compile(PAGE_NAMED.pattern + r"|第 ?\d+ ?期|星期|农历|[上下]一[版期]|放大|(?:出版|发布|刊发|报纸)日期")
"""What the head of a page says besides the day."""

FIELD = re.compile(
    rf"{DATE.pattern}|{SHORT_YEAR.pattern}|{PAGE_NAMED.pattern}|{WEEKDAY}|{LUNAR_DAY}日?|\d ?期"
    rf"|(?<!\S)(?:[A-Z]?\d{{1,2}}(?:{SECTION.pattern})?|{SECTION.pattern})(?!\S)|(?<!\S)·\d{{1,2}}·(?!\S)"
)
"""What a masthead tells beside the paper, in any order; of lunar days and issues what they end in."""


def mastheads(labels: Sequence[Label]) -> dict[int, Masthead]:
    """For each article the paper and the day of the page that it stands on.

    Those in the furniture before the first article hold for every article under it, until furniture says that another
    page begins: its day stands in one line with a paper, a page's number or a weekday, or alone under a paper's name or
    over a page's number; between the titles of an article it is that one's, too. A foot that tells its day ends
    a page, whose paper and day it tells where nothing above did.
    """
    first = next((k for k, label in enumerate(labels) if label.article is not None), len(labels))
    paper, day = masthead_of(labels[:first])
    found: dict[int, Masthead] = {}
    settled: set[int] = set()
    last = 0
    for k, label in enumerate(labels[first:], first):
        if label.article is not None:
            if label.article not in settled:
                found[label.article] = (paper, day)
            if label.role not in HEAD_ROLES:
                settled.add(label.article)
            last = label.article
        elif foot := FOOT.match(plain(label.line.text)):
            found[last] = (found[last][0] or foot["name"], found[last][1] or read_day(DATE.match(foot["day"])))
            paper, day = None, None
        elif begins_page(labels, k):
            other, day = masthead_of([label])
            paper = other or paper
    return found


def masthead_of(labels: Sequence[Label]) -> Masthead:
    """What the furniture over an article tells; an imprint of the page tells it best."""
    paper, day = masthead([label.line.text for label in labels])
    said = next((label.line.text for label in labels if label.rule == PAGE_IMPRINT), "")
    found = imprint(plain(said)) if said else None
    return (imprinted_paper(said) or paper, found.day) if found else (paper, day)


def masthead(lines: Sequence[str]) -> Masthead:
    """The first paper and the first day; a site's clock is none, nor what a list of other stories says.

    >>> masthead(["今日日期：2025年4月11日", "1998年9月3日青禾日报 第8版"])
    ('青禾日报', datetime.date(1998, 9, 3))
    """
    list_head = next((k for k, text in enumerate(lines) if is_related_head(plain(text))), len(lines))
    own = (text for k, text in enumerate(lines) if k <= list_head or says_page(text))
    return next(filter(None, map(paper_in, lines)), None), next(filter(None, map(day_in, own)), None)


def day_in(text: str) -> date | None:
    """The day of a page that furniture may state.

    >>> day_in("国内外简讯 2017-03-14 A16"), day_in("南岸新路下月通车 2017-03-14"), day_in("往期回顾 2017-03-14 第3版")
    (datetime.date(2017, 3, 14), None, None)
    """
    folded = plain(text)
    if len(folded) > LONGEST_HEAD or not (MAY_BE_DATE.search(folded) or WEEKDAY_NAMED.search(folded)):
        return None
    dotted = DOTTED.search(folded)
    if dotted and (PAGE_NAMED.search(folded) or PAPER.fullmatch(folded[: dotted.start()].strip())):
        folded = DOTTED.sub(r"\1年\2月\3日", folded)
    day = DATE.search(folded)
    if OTHER_DAY.search(plain(text)):
        return None
    if day is None:
        return day_of_short_year(folded)
    title = TITLE.search(DATE.sub(" ", folded))
    return None if title and not says_page(text) else read_day(day)


def day_of_short_year(text: str) -> date | None:
    """The day whose year has two figures, where the weekday in the line tells which count it is of.

    >>> [day_of_short_year(f"84年5月21日{weekday}") for weekday in (" 星期日", " 星期一", "")]
    [datetime.date(1995, 5, 21), datetime.date(1984, 5, 21), None]
    """
    weekday = WEEKDAY_NAMED.search(text)
    written = SHORT_YEAR.search(text) if weekday else None
    if written is None or weekday is None:
        return None
    said = WEEKDAYS.index(weekday[1].replace("天", "日"))
    years, month, day_of_month = year(written[1]), number(written[2]), number(written[3])
    fit = []
    for count in (1900, MINGUO):
        try:
            day = date(count + years, month, day_of_month)
        except ValueError:
            continue
        fit += [day] if day.weekday() == said else []
    return fit[0] if len(fit) == 1 else None


def day_at_end(title: str) -> date | None:
    """The day at the end of a title, as those of a broadcast or a chronicle have it.

    >>> day_at_end("晨间新闻 2017-03-14"), day_at_end("南岸新路2017年3月14日通车")
    (datetime.date(2017, 3, 14), None)
    """
    folded = plain(title).rstrip()
    days = DATE.finditer(folded) if " " in folded else ()
    last = next((match for match in days if match.end() == len(folded)), None)
    return read_day(last) if last and folded[: last.start()].endswith(" ") else None


def says_page(text: str) -> bool:
    """Whether a line has a page's number, a weekday or the like, or a paper beside a day."""
    return PAGE_SIGN.search(plain(text)) is not None or paper_in(text) is not None


def paper_in(text: str) -> str | None:
    """The paper's name that a line begins with or, where it tells a day, has behind any field of a masthead. Two names
    behind a field are a list.

    >>> paper_in("星期二 2019年3月5日 农历正月廿九 青禾日报 第3版"), paper_in("第3版 2019年3月5日 来源：青禾日报")
    ('青禾日报', None)
    """
    if not PAPER_ENDS.search(plain(text)):
        return None
    text = SET_APART.sub(lambda name: re.sub(r"\s", "", name[0]), text)
    folded = plain(text)
    name = PAPER_HERE.match(folded)
    if name is None and (DATE.search(folded) or SHORT_YEAR.search(folded)):
        behind = (PAPER_HERE.match(folded, field.end()) for field in FIELD.finditer(folded))
        name = next((each for each in behind if each and not PAPER_HERE.match(folded, each.end())), None)
    return printed_part(text, name, "name") if name else None


def begins_page(labels: Sequence[Label], k: int) -> bool:
    """Whether a line of furniture is the head of another page."""
    text = plain(labels[k].line.text)
    if labels[k].rule == PAGE_IMPRINT:
        return True
    if not day_in(labels[k].line.text) or AT_FOOT.search(text):
        return False
    if DATE.fullmatch(text.strip()):
        above, below = (labels[max(0, n) : n + 1] for n in (k - 1, k + 1))
        if any(label.article is None and PAPER.fullmatch(plain(label.line.text)) for label in above):
            return True
        return any(label.article is None and PAGE_NAMED.match(plain(label.line.text)) for label in below)
    return says_page(labels[k].line.text)
