"""Links between the halves of an article on two pages: the words 上接… and 下转… of one lead to the other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

from jianbao.enrich.jumps import jump_marks
from jianbao.model import Record
from jianbao.site.card import Link
from jianbao.site.catalogue import Catalogue
from jianbao.site.edition import Edition
from jianbao.site.view import Span, make_card

HalfLinks = tuple[tuple[Span, Link], ...]
"""Words of a block, by their offsets, each with the link to the other half, whose text is its headline."""

MARK_BEFORE = re.compile(r"^[（(][^（）()]{2,24}[）)]")
"""（上接第一版） at the head of a title that was made from the first words."""


def half_links(record: Record, edition: Edition, catalogue: Catalogue) -> Mapping[int, HalfLinks]:
    """The links by line of the block. There is none if the other half is not in the archive."""
    found: defaultdict[int, HalfLinks] = defaultdict(tuple)
    for mark in jump_marks(record.article) if record.before or record.after else ():
        other = catalogue.by_id.get((record.after if mark.forward else record.before) or "")
        if other is not None:
            card = make_card(other, edition)
            title = MARK_BEFORE.sub("", card.title) if card.made else card.title
            found[mark.line] += (((mark.start, mark.end), Link(title, card.href)),)
    return found
