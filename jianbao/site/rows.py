"""Finds tables that were typed: as in Markdown (a row with | between its cells, a line of dashes, more rows), or with
tabs, as they come out of a spreadsheet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum

from jianbao.site.card import Segment
from jianbao.site.excerpt import TABLE_ROW

RULE = re.compile(r"\s*\|(?:\s*:?-+:?\s*\|)+\s*$")

BETWEEN_CELLS = re.compile(r"(?<!\\)\|")
"""The mark between two cells. Behind a backslash it is a character of the cell."""


class RowKind(StrEnum):
    """What a line of a table is."""

    HEAD = "head"
    RULE = "rule"
    CELLS = "cells"
    TABBED = "tabbed"
    """Cells separated by tabs; nothing tells which row is the head."""


LEAST_TABBED = 3
"""The fewest rows with tabs that make a table; in fewer, the tabs may be gaps in a text."""


def table_rows(texts: Sequence[str]) -> Mapping[int, RowKind]:
    """The rows of tables among the blocks of a section, by the number of the block.

    >>> [row.value for row in table_rows(["好。", "|镇|亩|", "|--|:-:|", "|甲|1|", "|乙|2|", "走。", "|甲|"]).values()]
    ['head', 'rule', 'cells', 'cells']
    """
    found: dict[int, RowKind] = {}
    for number, text in enumerate(texts):
        if RULE.match(text) and number and TABLE_ROW.match(texts[number - 1]) and number - 1 not in found:
            found |= {number - 1: RowKind.HEAD, number: RowKind.RULE}
        elif number - 1 in found and TABLE_ROW.match(text):
            found[number] = RowKind.CELLS
    return found | dict.fromkeys(_tabbed(texts), RowKind.TABBED)


def _tabbed(texts: Sequence[str]) -> Iterator[int]:
    """The numbers of rows with tabs that make a table: none has more cells than the first, but one may have fewer.

    >>> list(_tabbed(["好。", "甲\\t1\\t2", "乙\\t\\t2", "丙\\t3", "丁\\t4\\t5\\t6", "走。"]))
    [1, 2, 3]
    """
    rows: list[int] = []
    for number, text in enumerate((*texts, "")):
        tabs = text.count("\t")
        if not tabs or (rows and tabs > texts[rows[0]].count("\t")):
            if len(rows) >= LEAST_TABBED:
                yield from rows
            rows = []
        if tabs:
            rows.append(number)


def row_cells(segments: Sequence[Segment], row: RowKind) -> tuple[tuple[Segment, ...], ...]:
    """The cells of a row: its text cut at the marks.

    >>> cells = row_cells([Segment("| "), Segment("石桥镇", "place"), Segment(" | 10 |")], RowKind.CELLS)
    >>> [[s.text for s in cell] for cell in cells]
    [['石桥镇'], ['10']]
    >>> [[s.text for s in cell] for cell in row_cells([Segment("石桥镇\\t10")], RowKind.TABBED)]
    [['石桥镇'], ['10']]
    >>> [[s.text for s in cell] for cell in row_cells([Segment("| 石桥\\\\|新桥 | 10 |")], RowKind.CELLS)]
    [['石桥|新桥'], ['10']]
    """
    found: list[list[Segment]] = [[]]
    for segment in segments:
        parts = segment.text.split("\t") if row is RowKind.TABBED else BETWEEN_CELLS.split(segment.text)
        first, *others = [replace(segment, text=part.strip().replace(r"\|", "|")) for part in parts]
        found[-1].append(first)
        found += [[other] for other in others]
    cells = found if row is RowKind.TABBED else found[1:-1]
    return tuple(tuple(s for s in cell if s.text or s.seam) for cell in cells)
