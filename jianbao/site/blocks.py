"""The search index is made of blocks of articles: their borders, and the files of one. ``search.py`` describes them.

A border falls behind an article whose id has a certain digest, so it does not depend on how many articles there
are: a new one changes the block and the group it falls into, and no others. Each block costs a query a shard for
each of its terms, so blocks should be few; and what is new makes its block be written again, so they should be small.
Both at once: large blocks, and only what is newer than the last border of a large one is cut into small ones.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from zlib import adler32

from jianbao.model import OutputFile, Record
from jianbao.site.document import Document, make_documents
from jianbao.site.lists import Shard, shards
from jianbao.site.shown import Display
from jianbao.site.terms import Alphabet, Words, read_terms

LARGE, SMALL = 2**18, 2**16
"""Articles in a block, on average. A small one is indexed in a minute and a half."""

GROUP = 128
"""Articles whose texts share a folder, on average: what a new article makes be written again."""

PAGE = 256
"""Shards in a page of the directory, and in a folder."""

FACETS = ("place", "year", "outlet", "source", "person")

Value = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Part:
    """A file of the index."""

    name: str
    data: str
    """JSON."""

    @property
    def path(self) -> str:
        return f"search/{self.name}.js"

    @property
    def file(self) -> OutputFile:
        return OutputFile(self.path, f'Jianbao.give("{self.name}",{self.data});\n'.encode())


@dataclass(frozen=True, slots=True)
class Block:
    documents: int
    entry: Mapping[str, object]
    """What ``index`` says of it."""
    listing: Mapping[str, object]
    """What ``search.json`` says of it."""


@dataclass(frozen=True, slots=True)
class _Column:
    """A facet of a block, as its documents come in."""

    numbers: dict[Value, int]
    """Of each value, by the first document that has it."""
    of: list[list[int]]

    def add(self, values: Iterable[Value]) -> None:
        self.of.append([self.numbers.setdefault(value, len(self.numbers)) for value in values])

    def as_json(self) -> dict[str, object]:
        return {"values": list(self.numbers), "of": self.of}


def cut_blocks(records: Sequence[Record]) -> Iterator[Sequence[Record]]:
    for number, run in enumerate(cut(records, LARGE)):
        yield from cut(run, SMALL) if number == 0 else (run,)


def cut(records: Sequence[Record], length: int) -> Iterator[Sequence[Record]]:
    """Runs of ``length`` records on average, with borders that each decides for itself."""
    start = 0
    for end, record in enumerate(records, 1):
        if _number(record.id) % length == 0 or end == len(records):
            yield records[start:end]
            start = end


def _number(name: str) -> int:
    """As if drawn at random. A CRC is not: of names that count up it gives as many large blocks as small ones."""
    return int.from_bytes(sha256(name.encode()).digest()[:8], "big")


def make_block(
    records: Sequence[Record], displays: Sequence[Display], alphabet: Alphabet
) -> Generator[OutputFile, None, Block]:
    """The files of a block, one by one: texts of a hundred thousand articles would not fit into memory together."""
    columns = {name: _Column({}, []) for name in FACETS}
    batches: list[Words] = []
    groups: list[tuple[int, str]] = []
    done = 0
    for run in cut(records, GROUP):
        documents = make_documents(run, displays)
        for name, column in columns.items():
            for document in documents:
                column.add(document.facets[name])
        batches.append(read_terms([document.fields for document in documents], done, alphabet))
        texts = _texts(documents)
        groups.append((len(run), texts[0].name.rpartition("/")[0]))
        done += len(run)
        yield from (text.file for text in texts)
    found = list(shards(batches, done, alphabet))
    name = "terms/" + _digest(shard.data for shard in found)
    yield from (each.file for each in _shards(name, found))
    facets = {name: part("facets", column.as_json()) for name, column in columns.items()}
    yield from (facet.file for facet in facets.values())
    entry = {
        "documents": done,
        "terms": name,
        "pages": "".join(shard.first for shard in found[::PAGE]),
        "texts": groups,
        "facets": {name: facet.name for name, facet in facets.items()},
    }
    return Block(done, entry, _listing(entry, facets, len(found)))


def _texts(documents: Iterable[Document]) -> list[Part]:
    data = [dump(document.entry) for document in documents]
    name = "texts/" + _digest(text.encode() for text in data)
    return [Part(f"{name}/{number}", text) for number, text in enumerate(data)]


def _shards(name: str, found: Sequence[Shard]) -> Iterator[Part]:
    for page, start in enumerate(range(0, len(found), PAGE)):
        some = found[start : start + PAGE]
        yield Part(f"{name}/{page}", dump("".join(shard.first for shard in some)))
        for number, shard in enumerate(some):
            value = [shard.before, adler32(shard.data), b64encode(shard.data).decode()]
            yield Part(f"{name}/{page}/{number}", dump(value))


def _listing(entry: Mapping[str, object], facets: Mapping[str, Part], number: int) -> dict[str, object]:
    groups = entry["texts"]
    assert isinstance(groups, list)
    return {
        "documents": entry["documents"],
        "terms": {"folder": f"search/{entry['terms']}", "shards": number, "in_a_page": PAGE},
        "texts": [{"folder": f"search/{name}", "documents": length} for length, name in groups],
        "facets": {name: facet.path for name, facet in facets.items()},
    }


def _digest(data: Iterable[bytes]) -> str:
    made = sha256()
    for each in data:
        made.update(len(each).to_bytes(8, "big") + each)
    return made.hexdigest()[:12]


def part(kind: str, value: object) -> Part:
    """A part named by its content."""
    data = dump(value)
    return Part(f"{kind}/{_digest([data.encode()])}", data)


def dump(value: object) -> str:
    data = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    # Two line separators may stand in JSON, but ended a line of script in older browsers.
    return data.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
