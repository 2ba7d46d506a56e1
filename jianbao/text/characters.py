"""Characters put for others, one for one, and fast where few of a text's characters change."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

BEYOND = "\U00010000-\U0010ffff"
"""All characters of more than 16 bits: ``re`` looks through a class of single ones from the first to the last."""

SPACES = "".join(c for c in map(chr, range(0x3001)) if c.isspace())
"""All that ``\\s`` finds, and that ``str.strip`` takes off."""

FEW = 16
"""Distinct characters that are quicker replaced one after the other than looked up at every place of the text."""


def one_of(characters: Iterable[str]) -> str:
    """A pattern for one character of these, or of a span such as ``BEYOND``.

    >>> one_of("]^a"), one_of(["a", BEYOND]) == f"[a{BEYOND}]"
    ('[\\\\]\\\\^a]', True)
    """
    return f"[{''.join(c if len(c) > 1 else re.escape(c) for c in characters)}]"


class Replacing:
    """
    >>> Replacing({"，": ",", "a": "b", "b": "c"})("a，b，d")
    'b,c,d'
    """

    def __init__(self, table: Mapping[str, str]) -> None:
        self._table = str.maketrans(dict(table))
        self._others = dict(table)
        made = set(table.values())
        short = [c for c in table if c <= "\uffff"]
        self._found = re.compile(one_of(c for c in short if c not in made))
        self._all_at_once = re.compile(one_of([*(c for c in short if c in made), BEYOND]))
        """Where one of these stands, to replace one character after the other could go wrong, or be slow."""

    def __call__(self, text: str) -> str:
        found = set(self._found.findall(text))
        if len(found) > FEW or self._all_at_once.search(text):
            return text.translate(self._table)
        for character in found:
            text = text.replace(character, self._others[character])
        return text
