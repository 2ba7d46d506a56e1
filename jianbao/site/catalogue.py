"""The archive's card index: its records by place, person, source and day. The same for both editions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from jianbao.enrich.gazetteer import Gazetteer
from jianbao.model import Archive, Label, NamedDay, ParsedSource, Person, Place, Problem, Record, Settings, sidecar
from jianbao.site.address import ProofPages, person_path, place_path, proof_pages, proof_path
from jianbao.site.borders import Borders, make_borders
from jianbao.site.groups import (
    Cell,
    Mentions,
    Namings,
    OnDay,
    Records,
    about_people,
    all_people,
    all_places,
    by_day_of_year,
    children_of,
    doubts_by_line,
    filed_under,
    fullest_first,
    grouped,
    most_frequent,
    named_by_month,
    naming_people,
    naming_places,
    newest_first,
    places_in_cells,
    signatures,
)
from jianbao.site.lookups import WHOLE, LoggedMapping, LookupLog


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All that the pages of a site are made from, in the groups in which it is looked up (``groups.py``).

    Each look-up is recorded (``lookups.py``), except in the gazetteer and the borders, which only the program and the
    settings decide.
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
    """The sources, by stem."""
    labels: Mapping[str, Mapping[int, Label]]
    """The labels of the lines, by stem and line."""
    proofs: Mapping[str, ProofPages]
    """The pages of each source's proof, by stem."""
    texts: Mapping[str, Mapping[int, str]]
    """The texts of the blocks, by article and line."""
    problems: Mapping[str | None, tuple[Problem, ...]]
    """The archive's problems, by file; those of a file of corrections by the name that `sidecar` gives it."""
    doubts: Mapping[str | None, Mapping[int, tuple[str, ...]]]
    """Doubts that arose after the lines were read, by file and line."""
    places: Mapping[str, Place]
    """Every place that an article is filed under or names, and all places above these, by code."""
    children: Mapping[str | None, tuple[str, ...]]
    """The codes of the ``places`` right below each; under None those of the provinces."""
    fullest: Mapping[str | None, tuple[str, ...]]
    """As ``children``, but those with most articles first."""
    filed: Mapping[str, Records]
    """Articles filed under a place or one within it, newest first."""
    naming: Mapping[str, tuple[tuple[Record, Mentions], ...]]
    """Articles that name a place, newest first, with the mentions."""
    people: Mapping[str, Person]
    """Everyone who signed an article or is named in one, by key; in the order of pinyin."""
    by_person: Mapping[str, Records]
    """Articles that each person signed, newest first."""
    telling: Mapping[str, tuple[tuple[Record, Namings], ...]]
    """Articles whose texts name a person, newest first, with the places where they do."""
    about: Mapping[str, Records]
    """Articles that a person signed or is named in, newest first."""
    roles: Mapping[str, tuple[str, ...]]
    """The roles in which each person signed, the most frequent first."""
    spellings: Mapping[str, tuple[str, ...]]
    """Each person's names as they were printed where that person signed, the newest first."""
    months: Mapping[date, Records]
    """Articles by the month in which they appeared, given as its first day; newest first."""
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
        """All records by day, the newest first; within a day as in the sources; those without a day last."""
        self.lookup_log.note("archive", WHOLE)
        return self._newest

    @property
    def undated(self) -> Records:
        """The records without a day."""
        return tuple(record for record in self.newest if record.day is None)


def make_catalogue(archive: Archive, gazetteer: Gazetteer, log: LookupLog | None = None) -> Catalogue:
    """The catalogue of an archive. Look-ups in it are recorded in the ``log``."""
    log = log or LookupLog()
    plain = _make(archive, gazetteer, log)
    mappings = ((f.name, value) for f in fields(plain) if isinstance(value := getattr(plain, f.name), Mapping))
    logged: dict[str, Any] = {name: LoggedMapping(name, mapping, log) for name, mapping in mappings}
    return replace(plain, **logged)


def _make(archive: Archive, gazetteer: Gazetteer, log: LookupLog) -> Catalogue:
    """The catalogue without records of what is looked up in it."""
    newest = newest_first(archive.records)
    places, people = all_places(newest, gazetteer), all_people(newest)
    children, filed = children_of(places), filed_under(newest, gazetteer)
    signed = grouped(signature for record in newest for signature in signatures(record))
    named_months = named_by_month(newest)
    return Catalogue(
        lookup_log=log,
        settings=archive.settings,
        gazetteer=gazetteer,
        borders=make_borders(archive.borders),
        _archive=archive,
        _newest=newest,
        by_id={record.id: record for record in archive.records},
        by_source=grouped((record.article.source, record) for record in archive.records),
        sources={source.stem: source for source in archive.sources},
        labels={source.stem: {label.line.no: label for label in source.labels} for source in archive.sources},
        proofs=_proofs(archive.sources),
        texts={record.id: {block.line: block.text for block in record.article.blocks} for record in archive.records},
        problems=grouped((_file_of(problem.source), problem) for problem in archive.problems),
        doubts=doubts_by_line(archive.problems),
        places=places,
        children=children,
        fullest={above: fullest_first(codes, filed) for above, codes in children.items()},
        filed=filed,
        naming=naming_places(newest),
        people=people,
        by_person=grouped((person.key, record) for record in newest for person in record.people),
        telling=naming_people(newest),
        about=about_people(newest),
        roles={key: most_frequent(role for role, _ in pairs) for key, pairs in signed.items()},
        spellings={key: tuple(dict.fromkeys(name for _, name in pairs)) for key, pairs in signed.items()},
        months=grouped((record.day.replace(day=1), record) for record in newest if record.day is not None),
        named_months=named_months,
        on_days=by_day_of_year(newest, named_months),
        near=places_in_cells(places, gazetteer),
        taken={place_path(code).lower(): code for code in places} | {person_path(key).lower(): key for key in people},
    )


def _proofs(sources: Sequence[ParsedSource]) -> dict[str, ProofPages]:
    """The pages of each source's proof, by stem."""
    first_pages = {proof_path(source.stem).lower() for source in sources}
    lines = {source.stem: [label.line.no for label in source.labels] for source in sources}
    return {stem: proof_pages(stem, numbers, first_pages) for stem, numbers in lines.items()}


def _file_of(file: str | None) -> str | None:
    """The name under which a file's problems are looked up: 三版.toml also for 三版.TOML."""
    return sidecar(file) if file is not None and file.lower().endswith(".toml") else file
