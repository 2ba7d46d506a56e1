"""Removes Markdown's marks inside a line of an ``.md`` source (bold, italics, code, links, pictures, quotations), and
what converters add to them (pandoc's attributes, HTML's tags and entities).

Like ``#`` before a headline they are no part of the newspaper: what is read, searched and quoted is the words. In a
plain text, ``*`` and ``_`` are characters like any other.
"""

from __future__ import annotations

import re
from html import unescape

TARGET = r"""\((?:<[^<>]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)"""
"""A pattern for where a link leads: CommonMark §6.3."""

LONGEST = 1000
"""Characters between two marks that belong together, at most: without a limit, ten thousand marks that nothing closes
would take seconds."""

INLINE = re.compile(
    rf"""
      \\(?P<escaped>[!-/:-@\[-`{{}}~])  # not |, which separates the cells of a table
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
"""A pattern for pandoc's attributes: {#ch1 .chapter}."""
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
"""Each line in which `CONVERTERS` finds something has one of these."""
LITERAL = ("escaped", "code")
"""The groups of `INLINE` in whose words no further marks are sought."""

TELLING = re.compile(r"\]\(|\\")
"""What every link and picture has, and what stands before a mark that is meant as a character (1\\. 春)."""

QUOTED = re.compile(r"(?:>\s*)+")
BARE = re.compile(rf"\][*_#>`\\!\[\]]{{0,8}}?{TARGET}|[\s*_#>`\\!\[\]]")
"""A mark, or a link's address; it may only be one once the marks before it are gone (``*]*(a)``)."""


def is_markdown(name: str) -> bool:
    """Whether a file of this name is Markdown.

    >>> is_markdown("三版.MD"), is_markdown("三版.txt")
    (True, False)
    """
    return name.casefold().endswith(".md")


def without_converters(text: str) -> str:
    """A line's text without what converters put around its words; unchanged if nothing else would be left. This comes
    before the rules see the line; they know Markdown's own marks.

    >>> without_converters("# 春到山乡 {#ch1 .chapter}"), without_converters("[本报记者 何苇]{.author}")
    ('# 春到山乡', '本报记者 何苇')
    >>> [without_converters(text) for text in ("记者&nbsp;何苇<br/>", "[ ![](a.png) ](b.html)", "<br>")]
    ['记者\xa0何苇', '![](a.png)', '<br>']
    >>> without_converters("x<y，{甲}，A&B，[注]")
    'x<y，{甲}，A&B，[注]'
    """
    if not MAY_HAVE_BEEN_CONVERTED.search(text):
        return text
    return CONVERTERS.sub(_without_converter, text).strip() or text


def _without_converter(match: re.Match[str]) -> str:
    """What stands in place of a match of `CONVERTERS`; empty if it holds no words."""
    kind = match.lastgroup
    if kind == "entity":
        return unescape(match[0])
    if kind == "space":
        return " "
    return match[kind] if kind else ""


def without_marks(text: str) -> str:
    """A line's words without the marks around them; unchanged if nothing else would be left.

    >>> without_marks("> **本报讯** 昨日，[干渠](https://example.org/a_(b)_c)放了*头一遍*水，`泵站`开了。")
    '本报讯 昨日，干渠放了头一遍水，泵站开了。'
    >>> without_marks("![渠水流进麦田](a.jpg)"), without_marks("![](a.jpg)"), without_marks(">")
    ('渠水流进麦田', '![](a.jpg)', '>')
    >>> without_marks("3*4*5，a_b_c，姓名__年__月，5 * 3 * 2，1\\\\. 春，***")
    '3*4*5，a_b_c，姓名__年__月，5 * 3 * 2，1. 春，***'
    """
    return _unmarked(QUOTED.sub("", text, 1) if text[0] == ">" else text).strip() or text


def _unmarked(text: str) -> str:
    """The text without its marks and those inside them: a link's words may be bold."""
    return INLINE.sub(_words, text)


def _words(match: re.Match[str]) -> str:
    """The words in a match of `INLINE`."""
    kind = match.lastgroup or ""
    return match[kind] if kind in LITERAL else _unmarked(match[kind])


def bare(text: str) -> str:
    """A text without any character that may be a mark. A line gives the same whether its marks were removed or not.

    >>> bare("**本报讯** [干渠](a.html)") == bare("本报讯 干渠"), bare("开闸[](a.html)")
    (True, '开闸')
    """
    return BARE.sub("", text)
