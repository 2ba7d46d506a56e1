"""Cuts a text into lines. Each has the number that an editor shows, tells how many blank lines precede it, and has lost
Markdown's marks and a record's labels."""

from __future__ import annotations

import re

from msgspec.structs import replace

from jianbao.model import Line
from jianbao.text.characters import INVISIBLE, SPACES
from jianbao.text.exported import HEADS, Labelled
from jianbao.text.front_matter import FRONT, all_fields, behind

LINE_END = re.compile(r"\r\n|\n|\r")
"""Nothing else ends a line, but for soft line ends, which `harden` turns into ``\\n``. A form feed does not: PDFs leave
it inside newspaper text."""

SOFT = ("\v", "\u2028", "\u2029")
"""Soft line ends: what word processors write where somebody broke a line inside a paragraph (Shift+Enter)."""

BLANK = SPACES + INVISIBLE

HEADING_MARK = re.compile(r"(#{1,6})[ \t\u3000]*(?=\S)")
"""CommonMark §4.2 requires a space after the marks; text copied from pages often has none."""

BOLD = re.compile(r"\*\*(?P<text>[^*]+)\*\*")


def split_lines(text: str) -> tuple[Line, ...]:
    """All lines of ``text`` that are not blank.

    >>> lines = split_lines("## 头版\\r\\n\\r\\n\u3000\u3000正文。\\n")
    >>> [(line.no, line.text, line.level, line.blanks) for line in lines]
    [(1, '头版', 2, 0), (3, '正文。', 0, 1)]
    >>> split_lines("**小标题**")[0].bold
    True
    >>> [line.text for line in split_lines("标题：春到山乡\\n版次：A03\\n正文：茶园开园。")]
    ['春到山乡', '版次：A03', '茶园开园。']
    >>> [line.text for line in split_lines("\\u200b春到山乡\\u200b\\n\\u200b\\n茶园\\u200b开园。")]
    ['春到山乡', '茶园\\u200b开园。']
    """
    lines: list[Line] = []
    blanks = 0
    has_invisible = any(map(text.__contains__, INVISIBLE))
    for no, raw in enumerate(LINE_END.split(text) if "\r" in text else text.split("\n"), 1):
        if raw and not raw.isspace() and not (has_invisible and not raw.strip(BLANK)):
            lines.append(read_line(no, raw, blanks))
            blanks = 0
        else:
            blanks += 1
    fields = all_fields([line.text for line in lines], [line.level for line in lines])
    return tuple(map(unlabelled, lines, fields)) if any(fields) else tuple(lines)


def unlabelled(line: Line, field: Labelled | None) -> Line:
    """The line without its label, if that only says which role the line has, or is a key of front matter."""
    if field is None or not (field.field in HEADS or field.record == FRONT) or not field.size:
        return line
    label = line.text[: field.size]
    return replace(line, text=behind(label, line.text), label=label)


def harden(text: str) -> str:
    """``text`` with line ends in place of soft ones; offsets stay the same. A vertical tab always is one. U+2028 and
    U+2029 also stand inside lines of PDFs, so they only count where a text has more of them than line ends.

    >>> harden("标题\\v记者 何苇\\v正文。"), harden("标题\\u2028记者 何苇"), harden("正\\u2028文。\\n正文。\\n")
    ('标题\\n记者 何苇\\n正文。', '标题\\n记者 何苇', '正\\u2028文。\\n正文。\\n')
    """
    hard = count_lines(text) - 1
    for soft in SOFT:
        if soft in text and (soft == SOFT[0] or text.count(soft) > hard):
            text = text.replace(soft, "\n")
    return text


def printed(line: Line) -> str:
    """The line's text as it was before an editor corrected misprints in it."""
    return behind(line.label, read_line(line.no, line.raw, line.blanks).text)


def count_lines(text: str) -> int:
    """How many lines ``text`` has, blank ones included.

    >>> count_lines("头版\\r\\n\\r正文\\n"), count_lines("头版")
    (4, 1)
    """
    return text.count("\n") + text.count("\r") - text.count("\r\n") + 1


def read_line(no: int, raw: str, blanks: int) -> Line:
    """The line with number ``no`` and this ``raw`` text, behind so many ``blanks``; the marks around it are taken off.

    >>> read_line(1, "#新闻", 0).text, read_line(1, "# ", 0).text, read_line(1, "5 ** 2 ** 3", 0).text
    ('新闻', '#', '5 ** 2 ** 3')
    """
    text = raw.strip()
    if text[:1] in INVISIBLE or text[-1:] in INVISIBLE:
        text = text.strip(BLANK) or text
    if text[:1] not in ("#", "*"):
        return Line(no, raw, text, 0, False, blanks)
    mark = HEADING_MARK.match(text)
    level = len(mark[1]) if mark else 0
    text = text[mark.end() :] if mark else text
    bold = BOLD.fullmatch(text)
    return Line(no, raw, bold["text"].strip() or text if bold else text, level, bool(bold), blanks)
