"""Finds the halves of an article that continues on another page: one ends 下转第四版, the other begins 上接第一版.

A wrong link is worse than none: halves are linked only where each is clearly the best candidate for the other. Compared
are the page numbers in the marks and on the pages, the headline, if the second half repeats it, and the words.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from math import fsum, log, sqrt
from string import ascii_uppercase
from typing import NamedTuple

from msgspec import structs

from jianbao.enrich.related import word_pairs
from jianbao.model import Article, Block, Label, ParsedSource, Record, Role
from jianbao.parse import folios
from jianbao.parse.patterns import plain
from jianbao.parse.pieces import COMES_FROM, GOES_TO, PAGE_NUMBER
from jianbao.parse.reflow import UNENDED

NEAR = 12
"""Sources that are at most so far apart in the archive's order are compared even if no day is stated."""

LEAST_LIKENESS = (0.08, 0.05, 0.03)
"""How alike the words of two halves must be (0 to 1), by how many of the two page numbers fit. Of 59 labelled articles
cut in two, half reach 0.1 and nine in ten 0.064; of halves of different articles, one in ten reaches 0.03. Page numbers
alone say little: every day something continues from the first page on the fourth."""

CLEARLY = 1.5
"""The best candidate's words must be so many times as alike as those of the next. With this, none of a thousand trials
went wrong."""

LEAST_OFFSET = 8
"""Added to the number of halves, so that in a small archive, too, words that several halves share weigh something."""

HEADLINE_REPEATED = 3
"""The sureness of a candidate that repeats the headline; that of others is how many page numbers fit."""

TAIL = 80
"""Characters at the end of a block in which 下转 is sought."""

_PAGE = rf"第?\s*(?P<page>{PAGE_NUMBER})\s*(?:版|页)?"
_TITLE = r"(?:[^()《\"]{0,12}[《\"](?P<title>[^《》\"()]{2,40})[》\"])?"
_FROM = re.compile(rf"^[\s(●■▲]{{0,3}}(?P<words>(?:{COMES_FROM}|接(?=第))\s*{_PAGE}{_TITLE})")
_TO = re.compile(rf"(?P<words>(?:{GOES_TO})\s*{_PAGE}{_TITLE})[^()。]{{0,16}}\)?\s*$")
_IN_NAME = re.compile(rf"第?(?P<page>{PAGE_NUMBER})版|(?:^|[-_ /.])(?P<sheet>[A-Z]\d{{1,2}})(?=[-_ .]|$)")
_AGENCY = re.compile(r"本[报刊台网社]|.*[社网]$")


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark （下转第四版） or （上接第一版） in a block."""

    line: int
    """Source line at which the block begins (``Block.line``)."""
    start: int
    end: int
    """Offsets of its words in the block's text, without brackets."""
    forward: bool
    """Whether it is 下转, which says that the article continues elsewhere."""
    page: str
    """The page that it names, ``4`` or ``A4``."""
    title: str
    """The headline that it names, or empty."""


@dataclass(frozen=True, slots=True)
class Halves:
    """The articles, by id, that hold the rest of an article."""

    before: str | None = None
    """The article that it continues (上接)."""
    after: str | None = None
    """The article in which it continues (下转)."""


@dataclass(frozen=True, slots=True)
class _Half:
    """An article with one of its marks, and what it is compared by."""

    article: Article
    mark: Mark
    place: int
    """The place of its source in the archive's order."""
    page: str | None
    words: frozenset[str]


class _Candidate(NamedTuple):
    """An article that may hold the rest of another one."""

    article_id: str
    sureness: int
    """How many page numbers fit (0 to 2), or ``HEADLINE_REPEATED``."""
    likeness: float
    """How alike the words of the two are, from 0 to 1."""


def jump_marks(article: Article) -> tuple[Mark, ...]:
    """The first 上接 at the head of a block, and the last 下转 at the end of one: at most one of each."""
    marks = [mark for block in article.blocks for mark in _marks_of(block)]
    first_back = next((mark for mark in marks if not mark.forward), None)
    last_forward = next((mark for mark in reversed(marks) if mark.forward), None)
    return tuple(mark for mark in (first_back, last_forward) if mark is not None)


def _marks_of(block: Block) -> Iterator[Mark]:
    """The marks at the head and at the end of a block."""
    text = plain(block.text)
    for forward, match in ((False, _FROM.match(text)), (True, _TO.search(text, max(0, len(text) - TAIL)))):
        if match and (page := bare_page(match["page"])):
            yield Mark(block.line, *match.span("words"), forward, page, match["title"] or "")


def bare_page(printed: str) -> str:
    """A page's number as ``page_name`` writes it, without zeros before the figure; empty if it is no number.

    >>> [bare_page(printed) for printed in ("A04", "四", "头", "12", "百")]
    ['A4', '4', '1', '12', '']
    """
    return re.sub("^([A-Z]+)0+", r"\1", folios.page_name(printed))


def same_page(page: str, other: str) -> bool:
    """Whether two names may mean the same page. A mark may leave out the section: on A4, 上接第一版 means A1.

    >>> same_page("A1", "1"), same_page("A1", "B1"), same_page("A1", "A2")
    (True, False, False)
    """
    one_has_no_section = page[0].isalpha() != other[0].isalpha()
    return page == other or (one_has_no_section and page.lstrip(ascii_uppercase) == other.lstrip(ascii_uppercase))


def pages_of(source: ParsedSource) -> Mapping[str, str]:
    """The page of each article, by id, as the article or an editor says, or else the file's name. Articles whose page
    is unknown are left out."""
    match = _IN_NAME.search(plain(source.name).upper())
    page_in_name = bare_page(match["page"] or match["sheet"]) if match else ""
    pages = {a.id: bare_page(re.sub("[第版]", "", plain(a.page or ""))) or page_in_name for a in source.articles}
    return {article_id: page for article_id, page in pages.items() if page}


def find_halves(sources: Sequence[ParsedSource]) -> Mapping[str, Halves]:
    """Where the rest of each article is, by the article's id. Articles without another half are left out."""
    halves = list(_halves(sources))
    counts = Counter(pair for half in halves for pair in half.words)
    weights = {pair: log((len(halves) + LEAST_OFFSET) / count) for pair, count in counts.items()}
    firsts = [half for half in halves if half.mark.forward]
    seconds = [half for half in halves if not half.mark.forward]
    seconds_of, firsts_of = defaultdict[str, list[_Candidate]](list), defaultdict[str, list[_Candidate]](list)
    for first, second in _pairs_to_compare(firsts, seconds):
        if _may_be_one(first, second):
            rating = _rate(first, second, weights)
            seconds_of[first.article.id].append(_Candidate(second.article.id, *rating))
            firsts_of[second.article.id].append(_Candidate(first.article.id, *rating))
    best_first = {second: _clearly_best(candidates) for second, candidates in firsts_of.items()}
    best_second = {first: _clearly_best(candidates) for first, candidates in seconds_of.items()}
    after = {first: second for first, second in best_second.items() if second and best_first[second] == first}
    before = {second: first for first, second in after.items()}
    return {article: Halves(before.get(article), after.get(article)) for article in sorted({*after, *before})}


def with_found_ends(sources: Sequence[ParsedSource], records: Iterable[Record]) -> tuple[ParsedSource, ...]:
    """The sources without the doubt that a paragraph has no end, if it continues in another half that was found."""
    lines_by_source = defaultdict[str, set[int]](set)
    for article in (record.article for record in records if record.after):
        lines_by_source[article.source] |= set(_last_line_before_mark(article))
    return tuple(
        _without_doubt(source, lines_by_source[source.stem]) if source.stem in lines_by_source else source
        for source in sources
    )


def _last_line_before_mark(article: Article) -> Iterator[int]:
    """The last line of text before 下转, if both are there."""
    forward = next((mark.line for mark in jump_marks(article) if mark.forward), None)
    lines = [block.line for block in article.blocks]
    before = article.blocks[: lines.index(forward)] if forward in lines else ()
    yield from [block.parts[-1].line for block in before if block.role is Role.PARA][-1:]


def _without_doubt(source: ParsedSource, lines: Set[int]) -> ParsedSource:
    """The source without the doubt that text on these lines has no end."""

    def settled(label: Label) -> Label:
        return structs.replace(label, doubt="") if label.line.no in lines and label.doubt == UNENDED else label

    return replace(source, labels=tuple(map(settled, source.labels)))


def _halves(sources: Sequence[ParsedSource]) -> Iterator[_Half]:
    """Each article that has a mark; twice if it has both."""
    for place, source in enumerate(sources):
        with_marks = [(article, marks) for article in source.articles if (marks := jump_marks(article))]
        pages = pages_of(source) if with_marks else {}
        for article, marks in with_marks:
            texts = (block.text for block in article.blocks if block.role is not Role.CAPTION)
            words = frozenset(pair for text in texts for pair in word_pairs(text))
            for mark in marks:
                yield _Half(article, mark, place, pages.get(article.id), words)


def _pairs_to_compare(firsts: Iterable[_Half], seconds: Sequence[_Half]) -> Iterator[tuple[_Half, _Half]]:
    """First and second halves whose sources are near each other in the archive, or that appeared on the same day."""
    by_place: defaultdict[int, list[_Half]] = defaultdict(list)
    by_day: defaultdict[object, list[_Half]] = defaultdict(list)
    for second in seconds:
        by_place[second.place].append(second)
        by_day[second.article.date].append(second)
    for first in firsts:
        places = range(first.place - NEAR, first.place + NEAR + 1)
        near = {id(second): second for place in places for second in by_place.get(place, ())}
        day = first.article.date
        same_day = {id(second): second for second in by_day.get(day, ())} if day else {}
        yield from ((first, second) for second in (near | same_day).values())


def _may_be_one(first: _Half, second: _Half) -> bool:
    """Whether no page, day or paper that is known contradicts that the two are halves of one article."""
    a, b = first.article, second.article
    outlets = {outlet for outlet in (a.outlet, b.outlet) if outlet and not _AGENCY.fullmatch(plain(outlet))}
    return (
        a.id != b.id
        and first.mark.page != second.mark.page
        and not (a.date and b.date and a.date != b.date)
        and len(set(map(plain, outlets))) < 2
        and (second.page is None or same_page(first.mark.page, second.page))
        and (first.page is None or same_page(second.mark.page, first.page))
    )


def _rate(first: _Half, second: _Half, weights: Mapping[str, float]) -> tuple[int, float]:
    """Sureness and likeness of two halves that `_may_be_one`: a page number that is known fits, then."""
    page_numbers = (second.page is not None) + (first.page is not None)
    shared, of_first, of_second = (
        fsum(weights[pair] for pair in sorted(words))
        for words in (first.words & second.words, first.words, second.words)
    )
    sureness = HEADLINE_REPEATED if _has_same_headline(first, second) else page_numbers
    return sureness, shared / sqrt(of_first * of_second) if shared else 0.0


def _has_same_headline(first: _Half, second: _Half) -> bool:
    """Whether the second half, or its mark, repeats the headline of the first or a part of it."""
    headline = _headline_letters(first.article)
    if first.article.headline is not None and (title := _letters(second.mark.title)):
        return len(title) > 3 and title in headline
    repeated = _headline_letters(second.article)
    return min(len(headline), len(repeated)) > 4 and (headline in repeated or repeated in headline)


def _headline_letters(article: Article) -> str:
    """The letters of an article's headline; empty if it has none."""
    return _letters(article.headline.text) if article.headline else ""


def _letters(text: str) -> str:
    """The text in its plain form, without marks and blanks."""
    return re.sub(r"\W+", "", plain(text))


def _clearly_best(candidates: Sequence[_Candidate]) -> str | None:
    """The article that is clearly the best candidate; None if none is.

    Sureness decides before likeness. But if a less sure candidate is far more alike, the question stays open.
    """
    best, *others = sorted(candidates, key=lambda other: (-other.sureness, -other.likeness, other.article_id))
    least = LEAST_LIKENESS[min(best.sureness, 2)]
    as_sure = [other.likeness for other in others if other.sureness == best.sureness]
    if any(other.likeness >= max(least, CLEARLY * best.likeness) for other in others):
        return None
    if best.sureness == HEADLINE_REPEATED and not as_sure:
        return best.article_id
    is_clear = best.likeness >= max([least, *(CLEARLY * likeness for likeness in as_sure)])
    return best.article_id if is_clear else None
