"""Points under which rules would read the labelled pages better: a proposal, to be weighed and set by hand.

    python -m tests.fit "over text" "parallel form"        # those rules; all others stay as they are
    python -m tests.fit --folder FOLDER "over text"        # with the odd-numbered pages of FOLDER, more weighty

The page's grammar and the rules' points make a conditional random field (Lafferty, McCallum and Pereira 2001): a whole
labelling is as likely as the exponential of its points. The points sought make the editors' labels likely even against
wrong ones that are given some points for nothing (softmax-margin, Gimpel and Smith 2010), and stay near where they are.
A few rules at a time, held fast, carry over to pages not seen; all at once do not.
"""

from __future__ import annotations

import argparse
import math
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from jianbao.model import Role
from jianbao.parse.classify import openings, weigh
from jianbao.parse.grammar import Zone, end_points
from jianbao.parse.labelling import TrellisSection, make_section, points_of
from jianbao.parse.page import Page
from jianbao.parse.rules.table import RULES
from jianbao.text.lines import split_lines
from tests.labelled import CASES, KNOWN
from tests.reading import SETS, begins
from tests.tally import odd_pages

WRONG_ROLE, WRONG_START = 1.5, 3.0
"""Points given to a wrong role, and to an article that begins or fails to begin where it should not."""

HELD = 10.0
"""How fast the points are held; in rounds that left pages out, 3 swung and 30 did not move."""

STEPS, STRIDE = 40, 0.1


@dataclass(frozen=True, slots=True)
class Lesson:
    """A labelled page."""

    weight: float
    sections: tuple[TrellisSection, ...]
    candidates: tuple[tuple[tuple[Role, float], ...], ...]
    """For each line its roles with the present points of the rules that are not sought."""
    sought: tuple[Mapping[Role, tuple[str, ...]], ...]
    """For each line the names of the rules sought that speak for a role of it."""
    meant: tuple[tuple[Role, bool], ...]
    """For each line its role, and whether an article begins with it."""


def lesson(source: Path, labels: Path, names: frozenset[str], weight: float) -> Lesson:
    rows = [row.split("\t") for row in labels.read_text("utf-8").splitlines() if row[0].isdigit()]
    page = Page(split_lines(source.read_text("utf-8")))
    states: tuple[tuple[Role, Zone], ...] = ((Role.FURNITURE, Zone.START),)
    sections, candidates, sought = [], [], []
    opens = openings(page)
    for i, reasons in enumerate(weigh(page)):
        mine: defaultdict[Role, list[str]] = defaultdict(list)
        off: defaultdict[Role, float] = defaultdict(float)
        for rule in RULES:
            if rule.name in names and rule.holds(page, i):
                for role in filter(None, (rule.role, rule.also)):
                    mine[role].append(rule.name)
                    off[role] += rule.points
        roles = tuple((role, points - off[role]) for role, points in reasons.points)
        sections.append(make_section(states, tuple(role for role, _ in roles), opens[i], None))
        states = sections[-1].states
        candidates.append(roles)
        sought.append({role: tuple(rules) for role, rules in mine.items()})
    meant = zip((Role(row[2]) for row in rows), begins([row[1] for row in rows]), strict=True)
    return Lesson(weight, tuple(sections), tuple(candidates), tuple(sought), tuple(meant))


def pull(one: Lesson, points: Mapping[str, float]) -> Iterator[tuple[str, float]]:
    """For each rule sought, how much more often it should speak for a line's role than it does now."""
    ways = [way_points(one, i, points) for i in range(len(one.sections))]
    into, out = sums(one.sections, ways)
    for i, (section, own) in enumerate(zip(one.sections, ways, strict=True)):
        if not one.sought[i]:
            continue
        meant = one.meant[i][0]
        likely: defaultdict[Role, float] = defaultdict(float)
        whole = into[-1][0]
        for (a, b), (place, _, _), way in zip(section.ways, section.costs, own, strict=True):
            likely[one.candidates[i][place][0]] += math.exp(into[i][a] + way + out[i][b] - whole)
        if meant not in likely:
            continue  # no rule can bring it about
        for role, names in one.sought[i].items():
            for name in names:
                yield name, one.weight * ((role is meant) - likely[role])


def way_points(one: Lesson, i: int, points: Mapping[str, float]) -> list[float]:
    """For each way through a line its points, with those given to wrong ones."""
    section, (meant, starts) = one.sections[i], one.meant[i]
    more = {role: sum(points[name] for name in names) for role, names in one.sought[i].items()}
    roles = tuple((role, own + more.get(role, 0.0)) for role, own in one.candidates[i])
    wrong = [0.0 if role is meant else WRONG_ROLE for role, _ in roles]
    return [
        way + wrong[place] + (WRONG_START if begun != starts and roles[place][0] is not Role.FURNITURE else 0.0)
        for way, (place, _, _), begun in zip(points_of(section, roles), section.costs, section.starts, strict=True)
    ]


def sums(
    sections: Sequence[TrellisSection], ways: Sequence[Sequence[float]]
) -> tuple[list[list[float]], list[list[float]]]:
    """Logarithms of what all ways to each state before a line come to, and from each state after it; at the end of the
    first, of all."""
    into = [[0.0]]
    for section, own in zip(sections, ways, strict=True):
        reached: list[list[float]] = [[] for _ in section.states]
        for (a, b), way in zip(section.ways, own, strict=True):
            reached[b].append(into[-1][a] + way)
        into.append(list(map(log_sum, reached)))
    ends = [end_points(*state) for state in sections[-1].states]
    out = [ends]
    for section, own in zip(sections[:0:-1], ways[:0:-1], strict=True):
        left: list[list[float]] = [[] for _ in section.out_of]
        for (a, b), way in zip(section.ways, own, strict=True):
            left[a].append(way + out[-1][b])
        out.append(list(map(log_sum, left)))
    return [*into[:-1], [log_sum([a + b for a, b in zip(into[-1], ends, strict=True)])]], out[::-1]


def log_sum(terms: Sequence[float]) -> float:
    """
    >>> round(log_sum([math.log(2), math.log(3)]), 6) == round(math.log(5), 6), log_sum([])
    (True, -inf)
    """
    most = max(terms, default=-math.inf)
    return most if most == -math.inf else most + math.log(sum(math.exp(term - most) for term in terms))


def fit(lessons: Sequence[Lesson], now: Mapping[str, float]) -> dict[str, float]:
    """Steps of one length at most for each rule (Adam, Kingma and Ba 2015), smaller where the pull wavers."""
    points = dict(now)
    mean, square = dict.fromkeys(now, 0.0), dict.fromkeys(now, 0.0)
    for step in range(1, STEPS + 1):
        force = {name: -HELD * (points[name] - now[name]) for name in now}
        for one in lessons:
            for name, more in pull(one, points):
                force[name] += more
        for name, more in force.items():
            mean[name] = 0.9 * mean[name] + 0.1 * more
            square[name] = 0.99 * square[name] + 0.01 * more * more
            drift = math.sqrt(square[name] / (1 - 0.99**step)) or 1.0
            points[name] += STRIDE * mean[name] / (1 - 0.9**step) / drift
    return points


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rules", nargs="+")
    parser.add_argument("--folder", type=Path)
    asked = parser.parse_args(arguments)
    names = frozenset(asked.rules)
    now = {rule.name: rule.points for rule in RULES if rule.name in names}
    if unknown := names - now.keys():
        parser.error(f"no such rule: {', '.join(sorted(unknown))}")
    pages = (page for pages in SETS for page in pages.glob("*/"))
    lessons = [lesson(p / "source.txt", p / "labels.tsv", names, 0.5) for p in sorted(pages)]
    lessons += [lesson(p / "source.txt", p / "labels.tsv", names, 1.5) for p in CASES + KNOWN]
    if asked.folder:
        lessons += [lesson(*page, names, 3.0) for page in odd_pages(asked.folder)]
    for name, proposed in fit(lessons, now).items():
        print(f"{name:36}{now[name]:6.1f} {proposed:6.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
