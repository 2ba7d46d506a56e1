"""One source, from text to articles: the parser's whole way on one page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from jianbao.model import Article, Block, Line, ParsedSource, Problem, Severity, SourceText
from jianbao.parse.assemble import assemble
from jianbao.parse.classify import classify
from jianbao.parse.reflow import join_fragments
from jianbao.text.lines import split_lines
from jianbao.text.script import detect_script


def parse_source(text: SourceText) -> ParsedSource:
    """Pure; whatever the text, every line that is not blank ends in exactly one block."""
    lines = split_lines(text.text)
    labels = join_fragments(classify(lines))
    articles, furniture = assemble(text.stem, labels)
    return ParsedSource(
        name=text.name,
        stem=text.stem,
        encoding=text.encoding,
        script=detect_script(text.text),
        lines=lines,
        labels=labels,
        articles=articles,
        furniture=furniture,
        problems=(),
    )


def unaccounted(lines: Sequence[Line], articles: Sequence[Article], furniture: Sequence[Block]) -> tuple[int, ...]:
    """Numbers of lines that do not stand in exactly one block, text and all. Empty when nothing is lost."""
    blocks = [block for article in articles for block in article.blocks] + list(furniture)
    placed = Counter(part.line for block in blocks for part in block.parts)
    held = {part.line: block.text[part.start :] for block in blocks for part in block.parts}
    return tuple(line.no for line in lines if placed[line.no] != 1 or not held[line.no].startswith(line.text)) + tuple(
        sorted(placed.keys() - {line.no for line in lines})
    )


def lost_lines(source: ParsedSource) -> tuple[Problem, ...]:
    """The check of every build: a problem for each line that is not accounted for."""
    return tuple(
        Problem(
            source.name,
            no,
            Severity.ERROR,
            "这一行没有归入任何文章，也没有列为报头杂项",
            "整篇按原文发布",
            "请报告此问题",
        )
        for no in unaccounted(source.lines, source.articles, source.furniture)
    )
