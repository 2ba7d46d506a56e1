"""The forms that places are named in, and a matcher over all of them.

A form is *full* (兰考县, 顺河区 for 顺河回族区, 鼓楼办事处 for 鼓楼街道) or a *stem* (兰考). They are told
apart because a stem is often a word as well. The matcher reads from left to right and takes the longest form.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Generic, TypeVar

import msgspec

from jianbao.enrich.gazetteer import Gazetteer
from jianbao.model import TAIWAN, Level
from jianbao.parse.lexicon import words as common_words
from jianbao.text.characters import WordStarts
from jianbao.text.data import cells

T = TypeVar("T")

ETHNIC = re.compile(
    r"(?:(?:[回藏壮苗彝满侗瑶白土黎傣畲羌水怒京佤各]|布依|朝鲜|土家|哈尼|傈僳|拉祜|纳西|景颇|布朗|撒拉|毛南|仡佬|锡伯"
    r"|阿昌|普米|仫佬|达斡尔|东乡|保安|裕固|独龙|德昂|鄂温克|俄罗斯|鄂伦春|塔塔尔|乌孜别克)族"
    r"|蒙古族?|哈萨克族?|柯尔克孜族?|塔吉克族?|维吾尔族?)+"
)
"""The peoples in the names of autonomous units: 管城回族区 is called 管城区, 甘孜藏族自治州 甘孜州."""

ENDINGS = {
    Level.PROVINCE: re.compile(r"(?:特别行政区|自治区|省|市)$"),
    Level.PREFECTURE: re.compile(r"(?:自治州|地区|市|盟|州|县)$"),
    Level.COUNTY: re.compile(r"(?:自治县|自治旗|林区|特区|县|区|市|旗|镇|乡)$"),
    Level.TOWNSHIP: re.compile(r"(?:街道|地区|镇|乡|苏木)$"),
}


class Form(msgspec.Struct, frozen=True):
    """What a form may stand for."""

    full: bool
    """It is a full name, and no stem."""
    codes: tuple[str, ...]
    """Every place it may stand for; none for a word that only holds a name (大理石)."""
    by_character: bool = False
    """Each character stands for one of ``codes``, in their order (京津冀)."""


class Matcher(Generic[T]):
    """Finds names of two characters or more in a text, each with its value: 60 MB/s with 40,000 names.

    The names are indexed by their first three characters.

    >>> m = Matcher({"郑州": "a", "郑州市": "b", "中牟县": "c"})
    >>> list(m.scan("郑州市中牟县在郑州东"))
    [(0, '郑州市', 'b'), (3, '中牟县', 'c'), (7, '郑州', 'a')]
    """

    def __init__(self, values: Mapping[str, T]) -> None:
        self.values = values
        self._lengths: dict[str, list[int]] = {}
        """By the first three characters, or the two that a name has, how long the names are that begin so.

        The longest come first; the name of the first two of three characters comes last.
        """
        for name in sorted(values, key=len, reverse=True):
            lengths = self._lengths.setdefault(name[:3], [])
            if len(name) not in lengths:
                lengths.append(len(name))
        for head, lengths in self._lengths.items():
            if len(head) > 2 and head[:2] in values:
                lengths.append(2)
        self._starts = WordStarts(self._lengths)

    def scan(self, text: str, fits: Callable[[str, int, str, T], bool] | None = None) -> Iterator[tuple[int, str, T]]:
        """Offset, name and value of each match from left to right; none overlaps another.

        At each offset it is the longest name for which ``fits`` is true of text, offset, name and value.
        """
        end_of_last, lengths_of, value_of = 0, self._lengths.get, self.values.get
        for at in self._starts.find(text) if self.values else ():
            if at >= end_of_last:
                for length in lengths_of(text[at : at + 3], (2,)):
                    name = text[at : at + length]  # shorter than length at the end of the text
                    value = value_of(name)
                    if value is not None and (fits is None or fits(text, at, name, value)):
                        end_of_last = at + len(name)
                        yield at, name, value
                        break


@cache
def place_words() -> dict[str, frozenset[str]]:
    """The words of ``place_words.tsv`` by their rules, which the head of that file tells.

    A rule that begins with digits is the code of the place that its words speak of, or several such codes.
    """
    words_by_rule: defaultdict[str, set[str]] = defaultdict(set)
    for word, rule, _ in cells("place_words.tsv")[1:]:
        words_by_rule[rule].add(word)
    return {rule: frozenset(words) for rule, words in words_by_rule.items()}


def _words_of_places() -> Iterator[tuple[str, frozenset[str]]]:
    """The rules that are codes of places, with their words."""
    return ((rule, words) for rule, words in place_words().items() if rule[:2].isdigit())


def needs_full_name(name: str) -> bool:
    """Whether a stem counts only with its full name, or a place that it lies in, beside it.

    >>> needs_full_name("日照"), needs_full_name("郑州")
    (True, False)
    """
    return name in place_words()["full"]


def is_known_area(name: str) -> bool:
    """Whether a word speaks of one place and nothing else, whatever stands around it.

    >>> is_known_area("旺角"), is_known_area("合作")
    (True, False)
    """
    return name in _known_areas()


@cache
def _known_areas() -> frozenset[str]:
    return frozenset(word for _, words in _words_of_places() for word in words)


def is_also_word(name: str) -> bool:
    """Whether a stem is also a common word of two characters.

    >>> is_also_word("合作"), is_also_word("义乌"), is_also_word("秭归")
    (True, False, False)
    """
    return is_common_pair(name) and name not in place_words()["name"]


def may_be_word(name: str) -> bool:
    """Whether a stem is likely to be a word where nothing shows that it is a name.

    >>> may_be_word("日照"), may_be_word("合作"), may_be_word("义乌")
    (True, True, False)
    """
    return is_also_word(name) or needs_full_name(name)


def is_common_pair(text: str) -> bool:
    """Whether a text is a common word of two characters.

    >>> is_common_pair("城市"), is_common_pair("市居")
    (True, False)
    """
    return len(text) == 2 and text[1] in common_words().get(text[0], "")


def without_peoples(name: str) -> str:
    """A name without the peoples in it, as people say it; the whole name where too little would be left.

    >>> without_peoples("管城回族区"), without_peoples("甘孜藏族自治州"), without_peoples("鄂温克族自治旗")
    ('管城区', '甘孜州', '鄂温克族自治旗')
    """
    if "族" not in name and "自治" not in name:
        return name
    short = re.sub(rf"^(.{{2,}}?){ETHNIC.pattern}(?:自治)?(?=[州县旗区乡镇])", r"\1", name)
    return short if len(short) > 2 else name


def stem(name: str, level: Level) -> str:
    """What is left of a name without the word for its kind.

    >>> stem("兰考县", Level.COUNTY), stem("内蒙古自治区", Level.PROVINCE), stem("韩城镇", Level.TOWNSHIP)
    ('兰考', '内蒙古', '韩城')
    >>> stem("新疆维吾尔自治区", Level.PROVINCE), stem("威宁彝族回族苗族自治县", Level.COUNTY)
    ('新疆', '威宁')
    """
    if "族" in name or "自治" in name:
        name = re.sub(rf"(?<=..){ETHNIC.pattern}(?=自治|[区乡镇])", "", name)
    return ENDINGS[level].sub("", name)


@cache
def place_matcher(gazetteer: Gazetteer) -> Matcher[Form]:
    """The matcher over every form of every division; made once, in about 0.1 s."""
    return Matcher(_all_forms(gazetteer))


def _all_forms(gazetteer: Gazetteer) -> dict[str, Form]:
    """Every form, with what it may stand for. A full name goes before a stem of the same characters."""
    codes_by_name = dict(gazetteer.names)
    for name, code in _other_full_forms(gazetteer):
        codes_by_name[name] = (*codes_by_name.get(name, ()), code)
    codes_by_stem: defaultdict[str, list[str]] = defaultdict(list)
    for short, code in _stems(gazetteer):
        codes_by_stem[short].append(code)
    for short, code in _old_stems(gazetteer):
        codes_by_stem.setdefault(short, [code])
    forms = {short: Form(False, tuple(dict.fromkeys(codes))) for short, codes in codes_by_stem.items()}
    forms.update((name, Form(True, codes)) for name, codes in codes_by_name.items())
    forms.update(_joint_forms())
    forms.update((word, Form(False, ())) for word in place_words()["other"])
    return forms


def _other_full_forms(gazetteer: Gazetteer) -> Iterator[tuple[str, str]]:
    """Full forms that are no names of the gazetteer, with the codes of their places.

    Such are 管城区, 中岳办事处, 吕梁专区, the former names of prefectures (吕梁地区), and the county that a city or
    district was, where the gazetteer has no row of it (玉门县).
    """
    for name, codes in gazetteer.names.items():
        county = f"{name[:-1]}县"
        if len(name) > 2 and name[-1] in "市区" and county not in gazetteer.names:
            of_mainland = (code for code in codes if not code.startswith(TAIWAN))
            yield from ((county, code) for code in of_mainland if gazetteer.level(code) is Level.COUNTY)
        other_form = f"{name[:-2]}办事处" if name.endswith("街道") and len(name) > 3 else without_peoples(name)
        if other_form != name:
            yield from ((other_form, code) for code in codes)
    for code, (name, level, _) in gazetteer.rows.items():
        if level is Level.PREFECTURE and not gazetteer.is_pseudo(code):
            yield f"{stem(name, level)}专区", code
    yield from gazetteer.renamed.items()


def _stems(gazetteer: Gazetteer) -> Iterator[tuple[str, str]]:
    """Stems of provinces, prefectures and counties, and words such as 羊城 that speak of one, with their codes.

    A district that is no more has its stem only where nothing is called so today (宣武).
    """
    seen = set()
    for code in (*gazetteer.rows, *gazetteer.former):
        level = gazetteer.level(code)
        if level is Level.TOWNSHIP or gazetteer.is_pseudo(code):
            continue
        name = gazetteer.place(code).name
        short = stem(name, level)
        is_taken = short in seen and name.endswith("区") and code in gazetteer.former
        if not is_taken and _may_be_stem(short):
            seen.add(short)
            yield short, code
    for rule, words in _words_of_places():
        if "," not in rule:
            yield from ((word, rule) for word in words)


def _old_stems(gazetteer: Gazetteer) -> Iterator[tuple[str, str]]:
    """Stems of what prefectures were called before (襄樊), with their codes."""
    for name, code in gazetteer.renamed.items():
        short = stem(name, Level.PREFECTURE)
        if gazetteer.level(code) is Level.PREFECTURE and _may_be_stem(short):
            yield short, code


def _may_be_stem(short: str) -> bool:
    return len(short) > 1 and short not in place_words()["noun"]


def _joint_forms() -> Iterator[tuple[str, Form]]:
    """Words that speak of several places at once (京津冀)."""
    for rule, words in _words_of_places():
        if "," in rule:
            yield from ((word, Form(False, tuple(rule.split(",")), by_character=True)) for word in words)
