"""What a text must hold for a pattern to be worth trying: one look at all lines for the signs of many patterns."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache, cached_property, lru_cache, reduce
from operator import or_

import numpy as np
import numpy.typing as npt

from jianbao.text.strung import Strung

DIGITS = "0123456789"
"""As a need it stands for the digits of every script."""

AT_ONCE = 64
"""Signs that are looked for at once: the bits of a number."""

Bits = npt.NDArray[np.uint64]
KindNumbers = npt.NDArray[np.uint16]


class Needs:
    """Each need is characters, one of which is to stand in a text, or nothing; and the longest text that fills it.

    >>> from jianbao.text.strung import string
    >>> needs = Needs([(":", 10), ("", 5), ("0123456789", 20)])
    >>> needs(string(["a: 1", "abcdef:", "٣", "abc", "1" * 21]))
    [7, 1, 6, 2, 0]
    >>> Needs([(chr(0x4E00 + k), 9) for k in range(70)])(string(["\u4e02 \u4e45", "一"])) == [1 << 2 | 1 << 69, 1]
    True
    """

    def __init__(self, needs: Sequence[tuple[str, int]]) -> None:
        self._needs = tuple(needs)
        self._sizes = np.array(sorted({longest for _, longest in needs}))
        """Texts that are no longer than the same of these are open to the same needs."""
        self._signs = tuple(dict.fromkeys(signs for signs, _ in needs if signs))
        self._asks_nothing = bits_of(not signs for signs, _ in needs)
        self._open = [*(bits_of(longest >= size for _, longest in needs) for size in self._sizes), 0]
        """For each size, and for more than any, the needs that are open to it."""
        self._filled = lru_cache(maxsize=1 << 15)(self._fill)

    def __call__(self, lines: Strung) -> list[int]:
        """For each line the needs that it fills, a bit for each."""
        if not len(lines.starts):
            return []
        sizes = self._sizes.searchsorted(lines.ends - lines.starts)
        kinds = self._kinds[0].take(lines.codes)
        found = [
            (np.bitwise_or.reduceat(signs.take(kinds), lines.starts) & wanted.take(sizes)).tolist()
            for signs, wanted in self._tables
        ]
        return list(map(self._filled, sizes.tolist(), *found))

    @cached_property
    def _kinds(self) -> tuple[KindNumbers, Sequence[int]]:
        """Made when they are needed first."""
        return kinds_of(self._signs)

    @cached_property
    def _tables(self) -> Sequence[tuple[Bits, Bits]]:
        """For as many signs as are looked for at once: those of each kind of characters, and those wanted."""
        places = range(0, len(self._signs), AT_ONCE)
        all_at_once = (1 << AT_ONCE) - 1
        return [
            (np.array([signs >> at & all_at_once for signs in self._kinds[1]], np.uint64), self._wanted_at(at))
            for at in places
        ]

    def _wanted_at(self, at: int) -> Bits:
        """For each size, and for more than any, the signs that a need asks for which is open to it."""
        bits = {signs: 1 << k for k, signs in enumerate(self._signs[at : at + AT_ONCE])}
        asked = ({signs for signs, longest in self._needs if longest >= size} for size in self._sizes)
        return np.array([*(sum(bits.get(signs, 0) for signs in own) for own in asked), 0], np.uint64)

    @cached_property
    def _filling(self) -> Sequence[Sequence[int]]:
        """For each octet of the bits of signs, and each that may stand there, the needs that these signs fill."""
        asking = [bits_of(own == signs for own, _ in self._needs) for signs in self._signs]
        octets = [asking[at : at + 8] for at in range(0, len(asking), 8)]
        return [[reduce(or_, [own[k] for k in at if k < len(own)], 0) for at in IN_OCTET] for own in octets]

    def _fill(self, size: int, *found: int) -> int:
        """The needs that are filled by the signs that were found, given as bits; most lines show few different sets."""
        needs = self._asks_nothing
        octets = b"".join([signs.to_bytes(AT_ONCE // 8, "little") for signs in found])
        for filling, octet in zip(self._filling, octets, strict=False):
            needs |= filling[octet]
        return needs & self._open[size]


def bits_of(marks: Iterable[bool]) -> int:
    """A number with a bit set for each mark that is true, the first mark lowest.

    >>> bits_of([True, False, True])
    5
    """
    return sum(1 << k for k, mark in enumerate(marks) if mark)


IN_OCTET = [[k for k in range(8) if octet >> k & 1] for octet in range(256)]


def places_of(bits: int) -> list[int]:
    """The places of the bits that are set, the lowest first.

    >>> places_of(0b101), places_of(1 << 300 | 1 << 8)
    ([0, 2], [8, 300])
    """
    octets = bits.to_bytes(bits.bit_length() // 8 + 1, "little")
    return [8 * at + k for at, octet in enumerate(octets) if octet for k in IN_OCTET[octet]]


def kinds_of(signs: Sequence[str]) -> tuple[KindNumbers, Sequence[int]]:
    """For each character its kind, and for each kind the signs that it belongs to, a bit for each.

    Most characters are of the first kind, which belongs to none. The table of kinds is small, to be near at hand.

    >>> kinds, own = kinds_of(["ab", "b"])
    >>> kinds[[ord(character) for character in "abc"]].tolist(), own
    ([1, 2, 0], [0, 1, 3])
    """
    own: defaultdict[str, int] = defaultdict(int)
    for k, characters in enumerate(signs):
        for character in {*characters, *(all_digits() if DIGITS in characters else "")}:
            own[character] |= 1 << k
    different = [0, *sorted(set(own.values()))]
    numbers = {bits: number for number, bits in enumerate(different)}
    kinds = np.zeros(0x110000, np.uint16)
    kinds[[ord(character) for character in own]] = [numbers[bits] for bits in own.values()]
    return kinds, different


@cache
def all_digits() -> str:
    r"""All that ``\d`` finds: Unicode has no digit beyond these, nor a place for one."""
    return "".join(re.findall(r"\d", "".join(map(chr, range(0x20000)))))
