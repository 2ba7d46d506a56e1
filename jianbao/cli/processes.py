"""One process or several: the same results in the same order, whoever makes them."""

from __future__ import annotations

import gc
import pickle
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from multiprocessing import get_context
from os import cpu_count
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryDirectory
from typing import Any, Generic, Protocol, TypeVar

from jianbao.io.errors import BuildError
from jianbao.text.faults import fault

T = TypeVar("T")
R = TypeVar("R")

WORTH_A_POOL = 2**20
"""Bytes of sources from which several processes pay: one reads and enriches less than 1 MB a second, another takes
a second to start."""

MOST_ON_WINDOWS = 61

CHUNK = 8
"""Sources handed to a process at a time."""

AHEAD = 2
"""Results for each process that may wait to be taken, where they are large."""

ROOM = 2**30
"""Bytes, as written, of all copies of what is lent, where nobody said how many processes there should be. In memory
they are about four times as many."""


@dataclass(frozen=True, slots=True)
class Lent(Generic[T]):
    """What every process needs and reads once, from a file that only this run can write."""

    path: Path

    def get(self) -> T:
        value: T = _read(self.path)
        return value


class Run(Protocol):
    """How work is done, here or in other processes; results come in the order of the items."""

    def __call__(self, function: Callable[[T], R], items: Iterable[T], /) -> Iterable[R]: ...

    def lend(self, value: T, /) -> Lent[T] | None:
        """The value for other processes; None where all is better done here."""

    def begin(self, function: Callable[[T], R], items: Iterable[T], /) -> Iterator[R]:
        """``map`` for large results, of which few are there at a time. The others work on the first ones at once."""


class Here:
    """All in this process."""

    def __call__(self, function: Callable[[T], R], items: Iterable[T], /) -> Iterable[R]:
        return map(function, items)

    def lend(self, _: T, /) -> Lent[T] | None:
        return None

    def begin(self, function: Callable[[T], R], items: Iterable[T], /) -> Iterator[R]:
        return map(function, items)


class Elsewhere:
    """In so many processes, at most: ``asked`` or, with None, as many as there are processors."""

    def __init__(self, asked: int | None, folder: Path) -> None:
        self._asked, self._folder = asked, folder
        self._start(_possible(asked or cpu_count() or 1))

    def _start(self, size: int) -> None:
        # Started anew, not forked: the same on every system, and safe beside the threads of the progress bar.
        ignore = (signal.SIGINT, signal.SIG_IGN)
        self._size, self._pool = size, ProcessPoolExecutor(size, get_context("spawn"), signal.signal, ignore)

    def stop(self) -> None:
        with _interrupts_held():
            self._pool.shutdown(cancel_futures=True)

    def __call__(self, function: Callable[[T], R], items: Iterable[T], /) -> Iterable[R]:
        with _interrupts_held():
            return self._pool.map(function, items, chunksize=CHUNK)

    def lend(self, value: T, /) -> Lent[T] | None:
        with NamedTemporaryFile(dir=self._folder, delete=False) as file:
            pickle.dump(value, file, pickle.HIGHEST_PROTOCOL)
        path = Path(file.name)
        fitting = self._size if self._asked else ROOM // path.stat().st_size
        if fitting < min(2, self._size):
            return None
        if fitting < self._size:
            self.stop()
            self._start(fitting)
        return Lent(path)

    def begin(self, function: Callable[[T], R], items: Iterable[T], /) -> Iterator[R]:
        waiting = iter(items)
        begun: deque[Future[R]] = deque()
        self._submit(function, waiting, begun, AHEAD * self._size)
        return self._taken(function, waiting, begun)

    def _taken(self, function: Callable[[T], R], waiting: Iterator[T], begun: deque[Future[R]]) -> Iterator[R]:
        while begun:
            result = begun.popleft().result()
            self._submit(function, waiting, begun, 1)
            yield result

    def _submit(self, function: Callable[[T], R], waiting: Iterator[T], begun: deque[Future[R]], number: int) -> None:
        with _interrupts_held():
            for _, item in zip(range(number), waiting, strict=False):
                begun.append(self._pool.submit(_noting, function, item))


@contextmanager
def processes(jobs: int | None, size: int) -> Iterator[Run]:
    """So many processes; None: as many as pay for so many bytes of sources."""
    small = size < WORTH_A_POOL
    if jobs == 1 or (jobs is None and (small or cpu_count() == 1)):
        yield Here()
        return
    with TemporaryDirectory(prefix="jianbao-", ignore_cleanup_errors=True) as folder:
        run = Elsewhere(jobs, Path(folder))
        try:
            yield run
        except BrokenProcessPool:
            message = "一个子进程意外终止，可能是内存不够"
            raise BuildError("多进程构建", message, "请加 --jobs 1 再试") from None
        finally:
            run.stop()


def _possible(jobs: int) -> int:
    """Windows waits for so many processes at most; a pool of more is an error there."""
    return min(jobs, MOST_ON_WINDOWS) if sys.platform == "win32" else jobs


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


def _noting(function: Callable[[T], R], item: T) -> R:
    """In another process: a fault's traceback stays there, so the fault says where it was."""
    try:
        return function(item)
    except Exception as error:
        error.add_note(fault(error))
        raise


@lru_cache(maxsize=1)
def _read(path: Path) -> Any:
    with all_stays(), path.open("rb") as file:
        return pickle.load(file)


@contextmanager
def all_stays() -> Iterator[None]:
    """What is made meanwhile stays to the end, and no garbage is looked for in it, then or later: that took half of the
    time where kept values are read, an eighth where sources are parsed, and a tenth of the index's.
    """
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        gc.enable()
