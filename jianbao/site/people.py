"""The pages of people: an index by pinyin, and a page for each person: the articles signed, and those that name him."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from jianbao.model import Record, WebPage
from jianbao.parse.patterns import is_self_name
from jianbao.site.address import href, person_path
from jianbao.site.card import Link
from jianbao.site.catalogue import Catalogue
from jianbao.site.frame import Frame, PagePart, Sheet, sheets
from jianbao.site.groups import Namings
from jianbao.site.listing import cite_person, companions, letters, person_entry
from jianbao.site.view import make_card

NAMES_ON_PAGE = 600
"""Names on a page of the index of people: a name is a word, not an entry."""


def people_pages(catalogue: Catalogue) -> Iterator[PagePart]:
    """The pages of people; none if the settings leave people out."""
    if catalogue.settings.people:
        yield from _index_parts(catalogue)
        yield from (PagePart(_person_pages, (key,)) for key in catalogue.people)


def _index_parts(catalogue: Catalogue) -> Iterator[PagePart]:
    found = sheets("people/index.html", tuple(catalogue.people), length=NAMES_ON_PAGE)
    firsts: dict[str, str] = {}
    for sheet in found:
        for key in sheet.entries:
            firsts.setdefault(catalogue.people[key].letter, sheet.path)
    links = tuple(Link(letter, f"{href(path)}#{_anchor(letter)}") for letter, path in firsts.items())
    yield from (PagePart(_index, (sheet, links)) for sheet in found)


def _index(frame: Frame, sheet: Sheet[str], all_letters: tuple[Link, ...]) -> Iterator[WebPage]:
    catalogue, edition = frame.catalogue, frame.edition
    entries = [person_entry(catalogue.people[key], edition, catalogue) for key in sheet.entries]
    yield frame.page(
        "people.html",
        sheet.path,
        edition.words("人物"),
        letters=letters(entries),
        all_letters=all_letters,
        pager=sheet.pager,
    )


def _person_pages(frame: Frame, key: str) -> Iterator[WebPage]:
    """What a person signed, then the articles that name the person, on as many pages as it takes."""
    catalogue, edition = frame.catalogue, frame.edition
    person = catalogue.people[key]
    entry = person_entry(person, edition, catalogue)
    signed: list[tuple[Record, Namings | None]] = [(r, None) for r in catalogue.by_person.get(person.key, ())]
    told = catalogue.telling.get(person.key, ())
    signed_with = companions(person, edition, catalogue)
    namesakes = may_be_several(person.key, catalogue)
    for path, share, pager in frame.pages(person_path(person.key), signed + list(told), taken=catalogue.taken):
        yield frame.page(
            "person.html",
            path,
            entry.name,
            person=entry,
            printed=catalogue.spellings.get(person.key, ()),
            companions=signed_with,
            namesakes=namesakes,
            cards=tuple(make_card(r, edition) for r, named in share if named is None),
            told=tuple(cite_person(r, named, edition, catalogue) for r, named in share if named),
            pager=pager,
        )


def may_be_several(key: str, catalogue: Catalogue) -> bool:
    """Whether a person's articles fall into groups that have nothing but the name in common: no paper, place or role.

    Then they may be about namesakes, and their page has to say so.
    """
    signed = {record.id for record in catalogue.by_person.get(key, ())}
    told = {record.id: named for record, named in catalogue.telling.get(key, ())}
    around = [_surroundings(r, r.id in signed, told.get(r.id, ())) for r in catalogue.about[key]]
    articles_with: defaultdict[str, list[int]] = defaultdict(list)
    for number, features in enumerate(around):
        for feature in features:
            articles_with[feature].append(number)
    # From the first article to all that can be reached by a common feature, one after another.
    reached, ahead = {0}, [0]
    while ahead:
        for feature in around[ahead.pop()]:
            new = set(articles_with.pop(feature, ())) - reached
            reached |= new
            ahead += new
    return len(reached) < len(around)


def _surroundings(record: Record, signed: bool, named: Namings) -> set[str]:
    """What an article tells of where a person belongs who signed it or whom it names: source, paper, places, roles."""
    outlet = record.article.outlet
    return {
        f"source {record.article.source}",
        *([f"outlet {outlet}"] if signed and outlet and not is_self_name(outlet) else []),
        *(f"place {place}" for locality in record.localities for place in locality.place.path[:3][-1:]),
        *(f"role {spot.role}" for spot in named if len(spot.role) > 2),
    }


def _anchor(letter: str) -> str:
    return "other" if letter == "#" else letter
