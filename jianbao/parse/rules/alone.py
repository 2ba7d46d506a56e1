"""Rules for a title alone between two paragraphs, the hardest to tell: another article's headline, or a heading?

And for one under what a database files each piece by."""

from __future__ import annotations

import re
from itertools import pairwise

from jianbao.model import Role
from jianbao.parse import columns
from jianbao.parse.columns import site
from jianbao.parse.once import Marks, marking, once
from jianbao.parse.page import Page
from jianbao.parse.pieces import PAGE_AND_COLUMN
from jianbao.parse.rules.kinds import BRIEFS, BRIEFS_LONGEST
from jianbao.parse.rules.rule import Rule, anything, only, title
from jianbao.parse.rules.titles import opens_with_name
from jianbao.text.numerals import FULL_YEAR

NEAR = 30
"""Lines within which titles of one article are compared."""

LONGER = 6
"""Characters."""


def place_at_its_head(page: Page, i: int) -> bool:
    """It begins with the name of a place: so 66 of 367 labelled titles alone between paragraphs that open an article, 21 of
    619 headings there."""
    return opens_with_name(page.plain[i])


@once
def longer_lines(page: Page) -> frozenset[int]:
    """Titles alone between paragraphs that are longer than the last and the next such title, as far as no dateline or
    byline begins an article between them."""
    under, over, heads = columns.under_text(page), columns.over_text(page), columns.heads(page)
    lines = [i for i, title_like in enumerate(page.title_like) if title_like and under[i] and over[i]]
    around: dict[int, int] = {}
    for i, k in pairwise(lines):
        if k - i <= NEAR and not any(heads[i : k + 1]):
            around[i], around[k] = max(around.get(i, 0), page.size[k]), page.size[i]
    return frozenset(i for i, size in around.items() if page.size[i] >= size + LONGER)


def longer_than_its_neighbours(page: Page, i: int) -> bool:
    """Longer by some than the titles alone that stand before and behind it: so 33 that open an article, 15 headings."""
    return i in longer_lines(page) and not asked_in_turns(page)[i]


ASKED_LEAST = 3
"""Questions over text that make a page's headings; asked alone, a headline may ask, too."""


@marking()
def asked_in_turns(page: Page) -> Marks:
    over = columns.over_text(page)
    marks = tuple([own and over[i] and page.plain[i][-1] == "?" for i, own in enumerate(page.title_like)])
    return marks if sum(marks) >= ASKED_LEAST else page.nothing


BRIEFS_NAME = re.compile(BRIEFS)


@marking()
def among_briefs(page: Page) -> Marks:
    """Lines under the name of a column of briefs and the title below it, until a head of two titles, or one over a dateline or
    byline, or furniture."""
    sizes = enumerate(page.size)
    names = {i for i, size in sizes if size <= BRIEFS_LONGEST and BRIEFS_NAME.search(page.plain[i])}
    if not names:
        return page.nothing
    heads, over_title, titles = columns.heads(page), columns.over_title(page), page.title_like
    marks, last = [], -1
    for i in range(len(page)):
        named = titles[i] and over_title[i] and i in names
        ended = page.furniture[i] or heads[i] or (i and titles[i] and titles[i - 1] and last != i - 1)
        last = i if named else (-1 if ended else last)
        marks.append(last >= 0)
    return marks


def brief(page: Page, i: int) -> bool:
    """Under the name of a column of briefs: so 23 that open an article, 2 headings."""
    return among_briefs(page)[i]


FILED_UNDER = re.compile(
    rf"^(?:[^\s,。]{{1,8}}(?:报|周刊|导刊)\s*{FULL_YEAR} ?年|{FULL_YEAR}年\d{{1,2}}月\d{{1,2}}日\s*[^\s,。]{{1,8}}(?:报|周刊|导刊)|专栏:$)"
)

FIELDS = 3
"""Lines of furniture over a title that are looked at."""


def filed_under(page: Page, i: int) -> bool:
    """The paper with its day, or an empty 专栏：, stands over each piece of a digitised daily: under them and some text
    all of 23 labelled titles begin an article."""
    fields: list[str] = []
    while i and len(fields) < FIELDS and page.furniture[i - 1]:
        i -= 1
        fields.append(page.plain[i])
    return i > 0 and any(map(FILED_UNDER.match, fields))


FILED_ON = re.compile(PAGE_AND_COLUMN)


def over_page_and_column(page: Page, i: int) -> bool:
    """Digitised dailies say under each title where the piece stood: 第1版(要闻)专栏:, so all of 6 labelled lines."""
    return i + 1 < len(page) and FILED_ON.match(page.plain[i + 1]) is not None


STAMPED = (
    "春到山乡游客来\n河滨在线 2021-03-06 09:30 我要评论\n村里的广播响了，大家从屋里走出来。\n"
    "县里今年新修公路\n河滨在线 2021-03-06 10:30 我要评论\n大家都说好，都说下回还要来。\n"
)

ALONE_RULES = (
    Rule(
        "over its page and column",
        Role.HEADLINE,
        8,
        only(over_page_and_column, columns.over_furniture),
        "> 2. 春到山乡\n第1版(要闻)专栏:新闻简报\n村里的广播响了。大家从屋里走出来。",
        "> 2. 春到山乡\n第1版的要闻\n村里的广播响了。大家从屋里走出来。",
        longest=60,
    ),
    Rule(
        "under the paper and day",
        Role.HEADLINE,
        3,
        title(filed_under, columns.under_furniture),
        "大家从屋里走出来，都说还要来。\n青禾日报　1984年10月16日　第2版\n> 春到山乡\n村里的广播响了。大家从屋里走出来。",
        "大家从屋里走出来，都说还要来。\n责任编辑：林晓\n> 春到山乡\n村里的广播响了。大家从屋里走出来。",
        also=Role.KICKER,
    ),
    Rule(
        "in a column of briefs",
        Role.HEADLINE,
        3,
        title(brief, columns.under_text, columns.over_text),
        "县城短讯\n石桥镇修路\n村里的广播响了。大家从屋里走出来。\n> 茶农坐车进城\n大家都说好，都说还要来。公路通到了村口。",
        "石桥镇修路\n村里的广播响了。大家从屋里走出来。\n> 茶农坐车进城\n大家都说好，都说还要来。公路通到了村口。",
    ),
    Rule(
        "says where, alone",
        Role.HEADLINE,
        1.5,
        title(place_at_its_head, columns.under_text, columns.over_text),
        "村里的广播响了。大家从屋里走出来。\n> 兰考茶农坐车进城\n大家都说好，都说还要来。公路通到了村口。",
        "村里的广播响了。大家从屋里走出来。\n> 茶农坐车进城\n大家都说好，都说还要来。公路通到了村口。",
    ),
    Rule(
        "longer than the titles around",
        Role.HEADLINE,
        2,
        title(longer_than_its_neighbours, columns.under_text, columns.over_text),
        "村里的广播响了。大家从屋里走出来。\n> 山乡新修公路三十公里\n大家都说好，都说还要来。公路通到了村口。\n坐车进城\n茶农早上六点出门。八点就到了城里。",
        "村里的广播响了。大家从屋里走出来。\n> 山乡新修公路三十公里\n大家都说好，都说还要来。公路通到了村口。\n茶农坐车只要半小时\n茶农早上六点出门。八点就到了城里。",
    ),
    Rule(
        "one of several questions",
        Role.HEADING,
        1,
        title(anything, columns.under_text, asked_in_turns),
        "村里的广播响了。大家从屋里走出来。\n> 几时通水？\n月底就通，大家不用再挑水了。\n谁出钱？\n县里出钱，大家只管接管子。\n找谁修？\n村里有人管，随叫随到，不收钱。",
        "村里的广播响了。大家从屋里走出来。\n> 几时通水？\n月底就通，大家不用再挑水了。",
        needs="?",
    ),
    Rule(
        "no stamp under it",
        Role.HEADING,
        5,
        title(anything, site.without_stamp),
        STAMPED + "> 茶园今天开园\n昨天，村里的广播响了。大家从屋里走出来。",
        STAMPED + "> 茶园今天开园\n本报讯 昨天，村里的广播响了。大家从屋里走出来。",
    ),
)
