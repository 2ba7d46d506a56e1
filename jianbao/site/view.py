"""Turns a record into what a page shows of it: text in the edition's script, cut where something is marked.

Everything a template gets is made of frozen types (here and in ``card.py``), strings, numbers and tuples: the same
record gives the same value, whose ``repr`` can be compared between two builds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from jianbao.enrich.mentions import sentence_span
from jianbao.model import BOTH, PHOTO, WRITER, Article, Block, Credit, Place, Record, Script
from jianbao.parse.chains import RUN_ON
from jianbao.site.address import article_path, href, person_path, place_path
from jianbao.site.card import Card, Clause, CreditGroup, Link, Segment
from jianbao.site.days import day_view
from jianbao.site.edition import Edition
from jianbao.site.excerpt import opening

SNIPPET = 68
"""Characters of a piece that a list shows: three lines of a newspaper column."""

CLAUSE_END = re.compile(r"(?<=[：；，。！？])(?![”’》）」』])|(?<=[：；，。！？][”’》）」』])|(?=——)")
"""Where a headline may break, beside its spaces."""

Span = tuple[int, int]
"""Offsets in a block's text as printed."""

SHORTEST_CLAUSE = 5
"""Characters; a shorter clause, such as 某市：, would look odd alone on a line."""

ROLES_AFTER = {PHOTO: "摄", BOTH: "文/图"}
"""Roles that a paper prints behind the name; the others stand before it."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of a text that name something. The fields mean the same as in `Segment`."""

    kind: str
    href: str = ""
    day: str = ""


NOTHING = Stretch("")


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence of an article, with what was looked for marked."""

    segments: tuple[Segment, ...]
    href: str


@dataclass(frozen=True, slots=True)
class Cited:
    """An article and what of it is quoted."""

    card: Card
    quotes: tuple[Quote, ...]
    more: int
    """How many more of its sentences could be quoted."""


def clauses(text: str) -> tuple[Clause, ...]:
    """The parts of a title that no line should break: it is cut at its spaces and behind its marks.

    >>> [c.text for c in clauses("某市：干部冲在前 “平安归来！”，共赴春天的约会")]
    ['某市：干部冲在前', '“平安归来！”，', '共赴春天的约会']
    """
    runs = map(_clauses_of_run, text.split())
    return tuple(
        Clause(part, spaced=at == 0 and nth > 0) for nth, run in enumerate(runs) for at, part in enumerate(run)
    )


def _clauses_of_run(run: str) -> list[str]:
    """The clauses of a run without spaces. A clause too short for a line of its own is joined to the next one; the last
    one, to the one before.
    """
    found: list[str] = []
    for part in filter(None, re.split(CLAUSE_END, run)):
        if found and min(len(found[-1]), len(part)) < SHORTEST_CLAUSE:
            found[-1] += part
        else:
            found.append(part)
    return found


def place_link(place: Place, edition: Edition, count: int = 0) -> Link:
    return Link(edition.words(place.name), href(place_path(place.code)), count)


def credit_groups(record: Record, edition: Edition) -> tuple[CreditGroup, ...]:
    """Names as printed, grouped by role; each is a link to its person if people have pages."""
    signers = record.signers

    def link(credit: Credit) -> Link:
        name = edition.convert(credit.name, record.script)
        person = signers.get(credit.name)
        return Link(name, href(person_path(person.key)) if person else "")

    groups = groupby(record.article.credits, key=lambda credit: credit.role)
    return tuple(
        CreditGroup(
            before="" if role in ROLES_AFTER or role == WRITER else edition.words(role),
            names=tuple(map(link, credits)),
            after=edition.words(ROLES_AFTER.get(role, "")),
        )
        for role, credits in groups
    )


def make_card(record: Record, edition: Edition) -> Card:
    """An article as lists show it. Made once for an edition, since an article stands in many lists."""
    if record.id not in edition.cards:
        with edition.lookup_log.recording() as recorded:
            edition.cards[record.id] = _make_card(record, edition), tuple(recorded)
    card, lookups = edition.cards[record.id]
    edition.lookup_log.note_all(lookups)
    return card


def _make_card(record: Record, edition: Edition) -> Card:
    article, script = record.article, record.script
    title = edition.head(article.title, script)
    made = article.headline is None
    return Card(
        id=article.id,
        href=href(article_path(article.id)),
        title=title,
        clauses=(Clause(title, False),) if made else clauses(title),
        made=made,
        kicker=edition.head(article.kicker.text, script) if article.kicker is not None else "",
        places=tuple(place_link(x.place, edition) for x in record.localities[:2]),
        credits=credit_groups(record, edition),
        outlet=edition.convert(article.outlet, script) if article.outlet else "",
        day=day_view(record),
        snippet=edition.joined(opening(article, SNIPPET), script),
        length=length(article),
    )


def length(article: Article) -> int:
    """Characters of the text, spaces not counted."""
    return sum(len("".join(b.text.split())) for b in article.body)


def article_language(record: Record, script: Script) -> str:
    """The language tag of an article's text in an edition of ``script``.

    Traditional text that keeps “ ” is set by the rules of the mainland, not of Taiwan or Hong Kong, and so is
    what was converted from Simplified.
    """
    if script is Script.HANS:
        return Script.HANS.value
    text = "".join(b.text for b in record.article.blocks)
    mainland = "「" not in text and ("“" in text or record.script is Script.HANS)
    return "zh-Hant-CN" if mainland else Script.HANT.value


def segmented(block: Block, converted: str, edition: Edition, named: Mapping[Span, Stretch]) -> tuple[Segment, ...]:
    """A block's text, cut into segments at each seam and around each of ``named``, none of which overlap.
    ``converted``: the text in the edition's script.
    """
    broken = block.parts[1:] if block.role in RUN_ON else ()
    seams = {part.start: part.line for part in broken if not part.wrapped}
    begun = {start: (end, stretch) for (start, end), stretch in named.items()}
    bounds = sorted({0, len(block.text), *seams, *(end for span in named for end in span)})
    found: list[Segment] = []
    until, stretch = 0, NOTHING
    for start, shown in zip(bounds, edition.pieces(converted, bounds), strict=False):
        if start in seams:
            found.append(Segment("", seam=seams[start]))
        until, stretch = begun.get(start, (until, stretch) if start < until else (0, NOTHING))
        if shown:
            found.append(Segment(shown, stretch.kind, stretch.href, stretch.day))
    return tuple(found)


def marked(text: str, name: str, script: Script, edition: Edition) -> tuple[Segment, ...]:
    """A sentence in which every occurrence of a name, as printed, is marked."""
    starts = set(_occurrences(text, name))
    bounds = sorted({0, len(text), *starts, *(start + len(name) for start in starts)})
    pieces = zip(bounds, edition.pieces(edition.convert(text, script), bounds), strict=False)
    return tuple(Segment(shown, mark=start in starts) for start, shown in pieces if shown)


def _occurrences(text: str, name: str) -> Iterator[int]:
    at = text.find(name) if name else -1
    while at >= 0:
        yield at
        at = text.find(name, at + len(name))


def sentence_around(text: str, start: int, end: int, most: int) -> str:
    """The sentence around the words from ``start`` to ``end``; a long one is cut to ``most`` characters around them.

    >>> sentence_around("天晴。二月三日，河水上涨！人都走了。", 3, 7, 90)
    '二月三日，河水上涨！'
    """
    first, last = sentence_span(text, start)
    last = max(last, end)
    sentence = text[first:last].strip()
    if len(sentence) <= most:
        return sentence
    room = (most - (end - start)) // 2
    left, right = max(first, start - room), min(last, end + room)
    return ("……" if left > first else "") + text[left:right] + ("……" if right < last else "")
