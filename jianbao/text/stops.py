"""Full stops that were read half-width: `县里修好了水利工程.`, as scanned papers and old typed files have them.

A point stands in numbers, addresses, foreign names and behind ordinals, too. It is a full stop behind Han at the end
of a line, before a signature there, and between two clauses of four characters each, but for foreign names
(卡尔.马克思) and numbers. Of 800 collected pages, none of them read from a scan, two have such a point, each once: both
are slips for a full stop. The wide one stands between clauses nine times (街坊記憶．老店展覽), and is none there.
"""

from __future__ import annotations

import re

from jianbao.text.characters import HAN, HAN_SPANS
from jianbao.text.numerals import TO_NINE

POINTS = ".．"

BEHIND = HAN_SPANS + "”’」』》〉）)％%"

POINT = re.compile(f"[{BEHIND}][{POINTS}]")
"""Where one may be a full stop."""

AT_END = re.compile(
    rf"(?<=[{BEHIND}])(?<!^[{TO_NINE}十])"
    rf"(?:[{POINTS}](?=[”’」』）)\"]*(?:\s*[（(][^（()）]+[）)])?\s*$)|(?<={HAN}{{4}})o$)"
)
"""The last one of a line, for which the letter o is read, too: it is drawn like 。."""

BETWEEN = re.compile(rf"(?<={HAN}{{4}})(?<![{TO_NINE}尔斯克特德姆夫娜亚维翰])\.(?=\s?[{HAN_SPANS}\d]{{4}})")
"""One between two clauses; 尔 and the like end a foreign first name."""


def with_stops(text: str) -> str:
    """A line of text with a full stop where a point or the letter o was read for one; same length.

    >>> with_stops("各队都选好了种子. 石桥大队修渠三里."), with_stops("共修好一百二十处．"), with_stops("渠修好了o")
    ('各队都选好了种子。 石桥大队修渠三里。', '共修好一百二十处。', '渠修好了。')
    >>> with_stops("他说：“渠修好了.”"), with_stops("渠修好了.（林晓）")
    ('他说：“渠修好了。”', '渠修好了。（林晓）')
    >>> others = "一.", "3.5", "渠修好了...", "伟大的卡尔.马克思说过", "社会.民生", "默认o"
    >>> [text for text in others if with_stops(text) != text]
    []
    """
    if text[-1:] != "o" and not POINT.search(text):
        return text
    return BETWEEN.sub("。", AT_END.sub("。", text))
