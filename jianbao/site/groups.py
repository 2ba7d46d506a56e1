"""The records of an archive in groups: by place, person and day. `Catalogue` is made of these.

Groups keep the order in which the records come, so of records that are newest first each group is so, too.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TypeVar

from jianbao.enrich.gazetteer import Gazetteer
from jianbao.model import Level, Mention, NamedDay, NamedPerson, Person, Place, Problem, Record, Severity
from jianbao.site.days import only_month_known

Records = tuple[Record, ...]
OnDay = tuple[Record, NamedDay | None]
"""An entry in a list of a day: an article that appeared on it (None), or that speaks of it (the named day)."""
Cell = tuple[Level, int, int]
"""Places of one level in one degree of latitude and longitude."""
Mentions = tuple[Mention, ...]
Namings = tuple[NamedPerson, ...]
K = TypeVar("K")
V = TypeVar("V")


def grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    """The values of each key, in their order.

    >>> grouped([("a", 1), ("b", 2), ("a", 3)])
    {'a': (1, 3), 'b': (2,)}
    """
    values_by_key: defaultdict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        values_by_key[key].append(value)
    return {key: tuple(values) for key, values in values_by_key.items()}


def most_frequent(items: Iterable[str]) -> tuple[str, ...]:
    """Each item once, the most frequent first; those that come equally often in the order of their characters.

    >>> most_frequent(["b", "c", "a", "c"])
    ('c', 'a', 'b')
    """
    counts = Counter(items)
    return tuple(sorted(counts, key=lambda item: (-counts[item], item)))


def newest_first(records: Iterable[Record]) -> Records:
    """The records by day, the newest first. Those of one day keep their order; those without a day come last."""
    return tuple(sorted(records, key=_age))


def _age(record: Record) -> int:
    """The older a record, the larger; largest if it has no day."""
    return -record.day.toordinal() if record.day is not None else 0


# Places


def all_places(records: Records, gazetteer: Gazetteer) -> dict[str, Place]:
    """Every place that an article is filed under or names, and all places above these, by code."""
    named = {locality.place.code: locality.place for record in records for locality in record.localities}
    named |= {mention.place.code: mention.place for record in records for mention in record.mentions}
    above = {upper.code: upper for code in named for upper in gazetteer.ancestors(code)}
    places = above | named
    return {code: places[code] for code in sorted(places)}


def children_of(places: Mapping[str, Place]) -> dict[str | None, tuple[str, ...]]:
    """The codes of the places right below each; under None those of the provinces."""
    return grouped((place.parent, code) for code, place in places.items())


def fullest_first(codes: Iterable[str], filed: Mapping[str, Records]) -> tuple[str, ...]:
    """These places, those under which most articles are ``filed`` first."""
    return tuple(sorted(codes, key=lambda code: (-len(filed.get(code, ())), code)))


def filed_under(records: Records, gazetteer: Gazetteer) -> dict[str, Records]:
    """The articles filed under each place or under one within it."""
    return grouped((code, record) for record in records for code in _codes_of(record, gazetteer))


def _codes_of(record: Record, gazetteer: Gazetteer) -> tuple[str, ...]:
    """The places that a record is filed under, and those above them, each once."""
    codes: dict[str, None] = {}
    for locality in record.localities:
        code = locality.place.code
        codes |= dict.fromkeys((code, *(upper.code for upper in gazetteer.ancestors(code))))
    return tuple(codes)


def naming_places(records: Records) -> dict[str, tuple[tuple[Record, Mentions], ...]]:
    """The articles that name each place, with the mentions of it."""
    return grouped(
        (code, (record, mentions))
        for record in records
        for code, mentions in grouped((mention.place.code, mention) for mention in record.mentions).items()
    )


def places_in_cells(places: Mapping[str, Place], gazetteer: Gazetteer) -> dict[Cell, tuple[str, ...]]:
    """The codes of the places in each cell of the map, as far as they have a point."""
    points = ((code, place.level, gazetteer.point(code)) for code, place in places.items())
    return grouped(
        ((level, math.floor(point[0]), math.floor(point[1])), code) for code, level, point in points if point
    )


# People


def all_people(records: Records) -> dict[str, Person]:
    """Everyone who signed an article or is named in one, by key; in the order of pinyin, others last."""
    people = {person.key: person for record in records for person in _people_of(record)}
    in_order = sorted(people.values(), key=lambda person: (person.letter == "#", person.letter, person.key))
    return {person.key: person for person in in_order}


def about_people(records: Records) -> dict[str, Records]:
    """The articles that each person signed or is named in."""
    return grouped(
        (key, record) for record in records for key in dict.fromkeys(person.key for person in _people_of(record))
    )


def _people_of(record: Record) -> Iterator[Person]:
    """Those who signed an article, then those who are named in it; some of them more than once."""
    yield from record.people
    yield from (naming.person for naming in record.named)


def naming_people(records: Records) -> dict[str, tuple[tuple[Record, Namings], ...]]:
    """The articles whose texts name each person, with the places where they do."""
    return grouped(
        (key, (record, namings))
        for record in records
        for key, namings in grouped((naming.person.key, naming) for naming in record.named).items()
    )


def signatures(record: Record) -> Iterator[tuple[str, tuple[str, str]]]:
    """For each credit the person's key, with the role and the name as printed."""
    signers = record.signers
    credits = (credit for credit in record.article.credits if credit.name in signers)
    return ((signers[credit.name].key, (credit.role, credit.name)) for credit in credits)


# Days


def named_by_month(records: Records) -> dict[date, tuple[tuple[Record, NamedDay], ...]]:
    """By month, the days that articles name: a day once for each article, however often it names it."""
    firsts = {(record.id, named.day): (record, named) for record in records for named in reversed(record.days)}
    in_order = sorted(firsts.values(), key=lambda pair: (pair[1].day, _age(pair[0]), pair[0].id))
    return grouped((named.day.replace(day=1), (record, named)) for record, named in in_order)


def by_day_of_year(
    newest: Records, named_months: Mapping[date, Sequence[tuple[Record, NamedDay]]]
) -> dict[tuple[int, int], tuple[OnDay, ...]]:
    """By month and day, the articles that appeared on it and those that speak of it, the latest year first.

    An article of which only the month is known appeared on no day; one that speaks of its own day is listed once.
    """
    appeared = [(record.day, record) for record in newest if record.day is not None and not only_month_known(record)]
    has_appeared = {(day, record.id) for day, record in appeared}
    pairs = (pair for month in named_months.values() for pair in month)
    entries: list[tuple[date, OnDay]] = [(day, (record, None)) for day, record in appeared]
    entries += [(named.day, (record, named)) for record, named in pairs if (named.day, record.id) not in has_appeared]
    latest_first = sorted(entries, key=lambda entry: -entry[0].year)
    return grouped(((day.month, day.day), entry) for day, entry in latest_first)


# Problems


def doubts_by_line(problems: Iterable[Problem]) -> dict[str | None, Mapping[int, tuple[str, ...]]]:
    """The doubts about lines, by file and line."""
    doubts = (
        (problem.source, (problem.line, problem.message))
        for problem in problems
        if problem.severity is Severity.DOUBT and problem.line is not None
    )
    return {file: grouped(lines) for file, lines in grouped(doubts).items()}
