"""The figures of ``tests/reading.py`` hold, and its pages are labelled whole."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from jianbao.model import Role
from tests import reading
from tests.fit import fit, lesson
from tests.floors import fallen, read_floors
from tests.labelled import check_labels_fit
from tests.tally import tally

PAGES = sorted(folder for pages in reading.SETS for folder in pages.glob("*/"))


@pytest.mark.parametrize("pages", reading.SETS, ids=lambda pages: pages.name)
def test_no_figure_falls(pages: Path) -> None:
    reached = reading.figures(reading.all_readings(pages))
    assert fallen(reached, read_floors(reading.FLOORS)[pages.name]) == []


@pytest.mark.parametrize("pages", reading.SETS, ids=lambda pages: pages.name)
def test_a_fall_is_seen(pages: Path) -> None:
    """The check is no formality: a parser that takes every line for text fails it."""
    blind = [replace(line, read=Role.PARA, begins=(line.begins[0], False)) for line in reading.all_readings(pages)]
    low = fallen(reading.figures(blind), read_floors(reading.FLOORS)[pages.name])
    assert {"headline", "heading", "begins", "lines"} <= set(low)


def test_a_rule_of_too_few_points_is_proposed_more() -> None:
    """Also no formality: labels pull a rule that speaks for them."""
    folder = reading.PAGES / "made-local-news-dense"
    name = "over a dateline"
    page = lesson(folder / "source.txt", folder / "labels.tsv", frozenset([name]), 1.0)
    assert fit([page], {name: -5.0})[name] > -4.9


def test_what_a_rule_holds_for_is_counted() -> None:
    """A dateline at the head of a paragraph is text, and not every paragraph has one."""
    folder = reading.PAGES / "made-local-news-dense"
    counts = tally([(folder / "source.txt", folder / "labels.tsv")], ["dateline"])
    labels = (folder / "labels.tsv").read_text("utf-8").splitlines()[1:]
    assert counts["lines"].total() == len(labels)
    assert set(counts["dateline"]) == {Role.PARA}
    assert 0 < counts["dateline"][Role.PARA] < counts["lines"][Role.PARA]


@pytest.mark.parametrize("folder", PAGES, ids=lambda folder: folder.name)
def test_labels_fit_their_page(folder: Path) -> None:
    check_labels_fit(folder)
