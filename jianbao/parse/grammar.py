"""The page's grammar: what may follow what, and with how many points.

A newspaper page is a row of articles, each a head (kicker, headline, subhead, byline) and a body (paragraphs,
headings, captions), with furniture anywhere. The zone says how far into an article a line stands.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

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

    __hash__ = int.__hash__
    """That of ``Enum`` is many times slower."""


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
    (Zone.START, N): (Step(Zone.LEAD, 1, True),),
    (Zone.START, P): (
        Step(Zone.LEAD, -1.5, True),
        Step(Zone.BODY, -3.5, True),
    ),
    (Zone.START, G): (Step(Zone.BODY, -6, True),),
    (Zone.START, C): (Step(Zone.LEAD, -2, True),),
    (Zone.START, F): (Step(Zone.START, -0.7),),
    (Zone.KICKER, K): (Step(Zone.KICKER, -9),),
    (Zone.KICKER, H): (Step(Zone.HEADLINE, 0.5),),
    (Zone.KICKER, F): (Step(Zone.KICKER, -4),),
    (Zone.HEADLINE, H): (Step(Zone.HEADLINE, -2.9),),
    (Zone.HEADLINE, S): (Step(Zone.UNDER, 0.5),),
    (Zone.HEADLINE, B): (Step(Zone.UNDER, 0.5),),
    (Zone.HEADLINE, N): (Step(Zone.HEADLINE, 0),),
    (Zone.HEADLINE, P): (Step(Zone.BODY, -1),),
    (Zone.HEADLINE, G): (Step(Zone.BODY, -4),),
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
    # As in the text, or a story would lose it for the sake of the long menu behind.
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
        Step(Zone.LEAD, -1.1),
        Step(Zone.BODY, -2.5),
    ),
    (Zone.LEAD, G): (Step(Zone.BODY, -3),),
    (Zone.LEAD, C): (Step(Zone.LEAD, -1),),
    # More than before any article, or one would be begun for the sake of a long menu.
    (Zone.LEAD, F): (Step(Zone.LEAD, -1.1),),
    (Zone.BODY, K): (Step(Zone.KICKER, -2.7, True),),
    (Zone.BODY, H): (Step(Zone.HEADLINE, -1.3, True),),
    (Zone.BODY, B): (Step(Zone.BODY, 0.5),),
    (Zone.BODY, N): (
        Step(Zone.LEAD, -4, True),
        Step(Zone.BODY, 0),
    ),
    (Zone.BODY, P): (Step(Zone.BODY, -1.2),),
    (Zone.BODY, G): (Step(Zone.BODY, -1.7),),
    (Zone.BODY, C): (
        Step(Zone.LEAD, -6.5, True),
        Step(Zone.BODY, 0.1),
    ),
    (Zone.BODY, F): (Step(Zone.BODY, -0.5),),
}
"""What is not here may not be."""

NEXT_TO: Mapping[tuple[Role, Role], float] = {
    (F, F): 1.7,
    (C, C): 1.2,
    (G, G): -1.5,
    (G, K): -8,
    (G, H): -8,
    (G, B): -3,
    (H, F): -1,
    (C, G): 0.5,
    (N, H): 1,
}
"""Points for two roles in a row."""


class Opening(IntEnum):
    """What tells, beside the words of a line, that something begins with it."""

    NONE = 0
    PIECE = 1
    """上接, or a site's stamp: a piece that may or may not have a headline."""
    ARTICLE = 2
    """It stands where the page parts its articles."""
    NOT_HERE = 3
    """The page parts its articles elsewhere."""
    NO_LATE_HEAD = 4
    """Furniture stands between it and the text above, where all of 91 labelled titles begin an article, or it stands
    between two datelines."""

    FIELD = 5
    """A field of a record over its title, or who talks in an interview."""

    __hash__ = int.__hash__
    """As ``Zone``'s."""


JUMP_STEP = Step(Zone.LEAD, 2, True)
"""上接 opens a piece that may or may not have a headline; a site's stamp may stand over it."""

UNPARTED = -4.0
"""Points for an article that begins where the page parts none."""

PASSED_OVER = -9.0
"""Points for a line with which no article begins, where the page parts its articles."""

AGAINST = -8.0
"""Points for a step that the grammar does not have, made where an editor wants it: as much as a rule that settles a
line alone, so that the lines around give way first."""

AFTER: Mapping[Role, Zone] = {
    **dict.fromkeys((K, H), Zone.HEADLINE),
    **dict.fromkeys((S, B, N), Zone.UNDER),
    **dict.fromkeys((P, G, C), Zone.BODY),
}
"""The zone after such a step, if the article is not further on already."""

END_POINTS: Mapping[Zone, float] = {
    Zone.KICKER: -20,
    Zone.HEADLINE: -6,
    Zone.UNDER: -4,
    Zone.LEAD: -4,
}
"""Points for a page that ends in a zone."""

HEADS_NOTHING = -6.0
"""Points for a page that ends with a heading: a name alone there is a signature."""


def end_points(role: Role, zone: Zone) -> float:
    return END_POINTS.get(zone, 0.0) + (HEADS_NOTHING if role is G else 0.0)


@dataclass(frozen=True, slots=True)
class Fix:
    """What an editor says of a line, however unlikely the grammar finds it."""

    role: bool
    """The line's only candidate is its role."""
    begins: bool | None
    """Whether an article begins with it; None: the grammar decides."""


@cache
def steps_from(zone: Zone, role: Role, opening: Opening) -> tuple[Step, ...]:
    """The steps of a role in a zone, as what tells of the line's beginning changes them."""
    if opening is Opening.PIECE and role in (N, P, B) and zone in (Zone.BODY, Zone.LEAD):
        return (JUMP_STEP,)
    if opening is Opening.NO_LATE_HEAD and role in (K, H) and zone is Zone.LEAD:
        return STEPS[Zone.BODY, role]
    if opening is Opening.FIELD and role in (N, B) and zone in (Zone.LEAD, Zone.KICKER):
        return (Step(zone, 0),)
    steps = STEPS.get((zone, role), ())
    if opening is Opening.NOT_HERE:
        return tuple(Step(s.zone, s.points + UNPARTED * s.starts, s.starts) for s in steps)
    if opening is not Opening.ARTICLE or zone is Zone.START or role is F:
        return steps
    inside = tuple(Step(step.zone, step.points + PASSED_OVER) for step in steps if not step.starts)
    return anew(zone, role) + inside


def anew(zone: Zone, role: Role) -> tuple[Step, ...]:
    """The steps of a line that is read like the first one of a page, what stands before it like the end of one."""
    return tuple(
        Step(step.zone, step.points + END_POINTS.get(zone, 0.0), True) for step in STEPS.get((Zone.START, role), ())
    )


def fixed_steps(zone: Zone, role: Role, opening: Opening, fix: Fix) -> tuple[Step, ...]:
    """The steps that an editor's word leaves. A line that begins an article is read like the first one of a page."""
    if role is F:
        return () if fix.begins else steps_from(zone, role, opening)
    opens = zone is Zone.START or fix.begins is True
    if fix.begins:
        steps = anew(zone, role)
    else:
        steps = tuple(s for s in steps_from(zone, role, opening) if fix.begins is None or not s.starts)
    if not fix.role:
        return steps
    if not steps:
        return (Step(AFTER[role] if opens else max(zone, AFTER[role]), AGAINST, opens),)
    # Only a headline can follow a kicker; where an editor's has none, anything may.
    return steps + tuple(Step(Zone.HEADLINE, s.points + AGAINST, s.starts) for s in steps if s.zone is Zone.KICKER)
