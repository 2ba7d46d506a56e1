"""Every type that passes between two stages, each field with its meaning. Imports nothing else of ours.

The flow is one way: ``RawFile`` → ``SourceText`` → ``Line`` → ``Label`` → ``Article`` (``source.py``) → ``Record`` →
``Archive`` → ``WebPage`` → ``OutputFile`` (``archive.py``); an editor's word stands in ``corrections.py``, what all
stages speak of in ``basics.py``. A later stage wraps what an earlier one made; nothing is filled in afterwards.
Words are the trade's own: see the table in ``README.md`` beside this folder. What a source has many of is a
``Struct``: a frozen dataclass in all but name, made in a tenth of the time; ``msgspec.structs.replace`` makes another
one of it.
"""

from __future__ import annotations

from jianbao.model.archive import (
    Archive,
    InferredDate,
    Level,
    Locality,
    Mention,
    NamedDay,
    NamedPerson,
    OutputFile,
    Person,
    Place,
    Record,
    Templates,
    Unchanged,
    WebPage,
)
from jianbao.model.basics import (
    CITY_PROVINCES,
    CREDIT_ROLES,
    DEVICES,
    HEAD_ROLES,
    HONG_KONG,
    MACAO,
    ROLE_WORDS,
    STANDS,
    TAIWAN,
    TITLE_ROLES,
    Credit,
    Line2D,
    Problem,
    Role,
    Script,
    Settings,
    Severity,
)
from jianbao.model.corrections import EDITOR, NO_CORRECTIONS, Corrections, Facts, Misprint, sidecar
from jianbao.model.source import (
    GIVEN_LINES,
    NO_RIVAL,
    Article,
    Block,
    Label,
    Line,
    ParsedSource,
    Part,
    RawFile,
    Section,
    SourceText,
)

__all__ = [
    "CITY_PROVINCES",
    "CREDIT_ROLES",
    "DEVICES",
    "EDITOR",
    "GIVEN_LINES",
    "HEAD_ROLES",
    "HONG_KONG",
    "MACAO",
    "NO_CORRECTIONS",
    "NO_RIVAL",
    "ROLE_WORDS",
    "STANDS",
    "TAIWAN",
    "TITLE_ROLES",
    "Archive",
    "Article",
    "Block",
    "Corrections",
    "Credit",
    "Facts",
    "InferredDate",
    "Label",
    "Level",
    "Line",
    "Line2D",
    "Locality",
    "Mention",
    "Misprint",
    "NamedDay",
    "NamedPerson",
    "OutputFile",
    "ParsedSource",
    "Part",
    "Person",
    "Place",
    "Problem",
    "RawFile",
    "Record",
    "Role",
    "Script",
    "Section",
    "Settings",
    "Severity",
    "SourceText",
    "Templates",
    "Unchanged",
    "WebPage",
    "sidecar",
]
