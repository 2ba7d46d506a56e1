"""Pages of papers before 1950, which end a sentence in 、 or in nothing, and print a head over each item of news."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from jianbao.model import Label, Line
from jianbao.parse.either_day import read_day
from jianbao.parse.imprints import imprint
from jianbao.parse.mastheads import paper_in
from jianbao.parse.patterns import DATE, MAY_BE_DATE, plain

TOP = 3
"""Lines on top of a page, one of which tells its day."""

TOP_LONGEST = 40
"""Characters of such a line."""

OLD_UNTIL = 1950

LONG = 12
"""Characters of a line that may be a paragraph."""

UNPOINTED = 25
"""Characters of one without a point."""

CLAUSE = 5
"""Characters between two 、 in text, at least, in the mean; names in a list have fewer."""

AT_END = re.compile(r"(?<=\w)、(?=[”’」』）)\"]*(?:\s*[（(][^（()）]+[）)])?\s*$)")
"""The last one of a line, before a signature or 一日专电 in brackets, too."""

MAY_END = '、”’」』）)"'

POINT = re.compile("[、，。；,;!?！？]")


def is_old(texts: Sequence[str]) -> bool:
    """Whether the lines on top tell the day of a paper before 1950.

    >>> is_old(["青禾报 民國廿五年九月二日"]), is_old(["青禾报 1986年9月2日"]), is_old(["1949年9月2日的来信"])
    (True, False, False)
    """
    tops = [text for text in texts[:TOP] if len(text) <= TOP_LONGEST and MAY_BE_DATE.search(text)]
    return any(is_of_old_day(text) and bool(imprint(text) or paper_in(text)) for text in map(plain, tops))


def is_of_old_day(text: str) -> bool:
    day = read_day(DATE.search(text))
    return day is not None and day.year < OLD_UNTIL


def with_full_stops(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines as rules are asked about them: with 。 for a 、 at the end if most long ones end so and have more of
    them or stand on an old page (a row of a list has one), or behind a long one where an old page has no point at all.

    >>> from jianbao.text.lines import split_lines
    >>> [line.text for line in with_full_stops(split_lines("火警\\n昨晚河边茶馆起火、至十二时始熄、（专电）"))]
    ['火警', '昨晚河边茶馆起火、至十二时始熄。（专电）']
    """
    long = [line.text for line in lines if len(line.text) >= LONG]
    ended = [text for text in long if text[-1] in MAY_END and "、" in text and AT_END.search(text)]
    ended = [text for text in ended if len(text) >= CLAUSE * text.count("、")]
    clauses = sum(text.count("、") for text in ended)
    if 2 * len(ended) > len(long) and (2 * clauses > 3 * len(ended) or is_old([line.text for line in lines[:TOP]])):
        return [replace(line, text=AT_END.sub("。", line.text)) for line in lines]
    if any(map(POINT.search, long)) or not is_old([line.text for line in lines[:TOP]]):
        return lines
    return [replace(line, text=line.text + "。") if len(line.text) >= UNPOINTED else line for line in lines]


def read_with_full_stops(labels: Sequence[Label]) -> Sequence[Label]:
    lines = [label.line for label in labels]
    read = with_full_stops(lines)
    return labels if read is lines else [replace(x, line=y) for x, y in zip(labels, read, strict=True)]
