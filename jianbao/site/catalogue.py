"""The archive's card index: its records by place, person, source and day. The same for both editions."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, TypeVar

from jianbao.enrich.gazetteer import Gazetteer
from jianbao.model import (
    Archive,
    Label,
    Level,
    Mention,
    NamedDay,
    NamedPerson,
    ParsedSource,
    Person,
    Place,
    Problem,
    Record,
    Settings,
    Severity,
    sidecar,
)
from jianbao.site.address import ProofPages, person_path, place_path, proof_pages, proof_path
from jianbao.site.borders import Borders, make_borders
from jianbao.site.days import only_month_known
from jianbao.site.lookups import WHOLE, LoggedMapping, LookupLog

Records = tuple[Record, ...]
OnDay = tuple[Record, NamedDay | None]
"""An entry in a list of a day: an article that appeared on it (None), or that speaks of it (the named day)."""
Cell = tuple[Level, int, int]
"""Places of one level in one degree of latitude and longitude."""
Mentions = tuple[Mention, ...]
Namings = tuple[NamedPerson, ...]
K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Each look-up in it is recorded (``site/lookups.py``), but for those in the gazetteer and the borders, which only
    the program and the settings decide.
    """

    lookup_log: LookupLog
    settings: Settings
    gazetteer: Gazetteer
    borders: Borders
    _archive: Archive
    _newest: Records
    by_id: Mapping[str, Record]
    by_source: Mapping[str, Records]
    sources: Mapping[str, ParsedSource]
    """By stem."""
    labels: Mapping[str, Mapping[int, Label]]
    """By stem and line."""
    proofs: Mapping[str, ProofPages]
    """Of each source's proof, by stem."""
    texts: Mapping[str, Mapping[int, str]]
    """Of the blocks, by article and line."""
    problems: Mapping[str | None, tuple[Problem, ...]]
    """The archive's own, by file; those of a file of corrections by the name that `sidecar` gives it."""
    doubts: Mapping[str | None, Mapping[int, tuple[str, ...]]]
    """What was doubted after the lines were read: by file and line."""
    places: Mapping[str, Place]
    """Every place that an article is filed under or names, and all places above these, by code."""
    children: Mapping[str | None, tuple[str, ...]]
    """Codes of ``places`` right below each; under None the provinces."""
    fullest: Mapping[str | None, tuple[str, ...]]
    """The same, those with most articles first."""
    filed: Mapping[str, Records]
    """Articles filed under a place or one within it, newest first."""
    naming: Mapping[str, tuple[tuple[Record, Mentions], ...]]
    """Articles that name a place, newest first, with the mentions."""
    people: Mapping[str, Person]
    """By key, in the order of pinyin."""
    by_person: Mapping[str, Records]
    """Articles that each person signed, newest first."""
    telling: Mapping[str, tuple[tuple[Record, Namings], ...]]
    """Articles whose texts name a person, newest first, with the places where they do."""
    about: Mapping[str, Records]
    """Articles that a person signed or is named in, newest first."""
    roles: Mapping[str, tuple[str, ...]]
    """The roles in which each person signed, the most frequent first."""
    spellings: Mapping[str, tuple[str, ...]]
    """Each person's name as printed where he signed, the newest first."""
    months: Mapping[date, Records]
    """Articles by the first day of the month they appeared in, newest first."""
    named_months: Mapping[date, tuple[tuple[Record, NamedDay], ...]]
    """Days that articles speak of, by month, in the order of the days."""
    on_days: Mapping[tuple[int, int], tuple[OnDay, ...]]
    """By month and day: the articles that appeared on it and those that speak of it, the latest year first. An article
    whose month alone is known appeared on no day; one that speaks of its own day is listed once."""
    near: Mapping[Cell, tuple[str, ...]]
    """Codes of the ``places`` in each cell of the map."""
    taken: Mapping[str, str]
    """The first pages of places and people: by path in lower case, the code or key."""

    @property
    def archive(self) -> Archive:
        self.lookup_log.note("archive", WHOLE)
        return self._archive

    @property
    def newest(self) -> Records:
        """By day, the newest first; within a day as in the sources; those without a day last."""
        self.lookup_log.note("archive", WHOLE)
        return self._newest

    @property
    def undated(self) -> Records:
        return tuple(r for r in self.newest if r.day is None)


def make_catalogue(archive: Archive, gazetteer: Gazetteer, log: LookupLog | None = None) -> Catalogue:
    """``log``: where look-ups are recorded."""
    log = log or LookupLog()
    plain = _make(archive, gazetteer, log)
    mappings = ((f.name, value) for f in fields(plain) if isinstance(value := getattr(plain, f.name), Mapping))
    logged: dict[str, Any] = {name: LoggedMapping(name, mapping, log) for name, mapping in mappings}
    return replace(plain, **logged)


def _make(archive: Archive, gazetteer: Gazetteer, log: LookupLog) -> Catalogue:
    newest = newest_first(archive.records)
    places = _places(newest, gazetteer)
    children, filed = _children(places), _filed(newest, gazetteer)
    people = _people(newest)
    signed = _grouped(pair for r in newest for pair in _signatures(r))
    named_months = _named_months(newest)
    return Catalogue(
        lookup_log=log,
        settings=archive.settings,
        gazetteer=gazetteer,
        borders=make_borders(archive.borders),
        _archive=archive,
        _newest=newest,
        by_id={r.id: r for r in archive.records},
        by_source=_grouped((r.article.source, r) for r in archive.records),
        sources={s.stem: s for s in archive.sources},
        labels={s.stem: {label.line.no: label for label in s.labels} for s in archive.sources},
        proofs=_proofs(archive.sources),
        texts={r.id: {block.line: block.text for block in r.article.blocks} for r in archive.records},
        problems=_grouped((_file_of(p.source), p) for p in archive.problems),
        doubts=_doubts(archive.problems),
        places=places,
        children=children,
        fullest={above: _fullest(codes, filed) for above, codes in children.items()},
        filed=filed,
        naming=_naming(newest),
        people=people,
        by_person=_grouped((p.key, r) for r in newest for p in r.people),
        telling=_telling(newest),
        about=_about(newest),
        roles={key: most_frequent(role for role, _ in pairs) for key, pairs in signed.items()},
        spellings={key: tuple(dict.fromkeys(name for _, name in pairs)) for key, pairs in signed.items()},
        months=_grouped((r.day.replace(day=1), r) for r in newest if r.day is not None),
        named_months=named_months,
        on_days=_on_days(newest, named_months),
        near=_near(places, gazetteer),
        taken={place_path(c).lower(): c for c in places} | {person_path(k).lower(): k for k in people},
    )


def _proofs(sources: Sequence[ParsedSource]) -> dict[str, ProofPages]:
    taken = {proof_path(source.stem).lower() for source in sources}
    return {s.stem: proof_pages(s.stem, [label.line.no for label in s.labels], taken) for s in sources}


def newest_first(records: Iterable[Record]) -> Records:
    """By day; those of one day stay as they were, those without a day come last."""
    return tuple(sorted(records, key=_age))


def _age(record: Record) -> int:
    return -record.day.toordinal() if record.day is not None else 0


def _signatures(record: Record) -> Iterator[tuple[str, tuple[str, str]]]:
    """For each credit the person's key, with the role and the name as printed."""
    signers = record.signers
    credits = (credit for credit in record.article.credits if credit.name in signers)
    return ((signers[credit.name].key, (credit.role, credit.name)) for credit in credits)


def most_frequent(items: Iterable[str]) -> tuple[str, ...]:
    """Each item once, the most frequent first; those that come equally often in the order of their characters.

    >>> most_frequent(["b", "c", "a", "c"])
    ('c', 'a', 'b')
    """
    counts = Counter(items)
    return tuple(sorted(counts, key=lambda item: (-counts[item], item)))


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    found: defaultdict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return {key: tuple(values) for key, values in found.items()}


def _file_of(file: str | None) -> str | None:
    """The name under which a file's problems are looked up: 三版.toml also for 三版.TOML."""
    return sidecar(file) if file is not None and file.lower().endswith(".toml") else file


def _places(records: Records, gazetteer: Gazetteer) -> dict[str, Place]:
    named = {locality.place.code: locality.place for r in records for locality in r.localities}
    named |= {mention.place.code: mention.place for r in records for mention in r.mentions}
    above = {up.code: up for code in named for up in gazetteer.ancestors(code)}
    places = above | named
    return {code: places[code] for code in sorted(places)}


def _children(places: Mapping[str, Place]) -> dict[str | None, tuple[str, ...]]:
    return _grouped((place.parent, code) for code, place in places.items())


def _fullest(codes: Iterable[str], filed: Mapping[str, Records]) -> tuple[str, ...]:
    return tuple(sorted(codes, key=lambda code: (-len(filed.get(code, ())), code)))


def _filed(records: Records, gazetteer: Gazetteer) -> dict[str, Records]:
    return _grouped((code, r) for r in records for code in _codes(r, gazetteer))


def _codes(record: Record, gazetteer: Gazetteer) -> tuple[str, ...]:
    """The places a record is filed under, and those above them, each once."""
    found: dict[str, None] = {}
    for locality in record.localities:
        code = locality.place.code
        found |= dict.fromkeys((code, *(up.code for up in gazetteer.ancestors(code))))
    return tuple(found)


def _naming(records: Records) -> dict[str, tuple[tuple[Record, Mentions], ...]]:
    return _grouped(
        (code, (record, mentions))
        for record in records
        for code, mentions in _grouped((m.place.code, m) for m in record.mentions).items()
    )


def _telling(records: Records) -> dict[str, tuple[tuple[Record, Namings], ...]]:
    return _grouped(
        (key, (record, named))
        for record in records
        for key, named in _grouped((spot.person.key, spot) for spot in record.named).items()
    )


def _about(records: Records) -> dict[str, Records]:
    return _grouped(
        (key, record)
        for record in records
        for key in dict.fromkeys(p.key for p in (*record.people, *(named.person for named in record.named)))
    )


def _doubts(problems: Iterable[Problem]) -> dict[str | None, Mapping[int, tuple[str, ...]]]:
    doubts = ((p.source, (p.line, p.message)) for p in problems if p.severity is Severity.DOUBT and p.line is not None)
    return {file: _grouped(of_file) for file, of_file in _grouped(doubts).items()}


def _people(records: Records) -> dict[str, Person]:
    found = {p.key: p for r in records for p in (*r.people, *(named.person for named in r.named))}
    by_letter = sorted(found.values(), key=lambda p: (p.letter == "#", p.letter, p.key))
    return {person.key: person for person in by_letter}


def _named_months(records: Records) -> dict[date, tuple[tuple[Record, NamedDay], ...]]:
    """By month, the days that articles name: a day once for each article, however often it names it."""
    firsts = {(r.id, named.day): (r, named) for r in records for named in reversed(r.days)}
    in_order = sorted(firsts.values(), key=lambda pair: (pair[1].day, _age(pair[0]), pair[0].id))
    return _grouped((named.day.replace(day=1), (r, named)) for r, named in in_order)


def _on_days(
    newest: Records, named_months: Mapping[date, Sequence[tuple[Record, NamedDay]]]
) -> dict[tuple[int, int], tuple[OnDay, ...]]:
    appeared = [(r.day, r) for r in newest if r.day is not None and not only_month_known(r)]
    listed = {(day, record.id) for day, record in appeared}
    pairs = (pair for of_month in named_months.values() for pair in of_month)
    entries: list[tuple[date, OnDay]] = [(day, (record, None)) for day, record in appeared]
    entries += [(named.day, (record, named)) for record, named in pairs if (named.day, record.id) not in listed]
    latest_first = sorted(entries, key=lambda entry: -entry[0].year)
    return _grouped(((day.month, day.day), entry) for day, entry in latest_first)


def _near(places: Mapping[str, Place], gazetteer: Gazetteer) -> dict[Cell, tuple[str, ...]]:
    points = ((code, place.level, gazetteer.point(code)) for code, place in places.items())
    return _grouped(((level, math.floor(at[0]), math.floor(at[1])), code) for code, level, at in points if at)
