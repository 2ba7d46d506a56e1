"""Markdown's marks inside a line of an ``.md`` source: bold, italics, code, links, pictures, quotations, and what
converters add to them: pandoc's attributes, HTML's tags and entities.

They are set aside like ``#`` before a headline, since a newspaper's page has none of its own: what is read, found and
quoted is the words. A plain text's ``*`` and ``_`` are its own characters.
"""

from __future__ import annotations

import re
from html import unescape

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
ATTRIBUTE = r"""(?:[#.][\w:.-]+|[\w-]+=(?:"[^"{}]*"|[^\s"{}]+)|-)"""
ATTRIBUTES = rf"\{{\s*{ATTRIBUTE}(?:\s+{ATTRIBUTE})*\s*\}}"
"""pandoc's: {#ch1 .chapter}."""
CONVERTERS = re.compile(
    rf"""
      (?P<code>`+[^`]+`+)
    | \[\s*(?P<picture>!\[[^\[\]]*\]{TARGET})\s*\]{TARGET}
    | (?<!!)\[(?P<span>[^\[\]]+)\]{ATTRIBUTES}
    | (?<!\s)\s*{ATTRIBUTES}
    | (?P<entity>&(?:\#\d{{1,7}}|\#[xX][\dA-Fa-f]{{1,6}}|[A-Za-z]{{2,8}}\d{{0,2}});)
    | (?P<space><br\s*/?>(?=.))
    | </?(?:a|b|big|blockquote|br|center|cite|del|div|em|figcaption|figure|font|h[1-6]|i|img|ins|mark|p|section|small
        |span|strong|sub|sup|u)(?:\s[^<>]*)?/?> | <!--.*?-->
    | (?<=[^\s\#*_>-])\[\^[\w-]{{1,20}}\](?!:) | (?<=.)\\$
    """,
    re.VERBOSE,
)
MAY_HAVE_BEEN_CONVERTED = re.compile(r"[{&<]|\^|\\$|\[\s*!")
LITERAL = ("escaped", "code")
"""What stands in these is no mark."""

TELLING = re.compile(r"\]\(|\\")
"""What every link and picture has; what stands before a mark that is none (1\\. 春)."""

QUOTED = re.compile(r"(?:>\s*)+")
BARE = re.compile(rf"\][*_#>`\\!\[\]]{{0,8}}?{TARGET}|[\s*_#>`\\!\[\]]")
"""A link's address, be it one only when the marks before it are gone (``*]*(a)``), or a mark."""


def is_markdown(name: str) -> bool:
    """Whether a file is Markdown, by its name.

    >>> is_markdown("三版.MD"), is_markdown("三版.txt")
    (True, False)
    """
    return name.casefold().endswith(".md")


def without_converters(text: str) -> str:
    """A line's text without what converters put around its words; all of it where it has no others. It is taken off
    before rules see the line, which know Markdown's own marks.

    >>> without_converters("# 春到山乡 {#ch1 .chapter}"), without_converters("[本报记者 何苇]{.author}")
    ('# 春到山乡', '本报记者 何苇')
    >>> [without_converters(text) for text in ("记者&nbsp;何苇<br/>", "[ ![](a.png) ](b.html)", "<br>")]
    ['记者\xa0何苇', '![](a.png)', '<br>']
    >>> without_converters("x<y，{甲}，A&B，[注]")
    'x<y，{甲}，A&B，[注]'
    """
    if not MAY_HAVE_BEEN_CONVERTED.search(text):
        return text
    return CONVERTERS.sub(_converted, text).strip() or text


def _converted(found: re.Match[str]) -> str:
    kind = found.lastgroup
    if kind == "entity":
        return unescape(found[0])
    return " " if kind == "space" else found[kind] if kind else ""


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
