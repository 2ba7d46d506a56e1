"""Rules for bylines in a head: names, institutes and offices right under a title."""

from __future__ import annotations

import re

from jianbao.model import Role
from jianbao.parse import columns
from jianbao.parse.columns.interviews import talkers
from jianbao.parse.folios import FIELD
from jianbao.parse.looks import day_line
from jianbao.parse.names import is_no_name, is_word_alone
from jianbao.parse.page import Page
from jianbao.parse.patterns import DATE, OFFICE_END, PAPER
from jianbao.parse.pieces import NUMBERED_PAGE, PAPERS
from jianbao.parse.rules.rule import Rule, anything, only, title
from jianbao.parse.signers import bare_names, bare_words
from jianbao.text.characters import HAN


def bare_names_under_title(page: Page, i: int) -> bool:
    """Names alone under a title, followed by text; with a stop at the end they are the rest of a sentence, with a mark (危险！) of a
    title. One that is a
    word (房屋) may be a heading as well: no labelled byline is."""
    k = i + 1
    follows = (k < len(page) and page.size[k] > 12 and not page.title_like[k]) or page.next_text(i, 2) is not None
    return (
        follows
        and page.plain[i][-1] not in "。!?"
        and bare_names(page, i)
        and not is_word_alone("".join(bare_words(page, i)))
    )


VERSE, VERSE_LONGEST = 3, 20
"""Lines under the names, and characters of such a line."""


def names_over_verse(page: Page, i: int) -> bool:
    """Names alone between one title, not a row of them, and three short lines, as stand in a poem: so 5 labelled bylines, and
    one line of a menu.
    """
    one_title = i == 1 or not page.title_like[i - 2] or page.lines[i - 1].blanks > page.lines[i].blanks
    return one_title and over_verse(page, i) and page.plain[i][-1] not in '。"' and bare_names(page, i)


def over_verse(page: Page, i: int) -> bool:
    below = range(i + 1, i + 1 + VERSE)
    return below[-1] < len(page) and all(
        page.size[k] <= VERSE_LONGEST and not (page.furniture[k] or page.credit[k]) for k in below
    )


PEN_NAME = re.compile(rf"[□○◎\s]*{HAN}{{2,3}}")


def pen_name_under_title(page: Page, i: int) -> bool:
    """Two or three characters alone between a headline and running text, that are no word: so 18 labelled bylines and
    10 other lines; of 9 that are a word, as 县城 is, none is a byline."""
    name = "".join(page.plain[i].split())
    return PEN_NAME.fullmatch(name) is not None and not is_word_alone(name) and not is_no_name(name)


INSTITUTE = re.compile(r"(?:研究院|研究中心|研究所|研究室|课题组|联合会|编辑部|评论员|宣传部|气象台|办公室)$")

PAPER_AND_PAGE = re.compile(rf"[《\s]*(?:{PAPER.pattern})?[》(\s·]*{NUMBERED_PAGE}[·)\s]*{HAN}{{0,4}}")
"""What such a line has beside the day."""


def paper_day_and_page(page: Page, i: int) -> bool:
    """青禾日报2011年11月24日第 4 版, in either order, with or without brackets; not where an office signed."""
    if OFFICE_END.search(page.plain[i - 1]):
        return False
    text = page.plain[i].strip("() ")
    rest, found = DATE.subn(" ", text)
    return found == 1 and PAPER_AND_PAGE.fullmatch(rest) is not None and PAPER.search(rest) is not None


PAPER_OR_DESK = re.compile(
    rf"(?:{HAN}{{2,6}}[报网社台闻])?(?:财经|政治|社会|生活|体育|国际|地方|娱乐|影剧|新闻|采访|综合|大陆|两岸|要闻|科技)(?:中心|组)"
    rf"|{HAN}{{2,4}}(?:{PAPERS}|青年报)"
)
"""财经中心, 青禾时报: a paper or a desk of it; 县里新修体育中心 is none."""


def institute_under_title(page: Page, i: int) -> bool:
    """An institute that writes, between a headline and its text; or a paper or its desk, over a picture, too.

    So all of 5 labelled lines.
    """
    if PAPER_OR_DESK.fullmatch(page.plain[i]):
        return page.next_text(i, 2) is not None
    return columns.over_text(page)[i] and INSTITUTE.search(page.plain[i]) is not None


SURELY_OFFICE = re.compile(r"[^,。:!?\" ]{2,14}(?:政府|委员会|局|厅|办公室|公司|大队|支队|总工会)")
"""An office and no meeting: 会 and 部 end many a headline."""


def office_in_a_head(page: Page, i: int) -> bool:
    """The office that writes, between its paper's title and the day: so both of 2 labelled lines."""
    return i + 1 < len(page) and SURELY_OFFICE.fullmatch(page.plain[i]) is not None and day_line(page, i + 1)


def names_under_a_day(page: Page, i: int) -> bool:
    """Names alone under the byline or the day that stands under a title, not a paper: so all of 4 labelled lines."""
    if i < 2 or not page.title_like[i - 2] or page.credit[i] or not (page.credit[i - 1] or day_line(page, i - 1)):
        return False
    return bare_names(page, i) and PAPER.fullmatch(page.plain[i - 2]) is None


def page_under_a_byline(page: Page, i: int) -> bool:
    """版面：A03 as a field of an article, right under who wrote it: in its head, or under another field."""
    if i < 1 or not page.credit[i - 1] or not FIELD.match(page.plain[i]):
        return False
    return ":" in page.plain[i - 1][:7] or not page.finished(i - 2)


BYLINE_HEAD_RULES = (
    Rule(
        "names under the headline",
        Role.BYLINE,
        6,
        only(bare_names_under_title, columns.close_under_title),
        "春到山乡\n> 王小明 李华\n这一天，村里的人都来了，大家说着笑着。",
        "春到山乡\n> 王小明说得好\n这一天，村里的人都来了。",
        longest=24,
    ),
    Rule(
        "names over verse",
        Role.BYLINE,
        6,
        only(names_over_verse, columns.close_under_title),
        "渡口\n> 林 晚 舟\n船走了\n把两岸的灯火\n轻轻推远",
        "渡口\n> 林 晚 舟\n船走了\n把两岸的灯火",
        longest=24,
    ),
    Rule(
        "pen name under the headline",
        Role.BYLINE,
        2,
        only(pen_name_under_title, columns.close_under_title, columns.over_text),
        "春到山乡\n> 政文\n这一天，村里的人都来了，大家说着笑着。太阳落山了。",
        "春到山乡\n> 政文\n李华",
    ),
    # Right under a title so 10 of 31 labelled lines, all bylines; the others are mastheads.
    Rule(
        "paper, day and page under the headline",
        Role.BYLINE,
        # More than all rules together that know a masthead.
        20,
        only(paper_day_and_page, columns.under_title),
        "春到山乡\n> 青禾日报2011年11月24日第 4 版\n村里的广播响了。大家从屋里走出来。",
        "> 青禾日报2011年11月24日第 4 版\n春到山乡\n村里的广播响了。大家从屋里走出来。",
        needs="版",
        longest=40,
    ),
    Rule(
        "institute under the headline",
        Role.BYLINE,
        8,
        title(institute_under_title, columns.close_under_title),
        "旅游要避免千县一面\n> 青禾县旅游研究中心\n这一天，村里的人都来了，大家说着笑着，把新修的路走了一遍。太阳落山了。",
        "旅游要避免千县一面\n> 青禾县旅游研究中心\n村里人",
        needs="院心所室组会部员台报",
    ),
    Rule(
        "office in a head",
        Role.BYLINE,
        8,
        title(office_in_a_head, columns.under_title),
        "关于抗旱的通告\n> 青禾县水利局\n（2014年5月12日）\n村里的广播响了。大家从屋里走出来。",
        "关于抗旱的通告\n> 青禾县水利局\n村里的广播响了。大家从屋里走出来。",
        needs="府会局厅室司队",
        longest=20,
    ),
    Rule(
        "who talks in an interview",
        Role.BYLINE,
        24,
        only(anything, talkers),
        "对话\n> 嘉宾：石桥村党支部书记 林晓\n让种地成为体面的职业\n主持人：您带来的建议是什么？",
        "对话\n> 嘉宾：您好，我是石桥村的林晓\n让种地成为体面的职业\n主持人：您带来的建议是什么？",
        needs=":",
        longest=48,
    ),
    Rule(
        "names under a day",
        Role.BYLINE,
        6,
        title(names_under_a_day),
        "在县里会议上的讲话\n（2014年5月12日）\n> 林 晓\n村里的广播响了。大家从屋里走出来。",
        "村里的广播响了。大家从屋里走出来。\n（2014年5月12日）\n> 林 晓\n村里的广播响了。大家从屋里走出来。",
        longest=24,
    ),
    Rule(
        "page under a byline",
        Role.BYLINE,
        # More than all rules together that know a masthead.
        40,
        page_under_a_byline,
        "春到山乡\n作者：王小明\n> 版面：A03 要闻\n村里的广播响了。大家从屋里走出来。",
        "> 版面：A03 要闻\n作者：王小明\n春到山乡\n村里的广播响了。大家从屋里走出来。",
        needs="版页",
        longest=24,
    ),
)
