"""The feed as RFC 4287 wants it, with and without an address of the site; the sitemap's limits."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from xml.etree import ElementTree as ET

import pytest

from jianbao.model import Archive, Script, Settings
from jianbao.site.feeds import FEED_ENTRIES, UNDATED, feed_files, sitemap
from jianbao.text.script import Converter
from tests.samples import RECORD, archive, record

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
BASE = Settings(title="县志剪报", base_url="https://example.org/bao/")


def made(site: Archive) -> dict[str, bytes]:
    return {f.path: f.data for f in feed_files(site, Converter())}


def feed(site: Archive) -> ET.Element:
    return ET.fromstring(made(site)["feed.xml"])


def text(element: ET.Element, tag: str) -> str:
    return element.findtext(ATOM + tag) or ""


def test_without_an_address_there_is_only_the_feed() -> None:
    assert list(made(archive([RECORD]))) == ["feed.xml"]


@pytest.mark.parametrize("settings", [Settings(), BASE])
def test_what_atom_requires(settings: Settings) -> None:
    root = feed(archive([RECORD, record("b"), record("c", day=date(2020, 2, 3))], settings))
    entries = root.findall(ATOM + "entry")
    for element in (root, *entries):
        assert all(text(element, tag) for tag in ("id", "title", "updated"))
        assert text(element, "id").startswith("urn:uuid:")
        assert element.find(f"{ATOM}link[@rel='alternate']") is not None
    assert root.findtext(f"{ATOM}author/{ATOM}name")
    assert len({text(e, "id") for e in entries}) == 3


def test_what_is_not_an_article_s_is_in_the_script_that_the_feed_states() -> None:
    settings = Settings(title="县志剪报", edition=Script.HANT, rights="版权归报社")
    root = feed(archive([RECORD, replace(record("b"), script=Script.HANT)], settings))
    shown = [text(root, "title"), root.findtext(f"{ATOM}author/{ATOM}name"), text(root, "rights")]
    assert shown == ["縣誌剪報", "縣誌剪報", "版權歸報社"]
    labels = [each.attrib["label"] for each in root.iter(f"{ATOM}category")]
    assert labels == ["河南省/郑州市/荥阳市", "河南省/鄭州市/滎陽市"]


def test_newest_first_and_undated_last() -> None:
    site = archive([record("none"), record("old", day=date(1999, 9, 9)), RECORD, record("new", day=date(2021, 1, 1))])
    entries = feed(site).findall(ATOM + "entry")
    assert [text(e, "updated")[:10] for e in entries] == [
        "2021-01-01",
        "2020-03-02",
        "1999-09-09",
        str(UNDATED),
    ]


def test_only_a_stated_date_is_a_day_of_publication() -> None:
    guessed, stated = (feed(archive([r])).find(ATOM + "entry") for r in (RECORD, record(day=date(2020, 2, 3))))
    assert guessed is not None
    assert stated is not None
    assert text(guessed, "published") == ""
    assert text(stated, "published") == "2020-02-03T00:00:00+08:00"


def test_links_are_relative_without_an_address_and_absolute_with_one() -> None:
    links = {
        settings.base_url: [link.get("href") for link in feed(archive([RECORD], settings)).iter(ATOM + "link")]
        for settings in (Settings(), BASE)
    }
    assert links[None] == ["index.html", "articles/a-1.html"]
    base = "https://example.org/bao/"
    assert links[base] == [base + "index.html", base + "feed.xml", base + "articles/a-1.html"]


def test_characters_that_xml_cannot_hold_are_replaced() -> None:
    (entry,) = feed(archive([record(headline="甲\x00乙\x0b<b>&丙\uffff")])).findall(ATOM + "entry")
    assert text(entry, "title") == "甲\ufffd乙\ufffd<b>&丙\ufffd"


def test_the_feed_is_bounded() -> None:
    many = [record("a", n) for n in range(1, FEED_ENTRIES + 20)]
    assert len(feed(archive(many)).findall(ATOM + "entry")) == FEED_ENTRIES


def test_the_same_archive_makes_the_same_bytes() -> None:
    site = archive([RECORD, record("b")], BASE)
    assert made(site) == made(site)


def test_an_empty_archive_has_a_feed() -> None:
    assert text(feed(archive([])), "updated").startswith(str(UNDATED))


def locations(data: bytes) -> list[str]:
    return [loc.text or "" for loc in ET.fromstring(data).iter(SITEMAP + "loc")]


def test_the_sitemap_has_articles_of_both_editions() -> None:
    found = locations(made(archive([record("版 一")], BASE))["sitemap.xml"])
    assert "https://example.org/bao/articles/%E7%89%88%20%E4%B8%80-1.html" in found
    assert "https://example.org/bao/hant/articles/%E7%89%88%20%E4%B8%80-1.html" in found
    assert len(set(found)) == len(found)


def test_a_long_sitemap_is_an_index() -> None:
    files = {f.path: f.data for f in sitemap("https://example.org/", ["a", "b", "c"], most=2)}
    base = "https://example.org/"
    assert locations(files["sitemap.xml"]) == [base + "sitemap-1.xml", base + "sitemap-2.xml"]
    assert locations(files["sitemap-1.xml"]) == [base + "a", base + "b"]
    assert locations(files["sitemap-2.xml"]) == [base + "c"]


def test_robots_only_at_the_root_of_a_host() -> None:
    assert "robots.txt" not in made(archive([RECORD], BASE))
    files = made(archive([RECORD], replace(BASE, base_url="https://example.org/")))
    assert b"Sitemap: https://example.org/sitemap.xml" in files["robots.txt"]
