"""What the search index holds of an article. Depends on the article alone; ``search.py`` says what it means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from jianbao.model import Record, Role
from jianbao.site.cite import publication
from jianbao.site.days import is_vague
from jianbao.site.shown import Display, Printed
from jianbao.site.terms import END
from jianbao.text.fold import keys

FIELDS = {Role.HEADLINE: 0, Role.KICKER: 1, Role.SUBHEAD: 1, Role.HEADING: 1}
BODY = 2

TREE = 3
"""Levels of places to choose from: province, prefecture, county."""


@dataclass(frozen=True, slots=True)
class Document:
    fields: tuple[str, ...]
    """The keys of its blocks by field, with `END` between blocks."""
    facets: Mapping[str, tuple[tuple[str, str], ...]]
    """Values in Simplified and Traditional."""
    entry: Mapping[str, object]
    """What its text file says of it."""


def make_documents(records: Sequence[Record], displays: Sequence[Display]) -> list[Document]:
    """A document for each record; many at once, since then conversion is several times faster."""
    texts = [list(_texts(record)) for record in records]
    printed = [text for own in texts for text in own]
    differences = iter(list(zip(*(display.differences(printed) for display in displays), strict=True)))
    shown = [[[text.text, *next(differences)] for text in own] for own in texts]
    folded = iter(keys([text.text for text in printed]))
    known = [[next(folded) for _ in own][1:] for own in texts]
    return [_make(*each, displays) for each in zip(records, shown, known, strict=True)]


def _texts(record: Record) -> Iterator[Printed]:
    """The title, then the blocks."""
    article = record.article
    yield Printed(article.title if article.headline is None else "", Role.HEADLINE, record.script)
    yield from (Printed(block.text, block.role, record.script) for block in article.blocks)


def _make(
    record: Record, shown: Sequence[Sequence[object]], known: Sequence[str], displays: Sequence[Display]
) -> Document:
    """``shown``: the title and the blocks; ``known``: the keys of the blocks."""
    article = record.article
    blocks = [(FIELDS.get(block.role, BODY), block) for block in article.blocks]
    title, *texts = shown
    facets = dict(_facets(record, displays))
    return Document(
        tuple(END.join(k for (field, _), k in zip(blocks, known, strict=True) if field == n) for n in range(BODY + 1)),
        facets,
        {
            "id": record.id,
            "date": _day(record),
            "inferred": article.date is None,
            "title": title if article.headline is None else 0,
            "places": [[path.rpartition("/")[2] for path in place] for place in facets["place"]],
            "outlets": facets["outlet"],
            "blocks": [[b.line, field, *text] for (field, b), text in zip(blocks, texts, strict=True)],
        },
    )


def _day(record: Record) -> str | None:
    """ISO; the month only, where the guess is no better."""
    if record.day is None:
        return None
    return f"{record.day:%Y-%m}" if is_vague(record) else record.day.isoformat()


def _facets(record: Record, displays: Sequence[Display]) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    hans, hant = (display.edition for display in displays)
    places = dict.fromkeys(_in_tree(x.place.path, x.place.level) for x in record.localities)
    outlets = list(filter(None, [publication(record, hans)]))
    years = [f"{record.day.year}"] if record.day is not None else []
    yield "place", tuple((place, hant.words(place)) for place in places)
    yield "year", tuple((year, year) for year in years)
    yield "outlet", tuple((outlet, hant.words(outlet)) for outlet in outlets)
    yield "source", ((record.article.source, record.article.source),)
    yield "person", tuple((person.name, hant.words(person.name)) for person in record.people)


def _in_tree(path: tuple[str, ...], level: int) -> str:
    """A place, or for one below the tree's levels the place above it that is in the tree.

    >>> _in_tree(("广东省", "东莞市", "虎门镇"), 4), _in_tree(("北京市", "朝阳区"), 3)
    ('广东省/东莞市', '北京市/朝阳区')
    """
    return "/".join(path[: len(path) - max(0, level - TREE)])
