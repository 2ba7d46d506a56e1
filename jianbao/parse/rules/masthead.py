"""Rules for what stands on top of each of a paper's pages and of a site's: its name, its day, its sections."""

from __future__ import annotations

import re

from jianbao.model import Role
from jianbao.parse import columns
from jianbao.parse.columns import paper
from jianbao.parse.furniture.sections import SECTION, parts_of_menu, sections_only
from jianbao.parse.looks import day_alone, day_line, page_mark
from jianbao.parse.page import Page
from jianbao.parse.patterns import DATE, IN_DATE, PAPER
from jianbao.parse.pieces import NUMBERED_PAGE, WEEKDAY
from jianbao.parse.rules.rule import Rule, anything, only, title
from jianbao.text.characters import HAN


def paper_on_top(page: Page, i: int) -> bool:
    """A newspaper's name alone as the first line, over a day or a title."""
    over_head = i == 0 and len(page) > 1 and not page.texty[1]
    return over_head and PAPER.fullmatch(page.plain[i]) is not None and page.size[i] <= 10


RUNNING_HEAD = re.compile(
    rf"(?:{PAPER.pattern}|\d{{1,3}} ?/ ?\d{{1,3}}|(?:[A-D]?\d{{1,3}}\s+)?{SECTION.pattern}|[=—*\s-]*第?\s*\d{{1,3}}\s*[页版][=—*\s-]*)"
    rf"(?:\s+(?:{NUMBERED_PAGE}|{SECTION.pattern}))*"
)


def running_head(page: Page, i: int) -> bool:
    """The paper's name, a section, a page's number or a day between the halves of a sentence that a page's end parted."""
    if not page.unfinished[i - 1] or page.dateline[i + 1]:
        return False
    return RUNNING_HEAD.fullmatch(page.plain[i]) is not None or day_line(page, i)


def day_over_page_mark(page: Page, i: int) -> bool:
    """A day alone over the number of a page: another page begins. So 9 labelled lines, all furniture."""
    return i + 1 < len(page) and page.furniture[i + 1] and page_mark(page, i + 1) and day_alone(page, i)


WEEKDAY_ALONE = re.compile(rf"[,\s]*\(?{WEEKDAY}\)?(?:\s*\S{{1,8}}版|\([^()]{{2,16}}\))?\s*")


def day_and_weekday(page: Page, i: int) -> bool:
    """A full day with its weekday and nothing else, but a page's number, and no title above."""
    rest, found = DATE.subn("", page.plain[i])
    return found == 1 and WEEKDAY_ALONE.fullmatch(rest) is not None and not (i and page.title_like[i - 1])


def section_name(page: Page, i: int) -> bool:
    """Sections and nothing else, on top of a page or, on a site's, anywhere but over text: so all of 145 labelled lines.
    On top half of the parts tell."""
    top = columns.first_title(page)[i] or (i == 1 and paper_on_top(page, 0))
    on_site = page.site_parts and not columns.over_text(page)[i]
    if not (top or on_site):
        return sections_only(page.plain[i]) and in_a_menu(page, i)
    parts = parts_of_menu(page.plain[i])
    sections = sum([SECTION.fullmatch(part) is not None for part in parts])
    return sections > 0 and (sections == len(parts) or (top and len(parts) > 1 and sections * 2 >= len(parts)))


SPACED_WORD = re.compile(rf"{HAN} +{HAN}")

MENU_LONGEST, MENU_NEAR, MENU_LEAST = 5, 4, 3
"""Characters of a word, lines to either side of it, and words among them that make a menu."""


def menu_spaced_out(page: Page, i: int) -> bool:
    """A section among several over all text, most of which are spaced out: 社 评, 财 经. So all of 14 labelled lines."""
    first = page.text_after[0]
    if page.size[i] > MENU_LONGEST or page.texty[0] or first is None or i >= first:
        return False
    near = page.plain[max(0, i - MENU_NEAR) : i + MENU_NEAR + 1]
    return sum([SPACED_WORD.fullmatch(text) is not None for text in near]) >= MENU_LEAST


MENU = 3


def in_a_menu(page: Page, i: int) -> bool:
    """Among three sections in a row, each on a line."""
    near = [0 <= k < len(page) and sections_only(page.plain[k]) for k in range(i - 2, i + 3)]
    return any(all(near[k : k + MENU]) for k in range(MENU))


MASTHEAD_RULES = (
    Rule(
        "running head",
        Role.FURNITURE,
        9,
        only(running_head, columns.under_open_end, columns.under_text, columns.over_text),
        "大桥通车以后，村里的人进城只要二十分钟，从前要走一个半\n> 青禾日报\n小时，还要看天气，遇上雨天就出不了门。",
        "大桥通车以后，村里的人进城只要二十分钟，从前要走半天。\n> 青禾日报\n小时，还要看天气，遇上雨天就出不了门。",
        longest=24,
    ),
    Rule(
        "beside each page's number",
        Role.FURNITURE,
        12,
        only(lambda page, i: i in page.around_numbers, columns.furniture),
        "青禾文集\n春到山乡\n村里的广播响了。\n- 2 -\n> 青禾文集\n游客进村来\n大家从屋里走出来。",
        "青禾文集\n春到山乡\n村里的广播响了。\n- 2 -\n> 青禾文艺\n游客进村来\n大家从屋里走出来。",
        longest=30,
    ),
    Rule(
        "paper's name on top",
        Role.FURNITURE,
        8,
        only(paper_on_top, columns.on_top),
        "> 青禾日报\n1986年5月12日 星期一 第2版",
        "1986年5月12日\n> 青禾日报",
        needs="报刊",
        longest=10,
    ),
    Rule(
        "lines of a masthead",
        Role.FURNITURE,
        12,
        only(anything, paper.of_masthead),
        "青禾日报\n2021年3月6日 第2版\n春到山乡\n村里的广播响了。\n> 青禾日报\n2021年3月6日 第3版",
        "青禾\n2021年3月6日 第2版\n春到山乡\n村里的广播响了。\n> 青禾日报\n2021年3月6日 第3版",
        longest=60,
    ),
    Rule(
        "section's name",
        Role.FURNITURE,
        12,
        section_name,
        "> 青禾新闻·石桥\n春到山乡\n村里的广播响了，大家从屋里走出来。",
        "> 新春走基层·石桥\n春到山乡\n村里的广播响了，大家从屋里走出来。",
        longest=16,
        needs="闻版合社民城都时财经济基债股证金理地楼汽体文娱教科卫健法公广国天中世本区各现警聚关重热焦评观副周专生服便影视突",
    ),
    Rule(
        "menu spaced out",
        Role.FURNITURE,
        9,
        title(menu_spaced_out),
        "社 评\n> 要闻国际\n财 经\n体 育\n春到山乡\n村里的广播响了，大家从屋里走出来。",
        "社 评\n> 要闻国际\n财 经\n春到山乡\n村里的广播响了，大家从屋里走出来。",
        longest=MENU_LONGEST,
    ),
    # Not right under a title: of 23 labelled lines 22 are furniture.
    Rule(
        "day and weekday",
        Role.FURNITURE,
        6,
        day_and_weekday,
        "大家都说好。\n> 2024年11月24日 星期日\n春到山乡",
        "春到山乡\n> 2024年11月24日 星期日\n大家都说好。",
        longest=30,
        needs="星周",
    ),
    Rule(
        "day over a page's number",
        Role.FURNITURE,
        9,
        day_over_page_mark,
        "春到山乡\n村里的广播响了。\n> 1998-08-09\n第1版(要闻)",
        "春到山乡\n村里的广播响了。\n> 1998-08-09\n抢收抢种",
        longest=30,
        needs=IN_DATE,
    ),
)
