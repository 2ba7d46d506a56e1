"""Paragraphs that the page's layout broke: which fragment goes on with which line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from jianbao.model import EDITOR, Label, Role
from jianbao.parse.chains import Chains
from jianbao.parse.credits import read_tail
from jianbao.parse.lexicon import words
from jianbao.parse.patterns import LINE_LABEL, SENTENCE_END, plain
from jianbao.parse.typed import indented, wrap_width
from jianbao.text.characters import typed_width

NEVER_FIRST = frozenset("的了着过们得至级性化者率额倍吗呢吧地")
"""Characters that end a word or lean on one before: a paragraph that opens with one has lost its head."""

NEVER_LAST = frozenset("和与在及对将把被从向为由于或并即、，—")
"""Characters that ask for more: a paragraph that closes with one has lost its tail."""

OPENER = re.compile(
    r'^[●■◆△▲□○◇★☆·"(]|^(?:本报|新华社|记者|近日|日前|目前|昨日|昨天|今年|去年|据|一是|二是|首先|其次|此外|同时|随后)'
)
"""Ways in which a paragraph begins of its own."""

OPENING, CLOSING = frozenset("“「『‘"), frozenset("”」』’")

NEVER = -9.0
"""Points where a sentence cannot go on."""

WRAPPED = 2.0
"""Points for a line that was cut for its length alone, as all lines of its page were."""

ENOUGH = 1.5
"""Points from which a fragment is joined with the paragraph after it: what a long unfinished line has of itself."""

VERSE_LONGEST = 20
"""Characters of a line of verse."""

OUT_OF_ORDER = "out of order"
LINE_WRAP = "line wrap"
SET_APART = "set apart"

LINK = re.compile(r"^.{1,2}、(?:还|并|也|又|都|则|却|就)")
"""区、还设了…: after the mark of a list stands an adverb and no further item, so the list was not this fragment's."""


def runs_on(one: str, other: str) -> float:
    """Points for ``other`` going on with the sentence that ``one`` leaves open; below 0 when ``one`` is finished.

    >>> runs_on("帮工每天8时", "至18时，在每个茶园安排6人采摘。") > 2
    True
    >>> runs_on("大家从屋里走出来。", "互相问好。") < 0
    True
    """
    if not one or not other or one[-1] in SENTENCE_END:
        return NEVER
    return going_on(plain(one), plain(other))


def going_on(a: str, b: str) -> float:
    """``runs_on`` for a line that is not finished, both in their plain form."""
    return points_for(a, b) - points_against(b)


def goes_on_surely(a: str, b: str, least: float) -> bool:
    """Whether ``going_on`` has at least so many points; most lines have not even what speaks for it."""
    points = points_for(a, b)
    return points >= least and points - points_against(b) >= least


def points_for(a: str, b: str) -> float:
    points = 0.0
    if a[-1] in NEVER_LAST or a[-1] in ",、":
        points += 3
    if b[0] in ",。、;)!?" or (b[0] in NEVER_FIRST and not starts_word(b)):
        points += 3
    if b[0] in words().get(a[-1], ""):
        points += 1 if starts_word(b) else 2
    if open_mark(a) and b[0] not in '"':
        points += 1.5
    if len(a) > 30 or "," in a or "。" in a:
        points += 1.5
    if len(b) <= 12 and b[-1] in "。!?":
        points += 1.5
    return points


def points_against(b: str) -> float:
    points = 3.0 if OPENER.match(b) or LINE_LABEL.match(b) else 0.0
    return points + 2 if LINK.match(b) else points


def headless(one: str, other: str) -> bool:
    """Whether ``other``, standing before ``one``, can only be what ``one`` goes on with: it opens inside a word.

    >>> headless("划分成东关小区、西关小", "区、车站商圈三个片区"), headless("请来专家，分析", "出院那天的早晨")
    (True, False)
    """
    return runs_on(one, other) >= 2 and opens_inside(plain(one), plain(other))


def opens_inside(a: str, b: str) -> bool:
    """Whether the line ``b`` opens inside a word or before a mark, were it behind ``a``; both in their plain form."""
    if b[0] in NEVER_FIRST or b[0] in ",。、;)!?":
        return True
    return b[0] in words().get(a[-1], "") and not starts_word(b)


def starts_word(text: str) -> bool:
    return text[1:2] in words().get(text[0], "") if len(text) > 1 else False


def open_mark(text: str) -> bool:
    """Whether a bracket or book-title mark is left open."""
    return text.count("(") > text.count(")") or text.count("《") > text.count("》")


def set_apart(one: str, other: str) -> bool:
    """Whether a page set a word of a sentence on a line of its own, its marks too, between these two lines.

    >>> set_apart("大家都说这是", "“"), set_apart("“", "最后一公里"), set_apart("最后一公里", "”的事。")
    (True, True, True)
    >>> set_apart("大家都说好。", "“好！”")
    False
    """
    if one in OPENING or other in CLOSING:
        return True
    return (other in OPENING or other[0] in CLOSING or other[0] in "，。、；！？") and one[-1] not in SENTENCE_END


@dataclass(frozen=True, slots=True)
class Seam:
    one: int
    other: int
    """Indexes of two labels: the paragraph of ``one`` goes on with ``other``."""
    rule: str


NO_JOINS: Mapping[int, int] = {}


def join_fragments(labels: Sequence[Label], joins: Mapping[int, int] = NO_JOINS) -> tuple[Label, ...]:
    """Labels with ``continues`` and ``seam`` set where a paragraph was broken, and a doubt where its end is missing.

    ``joins`` is an editor's: for a line, the line it goes on from; 0 for none.
    """
    joined = list(labels)
    seams = heed(joins, find_seams(labels), labels)
    for seam in seams:
        doubt = "两段次序颠倒，按文意相接" if seam.rule == OUT_OF_ORDER else ""
        label = joined[seam.other]
        joined[seam.other] = replace(
            label, continues=labels[seam.one].line.no, seam=seam.rule, doubt=label.doubt or doubt
        )
    for k in unended(labels, {seam.one for seam in seams}):
        joined[k] = replace(joined[k], doubt=joined[k].doubt or "这一段没有写完，找不到下文")
    return tuple(joined)


def heed(joins: Mapping[int, int], seams: list[Seam], labels: Sequence[Label]) -> list[Seam]:
    """An editor's seams, within an article, and those of ``seams`` that they leave."""
    if not joins:
        return seams
    at = {label.line.no: k for k, label in enumerate(labels)}
    wanted = (Seam(at[before], at[line], EDITOR) for line, before in joins.items() if before)
    own = [seam for seam in wanted if labels[seam.one].article == labels[seam.other].article]
    settled = {at[line] for line in joins}
    chains = Chains()
    return [
        seam
        for seam in (*own, *(seam for seam in seams if seam.other not in settled))
        if chains.join(seam.one, seam.other)
    ]


def unended(labels: Sequence[Label], joined: Set[int]) -> Iterator[int]:
    """Paragraphs that break off, and nothing goes on with them; not those that an editor has looked at."""
    for k, label in enumerate(labels):
        if label.rule == EDITOR:
            continue
        text = label.line.text
        breaks_off = label.role is Role.PARA and len(text) > 30 and "，" in text and open_ended(text)
        if breaks_off and k not in joined and not read_tail(text):
            yield k


def find_seams(labels: Sequence[Label]) -> list[Seam]:
    """A fragment goes on with the next paragraph, or, where that one fits worse, with a headless one before it."""
    paragraphs = [k for k, label in enumerate(labels) if label.role is Role.PARA]
    seams: list[Seam] = []
    taken: set[int] = set()
    open_ends = {k for k in paragraphs if open_ended(labels[k].line.text)}
    lines = [label.line for label in labels] if open_ends else []
    begins = indented(lines)
    width = wrap_width(lines)
    for at, k in enumerate(paragraphs):
        text = labels[k].line.text
        after = near(labels, paragraphs, at + 1, k)
        if after == k + 1 and set_apart(text, labels[after].line.text):
            seams.append(Seam(k, after, SET_APART))
            taken.add(after)
            continue
        if k not in open_ends or (width == 0 and in_verse(labels, paragraphs, at)):
            continue
        before = near(labels, paragraphs, at - 1, k)
        forward = NEVER
        if after is not None and not begins[after]:
            forward = runs_on(text, labels[after].line.text) + (WRAPPED if wraps(labels[k], width) else 0)
        backward = NEVER
        if before is not None and before not in taken and headless(text, labels[before].line.text):
            backward = runs_on(text, labels[before].line.text)
        if before is not None and backward > max(forward, 0):
            seams.append(Seam(k, before, OUT_OF_ORDER))
            taken.add(before)
        elif after is not None and forward >= ENOUGH and not heading_between(labels, k, after):
            seams.append(Seam(k, after, seam_rule(labels, k, after, width)))
            taken.add(after)
    return seams


def wraps(label: Label, width: int) -> bool:
    """Whether a line was cut for its length alone."""
    return width > 0 and abs(typed_width(label.line.raw) - width) <= 2


def open_ended(text: str) -> bool:
    """Whether a paragraph lacks its end: no closing mark, and more than an item of a list.

    >>> open_ended("大家从屋里走出来，互相问好，说起今年的收"), open_ended("大家走出来。"), open_ended("姓名|籍贯|年龄")
    (True, False, False)
    """
    if text[-1] in SENTENCE_END or text.endswith(("——", "…")) or len(text) < 8:
        return False
    if len(text) < 40 and len(text.split()) >= 3 and "，" not in text:
        return False
    return text.count("|") < 2 and len(re.findall(r"\d", text)) * 2.5 < len(text)


def near(labels: Sequence[Label], paragraphs: Sequence[int], at: int, k: int) -> int | None:
    """The paragraph at position ``at`` when it belongs to the same article as label ``k``."""
    if 0 <= at < len(paragraphs) and labels[paragraphs[at]].article == labels[k].article:
        return paragraphs[at]
    return None


def in_verse(labels: Sequence[Label], paragraphs: Sequence[int], at: int) -> bool:
    """Whether a paragraph stands in a row of short lines, most without a stop: verse, a song, the lines of a form."""
    for first in (at - 2, at - 1, at):
        row = paragraphs[max(first, 0) : first + 3]
        texts = [labels[k].line.text for k in row]
        close = len(row) == 3 and row[2] - row[0] == 2 and max(map(len, texts)) <= VERSE_LONGEST
        uneven = close and max(map(len, texts)) - min(map(len, texts)) > 1  # even lines may be a narrow column's
        if uneven and sum(text[-1] not in SENTENCE_END for text in texts) >= 2:
            return True
    return False


def heading_between(labels: Sequence[Label], one: int, other: int) -> bool:
    return any(label.role in (Role.HEADING, Role.HEADLINE) for label in labels[one + 1 : other])


def seam_rule(labels: Sequence[Label], one: int, other: int, width: int) -> str:
    """Why the layout broke it there.

    ``caption between``, ``furniture between``, ``line wrap`` (typed to a fixed width) or ``column break``.
    """
    roles = {label.role for label in labels[one + 1 : other]}
    if Role.CAPTION in roles:
        return "caption between"
    if Role.FURNITURE in roles:
        return "furniture between"
    return LINE_WRAP if wraps(labels[one], width) else "column break"
