"""``--explain``: every line of one source, what it was taken for, and the rule that said so."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rich.cells import cell_len, set_cell_size

from jianbao.cli.workers import parse_one
from jianbao.io.errors import BuildError, printable
from jianbao.io.sources import read_regular
from jianbao.io.stems import safe_stem
from jianbao.model import Label, ParsedSource, Problem, RawFile

COLUMNS = ("行", "角色", "篇", "规则", "接缝", "文字")


def explain(path: Path, width: int | None) -> Iterator[str]:
    """The lines to print, cut to so many columns of the terminal; None: whole."""
    parsed = parse_one(RawFile(path.name, safe_stem(path.name), read_regular(path)))
    if isinstance(parsed, Problem):
        raise BuildError(path, parsed.message, parsed.hint)
    yield f"{printable(path.name)}（{parsed.encoding}，{parsed.script}，{len(parsed.articles)} 篇）"
    for line in _table(parsed):
        yield line if width is None or cell_len(line) <= width else set_cell_size(line, width - 1) + "…"


def _table(parsed: ParsedSource) -> Iterator[str]:
    rows = [COLUMNS, *map(_cells, parsed.labels)]
    widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    doubts = ["", *(label.doubt for label in parsed.labels)]
    for row, doubt in zip(rows, doubts, strict=True):
        *head, text = (set_cell_size(cell, size) for cell, size in zip(row, widths, strict=True))
        yield "  ".join((*head, text.rstrip()))
        if doubt:
            yield f"{' ' * widths[0]}  存疑：{doubt}"


def _cells(label: Label) -> tuple[str, ...]:
    seam = f"接 {label.continues} {label.seam}" if label.continues is not None else ""
    article = "" if label.article is None else str(label.article)
    return str(label.line.no), label.role, article, label.rule, seam, printable(label.line.raw.strip())
