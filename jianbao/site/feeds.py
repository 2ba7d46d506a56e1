"""For feed readers and crawlers: an Atom feed of the newest articles (RFC 4287) and, where the archive
knows its address, a sitemap (sitemaps.org) and a ``robots.txt`` that names it.

The feed is valid without an address too: its ids are made from names, its links are relative.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as ET

from jianbao.model import Archive, OutputFile, Record, Role, Settings
from jianbao.site.address import EDITION_FOLDERS, article_path, public_url, source_path
from jianbao.site.excerpt import shortened
from jianbao.site.groups import newest_first
from jianbao.text.script import Converter

FEED_ENTRIES = 50
"""Readers of feeds keep what they have seen; a feed only needs what came since their last visit."""

SUMMARY_LENGTH = 200
"""Characters of the text that the feed quotes."""

SITEMAP_ADDRESSES = 50_000
"""The most that one sitemap may hold (sitemaps.org); beyond, an index names several."""

UNDATED = date(1970, 1, 1)
"""Atom wants a time for each entry. Entries without a day get this one, which readers sort last; with the time of the
build, no two builds would be the same."""

NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML 1.0 cannot hold, not even escaped."""


def feed_files(archive: Archive, converter: Converter) -> Iterator[OutputFile]:
    """``feed.xml``, and with a base URL the sitemap."""
    yield OutputFile("feed.xml", _bytes(atom(archive, converter)))
    base = archive.settings.base_url
    if base is not None:
        yield from sitemap(base, addresses(archive))
        yield from _robots(base)


def atom(archive: Archive, converter: Converter) -> ET.Element:
    """The newest articles, undated ones last: each in its own script, the feed's words in the root edition's."""
    settings = archive.settings
    title = converter.convert(settings.title, settings.edition)
    newest = newest_first(archive.records)[:FEED_ENTRIES]
    feed = ET.Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": settings.edition})
    _add(feed, "id", _urn(settings, ""))
    _add(feed, "title", title)
    _add(feed, "updated", _moment(max(map(_updated, newest), default=UNDATED)))
    _add(ET.SubElement(feed, "author"), "name", title)
    ET.SubElement(feed, "link", rel="alternate", type="text/html", href=public_url(settings.base_url, "index.html"))
    if settings.base_url is not None:
        ET.SubElement(
            feed, "link", rel="self", type="application/atom+xml", href=public_url(settings.base_url, "feed.xml")
        )
    if settings.rights:
        _add(feed, "rights", converter.convert(settings.rights, settings.edition))
    for record in newest:
        feed.append(_entry(record, settings, converter))
    return feed


def _entry(record: Record, settings: Settings, converter: Converter) -> ET.Element:
    article = record.article
    entry = ET.Element("entry", {"xml:lang": record.script})
    _add(entry, "id", _urn(settings, article.id))
    _add(entry, "title", article.title)
    _add(entry, "updated", _moment(_updated(record)))
    if article.date is not None:
        _add(entry, "published", _moment(article.date))
    for name in dict.fromkeys(credit.name for credit in article.credits):
        _add(ET.SubElement(entry, "author"), "name", name)
    address = public_url(settings.base_url, article_path(article.id))
    ET.SubElement(entry, "link", rel="alternate", type="text/html", href=address)
    for locality in record.localities:
        path = _holdable(converter.convert("/".join(locality.place.path), record.script))
        ET.SubElement(entry, "category", term=locality.place.code, label=path)
    _add(entry, "summary", _summary(record))
    return entry


def _summary(record: Record) -> str:
    text = next(iter(record.article.texts(Role.PARA)), record.article.title)
    return shortened(text, SUMMARY_LENGTH)


def _updated(record: Record) -> date:
    return record.day or UNDATED


def _moment(day: date) -> str:
    """A newspaper's day as a time of RFC 3339: its first second in China."""
    return f"{day.isoformat()}T00:00:00+08:00"


def _urn(settings: Settings, name: str) -> str:
    """An id that is the same in every build; archives differ by their addresses, or by their titles."""
    return uuid5(NAMESPACE_URL, f"{settings.base_url or settings.title}#{name}").urn


def addresses(archive: Archive) -> tuple[str, ...]:
    """What a crawler should visit, in both editions; it finds the lists' further pages by their links."""
    pages = (
        "index.html",
        "places/index.html",
        "people/index.html",
        "dates/index.html",
        "sources/index.html",
        "about.html",
        *(source_path(source.stem) for source in archive.sources),
        *(article_path(record.id) for record in archive.records),
    )
    twin = EDITION_FOLDERS[archive.settings.edition.other]
    return pages + tuple(twin + page for page in pages)


def sitemap(base: str, paths: Sequence[str], most: int = SITEMAP_ADDRESSES) -> Iterator[OutputFile]:
    """``sitemap.xml``: the addresses themselves, or an index of ``sitemap-1.xml``, ``sitemap-2.xml`` …"""
    if len(paths) <= most:
        yield OutputFile("sitemap.xml", _bytes(_locations("urlset", "url", base, paths)))
        return
    shares = [paths[i : i + most] for i in range(0, len(paths), most)]
    names = [f"sitemap-{n}.xml" for n in range(1, len(shares) + 1)]
    for name, share in zip(names, shares, strict=True):
        yield OutputFile(name, _bytes(_locations("urlset", "url", base, share)))
    yield OutputFile("sitemap.xml", _bytes(_locations("sitemapindex", "sitemap", base, names)))


def _locations(root: str, item: str, base: str, paths: Sequence[str]) -> ET.Element:
    element = ET.Element(root, {"xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9"})
    for path in paths:
        _add(ET.SubElement(element, item), "loc", public_url(base, path))
    return element


def _robots(base: str) -> Iterator[OutputFile]:
    """``robots.txt``, if the site lies at the root of a host: crawlers look for it nowhere else."""
    if urlsplit(base).path == "/":
        text = f"User-agent: *\nAllow: /\n\nSitemap: {base}sitemap.xml\n"
        yield OutputFile("robots.txt", text.encode())


def _add(parent: ET.Element, tag: str, text: str) -> None:
    ET.SubElement(parent, tag).text = _holdable(text)


def _holdable(text: str) -> str:
    return NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)


def _bytes(root: ET.Element) -> bytes:
    ET.indent(root, space=" ")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(root, encoding="unicode")}\n'.encode()
