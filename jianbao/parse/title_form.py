"""What a title looks like by itself: its length, how it ends, what it is not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jianbao.parse.names import is_name
from jianbao.parse.patterns import DATE, SOURCE_LINE
from jianbao.parse.pieces import BOX_WHAT, BOX_WHO, BULLETS
from jianbao.text.characters import HAN
from jianbao.text.numerals import TO_TEN

TITLE_LONGEST = 41
"""Characters; of 133 labelled headline lines the longest has 32, of 163 headings 34, of 11 subheads without —— 27."""

PARTED_LONGEST = 60
"""Characters of a title in two parts: of a site of Hong Kong one headline in five has more than 40, none
more than 60."""

ALL_CLAUSES_LONGEST = 85
"""Characters of a title whose parts are all clauses: of lines longer than 60 that are so, 9 are headlines of one site,
none is anything else."""

NO_CLAUSES = re.compile("[A-Za-z:,]")

DAY_ENDS = "日0123456789"
"""Characters, one of which is the last of every full day."""

HAN_OR_LATER = re.compile("[\u3400-\U0002ffff]")

FILED_AS = re.compile(r"\(?[^:,。 ]{0,6}(?:[编案文书刊证批]号|号码) ?[:] ?\(?[A-Za-z0-9]")
"""案件编号：DCCC 871/19."""

FOUR_HAN = re.compile(rf"{HAN}{{4}}")

BETWEEN_CLAUSES = re.compile("(?<![0-9A-Za-z]) (?![0-9A-Za-z])|(?<=[^—])——(?=[^—,]+$)")
"""A blank; beside figures and Latin letters many type one in running text. Or a dash, with no comma behind it: of lines
of 42 to 80 characters without a comma or a stop, that have one, 11 are headlines and 1 is text."""


BOX = re.compile(
    rf"(?:[{BULLETS}]|[>》]{{1,2}}) ?"
    f"(?:{BOX_WHO}|特别|相关|同步|最新|校方|当事人?|家属|目击者?|防御|防范)?"
    f"(?:{BOX_WHAT}|善后|探访|追访|走访|回访|探因|起因|原因|经过|案情|案例|现场|进展|后续|延展|延伸|扫描|揭秘|释疑|疑问|追问|核实|求证"
    "|对话|讲述|反应|释法|普法|贴士|指南|措施|影响|数据|背景|资料|相关|播报|新闻|名词解释)"
)


def names_a_box(plain: str) -> bool:
    """Whether a line names a part of a report, behind a mark: ■善后, >>探访."""
    return BOX.fullmatch(plain) is not None


def in_parts(plain: str) -> bool:
    """Whether a line is two clauses with a blank or a dash between, as sites set their headlines.

    >>> in_parts("村里修起新公路 农民喜运丰收粮"), in_parts("丰收粮运出大山——石桥镇公路通车记")
    (True, True)
    >>> in_parts("自“绿野——乡村放映队”下乡以来,全县已有四十个村看上了电影")
    False
    """
    parted = " " in plain or "——" in plain
    return parted and sum(FOUR_HAN.search(part) is not None for part in BETWEEN_CLAUSES.split(plain)) > 1


def all_clauses(plain: str) -> bool:
    return NO_CLAUSES.search(plain) is None and all(map(FOUR_HAN.search, BETWEEN_CLAUSES.split(plain)))


def reads_like_title(plain: str) -> bool:
    """Whether a short line is no sentence, no source and no day: of 34 labelled lines of a day alone none is a title.
    特此公告 closes a notice.

    >>> reads_like_title("石桥镇通车"), reads_like_title("石桥镇通车。"), reads_like_title("(石桥镇)")
    (True, False, False)
    >>> reads_like_title("2014年3月6日"), reads_like_title("特此公告")
    (False, False)
    """
    if (plain[0] == "(" and plain.find(")") == len(plain) - 1) or SOURCE_LINE.match(plain):
        return False
    if plain[-1] in DAY_ENDS and DATE.fullmatch(plain):
        return False
    if (":" in plain and FILED_AS.match(plain)) or plain.startswith("特此"):
        return False
    if plain[-1] in ",、;" or "。" in plain or plain.count(",") > 2:
        return False
    return HAN_OR_LATER.search(plain) is not None


def title_longest(plain: str, size: int) -> int:
    """Characters that a line like this one may have as a title."""
    if not TITLE_LONGEST < size <= ALL_CLAUSES_LONGEST or not in_parts(plain):
        return TITLE_LONGEST
    return ALL_CLAUSES_LONGEST if all_clauses(plain) else PARTED_LONGEST


def may_be_title(plain: str, size: int) -> bool:
    """Whether a line of so many characters may be one, as far as it alone tells."""
    return 2 <= size <= ALL_CLAUSES_LONGEST and size <= title_longest(plain, size) and reads_like_title(plain)


NO_TITLES = frozenset(f"{TO_TEN}甲乙丙丁男女正副生旦净末丑图文摄编绘撰译评审答")
"""Numbers, what stands in a table's cell, who somebody plays, and whose the words and pictures are."""


def titles_of_one_character(texts: Sequence[str], credits: Sequence[bool]) -> frozenset[int]:
    """Which lines are one Han character over a byline or a name: 雨, the title of a poem or an essay.

    >>> sorted(titles_of_one_character(["雨", "林晓", "图", "何苇"], [False] * 4))
    [0]
    """
    single = [i for i, text in enumerate(texts[:-1]) if len(text) == 1 and text >= "\u3400" and text not in NO_TITLES]
    return frozenset(i for i in single if credits[i + 1] or is_name("".join(texts[i + 1].split())))
