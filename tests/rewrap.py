"""How much of a page is still read alike where only the way it is set changes: its text cut into lines.

    python -m tests.rewrap [FOLDER …]   # F1 of articles, headlines, headings, paragraphs, by width, indent and blanks

A page's own reading is what its wrapped form is held against, so no labels are needed; pages that are wrapped already
are left out. Without FOLDER the pages of ``tests/pages/``, ``tests/dumps/`` and ``tests/cases/`` are taken. Titles
wider than a line are cut, too, where the text has no indents: so come texts out of PDF files and letters.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from jianbao.model import ParsedSource, RawFile, Role
from jianbao.parse.page import Page
from jianbao.parse.source import parse_source
from jianbao.text.characters import typed_width
from jianbao.text.decode import decode
from tests.reading import SETS

INDENT = "\u3000\u3000"

NOT_FIRST = "，。、；：？！”’」』）》"
"""Marks that begin no line."""

SETTINGS = (
    *((width, "characters", "yes", gaps) for width in (20, 30) for gaps in (True, False)),
    *((width, "characters", "no", gaps) for width in (18, 20, 26, 30, 38) for gaps in (True, False)),
    *((width, "columns", "no", gaps) for width in (22,) for gaps in (True, False)),
    *((width, "columns", "lost", False) for width in (16, 22, 30)),
)
"""Characters of a line, or two of a Latin letter or a digit for one, whether paragraphs open with an indent, which what
takes text out of a PDF loses while their first lines stay shorter, and whether blank lines stand between them."""


FIGURES = {"articles": "articles", "headlines": "headline", "headings": "heading", "paragraphs": "para"}


def parsed(text: str) -> ParsedSource:
    return parse_source(decode(RawFile("page.txt", "page", text.encode())))


def pieces(text: str, width: int, unit: str) -> Iterator[str]:
    """A text cut into lines; a mark takes the character before it to the next one."""
    size = typed_width if unit == "columns" else lambda part: 2 * len(part)
    while size(text) > 2 * width:
        end = next(k for k in range(1, len(text) + 1) if size(text[: k + 1]) > 2 * width)
        end -= text[end] in NOT_FIRST
        yield text[:end]
        text = text[end:]
    yield text


def wrapped(source: ParsedSource, width: int, unit: str, indent: str, gaps: bool) -> str:
    """The page with its paragraphs, or all of it, cut into lines."""
    lines: list[str] = []
    for label in source.labels:
        is_text = label.role is Role.PARA
        text = (INDENT if indent != "no" and is_text else "") + label.line.text
        lines += pieces(text, width, unit) if is_text or indent != "yes" else [text]
        lines += [""] if gaps else []
    return "\n".join(line.removeprefix(INDENT) if indent == "lost" else line for line in lines)


def told(source: ParsedSource, what: str) -> Counter[str]:
    """What a page's reading says: its articles' text, or its blocks of one role."""
    articles = source.articles
    if what == "articles":
        return Counter("".join("".join(block.text for block in article.blocks).split()) for article in articles)
    blocks = (block for article in articles for block in article.blocks if block.role is Role(what))
    return Counter("".join(block.text.split()) for block in blocks)


def pages(folders: Sequence[Path]) -> Iterator[ParsedSource]:
    for path in sorted(path for folder in folders for path in folder.rglob("*.txt") if path.name != "about.txt"):
        source = parsed(decode(RawFile(path.name, path.stem, path.read_bytes())).text)
        if not Page(source.lines).wrap_width:
            yield source


def main(arguments: Sequence[str]) -> None:
    sources = list(pages([Path(one) for one in arguments] or [*SETS, Path(__file__).with_name("cases")]))
    print(f"{len(sources)} pages\nwidth of         indent gaps" + "".join(f"{name:>11}" for name in FIGURES))
    for setting in SETTINGS:
        same, all_of = Counter[str](), Counter[str]()
        for source in sources:
            again = parsed(wrapped(source, *setting))
            for name, what in FIGURES.items():
                one, other = told(source, what), told(again, what)
                same[name] += (one & other).total()
                all_of[name] += one.total() + other.total()
        width, unit, indent, gaps = setting
        row = "".join(f"{2 * same[name] / max(all_of[name], 1):11.3f}" for name in FIGURES)
        print(f"{width:5} {unit:10} {indent:6} {'yes' if gaps else 'no':4}{row}")


if __name__ == "__main__":
    main(sys.argv[1:])
