"""Finds out what a source alone tells about each of its articles: places, days, people and the date.

This is pure and can be pickled, so it can be done in other processes, and kept between builds. What only the whole
archive tells is added in ``records.py``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from jianbao.enrich.clues import ArticleDays, Event, read_days
from jianbao.enrich.dates import infer_dates, late_days, named_days
from jianbao.enrich.gazetteer import load_gazetteer
from jianbao.enrich.people import slugs_of
from jianbao.enrich.persons import NameSpot, find_people
from jianbao.enrich.places import GIVEN_REASON, PlacesFound, find_places
from jianbao.enrich.related import telling_words
from jianbao.model import InferredDate, Mention, NamedDay, ParsedSource, Problem, Script, Severity, sidecar
from jianbao.parse.offers import as_printed
from jianbao.text.faults import fault
from jianbao.text.lines import printed
from jianbao.text.script import detect_script


@dataclass(frozen=True, slots=True)
class Findings:
    """What its source alone tells about an article."""

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


@dataclass(frozen=True, slots=True)
class Outcome:
    """What `find_out` gave for a source."""

    findings: tuple[Findings, ...]
    """One for each article of the source, in their order."""
    fault: Problem | None = None
    """The fault of the program because of which the findings are empty; None if all went well."""


def try_source(
    source: ParsedSource, earlier: Outcome | None = None, *, home: str | None = None, events: Sequence[Event] = ()
) -> Outcome:
    """The outcome of a source; made from the ``earlier`` one with another home, if there is one without a fault.

    An exception is a fault of the program: the articles are published all the same, without anything found out.
    """
    try:
        if earlier is not None and earlier.fault is None:
            return Outcome(find_again(source, earlier.findings, home))
        return Outcome(find_out(source, home, events))
    except Exception as error:
        nothing = Findings(source.script, None, (), PlacesFound((), ()))
        message = f"程序推断日期和地名时出错（{fault(error)}）"
        effect = "文章照常发布，没有推断的日期和地名"
        problem = Problem(source.name, None, Severity.ERROR, message, effect, "请报告此问题")
        return Outcome((nothing,) * len(source.articles), problem)


def find_out(source: ParsedSource, home: str | None = None, events: Sequence[Event] = ()) -> tuple[Findings, ...]:
    """Findings for each of ``source.articles``, in their order.

    ``home`` is the code of the archive's home prefecture; ``events`` are those of the archive's settings.
    """
    readings = [read_days(article) for article in source.articles]
    dates = infer_dates(readings, events)
    people = [find_people(article) for article in source.articles]
    texts = [reading.text for reading in readings]
    places = find_places(source, load_gazetteer(), home, list(map(_names, people)), texts)
    return tuple(
        _findings(source, reading, dates.get(reading.article.id), places_found, spots)
        for reading, places_found, spots in zip(readings, places, people, strict=True)
    )


def find_again(source: ParsedSource, earlier: Sequence[Findings], home: str | None) -> tuple[Findings, ...]:
    """What ``find_out`` gives with this home, made from ``earlier`` findings with another: only places depend on it."""
    places = find_places(source, load_gazetteer(), home, [_names(finding.people) for finding in earlier])
    return tuple(
        replace(finding, places=without_names(places_found, finding.people))
        for finding, places_found in zip(earlier, places, strict=True)
    )


def _names(people: Iterable[NameSpot]) -> set[str]:
    """The names that stand at these spots."""
    return {spot.name for spot in people}


def _findings(
    source: ParsedSource,
    reading: ArticleDays,
    inferred: InferredDate | None,
    places: PlacesFound,
    people: tuple[NameSpot, ...],
) -> Findings:
    """The findings of one article. ``inferred`` is its date, if it states none; ``places`` may stand in names."""
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
    best = stated or (inferred.best if inferred is not None else None)
    latest = stated or (inferred.latest if inferred is not None else None)
    for seen in late_days(reading, best, latest):
        lines = {part.line for part in seen.block.parts}
        if source.is_settled(lines, seen.words):
            continue
        message = f"“{seen.words}”在见报日期（{'写明' if stated else '推定最晚'}{latest}）之后"
        hint = f"若是见报日期不对，在 {sidecar(source.name)} 里写明 articles.{reading.article.number}.date"
        # Words that run over the end of a line are in no line as a whole.
        line = next((line for line in source.lines if line.no in lines and seen.words in printed(line)), None)
        number = seen.block.line if line is None else line.no
        stands = "" if line is None else as_printed(line, (seen.words,), source.errata)
        yield Problem(source.name, number, Severity.DOUBT, message, hint=hint, stands=stands)


def without_names(places: PlacesFound, people: Iterable[NameSpot]) -> PlacesFound:
    """The places without mentions that overlap somebody's name (高平 in 陈　高平), and without the localities that only
    these mention."""
    if not places.mentions:
        return places
    offsets_in_names: defaultdict[int, set[int]] = defaultdict(set)
    for spot in people:
        offsets_in_names[spot.line].update(range(spot.start, spot.end))
    kept = tuple(
        mention
        for mention in places.mentions
        if offsets_in_names[mention.line].isdisjoint(range(mention.start, mention.end))
    )
    if len(kept) == len(places.mentions):
        return places
    dropped = set(places.mentions).difference(kept)
    no_longer_named = _with_those_above(dropped) - _with_those_above(kept)
    localities = (
        locality
        for locality in places.localities
        if locality.rule == GIVEN_REASON or locality.place.path not in no_longer_named
    )
    return replace(places, mentions=kept, localities=tuple(localities))


def _with_those_above(mentions: Iterable[Mention]) -> frozenset[tuple[str, ...]]:
    """Paths of the places that are mentioned, and of all that they lie in."""
    paths = (mention.place.path for mention in mentions)
    return frozenset(path[:length] for path in paths for length in range(1, len(path) + 1))
