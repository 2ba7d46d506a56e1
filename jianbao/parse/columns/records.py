"""Lines of articles that a database exported, a field a line (see ``text/exported.py``) or a file has on top."""

from __future__ import annotations

from jianbao.parse.once import Marking, Marks, marking
from jianbao.parse.page import Page
from jianbao.text.exported import PRINTED, Field, begins_file

NO_HEAD = (Field.FILED, Field.TEXT)


@marking()
def of_record(page: Page) -> Marks:
    return tuple([field is not None for field in page.fields])


def fields(*wanted: Field) -> Marking:
    return marking(of_record)(lambda page: [field is not None and field.field in wanted for field in page.fields])


headline, kicker, subhead, noted = map(fields, (Field.TITLE, Field.KICKER, Field.SUBHEAD, Field.NOTED))
signed = fields(Field.WRITERS, *PRINTED)
text = fields(Field.TEXT)
"""The first line of the text, where it stands beside its label."""
said = fields(Field.FILED)
"""What the database says of an article."""


@marking(of_record)
def begins_record(page: Page) -> Marks:
    """The first line of each record that is printed."""
    begun = {0}
    begins = []
    for field in page.fields:
        begins.append(field is not None and field.record not in begun and field.field not in NO_HEAD)
        if begins[-1] and field:
            begun.add(field.record)
    return begins


@marking(begins_record)
def before_title(page: Page) -> Marks:
    """Fields of a record over its title, but for the one with which it begins."""
    found = page.fields
    titles = {field.record: i for i, field in enumerate(found) if field and field.field is Field.TITLE}
    begins = begins_record(page)
    return [field is not None and i < titles.get(field.record, 0) and not begins[i] for i, field in enumerate(found)]


@marking(begins_record)
def elsewhere(page: Page) -> Marks:
    """Lines of a page of records that begin none; under the front matter of a file may stand anything."""
    begins = begins_record(page)
    if not any(begins):
        return begins
    of_records = any([field is not None and field.record > 0 for field in page.fields])
    return tuple([not each for each in begins]) if of_records else page.nothing


@marking(of_record)
def filed(page: Page) -> Marks:
    """What the database says of an article, and over the first one: its name, how many it found."""
    own = said(page)
    first = next((i for i, field in enumerate(page.fields) if field and field.record), 0)
    if any(page.texty[:first]) or not begins_file(page.plain, first):
        return own
    return (True,) * first + tuple(own[first:])
