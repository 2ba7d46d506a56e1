"""What all pages of an edition have in common: what they say of the archive, their links, how a list is paged."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Generic, TypeVar
from urllib.parse import urlsplit

from jianbao.model import OutputFile, Settings, WebPage
from jianbao.site.address import PAGE_LENGTH, href, page_paths, paged, settled, up
from jianbao.site.catalogue import Catalogue
from jianbao.site.cite import Meta, page_metas
from jianbao.site.days import SomeDays, days_of
from jianbao.site.edition import Edition

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class PagePart:
    """Pages that are made together, in both editions; they are planned only when they are needed."""

    pages: Callable[..., Iterator[WebPage]]
    """Plans the pages; it is called with a frame and with ``of``."""
    of: tuple[object, ...] = ()
    """What the pages are about: keys and other plain values that ``repr`` tells apart. All else is looked up in the
    catalogue."""

    @property
    def name(self) -> str:
        return f"{self.pages.__module__} {self.pages.__qualname__} {self.of!r}"


@dataclass(frozen=True, slots=True)
class DataPart:
    """A file for programs that is about one thing in the archive."""

    file: Callable[[Catalogue, str], OutputFile]
    of: str

    @property
    def name(self) -> str:
        return f"{self.file.__module__} {self.file.__qualname__} {self.of!r}"


SECTIONS: Mapping[str, str] = {
    "article": "",
    "source": "sources",
    "proof": "sources",
    "place": "places",
    "person": "people",
    "month": "dates",
    "days": "dates",
    "day": "dates",
}
"""The entry of the navigation that a kind of page belongs to; kinds that are missing are entries themselves."""


@dataclass(frozen=True, slots=True)
class Site:
    """What every page of an edition says of the archive. Nothing here may change with a new article, or every page
    would have to be made again.
    """

    title: str
    rights: str
    lang: str
    other_lang: str
    has_people: bool
    """Whether people have pages at all."""
    borders_credit: str
    """Whose borders the maps draw; empty where none are drawn or nothing is said."""


@dataclass(frozen=True, slots=True)
class Counts:
    """The archive in numbers, for the few pages that show them."""

    articles: int
    sources: int
    places: int
    people: int
    """Those who have pages."""
    days: tuple[SomeDays, ...]
    """First and last day; empty if unknown."""


@dataclass(frozen=True, slots=True)
class PageInfo:
    """What a template is told of the page itself."""

    kind: str
    """Name of the template without ``.html``."""
    section: str
    """Entry of the navigation that it belongs to, by the name of the entry's template; or nothing."""
    path: str
    """Relative to the edition's root."""
    title: str
    """Empty on the front page."""
    root: str
    """Link from the page to the site's root, ending in ``/``; on 404.html absolute, if the address is known."""
    edition: str
    """Link to its edition's root, likewise."""
    twin: str
    """Link to the same page of the other edition."""
    canonical: str
    """Its URL, if the archive knows its address; else empty."""
    twin_canonical: str
    """Likewise, of the same page of the other edition."""
    metas: tuple[Meta, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """An entry of the pager: a link to a page of the list. The page that is open has no ``href``."""

    number: int
    """0 for a gap: pages that are left out."""
    href: str


NEAR = 2
"""How many pages to either side of the open one the pager shows, beside the first and the last."""


def turns(number: int, hrefs: Sequence[str]) -> tuple[Turn, ...]:
    """The pager of a page of a list.

    >>> [turn.number for turn in turns(6, "abcdefghijkl")], [turn.number for turn in turns(1, "abc")]
    ([1, 0, 4, 5, 6, 7, 8, 0, 12], [1, 2, 3])
    """
    last = len(hrefs)
    near = range(max(1, number - NEAR), min(last, number + NEAR) + 1)
    shown = sorted({1, *near, last})
    found = [Turn(1, hrefs[0] if number > 1 else "")]
    for before, n in pairwise(shown):
        if n > before + 1:
            found.append(Turn(0, ""))
        found.append(Turn(n, "" if n == number else hrefs[n - 1]))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Sheet(Generic[T]):
    """A page of a list that may be very long. It is a part of its own, so a change on one page leaves the others."""

    path: str
    entries: tuple[T, ...]
    """Keys of what is listed."""
    pager: tuple[Turn, ...]
    first: bool


def sheets(
    path: str, entries: Sequence[K], length: int = PAGE_LENGTH, taken: Collection[str] = ()
) -> tuple[Sheet[K], ...]:
    """The pages of a list, cut by `settled`. ``path``: of the first; ``taken`` as in `page_paths`."""
    shares = settled(entries, length)
    paths = page_paths(path, len(shares), taken)
    return tuple(
        Sheet(page_path, tuple(share), pager, first=page_path == path)
        for page_path, share, pager in zip(paths, shares, pagers(paths), strict=True)
    )


def pagers(paths: Sequence[str]) -> Iterator[tuple[Turn, ...]]:
    """The pager of each page of a list; empty if there is only one page."""
    hrefs = tuple(map(href, paths))
    return (turns(number, hrefs) if len(paths) > 1 else () for number in range(1, len(paths) + 1))


def in_turn(items: Sequence[T]) -> Iterator[tuple[T | None, T, T | None]]:
    """Each item between the one before it and the one after it.

    >>> list(in_turn("abc"))
    [(None, 'a', 'b'), ('a', 'b', 'c'), ('b', 'c', None)]
    """
    return zip((None, *items), items, (*items[1:], None), strict=False)


@dataclass(frozen=True, slots=True)
class Frame:
    """What the pages of an edition are made with. The paths it is given are relative to the edition's root."""

    catalogue: Catalogue
    edition: Edition
    site: Site

    def pages(
        self, path: str, entries: Sequence[T], length: int = PAGE_LENGTH, taken: Collection[str] = ()
    ) -> Iterator[tuple[str, tuple[T, ...], tuple[Turn, ...]]]:
        """The pages of a list that is made as a whole: path, entries and pager of each."""
        shares = paged(entries, length)
        paths = page_paths(path, len(shares), taken)
        for page_path, share, pager in zip(paths, shares, pagers(paths), strict=True):
            yield page_path, tuple(share), pager

    def page(
        self, template: str, path: str, title: str, metas: tuple[Meta, ...] | None = None, **context: Any
    ) -> WebPage:
        """A page; ``context`` is what its template gets beside ``site`` and ``page``."""
        edition, base = self.edition, self.edition.base_url
        site_root, edition_root = up(edition.folder + path), up(path)
        if template == "404.html" and base:
            # A server shows this page at any address, so relative links would lead nowhere.
            site_root = urlsplit(base).path
            edition_root = site_root + edition.folder
        canonical = f"{base}{edition.folder}{href(path)}" if base else ""
        twin = edition.twin + href(path)
        kind = template.removesuffix(".html")
        page = PageInfo(
            kind=kind,
            section=SECTIONS.get(kind, kind),
            path=path,
            title=title,
            root=site_root,
            edition=edition_root,
            twin=site_root + twin,
            canonical=canonical,
            twin_canonical=f"{base}{twin}" if base else "",
            metas=page_metas(title or self.site.title, "", canonical) if metas is None else metas,
        )
        return WebPage(edition.folder + path, template, {"site": self.site, "page": page, **context})


def make_frame(catalogue: Catalogue, edition: Edition) -> Frame:
    return Frame(catalogue, edition, make_site(catalogue.settings, edition))


def make_site(settings: Settings, edition: Edition) -> Site:
    return Site(
        title=edition.own_words(settings.title),
        rights=edition.own_words(settings.rights),
        lang=edition.script.value,
        other_lang=edition.script.other.value,
        has_people=settings.people,
        borders_credit=edition.own_words(settings.borders_credit),
    )


def make_counts(catalogue: Catalogue) -> Counts:
    archive = catalogue.archive
    return Counts(
        articles=len(archive.records),
        sources=len(archive.sources),
        places=len(catalogue.places),
        people=len(catalogue.people),
        days=days_of(archive.records),
    )
