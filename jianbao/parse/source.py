"""One source, from text to articles: the parser's whole way on one page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from jianbao.model import Article, Block, Corrections, Label, Line, ParsedSource, Problem, Severity, SourceText
from jianbao.parse.assemble import assemble
from jianbao.parse.classify import classify
from jianbao.parse.corrections import (
    binding,
    correct_lines,
    corrected,
    fit,
    not_followed,
    problems_of,
    without,
)
from jianbao.parse.facts import correct_articles, misnumbered
from jianbao.parse.reflow import join_fragments
from jianbao.text.exported import label_of
from jianbao.text.field_columns import data_lines, field_columns
from jianbao.text.front_matter import CLOSERS
from jianbao.text.inline import QUOTED, TELLING, bare, is_markdown, without_converters, without_marks
from jianbao.text.lines import count_lines, printed, split_lines
from jianbao.text.script import detect_script
from jianbao.text.side_by_side import side_by_side

MARKS = re.compile(r"[\s#*]*")
"""What a line may have around its text: space, and Markdown's marks."""


NO_ARTICLE = "没有认出文章，每一行都归为版面杂项"


def parse_source(text: SourceText) -> ParsedSource:
    """Pure; whatever the text and an editor's corrections, every line that is not blank ends in exactly one block."""
    own = split_lines(text.text)
    corrections, misfits = fit(text.corrections, own, count_lines(text.text))
    lines = correct_lines(own, corrections.misprints)
    labels = label(text, lines, corrections)
    while refused := tuple(not_followed(labels, corrections)):  # it is to change nothing
        corrections, misfits = without(corrections, refused), (*misfits, *refused)
        labels = label(text, lines, corrections)
    articles, furniture = assemble(text.stem, labels)
    nowhere = tuple(misnumbered(labels, corrections))
    corrections = without(corrections, nowhere)
    if labels and not articles and not corrections.roles:
        labels = (replace(labels[0], doubt=NO_ARTICLE), *labels[1:])
    return ParsedSource(
        name=text.name,
        stem=text.stem,
        encoding=text.encoding,
        script=detect_script(text.text),
        lines=tuple(label.line for label in labels),
        labels=labels,
        articles=correct_articles(articles, corrections),
        furniture=furniture,
        problems=(
            *problems_of((*misfits, *nowhere), text.name),
            *side_by_side(text.name, own),
            *field_columns(text.name, own),
            *data_lines(text.name, own),
        ),
        corrections=corrections,
    )


def converted(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines without what converters put around their words, and without Markdown's marks but for those of pictures
    and links, which tell what a line is if no label does (来源：[青禾日报](a.html)), and where one is a character."""
    texts = (without_converters(line.text) for line in lines)
    return tuple(
        replace(
            line, text=text if TELLING.search(text) and not label_of(QUOTED.sub("", text, 1)) else without_marks(text)
        )
        for line, text in zip(lines, texts, strict=True)
    )


def label(text: SourceText, lines: Sequence[Line], corrections: Corrections) -> tuple[Label, ...]:
    """What each line is and goes on with, under an editor's corrections."""
    of_markdown = is_markdown(text.name)
    own = converted(lines) if of_markdown else lines
    roles = {x.line.no: x.role for x in classify(own, corrections)} if any(corrections.joins.values()) else {}
    read = classify(own, binding(corrections, roles))
    return join_fragments(unmarked(read) if of_markdown else read, corrections.joins)


def unmarked(labels: Sequence[Label]) -> tuple[Label, ...]:
    """The lines without Markdown's marks inside them, once rules have seen these: a picture's tell what a line is."""
    return tuple(replace(x, line=replace(x.line, text=without_marks(x.line.text))) for x in labels)


def unaccounted(lines: Sequence[Line], articles: Sequence[Article], furniture: Sequence[Block]) -> tuple[int, ...]:
    """Numbers of lines that do not stand in exactly one block, text and all. Empty when nothing is lost."""
    blocks = [block for article in articles for block in article.blocks] + list(furniture)
    shares = [share for block in blocks for share in shares_of(block)]
    placed = Counter(no for no, _ in shares)
    held = dict(shares)
    known = {line.no for line in lines}
    return (
        *(line.no for line in lines if placed[line.no] != 1 or held[line.no] != line.text),
        *sorted(placed.keys() - known),
    )


def shares_of(block: Block) -> Iterator[tuple[int, str]]:
    """Each line's number and what it gave to the block, without the space that joins it to the next; nothing for a
    head that an editor gave.
    """
    text = block.printed or block.text
    ends = (*(part.start for part in block.parts[1:]), len(text))
    for part, end in zip(block.parts, ends, strict=False):
        yield part.line, text[part.start : end].removesuffix(" ") if end < len(text) else text[part.start : end]


def altered(source: ParsedSource) -> tuple[int, ...]:
    """Numbers of lines whose text is not the source's own, the whole of it, but for the misprints that an editor put
    right.
    """
    wrong = {misprint.line for misprint in source.errata}
    whole = _is_whole_unmarked if is_markdown(source.name) else _is_whole
    return tuple(
        line.no
        for line in source.lines
        if (line.text != _put_right(line, source) if line.no in wrong else not whole(line))
    )


def _is_whole(line: Line) -> bool:
    """Whether the line has all of its source but the marks around it."""
    around = line.raw.replace(line.label + line.text, "", 1)
    return MARKS.fullmatch(around.rstrip(CLOSERS) if line.label else around) is not None


def _is_whole_unmarked(line: Line) -> bool:
    """The same but for the marks inside it, too."""
    own = {bare(line.raw), bare(without_converters(line.raw))}
    read = bare(line.label + line.text)
    return read in own or (line.label != "" and read.rstrip(CLOSERS) in {each.rstrip(CLOSERS) for each in own})


def _put_right(line: Line, source: ParsedSource) -> str:
    right = corrected(printed(line), (misprint for misprint in source.errata if misprint.line == line.no))
    return without_marks(without_converters(right)) if is_markdown(source.name) else right


def lost_lines(source: ParsedSource) -> tuple[Problem, ...]:
    """The check of every build: a problem for each line that is not accounted for."""
    return tuple(
        Problem(
            source.name,
            no,
            Severity.ERROR,
            "这一行没有原样归入文章或版面杂项",
            "整篇按原文发布",
            "请报告此问题",
        )
        for no in (*unaccounted(source.lines, source.articles, source.furniture), *altered(source))
    )
