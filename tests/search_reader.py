"""Reads the search index as ``jianbao/site/search.py`` describes it: plainly, and apart from its code."""

from __future__ import annotations

import json
import re
from base64 import b64decode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Any

from jianbao.model import OutputFile
from jianbao.site.postings import CHUNK

CALL = re.compile(r'Jianbao\.give\("([^"]+)",(.*)\);\n', re.DOTALL)


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
        for name, _ in self.start["blocks"]:
            block = self.parts[name]
            entries = [entry for _, pack in block["texts"] for entry in self.parts[pack]]
            for document in sorted({self._document(block, n) for n in self._chunks(block, wanted)}):
                yield entries[document]

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

    def _document(self, block: dict[str, Any], chunk: int) -> int:
        lengths = block["chunks"]
        ends = accumulate(sum(lengths[i : i + 3]) for i in range(0, len(lengths), 3))
        return next(document for document, end in enumerate(ends) if chunk < end)

    def _chunks(self, block: dict[str, Any], wanted: str) -> set[int]:
        """Chunks in which the key may begin."""
        lists = self._lists(block)
        if len(wanted) == 1:
            return {n for term, numbers in lists.items() if term[0] == wanted for n in numbers}
        marks = set(self.start["marks"])
        pairs = (first + ("\n" if second in marks else second) for first, second in pairwise(wanted))
        found = [lists.get(term, set()) for term in pairs]
        return {n for n in found[0] if any(_fits(n, offset, found) for offset in range(CHUNK))}

    def _lists(self, block: dict[str, Any]) -> dict[str, set[int]]:
        found: dict[str, set[int]] = {}
        for first, name in block["terms"]:
            shard = self.parts[name]
            terms = [start + second for start, seconds in shard["terms"] for second in seconds]
            assert terms[0] == first
            found |= zip(terms, _read_lists(b64decode(shard["lists"])), strict=True)
        return found


def _fits(chunk: int, offset: int, lists: list[set[int]]) -> bool:
    return all(chunk + (offset + place) // CHUNK in numbers for place, numbers in enumerate(lists))


def _read_lists(data: bytes) -> Iterator[set[int]]:
    at = 0
    while at < len(data):
        length, at = _read_varint(data, at)
        end, numbers, number = at + length, set(), 0
        while at < end:
            gap, at = _read_varint(data, at)
            number += gap
            numbers.add(number)
        yield numbers


def _read_varint(data: bytes, at: int) -> tuple[int, int]:
    number = shift = 0
    while True:
        number |= (data[at] & 127) << shift
        shift += 7
        at += 1
        if data[at - 1] < 128:
            return number, at


def read_index(files: Iterable[OutputFile]) -> Reader:
    calls = (CALL.fullmatch(f.data.decode()) for f in files if f.path.endswith(".js"))
    return Reader({call[1]: json.loads(call[2]) for call in calls if call is not None})
