"""Types of what is found out about articles, of the whole archive, and of the pages and files of a site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from pathlib import Path
from typing import Any

import msgspec

from jianbao.model.basics import Line2D, Problem, Script, Settings
from jianbao.model.source import Article, ParsedSource


class Level(IntEnum):
    PROVINCE = 1
    PREFECTURE = 2
    COUNTY = 3
    TOWNSHIP = 4
    VILLAGE = 5


@dataclass(frozen=True, slots=True)
class Place:
    """A gazetteer row, or a village found in the text and hung under its township."""

    code: str
    """Division code (2, 4, 6, 9 or 12 digits, see ``data/README.md``); below the gazetteer, the parent's code,
    ``x`` and a suffix made from the name. Safe as a file name."""
    name: str
    """Full name in Simplified."""
    level: Level
    parent: str | None
    path: tuple[str, ...]
    """Names from the province down to this place, without 市辖区 and the like."""


class Mention(msgspec.Struct, frozen=True):
    """A place named in an article."""

    place: Place
    line: int
    """Source line its block begins at (``Block.line``)."""
    start: int
    end: int
    """Offsets in the block's text; ``text[start:end]`` is the name as printed."""
    sentence: str
    """The sentence it stands in, as printed."""


@dataclass(frozen=True, slots=True)
class Locality:
    """A place that an article is filed under."""

    place: Place
    score: float
    """Points that speak for it; the highest is the most important."""
    rule: str
    """Why, in a reader's words: 标题提到, 正文写明全称, 同版其他报道 …"""
    evidence: str
    """The sentence that decided, as printed."""


@dataclass(frozen=True, slots=True)
class InferredDate:
    """A publication date found by evidence inside the text."""

    earliest: date
    latest: date
    best: date
    trust: str
    """``high``, ``medium`` or ``low``."""
    evidence: str
    """The words that decided, as printed."""


class NamedDay(msgspec.Struct, frozen=True):
    """A day that an article speaks of."""

    day: date
    line: int
    start: int
    end: int
    """Offsets in the block's text, as in ``Mention``."""


@dataclass(frozen=True, slots=True)
class Person:
    """Someone whom an article credits or names in full: the same person in both scripts and in all papers.

    Only the name tells people apart, so namesakes are one person.
    """

    key: str
    """File name of the person's page, in ASCII: pinyin, with a suffix where two names have the same."""
    name: str
    """In Simplified."""
    letter: str
    """``A`` … ``Z``, or ``#``."""


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """Someone whom an article names in full in its text."""

    person: Person
    line: int
    start: int
    end: int
    """Offsets in the block's text, as in ``Mention``."""
    role: str
    """What the words right before the name say of the person, in Simplified: 村支部书记; empty if nothing."""


@dataclass(frozen=True, slots=True)
class Record:
    """An article with what was found out about it."""

    article: Article
    script: Script
    date_inferred: InferredDate | None
    days: tuple[NamedDay, ...]
    localities: tuple[Locality, ...]
    """Most important first, at most five."""
    mentions: tuple[Mention, ...]
    """In reading order."""
    people: tuple[Person, ...]
    """One for each distinct name of ``article.credits``, in the same order; empty if people have no pages."""
    related: tuple[str, ...]
    """Ids of related articles, nearest first."""
    before: str | None = None
    """Id of the article that this one continues (上接); None unless it is in the archive."""
    after: str | None = None
    """Id of the article that continues this one (下转); None unless it is in the archive."""
    named: tuple[NamedPerson, ...] = ()
    """In reading order."""

    @property
    def id(self) -> str:
        return self.article.id

    @property
    def signers(self) -> Mapping[str, Person]:
        """Those whom the article credits, by name as printed; empty if people have no pages."""
        names = dict.fromkeys(credit.name for credit in self.article.credits)
        return dict(zip(names, self.people, strict=True)) if self.people else {}

    @property
    def day(self) -> date | None:
        """The stated date, else the inferred one."""
        if self.article.date is not None:
            return self.article.date
        return self.date_inferred.best if self.date_inferred is not None else None


@dataclass(frozen=True, slots=True)
class Archive:
    """Everything the site is made from."""

    settings: Settings
    sources: tuple[ParsedSource, ...]
    """By name."""
    records: tuple[Record, ...]
    """In the order of the sources, then by number."""
    about: str
    """Text of ``about.md`` in the source folder (Markdown), or empty."""
    problems: tuple[Problem, ...]
    borders: tuple[Line2D, ...] = ()
    """Lines that the maps draw; none without a file of them."""


@dataclass(frozen=True, slots=True)
class WebPage:
    """A page to render. ``path`` is relative to the site's root, with ``/``."""

    path: str
    template: str
    context: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Templates:
    """The templates of one build, read once: whoever writes into the folder meanwhile, all pages have the same ones."""

    folder: Path
    files: Mapping[str, bytes]
    """By path in the folder."""


@dataclass(frozen=True, slots=True)
class OutputFile:
    path: str
    """Relative to the site's root, with ``/``."""
    data: bytes


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A file that is the same in the old site, and is taken over from there."""

    path: str
    """As in ``OutputFile``."""
