"""Reads the search index as ``jianbao/site/index/search.py`` describes it: plainly, and apart from its code."""

from __future__ import annotations

import json
import re
from base64 import b64decode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any
from zlib import adler32

from jianbao.model import OutputFile

CALL = re.compile(r'Jianbao\.give\("([^"]+)",(.*)\);\n', re.DOTALL)

Lists = tuple[Mapping[int, frozenset[int]], ...]
"""For each field the documents in which a term stands, and its places there modulo 32 (all, where none are told)."""

ALL = frozenset(range(32))


@dataclass(frozen=True)
class Reader:
    parts: dict[str, Any]
    """The value of each file by its name."""

    @property
    def start(self) -> dict[str, Any]:
        return dict(self.parts["index"])

    def key(self, text: str) -> str:
        table = dict(zip(*self.start["fold"], strict=True))
        folded = "".join(table.get(c, c) for c in text).replace("\u200b", "")
        words = re.split(r"(?<=[0-9a-z]) +(?=[0-9a-z])", folded)
        return " ".join(word.replace(" ", "") for word in words)

    def search(self, query: str) -> set[str]:
        """Ids of the articles in which the query stands."""
        wanted = self.key(query)
        return {entry["id"] for entry in self.candidates(wanted) if wanted in self.keys(entry)}

    def candidates(self, wanted: str) -> Iterator[dict[str, Any]]:
        """Entries of the articles in which the key may stand, by the lists alone."""
        for block in self.start["blocks"]:
            entries = list(self.entries(block))
            assert len(entries) == block["documents"]
            for document in sorted(_documents(wanted, self.lists(block), set(self.start["marks"]))):
                yield entries[document]

    def entries(self, block: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
        for length, name in block["texts"]:
            yield from (self.parts[f"{name}/{number}"] for number in range(length))

    def keys(self, entry: dict[str, Any]) -> str:
        return "\n".join(self.key(text) for _, _, text, *_ in entry["blocks"])

    def shown(self, text: list[Any], script: str) -> str:
        """A *text* of the index as an edition shows it."""
        printed, difference = text[0], text[1 if script == "zh-Hans" else 2]
        if difference == 0:
            return str(printed)
        table = dict(zip(*self.parts[self.start["shown"][script]], strict=True)) if difference[0] else {}
        characters = [table.get(c, c) for c in printed]
        for place, string in zip(difference[1::2], difference[2::2], strict=True):
            characters[place] = string
        return "".join(characters)

    def lists(self, block: Mapping[str, Any]) -> dict[str, Lists]:
        """All terms of a block; that each stands in the shard where a reader looks for it is checked."""
        found: dict[str, Lists] = {}
        last = ""
        for page, first_of_page in enumerate(_pairs(block["pages"])):
            firsts = _pairs(self.parts[f"{block['terms']}/{page}"])
            assert firsts[0] == first_of_page
            for number, first in enumerate(firsts):
                before, checksum, data = self.parts[f"{block['terms']}/{page}/{number}"]
                data = b64decode(data)
                assert (before, checksum) == (last, adler32(data))
                terms = _shard(before, data, block["documents"])
                assert next(iter(terms)) == first
                found |= terms
                last = list(terms)[-1]
        assert list(found) == sorted(found)
        return found


def _documents(wanted: str, lists: Mapping[str, Lists], marks: set[str]) -> set[int]:
    nothing: Lists = ({}, {}, {})
    pairs = [(place, pair) for place, pair in enumerate(map("".join, pairwise(wanted))) if not marks & set(pair)]
    terms = pairs or [(0, character + "\n") for character in wanted]
    found: set[int] = set()
    for field in range(3):
        each = [(place, lists.get(term, nothing)[field]) for place, term in terms]
        both = set.intersection(*(set(documents) for _, documents in each))
        for document in both:
            starts = (frozenset((p - place) % 32 for p in own[document]) for place, own in each)
            if frozenset.intersection(*starts):
                found.add(document)
    return found


def _pairs(text: str) -> list[str]:
    return [text[i : i + 2] for i in range(0, len(text), 2)]


@dataclass
class _Bits:
    bits: str

    def read(self, count: int) -> int:
        number, self.bits = self.bits[:count], self.bits[count:]
        return int(number or "0", 2)

    def zeros(self) -> int:
        zeros = self.bits.index("1")
        self.bits = self.bits[zeros:]
        return zeros

    def golomb(self, low: int) -> int:
        return self.read(self.zeros() + low + 1) - (1 << low)

    def rice(self, low: int) -> int:
        zeros = self.zeros()
        return zeros * (1 << low) + self.read(low + 1) - (1 << low)


@cache
def _shard(before: str, data: bytes, documents: int) -> dict[str, Lists]:
    bits = _Bits("".join(f"{byte:08b}" for byte in data))
    first, second = map(ord, before or "\0\0")
    found: dict[str, Lists] = {}
    while "1" in bits.bits:
        if bits.read(1):
            first, second = first + bits.golomb(2) + 1, ord("\n")
        else:
            second += bits.golomb(6) + 1
        counts = [bits.golomb(0) for _ in range(3)]
        placed = second != ord("\n") and sum(counts) >= 9
        found[chr(first) + chr(second)] = tuple(_list(bits, count, documents, placed) for count in counts)
    assert len(bits.bits) < 32
    return found


def _list(bits: _Bits, count: int, documents: int, placed: bool) -> dict[int, frozenset[int]]:
    if not count:
        return {}
    low = max(1, documents * 11 // (16 * count)).bit_length() - 1
    last, numbers = -1, []
    for _ in range(count):
        last += bits.rice(low) + 1
        numbers.append(last)
    if not placed:
        return dict.fromkeys(numbers, ALL)
    several = [bits.rice(0) + 1 for _ in numbers]
    return {number: _places(bits, n) for number, n in zip(numbers, several, strict=True)}


def _places(bits: _Bits, number: int) -> frozenset[int]:
    if number < 7:
        return frozenset(bits.read(5) for _ in range(number))
    word = bits.read(32)
    return frozenset(place for place in range(32) if word >> place & 1)


def read_index(files: Iterable[OutputFile]) -> Reader:
    calls = (CALL.fullmatch(f.data.decode()) for f in files if f.path.endswith(".js"))
    return Reader({call[1]: json.loads(call[2]) for call in calls if call is not None})
