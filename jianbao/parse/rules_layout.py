"""Rules from how the page is typed: gaps between lines, indents, lines cut at one length, and the top of the page."""

from __future__ import annotations

import re

from jianbao.model import Role
from jianbao.parse.page import Page, is_indented
from jianbao.parse.patterns import BULLET, DATE
from jianbao.parse.rule import Rule, title

F = Role.FURNITURE
H = Role.HEADLINE
K = Role.KICKER
P = Role.PARA
G = Role.HEADING

PAGE_MARK = re.compile(
    r"第?\s?[A-Z]?\d{1,3}\s?[-—~]?\s?(?:[A-Z]?\d{1,3})?\s?[版叠]|第[一二三四五六七八九十]{1,3}版"
    r"|(?:^|[\s·.])[A-Z]\s?\d{1,2}(?:[-—][A-Z]?\d{1,2})?(?:$|\s)"
)
"""第B6版, 第三版, C2, A08-A09: where a page says which it is."""

DATE_OR_YEAR = re.compile(
    DATE.pattern + r"|[〇○零一二三四五六七八九]{2,4}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日"
)

HOUSE = re.compile(r"(?:报|网|新闻云|周刊|在线|新闻|频道)$")


def on_top(page: Page, i: int) -> bool:
    """Among the first four lines, with no text over it."""
    return i < 4 and not any(page.is_text(k) for k in range(i))


def page_mark_on_top(page: Page, i: int) -> bool:
    text = page.plain[i]
    return on_top(page, i) and page.size[i] <= 40 and "。" not in text and PAGE_MARK.search(text) is not None


def weekday_on_top(page: Page, i: int) -> bool:
    """A day with its weekday, or a paper's name and a day, and no sentence."""
    text = page.plain[i]
    if not on_top(page, i) or page.size[i] > 44 or re.search("[,。:]", text) or not DATE.search(text):
        return False
    return re.search(r"星期|农历|报\s|报$", text) is not None


def day_alone_on_top(page: Page, i: int) -> bool:
    """A day and at most an issue's or a page's number."""
    text = page.plain[i]
    if not on_top(page, i) or page.size[i] > 30 or re.search("[,。:]", text):
        return False
    rest, found = DATE_OR_YEAR.subn("", text)
    return bool(found) and len(re.sub(r"第?\S{1,4}[号期版]|\s", "", rest)) <= 2


def over_the_masthead(page: Page, i: int) -> bool:
    """A section's name over the line with the day or the page."""
    if i or len(page) < 3 or page.size[i] > 16 or re.search("[,。!?]", page.plain[i]):
        return False
    return any(test(page, 1) for test in (page_mark_on_top, weekday_on_top, day_alone_on_top)) or page.furniture[1]


def house_on_top(page: Page, i: int) -> bool:
    """A paper's or site's name over a day or a title."""
    if (
        not on_top(page, i)
        or page.size[i] > 10
        or page.lines[i].level
        or HOUSE.search(page.plain[i]) is None
        or i + 1 >= len(page)
    ):
        return False
    return page.title_like[i + 1] or DATE.search(page.plain[i + 1]) is not None


def gaps_part_articles(page: Page) -> bool:
    """Whether most lines of the page stand without a blank between them, and some do not."""
    return page.usual_gap == 0 and any(line.blanks for line in page.lines[1:])


def after_the_page_s_gap(page: Page, i: int) -> bool:
    return i > 0 and gaps_part_articles(page) and page.lines[i].blanks > 0


def no_gap_before(page: Page, i: int) -> bool:
    return i > 0 and gaps_part_articles(page) and page.lines[i].blanks == 0 and page.is_text(i - 1)


def flush_among_indented(page: Page, i: int) -> bool:
    return page.indents and not is_indented(page.lines[i])


def indented_line(page: Page, i: int) -> bool:
    return page.indents and page.size[i] <= 60 and is_indented(page.lines[i])


def cut_at_the_width(page: Page, i: int) -> bool:
    return 0 < page.wrap_width <= len(page.lines[i].raw.rstrip()) + 1


def goes_on_from_a_cut_line(page: Page, i: int) -> bool:
    cut = i > 0 and cut_at_the_width(page, i - 1) and page.texts[i - 1][-1] not in "。！？!?"
    return cut and not is_indented(page.lines[i])


def over_bullets(page: Page, i: int) -> bool:
    """A few characters over paragraphs with a mark: the name of a column of briefs."""
    if page.size[i] > 8 or i + 1 >= len(page) or BULLET.match(page.texts[i]):
        return False
    return page.size[i + 1] > 24 and BULLET.match(page.texts[i + 1]) is not None


def alone_over_a_title(page: Page, i: int) -> bool:
    """A few characters in heavy brackets over running text: 【部门回应】."""
    alone = re.fullmatch(r"[【〖\[][^【】〖〗\[\]。，]{2,10}[】〗\]]", page.texts[i]) is not None
    under = i + 1 < len(page) and page.is_text(i + 1) and not page.dateline[i + 1]
    return alone and under and not page.credit[i]


WRAPPED = "大桥通车以后，村里的人进城只要\n二十分钟，从前要走一个半小时，\n还要看天气，遇上雨天就出不了门"

ONE_CUT = "大桥通车以后，村里的人进城只要\n二十分钟。\n大家说好。\n都说好。"

LAYOUT_RULES = (
    Rule(
        "page mark on top",
        F,
        9.6,
        page_mark_on_top,
        "> 桃源．綜合新聞　C2\n春到山乡",
        "> 综合新闻\n春到山乡",
    ),
    Rule(
        "weekday on top",
        F,
        6.2,
        weekday_on_top,
        "> 一九九八年五月八日　星期五\n春到山乡",
        "> 一九九八年五月八日，星期五\n春到山乡",
    ),
    Rule(
        "day alone on top",
        F,
        8,
        day_alone_on_top,
        "抗洪特刊\n> 1998年8月9日 第四号\n春到山乡",
        "抗洪特刊\n> 1998年8月9日 白水河大堤\n春到山乡",
    ),
    Rule(
        "over the masthead",
        F,
        8,
        over_the_masthead,
        "> 文化教育\n1997年11月14日 5\n春到山乡",
        "> 文化教育\n春到山乡\n1997年11月14日",
    ),
    Rule("house on top", F, 6.7, house_on_top, "> 山海新聞雲\n春到山乡", "> 山海相连\n春到山乡"),
    Rule(
        "after the page's gap",
        H,
        3.2,
        title(after_the_page_s_gap),
        "村里的广播响了。\n大家说好。\n大家都说好。\n\n> 春到山乡\n昨日，山乡迎来游客。",
        "村里的广播响了。\n\n大家说好。\n\n> 春到山乡\n\n昨日，山乡迎来游客。",
        also=K,
    ),
    Rule(
        "no gap before",
        H,
        -1.6,
        title(no_gap_before),
        "村里的广播响了。大家从屋里走出来。\n> 春到山乡\n昨日，山乡迎来游客。\n\n大家说好。\n大家都说好。",
        "村里的广播响了。大家从屋里走出来。\n> 春到山乡\n昨日，山乡迎来游客。\n大家说好。\n大家都说好。",
        also=K,
    ),
    Rule(
        "flush among indented",
        H,
        1.4,
        title(flush_among_indented),
        "> 春到山乡\n\u3000\u3000昨日，山乡迎来游客。\n\u3000\u3000大家说好。\n\u3000\u3000大家都说好。",
        "> 春到山乡\n昨日，山乡迎来游客。\n大家说好。",
        also=K,
    ),
    Rule(
        "indented",
        P,
        2.4,
        indented_line,
        "春到山乡\n> \u3000\u3000“好！”\n\u3000\u3000大家说好。\n\u3000\u3000大家都说好。",
        "春到山乡\n> “好！”\n大家说好。",
    ),
    Rule(
        "cut at the width",
        P,
        2.6,
        cut_at_the_width,
        f"> {WRAPPED}\n买菜、看病、上学都要等上大半天，\n如今好了。",
        f"> {ONE_CUT}",
    ),
    Rule(
        "goes on from a cut line",
        P,
        1.4,
        goes_on_from_a_cut_line,
        f"{WRAPPED}\n买菜、看病、上学都要等上大半天，\n> 如今好了",
        f"{ONE_CUT}\n> 如今好了",
    ),
    Rule(
        "over bullets",
        H,
        4.1,
        title(over_bullets),
        "> 信息窗\n●近日，邮局向村里捐赠了一批药皂和手帕纸，还有火腿肠。",
        "> 信息窗\n近日，邮局向村里捐赠了一批药皂和手帕纸，还有火腿肠。",
    ),
    Rule(
        "alone in heavy brackets",
        G,
        3.3,
        alone_over_a_title,
        "> 【部门回应】\n县交通局说，这条路将在年内修好。大家说好。",
        "> 【部门回应】\n春到山乡",
    ),
)
