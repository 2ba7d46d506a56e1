"""Cuts the archive into the blocks of the search index, and makes the files of a block. ``search.py`` describes them.

A block ends with an article whose id has a certain digest. So its borders do not depend on how many articles there are:
a new article changes the block and the group of texts it falls into, and no others.

Each block costs a query a shard for each of its terms, so blocks should be few, that is, large. But a new article makes
its block be written again, so blocks should be small. To have both, blocks are large, and only the articles newer than
the last border of a large block are cut into small ones.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Protocol
from zlib import adler32

from jianbao.model import OutputFile, Record, Unchanged
from jianbao.site.index.document import Matter, digest_of, make_entries, read_facets, read_fields, read_matter
from jianbao.site.index.postings import Shard, shards
from jianbao.site.index.shown import Display
from jianbao.site.index.terms import Alphabet, Occurrences, read_terms

LARGE, SMALL = 2**18, 2**16
"""Articles in a block, on average. A small one is indexed in a minute and a half."""

GROUP = 128
"""Articles whose texts share a folder, on average. A new article makes the texts of its group be written again."""

PAGE = 256
"""Shards in a page of the directory, and in a folder."""

FACETS = ("place", "year", "outlet", "source", "person", "told")

Value = tuple[str, str]
"""A value of a facet, in Simplified and in Traditional."""

BlockFiles = Sequence[OutputFile | Unchanged]

MadeFiles = tuple[Any, BlockFiles]
"""What other files of the index say about some of its files (anything that JSON can hold), and these files."""


class KeptFiles(Protocol):
    """Files that an earlier build made, by names that say from what they were made (``io/cache.py``)."""

    def find(self, name: str, /) -> MadeFiles | None:
        """The files of this name; None if there are none."""

    def note(self, name: str, said: Any, files: BlockFiles, /) -> None:
        """Keeps files for the next build."""


class NothingKept:
    """The `KeptFiles` of a build that keeps nothing."""

    def find(self, _: str, /) -> MadeFiles | None:
        return None

    def note(self, _: str, said: Any, files: BlockFiles, /) -> None:
        pass


@dataclass(frozen=True, slots=True)
class IndexFile:
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
class IndexBlock:
    """What other files say about a block, once its own files are made."""

    entry: Mapping[str, object]
    """What ``index`` says."""
    listing: Mapping[str, object]
    """What ``search.json`` says."""


@dataclass(frozen=True, slots=True)
class _Facet:
    """The values of a facet, collected document by document."""

    numbers: dict[Value, int]
    """The number of each value, in the order of their first occurrence."""
    of: list[list[int]]
    """For each document, the numbers of its values."""

    def add(self, values: Iterable[Value]) -> None:
        """Adds the values of the next document."""
        self.of.append([self.numbers.setdefault(value, len(self.numbers)) for value in values])

    def as_json(self, hant: Display) -> dict[str, object]:
        """The facet as its file holds it. ``hant`` is the display of the Traditional edition."""
        values = [value[0] if hant.by_character(value[0]) == value[1] else value for value in self.numbers]
        return {"values": values, "of": [numbers[0] if len(numbers) == 1 else numbers for numbers in self.of]}


def cut_blocks(records: Sequence[Record]) -> Iterator[Sequence[Record]]:
    """The articles, which come newest first, cut into blocks."""
    for number, run in enumerate(runs_of(records, LARGE)):
        yield from runs_of(run, SMALL) if number == 0 else (run,)


def runs_of(records: Sequence[Record], length: int) -> Iterator[Sequence[Record]]:
    """Records cut into runs of ``length`` on average. Each record decides by itself whether a run ends with it."""
    start = 0
    for end, record in enumerate(records, 1):
        if _number(record.id) % length == 0 or end == len(records):
            yield records[start:end]
            start = end


def _number(name: str) -> int:
    """A number from a name, as if drawn at random. A CRC would not do: for names that count up, it gave as many
    borders of large blocks as of small ones.
    """
    return int.from_bytes(sha256(name.encode()).digest()[:8], "big")


def index_block(
    records: Sequence[Record], displays: Sequence[Display], alphabet: Alphabet, kept: KeptFiles
) -> Generator[OutputFile | Unchanged, None, IndexBlock]:
    """The files of a block, one by one, since the texts of a hundred thousand articles would not fit into memory.

    Two kinds of files are taken over from an earlier build separately: the texts of each group, and all else.
    """
    groups = [tuple(read_matter(record, displays) for record in run) for run in runs_of(records, GROUP)]
    digests = [digest_of(group, displays) for group in groups]
    texts: list[tuple[int, str]] = []
    for group, name in zip(groups, digests, strict=True):
        folder, files = kept.find(f"texts {name}") or _texts(group, displays)
        kept.note(f"texts {name}", folder, files)
        texts.append((len(group), str(folder)))
        yield from files
    name = "lists " + _digest(digest.encode() for digest in digests)
    entry, files = kept.find(name) or _lists(groups, displays, alphabet)
    kept.note(name, entry, files)
    yield from files
    in_index = {"documents": len(records), "terms": entry["terms"], "pages": entry["pages"], "texts": texts}
    in_index["facets"] = entry["facets"]
    return IndexBlock(in_index, _listing(in_index, entry["shards"]))


def _texts(group: Sequence[Matter], displays: Sequence[Display]) -> MadeFiles:
    """The texts of a group, and their folder."""
    data = [dump(entry) for entry in make_entries(group, displays)]
    name = "texts/" + _digest(text.encode() for text in data)
    return name, tuple(IndexFile(f"{name}/{number}", text).file for number, text in enumerate(data))


def _lists(groups: Sequence[Sequence[Matter]], displays: Sequence[Display], alphabet: Alphabet) -> MadeFiles:
    """The files of a block's terms and facets, and what the index says about these."""
    facets = {facet: _Facet({}, []) for facet in FACETS}
    batches: list[Occurrences] = []
    documents = 0
    for group in groups:
        for facets_of_article in read_facets(group, displays):
            for facet, values in facets_of_article.items():
                facets[facet].add(values)
        batches.append(read_terms(read_fields(group), documents, alphabet))
        documents += len(group)
    all_shards = list(shards(batches, documents, alphabet))
    folder = "terms/" + _digest(shard.data for shard in all_shards)
    tables = {
        facet: named_by_content("facets", gathered.as_json(displays[1]))
        for facet, gathered in facets.items()
        if gathered.numbers
    }
    entry = {
        "terms": folder,
        "pages": "".join(shard.first for shard in all_shards[::PAGE]),
        "facets": {facet: table.name for facet, table in tables.items()},
        "shards": len(all_shards),
    }
    return entry, tuple(made.file for made in (*_shard_files(folder, all_shards), *tables.values()))


def _shard_files(folder: str, all_shards: Sequence[Shard]) -> Iterator[IndexFile]:
    """The pages of first terms, each with its shards behind it."""
    for page, start in enumerate(range(0, len(all_shards), PAGE)):
        shards_of_page = all_shards[start : start + PAGE]
        yield IndexFile(f"{folder}/{page}", dump("".join(shard.first for shard in shards_of_page)))
        for number, shard in enumerate(shards_of_page):
            value = [shard.before, adler32(shard.data), b64encode(shard.data).decode()]
            yield IndexFile(f"{folder}/{page}/{number}", dump(value))


def _listing(entry: Mapping[str, Any], shard_count: int) -> dict[str, object]:
    """What ``search.json`` says about a block that has this entry in the index."""
    return {
        "documents": entry["documents"],
        "terms": {"folder": f"search/{entry['terms']}", "shards": shard_count, "in_a_page": PAGE},
        "texts": [{"folder": f"search/{name}", "documents": length} for length, name in entry["texts"]],
        "facets": {name: IndexFile(facet, "").path for name, facet in entry["facets"].items()},
    }


def _digest(parts: Iterable[bytes]) -> str:
    """A digest of these parts, and of where each ends."""
    digest = sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()[:12]


def named_by_content(kind: str, value: object) -> IndexFile:
    """A file of the index that is named by a digest of its content."""
    data = dump(value)
    return IndexFile(f"{kind}/{_digest([data.encode()])}", data)


def dump(value: object) -> str:
    """JSON on one line, as a script may hold it."""
    data = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    # Two line separators may stand in JSON, but ended a line of script in older browsers.
    return data.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
