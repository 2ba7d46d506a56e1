"""Draws borders as one SVG path: the part of them that a map shows, no finer than the eye sees."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from jianbao.model import Line2D

FINE = 0.6
"""A point nearer to the one before is left out, in units of the map: nobody would see it."""

MOST = 2500
"""The most points of a path, about 25 kB; a map that needs more is drawn coarser."""

EDGE = 10
"""Units around the map within which a line is still drawn, since its stroke has a width."""

Spot = tuple[float, float]
"""On a map across and down, in its units; in the gazetteer latitude and longitude, in degrees."""
Box = tuple[float, float, float, float]
"""West, south, east, north; on a map left, top, right, bottom."""

Project = Callable[[float, float], Spot]
"""Longitude and latitude to units of the map."""


@dataclass(frozen=True, slots=True)
class Borders:
    """Lines with their boxes: of most lines, only the box has to be looked at."""

    lines: tuple[Line2D, ...]
    boxes: tuple[Box, ...]
    """Of each line."""

    def within(self, west: float, south: float, east: float, north: float) -> Iterator[Line2D]:
        for line, box in zip(self.lines, self.boxes, strict=True):
            if box[0] <= east and box[2] >= west and box[1] <= north and box[3] >= south:
                yield line


def make_borders(lines: Iterable[Line2D]) -> Borders:
    kept = tuple(lines)
    return Borders(kept, tuple(map(_box, kept)))


def _box(line: Line2D) -> Box:
    lons, lats = zip(*line, strict=True)
    return min(lons), min(lats), max(lons), max(lats)


def border_path(lines: Iterable[Line2D], project: Project, width: int, height: int) -> str:
    """What a map of this size shows of some lines, as the ``d`` of a path; empty for nothing.

    >>> border_path([((0, 0), (0, 0.01), (5, 0), (900, 0), (901, 9))], lambda x, y: (x, y), 100, 50)
    'M0 0L5 0L900 0'
    """
    runs = [run for line in lines for run in _runs([project(*point) for point in line], width, height)]
    fine = FINE
    while sum(map(len, (thin := [_thinned(run, fine) for run in runs]))) > MOST:
        fine *= 1.5
    return "".join(f"M{'L'.join(f'{x:.1f} {y:.1f}'.replace('.0', '') for x, y in run)}" for run in thin if len(run) > 1)


def _runs(line: Sequence[Spot], width: int, height: int) -> Iterator[list[Spot]]:
    """The stretches of a line that may cross the map."""
    run: list[Spot] = []
    for start, end in pairwise(line):
        if _meets((start[0], end[0]), width) and _meets((start[1], end[1]), height):
            run += [end] if run else [start, end]
        elif run:
            yield run
            run = []
    if run:
        yield run


def _meets(ends: tuple[float, float], size: int) -> bool:
    return min(ends) <= size + EDGE and max(ends) >= -EDGE


def _thinned(run: Sequence[Spot], fine: float) -> list[Spot]:
    """The run without points that lie too near to the one before; its ends stay."""
    kept = [run[0]]
    for point in run[1:-1]:
        if abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) >= fine:
            kept.append(point)
    return [*kept, run[-1]] if len(run) > 1 else kept
