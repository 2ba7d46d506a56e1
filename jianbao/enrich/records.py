"""Everything found out about each article, put together.

Two steps. ``find_out`` looks at one source alone: it is pure, and its results can be pickled, so that it can run
in other processes and be kept between builds. ``make_records`` adds what only the whole archive tells: where it
is at home, who is who, which articles are related, and which are halves of one.
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
from jianbao.text.lines import printed
from jianbao.text.script import Converter, detect_script, simplify


@dataclass(frozen=True, slots=True)
class Findings:
    """What one source tells of one of its articles."""

    script: Script
    date_inferred: InferredDate | None
    days: tuple[NamedDay, ...]
    places: PlacesFound
    people: tuple[NameSpot, ...] = ()
    doubts: tuple[Problem, ...] = ()
    words: Mapping[str, int] | None = None
    """By which related articles are found."""
    slugs: Mapping[str, str] = field(default_factory=dict)
    """Addresses of the people whom it credits or names, as `slugs_of` gives them."""


Outcome = tuple[tuple[Findings, ...], Problem | None]
"""Findings for each article of a source, and what kept us from finding any."""


class Finder(Protocol):
    """`find_all`, or the same in other processes, or what is known already.

    ``first``: what was found in each source with another home, or None.
    """

    def __call__(
        self,
        sources: Sequence[ParsedSource],
        home: str | None,
        events: Sequence[Event],
        first: Sequence[Outcome] | None = None,
        /,
    ) -> Iterable[Outcome]: ...


def find_all(
    sources: Sequence[ParsedSource], home: str | None, events: Sequence[Event], first: Sequence[Outcome] | None = None
) -> Iterable[Outcome]:
    """The `Finder` that works here and now."""
    return map(partial(try_source, home=home, events=events), sources, first or (None,) * len(sources))


def make_records(
    sources: Sequence[ParsedSource], settings: Settings, find: Finder = find_all
) -> tuple[tuple[Record, ...], tuple[Problem, ...]]:
    """A record for every article, in the order of the sources; a problem for each source that beat us, and doubts:
    a name that may be a misprint, a day that is over and later than the printing.
    """
    events = tuple(Event((simplify(word),), first, last) for word, first, last in settings.events)
    found = tuple(find(sources, settings.home, events))
    home = None if settings.home else infer_home(_places(found), load_gazetteer())
    if home is not None:
        found = tuple(find(sources, home, events, found))
    articles = [article for source in sources for article in source.articles]
    shown = _shown(articles, [one for each, _ in found for one in each], settings)
    records = _join(*shown, find_halves(sources), settings)
    faults = (problem for _, problem in found if problem is not None)
    late = (doubt for each, _ in found for one in each for doubt in one.doubts)
    names = (misprints(source, (one.places for one in own)) for source, (own, _) in zip(sources, found, strict=True))
    return records, (*faults, *late, *(doubt for each in names for doubt in each))


def try_source(
    source: ParsedSource, first: Outcome | None = None, *, home: str | None = None, events: Sequence[Event] = ()
) -> Outcome:
    """``find_out``, or ``find_again`` where something was found at ``first``; where it fails, a fault of ours, nothing
    is known of the articles and they are still read.
    """
    try:
        if first is not None and first[1] is None:
            return find_again(source, first[0], home), None
        return find_out(source, home, events), None
    except Exception as error:
        nothing = Findings(source.script, None, (), PlacesFound((), ()))
        message = f"程序推断日期和地名时出错（{type(error).__name__}: {error}）"
        effect = "文章照常发布，没有推断的日期和地名"
        problem = Problem(source.name, None, Severity.ERROR, message, effect, "请报告此问题")
        return (nothing,) * len(source.articles), problem


def _places(found: Iterable[Outcome]) -> Iterator[PlacesFound]:
    return (one.places for each, _ in found for one in each)


def _shown(
    articles: Sequence[Article], found: Sequence[Findings], settings: Settings
) -> tuple[Sequence[Article], Sequence[Findings]]:
    """Articles and findings without the people that the settings leave out."""
    hidden = frozenset(map(identity, settings.people_exclude))
    if not hidden and settings.people:
        return articles, found
    credits = (tuple(c for c in article.credits if identity(c.name) not in hidden) for article in articles)
    spots = (tuple(s for s in each.people if settings.people and identity(s.name) not in hidden) for each in found)
    return (
        [replace(article, credits=own) for article, own in zip(articles, credits, strict=True)],
        [replace(each, people=own) for each, own in zip(found, spots, strict=True)],
    )


def _join(
    articles: Sequence[Article], found: Sequence[Findings], halves: Mapping[str, Halves], settings: Settings
) -> tuple[Record, ...]:
    converter = Converter(spellings=dict(settings.spellings))
    slugs = {who: slug for each in found for who, slug in each.slugs.items()}
    names = people_of(articles, (spot.name for each in found for spot in each.people), converter, slugs)
    # A name credited twice, as reporter and for a picture, is one person.
    signed = (dict.fromkeys(names[c.name] for c in article.credits) if settings.people else () for article in articles)
    people = [tuple(own) for own in signed]
    words = (each.words for each in found)
    profiles = (profile(*each) for each in zip(articles, map(_all_places, found), people, words, strict=True))
    related = find_related(tuple(profiles))
    return tuple(
        _record(article, each, who, related[article.id], halves.get(article.id, Halves()), names)
        for article, each, who in zip(articles, found, people, strict=True)
    )


def _all_places(found: Findings) -> tuple[Place, ...]:
    places = found.places
    return (*(each.place for each in places.localities), *(each.place for each in places.mentions))


def _record(
    article: Article,
    found: Findings,
    people: tuple[Person, ...],
    related: tuple[str, ...],
    halves: Halves,
    names: Mapping[str, Person],
) -> Record:
    return Record(
        article=as_filed(article, found.places),
        script=found.script,
        date_inferred=found.date_inferred,
        days=found.days,
        localities=found.places.localities,
        mentions=found.places.mentions,
        people=people,
        related=related,
        before=halves.before,
        after=halves.after,
        named=tuple(NamedPerson(names[s.name], s.line, s.start, s.end, s.role) for s in found.people),
    )


def find_out(source: ParsedSource, home: str | None = None, events: Sequence[Event] = ()) -> tuple[Findings, ...]:
    """Findings for each of ``source.articles``, in their order; ``home`` is a prefecture's code, ``events`` are the
    archive's own.
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


def find_again(source: ParsedSource, first: Sequence[Findings], home: str | None) -> tuple[Findings, ...]:
    """What ``find_out`` gives with a home, made from what it gave with another: only places depend on it."""
    places = find_places(source, load_gazetteer(), home, [_names(each.people) for each in first])
    return tuple(replace(each, places=without_names(own, each.people)) for each, own in zip(first, places, strict=True))


def _names(people: Iterable[NameSpot]) -> set[str]:
    return {spot.name for spot in people}


def _findings(
    source: ParsedSource,
    reading: ArticleDays,
    inferred: InferredDate | None,
    places: PlacesFound,
    people: tuple[NameSpot, ...],
) -> Findings:
    printed = reading.article.date or (inferred.best if inferred is not None else None)
    script = detect_script(reading.printed, source.script)
    doubts = tuple(_late(source, reading, inferred))
    named = (*(credit.name for credit in reading.article.credits), *(spot.name for spot in people))
    return Findings(
        script=script,
        date_inferred=inferred,
        days=named_days(reading, printed),
        places=without_names(places, people),
        people=people,
        doubts=doubts,
        words=telling_words(reading.article, reading.text),
        slugs=slugs_of(named),
    )


def _late(source: ParsedSource, reading: ArticleDays, inferred: InferredDate | None) -> Iterator[Problem]:
    """A doubt for each day that is over in the text and later than its printing."""
    stated = reading.article.date
    latest = stated or (inferred.latest if inferred is not None else None)
    for seen in late_days(reading, stated or (inferred.best if inferred is not None else None), latest):
        lines = {part.line for part in seen.block.parts}
        if source.is_settled(lines, seen.words):
            continue
        message = f"“{seen.words}”在见报日期（{'写明' if stated else '推定最晚'}{latest}）之后"
        hint = f"若是见报日期不对，在 {sidecar(source.name)} 里写明 articles.{reading.article.number}.date"
        holding = [line for line in source.lines if line.no in lines and seen.words in printed(line)]
        stands = as_printed(holding[0], (seen.words,), source.errata) if holding else ""
        no = holding[0].no if holding else seen.block.line
        yield Problem(source.name, no, Severity.DOUBT, message, hint=hint, stands=stands)


def without_names(places: PlacesFound, people: Iterable[NameSpot]) -> PlacesFound:
    """A place inside somebody's name or across its end is none (朝阳 in 杜朝阳); nothing is filed under it for that."""
    if not places.mentions:
        return places
    taken: defaultdict[int, set[int]] = defaultdict(set)
    for spot in people:
        taken[spot.line].update(range(spot.start, spot.end))
    kept = tuple(m for m in places.mentions if taken[m.line].isdisjoint(range(m.start, m.end)))
    if len(kept) == len(places.mentions):
        return places
    named, lost = _with_those_above(kept), _with_those_above(m for m in set(places.mentions).difference(kept))
    filed = (x for x in places.localities if x.rule == GIVEN_REASON or x.place.path not in lost - named)
    return PlacesFound(kept, tuple(filed))


def _with_those_above(mentions: Iterable[Mention]) -> frozenset[tuple[str, ...]]:
    """Paths of the places that are mentioned, and of all that they lie in."""
    paths = (mention.place.path for mention in mentions)
    return frozenset(path[:length] for path in paths for length in range(1, len(path) + 1))
