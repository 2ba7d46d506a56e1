"""Simplified and Traditional Chinese: which script a text is in, and what it is in the other one.

The dictionaries are those of OpenCC's pure Python package: ``tw2s`` to read Traditional, ``s2tw`` to publish it
(``s2t`` writes 爲 裏 羣, which no newspaper prints). The package finds words exactly but slowly, so `Stage` does the
same search by an index; tests check that both give the same. Everything here keeps the length of a text: an offset in
one edition is the same offset in the other.
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
    """A text in Simplified, converted character by character: for comparing, matching and sorting, not for print.

    >>> simplify("鄭州記者趙學勳"), simplify("郑州")
    ('郑州记者赵学勋', '郑州')
    """
    return _simplified()(text)


def detect_script(text: str, otherwise: Script = Script.HANS) -> Script:
    """The script of a paragraph; ``otherwise`` if none of its characters belongs to one script only, or as many belong
    to either.

    >>> detect_script("記者從鎮上瞭解到"), detect_script("记者从镇上了解到"), detect_script("白河水")
    (<Script.HANT: 'zh-Hant'>, <Script.HANS: 'zh-Hans'>, <Script.HANS: 'zh-Hans'>)
    """
    hans, hant = _telling_characters()
    of_hans, of_hant = hans.stands_in(text), hant.stands_in(text)
    if of_hans and of_hant:
        of_hans, of_hant = hans.count(text), hant.count(text)
    if of_hans == of_hant:
        return otherwise
    return Script.HANS if of_hans > of_hant else Script.HANT


LEAST_TELLING = 2
"""So many characters of the other script put a paragraph into it: a single one may be kept in a name (朱鎔基)."""


def strays(text: str, script: Script) -> bool:
    """Whether a paragraph of an article in ``script`` is in the other script.

    >>> strays("荥阳：设置疫情防控服务站", Script.HANT), strays("朱鎔基", Script.HANS), strays("公里", Script.HANT)
    (True, False, False)
    """
    hans, hant = _telling_characters()
    of_script, of_other = (hans, hant) if script is Script.HANS else (hant, hans)
    count = of_other.count(text)
    return count >= LEAST_TELLING and count > of_script.count(text)


@dataclass(frozen=True, slots=True)
class _Telling:
    """Characters that only one script has."""

    only: frozenset[str]
    pattern: re.Pattern[str]
    """Matches all of them, and some other characters."""

    def stands_in(self, text: str) -> int:
        """1 if one of these characters stands in the text, else 0."""
        return int(any(match[0] in self.only for match in self.pattern.finditer(text)))

    def count(self, text: str) -> int:
        """How many different ones of these characters stand in the text."""
        return len(self.only.intersection(self.pattern.findall(text)))


NO_SPELLINGS: Mapping[str, str] = {}


class Converter:
    """Puts paragraphs into a wanted script.

    ``protected`` are names of people and places, in Simplified. They are converted as names: no other word is found
    across their ends, and a surname such as 于 or 范 is not taken for the word that is spelt the same
    (``data/convert.tsv`` decides). ``spellings`` are an archive's own: words in Simplified, and the same in Traditional
    with as many characters. They take precedence over everything else, in both directions.

    >>> Converter().convert("干部于建国在范庄下发口罩", Script.HANT)
    '幹部於建國在範莊下發口罩'
    >>> Converter(["于建国", "范庄"]).convert("干部于建国在范庄下发口罩", Script.HANT)
    '幹部于建國在范莊下發口罩'
    >>> with_spelling = Converter(spellings={"张乾": "張乾"})
    >>> with_spelling.convert("張乾說", Script.HANS), Converter().convert("張乾說", Script.HANS)
    ('张乾说', '张干说')
    """

    def __init__(self, protected: Iterable[str] = (), spellings: Mapping[str, str] = NO_SPELLINGS) -> None:
        self.names = tuple(sorted({name for name in protected if len(name) > 1}))
        to_hant = spellings, {name: _traditional_name(name) for name in self.names}
        to_hans = ({new: old for old, new in spellings.items()},)
        self._own = {
            Script.HANT: tuple(Phrases(table) for table in to_hant if table),
            Script.HANS: tuple(Phrases(table) for table in to_hans if table),
        }
        self._stages = {
            Script.HANT: _with_own(to_traditional(), self._own[Script.HANT], spellings.values()),
            Script.HANS: _with_own(to_simplified(), self._own[Script.HANS], spellings.keys()),
        }

    def names_in(self, text: str, to: Script) -> list[tuple[str, str]]:
        """The archive's own names and spellings in a text, each with its spelling in the script ``to``. Only because
        of them may another archive, or the next build of this one, convert the text in another way.

        >>> Converter(["于建国"]).names_in("干部于建国说", Script.HANT)
        [('于建国', '于建國')]
        """
        return sorted({(word, words.table[word]) for words in self._own[to] for word in words.words_in(text)})

    def convert(self, text: str, to: Script, otherwise: Script = Script.HANS) -> str:
        """``text`` in the script ``to``. Each line is taken for a paragraph; one that is already in that script is left
        as it is.

        ``otherwise`` is the script of a line that could be in either (公里): give that of the article.

        >>> Converter().convert("乾安县有乾隆年间的碑。", Script.HANS)
        '乾安县有乾隆年间的碑。'
        """
        if "\n" not in text:
            return text if detect_script(text, otherwise) is to else self._rewrite(text, to)
        return "\n".join(self.convert(line, to, otherwise) for line in text.split("\n"))

    def convert_all(self, texts: Sequence[tuple[str, Script]], to: Script) -> list[str]:
        """`convert` of each text, given with the script of its article: all at once, which is several times faster.

        >>> Converter().convert_all([("后面", Script.HANS), ("後面", Script.HANT), ("公里", Script.HANT)], Script.HANS)
        ['后面', '后面', '公里']
        """
        converted = [text for text, _ in texts]
        # Texts of one line are joined by line ends and converted together; those of several lines, one by one.
        single = [
            i for i, (text, script) in enumerate(texts) if "\n" not in text and detect_script(text, script) is not to
        ]
        rewritten = self._rewrite("\n".join(converted[i] for i in single), to).split("\n") if single else []
        for i, text in zip(single, rewritten, strict=True):
            converted[i] = text
        for i, (text, script) in enumerate(texts):
            if "\n" in text:
                converted[i] = self.convert(text, to, script)
        return converted

    def _rewrite(self, text: str, to: Script) -> str:
        """``text`` in the script ``to``, whichever it is in."""
        return run_through(self._stages[to], text)

    def open_choices(self, text: str, script: Script) -> Iterator[int]:
        """Where converting a paragraph of ``script`` is a guess: the offsets of characters that the other script spells
        in several ways, and for which no word or name decides, so that the dictionary's first spelling is taken.

        >>> text = "面粉不够，后张村派人干活"
        >>> [text[at] for at in Converter().open_choices(text, Script.HANS)]
        ['后']
        >>> list(Converter(["后张村"]).open_choices(text, Script.HANS))
        []
        """
        several = _several(script.other)
        if not several.isdisjoint(text):
            # The stage in which the character is decided: before it, tw2s replaces Taiwan's variants.
            deciding = 0 if script is Script.HANS else -1
            for stage in self._stages[script.other][:deciding]:
                text = stage(text)
            is_covered = self._stages[script.other][deciding].covered(text)
            yield from (at for at, character in enumerate(text) if character in several and not is_covered[at])


def _with_own(stages: tuple[Stage, ...], own: tuple[Phrases, ...], spelt: Collection[str]) -> tuple[Stage, ...]:
    """The stages with an archive's own words before all others. The ``spelt`` words, which its spellings give, are not
    changed by a later stage."""
    first, *rest = stages
    unchanged = (Phrases({word: word for word in spelt}),) if spelt else ()
    return first.after(*own), *(stage.after(*unchanged) for stage in rest)


def run_through(stages: Iterable[Callable[[str], str]], text: str) -> str:
    """What a text becomes in one stage after the other."""
    for stage in stages:
        text = stage(text)
    return text


def _traditional_name(name: str) -> str:
    """A name of Simplified characters in Traditional: what ``data/convert.tsv`` lists as it says, the rest as any text.

    >>> _traditional_name("余建军"), _traditional_name("余杭区"), _traditional_name("沈阳市")
    ('余建軍', '餘杭區', '瀋陽市')
    """
    listed = pairs("convert.tsv")
    parts = sorted((part for part in listed if part in name), key=len, reverse=True)
    if not parts:
        return run_through(to_traditional(), name)
    before, longest, after = name.partition(parts[0])
    return "".join((before and _traditional_name(before), listed[longest], after and _traditional_name(after)))


@cache
def _spellings(name: str) -> Mapping[str, tuple[str, ...]]:
    """One of OpenCC's dictionaries: for each word its spellings in the other script, the most likely one first."""
    lines = resources.files("opencc").joinpath(f"dictionary/{name}.txt").read_text("utf-8").splitlines()
    rows = (line.strip().split("\t") for line in lines)
    # The package cuts texts at ．before it looks up words, so its five foreign names with ．never match.
    return {word: tuple(spellings.split(" ")) for word, spellings in rows if "．" not in word}


@cache
def dictionary(name: str) -> Mapping[str, str]:
    """One of OpenCC's dictionaries, with the spelling of each word that a conversion uses: the first."""
    return {word: spellings[0] for word, spellings in _spellings(name).items()}


@cache
def _several(to: Script) -> frozenset[str]:
    """Characters for which the script ``to`` has several spellings, the first of which is another character."""
    table = _spellings("STCharacters" if to is Script.HANT else "TSCharacters")
    return frozenset(old for old, spellings in table.items() if len(spellings) > 1 and spellings[0] != old)


def _stage(phrases: str | None, characters: str) -> Stage:
    """The stage that has these dictionaries of OpenCC: of words, if there is one, and of characters."""
    translation = Translation(dictionary(characters))
    words = (Phrases(dictionary(phrases), translation),) if phrases else ()
    return Stage(words, translation)


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
    """The Simplified character for each Traditional one that changes."""
    return {old: new for old, new in dictionary("TSCharacters").items() if old != new}


@cache
def risky_characters(to: Script) -> frozenset[str]:
    """Characters that names may spell in another way than texts do: those with several spellings that
    ``data/convert.tsv`` lists.

    >>> "后" in risky_characters(Script.HANT), "个" in risky_characters(Script.HANT)
    (True, False)
    """
    return _several(to).intersection(pairs("convert.tsv"))


@cache
def _simplified() -> Replacing:
    """Replaces each Traditional character by the Simplified one."""
    return Replacing(simpler())


@cache
def _telling_characters() -> tuple[_Telling, _Telling]:
    """Characters that only Simplified text has, and those that only Traditional text has.

    A character that changes may be used in the other script, too (乾 in 乾隆, 后 in 皇后). It tells the script only if
    the character set of the other one, Big5 or GB 2312, has no place for it.
    """
    return _foreign("STCharacters", "big5"), _foreign("TSCharacters", "gb2312")


def _foreign(name: str, charset: str) -> _Telling:
    """The characters that change by this dictionary and that the other script's character set does not have."""
    changing = (old for old, new in dictionary(name).items() if old != new)
    only = frozenset(character for character in changing if not character.encode(charset, "ignore"))
    return _Telling(only, re.compile(one_of([*(c for c in only if c <= "\uffff"), BEYOND])))
