"""What the labelled lines are for which a rule holds: the counts that its points and its docstring rest on.

    python -m tests.tally "over a lede" "same matter"       # on the pages under tests/
    python -m tests.tally --folder FOLDER                   # all rules, with the odd-numbered pages of FOLDER beside

One row for each rule: how many lines of each role it holds for. A rule that speaks for headlines is worth something
where it holds for a larger share of the headlines than of the headings; ``lines`` says how many there are of each.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from jianbao.model import Role
from jianbao.parse.page import Page
from jianbao.parse.rules.table import RULES
from jianbao.text.lines import split_lines
from tests.labelled import CASES, KNOWN
from tests.reading import SETS

Tally = dict[str, Counter[Role]]
"""For each rule, and for ``lines``, how many lines of each role."""


def tally(pages: Iterable[tuple[Path, Path]], names: Sequence[str]) -> Tally:
    """``pages``: sources and their labels."""
    rules = [rule for rule in RULES if not names or rule.name in names]
    found: Tally = {"lines": Counter(), **{rule.name: Counter() for rule in rules}}
    for source, labels in pages:
        page = Page(split_lines(source.read_text("utf-8")))
        rows = (row.split("\t") for row in labels.read_text("utf-8").splitlines())
        meant = {int(row[0]): Role(row[2]) for row in rows if row[0].isdigit()}
        for i, line in enumerate(page.lines):
            role = meant[line.no]
            found["lines"][role] += 1
            for rule in rules:
                if rule.holds(page, i):
                    found[rule.name][role] += 1
    return found


def own_pages() -> Iterator[tuple[Path, Path]]:
    for page in (*sorted(page for pages in SETS for page in pages.glob("*/")), *CASES, *KNOWN):
        yield page / "source.txt", page / "labels.tsv"


def odd_pages(folder: Path) -> Iterator[tuple[Path, Path]]:
    for page in sorted(folder.glob("d*.txt")):
        if int(page.name[1:3]) % 2:
            yield page, page.with_suffix("").with_suffix(".labels.tsv")


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rules", nargs="*")
    parser.add_argument("--folder", type=Path)
    asked = parser.parse_args(arguments)
    if unknown := set(asked.rules) - {rule.name for rule in RULES}:
        parser.error(f"no such rule: {', '.join(sorted(unknown))}")
    sets = [tally(own_pages(), asked.rules)]
    if asked.folder:
        sets.append(tally(odd_pages(asked.folder), asked.rules))
    print(f"{'rule':32}" + "".join(f"{role.value:>12}" for role in Role))
    for name in sets[0]:
        counts = ("+".join(str(one[name][role]) for one in sets) for role in Role)
        print(f"{name:32}" + "".join(f"{count:>12}" for count in counts))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
