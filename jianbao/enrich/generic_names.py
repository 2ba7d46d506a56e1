"""Names of places that read as common nouns, such as 城区, or that many places have, such as 城东区."""

from __future__ import annotations

import re
from functools import lru_cache

from jianbao.enrich.forms import place_words

POSITION = re.compile(r"[东西南北中上下新老城郊江河海港市山湖]{2}区$")
"""Names of districts that any city may give to a part of it: 城东区, 西城区."""

COMMON_END = re.compile(
    r"(?:城镇|乡镇|家乡|自治乡|[市郊矿社园]区|开发区|新区|示范区|管理区|[农林盐牛马茶渔牧]场|局|公司|基地)$"
)
"""Ends that make a row of the gazetteer read as a common noun: 小城镇, 林草局."""

REMEMBERED = 2**14
"""For how many names an answer is kept: the same names stand all over an archive."""


@lru_cache(REMEMBERED)
def is_generic(name: str) -> bool:
    """Whether a full name reads as a common noun, or as the end of a longer name.

    >>> is_generic("城区"), is_generic("范县"), is_generic("杨镇"), is_generic("朱仙镇")
    (True, False, True, False)
    """
    is_short = len(name) == 2 and name[1] not in "县市"
    return is_short or name in place_words()["glued"] or bool(COMMON_END.search(name))


def is_name_near_city(name: str) -> bool:
    """Whether a generic name may mean a county or district where its city is spoken of.

    >>> is_name_near_city("绿园区"), is_name_near_city("新城区"), is_name_near_city("城区"), is_name_near_city("大社区")
    (True, False, False, False)
    """
    if len(name) == 2 or name in place_words()["glued"] or is_position(name):
        return False
    return not name.endswith(("社区", "开发区", "示范区", "管理区"))


def is_position(name: str) -> bool:
    """Whether a district's full name only says where in a city it lies, so that its city has to be near.

    >>> is_position("城东区"), is_position("长宁区")
    (True, False)
    """
    return bool(POSITION.match(name))
