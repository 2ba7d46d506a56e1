"""What the blank lines of a page tell: where its articles are parted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import gt, or_

from jianbao.parse.columns import (
    apart,
    cut_at_the_width,
    dateline,
    first_title,
    furniture,
    heads,
    under_furniture,
    under_text,
)
from jianbao.parse.columns.site import without_stamp
from jianbao.parse.furniture.paper import RULE_LINE
from jianbao.parse.once import Marks, marking, once
from jianbao.parse.page import Page
from jianbao.parse.pieces import BOX_WHAT, BOX_WHO
from jianbao.parse.signers import unit_and_name

LEAST_GAPS = 2
"""So many a page has whose articles are parted by them."""

IN_A_ROW = 3
"""Short lines: such as poems and lists are made of."""

LINES_EACH = 4
"""Lines of an article in the mean: where fewer stand between gaps, gaps stand inside articles, too."""

RULE = re.compile(RULE_LINE)
LONG_RULE = 5
"""Signs of a line that parts articles though there is but one."""
LEAST_TITLE = 4
"""Characters: 注释 and 附 open none."""
BOX_HEAD = re.compile(
    rf"\W?(?:(?:{BOX_WHO}|居民|村民|作者|采访|人物|背景|知识|新闻|相关|延伸|参考)(?:{BOX_WHAT}|反映|手记|后记|札记|观察|简介|名片|背景|资料|阅读|文献)|编[后者辑]|名词解释|小贴士)"
    r"\W?$"
)
"""What stands over a box of the article above: 作者简介, 记者手记."""


@once
def gaps_are_rare(page: Page) -> bool:
    """Whether most lines of the page stand without a blank between them, and some do not, because articles end there
    and not each paragraph of a text that is cut into lines."""
    if page.usual_gap or not any(line.blanks for line in page.lines[1:]):
        return False
    over_text = [cut for cut, line in zip(cut_at_the_width(page)[1:], page.lines[1:], strict=True) if line.blanks]
    return sum(over_text) * 3 <= len(over_text)


@marking()
def after_gap(page: Page) -> Marks:
    """A blank stands before it, as between articles."""
    if not gaps_are_rare(page):
        return page.nothing
    return (False, *(line.blanks > 0 for line in page.lines[1:]))


@marking()
def after_no_gap(page: Page) -> Marks:
    """No blank parts it from the text above, on a page where blanks part articles."""
    if after_gap(page) is page.nothing:
        return page.nothing
    lines = zip(under_text(page), page.lines, strict=True)
    return tuple([under and line.blanks == 0 for under, line in lines])


@marking()
def wide_gap(page: Page) -> Marks:
    """More blanks stand before it than usual."""
    usual = page.usual_gap
    return (False, *(line.blanks > usual for line in page.lines[1:])) if page.lines else ()


def leads_to_report(page: Page, i: int) -> bool:
    """A title that a dateline or a byline follows, or another title and then one of these."""
    return any(heads(page)[i : i + 1 + page.titles_after[i]])


@marking(dateline)
def between_datelines(page: Page) -> Marks:
    """Titles of a row over a dateline, where a dateline stands above, too, and no title since: 74 such rows of 76 on
    labelled pages begin an article, so that the text above is a report without a headline and no lede."""
    marks, dated = [False] * len(page), False
    for i, title_like in enumerate(page.title_like):
        if not title_like:
            dated = dated or (page.dateline[i] and page.texty[i])
            continue
        under = i + 1 + page.titles_after[i]
        marks[i] = dated and under < len(page) and page.dateline[under]
        dated = dated and page.titles_after[i] > 0
    return marks


@once
def gaps_only_part_articles(page: Page) -> bool:
    """Whether hardly a gap of the page stands inside an article: over text, or in a poem or a list.

    A gap inside a sentence is where a column or a page ended: text goes on under all of 80 labelled ones.
    """
    gaps = [i for i, marked in enumerate(wide_gap(page)) if marked and not inside_a_sentence(page, i)]
    if len(gaps) < LEAST_GAPS or len(page) < LINES_EACH * (len(gaps) + 1):
        return False
    if page.usual_gap and (leave_pictures(page, gaps) or sum(leads_without_gap(page)) * 2 > len(gaps)):
        return False
    under_end = [page.credit[i - 1] or page.furniture[i - 1] for i in gaps]
    inside = [(inside_a_head if end else inside_a_piece)(page, i) for i, end in zip(gaps, under_end, strict=True)]
    return sum(inside) * 5 <= len(gaps)


def inside_a_piece(page: Page, i: int) -> bool:
    """Over text, in a poem or a list, or between a title and who signs below it: 局长 何某."""
    if over_going_text(page, i) or under_a_row(page, i):
        return True
    return page.title_like[i - 1] and unit_and_name(page, i)


def inside_a_head(page: Page, i: int) -> bool:
    """Over text, and under credits and furniture over which a title stands: these end nothing."""
    return under_signed_title(page)[i] and over_going_text(page, i)


@marking()
def under_signed_title(page: Page) -> Marks:
    """Credits and furniture are right above, and a title above that."""
    marks, title, under_end = [False] * len(page), False, False
    for i, ends in enumerate(map(or_, page.credit, page.furniture)):
        marks[i] = title and under_end
        title, under_end = (title if ends else page.title_like[i]), ends
    return marks


def under_a_row(page: Page, i: int) -> bool:
    """Under short lines as of a poem, and not those of a site's list."""
    row = page.titles_before[i]
    return row >= IN_A_ROW and not (i > row and page.related_head[i - row - 1])


def leave_pictures(page: Page, gaps: Sequence[int]) -> bool:
    """Gaps of two blank lines more than usual, as pictures leave, and few of them over a report's head."""
    large = any(page.lines[i].blanks > page.usual_gap + 1 for i in gaps)
    return large and sum(leads_to_report(page, i) for i in gaps) * 2 < len(gaps)


@marking()
def leads_without_gap(page: Page) -> Marks:
    """A report's head right under text, with no more blanks between than usual."""
    lines = zip(under_text(page), page.title_like, wide_gap(page), strict=True)
    return tuple([all((u, t, not g)) and leads_to_report(page, i) for i, (u, t, g) in enumerate(lines)])


def inside_a_sentence(page: Page, i: int) -> bool:
    """Over text that goes on with an unfinished line."""
    return i > 0 and caption_goes_on(page, i - 1) and over_going_text(page, i)


def over_going_text(page: Page, i: int) -> bool:
    """Over text that is neither a dateline's nor a picture's."""
    text = page.texty[i] or cut_at_the_width(page)[i]
    return text and not (page.dateline[i] or ends_a_caption(page, i) or ends_a_caption(page, i + 1))


def ends_a_caption(page: Page, i: int) -> bool:
    return i < len(page) and "摄" in page.plain[i][-9:]


@marking()
def under_parting_gap(page: Page) -> Marks:
    """Under a gap of such a page, and not inside a sentence: so stand 267 first lines of labelled articles, 9 lines of
    furniture and 4 others; 12 articles begin elsewhere."""
    if not gaps_only_part_articles(page):
        return page.nothing
    marked = enumerate(map(gt, wide_gap(page), without_stamp(page)))
    return tuple([gap and not ((i and caption_goes_on(page, i - 1)) or inside_a_head(page, i)) for i, gap in marked])


@marking(furniture)
def under_parting_rule(page: Page) -> Marks:
    """Titles under lines of drawn signs, where each between texts stands over a title: two, or a long one. What is
    marked as a heading tells by its level itself."""
    marks, rules = [False] * len(page), rule_lines(page)
    over = [i + 1 for i in rules if page.text_after[i] is not None and any(page.texty[:i])]
    if any(page.lines[i].level for i in over):
        return tuple(marks)
    if len(over) > 1 or (over and page.size[over[0] - 1] >= LONG_RULE):
        for i in over:
            marks[i] = all(page.title_like[k] and page.size[k] >= LEAST_TITLE for k in over) and not BOX_HEAD.match(
                page.plain[i]
            )
    return marks


def rule_lines(page: Page) -> Sequence[int]:
    return [i for i, own in enumerate(page.furniture) if own and RULE.match(page.plain[i])]


def caption_goes_on(page: Page, i: int) -> bool:
    inside = page.unfinished[i] and (page.texty[i] or page.plain[i][-1] in ",、")
    return inside and not ends_a_caption(page, i)


@marking(apart)
def left_by_picture(page: Page) -> Marks:
    """A larger gap than usual before it, where gaps do not part articles."""
    return tuple(map(gt, apart(page), under_parting_gap(page)))


@marking()
def parted_elsewhere(page: Page) -> Marks:
    """Under no gap of such a page, but for its top and what stands right under furniture."""
    if not gaps_only_part_articles(page):
        return page.nothing
    lines = zip(first_title(page), under_furniture(page), wide_gap(page), strict=True)
    return tuple([not any(line) for line in lines])
