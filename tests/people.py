"""Who is found in the texts of pages labelled by hand, against floors that only rise.

    python -m tests.people FOLDER            # the table; exit status 1 where a figure fell below its floor
    python -m tests.people FOLDER --names    # also what was missed, and what was taken for a name
    python -m tests.people FOLDER --update   # raise the floors to what is reached now; never lower one

FOLDER holds the pages; they are not part of this repository, since the texts belong to their papers. Who is named in
them stands in ``people_labels.tsv``. Words and points are made on the odd-numbered pages and the seeds, so the
even-numbered ones are scored apart. Whom an article credits is left out on both sides: that is another finding.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from jianbao.enrich.persons import find_people
from jianbao.text.script import simplify
from tests.floors import Figures, fallen, hold, read_floors
from tests.inputs import parsed_file

LABELS = Path(__file__).with_name("people_labels.tsv")
FLOORS = Path(__file__).with_name("people_floors.json")


@dataclass(frozen=True, slots=True)
class Found:
    """What was found of a page's names."""

    right: frozenset[str]
    wrong: frozenset[str]
    missed: frozenset[str]


def labels() -> Mapping[str, frozenset[str]]:
    """The names that a page tells of, by its stem."""
    rows = (row.split("\t") for row in LABELS.read_text("utf-8").splitlines() if row and not row.startswith("#"))
    return {stem: frozenset(names.split()) for stem, names in rows}


def read(path: Path) -> Found:
    """A page's names beside its labels."""
    source = parsed_file(path)
    gold = path.with_name(f"{path.stem}.articles.json")
    listed = [c for a in json.loads(gold.read_text("utf-8")) for c in a["credits"]] if gold.exists() else []
    credited = {simplify(c["name"]) for c in listed} - labels()[path.stem]
    names = {simplify(spot.name) for article in source.articles for spot in find_people(article)} - credited
    told = labels()[path.stem]
    return Found(frozenset(names & told), frozenset(names - told), told - names)


def pages(folder: Path) -> Iterator[tuple[str, Path]]:
    """Each labelled page with the set it belongs to."""
    for part in (folder, folder / "seeds"):
        for path in sorted(part.glob("*.txt")):
            if path.stem in labels():
                yield ("seeds" if part != folder else "odd" if int(path.stem[1:3]) % 2 else "even"), path


def figures(found: Sequence[Found]) -> dict[str, float]:
    right, wrong, missed = (sum(len(names) for names in part) for part in zip(*map(_parts, found), strict=True))
    precision, recall = right / max(right + wrong, 1), right / max(right + missed, 1)
    return {"precision": precision, "recall": recall, "F1": 2 * right / max(2 * right + wrong + missed, 1)}


def _parts(found: Found) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    return found.right, found.wrong, found.missed


def report(reached: Figures, floors: Figures) -> int:
    """Print the table; the number of figures below their floors."""
    for which, row in reached.items():
        floor = floors.get(which, {})
        print(f"{which:8}" + "".join(f"{k} {v:.3f} (floor {floor.get(k, 0):.3f})  " for k, v in row.items()))
    return sum(len(fallen(row, floors.get(which, {}))) for which, row in reached.items())


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--names", action="store_true")
    parser.add_argument("--update", action="store_true")
    asked = parser.parse_args(arguments)
    sets: dict[str, list[Found]] = {}
    for which, path in pages(asked.folder):
        found = read(path)
        sets.setdefault(which, []).append(found)
        if asked.names and (found.wrong or found.missed):
            print(f"{path.stem}: wrong {' '.join(sorted(found.wrong))}; missed {' '.join(sorted(found.missed))}")
    reached = {which: figures(found) for which, found in sets.items()}
    low = report(reached, read_floors(FLOORS))
    return hold(FLOORS, reached, low, asked.update)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
