"""What places an article is about: the localities it is filed under, each with its reason and its evidence.

Every name gives points (``points.py``) to its county, or to a city or province that is named as such. ``tally.py`` adds
them up by place, and ``choice.py`` chooses among the places. For a column of briefs this is done for each of its parts
(``parts.py``). An article that names no place is filed under that of its page or its paper.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from jianbao.enrich.background import Background
from jianbao.enrich.choice import MOST, choose
from jianbao.enrich.gazetteer import Gazetteer
from jianbao.enrich.mentions import NamedPlace, sentence_at
from jianbao.enrich.parts import Piece, pieces
from jianbao.enrich.place_context import is_filed_abroad
from jianbao.enrich.points import Point, find_points, lead_blocks
from jianbao.enrich.tally import ENOUGH, Tally, best_of, sums
from jianbao.model import HONG_KONG, MACAO, ROLE_WORDS, TITLE_ROLES, Article, Block, Level, Locality, Role
from jianbao.text.characters import HAN

SPEECH = re.compile(r"讲话|致辞|演讲|发言|信箱|问答")
"""Headlines of speeches, and of answers to readers from many places."""

SHARE_IN_BRIEF = 0.8
"""Share of the points of a brief's first place that a further one needs: a brief is about one place, or about several
alike.
"""

NATIONAL = 8
"""A report that names places of so many provinces, and none in its headline, is the whole country's."""

HERE, HERE_MOST = 0.5, 4.0
"""The points that each 全市 or 市委 adds to the city named most, and the most that they add together."""

PAGE_REASON = "同版其他报道"

_HERE = r"(?<=[我全本].)|委(?!员)|政府|直|人大|政协|两会"
COUNTY_WORDS = re.compile(rf"[区县](?:{_HERE}|检察院|法院|文化馆|(?<=社区)党)")
CITY_WORDS = re.compile(rf"市(?:{_HERE})")
PROVINCE_WORDS = re.compile(rf"省(?:{_HERE}|内|{HAN}{{1,3}}[厅局办])")
HERE_WORDS = ((Level.COUNTY, COUNTY_WORDS), (Level.PREFECTURE, CITY_WORDS), (Level.PROVINCE, PROVINCE_WORDS))
"""Words by which a paper speaks of its own place without its name (我县, 市委, 全省)."""

OUTLET_REASON = "本地报纸报道"

READERS = re.compile(r"市民|市区|市政(?![府协])|省城|派出所|民警|公交|地铁|社区|居民|小区|业主|物业(?!务)")
"""What a city's paper calls its readers and their town."""

OF_COUNTY = re.compile(
    rf"^本报讯(?!.{{0,40}}(?:全国|国家|国务院|中央))|(?<!{HAN}){HAN}{{2,4}}(?<![乡城村集家故老下水他同还返离异思坐冰古小重名])(?:乡(?![村镇亲土愁音情下里间])|镇(?![江静定压痛守]))"
)
"""What shows that a report in a county's paper is about the county, where it names no place elsewhere: it begins with
本报讯, or has a township that no table has (潘沟乡).
"""

SAR = (HONG_KONG, MACAO)
SAR_WORDS = re.compile(r"警方|警员|治安警|司警|消防|政府|裁判官|法官|区?议员|市民|的士|邨|屋苑|坊会|教育局|立法会")
"""Instead of ``HERE_WORDS`` in Hong Kong and Macao, whose papers have no 市委 and 全区 to speak of."""


def find_localities(
    article: Article, texts: Sequence[str], named: Sequence[NamedPlace], gazetteer: Gazetteer, background: Background
) -> tuple[Locality, ...]:
    """The places an article is filed under, most important first.

    ``texts``: its blocks in Simplified. ``named``: the places that it names.
    """
    page, seat = background.page, background.seat
    localities = _localities_of_parts(pieces(article, texts, named), gazetteer)
    if seat and not any(_is_on_line(locality.place.code, seat, gazetteer) for locality in localities):
        head = article.blocks[: len(article.blocks) - len(article.body)]
        searched = head if localities else article.blocks
        words = (_own_words(seat, not localities, gazetteer),)
        localities = [*_by_words(searched, texts, words, seat, gazetteer), *localities][:MOST]
    if localities:
        return tuple(localities)
    return _by_page(article, texts, gazetteer, page) or _by_outlet(article, texts, named, gazetteer, seat)


def _localities_of_parts(parts: Sequence[Piece], gazetteer: Gazetteer) -> list[Locality]:
    """The places that the parts of a column, or an article as its only part, are about; the best first."""
    found: dict[str, Locality] = {}
    for part in parts:
        localities = _localities_of_part(part, gazetteer)
        least_score = SHARE_IN_BRIEF * localities[0].score if localities and len(parts) > 1 else 0.0
        for locality in localities:
            if locality.score >= least_score:
                known = found.get(locality.place.code, locality)
                found[locality.place.code] = max(locality, known, key=lambda loc: loc.score)
    return sorted(found.values(), key=lambda loc: (-loc.score, loc.place.code))[:MOST]


def _is_on_line(code: str, other: str, gazetteer: Gazetteer) -> bool:
    """Whether one of two places lies in the other."""
    return gazetteer.within(code, other) or gazetteer.within(other, code)


def _localities_of_part(part: Piece, gazetteer: Gazetteer) -> tuple[Locality, ...]:
    """The places that a part of a column, or a whole article, is about; the most important first."""
    article = part.article
    leads = lead_blocks(article.blocks)
    points = find_points(article, part.texts, part.named, leads, gazetteer)
    if not points:
        return ()
    text = "\n".join(part.texts)
    blocks_of_head = len(article.blocks) - len(article.body)
    head = text[: sum(len(block_text) + 1 for block_text in part.texts[:blocks_of_head])]
    totals_by_name = sums(point for point in points if point.means_place)
    tally = Tally(
        points=points,
        totals=sums(points),
        extra=_points_of_here_words(text, totals_by_name, gazetteer),
        extra_on_top=frozenset(_points_of_here_words(head, totals_by_name, gazetteer)),
        enough=_enough(part, points),
        paragraphs=[block.role for block in article.body].count(Role.PARA),
        lead=min(leads, default=-1),
        says_whole_province=PROVINCE_WORDS.search(text) is not None,
        gazetteer=gazetteer,
    )
    return tuple(_locality(article, code, points, gazetteer) for code in choose(tally))


def _enough(part: Piece, points: Sequence[Point]) -> float:
    """``ENOUGH``; twice as much where places are mostly examples: in a speech, and in a report from abroad or of the
    whole country.
    """
    article, texts = part.article, part.texts
    if article.headline is not None and SPEECH.search(texts[article.blocks.index(article.headline)]):
        return 2 * ENOUGH
    provinces = {point.code[:2] for point in points}
    if len(provinces) >= NATIONAL and not any(point.on_top for point in points):
        return 2 * ENOUGH
    paragraphs = (text for text, block in zip(texts, article.blocks, strict=True) if block.role is Role.PARA)
    is_from_abroad = is_filed_abroad(next(paragraphs, "")) and not any(point.is_filed for point in points)
    return 2 * ENOUGH if is_from_abroad else ENOUGH


def _points_of_here_words(text: str, totals: Mapping[str, float], gazetteer: Gazetteer) -> dict[str, float]:
    """The points that 全县, 市委, 全省 add to the county, the city, the province with the highest of these totals."""
    extra: defaultdict[str, float] = defaultdict(float)
    for level, words in HERE_WORDS:
        codes = [code for code in totals if at_level(code, level, gazetteer) == code]
        times = len(words.findall(text)) if codes else 0
        if times:
            extra[best_of(codes, totals)] += min(HERE * times, HERE_MOST)
    return extra


def at_level(code: str, level: Level, gazetteer: Gazetteer) -> str | None:
    """The place itself or the one above it of this level, where Beijing and the like count as prefectures."""
    return gazetteer.city(code) if level is Level.PREFECTURE else gazetteer.at(code, level)


def _locality(article: Article, code: str, points: Sequence[Point], gazetteer: Gazetteer) -> Locality:
    """The locality of this place, with the sentence around the name that has most points as evidence.

    A province chosen by a dateline has no names of its own, but those of the dateline.
    """
    points_of_place = [point for point in points if point.code == code] or [point for point in points if point.is_filed]
    named = max(points_of_place, key=lambda point: point.points).named
    block = article.blocks[named.block]
    score = round(sum(point.points for point in points_of_place), 2)
    evidence = sentence_at(block, named.start, named.end)
    return Locality(gazetteer.place(code), score, _why_filed(named, block.role), evidence)


def _why_filed(named: NamedPlace, role: Role) -> str:
    """The reason for a locality as readers see it: 标题提到, 正文写明全称, 正文提到下辖乡镇村社.

    ``named``: the name with most points; ``role``: of its block.
    """
    where = ROLE_WORDS[role if role in TITLE_ROLES else Role.PARA]
    if named.place.level > Level.COUNTY:
        return f"{where}提到下辖乡镇村社"
    return f"{where}写明全称" if named.full else f"{where}提到"


def _by_page(article: Article, texts: Sequence[str], gazetteer: Gazetteer, page: str | None) -> tuple[Locality, ...]:
    """The place of its page, for an article that speaks of 全区 or 市委 and names no place."""
    if not page:
        return ()
    words_by_level = ((Level.PREFECTURE, SAR_WORDS),) if page.startswith(SAR) else HERE_WORDS
    for level, words in words_by_level:
        code = at_level(page, level, gazetteer)
        for block, text in zip(article.blocks, texts, strict=True) if code else ():
            if code and (match := words.search(text)):
                evidence = sentence_at(block, *match.span())
                return (Locality(gazetteer.place(code), 0.0, PAGE_REASON, evidence),)
    return ()


def _by_outlet(
    article: Article, texts: Sequence[str], named: Sequence[NamedPlace], gazetteer: Gazetteer, seat: str | None
) -> tuple[Locality, ...]:
    """The place of a local paper, for an article that speaks of 我市 or its readers and of no place elsewhere."""
    if not seat or not all(_is_on_line(name.place.code, seat, gazetteer) for name in named):
        return ()
    return _by_words(article.blocks, texts, _words_of(seat, gazetteer), seat, gazetteer)


def _by_words(
    blocks: Sequence[Block], texts: Sequence[str], words: Sequence[re.Pattern[str]], seat: str, gazetteer: Gazetteer
) -> tuple[Locality, ...]:
    """The place of a local paper, where one of the blocks has one of these words."""
    for block, text in zip(blocks, texts, strict=False):
        for match in filter(None, (pattern.search(text) for pattern in words)):
            return (Locality(gazetteer.place(seat), 0.0, OUTLET_REASON, sentence_at(block, *match.span())),)
    return ()


@cache
def _own_words(seat: str, is_only_place: bool, gazetteer: Gazetteer) -> re.Pattern[str]:
    """What the paper of a county or city calls it: 我县, 我市, and 我县 also after it became a city.

    全县 and 全市 count only where the article names no other place: ``is_only_place``.
    """
    kinds = {Level.COUNTY: "县区旗", Level.PREFECTURE: "市盟州"}.get(gazetteer.level(seat), "")
    return re.compile(f"[我{'全' * is_only_place}][{kinds}{gazetteer.place(seat).name[-1]}]")


def _words_of(seat: str, gazetteer: Gazetteer) -> tuple[re.Pattern[str], ...]:
    """The words by which a paper of this place speaks of it and of its readers."""
    if seat.startswith(SAR):
        return (SAR_WORDS,)
    if at_level(seat, Level.PREFECTURE, gazetteer) is None:
        return (PROVINCE_WORDS,)
    words_of_county = (COUNTY_WORDS, OF_COUNTY) if gazetteer.level(seat) is Level.COUNTY else ()
    return (READERS, CITY_WORDS, *words_of_county)
