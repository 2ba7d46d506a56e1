"""Rules from how the page is typed: gaps between lines, indents, lines cut at one length, and the top of the page."""

from __future__ import annotations

import re

from jianbao.model import Role
from jianbao.parse import columns
from jianbao.parse.looks import STOP, day_alone, page_mark, weekday
from jianbao.parse.needs import DIGITS
from jianbao.parse.page import Page
from jianbao.parse.patterns import BULLET, DATE, IN_DATE
from jianbao.parse.pictures.signs import of_pictures
from jianbao.parse.rules.rule import AtMost, Rule, anything, only, title
from jianbao.text.characters import SPACES
from jianbao.text.numerals import TO_TEN

HOUSE_END = re.compile(r"(?:报|网|新闻云|周刊|在线|新闻|频道)$")
"""How the name of a paper, a site or its section ends."""

SENTENCE = re.compile("[,。!?]")


def over_the_masthead(page: Page, i: int) -> bool:
    """A section's name over the line with the day or the page; not where text follows, which would have no headline,
    nor over a line drawn under it."""
    if i or len(page) < 3 or page.size[i] > 16 or page.in_site_head[i] or SENTENCE.search(page.plain[i]):
        return False
    over_day = columns.on_top(page)[1] and (page_mark(page, 1) or weekday(page, 1) or day_alone(page, 1))
    underlined = not page.plain[1].strip("=-_*~— ") and not page.title_like[2]
    over_furniture = page.furniture[1] and not underlined and ("。" not in page.plain[2] or page.dateline[2])
    return (over_day or over_furniture) and not page.plain[1].startswith(("《", "本版图", "本版摄"))


SECTION_AND_NUMBER = re.compile(
    r"(?:· )?[A-Z]?\d{1,3} +(?:\S{2,8}|\S(?: \S){1,5})(?: +[A-Z ]+)?|(?:\S{2,8}|\S(?: \S){1,5}) +[A-Z]?\d{1,2}"
)


def section_and_number(page: Page, i: int) -> bool:
    """A section's name and the number of the page: so 13 labelled lines, all furniture."""
    return SECTION_AND_NUMBER.fullmatch(page.plain[i]) is not None


ISSUE = re.compile(rf"^(?!.*(?:彩票|开奖|中奖|双色球|乐透)).*第 ?[\d{TO_TEN}〇○零]{{1,6}} ?期")


HOUSE_WORD = re.compile(
    r"(?:报|网|刊|新闻)(?:$|[\s:·])|头版|要闻|综合|副刊|专版|(?:图片|社会|国际|体育|经济|文化|地方)$|\d{3,4}年\d{1,2}月|版|责编|主编"
)
"""What a masthead's fields are made of."""


def masthead_in_parts(page: Page, i: int) -> bool:
    """The first line, set in short parts with spaces between and without a mark: a masthead's fields, seldom a title."""
    text = page.plain[i]
    parts = text.split()
    return i == 0 and len(parts) >= 2 and page.size[i] <= 28 and max(map(len, parts)) <= 8 and not STOP.search(text)


FIELDS_APART = re.compile(r"\S\s{2,}\S.*\S\s{2,}\S")


def fields_apart(page: Page, i: int) -> bool:
    """Three fields or more with wide gaps between, a figure among them: so all of 26 labelled lines, all furniture."""
    return FIELDS_APART.search(page.texts[i]) is not None and re.search(r"\d", page.plain[i]) is not None


def house(page: Page, i: int) -> bool:
    """A paper's or site's name over a day or a title."""
    if page.size[i] > 10 or page.lines[i].level or HOUSE_END.search(page.plain[i]) is None or i + 1 >= len(page):
        return False
    return page.title_like[i + 1] or DATE.search(page.plain[i + 1]) is not None


def follows_cut_line(page: Page, i: int) -> bool:
    return page.plain[i - 1][-1] not in "。!?" and not page.indented[i]


def rest_of_cut_line(page: Page, i: int) -> bool:
    """The line above is cut inside a sentence: so stand 269 labelled lines of text and 18 others, 13 of them captions,
    where no dateline or byline comes next. Broken columns put titles there."""
    heads = columns.heads(page)
    return page.unfinished[i - 1] and follows_cut_line(page, i) and not any(heads[i : i + 2])


def over_bullets(page: Page, i: int) -> bool:
    """A few characters over paragraphs with a mark: the name of a column of briefs. Over ▲ and a photo credit stand 4
    labelled bylines and a heading."""
    below = i + 1
    if below >= len(page) or page.size[below] <= 24 or not BULLET.match(page.texts[below]):
        return False
    return BULLET.match(page.texts[i]) is None and not of_pictures(page)[below]


WRAPPED = "大桥通车以后，村里的人进城只要\n二十分钟，从前要走一个半小时，\n还要看天气，遇上雨天就出不了门"

ONE_CUT = "大桥通车以后，村里的人进城只要\n二十分钟。\n大家说好。\n都说好。"

LAYOUT_RULES = (
    Rule(
        "page mark on top",
        Role.FURNITURE,
        9.6,
        only(page_mark, columns.on_top),
        "> 桃源．綜合新聞　C2\n春到山乡",
        "> 综合新闻\n春到山乡",
        longest=40,
        needs="版叠" + DIGITS,
    ),
    Rule(
        "weekday on top",
        Role.FURNITURE,
        6.2,
        only(weekday, columns.on_top),
        "> 一九九八年五月八日　星期五\n春到山乡",
        "> 一九九八年五月八日，星期五\n春到山乡",
        longest=44,
        needs=IN_DATE,
    ),
    Rule(
        "day alone on top",
        Role.FURNITURE,
        8,
        only(day_alone, columns.on_top),
        "抗洪特刊\n> 1998年8月9日 第四号\n春到山乡",
        "抗洪特刊\n> 1998年8月9日 白水河大堤\n春到山乡",
        longest=30,
        needs=IN_DATE,
    ),
    Rule(
        "over the masthead",
        Role.FURNITURE,
        8,
        only(over_the_masthead, columns.on_top),
        "> 文化教育\n1997年11月14日 5\n春到山乡",
        "> 文化教育\n春到山乡\n1997年11月14日",
        longest=16,
    ),
    Rule(
        "section and number on top",
        Role.FURNITURE,
        8,
        only(section_and_number, columns.on_top),
        "> 地方新闻　５\n春到山乡",
        "> 第５届运动会\n春到山乡",
        longest=24,
        needs=DIGITS,
    ),
    Rule(
        "issue on top",
        Role.FURNITURE,
        9.6,
        only(lambda page, i: ISSUE.search(page.plain[i]) is not None, columns.on_top),
        "> 农家周刊　第38期　本刊编辑　林晓\n春到山乡",
        "> 农家周刊　本刊编辑　林晓\n春到山乡",
        longest=60,
        needs="期",
    ),
    Rule(
        "masthead in parts on top",
        Role.FURNITURE,
        8,
        only(
            lambda page, i: masthead_in_parts(page, i) and HOUSE_WORD.search(page.plain[i]) is not None, columns.on_top
        ),
        "> 青禾日报　要闻\n春到山乡",
        "> 青禾县 今日关注\n春到山乡",
        needs=SPACES,
        longest=28,
    ),
    Rule(
        "fields apart on top",
        Role.FURNITURE,
        8,
        only(fields_apart, columns.first_title),
        "> 城事·问路　　96000　　石桥\n春到山乡",
        "> 城事·问路 96000 石桥\n春到山乡",
        needs=DIGITS,
        longest=60,
    ),
    Rule(
        "house on top",
        Role.FURNITURE,
        6.7,
        only(house, columns.on_top),
        "> 山海新聞雲\n春到山乡",
        "> 山海相连\n春到山乡",
        longest=10,
    ),
    Rule(
        "flush among indented",
        Role.HEADLINE,
        1.4,
        title(anything, columns.flush),
        "> 春到山乡\n\u3000\u3000昨日，山乡迎来游客。\n\u3000\u3000大家说好。\n\u3000\u3000大家都说好。",
        "> 春到山乡\n昨日，山乡迎来游客。\n大家说好。",
        also=Role.KICKER,
    ),
    Rule(
        "indented",
        Role.PARA,
        2.4,
        only(AtMost(60), columns.indented),
        "春到山乡\n> \u3000\u3000“好！”\n\u3000\u3000大家说好。\n\u3000\u3000大家都说好。",
        "春到山乡\n> “好！”\n大家说好。",
    ),
    Rule(
        "cut at the width",
        Role.PARA,
        3.6,
        only(anything, columns.cut_at_the_width),
        f"> {WRAPPED}\n买菜、看病、上学都要等上大半天，\n如今好了。",
        f"> {ONE_CUT}",
    ),
    Rule(
        "goes on from a cut line",
        Role.PARA,
        1.4,
        only(follows_cut_line, columns.under_cut_line),
        f"{WRAPPED}\n买菜、看病、上学都要等上大半天，\n> 如今好了",
        f"{ONE_CUT}\n> 如今好了",
    ),
    Rule(
        "rest of a cut line",
        Role.PARA,
        3,
        title(rest_of_cut_line, columns.under_cut_line),
        f"{WRAPPED}\n买菜、看病、上学都要等上大半天，如今\n> 出门二十分钟就到\n大家都说好，都说还要来，说起今年的\n收成，说起外出的孩子，脸上都是笑。",
        f"{WRAPPED}\n买菜、看病、上学都要等上大半天，如今\n> 出门二十分钟就到\n本报讯 昨日，大桥通车。",
    ),
    Rule(
        "over bullets",
        Role.HEADLINE,
        4.1,
        title(over_bullets),
        "> 信息窗\n●近日，邮局向村里捐赠了一批药皂和手帕纸，还有火腿肠。",
        "> 信息窗\n近日，邮局向村里捐赠了一批药皂和手帕纸，还有火腿肠。",
        longest=8,
    ),
)
