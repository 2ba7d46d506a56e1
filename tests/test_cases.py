"""Whole pages with a label for every line. A new case is a new folder.

``tests/cases/<slug>/source.txt`` is the page, ``labels.tsv`` says for each line that is not blank: its number, its
article (``-`` for none), its role, and the line whose paragraph it goes on with; ``about.txt`` says in one line what
the page stands for. Slugs say where a page comes from: ``made-`` was written for the test, ``keep-`` must be left as it
is.

Labels say what a careful editor would, whatever the parser says. A page that the parser does not read so yet stands in
``tests/known/``, with the same files; it has to fail there, and a page that no longer fails moves to ``tests/cases/``.
``pytest --update`` drafts the labels of a new page in ``tests/cases/`` that has none, to be corrected by hand; labels
that exist it leaves alone.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from msgspec import structs

from jianbao.parse.source import altered, parse_source, unaccounted
from tests.labelled import CASES, KNOWN, check_labels_fit, read_case, row, rows_meant


def rows_now(folder: Path) -> list[str]:
    """The table of labels as the parser would write it."""
    return ["line\tarticle\trole\tjoin", *map(row, parse_source(read_case(folder)).labels)]


def named(folder: Path) -> str:
    return folder.name


@pytest.mark.parametrize("folder", CASES, ids=named)
def test_labels(folder: Path, update: bool) -> None:
    labels = folder / "labels.tsv"
    if update and not labels.exists():
        labels.write_text("\n".join(rows_now(folder)) + "\n", "utf-8")
    assert rows_now(folder) == rows_meant(folder)


@pytest.mark.parametrize(
    "folder",
    [pytest.param(folder, marks=pytest.mark.xfail(strict=True, raises=AssertionError)) for folder in KNOWN],
    ids=named,
)
def test_known_failures(folder: Path) -> None:
    """What the parser is known to get wrong.

    Strict: a page that passes breaks the run until it moves to ``tests/cases/``. Its labels are never written by a
    command, or they would come to agree with the fault they are there to show.
    """
    now, meant = rows_now(folder), rows_meant(folder)
    assert now == meant


@pytest.mark.parametrize("folder", CASES + KNOWN, ids=named)
def test_labels_fit_their_page(folder: Path) -> None:
    check_labels_fit(folder)


@pytest.mark.parametrize("folder", CASES + KNOWN, ids=named)
def test_about(folder: Path) -> None:
    assert len((folder / "about.txt").read_text("utf-8").splitlines()) == 1


@pytest.mark.parametrize("folder", CASES + KNOWN, ids=named)
def test_nothing_is_lost(folder: Path) -> None:
    source = parse_source(read_case(folder))
    assert unaccounted(source.lines, source.articles, source.furniture) == ()


def test_text_that_is_invented_is_seen() -> None:
    """The check of every build is no formality: it finds a sentence that no line has, and a line left out."""
    source = parse_source(read_case(CASES[0]))
    first = source.articles[0]
    section = first.sections[0]
    block = structs.replace(section.blocks[0], text=section.blocks[0].text + "这句话是多出来的。")
    more = replace(first, sections=(replace(section, blocks=(block, *section.blocks[1:])), *first.sections[1:]))
    less = replace(first, sections=(replace(section, blocks=section.blocks[1:]), *first.sections[1:]))
    assert unaccounted(source.lines, (more, *source.articles[1:]), source.furniture)
    assert unaccounted(source.lines, (less, *source.articles[1:]), source.furniture)


def test_text_that_was_cut_from_a_line_is_seen() -> None:
    source = parse_source(read_case(CASES[0]))
    first, *others = source.lines
    assert not altered(source)
    for text in (first.text[1:], first.text[:-1], first.text + "。"):
        cut = structs.replace(first, text=text)
        assert altered(replace(source, lines=(cut, *others))) == (first.no,)
