"""What may stand behind the equals sign of a correction: for each key the values that are allowed, and their readers.

Each reader raises ValueError for a value that is not allowed, and BadEntry if one item of a list is at fault.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from jianbao.io.errors import STEERING
from jianbao.io.schema import BadEntry, Key, some_text, some_texts, truth
from jianbao.model import CREDIT_ROLES, ROLE_WORDS, Credit, Role
from jianbao.text.numerals import FIRST_YEAR
from jianbao.text.script import simplify

MOST_LOCALITIES = 5

TOO_LARGE = 10**9
"""No source has so many lines."""

SEPARATORS = re.compile(r"[\s：:、，,；;]+")
"""What may stand between a role and names."""

SPACED = re.compile(r"(?<![^\s：:、，,；;])(\w)\s+(\w)(?![^\s：:、，,；;])")
"""A name of two characters with the space that papers set in it."""

NONE = "无"
UNKNOWN = object()
"""In place of a fact that nobody knows; it is written ``NONE``."""

ROLE_OF = {word: role for role, name in ROLE_WORDS.items() for word in (name, role.value)}
"""The roles by the words for them, and by the names that they have in the data."""


def _role(value: Any) -> Role:
    """The role of a line, by its word in either script."""
    word = simplify(some_text(value))
    if word not in ROLE_OF:
        raise ValueError
    return ROLE_OF[word]


def _line(value: Any) -> int:
    """The number of a line; 0 for none."""
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < TOO_LARGE:
        raise ValueError
    return value


def _printed(value: Any) -> str:
    """Some words of a line, with their spaces. Invisible characters are allowed: they may be the misprint."""
    if not isinstance(value, str) or not value or "\n" in value or "\r" in value:
        raise ValueError
    return value


def _corrected(value: Any) -> str:
    """What stands in place of a misprint; it may be empty. Characters that nobody sees are not allowed."""
    if not isinstance(value, str) or STEERING.search(value):
        raise ValueError
    return value


def _day(value: Any) -> date:
    """A day on which a paper may have been printed: a year such as 1004 or 2044 is a slip for 2004."""
    if isinstance(value, datetime) or not isinstance(value, date):
        raise ValueError
    if not FIRST_YEAR <= value.year <= date.today().year + 1:
        raise ValueError
    return value


def _credits(value: Any) -> tuple[Credit, ...]:
    """The credits in a list of texts."""
    return tuple(credit for text in some_texts(value) for credit in _credits_in(text))


def _credits_in(text: str) -> Iterator[Credit]:
    """The credits in one text: a role, then names.

    >>> list(_credits_in("記者 王小明 李紅")) == list(_credits_in("实习记者：王小明、李　紅"))
    True
    """
    role_words, *names = filter(None, SEPARATORS.split(SPACED.sub(r"\1\2", text)))
    role = next((role for role in CREDIT_ROLES if simplify(role_words).endswith(role)), None)
    if role is None or not names:
        raise BadEntry(f"“{role_words if names else text}”")
    yield from (Credit(role, name) for name in names)


def _localities(value: Any) -> tuple[str, ...]:
    """The paths of places, each from the province down, without blanks around the slashes."""
    paths = tuple("/".join(filter(None, map(str.strip, text.split("/")))) for text in some_texts(value))
    if len(paths) > MOST_LOCALITIES or not all(paths):
        raise ValueError
    return tuple(dict.fromkeys(paths))


def _or_unknown(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """A reader that also takes the word for what nobody knows."""
    return lambda value: UNKNOWN if value in (NONE, "無") else read(value)


ROLE = Key("、".join(ROLE_WORDS.values()) + "之一", _role)
JOINED_LINE = Key("它所接的那一行的行号；0 表示自成一段", _line)
IS_BREAK = Key(" true（从这一行另起一篇）或 false（不另起）", truth)
"""The values of ``lines``, ``joins`` and ``breaks``."""

_TEXT = Key(f'一行不空的文字；没有就写 "{NONE}"', _or_unknown(some_text))
COMMON_FACTS: Mapping[str, Key] = {
    "credits": Key(f'列表，每条先写身份，再写姓名，如 ["记者 王小明"]；身份可写{"、".join(CREDIT_ROLES)}', _credits),
    "date": Key(f'{FIRST_YEAR}年以后、不在将来的日期，不加引号，如 2020-02-13；没有就写 "{NONE}"', _or_unknown(_day)),
    "outlet": _TEXT,
    "page": Key(f'一行不空的文字，如 "A06"；没有就写 "{NONE}"', _or_unknown(some_text)),
    "rights": _TEXT,
    "localities": Key('列表，最多五处，从省写起，如 ["河南省/郑州市/荥阳市"]', _localities),
}
"""The facts that may be told of all articles of a source at once."""
FACTS: Mapping[str, Key] = {
    **{head: Key("一行不空的文字", some_text) for head in ("kicker", "headline", "subhead")},
    **COMMON_FACTS,
}
"""The facts that may be told of one article."""
MISPRINT_KEYS: Mapping[str, Key] = {
    "before": Key("原文中的几个字，不空，不跨行", _printed),
    "after": Key("改成的字，一行之内", _corrected),
    "reason": Key("一行不空的文字", some_text),
}
