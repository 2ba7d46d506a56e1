"""The page's grammar: what may follow what, and the labelling of all lines that has the most points under it.

A newspaper page is a row of articles, each a head (kicker, headline, subhead, byline) and a body (paragraphs,
headings, captions), with furniture anywhere. The zone says how far into an article a line stands.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from jianbao.model import Role


class Zone(IntEnum):
    START = 0
    """Nothing of an article yet."""
    KICKER = 1
    HEADLINE = 2
    UNDER = 3
    """A subhead or a byline stood under the headline."""
    LEAD = 4
    """Text has begun without a headline, which may still come: a lede over it, or a continued piece."""
    BODY = 5


HEAD = (Zone.KICKER, Zone.HEADLINE, Zone.UNDER)


@dataclass(frozen=True, slots=True)
class Step:
    """How a role may follow in a zone."""

    zone: Zone
    """The zone after it."""
    points: float
    starts: bool = False
    """It opens a new article."""


K, H, S, B, N = Role.KICKER, Role.HEADLINE, Role.SUBHEAD, Role.BYLINE, Role.NOTE
P, G, C, F = Role.PARA, Role.HEADING, Role.CAPTION, Role.FURNITURE

STEPS: Mapping[tuple[Zone, Role], tuple[Step, ...]] = {
    (Zone.START, K): (Step(Zone.KICKER, 0.5, True),),
    (Zone.START, H): (Step(Zone.HEADLINE, 0.5, True),),
    (Zone.START, B): (Step(Zone.LEAD, -3, True),),
    (Zone.START, N): (Step(Zone.LEAD, 0, True),),
    (Zone.START, P): (
        Step(Zone.LEAD, -1.5, True),
        Step(Zone.BODY, -3.5, True),
    ),
    (Zone.START, G): (Step(Zone.BODY, -6, True),),
    (Zone.START, C): (Step(Zone.LEAD, -2, True),),
    (Zone.START, F): (Step(Zone.START, -2),),
    (Zone.KICKER, K): (Step(Zone.KICKER, -2),),
    (Zone.KICKER, H): (Step(Zone.HEADLINE, 0.5),),
    (Zone.KICKER, F): (Step(Zone.KICKER, -1),),
    (Zone.HEADLINE, H): (Step(Zone.HEADLINE, -2.5),),
    (Zone.HEADLINE, S): (Step(Zone.UNDER, 0.5),),
    (Zone.HEADLINE, B): (Step(Zone.UNDER, 0.5),),
    (Zone.HEADLINE, N): (Step(Zone.HEADLINE, 0),),
    (Zone.HEADLINE, P): (Step(Zone.BODY, -1),),
    (Zone.HEADLINE, G): (Step(Zone.BODY, -2.5),),
    (Zone.HEADLINE, C): (
        Step(Zone.HEADLINE, -1.5),
        Step(Zone.BODY, 1.5),
    ),
    (Zone.HEADLINE, F): (Step(Zone.HEADLINE, -1),),
    (Zone.UNDER, S): (Step(Zone.UNDER, -2),),
    (Zone.UNDER, B): (Step(Zone.UNDER, 1.5),),
    (Zone.UNDER, N): (Step(Zone.UNDER, 1),),
    (Zone.UNDER, P): (Step(Zone.BODY, 0.5),),
    (Zone.UNDER, G): (Step(Zone.BODY, -2),),
    (Zone.UNDER, C): (
        Step(Zone.UNDER, 0.5),
        Step(Zone.BODY, -0.5),
    ),
    (Zone.UNDER, F): (Step(Zone.UNDER, -0.5),),
    (Zone.LEAD, K): (
        Step(Zone.KICKER, -3),
        Step(Zone.KICKER, -4, True),
    ),
    (Zone.LEAD, H): (
        Step(Zone.HEADLINE, 0.5),
        Step(Zone.HEADLINE, -4, True),
    ),
    (Zone.LEAD, B): (Step(Zone.BODY, -2),),
    (Zone.LEAD, N): (
        Step(Zone.LEAD, -1),
        Step(Zone.LEAD, -2, True),
    ),
    (Zone.LEAD, P): (
        Step(Zone.LEAD, -1),
        Step(Zone.BODY, -2.5),
    ),
    (Zone.LEAD, G): (Step(Zone.BODY, -3),),
    (Zone.LEAD, C): (Step(Zone.LEAD, -1),),
    (Zone.LEAD, F): (Step(Zone.LEAD, -0.5),),
    (Zone.BODY, K): (Step(Zone.KICKER, -2.5, True),),
    (Zone.BODY, H): (Step(Zone.HEADLINE, -1.5, True),),
    (Zone.BODY, B): (Step(Zone.BODY, 0.5),),
    (Zone.BODY, N): (
        Step(Zone.LEAD, -4, True),
        Step(Zone.BODY, 0),
    ),
    (Zone.BODY, P): (Step(Zone.BODY, -1),),
    (Zone.BODY, G): (Step(Zone.BODY, -1.5),),
    (Zone.BODY, C): (
        Step(Zone.LEAD, -6.5, True),
        Step(Zone.BODY, 0),
    ),
    (Zone.BODY, F): (Step(Zone.BODY, -0.5),),
}
"""What is not here may not be."""

NEXT_TO: Mapping[tuple[Role, Role], float] = {
    (F, F): 1.5,
    (C, C): 1,
    (G, G): -1.5,
    (G, K): -8,
    (G, H): -8,
    (G, B): -3,
    (H, F): -1,
    (C, G): 0.5,
    (N, H): 1,
}
"""Points for two roles in a row."""

END_POINTS: Mapping[Zone, float] = {
    Zone.KICKER: -20,
    Zone.HEADLINE: -6,
    Zone.UNDER: -4,
    Zone.LEAD: -4,
}
"""Points for a page that ends in a zone."""


@dataclass(frozen=True, slots=True)
class Choice:
    role: Role
    starts: bool
    jump: bool = False


State = tuple[Role, Zone]


@dataclass(frozen=True, slots=True)
class Arrival:
    """The best way to a state."""

    points: float
    before: State | None
    starts: bool


def best_labelling(candidates: Sequence[Mapping[Role, float]], jumps: Sequence[bool]) -> tuple[Choice, ...]:
    """The role of each line, and whether it opens an article (Viterbi's algorithm; time linear in the lines).

    ``candidates`` are the roles possible for each line with their rules' points; ``jumps`` marks the lines that say
    上接: a piece from another page begins there.
    """
    column: dict[State, Arrival] = {(F, Zone.START): Arrival(0, None, False)}
    columns: list[dict[State, Arrival]] = []
    for roles, jump in zip(candidates, jumps, strict=True):
        column = next_column(column, roles, jump)
        columns.append(column)
    if not columns:
        return ()
    state = max(column, key=lambda s: (column[s].points + END_POINTS.get(s[1], 0), -s[1], s[0]))
    choices: list[Choice] = []
    for col in reversed(columns):
        arrival = col[state]
        choices.append(Choice(state[0], arrival.starts))
        if arrival.before is None:
            break
        state = arrival.before
    return tuple(reversed(choices))


def next_column(column: Mapping[State, Arrival], roles: Mapping[Role, float], jump: bool) -> dict[State, Arrival]:
    out: dict[State, Arrival] = {}
    for before, so_far in column.items():
        for role, own in roles.items():
            for step in steps_from(before[1], role, jump):
                points = so_far.points + own + step.points + NEXT_TO.get((before[0], role), 0)
                state = (role, step.zone)
                if state not in out or points > out[state].points:
                    out[state] = Arrival(points, before, step.starts)
    return out


def steps_from(zone: Zone, role: Role, jump: bool) -> tuple[Step, ...]:
    if jump and role is N and zone in (Zone.BODY, Zone.LEAD):
        return (Step(Zone.LEAD, 2, True),)
    return STEPS.get((zone, role), ())
