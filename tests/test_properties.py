"""What must hold of every text, however broken: nothing is lost, nothing is invented, nothing stands twice."""

from __future__ import annotations

import re
from collections import Counter

from hypothesis import example, given, settings
from hypothesis import strategies as st

from jianbao.model import Block, ParsedSource, RawFile, Role
from jianbao.parse.source import parse_source
from jianbao.text.characters import INVISIBLE
from jianbao.text.decode import decode
from tests.inputs import parsed
from tests.spoilt_pages import LINES, pages

MARKS = re.compile(rf"[\s#*{INVISIBLE}]")
"""What a line may lose on its way: white space, characters that nobody sees, and Markdown's marks."""


def all_blocks(source: ParsedSource) -> tuple[Block, ...]:
    return tuple(b for a in source.articles for b in a.blocks) + source.furniture


def shares(block: Block) -> list[tuple[int, str]]:
    """Each line's part of a block's text, with the line's number."""
    ends = [part.start for part in block.parts[1:]] + [len(block.text)]
    return [(p.line, block.text[p.start : end]) for p, end in zip(block.parts, ends, strict=True)]


def bare(text: str) -> str:
    return MARKS.sub("", text)


@given(pages)
@example("")
@example("\x00\x1c\u2028\x85")
@example("#0")
@example("\n".join(LINES))
@settings(deadline=None)
def test_each_line_ends_in_exactly_one_place_whole(page: str) -> None:
    source = parsed(page)
    placed = [share for block in all_blocks(source) for share in shares(block)]
    assert Counter(no for no, _ in placed) == Counter(line.no for line in source.lines)
    texts = dict(placed)
    for line in source.lines:
        assert bare(texts[line.no]) == bare(line.raw)


@given(pages)
@example("\xad")
@settings(deadline=None)
def test_no_character_is_lost_or_invented(page: str) -> None:
    published = "".join(block.text for block in all_blocks(parsed(page)))
    assert Counter(bare(published)) == Counter(bare(page))


@given(pages)
@settings(deadline=None)
def test_labels_tell_where_each_line_went(page: str) -> None:
    source = parsed(page)
    assert [label.line for label in source.labels] == list(source.lines)
    numbers = {a.number for a in source.articles}
    home = {p.line: a.number for a in source.articles for b in a.blocks for p in b.parts}
    for label in source.labels:
        assert (label.role is Role.FURNITURE) == (label.article is None)
        assert label.article is None or label.article in numbers
        assert home.get(label.line.no) == label.article
        assert label.rule


@given(pages)
@settings(deadline=None)
def test_articles_are_numbered_in_order_and_know_their_lines(page: str) -> None:
    source = parsed(page)
    assert [a.number for a in source.articles] == list(range(1, len(source.articles) + 1))
    for article in source.articles:
        lines = sorted(part.line for block in article.blocks for part in block.parts)
        assert article.lines == (lines[0], lines[-1])


@given(pages)
@settings(deadline=None)
def test_the_same_text_parses_the_same(page: str) -> None:
    assert parsed(page) == parsed(page)


def outcome(source: ParsedSource) -> object:
    """All that a reader sees of a source; not how its lines were padded."""
    labels = [(x.line.no, x.role, x.rule, x.article, x.continues) for x in source.labels]
    return source.articles, source.furniture, labels


@given(pages)
@settings(deadline=None)
def test_line_ends_and_a_byte_order_mark_change_nothing(page: str) -> None:
    plain = outcome(parsed(page))
    for spelt in (page.replace("\n", "\r\n"), page.replace("\n", "\r"), page + "\n", page + "\n\n\n"):
        assert outcome(parsed(spelt)) == plain


def test_a_byte_order_mark_changes_nothing() -> None:
    data = "\n".join(LINES).encode()
    plain, marked = (decode(RawFile("page.txt", "page", d)) for d in (data, b"\xef\xbb\xbf" + data))
    assert outcome(parse_source(marked)) == outcome(parse_source(plain))


@given(pages, st.sampled_from(["　　", "  ", "\t", "\u00a0", "\u200b", "\ufeff"]))
@settings(deadline=None)
def test_padding_changes_nothing(page: str, space: str) -> None:
    padded = "\n".join(f"{space}{line}{space}" if line.strip() else line for line in page.split("\n"))
    assert outcome(parsed(padded)) == outcome(parsed(page))
