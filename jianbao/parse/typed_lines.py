"""How the lines of a page were typed, for those who join them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jianbao.model import Line
from jianbao.parse.typed import UNEVEN, indented_lines, is_unfinished, line_widths, wrap_width, wrapped_indents


@dataclass(frozen=True, slots=True)
class Typed:
    """How the lines were typed."""

    begins: Sequence[bool]
    """Lines with an indent, on a page that opens its paragraphs so."""
    indents: bool
    """Whether it does."""
    width: int
    """0: they were not cut at one."""
    widths: Sequence[int]


def typed_of(lines: Sequence[Line]) -> Typed:
    unfinished = [is_unfinished(line.text) for line in lines]
    widths = line_widths(lines, unfinished)
    width = wrap_width(lines, unfinished, widths)
    begins = wrapped_indents(lines, [abs(own - width) <= UNEVEN for own in widths])[0] if width else ()
    begins = begins or indented_lines(lines)
    return Typed(begins, any(begins), width, widths)
