"""What places an article is about: the localities it is filed under, each with its reason and its evidence.

Every name gives points (``points.py``) to its county, or to the city or province where the text stays there; among
these places ``choice.py`` chooses. The parts of a column (``parts.py``) choose each for itself. An article that names
no place of its own is filed by its page.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from jianbao.enrich.background import Background
from jianbao.enrich.choice import ENOUGH, MOST, Choice
from jianbao.enrich.gazetteer import Gazetteer
from jianbao.enrich.mentions import NamedPlace, sentence_at
from jianbao.enrich.parts import Piece, pieces
from jianbao.enrich.place_context import is_filed_abroad
from jianbao.enrich.points import Point, best_of, find_points, lead_blocks, sums, why_filed
from jianbao.model import HONG_KONG, MACAO, Article, Block, Level, Locality, Role
from jianbao.text.characters import HAN

SPEECH = re.compile(r"讲话|致辞|演讲|发言|信箱|问答")
"""Headlines of speeches, and of answers to readers from many places."""

NEXT = 0.8
"""Share of the points of a brief's first place that a further one needs: it tells of one place, or of a row."""

NATIONAL = 8
"""Provinces from which on a report without a place in its headline is the country's."""

HERE, HERE_MOST = 0.5, 4.0
"""What each 全市 or 市委 adds to the city named most, and the most they add."""

PAGE_REASON = "同版其他报道"

_HERE = r"(?<=[我全本].)|委(?!员)|政府|直|人大|政协|两会"
HERE_WORDS: tuple[tuple[Level, re.Pattern[str]], ...] = (
    (Level.COUNTY, re.compile(rf"[区县](?:{_HERE}|检察院|法院|文化馆|(?<=社区)党)")),
    (Level.PREFECTURE, re.compile(rf"市(?:{_HERE})")),
    (Level.PROVINCE, re.compile(rf"省(?:{_HERE}|内|{HAN}{{1,3}}[厅局办])")),
)
"""Words by which a local paper speaks of its own place without its name."""

OUTLET_REASON = "本地报纸报道"

READERS = re.compile(r"市民|市区|市政(?![府协])|省城|派出所|民警|公交|地铁|社区|居民|小区|业主|物业(?!务)")
"""What a city's paper calls its readers and their town."""

OF_COUNTY = re.compile(
    rf"^本报讯(?!.{{0,40}}(?:全国|国家|国务院|中央))|(?<!{HAN}){HAN}{{2,4}}(?<![乡城村集家故老下水他同还返离异思坐冰古小重名])(?:乡(?![村镇亲土愁音情下里间])|镇(?![江静定压痛守]))"
)
"""What a county's paper reports without naming a place elsewhere is the county's, and so is a township that no table
has (潘沟乡).
"""

PROVINCE_WORDS = HERE_WORDS[2][1]

SAR = (HONG_KONG, MACAO)
_HERE_IN_SAR = r"警方|警员|治安警|司警|消防|政府|裁判官|法官|区?议员|市民|的士|邨|屋苑|坊会|教育局|立法会"
SAR_WORDS = ((Level.PREFECTURE, re.compile(_HERE_IN_SAR)),)
"""The same in Hong Kong and Macao, whose papers have no 市委 and 全区 to speak of."""


def find_localities(
    article: Article, texts: Sequence[str], named: Sequence[NamedPlace], gazetteer: Gazetteer, background: Background
) -> tuple[Locality, ...]:
    """The places an article is filed under, most important first.

    ``texts``: its blocks in Simplified.
    """
    parts = pieces(article, texts, named)
    found: dict[str, Locality] = {}
    for piece in parts:
        of_piece = _of_piece(piece, gazetteer)
        least = NEXT * of_piece[0].score if of_piece and len(parts) > 1 else 0.0
        for locality in (loc for loc in of_piece if loc.score >= least):
            known = found.get(locality.place.code, locality)
            found[locality.place.code] = max(locality, known, key=lambda loc: loc.score)
    best = sorted(found.values(), key=lambda loc: (-loc.score, loc.place.code))[:MOST]
    page, seat = background.page, background.seat
    if seat and not any(_is_on_line(locality.place.code, seat, gazetteer) for locality in best):
        told = article.blocks[: len(article.blocks) - len(article.body)] if best else article.blocks
        best = [*_by_words(told, texts, (_own_words(seat, not best, gazetteer),), seat, gazetteer), *best][:MOST]
    if not best:
        return _by_page(article, texts, gazetteer, page) or _by_outlet(article, texts, named, gazetteer, seat)
    return tuple(best)


def _is_on_line(code: str, other: str, gazetteer: Gazetteer) -> bool:
    """Whether one of two places lies in the other."""
    return gazetteer.within(code, other) or gazetteer.within(other, code)


def _of_piece(piece: Piece, gazetteer: Gazetteer) -> tuple[Locality, ...]:
    """The places of an article, or of one part of a column, most important first."""
    article, leads = piece.article, lead_blocks(piece.article.blocks)
    points = find_points(article, piece.texts, piece.named, leads, gazetteer)
    if not points:
        return ()
    text = "\n".join(piece.texts)
    head = sum(len(each) + 1 for each in piece.texts[: len(article.blocks) - len(article.body)])
    totals = sums(points)
    here, here_on_top = _here((text, text[:head]), sums(p for p in points if p.itself), gazetteer)
    choice = Choice(
        points=points,
        totals=totals,
        extra=here,
        here_on_top=frozenset(here_on_top),
        enough=_enough(piece, points),
        paragraphs=[block.role for block in article.body].count(Role.PARA),
        lead=min(leads, default=-1),
        of_province=PROVINCE_WORDS.search(text) is not None,
        gazetteer=gazetteer,
    )
    return tuple(_locality(article, code, points, gazetteer) for code in choice.chosen())


def _enough(piece: Piece, points: Sequence[Point]) -> float:
    """``ENOUGH``; twice as much where places are mostly examples: in a speech, and in a report from abroad or of the
    whole country.
    """
    article, texts = piece.article, piece.texts
    if article.headline is not None and SPEECH.search(texts[article.blocks.index(article.headline)]):
        return 2 * ENOUGH
    if len({p.code[:2] for p in points}) >= NATIONAL and not any(p.on_top for p in points):
        return 2 * ENOUGH
    first = next((text for text, block in zip(texts, article.blocks, strict=True) if block.role is Role.PARA), "")
    abroad = is_filed_abroad(first) and not any(p.filed for p in points)
    return 2 * ENOUGH if abroad else ENOUGH


def _here(texts: Sequence[str], totals: Mapping[str, float], gazetteer: Gazetteer) -> list[dict[str, float]]:
    """For each text the points that 全县, 市委, 全省 add to the county, the city, the province named most."""
    extra: list[dict[str, float]] = [defaultdict(float) for _ in texts]
    for level, words in HERE_WORDS:
        of_level = [code for code in totals if at_level(code, level, gazetteer) == code]
        for found, text in zip(extra, texts, strict=True) if of_level else ():
            if times := len(words.findall(text)):
                found[best_of(of_level, totals)] += min(HERE * times, HERE_MOST)
    return extra


def at_level(code: str, level: Level, gazetteer: Gazetteer) -> str | None:
    """The place itself or the one above it of this level, where Beijing and the like count as prefectures."""
    return gazetteer.city(code) if level is Level.PREFECTURE else gazetteer.at(code, level)


def _locality(article: Article, code: str, points: Sequence[Point], gazetteer: Gazetteer) -> Locality:
    own = [point for point in points if point.code == code] or [point for point in points if point.filed]
    best = max(own, key=lambda point: point.weight)
    block, score = article.blocks[best.named.block], round(sum(p.weight for p in own), 2)
    evidence = sentence_at(block, best.named.start, best.named.end)
    return Locality(gazetteer.place(code), score, why_filed(best.named, block.role), evidence)


def _by_page(article: Article, texts: Sequence[str], gazetteer: Gazetteer, page: str | None) -> tuple[Locality, ...]:
    """The place of its page, for an article that speaks of 全区 or 市委 and names no place."""
    here_words = SAR_WORDS if str(page).startswith(SAR) else HERE_WORDS
    for level, words in here_words if page else ():
        code = at_level(str(page), level, gazetteer)
        for block, text in zip(article.blocks, texts, strict=True) if code else ():
            if match := words.search(text):
                evidence = sentence_at(block, *match.span())
                return (Locality(gazetteer.place(str(code)), 0.0, PAGE_REASON, evidence),)
    return ()


def _by_outlet(
    article: Article, texts: Sequence[str], named: Sequence[NamedPlace], gazetteer: Gazetteer, seat: str | None
) -> tuple[Locality, ...]:
    """The place of a local paper, for an article that speaks of 我市 or its readers and of no place elsewhere."""
    here = seat and all(_is_on_line(name.place.code, seat, gazetteer) for name in named)
    return _by_words(article.blocks, texts, _words_of(seat, gazetteer), seat, gazetteer) if seat and here else ()


def _by_words(
    blocks: Sequence[Block], texts: Sequence[str], words: Sequence[re.Pattern[str]], seat: str, gazetteer: Gazetteer
) -> tuple[Locality, ...]:
    """The place of a local paper, where one of the blocks has one of these words."""
    for block, text in zip(blocks, texts, strict=False):
        for match in filter(None, (each.search(text) for each in words)):
            return (Locality(gazetteer.place(seat), 0.0, OUTLET_REASON, sentence_at(block, *match.span())),)
    return ()


@cache
def _own_words(seat: str, alone: bool, gazetteer: Gazetteer) -> re.Pattern[str]:
    """我县, 我市: what the paper of a county or city calls it, and what it called it before it became a city; 全县 only
    where no other place is told of: ``alone``.
    """
    kinds = {Level.COUNTY: "县区旗", Level.PREFECTURE: "市盟州"}.get(gazetteer.level(seat), "")
    return re.compile(f"[我{'全' * alone}][{kinds}{gazetteer.place(seat).name[-1]}]")


def _words_of(seat: str, gazetteer: Gazetteer) -> tuple[re.Pattern[str], ...]:
    """What the paper of a county, a city, a province calls it."""
    if seat.startswith(SAR):
        return (SAR_WORDS[0][1],)
    if at_level(seat, Level.PREFECTURE, gazetteer) is None:
        return (PROVINCE_WORDS,)
    of_county = (HERE_WORDS[0][1], OF_COUNTY) if gazetteer.level(seat) is Level.COUNTY else ()
    return (READERS, HERE_WORDS[1][1], *of_county)
