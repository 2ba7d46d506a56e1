"""Articles as databases export them, a field a line: 标题：, 来源：, 日期：, 版次：, 正文：, or 【标题】 and so on.

A word and a colon make no record: right under a title's label stand those of two further fields, one of which says
where and when it was printed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from jianbao.text.characters import HAN
from jianbao.text.script import simplify


class Field(StrEnum):
    """What a line of a record holds."""

    TITLE = "标题|题名|篇名|题目|正标题|主标题|文章标题|新闻标题"
    SUBHEAD = "副标题|副题|子标题"
    WRITERS = "作者|记者"
    PRINTED = (
        "来源|文章来源|报纸|报纸名称?|报刊|报刊名称?|媒体|媒体名称"
        "|日期|出版日期|发表日期|发布日期|刊登日期|见报日期|报纸日期|版次|版面|版号|页码"
    )
    """The paper, its day and its page."""
    FILED = "栏目|专栏|版名|分类号?|体裁|字数|文章字数|文件编号|索取号"
    """What the database says of it."""
    NOTED = "引题|肩题|眉题|内容摘要|摘要|提要"
    TEXT = "正文|全文|内文|正文内容|文章内容"


LABEL_LONGEST = 12
"""Characters."""

GAP = "[ 　]*"
SPACED = re.compile(f"(?<={HAN})(?={HAN})")
WORDS = [(field, SPACED.sub(GAP, field)) for field in Field]
"""With spaces inside, as words of two characters are set as wide as others: 日　期."""

LABELS = tuple(
    (field, re.compile(rf"(?:[【\[〔](?:{words})[】\]〕]{GAP}[:：]?|(?:{words}){GAP}[:：]){GAP}"))
    for field, words in WORDS
)
MAY_BE_TITLE = re.compile("[标標题題篇]")
TITLE_FIRST = frozenset("【[〔标標题題篇正主文新")
"""Characters, one of which a title's label begins with."""
LEAST_FIELDS = 2
"""Of one record, beside its title."""


def fields_of(lines: Sequence[str]) -> Sequence[tuple[Field, int] | None]:
    """For each line that is a record's the field, and where what stands in it begins.

    >>> [field and field[0].name for field in fields_of(["标题：春到山乡", "版次：A03", "正文：", "茶园开园。"])]
    ['TITLE', 'PRINTED', 'TEXT', None]
    >>> fields_of(["标题：不超过二十字", "作者：写明单位", "正文：不超过千字"])
    [None, None, None]
    """
    found: list[tuple[Field, int] | None] = [None] * len(lines)
    for start in [i for i, line in enumerate(lines) if line[:1] in TITLE_FIRST]:
        title = label_of(lines[start]) if MAY_BE_TITLE.search(lines[start], 0, LABEL_LONGEST) else None
        if title is None or title[0] is not Field.TITLE:
            continue
        record = [title]
        for below in lines[start + 1 :]:
            field = label_of(below)
            if record[-1][0] is Field.TEXT or field is None or field[0] is Field.TITLE:
                break
            record.append(field)
        if len(record) > LEAST_FIELDS and any(field is Field.PRINTED for field, _ in record):
            found[start : start + len(record)] = record
    return found


def label_of(line: str) -> tuple[Field, int] | None:
    """
    >>> label_of("【版次】第3版")[1], label_of("版次改了")
    (4, None)
    """
    head = simplify(line[:LABEL_LONGEST])
    return next(((field, match.end()) for field, label in LABELS if (match := label.match(head))), None)
