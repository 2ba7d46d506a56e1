"""Names in a row (北京、上海和广州等地) and routes (郑州至西安): what stands around one stands around all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from jianbao.enrich.mentions import NamedPlace
from jianbao.enrich.place_context import filed_there
from jianbao.model import Level

BETWEEN = re.compile(r"[省市区县]?(?:、|和|与|及|以及|跟)")
"""What may stand between two names of a row."""

ROUTE = re.compile(r"[省市区县站]?(?:至|到|——*|－|-|～|~)")
"""What may stand between the two ends of a route."""

BEFORE, AFTER = 12, 24
"""Characters around a row that are looked at."""


class NameContext(msgspec.Struct, frozen=True):
    """What stands around a name, or around the row that it is part of."""

    before: str
    after: str
    row: int
    """Names in the row, without the ends of routes; 1 for a name by itself."""
    end_of_route: bool
    """The name is where a route leads to."""
    start: int
    """Where the name begins with the places that it lies in (河南省郑州市)."""
    filed: bool
    """A report was filed from there."""


Unit = list[NamedPlace]
"""A name together with the places it lies in that stand right before it."""


def name_contexts(named: Sequence[NamedPlace], texts: Sequence[str]) -> list[NameContext]:
    """The context of each name."""
    found: list[NameContext] = []
    for row in _rows(named, texts):
        first, last = row[0][0], row[-1][-1]
        text = texts[first.block]
        before, after = text[max(0, first.start - BEFORE) : first.start], text[last.end : last.end + AFTER]
        size, routes, filed = 1, [False], filed_there(before, after)
        if len(row) > 1:
            routes += [ROUTE.fullmatch(text, a[-1].end, b[0].start) is not None for a, b in pairwise(row)]
            size = _size(row, routes)
        for unit, route in zip(row, routes, strict=True):
            found += [NameContext(before, after, size, route, unit[0].start, filed)] * len(unit)
    return found


def _size(row: Sequence[Unit], routes: Sequence[bool]) -> int:
    """Places in the row that are told apart: townships and villages of one county speak of it together."""
    ends = [unit[-1].place for unit, route in zip(row, routes, strict=True) if not route]
    return len({place.code[:6] if place.level > Level.COUNTY else place.code for place in ends})


def _rows(named: Sequence[NamedPlace], texts: Sequence[str]) -> list[list[Unit]]:
    rows: list[list[Unit]] = []
    before: NamedPlace | None = None
    for name in named:
        if before is None or not (before.leads or _together(before, name, texts)):
            rows.append([[name]])
        elif before.leads:
            rows[-1][-1].append(name)
        else:
            rows[-1].append([name])
        before = name
    return rows


def _together(last: NamedPlace, first: NamedPlace, texts: Sequence[str]) -> bool:
    if last.block != first.block or first.start - last.end > 4:
        return False
    if first.start == last.end:
        return True
    text = texts[last.block]
    return any(between.fullmatch(text, last.end, first.start) for between in (BETWEEN, ROUTE))
