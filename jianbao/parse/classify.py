"""Lines to labels: rules give points, the grammar picks the best whole labelling, and each label keeps its reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress

from msgspec.structs import replace

from jianbao.model import EDITOR, NO_CORRECTIONS, ROLE_WORDS, Corrections, Label, Line, Role
from jianbao.parse.columns import over_title, under_text_and_furniture
from jianbao.parse.columns.gaps import between_datelines, parted_elsewhere, under_parting_gap, under_parting_rule
from jianbao.parse.columns.imprints import parted_by_imprints
from jianbao.parse.columns.interviews import talkers_over_title
from jianbao.parse.columns.jumps import after_a_rest, jumps_in
from jianbao.parse.columns.old import heads_items
from jianbao.parse.columns.paper import opens_listed, opens_page
from jianbao.parse.columns.records import before_title, begins_record, elsewhere
from jianbao.parse.grammar import Fix, Opening
from jianbao.parse.labelling import Candidates, Chosen, best_labelling
from jianbao.parse.old_pages import with_full_stops
from jianbao.parse.once import Marks
from jianbao.parse.page import Page
from jianbao.parse.patterns import ORIGINAL_TITLE
from jianbao.parse.rules.table import RULES, asked
from jianbao.parse.unwrap import paragraphs

FURNITURE, PARA = Role.FURNITURE, Role.PARA

FALLBACK = {Role.PARA: ("plain line", -2.2), Role.FURNITURE: ("no better role", -5.4)}
"""Roles that any line may take, so that there is always a labelling."""

DOUBTFUL = 2.0
"""Margin in points under which a choice is a doubt: of 1,913 lines on labelled pages of papers 82 have less, and 14 of
those are wrong; of the others one in 63 is. Of 5,156 lines on the harder pages of ``tests/pages`` and ``tests/dumps``
427 have less, and two in five of those are wrong; of the others one in 14 is."""


@dataclass(frozen=True, slots=True)
class Reasons:
    """What speaks for the roles that a line may have."""

    rules: Mapping[Role, str]
    """For each role the strongest rule's name."""
    points: Candidates
    """Those of all rules that hold."""


def classify(lines: Sequence[Line], corrections: Corrections = NO_CORRECTIONS) -> tuple[Label, ...]:
    """A label for each line: role, rule and article. Fragments are joined later, in ``reflow``."""
    settled = corrections.roles.keys() | corrections.breaks.keys()
    read = with_full_stops(lines)
    page = Page(read)
    wholes = paragraphs(page, lambda line: line.no not in settled)
    if len(wholes) < len(read):
        page = Page([whole.line for whole in wholes])
    reasons = weigh(page)
    if corrections.roles or corrections.breaks:
        reasons = [bound(line.no, of, corrections) for line, of in zip(page.lines, reasons, strict=True)]
    points = [of.points for of in reasons]
    fixes = fixes_of(page.lines, corrections)
    labels: list[Label] = []
    article = 0
    for whole, of, choice in zip(wholes, reasons, best_labelling(points, openings(page), fixes), strict=True):
        article += choice.starts
        own = None if choice.role is FURNITURE else article
        rule, margin, told = of.rules[choice.role], round(choice.margin, 2), doubt(choice)
        for line in whole.lines:
            labels.append(Label(line, choice.role, rule, own, runner_up=choice.runner_up, margin=margin, doubt=told))
            told = ""  # once a paragraph
        if len(whole.lines) > 1 and choice.role is PARA:
            for k in range(1 - len(whole.lines), 0):
                labels[k] = replace(labels[k], continues=labels[k - 1].line.no)
    return tuple(labels) if read is lines else tuple(replace(x, line=y) for x, y in zip(labels, lines, strict=True))


def openings(page: Page) -> Sequence[Opening]:
    """What tells of each line, beside its words, whether something begins with it: the first that holds."""
    signs = [(kind, marks) for kind, columns in SIGNS for column in columns if any(marks := column(page))]
    if not signs:
        return [Opening.NONE] * len(page)
    kinds, marks_of_all = zip(*signs, strict=True)
    return [next(compress(kinds, line), Opening.NONE) for line in zip(*marks_of_all, strict=True)]


def begin_pieces(page: Page) -> Marks:
    """上接, if no title stands right above, 原标题 alone over a title, or a site's stamp over the headline: a piece
    begins with these."""
    lines = enumerate(zip(page.opens_story, jumps_in(page), page.size, over_title(page), strict=True))
    return [
        stamp
        or (jumps and not (i and page.title_like[i - 1] and page.unfinished[i - 1]))
        or (size <= 8 and title_below and ORIGINAL_TITLE.fullmatch(page.plain[i]) is not None)
        for i, (stamp, jumps, size, title_below) in lines
    ]


SIGNS = (
    (Opening.ARTICLE, (begins_record,)),
    (Opening.FIELD, (before_title, talkers_over_title)),
    (Opening.NOT_HERE, (elsewhere,)),
    (Opening.PIECE, (begin_pieces,)),
    (Opening.ARTICLE, (under_parting_gap, under_parting_rule, opens_page, opens_listed)),
    (Opening.ARTICLE, (parted_by_imprints, heads_items)),
    (Opening.NOT_HERE, (parted_elsewhere,)),
    (Opening.NO_LATE_HEAD, (under_text_and_furniture, between_datelines, after_a_rest)),
)
"""What tells that something begins with a line, or does not; what stands first goes before the rest."""


def bound(no: int, reasons: Reasons, corrections: Corrections) -> Reasons:
    """What speaks for the roles of a line, as far as an editor leaves a choice.

    Where no article is to begin, what speaks for a head speaks for a heading too; else a break would only be moved.
    """
    if no in corrections.roles:
        role = corrections.roles[no]
        return Reasons({role: EDITOR}, ((role, 0.0),))
    if corrections.breaks.get(no, True):
        return reasons
    points = dict(reasons.points)
    heads = [role for role in (Role.HEADING, Role.HEADLINE, Role.KICKER) if role in points]
    if not heads:
        return reasons
    best = max(heads, key=lambda role: points[role])
    points[Role.HEADING] = points[best]
    return Reasons({**reasons.rules, Role.HEADING: reasons.rules[best]}, tuple(points.items()))


def fixes_of(lines: Sequence[Line], corrections: Corrections) -> Mapping[int, Fix]:
    roles, breaks = corrections.roles, corrections.breaks
    return {
        i: Fix(line.no in roles, breaks.get(line.no))
        for i, line in enumerate(lines)
        if line.no in roles or line.no in breaks
    }


def doubt(choice: Chosen) -> str:
    """What to tell an editor of a narrow choice."""
    if choice.runner_up is None or choice.margin >= DOUBTFUL:
        return ""
    return f"归为{ROLE_WORDS[choice.role]}，也可能是{ROLE_WORDS[choice.runner_up]}"


def weigh(page: Page) -> list[Reasons]:
    """For each line all roles that some rule speaks for, or that any line may take."""
    return [reasons_of(tuple([k for k, holds in tests if holds(page, i)])) for i, tests in enumerate(asked(page))]


SPEAKS = [(rule.name, rule.points, tuple(filter(None, (rule.role, rule.also)))) for rule in RULES]
"""For each rule its points, and the roles that it speaks for."""


@lru_cache(maxsize=4096)
def reasons_of(rules: tuple[int, ...]) -> Reasons:
    """What rules say together; they are given by their place in ``RULES``. Most lines of a page share few answers."""
    best: dict[Role, tuple[str, float]] = {}
    totals: dict[Role, float] = {}
    for name, points, roles in map(SPEAKS.__getitem__, rules):
        for role in roles:
            totals[role] = totals.get(role, 0.0) + points
            if points > best.get(role, ("", 0.0))[1]:
                best[role] = (name, points)
    out = {role: (name, totals[role]) for role, (name, _) in best.items()}
    for role, (name, points) in FALLBACK.items():
        out.setdefault(role, (name, points + totals.get(role, 0.0)))
    # In one order, so that there are fewer different ones.
    candidates = sorted((role, points) for role, (_, points) in out.items())
    return Reasons({role: name for role, (name, _) in out.items()}, tuple(candidates))
