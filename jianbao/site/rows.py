"""Tables that were typed with a mark between their cells, as Markdown has them: a row, a line of dashes, more rows."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import StrEnum

from jianbao.site.excerpt import TABLE_ROW
from jianbao.site.view import Segment

RULE = re.compile(r"\s*\|(?:\s*:?-+:?\s*\|)+\s*$")


class RowKind(StrEnum):
    """What a line of a table is."""

    HEAD = "head"
    RULE = "rule"
    CELLS = "cells"


def table_rows(texts: Sequence[str]) -> Mapping[int, RowKind]:
    """The rows of tables among the blocks of a section, by number.

    >>> [row.value for row in table_rows(["好。", "|镇|亩|", "|--|:-:|", "|甲|1|", "|乙|2|", "走。", "|甲|"]).values()]
    ['head', 'rule', 'cells', 'cells']
    """
    found: dict[int, RowKind] = {}
    for number, text in enumerate(texts):
        if RULE.match(text) and number and TABLE_ROW.match(texts[number - 1]) and number - 1 not in found:
            found |= {number - 1: RowKind.HEAD, number: RowKind.RULE}
        elif number - 1 in found and TABLE_ROW.match(text):
            found[number] = RowKind.CELLS
    return found


def row_cells(segments: Sequence[Segment]) -> tuple[tuple[Segment, ...], ...]:
    """The cells of a row: its text cut at the marks.

    >>> [[s.text for s in cell] for cell in row_cells([Segment("| "), Segment("石桥镇", "place"), Segment(" | 10 |")])]
    [['石桥镇'], ['10']]
    """
    found: list[list[Segment]] = [[]]
    for segment in segments:
        first, *others = segment.text.split("|")
        found[-1].append(replace(segment, text=first.strip()))
        found += [[replace(segment, text=text.strip())] for text in others]
    return tuple(tuple(s for s in cell if s.text or s.seam) for cell in found[1:-1])
