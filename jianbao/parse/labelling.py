"""The labelling of all lines that has the most points under the page's grammar."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import msgspec

from jianbao.model import NO_RIVAL, Role
from jianbao.parse.grammar import NEXT_TO, Fix, Opening, Zone, end_points, fixed_steps, steps_from

LEAST = float("-inf")
"""Points of what cannot be."""

LOWEST = -1e300
"""Less than any labelling has that can be."""


class Chosen(msgspec.Struct, frozen=True):
    """What the best labelling says of one line."""

    role: Role
    starts: bool
    """It opens an article."""
    runner_up: Role | None
    """The role of the line in the best labelling that gives it another one."""
    margin: float
    """Points by which that one is worse."""


NO_FIXES: Mapping[int, Fix] = {}

Candidates = tuple[tuple[Role, float], ...]
"""The roles possible for a line, with their rules' points."""

LineState = tuple[Role, Zone]


@dataclass(frozen=True, slots=True, eq=False)
class LineStates:
    """Those that there may be after a line. There is one of each, so that they are quick to tell apart."""

    of: tuple[LineState, ...]


@cache
def all_of(states: tuple[LineState, ...]) -> LineStates:
    return LineStates(states)


@dataclass(frozen=True, slots=True, eq=False)
class TrellisSection:
    """The ways through a line for which some roles are possible, whatever their points. There is one of each.

    States and roles are given by their place among the states before and after the line, and among its roles.
    """

    states: tuple[LineState, ...]
    """Those after it."""
    roles: tuple[Role, ...]
    """For each of them its role."""
    ways: tuple[tuple[int, int], ...]
    """From a state to a state."""
    costs: tuple[tuple[int, float, float], ...]
    """For each way its role, the points of its step, and those for the two roles in a row."""
    starts: tuple[bool, ...]
    """For each way whether an article opens there."""
    out_of: tuple[range, ...]
    """For each state before the line the ways from there."""


@dataclass(frozen=True, slots=True, eq=False)
class ScoredSection:
    """A section of the trellis with the points that a line's own rules give."""

    shape: TrellisSection
    states: LineStates
    """Those after it."""
    ways: Sequence[tuple[int, int, float]]
    """From a state, to a state, and the points."""


def best_labelling(
    candidates: Sequence[Candidates], openings: Sequence[Opening], fixes: Mapping[int, Fix] = NO_FIXES
) -> tuple[Chosen, ...]:
    """The best role for each line, by Viterbi's algorithm both ways; time linear in the lines.

    ``openings``: where something begins, whatever a line says. ``fixes`` bind lines by index.
    """
    states = all_of(((Role.FURNITURE, Zone.START),))
    sections: list[ScoredSection] = []
    for i, (roles, opening) in enumerate(zip(candidates, openings, strict=True)):
        section = make_scored(states, roles, opening, fixes.get(i))
        sections.append(section)
        states = section.states
    return tuple(trace(sections, forward(sections), backward(sections)))


@lru_cache(maxsize=4096)
def make_scored(before: LineStates, roles: Candidates, opening: Opening, fix: Fix | None) -> ScoredSection:
    """Most lines of an archive are at one of a few hundred."""
    shape = make_section(before.of, tuple([role for role, _ in roles]), opening, fix)
    points = points_of(shape, roles)
    ways = [(one, other, more) for (one, other), more in zip(shape.ways, points, strict=True)]
    return ScoredSection(shape, all_of(shape.states), ways)


@lru_cache(maxsize=4096)
def make_section(
    before: tuple[LineState, ...], roles: tuple[Role, ...], opening: Opening, fix: Fix | None
) -> TrellisSection:
    """Pages have few different ones, since roles and states are in one order."""
    costs: list[tuple[int, float, float]] = []
    starts: list[bool] = []
    out_of: list[range] = []
    arrived: list[tuple[int, LineState]] = []
    for one, (last, zone) in enumerate(before):
        first = len(arrived)
        for place, role in enumerate(roles):
            for step in fixed_steps(zone, role, opening, fix) if fix else steps_from(zone, role, opening):
                arrived.append((one, (role, step.zone)))
                costs.append((place, step.points, NEXT_TO.get((last, role), 0)))
                starts.append(step.starts)
        out_of.append(range(first, len(arrived)))
    after = sorted({state for _, state in arrived})
    places = {state: place for place, state in enumerate(after)}
    ways = tuple([(one, places[state]) for one, state in arrived])
    return TrellisSection(
        tuple(after), tuple([role for role, _ in after]), ways, tuple(costs), tuple(starts), tuple(out_of)
    )


def points_of(section: TrellisSection, roles: Candidates) -> Sequence[float]:
    """For each way its points with the line's own."""
    own = [points for _, points in roles]
    return [own[role] + points + beside for role, points, beside in section.costs]


def forward(sections: Sequence[ScoredSection]) -> list[list[float]]:
    """The most points on any way to each state: before the first line, after it, and so on."""
    out = [[0.0]]
    for section in sections:
        before, best = out[-1], [LEAST] * len(section.shape.states)
        for one, other, more in section.ways:
            total = before[one] + more
            if total > best[other]:
                best[other] = total
        out.append(best)
    return out


def backward(sections: Sequence[ScoredSection]) -> list[list[float]]:
    """For each line, the most points on any way from each state after it to the end."""
    out = [[end_points(*state) for state in section.shape.states] for section in sections[-1:]]
    for section in sections[:0:-1]:
        after, best = out[-1], [LEAST] * len(section.shape.out_of)
        for one, other, more in section.ways:
            total = more + after[other]
            if total > best[one]:
                best[one] = total
        out.append(best)
    return out[::-1]


def trace(
    sections: Sequence[ScoredSection], into: Sequence[Sequence[float]], out: Sequence[Sequence[float]]
) -> Iterator[Chosen]:
    """Follow the best way from the first line on, and look at each line for the best way with another role."""
    at = 0
    for section, before, arrived, after in zip(sections, into, into[1:], out, strict=False):
        shape, ways = section.shape, section.ways
        roles = shape.roles
        best, most = shape.out_of[at].start, LEAST
        for k in shape.out_of[at]:
            _, state, points = ways[k]
            total = points + after[state]
            # Of ways with as many points the one to the greater role, and of those the first.
            if total > most or (total == most and roles[state] > roles[ways[best][1]]):
                best, most = k, total
        _, state, points = ways[best]
        role = roles[state]
        # The best whole labelling in which the line has another role; of those with as many points the greater role.
        runner_up, rival = None, LOWEST
        for other, one, rest in zip(roles, arrived, after, strict=False):
            if other is not role and one + rest >= rival:
                runner_up, rival = other, one + rest
        whole = before[at] + points + after[state]
        yield Chosen(role, shape.starts[best], runner_up, whole - rival if runner_up else NO_RIVAL)
        at = state
