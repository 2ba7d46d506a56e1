"""The search index: ``search.json`` and ``search/``. This is its contract with ``static/search-*.js``.

**What is promised.** A query is found in every article in a block of which (headline, paragraph,
caption …) its key stands, and in no other: ``key(query) in key(block.text)``, with `key` of
``text/fold.py``. Width, case, script and typed spaces make no difference. Lines that were joined at a
seam are one block, so a query is found across it. What the page lists is checked against the text; the
index only says where to look.

**Documents** are the articles, newest first, those without a day last, held in *blocks* (``site/index/blocks.py``),
numbered from 0 in each.

**Fields**: 0 the headline, 1 kicker, subhead and headings, 2 everything else. The text of a field is the keys of its
blocks with `END` between them; a *place* counts its characters.

**Terms**: each character of a key; and each pair of letters (letters and digits of any script) side by side. A pair
of characters has lists of the documents in which it stands, one for each field, and of its places there modulo
`CYCLE`. So one or two letters are answered exactly. For a longer query the pairs that cover it must stand as far
apart as in it, modulo `CYCLE`; such candidates are true nearly always, and whatever is listed is looked up in its
text. A query without two letters in a row is looked for by its characters, then in the texts.

**Files.** Each calls ``Jianbao.give(name, value)`` with its name, ``search/<name>.js``, and JSON. A script also loads
from a disk, where JSON does not. All names but ``index`` hold a digest of what the file, or its whole folder, holds:
a page that began with another build's ``index`` finds no file, and can say so.

``index`` (where to begin)
    ``format``: 3. ``fold``: two strings; a character of the first is folded to the one at the same place of the
    second, all others stay. ``marks``: the characters of all keys that are neither letter nor digit. ``shown``: for
    each edition the name of its table of characters. ``blocks``, newest first: ``documents``, how many; ``terms``,
    the name of its folder of shards, and ``pages``, the first term of each page of these; ``texts``, ``[number of
    documents, name]`` of each folder of texts; ``facets``, the name of each facet's table.
``shown/…``
    Two strings: a character and what it becomes when a text is converted into the edition's script.
``terms/<block>/<page>``
    The first terms of up to `PAGE` shards, as one string. Two characters are a term; the second of a single
    character's is `END`.
``terms/<block>/<page>/<shard>``
    ``[before, sum, data]``: the term before the first one, or an empty string; the Adler-32 checksum of the bytes
    that ``data`` is in base64; they are read as bits, the highest of each byte first, until the next page's or
    shard's first term. Terms are in the order of their characters' codes.

    *Numbers.* ``golomb(k)``: z zeros, then z + k + 1 bits, which are the number plus 2^k. ``rice(k)``: z zeros, a
    one, then k bits r: z · 2^k + r.

    *A term.* One bit: 1, the first character is a new one, and ``golomb(2)`` how far its code is beyond the last
    one's, less 1; the second is `END`. 0, the same one again, and ``golomb(6)`` how far the second's code is beyond
    the last one's, less 1. Then ``golomb(0)`` for each field: in how many documents. Then a list for each field in
    which there are any.

    *A list.* For each document its number less the one before (-1 at first), less 1, as ``rice(k)``, where k + 1 is
    the length in binary of documents of the block · 11 // (16 · documents in this list), at least 1. And if the term
    is a pair in `PLACED` documents or more, all fields together: for each of them ``rice(0)`` the number of places
    less 1, where 6 stands for all above; then for each document its places in five bits each, or where there are
    more than six, 32 bits of which bit n says whether n is one.
``texts/<group>/<number>``
    One document: ``id``, ``date`` (ISO; only the month where no more is known) and ``inferred`` (whether the date is
    a guess), ``title`` (a text, where the article has no headline: its first words; else 0), ``places`` and
    ``outlets`` (names, ``[Simplified, Traditional]``) and ``blocks``: ``[line, field, text…]``. A *text* is three
    items: the text as printed, how the Simplified edition shows it, how the Traditional does: ``0`` as printed; else
    ``[base, place, string, place, string …]``: each character as printed (base 0) or through the table of ``shown``
    (base 1), but at these places what stands here (empty: left out). Places count characters, not UTF-16 code units.
``facets/…``
    Of ``place``, ``year``, ``outlet``, ``source``, ``person`` (whoever is credited), ``told`` (whoever the text names
    in full); one that no document of the block has a value of is left out. ``values``, each ``[Simplified,
    Traditional]``, or the Simplified form alone where the Traditional edition's table makes the other of it (it is
    the key in addresses; a place is its path from the province, with ``/``), and ``of``: for each document of the
    block the numbers of its values, or the number where it has one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import numpy as np

from jianbao.model import Archive, OutputFile, Record, Script, Unchanged
from jianbao.site.address import article_path, href
from jianbao.site.edition import editions
from jianbao.site.groups import newest_first
from jianbao.site.index.blocks import (
    FACETS,
    IndexBlock,
    IndexFile,
    KeptFiles,
    NothingKept,
    cut_blocks,
    dump,
    index_block,
    named_by_content,
)
from jianbao.site.index.shown import Display, make_display
from jianbao.site.index.terms import make_alphabet, marks_among
from jianbao.text.characters import used
from jianbao.text.fold import key_characters, unfold
from jianbao.text.script import Converter

FORMAT = 3

HOW = (
    "documents 是全部文章，由新到旧；要全文，读 data/articles.jsonl。只想在程序里搜索，有这两样就够了。",
    "index 是索引的入口。索引的每个文件是一次函数调用：Jianbao.give(名称, JSON)，去掉函数名即是 JSON。",
    "入口的 fold 是两串字符：检索词和正文里前一串的字符都换成后一串同一位置的字符，",
    "再去掉空格（两边都是拉丁字母或数字的留一个），得到“键”。检索词的键出现在某一段的键里，即为命中。",
    "各文件的格式见 jianbao/site/index/search.py 开头的说明。",
)
"""What ``search.json`` tells a programmer who found it."""


def build_index(
    archive: Archive, converter: Converter, kept: KeptFiles | None = None
) -> Iterator[OutputFile | Unchanged]:
    """``search.json`` and everything under ``search/``: the same bytes whatever is kept of an earlier build."""
    seen: set[str] = set()
    for file in _files(archive, converter, kept or NothingKept()):
        if file.path not in seen:  # parts are named by their content: what two facets have in common is one file
            seen.add(file.path)
            yield file


def _files(archive: Archive, converter: Converter, kept: KeptFiles) -> Iterator[OutputFile | Unchanged]:
    """The blocks, then the tables of characters; ``index``, which names all of these, and ``search.json`` come last."""
    records = newest_first(archive.records)
    printed = frozenset(map(chr, np.flatnonzero(used(map(_printed, records)))))
    characters = key_characters(printed)
    alphabet = make_alphabet(characters)
    displays = tuple(_displays(archive, converter, records))
    blocks: list[IndexBlock] = []
    for run in cut_blocks(records):
        block = yield from index_block(run, displays, alphabet, kept)
        blocks.append(block)
    tables = {display.edition.script: _table(display) for display in displays}
    yield from (table.file for table in tables.values())
    yield IndexFile("index", dump(_start(unfold(characters, printed), marks_among(characters), tables, blocks))).file
    yield OutputFile("search.json", _documentation(_head(archive, tables, blocks), records).encode())


def _displays(archive: Archive, converter: Converter, records: Iterable[Record]) -> Iterator[Display]:
    """Of the Simplified edition, then of the Traditional."""
    for edition in sorted(editions(archive, converter), key=lambda edition: edition.script):
        others = (record for record in records if record.script is edition.script.other)
        yield make_display(edition, map(_printed, others))


def _start(
    folding: Mapping[str, str], marks: str, tables: Mapping[Script, IndexFile], blocks: Iterable[IndexBlock]
) -> dict[str, object]:
    """What ``index`` says."""
    return {
        "format": FORMAT,
        "fold": ["".join(folding), "".join(folding.values())],
        "marks": marks,
        "shown": {script: table.name for script, table in tables.items()},
        "blocks": [block.entry for block in blocks],
    }


def _head(archive: Archive, tables: Mapping[Script, IndexFile], blocks: Iterable[IndexBlock]) -> dict[str, object]:
    """What ``search.json`` says before its documents."""
    return {
        "format": FORMAT,
        "title": archive.settings.title,
        "edition": archive.settings.edition,
        "how": HOW,
        "index": IndexFile("index", "").path,
        "shown": {script: table.path for script, table in tables.items()},
        "facets": FACETS,
        "blocks": [block.listing for block in blocks],
    }


def _table(display: Display) -> IndexFile:
    """How an edition shows characters of the other script."""
    return named_by_content("shown", ["".join(display.table), "".join(display.table.values())])


def _printed(record: Record) -> str:
    return "".join(block.text for block in record.article.blocks)


def _documentation(head: Mapping[str, object], records: Iterable[Record]) -> str:
    """``search.json``: a line for each document, so that two builds compare well."""
    rows = ",\n".join(dump(_row(record)) for record in records)
    return dump(head)[:-1] + f',"documents":[\n{rows}\n]}}\n'


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
