"""Figures that may not fall: what was reached before, by set, in a file of JSON beside the tool that measures."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

Figures = Mapping[str, Mapping[str, float]]
"""By set and name."""

NOISE = 0.005
"""A figure may lie this much under its floor: one paragraph or name in two hundred, what a doubtful label is worth."""


def read_floors(file: Path) -> Figures:
    floors: Figures = json.loads(file.read_text("utf-8")) if file.exists() else {}
    return floors


def fallen(reached: Mapping[str, float], floors: Mapping[str, float]) -> list[str]:
    """The figures of a set that lie under their floors; one that was not reached at all is 0.

    >>> fallen({"a": 0.5, "b": 0.9}, {"a": 0.504, "b": 0.91, "c": 0.1})
    ['b', 'c']
    """
    return [name for name, floor in floors.items() if reached.get(name, 0) < floor - NOISE]


def hold(file: Path, reached: Figures, low: int, update: bool) -> int:
    """How a measurement ends: floors raised if asked, and told how many figures lie below theirs; the exit status."""
    if update:
        raise_floors(file, reached)
    print(f"{low} figures below their floors")
    return 1 if low else 0


def raise_floors(file: Path, reached: Figures) -> None:
    """Write what is better than before; a set that was not measured keeps its floors."""
    floors = read_floors(file)
    raised = {
        which: {name: round(max(value, floors.get(which, {}).get(name, 0)), 3) for name, value in row.items()}
        for which, row in reached.items()
    }
    file.write_text(json.dumps({**floors, **raised}, indent=1) + "\n", "utf-8")
