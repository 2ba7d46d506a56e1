"""The halves of an article that goes on on another page: （下转第四版） here, （上接第一版） there.

Precision first: a link is made only where one candidate is clearly best, for both halves. What is compared: the page
numbers that the marks name and the pages say, the headline where the second half repeats it, and the words.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from math import fsum, log, sqrt
from string import ascii_uppercase

from msgspec import structs

from jianbao.enrich.related import word_pairs
from jianbao.model import Article, Block, Label, ParsedSource, Record, Role
from jianbao.parse import folios
from jianbao.parse.patterns import plain
from jianbao.parse.pieces import COMES_FROM, GOES_TO, PAGE_NUMBER
from jianbao.parse.reflow import UNENDED

NEAR = 12
"""Sources in a row in which both halves stand, where no day is stated."""

LEAST = (0.08, 0.05, 0.03)
"""Likeness (0 to 1) from which halves are believed to be one, by how many of the two page numbers fit. Of 59 labelled
articles cut in two, half reach 0.1 and nine in ten 0.064; halves of different ones reach 0.03 one time in ten. Page
numbers alone say little: on every day something goes on from the first page to the fourth."""

CLEARLY = 1.5
"""Times that the best is more like than the next. With this, none of a thousand trials went wrong."""

_PAGE = rf"第?\s*(?P<page>{PAGE_NUMBER})\s*(?:版|页)?"
_TITLE = r"(?:[^()《\"]{0,12}[《\"](?P<title>[^《》\"()]{2,40})[》\"])?"
_FROM = re.compile(rf"^[\s(●■▲]{{0,3}}(?P<words>(?:{COMES_FROM}|接(?=第))\s*{_PAGE}{_TITLE})")
_TO = re.compile(rf"(?P<words>(?:{GOES_TO})\s*{_PAGE}{_TITLE})[^()。]{{0,16}}\)?\s*$")
_IN_NAME = re.compile(rf"第?(?P<page>{PAGE_NUMBER})版|(?:^|[-_ /.])(?P<sheet>[A-Z]\d{{1,2}})(?=[-_ .]|$)")
_AGENCY = re.compile(r"本[报刊台网社]|.*[社网]$")


@dataclass(frozen=True, slots=True)
class Mark:
    """（下转第四版） or （上接第一版） where it stands."""

    line: int
    """Source line its block begins at (``Block.line``)."""
    start: int
    end: int
    """Offsets of its words in the block's text, without brackets."""
    forward: bool
    """下转: the article goes on elsewhere."""
    page: str
    """The page it names, ``4`` or ``A4``."""
    title: str
    """The headline that it names, or nothing."""


@dataclass(frozen=True, slots=True)
class Halves:
    """Ids of the articles that hold the rest of one."""

    before: str | None = None
    """What it goes on with (上接)."""
    after: str | None = None
    """Where it goes on (下转)."""


@dataclass(frozen=True, slots=True)
class _Half:
    article: Article
    mark: Mark
    place: int
    """Of its source among all."""
    page: str | None
    words: frozenset[str]


def jump_marks(article: Article) -> tuple[Mark, ...]:
    """At most one of each kind: the first 上接 at the head of a block, the last 下转 at the end of one."""
    found = [mark for block in article.blocks for mark in _marks_of(block)]
    first = next((mark for mark in found if not mark.forward), None)
    last = next((mark for mark in reversed(found) if mark.forward), None)
    return tuple(mark for mark in (first, last) if mark is not None)


def _marks_of(block: Block) -> Iterator[Mark]:
    text = plain(block.text)
    for forward, match in ((False, _FROM.match(text)), (True, _TO.search(text, max(0, len(text) - 80)))):
        if match and (page := bare_page(match["page"])):
            yield Mark(block.line, *match.span("words"), forward, page, match["title"] or "")


def bare_page(printed: str) -> str:
    """A page's number as ``page_name`` writes it, without zeros before the figure.

    >>> [bare_page(each) for each in ("A04", "四", "头", "12", "百")]
    ['A4', '4', '1', '12', '']
    """
    return re.sub("^([A-Z]+)0+", r"\1", folios.page_name(printed))


def same_page(one: str, other: str) -> bool:
    """Whether two names may mean one page: 上接第一版 is said on A4 of what stands on A1.

    >>> same_page("A1", "1"), same_page("A1", "B1"), same_page("A1", "A2")
    (True, False, False)
    """
    half_known = one[0].isalpha() != other[0].isalpha()
    return one == other or (half_known and one.lstrip(ascii_uppercase) == other.lstrip(ascii_uppercase))


def pages_of(source: ParsedSource) -> Mapping[str, str]:
    """By article id the page it stands on: as it or an editor says, else as the file's name says."""
    match = _IN_NAME.search(plain(source.name).upper())
    named = bare_page(match["page"] or match["sheet"]) if match else ""
    said = {a.id: bare_page(re.sub("[第版]", "", plain(a.page or ""))) or named for a in source.articles}
    return {article: page for article, page in said.items() if page}


def find_halves(sources: Sequence[ParsedSource]) -> Mapping[str, Halves]:
    """By article id where the rest of it stands; articles without another half are left out."""
    halves = list(_halves(sources))
    spread = Counter(pair for half in halves for pair in half.words)
    weights = {pair: log((len(halves) + 8) / n) for pair, n in spread.items()}
    ahead = [half for half in halves if half.mark.forward]
    back = [half for half in halves if not half.mark.forward]
    rated = [
        (one.article.id, other.article.id, *_rated(one, other, weights))
        for one, other in _candidates(ahead, back)
        if _may_be_one(one, other)
    ]
    forward = _best(rated)
    backward = _best((other, one, sure, alike) for one, other, sure, alike in rated)
    both = {a: b for a, b in forward.items() if backward.get(b) == a}
    starts = {b: a for a, b in both.items()}
    return {id: Halves(starts.get(id), both.get(id)) for id in sorted({*both, *starts})}


def with_found_ends(sources: Sequence[ParsedSource], records: Iterable[Record]) -> tuple[ParsedSource, ...]:
    """The sources without the doubt that a paragraph breaks off where it goes on in another half that was found."""
    ended = defaultdict[str, set[int]](set)
    for article in (record.article for record in records if record.after):
        ended[article.source] |= set(_broken_off(article))
    return tuple(_without_doubt(each, ended[each.stem]) if each.stem in ended else each for each in sources)


def _broken_off(article: Article) -> Iterator[int]:
    """The line of the last text before 下转."""
    ahead = next((mark.line for mark in jump_marks(article) if mark.forward), None)
    lines = [block.line for block in article.blocks]
    before = article.blocks[: lines.index(ahead)] if ahead in lines else ()
    yield from [block.parts[-1].line for block in before if block.role is Role.PARA][-1:]


def _without_doubt(source: ParsedSource, lines: Set[int]) -> ParsedSource:
    def settled(label: Label) -> Label:
        return structs.replace(label, doubt="") if label.line.no in lines and label.doubt == UNENDED else label

    return replace(source, labels=tuple(map(settled, source.labels)))


def _halves(sources: Sequence[ParsedSource]) -> Iterator[_Half]:
    for place, source in enumerate(sources):
        jumping = [(article, found) for article in source.articles if (found := jump_marks(article))]
        pages = pages_of(source) if jumping else {}
        for article, found in jumping:
            texts = (b.text for b in article.blocks if b.role is not Role.CAPTION)
            words = frozenset(pair for text in texts for pair in word_pairs(text))
            for mark in found:
                yield _Half(article, mark, place, pages.get(article.id), words)


def _candidates(ahead: Iterable[_Half], back: Sequence[_Half]) -> Iterator[tuple[_Half, _Half]]:
    """Those whose sources stand near each other, and those of one day."""
    places: defaultdict[int, list[_Half]] = defaultdict(list)
    days: defaultdict[object, list[_Half]] = defaultdict(list)
    for half in back:
        places[half.place].append(half)
        days[half.article.date].append(half)
    for one in ahead:
        near = {id(half): half for at in range(one.place - NEAR, one.place + NEAR + 1) for half in places.get(at, ())}
        same_day = {id(half): half for half in days.get(one.article.date, ())} if one.article.date else {}
        yield from ((one, other) for other in (near | same_day).values())


def _may_be_one(one: _Half, other: _Half) -> bool:
    """Whether nothing that is known speaks against it: page, day, paper."""
    a, b = one.article, other.article
    outlets = {outlet for outlet in (a.outlet, b.outlet) if outlet and not _AGENCY.fullmatch(plain(outlet))}
    return (
        a.id != b.id
        and one.mark.page != other.mark.page
        and not (a.date and b.date and a.date != b.date)
        and len(set(map(plain, outlets))) < 2
        and (other.page is None or same_page(one.mark.page, other.page))
        and (one.page is None or same_page(other.mark.page, one.page))
    )


def _rated(one: _Half, other: _Half, weights: Mapping[str, float]) -> tuple[int, float]:
    """How sure the outward signs are (0 to 2 page numbers that fit; 3: the headline is repeated), and the likeness of
    the words.
    """
    fits = (other.page is not None) + (one.page is not None)
    shared, own, others = (
        fsum(weights[pair] for pair in sorted(words)) for words in (one.words & other.words, one.words, other.words)
    )
    return 3 if _one_headline(one, other) else fits, shared / sqrt(own * others) if shared else 0.0


def _one_headline(one: _Half, other: _Half) -> bool:
    heads = [bare for half in (one, other) if (head := half.article.headline) and (bare := _bare(head.text))]
    if one.article.headline is not None and (title := _bare(other.mark.title)):
        return len(title) > 3 and title in _bare(one.article.headline.text)
    return len(heads) == 2 and min(map(len, heads)) > 4 and (heads[0] in heads[1] or heads[1] in heads[0])


def _bare(text: str) -> str:
    return re.sub(r"\W+", "", plain(text))


def _best(rated: Iterable[tuple[str, str, int, float]]) -> Mapping[str, str]:
    """For each first id the second that is clearly best."""
    found: defaultdict[str, list[tuple[int, float, str]]] = defaultdict(list)
    for one, other, sure, alike in rated:
        found[one].append((sure, alike, other))
    return {one: best for one, each in found.items() if (best := _clear(each))}


def _clear(candidates: Sequence[tuple[int, float, str]]) -> str | None:
    """Surer signs go before likeness, but a candidate with none that is far more alike leaves it open."""
    (sure, alike, id), *others = sorted(candidates, key=lambda each: (-each[0], -each[1], each[2]))
    least = LEAST[min(sure, 2)]
    rivals = [other for other in others if other[0] == sure]
    if any(other[1] >= max(least, CLEARLY * alike) for other in others):
        return None
    if sure == 3 and not rivals:
        return id
    return id if alike >= max([least, *(CLEARLY * other[1] for other in rivals)]) else None
