"""Short names of places in a row (津汉深渝), and the stems of a city's districts in one (和平、河北等区).

Short names in a row are no places where they name a line that runs between these (京沪高速).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jianbao.enrich.gazetteer import Gazetteer
from jianbao.model import Level
from jianbao.text.characters import HAN
from jianbao.text.numerals import TO_TEN

CODE_OF_SHORT = {
    "京": "11", "津": "12", "沪": "31", "渝": "50", "冀": "13", "豫": "41", "辽": "21", "湘": "43", "皖": "34",
    "鲁": "37", "苏": "32", "浙": "33", "赣": "36", "鄂": "42", "桂": "45", "晋": "14", "陕": "61", "闽": "35",
    "粤": "44", "川": "51", "琼": "46", "黔": "52", "滇": "53", "深": "4403", "汉": "4201", "穗": "4401", "杭": "3301",
    "蓉": "5101", "北": "11", "上": "31", "广": "4401",
}  # fmt: skip
"""The code of each short name's place; 北, 上 and 广 are names in 北上广 alone."""

ROW_OF_SHORT = re.compile(
    r"[北京津沪渝冀豫辽湘皖鲁苏浙赣鄂桂晋陕闽粤川琼黔滇深汉穗杭蓉]"
    r"(?:(?<=北)上广[深汉杭蓉津渝]*|(?<!北)[京津沪渝冀豫辽湘皖鲁苏浙赣鄂桂晋陕闽粤川琼黔滇深汉穗杭蓉]{2,})"
)
"""Short names of three places or more in a row: 津汉深渝, 北上广深."""

LINE_AFTER = re.compile(rf"{HAN}?(?:电网|铁路|高铁|城际|客专|高速|运河)|线(?![上下])")
"""What makes short names in a row the name of a line (京沪高速), but not 线下 and 线上."""

ROW_OF_DISTRICTS = re.compile(
    rf"(?:[、和与及]{HAN}{{2,3}})*?等?[两{TO_TEN}\d]{{0,2}}个?(?<![社小地郊山库城景园校街])区(?![域间别划])"
)
"""The rest of a row of districts behind the stem of one (河北|、南开等区)."""


def rows_of_short(text: str) -> Iterator[tuple[int, str]]:
    """Where each short name in a row stands, and the code of its place.

    >>> list(rows_of_short("北上广深试点，京津冀高铁"))
    [(0, '11'), (1, '31'), (2, '4401'), (3, '4403')]
    """
    for row in ROW_OF_SHORT.finditer(text):
        if not is_line(text, row.end()):
            yield from enumerate((CODE_OF_SHORT[name] for name in row[0]), row.start())


def is_line(text: str, end: int) -> bool:
    """Whether the short names that end at this offset are the name of a line."""
    return LINE_AFTER.match(text, end) is not None


def districts_in_row(
    codes: Sequence[str], text: str, end: int, home: str | None, gazetteer: Gazetteer
) -> Sequence[str]:
    """The districts of the paper's city that a stem may mean in a row of districts: in Tianjin 河北 in 河北、南开等区.

    Empty where no such row goes on at ``end``, behind the stem. ``codes``: the places of the stem; ``home``: the city.
    """
    if home is None or not ROW_OF_DISTRICTS.match(text, end):
        return ()
    return [code for code in codes if gazetteer.level(code) is Level.COUNTY and gazetteer.city(code) == home]
