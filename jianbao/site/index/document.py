"""What the search index holds of an article; ``search.py`` says what it means."""

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

TREE = 3
"""Levels of places to choose from: province, prefecture, county."""


Facets = Mapping[str, tuple[tuple[str, str], ...]]
"""The values of each facet, in Simplified and in Traditional."""


@dataclass(frozen=True, slots=True)
class Matter:
    """All that the index takes from an article, so that it can be seen whether it has taken the same before."""

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
    """``displays``: of the Simplified edition, then of the Traditional."""
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
    """A digest of articles and of all else that decides how their texts are shown (`Display.bearing`)."""
    values = "\n".join(value for matter in matters for _, values in matter.facets for value in values)
    text = "\n".join((values, *(text for matter in matters for text in matter.texts)))
    return sha256(
        repr((matters, [display.bearing(text) for display in displays])).encode(errors="surrogatepass")
    ).hexdigest()


def read_fields(matters: Sequence[Matter]) -> list[tuple[str, ...]]:
    """The keys of each article's blocks by field, with `END` between blocks."""
    known = iter(keys([text for matter in matters for _, _, text in matter.blocks]))
    found = []
    for matter in matters:
        blocks = [(FIELDS.get(role, BODY), next(known)) for _, role, _ in matter.blocks]
        found.append(tuple(END.join(key for field, key in blocks if field == n) for n in range(BODY + 1)))
    return found


def read_facets(matters: Sequence[Matter], displays: Sequence[Display]) -> list[Facets]:
    """The facets of each article, in their order. ``displays`` as in `read_matter`."""
    hant = displays[1].edition
    hant.learn(value for matter in matters for _, values in matter.facets for value in values)
    return [
        {name: tuple((value, hant.words(value)) for value in values) for name, values in matter.facets}
        for matter in matters
    ]


def make_entries(matters: Sequence[Matter], displays: Sequence[Display]) -> list[Mapping[str, object]]:
    """What the text file of each article says. Many are made at once, since then conversion is several times faster."""
    printed = [
        Printed(text, role, matter.script)
        for matter in matters
        for text, role in zip(matter.texts, (Role.HEADLINE, *(role for _, role, _ in matter.blocks)), strict=True)
    ]
    differences = zip(*(display.differences(printed) for display in displays), strict=True)
    shown = iter([[text.text, *each] for text, each in zip(printed, differences, strict=True)])
    facets = read_facets(matters, displays)
    return [
        _entry(matter, own_facets, next(shown), [next(shown) for _ in matter.blocks])
        for matter, own_facets in zip(matters, facets, strict=True)
    ]


def _entry(
    matter: Matter, facets: Facets, title: Sequence[object], texts: Sequence[Sequence[object]]
) -> Mapping[str, object]:
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
    yield "place", tuple(dict.fromkeys(_in_tree(x.place.path, x.place.level) for x in record.localities))
    yield "year", (f"{record.day.year}",) if record.day is not None else ()
    yield "outlet", tuple(filter(None, [publication(record, hans)]))
    yield "source", (record.article.source,)
    yield "person", tuple(person.name for person in record.people)
    yield "told", tuple(dict.fromkeys(named.person.name for named in record.named))


def _in_tree(path: tuple[str, ...], level: int) -> str:
    """A place, or for one below the tree's levels the place above it that is in the tree.

    >>> _in_tree(("广东省", "东莞市", "虎门镇"), 4), _in_tree(("北京市", "朝阳区"), 3)
    ('广东省/东莞市', '北京市/朝阳区')
    """
    return "/".join(path[: len(path) - max(0, level - TREE)])
