"""The small tables of ``jianbao/data``: a row a line, cells parted by tabs, notes on lines that begin with #."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files


def rows(name: str) -> tuple[str, ...]:
    """The lines of a table without its head, which says what it holds and where it comes from."""
    text = files("jianbao").joinpath("data", name).read_text("utf-8")
    return tuple(row for row in text.splitlines() if row and not row.startswith("#"))


def cells(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows in cells.

    >>> cells("convert.tsv")[0]
    ('于', '于')
    """
    return tuple(tuple(row.split("\t")) for row in rows(name))


@cache
def pairs(name: str) -> Mapping[str, str]:
    """A table of two columns, by the first; read once, however often it is asked for."""
    return {row[0]: row[1] for row in cells(name)}
