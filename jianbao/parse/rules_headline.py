"""Rules for headlines: what makes a title-like line the title of an article."""

from __future__ import annotations

import re

from jianbao.model import Role
from jianbao.parse.looks import (
    after_an_end,
    fragment_before,
    heads_a_head,
    heads_text,
    title_precedes,
)
from jianbao.parse.page import Page
from jianbao.parse.rule import Rule, says, title

H = Role.HEADLINE
K = Role.KICKER


def new_matter(page: Page, i: int) -> bool:
    """What follows was hardly spoken of before."""
    return i > 0 and page.shared(i) < 0.08


def quite_new_matter(page: Page, i: int) -> bool:
    """Next to nothing of what follows was spoken of before: so at 14 of 22 labelled titles that have it."""
    return i > 0 and page.shared(i) < 0.05


def own_words_new(page: Page, i: int) -> bool:
    """Hardly any of its own words was used before it, and some are used after it."""
    return i > 0 and bool(page.before(i)) and page.own_old(i) <= 0.1 and bool(page.bigrams[i] & page.after(i))


def says_what_follows(page: Page, i: int) -> bool:
    """Half of its words stand in the next two paragraphs: a headline sums up."""
    own = page.bigrams[i]
    return len(own & page.after(i)) * 2 >= len(own) > 0


def over_a_caption(page: Page, i: int) -> bool:
    return i + 1 < len(page) and bool(re.search(r"摄\)?[。\s]*$|^图为", page.plain[i + 1])) and page.size[i + 1] > 20


def after_a_note(page: Page, i: int) -> bool:
    return i > 0 and re.match(r"\(?(?:下转|原标题)", page.plain[i - 1]) is not None


def first_title(page: Page, i: int) -> bool:
    """No title-like line and no running text stands before it."""
    return not any(page.title_like[k] or page.is_text(k) for k in range(max(0, i - 12), i)) and i < 12


def at_headline_level(page: Page, i: int) -> bool:
    return (
        page.headline_level > 0
        and 0 < page.lines[i].level <= page.headline_level
        and not page.texts[i].startswith("——")
    )


def short_over_long_headline(page: Page, i: int) -> bool:
    """No longer than the title under it: of 8 labelled pairs that are so, 7 are a headline of two lines."""
    return heads_a_head(page, i) and page.size[i] <= page.size[i + 1]


def same_length_as_before(page: Page, i: int) -> bool:
    return (
        title_precedes(page, i) and page.size[i] == page.size[i - 1] and page.lines[i].level == page.lines[i - 1].level
    )


LEDE = re.compile(
    r"^[\"(]*(?:近日|日前|昨日|昨天|前天|今天|今日|今晨|昨晚|前晚|连日来|本月|\d{1,2}月|\d{1,2}日|(?:19|20)\d\d年|元旦|记者|据)"
    r"|^[^,。]{0,14}(?:省|市|县|区|州|镇|乡|村)[^,。]{0,20}[,。]"
)
"""How a report begins: a day, or a place by its full name in the first clause."""

LEANS_BACK = re.compile(
    r"^[\"(]*(?:该|此|这|那|其|他|她|它|对此|此外|同时|另外|然而|但|不过|而且|于是|因此|所以|据介绍|除了|随后|接着)"
)
"""How a paragraph begins that speaks of what was said before."""

CLOSES = re.compile(r"^(?:目前|据悉|据了解|下一步|今后|另据|至此|截至|接下来)")
"""How the last paragraph of a report often begins."""


def text_under(page: Page, i: int) -> str:
    """The plain form of the paragraph under a title, or nothing."""
    return page.plain[i + 1] if i + 1 < len(page) and page.is_text(i + 1) else ""


def over_a_lede(page: Page, i: int) -> bool:
    return LEDE.match(text_under(page, i)[:60]) is not None


def over_leaning_text(page: Page, i: int) -> bool:
    return LEANS_BACK.match(text_under(page, i)[:20]) is not None


def after_closing(page: Page, i: int) -> bool:
    return i > 0 and page.is_text(i - 1) and CLOSES.match(page.plain[i - 1]) is not None


HEADLINE_RULES = (
    Rule(
        "title",
        H,
        1,
        lambda page, i: page.title_like[i],
        "农民乐队新年为群众义演",
        "农民乐队新年为群众义演，深受欢迎。",
    ),
    Rule("headline level", H, 4.5, at_headline_level, "# 春到山乡", "### 春到山乡\n> 村里的广播响了。"),
    Rule(
        "over a head",
        H,
        4,
        title(heads_a_head),
        "> 春到山乡\n游客进村来\n本报讯 昨日，山乡迎来第一批游客。",
        "> 春到山乡\n本报讯 昨日，山乡迎来第一批游客。",
    ),
    Rule(
        "new matter",
        H,
        0.5,
        title(new_matter),
        "本市的地铁昨天开通，市民排起长队，等着坐上第一班列车，车站里挤满了人，大家都很高兴。\n> 春到山乡\n村里的广播响了，晒谷场上坐满了来看戏的老人和孩子，台上锣鼓喧天，台下笑声一片，好不热闹。",
        "> 春到山乡\n村里的广播响了。",
        also=K,
    ),
    Rule(
        "quite new matter",
        H,
        1,
        title(quite_new_matter),
        "本市的地铁昨天开通，市民排起长队，等着坐上第一班列车，车站里挤满了人，大家都很高兴。\n> 春到山乡\n村里的广播响了，晒谷场上坐满了来看戏的老人和孩子，台上锣鼓喧天，台下笑声一片，好不热闹。",
        "> 春到山乡\n村里的广播响了。",
        also=K,
    ),
    Rule(
        "own words are new",
        H,
        -0.5,
        title(own_words_new),
        "本市的地铁昨天开通，市民排起长队，等着坐上第一班列车，车站里挤满了人，大家都很高兴。\n> 看戏的老人\n村里的广播响了，晒谷场上坐满了来看戏的老人和孩子，台上锣鼓喧天，台下笑声一片，好不热闹。",
        "> 看戏的老人\n村里的广播响了。",
        also=K,
    ),
    Rule(
        "says what follows",
        H,
        -0.5,
        title(says_what_follows),
        "> 看戏的老人\n村里的广播响了，晒谷场上坐满了来看戏的老人和孩子，台上锣鼓喧天，台下笑声一片，好不热闹。",
        "> 看戏的老人\n村里的广播响了。",
    ),
    Rule(
        "over a picture",
        H,
        3.5,
        title(over_a_caption),
        "> 春到山乡\n晒谷场上坐满了来看戏的老人和孩子，锣鼓喧天。（王小明 摄）",
        "> 春到山乡\n晒谷场上坐满了人。",
    ),
    Rule(
        "picture news",
        H,
        6,
        title(says(r"^(?:图片新闻|图片报道|新闻图片|摄影报道)$")),
        "图片新闻",
        "图片新闻的作者",
    ),
    Rule("after a note", H, 3, title(after_a_note), "（下转第二版）\n> 春到山乡", "春到山乡", also=K),
    Rule(
        "over a dateline",
        H,
        4,
        title(heads_text),
        "> 春到山乡\n本报讯（记者 王小明）昨日，山乡迎来第一批游客。",
        "> 春到山乡\n昨日，山乡迎来第一批游客。",
    ),
    Rule(
        "after an end", H, 3.5, title(after_an_end), "（记者 王小明）\n> 春到山乡", "他说：“好。”\n> 春到山乡", also=K
    ),
    Rule(
        "first title",
        H,
        3.5,
        title(first_title),
        "> 春到山乡\n昨日，山乡迎来游客。",
        "春到山乡\n> 游客进村来",
        also=K,
    ),
    Rule(
        "clauses",
        H,
        -2,
        title(lambda page, i: " " in page.plain[i].strip()),
        "春到山乡 游客进村",
        "春到山乡游客进村",
    ),
    Rule(
        "too short for a headline",
        H,
        -3.5,
        title(lambda page, i: page.size[i] <= 5),
        "小链接",
        "春到山乡游客来",
    ),
    Rule(
        "cut short",
        H,
        -4,
        fragment_before,
        "> 村里的广播响了，大家从屋里走出\n来，互相问好，说起今年的收成，说起外出的孩子，脸上都是笑。太阳落山了，村里的灯一盏一盏亮了起来。",
        "春到山乡",
    ),
    Rule(
        "apart from the title before",
        H,
        -3,
        title(lambda page, i: i > 0 and page.title_like[i - 1] and page.lines[i].blanks > page.usual_gap),
        "春到山乡\n村里的广播响了。\n大家说好。\n大家都说好。\n春到山乡\n\n\n> 游客进村来",
        "春到山乡\n> 游客进村来",
    ),
    Rule(
        "over a lede",
        H,
        1,
        title(over_a_lede),
        "> 春到山乡\n昨日，石桥镇迎来第一批游客。大家都说好，都说还要来。",
        "> 春到山乡\n大家都说好，都说还要来。石桥镇迎来第一批游客。",
    ),
    Rule(
        "over text that leans back",
        H,
        -1,
        title(over_leaning_text),
        "> 春到山乡\n此外，石桥镇迎来第一批游客。大家都说好，都说还要来。",
        "> 春到山乡\n大家都说好，都说还要来。石桥镇迎来第一批游客。",
    ),
    Rule(
        "after closing words",
        H,
        1,
        title(after_closing),
        "目前，石桥镇已经迎来第一批游客。大家都说好，都说还要来。\n> 春到山乡",
        "石桥镇已经迎来第一批游客。大家都说好，都说还要来。\n> 春到山乡",
        also=K,
    ),
    Rule(
        "web pages hold one article",
        H,
        -3,
        title(lambda page, i: page.is_web_page and not first_title(page, i)),
        "春到山乡\n村里的广播响了。大家从屋里走出来，互相问好。\n> 游客来了\n分享到：\n微信",
        "> 春到山乡\n村里的广播响了。大家从屋里走出来，互相问好。\n分享到：\n微信",
        also=K,
    ),
    Rule(
        "many are signed",
        H,
        -0.5,
        title(lambda page, _: page.signed >= 3),
        "> 春到山乡\n（记者 王小明）\n（记者 李华）\n（记者 林晓）",
        "> 春到山乡\n（记者 王小明）",
        also=K,
    ),
    Rule(
        "hardly any is signed",
        H,
        -1,
        title(lambda page, i: page.signed <= 1 and not first_title(page, i)),
        "春到山乡\n村里的广播响了。大家从屋里走出来，互相问好。\n> 游客来了",
        "> 春到山乡\n村里的广播响了。大家从屋里走出来，互相问好。",
        also=K,
    ),
    Rule("no headline ends so", H, -4, says(r"[,:;]$", 80), "抽查合格的产品有：", "抽查结果出来了"),
    Rule(
        "last line",
        H,
        -5,
        lambda page, i: page.next_text(i, 8) is None and i > 0,
        "春到山乡。\n> 照片里的村庄",
        "> 春到山乡\n昨日，山乡迎来了第一批游客，村民们早早打开了大门。游客说好。",
        also=K,
    ),
    Rule(
        "short line over the headline",
        H,
        1.5,
        title(short_over_long_headline),
        "> 拆迁户无一上访\n近万户居民欢喜搬新居\n本报讯 昨日检查。",
        "> 近万户居民欢喜搬新居\n拆迁户无一上访\n本报讯 昨日检查。",
    ),
    Rule(
        "pairs with the line before",
        H,
        2,
        title(same_length_as_before),
        "服务企业防控\n> 助推复工复产",
        "服务企业\n> 助推复工复产",
    ),
)
