"""The names of pages (people, places, months, days), so that the search page can lead to what is named in a query.

The names lie in small files, so that a query reads one file, however large the archive is: a name is in the file whose
number is the sum of its characters' codes modulo the number of files. Each edition has its own files. Their reader is
``static/search-names.js``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from jianbao.model import Level, WebPage
from jianbao.site.address import LEAP_YEAR, day_path, href, month_path, person_path, place_path
from jianbao.site.catalogue import Catalogue
from jianbao.site.days import full_month
from jianbao.site.frame import Frame, PagePart
from jianbao.site.index.blocks import dump
from jianbao.text import fold

NAMES = 400
"""Names in a file, on average: some twenty kilobytes."""

NameEntry = tuple[str, str, str, int]
"""person, place, month or day; its name as it is shown; its page; how many articles it lists."""

Name = tuple[str, str, Any]
"""A name as search compares it (`fold.key`; 2019-03 for a month, 03-12 for a day of the year); its kind (person, place,
month or day); the key in the catalogue.
"""


def name_files(catalogue: Catalogue) -> int:
    """How many files there are."""
    dates = len(catalogue.months) + len(catalogue.on_days)
    return 1 + (len(catalogue.people) + len(catalogue.places) + dates) // NAMES


def file_of(name: str, files: int) -> int:
    """The number of the file that has a name (its key), of so many."""
    return sum(map(ord, name)) % files


def name_parts(catalogue: Catalogue) -> Iterator[PagePart]:
    """A part for each file: a new name makes the files that hold it, not all of them."""
    files = name_files(catalogue)
    found: list[list[Name]] = [[] for _ in range(files)]
    for name, kind, key in _names(catalogue):
        found[file_of(name, files)].append((name, kind, key))
    yield from (PagePart(_file, (number, tuple(of_file))) for number, of_file in enumerate(found))


def _names(catalogue: Catalogue) -> Iterator[Name]:
    people = catalogue.people.values()
    for person, name in zip(people, fold.keys([person.name for person in people]), strict=True):
        yield name, "person", person.key
    for place in (catalogue.places[code] for code in catalogue.filed):
        bare = place.name[:-1] if place.level <= Level.COUNTY and len(place.name) > 2 else place.name
        yield from ((fold.key(name), "place", place.code) for name in dict.fromkeys((place.name, bare)))
    yield from ((f"{month:%Y-%m}", "month", month) for month in catalogue.months)
    yield from ((f"{month:02}-{day:02}", "day", (month, day)) for month, day in catalogue.on_days)


def _file(frame: Frame, number: int, names: Sequence[Name]) -> Iterator[WebPage]:
    catalogue, edition = frame.catalogue, frame.edition
    edition.learn(_shown(kind, key, catalogue) for _, kind, key in names)
    found: defaultdict[str, list[NameEntry]] = defaultdict(list)
    for name, kind, key in names:
        path, listed = _page(kind, key, catalogue)
        found[name].append((kind, edition.words(_shown(kind, key, catalogue)), href(path), len(listed)))
    yield frame.page("names.js", f"names/{number}.js", "", number=number, names=dump(found))


def _shown(kind: str, key: Any, catalogue: Catalogue) -> str:
    """A name as it is shown, in Simplified."""
    match kind:
        case "person":
            return catalogue.people[key].name
        case "place":
            return "".join(catalogue.places[key].path[-2:])
        case "month":
            return full_month(key)
        case _:
            return "{}月{}日".format(*key)


def _page(kind: str, key: Any, catalogue: Catalogue) -> tuple[str, Sequence[object]]:
    """The path of the page with a name, and what is listed there."""
    match kind:
        case "person":
            return person_path(key), catalogue.about[key]
        case "place":
            return place_path(key), catalogue.filed[key]
        case "month":
            return month_path(key), catalogue.months[key]
        case _:
            return day_path(date(LEAP_YEAR, *key)), catalogue.on_days[key]
