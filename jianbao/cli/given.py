"""What a site is made from, as it was read before the first source is looked into."""

from __future__ import annotations

from dataclasses import dataclass

from jianbao.model import Line2D, OutputFile, Problem, RawFile, Settings, Templates


@dataclass(frozen=True, slots=True)
class Given:
    """What was found in the folder of sources, and the settings."""

    settings: Settings
    borders: tuple[Line2D, ...]
    raws: tuple[RawFile, ...]
    about: str
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Design:
    """What pages of any archive have in common. Read once, whoever writes into the folders meanwhile."""

    templates: Templates
    static: tuple[OutputFile, ...]
