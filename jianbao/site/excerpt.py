"""The first words of an article, as lists and previews show them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jianbao.model import Article, Role
from jianbao.parse.pieces import BULLETS

TABLE_ROW = re.compile(r"\s*\|.*\|\s*$")
"""A row of a table typed with a mark between its cells, as Markdown has it."""

BEGUN = re.compile(rf"^[{BULLETS}•，,：:\s]+")
"""Marks before a brief, and marks that are left when a dateline is taken off: they are no part of the text."""

MARK = re.compile("[，。、；：！？…,.;:!?]")

SHORT = 14
"""Characters; a paragraph that is no longer and has no mark is taken for a title among the text (记者手记)."""

ENDED = tuple("。！？…：；，、—”’」』）》!?.:;,\"')")
"""After one of these the next paragraph follows directly; after anything else a space is put between the two."""


def opening(article: Article, most: int) -> str:
    """The first words of the text after its dateline, ``most`` characters at most. If the title was made from the first
    words, those that follow it.
    """
    text = _joined(article.texts(Role.PARA))
    text = BEGUN.sub("", text.removeprefix(article.dateline or ""))
    if article.headline is None and text.startswith(shown := article.title.removesuffix("……")):
        text = "……" + text[len(shown) :].lstrip() if len(text) > len(shown) else ""
    return text if len(text) <= most else text[:most].rstrip("，、；：“‘（《 　") + "……"


def shortened(text: str, most: int) -> str:
    """A text, cut if it has more than ``most`` characters.

    >>> shortened("天晴了。", 4), shortened("天晴了。", 2)
    ('天晴了。', '天晴……')
    """
    return text if len(text) <= most else text[:most] + "……"


def _joined(paragraphs: Sequence[str]) -> str:
    """Paragraphs as one text, without tables and titles among them unless there is nothing else.

    >>> _joined(["天晴了。", "记者手记", "| 镇 | 亩 |", "河水退了", "人都回来了，说好。"]), _joined(["天晴", "水退"])
    ('天晴了。人都回来了，说好。', '天晴　水退')
    """
    sentences = list(filter(_is_prose, paragraphs)) or paragraphs
    return "".join(_spaced(sentences))


def _is_prose(text: str) -> bool:
    return not TABLE_ROW.match(text) and (len(text) > SHORT or MARK.search(text) is not None)


def _spaced(paragraphs: Sequence[str]) -> Iterator[str]:
    for nth, text in enumerate(paragraphs, 1):
        yield text if nth == len(paragraphs) or text.endswith(ENDED) else f"{text}　"
