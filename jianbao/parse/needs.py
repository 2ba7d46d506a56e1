"""What a text must hold for a pattern to be worth trying: one look for the signs of many patterns at once."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jianbao.text.characters import one_of

DIGITS = "0123456789"
"""As a need it stands for the digits of every script."""


@dataclass(frozen=True, slots=True)
class Signs:
    """What a text of some length may fill."""

    at_once: int
    """The needs that any such text fills, a bit for each."""
    found: re.Pattern[str]
    """Finds one character of any other need."""
    filled_by: Mapping[str, int]
    """For such a character the needs it fills."""
    by_digit: int
    """The needs that a digit fills which is none of those."""

    def filled(self, text: str) -> int:
        filled = self.at_once
        for mark in set(self.found.findall(text)):
            filled |= self.filled_by.get(mark, self.by_digit)
        return filled


class Needs:
    """Each need is characters, one of which is to stand in a text, or nothing; and the longest text that fills it.

    >>> needs = Needs([(":", 10), ("", 5), ("0123456789", 20)])
    >>> needs("a: 1"), needs("abcdef:"), needs("٣"), needs("abc"), needs("1" * 21)
    (7, 1, 6, 2, 0)
    """

    def __init__(self, needs: Sequence[tuple[str, int]]) -> None:
        self._sizes = sorted({longest for _, longest in needs})
        self._signs = [signs_of(needs, size) for size in self._sizes]

    def __call__(self, text: str) -> int:
        """The needs that a text fills, a bit for each."""
        size = bisect_left(self._sizes, len(text))
        return self._signs[size].filled(text) if size < len(self._signs) else 0


def signs_of(needs: Sequence[tuple[str, int]], size: int) -> Signs:
    open_to = {1 << k: marks for k, (marks, longest) in enumerate(needs) if longest >= size}
    known = dict.fromkeys("".join(open_to.values()))
    by_digit = sum(need for need, marks in open_to.items() if DIGITS in marks)
    return Signs(
        sum(need for need, marks in open_to.items() if not marks),
        re.compile(one_of((["\\d"] if by_digit else []) + list(known)) if known else r"(?!)"),
        {mark: sum(need for need, marks in open_to.items() if mark in marks) for mark in known},
        by_digit,
    )
