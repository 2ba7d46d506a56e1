"""Reads the tables of ``jianbao/data``: each line is a row, tabs separate its cells, lines that begin with # are notes.

Formats and licences of the large ones, which are compressed, are described in ``data/README.md``.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources


def rows(name: str) -> tuple[str, ...]:
    """The rows of a table as they are written, without blank lines and notes."""
    text = resources.files("jianbao").joinpath("data", name).read_text("utf-8")
    return tuple(row for row in text.splitlines() if row and not row.startswith("#"))


def cells(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a table, each as its cells.

    >>> cells("convert.tsv")[0]
    ('于', '于')
    """
    return tuple(tuple(row.split("\t")) for row in rows(name))


def read_table(name: str) -> Iterator[list[str]]:
    """The rows of a compressed table, each as its cells, without the notes and the names of the columns."""
    packed = resources.files("jianbao").joinpath("data", name).read_bytes()
    lines = iter(gzip.decompress(packed).decode("utf-8").splitlines())
    for line in lines:
        if not line.startswith("#"):  # the names of the columns
            break
    return (line.split("\t") for line in lines)


@cache
def pairs(name: str) -> Mapping[str, str]:
    """The second cell of each row by the first. The table is read once, however often it is asked for."""
    return {row[0]: row[1] for row in cells(name)}
