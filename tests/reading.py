"""How much of many pages the parser reads right: a figure for each role, against floors that only rise.

    python -m tests.reading            # the table; exit status 1 where a figure fell below its floor
    python -m tests.reading --update   # raise the floors to what is reached now; never lower one
    python -m tests.reading --wrong    # the lines that are read wrong, with what they should be

The pages stand in ``tests/pages/`` and ``tests/dumps/``, in the form of those in ``tests/cases/``: invented, the first
typed as papers of many kinds are, from a gazette of 1963 to a public account of 2023, and harder than most; the others
as pages come out of sites, electronic papers and digitised dailies, and harder still. Those in ``tests/cases/`` must be
right line by line; these are many, and tell whether a change is for the better. Each set has floors of its own.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from jianbao.model import Role
from jianbao.parse.classify import classify
from jianbao.text.lines import split_lines
from tests.floors import fallen, hold, read_floors

PAGES = Path(__file__).with_name("pages")
DUMPS = Path(__file__).with_name("dumps")
SETS = (PAGES, DUMPS)
FLOORS = Path(__file__).with_name("reading_floors.json")


@dataclass(frozen=True, slots=True)
class Reading:
    """One line of a page: what an editor says it is, and what the parser says."""

    page: str
    line: int
    text: str
    meant: Role
    read: Role
    begins: tuple[bool, bool]
    """Whether an article begins with it, as meant and as read."""

    @property
    def right(self) -> bool:
        return self.meant is self.read and self.begins[0] == self.begins[1]


def readings(folder: Path) -> Iterator[Reading]:
    """The lines of one page."""
    rows = [row.split("\t") for row in (folder / "labels.tsv").read_text("utf-8").splitlines()[1:]]
    labels = classify(split_lines((folder / "source.txt").read_text("utf-8")))
    meant, read = begins([row[1] for row in rows]), begins([str(label.article or "-") for label in labels])
    for row, label, starts in zip(rows, labels, zip(meant, read, strict=True), strict=True):
        yield Reading(folder.name, label.line.no, label.line.text, Role(row[2]), label.role, starts)


def begins(articles: Sequence[str]) -> list[bool]:
    """For each line whether it is the first of its article; ``-`` is none.

    >>> begins(["-", "1", "1", "2"])
    [False, True, False, True]
    """
    return [article != "-" and article not in articles[:k] for k, article in enumerate(articles)]


def figures(lines: Sequence[Reading]) -> dict[str, float]:
    """F1 of each role and of articles' beginnings, and the share of lines that are right altogether."""
    hits, meant, read = Counter[str](), Counter[str](), Counter[str]()
    for line in lines:
        meant[line.meant] += 1
        read[line.read] += 1
        hits[line.meant] += line.meant is line.read
        meant["begins"] += line.begins[0]
        read["begins"] += line.begins[1]
        hits["begins"] += all(line.begins)
    names = [*(role.value for role in Role), "begins"]
    scores = {name: 2 * hits[name] / (meant[name] + read[name]) for name in names}
    return {**scores, "lines": sum(line.right for line in lines) / len(lines)}


def all_readings(pages: Path) -> list[Reading]:
    """Those of a set."""
    return [line for folder in sorted(pages.glob("*/")) for line in readings(folder)]


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--wrong", action="store_true")
    asked = parser.parse_args(arguments)
    floors, reached, low = read_floors(FLOORS), dict[str, dict[str, float]](), 0
    for pages in SETS:
        lines, own = all_readings(pages), floors.get(pages.name, {})
        for line in lines if asked.wrong else ():
            if not line.right:
                print(f"{line.page}:{line.line}\t{line.meant} > {line.read}\t{line.text[:60]}")
        reached[pages.name] = figures(lines)
        print(pages.name)
        for name, value in reached[pages.name].items():
            print(f"  {name:10}{value:7.3f}  floor {own.get(name, 0):.3f}")
        low += len(fallen(reached[pages.name], own))
    return hold(FLOORS, reached, low, asked.update)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
