"""What is done to one thing at a time, in this process or in several: a source is read, a share of the pages made.

A bad source never takes the others down.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from itertools import chain, islice
from pathlib import Path

from jianbao.cli.console import fault
from jianbao.cli.processes import Lent, Run
from jianbao.enrich.protect import make_converter
from jianbao.io.sources import skipped
from jianbao.model import (
    NO_CORRECTIONS,
    Archive,
    Label,
    OutputFile,
    ParsedSource,
    Problem,
    RawFile,
    Role,
    Severity,
    SourceText,
    WebPage,
    sidecar,
)
from jianbao.parse.assemble import assemble
from jianbao.parse.source import lost_lines, parse_source
from jianbao.site.frame import Part
from jianbao.site.plan import plan_parts
from jianbao.site.render import Renderer
from jianbao.text.decode import DecodeError, decode
from jianbao.text.lines import split_lines
from jianbao.text.script import Converter, detect_script

SHARE = 64
"""Articles, or sources, for each share of the pages, about: what a process makes at a time, some hundred pages."""


@dataclass(frozen=True, slots=True)
class Pages:
    """What all pages are made from."""

    archive: Archive
    templates: Path


def parse_one(raw: RawFile) -> ParsedSource | Problem:
    """What a source holds, accounted for line by line; the reason where it cannot be read."""
    try:
        text = decode(raw)
    except DecodeError as error:
        return skipped(raw.name, error.message, error.hint)
    parsed = _parse(text)
    return replace(parsed, problems=(*text.problems, *parsed.problems))


def _parse(text: SourceText) -> ParsedSource:
    """The parser's reading; where it fails, a fault of ours, the text as one plain article instead."""
    try:
        parsed = parse_source(text)
        lost = lost_lines(parsed)
    except Exception as error:
        message = f"程序读这个文件时出错（{fault(error)}）"
        lost = (Problem(text.name, None, Severity.ERROR, message, "整篇按原文发布", "请报告此问题"),)
    return parsed if not lost else replace(_plainly(text), problems=(*lost, *_uncorrected(text)))


def _uncorrected(text: SourceText) -> Iterator[Problem]:
    if text.corrections != NO_CORRECTIONS:
        yield Problem(sidecar(text.name), None, Severity.ERROR, "来源没有照常读成，勘误没有用上")


def _plainly(text: SourceText) -> ParsedSource:
    """One article without a head, each line a paragraph."""
    lines = split_lines(text.text)
    labels = tuple(Label(line, Role.PARA, "plain text", 1) for line in lines)
    articles, furniture = assemble(text.stem, labels)
    script = detect_script(text.text)
    return ParsedSource(text.name, text.stem, text.encoding, script, lines, labels, articles, furniture, ())


def make_pages(pages: Pages, converter: Converter, run: Run) -> Iterator[OutputFile]:
    """plan → render. Other processes begin at once."""
    lent = run.lend(pages)
    if lent is None:
        render = Renderer(pages.templates).render
        return (render(page) for part in plan_parts(pages.archive, converter) for page in part())
    shares = 1 + max(len(pages.archive.records), len(pages.archive.sources)) // SHARE
    return chain.from_iterable(run.begin(partial(make_share, lent, of=2 * shares), range(2 * shares)))


def make_share(lent: Lent[Pages], nth: int, of: int) -> tuple[OutputFile, ...]:
    """Every so many-th part: so all shares take about as long."""
    parts, render = _workshop(lent)
    return tuple(render(page) for part in islice(parts, nth, None, of) for page in part())


@lru_cache(maxsize=1)
def _workshop(lent: Lent[Pages]) -> tuple[list[Part], Callable[[WebPage], OutputFile]]:
    pages = lent.get()
    converter = make_converter(pages.archive.records, pages.archive.settings)
    return list(plan_parts(pages.archive, converter)), Renderer(pages.templates).render
