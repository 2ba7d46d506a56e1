"""What a build is given: all that it reads from the disk before it looks into the first source."""

from __future__ import annotations

from dataclasses import dataclass

from jianbao.model import Line2D, OutputFile, Problem, RawFile, Settings, Templates


@dataclass(frozen=True, slots=True)
class Given:
    """The settings, and what was found in the source folder."""

    settings: Settings
    borders: tuple[Line2D, ...]
    raws: tuple[RawFile, ...]
    about: str
    """Text of ``about.md``, or empty."""
    problems: tuple[Problem, ...]
    """Of files that were passed over."""


@dataclass(frozen=True, slots=True)
class Design:
    """The templates, scripts and styles, which are the same for any archive. They are read once, so that nobody can
    change them during a build.
    """

    templates: Templates
    static: tuple[OutputFile, ...]
