"""Simplified and Traditional: which script a text is in, and the text in the other one.

Conversion uses the dictionaries that OpenCC's pure Python package ships: ``tw2s`` reads Traditional,
``s2tw`` publishes it (``s2t`` writes 爲 裏 羣, which no newspaper prints). The package's own matcher is exact
but slow, so `Stage` does the same search over an index; the tests hold the two equal. Everything here keeps
the length of the text: an offset in one edition is the same offset in the other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from jianbao.model import Script
from jianbao.text.characters import BEYOND, Replacing, Translation, one_of
from jianbao.text.data import pairs
from jianbao.text.phrases import Phrases, Stage


def simplify(text: str) -> str:
    """Traditional to Simplified, each character by itself: to compare, match and sort; not for print.

    >>> simplify("鄭州記者趙學勳"), simplify("郑州")
    ('郑州记者赵学勋', '郑州')
    """
    return _simplified()(text)


def detect_script(text: str, otherwise: Script = Script.HANS) -> Script:
    """The script of a paragraph; ``otherwise`` where no character tells, or as many tell either way.

    >>> detect_script("記者從鎮上瞭解到"), detect_script("记者从镇上了解到"), detect_script("白河水")
    (<Script.HANT: 'zh-Hant'>, <Script.HANS: 'zh-Hans'>, <Script.HANS: 'zh-Hans'>)
    """
    hans, hant = _telling_characters()
    count = (hans.stands_in(text), hant.stands_in(text))
    if all(count):
        count = (hans.count(text), hant.count(text))
    if count[0] == count[1]:
        return otherwise
    return Script.HANS if count[0] > count[1] else Script.HANT


TELLING = 2
"""Characters that must tell before a paragraph of an article in one script counts as the other: a name may keep one
of its own (朱鎔基).
"""


def strays(text: str, script: Script) -> bool:
    """Whether a paragraph of an article in ``script`` stands in the other script.

    >>> strays("荥阳：设置疫情防控服务站", Script.HANT), strays("朱鎔基", Script.HANS), strays("公里", Script.HANT)
    (True, False, False)
    """
    hans, hant = _telling_characters()
    of_script, of_other = (hans, hant) if script is Script.HANS else (hant, hans)
    count = of_other.count(text)
    return count >= TELLING and count > of_script.count(text)


@dataclass(frozen=True, slots=True)
class _Telling:
    """Characters that only one script has."""

    only: frozenset[str]
    pattern: re.Pattern[str]
    """Finds all of them, but some other characters as well."""

    def stands_in(self, text: str) -> int:
        """1 if one of these characters stands in the text, else 0."""
        return int(any(found[0] in self.only for found in self.pattern.finditer(text)))

    def count(self, text: str) -> int:
        """How many different ones of these characters stand in the text."""
        return len(self.only.intersection(self.pattern.findall(text)))


NO_SPELLINGS: Mapping[str, str] = {}


class Converter:
    """Puts paragraphs into a wanted script.

    ``protected`` are names of people and places, in Simplified. No word is found across their ends, and a
    surname such as 于 or 范 is not read as the word that is spelt the same: ``data/convert.tsv`` decides.
    ``spellings`` are an archive's own, Simplified and Traditional, of one length: they go before all else, both ways.

    >>> Converter().convert("干部于建国在范庄下发口罩", Script.HANT)
    '幹部於建國在範莊下發口罩'
    >>> Converter(["于建国", "范庄"]).convert("干部于建国在范庄下发口罩", Script.HANT)
    '幹部于建國在范莊下發口罩'
    >>> own = Converter(spellings={"张乾": "張乾"})
    >>> own.convert("張乾說", Script.HANS), Converter().convert("張乾說", Script.HANS)
    ('张乾说', '张干说')
    """

    def __init__(self, protected: Iterable[str] = (), spellings: Mapping[str, str] = NO_SPELLINGS) -> None:
        self.names = tuple(sorted({name for name in protected if len(name) > 1}))
        traditional = _known(spellings), _known({name: _print_name(name) for name in self.names})
        simplified = (_known({new: old for old, new in spellings.items()}),)
        self._own = {Script.HANT: tuple(filter(None, traditional)), Script.HANS: tuple(filter(None, simplified))}
        self._stages = {
            Script.HANT: _with(to_traditional(), self._own[Script.HANT], spellings.values()),
            Script.HANS: _with(to_simplified(), self._own[Script.HANS], spellings.keys()),
        }

    def names_in(self, text: str, to: Script) -> list[tuple[str, str]]:
        """The archive's own names and spellings that stand in a text, and how ``to`` writes them: all by which
        another archive, or this one a build later, may convert the text otherwise.

        >>> Converter(["于建国"]).names_in("干部于建国说", Script.HANT)
        [('于建国', '于建國')]
        """
        return sorted({(word, words.table[word]) for words in self._own[to] for word in words.words_in(text)})

    def convert(self, text: str, to: Script, otherwise: Script = Script.HANS) -> str:
        """``text`` in the script ``to``; a paragraph that is in it already is returned untouched.

        Each line is taken for a paragraph. ``otherwise`` is the script of a line in which no character tells,
        such as 公里: say the script of the article it stands in.

        >>> Converter().convert("乾安县有乾隆年间的碑。", Script.HANS)
        '乾安县有乾隆年间的碑。'
        """
        if "\n" not in text:
            return text if detect_script(text, otherwise) is to else self._rewrite(text, to)
        return "\n".join(self.convert(line, to, otherwise) for line in text.split("\n"))

    def convert_all(self, texts: Sequence[tuple[str, Script]], to: Script) -> list[str]:
        """``convert`` of each text, in the script of its article: all at once, which is several times faster.

        >>> Converter().convert_all([("后面", Script.HANS), ("後面", Script.HANT), ("公里", Script.HANT)], Script.HANS)
        ['后面', '后面', '公里']
        """
        converted = [text for text, _ in texts]
        # Within a line the script is decided line by line, and it is lines that are strung together.
        others = [
            i for i, (text, script) in enumerate(texts) if "\n" not in text and detect_script(text, script) is not to
        ]
        rewritten = self._rewrite("\n".join(converted[i] for i in others), to).split("\n") if others else []
        for i, text in zip(others, rewritten, strict=True):
            converted[i] = text
        for i, (text, script) in enumerate(texts):
            if "\n" in text:
                converted[i] = self.convert(text, to, script)
        return converted

    def _rewrite(self, text: str, to: Script) -> str:
        return run_through(self._stages[to], text)

    def open_choices(self, text: str, script: Script) -> Iterator[int]:
        """Offsets in a paragraph of ``script`` at which a character that the other script spells in several ways
        changes, and no word and no name says how: the first of the dictionary's spellings is taken.

        >>> text = "面粉不够，后张村派人干活"
        >>> [text[at] for at in Converter().open_choices(text, Script.HANS)]
        ['后']
        >>> list(Converter(["后张村"]).open_choices(text, Script.HANS))
        []
        """
        several = _several(script.other)
        if not several.isdisjoint(text):
            # Which step decides: tw2s undoes Taiwan's variants first.
            deciding = 0 if script is Script.HANS else -1
            for stage in self._stages[script.other][:deciding]:
                text = stage(text)
            covered = self._stages[script.other][deciding].covered(text)
            yield from (at for at, c in enumerate(text) if c in several and not covered[at])


def _known(table: Mapping[str, str]) -> Phrases | None:
    return Phrases(table) if table else None


def _with(stages: tuple[Stage, ...], own: tuple[Phrases, ...], spelt: Collection[str]) -> tuple[Stage, ...]:
    """A conversion with an archive's own words before all others; what they have ``spelt`` no later step changes."""
    first, *rest = stages
    done = (Phrases({word: word for word in spelt}),) if spelt else ()
    return first.after(*own), *(stage.after(*done) for stage in rest)


def run_through(stages: Iterable[Callable[[str], str]], text: str) -> str:
    """What a text becomes in one step after the other."""
    for stage in stages:
        text = stage(text)
    return text


def _print_name(name: str) -> str:
    """A Simplified name in Traditional: by ``data/convert.tsv`` first, the rest like any text.

    >>> _print_name("余建军"), _print_name("余杭区"), _print_name("沈阳市")
    ('余建軍', '餘杭區', '瀋陽市')
    """
    listed = pairs("convert.tsv")
    spans = sorted((text for text in listed if text in name), key=len, reverse=True)
    if not spans:
        return run_through(to_traditional(), name)
    before, _, after = name.partition(spans[0])
    return "".join((before and _print_name(before), listed[spans[0]], after and _print_name(after)))


@cache
def _spellings(name: str) -> Mapping[str, tuple[str, ...]]:
    """One of OpenCC's files: a word, a tab, its spellings in the other script."""
    lines = resources.files("opencc").joinpath(f"dictionary/{name}.txt").read_text("utf-8").splitlines()
    pairs = (line.strip().split("\t") for line in lines)
    # The package cuts text at ．before it looks up words, so that its five foreign names with ．never match.
    return {word: tuple(spellings.split(" ")) for word, spellings in pairs if "．" not in word}


@cache
def dictionary(name: str) -> Mapping[str, str]:
    """The first spelling of each word: that one counts."""
    return {word: spellings[0] for word, spellings in _spellings(name).items()}


@cache
def _several(to: Script) -> frozenset[str]:
    """Characters that a script spells in several ways, of which the first is another character."""
    found = _spellings("STCharacters" if to is Script.HANT else "TSCharacters")
    return frozenset(c for c, spellings in found.items() if len(spellings) > 1 and spellings[0] != c)


def _stage(phrases: str | None, characters: str) -> Stage:
    alone = Translation(dictionary(characters))
    words = (Phrases(dictionary(phrases), alone),) if phrases else ()
    return Stage(words, alone)


@cache
def to_simplified() -> tuple[Stage, ...]:
    """The chain of the package's ``tw2s.json``."""
    return _stage("TWVariantsRevPhrases", "TWVariantsRev"), _stage("TSPhrases", "TSCharacters")


@cache
def to_traditional() -> tuple[Stage, ...]:
    """The chain of the package's ``s2tw.json``."""
    return _stage("STPhrases", "STCharacters"), _stage(None, "TWVariants")


@cache
def simpler() -> Mapping[str, str]:
    """The Simplified character for each that has one."""
    return {old: new for old, new in dictionary("TSCharacters").items() if old != new}


@cache
def risky_characters(to: Script) -> frozenset[str]:
    """Characters that names may spell in another way than texts do: those of `_several` that `data/convert.tsv` lists.

    >>> "后" in risky_characters(Script.HANT), "个" in risky_characters(Script.HANT)
    (True, False)
    """
    return _several(to).intersection(pairs("convert.tsv"))


@cache
def _simplified() -> Replacing:
    return Replacing(simpler())


@cache
def _telling_characters() -> tuple[_Telling, _Telling]:
    """Characters that only Simplified text has, and those that only Traditional text has.

    A character that changes may still be at home in the other script (乾 of 乾隆, 后 of 皇后): it tells only
    if the other side's own character set, Big5 or GB 2312, has no place for it.
    """
    return _foreign("STCharacters", "big5"), _foreign("TSCharacters", "gb2312")


def _foreign(name: str, charset: str) -> _Telling:
    changed = (old for old, new in dictionary(name).items() if old != new)
    only = frozenset(character for character in changed if not character.encode(charset, "ignore"))
    return _Telling(only, re.compile(one_of([*(c for c in only if c <= "\uffff"), BEYOND])))
