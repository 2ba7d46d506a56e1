"""The fields on top of a file between two rules, as notes, blogs and converters write them: YAML's front matter.

A field a line and the items of a list below it are all that is read of YAML, which has no schema here: a library would
give values, and what is wanted is where in its line each stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from jianbao.text.characters import HAN
from jianbao.text.exported import Field, Labelled, fields_of, label_of

FRONT = -1
"""What stands for the number of its record: other articles may follow that are none."""

RULES = ("---", "...")
LONGEST = 60
"""Lines."""

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
"""What a value may stand in, and how that is closed."""
OPENERS, CLOSERS = "".join(OPENING), "".join(OPENING.values())
OPENS = r"""(?:"(?=.*"$)|'(?=.*'$))?(?:\[\[|\[(?=[^\[\]]*\]$))?"""
KEY = re.compile(rf"(?P<key>[A-Za-z][\w -]{{0,24}}|{HAN}{{1,8}}) ?(?::(?=\s|$)|：)\s*{OPENS}")
ITEM = re.compile(rf"-\s+(?P<key>){OPENS}")
FOLDED = re.compile("[>|][+-]?$")
"""The value stands on the lines below."""
FILED = Labelled(Field.FILED, 0, "", FRONT)
TITLE = re.compile("(?!.*(?:记者|作者|通讯员)|[本據据]|[（(])[^。！？：:]{4,40}")
"""A first line under fields without a title that may be one."""
ALIKE = 4
"""Characters of a title that stands in another, at least: a page's name has the site's behind it."""


def behind(label: str, text: str) -> str:
    """What stands behind a label: quotation marks and brackets with which it ends are closed, too.

    >>> behind('title: "', 'title: "春到山乡"'), behind('- "[[', '- "[[何苇]]"'), behind("标题：", "标题：“春”")
    ('春到山乡', '何苇', '“春”')
    """
    own = text[len(label) :]
    for sign in label[len(label.rstrip(OPENERS)) :]:
        own = own.removesuffix(OPENING[sign])
    return own


def all_fields(lines: Sequence[str], levels: Sequence[int]) -> Sequence[Labelled | None]:
    """For each line what it is of the front matter or of a record; ``levels`` are those of its ``#`` marks.

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
    """The fields of the block with its rules; none where it is something else."""
    end = next((i for i, line in enumerate(lines[1:LONGEST], 1) if line in RULES), 0)
    found, known = [FILED], False
    field, folded = Field.FILED, False
    for line, comment in zip(lines[1:end], levels[1:end], strict=True):
        label = None if comment else ITEM.match(line) or KEY.match(line)
        if not (label or folded or comment):
            return []
        if label and (key := label["key"]):
            named = FIELD_OF.get(key.lower()) or ((own := label_of(line)) and own.field)
            field, known = named or Field.FILED, known or named is not None
            folded = FOLDED.fullmatch(line, label.end()) is not None
        told = label is not None and not folded and field is not Field.FILED and behind(label[0], line).strip() != ""
        address = field is Field.PAPER and "://" in line
        found.append(Labelled(field, label.end(), "", FRONT) if label and told and not address else FILED)
    text = any(each.field is Field.TEXT for each in found)
    return [*found, FILED] if known and not text else []


def with_title_below(front: list[Labelled], lines: Sequence[str], levels: Sequence[int]) -> list[Labelled]:
    """With the line right below the block as the title, where it says the same, is the only heading or there is no
    other; where more headings follow, the block is a collection's, and tells the paper and the day at most."""
    below = len(front)
    if below >= len(lines):
        return front
    title = next((i for i, each in enumerate(front) if each.field is Field.TITLE), 0)
    own = behind(lines[title][: front[title].size], lines[title])
    level, under = levels[below], levels[below + 1 :]
    alike = title > 0 and is_alike(own, lines[below])
    if level and not alike and (level in under or max(under[:1], default=0) > level):
        return [each._replace(field=Field.FILED) for each in front]
    first_line = not title and under and TITLE.fullmatch(lines[below])
    if not (alike or level == 1 or first_line):
        return front
    return [*(FILED if i == title else each for i, each in enumerate(front)), FILED._replace(field=Field.TITLE)]


def is_alike(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) >= ALIKE and (one in other or other in one))
