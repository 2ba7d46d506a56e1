"""The fields at the top of a file between two rules (``---``), as notes, blogs and converters write them: YAML front
matter.

Of YAML only fields of one line and lists of items below a field are read. A library would give the values; what is
wanted here is where in its line each value stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from jianbao.text.characters import HAN
from jianbao.text.exported import Field, Labelled, fields_of, label_of

FRONT = -1
"""The number of the record for these fields (`Labelled.record`): articles that are no records may follow."""

RULES = ("---", "...")
"""The lines that close the block; the first of them opens it, too."""
LONGEST = 60
"""Lines of the block, at most."""

FIELD_OF = {
    "title": Field.TITLE,
    "headline": Field.TITLE,
    "subtitle": Field.SUBHEAD,
    "subhead": Field.SUBHEAD,
    "kicker": Field.KICKER,
    "author": Field.WRITERS,
    "authors": Field.WRITERS,
    "byline": Field.WRITERS,
    "reporter": Field.WRITERS,
    "source": Field.PAPER,
    "publication": Field.PAPER,
    "publisher": Field.PAPER,
    "newspaper": Field.PAPER,
    "paper": Field.PAPER,
    "outlet": Field.PAPER,
    "site": Field.PAPER,
    "date": Field.DAY,
    "published": Field.DAY,
    "publish_date": Field.DAY,
    "pubdate": Field.DAY,
    "issued": Field.DAY,
    "page": Field.PAGE,
    "tags": Field.FILED,
    "tag": Field.FILED,
    "url": Field.FILED,
    "link": Field.FILED,
    "created": Field.FILED,
    "aliases": Field.FILED,
    "category": Field.FILED,
    "categories": Field.FILED,
}
OPENING = {'"': '"', "'": "'", "[": "]"}
"""The signs that may open a value, and what closes each."""
OPENERS, CLOSERS = "".join(OPENING), "".join(OPENING.values())
OPENS = r"""(?:"(?=.*"$)|'(?=.*'$))?(?:\[\[|\[(?=[^\[\]]*\]$))?"""
"""The signs before a value, if the line closes them; they count as part of the label."""
KEY = re.compile(rf"(?P<key>[A-Za-z][\w -]{{0,24}}|{HAN}{{1,8}}) ?(?::(?=\s|$)|：)\s*{OPENS}")
ITEM = re.compile(rf"-\s+(?P<key>){OPENS}")
FOLDED = re.compile("[>|][+-]?$")
"""The sign that says that a field's value stands on the lines below."""
FILED = Labelled(Field.FILED, 0, "", FRONT)
"""A line of the block that is filed: a rule, a comment, a field without a use."""
TITLE = re.compile("(?!.*(?:记者|作者|通讯员)|[本據据]|[（(])[^。！？：:]{4,40}")
"""A line that may be the title, if it is the first one below a block without a title."""
ALIKE = 4
"""A title that is part of another has at least so many characters. A page's name often has the site's behind it."""


def behind(label: str, text: str) -> str:
    """What stands behind a label at the beginning of a text, without the signs that close those that the label opened.

    >>> behind('title: "', 'title: "春到山乡"'), behind('- "[[', '- "[[何苇]]"'), behind("标题：", "标题：“春”")
    ('春到山乡', '何苇', '“春”')
    """
    value = text[len(label) :]
    for sign in label[len(label.rstrip(OPENERS)) :]:
        value = value.removesuffix(OPENING[sign])
    return value


def all_fields(lines: Sequence[str], levels: Sequence[int]) -> Sequence[Labelled | None]:
    """For each line the field of the front matter or of a record that it holds, or None. ``levels`` tells how many
    ``#`` marks each line had.

    >>> lines = ["---", "title: 春到山乡", "tags:", "- 茶", "date: 2019-09-03", "---", "茶园开园。"]
    >>> [field and field.field.name for field in all_fields(lines, [0] * 7)]
    ['FILED', 'TITLE', 'FILED', 'FILED', 'DAY', 'FILED', None]
    """
    front = front_matter(lines, levels) if lines and lines[0] == RULES[0] else []
    if not front:
        return fields_of(lines)
    front = with_title_below(front, lines, levels)
    return [*front, *fields_of(lines[len(front) :])]


def front_matter(lines: Sequence[str], levels: Sequence[int]) -> list[Labelled]:
    """The fields of the lines from rule to rule; empty if these lines are something else: one of them is no field, no
    field is known, or one holds the text."""
    end = next((i for i, line in enumerate(lines[1:LONGEST], 1) if line in RULES), 0)
    fields, any_known = [FILED], False
    field, is_folded = Field.FILED, False
    for line, is_comment in zip(lines[1:end], levels[1:end], strict=True):
        label = None if is_comment else ITEM.match(line) or KEY.match(line)
        if not (label or is_folded or is_comment):
            return []
        if label and (key := label["key"]):
            known = field_of_key(key, line)
            field, any_known = known or Field.FILED, any_known or known is not None
            is_folded = FOLDED.fullmatch(line, label.end()) is not None
        has_value = label is not None and not is_folded and behind(label[0], line).strip() != ""
        is_address = field is Field.PAPER and "://" in line
        is_filed = field is Field.FILED or not has_value or is_address
        fields.append(Labelled(field, label.end(), "", FRONT) if label and not is_filed else FILED)
    has_text = any(label.field is Field.TEXT for label in fields)
    return [*fields, FILED] if any_known and not has_text else []


def field_of_key(key: str, line: str) -> Field | None:
    """The field that a key of the front matter names, in English or as a record of a database does."""
    if field := FIELD_OF.get(key.lower()):
        return field
    label = label_of(line)
    return label.field if label else None


def with_title_below(front: list[Labelled], lines: Sequence[str], levels: Sequence[int]) -> list[Labelled]:
    """The fields of the block, with the line right below it as the title if that says the same as the block's title, is
    a heading of the first level, or if the block has no title.

    Where more headings follow, the block belongs to a collection, and nothing in it to an article.
    """
    below = len(front)
    if below >= len(lines):
        return front
    title = next((i for i, label in enumerate(front) if label.field is Field.TITLE), 0)  # 0, a rule: there is none
    title_text = behind(lines[title][: front[title].size], lines[title])
    level, levels_after = levels[below], levels[below + 1 :]
    repeats_title = title > 0 and are_alike(title_text, lines[below])
    has_more_headings = level in levels_after or max(levels_after[:1], default=0) > level
    if level and not repeats_title and has_more_headings:
        return [label._replace(field=Field.FILED) for label in front]
    stands_for_title = not title and levels_after and TITLE.fullmatch(lines[below])
    if not (repeats_title or level == 1 or stands_for_title):
        return front
    return [*(FILED if i == title else label for i, label in enumerate(front)), FILED._replace(field=Field.TITLE)]


def are_alike(title: str, other: str) -> bool:
    """Whether two titles are the same, or one is part of the other."""
    return title == other or (min(len(title), len(other)) >= ALIKE and (title in other or other in title))
