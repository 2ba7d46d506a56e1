"""Warnings of files whose articles are JSON, XML or rows of a table, as a spreadsheet or a database exports them: 标题,
日期, 版次, 正文 side by side.

They are read as they stand: a line has one role, so a row cannot be cut into a title, a day and a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from jianbao.model import Line, Problem, Severity
from jianbao.text.exported import LABEL_LONGEST, MAY_BE_TITLE, Field, label_of

SEPARATORS = "\t,，;|"
LONGEST = 120
"""Characters of a row that names the columns, at most."""
LEAST_KNOWN = 2
"""So many columns, and half of all, must have the name of a field."""


ONE_A_LINE = "请改成一个字段一行（标题：……，下一行 日期：……，再下一行 正文：……）"
IN_EXCEL = f'{ONE_A_LINE}：在 Excel 里用公式给每栏加上字段名，如 ="标题："&A2，贴成文本后把制表符都换成换行'
AS_IT_IS = "照原样逐行读了"
DATA = {
    "JSON": re.compile(r'[\[{,\s]*"(?:title|headline|标题|標題|题名|題名)"\s*:'),
    "XML": re.compile(r"\s*(?:<(?!html|head)[\w:]+[^<>]*>\s*)*<(title|headline|标题|標題)>[^<]"),
}
"""How, in these formats, a line begins that holds an article's title."""


def data_lines(name: str, lines: Sequence[Line]) -> Iterator[Problem]:
    """A warning for the first title in a file of JSON, of lines of JSON or of XML. A web page's source code gets
    another warning (``decode.py``)."""
    first = lines[0].text[:LONGEST].casefold() if lines else ""
    if not first.startswith(("{", "[", "<", '"')) or "html" in first:
        return
    for line in lines:
        data_format = next((kind for kind, title in DATA.items() if title.match(line.text)), "")
        if data_format:
            message = f"像是 {data_format} 数据，标题、正文都带着程序用的符号"
            yield Problem(name, line.no, Severity.WARNING, message, AS_IT_IS, ONE_A_LINE)
            return


def field_columns(name: str, lines: Sequence[Line]) -> Iterator[Problem]:
    """A warning for each row that names the columns of a table. The row below has at least as many separators: its text
    may hold some, too."""
    for line, below in pairwise(lines):
        if len(line.text) > LONGEST or not MAY_BE_TITLE.search(line.text):
            continue
        separator = next((sign for sign in SEPARATORS if sign in line.text and sign in below.text), "")
        has_cells_below = below.text.count(separator) >= line.text.count(separator)
        if separator and has_cells_below and names_fields(line.text.split(separator)):
            message = f"第{line.no}行是表头，以下一行一篇，标题、日期、正文等都在一行里"
            yield Problem(name, line.no, Severity.WARNING, message, AS_IT_IS, IN_EXCEL)


def names_fields(cells: Sequence[str]) -> bool:
    """Whether the cells of a row are names of fields (标题, 日期, 版次), the title's among them.

    >>> names_fields(["标题", "日期", "版次", "备注"]), names_fields(["标题", "秋收忙"])
    (True, False)
    """
    names = [cell.strip(' "\u3000') for cell in cells]
    labels = [label_of(f"{name}：") for name in names if len(name) < LABEL_LONGEST]
    fields = [label.field for label in labels if label]
    return Field.TITLE in fields and len(fields) >= max(LEAST_KNOWN, len(names) / 2)
