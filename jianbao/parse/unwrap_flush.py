"""Paragraphs that were cut into lines and open without an indent: whether a line goes on with the next is told by the
characters at the cut, by marks, and by blank lines.

Labelled pages were cut so at six widths, without blank lines: of 64,600 cuts 63,400 are found, and 130 other pairs of
lines are joined, 60 of them pieces of a paragraph that the page itself had broken, 20 titles with the text under them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence, Set

from jianbao.model import Line
from jianbao.parse.columns import heads
from jianbao.parse.going_on import NEVER_LAST, OPENER, SPEECH, open_mark, opens_inside
from jianbao.parse.line_starts import line_label
from jianbao.parse.lost_indents import as_first, fills, opens_narrow
from jianbao.parse.page import Page
from jianbao.parse.pictures.cut import wrapped_captions
from jianbao.parse.pictures.signs import photo_credited

OPENING = frozenset('"(《【')
"""Marks that end no line: where one would, it begins the next."""

CROWDED = 1.25
"""Widths of a line that letters and marks are set close in."""

LEAST_BROKEN = 8
"""Of so many cuts at least one is inside a word, on most pages three; in rows of names, titles or numbers that are as
long as each other none is."""

CLAUSE = frozenset(",。;")

CUT_NUMBER = re.compile("[0-9A-Za-z][0-9A-Za-z年月日时点分元人名%]")
"""The characters at the two sides of a cut inside a number or a Latin word."""

SELDOM_LAST = re.compile(r"[；;：:》〉]$|[^。！？!?…][”」』]$")
"""Marks that seldom end a paragraph: where such a one fills the width, 240 of 270 lines go on."""

WHOLE_CREDIT = ("报道", "报导", ")")
"""How a line ends that is a credit and no more; one that has a dateline, too, may be the first of a paragraph."""


def flush_groups(
    page: Page, may_join: Callable[[Line], bool], opens: Sequence[bool] = (), joined: Set[int] = frozenset()
) -> list[list[int]]:
    """The lines of each paragraph, as far as it can be told; others stand alone.

    ``opens``: lines with an indent, which go on with none; ``joined``: lines that surely do.

    >>> from jianbao.text.lines import split_lines
    >>> text = (
    ...     "春到山乡\\n村里的广播响了，大家从屋里走\\n出来，互相问好，说起今年的收成\\n和明年的打算，"
    ...     "说起外出的孩子，\\n脸上都是笑。\\n今年雨水足，茶长得比去年好，大\\n家都说好。"
    ... )
    >>> flush_groups(Page(split_lines(text)), lambda line: True)
    [[0], [1, 2, 3, 4], [5, 6]]
    """
    lines, width, last = page.lines, page.wrap_width, len(page) - 1
    full = [fills(own, width) for own in page.widths]
    cut = [i for i in range(last) if full[i] and page.unfinished[i]]
    if not joined and sum(inside_word(page, i) for i in cut) * LEAST_BROKEN < len(cut):
        return [[i] for i in range(len(page))]
    usual = Counter([lines[i + 1].blanks for i in cut]).most_common(1)[0][0] if cut else 0
    parted = not opens and blanks_part(page, full, usual)
    lost = not opens and any(opens_narrow(page.widths, width, page.unfinished))
    groups = [[0]]
    for i in range(last):
        near = lines[i + 1].blanks <= usual and may_join(lines[i]) and may_join(lines[i + 1])
        near = near and not (opens and opens[i + 1])
        how = (page, i, full, parted, len(groups[-1]) > 1)
        if i + 1 in joined or (near and (goes_on_past_indents(*how) if lost else full[i] and full_goes_on(*how))):
            groups[-1].append(i + 1)
        else:
            groups.append([i + 1])
    return groups


def goes_on_past_indents(page: Page, i: int, full: Sequence[bool], parted: bool, inside: bool) -> bool:
    """Whether a line goes on with the next one where paragraphs lost their indents: the first of one is narrower, and a
    line as wide as others opens none."""
    if not (full[i] or (close_set_or_short(page, i, full) if inside else as_first(page.widths[i], page.wrap_width))):
        return False
    if too_wide_to_open(page, i, full):
        return True
    return page.unfinished[i] and full_goes_on(page, i, full, parted, inside)


def close_set_or_short(page: Page, i: int, full: Sequence[bool]) -> bool:
    """Whether a line inside a sentence is wider than others by letters and marks that are set close, or shorter since
    no mark that opens may end it."""
    if not page.unfinished[i]:
        return False
    if page.wrap_width <= page.widths[i] <= CROWDED * page.wrap_width:
        return True
    return as_first(page.widths[i], page.wrap_width) and (full[i + 1] or page.plain[i + 1][0] in OPENING)


def too_wide_to_open(page: Page, i: int, full: Sequence[bool]) -> bool:
    """Whether the next line is too wide to open a paragraph whose indent was lost, and is none of another kind."""
    if not full[i + 1] or page.dateline[i + 1] or photo_credited(page)[i]:
        return False
    if (page.credit[i] and not page.dateline[i]) or wrapped_captions(page)[i] != wrapped_captions(page)[i + 1]:
        return False
    return not any((*page.known_furniture[i : i + 2], page.credit[i + 1], *heads(page)[i : i + 2]))


def inside_word(page: Page, i: int) -> bool:
    return opens_inside(page.plain[i], page.plain[i + 1])


def blanks_part(page: Page, full: Sequence[bool], usual: int) -> bool:
    """Whether more blanks than between cut lines stand under the last line of nearly every paragraph."""
    ends = [i for i in range(1, len(page) - 1) if full[i - 1] and not full[i] and page.finished(i)]
    return len(ends) > 1 and sum(page.lines[i + 1].blanks > usual for i in ends) * 10 >= len(ends) * 9


def full_goes_on(page: Page, i: int, full: Sequence[bool], parted: bool, inside: bool) -> bool:
    """Whether a line that fills the width goes on with the next one; ``inside``: it went on from one itself."""
    one, other = page.plain[i], page.plain[i + 1]
    if page.dateline[i + 1] or photo_credited(page)[i]:
        return False
    if page.finished(i):
        return parted or all(wrapped_captions(page)[i : i + 2]) or (inside and mark_at_the_edge(page, i, full))
    whole = page.credit[i] and one.endswith(WHOLE_CREDIT)
    if cut_apart(one, other) or whole or any(page.known_furniture[i : i + 2]):
        return cut_apart(one, other)
    if inside or not CLAUSE.isdisjoint(one):
        return inside or not heads(page)[i]
    if page.credit[i + 1] or any(heads(page)[i : i + 2]):
        return False
    return parted or page.dateline[i] or (not page.credit[i] and is_text(page, i, full))


def cut_apart(one: str, other: str) -> bool:
    """Whether a word, a number or what stands in brackets is in two parts: so at 1,750 cuts behind a line without a
    mark, and between 2 such lines of two titles."""
    if one[-1] in NEVER_LAST or open_mark(one) or opens_inside(one, other):
        return True
    return CUT_NUMBER.match(one[-1] + other[0]) is not None


def mark_at_the_edge(page: Page, i: int, full: Sequence[bool]) -> bool:
    """Whether a line of a text fills the width with a mark that seldom ends a paragraph."""
    if page.widths[i] < page.wrap_width - 1 or not SELDOM_LAST.search(page.texts[i]):
        return False
    return (full[i + 1] or page.finished(i + 1)) and not OPENER.match(page.plain[i + 1])


def is_text(page: Page, i: int, full: Sequence[bool]) -> bool:
    """Whether a line without a mark, as long as a title, is rather the first of the text that goes on under it: so are
    940 where a comma or a stop stands in the next one, and 25 are titles."""
    one, other = page.plain[i], page.plain[i + 1]
    label = line_label(other) and not SPEECH.match(other)
    if OPENER.match(other) or label or line_label(one) or " " in one:
        return False
    return other[-1] == "。" or any(has_clause(page, k) for k in (i + 1, i + 2) if all(full[i:k]))


def has_clause(page: Page, i: int) -> bool:
    """Whether a comma or a stop stands before a line's end."""
    return i < len(page) and not CLAUSE.isdisjoint(page.plain[i][:-1])
