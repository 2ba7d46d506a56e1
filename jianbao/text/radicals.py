"""Radicals that stand for characters: ⼈ (U+2F08) for 人 (U+4EBA).

A font draws both alike, and what takes the text out of a PDF has to guess which one was meant; pypdf and pdfminer take
the radical each time, one character of Han in fourteen. No rule, name or query would know the word.
"""

from __future__ import annotations

import re
import unicodedata

from jianbao.text.characters import Translation

KANGXI = "".join(map(chr, range(0x2F00, 0x2FD6)))

OTHERS = "⺎⺒⺓⺛⺟⺠⻁⻄⻅⻆⻉⻋⻑⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳"
MEANT = "兀巳幺旡母民虎西见角贝车長长门青韦页风飞食马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟"
"""The radicals of the later block that are drawn as a character is. Others (⺡) are parts of one and no character."""

TABLE = dict(zip(KANGXI + OTHERS, unicodedata.normalize("NFKC", KANGXI) + MEANT, strict=True))

RADICAL = re.compile(f"[⼀-⿕{OTHERS}]")

_TRANSLATION = Translation(TABLE)


def characters_for(text: str) -> str:
    """A text with characters where radicals stand for them.

    >>> characters_for("2⽉8⽇，⼈⺠⼴场"), characters_for("三点水（⺡）")
    ('2月8日，人民广场', '三点水（⺡）')
    """
    return _TRANSLATION(text)
