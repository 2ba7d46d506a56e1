"""The search index: ``search.json`` and ``search/``. This is its contract with ``static/search-*.js``.

**What is promised.** A query is found in every article in a block of which (headline, paragraph,
caption …) its key stands, and in no other: ``key(query) in key(block.text)``, with `key` of
``text/fold.py``. Width, case, script and typed spaces make no difference. Lines that were joined at a
seam are one block, so a query is found across it. What the page lists is checked against the text; the
index only says where to look.

**Documents** are the articles, newest first, those without a day last. They are held in *blocks*, and
the texts within a block in *packs*. A border falls behind an article whose id has a certain checksum,
so it does not depend on how many articles there are: a new one changes the block and the pack it falls
into, and no others.

**Fields**: 0 the headline, 1 kicker, subhead and headings, 2 everything else. Each field of a document
is a run of chunks (``site/postings.py``); the chunks of a block are numbered through, document after
document.

**Files.** Each calls ``Jianbao.give(name, value)`` with its name, ``search/<name>.js``, and JSON. A
script also loads from a disk, where JSON does not. Names other than ``index`` end in a digest of the
content.

``index`` (where to begin)
    ``format``: 1. ``fold``: two strings; a character of the first is folded to the one at the same
    place of the second, all others stay. ``marks``: the characters of all keys that are neither letter
    nor digit. ``blocks``: ``[name, number of documents]``, newest first. ``shown``: for each edition
    the name of its table of characters.
``shown/…``
    Two strings: a character and what it becomes when a text is converted into the edition's script.
``blocks/…``
    ``terms``: ``[first term, name]`` of each shard. ``texts``: ``[number of documents, name]`` of each
    pack. ``chunks``: the chunks in each field, three numbers a document. ``facets``: under ``place``,
    ``year``, ``outlet``, ``source``: ``values``, each ``[Simplified, Traditional]`` (the Simplified
    form is the key in addresses; a place is its path from the province, with ``/``), and ``of``: for
    each document the numbers of its values.
``terms/…``
    ``Shard.as_json``: ``terms`` as ``[first character, second characters]``, in order of UTF-16 code
    units; ``lists`` in base64.
``texts/…``
    For each document ``id``, ``date`` (ISO; only the month where no more is known) and ``inferred``
    (whether the date is a guess), ``title`` (a text, where the article has no headline: its first words;
    else 0) and ``blocks``: ``[line, field, text…]``. A *text* is three items: the text as printed, how the
    Simplified edition shows it, how the Traditional does: ``0`` as printed; else ``[base, place, string,
    place, string …]``: each character as printed (base 0) or through the table of ``shown`` (base 1), but
    at these places what stands here (empty: left out). Places count characters, not UTF-16 code units.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from zlib import crc32

from jianbao.model import Archive, OutputFile, Record, Script
from jianbao.site.address import article_path, href
from jianbao.site.catalogue import newest_first
from jianbao.site.document import Document, make_document
from jianbao.site.edition import editions
from jianbao.site.postings import END, chunks, collect, marks, shards
from jianbao.site.shown import Display, make_display
from jianbao.text.fold import unfold
from jianbao.text.script import Converter

FORMAT = 1

BLOCK = 4096
"""Articles in a block, on average: what a new article makes be written again."""

PACK = 8
"""Articles in a pack of texts, on average: few files for a small archive, few bytes for a hit in a large."""

FACETS = ("place", "year", "outlet", "source")

HOW = (
    "documents 是全部文章，由新到旧；要全文，读 data/articles.jsonl。只想在程序里搜索，有这两样就够了。",
    "index 是索引的入口。索引的每个文件是一次函数调用：Jianbao.give(名称, JSON)，去掉函数名即是 JSON。",
    "入口的 fold 是两串字符：检索词和正文里前一串的字符都换成后一串同一位置的字符，",
    "再去掉空格（两边都是拉丁字母或数字的留一个），得到“键”。检索词的键出现在某一段的键里，即为命中。",
    "各文件的格式见 jianbao/site/search.py 开头的说明。",
)
"""What ``search.json`` tells a programmer who found it."""


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
class IndexBlock:
    documents: int
    head: Part
    terms: tuple[Part, ...]
    texts: tuple[Part, ...]

    @property
    def listing(self) -> dict[str, object]:
        """What ``search.json`` says of it."""
        return {
            "block": self.head.path,
            "documents": self.documents,
            "terms": [part.path for part in self.terms],
            "texts": [part.path for part in self.texts],
        }


def build_index(archive: Archive, converter: Converter) -> Iterator[OutputFile]:
    """``search.json`` and everything under ``search/``."""
    records = newest_first(archive.records)
    in_order = sorted(editions(archive, converter), key=lambda edition: edition.script)
    displays = tuple(make_display(edition, _texts(records, edition.script.other)) for edition in in_order)
    documents = tuple(make_document(record, displays) for record in records)
    blocks = tuple(make_block(part) for part in cut(documents, BLOCK))
    tables = {display.edition.script: _table(display) for display in displays}
    start = _start(documents, blocks, tables)
    for part in (start, *tables.values()):
        yield part.file
    for block in blocks:
        yield from (part.file for part in (block.head, *block.terms, *block.texts))
    head = {
        "format": FORMAT,
        "title": archive.settings.title,
        "edition": archive.settings.edition,
        "how": HOW,
        "index": start.path,
        "shown": {script: part.path for script, part in tables.items()},
        "blocks": [block.listing for block in blocks],
    }
    yield OutputFile("search.json", _documentation(head, records).encode())


def cut(documents: Sequence[Document], length: int) -> Iterator[Sequence[Document]]:
    """Runs of ``length`` documents on average, with borders that each document decides for itself."""
    start = 0
    for end, document in enumerate(documents, 1):
        if crc32(document.id.encode()) % length == 0 or end == len(documents):
            yield documents[start:end]
            start = end


def make_block(documents: Sequence[Document]) -> IndexBlock:
    found = shards(collect(field for document in documents for field in document.fields))
    terms = [(shard.terms[0], _part("terms", shard.as_json())) for shard in found]
    texts = [(len(pack), _part("texts", [d.entry for d in pack])) for pack in cut(documents, PACK)]
    value = {
        "terms": [[first, part.name] for first, part in terms],
        "texts": [[length, part.name] for length, part in texts],
        "chunks": [chunks(field) for document in documents for field in document.fields],
        "facets": {name: _facet(name, documents) for name in FACETS},
    }
    head = _part("blocks", value)
    return IndexBlock(len(documents), head, tuple(part for _, part in terms), tuple(part for _, part in texts))


def _facet(name: str, documents: Iterable[Document]) -> dict[str, object]:
    columns = [document.facets[name] for document in documents]
    values = sorted({value for column in columns for value in column})
    number = {value: n for n, value in enumerate(values)}
    return {"values": values, "of": [[number[value] for value in column] for column in columns]}


def _start(documents: Iterable[Document], blocks: Iterable[IndexBlock], tables: Mapping[Script, Part]) -> Part:
    """Where a reader of the index begins."""
    alphabet: set[str] = set()
    printed: set[str] = set()
    for document in documents:
        alphabet.update(*document.fields)
        printed |= document.printed
    folding = unfold(alphabet - {END}, printed)
    value = {
        "format": FORMAT,
        "fold": ["".join(folding), "".join(folding.values())],
        "marks": marks(alphabet - {END}),
        "blocks": [[block.head.name, block.documents] for block in blocks],
        "shown": {script: part.name for script, part in tables.items()},
    }
    return Part("index", _dump(value))


def _table(display: Display) -> Part:
    """How an edition shows characters of the other script."""
    return _part("shown", ["".join(display.table), "".join(display.table.values())])


def _texts(records: Iterable[Record], script: Script) -> Iterator[str]:
    return (b.text for r in records if r.script is script for b in r.article.blocks)


def _part(kind: str, value: object) -> Part:
    """A part named by its content."""
    data = _dump(value)
    return Part(f"{kind}/{sha256(data.encode()).hexdigest()[:12]}", data)


def _dump(value: object) -> str:
    data = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    # Two line separators may stand in JSON, but ended a line of script in older browsers.
    return data.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _documentation(head: Mapping[str, object], records: Iterable[Record]) -> str:
    """``search.json``: a line for each document, so that two builds compare well."""
    rows = ",\n".join(_dump(_row(record)) for record in records)
    return _dump(head)[:-1] + f',"documents":[\n{rows}\n]}}\n'


def _row(record: Record) -> dict[str, object]:
    """What ``search.json`` says of an article."""
    article, found = record.article, record.date_inferred
    return {
        "id": record.id,
        "url": href(article_path(record.id)),
        "headline": article.headline.text if article.headline is not None else None,
        "title": article.title,
        "outlet": article.outlet,
        "date": article.date.isoformat() if article.date is not None else None,
        "date_inferred": found.best.isoformat() if found is not None else None,
        "localities": ["/".join(x.place.path) for x in record.localities],
        "source": article.source,
        "script": record.script,
    }
