"""Rules for headings inside an article."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence

from jianbao.model import Role
from jianbao.parse import columns
from jianbao.parse.columns import ends
from jianbao.parse.columns.gaps import under_parting_gap
from jianbao.parse.looks import NUMBERED, after_an_end, page_mark, text_follows
from jianbao.parse.matter import over_a_lede, says_again, share_spoken_of
from jianbao.parse.once import Marks, marking, once, remembered
from jianbao.parse.page import Page
from jianbao.parse.rules.rule import Rule, anything, only, says, title
from jianbao.parse.rules.titles import came_of_it
from jianbao.text.numerals import TO_TEN

LEAST_PARTED = 2


def unlike_last_titles(page: Page, i: int) -> bool:
    """The last two or three titles over text before it came in parts and it does not, or the other way about."""
    titles = titles_over_text(page)
    before = bisect_left(titles, i)
    own = " " in page.plain[i]
    if before < LEAST_PARTED or (" " in page.plain[titles[before - 1]]) == own:
        return False
    parted = [" " in page.plain[k] for k in titles[max(0, before - 3) : before] if k >= i - 40]
    return len(parted) >= LEAST_PARTED and own not in parted


@once
def titles_over_text(page: Page) -> Sequence[int]:
    return [k for k, title_like in enumerate(page.title_like) if title_like and page.text_after[k] == k + 1]


def after_finished_text(page: Page, i: int) -> bool:
    return i > 0 and page.texty[i - 1] and page.finished(i - 1)


def same_matter(page: Page, i: int) -> bool:
    return i > 0 and 0.12 < share_spoken_of(page, i) < 1


def parallel(page: Page, i: int) -> bool:
    """Another title-like line within the next or last lines has the same length or the same form."""
    alike = forms(page).get(form_of(page, i), ())
    near = alike[bisect_left(alike, i - 30) : bisect_right(alike, i + 30)]
    return len(near) > (i in near) and not columns.cut_at_the_width(page)[i]


@once
def forms(page: Page) -> Mapping[object, Sequence[int]]:
    """The title-like lines over text by their form; lines cut at the page's width all have one length. What heads an
    article by its place is no heading's like."""
    cut = columns.cut_at_the_width(page)
    out: defaultdict[object, list[int]] = defaultdict(list)
    for k, title_like in enumerate(page.title_like):
        if title_like and not cut[k] and text_follows(page, k) and not (after_an_end(page, k) or over_a_lede(page, k)):
            out[form_of(page, k)].append(k)
    return out


@remembered
def form_of(page: Page, i: int) -> tuple[object, ...]:
    return form(page.plain[i])


def form(text: str) -> tuple[object, ...]:
    """What headings of one article have in common: their parts' lengths, or a quotation at the head."""
    if text.startswith('"') and '"' in text[1:-1]:
        return ("quote",)
    if mark := NUMBERED.match(text):
        return ("number", re.sub(rf"[{TO_TEN}\d]+", "1", mark[0]))
    return tuple(map(len, text.split()))


def still_the_head(page: Page, i: int) -> bool:
    """One of two or three titles in a row after an article's end: they are the next one's head."""
    parted = under_parting_gap(page)
    row = range(i - 1, i - 1 - min(page.titles_before[i], 2), -1)
    return any(parted[k] or after_an_end(page, k) for k in row)


def under_page_mark(page: Page, i: int) -> bool:
    """Another page begins right above: so 46 labelled kickers, 49 headlines and no heading."""
    return page_mark(page, i - 1)


WIRE = re.compile("电|新华社|中新社")
LEAST_WIRED = 2


@marking()
def of_telegrams(page: Page) -> Marks:
    """All lines of a page on which at least two reports, and half of what has a title, came by wire: it is made of short
    news. Of labelled titles over text there 17 are headlines and 2 headings, elsewhere 272 and 488."""
    if sum(page.dateline) < LEAST_WIRED:
        return page.nothing
    wired = sum(
        dateline and WIRE.search(text[:24]) is not None
        for dateline, text in zip(page.dateline, page.plain, strict=True)
    )
    over_text = zip(page.title_like, columns.over_text(page), columns.over_dateline(page), strict=True)
    titles = sum(title_like and (text or dateline) for title_like, text, dateline in over_text)
    return columns.all_or_none(page, wired >= max(LEAST_WIRED, titles / 2))


def one_of_few_short_lines(page: Page, i: int) -> bool:
    """One of two or three short lines between finished text and text without a dateline: a heading over lines. Where
    paragraphs have an indent and these have none, no line of 24 is one, most are of a head; of those with it 27 of 37.
    """
    if page.short_run(i) not in (2, 3) or page.size[i] > 16 or (page.indents and not page.indented[i]):
        return False
    first = i - page.titles_before[i]
    last = first + page.short_run(i) - 1
    around = after_finished_text(page, first) and text_follows(page, last) and not after_an_end(page, first)
    return around and all(page.size[k] <= 16 and page.lines[k].blanks <= page.usual_gap for k in range(first, last + 1))


def half_of_a_clause(page: Page, i: int) -> bool:
    """It says what came of what the title above says, or such a line stands below."""
    return came_of_it(page, i) or (page.titles_after[i] > 0 and came_of_it(page, i + 1))


HEADING_RULES = (
    Rule(
        "dateline under it",
        Role.HEADING,
        -6,
        title(anything, columns.heads),
        "> 山乡新事\n本报讯 村里的广播响了。",
        "> 山乡新事\n村里的广播响了。",
    ),
    Rule(
        "breaks the form",
        Role.HEADING,
        -4.2,
        title(unlike_last_titles),
        "守土有责 织网\n村里的广播响了。大家从屋里走出来。\n守土负责 打响\n村里的广播响了。大家从屋里走出来。\n守土尽责 撑起\n村里的广播响了。大家从屋里走出来。\n> 展示担当\n村里的广播响了。大家从屋里走出来。",
        "> 展示担当\n村里的广播响了。",
    ),
    Rule(
        "still the head",
        Role.HEADING,
        -4,
        title(still_the_head, columns.under_title),
        "（记者 王小明）\n村委会\n> 上门送服务\n村里的广播响了。大家从屋里走出来。",
        "大家说好。\n村委会\n> 上门送服务\n村里的广播响了。大家从屋里走出来。",
    ),
    # The answer to a letter stands under whoever wrote it.
    Rule(
        "under a signature, no heading",
        Role.HEADING,
        -4,
        title(says(r"(?<![答回]复|结果|情况|反馈|编后|附[记言])$"), ends.under_signature),
        "村里的广播响了。大家从屋里走出来。\n青禾县　一群众\n> 村里的路修好了\n村里的广播响了。大家从屋里走出来。",
        "村里的广播响了。大家从屋里走出来。\n青禾县　许多群众\n> 村里的路修好了\n村里的广播响了。大家从屋里走出来。",
    ),
    # So end 10 labelled lines of text of real pages and 6 others, 2 and 3 headlines, and no heading.
    Rule(
        "calls out, no heading",
        Role.HEADING,
        -4,
        title(says(r"!\"?$")),
        "大家都说好，都说还要来。\n> 村里的路修到家门口啦！\n石桥镇迎来第一批游客。大家都说好。",
        "大家都说好，都说还要来。\n> 村里的路修到家门口\n石桥镇迎来第一批游客。大家都说好。",
        needs="!",
    ),
    Rule(
        "half of a clause",
        Role.HEADING,
        -5,
        title(half_of_a_clause, columns.in_a_row),
        "大家都说好，都说还要来。\n> 石桥镇客车侧翻\n致三人轻伤\n昨日，石桥镇的山路封闭。大家都说要小心。",
        "大家都说好，都说还要来。\n> 石桥镇客车侧翻\n三人轻伤\n昨日，石桥镇的山路封闭。大家都说要小心。",
    ),
    Rule(
        "under a page's number",
        Role.HEADING,
        -4,
        title(under_page_mark, columns.under_furniture),
        "大家都说好，都说还要来。\n第2版：要闻\n> 春到山乡\n石桥镇迎来第一批游客。大家都说好。",
        "大家都说好，都说还要来。\n> 春到山乡\n石桥镇迎来第一批游客。大家都说好。",
    ),
    Rule(
        "on a page of telegrams",
        Role.HEADING,
        -2,
        title(lambda page, i: not page.titles_before[i], of_telegrams),
        "新华社洛阳5月3日电 昨日，山乡迎来第一批游客。\n> 春到山乡\n村里的广播响了。大家从屋里走出来。\n"
        "新华社郑州5月3日电 昨日，石桥镇的茶园开园。",
        "本报讯 昨日，山乡迎来第一批游客。\n> 春到山乡\n村里的广播响了。大家从屋里走出来。\n"
        "本报讯 昨日，石桥镇的茶园开园。",
    ),
    Rule(
        "one of two or three short lines",
        Role.HEADING,
        1.6,
        title(one_of_few_short_lines, columns.in_a_row, columns.few_datelines),
        "村里的广播响了。大家从屋里走出来。\n环境\n> 门窗已拆除\n村里的广播响了。大家从屋里走出来。",
        "村里的广播响了。大家从屋里走出来。\n> 门窗已拆除\n村里的广播响了。大家从屋里走出来。",
        longest=16,
    ),
    Rule(
        "says again",
        Role.HEADING,
        -2.4,
        title(says_again),
        "村里的广播响了，晒谷场上坐满了来看戏的老人和孩子，台上锣鼓喧天，台下笑声一片，好不热闹。\n> 晒谷场上坐满了孩子",
        "本市的地铁昨天开通，市民排起长队，等着坐上第一班列车，车站里挤满了人，大家都很高兴。\n> 晒谷场上坐满了孩子",
    ),
    Rule(
        "same matter",
        Role.HEADING,
        3,
        title(same_matter),
        "村里的广播响了，晒谷场上坐满了看戏的老人和孩子，台上锣鼓喧天，台下笑声一片，好不热闹。\n> 山乡新事\n村里的广播响了，晒谷场上坐满了唱戏的青年和妇女，台上锣鼓喧天，台下笑声一片，真是热闹。",
        "> 山乡新事\n村里的广播响了。",
    ),
    Rule(
        "over text",
        Role.HEADING,
        1.2,
        title(text_follows),
        "> 山乡新事\n村里的广播响了。大家从屋里走出来。",
        "> 山乡新事\n本报讯 村里的广播响了。大家从屋里走出来，互相问好。",
    ),
    Rule(
        "between paragraphs",
        Role.HEADING,
        0.9,
        title(after_finished_text, columns.under_text),
        "村里的广播响了。大家从屋里走出来。\n> 山乡新事",
        "> 山乡新事",
    ),
    Rule(
        "parallel form",
        Role.HEADING,
        1.4,
        title(parallel),
        "> 早春引来清泉水\n村里的广播响了。大家从屋里走出来。\n盛夏搭起遮阳棚\n村里的广播又响了。大家从屋里走出来。",
        "> 早春引来清泉水\n村里的广播响了。大家从屋里走出来。",
    ),
    Rule(
        "deeper level",
        Role.HEADING,
        8,
        # With a stop in it, it is text that is set larger: so all of 3 labelled lines.
        only(
            lambda page, i: page.lines[i].level > page.headline_level > 0 and "。" not in page.plain[i][:-1],
            columns.levelled,
        ),
        "# 春到山乡\n> ## 山乡新事",
        "> # 春到山乡",
    ),
    Rule(
        "bold line",
        Role.HEADING,
        3.9,
        # A longer sentence with its stop is text that is set bold: so all of 8 labelled lines.
        only(lambda page, i: page.size[i] <= 20 or page.plain[i][-1] not in "。.", columns.bold),
        "**山乡新事**",
        "山乡新事",
        longest=40,
    ),
    Rule(
        "nothing to head",
        Role.HEADING,
        -4,
        only(anything, columns.nothing_after),
        "村里的广播响了。\n> 加强人员管理",
        "> 山乡新事\n村里的广播响了。大家从屋里走出来。",
    ),
)
