"""Labels to articles: lines of one paragraph joined, head and sections put together, furniture set aside."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from jianbao.model import HEAD_ROLES, Article, Block, Label, Line, Part, Role, Section
from jianbao.parse.chains import RUN_ON
from jianbao.parse.credits.article import Found, read_credits
from jianbao.parse.folios import pages
from jianbao.parse.mastheads import Masthead, day_at_end, mastheads
from jianbao.parse.patterns import is_outlet, is_self_name, plain
from jianbao.parse.reflow import LINE_WRAP

HEADING = Role.HEADING


def assemble(source: str, labels: Sequence[Label]) -> tuple[tuple[Article, ...], tuple[Block, ...]]:
    """Articles in their order, and the furniture line by line.

    ``source`` is the stem. Every label ends in exactly one block; ``source.unaccounted`` holds this on each build.
    """
    by_article: defaultdict[int, list[Label]] = defaultdict(list)
    for label in labels:
        if label.article is not None:
            by_article[label.article].append(label)
    of_pages, on_page = mastheads(labels), pages(labels)
    articles = tuple(
        make_article(source, number, own, of_pages[number], on_page.get(number))
        for number, own in sorted(by_article.items())
    )
    furniture = tuple(make_block([label]) for label in labels if label.article is None)
    return articles, furniture


def make_article(source: str, number: int, labels: Sequence[Label], masthead: Masthead, page: str | None) -> Article:
    """``masthead`` holds for an article that names no paper and no day of its own, if only in its title; 本报 is the
    paper of the page.
    """
    paper, page_date = masthead
    kicker, headline, subhead = (head_block(labels, role) for role in HEAD_ROLES)
    body = body_blocks([label for label in labels if label.role not in HEAD_ROLES])
    in_title = day_at_end(headline.text) if headline is not None else None
    official = headline is not None and OFFICIAL.search(plain(headline.text)) is not None
    found = read_credits(body, in_title or page_date, official)
    nos = [label.line.no for label in labels]
    return Article(
        source=source,
        number=number,
        kicker=kicker,
        headline=headline,
        subhead=subhead,
        sections=make_sections(body),
        credits=found.credits,
        outlet=paper if paper and leaves_paper_open(found) else found.outlet,
        dateline=found.dateline,
        date=found.date,
        page=page,
        lines=(min(nos), max(nos)),
    )


OFFICIAL = re.compile(
    r"(?:讲话|报告|决[定议]|规定|条例|办法|细则|通[知告]|意见|章程|致辞|发言|批复|纲要|规[划则])(?:\([^()]{1,20}\))?$"
)
"""How the headline of a speech, a decision or a regulation ends, of which a day in brackets tells when it was read."""

AGENCY = re.compile("(?<![报志版])社$")


def leaves_paper_open(found: Found) -> bool:
    """Whether an article does not say which paper it is of: it names none, or calls it 本报, or names the agency that
    sent it, or its dateline has a word before 讯 that does not end like a paper's name and may as well be a place's.
    """
    name = plain(found.outlet or "本报")
    in_dateline = found.dateline is not None and re.match(rf"\W*{re.escape(name)}", plain(found.dateline)) is not None
    return is_self_name(name) or AGENCY.search(name) is not None or (in_dateline and not is_outlet(name))


def head_block(labels: Iterable[Label], role: Role) -> Block | None:
    """A headline over several lines reads as one, with a space between them."""
    own = [label for label in labels if label.role is role]
    return make_block(own, " ") if own else None


def body_blocks(labels: Sequence[Label]) -> tuple[Block, ...]:
    """Blocks in reading order; broken text stands where the first of its lines stands."""
    chains = [make_block(chain) for role in RUN_ON for chain in join_chains([x for x in labels if x.role is role])]
    headings = [make_block(run, " ") for run in heading_runs(labels)]
    others = [make_block([label]) for label in labels if label.role not in (HEADING, *RUN_ON)]
    return tuple(sorted((*chains, *headings, *others), key=first_line))


def first_line(block: Block) -> int:
    parts = block.parts
    return parts[0].line if len(parts) == 1 else min([part.line for part in parts])


def heading_runs(labels: Sequence[Label]) -> list[list[Label]]:
    """Headings in a row with the same marks are one heading over several lines."""
    runs: list[list[Label]] = []
    last: Label | None = None
    for label in labels:
        if label.role is HEADING:
            if last is not None and last.role is HEADING and same_marks(last.line, label.line):
                runs[-1].append(label)
            else:
                runs.append([label])
        last = label
    return runs


def same_marks(one: Line, other: Line) -> bool:
    return one.level == other.level and one.bold == other.bold


def join_chains(paragraphs: Sequence[Label]) -> list[list[Label]]:
    """Paragraph lines grouped by ``continues``, each group in reading order.

    A line whose predecessor is missing or already continued starts a paragraph of its own: nothing is lost.
    """
    if all(label.continues is None for label in paragraphs):
        return [[label] for label in paragraphs]
    by_no = {label.line.no: label for label in paragraphs}
    following: dict[int, Label] = {}
    for label in paragraphs:
        if label.continues in by_no and label.continues not in following and label.continues != label.line.no:
            following[label.continues] = label
    continued = {label.line.no for label in following.values()}
    chains = [chain_from(label, following) for label in paragraphs if label.line.no not in continued]
    placed = {label.line.no for chain in chains for label in chain}
    return chains + [[label] for label in paragraphs if label.line.no not in placed]


def chain_from(start: Label, following: dict[int, Label]) -> list[Label]:
    chain = [start]
    while (after := following.get(chain[-1].line.no)) is not None:
        chain.append(after)
    return chain


def make_block(labels: Sequence[Label], glue: str = "") -> Block:
    """One block out of the lines of ``labels``; two Latin words that meet at a line's end keep a space."""
    if len(labels) == 1:
        only = labels[0]
        return Block(only.role, only.line.text, (Part(only.line.no, 0, only.seam == LINE_WRAP),), only.rule)
    text, parts = "", []
    for label in labels:
        own = label.line.text
        if text:
            text += glue or (" " if is_latin(text[-1]) and is_latin(own[:1]) else "")
        parts.append(Part(label.line.no, len(text), label.seam == LINE_WRAP))
        text += own
    return Block(labels[0].role, text, tuple(parts), labels[0].rule)


def is_latin(char: str) -> bool:
    """Whether a character is a letter without marks: beside another one it may need a blank.

    >>> is_latin("a"), is_latin("7"), is_latin("字")
    (True, False, False)
    """
    return char.isascii() and char.isalpha()


def make_sections(body: Sequence[Block]) -> tuple[Section, ...]:
    """A heading begins a section; what stands before the first heading is a section without one."""
    sections: list[Section] = []
    heading: Block | None = None
    blocks: list[Block] = []
    for block in body:
        if block.role is HEADING:
            if heading is not None or blocks:
                sections.append(Section(heading, tuple(blocks)))
            heading, blocks = block, []
        else:
            blocks.append(block)
    return (*sections, Section(heading, tuple(blocks))) if heading is not None or blocks else tuple(sections)
