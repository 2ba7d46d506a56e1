"""One source at a time, in this process or in several; a bad source never takes the others down."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from multiprocessing import get_context
from os import cpu_count
from typing import Protocol, TypeVar

from jianbao.cli.console import fault
from jianbao.io.errors import BuildError
from jianbao.io.sources import skipped
from jianbao.model import NO_CORRECTIONS, Label, ParsedSource, Problem, RawFile, Role, Severity, SourceText, sidecar
from jianbao.parse.assemble import assemble
from jianbao.parse.source import lost_lines, parse_source
from jianbao.text.decode import DecodeError, decode
from jianbao.text.lines import split_lines
from jianbao.text.script import detect_script

T = TypeVar("T")
R = TypeVar("R")

WORTH_A_POOL = 2**20
"""Bytes of sources from which several processes pay: one reads and enriches less than 1 MB a second, another takes
a second to start."""

MOST_ON_WINDOWS = 61

CHUNK = 8
"""Sources handed to a process at a time."""


class Run(Protocol):
    """``map``, here or in other processes: results in the order of the items."""

    def __call__(self, function: Callable[[T], R], items: Iterable[T], /) -> Iterable[R]: ...


@contextmanager
def processes(jobs: int | None, raws: Sequence[RawFile]) -> Iterator[Run]:
    """A ``map`` over so many processes; None: over as many as pay for sources of this size."""
    if jobs is None:
        jobs = (cpu_count() or 1) if sum(len(raw.data) for raw in raws) >= WORTH_A_POOL else 1
    if jobs == 1:
        yield map
        return
    # Started anew, not forked: the same on every system, and safe beside the threads of the progress bar.
    ignore = (signal.SIGINT, signal.SIG_IGN)
    pool = ProcessPoolExecutor(_possible(jobs), get_context("spawn"), signal.signal, ignore)
    try:
        yield partial(_map, pool)
    except BrokenProcessPool:
        raise BuildError("读来源", "一个子进程意外终止，可能是内存不够", "请加 --jobs 1 再试") from None
    finally:
        with _interrupts_held():
            pool.shutdown(cancel_futures=True)


def _possible(jobs: int) -> int:
    """Windows waits for so many processes at most; a pool of more is an error there."""
    return min(jobs, MOST_ON_WINDOWS) if sys.platform == "win32" else jobs


def _map(pool: ProcessPoolExecutor, function: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
    with _interrupts_held():
        return pool.map(function, items, chunksize=CHUNK)


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Ctrl-C comes through when this ends. Processes started meanwhile never hear it: this one stops them."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


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
