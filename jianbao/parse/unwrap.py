"""Paragraphs that were cut into lines of one width, put together again: such a line is read as its paragraph is."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import msgspec
from msgspec.structs import replace

from jianbao.model import Line
from jianbao.parse.columns import heads
from jianbao.parse.going_on import runs_on
from jianbao.parse.page import Page
from jianbao.parse.patterns import PARAGRAPH_ENDS
from jianbao.parse.pictures.signs import OPENS_WITH, photo_credited
from jianbao.parse.typed import before, closed, wrapped_indents
from jianbao.parse.unwrap_flush import flush_groups

INDENT = "\u3000\u3000"

CLAUSE = re.compile("[,，。]")

SURE = 1.5
"""Points from which a line without a stop goes on with the one above."""


class Whole(msgspec.Struct, frozen=True):
    """A line, or the lines of a paragraph that was cut."""

    lines: Sequence[Line]
    line: Line
    """What is read: all of them in one."""


def paragraphs(page: Page, may_join: Callable[[Line], bool]) -> list[Whole]:
    """The lines in groups: a paragraph that was cut for its length is one, others stand alone. Indents tell where one
    begins; where the page has none, see ``unwrap_flush``.

    >>> from jianbao.text.lines import split_lines
    >>> text = (
    ...     "春到山乡\\n  村里的广播响了，大家从屋里\\n走出来，互相问好，说起今年的\\n收成。\\n"
    ...     "  今年雨水足，茶长得比去年好\\n，大家都说好。"
    ... )
    >>> [len(whole.lines) for whole in paragraphs(Page(split_lines(text)), lambda line: True)]
    [1, 3, 2]
    """
    lines, full = page.lines, page.typed.full
    opens, flush = wrapped_indents(lines, full) if full else ((), ())
    if not full or (opens and any(caption_inside(page, i, opens) for i in range(1, len(page) - 1))):
        return [Whole((line,), line) for line in lines]
    if not opens:
        cut = ([lines[i] for i in group] for group in flush_groups(page, may_join))
        return [Whole(own, joined(own, before(own[0].raw)) if len(own) > 1 else own[0]) for own in cut]
    marked = [text[0] in OPENS_WITH for text in page.plain]
    alone = map(any, zip(opens, page.known_furniture, page.credit, page.dateline, marked, strict=True))
    groups: list[list[int]] = []
    inside = False
    for i, (line, stands_alone) in enumerate(zip(lines, alone, strict=True)):
        on = inside and flush[i] and not stands_alone and line.blanks <= lines[i - 1].blanks
        on = on and may_join(line) and may_join(lines[i - 1])
        if on and is_cut(page, i - 1, full) and (full[i] or short_goes_on(page, i)):
            groups[-1].append(i)
        else:
            groups.append([i])
            inside = opens[i] or page.dateline[i] or (full[i] and CLAUSE.search(line.text) is not None)
    # Titles, captions and text without an indent are cut, too.
    groups = flush_groups(page, may_join, opens, {i for group in groups for i in group[1:]})
    cut = ([lines[i] for i in group] for group in groups)
    return [Whole(own, joined(own, INDENT if opens[group[0]] else "")) for own, group in zip(cut, groups, strict=True)]


def is_cut(page: Page, i: int, full: Sequence[bool]) -> bool:
    """Whether a line was cut for its length: it fills the width or, where words are kept whole, ends inside a sentence
    over more text."""
    if photo_credited(page)[i]:
        return False
    return full[i] or (page.unfinished[i] and (page.dateline[i] or full[i + 1] or page.texty[i + 1]))


def short_goes_on(page: Page, i: int) -> bool:
    """Whether a line, as short as a title, goes on with the one above."""
    if page.texts[i][-1] in PARAGRAPH_ENDS:
        return True
    return not any(heads(page)[i : i + 2]) and runs_on(page.texts[i - 1], page.texts[i], cut=True) >= SURE


def caption_inside(page: Page, i: int, opens: Sequence[bool]) -> bool:
    """Whether a line ends in a photo credit and text without an indent goes on below: a picture stood inside a
    paragraph, and where its caption begins no width tells."""
    return photo_credited(page)[i] and not opens[i + 1] and page.texty[i + 1] and not page.dateline[i + 1]


def joined(lines: Sequence[Line], indent: str) -> Line:
    """The lines as one, with an indent such as a page has that was not cut, or none."""
    many = len(lines) > 1
    text = "".join([closed(line.text) for line in lines]) if many else lines[0].text
    raw = text if many else lines[0].raw.strip()
    return replace(lines[0], raw=indent + raw, text=text)
