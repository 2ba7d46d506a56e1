"""What a stem tells: that of a county by what stands behind it, that of a township by the county that is named."""

from __future__ import annotations

import re
from collections.abc import Collection

from jianbao.enrich.gazetteer import Gazetteer
from jianbao.enrich.names import Hit, is_common_word, is_plain_word
from jianbao.model import Level

TOWNSHIP_AFTER = re.compile(r"[一-鿿]{2,3}?(?:镇(?![江政长])|乡(?![亲村镇政])|街道(?!办公)|公社)")
"""A township behind the stem of its county."""

COUNTED_ROW = re.compile(r"(?:县?[、和与及][一-鿿]{2,3}){0,8}[一二两三四五六七八九十\d]{1,2}个?[县旗]")
"""The rest of a row of counties that is counted."""


def is_over_township(hit: Hit, text: str) -> bool:
    """Whether the name of a township follows a stem that is no word, known or not (苍南石桥镇)."""
    shown = TOWNSHIP_AFTER.match(text, hit.end) is not None
    return shown and not (is_plain_word(hit.text) or is_common_word(hit.text))


def is_in_counted_row(hit: Hit, text: str) -> bool:
    """Whether a stem stands in a row that is counted as counties (濉溪、蒙城三县)."""
    return bool(COUNTED_ROW.match(text, hit.end))


def township_now(hit: Hit, named: Collection[str], gazetteer: Gazetteer) -> str | None:
    """The township of a county ``named`` in full that has the stem of one elsewhere: 石桥乡 is 石桥镇 today."""
    codes = hit.form.codes
    if not hit.form.full or hit.text[-1] not in "乡镇" or gazetteer.level(codes[0]) is not Level.TOWNSHIP:
        return None
    counties = [code for code in named if gazetteer.level(code) is Level.COUNTY]
    if any(gazetteer.within(code, county) for code in codes for county in counties):
        return None
    names = {f"{hit.text[:-1]}{kind}" for kind in ("乡", "镇", "街道")}
    kin = [code for county in counties for code in gazetteer.townships(county) if gazetteer.rows[code][0] in names]
    return kin[0] if len(kin) == 1 else None
