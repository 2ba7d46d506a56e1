"""Encodes many numbers as bits at once.

A code is some zeros and then a number in binary. So all codes of a stream can be put in place by addition, without a
step of Python for each. `rice` suits gaps whose mean is known, `golomb` numbers that are mostly small but may be large.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class BitCodes:
    """One code for each number."""

    widths: Ints
    """How many bits each code has, with its zeros; a code of no bits is left out."""
    values: Ints
    """The numbers in the last bits of the codes: below 2³²."""

    def put(self, places: Ints, into: BitCodes) -> None:
        """Write these over the codes at the places."""
        into.widths[places] = self.widths
        into.values[places] = self.values


def empty(count: int) -> BitCodes:
    """``count`` codes of no bits, to be filled by `BitCodes.put`."""
    return BitCodes(np.zeros(count, np.int64), np.zeros(count, np.int64))


def fixed(numbers: Ints, width: int) -> BitCodes:
    """Numbers in ``width`` bits."""
    return BitCodes(np.full(len(numbers), width, np.int64), numbers)


def rice(numbers: Ints, low: Ints) -> BitCodes:
    """The number without its ``low`` last bits as so many zeros, a one, then those bits.

    >>> rice(np.array([5, 0]), np.array([1, 1]))
    BitCodes(widths=array([4, 2]), values=array([3, 2]))
    """
    return BitCodes((numbers >> low) + 1 + low, (1 << low) | (numbers & ((1 << low) - 1)))


def golomb(numbers: Ints, low: Ints | int) -> BitCodes:
    """The number plus 2^low in binary, behind a zero for each bit that it has beyond ``low + 1``.

    >>> golomb(np.array([0, 3]), 0)
    BitCodes(widths=array([1, 5]), values=array([1, 4]))
    """
    raised = numbers + (1 << np.asarray(low))
    return BitCodes(2 * _length(raised) - 1 - low, raised)


def rice_low(documents: int, numbers: Ints) -> Ints:
    """How many low bits suit the gaps between ``numbers`` out of ``documents``.

    >>> rice_low(1000, np.array([1, 10, 500, 1000]))
    array([9, 6, 0, 0])
    """
    return _length(np.maximum(documents * 11 // (16 * numbers), 1)) - 1


def _length(numbers: Ints) -> Ints:
    """How many binary digits numbers have. Floats are exact here, as the numbers are far below 2⁵³."""
    return np.frexp(numbers.astype(np.float64))[1].astype(np.int64)


def pack(codes: BitCodes, counts: Ints) -> list[bytes]:
    """Packs codes into streams of ``counts`` codes each. The first bit of a byte is its highest; each stream is filled
    up to 32 bits.
    """
    ends = np.cumsum(codes.widths)
    last = ends[np.cumsum(counts) - 1]
    bits = np.diff(last, prepend=0)
    words = -(-bits // 32)
    shift = 32 * (np.cumsum(words) - words) - (last - bits)
    ends = ends + np.repeat(shift, counts)
    held = codes.values > 0
    ends, values = ends[held] - 1, codes.values[held].astype(np.uint64)
    values <<= (31 - (ends & 31)).astype(np.uint64)
    place = (ends >> 5) + 1
    size = int(words.sum()) + 1
    # Codes do not overlap: a sum of their parts within a word is below 2³², and exact in a float.
    filled = np.bincount(place, (values & 0xFFFFFFFF).astype(np.float64), size)
    filled += np.bincount(place - 1, (values >> np.uint64(32)).astype(np.float64), size)
    data = filled[1:].astype(">u4").tobytes()
    cuts = 4 * np.cumsum(words)
    return [data[start:end] for start, end in zip(cuts - 4 * words, cuts, strict=True)]
