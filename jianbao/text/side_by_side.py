"""Warnings of columns that stand side by side, as ``pdftotext -layout`` puts them, so that a line reads across them.

They are read as they stand: without cutting lines, which are known by their numbers, columns cannot be separated.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import compress
from statistics import median

from jianbao.model import Line, Problem, Severity
from jianbao.text.characters import ONE_HAN, typed_width

GUTTER = re.compile(r"[ \u3000]{2,}")
SENTENCES = re.compile("[，。,]")

LEAST_LINES = 6
"""So many lines in a row must have two columns. Blank lines do not count; a single line with one column may stand among
them."""
LEAST_HAN = 8
"""Chinese characters of a column's usual line, at least; the cells of a table have fewer."""
FAR = 2 * LEAST_HAN
"""So many blanks before a line say that it is not of the first column; an indent or a margin has fewer."""
UNEVEN = 4
"""Half-width columns by which a line's begin or end may differ: an export counts a mark sometimes as one, sometimes as
two."""
LEAST_MARKS = 0.4
"""Commas and full stops for each line of a column, at least; the cells of a table have hardly any."""
MOST = 0.6
"""The share of a column's lines that have to be as wide as the column: the last line of a paragraph is short. The rows
of a table are not cut at a width."""

Split = tuple[Line, re.Match[str]]
"""A line and the gap between its first two columns."""


def side_by_side(name: str, lines: Sequence[Line]) -> tuple[Problem, ...]:
    """A warning for each run of lines in which columns stand side by side."""
    runs: list[list[Split]] = [[]]
    lines_without_gap = 0
    for line in lines:
        gap = GUTTER.search(line.text) if "  " in line.text or "\u3000\u3000" in line.text else None
        lines_without_gap = lines_without_gap + 1 if gap is None else 0
        if gap is not None:
            runs[-1].append((line, gap))
        elif lines_without_gap > 1 and runs[-1]:
            runs.append([])
    warnings = tuple(_warning(name, run[0][0].no, run[-1][0].no) for run in runs if _in_columns(run))
    return warnings or _in_turns(name, lines)


def _in_turns(name: str, lines: Sequence[Line]) -> tuple[Problem, ...]:
    """A warning where columns stand side by side, but their lines at different heights, so that most lines belong to
    one column: some text begins far from the left edge, and other lines do not."""
    far = [line for line in lines if line.raw.startswith(" " * FAR)]
    if len(far) < 2 * LEAST_LINES or len(lines) - len(far) < LEAST_LINES:
        return ()
    starts = [len(line.raw) - len(line.raw.lstrip()) for line in far]
    usual_start = Counter(starts).most_common(1)[0][0]
    is_in_column = [abs(start - usual_start) <= UNEVEN for start in starts]
    column = [GUTTER.split(line.text)[0] for line in compress(far, is_in_column)]
    if len(column) < 2 * LEAST_LINES or not _is_text(column):
        return ()
    return (_warning(name, far[0].no, far[-1].no),)


def _in_columns(run: Sequence[Split]) -> bool:
    """Whether two columns of text stand side by side: the second begins at about the same place in most lines."""
    if len(run) < LEAST_LINES:
        return False
    left = [line.text[: gap.start()] for line, gap in run]
    right = [GUTTER.split(line.text[gap.end() :])[0] for line, gap in run]
    starts = [_second_start(line, gap) for line, gap in run]
    is_aligned = _holds_for_most([abs(start - median(starts)) <= UNEVEN for start in starts])
    return is_aligned and _is_text(left) and _is_text(right)


def _second_start(line: Line, gap: re.Match[str]) -> int:
    """Where the second column of a line begins, in half-width columns from the edge."""
    return typed_width(line.raw[: line.raw.find(line.text) + gap.end()])


def _is_text(column: Sequence[str]) -> bool:
    """Whether these lines are Chinese text that was cut at a width."""
    widths = [typed_width(text) for text in column]
    usual_han = median(len(ONE_HAN.findall(text)) for text in column)
    marks = len(SENTENCES.findall("".join(column)))
    is_cut = _holds_for_most([max(widths) - width <= UNEVEN for width in widths])
    return is_cut and usual_han >= LEAST_HAN and marks >= LEAST_MARKS * len(column)


def _holds_for_most(lines: Sequence[bool]) -> bool:
    """Whether a condition holds for most lines, given for each whether it does."""
    return sum(lines) >= MOST * len(lines)


def _warning(name: str, first: int, last: int) -> Problem:
    """The warning that columns stand side by side from one line to another."""
    message = f"第{first}行到第{last}行像是几栏并排，一行里连着各栏的字"
    hint = "请从 PDF 重新导出：用 PyMuPDF 或 pdftotext -raw，不用 -layout；或把各栏剪开，依次贴成上下"
    return Problem(name, first, Severity.WARNING, message, "照原样逐行读了", hint)
