"""Which values the keys of a TOML file may have, and what is said of a value that is not allowed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, time
from difflib import get_close_matches
from typing import Any, TypeVar

from jianbao.io.errors import STEERING
from jianbao.model import Script
from jianbao.text.script import detect_script
from jianbao.text.toml import toml_string

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Key:
    """The values that a key may have."""

    allowed: str
    """Which values are allowed, in a reader's words, to follow 应是."""
    read: Callable[[Any], Any]
    """The value as the model holds it; ``ValueError`` when it is not allowed."""


def keys_hint(name: str, known: Iterable[str]) -> str:
    """A hint for someone who wrote a key that does not exist.

    >>> keys_hint("titel", ["title", "home"])
    '是不是 title？可用的有：title、home'
    """
    names = tuple(known)
    near = get_close_matches(name, names, 1)
    return (f"是不是 {near[0]}？" if near else "") + f"可用的有：{'、'.join(names)}"


def shown(value: Any) -> str:
    """A value as a message quotes it, cut if it is long.

    >>> shown("图片"), shown(True), shown(date(2020, 2, 13)), shown([1] * 30), shown({"before": ["甲"]})
    ('“图片”', 'true', '2020-02-13', '[1, 1, 1, 1, 1, 1, 1, 1, 1, 1……', '{ before = ["甲"] }')
    """
    text = f"“{value}”" if isinstance(value, str) else _written(value)
    return text if len(text) <= 40 else text[:30].rstrip(", ") + "……"


def _written(value: Any) -> str:
    """A value as TOML writes it."""
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{key} = {_written(entry)}' for key, entry in value.items())} }}"
    if isinstance(value, list):
        return f"[{', '.join(map(_written, value))}]"
    if isinstance(value, str):
        return toml_string(value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def asked_for(value: Any, rule: Key) -> str:
    """What a refused value should have been. For a number or a day that would do as a text: how to write it as one.

    >>> asked_for(4101, Key("一行文字", any_text)), asked_for([], Key("一行文字", any_text))
    ('应是一行文字，要加英文引号："4101"', '应是一行文字')
    """
    if isinstance(value, int | float | date | time) and not isinstance(value, bool):
        with suppress(ValueError):
            rule.read(str(value))
            return f'应是{rule.allowed}，要加英文引号："{value}"'
    return f"应是{rule.allowed}"


def any_text(value: Any) -> str:
    """One line of text, which may be empty; ValueError for anything else, as in all of these readers."""
    if not isinstance(value, str) or STEERING.search(value):
        raise ValueError
    return value.strip()


def some_text(value: Any) -> str:
    """One line of text that is not empty."""
    if not any_text(value):
        raise ValueError
    return any_text(value)


def some_texts(value: Any) -> tuple[str, ...]:
    """A list of such lines, which may be empty."""
    if not isinstance(value, list):
        raise ValueError
    return tuple(map(some_text, value))


class BadEntry(ValueError):  # noqa: N818 - it is the entry that is told
    """One entry of a table is not allowed; says which, as it is written."""


def spelling_pairs(value: Any) -> tuple[tuple[str, str], ...]:
    """A table of words in Simplified and in Traditional, of two characters at least: one would be found everywhere.

    >>> spelling_pairs({"后张村": "後張村"})
    (('后张村', '後張村'),)
    """
    pairs = tuple((some_text(old), _entry(old, new, some_text)) for old, new in _table(value).items())
    seen: set[str] = set()
    for old, new in pairs:
        turned = detect_script(old) is Script.HANT
        if turned or len(old) < 2 or len(old) != len(new) or new in seen:
            raise BadEntry(f'"{old}" = "{new}"')
        seen.add(new)
    return pairs


def event_spans(value: Any) -> tuple[tuple[str, date, date], ...]:
    """A table of words, each with the first and the last day that it may stand for."""
    return tuple((some_text(word), *_entry(word, days, _span)) for word, days in _table(value).items())


def _span(value: Any) -> tuple[date, date]:
    if not isinstance(value, list) or [type(day) for day in value] != [date, date] or value[0] > value[1]:
        raise ValueError
    return value[0], value[1]


def _table(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ValueError
    return value


def _entry(key: str, value: Any, read: Callable[[Any], T]) -> T:
    try:
        return read(value)
    except ValueError:
        raise BadEntry(f'"{key}"') from None


def truth(value: Any) -> bool:
    """True or false, and no number."""
    if not isinstance(value, bool):
        raise ValueError
    return value
