"""``--explain``: prints every line of one source with its role and the rule that decided it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rich.cells import cell_len, set_cell_size

from jianbao.cli.console import problem_line
from jianbao.cli.workers import parse_one
from jianbao.io.errors import BuildError, printable
from jianbao.io.sources import find_source, read_source
from jianbao.io.stems import safe_stem
from jianbao.model import ROLE_WORDS, SCRIPT_WORDS, Label, ParsedSource, Problem
from jianbao.parse.rules.words import RULE_WORDS

COLUMNS = ("行", "角色", "篇", "规则", "其次", "差", "接缝", "文字")

LEAST_TEXT = 24
"""Columns that a line's text must have beside its rule; if the terminal leaves fewer, the rule goes on a line below."""


def explain(asked: Path, folder: Path, width: int | None) -> Iterator[str]:
    """The lines to print. ``width``: columns of the terminal, at which they are cut; None: not cut."""
    entry = find_source(asked, folder)
    path = entry.path
    raw, problems = read_source(path, safe_stem(path.name))
    parsed = parse_one(raw)
    if isinstance(parsed, Problem):
        raise BuildError(path, parsed.message, parsed.hint)
    yield f"{entry.shown}（{parsed.encoding}，{SCRIPT_WORDS[parsed.script]}，{len(parsed.articles)} 篇）"
    yield from (problem_line(problem, path.parent) for problem in (*problems, *parsed.problems))
    for line in _table(parsed, width):
        yield line if width is None or cell_len(line) <= width else set_cell_size(line, width - 1) + "…"


def _table(parsed: ParsedSource, width: int | None) -> Iterator[str]:
    rows = [COLUMNS, *map(_cells, parsed.labels)]
    widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    doubts = ["", *(label.doubt for label in parsed.labels)]
    narrow = width is not None and sum(widths[:-1]) + 2 * len(widths[:-1]) + LEAST_TEXT > width
    below = " " * widths[0]
    for row, doubt in zip(rows, doubts, strict=True):
        no, role, article, *reasons, text = (set_cell_size(cell, size) for cell, size in zip(row, widths, strict=True))
        yield "  ".join((no, role, article, *([] if narrow else reasons), text.rstrip()))
        if narrow:
            yield f"{below}  {'  '.join(filter(None, map(str.strip, reasons)))}"
        if doubt:
            yield f"{below}  存疑：{doubt}"


def _cells(label: Label) -> tuple[str, ...]:
    seam = f"接 {label.continues} {_rule(label.seam)}" if label.continues is not None else ""
    article = "" if label.article is None else str(label.article)
    rival = (ROLE_WORDS[label.runner_up], f"{label.margin:z.1f}") if label.runner_up else ("", "")
    text = printable(label.line.raw.strip())
    return str(label.line.no), ROLE_WORDS[label.role], article, _rule(label.rule), *rival, seam, text


def _rule(name: str) -> str:
    """A rule in a reader's words, with the name by which a developer finds it in ``parse/``."""
    return f"{RULE_WORDS[name]}（{name}）" if name in RULE_WORDS else name
