"""The search index: ``search.json`` and ``search/``. This head is its contract with ``static/search-*.js``.

What is promised
    A query is found in an article if and only if ``key(query) in key(block.text)`` for one of its blocks (headline,
    paragraph, caption …), with `key` of ``text/fold.py``. So width, case, script and typed spaces make no difference.
    Lines that were joined at a seam are one block, and a query is found across the seam. The index only says where to
    look: before the page lists an article, it checks its text.

Documents, fields, places
    A *document* is an article. Documents are in order from the newest to the oldest, those without a day last. They are
    divided into *blocks* (``blocks.py``) and numbered from 0 in each. A document has three *fields*: 0 is the headline;
    1 the kicker, the subhead and the headings; 2 everything else. The text of a field is the keys of its blocks with
    `END` between them. A *place* is an offset in that text, in characters.

Terms
    A *term* is a character of a key, or a pair of letters side by side (letters and digits of any script). For each
    field, the index lists the documents in which the term stands, and for a pair also its places there, modulo `CYCLE`.

    A query of one or two letters is answered by the list of its term, exactly. For a longer one, the page takes pairs
    that cover it and looks for documents in which they stand as far apart as in the query, modulo `CYCLE`; nearly all
    of these have it. A query without two letters side by side is looked for by its characters, then in the texts.

Files
    Each file is a script that calls ``Jianbao.give(name, value)``: its path is ``search/<name>.js``, and the value is
    JSON. Unlike JSON, a script also loads from a disk. All names except ``index`` have a digest of what the file, or
    its whole folder, holds. So a page that began with the ``index`` of another build finds no file, and can say so.

``index`` (where to begin)
    An object:

    - ``format``: 3.
    - ``fold``: two strings. A character of the first is folded to the one at the same place in the second; all others
      stay as they are.
    - ``marks``: the characters of all keys that are neither letters nor digits.
    - ``shown``: for each edition, the name of its table of characters.
    - ``blocks``: an object for each block, newest first: ``documents``, how many it has; ``terms``, the name of its
      folder of shards; ``pages``, the first term of each page of these; ``texts``, ``[number of documents, name]`` for
      each folder of texts; ``facets``, the name of each facet's table.
``shown/…``
    Two strings: characters, and what they become when a text is converted into the edition's script.
``terms/<block>/<page>``
    The first terms of up to `PAGE` shards, as one string. A term takes two characters; if it is a single character,
    the second is `END`.
``terms/<block>/<page>/<shard>``
    ``[before, sum, data]``: the term before the first one, or an empty string; the Adler-32 checksum of the bytes; the
    bytes in base64. They are read as bits, the highest of each byte first, up to the first term of the next shard,
    on this page or the next. Terms are in the order of the code points of their characters.

    *Numbers* are written in two ways. ``golomb(k)``: z zeros, then the number plus 2^k in z + k + 1 bits. ``rice(k)``:
    z zeros, a one, then k bits with the value r; the number is z · 2^k + r.

    *A term* begins with a bit. If it is 1, the term's first character is another than that of the term before:
    ``golomb(2)`` of the gap between their codes, less 1; its second character is `END`. If it is 0, the first character
    is the same: ``golomb(6)`` of the gap between the second ones, less 1. Then for each field ``golomb(0)`` of the
    number of documents in which the term stands. Then a list for each field in which there are any.

    *A list* has for each document the gap between its number and the one before (-1 at first), less 1, as ``rice(k)``.
    Here k + 1 is the number of binary digits of ``documents of the block · 11 // (16 · documents in this list)``, or of
    1 if that is 0. If the term is a pair that stands in `PLACED` documents or more, all fields together, there follow:
    for each document ``rice(0)`` of the number of places less 1, where 6 stands for all larger numbers; then for each
    document its places, in five bits each, or if there are more than six, in 32 bits of which bit n says whether n is a
    place.
``texts/<group>/<number>``
    An object for one document:

    - ``id``.
    - ``date``: ISO; only the month if no more is known. ``inferred``: whether it is inferred.
    - ``title``: a text with the first words of an article without a headline; 0 if it has one.
    - ``places`` and ``outlets``: names, each as ``[Simplified, Traditional]``.
    - ``blocks``: each as ``[line, field, text…]``.

    A *text* is three items: the text as printed; what it is in the Simplified edition; what it is in the Traditional
    one. The latter two are 0 if it is as printed, else ``[base, place, string, place, string …]``: each character as
    printed (base 0) or by the table of ``shown`` (base 1), except that at these places these strings stand (if empty,
    nothing). Places count characters, not UTF-16 code units.
``facets/…``
    The values of a facet: ``place``, ``year``, ``outlet``, ``source``, ``person`` (whoever is credited) or ``told``
    (whoever the text names in full). A facet of which no document of the block has a value has no file.

    - ``values``: each as ``[Simplified, Traditional]``, or only the Simplified form if the table of the Traditional
      edition gives the other. The Simplified form stands in addresses; that of a place is its path from the province,
      with ``/``.
    - ``of``: for each document of the block the numbers of its values in a list; if it has one value, only its number.
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
"""What ``search.json`` tells a programmer who finds it."""


def build_index(
    archive: Archive, converter: Converter, kept: KeptFiles | None = None
) -> Iterator[OutputFile | Unchanged]:
    """``search.json`` and everything under ``search/``. What is ``kept`` of an earlier build saves work, but changes no
    byte."""
    paths: set[str] = set()
    for file in _files(archive, converter, kept or NothingKept()):
        if file.path not in paths:  # files are named by their content, so two facets may have the same one
            paths.add(file.path)
            yield file


def _files(archive: Archive, converter: Converter, kept: KeptFiles) -> Iterator[OutputFile | Unchanged]:
    """The files of the blocks, then the tables of characters. ``index``, which names all of these, and ``search.json``
    come last. Some files may come twice."""
    records = newest_first(archive.records)
    printed = frozenset(map(chr, np.flatnonzero(used(map(_printed, records)))))
    in_keys = key_characters(printed)
    alphabet = make_alphabet(in_keys)
    displays = tuple(_displays(archive, converter, records))
    blocks: list[IndexBlock] = []
    for records_of_block in cut_blocks(records):
        block = yield from index_block(records_of_block, displays, alphabet, kept)
        blocks.append(block)
    tables = {display.edition.script: _table(display) for display in displays}
    yield from (table.file for table in tables.values())
    yield IndexFile("index", dump(_start(unfold(in_keys, printed), marks_among(in_keys), tables, blocks))).file
    yield OutputFile("search.json", _documentation(_head(archive, tables, blocks), records).encode())


def _displays(archive: Archive, converter: Converter, records: Iterable[Record]) -> Iterator[Display]:
    """How the Simplified edition shows texts, then how the Traditional one does."""
    for edition in sorted(editions(archive, converter), key=lambda edition: edition.script):
        converted = (record for record in records if record.script is edition.script.other)
        yield make_display(edition, map(_printed, converted))


def _start(
    folding: Mapping[str, str], marks: str, tables: Mapping[Script, IndexFile], blocks: Iterable[IndexBlock]
) -> dict[str, object]:
    """The object in ``index``."""
    return {
        "format": FORMAT,
        "fold": ["".join(folding), "".join(folding.values())],
        "marks": marks,
        "shown": {script: table.name for script, table in tables.items()},
        "blocks": [block.entry for block in blocks],
    }


def _head(archive: Archive, tables: Mapping[Script, IndexFile], blocks: Iterable[IndexBlock]) -> dict[str, object]:
    """The keys of ``search.json`` before its documents."""
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
    """The file that says how an edition shows characters of the other script."""
    return named_by_content("shown", ["".join(display.table), "".join(display.table.values())])


def _printed(record: Record) -> str:
    """The text of an article as printed."""
    return "".join(block.text for block in record.article.blocks)


def _documentation(head: Mapping[str, object], records: Iterable[Record]) -> str:
    """The text of ``search.json``, with a line for each document, so that two builds can be compared."""
    rows = ",\n".join(dump(_row(record)) for record in records)
    return dump(head)[:-1] + f',"documents":[\n{rows}\n]}}\n'


def _row(record: Record) -> dict[str, object]:
    """What ``search.json`` tells about an article."""
    article, inferred = record.article, record.date_inferred
    return {
        "id": record.id,
        "url": href(article_path(record.id)),
        "headline": article.headline.text if article.headline is not None else None,
        "title": article.title,
        "outlet": article.outlet,
        "date": article.date.isoformat() if article.date is not None else None,
        "date_inferred": inferred.best.isoformat() if inferred is not None else None,
        "localities": ["/".join(locality.place.path) for locality in record.localities],
        "source": article.source,
        "script": record.script,
    }
