"""Names in a row (北京、上海和广州等地) and routes (郑州至西安): the words around a row count for each of its names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from jianbao.enrich.codes import COUNTY_CODE
from jianbao.enrich.mentions import NamedPlace
from jianbao.enrich.place_context import is_dateline
from jianbao.model import Level

BETWEEN = re.compile(r"[省市区县]?(?:、|和|与|及|以及|跟)")
"""What may stand between two names of a row."""

ROUTE = re.compile(r"[省市区县站]?(?:至|到|——*|－|-|～|~)")
"""What may stand between the two ends of a route."""

FURTHEST = 4
"""Characters between two names of a row at most."""

BEFORE, AFTER = 12, 24
"""Characters before and behind a row that its context has."""


class NameContext(msgspec.Struct, frozen=True):
    """What stands around a name, or around the row that it is part of."""

    before: str
    after: str
    row: int
    """How many places the row has, without the ends of routes; 1 for a name by itself."""
    end_of_route: bool
    """The name is where a route leads to."""
    start: int
    """Where the name begins, together with the places that it lies in: 河南省郑州市 begins at 河南省."""
    filed: bool
    """The report was filed from there."""


NameWithPath = list[NamedPlace]
"""A name, behind the names of places it lies in that stand right before it (河南省郑州市); such a chain is one name of
its row.
"""


def name_contexts(named: Sequence[NamedPlace], texts: Sequence[str]) -> list[NameContext]:
    """The context of each name, in the order of the names. ``texts``: the blocks of their article."""
    contexts: list[NameContext] = []
    for row in _rows(named, texts):
        first, last = row[0][0], row[-1][-1]
        text = texts[first.block]
        before, after = text[max(0, first.start - BEFORE) : first.start], text[last.end : last.end + AFTER]
        size, ends_route, filed = 1, [False], is_dateline(before, after)
        if len(row) > 1:
            ends_route += [ROUTE.fullmatch(text, a[-1].end, b[0].start) is not None for a, b in pairwise(row)]
            size = _size(row, ends_route)
        for chain, is_end in zip(row, ends_route, strict=True):
            contexts += [NameContext(before, after, size, is_end, chain[0].start, filed)] * len(chain)
    return contexts


def _size(row: Sequence[NameWithPath], ends_route: Sequence[bool]) -> int:
    """How many places a row has. Townships and villages count as the county in which they lie."""
    places = [chain[-1].place for chain, is_end in zip(row, ends_route, strict=True) if not is_end]
    return len({place.code[:COUNTY_CODE] if place.level > Level.COUNTY else place.code for place in places})


def _rows(named: Sequence[NamedPlace], texts: Sequence[str]) -> list[list[NameWithPath]]:
    """The names, put together to rows; a name by itself is a row, too."""
    rows: list[list[NameWithPath]] = []
    previous: NamedPlace | None = None
    for name in named:
        if previous is None or not (previous.leads or _are_in_row(previous, name, texts)):
            rows.append([[name]])
        elif previous.leads:
            rows[-1][-1].append(name)
        else:
            rows[-1].append([name])
        previous = name
    return rows


def _are_in_row(name: NamedPlace, following: NamedPlace, texts: Sequence[str]) -> bool:
    """Whether there is nothing between two names but what joins the names of a row or of a route."""
    if name.block != following.block or following.start - name.end > FURTHEST:
        return False
    if following.start == name.end:
        return True
    text = texts[name.block]
    return any(between.fullmatch(text, name.end, following.start) for between in (BETWEEN, ROUTE))
