"""Looks at a line of names: names alone, or where someone works, what he is or where he lives, and a name."""

from __future__ import annotations

import re
from itertools import groupby

from jianbao.parse.credits.lines import COUNTRY, WHAT_HE_IS
from jianbao.parse.lexicon import places
from jianbao.parse.names import is_name, is_unit, is_word_alone, split_names
from jianbao.parse.once import remembered
from jianbao.parse.page import Page
from jianbao.parse.pieces import BULLETS, PEOPLE


def unspaced(text: str) -> tuple[str, ...]:
    """The words of a text, those that were spaced out closed up.

    >>> unspaced("钱小宽 邵 进"), unspaced("张 波 刘 丹"), unspaced("县 委 林晓")
    (('钱小宽', '邵进'), ('张波', '刘丹'), ('县委', '林晓'))
    """
    apart = text.split()
    if min(map(len, apart), default=0) > 1:
        return tuple(apart)
    words: list[str] = []
    for alone, run in groupby(apart, key=lambda word: len(word) == 1 and word >= "\u3400"):
        if alone:
            closed = "".join(run)
            words += split_names(closed) or (closed,)
        else:
            words += run
    return tuple(words)


AGE = re.compile(r"\d岁")
AROUND = re.compile(rf"{COUNTRY.pattern}|^[{BULLETS}\s(*]+|(?: \d{{1,2}}岁)?[)\s*·]+$| \d{{1,2}}岁$")


@remembered
def bare_words(page: Page, i: int) -> tuple[str, ...]:
    """Its words without the brackets, the marks, the country and the age around them; those that were spaced out closed
    up."""
    return unspaced(AROUND.sub("", WHAT_HE_IS.sub("", page.plain[i])))


def bare_names(page: Page, i: int) -> bool:
    """One to three names and nothing else, with or without brackets or a mark. A name with an age is told of."""
    if page.size[i] > 24 or AGE.search(page.plain[i]):
        return False
    runs = bare_words(page, i)
    if not runs:
        return False
    return all(
        is_name(run) or (len(runs) == 1 and page.plain[i][0] == "(" and split_names(run) is not None) for run in runs
    )


TRADES = re.compile(
    rf"(?:{PEOPLE}|教授|主任|校长|书记|医师|研究员|评论员|[站所局校厂委部队院会班系县区市镇乡村社台馆长员师组室]|公司|中心|记者)$"
)
"""How what stands before a name ends: an office, a trade, a place."""


STOPS = re.compile(r"[,。:!?\"]")


def unit_and_name(page: Page, i: int) -> bool:
    """县农技站 林晓, 读者 林晓: where someone works or what someone is, then a name at the end."""
    if page.size[i] > 32 or " " not in page.plain[i] or STOPS.search(page.plain[i]):
        return False
    words = bare_words(page, i)
    if not 2 <= len(words) <= 5 or not is_name(words[-1]) or is_word_alone(words[-1]) or len(words[0]) < 2:
        return False
    others = [word for word in words[:-1] if not is_name(word) or is_unit(word)]
    if len(others) == 1 and (is_place(others[0]) or is_unit(others[0])):
        return True
    return bool(others) and TRADES.search(others[-1]) is not None and TRADES.search("".join(others)) is not None


def is_place(word: str) -> bool:
    """甘肃 or 甘肃武威."""
    return word in places() or (word[:2] in places() and word[2:] in places())
