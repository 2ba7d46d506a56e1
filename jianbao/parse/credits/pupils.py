"""Lines with which pupils and students sign, a school and a class, and a name; and rolls of who won."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jianbao.parse.credits.group import read_group
from jianbao.parse.credits.lines import bare_line
from jianbao.parse.credits.words import CLASS, OF_A_CLASS, folds
from jianbao.parse.names import SURNAMES, holds_word
from jianbao.parse.patterns import plain
from jianbao.text.characters import HAN

CLASS_LONGEST = 50

TUTOR = re.compile(rf"\(?(?:指导|辅导)(?:老师|教师)[: ]{{1,2}}{HAN}{{2,4}}(?:[、 ]{{1,2}}{HAN}{{2,4}})*\)?")
"""指导老师：何某 below what a pupil wrote."""

WORK = re.compile(r"《[^《》]+》\s*[(（]?作者[:：]")
"""《渡口》 作者：何苇."""


def signs_with_class(text: str) -> bool:
    """Whether a line is a class and names.

    >>> [signs_with_class(t) for t in ("青禾小学三年级 何苇", "何苇（高二4班）", "青禾小学三年级 毕业生", "何苇")]
    [True, True, False, False]
    """
    if len(text) > CLASS_LONGEST or not OF_A_CLASS.search(folds(text)) or not CLASS.search(folds(text)):
        return False
    group = read_group(bare_line(text), loose=True)
    names = [plain(credit.name) for credit in group.credits] if group else []
    return bool(names) and not any(map(opens_with_word, names))


def opens_with_word(name: str) -> bool:
    return len(name) > 2 and name[0] not in SURNAMES and holds_word(name[:2])


def without_rolls(credits: Sequence[bool], texts: Sequence[str]) -> tuple[bool, ...]:
    """Lines of credits without those of a class and names that stand right under each other, and without those of works
    and their authors, two or more: they list who won.

    >>> without_rolls([True, True, True], ["记者 何苇", "高一3班 何苇", "高一4班 周砚秋"])
    (True, False, False)
    >>> without_rolls([True, True, True], ["《渡口》 作者：何苇", "《秋塘》（作者：周砚秋）", "作者：林晓"])
    (False, False, True)
    """
    if sum(credits) < 2:
        return tuple(credits)
    works = [credit and WORK.match(text) is not None for credit, text in zip(credits, texts, strict=True)]
    if sum(works) > 1:
        credits = [credit and not work for credit, work in zip(credits, works, strict=True)]
    classes = [credit and signs_with_class(text) for credit, text in zip(credits, texts, strict=True)]
    around = zip((False, *classes), classes, (*classes[1:], False), credits, strict=False)
    return tuple([credit and not (own and (above or below)) for above, own, below, credit in around])
