"""What stands behind the stem of a county and vouches for it: a township of its own, a count of counties."""

from __future__ import annotations

import re

from jianbao.enrich.names import Hit, is_common_word, is_plain_word

TOWNSHIP_AFTER = re.compile(r"[一-鿿]{2,3}?(?:镇(?![江政长])|乡(?![亲村镇政])|街道(?!办公)|公社)")
"""A township behind the stem of its county."""

COUNTED_ROW = re.compile(r"(?:县?[、和与及][一-鿿]{2,3}){0,8}[一二两三四五六七八九十\d]{1,2}个?[县旗]")
"""The rest of a row of counties that is counted."""


def is_word(hit: Hit) -> bool:
    """Whether a stem is also a word, so that it needs more to be a place."""
    return is_plain_word(hit.text) or is_common_word(hit.text)


def is_over_township(hit: Hit, text: str) -> bool:
    """Whether the name of a township follows a stem, whether or not the gazetteer has it (苍南石桥镇)."""
    return not is_word(hit) and bool(TOWNSHIP_AFTER.match(text, hit.end))


def is_in_counted_row(hit: Hit, text: str) -> bool:
    """Whether a stem stands in a row that is counted as counties (濉溪、蒙城三县)."""
    return bool(COUNTED_ROW.match(text, hit.end))
