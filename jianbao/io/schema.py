"""What a key of a TOML file may be, and how it is said that it is something else."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from jianbao.io.errors import STEERING


@dataclass(frozen=True, slots=True)
class Key:
    """What a key may be."""

    allowed: str
    """In a reader's words, to follow 应是."""
    read: Callable[[Any], Any]
    """The value as the model holds it; ``ValueError`` when it is not allowed."""


def keys_hint(name: str, known: Iterable[str]) -> str:
    """For someone who wrote a key that there is not.

    >>> keys_hint("titel", ["title", "home"])
    '是不是 title？可用的有：title、home'
    """
    names = tuple(known)
    near = get_close_matches(name, names, 1)
    return (f"是不是 {near[0]}？" if near else "") + f"可用的有：{'、'.join(names)}"


def any_text(value: Any) -> str:
    """One line of text, or none."""
    if not isinstance(value, str) or STEERING.search(value):
        raise ValueError
    return value.strip()


def some_text(value: Any) -> str:
    if not any_text(value):
        raise ValueError
    return any_text(value)


def some_texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise ValueError
    return tuple(map(some_text, value))


def truth(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError
    return value
