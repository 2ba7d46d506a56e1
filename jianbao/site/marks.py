"""What a text names, marked where it stands: places, people and days, the words 上接… and 下转…, the names in a byline.

On a page they are elements of their own, which a reader may have marked. No two of them overlap, so that each is
exactly what was found.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from operator import itemgetter

from jianbao.enrich.name_offsets import spans
from jianbao.model import Record, Role
from jianbao.site.address import href, person_path, place_path
from jianbao.site.card import Clause, Segment
from jianbao.site.halves import HalfLinks
from jianbao.site.view import NOTHING, Span, Stretch

KINDS = ("place", "person", "when")
"""What a reader may have marked."""

Stretches = Mapping[int, Mapping[Span, Stretch]]
"""By the line of the block, then by offsets in its text, in their order."""

FoundStretches = Iterator[tuple[int, Span, Stretch]]


def find_stretches(record: Record, halves: Mapping[int, HalfLinks]) -> Stretches:
    """All that is marked in an article. Where two overlap, the words of a jump stay, else the first."""
    jumps = {line: {span: Stretch("half", link.href) for span, link in links} for line, links in halves.items()}
    named: defaultdict[int, list[tuple[Span, Stretch]]] = defaultdict(list)
    for line, span, stretch in (*_signed(record), *_people(record), *_places(record), *_days(record)):
        named[line].append((span, stretch))
    return {
        line: dict(sorted({**jumps.get(line, {}), **without_overlap(named[line], jumps.get(line, ()))}.items()))
        for line in sorted({*named, *jumps})
    }


def without_overlap(found: Iterable[tuple[Span, Stretch]], taken: Iterable[Span] = ()) -> Mapping[Span, Stretch]:
    """The stretches that overlap neither one another nor ``taken``; of two that begin together, the longer one.

    >>> person, place = Stretch("person"), Stretch("place")
    >>> list(without_overlap([((3, 5), place), ((0, 2), place), ((2, 5), person), ((5, 6), place)], [(5, 7)]))
    [(0, 2), (2, 5)]
    """
    kept: dict[Span, Stretch] = {}
    last, others = 0, tuple(taken)
    for span, stretch in sorted(found, key=lambda pair: (pair[0][0], -pair[0][1])):
        if span[0] >= last and not any(span[0] < end and start < span[1] for start, end in others):
            kept[span] = stretch
            last = span[1]
    return kept


def kinds_in(stretches: Stretches) -> tuple[str, ...]:
    """Those of ``KINDS`` that occur."""
    found = {stretch.kind for of_block in stretches.values() for stretch in of_block.values()}
    return tuple(kind for kind in KINDS if kind in found)


def name_clauses(parts: Sequence[Clause], text: str, named: Mapping[Span, Stretch]) -> tuple[Clause, ...]:
    """The clauses of a headline, cut into segments around what its printed ``text`` names. Clauses and text differ in
    spaces only.

    >>> clause, = name_clauses([Clause("柳湾修桥", False)], "柳湾 修桥", {(0, 2): Stretch("place")})
    >>> [(s.text, s.kind) for s in clause.segments]
    [('柳湾', 'place'), ('修桥', '')]
    """
    spans = {at: span for span in named for at in range(*span)}
    letters = (spans.get(at) for at, character in enumerate(text) if not character.isspace())
    found = []
    for part in parts:
        runs = groupby(zip(part.text, letters, strict=False), key=itemgetter(1))
        segments = tuple(_segment("".join(c for c, _ in run), named.get(span or (0, 0), NOTHING)) for span, run in runs)
        found.append(replace(part, segments=segments) if any(s.kind for s in segments) else part)
    return tuple(found)


def _segment(shown: str, stretch: Stretch) -> Segment:
    return Segment(shown, stretch.kind, stretch.href, stretch.day)


def _signed(record: Record) -> FoundStretches:
    """The names in bylines, each a link to the person's page; they may be printed with spaces inside."""
    signers = {"".join(name.split()): person for name, person in record.signers.items()}
    for block in record.article.body if signers else ():
        if block.role is Role.BYLINE:
            offsets = [at for at, character in enumerate(block.text) if not character.isspace()]
            letters = "".join(block.text.split())
            for start, end in spans(letters, signers):
                person = signers[letters[start:end]]
                yield (
                    block.line,
                    (offsets[start], offsets[end - 1] + 1),
                    Stretch("person", href(person_path(person.key))),
                )


def _people(record: Record) -> FoundStretches:
    return ((named.line, (named.start, named.end), Stretch("person")) for named in record.named)


def _places(record: Record) -> FoundStretches:
    """The places that are named. Only the first mention in the text is a link: a newspaper page is no page of links."""
    linked = {b.line for b in record.article.body if b.role in (Role.PARA, Role.CAPTION)}
    seen: set[str] = set()
    for mention in record.mentions:
        code = mention.place.code
        first = mention.line in linked and code not in seen
        if first:
            seen.add(code)
        yield mention.line, (mention.start, mention.end), Stretch("place", href(place_path(code)) if first else "")


def _days(record: Record) -> FoundStretches:
    return ((named.line, (named.start, named.end), Stretch("when", day=named.day.isoformat())) for named in record.days)
