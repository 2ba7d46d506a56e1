"""Parses one source, in this process or in another. A bad source never stops the others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from jianbao.io.entries import skipped
from jianbao.model import NO_CORRECTIONS, Label, ParsedSource, Problem, RawFile, Role, Severity, SourceText, sidecar
from jianbao.parse.assemble import assemble
from jianbao.parse.source import lost_lines, parse_source
from jianbao.text.decode import DecodeError, decode
from jianbao.text.faults import fault
from jianbao.text.lines import split_lines
from jianbao.text.script import detect_script


def parse_one(raw: RawFile) -> ParsedSource | Problem:
    """What a source holds; a problem if it cannot be read at all."""
    try:
        text = decode(raw)
    except DecodeError as error:
        return skipped(raw.name, error.message, error.hint)
    parsed = _parse(text)
    return replace(parsed, problems=(*text.problems, *parsed.problems))


def _parse(text: SourceText) -> ParsedSource:
    """The parser's reading. If the parser fails or loses a line, which is a fault of the program, the text becomes one
    plain article instead.
    """
    try:
        parsed = parse_source(text)
        lost = lost_lines(parsed)
    except Exception as error:
        message = f"程序读这个文件时出错（{fault(error)}）"
        lost = (Problem(text.name, None, Severity.ERROR, message, "整篇按原文发布", "请报告此问题"),)
    return parsed if not lost else replace(_plainly(text), problems=(*lost, *_uncorrected(text)))


def _uncorrected(text: SourceText) -> Iterator[Problem]:
    """A problem if the source has corrections, since they were not applied."""
    if text.corrections != NO_CORRECTIONS:
        yield Problem(sidecar(text.name), None, Severity.ERROR, "来源没有照常读成，勘误没有用上")


def _plainly(text: SourceText) -> ParsedSource:
    """One article without a head, each line a paragraph."""
    lines = split_lines(text.text)
    labels = tuple(Label(line, Role.PARA, "plain text", 1) for line in lines)
    articles, furniture = assemble(text.stem, labels)
    script = detect_script(text.text)
    return ParsedSource(text.name, text.stem, text.encoding, script, lines, labels, articles, furniture, ())
