"""What the search index holds of an article. Depends on the article alone; ``search.py`` says what it means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from jianbao.model import Record, Role
from jianbao.site.cite import publication
from jianbao.site.days import is_vague
from jianbao.site.postings import END
from jianbao.site.shown import Display
from jianbao.text.fold import key

FIELDS = {Role.HEADLINE: 0, Role.KICKER: 1, Role.SUBHEAD: 1, Role.HEADING: 1}
BODY = 2

TREE = 3
"""Levels of places to choose from: province, prefecture, county."""


@dataclass(frozen=True, slots=True)
class Document:
    id: str
    fields: tuple[str, ...]
    """The keys of its blocks by field, with `END` between blocks."""
    facets: Mapping[str, tuple[tuple[str, str], ...]]
    """Values in Simplified and Traditional."""
    printed: frozenset[str]
    """The characters of its text."""
    entry: Mapping[str, object]
    """What its pack says of it."""


def make_document(record: Record, displays: Sequence[Display]) -> Document:
    article = record.article
    blocks = [(FIELDS.get(block.role, BODY), block) for block in article.blocks]
    return Document(
        record.id,
        tuple(END.join(key(b.text) for field, b in blocks if field == n) for n in range(BODY + 1)),
        dict(_facets(record, displays)),
        frozenset().union(*(block.text for _, block in blocks)),
        {
            "id": record.id,
            "date": _day(record),
            "inferred": article.date is None,
            "title": _text(article.title, Role.HEADLINE, record, displays) if article.headline is None else 0,
            "blocks": [[b.line, field, *_text(b.text, b.role, record, displays)] for field, b in blocks],
        },
    )


def _day(record: Record) -> str | None:
    """ISO; the month only, where the guess is no better."""
    if record.day is None:
        return None
    return f"{record.day:%Y-%m}" if is_vague(record) else record.day.isoformat()


def _text(text: str, role: Role, record: Record, displays: Iterable[Display]) -> list[object]:
    return [text, *(display.difference(text, role, record.script) for display in displays)]


def _facets(record: Record, displays: Sequence[Display]) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    hans, hant = (display.edition for display in displays)
    places = dict.fromkeys(_in_tree(x.place.path, x.place.level) for x in record.localities)
    outlets = list(filter(None, [publication(record, hans)]))
    years = [f"{record.day.year}"] if record.day is not None else []
    yield "place", tuple((place, hant.words(place)) for place in places)
    yield "year", tuple((year, year) for year in years)
    yield "outlet", tuple((outlet, hant.words(outlet)) for outlet in outlets)
    yield "source", ((record.article.source, record.article.source),)


def _in_tree(path: tuple[str, ...], level: int) -> str:
    """A place, or for one below the tree's levels the place above it that is in the tree.

    >>> _in_tree(("广东省", "东莞市", "虎门镇"), 4), _in_tree(("北京市", "朝阳区"), 3)
    ('广东省/东莞市', '北京市/朝阳区')
    """
    return "/".join(path[: len(path) - max(0, level - TREE)])
