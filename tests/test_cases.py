"""Whole pages with a label for every line. A new case is a new folder.

``tests/cases/<slug>/source.txt`` is the page, ``labels.tsv`` says for each line that is not blank: its number, its
article (``-`` for none), its role, and the line whose paragraph it goes on with. Slugs say where a page comes from:
``made-`` was written for the test, ``keep-`` must be left as it is.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from jianbao.model import Label, SourceText
from jianbao.parse.source import parse_source, unaccounted

CASES = sorted((Path(__file__).parent / "cases").iterdir())


def read_case(folder: Path) -> SourceText:
    return SourceText("source.txt", folder.name, (folder / "source.txt").read_text("utf-8"), "utf-8")


def row(label: Label) -> str:
    continues = "" if label.continues is None else str(label.continues)
    return "\t".join((str(label.line.no), str(label.article or "-"), label.role, continues))


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_labels(folder: Path, update: bool) -> None:
    got = ["line\tarticle\trole\tjoin", *map(row, parse_source(read_case(folder)).labels)]
    labels = folder / "labels.tsv"
    if update:
        labels.write_text("\n".join(got) + "\n", "utf-8")
    assert got == labels.read_text("utf-8").splitlines()


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_nothing_is_lost(folder: Path) -> None:
    source = parse_source(read_case(folder))
    assert unaccounted(source.lines, source.articles, source.furniture) == ()
