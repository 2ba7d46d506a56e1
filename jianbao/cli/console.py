"""What the person at the terminal reads: problems, the summary, progress.

Names of files and their text are somebody else's: what could steer a terminal is shown as an escape.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import TypeVar

from jianbao.io.errors import printable
from jianbao.model import Problem, Severity

T = TypeVar("T")

HEADINGS = {Severity.ERROR: "错误", Severity.WARNING: "提醒", Severity.DOUBT: "存疑"}

SHOWN = 10
"""How many problems of a kind a build prints, since nobody reads more than a screenful; ``--check`` prints them all."""


def problem_line(problem: Problem, folder: Path) -> str:
    """One line: where, what, what was done, what to do.

    >>> problem_line(Problem("a.txt", 12, Severity.DOUBT, "像标题", "当作正文", "请看校样"), Path("seeds"))
    'seeds/a.txt:12: 像标题；当作正文。请看校样'
    """
    place = path_shown(folder, problem.source or "")
    line = f":{problem.line}" if problem.line is not None else ""
    return printable(f"{place}{line}: {problem.told}")


def path_shown(folder: Path, source: str) -> str:
    """The path of a source as it is printed: with ``/`` on every system. A backslash in it is part of an escape."""
    return str(PurePosixPath(folder.as_posix(), source))


def problem_report(problems: Iterable[Problem], folder: Path, every: bool) -> Iterator[str]:
    """The lines to print, the gravest kind first: of each kind at most ``SHOWN``, or ``every`` one."""
    problems = tuple(problems)
    for severity, heading in HEADINGS.items():
        group = [problem for problem in problems if problem.severity is severity]
        shown = group if every else group[:SHOWN]
        if group:
            yield f"{heading}（{len(group)}）"
        yield from (f"  {problem_line(problem, folder)}" for problem in shown)
        if len(shown) < len(group):
            yield f"  另有 {len(group) - len(shown)} 条，用 --check 看全部"


def say(text: str) -> None:
    """Tells the person at the terminal something that is no result of the command: it goes to the standard error."""
    print(printable(text), file=sys.stderr, flush=True)


def use_any_terminal() -> None:
    """Lets no message fail because the terminal cannot show Chinese, or a file name is no text: it prints escapes."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def progress(items: Iterable[T], title: str, total: int | None = None) -> Iterator[T]:
    """The items unchanged, while a bar shows the progress on a terminal; in a pipe or a file nothing is shown."""
    if not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import track

    length = len(items) if isinstance(items, Sequence) else total
    yield from track(items, title, length, console=Console(stderr=True), transient=True)
