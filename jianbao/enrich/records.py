"""Puts together everything that is found out about each article: its `Record`.

What a source alone tells is found in ``findings.py``. Here is added what only the whole archive tells: its home city,
who is who, which articles are related, and which two are halves of one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Protocol

from jianbao.enrich.clues import Event
from jianbao.enrich.findings import Findings, Outcome, try_source
from jianbao.enrich.gazetteer import load_gazetteer
from jianbao.enrich.jumps import Halves, find_halves
from jianbao.enrich.people import identity, people_of
from jianbao.enrich.places import PlacesFound, as_filed, infer_home, misprints
from jianbao.enrich.related import find_related, profile
from jianbao.model import Article, NamedPerson, ParsedSource, Person, Place, Problem, Record, Settings
from jianbao.text.script import Converter, simplify


class Finder(Protocol):
    """Gives the outcome of each source: `find_all`, or one that asks other processes and takes over what was kept.

    ``earlier`` are the outcomes with another home, if there are any.
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
    events = tuple(Event((simplify(words),), first, last) for words, first, last in settings.events)
    outcomes = tuple(find(sources, settings.home, events))
    home = None if settings.home else infer_home(_places(outcomes), load_gazetteer())
    if home is not None:
        outcomes = tuple(find(sources, home, events, outcomes))
    articles = [article for source in sources for article in source.articles]
    findings = [finding for outcome in outcomes for finding in outcome.findings]
    records = _join(*_without_hidden_people(articles, findings, settings), find_halves(sources), settings)
    return records, tuple(_problems(sources, outcomes))


def _problems(sources: Sequence[ParsedSource], outcomes: Sequence[Outcome]) -> Iterator[Problem]:
    """Faults of the program; then doubts: past days that come after the printing, and names that may be misprints."""
    yield from (outcome.fault for outcome in outcomes if outcome.fault is not None)
    for outcome in outcomes:
        for finding in outcome.findings:
            yield from finding.doubts
    for source, outcome in zip(sources, outcomes, strict=True):
        yield from misprints(source, (finding.places for finding in outcome.findings))


def _places(outcomes: Iterable[Outcome]) -> Iterator[PlacesFound]:
    """The places found in each article."""
    return (finding.places for outcome in outcomes for finding in outcome.findings)


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

    def without_hidden_credits(article: Article) -> Article:
        kept = (credit for credit in article.credits if identity(credit.name) not in hidden)
        return replace(article, credits=tuple(kept))

    return list(map(without_hidden_credits, articles)), list(map(without_hidden, findings))


def _join(
    articles: Sequence[Article], findings: Sequence[Findings], halves: Mapping[str, Halves], settings: Settings
) -> tuple[Record, ...]:
    """The record of each article, from its findings and what the whole archive tells."""
    converter = Converter(spellings=dict(settings.spellings))
    slugs = {name: slug for finding in findings for name, slug in finding.slugs.items()}
    spots = (spot for finding in findings for spot in finding.people)
    person_by_name = people_of(articles, (spot.name for spot in spots), converter, slugs)

    def signers(article: Article) -> tuple[Person, ...]:
        # A name may be credited twice: as a reporter and for a picture.
        people = dict.fromkeys(person_by_name[credit.name] for credit in article.credits)
        return tuple(people) if settings.people else ()

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
    """The places under which an article is filed, and those that it names."""
    return (*(locality.place for locality in places.localities), *(mention.place for mention in places.mentions))


def _record(
    article: Article,
    findings: Findings,
    signers: tuple[Person, ...],
    related: tuple[str, ...],
    halves: Halves,
    person_by_name: Mapping[str, Person],
) -> Record:
    """The record of one article."""
    named = (
        NamedPerson(person_by_name[spot.name], spot.line, spot.start, spot.end, spot.role) for spot in findings.people
    )
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
