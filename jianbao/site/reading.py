"""The page of one article: its text, what was found out about it, and where to read on."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from jianbao.model import Block, Label, Person, Record, Role, Script, Section
from jianbao.parse.chains import RUN_ON
from jianbao.parse.rules.words import RULE_WORDS
from jianbao.site.address import href, person_path, source_path
from jianbao.site.card import Card, Clause, Link, Segment
from jianbao.site.catalogue import Catalogue
from jianbao.site.cite import citation, page_words, paper_href, printed_citation, publication
from jianbao.site.days import day_range, full_day
from jianbao.site.edition import Edition
from jianbao.site.errata import given_words, misprint_words, printed_heads
from jianbao.site.halves import HalfLinks, half_links
from jianbao.site.marks import Stretches, find_stretches, kinds_in, name_clauses
from jianbao.site.rows import row_cells, table_rows
from jianbao.site.view import article_language, clauses, make_card, place_link, segmented

CONTENTS_FROM = 3
"""An article with so many headings or more gets a list of contents."""

SIBLINGS = 24
"""How many articles of the same source are listed; the source has a page for all of them."""


@dataclass(frozen=True, slots=True)
class BlockView:
    line: int
    """Its anchor is ``L<line>``."""
    role: str
    segments: tuple[Segment, ...]
    clauses: tuple[Clause, ...]
    """For headings, in place of the segments."""
    halves: tuple[Link, ...] = ()
    """The other half of the article, where the block says 上接 or 下转; its words are a link, too."""
    row: str = ""
    """Which row of a table it is: head, rule, cells or tabbed; empty if it is none."""
    cells: tuple[tuple[Segment, ...], ...] = ()
    """For a row of a table, in place of the segments."""


@dataclass(frozen=True, slots=True)
class SectionView:
    heading: BlockView | None
    blocks: tuple[BlockView, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A seam, a doubt or a correction, told in the margin beside the text that it is about."""

    anchor: str
    target: str
    """Id of the element that it is about: a seam's mark in the text is ``s<line>``."""
    word: str
    """接缝, 存疑 or 勘误."""
    text: str
    proof: str
    """Link to the line of the proof that it is about."""


@dataclass(frozen=True, slots=True)
class Filed:
    """A place that the article is filed under."""

    crumbs: tuple[Link, ...]
    why: str


@dataclass(frozen=True, slots=True)
class DateNote:
    """How an inferred date was found."""

    evidence: str
    span: str
    """The first and the last day it can be."""


@dataclass(frozen=True, slots=True)
class Reading:
    card: Card
    paper: str
    """Link to the articles of its paper; empty if the text names none."""
    language: str
    from_traditional: bool
    """Whether the source is in Traditional, for the line that says that the text was converted."""
    converted: bool
    partly: bool
    """Whether only some paragraphs were converted, since the article holds both scripts."""
    kicker: BlockView | None
    headline: BlockView | None
    subhead: BlockView | None
    byline: BlockView | None
    """A byline that opens the text; the page sets it under the headline, so it is not in ``sections``."""
    sections: tuple[SectionView, ...]
    contents: tuple[BlockView, ...]
    marks: tuple[str, ...]
    """What a reader may have marked in the text: place, person, when."""
    notes: tuple[Note, ...]
    dating: DateNote | None
    filed: tuple[Filed, ...]
    mentioned: tuple[Link, ...]
    """Places named in the text, the most frequent first, each with the number of times."""
    people: tuple[Link, ...]
    """Those who signed it and stand in other articles, too, each with the number of all these articles."""
    named: tuple[Link, ...]
    """Those whom the text names, the most frequent first, each with the number of times."""
    days: tuple[Link, ...]
    """Days named in the text; ``href`` is an anchor on the page."""
    citation: str
    printed_citation: str
    lines: tuple[int, int]
    source: Link
    page: str
    """The page of the paper: 第A06版; empty if it is not known."""
    rights: str
    """The editor's note on the rights, or empty."""
    given: str
    """The facts that an editor gave in place of the text: 标题、日期."""
    proof: str
    """Link to its first line in the proof of its source."""
    previous: Card | None
    following: Card | None
    siblings: tuple[Card, ...]
    """The articles of its source around it, itself included, if there are others."""
    related: tuple[Card, ...]


def make_reading(record: Record, edition: Edition, catalogue: Catalogue) -> Reading:
    article = record.article
    source = catalogue.sources[article.source]
    siblings = catalogue.by_source[article.source]
    at = bisect_left(siblings, article.number, key=lambda other: other.article.number)
    halves = half_links(record, edition, catalogue)
    stretches = find_stretches(record, halves)
    texts = _converted(article.blocks, record.script, edition)
    text = _Text(edition, texts, halves, stretches)
    byline, sections = _split_byline(tuple(map(text.section, article.sections)))
    headings = tuple(s.heading for s in sections if s.heading is not None)
    return Reading(
        card=make_card(record, edition),
        language=article_language(record, edition.script),
        from_traditional=record.script is Script.HANT,
        converted=record.script is not edition.script,
        partly=record.script is edition.script and any(texts[block.line] != block.text for block in article.blocks),
        kicker=text.head(article.kicker),
        headline=text.head(article.headline),
        subhead=text.head(article.subhead),
        byline=byline,
        sections=sections,
        contents=headings if len(headings) >= CONTENTS_FROM else (),
        marks=kinds_in(stretches),
        notes=tuple(_notes(record, edition, catalogue)),
        dating=_dating(record, edition),
        filed=tuple(_filed(record, edition, catalogue)),
        mentioned=_mentioned(record, edition),
        people=_people(record, edition, catalogue),
        named=_named(record, edition),
        days=_days(record),
        citation=citation(record, edition),
        printed_citation=printed_citation(record, edition),
        paper=paper_href(publication(record, edition), edition),
        lines=article.lines,
        page=edition.words(page_words(article.page)),
        rights=edition.own_words(article.rights or ""),
        given=edition.words(given_words(article)),
        source=Link(source.name, href(source_path(source.stem)), len(siblings)),
        proof=catalogue.proofs[source.stem].href(article.lines[0]),
        previous=make_card(siblings[at - 1], edition) if at > 0 else None,
        following=make_card(siblings[at + 1], edition) if at + 1 < len(siblings) else None,
        siblings=tuple(make_card(r, edition) for r in _around(siblings, at)) if len(siblings) > 1 else (),
        related=tuple(make_card(catalogue.by_id[i], edition) for i in record.related if i in catalogue.by_id),
    )


def _around(siblings: Sequence[Record], at: int) -> Sequence[Record]:
    first = max(0, min(at - SIBLINGS // 2, len(siblings) - SIBLINGS))
    return siblings[first : first + SIBLINGS]


def _split_byline(
    sections: tuple[SectionView, ...],
) -> tuple[BlockView | None, tuple[SectionView, ...]]:
    if not sections or sections[0].heading is not None or sections[0].blocks[0].role != Role.BYLINE:
        return None, sections
    first, *rest = sections
    byline, *blocks = first.blocks
    return byline, (*((SectionView(None, tuple(blocks)),) if blocks else ()), *rest)


def _converted(blocks: Sequence[Block], script: Script, edition: Edition) -> Mapping[int, str]:
    """An article's texts in the edition's script, by line. Converting all at once is several times faster."""
    texts = edition.convert_all([(block.text, script) for block in blocks])
    return {block.line: text for block, text in zip(blocks, texts, strict=True)}


@dataclass(frozen=True, slots=True)
class _Text:
    """Shows an article's blocks. The mappings are by line of the block."""

    edition: Edition
    converted: Mapping[int, str]
    halves: Mapping[int, HalfLinks]
    stretches: Stretches

    def head(self, block: Block | None) -> BlockView | None:
        if block is None:
            return None
        shown = clauses(self.edition.set_head(self.converted[block.line]))
        named = self.stretches.get(block.line, {})
        return BlockView(block.line, block.role.value, (), name_clauses(shown, block.text, named) if named else shown)

    def section(self, section: Section) -> SectionView:
        blocks = [self.block(block) for block in section.blocks]
        for number, row in table_rows([b.text if b.role is Role.PARA else "" for b in section.blocks]).items():
            cells = row_cells(blocks[number].segments, row)
            blocks[number] = replace(blocks[number], row=row.value, cells=cells, segments=())
        return SectionView(self.head(section.heading), tuple(blocks))

    def block(self, block: Block) -> BlockView:
        segments = segmented(block, self.converted[block.line], self.edition, self.stretches.get(block.line, {}))
        beside = self.halves.get(block.line, ())
        return BlockView(block.line, block.role.value, segments, (), tuple(half for _, half in beside))


def _notes(record: Record, edition: Edition, catalogue: Catalogue) -> Iterator[Note]:
    """Seams, doubts and corrections in the order of the text."""
    heads = dict(printed_heads(record, edition))
    labels = catalogue.labels[record.article.source]
    doubts = catalogue.doubts.get(catalogue.sources[record.article.source].name, {})
    errata: defaultdict[int, list[str]] = defaultdict(list)
    for misprint in record.article.errata:
        errata[misprint.line].append(misprint_words(misprint, record.script, edition))
    proof = catalogue.proofs[record.article.source].href
    seam, doubt, erratum = map(edition.words, ("接缝", "存疑", "勘误"))
    for block in record.article.blocks:
        lines = [part.line for part in block.parts]
        wrapped = {part.line for part in block.parts if part.wrapped}
        for before, line in zip([0, *lines], lines, strict=False):
            if before and line not in wrapped and block.role in RUN_ON:
                yield Note(f"n{line}", f"s{line}", seam, _seam_text(labels[line], before, edition), proof(line))
            if labels[line].doubt:
                yield Note(f"d{line}", f"L{block.line}", doubt, edition.words(labels[line].doubt), proof(line))
            for nth, text in enumerate(doubts.get(line, ())):
                yield Note(f"t{line}-{nth}", f"L{block.line}", doubt, edition.own_words(text), proof(line))
            for nth, text in enumerate((*filter(None, [heads.get(line)]), *errata.get(line, ()))):
                yield Note(f"e{line}-{nth}", f"L{block.line}", erratum, text, proof(line))


def _seam_text(label: Label, before: int, edition: Edition) -> str:
    why = RULE_WORDS.get(label.seam, label.seam)
    return edition.words(f"第{before}行与第{label.line.no}行接为一段" + (f"（{why}）" if why else ""))


def _dating(record: Record, edition: Edition) -> DateNote | None:
    found = record.date_inferred
    if found is None or record.article.date is not None:
        return None
    evidence = edition.text(found.evidence, record.script)
    return DateNote(evidence, day_range(found.earliest, found.latest))


def _filed(record: Record, edition: Edition, catalogue: Catalogue) -> Iterator[Filed]:
    for locality in record.localities:
        above = catalogue.gazetteer.ancestors(locality.place.code)
        crumbs = tuple(place_link(place, edition) for place in (*above, locality.place))
        yield Filed(crumbs, edition.words(locality.rule))


def _mentioned(record: Record, edition: Edition) -> tuple[Link, ...]:
    places = {m.place.code: m.place for m in record.mentions}
    counts = Counter(m.place.code for m in record.mentions).most_common()
    return tuple(place_link(places[code], edition, count) for code, count in counts)


def _people(record: Record, edition: Edition, catalogue: Catalogue) -> tuple[Link, ...]:
    counts = ((p, len(catalogue.about[p.key])) for p in record.people)
    return tuple(_person_link(p, edition, n) for p, n in counts if n > 1)


def _named(record: Record, edition: Edition) -> tuple[Link, ...]:
    counts = Counter(named.person for named in record.named).most_common()
    return tuple(_person_link(person, edition, count) for person, count in counts)


def _person_link(person: Person, edition: Edition, count: int) -> Link:
    return Link(edition.words(person.name), href(person_path(person.key)), count)


def _days(record: Record) -> tuple[Link, ...]:
    firsts = {named.day: named for named in reversed(record.days)}
    counts = Counter(named.day for named in record.days)
    return tuple(Link(full_day(day), f"#L{firsts[day].line}", counts[day]) for day in sorted(firsts))
