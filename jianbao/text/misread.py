"""What programs that read scans take for something else: a full stop for a point, figures of a day for letters. The
text stays as it was read; rules look at what was meant.

A point also stands in numbers, addresses and foreign names, and behind ordinals. Here it counts as a full stop in two
places: behind Han at the end of a line, or before a signature there; and, on such a line without a proper full stop,
between two clauses of at least four characters, but for foreign names (卡尔.马克思) and numbers. 800 collected pages,
none of them from a scan, have two such points; both are slips for a full stop. A wide point stands between clauses nine
times on them and never is a full stop (街坊記憶．老店展覽).
"""

from __future__ import annotations

import re

from jianbao.text.characters import HAN, HAN_SPANS
from jianbao.text.numerals import OF_A_DAY, TO_NINE, YEAR_DIGITS

POINTS = ".．"

STOPS_MISREAD = POINTS + "o"
"""What a full stop may be misread as."""

BEHIND = HAN_SPANS + "”’」』》〉）)％%"
"""The characters behind which a full stop may stand."""

POINT = re.compile(f"[{BEHIND}][{POINTS}]")
"""A point that may be a full stop."""

AT_END = re.compile(
    rf"(?<=[{BEHIND}])(?<!^[{TO_NINE}十])"
    rf"(?:[{POINTS}](?=[”’」』）)\"]*(?:\s*[（(][^（()）]+[）)])?\s*$)|(?<={HAN}{{4}})o$)"
)
"""The full stop at the end of a line. It may also be read as the letter o, which looks like 。."""

BETWEEN = re.compile(rf"(?<={HAN}{{4}})(?<![{TO_NINE}尔斯克特德姆夫娜亚维翰])\.(?!\d+[-./])(?=\s?[{HAN_SPANS}\d]{{4}})")
"""A full stop between two clauses; 尔 and the like end foreign first names, and 青禾日报.2016-11-01 is a paper and a
day."""

LIKE_FIGURES = str.maketrans("lI|Oo曰", "11100日")

LIKE_FIGURE = re.compile("[lI|Oo曰]")

FIGURE = r"[\dlI|Oo]"

DAY = re.compile(
    rf"(?<![0-9A-Za-z])(?:[lI|12]{FIGURE}{{3}}年{FIGURE}{{1,2}}月{FIGURE}{{1,2}}"
    rf"|[{YEAR_DIGITS}]{{4}}年\S{{1,2}}月[{OF_A_DAY}]{{1,3}})[日曰]"
)
"""A full date in which figures and 日 may be misread: l962年8月3O曰."""


def meant(text: str) -> str:
    """A line of text as it was printed, without what was misread; of the same length.

    >>> meant("青禾日报 l962年8月3O曰"), meant("一九六二年八月三曰"), meant("子曰：学而时习之")
    ('青禾日报 1962年8月30日', '一九六二年八月三日', '子曰：学而时习之')
    """
    if "年" in text and LIKE_FIGURE.search(text):
        text = DAY.sub(lambda day: day[0].translate(LIKE_FIGURES), text)
    return with_stops(text)


def with_stops(text: str) -> str:
    """A line of text with full stops where a point or the letter o was read for one; of the same length.

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
    corrected = AT_END.sub("。", text)
    return BETWEEN.sub("。", corrected) if corrected != text and "。" not in text else corrected
