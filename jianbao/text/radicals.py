"""Radicals in place of characters: ⼈ (U+2F08) for 人 (U+4EBA).

A font draws both alike, so a program that takes the text out of a PDF has to guess which one was meant. pypdf and
pdfminer always guess the radical, which affects one Chinese character in fourteen. No rule, name or query would
recognise the word.
"""

from __future__ import annotations

import re
import unicodedata

from jianbao.text.characters import Translation

KANGXI = "".join(map(chr, range(0x2F00, 0x2FD6)))
"""The 214 radicals, for each of which Unicode's NFKC gives the character."""

OTHERS = "⺎⺒⺓⺛⺟⺠⻁⻄⻅⻆⻉⻋⻑⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳"
MEANT = "兀巳幺旡母民虎西见角贝车長长门青韦页风飞食马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟"
"""Radicals of the supplementary block that look like a character, and these characters. The other radicals there (⺡)
are only parts of characters."""

TABLE = dict(zip(KANGXI + OTHERS, unicodedata.normalize("NFKC", KANGXI) + MEANT, strict=True))

RADICAL = re.compile(f"[⼀-⿕{OTHERS}]")

_TRANSLATION = Translation(TABLE)


def characters_for(text: str) -> str:
    """The text with characters in place of radicals.

    >>> characters_for("2⽉8⽇，⼈⺠⼴场"), characters_for("三点水（⺡）")
    ('2月8日，人民广场', '三点水（⺡）')
    """
    return _TRANSLATION(text)
