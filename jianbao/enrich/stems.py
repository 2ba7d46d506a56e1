"""Stems, which may be words or parts of other words: what around one shows that it is a place, or that it is none.

Here are also the rules that choose among the places of one name: the highest, those of today, those in another place.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from jianbao.enrich.forms import is_also_word, is_common_pair, is_known_area, may_be_word, needs_full_name, place_words
from jianbao.enrich.gazetteer import Gazetteer
from jianbao.enrich.generic_names import REMEMBERED
from jianbao.enrich.names import Hit, is_in_firm, is_in_thing
from jianbao.enrich.place_context import is_dateline, is_school
from jianbao.model import TAIWAN, Level
from jianbao.text.characters import HAN, ONE_HAN

HELD_AFTER = re.compile(r"举[行办]|召开|[开闭落]幕|揭晓|街头|境内|城区|县城")
"""Behind 在 and the stem of a county where something is held or seen (在曲阜开幕)."""

COUNTED_ROW = re.compile(rf"(?:县?[、和与及]{HAN}{{2,3}}){{0,8}}[一二两三四五六七八九十\d]{{1,2}}个?[县旗]")
"""The rest of a row of counties that is counted."""

OF_TOWN = re.compile("警?分局|派出所|消防|公所|农会|国[中小]|(?:火车)?站|交流道|代表会|户政|卫生所|分院|[乡镇]民")
"""What a town of Taiwan has: before it its stem is the town though it is a word (信義分局)."""

BOUNDARY = frozenset("之在于到往赴去来自从由向对是为和与及或的了把被让给将至达省市县区州旗镇乡日月今年讯电者员")
"""Characters after which a name may begin."""

BEFORE, AFTER = 12, 20
"""Characters that are read before and behind a name to see whether it stands in a dateline or is a university's."""


def may_begin(hit: Hit, text: str) -> bool:
    """Whether a name may begin where the hit does: the character before it is not likely to belong to a longer word."""
    before = text[max(hit.start - 1, 0) : hit.start]
    return not (ONE_HAN.match(before) or before.isdigit()) or before in BOUNDARY


def stands_alone(hit: Hit, hits: Sequence[Hit], text: str) -> bool:
    """Whether a name is not likely to be cut out of other words, as 和县 is in 民和县 and 沟口乡 in 磨沟口乡.

    It is not, if it stands alone once in the article, or has different characters before it.
    """
    if may_begin(hit, text):
        return True
    ends = {other.end for other in hits}
    same_name = [other for other in hits if other.text == hit.text]
    if any(other.start in ends or may_begin(other, text) for other in same_name):
        return True
    return len({text[other.start - 1] for other in same_name}) > 1


class StemKind(NamedTuple):
    """What a stem may be besides a name."""

    is_known_area: bool
    """It speaks of one place and nothing else."""
    needs_full_name: bool
    """It counts only with its full name, or a place that it lies in, beside it."""
    is_also_word: bool
    """It is a common word as well."""


@lru_cache(REMEMBERED)
def kind_of_stem(name: str) -> StemKind:
    return StemKind(is_known_area(name), needs_full_name(name), is_also_word(name))


def lacks_university(hit: Hit, text: str) -> bool:
    """Whether a word that speaks of a place only in the name of a university (清华大学) stands without one."""
    return hit.text in place_words()["school"] and not is_school(text[hit.end : hit.end + AFTER])


def is_cut_from_words_behind(hit: Hit, before: Hit, text: str) -> bool:
    """Whether a stem right behind another name is rather a part of other words: 民乐 in 张掖市民乐队.

    So is a stem that is a word, behind a full name, unless it stands in a row (台北市中山、大同): papers give a place
    and what it lies in either both in full, or both as stems. Behind 台湾 stand counties, and no town: 台湾光复.
    """
    if hit.form.full or not may_be_word(hit.text):
        return False
    in_row = text[hit.end : hit.end + 1] == "、"
    return (before.form.full and not in_row) or before.form.codes == (TAIWAN,)


def is_beside_place_of_city(hits: Sequence[Hit], at: int, code: str, text: str, gazetteer: Gazetteer) -> bool:
    """Whether the stem ``hits[at]`` stands in a row next to another place of its city (丰台、大兴): 8 of 8 were one."""
    around = hits[max(at - 1, 0) : at + 2]
    in_row = [(left, right) for left, right in pairwise(around) if text[left.end : right.start] == "、"]
    neighbours = (left if right is hits[at] else right for left, right in in_row)
    city = gazetteer.city(code)
    return any(
        other != city and gazetteer.city(other) == city
        for neighbour in neighbours
        if not may_be_word(neighbour.text)
        for other in neighbour.form.codes
    )


def is_word_not_town(hit: Hit, code: str, text: str) -> bool:
    """Whether the stem of a town of Taiwan is a word, or makes one with what follows (新市 in 新市场).

    So, and by the words of ``place_words.tsv``, 90 of 448 everyday phrases are taken for towns where an article names
    their county; without it 217 were.
    """
    is_word = is_also_word(hit.text) or is_common_pair(text[hit.end - 1 : hit.end + 1])
    return is_word and code.startswith(TAIWAN)


def has_office_of_town(hit: Hit, code: str, text: str) -> bool:
    """Whether what stands behind the stem of a town of Taiwan shows that the town is meant."""
    return code.startswith(TAIWAN) and OF_TOWN.match(text, hit.end) is not None


def places_of_one_province(hits: Iterable[Hit]) -> frozenset[str]:
    """The places that names may mean which only one province has."""
    all_codes = [hit.form.codes for hit in hits]
    return frozenset(code for codes in all_codes if len({code[:2] for code in codes}) == 1 for code in codes)


def without_old_towns(hit: Hit, spoken_of: frozenset[str], home: str | None, gazetteer: Gazetteer) -> Sequence[str]:
    """The places of a full name that is the old one of a town of Taiwan (永康市) and also of places elsewhere.

    The town is meant where its county is spoken of and the paper's home has no place of that name; then the others are
    left out unless they are spoken of, too. Everywhere else the town is left out.
    """
    codes = hit.form.codes
    old_towns = [code for code in codes if code.startswith(TAIWAN) and gazetteer.place(code).name != hit.text]
    others = [code for code in codes if code not in old_towns]
    if not old_towns or not others:
        return codes
    near = [code for code in old_towns if gazetteer.parent(code) in spoken_of]
    if not near or any(gazetteer.city(code) == home for code in others):
        return others
    return [*near, *(code for code in others if not spoken_of.isdisjoint(set(gazetteer.line(code).values()) - {code}))]


def is_held_at(hit: Hit, text: str) -> bool:
    """Whether something was held or seen at the place (在曲阜开幕), which is enough to show that the stem is one."""
    is_held = text[max(hit.start - 1, 0) : hit.start] == "在" and HELD_AFTER.match(text, hit.end) is not None
    return is_held and not needs_full_name(hit.text)


def is_filed_at(hit: Hit, text: str) -> bool:
    """Whether a stem stands in a dateline, where nothing but a place does."""
    return is_dateline(text[max(hit.start - BEFORE, 0) : hit.start], text[hit.end : hit.end + AFTER])


def is_in_counted_row(hit: Hit, text: str) -> bool:
    """Whether a stem stands in a row that is counted as counties (濉溪、蒙城三县)."""
    return bool(COUNTED_ROW.match(text, hit.end))


def highest(codes: Sequence[str], gazetteer: Gazetteer) -> str | None:
    """The one place of the highest level: 吉林 is the province, 恩施 the prefecture.

    Of several of that level it is the only one that is there today; None if there is no such place.
    """
    if len(codes) < 2:
        return codes[0] if codes else None
    top = min(gazetteer.level(code) for code in codes)
    best = [code for code in codes if gazetteer.level(code) == top]
    if len(best) > 1:
        best = [code for code in best if code not in gazetteer.former]
    return best[0] if len(best) == 1 else None


def lies_in(code: str, over: str, hit: Hit, text: str, gazetteer: Gazetteer) -> bool:
    """Whether a place may be meant by a name right behind that of a place it lies in, ``over``.

    The stem of a district may be a part of a firm's name there: 西湖 in 杭州西湖绸伞公司.
    """
    if code == over or not gazetteer.within(code, gazetteer.county_successors.get(over, over)):
        return False
    if hit.form.full or not gazetteer.place(code).name.endswith("区"):
        return True
    return not (is_in_firm(hit, text) or is_in_thing(hit, text))


def without_replaced(codes: Sequence[str], gazetteer: Gazetteer) -> Sequence[str]:
    """The places without former ones in whose city there is one of today (武昌县, which is no more, and 武昌区)."""
    former = [code for code in codes if code in gazetteer.former]
    if not former or len(former) == len(codes):
        return codes
    cities_of_today = {gazetteer.parent(code) for code in codes if code not in former}
    return [code for code in codes if code not in former or gazetteer.parent(code) not in cities_of_today]


def prefer_present(
    codes: Sequence[str], votes: Mapping[str, int], home: str | None, gazetteer: Gazetteer
) -> Sequence[str]:
    """Of places of today and former ones those of today; but the former ones, where only their cities are spoken of."""
    if len(codes) < 2:
        return codes
    present = [code for code in codes if code not in gazetteer.former]
    near = [code for code in codes if (city := gazetteer.city(code)) and (city == home or votes.get(city, 0) > 0)]
    only_former_are_near = bool(near) and all(code in gazetteer.former for code in near)
    return near if present and only_former_are_near else present or codes


def is_of_one_place(hit: Hit, gazetteer: Gazetteer) -> bool:
    """Whether a stem is that of one place of today, whatever it was before (璧山县, now 璧山区)."""
    return len(hit.form.codes) == 1 or sum(code not in gazetteer.former for code in hit.form.codes) == 1


def strangers_among(hits: Sequence[Hit], full: Collection[str], gazetteer: Gazetteer) -> frozenset[str]:
    """Stems of counties that mean something else wherever they are named, as 丽水遂平廊桥 and 杭州市公安局 show.

    There the stem stands right behind a city in which the county is not, or behind the full name of a county of another
    city: of 75 labelled ones 74 were none. ``full``: the places that are named in full.
    """
    glued = ((up, hit) for up, hit in pairwise(hits) if up.end == hit.start and up.lone and hit.lone)
    return frozenset(hit.text for up, hit in glued if _is_stranger(up, hit, full, gazetteer))


def _is_stranger(up: Hit, hit: Hit, full: Collection[str], gazetteer: Gazetteer) -> bool:
    """Whether a stem is no place of the city, or of the city of the county, right behind which it stands."""
    if hit.form.full or any(code in full or gazetteer.level(code) is not Level.COUNTY for code in hit.form.codes):
        return False
    levels = {gazetteer.level(code) for code in up.form.codes}
    if Level.PREFECTURE in levels:
        return not any(gazetteer.within(code, city) for code in hit.form.codes for city in up.form.codes)
    if not up.form.full or Level.COUNTY not in levels:  # in 昆山太仓两地 neither is a full name
        return False
    return {*map(gazetteer.city, up.form.codes)}.isdisjoint(map(gazetteer.city, hit.form.codes))
