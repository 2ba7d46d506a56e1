"""A fault of the program itself, described on one line. The source in which it occurs is reported; the others are read
all the same."""

from __future__ import annotations

from pathlib import Path
from traceback import extract_tb


def fault(error: Exception) -> str:
    """What a maintainer needs first: the kind of fault, its message, and the file and line where it was raised.

    >>> try:
    ...     {}["a"]
    ... except KeyError as error:
    ...     fault(error)
    "KeyError: 'a'，<doctest jianbao.text.faults.fault[0]> 第 2 行"
    """
    if notes := getattr(error, "__notes__", None):  # raised in another process, which left the description in a note
        return str(notes[0])
    frame = extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}: {error}，{Path(frame.filename).name} 第 {frame.lineno} 行"
