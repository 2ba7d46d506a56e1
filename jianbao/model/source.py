"""Types of a source on its way through the parser, from its bytes to its articles."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import msgspec

from jianbao.model.basics import Credit, Problem, Role, Script
from jianbao.model.corrections import NO_CORRECTIONS, Corrections, Misprint


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
    """A label that a database set before it and that says only what it is: 标题：, 正文：."""


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
    """The line before it was cut for its length alone, as hard-wrapped text is: no seam worth showing."""


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
        """The line it begins at; its anchor on the page is ``L<line>``. Below 1 for a head that no line has."""
        return self.parts[0].line if self.parts else GIVEN_LINES[self.role]


GIVEN_LINES: Mapping[Role, int] = {Role.HEADLINE: 0, Role.KICKER: -1, Role.SUBHEAD: -2}
"""In place of the number of a line: a head that an editor gave, and that the source does not have."""


@dataclass(frozen=True, slots=True)
class Section:
    heading: Block | None
    blocks: tuple[Block, ...]
    """Paragraphs, captions, bylines and notes in reading order."""


MADE_TITLE = 24
"""Characters of a title that is made from the first words."""


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
    """版次, as a folio, a byline, a database's record or an editor tells it."""
    rights: str | None = None
    """A note on the rights; only an editor gives one."""
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

    @property
    def heads(self) -> Mapping[str, Block | None]:
        """What may stand over the text, in that order, by the name of the field."""
        return {"kicker": self.kicker, "headline": self.headline, "subhead": self.subhead}

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """Head and body: every character of the article stands in exactly one of these."""
        return tuple(b for b in self.heads.values() if b is not None) + self.body

    @property
    def title(self) -> str:
        """The headline; where the source has none, the first sentence, or its first words (pages mark it as made)."""
        if self.headline is not None:
            return self.headline.text
        first = next((b.text for b in self.body if b.role is Role.PARA), "")
        first = first or next((b.text for b in self.body), "")
        sentence = re.split("(?<=[。！？])", first, maxsplit=1)[0]
        return sentence if len(sentence) <= MADE_TITLE else sentence[:MADE_TITLE] + "……"

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
        """Whether an editor said that these words in one of these lines, or some of them, are right as printed."""
        confirmed = [misprint.before for misprint in self.errata if misprint.stands and misprint.line in lines]
        return any(words in text or text in words for text in confirmed)
