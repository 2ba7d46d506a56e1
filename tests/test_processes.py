"""Work in several processes: in order, a little ahead, and told in words where it fails."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from jianbao.cli import processes
from jianbao.cli.processes import AHEAD, Elsewhere, Here, Lent
from jianbao.io.errors import BuildError
from jianbao.text.faults import fault


def square(number: int) -> int:
    return number * number


def fail(number: int) -> int:
    raise ZeroDivisionError(number)


def die(number: int) -> int:
    os._exit(number)


def length(lent: Lent[str]) -> int:
    return len(lent.get())


@pytest.fixture(scope="module")
def two() -> Iterator[processes.Run]:
    with processes.processes(2, 0) as run:
        yield run


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_order(jobs: int) -> None:
    with processes.processes(jobs, 0) as run:
        assert list(run(square, range(50))) == list(run.begin(square, range(50))) == [n * n for n in range(50)]


def test_only_so_many_results_wait(two: processes.Run) -> None:
    asked = count()
    results = two.begin(square, (next(asked) for _ in range(100)))
    assert next(asked) == 2 * AHEAD
    assert [next(results) for _ in range(3)] == [0, 1, 4]
    assert next(asked) <= 2 * AHEAD + 5


def test_what_is_lent_is_read_by_the_others(two: processes.Run) -> None:
    for text in ("a", "bc"):
        lent = two.lend(text)
        assert lent is not None
        assert list(two.begin(length, [lent] * 5)) == [len(text)] * 5


@pytest.mark.parametrize(("room", "size"), [(10_000, 4), (2_500, 2), (1_500, None)])
def test_copies_of_what_is_lent_have_room(
    room: int, size: int | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """About a thousand bytes. Where there is no room for two, nothing is lent."""
    monkeypatch.setattr(processes, "ROOM", room)
    monkeypatch.setattr(processes, "cpu_count", lambda: 4)
    run = Elsewhere(None, tmp_path)
    try:
        lent = run.lend("x" * 1000)
        assert (lent is not None, run._size) == (bool(size), size or 4)
        assert list(run(square, [3])) == [9]
    finally:
        run.stop()


def test_who_asks_for_processes_gets_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "ROOM", 0)
    run = Elsewhere(3, tmp_path)
    assert run.lend("x") is not None
    assert run._size == 3
    run.stop()


@pytest.mark.parametrize(("jobs", "size", "here"), [(None, 0, True), (None, 2**30, False), (1, 2**30, True)])
def test_small_archives_are_made_here(jobs: int | None, size: int, here: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "cpu_count", lambda: 2)
    with processes.processes(jobs, size) as run:
        assert isinstance(run, Here) is here


def test_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with processes.processes(2, 0) as run:
        run.lend("x")
        assert list(tmp_path.iterdir())
    assert not list(tmp_path.iterdir())


def test_a_fault_says_where_it_was(two: processes.Run) -> None:
    with pytest.raises(ZeroDivisionError) as caught:
        list(two.begin(fail, [7]))
    assert fault(caught.value).startswith("ZeroDivisionError: 7，test_processes.py 第 ")


def test_a_process_that_dies_is_told_in_words() -> None:
    with pytest.raises(BuildError, match="子进程意外终止"), processes.processes(2, 0) as run:
        list(run.begin(die, [1]))
