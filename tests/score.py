"""What the parser reaches on pages labelled by hand, against floors that only rise.

    python -m tests.score FOLDER            # the table; exit status 1 where a figure fell below its floor
    python -m tests.score FOLDER --update   # raise the floors to what is reached now; never lower one

FOLDER holds labelled pages and their own ``score.py``; they are not part of this repository, since the texts belong
to their papers. Rules and points are made on the odd-numbered pages, so the even-numbered ones are scored apart.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from jianbao.enrich.records import make_records
from jianbao.model import Archive, Settings
from tests.floors import Figures, fallen, hold, read_floors
from tests.inputs import parsed_file
from tests.samples import source_files

FLOORS = Path(__file__).with_name("score_floors.json")


def predictions(paths: Sequence[Path]) -> dict[str, Any]:
    """What the site publishes of each source, as ``data/sources/<stem>.json`` has it."""
    sources = tuple(map(parsed_file, paths))
    archive = Archive(Settings(), sources, make_records(sources, Settings())[0], "", ())
    files = {file.path: file.data for file in source_files(archive)}
    return {path.stem: json.loads(files[f"data/sources/{path.stem}.json"]) for path in paths}


def load_scorer(folder: Path) -> Any:
    spec = importlib.util.spec_from_file_location("scorer", folder / "score.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def figures(scorer: Any, folder: Path) -> dict[str, dict[str, float]]:
    """Each set's figures: the folder's odd and even pages, and those of its sub-folder ``seeds``."""
    sets: dict[str, dict[str, list[int]]] = {}
    for part in (folder, folder / "seeds"):
        paths = sorted(part.glob("*.txt"))
        for name, row in scorer.score(part, preds=predictions(paths))["files"].items():
            which = "seeds" if part != folder else ("odd" if int(name[1:3]) % 2 else "even")
            total = sets.setdefault(which, {})
            for figure, counts in row["counts"].items():
                total[figure] = [a + b for a, b in zip(total.get(figure, [0, 0, 0]), counts, strict=True)]
    named = {which: scorer.figures(total) for which, total in sets.items()}
    return {which: {k: v for k, v in of.items() if v is not None and k != "date"} for which, of in named.items()}


def report(reached: Figures, floors: Figures) -> int:
    """Print the table; the number of figures below their floors."""
    names = list(reached["odd"])
    print(f"{'':12}" + "".join(f"{name:>7}" for name in names))
    for which, row in reached.items():
        print(f"{which:12}" + "".join(f"{row.get(name, 0):7.3f}" for name in names))
        floor = floors.get(which, {})
        print(f"{'  floor':12}" + "".join(f"{floor.get(name, 0):7.3f}" for name in names))
    return sum(len(fallen(row, floors.get(which, {}))) for which, row in reached.items())


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--update", action="store_true")
    asked = parser.parse_args(arguments)
    reached = figures(load_scorer(asked.folder), asked.folder)
    low = report(reached, read_floors(FLOORS))
    return hold(FLOORS, reached, low, asked.update)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
