"""The five sources that come with the program: what each of their lines is, as an editor read it.

``tests/seeds/<stem>.tsv`` has the form of ``tests/cases``. Each line was labelled by hand; a difference is a fault of
the parser, never a reason to change a label.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from jianbao.model import ParsedSource
from tests.labelled import row

LABELS = sorted((Path(__file__).parent / "seeds").glob("*.tsv"))
ARTICLES = {"000": 1, "001": 7, "002": 7, "003": 1, "004": 1}


@pytest.mark.parametrize("path", LABELS, ids=lambda path: path.stem)
def test_every_line_is_what_an_editor_says(path: Path, seeds: tuple[ParsedSource, ...]) -> None:
    source = next(source for source in seeds if source.stem == path.stem)
    assert ["line\tarticle\trole\tjoin", *map(row, source.labels)] == path.read_text("utf-8").splitlines()


def test_articles(seeds: tuple[ParsedSource, ...]) -> None:
    assert {source.stem[:3]: len(source.articles) for source in seeds} == ARTICLES
    assert len(LABELS) == len(ARTICLES)


def test_an_unfinished_piece_has_no_headline(seeds: tuple[ParsedSource, ...]) -> None:
    without = [article.id for source in seeds for article in source.articles if article.headline is None]
    assert without == ["002_9d9972b1f00130c9-6"]
