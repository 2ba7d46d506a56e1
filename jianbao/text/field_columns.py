"""Articles in the rows of a table, as a spreadsheet or a database exports them: 标题, 日期, 版次, 正文 side by side.

Told of and read as they stand: a line has one role, so a row cannot be cut into a title, a day and a text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from jianbao.model import Line, Problem, Severity
from jianbao.text.exported import LABEL_LONGEST, MAY_BE_TITLE, Field, label_of

SEPARATORS = "\t,，;|"
LONGEST = 120
"""Characters of a row of names."""
LEAST_KNOWN = 2
"""Columns whose name is a field's, and half of all."""


def field_columns(name: str, lines: Sequence[Line]) -> Iterator[Problem]:
    """A warning for each row of names of fields that stands over another row, whose text may hold more separators."""
    for line, below in pairwise(lines):
        if len(line.text) > LONGEST or not MAY_BE_TITLE.search(line.text):
            continue
        separator = next((each for each in SEPARATORS if each in line.text and each in below.text), "")
        as_many = below.text.count(separator) >= line.text.count(separator)
        if separator and as_many and names_fields(line.text.split(separator)):
            yield Problem(
                name,
                line.no,
                Severity.WARNING,
                f"第{line.no}行是表头，以下一行一篇，标题、日期、正文等都在一行里",
                "照原样逐行读了",
                "请改成一个字段一行（标题：……，下一行 日期：……，再下一行 正文：……）："
                '在 Excel 里用公式给每栏加上字段名，如 ="标题："&A2，贴成文本后把制表符都换成换行',
            )


def names_fields(cells: Sequence[str]) -> bool:
    """Whether a row's cells are names of fields (标题, 日期, 版次).

    >>> names_fields(["标题", "日期", "版次", "备注"]), names_fields(["标题", "秋收忙"])
    (True, False)
    """
    names = [cell.strip(' "\u3000') for cell in cells]
    known = [label.field for each in names if len(each) < LABEL_LONGEST and (label := label_of(f"{each}："))]
    return Field.TITLE in known and len(known) >= max(LEAST_KNOWN, len(names) / 2)
