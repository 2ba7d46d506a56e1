"""How the lines of a page were typed, for rules and for those who join lines."""

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
        self.unfinished = tuple([is_unfinished(line.text) for line in lines])
        """Lines that end otherwise than a sentence does."""

    @Lazy
    def widths(self) -> Sequence[int]:
        """Half-width columns of each line."""
        return page_widths(self.lines, self.unfinished)

    @Lazy
    def wrap_width(self) -> int:
        """Half-width columns at which every line was cut, or 0."""
        told = telling_lines(self.lines, self.unfinished)
        return cut_width(self.lines, self.unfinished, self.widths) if told else 0

    @Lazy
    def full(self) -> Sequence[bool]:
        """Lines that fill that width; nothing where there is none."""
        return [abs(own - self.wrap_width) <= UNEVEN for own in self.widths] if self.wrap_width else ()

    @Lazy
    def set_in(self) -> Sequence[bool]:
        """Lines with an indent, of whatever width on a page that was cut at one."""
        return (wrapped_indents(self.lines, self.full)[0] if self.full else ()) or indented_lines(self.lines)

    @Lazy
    def sets_in(self) -> bool:
        """Whether the page opens its paragraphs with one."""
        return any(self.set_in)

    @Lazy
    def begins(self) -> Sequence[bool]:
        """Lines with an indent, or that had one, on a page that opens its paragraphs so."""
        lost = self.wrap_width and not self.sets_in
        return (opens_narrow(self.widths, self.wrap_width, self.unfinished) if lost else ()) or self.set_in
