"""Markdown's marks inside a line of an ``.md`` source: bold, italics, code, links, pictures, quotations.

They are set aside like ``#`` before a headline, since a newspaper's page has none of its own: what is read, found and
quoted is the words. A plain text's ``*`` and ``_`` are its own characters.
"""

from __future__ import annotations

import re

TARGET = r"""\((?:<[^<>]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)"""
"""Where a link leads: CommonMark §6.3."""

LONGEST = 1000
"""Characters between two marks of one kind; ten thousand marks that nothing closes would else take seconds."""

INLINE = re.compile(
    rf"""
      \\(?P<escaped>[!-/:-@\[-`{{}}~])  # not of |, which parts the cells of a table
    | (?<!`)(?P<ticks>`+)(?!`)(?P<code>.{{1,{LONGEST}}}?)(?<!`)(?P=ticks)(?!`)
    | !?\[(?P<link>(?:[^\[\]]|\[[^\[\]]*\])*)\]{TARGET}
    | \*{{3}}(?=[^\s*])(?P<both>.{{1,{LONGEST}}}?)(?<=\S)\*{{3}}
    | \*\*(?=[^\s*])(?P<bold>.{{1,{LONGEST}}}?)(?<=\S)\*\*
    | (?<!\w)__(?=[^\s_])(?P<strong>.{{1,{LONGEST}}}?)(?<=\S)__(?!\w)
    | (?<![\d*])\*(?=[^\s*])(?P<italics>[^*]*?)(?<=\S)\*(?!\*)
    | (?<!\w)_(?=[^\s_])(?P<emphasis>[^_]*?)(?<=\S)_(?!\w)
    """,
    re.VERBOSE,
)
LITERAL = ("escaped", "code")
"""What stands in these is no mark."""

QUOTED = re.compile(r"(?:>\s*)+")
BARE = re.compile(rf"\][*_#>`\\!\[\]]{{0,8}}?{TARGET}|[\s*_#>`\\!\[\]]")
"""A link's address, be it one only when the marks before it are gone (``*]*(a)``), or a mark."""


def is_markdown(name: str) -> bool:
    """Whether a file is Markdown, by its name.

    >>> is_markdown("三版.MD"), is_markdown("三版.txt")
    (True, False)
    """
    return name.casefold().endswith(".md")


def without_marks(text: str) -> str:
    """A line's words; all of it where it has no others.

    >>> without_marks("> **本报讯** 昨日，[干渠](https://example.org/a_(b)_c)放了*头一遍*水，`泵站`开了。")
    '本报讯 昨日，干渠放了头一遍水，泵站开了。'
    >>> without_marks("![渠水流进麦田](a.jpg)"), without_marks("![](a.jpg)"), without_marks(">")
    ('渠水流进麦田', '![](a.jpg)', '>')
    >>> without_marks("3*4*5，a_b_c，姓名__年__月，5 * 3 * 2，1\\\\. 春，***")
    '3*4*5，a_b_c，姓名__年__月，5 * 3 * 2，1. 春，***'
    """
    return _plain(QUOTED.sub("", text, 1) if text[0] == ">" else text).strip() or text


def _plain(text: str) -> str:
    return INLINE.sub(_words, text)


def _words(found: re.Match[str]) -> str:
    kind = found.lastgroup or ""
    return found[kind] if kind in LITERAL else _plain(found[kind])


def bare(text: str) -> str:
    """A text without any character that may be a mark: of a line the same with its marks and without.

    >>> bare("**本报讯** [干渠](a.html)") == bare("本报讯 干渠"), bare("开闸[](a.html)")
    (True, '开闸')
    """
    return BARE.sub("", text)
