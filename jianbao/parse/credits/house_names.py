"""What a paper is called, out of what stands where its name is due."""

from __future__ import annotations

import re
from functools import lru_cache

from jianbao.parse.credits.words import folds
from jianbao.parse.patterns import is_outlet

PAPER_END = re.compile("[报刊社]》?$")
OWN_NAME = re.compile("本[报刊台网社]")
NEWSROOM_OF = re.compile("(?<=[日晚晨早商时時快][报報])[全融]媒[体體]$")

BEFORE_NAME = re.compile("(?:[上下左右]?图片?|照片|稿件|以上|本[组版](?:图片|照片|稿件)?)?均?[由为据]|综合")
"""What a credit says before whose report or picture it is: 均据新华社, 图均为本报."""


def without_words_before(outlet: str) -> str:
    """A name without those words, if a name is left.

    >>> [without_words_before(t) for t in ("均据新华社", "圖均為青禾晚報", "综合新华社", "综合新闻")]
    ['新华社', '青禾晚報', '新华社', '综合新闻']
    """
    folded = folds(outlet)
    said = BEFORE_NAME.match(folded)
    return outlet[said.end() :] if said and is_outlet(folded[said.end() :]) else outlet


@lru_cache(maxsize=1024)
def short_name(outlet: str) -> str:
    """A paper's own name: without the site that carries it, the part of the house, the marks of a book, or a word that
    ran into 本报.

    >>> [short_name(t) for t in ("青禾网-青禾晚报", "青禾网-《青禾晚报》", "青禾网-县区频道", "青禾晚报-A06")]
    ['青禾晚报', '青禾晚报', '青禾网', '青禾晚报']
    >>> [short_name(t) for t in ("《青禾晚报》", "本报讯", "青禾晚报全媒体", "青报全媒体", "中国青年报·中青在线")]
    ['青禾晚报', '本报', '青禾晚报', '青报全媒体', '中国青年报·中青在线']
    """
    outlet = without_words_before(outlet)
    if own := OWN_NAME.match(folds(outlet)):
        return outlet[: own.end()]
    parts = re.split("[-－—_]", outlet)
    name = next((part for part in reversed(parts) if PAPER_END.search(folds(part))), parts[0]) or outlet
    return NEWSROOM_OF.sub("", name.strip("《》 "))
