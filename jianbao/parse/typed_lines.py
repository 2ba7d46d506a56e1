"""How the lines of a page were typed, for those who join them."""

from __future__ import annotations

from collections.abc import Sequence

from jianbao.model import Line
from jianbao.parse.lost_indents import cut_width, opens_narrow, page_widths
from jianbao.parse.typed import UNEVEN, indented_lines, is_unfinished, telling_lines, wrapped_indents
from jianbao.text.lazy import Lazy


class Typed:
    """How the lines were typed."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.unfinished = [is_unfinished(line.text) for line in lines]

    @Lazy
    def widths(self) -> Sequence[int]:
        return page_widths(self.lines, self.unfinished)

    @Lazy
    def width(self) -> int:
        """0: they were not cut at one."""
        told = telling_lines(self.lines, self.unfinished)
        return cut_width(self.lines, self.unfinished, self.widths) if told else 0

    @Lazy
    def indented(self) -> Sequence[bool]:
        """Lines with an indent."""
        full = [abs(own - self.width) <= UNEVEN for own in self.widths] if self.width else ()
        return (wrapped_indents(self.lines, full)[0] if full else ()) or indented_lines(self.lines)

    @Lazy
    def indents(self) -> bool:
        """Whether the page opens its paragraphs with one."""
        return any(self.indented)

    @Lazy
    def begins(self) -> Sequence[bool]:
        """Lines with an indent, or that had one, on a page that opens its paragraphs so."""
        lost = self.width and not self.indents
        return (opens_narrow(self.widths, self.width, self.unfinished) if lost else ()) or self.indented
