"""How the search page shows a text: in the reader's edition, without carrying the text twice.

Conversion and tidying change or drop single characters, so a shown text is the printed one, or the
printed one through a table of characters, but for a few places. ``site/search.py`` says how that is
written down.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from jianbao.model import Role, Script
from jianbao.site.edition import Edition
from jianbao.site.tidy import tidy_characters

HEAD = frozenset({Role.KICKER, Role.HEADLINE, Role.SUBHEAD, Role.HEADING})


@dataclass(frozen=True, slots=True)
class Display:
    """An edition, with what it makes of each character on its own where that is another one."""

    edition: Edition
    table: Mapping[str, str]

    def difference(self, text: str, role: Role, script: Script) -> int | list[int | str]:
        """How the edition shows a text: ``0`` as printed, else the base and where it is left."""
        shown = self._shown(text, role, script)
        if shown == tuple(text):
            return 0
        as_printed = [0, *_exceptions(shown, text)]
        by_table = [1, *_exceptions(shown, (self.table.get(c, c) for c in text))]
        return min(as_printed, by_table, key=len)

    def _shown(self, text: str, role: Role, script: Script) -> tuple[str, ...]:
        """What stands for each character of the text."""
        converted = self.edition.convert(text, script)
        if not self.edition.tidy:
            return tuple(converted)
        tidied = tidy_characters(converted)
        # The spaces of a headline part its clauses.
        return tuple(n or o for n, o in zip(tidied, converted, strict=True)) if role in HEAD else tidied


def make_display(edition: Edition, texts: Iterable[str]) -> Display:
    """``texts``: what is printed in the edition's other script."""
    characters = sorted(set().union(*texts))
    converted = ((c, edition.convert(c, edition.script.other)) for c in characters)
    return Display(edition, {old: new for old, new in converted if old != new})


def _exceptions(shown: Iterable[str], base: Iterable[str]) -> list[int | str]:
    pairs = enumerate(zip(shown, base, strict=True))
    return [item for place, (new, old) in pairs if new != old for item in (place, new)]
