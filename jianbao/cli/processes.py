"""Work in this process or in several others: the results and their order are the same."""

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
"""Bytes of sources from which on several processes are faster: one reads and enriches less than 1 MB a second, and
another takes a second to start."""

MOST_ON_WINDOWS = 61
"""Windows waits for so many processes at most."""

CHUNK = 8
"""Sources handed to a process at a time."""

AHEAD = 2
"""How many large results of each process may wait to be taken."""

ROOM = 2**30
"""Bytes, as pickled, of all copies of a lent value, unless ``--jobs`` says how many processes to use. In memory they
are about four times as many."""


@dataclass(frozen=True, slots=True)
class Lent(Generic[T]):
    """A value that every process needs, in a file that only this run can write; each reads it once."""

    path: Path

    def get(self) -> T:
        value: T = _read(self.path)
        return value


class Run(Protocol):
    """Applies functions to items, here or in other processes. Results come in the order of the items."""

    def __call__(self, function: Callable[[T], R], items: Iterable[T], /) -> Iterable[R]: ...

    def lend(self, value: T, /) -> Lent[T] | None:
        """Makes a value ready for other processes; None if the work is better done in this one."""

    def begin(self, function: Callable[[T], R], items: Iterable[T], /) -> Iterator[R]:
        """Like ``map``, for large results: the other processes begin at once, and only a few results wait at a time."""


class Here:
    """Does all work in this process."""

    def __call__(self, function: Callable[[T], R], items: Iterable[T], /) -> Iterable[R]:
        return map(function, items)

    def lend(self, _: T, /) -> Lent[T] | None:
        return None

    def begin(self, function: Callable[[T], R], items: Iterable[T], /) -> Iterator[R]:
        return map(function, items)


class Elsewhere:
    """Does the work in other processes: in ``jobs`` of them or, if that is None, in as many as there are processors, or
    fewer where the lent value is large.
    """

    def __init__(self, jobs: int | None, folder: Path) -> None:
        self._jobs, self._folder = jobs, folder
        self._start(_possible(jobs or cpu_count() or 1))

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
        fitting = self._size if self._jobs else ROOM // path.stat().st_size
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
    """The way to work on sources of ``size`` bytes: in ``jobs`` processes or, if that is None, in as many as pay."""
    is_small = size < WORTH_A_POOL
    if jobs == 1 or (jobs is None and (is_small or cpu_count() == 1)):
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
    """How many processes a pool may have: on Windows more than `MOST_ON_WINDOWS` are an error."""
    return min(jobs, MOST_ON_WINDOWS) if sys.platform == "win32" else jobs


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Holds Ctrl-C back until the ``with`` block ends. Processes started inside it never get the signal; this process
    stops them.
    """
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _noting(function: Callable[[T], R], item: T) -> R:
    """Runs in another process. A fault's traceback cannot leave it, so the fault is given a note that says where it was
    raised.
    """
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
    """Turns garbage collection off, for values that are needed to the end of the build; it does not look through them
    later either. It took half of the time where kept values are read, an eighth where sources are parsed, and a tenth
    where the index is made.
    """
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        gc.enable()
