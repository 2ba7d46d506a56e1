"""Pages that are labelled line by line: where they lie, and the form of their labels, which ``test_cases.py`` tells."""

from __future__ import annotations

from pathlib import Path

from jianbao.model import Label, SourceText

HERE = Path(__file__).parent


def folders(name: str) -> tuple[Path, ...]:
    """The pages of ``tests/<name>/``; none where Git has not kept an empty folder."""
    return tuple(sorted((HERE / name).glob("*/")))


CASES = folders("cases")
KNOWN = folders("known")


def read_case(folder: Path) -> SourceText:
    return SourceText("source.txt", folder.name, (folder / "source.txt").read_text("utf-8"), "utf-8")


def row(label: Label) -> str:
    continues = "" if label.continues is None else str(label.continues)
    return "\t".join((str(label.line.no), str(label.article or "-"), label.role, continues))


def rows_meant(folder: Path) -> list[str]:
    return (folder / "labels.tsv").read_text("utf-8").splitlines()


def check_labels_fit(folder: Path) -> None:
    """One row for every line with text, and articles numbered as they appear: a slip of the hand is no failure."""
    lines = (folder / "source.txt").read_text("utf-8").split("\n")
    head, *rows = (meant.split("\t") for meant in rows_meant(folder))
    assert head == ["line", "article", "role", "join"]
    assert [int(no) for no, *_ in rows] == [no for no, line in enumerate(lines, 1) if line.strip()]
    articles = list(dict.fromkeys(article for _, article, *_ in rows if article != "-"))
    assert articles == [str(k) for k in range(1, len(articles) + 1)]
    paragraphs = {no for no, _, role, _ in rows if role == "para"}
    assert all(not join or (join in paragraphs and no in paragraphs) for no, _, _, join in rows)
