"""Rules for what belongs to no article: mastheads, folios, staff lines, share bars, navigation, related links."""

from __future__ import annotations

import re

from jianbao.model import Role
from jianbao.parse.furniture import FURNITURE, Furniture, is_related_head, is_share_word
from jianbao.parse.page import Page
from jianbao.parse.rule import Rule, Test, says

F = Role.FURNITURE


def share_word(page: Page, i: int) -> bool:
    return is_share_word(page.plain[i])


def related_head(page: Page, i: int) -> bool:
    return is_related_head(page.plain[i])


def under_related_head(page: Page, i: int) -> bool:
    """A short line after 相关新闻 and the like, with nothing but short lines between."""
    for k in range(i - 1, max(-1, i - 40), -1):
        if related_head(page, k):
            return not page.is_text(i)
        if page.is_text(k) and not re.search(r"https?:|©", page.plain[k]):
            return False
    return False


def no_words(page: Page, i: int) -> bool:
    """A scrap of the page's buttons: at most eight characters, none of them Han, unless it stands for text left out."""
    text = page.plain[i]
    return page.size[i] <= 8 and not re.search(r"[\u3400-\U0002ffff…|]|\.\.\.|\d{4}|\d[:,.]\d", text)


def among_share_words(page: Page, i: int) -> bool:
    around = [k for k in (i - 1, i + 1) if 0 <= k < len(page)]
    return page.size[i] <= 10 and not page.finished(i) and bool(around) and all(share_word(page, k) for k in around)


def known(one: Furniture) -> Test:
    """The pattern's test; lines that are no furniture at all, nearly all of them, are asked once."""
    test = says(one.pattern, one.longest)
    return lambda page, i: page.furniture[i] and test(page, i)


FURNITURE_RULES = (
    *(Rule(one.name, F, one.points, known(one), one.yes, one.no) for one in FURNITURE),
    Rule("share word", F, 8.5, share_word, "分享到：", "分享你的故事，让更多人看到"),
    Rule("among share words", F, 6, among_share_words, "分享到：\n> 空间\n微博", "他说。\n> 空间\n微博"),
    Rule("scrap", F, 7, no_words, "A+", "2,300"),
    Rule("related head", F, 9, related_head, "相关文章:", "相关文章的作者昨天作出回应"),
    Rule(
        "under related head",
        F,
        7,
        under_related_head,
        "相关新闻\n> 三地同日开工\n某地今秋将通高铁",
        "相关新闻\n当地居民说，这条路修好之后，进城的时间由一个小时缩短到了二十分钟，大家都盼着它早一天通车，好把地里的菜卖出去。这一天终于来了。\n> 三地同日开工",
    ),
    Rule("rule line", F, 8, says(r"^[-=_*—~·\s]{3,}$", 200), "-----", "———记一位老人"),
    Rule(
        "source line at foot",
        F,
        6,
        says(r"^本文来源\s*[:：]", 40),
        "本文来源：某某网",
        "本文来源于一次偶然的采访",
    ),
    Rule(
        "tag line",
        F,
        4,
        says(r"^[\u4e00-\u9fff]{2,6}(?:[﹒·][\u4e00-\u9fff]{2,6}){2,}$", 40),
        "机场﹒夫妻﹒安全",
        "马克·吐温",
    ),
)
