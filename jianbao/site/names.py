"""Pages that a query may be the name of: a person's, a place's, a month's. The search page leads to them.

They lie in small files, so that a query reads one of them whatever the size of the archive: a name is in the file whose
number is the sum of its characters' codes modulo the number of files. Each edition has its own. The counterpart is
``static/search-names.js``.
"""

from __future__ import annotations

from collections.abc import Iterator

from jianbao.model import Level, WebPage
from jianbao.site.address import href, month_path, person_path, place_path
from jianbao.site.blocks import dump
from jianbao.site.catalogue import Catalogue
from jianbao.site.frame import Frame
from jianbao.text.fold import key

NAMES = 400
"""In a file, on average: some twenty kilobytes."""

NameEntry = tuple[str, str, str, int]
"""person, place or month; its name as it is shown; its page; how many articles it lists."""


def name_files(catalogue: Catalogue) -> int:
    """How many files there are."""
    return 1 + (len(catalogue.people) + len(catalogue.places) + len(catalogue.months)) // NAMES


def file_of(name: str, files: int) -> int:
    """The number of the file that has a name (its key), of so many."""
    return sum(map(ord, name)) % files


def name_pages(frame: Frame) -> Iterator[WebPage]:
    """The files of names, which are pages to be written by a template."""
    files = name_files(frame.catalogue)
    found: list[dict[str, list[NameEntry]]] = [{} for _ in range(files)]
    for name, entry in _entries(frame):
        found[file_of(name, files)].setdefault(name, []).append(entry)
    for number, own in enumerate(found):
        yield frame.page("names.js", f"names/{number}.js", "", number=number, names=dump(own))


def _entries(frame: Frame) -> Iterator[tuple[str, NameEntry]]:
    """Keys of names, as search compares them (`key`), and where they lead; of months 2019-03."""
    catalogue, words = frame.catalogue, frame.edition.words
    people, places = catalogue.people, [catalogue.places[code] for code in catalogue.filed]
    frame.edition.learn([*(person.name for person in people.values()), *("".join(place.path[-2:]) for place in places)])
    for own, person in people.items():
        yield key(person.name), ("person", words(person.name), href(person_path(own)), len(catalogue.about[own]))
    for place in places:
        shown = words("".join(place.path[-2:]))
        entry = "place", shown, href(place_path(place.code)), len(catalogue.filed[place.code])
        bare = place.name[:-1] if place.level <= Level.COUNTY and len(place.name) > 2 else place.name
        yield from ((key(name), entry) for name in dict.fromkeys((place.name, bare)))
    for month, records in catalogue.months.items():
        yield f"{month:%Y-%m}", ("month", f"{month.year}年{month.month}月", href(month_path(month)), len(records))
