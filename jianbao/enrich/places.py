"""Mentions and localities of articles: the names found in the text, then what each article is about.

The articles of one page are read twice. What they are plainly about tells what 全区 or a bare 和平村 means in the
others, and a township that one of them names under its county is the one that the others mean by its name. An
archive whose settings name no home is read twice, too: the first reading tells where it is at home.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from jianbao.enrich.background import Background
from jianbao.enrich.gazetteer import Gazetteer
from jianbao.enrich.localities import at_level, find_localities
from jianbao.enrich.lookalikes import Lookalike, find_lookalikes
from jianbao.enrich.mentions import ScannedArticle, find_named, mentions_of, scan
from jianbao.enrich.seats import paper_seats
from jianbao.model import Article, Level, Line, Locality, Mention, ParsedSource, Problem, Severity, sidecar
from jianbao.parse.offers import as_printed, misprint_line
from jianbao.text.lines import printed
from jianbao.text.script import simplify

PAGE_SHARE = 0.3
"""Share of a page's articles that must be about one place for the page to be about it; a page of mixed news is about
none.
"""

GIVEN_REASON = "编者指定"

MOST_SUGGESTED = 3
"""Places suggested at most where an editor wrote a path that the gazetteer does not have; of more, none."""

HOME_SHARE = 0.5
"""Share of an archive's articles that must be about one city for it to be the archive's home."""


@dataclass(frozen=True, slots=True)
class PlacesFound:
    """What was found out about one article."""

    mentions: tuple[Mention, ...]
    """In reading order."""
    localities: tuple[Locality, ...]
    """Most important first, at most five."""
    lookalikes: tuple[Lookalike, ...] = ()
    """Names that may be misprints."""


def find_places(
    source: ParsedSource,
    gazetteer: Gazetteer,
    home: str | None = None,
    people: Sequence[Collection[str]] = (),
    texts: Sequence[str | None] = (),
) -> tuple[PlacesFound, ...]:
    """Mentions and localities of each of ``source.articles``, in their order.

    ``home`` is the code of the prefecture where the archive is at home, by which names that several places have are
    understood. ``people``: for each article the names of people in it, inside which no place is looked for. ``texts``:
    each article's text, as ``scan`` takes it. The result depends on nothing else, so it may be kept for as long as
    source, home and gazetteer are the same.
    """
    people = people or ((),) * len(source.articles)
    texts = texts or (None,) * len(source.articles)
    scanned = [
        scan(article, gazetteer, names, text)
        for article, names, text in zip(source.articles, people, texts, strict=True)
    ]
    seats = paper_seats(source, (article.texts for article in scanned), gazetteer)
    backgrounds = [Background((seat and gazetteer.city(seat)) or home, None, seat) for seat in seats]
    first_reading = tuple(
        _read(article, gazetteer, background) for article, background in zip(scanned, backgrounds, strict=True)
    )
    if len(first_reading) < 2:  # one article is no page
        return first_reading
    return _read_again(scanned, gazetteer, backgrounds, first_reading)


def _read_again(
    scanned: Sequence[ScannedArticle],
    gazetteer: Gazetteer,
    backgrounds: Sequence[Background],
    first_reading: Sequence[PlacesFound],
) -> tuple[PlacesFound, ...]:
    """The places of a page's articles, now that it is known what the page is about and which townships it names."""
    page = page_place(first_reading, gazetteer)
    mentioned = (mention.place for found in first_reading for mention in found.mentions)
    townships = frozenset(place.code for place in mentioned if place.level is Level.TOWNSHIP)
    return tuple(
        _read(article, gazetteer, replace(background, page=page, towns=townships))
        if page or _leaves_open(article, found, townships)
        else found
        for article, background, found in zip(scanned, backgrounds, first_reading, strict=True)
    )


def _leaves_open(article: ScannedArticle, found: PlacesFound, townships: Collection[str]) -> bool:
    """Whether an article has the full name of one of these townships, and it was not found which place that is."""
    found_codes = {mention.place.code for mention in found.mentions}
    full_names = (set(hit.form.codes) for hit in article.hits if hit.form.full)
    return any(not codes.isdisjoint(townships) and codes.isdisjoint(found_codes) for codes in full_names)


def _read(scanned: ScannedArticle, gazetteer: Gazetteer, background: Background) -> PlacesFound:
    """The places of one article, understood against this background."""
    article, named = scanned.article, find_named(scanned, gazetteer, background)
    localities = given_localities(article, gazetteer)
    if localities is None:
        localities = find_localities(article, scanned.texts, named, gazetteer, background)
    return PlacesFound(mentions_of(article, named), localities, tuple(find_lookalikes(scanned, named, gazetteer)))


def given_localities(article: Article, gazetteer: Gazetteer) -> tuple[Locality, ...] | None:
    """The places under which an editor files the article; empty where he files it under none.

    None where the editor's file does not say, or names only places that the gazetteer does not have.
    """
    if article.filed_under is None:
        return None
    places = (gazetteer.find(simplify(path)) for path in article.filed_under)
    given = tuple(Locality(place, 0.0, GIVEN_REASON, "") for place in places if place is not None)
    return given if given or not article.filed_under else None


def as_filed(article: Article, found: PlacesFound) -> Article:
    """The article; without the editor's filing, if the gazetteer has none of the places that he names."""
    if not article.filed_under or any(locality.rule == GIVEN_REASON for locality in found.localities):
        return article
    return replace(article, filed_under=None, given=tuple(name for name in article.given if name != "localities"))


def unknown_places(sources: Iterable[ParsedSource], gazetteer: Gazetteer) -> Iterator[Problem]:
    """A problem for each place that an editor's file names and the gazetteer does not have."""
    for source in sources:
        tables = [("articles", source.corrections.common)]
        tables += [(f"articles.{number}", facts) for number, facts in source.corrections.articles.items()]
        for table, facts in tables:
            for path in dict.fromkeys(facts.localities or ()):
                if gazetteer.find(simplify(path)) is None:
                    yield _unknown_place(source, table, path, gazetteer)


def _unknown_place(source: ParsedSource, table: str, path: str, gazetteer: Gazetteer) -> Problem:
    """The problem of a path in a table of the editor's file, with the paths that may be meant."""
    suggested = _suggestions(simplify(path), gazetteer)
    example = f"是不是 {'、'.join(suggested)}？" if suggested else "如 河南省/郑州市/荥阳市"
    hint = f"请改 {sidecar(source.name)}，从省写起，逐级写全称，{example}"
    message = f"勘误 {table}.localities：地名表里没有“{path}”"
    return Problem(source.name, None, Severity.ERROR, message, "这一处没有用上", hint)


def _suggestions(path: str, gazetteer: Gazetteer) -> tuple[str, ...]:
    """The paths that may be meant by one that the gazetteer does not have; none where too many may be.

    Such a path leaves out steps or the strokes between them, or has one wrong character in its last name.

    >>> from jianbao.enrich.gazetteer import load_gazetteer
    >>> _suggestions("河南省巩义市", load_gazetteer()), _suggestions("城关镇", load_gazetteer())
    (('河南省/郑州市/巩义市',), ())
    >>> _suggestions("河南省/郑州市/巩仪市", load_gazetteer())
    ('河南省/郑州市/巩义市',)
    """
    written = path.replace("/", "")
    ends = (written[at:] for at in range(len(written)))
    last_name = next((end for end in ends if end in gazetteer.names), "")
    possible = [gazetteer.place(code).path for code in gazetteer.names.get(last_name, ())]
    if not possible and "/" in path:
        possible = _misspelt(path, gazetteer)
    fitting = [names for names in possible if _is_subsequence(written, "".join(names))] or possible
    return tuple("/".join(names) for names in fitting) if len(fitting) <= MOST_SUGGESTED else ()


def _misspelt(path: str, gazetteer: Gazetteer) -> list[tuple[str, ...]]:
    """The paths that differ from this one in one character of the last name."""
    above, _, last_name = path.rpartition("/")
    alike = (name for name in gazetteer.names if _differs_in_one(last_name, name))
    places = (gazetteer.place(code).path for name in alike for code in gazetteer.names[name])
    return [names for names in places if "/".join(names[:-1]) == above]


def _differs_in_one(name: str, other: str) -> bool:
    """Whether two names are of one length and differ in one character."""
    return len(name) == len(other) and sum(a != b for a, b in zip(name, other, strict=True)) == 1


def _is_subsequence(part: str, whole: str) -> bool:
    """Whether the characters of one text stand in another in the same order, be it with others between them."""
    rest = iter(whole)
    return all(character in rest for character in part)


def misprints(source: ParsedSource, found: Iterable[PlacesFound]) -> Iterator[Problem]:
    """A doubt for each name that may be a misprint, with a correction of all misprints of its line.

    ``found``: the places of each of the source's articles.
    """
    lookalikes = [lookalike for places in found for lookalike in places.lookalikes]
    doubted = [name for name in lookalikes if not source.is_settled((name.line,), name.before)]
    changes_by_line: defaultdict[int, dict[str, str]] = defaultdict(dict)
    for name in doubted:
        changes_by_line[name.line][name.before] = name.after
    holding = (line for line in source.lines if line.no in changes_by_line)
    offers = {line.no: _offer(line, changes_by_line[line.no], source) for line in holding}
    for name in doubted:
        path = "".join(name.place.path[:-1])
        message = f"“{name.before}”可能是“{name.after}”之误（{path}有{name.place.name}，没有{simplify(name.before)}）"
        yield Problem(source.name, name.line, Severity.DOUBT, message, "照原文刊出", *offers[name.line])


def _offer(line: Line, changes: Mapping[str, str], source: ParsedSource) -> tuple[str, str, str]:
    """What an editor can do; the line for his file that does it; the line that says that the words are right."""
    errata = tuple(erratum for erratum in source.errata if erratum.line == line.no)
    what = f"把 misprints.{line.no} 改成" if errata else "加一行"
    toml = misprint_line(line.no, printed(line), changes, errata)
    return f"若是错字，在 {sidecar(source.name)} 里{what}", toml, as_printed(line, changes, errata)


def page_place(found: Iterable[PlacesFound], gazetteer: Gazetteer) -> str | None:
    """The county that enough articles of a page are about, or else the city; None for a page of mixed news."""
    votes, articles = _votes(found, gazetteer, (Level.COUNTY, Level.PREFECTURE))
    common = [code for code, count in votes.items() if count > 1 and count >= PAGE_SHARE * articles]
    return min(common, key=lambda code: (-gazetteer.level(code), -votes[code], code), default=None)


def infer_home(found: Iterable[PlacesFound], gazetteer: Gazetteer) -> str | None:
    """The city that at least half of an archive's articles are about, if there is one."""
    votes, articles = _votes(found, gazetteer, (Level.PREFECTURE,))
    common = [code for code, count in votes.items() if count > 1 and count >= HOME_SHARE * articles]
    return min(common, key=lambda code: (-votes[code], code), default=None)


def _votes(found: Iterable[PlacesFound], gazetteer: Gazetteer, levels: Sequence[Level]) -> tuple[Counter[str], int]:
    """How many articles are about each place of these levels, and how many are about any place."""
    votes: Counter[str] = Counter()
    articles = 0
    for places in found:
        articles += bool(places.localities)
        codes = [locality.place.code for locality in places.localities]
        votes.update({above for code in codes for level in levels if (above := at_level(code, level, gazetteer))})
    return votes, articles
