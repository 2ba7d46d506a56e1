"""Corrections of misprints that are offered to an editor, written so that they fit their line when pasted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from jianbao.model import Line, Misprint
from jianbao.text.lines import printed
from jianbao.text.toml import toml_string

WIDEST = 30
"""Characters around a word that may be needed to tell it from the same word elsewhere in its line."""

Change = tuple[int, int, str]
"""A stretch of a line, and what it is to read."""


def misprint_line(line: int, printed: str, changes: Mapping[str, str], given: Sequence[Misprint] = ()) -> str:
    """The TOML that changes words of a line wherever they stand in it, and keeps what an editor has ``given``.

    >>> print(misprint_line(5, "在前土郭村", {"前土郭村": "前士郭村"}))
    misprints.5 = { before = "前土郭村", after = "前士郭村" }
    >>> print(misprint_line(5, "在前土郭村到前土郭村", {"前土郭村": "前士郭村"}))
    misprints.5 = [{ before = "在前土郭村", after = "在前士郭村" }, { before = "到前土郭村", after = "到前士郭村" }]
    """
    tables = [_table(each) for each in fitting(line, printed, changes, given)]
    return f"misprints.{line} = " + (tables[0] if len(tables) == 1 else f"[{', '.join(tables)}]")


def as_printed(line: Line, words: Iterable[str], errata: Iterable[Misprint]) -> str:
    """The TOML that says that words of a line are right as they stand there, and keeps what an editor gave for it;
    empty where they stand too close for both.
    """
    given = tuple(each for each in errata if each.line == line.no)
    same = {word: word for word in words}
    apart = all(each in given or each.stands for each in fitting(line.no, printed(line), same, given))
    return misprint_line(line.no, printed(line), same, given) if apart else ""


def fitting(line: int, printed: str, changes: Mapping[str, str], given: Sequence[Misprint]) -> tuple[Misprint, ...]:
    """The editor's own, then one for each place where a word stands, with as much around it as stands only there; the
    whole line, where the words stand too close for that.
    """
    own = [(at, at + len(each.before), each.after) for each in given for at in [printed.find(each.before)]]
    wanted = _apart(printed, changes, own)
    found: list[Misprint] = []
    taken = list(own)
    for number, (start, end, after) in enumerate(wanted):
        others = (*taken, *wanted[number + 1 :])
        wide = _widened(printed, start, end, others)
        if wide is None:
            return (Misprint(line, printed, _changed(printed, (*own, *wanted))),)
        taken.append((*wide, ""))
        found.append(Misprint(line, printed[slice(*wide)], printed[wide[0] : start] + after + printed[end : wide[1]]))
    return (*given, *found)


def _apart(printed: str, changes: Mapping[str, str], own: Sequence[Change]) -> list[Change]:
    """Where the words stand, in the order of the line; of two that overlap the first."""
    places = ((m.start(), m.end(), changes[m[0]]) for word in changes for m in re.finditer(re.escape(word), printed))
    found: list[Change] = []
    for start, end, after in sorted(places):
        if all(end <= a or b <= start for a, b, _ in (*own, *found)):
            found.append((start, end, after))
    return found


def _widened(printed: str, start: int, end: int, others: Iterable[Change]) -> tuple[int, int] | None:
    """The smallest stretch around a word that stands once in the line and meets no other; what is left of it first."""
    low, high = 0, len(printed)
    for a, b, _ in others:
        low, high = (max(low, b), high) if b <= start else (low, min(high, a))
    for extra in range(WIDEST + 1):
        for left in range(extra, -1, -1):
            first, last = start - left, end + extra - left
            if low <= first and last <= high and _fits(printed[first:last], printed):
                return first, last
    return None


def _fits(part: str, text: str) -> bool:
    """Whether it stands once, and holds nothing that a correction may not put into a text: tabs, what is not seen."""
    return text.find(part, text.find(part) + 1) < 0 and part.replace("\u3000", "").isprintable()


def _changed(printed: str, changes: Iterable[Change]) -> str:
    for start, end, after in sorted(changes, reverse=True):
        printed = printed[:start] + after + printed[end:]
    return printed


def _table(misprint: Misprint) -> str:
    values = {"before": misprint.before, "after": misprint.after}
    if misprint.reason:
        values["reason"] = misprint.reason
    return "{ " + ", ".join(f"{key} = {toml_string(value)}" for key, value in values.items()) + " }"
