"""The tables of ``jianbao/data``: a row a line, cells parted by tabs, notes on lines that begin with #.

Formats and licences of the large ones, which are packed, stand in ``data/README.md``.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources


def rows(name: str) -> tuple[str, ...]:
    """The lines of a table without its head, which says what it holds and where it comes from."""
    text = resources.files("jianbao").joinpath("data", name).read_text("utf-8")
    return tuple(row for row in text.splitlines() if row and not row.startswith("#"))


def cells(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows in cells.

    >>> cells("convert.tsv")[0]
    ('于', '于')
    """
    return tuple(tuple(row.split("\t")) for row in rows(name))


def read_table(name: str) -> Iterator[list[str]]:
    """Rows of a gzip'd table in ``data/``, after its ``#`` lines and the names of its columns."""
    packed = resources.files("jianbao").joinpath("data", name).read_bytes()
    lines = iter(gzip.decompress(packed).decode("utf-8").splitlines())
    for line in lines:
        if not line.startswith("#"):
            break
    return (line.split("\t") for line in lines)


@cache
def pairs(name: str) -> Mapping[str, str]:
    """A table of two columns, by the first; read once, however often it is asked for."""
    return {row[0]: row[1] for row in cells(name)}
