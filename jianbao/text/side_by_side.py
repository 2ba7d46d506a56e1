"""Columns of a page that stand side by side, as ``pdftotext -layout`` puts them, so that a line reads across.

Told of and read as they stand: what a column holds cannot be cut out of its lines without losing their numbers.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from statistics import median

from jianbao.model import Line, Problem, Severity
from jianbao.text.characters import ONE_HAN, typed_width

GUTTER = re.compile(r"[ \u3000]{2,}")
SENTENCES = re.compile("[，。,]")

LEAST_LINES = 6
"""In a row; blank ones do not count, nor does one between them that has a single column."""
LEAST_HAN = 8
"""Characters of a column's usual line; the cells of a table have fewer."""
FAR = 2 * LEAST_HAN
"""Blanks before a line that is of no first column; an indent or a margin has fewer."""
UNEVEN = 4
"""Half-width columns by which a line may begin or end elsewhere: an export counts marks now as one, now as two."""
LEAST_MARKS = 0.4
"""Commas and stops to a line of a column; the cells of a table have hardly any."""
MOST = 0.6
"""Share of the lines that are so: the last line of a paragraph is short. Rows of a table are not cut at a width."""

Split = tuple[Line, re.Match[str]]


def side_by_side(name: str, lines: Sequence[Line]) -> tuple[Problem, ...]:
    """A warning for each run of lines in which columns stand side by side."""
    runs: list[list[Split]] = [[]]
    alone = 0
    for line in lines:
        gap = GUTTER.search(line.text) if "  " in line.text or "\u3000\u3000" in line.text else None
        alone = alone + 1 if gap is None else 0
        if gap is not None:
            runs[-1].append((line, gap))
        elif alone > 1 and runs[-1]:
            runs.append([])
    told = tuple(_warning(name, run[0][0].no, run[-1][0].no) for run in runs if _in_columns(run))
    return told or _by_turns(name, lines)


def _by_turns(name: str, lines: Sequence[Line]) -> tuple[Problem, ...]:
    """A warning where columns stand side by side, but their lines at different heights, so that most lines are of one
    column: text begins far from the edge, over or under text that does not."""
    far = [line for line in lines if line.raw.startswith(" " * FAR)]
    if len(far) < 2 * LEAST_LINES or len(lines) - len(far) < LEAST_LINES:
        return ()
    starts = [len(line.raw) - len(line.raw.lstrip()) for line in far]
    usual = Counter(starts).most_common(1)[0][0]
    column = [GUTTER.split(line.text)[0] for line, own in zip(far, starts, strict=True) if abs(own - usual) <= UNEVEN]
    if len(column) < 2 * LEAST_LINES or not _is_text(column):
        return ()
    return (_warning(name, far[0].no, far[-1].no),)


def _in_columns(run: Sequence[Split]) -> bool:
    if len(run) < LEAST_LINES:
        return False
    left = [line.text[: gap.start()] for line, gap in run]
    right = [GUTTER.split(line.text[gap.end() :])[0] for line, gap in run]
    starts = [_second(line, gap) for line, gap in run]
    return _most([abs(start - median(starts)) <= UNEVEN for start in starts]) and _is_text(left) and _is_text(right)


def _second(line: Line, gap: re.Match[str]) -> int:
    """Where the second column begins."""
    return typed_width(line.raw[: line.raw.find(line.text) + gap.end()])


def _is_text(column: Sequence[str]) -> bool:
    """Whether lines are Chinese text that was cut at a width."""
    widths = [typed_width(text) for text in column]
    usual = median(len(ONE_HAN.findall(text)) for text in column)
    marks = len(SENTENCES.findall("".join(column)))
    full = _most([max(widths) - width <= UNEVEN for width in widths])
    return full and usual >= LEAST_HAN and marks >= LEAST_MARKS * len(column)


def _most(holds: Sequence[bool]) -> bool:
    return sum(holds) >= MOST * len(holds)


def _warning(name: str, first: int, last: int) -> Problem:
    message = f"第{first}行到第{last}行像是几栏并排，一行里连着各栏的字"
    hint = "请从 PDF 重新导出：用 PyMuPDF 或 pdftotext -raw，不用 -layout；或把各栏剪开，依次贴成上下"
    return Problem(name, first, Severity.WARNING, message, "照原样逐行读了", hint)
