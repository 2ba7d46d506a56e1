"""The page about the archive: the librarian's own words, and figures."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

import markdown
import nh3

from jianbao.model import SCRIPT_WORDS
from jianbao.parse.chains import RUN_ON
from jianbao.site.address import href, proof_path
from jianbao.site.card import Link
from jianbao.site.catalogue import Catalogue
from jianbao.site.cite import paper_href, publication
from jianbao.site.doubts import doubts
from jianbao.site.edition import Edition
from jianbao.site.view import length

OUTLETS = 20
"""Outlets that the page names; the table of articles has them all."""

TAGS = (nh3.ALLOWED_TAGS - {"img", "map", "area", "center", "font", "basefont"}) | {"h1"}
"""Pictures would have to be fetched from elsewhere; looks are the style sheet's business."""

SCROLLED = {tag: {"tabindex": "0"} for tag in ("table", "pre")}
"""What may be wider than a phone scrolls by itself, so the keyboard must be able to reach it."""


@dataclass(frozen=True, slots=True)
class About:
    """What the page shows. Where nothing else is said, a number is a number of articles."""

    title: str
    """The heading that ``about.md`` begins with, as HTML; empty if it begins with none."""
    html: str
    """The rest of ``about.md``, as clean HTML; empty if there is no such file."""
    characters: int
    scripts: tuple[Link, ...]
    outlets: tuple[Link, ...]
    more_outlets: int
    unnamed: int
    """Articles that name no outlet."""
    by_itself: int
    """Articles that call their outlet 本报 or the like, and do not name it either."""
    dated: int
    """Articles whose day the text states."""
    guessed: int
    undated: int
    headless: int
    """Articles whose title was made."""
    seams: int
    doubts: int
    furniture: tuple[Link, ...]
    """Sources with lines that belong to no article, each with how many."""


def make_about(catalogue: Catalogue, edition: Edition) -> About:
    archive, records = catalogue.archive, catalogue.archive.records
    blocks = [b for r in records for b in r.article.body]
    outlets = Counter(filter(None, (publication(r, edition) for r in records)))
    scripts = Counter(r.script for r in records)
    title, html = about_html(archive.about, edition)
    return About(
        title=title,
        html=html,
        characters=sum(length(r.article) for r in records),
        scripts=tuple(Link(edition.words(SCRIPT_WORDS[s]), "", n) for s, n in sorted(scripts.items())),
        outlets=tuple(
            Link(name, paper_href(name, edition), n) for name, n in sorted(outlets.items(), key=_fullest)[:OUTLETS]
        ),
        more_outlets=max(0, len(outlets) - OUTLETS),
        unnamed=sum(not r.article.outlet for r in records),
        by_itself=sum(bool(r.article.outlet) for r in records) - outlets.total(),
        dated=sum(r.article.date is not None for r in records),
        guessed=sum(r.article.date is None and r.day is not None for r in records),
        undated=sum(r.day is None for r in records),
        headless=sum(r.article.headline is None for r in records),
        seams=sum(len(b.parts) - 1 for b in blocks if b.role in RUN_ON),
        doubts=len(doubts(archive)),
        furniture=tuple(
            Link(s.name, href(proof_path(s.stem)), len(s.furniture)) for s in archive.sources if s.furniture
        ),
    )


def _fullest(pair: tuple[str, int]) -> tuple[int, str]:
    return -pair[1], pair[0]


def about_html(text: str, edition: Edition) -> tuple[str, str]:
    """Markdown as clean HTML in the edition's script: the title and the rest. The title is empty unless the text begins
    with a heading of the first level and has no other one. The highest heading of the rest becomes ``h2``.
    """
    rendered = markdown.markdown(text, extensions=["tables", "sane_lists"])
    clean = nh3.clean(rendered, tags=TAGS, set_tag_attribute_values=SCROLLED, url_schemes={"http", "https", "mailto"})
    first = re.match(r"\s*<h1>(.*?)</h1>", clean, re.DOTALL)
    title = first if first and "1" not in _levels(clean[first.end() :]) else None
    rest = clean[title.end() :].strip() if title else clean
    shift = 2 - min(map(int, _levels(rest)), default=2)
    lowered = re.sub(r"(</?h)([1-6])", lambda m: f"{m[1]}{min(max(int(m[2]) + shift, 2), 6)}", rest)
    return _own_words(title[1] if title else "", edition), _own_words(lowered, edition)


def _levels(html: str) -> list[str]:
    return re.findall(r"<h([1-6])", html)


def _own_words(html: str, edition: Edition) -> str:
    """HTML with its text converted, not its tags: an address in a link must not change its script."""
    return "".join(part if part.startswith("<") else edition.own_words(part) for part in re.split(r"(<[^>]*>)", html))
