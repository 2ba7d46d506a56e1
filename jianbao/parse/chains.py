"""Which of a source's lines goes on with which."""

from __future__ import annotations

from jianbao.model import Role

RUN_ON = Role.PARA, Role.CAPTION, Role.NOTE
"""What may go on from one line to another. The rules join lines of paragraphs alone, an editor others, too."""


class Chains:
    """Lines joined one to another: none has two before it or two after it, and no chain closes to a ring.

    >>> chains = Chains()
    >>> chains.join(3, 1), chains.join(1, 2), chains.join(2, 3), chains.join(3, 4), chains.join(5, 5)
    (True, True, False, False, False)
    """

    def __init__(self) -> None:
        self.before: dict[int, int] = {}
        self.after: dict[int, int] = {}
        self._first: dict[int, int] = {}
        """The first line of the chain that ends with a line."""
        self._last: dict[int, int] = {}

    def join(self, one: int, other: int) -> bool:
        """Let ``one`` go on with ``other``; whether that could be."""
        first, last = self._first.get(one, one), self._last.get(other, other)
        if one in self.after or other in self.before or first == other:
            return False
        self.after[one], self.before[other] = other, one
        self._first[last], self._last[first] = first, last
        return True
