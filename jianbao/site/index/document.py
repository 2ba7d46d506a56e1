"""What the search index holds about an article. ``search.py`` describes the format."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from jianbao.model import Record, Role, Script
from jianbao.site.cite import publication
from jianbao.site.days import iso_day
from jianbao.site.edition import Edition
from jianbao.site.index.shown import Display, Printed
from jianbao.site.index.terms import END
from jianbao.text.fold import keys

FIELDS = {Role.HEADLINE: 0, Role.KICKER: 1, Role.SUBHEAD: 1, Role.HEADING: 1}
BODY = 2
"""The field of blocks with any other role."""

TREE = 3
"""How many levels the facet of places has: province, prefecture, county."""


Facets = Mapping[str, tuple[tuple[str, str], ...]]
"""The values of each facet, in Simplified and in Traditional."""


@dataclass(frozen=True, slots=True)
class Matter:
    """All that the index takes from an article. If it is the same as in an earlier build, so are the index's files."""

    id: str
    script: Script
    day: str | None
    inferred: bool
    title: str | None
    """The first words of an article without a headline; else None."""
    blocks: tuple[tuple[int, Role, str], ...]
    """Line, role, text as printed."""
    facets: tuple[tuple[str, tuple[str, ...]], ...]
    """The values of each facet, in Simplified."""

    @property
    def texts(self) -> Iterator[str]:
        """The title, then the blocks."""
        yield self.title or ""
        yield from (text for _, _, text in self.blocks)


def read_matter(record: Record, displays: Sequence[Display]) -> Matter:
    """The matter of an article. ``displays`` are those of the Simplified edition and of the Traditional one."""
    article = record.article
    hans, _ = (display.edition for display in displays)
    return Matter(
        id=record.id,
        script=record.script,
        day=iso_day(record) or None,
        inferred=article.date is None,
        title=article.title if article.headline is None else None,
        blocks=tuple((block.line, block.role, block.text) for block in article.blocks),
        facets=tuple(_facets(record, hans)),
    )


def digest_of(matters: Sequence[Matter], displays: Sequence[Display]) -> str:
    """A digest of articles, and of all else that decides how their texts are shown (`Display.bearing`)."""
    facet_values = (value for matter in matters for _, values in matter.facets for value in values)
    text = "\n".join(("\n".join(facet_values), *(text for matter in matters for text in matter.texts)))
    bearing = [display.bearing(text) for display in displays]
    return sha256(repr((matters, bearing)).encode(errors="surrogatepass")).hexdigest()


def read_fields(matters: Sequence[Matter]) -> list[tuple[str, ...]]:
    """The keys of each article's blocks by field, with `END` between blocks."""
    block_keys = iter(keys([text for matter in matters for _, _, text in matter.blocks]))
    fields_of_articles = []
    for matter in matters:
        blocks = [(FIELDS.get(role, BODY), next(block_keys)) for _, role, _ in matter.blocks]
        fields = (END.join(key for field, key in blocks if field == number) for number in range(BODY + 1))
        fields_of_articles.append(tuple(fields))
    return fields_of_articles


def read_facets(matters: Sequence[Matter], displays: Sequence[Display]) -> list[Facets]:
    """The facets of each article, in their order. ``displays`` as in `read_matter`."""
    hant = displays[1].edition
    hant.learn(value for matter in matters for _, values in matter.facets for value in values)
    return [
        {name: tuple((value, hant.words(value)) for value in values) for name, values in matter.facets}
        for matter in matters
    ]


def make_entries(matters: Sequence[Matter], displays: Sequence[Display]) -> list[Mapping[str, object]]:
    """The object in the text file of each article. They are made all at once, since converting texts is several times
    faster then."""
    printed = [
        Printed(text, role, matter.script)
        for matter in matters
        for text, role in zip(matter.texts, (Role.HEADLINE, *(role for _, role, _ in matter.blocks)), strict=True)
    ]
    differences = zip(*(display.differences(printed) for display in displays), strict=True)
    shown = iter([[text.text, *in_editions] for text, in_editions in zip(printed, differences, strict=True)])
    facets = read_facets(matters, displays)
    return [
        _entry(matter, facets_of_article, next(shown), [next(shown) for _ in matter.blocks])
        for matter, facets_of_article in zip(matters, facets, strict=True)
    ]


def _entry(
    matter: Matter, facets: Facets, title: Sequence[object], texts: Sequence[Sequence[object]]
) -> Mapping[str, object]:
    """The object in an article's text file. ``title`` and ``texts``, those of the blocks, are as it is to hold them."""
    return {
        "id": matter.id,
        "date": matter.day,
        "inferred": matter.inferred,
        "title": 0 if matter.title is None else title,
        "places": [[path.rpartition("/")[2] for path in place] for place in facets["place"]],
        "outlets": facets["outlet"],
        "blocks": [
            [line, FIELDS.get(role, BODY), *text] for (line, role, _), text in zip(matter.blocks, texts, strict=True)
        ],
    }


def _facets(record: Record, hans: Edition) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The values of each facet, each once, as the Simplified edition ``hans`` shows them."""
    places = (locality.place for locality in record.localities)
    yield "place", tuple(dict.fromkeys(_in_tree(place.path, place.level) for place in places))
    yield "year", (f"{record.day.year}",) if record.day is not None else ()
    yield "outlet", tuple(filter(None, [publication(record, hans)]))
    yield "source", (record.article.source,)
    yield "person", tuple(person.name for person in record.people)
    yield "told", tuple(dict.fromkeys(named.person.name for named in record.named))


def _in_tree(path: tuple[str, ...], level: int) -> str:
    """The path of a place; for one below the county, that of the lowest place above it that the facet has.

    >>> _in_tree(("广东省", "东莞市", "虎门镇"), 4), _in_tree(("北京市", "朝阳区"), 3)
    ('广东省/东莞市', '北京市/朝阳区')
    """
    return "/".join(path[: len(path) - max(0, level - TREE)])
