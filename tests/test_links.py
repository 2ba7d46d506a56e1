"""Every page of the built seeds, read without a browser: links resolve, nothing is foreign or inline."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from tests.html_page import HEAVIEST_PAGE, HtmlPage, read_page


@pytest.fixture(scope="module")
def pages(built_site: Path) -> dict[Path, HtmlPage]:
    return {path: read_page(path) for path in built_site.rglob("*.html")}


def is_elsewhere(link: str) -> bool:
    parts = urlsplit(link)
    return bool(parts.scheme or parts.netloc)


def target(page: Path, link: str) -> tuple[Path, str]:
    """The file that a link of ``page`` names, and the fragment."""
    parts = urlsplit(link)
    return (page.parent / unquote(parts.path)).resolve() if parts.path else page, unquote(parts.fragment)


def test_every_link_resolves(pages: dict[Path, HtmlPage], built_site: Path) -> None:
    known = {path.resolve(): page for path, page in pages.items()}
    broken = []
    for path, page in known.items():
        for link in page.links:
            if is_elsewhere(link):
                continue
            file, fragment = target(path, link)
            lost = fragment and file in known and fragment not in known[file].ids
            if not file.is_file() or lost or built_site.resolve() not in file.parents:
                broken.append(f"{path.relative_to(built_site.resolve())}: {link}")
    assert not broken, "\n".join(broken[:30])


def test_ids_are_unique(pages: dict[Path, HtmlPage]) -> None:
    for path, page in pages.items():
        assert len(page.ids) == len(set(page.ids)), path


def test_nothing_is_loaded_from_elsewhere(pages: dict[Path, HtmlPage]) -> None:
    for path, page in pages.items():
        assert not [link for link in page.loads if is_elsewhere(link)], path


def test_nothing_inline_and_a_policy_that_forbids_it(pages: dict[Path, HtmlPage]) -> None:
    for path, page in pages.items():
        assert not page.inline, path
        policy = page.metas["content-security-policy"]
        assert "default-src 'none'" in policy, path
        assert "unsafe" not in policy, path


def test_each_page_knows_its_language_its_size_and_its_roots(pages: dict[Path, HtmlPage]) -> None:
    for path, page in pages.items():
        assert page.html["lang"].startswith("zh-Han"), path
        assert "width=device-width" in page.metas["viewport"], path
        for root in (page.html["data-site"], page.html["data-edition"]):
            assert (path.parent / root / "index.html").is_file(), path


def test_both_editions_have_the_same_pages(pages: dict[Path, HtmlPage], built_site: Path) -> None:
    names = {path.relative_to(built_site).as_posix() for path in pages}
    twins = {name.removeprefix("hant/") for name in names if name.startswith("hant/")}
    assert {name for name in names if not name.startswith("hant/")} == twins


def test_every_page_is_reached_from_the_front_page(pages: dict[Path, HtmlPage], built_site: Path) -> None:
    known = {path.resolve(): page for path, page in pages.items()}
    front = (built_site / "index.html").resolve()
    reached, waiting = {front}, [front]
    while waiting:
        path = waiting.pop()
        found = {target(path, link)[0] for link in known[path].links if not is_elsewhere(link)}
        waiting.extend(new := (found & known.keys()) - reached)
        reached |= new
    orphans = {path.name for path in known.keys() - reached}
    assert orphans <= {"404.html"}


@pytest.mark.parametrize("pattern", ["index.html", "articles/*.html"])
def test_pages_are_light(pages: dict[Path, HtmlPage], built_site: Path, pattern: str) -> None:
    for path in built_site.glob(pattern):
        parts = {path} | {target(path, link)[0] for link in pages[path].loads}
        sizes = {part.name: part.stat().st_size for part in parts}
        assert sum(sizes.values()) <= HEAVIEST_PAGE, sizes


def test_each_map_names_the_source_of_its_positions(pages: dict[Path, HtmlPage], built_site: Path) -> None:
    maps = {path.relative_to(built_site): page.links for path, page in pages.items() if _has_map(path)}
    named = {"https://www.geonames.org/", "https://simplemaps.com/data/world-cities", "https://db-ip.com"}
    assert {path.parent.name for path in maps} >= {"", "places"}
    for path, links in maps.items():
        assert named | {"https://creativecommons.org/licenses/by/4.0/"} <= set(links), path


def _has_map(page: Path) -> bool:
    return '<svg class="map"' in page.read_text("utf-8")


def test_no_path_of_this_machine_and_no_template_mark_is_left(pages: dict[Path, HtmlPage], built_site: Path) -> None:
    for path in pages:
        text = path.read_text("utf-8")
        assert str(built_site.parent) not in text
        assert str(Path.home()) + "/" not in text
        assert "{%" not in text
