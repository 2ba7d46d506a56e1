"""The archive as data: a JSON file for each source, and all articles as JSON lines.

Texts are given in their own script and as they stand; what is inferred keeps its evidence.
``jianbao/data/schema.json`` says what every key means, and is published beside the data.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files
from typing import Any

from jianbao.model import (
    Archive,
    Article,
    Block,
    InferredDate,
    Label,
    Locality,
    Misprint,
    OutputFile,
    ParsedSource,
    Person,
    Record,
    Role,
)
from jianbao.site.address import article_path, public_url
from jianbao.site.catalogue import Catalogue
from jianbao.site.frame import DataPart


def export_files(archive: Archive) -> Iterator[OutputFile]:
    """The files in ``data/`` that describe all articles, but for the tables."""
    rows = [article_row(r, archive) for r in archive.records]
    yield OutputFile("data/articles.jsonl", "".join(_dump(row) + "\n" for row in rows).encode())
    yield OutputFile("data/schema.json", files("jianbao").joinpath("data/schema.json").read_bytes())


def source_parts(catalogue: Catalogue) -> Iterator[DataPart]:
    """A file for each source."""
    return (DataPart(source_file, source.stem) for source in catalogue.archive.sources)


def source_file(catalogue: Catalogue, stem: str) -> OutputFile:
    """``data/sources/<stem>.json``."""
    data = source_object(catalogue.sources[stem], catalogue.by_source.get(stem, ()))
    return OutputFile(f"data/sources/{stem}.json", _spread(data).encode())


def source_object(source: ParsedSource, records: Iterable[Record]) -> dict[str, Any]:
    """What ``data/sources/<stem>.json`` says of a source."""
    raw = {line.no: line.raw.strip() for line in source.lines}
    return {
        "source": source.name,
        "encoding": source.encoding,
        "script": source.script,
        "articles": [article_object(r) for r in records],
        "furniture": [raw[part.line] for block in source.furniture for part in block.parts],
        "labels": [_label(label) for label in source.labels],
        "errata": [{**_erratum(misprint), "source": raw[misprint.line]} for misprint in source.errata],
    }


def article_object(record: Record) -> dict[str, Any]:
    """What ``data/sources/<stem>.json`` says of an article."""
    article = record.article
    return {
        "id": article.id,
        "script": record.script,
        **_head(record),
        "sections": _sections(article),
        "captions": list(article.texts(Role.CAPTION)),
        "bylines": list(article.texts(Role.BYLINE)),
        "notes": list(article.texts(Role.NOTE)),
        "localities": [_path(x) for x in record.localities],
        "named": _named(record),
        "lines": list(article.lines),
        **_editors(article),
    }


def article_row(record: Record, archive: Archive) -> dict[str, Any]:
    """A line of ``data/articles.jsonl``: an article on its own, its text in one piece."""
    article = record.article
    return {
        "id": article.id,
        "url": public_url(archive.settings.base_url, article_path(article.id)),
        "source": article.source,
        "script": record.script,
        "title": article.title,
        **_head(record),
        "days": sorted({named.day.isoformat() for named in record.days}),
        "localities": [_locality(x) for x in record.localities],
        "mentions": _mentions(record),
        "named": _named(record),
        "text": "\n".join(b.text for b in article.body),
        "related": list(record.related),
        "continues": record.before,
        "continued_in": record.after,
        **_editors(article),
    }


def _editors(article: Article) -> dict[str, Any]:
    """What an editor said of an article."""
    return {
        "page": article.page,
        "rights": article.rights,
        "errata": [_erratum(misprint) for misprint in article.errata],
        "given": list(article.given),
        "printed": {key: block.printed for key, block in article.heads.items() if block is not None and block.printed},
    }


def _erratum(misprint: Misprint) -> dict[str, Any]:
    return {"line": misprint.line, "before": misprint.before, "after": misprint.after, "reason": misprint.reason}


def _head(record: Record) -> dict[str, Any]:
    article = record.article
    return {
        **{key: _text(block) for key, block in article.heads.items()},
        "credits": _credits(article),
        "outlet": article.outlet,
        "dateline": article.dateline,
        "date": _iso(article),
        "date_inferred": _inferred(record.date_inferred),
    }


def _text(block: Block | None) -> str | None:
    return None if block is None else block.text


def _credits(article: Article) -> list[dict[str, str]]:
    return [{"role": c.role, "name": c.name} for c in article.credits]


def _iso(article: Article) -> str | None:
    return None if article.date is None else article.date.isoformat()


def _inferred(found: InferredDate | None) -> dict[str, str] | None:
    if found is None:
        return None
    return {
        "earliest": found.earliest.isoformat(),
        "latest": found.latest.isoformat(),
        "best": found.best.isoformat(),
        "trust": found.trust,
        "evidence": found.evidence,
    }


def _sections(article: Article) -> list[dict[str, Any]]:
    """Headings and paragraphs. Captions, bylines and notes between them have lists of their own in the article."""
    pairs = ((_text(s.heading), [b.text for b in s.blocks if b.role is Role.PARA]) for s in article.sections)
    return [{"heading": heading, "paragraphs": paragraphs} for heading, paragraphs in pairs if heading or paragraphs]


def _path(locality: Locality) -> str:
    return "/".join(locality.place.path)


def _locality(locality: Locality) -> dict[str, str]:
    return {
        "code": locality.place.code,
        "path": _path(locality),
        "rule": locality.rule,
        "evidence": locality.evidence,
    }


def _mentions(record: Record) -> list[dict[str, Any]]:
    """Each place that is named once, in the order of its first mention."""
    places = {mention.place.code: mention.place for mention in record.mentions}
    counts = Counter(mention.place.code for mention in record.mentions)
    return [{"code": code, "path": "/".join(place.path), "count": counts[code]} for code, place in places.items()]


def _named(record: Record) -> list[dict[str, Any]]:
    """Each person who is named once, in the order of the first mention, with the roles that the text gives."""
    counts = Counter(named.person for named in record.named)
    said: defaultdict[Person, dict[str, None]] = defaultdict(dict)
    for named in record.named:
        said[named.person] |= dict.fromkeys(filter(None, [named.role]))
    return [
        {"key": person.key, "name": person.name, "said": list(said[person]), "count": count}
        for person, count in counts.items()
    ]


def _label(label: Label) -> dict[str, Any]:
    return {
        "line": label.line.no,
        "role": label.role,
        "rule": label.rule,
        "article": label.article,
        "continues": label.continues,
        "seam": label.seam,
        "doubt": label.doubt,
    }


def _dump(value: object) -> str:
    """JSON on one line, whoever counts: two characters that may stand in a text end a line for Python's ``splitlines``.

    >>> _dump("新桥\\u2028通车")
    '"新桥\\\\u2028通车"'
    """
    return json.dumps(value, ensure_ascii=False).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _spread(data: Mapping[str, Any]) -> str:
    """JSON with a line for each key and each item of a list.

    So a change of one article shows as one changed line. With ``indent`` Python would not use its fast encoder.
    """
    return "{\n" + ",\n".join(f'"{key}": {_spread_list(value)}' for key, value in data.items()) + "\n}\n"


def _spread_list(value: object) -> str:
    if not isinstance(value, list) or not value:
        return _dump(value)
    return "[\n" + ",\n".join(map(_dump, value)) + "\n]"
