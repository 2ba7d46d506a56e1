"""How the lines of a page were typed, for those who join them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jianbao.model import Line
from jianbao.parse.lost_indents import cut_width, opens_narrow, page_widths
from jianbao.parse.typed import UNEVEN, indented_lines, is_unfinished, wrapped_indents


@dataclass(frozen=True, slots=True)
class Typed:
    """How the lines were typed."""

    begins: Sequence[bool]
    """Lines with an indent, or that had one, on a page that opens its paragraphs so."""
    indents: bool
    """Whether it does."""
    width: int
    """0: they were not cut at one."""
    widths: Sequence[int]


def typed_of(lines: Sequence[Line]) -> Typed:
    unfinished = [is_unfinished(line.text) for line in lines]
    widths = page_widths(lines, unfinished)
    width = cut_width(lines, unfinished, widths)
    begins = wrapped_indents(lines, [abs(own - width) <= UNEVEN for own in widths])[0] if width else ()
    begins = begins or indented_lines(lines)
    indents = any(begins)
    if width and not indents:
        begins = opens_narrow(widths, width, unfinished) or begins
    return Typed(begins, indents, width, widths)
