"""What is read from a scan as something else: a full stop as a point, figures of a day as letters. Text keeps it as it
was read; rules are asked of what it stands for.

A point stands in numbers, addresses, foreign names and behind ordinals, too. It is a full stop behind Han at the end
of a line, before a signature there, and, on a line that ends in one and has no full stop of its own, between two
clauses of four characters each, but for foreign names (卡尔.马克思) and numbers. Of 800 collected pages, none of them
read from a scan, two have such a point, each once: both are slips for a full stop. The wide one stands between clauses
nine times (街坊記憶．老店展覽), and is none there.
"""

from __future__ import annotations

import re

from jianbao.text.characters import HAN, HAN_SPANS
from jianbao.text.numerals import OF_A_DAY, TO_NINE, YEAR_DIGITS

POINTS = ".．"

STOPS_MISREAD = POINTS + "o"
"""What a full stop may have been read as."""

BEHIND = HAN_SPANS + "”’」』》〉）)％%"

POINT = re.compile(f"[{BEHIND}][{POINTS}]")
"""Where one may be a full stop."""

AT_END = re.compile(
    rf"(?<=[{BEHIND}])(?<!^[{TO_NINE}十])"
    rf"(?:[{POINTS}](?=[”’」』）)\"]*(?:\s*[（(][^（()）]+[）)])?\s*$)|(?<={HAN}{{4}})o$)"
)
"""The last one of a line, for which the letter o is read, too: it is drawn like 。."""

BETWEEN = re.compile(rf"(?<={HAN}{{4}})(?<![{TO_NINE}尔斯克特德姆夫娜亚维翰])\.(?!\d+[-./])(?=\s?[{HAN_SPANS}\d]{{4}})")
"""One between two clauses; 尔 and the like end a foreign first name, and 青禾日报.2016-11-01 is a paper and a day."""

LIKE_FIGURES = str.maketrans("lI|Oo曰", "11100日")

LIKE_FIGURE = re.compile("[lI|Oo曰]")

FIGURE = r"[\dlI|Oo]"

DAY = re.compile(
    rf"(?<![0-9A-Za-z])(?:[lI|12]{FIGURE}{{3}}年{FIGURE}{{1,2}}月{FIGURE}{{1,2}}"
    rf"|[{YEAR_DIGITS}]{{4}}年\S{{1,2}}月[{OF_A_DAY}]{{1,3}})[日曰]"
)
"""A whole day whose figures and whose last character may be like others: l962年8月3O曰."""


def meant(text: str) -> str:
    """A line of text as it stood on the paper; same length.

    >>> meant("青禾日报 l962年8月3O曰"), meant("一九六二年八月三曰"), meant("子曰：学而时习之")
    ('青禾日报 1962年8月30日', '一九六二年八月三日', '子曰：学而时习之')
    """
    if "年" in text and LIKE_FIGURE.search(text):
        text = DAY.sub(lambda day: day[0].translate(LIKE_FIGURES), text)
    return with_stops(text)


def with_stops(text: str) -> str:
    """A line of text with a full stop where a point or the letter o was read for one; same length.

    >>> with_stops("各队都选好了种子. 石桥大队修渠三里."), with_stops("共修好一百二十处．"), with_stops("渠修好了o")
    ('各队都选好了种子。 石桥大队修渠三里。', '共修好一百二十处。', '渠修好了。')
    >>> with_stops("他说：“渠修好了.”"), with_stops("渠修好了.（林晓）")
    ('他说：“渠修好了。”', '渠修好了。（林晓）')
    >>> others = "一.", "3.5", "渠修好了...", "伟大的卡尔.马克思说过", "社会.民生", "默认o", "青禾晚报.青禾新闻"
    >>> others += ("诗人纳尔逊.林敦来访，三天后回国",)
    >>> [text for text in others if with_stops(text) != text]
    []
    """
    if "." not in text and "．" not in text and text[-1:] != "o":
        return text
    ended = AT_END.sub("。", text)
    return BETWEEN.sub("。", ended) if ended != text and "。" not in text else ended
