"""Finds the forms of places' names in a text, and passes over what only looks like one.

中原路 is a road, 北京时间 a time, 杜朝阳 a man and 城区 a word, although the gazetteer has a 中原, a 北京, a 朝阳
and a 城区.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import partial

import msgspec

from jianbao.enrich.codes import COUNTY_CODE, PROVINCE_CODE
from jianbao.enrich.forms import Form, Matcher, is_common_pair, is_known_area
from jianbao.enrich.generic_names import is_generic, is_name_near_city
from jianbao.enrich.name_offsets import offsets
from jianbao.enrich.shorts import is_line, rows_of_short
from jianbao.parse.names import SURNAMES
from jianbao.text.characters import HAN, ONE_HAN
from jianbao.text.numerals import TO_TEN

ROAD = re.compile(
    rf"[东南西北中环内外]{{0,2}}[{TO_TEN}]?"
    r"(?:(?<=[东南西北中])路|路(?![上过途况政面段网边人])|街(?![道头舞心])|大街|大道|胡同|巷|门(?:[内外][大南北东西]|[大桥]|城楼|(?=、)))"
)
"""What makes the name before it the name of a road or a gate: 中原路, 北京西路, 广州大道, 广安门外大街."""

ESTATE = re.compile(
    r"新?社区|小区|花园|家园|新村|村(?![镇民级])|大厦|广场|饭店|酒店|宾馆|时间|小吃|道(?=[、，。；\d]|的(?![歉谢贺喜])|人民公社|街|居民)"
)
"""What makes a stem part of a name of something else: 金昌社区, 北京时间."""

THING_AFTER = re.compile(
    rf"{HAN}{{0,2}}?(?:机场|车站|站|山|湖|河谷|寺|祠|桥|塔|石窟|公园|景区|水库|油田|[煤铁]矿|体育中心|体育馆|体育场)"
)
"""What makes the bare name of a district part of the name of something else: 白云机场, 云冈石窟."""

NATURE_AFTER = re.compile(r"[山江河湖溪](?![区县市镇乡])")
"""What makes the bare name of a county that of a mountain or a water: 祁连山, 鄱阳湖."""

AREA_AFTER = re.compile(r"区(?![域间别划位块县号段])")
"""What makes the bare name of a county that of a part of it, or the end of another name (特|木里区)."""

LAND_AFTER = re.compile(r"山(?![区县市镇乡东西城路])|平原|盆地|高原|丘陵")
"""What makes the bare name of a city that of a wider land: 吕梁山, 淮北平原."""

WATERS = frozenset("河江湖溪")
WATER_AFTER = re.compile(
    rf"(?:持续|维持)?高?水[位质系域]|流域|大堤|沿岸|[两北南东西]岸|[上中下]游|支流|干流|蓝藻|、{HAN}{{1,3}}[河江湖溪](?=等|、|水|流)"
)
"""What makes a bare name that ends with one of ``WATERS`` that of the water: 巢湖水位, 唐河、拒马河等."""

TOWN_AFTER = re.compile(r"镇(?![江上里政长民党人])|乡(?![亲村下情间土镇党里政])|街道")
"""What makes a stem the name of a township that the gazetteer does not have: 石楼乡 in another county."""

OTHER_AFTER = re.compile("|".join(pattern.pattern for pattern in (ROAD, ESTATE, TOWN_AFTER)))
"""What makes a stem part of the name of any of these."""

GOING = frozenset("去回赴往到来向进返")
"""Characters before a name that show that 路上 behind it means the way there (回郑州路上), and no road (南京路上)."""

SIDE = re.compile(r"(?:[岸侧麓坡端缘畔]|部(?![分门队委署长])|面(?=[是有的]))")
"""Behind one of ``SIDED``: what is named is a side of a river, a lake or a mountain (金水河南岸)."""

SIDED = frozenset(
    {"河南", "河北", "湖南", "湖北", "山东", "山西", "海南", "海北", "江西", "山南", "海西", "海东", "江北"}
)

STREET_OFFICE = re.compile(r"办事处|街道办(?!公)|办(?=[^公法理事学案\n])")
"""What belongs to the name of a 街道 behind it (莲湖街道办事处)."""

FIRM_OR_INSTITUTE = re.compile(
    r"[^，。、；：！？\s（）()《》“”]{0,10}?"
    r"(?:公司|集团|银行|股份|大学|学院|律师|研究[所院]|委员会|博物[馆院]|俱乐部|商行|牌|厂)"
)
"""What makes the name before it a part of the name of a firm or an institute."""

PREPOSITIONS = frozenset("在于到往赴是为和与及对我由")
"""Characters that end no name, so that another name may begin behind them."""

NAME_FOLLOWS = PREPOSITIONS | frozenset("从向自以由将把被让给去来至达省市县区州年月日今当近社报台讯电")
"""Characters behind which a name may begin although they make a word with its first character: 年|中牟, 向|上饶."""

HOME_WORDS = frozenset({"本港", "本澳", "港人", "港铁", "港府", "港岛"})
"""What papers of Hong Kong and Macao call their place; parts of other words, too (海港人, 日本港口)."""

OFFICE_OF_DISTRICT = re.compile(
    r"(?:人民)?(?:法院|检察院|检方|警方|公安|分局|区委|区政府|消防|交警|城管|工商|支行|口岸|海关)"
)
"""Offices that a district has: before them its stem is the district (朝阳法院). Police stations (派出所) are not among
them, since most are called after streets and townships.
"""

IN_ROW = re.compile(r"、(?![乡镇市区村])")
"""Behind the first name of a row, of two characters (跨越宿县、濉溪); in 集体和县、乡 和县 is no name."""

CUT = {"乡": "村亲土愁音情镇", "区": "域间别划", "镇": "江", "市": "值面况场", "县": "域级"}
"""The last characters of names, and those behind that make a word with them: 龙江乡村, 黄山区域."""

LED = frozenset("市县区镇乡村局部院校队")
"""What somebody leads: behind it 长 is the end of a title, and no name begins with it (副市长|春节前, 部长|沙发)."""

ABBREVIATIONS = frozenset("京津冀沪宁杭苏浙皖渝蓉川黔滇桂粤港澳深珠广汉昆沈哈长")
"""Short names of places: 京 before one of them is part of 京津冀 or 京沪高速."""


class Hit(msgspec.Struct, frozen=True):
    """A form found in a text."""

    start: int
    end: int
    text: str
    """The form, with 办事处 where that follows a 街道."""
    form: Form
    lone: bool
    """It is no short name in a row (津汉深渝): what stands right behind may belong to it."""


def has_office(hit: Hit, text: str) -> bool:
    """Whether an office of a district stands right behind a hit."""
    return hit.lone and bool(OFFICE_OF_DISTRICT.match(text, hit.end))


def is_in_firm(hit: Hit, text: str) -> bool:
    """Whether the rest of a firm's name follows."""
    return hit.lone and bool(FIRM_OR_INSTITUTE.match(text, hit.end))


def is_in_thing(hit: Hit, text: str) -> bool:
    """Whether the rest of the name of a sight or a station follows."""
    return hit.lone and bool(THING_AFTER.match(text, hit.end))


def is_preposition_and_short(name: str) -> bool:
    """Whether a form is 在京, 在沪 or another one of which only the second character is a name.

    >>> is_preposition_and_short("在京"), is_preposition_and_short("北京")
    (True, False)
    """
    return len(name) == 2 and name[0] == "在"


def find_hits(text: str, matcher: Matcher[Form], people: Collection[str] = ()) -> tuple[Hit, ...]:
    """The forms in a Simplified text in reading order, without those that belong to the name of a road, a thing or one
    of ``people``.

    >>> from jianbao.enrich.forms import place_matcher
    >>> from jianbao.enrich.gazetteer import load_gazetteer
    >>> matcher = place_matcher(load_gazetteer())
    >>> [hit.text for hit in find_hits("中原区中原路、北京西路，杜朝阳在黄河南岸说北京时间", matcher)]
    ['中原区']
    >>> [hit.text for hit in find_hits("莲湖街道办事处、龙湖街道", matcher)]
    ['莲湖街道办事处', '龙湖街道']
    >>> [hit.text for hit in find_hits("京津冀协同，在沪开会", matcher)]
    ['京', '津', '冀', '沪']
    >>> [hit.text for hit in find_hits("津汉深渝试点", matcher)]
    ['津', '汉', '深', '渝']
    """
    masked = bytearray(len(text))
    for name in people:
        for at in offsets(name, text):
            masked[at : at + len(name)] = b"\1" * len(name)
    short_names = [_hit_of_one_character(text, at, code) for at, code in rows_of_short(text)]
    for hit in short_names:
        masked[hit.start] = 1
    hits: list[Hit] = []
    for start, name, form in matcher.scan(text, partial(_is_whole, matcher)):
        end = start + len(name)
        if form.codes and masked.find(1, start, end) < 0:
            is_behind_place = bool(hits) and hits[-1].end == start
            if _is_place(text, start, end, name, form, is_behind_place):
                hits += _hits(text, start, end, name, form)
    return tuple(sorted(short_names + hits, key=lambda hit: hit.start) if short_names else hits)


def _hit_of_one_character(text: str, at: int, code: str) -> Hit:
    """The hit of a short name in a row."""
    return Hit(at, at + 1, text[at], Form(False, (code,)), False)


def _is_whole(matcher: Matcher[Form], text: str, start: int, name: str, form: Form) -> bool:
    """Whether a form is not cut out of a longer word, or of two names.

    >>> from jianbao.enrich.forms import place_matcher
    >>> from jianbao.enrich.gazetteer import load_gazetteer
    >>> matcher = place_matcher(load_gazetteer())
    >>> [hit.text for hit in find_hits("南京镇江两地、黄山区域、在京津冀", matcher)]
    ['南京', '镇江', '黄山', '京', '津', '冀']
    >>> [hit.form.full for hit in find_hits("供应城市居民，到了应城市", matcher)]
    [True]
    """
    if not form.codes:
        return True
    end = start + len(name)
    last, following = name[-1], text[end : end + 1]
    if not form.full:
        return not is_preposition_and_short(name) or following not in ABBREVIATIONS
    if following and following in CUT.get(last, ""):
        return False
    if len(name) == 3 and is_common_pair(name[1:]) and is_common_pair(text[max(start - 1, 0) : start + 1]):
        return False
    # In 南京镇江 there is no 南京镇: without its last character the name is a city's or a province's.
    without_last = matcher.values.get(name[:-1]) if last in "镇乡港" else None
    if without_last is None or text[start - 1 : start] in ("市", "县", "区"):
        return True
    return min(map(len, without_last.codes)) >= COUNTY_CODE


def _hits(text: str, start: int, end: int, name: str, form: Form) -> list[Hit]:
    """The hit that a form makes, or one for each character where each is a place."""
    if form.by_character:
        return [_hit_of_one_character(text, at, code) for at, code in enumerate(form.codes, start)]
    if is_preposition_and_short(name):
        start, name = start + 1, name[1:]
    if form.full and name.endswith("街道") and (office := STREET_OFFICE.match(text, end)):
        end = office.end()
        name = text[start:end]
    return [Hit(start, end, name, form, True)]


def is_cut_out(before: str, name: str) -> bool:
    """Whether a stem begins in the middle of a common word. ``before``: the character before it.

    >>> is_cut_out("提", "高港"), is_cut_out("在", "南岳"), is_cut_out("", "高港")
    (True, False, False)
    """
    return before not in NAME_FOLLOWS and is_common_pair(before + name[0])


def is_water(text: str, end: int) -> bool:
    """Whether a name (巢湖) means the water and not the place that is called after it.

    >>> is_water("巢湖大堤", 2), is_water("巢湖开市", 2)
    (True, False)
    """
    return text[end - 1] in WATERS and WATER_AFTER.match(text, end) is not None


def _is_place(text: str, start: int, end: int, name: str, form: Form, is_behind_place: bool) -> bool:
    """Whether the words around allow a form to be a place.

    ``is_behind_place``: another place stands right before it, so that it is less likely to be a word.
    """
    before, shortest_code = text[start - 1 : start], min(map(len, form.codes))
    is_county = shortest_code >= COUNTY_CODE
    if is_county and is_water(text, end):
        return False
    if form.full:
        return is_behind_place or _is_full_name(text, end, before, name)
    if (text.startswith("路上", end) and before not in GOING) or (form.by_character and is_line(text, end)):
        return False
    if _is_in_longer_name(text, end, name, shortest_code):
        return False
    if name[0] == "长" and before in LED:
        return False
    if (is_county or name[0] == "台") and is_cut_out(before, name):  # 平台|中
        return False
    if name in HOME_WORDS and ONE_HAN.match(before) and before not in PREPOSITIONS:
        return name[0] == "本" and not is_common_pair(before + name[0])  # 假冒|本澳电讯
    return is_behind_place or before not in SURNAMES or not before


def _is_in_longer_name(text: str, end: int, name: str, shortest_code: int) -> bool:
    """Whether what stands behind a stem makes it part of the name of a road, a mountain, a side of a river.

    ``shortest_code``: the length of the shortest code among its places'. The names of cities and provinces stand
    before mountains and waters as well.
    """
    if OTHER_AFTER.match(text, end) or (name in SIDED and SIDE.match(text, end)):
        return True
    if shortest_code > PROVINCE_CODE and LAND_AFTER.match(text, end):
        return True
    if shortest_code < COUNTY_CODE:
        return False
    if NATURE_AFTER.match(text, end):
        return True
    return AREA_AFTER.match(text, end) is not None and not is_known_area(name)  # 旺角区 is 旺角


def _is_full_name(text: str, end: int, before: str, name: str) -> bool:
    """Whether a full name with no place right before it is one, and not a common noun or the end of a longer word."""
    if len(name) == 2 and ONE_HAN.match(before) and before not in PREPOSITIONS and not IN_ROW.match(text, end):
        return False
    return not is_generic(name) or is_name_near_city(name)
