"""Lets the search page show a text in either edition without loading the text twice.

Conversion and tidying change or drop single characters. So but for a few places, a text is shown either as printed or
with each character replaced through a table; only these places are stored. ``site/index/search.py`` says how.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from jianbao.model import TITLE_ROLES, Role, Script
from jianbao.site.edition import Edition
from jianbao.site.index.bits import Ints
from jianbao.site.tidy import FULL_WIDTH, tidy_characters, tidy_head_characters
from jianbao.text.characters import Translation, codes, used
from jianbao.text.misread import POINT

_UNTIDY = re.compile(f'[{re.escape("".join(FULL_WIDTH))} \u00a0\u3000"]|{POINT.pattern}')
"""A text without any of these is tidy already. Most are, and need not be looked at character by character."""

Difference = int | list[int | str]
"""How a text is shown: 0 as printed; else ``[base, place, string, place, string …]``, see ``search.py``."""
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Printed:
    """A text as printed, and what decides how it is shown."""

    text: str
    role: Role
    script: Script


@dataclass(frozen=True, slots=True)
class Display:
    """An edition, with a table of the characters that it converts to others when they stand alone."""

    edition: Edition
    table: Mapping[str, str]
    by_table: Translation

    def bearing(self, text: str) -> tuple[object, ...]:
        """All that decides how a text is shown, beside the text itself."""
        olds, news = (codes("".join(side)) for side in (self.table.keys(), self.table.values()))
        used_here = used([text])[olds]
        table = olds[used_here].tobytes(), news[used_here].tobytes()
        names = self.edition.converter.names_in(text, self.edition.script)
        return self.edition.script, self.edition.tidy, *table, names

    def by_character(self, text: str) -> str:
        return "".join(self.table.get(c, c) for c in text)

    def differences(self, texts: Sequence[Printed]) -> list[Difference]:
        """How the edition shows each text. Of the two bases, the one with fewer exceptions is taken."""
        converted = self.edition.convert_all([(each.text, each.script) for each in texts])
        shown = [self._tidied(text, each.role) for text, each in zip(converted, texts, strict=True)]
        # What is left out, or more than a character, is no character: \0 is shown nowhere.
        flat = codes(
            "".join(s if isinstance(s, str) else "".join(c if len(c) == 1 else "\0" for c in s) for s in shown)
        )
        printed = "".join(each.text for each in texts)
        ends = np.cumsum([len(each.text) for each in texts])
        plain = np.flatnonzero(flat != codes(printed))
        table = np.flatnonzero(flat != codes(self.by_table(printed)))
        is_plain = _counts(plain, ends) <= _counts(table, ends)
        left = _exceptions(shown, plain, ends, is_plain), _exceptions(shown, table, ends, ~is_plain)
        return [_written(*each) for each in zip(is_plain.tolist(), *left, strict=True)]

    def _tidied(self, converted: str, role: Role) -> Sequence[str]:
        """What stands for each character of the text."""
        if not self.edition.tidy or not _UNTIDY.search(converted):
            return converted
        return tidy_head_characters(converted) if role in TITLE_ROLES else tidy_characters(converted)


def _written(is_plain: bool, plain: list[int | str], table: list[int | str]) -> Difference:
    if is_plain:
        return [0, *plain] if plain else 0
    return [1, *table]


def make_display(edition: Edition, texts: Iterable[str]) -> Display:
    """``texts``: what is printed in the edition's other script."""
    characters = map(chr, np.flatnonzero(used(texts)))
    converted = ((c, edition.convert(c, edition.script.other)) for c in characters)
    table = {old: new for old, new in converted if old != new}
    return Display(edition, table, Translation(table))


def _counts(places: Ints, ends: Ints) -> Ints:
    """How many of the places lie in each text."""
    return np.bincount(np.searchsorted(ends, places, "right"), minlength=len(ends))


def _exceptions(shown: Sequence[Sequence[str]], places: Ints, ends: Ints, wanted: Flags) -> list[list[int | str]]:
    """For each wanted text the places where something else is shown than through the base, each with what is shown.
    ``places``: in all texts strung together, which end at ``ends``.
    """
    found: list[list[int | str]] = [[] for _ in shown]
    numbers = np.searchsorted(ends, places, "right")
    kept = wanted[numbers]
    starts = np.concatenate([[0], ends])[numbers[kept]]
    for number, within in zip(numbers[kept].tolist(), (places[kept] - starts).tolist(), strict=True):
        found[number] += (within, shown[number][within])
    return found
