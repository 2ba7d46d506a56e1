"""Rules for what belongs to no article: mastheads, folios, staff lines, share bars, navigation, related links."""

from __future__ import annotations

import re
from string import ascii_letters

from jianbao.model import Role
from jianbao.parse import columns
from jianbao.parse.columns import numbers, site
from jianbao.parse.columns.gaps import under_parting_gap
from jianbao.parse.furniture.folio import is_folio_in_words, page_of_fields
from jianbao.parse.furniture.kind import Furniture
from jianbao.parse.furniture.known import FURNITURE
from jianbao.parse.furniture.share_bar import is_site_line
from jianbao.parse.needs import DIGITS
from jianbao.parse.page import Page
from jianbao.parse.patterns import STAFF_LABEL
from jianbao.parse.rules.rule import Rule, Test, anything, only, says
from jianbao.text.numerals import TO_TEN


def share_word(page: Page, i: int) -> bool:
    return page.share_word[i]


def heads_a_page(page: Page, i: int) -> bool:
    text = page.plain[i]
    return is_folio_in_words(text) or page_of_fields(text) != ""


def site_line(page: Page, i: int) -> bool:
    return is_site_line(page.plain[i])


TITLES_OVER_REPORT = 3
"""Of a report under 相关新闻, at most."""


def related_head(page: Page, i: int) -> bool:
    return page.related_head[i] and not over_report(page, i)


def over_report(page: Page, i: int) -> bool:
    """相关新闻 under text and over a title or a few that text follows: a kicker, as all four in print. A colon opens a list."""
    text = page.next_text(i, TITLES_OVER_REPORT + 1)
    if (
        text is None
        or page.plain[i][-1] == ":"
        or i + 1 == text
        or i == 0
        or page.furniture[i - 1]
        or under_parting_gap(page)[i + 1]
    ):
        return False
    between = range(i + 1, text)
    if not all(page.title_like[k] and not page.in_site_head[k] and not under_parting_gap(page)[k] for k in between):
        return False
    return page.dateline[text] or (text + 1 < len(page) and page.texty[text + 1]) or of_a_box(page, i)


def of_a_box(page: Page, i: int) -> bool:
    """Such a head on a page that nothing else tells to be a site's."""
    return IN_PRINT.fullmatch(page.plain[i]) is not None and not (page.is_web_page or page.site_parts)


def under_related_head(page: Page, i: int) -> bool:
    """A title after 相关新闻 and the like, with nothing but titles between: no line has a stop in it.

    The head of a site's next story ends the list. A title over text is no link, but over what a site says of itself at the
    page's foot: so all of 4 labelled lines.
    """
    text = page.next_text(i, 2) if page.size[i] >= 10 else None
    if text is not None and text + 1 < len(page) and "。" in page.plain[text]:
        return False
    for k in range(i, max(-1, i - 40), -1):
        if page.in_site_head[k]:
            return False
        if k < i and page.related_head[k]:
            return not over_report(page, k)
        if under_parting_gap(page)[k]:
            return False
        if page.size[k] > 60 or "。" in page.plain[k]:
            return False
    return False


IN_PRINT = re.compile(r"\W?(?:相关(?:链接|阅读|新闻|报道)|延伸阅读)\W?")
"""Heads that a paper sets over a box, too."""


def last_words(page: Page, i: int) -> bool:
    """What a site says of itself at the foot of the page, under the head of its list or the one title in it.

    Where nothing else is a site's, a head that print has stands over the text of a box.
    """
    if i == 0 or i + 1 < len(page):
        return False
    head = i - 2 if i > 1 and related_head(page, i - 2) and not page.texty[i - 1] else i - 1
    return related_head(page, head) and not of_a_box(page, head)


WORDS = re.compile(r"[\u3400-\U0002ffff…|。!?)]|\.\.\.|\d{4}|\d[:,.]\d|^[\"',、;:]+$|^[①-⑨Ⅰ-Ⅸ]|^(?i:part)\b")


def no_words(page: Page, i: int) -> bool:
    """A scrap of the page's buttons: at most eight characters, none of them Han, unless it stands for text left out.

    A stroke alone parts them: so all of 5 labelled lines. Numbers that count up through the page are headings: so all of 9.
    """
    if page.plain[i] in ("|", ":::"):
        return True
    return page.size[i] <= 8 and not (WORDS.search(page.plain[i]) or numbers.counted(page)[i])


LATIN = re.compile(r"(?=.*[A-Za-z]{2})(?!part[ .]{0,2}\d)[ !-~’‘“”]+", re.IGNORECASE)

LATIN_LONGEST = 24
"""Characters."""


def latin_at_an_edge(page: Page, i: int) -> bool:
    """A paper's name, a section or a button, on top of a page or at its foot, or beside furniture: so 41 of 47 lines. Among
    text 19 labelled lines are furniture, which other rules know, and 58 text, headings and signatures."""
    if page.size[i] > LATIN_LONGEST or LATIN.fullmatch(page.plain[i]) is None:
        return False
    beside = [k for k in (i - 1, i + 1) if 0 <= k < len(page)]
    return columns.on_top(page)[i] or len(beside) < 2 or any(page.furniture[k] for k in beside)


STAFF_ALONE = re.compile(STAFF_LABEL)


def under_staff_label(page: Page, i: int) -> bool:
    """A name, or what closes the brackets behind it: so all of 5 labelled lines."""
    label = page.plain[i - 1]
    if i > 1 and page.plain[i] in ")]" and STAFF_ALONE.fullmatch(page.plain[i - 2]):
        return True
    return label[-1] == ":" and STAFF_ALONE.fullmatch(label) is not None


def known(one: Furniture) -> Test:
    """The pattern's test; lines that are no furniture at all, nearly all of them, are not asked."""
    return only(says(one.pattern, one.longest), columns.furniture)


STORY_OF_SITE = "县里今年新修公路三十公里\n2021-03-06 09:30\n村里的广播响了，大家从屋里走出来。"


FURNITURE_RULES = (
    *(Rule(one.name, Role.FURNITURE, one.points, known(one), one.yes, one.no) for one in FURNITURE),
    Rule(
        "share word", Role.FURNITURE, 8.7, only(share_word, columns.furniture), "分享到：", "分享你的故事，让更多人看到"
    ),
    Rule(
        "what the window is called",
        Role.FURNITURE,
        12,
        only(anything, site.window_title),
        "> 山乡春茶今年开园早_石桥镇新闻\n首页\n山乡春茶今年开园早\n2021-03-06\n村里的广播响了，大家从屋里走出来。",
        "> 青禾县公安局石桥分局\n寻人启事\n村里的广播响了，大家从屋里走出来。\n青禾县公安局石桥分局\n2021年3月6日",
    ),
    Rule("scrap", Role.FURNITURE, 7, no_words, "A+", "2,300", longest=8),
    Rule("words of a site", Role.FURNITURE, 8, only(site_line, columns.furniture), "【我要纠错】", "我要纠错的那一天"),
    Rule(
        "related head",
        Role.FURNITURE,
        9,
        only(related_head, columns.furniture),
        "相关文章:",
        "相关文章的作者昨天作出回应",
    ),
    Rule(
        "related head over a report",
        Role.KICKER,
        7,
        only(lambda page, i: page.related_head[i] and over_report(page, i), columns.related),
        "村里的广播响了，大家从屋里走出来。\n> 相关新闻\n山乡春茶开园\n本报讯 昨日，山乡的春茶开园。",
        "村里的广播响了，大家从屋里走出来。\n> 相关新闻\n山乡春茶开园\n山乡游客多",
    ),
    Rule(
        "under related head",
        Role.FURNITURE,
        9,
        only(under_related_head, columns.related),
        "相关新闻\n> 三地同日开工\n某地今秋将通高铁",
        "相关新闻\n当地居民说，这条路修好之后，进城的时间由一个小时缩短到了二十分钟，大家都盼着它早一天通车，好把地里的菜卖出去。这一天终于来了。\n> 三地同日开工",
        longest=60,
    ),
    Rule(
        "under a staff label",
        Role.FURNITURE,
        9,
        lambda page, i: i > 0 and under_staff_label(page, i),
        "（责任编辑：\n> 林晓\n）",
        "（责任编辑：\n林晓\n> 村里的广播响了",
        longest=12,
    ),
    # So three labelled lines, all furniture.
    Rule(
        "last words of a site",
        Role.FURNITURE,
        8,
        only(last_words, columns.related, columns.texty),
        "大家都说好。\n新闻推荐\n三地同日开工\n> 青禾新闻，天天更新。家乡的事，无论大小，都在这里。",
        "大家都说好。\n相关链接\n> 全县共有茶园三千亩。一半在山上，一半在河边。",
    ),
    Rule(
        "head of the next page",
        Role.FURNITURE,
        8,
        only(heads_a_page, columns.furniture),
        "春到山乡\n村里的广播响了，大家从屋里走出来。\n> 13　热线新闻\n河堤修好了",
        "春到山乡\n村里的广播响了，大家从屋里走出来。\n> 第二版教材\n河堤修好了",
        needs="版" + DIGITS + TO_TEN,
    ),
    # So 739 of 756 labelled lines.
    Rule(
        "around a site's story",
        Role.FURNITURE,
        8,
        only(anything, site.outside_stories),
        f"> 夏日好物 抢先看\n{STORY_OF_SITE}",
        f"夏日好物 抢先看\n> {STORY_OF_SITE}",
        long=True,
    ),
    Rule(
        "right under a site's story",
        Role.FURNITURE,
        6.8,
        only(anything, site.below_story),
        f"{STORY_OF_SITE}\n> 大桥\n分享到：\n微信",
        f"{STORY_OF_SITE}\n> 王小明 县一中 一等奖\n李华 县二中 二等奖\n分享到：\n微信",
    ),
    Rule(
        "mark of a converter",
        Role.FURNITURE,
        8,
        says(r"^(?::{3,}(?: ?\w+)?|(?:</?[a-z!?][^<>]*>\s*)+)$", 200),
        ":::: note",
        "::村里的广播响了",
        needs=":<",
    ),
    Rule(
        "source line at foot",
        Role.FURNITURE,
        6,
        says(r"^本文来源\s*[:：](?!.*作者)", 40),
        "本文来源：某某网",
        "本文来源：某某网 作者：王小明",
        needs="源",
    ),
    # So all of 4 labelled lines.
    Rule(
        "tags",
        Role.FURNITURE,
        6,
        lambda page, i: page.plain[i].count("#") >= 2 and "。" not in page.plain[i],
        "山乡纪事 #渡口 #茶园",
        "他说，这是#1号桥。",
        needs="#",
        longest=80,
    ),
    Rule(
        "Latin letters alone",
        Role.FURNITURE,
        4,
        latin_at_an_edge,
        "> Shanxiang Weekly\n青禾日报\n2021年3月6日 第2版",
        "青禾日报\n2021年3月6日 第2版\n春到山乡\n村里的广播响了，大家从屋里走出来。\n> Shanxiang Weekly\n大家都说好，都说还要来。",
        needs=ascii_letters,
        longest=LATIN_LONGEST,
    ),
)
