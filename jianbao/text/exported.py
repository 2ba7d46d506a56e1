"""Articles as databases export them, a field a line: 标题：, 来源：, 日期：, 版次：, 正文：, or 【标题】 and so on.

A word and a colon make no record: lectures, exams, programmes and competitions are announced so. Fields stand one under
another, each once, in any order, a title among them; two further ones say what it is, one of which tells the paper, the
page or the day of printing. Where a file begins so, one is enough, and the text below tells, too. What the database
sets over and under a record is filed, not printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from jianbao.text.characters import HAN
from jianbao.text.numerals import OF_A_DAY, TO_TEN, TYPED_DIGITS
from jianbao.text.script import simplify


class Field(StrEnum):
    """What a line of a record holds, and the words that say so."""

    TITLE = "标题|题名|篇名|题目|正标题|主标题|正题|(?:文章|新闻|稿件|篇章)标题|文章题名|文章题目"
    KICKER = "引题|肩题|眉题|上题"
    SUBHEAD = "副标题|副题|子标题|下题"
    WRITERS = "作者|记者|撰文|(?:文章|新闻|稿件)作者|作者姓名|责任者"
    PAPER = (
        "来源|(?:文章|新闻|稿件|信息)来源|来源(?:媒体|报纸|报刊|刊物)|出处"
        "|(?:刊载|登载|刊登)?(?:报纸|报刊|媒体)(?:名称|名)?|(?:发布|刊发)媒体|报名|报别|刊名"
    )
    DAY = "日期|时间|(?:出版|发表|发布|刊登|刊载|刊发|见报|报纸|报刊|报道|签发|新闻)(?:日期|时间)"
    PAGE = "版次|版面|版号|页码|页次|(?:所属|所在|刊登|刊载|刊发)(?:版面|版次)"
    FILED = (
        "栏目|专栏|专刊|版名|版别|版面名称|分类号?|类别|体裁|(?:文章|全文)?字数|(?:文件|文章|稿件|新闻)?编号|稿号|序号|索取号"
        "|关键词|关键字|主题词|标签|(?:原文)?(?:链接|网址)|原文地址|地区|期号|卷期号?|来源(?:库|数据库)|数据库|语种|语言"
        "|阅读量|阅读数|点击量|点击数"
    )
    """What the database says of it."""
    NOTED = "(?:内容|文章|新闻)?摘要|提要|导语|正文快照"
    TEXT = "正文|全文|内文|内容|(?:正文|文章|新闻|稿件|全文)内容|文章正文"


PRINTED = frozenset([Field.PAPER, Field.DAY, Field.PAGE])
"""The paper, its day and its page."""
WEAK = frozenset(["题目", "内容", "出处", "时间"])
"""Labels of lectures, exams and works of art, too: they tell of no record."""
HEADS = frozenset([Field.TITLE, Field.KICKER, Field.SUBHEAD, Field.TEXT])
"""Fields whose label says no more than the line's role."""


BESIDE_TITLE = (Field.KICKER, Field.SUBHEAD)


class Labelled(NamedTuple):
    """What a line is of a record."""

    field: Field
    size: int
    """Of the label, and what stands between it and the rest."""
    word: str
    record: int = 0
    """From 1; 0 where it stands between records."""


LABEL_LONGEST = 12
"""Characters."""

GAP = r"[ \t　]*"
SPACED = re.compile(f"(?<={HAN})(?={HAN})")


def spaced(field: Field) -> str:
    """Its words as a pattern, with spaces inside, as words of two characters are set as wide as others: 日　期."""
    return SPACED.sub(lambda _: GAP, field)


LABELS = tuple(
    (field, re.compile(rf"(?:[【\[〔]({words})[】\]〕]{GAP}[:：]?|({words})(?:{GAP}[:：]|\t)){GAP}"))
    for field, words in ((field, spaced(field)) for field in Field)
)
OTHER_LABEL = re.compile(rf"[【\[〔]?{HAN}{{2,6}}(?:[】\]〕]|[:：])[^。！？!?]{{0,60}}$")
MAY_BE_TITLE = re.compile("[标標题題篇]")
TITLE_FIRST = frozenset("【[〔标標题題篇正主文新稿")
"""Characters, one of which a title's label begins with."""
SENDER = re.compile(rf"(?:[发發]件[人者]|寄件[人者]|From){GAP}[:：]")
OF_MAIL = re.compile(
    rf"(?:[发寄收]件[人者]|抄送|密送|副本|回复|发送时间|日期|时间|主题|主旨|附件|From|To|Cc|Date|Sent|Subject){GAP}[:：]"
)
SENTENCE = re.compile("[。！？!?]")
FULL_DAY = re.compile(
    r"\d{4}\W?\d\d?\W?\d\d?(?!\d)"
    rf"|[\d{TYPED_DIGITS}百]{{2,5}} ?年 ?[\d{TO_TEN}]{{1,2}} ?月 ?[\d{OF_A_DAY}]{{1,3}} ?日"
)
LEAST_FIELDS = 3
ON_TOP = 8
"""Lines of a file over its first record, at most."""
OF_DATABASE = re.compile(r"数据库|數據庫|資料庫|[检檢]索|命中|下载|下載|导出|匯出|共\s*\d+\s*[篇条]")
"""What one of them says."""


def fields_of(lines: Sequence[str]) -> Sequence[Labelled | None]:
    """For each line that is a record's the field, and where what stands in it begins.

    >>> [field and field.field.name for field in fields_of(["版次：A03", "标题：春到山乡", "正文：茶园开园。"])]
    ['PAGE', 'TITLE', 'TEXT']
    >>> fields_of(["标题：不超过二十字", "作者：写明单位", "正文：不超过千字"])
    [None, None, None]
    """
    found: list[Labelled | None] = [None] * len(lines)
    starts: list[int] = []
    first: Labelled | None = None
    free = 0
    for title in [i for i, line in enumerate(lines) if line[:1] in TITLE_FIRST and begins_with_title(line)]:
        start, record = record_at(lines, title, free, first)
        end = start + len(record)
        alike = begins_file(lines, start) or (first is not None and record[0].word == first.word)
        if not (is_sure(record, lines[start:end]) or (alike and is_record(record, lines[start:end], lines[end:][:1]))):
            continue
        starts.append(start)
        found[start:end] = [field._replace(record=len(starts)) for field in settled(record, lines[start:end])]
        own = "".join(lines[title][record[title - start].size :].split())
        if end < len(lines) and "".join(lines[end].split()) == own:
            found[end] = Labelled(Field.FILED, 0, "")  # the title again
        first, free = first or record[0], end
    for start, end in pairwise((*starts, len(lines))):
        below_text(lines, found, start, end)
    head_of_mail(lines, found)
    return found


def begins_with_title(line: str) -> bool:
    label = label_of(line) if MAY_BE_TITLE.search(line, 0, LABEL_LONGEST) else None
    return label is not None and label.field is Field.TITLE


def record_at(lines: Sequence[str], title: int, free: int, first: Labelled | None) -> tuple[int, list[Labelled]]:
    """Where the record begins that has this title, not before ``free``, and its fields. It begins with the field with
    which the ``first`` of the file does, as far as that can be seen."""
    own = label_of(lines[title])
    assert own is not None
    record = [own]
    start = title
    while start > free and (field := field_at(lines, start - 1, -1, record)):
        if field.field is Field.TEXT:
            break
        record.insert(0, field)
        start -= 1
    words = [field.word for field in record]
    if first and (first.word in words or first.field is Field.TITLE):
        passed = words.index(first.word) if first.word in words else title - start
        start, record = start + passed, record[passed:]
    end = title + 1
    while record[-1].field is not Field.TEXT and (field := field_at(lines, end, 1, record)):
        record.append(field)
        end += 1
    return start, record


def field_at(lines: Sequence[str], at: int, way: int, record: Sequence[Labelled]) -> Labelled | None:
    """The field of a line that goes on with a record; a label unknown to us too, if a known one follows it."""
    if not 0 <= at < len(lines):
        return None
    label = label_of(lines[at])
    if label is None and OTHER_LABEL.match(lines[at]) and 0 <= at + way < len(lines):
        beyond = label_of(lines[at + way])
        known = beyond is not None and goes_on(beyond, lines[at + way], record)
        return Labelled(Field.FILED, 0, lines[at][:LABEL_LONGEST]) if known else None
    return label if label and goes_on(label, lines[at], record) else None


def goes_on(label: Labelled, line: str, record: Sequence[Labelled]) -> bool:
    """Whether a line with this label may be of the record: it has no such field yet, and what a reporter says to
    somebody is no field."""
    told = label.field in (*HEADS, Field.NOTED) or not SENTENCE.search(line, label.size)
    return label.field is not Field.TITLE and told and all(label.word != field.word for field in record)


def begins_file(lines: Sequence[str], start: int) -> bool:
    """Whether nothing stands over this line but what a database says of what it found."""
    return start == 0 or (start <= ON_TOP and any(map(OF_DATABASE.search, lines[:start])))


def is_sure(record: Sequence[Labelled], lines: Sequence[str]) -> bool:
    """Whether these fields are a record's wherever they stand: the paper, the page or the day of printing is told."""
    told = {field.field for field, line in zip(record, lines, strict=True) if tells(field, line)}
    printed = Field.PAPER in told or Field.PAGE in told or told >= {Field.TITLE, Field.DAY}
    return printed and len(record) >= LEAST_FIELDS


def tells(field: Labelled, line: str) -> bool:
    if field.word in WEAK:
        return False
    return field.field is not Field.DAY or FULL_DAY.search(line, field.size) is not None


def is_record(record: Sequence[Labelled], lines: Sequence[str], below: Sequence[str]) -> bool:
    """Whether fields are one where a file begins so, or has begun. Labels that we do not know are those of a form."""
    title = next(field for field in record if field.field is Field.TITLE)
    if len(record) == 1 or title.word in WEAK or not all(field.size for field in record):
        return False
    last = lines[-1][record[-1].size :]
    if record[-1].field is Field.TEXT:
        return SENTENCE.search(last) is not None if last else bool(below)
    fields = {field.field for field, line in zip(record, lines, strict=True) if tells(field, line)}
    form = any(OTHER_LABEL.match(line) for line in below)
    return bool(below) and not form and (Field.WRITERS in fields or not fields.isdisjoint(PRINTED))


def settled(record: Sequence[Labelled], lines: Sequence[str]) -> Iterator[Labelled]:
    """A label with nothing behind it is the database's own. A kicker stands right over a title and a subhead under it;
    elsewhere it is a note."""
    title = next(i for i, field in enumerate(record) if field.field is Field.TITLE)
    for i, (field, line) in enumerate(zip(record, lines, strict=True)):
        if field.size == len(line):
            yield field._replace(field=Field.FILED)
        elif i + 1 == title and field.field in BESIDE_TITLE:
            yield field._replace(field=Field.KICKER)
        elif field.field is Field.KICKER or (i < title and field.field is Field.SUBHEAD):
            yield field._replace(field=Field.NOTED)
        else:
            yield field


def below_text(lines: Sequence[str], found: list[Labelled | None], start: int, end: int) -> None:
    """What stands under the text of the record from ``start`` on, right over the next one or the end of the file:
    文章编号：. What the record has said already is text there: 时间：."""
    told = {*HEADS, Field.NOTED, *(field.field for field in found[start:end] if field)} - {Field.FILED}
    while not found[end - 1] and (label := label_of(lines[end - 1])):
        if label.field in told or SENTENCE.search(lines[end - 1]):
            break
        end -= 1
        found[end] = label


def head_of_mail(lines: Sequence[str], found: list[Labelled | None]) -> None:
    """发件人, 收件人, 主题 right under one another are the mail's that a file is; in a story a mail is quoted."""
    if not lines or {":", "："}.isdisjoint(lines[0][:LABEL_LONGEST]):
        return
    end = 0
    while end < len(lines) and not found[end] and OF_MAIL.match(simplify(lines[end][:LABEL_LONGEST])):
        end += 1
    if end >= LEAST_FIELDS and any(map(SENDER.match, lines[:end])):
        found[:end] = [Labelled(Field.FILED, 0, "")] * end


def label_of(line: str) -> Labelled | None:
    """The field that a line's label names.

    >>> label_of("【版次】第3版").size, label_of("版次改了")
    (4, None)
    """
    return label_in(line[:LABEL_LONGEST])


@lru_cache(maxsize=4096)
def label_in(start: str) -> Labelled | None:
    """The same of a line's first characters; asked again of each line, and few differ."""
    head = simplify(start)
    for field, label in LABELS:
        if match := label.match(head):
            return Labelled(field, match.end(), "".join((match[1] or match[2]).split()))
    return None
