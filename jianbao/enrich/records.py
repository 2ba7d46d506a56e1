"""Puts together everything that is found out about each article: its `Record`.

There are two steps. ``find_out`` looks at one source alone. It is pure and its results can be pickled, so it can run
in other processes, and what it found can be kept between builds. ``make_records`` adds what only the whole archive
tells: its home city, who is who, which articles are related, and which two are halves of one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Protocol

from jianbao.enrich.clues import ArticleDays, Event, read_days
from jianbao.enrich.dates import infer_dates, late_days, named_days
from jianbao.enrich.gazetteer import load_gazetteer
from jianbao.enrich.jumps import Halves, find_halves
from jianbao.enrich.people import identity, people_of, slugs_of
from jianbao.enrich.persons import NameSpot, find_people
from jianbao.enrich.places import GIVEN_REASON, PlacesFound, as_filed, find_places, infer_home, misprints
from jianbao.enrich.related import find_related, profile, telling_words
from jianbao.model import (
    Article,
    InferredDate,
    Mention,
    NamedDay,
    NamedPerson,
    ParsedSource,
    Person,
    Place,
    Problem,
    Record,
    Script,
    Settings,
    Severity,
    sidecar,
)
from jianbao.parse.offers import as_printed
from jianbao.text.faults import fault
from jianbao.text.lines import printed
from jianbao.text.script import Converter, detect_script, simplify


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found out about one article from its source alone."""

    script: Script
    date_inferred: InferredDate | None
    days: tuple[NamedDay, ...]
    places: PlacesFound
    people: tuple[NameSpot, ...] = ()
    doubts: tuple[Problem, ...] = ()
    words: Mapping[str, int] | None = None
    """The article's `telling_words`, by which related articles are found."""
    slugs: Mapping[str, str] = field(default_factory=dict)
    """Addresses of the people whom it credits or names, as `slugs_of` gives them."""


Outcome = tuple[tuple[Findings, ...], Problem | None]
"""Findings for each article of a source; and the fault of ours, if one kept us from finding anything."""


class Finder(Protocol):
    """Gives the outcome of each source: `find_all`, or one that asks other processes or what was kept.

    ``earlier``: the outcome of each source with another home, where there is one.
    """

    def __call__(
        self,
        sources: Sequence[ParsedSource],
        home: str | None,
        events: Sequence[Event],
        earlier: Sequence[Outcome] | None = None,
        /,
    ) -> Iterable[Outcome]: ...


def find_all(
    sources: Sequence[ParsedSource], home: str | None, events: Sequence[Event], earlier: Sequence[Outcome] | None = None
) -> Iterable[Outcome]:
    """The `Finder` that does all of it in this process."""
    return map(partial(try_source, home=home, events=events), sources, earlier or (None,) * len(sources))


def make_records(
    sources: Sequence[ParsedSource], settings: Settings, find: Finder = find_all
) -> tuple[tuple[Record, ...], tuple[Problem, ...]]:
    """A record for every article, in the order of the sources; and the problems met on the way."""
    events = tuple(Event((simplify(word),), first, last) for word, first, last in settings.events)
    outcomes = tuple(find(sources, settings.home, events))
    home = None if settings.home else infer_home(_places(outcomes), load_gazetteer())
    if home is not None:
        outcomes = tuple(find(sources, home, events, outcomes))
    articles = [article for source in sources for article in source.articles]
    findings = [finding for of_source, _ in outcomes for finding in of_source]
    records = _join(*_without_hidden_people(articles, findings, settings), find_halves(sources), settings)
    return records, tuple(_problems(sources, outcomes))


def _problems(sources: Sequence[ParsedSource], outcomes: Sequence[Outcome]) -> Iterator[Problem]:
    """Faults of ours; then doubts: days that are over but later than the printing, names that may be misprints."""
    yield from (fault for _, fault in outcomes if fault is not None)
    for findings, _ in outcomes:
        for finding in findings:
            yield from finding.doubts
    for source, (findings, _) in zip(sources, outcomes, strict=True):
        yield from misprints(source, (finding.places for finding in findings))


def try_source(
    source: ParsedSource, earlier: Outcome | None = None, *, home: str | None = None, events: Sequence[Event] = ()
) -> Outcome:
    """The outcome of one source, made from an ``earlier`` one with another home where that succeeded.

    An exception is a fault of ours: then nothing is known of the articles, and they are published all the same.
    """
    try:
        if earlier is not None and earlier[1] is None:
            return find_again(source, earlier[0], home), None
        return find_out(source, home, events), None
    except Exception as error:
        nothing = Findings(source.script, None, (), PlacesFound((), ()))
        message = f"程序推断日期和地名时出错（{fault(error)}）"
        effect = "文章照常发布，没有推断的日期和地名"
        problem = Problem(source.name, None, Severity.ERROR, message, effect, "请报告此问题")
        return (nothing,) * len(source.articles), problem


def _places(outcomes: Iterable[Outcome]) -> Iterator[PlacesFound]:
    return (finding.places for findings, _ in outcomes for finding in findings)


def _without_hidden_people(
    articles: Sequence[Article], findings: Sequence[Findings], settings: Settings
) -> tuple[Sequence[Article], Sequence[Findings]]:
    """Articles and findings without the people that the settings leave out."""
    hidden = frozenset(map(identity, settings.people_exclude))
    if not hidden and settings.people:
        return articles, findings

    def without_hidden(finding: Findings) -> Findings:
        kept = (spot for spot in finding.people if settings.people and identity(spot.name) not in hidden)
        return replace(finding, people=tuple(kept))

    credits = (tuple(c for c in article.credits if identity(c.name) not in hidden) for article in articles)
    shown = [replace(article, credits=kept) for article, kept in zip(articles, credits, strict=True)]
    return shown, list(map(without_hidden, findings))


def _join(
    articles: Sequence[Article], findings: Sequence[Findings], halves: Mapping[str, Halves], settings: Settings
) -> tuple[Record, ...]:
    converter = Converter(spellings=dict(settings.spellings))
    slugs = {name: slug for finding in findings for name, slug in finding.slugs.items()}
    spots = (spot for finding in findings for spot in finding.people)
    person_by_name = people_of(articles, (spot.name for spot in spots), converter, slugs)

    def signers(article: Article) -> tuple[Person, ...]:
        # A name credited twice, as reporter and for a picture, is one person.
        return tuple(dict.fromkeys(person_by_name[c.name] for c in article.credits)) if settings.people else ()

    signed = [signers(article) for article in articles]
    profiles = (
        profile(article, _all_places(finding.places), people, finding.words)
        for article, finding, people in zip(articles, findings, signed, strict=True)
    )
    related = find_related(tuple(profiles))
    return tuple(
        _record(article, finding, people, related[article.id], halves.get(article.id, Halves()), person_by_name)
        for article, finding, people in zip(articles, findings, signed, strict=True)
    )


def _all_places(places: PlacesFound) -> tuple[Place, ...]:
    return (*(locality.place for locality in places.localities), *(mention.place for mention in places.mentions))


def _record(
    article: Article,
    findings: Findings,
    signers: tuple[Person, ...],
    related: tuple[str, ...],
    halves: Halves,
    person_by_name: Mapping[str, Person],
) -> Record:
    named = (NamedPerson(person_by_name[s.name], s.line, s.start, s.end, s.role) for s in findings.people)
    return Record(
        article=as_filed(article, findings.places),
        script=findings.script,
        date_inferred=findings.date_inferred,
        days=findings.days,
        localities=findings.places.localities,
        mentions=findings.places.mentions,
        people=signers,
        related=related,
        before=halves.before,
        after=halves.after,
        named=tuple(named),
    )


def find_out(source: ParsedSource, home: str | None = None, events: Sequence[Event] = ()) -> tuple[Findings, ...]:
    """Findings for each of ``source.articles``, in their order.

    ``home``: the code of the archive's home prefecture. ``events``: those of the archive's settings.
    """
    readings = [read_days(article) for article in source.articles]
    dates = infer_dates(readings, events)
    people = [find_people(article) for article in source.articles]
    texts = [reading.text for reading in readings]
    places = find_places(source, load_gazetteer(), home, list(map(_names, people)), texts)
    return tuple(
        _findings(source, reading, dates.get(reading.article.id), found, spots)
        for reading, found, spots in zip(readings, places, people, strict=True)
    )


def find_again(source: ParsedSource, earlier: Sequence[Findings], home: str | None) -> tuple[Findings, ...]:
    """What ``find_out`` gives with this home, made from ``earlier`` findings with another: only places depend on it."""
    places = find_places(source, load_gazetteer(), home, [_names(finding.people) for finding in earlier])
    return tuple(
        replace(finding, places=without_names(found, finding.people))
        for finding, found in zip(earlier, places, strict=True)
    )


def _names(people: Iterable[NameSpot]) -> set[str]:
    return {spot.name for spot in people}


def _findings(
    source: ParsedSource,
    reading: ArticleDays,
    inferred: InferredDate | None,
    places: PlacesFound,
    people: tuple[NameSpot, ...],
) -> Findings:
    credited = (credit.name for credit in reading.article.credits)
    return Findings(
        script=detect_script(reading.printed, source.script),
        date_inferred=inferred,
        days=named_days(reading, reading.article.date or (inferred.best if inferred is not None else None)),
        places=without_names(places, people),
        people=people,
        doubts=tuple(_days_after_printing(source, reading, inferred)),
        words=telling_words(reading.article, reading.text),
        slugs=slugs_of((*credited, *(spot.name for spot in people))),
    )


def _days_after_printing(
    source: ParsedSource, reading: ArticleDays, inferred: InferredDate | None
) -> Iterator[Problem]:
    """A doubt for each day that the article calls past although it comes after the day of printing."""
    stated = reading.article.date
    latest = stated or (inferred.latest if inferred is not None else None)
    for seen in late_days(reading, stated or (inferred.best if inferred is not None else None), latest):
        lines = {part.line for part in seen.block.parts}
        if source.is_settled(lines, seen.words):
            continue
        message = f"“{seen.words}”在见报日期（{'写明' if stated else '推定最晚'}{latest}）之后"
        hint = f"若是见报日期不对，在 {sidecar(source.name)} 里写明 articles.{reading.article.number}.date"
        # Words that are cut by the end of a line stand in no line as a whole.
        line = next((line for line in source.lines if line.no in lines and seen.words in printed(line)), None)
        number = seen.block.line if line is None else line.no
        stands = "" if line is None else as_printed(line, (seen.words,), source.errata)
        yield Problem(source.name, number, Severity.DOUBT, message, hint=hint, stands=stands)


def without_names(places: PlacesFound, people: Iterable[NameSpot]) -> PlacesFound:
    """The places without those that overlap somebody's name (高平 in 陈　高平) and what was filed under them."""
    if not places.mentions:
        return places
    offsets_in_names: defaultdict[int, set[int]] = defaultdict(set)
    for spot in people:
        offsets_in_names[spot.line].update(range(spot.start, spot.end))
    kept = tuple(m for m in places.mentions if offsets_in_names[m.line].isdisjoint(range(m.start, m.end)))
    if len(kept) == len(places.mentions):
        return places
    dropped = set(places.mentions).difference(kept)
    no_more_named = _with_those_above(dropped) - _with_those_above(kept)
    localities = (x for x in places.localities if x.rule == GIVEN_REASON or x.place.path not in no_more_named)
    return replace(places, mentions=kept, localities=tuple(localities))


def _with_those_above(mentions: Iterable[Mention]) -> frozenset[tuple[str, ...]]:
    """Paths of the places that are mentioned, and of all that they lie in."""
    paths = (mention.place.path for mention in mentions)
    return frozenset(path[:length] for path in paths for length in range(1, len(path) + 1))
