"""What an editor may say of a source, in the file beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from jianbao.model.basics import Credit, Role

EDITOR = "editor"
"""In place of the name of a rule, or of a seam's rule: an editor decided."""


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
    """What an editor says of an article in place of what its text says; None where the editor says nothing."""

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
    unknown: tuple[str, ...] = ()
    """Names of those that nobody knows, whatever the text seems to say."""


@dataclass(frozen=True, slots=True)
class Corrections:
    """What an editor says of a source, in the file beside it (`sidecar`). Lines and articles are given by number."""

    roles: Mapping[int, Role] = field(default_factory=dict)
    joins: Mapping[int, int] = field(default_factory=dict)
    """For a line, the earlier line whose paragraph it continues; 0 if it begins a paragraph of its own."""
    breaks: Mapping[int, bool] = field(default_factory=dict)
    """Whether an article begins with a line."""
    seen: Mapping[str, Mapping[int, str]] = field(default_factory=dict)
    """Words that stand in a line, by the section that speaks of it (``lines``) and its number: where they do not, lines
    were put in or taken out above."""
    misprints: tuple[Misprint, ...] = ()
    common: Facts = Facts()
    """For all articles of the source, where ``articles`` says nothing else."""
    articles: Mapping[int, Facts] = field(default_factory=dict)
    """For single articles. The numbers are those of the articles once all of the above is applied."""
    named: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    """Words that stand in an article, by its number: where they do not, the articles are numbered otherwise by now."""


NO_CORRECTIONS = Corrections()


def sidecar(name: str) -> str:
    """Name of the file that corrects a source.

    >>> sidecar("2020/三版.txt")
    '2020/三版.toml'
    """
    return f"{name.rpartition('.')[0]}.toml"
