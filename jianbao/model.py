"""Every type that passes between two stages. Imports nothing of ours.

The flow is one way: ``RawFile`` → ``SourceText`` → ``Line`` → ``Label`` → ``Article`` → ``Record`` → ``Archive`` →
``WebPage`` → ``OutputFile``. A later stage wraps what an earlier one made; nothing is filled in afterwards.
Words are the trade's own: see the table in ``README.md`` beside this file. What a source has many of is a ``Struct``: a
frozen dataclass in all but name, made in a tenth of the time; ``msgspec.structs.replace`` makes another one of it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum, StrEnum
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec


class Role(StrEnum):
    """What a source line is. The finer trade word (folio, jump line, …) is the name of the rule that said so."""

    FURNITURE = "furniture"
    KICKER = "kicker"
    HEADLINE = "headline"
    SUBHEAD = "subhead"
    BYLINE = "byline"
    HEADING = "heading"
    PARA = "para"
    CAPTION = "caption"
    NOTE = "note"

    __hash__ = str.__hash__
    """That of ``Enum`` is many times slower, and every line's labels are looked up by role."""


ROLE_WORDS: Mapping[Role, str] = {
    Role.FURNITURE: "版面杂项",
    Role.KICKER: "引题",
    Role.HEADLINE: "标题",
    Role.SUBHEAD: "副题",
    Role.BYLINE: "署名",
    Role.HEADING: "小标题",
    Role.PARA: "正文",
    Role.CAPTION: "图片说明",
    Role.NOTE: "编注",
}
"""The roles in a reader's words."""


class Script(StrEnum):
    """A script, by its BCP 47 language tag."""

    HANS = "zh-Hans"
    HANT = "zh-Hant"

    @property
    def other(self) -> Script:
        return Script.HANT if self is Script.HANS else Script.HANS


class Severity(StrEnum):
    ERROR = "error"
    """A source, or a part of one, could not be used as asked; the build ends with exit status 1."""
    WARNING = "warning"
    """Something was passed over or mended; nothing is missing from the site."""
    DOUBT = "doubt"
    """The parser was close to another answer; an editor may want to look."""


STANDS = "若原文不错，写"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something a person should know. Problems are values: collected and reported together, never raised."""

    source: str | None
    """Path of the source relative to the source folder; None when it concerns the whole build."""
    line: int | None
    """Line number from 1, or None."""
    severity: Severity
    message: str
    """What is wrong."""
    done: str = ""
    """What the build did about it."""
    hint: str = ""
    """What the reader can do next."""
    offer: str = ""
    """The line of a correction file that does it, if one does."""
    stands: str = ""
    """The line that says that the source is right as printed, if one may."""
    files: int = 1
    """How many files it tells of."""

    @property
    def told(self) -> str:
        """What, what was done, what to do, in one go: 像标题；当作正文。请看校样"""
        what = "；".join(filter(None, (self.message, self.done)))
        todo = "：".join(filter(None, (self.hint, self.offer)))
        todo += f"；{STANDS}：{self.stands}" if self.stands else ""
        return what + (f"。{todo}" if todo else "")


Line2D = tuple[tuple[float, float], ...]
"""A line on a map: points of longitude and latitude."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What an archive decides for itself: ``[tool.jianbao]``, or ``jianbao.toml`` in the source folder, which wins."""

    title: str = "剪报"
    base_url: str | None = None
    """Absolute URL of the site's root with a closing slash; None leaves out what needs one (sitemap, feed links)."""
    edition: Script = Script.HANS
    """The script of the edition at the root."""
    home: str | None = None
    """Division code of the prefecture that ambiguous places are read in; None: inferred from the archive."""
    rights: str = ""
    """A note on rights, shown at the foot of every page."""
    tidy: bool = True
    """Show half-width marks in Chinese as full-width and leave out typed spaces between Han and digits (view only)."""
    people: bool = True
    """Whether people have pages and stand in the data, beside the names that an article's credits give."""
    people_exclude: tuple[str, ...] = ()
    """Names, in either script, that are left out of lists, credits and data; the text stays as it is."""
    borders: str = ""
    """A GeoJSON file whose lines the maps draw, from the source folder; empty: maps without borders."""
    borders_credit: str = ""
    """Whose borders these are, with their review number; shown under each map that draws them."""
    spellings: tuple[tuple[str, str], ...] = ()
    """Words in Simplified and in Traditional, of one length, that the conversion spells so, both ways."""
    events: tuple[tuple[str, date, date], ...] = ()
    """Words in Simplified that tell the year of the days a text names, and the first and the last day that they may
    stand for; as the rows of ``data/events.tsv``."""


class Credit(msgspec.Struct, frozen=True):
    role: str
    """记者, 通讯员, 摄影, 文图, 编辑 or 作者 (a name without a role); always Simplified."""
    name: str
    """In the source's own script."""


CREDIT_ROLES = ("记者", "通讯员", "摄影", "文图", "编辑", "作者")

EDITOR = "editor"
"""Name of the rule, or of the seam's rule, where an editor decided."""


@dataclass(frozen=True, slots=True)
class Misprint:
    """An editor's correction inside a line."""

    line: int
    before: str
    """As printed; it stands exactly once in the line."""
    after: str
    """As it should read; the same as ``before`` where the editor says that it is right as printed."""
    reason: str = ""

    @property
    def stands(self) -> bool:
        """Whether it changes nothing: a doubt about these words is settled."""
        return self.before == self.after


@dataclass(frozen=True, slots=True)
class Facts:
    """What an editor says of an article in place of what the text says; None: nothing."""

    kicker: str | None = None
    headline: str | None = None
    subhead: str | None = None
    credits: tuple[Credit, ...] | None = None
    date: date | None = None
    outlet: str | None = None
    page: str | None = None
    rights: str | None = None
    localities: tuple[str, ...] | None = None
    """Paths of places: ``河南省/开封市/兰考县``."""


@dataclass(frozen=True, slots=True)
class Corrections:
    """What an editor says of a source, in the file beside it (``sidecar``). Lines and articles by number."""

    roles: Mapping[int, Role] = field(default_factory=dict)
    joins: Mapping[int, int] = field(default_factory=dict)
    """The line whose paragraph a line goes on with; 0 where it begins one of its own."""
    breaks: Mapping[int, bool] = field(default_factory=dict)
    """Whether an article begins with a line."""
    misprints: tuple[Misprint, ...] = ()
    common: Facts = Facts()
    """For all articles of the source, where ``articles`` says nothing else."""
    articles: Mapping[int, Facts] = field(default_factory=dict)
    """By the article's number after all of the above."""


NO_CORRECTIONS = Corrections()


def sidecar(name: str) -> str:
    """Name of the file that corrects a source.

    >>> sidecar("2020/三版.txt")
    '2020/三版.toml'
    """
    return f"{name.rpartition('.')[0]}.toml"


@dataclass(frozen=True, slots=True)
class RawFile:
    name: str
    """Path relative to the source folder, with ``/``."""
    stem: str
    """Name for addresses: safe on every file system, unique in the archive without regard to case."""
    data: bytes
    corrections: Corrections = NO_CORRECTIONS


@dataclass(frozen=True, slots=True)
class SourceText:
    name: str
    stem: str
    text: str
    """As decoded, without a byte order mark; line ends as they were."""
    encoding: str
    """Python codec name in lower case, e.g. ``utf-8``, ``gb18030``."""
    problems: tuple[Problem, ...] = ()
    """What could not be read as it stands: bytes that are no character, control characters."""
    corrections: Corrections = NO_CORRECTIONS


class Line(msgspec.Struct, frozen=True):
    no: int
    """From 1, as editors count; blank lines count."""
    raw: str
    """The line as it stands, without its line end."""
    text: str
    """``raw`` without white space at its ends, without Markdown marks (``#``, ``**…**``) around it and ``label`` before
    it, and with an editor's misprints put right; from ``classify`` on without the marks inside it (``inline.py``)."""
    level: int
    """Number of ``#`` marks before the text; 0 without any."""
    bold: bool
    """The whole line stood in ``**…**``."""
    blanks: int
    """Blank lines directly before this one."""
    label: str = ""
    """What a database set before it that says no more than its role: 标题：, 正文：."""


NO_RIVAL = 99.0
"""Margin of a line that can have one role only, or whose role an editor gave."""


class Label(msgspec.Struct, frozen=True):
    """A line and what it was taken for."""

    line: Line
    role: Role
    rule: str
    """Name of the rule that gave the role; grep it in ``parse/``."""
    article: int | None = None
    """Number of its article in the source, from 1; None for furniture."""
    continues: int | None = None
    """Number of the line whose broken paragraph this line continues."""
    seam: str = ""
    """Name of the rule that joined it, when ``continues`` is set."""
    runner_up: Role | None = None
    """The role it would have in the next best labelling of the page."""
    margin: float = NO_RIVAL
    """Points by which that labelling is worse."""
    doubt: str = ""
    """What the parser was unsure of, in a reader's words; empty when sure."""


class Part(msgspec.Struct, frozen=True):
    """One source line's share of a block."""

    line: int
    start: int
    """Offset in the block's text where this line's characters begin."""
    wrapped: bool = False
    """The line before was cut for its length alone, as hard-wrapped text is: no seam worth showing."""


class Block(msgspec.Struct, frozen=True):
    """A run of text with one role: a paragraph, a heading, a caption, a line of furniture."""

    role: Role
    text: str
    """The source's characters: lines of one paragraph joined with nothing, lines of one headline with a space."""
    parts: tuple[Part, ...]
    """In reading order; more than one where the layout broke the text. ``parts[1:]`` of a paragraph are its seams.
    None where an editor gave a head that the source does not have."""
    rule: str
    """Rule that gave the first line its role."""
    printed: str | None = None
    """What the source has here where an editor gave other text; ``parts`` are offsets in it then."""

    @property
    def line(self) -> int:
        """The line it begins at: its anchor on the page is ``L<line>``. Below 1 where no line of the source has it."""
        return self.parts[0].line if self.parts else GIVEN_LINES[self.role]


GIVEN_LINES: Mapping[Role, int] = {Role.HEADLINE: 0, Role.KICKER: -1, Role.SUBHEAD: -2}
"""What stands for a line of the source in a head that an editor gave: one number for each block of an article."""


@dataclass(frozen=True, slots=True)
class Section:
    heading: Block | None
    blocks: tuple[Block, ...]
    """Paragraphs, captions, bylines and notes in reading order."""


@dataclass(frozen=True)  # without slots, which have no room for cached properties
class Article:
    source: str
    """Stem of its source."""
    number: int
    """From 1, in the order of the source."""
    kicker: Block | None
    headline: Block | None
    """None where the source has none (a continued piece); see ``title``."""
    subhead: Block | None
    sections: tuple[Section, ...]
    credits: tuple[Credit, ...]
    outlet: str | None
    """The paper or site that the dateline or byline names, as printed."""
    dateline: str | None
    """The dateline as printed, e.g. ``本报讯（记者李娜）``."""
    date: date | None
    """Only where the text itself or an editor states the day of publication."""
    lines: tuple[int, int]
    """First and last source line."""
    page: str | None = None
    """版次; only an editor says it, like ``rights`` and ``filed_under``."""
    rights: str | None = None
    filed_under: tuple[str, ...] | None = None
    """Paths of the places that an editor files it under; None: to be found."""
    errata: tuple[Misprint, ...] = ()
    """Misprints put right in its lines."""
    given: tuple[str, ...] = ()
    """Names of the ``Facts`` that are an editor's."""

    @property
    def id(self) -> str:
        return f"{self.source}-{self.number}"

    @cached_property
    def body(self) -> tuple[Block, ...]:
        """All blocks under the head, headings included, in reading order."""
        return tuple(b for s in self.sections for b in ((s.heading, *s.blocks) if s.heading is not None else s.blocks))

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """Head and body: every character of the article stands in exactly one of these."""
        return tuple(b for b in (self.kicker, self.headline, self.subhead) if b is not None) + self.body

    @property
    def title(self) -> str:
        """The headline; where the source has none, the first sentence, or its first words (pages mark it as made)."""
        if self.headline is not None:
            return self.headline.text
        first = next((b.text for b in self.body if b.role is Role.PARA), "")
        first = first or next((b.text for b in self.body), "")
        sentence = re.split("(?<=[。！？])", first, maxsplit=1)[0]
        return sentence if len(sentence) <= 24 else sentence[:24] + "……"

    def texts(self, role: Role) -> tuple[str, ...]:
        return tuple(b.text for b in self.body if b.role is role)


@dataclass(frozen=True, slots=True)
class ParsedSource:
    name: str
    stem: str
    encoding: str
    script: Script
    """The script most of its text is in."""
    lines: tuple[Line, ...]
    """All lines that are not blank."""
    labels: tuple[Label, ...]
    """One for each of ``lines``, in the same order."""
    articles: tuple[Article, ...]
    furniture: tuple[Block, ...]
    problems: tuple[Problem, ...]
    corrections: Corrections = NO_CORRECTIONS
    """An editor's, as far as they fitted and were applied."""

    @property
    def errata(self) -> tuple[Misprint, ...]:
        return self.corrections.misprints

    def is_settled(self, lines: Collection[int], words: str) -> bool:
        """Whether an editor said of words in one of these lines, or of some of them, that they are right as printed."""
        standing = (each.before for each in self.errata if each.stands and each.line in lines)
        return any(words in each or each in words for each in standing)


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
    """A place that the article is filed under."""

    place: Place
    score: float
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
    """Someone whom an article credits or names in full, one across scripts and papers.

    Nothing but the name tells people apart here: namesakes are one.
    """

    key: str
    """File name of the person's page: pinyin and, for namesakes in spelling, a suffix; ASCII."""
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
    """What the words right before the name say of its bearer, in Simplified: 村支部书记; or nothing."""


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
    """One for each distinct name of ``article.credits``, in the same order; none where people have no pages."""
    related: tuple[str, ...]
    """Ids of related articles, nearest first."""
    before: str | None = None
    """Id of the article that this one goes on with (上接), where it is in the archive."""
    after: str | None = None
    """Id of the article in which this one goes on (下转)."""
    named: tuple[NamedPerson, ...] = ()
    """In reading order."""

    @property
    def id(self) -> str:
        return self.article.id

    @property
    def signers(self) -> Mapping[str, Person]:
        """Those whom the article credits, by name as printed."""
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
    """Read once, so that one build's pages have the same ones, whoever writes into the folder meanwhile."""

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
    """A file that the old site has just so: it goes over to the new one."""

    path: str
    """As in ``OutputFile``."""
