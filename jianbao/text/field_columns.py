"""Articles in the rows of a table, as a spreadsheet or a database exports them: 标题, 日期, 版次, 正文 side by side;
and in JSON and XML, which programs write.

Told of and read as they stand: a line has one role, so a row cannot be cut into a title, a day and a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from jianbao.model import Line, Problem, Severity
from jianbao.text.exported import LABEL_LONGEST, MAY_BE_TITLE, Field, label_of

SEPARATORS = "\t,，;|"
LONGEST = 120
"""Characters of a row of names."""
LEAST_KNOWN = 2
"""Columns whose name is a field's, and half of all."""


ONE_A_LINE = "请改成一个字段一行（标题：……，下一行 日期：……，再下一行 正文：……）"
AS_IT_IS = "照原样逐行读了"
DATA = {
    "JSON": re.compile(r'[\[{,\s]*"(?:title|headline|标题|標題|题名|題名)"\s*:'),
    "XML": re.compile(r"\s*(?:<(?!html|head)[\w:]+[^<>]*>\s*)*<(title|headline|标题|標題)>[^<]"),
}
"""How a line begins that holds an article's title in these."""


def data_lines(name: str, lines: Sequence[Line]) -> Iterator[Problem]:
    """A warning for the first title of a file of JSON, of lines of JSON or of XML. Of a page's own source something
    else is said (``decode.py``)."""
    first = lines[0].text[:LONGEST].casefold() if lines else ""
    if not first.startswith(("{", "[", "<", '"')) or "html" in first:
        return
    for line in lines:
        if form := next((form for form, title in DATA.items() if title.match(line.text)), ""):
            yield Problem(
                name, line.no, Severity.WARNING, f"像是 {form} 数据，标题、正文都带着程序用的符号", AS_IT_IS, ONE_A_LINE
            )
            return


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
                AS_IT_IS,
                f'{ONE_A_LINE}：在 Excel 里用公式给每栏加上字段名，如 ="标题："&A2，贴成文本后把制表符都换成换行',
            )


def names_fields(cells: Sequence[str]) -> bool:
    """Whether a row's cells are names of fields (标题, 日期, 版次).

    >>> names_fields(["标题", "日期", "版次", "备注"]), names_fields(["标题", "秋收忙"])
    (True, False)
    """
    names = [cell.strip(' "\u3000') for cell in cells]
    known = [label.field for each in names if len(each) < LABEL_LONGEST and (label := label_of(f"{each}："))]
    return Field.TITLE in known and len(known) >= max(LEAST_KNOWN, len(names) / 2)
