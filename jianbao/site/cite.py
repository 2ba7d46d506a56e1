"""How to cite an article, and what machines are told of it. What is not known is left out, never guessed."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, unquote

from jianbao.model import BOTH, REPORTER, STRINGER, WRITER, Record
from jianbao.parse.patterns import is_self_name
from jianbao.site.address import article_path, href
from jianbao.site.days import iso_day
from jianbao.site.edition import Edition
from jianbao.site.excerpt import opening
from jianbao.site.view import make_card

AUTHORS = (REPORTER, STRINGER, WRITER, BOTH)
"""Roles of those who wrote the text; photographers and editors are not cited as its authors."""

DESCRIPTION = 120
"""Characters; search engines show about as many."""


@dataclass(frozen=True, slots=True)
class Meta:
    """One ``<meta>``: ``kind`` is the attribute that holds its name."""

    kind: str
    name: str
    content: str


def authors(record: Record, edition: Edition) -> tuple[str, ...]:
    """Names as they are shown, each once; photographers and editors are none."""
    names = dict.fromkeys(c.name for c in record.article.credits if c.role in AUTHORS)
    return tuple(edition.convert(name, record.script) for name in names)


def publication(record: Record, edition: Edition) -> str:
    """The paper or site; empty if the text names none, or only calls it 本报."""
    outlet = record.article.outlet
    return edition.convert(outlet, record.script) if outlet and not is_self_name(outlet) else ""


def page_words(page: str | None) -> str:
    """A page of the paper, in a reader's words.

    >>> page_words("A06"), page_words("要闻版"), page_words(None)
    ('第A06版', '要闻版', '')
    """
    if page is None:
        return ""
    return page if page.endswith("版") else f"第{page}版"


def paper_href(name: str, edition: Edition) -> str:
    """A link to all articles of a paper: a search, since papers have no pages. ``name``: as the edition shows it."""
    named = name.replace('"', "“")  # which folds to the same and ends nothing
    return f"search.html?q={quote(edition.words('报刊') + ':')}%22{quote(named)}%22" if name else ""


def address(record: Record, edition: Edition) -> str:
    """The page's URL, if the archive knows where it is published."""
    base = edition.base_url
    return f"{base}{edition.folder}{href(article_path(record.id))}" if base else ""


def citation(record: Record, edition: Edition) -> str:
    """A reference as GB/T 7714—2015 has it: up to three authors; a made title or an inferred date in brackets."""
    return _cited(record, edition, address(record, edition))


def printed_citation(record: Record, edition: Edition) -> str:
    """The same for paper, where nobody clicks: an address in its own characters, as it may be typed."""
    return _cited(record, edition, unquote(address(record, edition)))


def _cited(record: Record, edition: Edition, url: str) -> str:
    names = authors(record, edition)
    shown = ", ".join(names[:3]) + (edition.words(", 等") if len(names) > 3 else "")
    title = make_card(record, edition).title
    title = title if _printed_headline(record) else f"[{title}]"
    where = ", ".join(filter(None, (publication(record, edition), _cited_day(record)))) + _cited_page(record)
    parts = (shown, f"{title}[{'N/OL' if url else 'N'}]", where, url)
    return ". ".join(filter(None, parts)) + ("" if url else ".")


def _printed_headline(record: Record) -> bool:
    return record.article.headline is not None and bool(record.article.headline.parts)


def _cited_page(record: Record) -> str:
    return f"({record.article.page})" if record.article.page else ""


def _cited_day(record: Record) -> str:
    """The day of an article, in brackets if the source does not state it."""
    iso = iso_day(record)
    return f"[{iso}]" if iso and record.article.date is None else iso


def description(record: Record, edition: Edition) -> str:
    """The first words of the text, for previews."""
    return edition.joined(opening(record.article, DESCRIPTION), record.script)


def article_metas(record: Record, edition: Edition) -> tuple[Meta, ...]:
    """For Zotero (``citation_*``, ``z:itemType``, ``prism:*``) and for previews (Open Graph)."""
    title = make_card(record, edition).title
    stated = record.article.date.isoformat() if record.article.date is not None else ""
    metas = (
        Meta("name", "z:itemType", "newspaperArticle"),
        Meta("name", "citation_title", title),
        *(Meta("name", "citation_author", name) for name in authors(record, edition)),
        Meta("name", "citation_publication_date", stated),
        Meta("name", "citation_firstpage", record.article.page or ""),
        Meta("name", "citation_language", edition.script.value),
        Meta("name", "citation_public_url", address(record, edition)),
        Meta("name", "prism:publicationName", publication(record, edition)),
        Meta("property", "og:type", "article"),
        Meta("property", "article:published_time", stated),
        *page_metas(title, description(record, edition), address(record, edition)),
    )
    return tuple(meta for meta in metas if meta.content)


def page_metas(title: str, about: str, url: str) -> tuple[Meta, ...]:
    """What every page says of itself; nothing that is empty."""
    return tuple(
        meta
        for meta in (
            Meta("name", "description", about),
            Meta("property", "og:title", title),
            Meta("property", "og:description", about),
            Meta("property", "og:url", url),
        )
        if meta.content
    )
