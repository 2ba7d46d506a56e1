"""Numbers as newspapers write them: in digits, in Chinese, and years digit by digit."""

from __future__ import annotations

import re

TO_NINE = "一二三四五六七八九"
"""The figures. This and the next five are written inside a class of a pattern: ``[{TO_NINE}]``."""
TO_TEN = f"{TO_NINE}十"
"""Characters of a small number: of a month, a page or a chapter."""
OF_A_DAY = f"{TO_TEN}廿卅"
"""Characters of a day of the month."""
YEAR_DIGITS = f"〇○零{TO_NINE}"
"""Characters of a year that is written figure by figure: 二〇〇八."""
TYPED_DIGITS = f"〇○零Oo0{TO_NINE}"
"""The same, with all that newspapers type for 〇."""
OF_A_YEAR = f"〇○零Oo{TO_NINE}十百廿卅元"
"""Characters of a year of the Republic of China, figure by figure or as a number."""

FIRST_YEAR = 1800
"""A year before all newspapers in Chinese."""
FULL_YEAR = r"(?:1[89]|20)\d\d"
"""A pattern for a year in which a newspaper may have been printed: the first periodical in Chinese appeared in 1815."""

MINGUO = 1911
"""What is added to a year of the Republic of China: its first year was 1912."""

WEEKDAYS = "一二三四五六日"
"""From Monday on; 日 may also be written 天."""

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
"""The first letters of the English names, as feeds write them."""

_DIGITS = {character: str(value) for value, character in enumerate(f"〇{TO_NINE}")}
_DIGITS |= dict.fromkeys("○零Oo", "0") | {"元": "1"}
_UNITS = ("", *TO_NINE)
_TENS = ("", "十", *(f"{figure}十" for figure in "二三四五六七八九"))
_HUNDREDS = re.compile("(?:一千(?P<more>[八九])|一?)百[零〇○]?")
_CHINESE_NUMBER = re.compile(r"(?P<tens>[二三四五六七八九]?十|)(?P<units>[一二三四五六七八九]?)")


def number(words: str) -> int:
    """A number below 100, in digits or in Chinese, or that of a month with an English name; 0 for any other words.

    >>> [number(words) for words in ("28", "十", "二十八", "廿八", "初五", "三十", "三四", "Jun", "JUNE")]
    [28, 10, 28, 28, 5, 30, 0, 6, 6]
    """
    if words.isdecimal():
        return int(words)
    if (month := words[:3].capitalize()) in MONTHS:
        return MONTHS.index(month) + 1
    match = _CHINESE_NUMBER.fullmatch(words.removeprefix("初").replace("廿", "二十").replace("卅", "三十"))
    if match is None:
        return 0
    return 10 * _TENS.index(match["tens"]) + _UNITS.index(match["units"])


def year(words: str) -> int:
    """A year in digits, in Chinese figure by figure, or in Chinese as a number; 0 for any other words.

    >>> year("2008"), year("二〇〇八"), year("二O一三"), year("七十六")
    (2008, 2008, 2013, 76)
    >>> year("一千九百零六"), year("一千八百七十二")
    (1906, 1872)
    >>> [year(words) for words in ("一○八", "一百零八", "百一十二", "一百", "廿六", "元")]
    [108, 108, 112, 100, 26, 1]
    """
    in_digits = "".join(_DIGITS.get(character, character) for character in words)
    if in_digits.isdecimal():
        return int(in_digits)
    hundreds = _HUNDREDS.match(words)
    if hundreds is None:
        return number(words.replace("一十", "十"))
    base = 1000 + 100 * _UNITS.index(hundreds["more"]) if hundreds["more"] else 100
    return base + number(words[hundreds.end() :].replace("一十", "十"))
