"""Lets the search page show a text in either edition without loading it twice.

Conversion and tidying change or drop single characters. So an edition shows a text either as printed or with each
character replaced by a table, except at a few places; only these are stored. ``search.py`` says in which form.
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
"""A text without any of these is tidy already. Most texts are, and need not be looked at character by character."""

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
    """An edition, and the table of the characters that it converts when they stand alone."""

    edition: Edition
    table: Mapping[str, str]
    by_table: Translation

    def bearing(self, text: str) -> tuple[object, ...]:
        """All that decides how a text is shown, except the text itself."""
        olds, news = (codes("".join(side)) for side in (self.table.keys(), self.table.values()))
        is_used = used([text])[olds]
        table = olds[is_used].tobytes(), news[is_used].tobytes()
        names = self.edition.converter.names_in(text, self.edition.script)
        return self.edition.script, self.edition.tidy, *table, names

    def by_character(self, text: str) -> str:
        """The text with each character replaced by the table."""
        return "".join(self.table.get(character, character) for character in text)

    def differences(self, texts: Sequence[Printed]) -> list[Difference]:
        """How the edition shows each text: by the base, of the two, that needs fewer exceptions."""
        converted = self.edition.convert_all([(printed.text, printed.script) for printed in texts])
        shown = [self._tidied(text, printed.role) for text, printed in zip(converted, texts, strict=True)]
        joined_shown = codes("".join(map(_one_for_one, shown)))
        joined = "".join(printed.text for printed in texts)
        ends = np.cumsum([len(printed.text) for printed in texts])
        not_as_printed = np.flatnonzero(joined_shown != codes(joined))
        not_by_table = np.flatnonzero(joined_shown != codes(self.by_table(joined)))
        is_as_printed = _counts(not_as_printed, ends) <= _counts(not_by_table, ends)
        as_printed = _exceptions(shown, not_as_printed, ends, is_as_printed)
        by_table = _exceptions(shown, not_by_table, ends, ~is_as_printed)
        return [
            _difference(0, exceptions) if printed else _difference(1, others)
            for printed, exceptions, others in zip(is_as_printed.tolist(), as_printed, by_table, strict=True)
        ]

    def _tidied(self, converted: str, role: Role) -> Sequence[str]:
        """What is shown for each character of a converted text."""
        if not self.edition.tidy or not _UNTIDY.search(converted):
            return converted
        return tidy_head_characters(converted) if role in TITLE_ROLES else tidy_characters(converted)


def _one_for_one(shown: Sequence[str]) -> str:
    """What is shown for each character of a text, with a null, which is shown nowhere, for what is no character: if it
    is left out, or if several are shown."""
    if isinstance(shown, str):
        return shown
    return "".join(character if len(character) == 1 else "\0" for character in shown)


def _difference(base: int, exceptions: list[int | str]) -> Difference:
    """How a text is shown: by a base, with these exceptions."""
    return [base, *exceptions] if base or exceptions else 0


def make_display(edition: Edition, texts: Iterable[str]) -> Display:
    """The display of an edition. ``texts`` are those that are printed in the other script."""
    characters = map(chr, np.flatnonzero(used(texts)))
    converted = ((character, edition.convert(character, edition.script.other)) for character in characters)
    table = {old: new for old, new in converted if old != new}
    return Display(edition, table, Translation(table))


def _counts(places: Ints, ends: Ints) -> Ints:
    """How many of the places are in each text. Places are those in all texts joined, of which each ends at one of the
    ``ends``."""
    return np.bincount(np.searchsorted(ends, places, "right"), minlength=len(ends))


def _exceptions(shown: Sequence[Sequence[str]], places: Ints, ends: Ints, wanted: Flags) -> list[list[int | str]]:
    """For each wanted text its exceptions: the places among these that are in it, each with what is shown there; empty
    for other texts. ``places`` and ``ends`` are as in `_counts`.
    """
    exceptions: list[list[int | str]] = [[] for _ in shown]
    texts = np.searchsorted(ends, places, "right")
    is_wanted = wanted[texts]
    starts = np.concatenate([[0], ends])[texts[is_wanted]]
    for text, place in zip(texts[is_wanted].tolist(), (places[is_wanted] - starts).tolist(), strict=True):
        exceptions[text] += (place, shown[text][place])
    return exceptions
