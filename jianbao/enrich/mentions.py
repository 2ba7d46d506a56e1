"""Which places an article names, and where: the names in its text, settled by ``meaning.py``, and villages."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, zip_longest

import msgspec

from jianbao.enrich.background import Background
from jianbao.enrich.forms import place_matcher
from jianbao.enrich.gazetteer import Gazetteer
from jianbao.enrich.meaning import Meaning
from jianbao.enrich.names import Hit, find_hits
from jianbao.enrich.villages import PlaceSpot, with_villages
from jianbao.model import Article, Block, Mention, Place, Role
from jianbao.text.misread import with_stops
from jianbao.text.script import simplify

SENTENCE_END = re.compile(r"[。！？!?][。！？!?]*[”’」』）)]*")
"""A class that is not repeated comes first: ``re`` is then quick at passing over all else."""

LONG = 600
"""Characters from which a sentence is none, but a list, or a text without marks."""


class Named(msgspec.Struct, frozen=True):
    """A name in an article, and the place it means."""

    block: int
    """Index into ``Article.blocks``."""
    start: int
    end: int
    full: bool
    place: Place
    leads: bool
    """The next name stands right behind and lies in this place: 河南省 in 河南省郑州市."""


@dataclass(frozen=True, slots=True)
class Heard:
    """An article and the forms in it, before it is known which places they mean."""

    article: Article
    texts: tuple[str, ...]
    """Its blocks, in Simplified."""
    text: str
    """The same, a line each; offsets are in this."""
    starts: tuple[int, ...]
    """Where each block begins."""
    hits: tuple[Hit, ...]


def hear(article: Article, gazetteer: Gazetteer, people: Iterable[str] = (), text: str | None = None) -> Heard:
    """The forms in an article, without those in names of ``people`` and of those it credits.

    ``text``: its blocks in Simplified, a line each, where they are known.
    """
    printed = [block.text for block in article.blocks]
    if text is None:
        text = simplify("\n".join(printed))
    starts = tuple(accumulate([len(each) + 1 for each in printed[:-1]], initial=0))
    texts = [text[start : start + len(each)] for start, each in zip(starts, printed, strict=False)]
    names = {simplify(name) for name in (*people, *(credit.name for credit in article.credits))}
    hits = find_hits(text, place_matcher(gazetteer), [name for name in names if len(name) > 1])
    return Heard(article, tuple(texts), text, starts, hits)


def find_named(heard: Heard, gazetteer: Gazetteer, background: Background) -> tuple[Named, ...]:
    """The places named in an article, in reading order."""
    text, hits, starts = heard.text, heard.hits, heard.starts
    meaning = Meaning(gazetteer, background, text, hits, _lead(heard))
    spots = [
        PlaceSpot(hit.start, hit.end, hit.form.full or meaning.is_over_township(at), gazetteer.place(code))
        for at, (hit, code) in enumerate(zip(hits, meaning.resolve(), strict=True))
        if code
    ]
    spots = with_villages(text, starts, spots, gazetteer, background.page)
    named = []
    for spot, after in zip_longest(spots, spots[1:]):
        block = bisect_right(starts, spot.start) - 1
        start, end = spot.start - starts[block], spot.end - starts[block]
        named.append(Named(block, start, end, spot.full, spot.place, _leads(spot, after, gazetteer)))
    return tuple(named)


def _lead(heard: Heard) -> tuple[range, range]:
    """Where the head stands in the text, and the first paragraph or caption."""
    blocks, body, bounds = heard.article.blocks, heard.article.body, (*heard.starts, len(heard.text) + 1)
    head = len(blocks) - len(body)
    first = head + next((i for i, block in enumerate(body) if block.role in (Role.PARA, Role.CAPTION)), 0)
    return range(bounds[head]), range(*bounds[first : first + 2])


def mentions_of(article: Article, named: Iterable[Named]) -> tuple[Mention, ...]:
    """The mentions that names make, each with its sentence."""
    told = ((n, article.blocks[n.block]) for n in named)
    return tuple([Mention(n.place, b.line, n.start, n.end, sentence_at(b, n.start, n.end)) for n, b in told])


def sentence_at(block: Block, start: int, end: int) -> str:
    """The sentence that holds a stretch of a block, as printed; of a very long one the words around the stretch.

    >>> from jianbao.model import Part, Role
    >>> sentence_at(Block(Role.PARA, "先说。再到兰考县！后来。", (Part(1, 0),), ""), 5, 8)
    '再到兰考县！'
    >>> sentence_at(Block(Role.PARA, "“走。”他问：“到兰考吗？”“到。”", (Part(1, 0),), ""), 8, 10)
    '他问：“到兰考吗？”'
    """
    first, last = sentence_span(block.text, start)
    if last - first > LONG:
        first, last = max(first, start - LONG // 2), min(last, end + LONG // 2)
    return block.text[first:last].strip()


def sentence_span(text: str, at: int) -> tuple[int, int]:
    """Where the sentence begins and ends that stands at an offset."""
    ends = _sentence_ends(text)
    nth = bisect_right(ends, at)
    return (ends[nth - 1] if nth else 0), ends[nth]


@lru_cache(maxsize=16)
def _sentence_ends(text: str) -> tuple[int, ...]:
    return (*[match.end() for match in SENTENCE_END.finditer(with_stops(text))], len(text))


def _leads(spot: PlaceSpot, after: PlaceSpot | None, gazetteer: Gazetteer) -> bool:
    if after is None or after.start != spot.end:
        return False
    return gazetteer.within(after.place.code, spot.place.code)
