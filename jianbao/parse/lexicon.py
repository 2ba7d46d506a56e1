"""Word lists of the parser, read once from ``jianbao/data``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from jianbao.text.data import pairs, read_table, rows


@cache
def surnames() -> tuple[frozenset[str], frozenset[str]]:
    """Single and compound surnames, in Simplified."""
    single, compound = rows("surnames.txt")
    return frozenset(single), frozenset(compound.split())


@cache
def outlets() -> tuple[str, ...]:
    """Papers, agencies and stations that are not known by the end of their names, in Simplified."""
    return rows("outlets.txt")


@cache
def no_names() -> frozenset[str]:
    """Words that stand where names stand and are none, in Simplified."""
    return frozenset(word for row in rows("no_names.txt") for word in row.split())


@cache
def name_parts() -> frozenset[str]:
    """What names of other peoples are put together from, in Simplified."""
    return frozenset(part for row in rows("name_parts.txt") for part in row.split())


ABROAD = (
    "东京 首尔 纽约 华盛顿 洛杉矶 伦敦 巴黎 柏林 莫斯科 罗马 马德里 日内瓦 布鲁塞尔 开罗"
    " 新德里 曼谷 河内 堪培拉 悉尼 墨尔本 多伦多 温哥华 旧金山 三藩市 联合国 新加坡 吉隆坡"
    " 槟城 怡保 新山 马六甲 古晋 亚庇 诗巫 美里 关丹 哥打峇鲁 布城 雅加达 马尼拉 仰光 金边"
    " 万象 西贡 加德满都 芝加哥 波士顿 费城 休斯敦 西雅图 亚特兰大 檀香山 法拉盛 布碌仑 罗省"
    " 蒙特利尔 渥太华 列治文 奥克兰 惠灵顿 布里斯班 珀斯 维也纳 布达佩斯 米兰 马赛 里昂"
    " 阿姆斯特丹 鹿特丹 巴塞罗那 里斯本 雅典 华沙 布拉格 斯德哥尔摩"
)
"""Cities abroad that papers report from."""


@cache
def _divisions() -> tuple[tuple[str, int], ...]:
    """Names of provinces, prefectures and counties with their levels, with and without what they are."""
    full = [(name, int(level)) for _, name, level, *_ in read_table("divisions.tsv.gz") if level < "4"]
    named = (*full, *((PLACE_END.sub("", name), level) for name, level in full))
    return tuple((name, level) for name, level in named if len(name) > 1)


@cache
def places() -> frozenset[str]:
    """Provinces, prefectures, counties, and some cities abroad.

    >>> {"河南", "温州市", "兰考", "联合国"} <= places()
    True
    """
    return frozenset(name for name, _ in _divisions()).union(ABROAD.split())


@cache
def large_places() -> frozenset[str]:
    """Those of ``places`` that are better known than anybody who is called so: provinces and prefectures.

    >>> "温州" in large_places(), "方正" in large_places(), "方正" in places()
    (True, False, True)
    """
    return frozenset(name for name, level in _divisions() if level < 3).union(ABROAD.split())


PLACE_END = re.compile(r"(?:维吾尔自治区|壮族自治区|回族自治区|自治区|特别行政区|[省市县区盟旗])$")


@cache
def words() -> Mapping[str, str]:
    """Second characters of common words of two characters by their first, in Simplified.

    >>> "级" in words()["一"]
    True
    """
    return pairs("words.txt")
