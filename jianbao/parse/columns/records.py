"""Lines of articles that a database exported, a field a line (see ``text/exported.py``)."""

from __future__ import annotations

from collections.abc import Sequence

from jianbao.parse.columns import Marks, all_or_none
from jianbao.parse.once import once
from jianbao.parse.page import Page
from jianbao.text.exported import Field, fields_of


@once
def fields(page: Page) -> Sequence[Field | None]:
    """What each line holds; a label with nothing behind it is the database's own."""
    if not any(line.label for line in page.lines):
        return (None,) * len(page)
    lines = [line.label + line.text for line in page.lines]
    found = zip(fields_of(lines), map(len, lines), strict=True)
    return [field and (field[0] if field[1] < size else Field.FILED) for field, size in found]


def marks(page: Page, *wanted: Field) -> Marks:
    found = fields(page)
    return tuple([field in wanted for field in found]) if any(found) else all_or_none(page, False)


@once
def begins_record(page: Page) -> Marks:
    return marks(page, Field.TITLE)


@once
def elsewhere(page: Page) -> Marks:
    """Lines of a page of records that begin none."""
    titles = begins_record(page)
    return tuple([not title for title in titles]) if any(titles) else titles


@once
def subhead(page: Page) -> Marks:
    return marks(page, Field.SUBHEAD)


@once
def noted(page: Page) -> Marks:
    return marks(page, Field.NOTED)


@once
def signed(page: Page) -> Marks:
    return marks(page, Field.WRITERS, Field.PRINTED)


@once
def filed(page: Page) -> Marks:
    return marks(page, Field.FILED)


@once
def text(page: Page) -> Marks:
    """The first line of the text, where it stands beside its label."""
    return marks(page, Field.TEXT)
