"""Names of other peoples that are put together from parts in ``data/name_parts.txt``: 斯琴高娃, 扎西次仁."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import groupby

from jianbao.parse.lexicon import name_parts

SUFFIXES = "江汗罕"
"""What may stand behind a part, and is none: 吐尔逊江."""


@cache
def composed() -> re.Pattern[str]:
    """Parts in a row. Two classes of characters come first: so most places are passed over quickly."""
    parts = name_parts()
    first, second = ("".join(sorted({part[at] for part in parts})) for at in (0, 1))
    return re.compile(f"(?=[{first}][{second}])(?:{any_of(parts)}|[{SUFFIXES}])+")


def is_composed(text: str) -> bool:
    """Whether a text, in Simplified, is such a name: two parts or more, or a part that is no pair of characters.

    >>> [is_composed(t) for t in ("斯琴高娃", "吐尔逊江", "巴特尔", "扎西", "王小明")]
    [True, True, True, False, False]
    """
    return len(text) > 2 and made_of_parts(text)


def made_of_parts(text: str) -> bool:
    return composed().fullmatch(text) is not None


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of these words, the longest first; what several begin with stands in it once.

    >>> any_of(["乌兰", "乌云", "乌云其"]), any_of(["阿"])
    ('(?:乌(?:兰|云(?:其)?))', '(?:阿)')
    """
    ways = []
    for first, group in groupby(sorted(words, reverse=True), key=lambda word: word[:1]):
        rest = [word[1:] for word in group]
        more = any_of(filter(None, rest)) if any(rest) else ""
        ways.append(re.escape(first) + more + ("?" if more and "" in rest else ""))
    return f"(?:{'|'.join(ways)})"
