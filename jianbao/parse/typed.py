"""How a page was typed: with indents, and to a width."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from jianbao.model import Line
from jianbao.parse.patterns import PARAGRAPH_ENDS
from jianbao.text.characters import typed_width, without_invisible
from jianbao.text.misread import STOPS_MISREAD, with_stops

LEAST_SPREAD = 5
"""Blanks in a line whose characters were spread out to fill a width."""

WIDE = r"[\u2018-\u201d\u2e80-\uffef]"
BESIDE = re.compile(f"{WIDE}{{2}}")
BETWEEN = re.compile(f"(?<={WIDE}) | (?={WIDE})")
"""Characters as wide as Han beside each other, and a blank beside one."""

WIDEST = 120
"""Half-width columns; a text whose lines are longer was not typed to a width, it has long paragraphs."""

LEAST = 12
"""Characters of the shortest line that tells of a width; titles are often shorter."""

UNEVEN = 2
"""Half-width columns by which lines cut at one width differ: a mark may not begin a line."""

LEAST_WRAPPED = 3
"""Lines, and a third of the page's, that tell of a width."""

MANY_WRAPPED = 5
"""Lines that do where none is wider."""

LEAST_CUT, NEAR_CUT = 24, 4
"""Half-width columns, and lines to either side: of 487 title-like lines cut like text near by 454 are text."""


LEAST_MARGIN = 5
"""Blanks."""

DEEPEST = 8
"""Half-width columns of the deepest indent; titles are set deeper."""

FAR_IN = 12
"""Half-width columns from which a line is set further in than any paragraph, as signatures are."""

LEAST_INDENTED = 2
"""Paragraphs that tell of an indent."""


WHOLE = re.compile(
    r"\d{1,2}[:：]\d\d\s|[^\t]+\t|\s*特此\S{2,4}$|.*(?:声明作废|[,，]特此(?:声明|公告))$"
    r"|.*。\s+\S{2,14}(?:院|局|委|部|厅|会|公司|中心|社|厂)$"
)
"""A row of a programme, which begins with its hour, one of a table as it is copied, with tabs between its cells, the
last words of a notice, and who signs it behind its last stop."""
HINTS_AT_WHOLE = re.compile(":|：|\t|特此|声明作废|。")


def is_unfinished(text: str) -> bool:
    """Whether a text ends otherwise than a sentence does; a row is whole, and 特此公告 needs no stop.

    >>> is_unfinished("村里的广播响了，大家"), is_unfinished("6:30 新闻联播"), is_unfinished("石桥村\\t120\\t3.0%")
    (True, False, False)
    >>> [is_unfinished(text) for text in ("特此公告", "林晓遗失驾驶证，声明作废", "视为送达。 石桥县法院")]
    [False, False, False]
    """
    last = with_stops(text)[-1] if text[-1] in STOPS_MISREAD else text[-1]
    if last in PARAGRAPH_ENDS or text.endswith(("——", "……", "--")):
        return False
    return not (HINTS_AT_WHOLE.search(text) and WHOLE.match(text))


def is_indented(line: Line) -> bool:
    """Whether a line opens with two ideographic spaces, or as many narrow ones.

    >>> is_indented(Line(1, "\u3000\u3000正文", "正文", 0, False, 0)), is_indented(Line(1, "正文", "正文", 0, False, 0))
    (True, False)
    """
    return line.raw.startswith(("\u3000\u3000", "    "))


def set_far(line: Line) -> bool:
    """Whether a line is set further in than any paragraph, as signatures are.

    >>> [set_far(Line(1, "\u3000" * n + "林晓", "林晓", 0, False, 0)) for n in (8, 2)]
    [True, False]
    """
    return typed_width(line.raw) - typed_width(line.raw.strip()) >= FAR_IN


def indented_lines(lines: Sequence[Line]) -> tuple[bool, ...]:
    """Lines that open with two ideographic spaces, or as many narrow ones, on a page that indents its paragraphs.

    >>> from jianbao.text.lines import split_lines
    >>> page = "{1}村里的广播响了，大家\\n{0}从屋里走出来，互相问\\n{0}好，说起今年的收\\n{0}成。\\n{1}今年雨水足，"
    >>> indented_lines(split_lines(page.format(" " * 8, " " * 12)))
    (True, False, False, False, True)
    """
    marks = tuple(map(is_indented, lines))
    if sum(marks) * 2 > len(marks) and (margin := left_margin(lines)):
        marks = tuple([line.raw[margin:].startswith(("\u3000\u3000", "    ")) for line in lines])
    return marks if LEAST_INDENTED <= sum(marks) < len(marks) else (False,) * len(marks)


def wrapped_indents(lines: Sequence[Line], full: Sequence[bool]) -> tuple[Sequence[bool], Sequence[bool]]:
    """Lines that open with the indent of a page that was cut at a width, whatever it is, and those that have none;
    nothing where it has no indents.

    >>> from jianbao.text.lines import split_lines
    >>> lines = split_lines("      春\\n  村里的广播响了，\\n大家走出来，互相\\n问好。\\n  今年雨水足。")
    >>> wrapped_indents(lines, [False, True, True, False, False])
    ([False, True, False, False, True], [False, False, True, True, False])
    """
    leads = [lead(line.raw) for line in lines]
    usual = Counter([own for own, is_full in zip(leads, full, strict=True) if is_full])
    if not usual:
        return (), ()
    flush = min(own for own, count in usual.items() if count * 3 >= usual.most_common(1)[0][1])
    deeper = Counter([own for own in leads if flush < own <= flush + DEEPEST])
    indent, count = deeper.most_common(1)[0] if deeper else (0, 0)
    if count < LEAST_INDENTED:
        return (), ()
    return [own == indent for own in leads], [own == flush for own in leads]


def lead(raw: str) -> int:
    """Half-width columns of white space before a line's first character."""
    return sum({"\u3000": 2, "\t": 4}.get(blank, 1) for blank in before(raw))


def before(raw: str) -> str:
    """The white space before a line's first character."""
    return raw[: len(raw) - len(raw.lstrip())]


def left_margin(lines: Sequence[Line]) -> int:
    """Blanks that stand before wrapped text on all of a page, as where an agency's reports were kept as they were sent:
    half of its lines open with as many, more than an indent has, and most of these end inside a sentence.
    """
    blanks = [len(line.raw) - len(line.raw.lstrip()) for line in lines]
    margin, count = Counter(blanks).most_common(1)[0]
    if margin < LEAST_MARGIN or count * 2 < len(lines):
        return 0
    inside = sum(own == margin and is_unfinished(line.text) for own, line in zip(blanks, lines, strict=True))
    return margin if inside * 2 > count else 0


def line_widths(lines: Sequence[Line], unfinished: Sequence[bool]) -> tuple[Sequence[int], Sequence[int]]:
    """How wide each line is, in half-width columns; where more lines are alike by their characters, whatever these are,
    the page was cut by counting them, and each counts as two: so scripts did 35 of some 80 labelled pages. A margin
    that all lines have does not count. And how wide each is by columns in any case.

    >>> from jianbao.text.lines import split_lines
    >>> lines = split_lines("茶园今年开园比去年早了足足十天\\n全县有茶园2650亩，采茶的人\\n每天早上6时上山，下午18时下")
    >>> line_widths(lines, [True] * 3)
    ([30, 30, 30], [30, 26, 27])
    """
    typed = as_typed(lines)
    columns = [typed_width(text) for text in typed]
    told = telling_lines(lines, unfinished)
    if not told:
        return columns, columns
    characters = [2 * len(text.rstrip()) for text in typed]
    more = columns != characters and alike(characters, told)[1] > alike(columns, told)[1]
    return characters if more and wrap_width(lines, unfinished, characters) else columns, columns


def as_typed(lines: Sequence[Line]) -> list[str]:
    """Each line as its width is counted: without a margin that all have."""
    margin = min((before(line.raw) for line in lines), key=len, default="")
    shared = len(margin) if all(line.raw.startswith(margin) for line in lines) else 0
    return without_invisible([closed(line.raw[shared:]) for line in lines])


def closed(raw: str) -> str:
    """A line without the blanks between all of its characters, where it was spread out to fill a width.

    >>> closed("大 家 从 屋 里 走 出 来 ， 带 了 20 把 伞"), closed("采茶 制茶 卖茶 看茶 说茶 买茶")
    ('大家从屋里走出来，带了20把伞', '采茶 制茶 卖茶 看茶 说茶 买茶')
    """
    if raw.count(" ") < LEAST_SPREAD or BESIDE.search(raw):
        return raw
    return BETWEEN.sub("", raw)


def telling_lines(lines: Sequence[Line], unfinished: Sequence[bool]) -> Sequence[int]:
    """Lines that tell of a width; none where they are too few."""
    told = [i for i, line in enumerate(lines) if unfinished[i] and len(line.text) >= LEAST]
    return told if len(told) >= LEAST_WRAPPED and len(told) * 5 >= len(lines) else ()


def alike(widths: Sequence[int], told: Sequence[int]) -> tuple[int, int]:
    """The commonest width of some lines, and how many of them have it, give or take a mark."""
    cut = Counter([widths[i] for i in told])
    _, width = max([(count, columns) for columns, count in cut.items()], default=(0, 0))
    return width, sum(count for columns, count in cut.items() if abs(columns - width) <= UNEVEN)


def wrap_width(lines: Sequence[Line], unfinished: Sequence[bool], widths: Sequence[int]) -> int:
    """Half-width columns at which every line of the page was cut, 0 for a page that was not typed so.

    Hard-wrapped text has a third of its lines, and most of its unfinished ones, at one width, give or take a mark that
    may not begin a line.
    """
    told = telling_lines(lines, unfinished)
    if not told:
        return 0
    width, near_it = alike(widths, told)
    many = near_it * 3 >= len(lines) or (near_it >= MANY_WRAPPED and max(widths) <= width + UNEVEN)
    wrapped = near_it >= LEAST_WRAPPED and many and near_it * 2 >= len(told)
    return width if wrapped and width - 2 * common_indent(lines) <= WIDEST else 0


def cut_alike_lines(
    lines: Sequence[Line], unfinished: Sequence[bool], among: Sequence[bool], widths: Sequence[int]
) -> tuple[bool, ...]:
    """Open-ended lines as wide as open-ended ones close by that are marked in ``among``: both were cut there, whatever
    the page's width is.
    """
    widths = [width if open_end else 0 for width, open_end in zip(widths, unfinished, strict=True)]
    texts = [line.text for line in lines]
    return tuple([width >= LEAST_CUT and _has_fellow(texts, widths, among, i) for i, width in enumerate(widths)])


def _has_fellow(texts: Sequence[str], widths: Sequence[int], among: Sequence[bool], i: int) -> bool:
    """A copy is no fellow: it is as wide wherever it was cut."""
    near = range(max(0, i - NEAR_CUT), min(len(widths), i + NEAR_CUT + 1))
    return any(among[k] and abs(widths[k] - widths[i]) <= UNEVEN and texts[k] != texts[i] for k in near)


def common_indent(lines: Sequence[Line]) -> int:
    """Blanks that all lines open with: what the page was padded with."""
    return min((len(line.raw) - len(line.raw.lstrip()) for line in lines), default=0)
