"""What a stem tells: that of a county by what stands behind it, that of a township by the county that is named."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from jianbao.enrich.forms import is_common_word, is_known_area, is_pair, is_plain_word, place_words, stem
from jianbao.enrich.gazetteer import Gazetteer
from jianbao.enrich.names import REMEMBERED, Hit, is_in_firm, is_in_thing, is_name_near
from jianbao.enrich.place_context import is_dateline, is_school
from jianbao.model import TAIWAN, Level
from jianbao.text.characters import HAN, ONE_HAN

TOWNSHIP_AFTER = re.compile(rf"{HAN}{{2,3}}?(?:镇(?![江政长])|乡(?![亲村镇政])|街道(?!办公)|公社)")
"""A township behind the stem of its county."""

TOWNS_AFTER = re.compile(r"居民|化|职工|建设|人口|户籍|登记|基本|企业|规划|体系|医")
"""What stands behind 城镇 and 乡镇 where they are words."""

HELD_AFTER = re.compile(r"举[行办]|召开|[开闭落]幕|揭晓|街头|境内|城区|县城")
"""What stands behind the stem of a county, and 在 before it, where something is held or seen (在曲阜开幕)."""

COUNTED_ROW = re.compile(rf"(?:县?[、和与及]{HAN}{{2,3}}){{0,8}}[一二两三四五六七八九十\d]{{1,2}}个?[县旗]")
"""The rest of a row of counties that is counted."""

OF_TOWN = re.compile("警?分局|派出所|消防|公所|农会|国[中小]|(?:火车)?站|交流道|代表会|户政|卫生所|分院|[乡镇]民")
"""What a town of Taiwan has: before it its stem is the town though it is a word (信義分局)."""

BOUNDARY = frozenset("之在于到往赴去来自从由向对是为和与及或的了把被让给将至达省市县区州旗镇乡日月今年讯电者员")
"""Characters after which a name may begin."""

OWN = frozenset("全该我本各两")
"""What makes 县 a word and not the end of a county's name."""

TOWN_KINDS = ("乡", "镇", "街道")
"""What a township may be, one after another."""

BEFORE, AFTER = 12, 20
"""Characters that are read around a name to see whether it stands in a dateline or is a university's."""


def may_begin(hit: Hit, text: str) -> bool:
    """Whether the character before is one that a name may follow."""
    before = text[max(hit.start - 1, 0) : hit.start]
    return not (ONE_HAN.match(before) or before.isdigit()) or before in BOUNDARY


def stands_alone(hit: Hit, hits: Sequence[Hit], text: str) -> bool:
    """Whether a name is not likely to be cut out of other words (民和县|长), or ever of the same (磨|沟口乡)."""
    if may_begin(hit, text):
        return True
    same, ends = [each for each in hits if each.text == hit.text], {each.end for each in hits}
    begins = any(each.start in ends or may_begin(each, text) for each in same)
    return begins or len({text[each.start - 1] for each in same}) > 1


def is_in_unknown_county(hit: Hit, text: str) -> bool:
    """Whether a name stands behind a county that nobody knows (丹水县金坪乡, 丹水县的金坪乡)."""
    county = text[max(hit.start - 3, 0) : hit.start].removesuffix("的")
    return county.endswith("县") and county[-2:-1] not in OWN


def is_no_school(hit: Hit, text: str) -> bool:
    """Whether a word that speaks of a place in the name of a university (清华大学) is a firm's or a town's here."""
    return hit.text in place_words()["school"] and not is_school(text[hit.end : hit.end + AFTER])


@lru_cache(REMEMBERED)
def kind_of_stem(text: str) -> tuple[bool, bool, bool]:
    """Whether a stem speaks of one place and nothing else, needs more beside it, and is a common word as well."""
    return is_known_area(text), is_common_word(text), is_plain_word(text)


def is_rest_of_words(hit: Hit, before: Hit, text: str) -> bool:
    """Whether a stem that is a word stands behind a full name and in no row: 张掖市民乐队, not 台北市中山、大同.
    Elsewhere both are told in full, or none. A town of Taiwan is told behind its county: 台湾光复 is no place.
    """
    alone = before.form.full and not hit.form.full and text[hit.end : hit.end + 1] != "、"
    of_all = before.form.codes == (TAIWAN,) and not hit.form.full
    return (alone or of_all) and (is_plain_word(hit.text) or is_common_word(hit.text))


def is_beside_kin(hits: Sequence[Hit], at: int, code: str, text: str, gazetteer: Gazetteer) -> bool:
    """Whether a stem stands in a row next to a place of its city that is no word (丰台、大兴): 8 of 8 it was."""
    near = pairwise(hits[max(at - 1, 0) : at + 2])
    beside = (one if two is hits[at] else two for one, two in near if text[one.end : two.start] == "、")
    city = gazetteer.city(code)
    return any(
        not (is_plain_word(each.text) or is_common_word(each.text))
        and any(up != city and gazetteer.city(up) == city for up in each.form.codes)
        for each in beside
    )


def is_other_than_town(hit: Hit, code: str, text: str) -> bool:
    """Whether the bare stem of a town of Taiwan is a word, or runs into one (新市 in 新市场). With those that
    ``place_words.tsv`` adds, 90 of 448 everyday phrases are taken for towns where their county is named, before it 217.
    """
    word = is_plain_word(hit.text) or is_pair(text[hit.end - 1 : hit.end + 1])
    return word and code.startswith(TAIWAN)


def is_shown_town(hit: Hit, code: str, text: str) -> bool:
    """Whether what stands behind a stem shows that it is a town of Taiwan."""
    return code.startswith(TAIWAN) and OF_TOWN.match(text, hit.end) is not None


def spoken_among(hits: Iterable[Hit]) -> frozenset[str]:
    """What names may stand for that only one province has."""
    sure = (hit.form.codes for hit in hits if len({code[:2] for code in hit.form.codes}) == 1)
    return frozenset(code for codes in sure for code in codes)


def told_of_town(hit: Hit, spoken: frozenset[str], home: str | None, gazetteer: Gazetteer) -> Sequence[str]:
    """The places of a full name; a town of Taiwan that was called so before (永康市) only where its county is spoken of
    and the paper's home has no such place, and then no other that is not spoken of.
    """
    codes = hit.form.codes
    old = [code for code in codes if code.startswith(TAIWAN) and gazetteer.place(code).name != hit.text]
    now = [code for code in codes if code not in old]
    if not old or not now:
        return codes
    near = [code for code in old if gazetteer.parent(code) in spoken]
    if not near or any(gazetteer.city(code) == home for code in now):
        return now
    return [*near, *(code for code in now if not spoken.isdisjoint(set(gazetteer.line(code).values()) - {code}))]


def is_over_township(hit: Hit, text: str) -> bool:
    """Whether the name of a township follows a stem that is no word, known or not (苍南石桥镇)."""
    shown = TOWNSHIP_AFTER.match(text, hit.end) is not None
    return shown and not (is_plain_word(hit.text) or is_common_word(hit.text))


def is_held_at(hit: Hit, text: str) -> bool:
    """Whether a stem stands where something was held, and needs nothing more beside it."""
    held = text[max(hit.start - 1, 0) : hit.start] == "在" and HELD_AFTER.match(text, hit.end) is not None
    return held and not is_common_word(hit.text)


def is_filed_at(hit: Hit, text: str) -> bool:
    """Whether a stem stands in a dateline, where nothing but a place does."""
    return is_dateline(text[max(hit.start - BEFORE, 0) : hit.start], text[hit.end : hit.end + AFTER])


def is_in_counted_row(hit: Hit, text: str) -> bool:
    """Whether a stem stands in a row that is counted as counties (濉溪、蒙城三县)."""
    return bool(COUNTED_ROW.match(text, hit.end))


def is_township(hit: Hit, gazetteer: Gazetteer) -> bool:
    """Whether a hit is the full name of a 乡 or 镇."""
    full = hit.form.full and hit.text[-1] in "乡镇"
    return full and gazetteer.level(hit.form.codes[0]) is Level.TOWNSHIP


def is_near(code: str, hit: Hit, text: str, votes: Mapping[str, int], home: str | None, gazetteer: Gazetteer) -> bool:
    """Whether a generic name may mean a district of a city that is spoken of (桃园区 in a report from 桃园), or a
    town of such a county.
    """
    above = gazetteer.above(code)
    if gazetteer.level(code) is Level.TOWNSHIP:
        return votes.get(above.county or "", 0) > 0 and is_town(hit, text)
    city = above.city if gazetteer.level(code) is Level.COUNTY else None
    return city is not None and is_name_near(hit.text) and (votes.get(city, 0) > 0 or city == home)


def is_town(hit: Hit, text: str) -> bool:
    """Whether a town's name that ends like a word (韩城镇, 金乡镇: 500 of 47,000) is one here; of the city's
    people and its growth 城镇 is said by itself (提高|城镇居民收入).
    """
    named = hit.text.endswith(("城镇", "乡镇")) and is_name_near(hit.text)
    return named and may_begin(hit, text) and not TOWNS_AFTER.match(text, hit.end)


@dataclass(frozen=True, slots=True)
class Counties:
    """Those that an article names in full, and their townships by name."""

    codes: frozenset[str]
    townships: Mapping[str, Sequence[str]]


def counties_among(named: Iterable[str], gazetteer: Gazetteer) -> Counties:
    """``named``: codes of any places; those of no county are passed over. One that is no more (密县) has the townships
    of what it is today.
    """
    counties = {gazetteer.renewed.get(code, code) for code in named if gazetteer.level(code) is Level.COUNTY}
    townships: defaultdict[str, list[str]] = defaultdict(list)
    for code in (code for county in counties for code in gazetteer.townships(county)):
        townships[gazetteer.rows[code][0]].append(code)
    return Counties(frozenset(counties), townships)


def township_now(hit: Hit, counties: Counties, gazetteer: Gazetteer) -> str | None:
    """The township of one of the counties that has the stem of one elsewhere: 石桥乡 is 石桥镇 today."""
    if _has_one(hit.form.codes, counties, gazetteer):
        return None
    names = (f"{hit.text[:-1]}{kind}" for kind in TOWN_KINDS)
    kin = [code for name in names for code in counties.townships.get(name, ())]
    return kin[0] if len(kin) == 1 else None


def foreign_among(hits: Sequence[Hit], text: str, counties: Counties, gazetteer: Gazetteer) -> frozenset[str]:
    """Names of townships that stand right behind a county which has none of that name today (新郑县城关乡), or that
    nobody knows: one that was there once is meant, not that of another county, wherever it is named again.
    """
    glued = (hit for up, hit in pairwise(hits) if up.end == hit.start and _is_county(up, gazetteer))
    unknown = (hit for hit in hits if is_in_unknown_county(hit, text))
    names = {hit.text: hit.form.codes for hit in (*glued, *unknown) if is_township(hit, gazetteer)}
    own = (name for name, codes in names.items() if _has_one(codes, counties, gazetteer))
    return frozenset(names).difference(own)


def _is_county(hit: Hit, gazetteer: Gazetteer) -> bool:
    return hit.form.full and all(gazetteer.level(code) is Level.COUNTY for code in hit.form.codes)


def _has_one(codes: Iterable[str], counties: Counties, gazetteer: Gazetteer) -> bool:
    """Whether one of these townships lies in a county that is named."""
    return any(gazetteer.above(code).county in counties.codes for code in codes)


def is_any_town(code: str, own: str | None, gazetteer: Gazetteer) -> bool:
    """Whether the city and the province of a township say nothing for it: the paper is another county's, or another
    county of the city has one that is called so but for its kind (城关镇, and 城关街道 that was a 城关镇).
    """
    county, city = gazetteer.above(code).county, gazetteer.city(code)
    if gazetteer.level(code) is not Level.TOWNSHIP or own is not None:
        return gazetteer.level(code) is Level.TOWNSHIP and own != county
    name = stem(gazetteer.place(code).name, Level.TOWNSHIP)
    kin = (each for kind in TOWN_KINDS for each in gazetteer.names.get(f"{name}{kind}", ()))
    return any(gazetteer.city(each) == city and gazetteer.above(each).county != county for each in kin)


def highest(codes: Sequence[str], gazetteer: Gazetteer) -> str | None:
    """The one place of the highest level that is there today: 吉林 is the province, 恩施 the prefecture."""
    if len(codes) < 2:
        return codes[0] if codes else None
    top = min(gazetteer.level(code) for code in codes)
    best = [code for code in codes if gazetteer.level(code) == top]
    if len(best) > 1:
        best = [code for code in best if code not in gazetteer.former]
    return best[0] if len(best) == 1 else None


def lies_in(code: str, over: str, hit: Hit, text: str, gazetteer: Gazetteer) -> bool:
    """Whether a name right behind another is a part of it; 西湖 in 杭州西湖绸伞公司 is a firm's."""
    if code == over or not gazetteer.within(code, gazetteer.renewed.get(over, over)):
        return False
    if hit.form.full or not gazetteer.place(code).name.endswith("区"):
        return True
    return not (is_in_firm(hit, text) or is_in_thing(hit, text))


def of_today(codes: Sequence[str], gazetteer: Gazetteer) -> Sequence[str]:
    """Without the former places, where one of today is in the same city (武昌县, which is no more, and 武昌区)."""
    then = [code for code in codes if code in gazetteer.former]
    if not then or len(then) == len(codes):
        return codes
    cities = {gazetteer.parent(code) for code in codes if code not in then}
    return [code for code in codes if code not in then or gazetteer.parent(code) not in cities]


def of_city(codes: Sequence[str], votes: Mapping[str, int], home: str | None, gazetteer: Gazetteer) -> Sequence[str]:
    """Of places of today and some that are no more those of today, but where only a city of the latter is spoken of."""
    if len(codes) < 2:
        return codes
    near = [c for c in codes if (city := gazetteer.city(c)) and (city == home or votes.get(city, 0) > 0)]
    now = [c for c in codes if c not in gazetteer.former]
    return near if now and near and gazetteer.former.keys() >= set(near) else now or codes


def is_single(hit: Hit, gazetteer: Gazetteer) -> bool:
    """Whether a stem is that of one place of today, whatever it was before (璧山县, now 璧山区)."""
    return len(hit.form.codes) == 1 or sum(code not in gazetteer.former for code in hit.form.codes) == 1


def strangers_among(hits: Sequence[Hit], full: Collection[str], gazetteer: Gazetteer) -> frozenset[str]:
    """Stems of counties right behind a city in which they are not, or the full name of a county of another city: there
    something else is called so (丽水遂平廊桥, 杭州市公安局), wherever it is named again; of 75 labelled 74.

    ``full``: what is named in full.
    """
    glued = ((up, hit) for up, hit in pairwise(hits) if up.end == hit.start and up.lone and hit.lone)
    return frozenset(hit.text for up, hit in glued if _is_stranger(up, hit, full, gazetteer))


def _is_stranger(up: Hit, hit: Hit, full: Collection[str], gazetteer: Gazetteer) -> bool:
    if hit.form.full or any(code in full or gazetteer.level(code) is not Level.COUNTY for code in hit.form.codes):
        return False
    if any(gazetteer.level(code) is Level.PREFECTURE for code in up.form.codes):
        return not any(gazetteer.within(code, city) for code in hit.form.codes for city in up.form.codes)
    county = up.form.full and any(gazetteer.level(code) is Level.COUNTY for code in up.form.codes)  # not 昆山太仓两地
    return county and {*map(gazetteer.city, up.form.codes)}.isdisjoint(map(gazetteer.city, hit.form.codes))
