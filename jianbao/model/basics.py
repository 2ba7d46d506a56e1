"""Types that every step uses: roles, scripts, problems, settings, credits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

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
    """The hash of ``Enum`` is many times slower, and every line's labels are looked up by role."""


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

HEAD_ROLES = (Role.KICKER, Role.HEADLINE, Role.SUBHEAD)
"""The lines of an article's head, in their order."""

TITLE_ROLES = (*HEAD_ROLES, Role.HEADING)
"""What is set as a title, in the head or in the text."""


class Script(StrEnum):
    """A script, by its BCP 47 language tag."""

    HANS = "zh-Hans"
    HANT = "zh-Hant"

    @property
    def other(self) -> Script:
        return Script.HANT if self is Script.HANS else Script.HANS


SCRIPT_WORDS: Mapping[Script, str] = {Script.HANS: "简体", Script.HANT: "繁体"}
"""The scripts in a reader's words."""


class Severity(StrEnum):
    ERROR = "error"
    """A source, or a part of one, could not be used as asked; the build ends with exit status 1."""
    WARNING = "warning"
    """Something was passed over or mended; nothing is missing from the site."""
    DOUBT = "doubt"
    """The parser was close to another answer; an editor may want to look."""


STANDS = "若原文不错，写"
"""The words that a message sets before ``Problem.stands``."""


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
    """The line of a correction file that does what ``hint`` says; empty if none does."""
    stands: str = ""
    """The line of a correction file that says the source is right as printed; empty if that cannot be said."""
    skipped: int = 0
    """How many files are not on the site because of it."""

    @property
    def told(self) -> str:
        """The whole message: what is wrong, what was done, what to do: 像标题；当作正文。请看校样"""
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
    """Division code of the prefecture (or of a county that has none above it) in which ambiguous places are looked for;
    None: inferred from the archive."""
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
    """Pairs of a word in Simplified and in Traditional, of one length; the conversion follows them both ways."""
    events: tuple[tuple[str, date, date], ...] = ()
    """Words in Simplified that tell the year of the days near them, each with the first and the last day that it may
    stand for; like the rows of ``data/events.tsv``."""


class Credit(msgspec.Struct, frozen=True):
    role: str
    """记者, 通讯员, 摄影, 文图, 编辑 or 作者 (a name without a role); always Simplified."""
    name: str
    """In the source's own script."""


TAIWAN, HONG_KONG, MACAO = "71", "81", "82"
"""Division codes; those of the places there begin with them."""

CITY_PROVINCES = frozenset({"11", "12", "31", "50", HONG_KONG, MACAO})
"""Codes of the provinces that are one city: Beijing, Tianjin, Shanghai, Chongqing, Hong Kong, Macao."""

REPORTER, STRINGER, PHOTO, BOTH, STAFF, WRITER = CREDIT_ROLES = ("记者", "通讯员", "摄影", "文图", "编辑", "作者")
