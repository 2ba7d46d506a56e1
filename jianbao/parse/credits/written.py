"""When and where a piece was written, as its last line says at a day: 写于2018年5月20日, 2018年5月20日于家中; in which
paper it was first printed.
"""

from __future__ import annotations

import re

from jianbao.parse.credits.words import folds
from jianbao.parse.lexicon import places
from jianbao.parse.patterns import DATE
from jianbao.text.characters import HAN

WRITTEN = re.compile(
    rf"(?:(?:[写作记书撰草]|[完定脱成改初终]稿|[改写修][定成改订])于 ?|于)(?={DATE.pattern})"
    r"|(?<=[日\d]) ?(?:凌晨|清晨|傍晚|深夜)"
    r"|(?:(?<=[日\d])|(?<=日[晨晚夜])|(?<=[凌清]晨|傍晚|深夜))"
    rf"于(?:[京津沪渝穗汉郑汴洛](?!{HAN})|(?:(?!报[道导]|摄){HAN}){{2,}})"
    rf"|(?<=[日\d]) 于(?:{HAN}*(?:家[中里]|寓所|书房)|(?P<place>{HAN}{{2,}}))"
)
"""于 is a surname, too: apart from the day it stands before a place that is known."""

HINTS_AT_WRITTEN = re.compile("于|晨|傍晚|深夜")

FIRST_PRINTED = re.compile(r"(?P<off>(?:[原转]载|原[刊发]) ?[于自]?|[摘选转]编?自)[ :]*(?P<name>《[^《》]{2,20}》)")
"""（原载《某某日报》2011年3月22日第2版） below a text: no name stands before the paper."""


def blank_written(text: str) -> str:
    """``text`` with spaces for what is said there besides the day.

    >>> blank_written("完稿于2018年5月20日"), blank_written("2018年5月20日 于登封")
    ('   2018年5月20日', '2018年5月20日    ')
    >>> blank_written("2018年5月20日 于建国")
    '2018年5月20日 于建国'
    """
    folded = folds(text)
    for found in WRITTEN.finditer(folded) if HINTS_AT_WRITTEN.search(folded) else ():
        if found["place"] is None or found["place"] in places():
            text = text[: found.start()] + " " * len(found[0]) + text[found.end() :]
    return text
