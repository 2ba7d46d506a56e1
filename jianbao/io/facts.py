"""What an editor may say of an article: its facts, and how each is written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from jianbao.io.schema import BadEntry, Key, some_text, some_texts
from jianbao.model import CREDIT_ROLES, Credit
from jianbao.text.script import simplify

MOST_LOCALITIES = 5

FIRST = 1800
"""A year before all newspapers in Chinese."""

SIGNED = re.compile(r"[\s：:、，,；;]+")
"""What may stand between a role and names."""

NONE = "无"
UNKNOWN = object()
"""In place of a fact that nobody knows; it is written ``NONE``."""

SPACED = re.compile(r"(?<![^\s：:、，,；;])(\w)\s+(\w)(?![^\s：:、，,；;])")
"""A name of two characters with the space that papers set in it."""


def _day(value: Any) -> date:
    """A day on which a paper may have appeared; a year such as 1004 or 2044 is a slip for 2004."""
    if isinstance(value, datetime) or not isinstance(value, date) or not FIRST <= value.year <= date.today().year + 1:
        raise ValueError
    return value


def _credits(value: Any) -> tuple[Credit, ...]:
    return tuple(credit for text in some_texts(value) for credit in _signed(text))


def _signed(text: str) -> Iterator[Credit]:
    """The credits that an editor wrote in one string: a role, then names.

    >>> list(_signed("記者 王小明 李紅")) == list(_signed("实习记者：王小明、李　紅"))
    True
    """
    written, *names = filter(None, SIGNED.split(SPACED.sub(r"\1\2", text)))
    role = next((role for role in CREDIT_ROLES if simplify(written).endswith(role)), None)
    if role is None or not names:
        raise BadEntry(f"“{written if names else text}”")
    yield from (Credit(role, name) for name in names)


def _localities(value: Any) -> tuple[str, ...]:
    paths = tuple("/".join(filter(None, map(str.strip, text.split("/")))) for text in some_texts(value))
    if len(paths) > MOST_LOCALITIES or not all(paths):
        raise ValueError
    return tuple(dict.fromkeys(paths))


def _or_unknown(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: UNKNOWN if value in (NONE, "無") else read(value)


_TEXT = Key(f'一行不空的文字；没有就写 "{NONE}"', _or_unknown(some_text))
COMMON_FACTS: Mapping[str, Key] = {
    "credits": Key(f'列表，每条先写身份，再写姓名，如 ["记者 王小明"]；身份可写{"、".join(CREDIT_ROLES)}', _credits),
    "date": Key(f'{FIRST}年以后、不在将来的日期，不加引号，如 2020-02-13；没有就写 "{NONE}"', _or_unknown(_day)),
    "outlet": _TEXT,
    "page": Key(f'一行不空的文字，如 "A06"；没有就写 "{NONE}"', _or_unknown(some_text)),
    "rights": _TEXT,
    "localities": Key('列表，最多五处，从省写起，如 ["河南省/郑州市/荥阳市"]', _localities),
}
FACTS: Mapping[str, Key] = {
    **{head: Key("一行不空的文字", some_text) for head in ("kicker", "headline", "subhead")},
    **COMMON_FACTS,
}
