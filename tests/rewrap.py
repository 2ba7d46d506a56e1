"""How much of a page is still read alike where only the way it is set changes: its text cut into lines.

    python -m tests.rewrap [FOLDER …]   # F1 of headlines and of paragraphs, by width, indent and blank lines

A page's own reading is what its wrapped form is held against, so no labels are needed; pages that are wrapped already
are left out. Without FOLDER the pages of ``tests/pages/``, ``tests/dumps/`` and ``tests/cases/`` are taken.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from jianbao.model import ParsedSource, RawFile, Role
from jianbao.parse.page import Page
from jianbao.parse.source import parse_source
from jianbao.text.decode import decode
from tests.reading import SETS

NOT_FIRST = "，。、；：？！”’」』）》"
"""Marks that begin no line."""

SETTINGS = tuple(
    (width, indent, gaps) for width in (20, 24, 30, 38) for indent in (True, False) for gaps in (True, False)
)
"""Characters of a line, whether paragraphs open with an indent, and whether blank lines stand between them."""


def parsed(text: str) -> ParsedSource:
    return parse_source(decode(RawFile("page.txt", "page", text.encode())))


def wrapped(source: ParsedSource, width: int, indent: bool, gaps: bool) -> str:
    """The page with its paragraphs cut into lines of ``width`` characters."""
    lines: list[str] = []
    for label in source.labels:
        is_text = label.role is Role.PARA
        text = ("\u3000\u3000" if indent and is_text else "") + label.line.text
        while len(text) > width and is_text:
            end = width - (text[width] in NOT_FIRST)
            lines.append(text[:end])
            text = text[end:]
        lines += [text, *([""] if gaps else [])]
    return "\n".join(lines)


def told(source: ParsedSource, role: Role) -> Counter[str]:
    blocks = (block for article in source.articles for block in article.blocks if block.role is role)
    return Counter("".join(block.text.split()) for block in blocks)


def pages(folders: Sequence[Path]) -> Iterator[ParsedSource]:
    for path in sorted(path for folder in folders for path in folder.rglob("*.txt") if path.name != "about.txt"):
        source = parsed(decode(RawFile(path.name, path.stem, path.read_bytes())).text)
        if not Page(source.lines).wrap_width:
            yield source


def main(arguments: Sequence[str]) -> None:
    sources = list(pages([Path(one) for one in arguments] or [*SETS, Path(__file__).with_name("cases")]))
    print(f"{len(sources)} pages\nwidth indent gaps  headlines paragraphs")
    for width, indent, gaps in SETTINGS:
        same, all_of = Counter[Role](), Counter[Role]()
        for source in sources:
            again = parsed(wrapped(source, width, indent, gaps))
            for role in (Role.HEADLINE, Role.PARA):
                one, other = told(source, role), told(again, role)
                same[role] += (one & other).total()
                all_of[role] += one.total() + other.total()
        headlines, paragraphs = (2 * same[role] / max(all_of[role], 1) for role in (Role.HEADLINE, Role.PARA))
        print(
            f"{width:5} {'yes' if indent else 'no':6} {'yes' if gaps else 'no':4} {headlines:10.3f} {paragraphs:10.3f}"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
