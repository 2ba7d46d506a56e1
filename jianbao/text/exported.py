"""Articles as databases export them, a field a line: 标题：, 来源：, 日期：, 版次：, 正文：, or 【标题】 and so on.

A word and a colon make no record yet: lectures, exams, programmes and competitions are announced so. The fields of a
record stand one under another, each once, in any order. Among them are a title and at least two others, one of which
names the paper, the page or the day of printing. At the top of a file one other field is enough, which may be the text.
What the database adds above and below a record is filed, not printed.
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
    """What a line of a record holds. The value of each member is a pattern of the words by which databases call it."""

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
    """What the database notes about the article."""
    NOTED = "(?:内容|文章|新闻)?摘要|提要|导语|正文快照"
    TEXT = "正文|全文|内文|内容|(?:正文|文章|新闻|稿件|全文)内容|文章正文"


PRINTED = frozenset([Field.PAPER, Field.DAY, Field.PAGE])
"""Fields that say where an article was printed: the paper, its day and its page."""
WEAK = frozenset(["题目", "内容", "出处", "时间"])
"""Labels that lectures, exams and works of art have, too: they are no evidence of a record."""
HEADS = frozenset([Field.TITLE, Field.KICKER, Field.SUBHEAD, Field.TEXT])
"""Fields whose label only says which role the line has; it is taken off."""
BESIDE_TITLE = (Field.KICKER, Field.SUBHEAD)


class Labelled(NamedTuple):
    """The field that a line of a record holds."""

    field: Field
    size: int
    """How long the label is, with what separates it from the rest of the line; 0 if the line has no label."""
    word: str
    """The label's word as it stands in the line, in Simplified and without spaces."""
    record: int = 0
    """The number of the record, from 1; 0 if the line stands between records."""


LABEL_LONGEST = 12
"""Characters in which a label has to end."""

GAP = r"[ \t　]*"
SPACED = re.compile(f"(?<={HAN})(?={HAN})")


def spaced(field: Field) -> str:
    """The pattern of a field's words, with spaces allowed: short words are set as wide as long ones (日　期)."""
    return SPACED.sub(lambda _: GAP, field)


LABELS = tuple(
    (field, re.compile(rf"(?:[【\[〔]({words})[】\]〕]{GAP}[:：]?|({words})(?:{GAP}[:：]|\t)){GAP}"))
    for field, words in ((field, spaced(field)) for field in Field)
)
OTHER_LABEL = re.compile(rf"[【\[〔]?{HAN}{{2,6}}(?:[】\]〕]|[:：])[^。！？!?]{{0,60}}$")
"""A line that looks like a field of which we do not know the label."""
MAY_BE_TITLE = re.compile("[标標题題篇]")
"""Each label of a title has one of these characters."""
TITLE_FIRST = frozenset("【[〔标標题題篇正主文新稿")
"""The characters with which a title's label may begin."""
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
"""Fields of a record, or lines of a mail's head, that are enough to recognise it."""
ON_TOP = 8
"""How many lines the database's own words may take above the first record of a file."""
OF_DATABASE = re.compile(r"数据库|數據庫|資料庫|[检檢]索|命中|下载|下載|导出|匯出|共\s*\d+\s*[篇条]")
"""Words of a database about what it found."""


def fields_of(lines: Sequence[str]) -> Sequence[Labelled | None]:
    """For each line the field that it holds; None where it belongs to no record, or goes on with a text.

    >>> [field and field.field.name for field in fields_of(["版次：A03", "标题：春到山乡", "正文：茶园开园。"])]
    ['PAGE', 'TITLE', 'TEXT']
    >>> fields_of(["标题：不超过二十字", "作者：写明单位", "正文：不超过千字"])
    [None, None, None]
    """
    fields: list[Labelled | None] = [None] * len(lines)
    starts: list[int] = []
    first: Labelled | None = None
    free = 0  # the line behind the last record
    for title in [i for i, line in enumerate(lines) if line[:1] in TITLE_FIRST and begins_with_title(line)]:
        start, record = record_around(lines, title, free, first)
        end = start + len(record)
        like_first = begins_file(lines, start) or (first is not None and record[0].word == first.word)
        is_found = proves_itself(record, lines[start:end]) or (
            like_first and suffices_on_top(record, lines[start:end], lines[end:][:1])
        )
        if not is_found:
            continue
        starts.append(start)
        fields[start:end] = [field._replace(record=len(starts)) for field in settled(record, lines[start:end])]
        if end < len(lines) and repeats_title(lines[end], lines[title][record[title - start].size :]):
            fields[end] = Labelled(Field.FILED, 0, "")
        first, free = first or record[0], end
    for start, end in pairwise((*starts, len(lines))):
        add_fields_below_text(lines, fields, start, end)
    add_head_of_mail(lines, fields)
    return fields


def begins_with_title(line: str) -> bool:
    """Whether the line begins with the label of a title."""
    label = label_of(line) if MAY_BE_TITLE.search(line, 0, LABEL_LONGEST) else None
    return label is not None and label.field is Field.TITLE


def repeats_title(line: str, title: str) -> bool:
    """Whether a line below a record is its title once more, however either is spaced."""
    return "".join(line.split()) == "".join(title.split())


def record_around(lines: Sequence[str], title: int, free: int, first: Labelled | None) -> tuple[int, list[Labelled]]:
    """The line with which the record begins that has its title in line ``title``, and its fields.

    Lines before ``free`` belong to the record before. ``first`` is the first field of the file's first record, if there
    was one: every other record begins with the same field, and what stands above it is not the record's.
    """
    title_label = label_of(lines[title])
    assert title_label is not None
    record = [title_label]
    start = title
    while start > free and (field := field_beside(lines, start - 1, -1, record)):
        if field.field is Field.TEXT:
            break
        record.insert(0, field)
        start -= 1
    words = [field.word for field in record]
    if first and (first.word in words or first.field is Field.TITLE):
        not_its_own = words.index(first.word) if first.word in words else title - start
        start, record = start + not_its_own, record[not_its_own:]
    end = title + 1
    while record[-1].field is not Field.TEXT and (field := field_beside(lines, end, 1, record)):
        record.append(field)
        end += 1
    return start, record


def field_beside(lines: Sequence[str], at: int, step: int, record: Sequence[Labelled]) -> Labelled | None:
    """The field in line ``at``, if a record goes on with it, upwards (``step`` -1) or downwards (1). A label that we do
    not know counts, too, if a known one of the record follows beyond it."""
    if not 0 <= at < len(lines):
        return None
    label = label_of(lines[at])
    if label is None and OTHER_LABEL.match(lines[at]) and 0 <= at + step < len(lines):
        beyond = label_of(lines[at + step])
        goes_on = beyond is not None and may_belong(beyond, lines[at + step], record)
        return Labelled(Field.FILED, 0, lines[at][:LABEL_LONGEST]) if goes_on else None
    return label if label and may_belong(label, lines[at], record) else None


def may_belong(label: Labelled, line: str, record: Sequence[Labelled]) -> bool:
    """Whether a line with this label may be a field of the record: the record has no such field yet, and the line is no
    sentence (记者：…？ in an interview), unless it is of a kind that may be one."""
    may_be_sentence = label.field in (*HEADS, Field.NOTED)
    is_field = may_be_sentence or not SENTENCE.search(line, label.size)
    return label.field is not Field.TITLE and is_field and all(label.word != field.word for field in record)


def begins_file(lines: Sequence[str], start: int) -> bool:
    """Whether nothing stands above this line but a few lines in which a database says what it found."""
    return start == 0 or (start <= ON_TOP and any(map(OF_DATABASE.search, lines[:start])))


def proves_itself(record: Sequence[Labelled], lines: Sequence[str]) -> bool:
    """Whether these fields are a record wherever they stand, since they name the paper, the page or the day."""
    fields = evident_fields(record, lines)
    is_printed = Field.PAPER in fields or Field.PAGE in fields or fields >= {Field.TITLE, Field.DAY}
    return is_printed and len(record) >= LEAST_FIELDS


def evident_fields(record: Sequence[Labelled], lines: Sequence[str]) -> set[Field]:
    """The fields that speak for a record: not those with weak labels, nor a day that is not told in full."""
    return {
        label.field
        for label, line in zip(record, lines, strict=True)
        if label.word not in WEAK and (label.field is not Field.DAY or FULL_DAY.search(line, label.size))
    }


def suffices_on_top(record: Sequence[Labelled], lines: Sequence[str], below: Sequence[str]) -> bool:
    """Whether these fields are a record if a file begins with them, or began with such ones before. ``below`` is the
    line under them, if there is one. Fields with unknown labels are those of a form."""
    title = next(label for label in record if label.field is Field.TITLE)
    if len(record) == 1 or title.word in WEAK or not all(label.size for label in record):
        return False
    if record[-1].field is Field.TEXT:
        text = lines[-1][record[-1].size :]
        return SENTENCE.search(text) is not None if text else bool(below)
    fields = evident_fields(record, lines)
    is_form = any(OTHER_LABEL.match(line) for line in below)
    return bool(below) and not is_form and (Field.WRITERS in fields or not fields.isdisjoint(PRINTED))


def settled(record: Sequence[Labelled], lines: Sequence[str]) -> Iterator[Labelled]:
    """The fields as they are meant. A label with nothing behind it is the database's own. A kicker stands right above
    the title and a subhead below it; what has such a label elsewhere is a note."""
    title = next(i for i, label in enumerate(record) if label.field is Field.TITLE)
    for i, (label, line) in enumerate(zip(record, lines, strict=True)):
        if label.size == len(line):
            yield label._replace(field=Field.FILED)
        elif i + 1 == title and label.field in BESIDE_TITLE:
            yield label._replace(field=Field.KICKER)
        elif label.field is Field.KICKER or (i < title and label.field is Field.SUBHEAD):
            yield label._replace(field=Field.NOTED)
        else:
            yield label


def add_fields_below_text(lines: Sequence[str], fields: list[Labelled | None], start: int, end: int) -> None:
    """Adds the fields that stand below the text of the record that begins at ``start``, right above the next record or
    the end of the file (文章编号：). A field that the record has already is a line of its text (时间：)."""
    taken = {*HEADS, Field.NOTED, *(label.field for label in fields[start:end] if label)} - {Field.FILED}
    while not fields[end - 1] and (label := label_of(lines[end - 1])):
        if label.field in taken or SENTENCE.search(lines[end - 1]):
            break
        end -= 1
        fields[end] = label


def add_head_of_mail(lines: Sequence[str], fields: list[Labelled | None]) -> None:
    """Adds the head of the mail that a file is: 发件人, 收件人, 主题 right under one another, on top. Elsewhere a mail
    is quoted in a story."""
    if not lines or {":", "："}.isdisjoint(lines[0][:LABEL_LONGEST]):
        return
    end = 0
    while end < len(lines) and not fields[end] and OF_MAIL.match(simplify(lines[end][:LABEL_LONGEST])):
        end += 1
    if end >= LEAST_FIELDS and any(map(SENDER.match, lines[:end])):
        fields[:end] = [Labelled(Field.FILED, 0, "")] * end


def label_of(line: str) -> Labelled | None:
    """The label with which a line begins; None if it begins with none that we know.

    >>> label_of("【版次】第3版").size, label_of("版次改了")
    (4, None)
    """
    return label_in(line[:LABEL_LONGEST])


@lru_cache(maxsize=4096)
def label_in(start: str) -> Labelled | None:
    """The label with which a line begins, by its first characters: these recur, and are asked about again and again."""
    simplified = simplify(start)
    for field, label in LABELS:
        if match := label.match(simplified):
            return Labelled(field, match.end(), "".join((match[1] or match[2]).split()))
    return None
