"""A page as a checker sees it: its links, its ids, its metas, and what could run."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

LINKS = {"a": "href", "link": "href", "script": "src", "img": "src", "iframe": "src", "form": "action"}

HEAVIEST_PAGE = 60 * 1024
"""Bytes of the front page or an article with its style sheets and scripts, not packed."""


@dataclass(frozen=True, slots=True)
class HtmlPage:
    links: list[str] = field(default_factory=list)
    """Where the page leads or what it loads, as written."""
    loads: list[str] = field(default_factory=list)
    """What it loads by itself."""
    ids: list[str] = field(default_factory=list)
    inline: list[str] = field(default_factory=list)
    """Scripts, styles and event handlers that stand in the page itself."""
    metas: dict[str, str] = field(default_factory=dict)
    """By ``name`` or ``http-equiv``, in lower case."""
    html: dict[str, str] = field(default_factory=dict)
    """Attributes of the root element."""


class _Reader(HTMLParser):
    def __init__(self, page: HtmlPage) -> None:
        super().__init__()
        self.page = page

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {key: value or "" for key, value in attrs}
        if tag == "html":
            self.page.html.update(values)
        if tag == "meta":
            key = values.get("name") or values.get("http-equiv") or ""
            self.page.metas[key.lower()] = values.get("content", "")
        if "id" in values:
            self.page.ids.append(values["id"])
        self._links(tag, values)
        self._inline(tag, values)

    def _links(self, tag: str, values: dict[str, str]) -> None:
        link = values.get(LINKS.get(tag, ""))
        if link is None:
            return
        self.page.links.append(link)
        if tag in {"script", "img", "iframe"} or values.get("rel") in {"stylesheet", "icon", "preload"}:
            self.page.loads.append(link)

    def _inline(self, tag: str, values: dict[str, str]) -> None:
        data = values.get("type", "") in {"application/json", "application/ld+json"}
        if tag == "style" or (tag == "script" and "src" not in values and not data):
            self.page.inline.append(f"<{tag}>")
        self.page.inline.extend(key for key in values if key == "style" or key.startswith("on"))


def read_page(path: Path) -> HtmlPage:
    page = HtmlPage()
    reader = _Reader(page)
    reader.feed(path.read_text("utf-8"))
    reader.close()
    return page
