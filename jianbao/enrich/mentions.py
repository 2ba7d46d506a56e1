"""Which places an article names, and where in its text.

``scan`` finds the forms of names; ``find_named`` finds out which place each form means (``meaning.py``) and adds the
villages.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, zip_longest

import msgspec

from jianbao.enrich.background import Background
from jianbao.enrich.evidence import Evidence
from jianbao.enrich.forms import place_matcher
from jianbao.enrich.gazetteer import Gazetteer
from jianbao.enrich.meaning import Meaning
from jianbao.enrich.names import Hit, find_hits
from jianbao.enrich.villages import PlaceSpot, with_villages
from jianbao.model import Article, Block, Mention, Place, Role
from jianbao.text.misread import with_stops
from jianbao.text.script import simplify

SENTENCE_END = re.compile(r"[。！？!?][。！？!?]*[”’」』）)]*")
"""The pattern begins with a class that is not repeated, since ``re`` is then quick at passing over all else."""

LONG = 600
"""What stands between two full stops and has more characters is no sentence, but a list or a text without punctuation.
"""


class NamedPlace(msgspec.Struct, frozen=True):
    """A name in an article, and the place that it means."""

    block: int
    """Index into ``Article.blocks``."""
    start: int
    """Offset into the block's text, as ``end`` is."""
    end: int
    full: bool
    """The name is a full one, or a stem that is as good as one."""
    place: Place
    leads: bool
    """The next name stands right behind this one, and its place lies in this place: 河南省 in 河南省郑州市."""


@dataclass(frozen=True, slots=True)
class ScannedArticle:
    """An article and the forms of place names in it, before it is known which places they mean."""

    article: Article
    texts: tuple[str, ...]
    """Its blocks, in Simplified."""
    text: str
    """The blocks joined by line ends; ``starts`` and the offsets of ``hits`` are into this text."""
    starts: tuple[int, ...]
    """Where each block begins."""
    hits: tuple[Hit, ...]


def scan(article: Article, gazetteer: Gazetteer, people: Iterable[str] = (), text: str | None = None) -> ScannedArticle:
    """The forms of place names in an article; none inside the names of ``people`` or of those whom it credits.

    ``text``: its blocks in Simplified, joined by line ends, where the caller has them already.
    """
    printed = [block.text for block in article.blocks]
    if text is None:
        text = simplify("\n".join(printed))
    # Simplified text is as long as the printed one, character for character.
    starts = tuple(accumulate([len(block_text) + 1 for block_text in printed[:-1]], initial=0))
    texts = [text[start : start + len(block_text)] for start, block_text in zip(starts, printed, strict=False)]
    names = {simplify(name) for name in (*people, *(credit.name for credit in article.credits))}
    hits = find_hits(text, place_matcher(gazetteer), [name for name in names if len(name) > 1])
    return ScannedArticle(article, tuple(texts), text, starts, hits)


def find_named(scanned: ScannedArticle, gazetteer: Gazetteer, background: Background) -> tuple[NamedPlace, ...]:
    """The places named in an article, in reading order."""
    text, hits, starts = scanned.text, scanned.hits, scanned.starts
    evidence = Evidence(gazetteer, background, text, hits, _head_and_lead(scanned))
    spots = [
        PlaceSpot(hit.start, hit.end, hit.form.full or evidence.is_over_township(at), gazetteer.place(code))
        for at, (hit, code) in enumerate(zip(hits, Meaning(evidence).resolve(), strict=True))
        if code
    ]
    spots = with_villages(text, starts, spots, gazetteer, background.page)
    named = []
    for spot, following in zip_longest(spots, spots[1:]):
        block = bisect_right(starts, spot.start) - 1
        start, end = spot.start - starts[block], spot.end - starts[block]
        named.append(NamedPlace(block, start, end, spot.full, spot.place, _leads(spot, following, gazetteer)))
    return tuple(named)


def _head_and_lead(scanned: ScannedArticle) -> tuple[range, range]:
    """The offsets of the head, and those of the first paragraph or caption."""
    article, bounds = scanned.article, (*scanned.starts, len(scanned.text) + 1)
    first_of_body = len(article.blocks) - len(article.body)
    leads = (i for i, block in enumerate(article.body) if block.role in (Role.PARA, Role.CAPTION))
    lead = first_of_body + next(leads, 0)
    return range(bounds[first_of_body]), range(*bounds[lead : lead + 2])


def mentions_of(article: Article, named: Iterable[NamedPlace]) -> tuple[Mention, ...]:
    """A mention for each name, with the sentence that it stands in."""
    return tuple([_mention(name, article.blocks[name.block]) for name in named])


def _mention(name: NamedPlace, block: Block) -> Mention:
    return Mention(name.place, block.line, name.start, name.end, sentence_at(block, name.start, name.end))


def sentence_at(block: Block, start: int, end: int) -> str:
    """The sentence of a block in which a stretch stands, as printed; of a very long one the words around the stretch.

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
    """Where the sentence around an offset begins and ends."""
    ends = _sentence_ends(text)
    nth = bisect_right(ends, at)
    return (ends[nth - 1] if nth else 0), ends[nth]


@lru_cache(maxsize=16)
def _sentence_ends(text: str) -> tuple[int, ...]:
    """Offsets behind the sentences of a text; the last one is its length."""
    return (*[match.end() for match in SENTENCE_END.finditer(with_stops(text))], len(text))


def _leads(spot: PlaceSpot, following: PlaceSpot | None, gazetteer: Gazetteer) -> bool:
    """Whether the name behind a name stands right there, and its place lies in this one's."""
    if following is None or following.start != spot.end:
        return False
    return gazetteer.within(following.place.code, spot.place.code)
