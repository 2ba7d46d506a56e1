"""Which pages there are, where, and what each of them shows. Pure: nothing is read, nothing is written.

**Context of the templates.** Every page gets ``site`` (`Site`) and ``page`` (`PageInfo`). What else it gets depends on
its template; the types are documented where they are defined. All text in a context is in the edition's script.
Links are relative to the edition's root: write ``{{ page.edition }}{{ card.href }}``. Numbers that may be large go
through the filter ``thousands``; what several templates set alike is a macro of ``_macros.html``.

========================  =============================================================================
``front.html``            ``counts`` (`Counts`), ``lead`` (`Card` or None), ``opening`` (its first
                          paragraphs), ``recent`` (`Card` …),
                          ``tree`` (`PlaceNode` …), ``map`` (`Map` or None), ``people`` (`PersonEntry` …),
                          ``months`` (`Month` …) and ``month_count``, ``sources`` (`SourceEntry` …)
``article.html``          ``reading`` (`Reading`)
``source.html``           ``source`` (`SourceEntry`), ``cards``, ``previous`` and ``following`` (`Link` or None)
``sources.html``          ``sources`` (`SourceEntry` …), ``pager``
``proof.html``            ``proof`` (`Proof`), ``source`` (`SourceEntry`), ``pager``
``places.html``           ``tree``, ``map``
``place.html``            ``name``, ``now`` (`Link` or None: what it is today), ``formerly`` (`Link` …), ``crumbs``
                          (`Link` …), ``side`` (`Side`; None but on the first page of the list), ``filed`` and
                          ``naming`` (`Cited` …: this page's share), ``pager``
``people.html``           ``letters`` (`Letter` …), ``all_letters`` (`Link` …), ``pager``
``person.html``           ``person`` (`PersonEntry`), ``printed`` (spellings), ``companions`` (`PersonEntry` …),
                          ``namesakes`` (whether the articles may be of several people), ``cards`` (signed) and
                          ``told`` (`Cited` …: named in the text), ``pager``; none where people have no pages
``dates.html``            ``years`` (`Year` …) and ``undated_count`` (None and 0 but on the first page of the list),
                          ``undated`` (`Card` …), ``pager``
``month.html``            ``month`` (`Month`), ``cards``, ``days`` (`DayEntry` …: this page's share),
                          ``calendar`` (`Link` …), ``earlier`` and ``later`` (`Month` or None), ``pager``
``days.html``             ``months`` (`DaysOfMonth` …: all twelve)
``day.html``              ``day`` (`YearDay`), ``years`` (`OnThisDay` …: this page's share), ``earlier`` and ``later``
                          (`YearDay` or None), ``pager``
``about.html``            ``counts`` (`Counts`), ``about`` (`About`)
``search.html``           ``files`` of names
``404.html``              nothing else
``names.js``              ``number`` of the file, ``names`` (JSON)
``opensearch.xml``        ``search_url``; for browsers that take a site's search among their own
========================  =============================================================================

``pager`` is a tuple of `Turn`, empty where a list has one page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jianbao.enrich.mentions import sentence_span
from jianbao.model import ParsedSource, Place, Record, Role, WebPage
from jianbao.site.about import make_about
from jianbao.site.address import article_path, href, place_path, source_path
from jianbao.site.atlas import Map, PlaceNode, county_map, fullest, place_map, tree, tree_depth
from jianbao.site.card import Link
from jianbao.site.catalogue import Catalogue
from jianbao.site.cite import article_metas
from jianbao.site.dates import date_pages
from jianbao.site.frame import Frame, PagePart, Sheet, in_turn, make_counts, sheets
from jianbao.site.listing import busiest, cite_place, filed_entry, months, named_only, source_entry, told_apart
from jianbao.site.names import name_files, name_parts
from jianbao.site.neighbours import Moment, Neighbour, neighbours, renamed, timeline
from jianbao.site.people import people_pages
from jianbao.site.proof import proof_sheets
from jianbao.site.reading import make_reading
from jianbao.site.view import Cited, make_card, place_link

RECENT = 12
"""Pieces on the front page beside the lead."""

COUNTIES, NAMES, MONTHS, SOURCES = 12, 18, 12, 8
"""How many the front page shows: counties and people with most articles, the latest months, the first sources."""

OPENING = 240
"""Characters of the lead that the front page prints, to the end of the paragraph that reaches them."""

LONGEST_OPENING = 2 * OPENING
"""The most that it prints: a paragraph that is longer is cut, if possible at the end of a sentence."""

Listed = tuple[str, bool]
"""The id of an article in the list of a place, and whether it is filed under the place or only names it."""

MAP, SMALL_MAP = 360, 270
"""Width of a map, in its own units, which are about pixels."""


def plan_parts(catalogue: Catalogue) -> Iterator[PagePart]:
    """All pages, in parts that can be made without one another, always in the same order."""
    yield PagePart(_front)
    for plan in (articles, source_pages, place_pages, people_pages, date_pages):
        yield from plan(catalogue)
    yield from name_parts(catalogue)
    yield PagePart(_plain_pages)


def _front(frame: Frame) -> Iterator[WebPage]:
    catalogue, edition = frame.catalogue, frame.edition
    lead, *rest = catalogue.newest[: RECENT + 1] or (None,)
    printed = tuple(month for month in months(catalogue) if month.count)
    yield frame.page(
        "front.html",
        "index.html",
        "",
        counts=make_counts(catalogue),
        lead=make_card(lead, edition) if lead else None,
        opening=tuple(edition.text(text, lead.script) for text in _first_paragraphs(lead.article.texts(Role.PARA)))
        if lead
        else (),
        recent=tuple(make_card(r, edition) for r in rest if r),
        tree=tree(catalogue, edition, only=fullest(catalogue, COUNTIES)),
        map=county_map(catalogue, edition, SMALL_MAP),
        people=busiest(edition, catalogue, NAMES),
        months=printed[:MONTHS],
        month_count=len(printed),
        sources=told_apart([source_entry(s.stem, edition, catalogue) for s in catalogue.archive.sources[:SOURCES]]),
    )


def articles(catalogue: Catalogue) -> Iterator[PagePart]:
    return (PagePart(_article, (record.id,)) for record in catalogue.archive.records)


def _article(frame: Frame, article: str) -> Iterator[WebPage]:
    record = frame.catalogue.by_id[article]
    reading = make_reading(record, frame.edition, frame.catalogue)
    yield frame.page(
        "article.html",
        article_path(record.id),
        reading.card.title,
        metas=article_metas(record, frame.edition),
        reading=reading,
    )


def source_pages(catalogue: Catalogue) -> Iterator[PagePart]:
    sources = catalogue.archive.sources
    yield from (PagePart(_source_index, (sheet,)) for sheet in sheets("sources/index.html", [s.stem for s in sources]))
    for before, source, after in in_turn(sources):
        yield PagePart(_source_page, (_source_link(before), source.stem, _source_link(after)))
        yield PagePart(proof_sheets, (source.stem,))


def _source_link(source: ParsedSource | None) -> Link | None:
    return Link(source.name, href(source_path(source.stem))) if source is not None else None


def _source_index(frame: Frame, sheet: Sheet[str]) -> Iterator[WebPage]:
    entries = tuple(source_entry(stem, frame.edition, frame.catalogue) for stem in sheet.entries)
    yield frame.page("sources.html", sheet.path, frame.edition.words("来源"), sources=entries, pager=sheet.pager)


def _source_page(frame: Frame, before: Link | None, stem: str, after: Link | None) -> Iterator[WebPage]:
    catalogue, edition = frame.catalogue, frame.edition
    entry = source_entry(stem, edition, catalogue)
    yield frame.page(
        "source.html",
        source_path(stem),
        entry.title,
        source=entry,
        cards=tuple(make_card(r, edition) for r in catalogue.by_source.get(stem, ())),
        previous=before,
        following=after,
    )


@dataclass(frozen=True, slots=True)
class Side:
    """What stands around the list of a place. It is on the first page only, since every new article changes it."""

    filed_count: int
    naming_count: int
    children: tuple[PlaceNode, ...]
    map: Map | None
    neighbours: tuple[Neighbour, ...]
    timeline: tuple[Moment, ...]


def place_pages(catalogue: Catalogue) -> Iterator[PagePart]:
    yield PagePart(_place_index)
    for code in catalogue.places:
        entries = _entries(code, catalogue)
        for sheet in sheets(place_path(code), entries, taken=catalogue.taken):
            yield PagePart(_place_page, (code, sheet))


def _place_index(frame: Frame) -> Iterator[WebPage]:
    catalogue, edition = frame.catalogue, frame.edition
    yield frame.page(
        "places.html",
        "places/index.html",
        edition.words("地方"),
        tree=tree(catalogue, edition, depth=tree_depth(catalogue)),
        map=county_map(catalogue, edition, MAP),
    )


def _entries(code: str, catalogue: Catalogue) -> list[Listed]:
    """The articles filed under a place, then those that only name it."""
    naming = named_only(catalogue.places[code], catalogue)
    return [*((r.id, True) for r in catalogue.filed.get(code, ())), *((r.id, False) for r, _ in naming)]


def _place_page(frame: Frame, code: str, sheet: Sheet[Listed]) -> Iterator[WebPage]:
    catalogue, edition = frame.catalogue, frame.edition
    place = catalogue.places[code]
    now, formerly = renamed(code, catalogue, edition)
    yield frame.page(
        "place.html",
        sheet.path,
        edition.words("".join(place.path)),
        name=edition.words(place.name),
        crumbs=tuple(place_link(p, edition) for p in catalogue.gazetteer.ancestors(code)),
        now=now,
        formerly=formerly,
        filed=tuple(filed_entry(catalogue.by_id[id], place, edition) for id, filed in sheet.entries if filed),
        naming=tuple(_cited(catalogue.by_id[id], code, frame) for id, filed in sheet.entries if not filed),
        side=_side(frame, place) if sheet.first else None,
        pager=sheet.pager,
    )


def _cited(record: Record, code: str, frame: Frame) -> Cited:
    """An article that names a place."""
    mentions = [mention for mention in record.mentions if mention.place.code == code]
    return cite_place(record, mentions, frame.edition, frame.catalogue)


def _side(frame: Frame, place: Place) -> Side:
    catalogue, edition = frame.catalogue, frame.edition
    filed, naming = catalogue.filed.get(place.code, ()), named_only(place, catalogue)
    return Side(
        filed_count=len(filed),
        naming_count=len(naming),
        children=tree(catalogue, edition, place.code, depth=1),
        map=place_map(catalogue, edition, catalogue.children.get(place.code, ()), SMALL_MAP),
        neighbours=neighbours(place.code, catalogue, edition),
        timeline=timeline((*filed, *(r for r, _ in naming))),
    )


def _plain_pages(frame: Frame) -> Iterator[WebPage]:
    words = frame.edition.words
    about, counts = make_about(frame.catalogue, frame.edition), make_counts(frame.catalogue)
    yield frame.page("about.html", "about.html", words("关于"), about=about, counts=counts)
    yield frame.page("search.html", "search.html", words("搜索"), files=name_files(frame.catalogue))
    if frame.edition.base_url:
        # Its link must be absolute: a browser keeps it.
        url = f"{frame.edition.base_url}{frame.edition.folder}search.html"
        yield frame.page("opensearch.xml", "opensearch.xml", words("搜索"), search_url=url)
    yield frame.page("404.html", "404.html", words("没有这一页"))


def _first_paragraphs(paragraphs: Sequence[str]) -> tuple[str, ...]:
    """The paragraphs of a lead that the front page prints; the last one is cut if it is too long.

    >>> [len(text) for text in _first_paragraphs(["天晴。" * 30] * 9)]
    [90, 90, 90]
    >>> [text[-6:] for text in _first_paragraphs(["雨。" * 50, "天" * 250 + "晴。" + "云" * 999])]
    ['雨。雨。雨。', '天天晴。……']
    >>> [len(text) for text in _first_paragraphs(["天晴。" + "云" * 999])]
    [482]
    """
    found: list[str] = []
    printed = 0
    for text in paragraphs:
        if printed >= OPENING:
            break
        room = LONGEST_OPENING - printed
        found.append(text if len(text) <= room else _cut(text, room, OPENING - printed))
        printed += len(text)
    return tuple(found)


def _cut(text: str, most: int, least: int) -> str:
    """The first ``most`` characters of a paragraph, or fewer if a sentence ends after ``least`` of them."""
    end, _ = sentence_span(text, most)
    return text[: end if end >= least else most] + "……"
