"""Paragraphs that the page's layout broke: which fragment goes on with which line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from msgspec.structs import replace

from jianbao.model import EDITOR, Label, Line, Role
from jianbao.parse.apart import CLOSING, set_apart
from jianbao.parse.chains import Chains
from jianbao.parse.credits.tails import read_tail
from jianbao.parse.going_on import NEVER, OPENER, headless, runs_on
from jianbao.parse.old_pages import read_with_full_stops
from jianbao.parse.patterns import DATELINE_LONGEST, LINE_LABEL, LIST_ITEM, PARAGRAPH_ENDS, is_dateline, plain
from jianbao.parse.typed import LEAST_CUT, NEAR_CUT, UNEVEN, is_unfinished
from jianbao.parse.typed_lines import Typed
from jianbao.parse.verse import VERSE_LINE

CLAUSE = re.compile("[,，。；]")
FIELD_GAP = re.compile(r"(?<![A-Za-z])\s+(?![A-Za-z])")  # Latin words have blanks in a sentence, too.

WRAPPED_POINTS = 2.0
"""Points for a line that was cut for its length alone, as all lines of its page were."""

ENOUGH = 1.5
"""Points from which a fragment is joined with the paragraph after it: what a long unfinished line has of itself."""

VERSE_LONGEST = 20
"""Characters of a line of verse."""

ITEM_LONGEST = 30
"""Characters of a numbered item of a list that needs no stop; longer ones were cut."""

LIST_MARK = "、"
"""It parts the items of a list, so no paragraph and no line of verse ends with it."""

OUT_OF_ORDER, LINE_WRAP, SET_APART = "out of order", "line wrap", "set apart"

PARA = Role.PARA  # Asked of every line: before Python 3.12 each look-up in an enumeration is slow.


@dataclass(frozen=True, slots=True)
class Seam:
    one: int
    other: int
    """Indexes of two labels: the paragraph of ``one`` goes on with ``other``."""
    rule: str


UNENDED = "这一段没有写完，找不到下文"
REVERSED = "两段次序颠倒，按文意接到了下面一段的后面"
NO_JOINS: Mapping[int, int] = {}


def join_fragments(labels: Sequence[Label], joins: Mapping[int, int] = NO_JOINS) -> tuple[Label, ...]:
    """Labels with ``continues`` and ``seam`` set where a paragraph was broken, and a doubt where its end is missing.

    ``joins`` is an editor's: for a line, the line it goes on from; 0 for none.
    """
    joined = [replace(label, continues=None) for label in labels] if joins else list(labels)
    labels = read_with_full_stops(labels)
    seams = heed(joins, find_seams(labels), labels)
    for seam in seams:
        doubt = REVERSED if seam.rule == OUT_OF_ORDER else ""
        label = joined[seam.other]
        joined[seam.other] = replace(
            label, continues=labels[seam.one].line.no, seam=seam.rule, doubt=label.doubt or doubt
        )
    for k in unended(labels, {seam.one for seam in seams}):
        joined[k] = replace(joined[k], doubt=joined[k].doubt or UNENDED)
    return tuple(joined)


def heed(joins: Mapping[int, int], seams: list[Seam], labels: Sequence[Label]) -> list[Seam]:
    """An editor's seams, within an article and a role, and those of ``seams`` that they leave."""
    if not joins:
        return seams
    at = {label.line.no: k for k, label in enumerate(labels)}
    wanted = (Seam(at[before], at[line], EDITOR) for line, before in joins.items() if before)
    of = [(label.article, label.role) for label in labels]
    own = [seam for seam in wanted if of[seam.one] == of[seam.other]]
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
        if label.role is not PARA or label.rule == EDITOR or k in joined:
            continue
        text = label.line.text
        long = len(text) > 30 and "，" in text
        if (long or text[-1] == LIST_MARK) and open_ended(text) and not read_tail(text):
            yield k


def find_seams(labels: Sequence[Label]) -> list[Seam]:
    """A fragment goes on with the next paragraph, or, where that one fits worse, with a headless one before it."""
    paragraphs = [k for k, label in enumerate(labels) if label.role is PARA]
    seams: list[Seam] = []
    taken: set[int] = set()
    open_ends = {k for k in paragraphs if open_ended(labels[k].line.text) and not ends_in_credits(labels[k].line.text)}
    typed = Typed([label.line for label in labels] if open_ends else ())
    for at, k in enumerate(paragraphs):
        after = near(labels, paragraphs, at + 1, k)
        seam = surely_next(labels, k, after, typed)
        if seam is None and k in open_ends and (typed.wrap_width or not in_verse(labels, paragraphs, at)):
            before = near(labels, paragraphs, at - 1, k)
            seam = likely(labels, k, None if before in taken else before, after, typed)
        if seam is not None:
            seams.append(seam)
            taken.add(seam.other)
    return seams


def surely_next(labels: Sequence[Label], k: int, after: int | None, typed: Typed) -> Seam | None:
    """The seam with the next line where the way both are set tells, whatever they say."""
    if after is None or after != k + 1:
        return None
    if labels[after].continues is not None:  # They were read as one.
        return Seam(k, after, LINE_WRAP)
    if set_apart(labels[k].line.text, labels[after].line.text) and not ends_speech(labels, k):
        return Seam(k, after, SET_APART)
    if not (wraps(k, typed) and goes_on_flush(labels, after, typed)):
        return None
    inside = (
        typed.sets_in
        or inside_sentence(labels[k].line.text, labels[after].line.text)
        or stop_at_the_edge(k, labels[after].line, typed)
    )
    return Seam(k, after, LINE_WRAP) if inside else None


INSIDE = re.compile(r"[；;：:》〉】）)]$|[^。！？!?…][”」』]$")
"""Marks that may end a paragraph, and yet end no sentence."""


def inside_sentence(one: str, other: str) -> bool:
    """Whether a line that was cut for its length goes on though it ends in such a mark, or the next one opens with a
    mark as paragraphs do: so all 17 labelled lines.

    >>> inside_sentence("帮工分两班；", "早班五点开始"), inside_sentence("走了。", "“好”")
    (True, False)
    >>> inside_sentence("大家要去看的是石桥镇那座叫", "“渡口”的村子")
    True
    """
    return INSIDE.search(one) is not None or (other[0] in "“「『《·" and open_ended(one))


def stop_at_the_edge(k: int, below: Line, typed: Typed) -> bool:
    """Whether a line that ends in a stop fills the width, or its stop stands beyond it, where no indents tell: so goes
    on a paragraph in 19 labelled lines of 23, for a last line is seldom full; of lines a little shorter in 2 of 8.
    """
    return not below.blanks and typed.widths[k] >= typed.wrap_width and not OPENER.match(plain(below.text))


def ends_speech(labels: Sequence[Label], k: int) -> bool:
    """Whether a closing mark alone on its line stands under the end of a sentence: what follows is another one."""
    return labels[k].line.text in CLOSING and k > 0 and labels[k - 1].line.text[-1] in PARAGRAPH_ENDS


def goes_on_flush(labels: Sequence[Label], k: int, typed: Typed) -> bool:
    """Whether a line goes on with one that was cut for its length, be it right behind a stop, since it has no indent on
    a page that opens its paragraphs so: behind a stop all 20 labelled lines without one, and none of 11 with one.
    """
    return not typed.begins[k] and not begins_anew(labels[k].line.text)


def likely(labels: Sequence[Label], k: int, before: int | None, after: int | None, typed: Typed) -> Seam | None:
    """The seam of an open-ended line with the paragraph that goes on with it best, if any does."""
    text, forward, backward = labels[k].line.text, NEVER, NEVER
    if after is not None and not typed.begins[after]:
        cut = wraps(k, typed)
        alike = cut or (after == k + 1 and cut_like_others(labels, k, typed))
        forward = runs_on(text, labels[after].line.text, cut) + (WRAPPED_POINTS if alike else 0)
        # So 110 of 111 labelled lines: where a report begins more of it follows.
        forward = max(forward, ENOUGH) if opens_report(text) else forward
    items = before is not None and any(LIST_ITEM.match(labels[i].line.text) for i in (k, before))
    if before is not None and not items and headless(text, labels[before].line.text):
        backward = runs_on(text, labels[before].line.text)
    if before is not None and backward > max(forward, 0):
        return Seam(k, before, OUT_OF_ORDER)
    if after is None or forward < ENOUGH or heading_between(labels, k, after) or begins_anew(labels[after].line.text):
        return None
    return Seam(k, after, seam_rule(labels, k, after, typed))


def wraps(k: int, typed: Typed) -> bool:
    """Whether a line was cut for its length alone."""
    return typed.wrap_width > 0 and typed.full[k]


def cut_like_others(labels: Sequence[Label], k: int, typed: Typed) -> bool:
    """Whether an open-ended line is as wide as another one close by; items of a list have no marks, or a label."""
    text, after = labels[k].line.text, labels[k + 1].line.text
    if not CLAUSE.search(text + after) or LINE_LABEL.match(plain(text)):
        return False
    own = typed.widths[k]
    around = (i for i in range(max(0, k - NEAR_CUT), min(len(labels), k + NEAR_CUT + 1)) if i != k)
    return own >= LEAST_CUT and any(
        labels[i].role is PARA and is_unfinished(labels[i].line.text) and abs(typed.widths[i] - own) <= UNEVEN
        for i in around
    )


def open_ended(text: str) -> bool:
    """Whether a paragraph lacks its end: no closing mark, and more than an item of a list.

    >>> open_ended("大家从屋里走出来，互相问好，说起今年的收"), open_ended("大家走出来。"), open_ended("姓名|籍贯|年龄")
    (True, False, False)
    >>> open_ended("- 修了一条通往县城的公路")
    False
    """
    if not is_unfinished(text) or text.endswith(("…", "⋯")) or len(text) < 8:
        return False
    item = LIST_ITEM.match(text)
    if item and (item["mark"] or len(text) <= ITEM_LONGEST):
        return False
    if len(text) < 40 and len(FIELD_GAP.split(text)) >= 3 and "，" not in text and not opens_report(text):
        return False
    return text.count("|") < 2 and len(re.findall(r"\d", text)) * 2.5 < len(text)


SIGNED = re.compile(
    r"[。！？”」][^。！？”」]{0,12}[攝摄影][^。！？”」，]{0,8}$|[。！？”」](?:[^。！？”」，]{2,10})?[記记]者[^。！？”」，]{2,10}$"
)


def ends_in_credits(text: str) -> bool:
    """Whether a paragraph ends in credits behind its last stop.

    >>> [ends_in_credits(text) for text in ("大家都說好。報導．攝影╱何葦", "大家都说好。记者何苇说", "大家都说好。")]
    [True, False, False]
    """
    return SIGNED.search(text[-40:]) is not None and bool(read_tail(text))


def near(labels: Sequence[Label], paragraphs: Sequence[int], at: int, k: int) -> int | None:
    """The paragraph at position ``at`` when it belongs to the same article as label ``k``."""
    if 0 <= at < len(paragraphs) and labels[paragraphs[at]].article == labels[k].article:
        return paragraphs[at]
    return None


def in_verse(labels: Sequence[Label], paragraphs: Sequence[int], at: int) -> bool:
    """Whether a paragraph stands in a row of short lines, most without a stop: verse, a song, the lines of a form. None
    of these ends in the middle of a list.
    """
    if labels[paragraphs[at]].rule == VERSE_LINE:
        return True
    if labels[paragraphs[at]].line.text[-1] == LIST_MARK:
        return False
    for first in (at - 2, at - 1, at):
        row = paragraphs[max(first, 0) : first + 3]
        texts = [labels[k].line.text for k in row]
        close = len(row) == 3 and row[2] - row[0] == 2 and max(map(len, texts)) <= VERSE_LONGEST
        uneven = close and max(map(len, texts)) - min(map(len, texts)) > 1  # even lines may be a narrow column's
        if uneven and sum(text[-1] not in PARAGRAPH_ENDS for text in texts) >= 2:
            return True
    return False


def opens_report(text: str) -> bool:
    """Whether a line begins with a dateline: of 584 labelled lines that do none goes on with another.

    >>> opens_report("本报讯（记者 王小明）昨天，村里的广播响了。"), opens_report("记者在村口遇到了他。")
    (True, False)
    """
    return is_dateline(plain(text[:DATELINE_LONGEST]))


def begins_anew(text: str) -> bool:
    """Whether a line opens a report or an item of a list, and goes on with no other."""
    return LIST_ITEM.match(text) is not None or opens_report(text)


def heading_between(labels: Sequence[Label], one: int, other: int) -> bool:
    return any(label.role in (Role.HEADING, Role.HEADLINE) for label in labels[one + 1 : other])


def seam_rule(labels: Sequence[Label], one: int, other: int, typed: Typed) -> str:
    """Why the layout broke it there.

    ``caption between``, ``furniture between``, ``line wrap`` (typed to a fixed width) or ``column break``.
    """
    roles = {label.role for label in labels[one + 1 : other]}
    if Role.CAPTION in roles:
        return "caption between"
    if Role.FURNITURE in roles:
        return "furniture between"
    return LINE_WRAP if wraps(one, typed) else "column break"
