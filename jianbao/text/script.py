"""Simplified and Traditional: which script a text is in, and the text in the other one.

Conversion uses the dictionaries that OpenCC's pure Python package ships: ``tw2s`` reads Traditional,
``s2tw`` publishes it (``s2t`` writes 爲 裏 羣, which no newspaper prints). The package's own matcher is exact
but slow, so `_Stage` does the same search over an index; the tests hold the two equal. Everything here keeps
the length of the text: an offset in one edition is the same offset in the other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, reduce
from importlib import resources
from itertools import repeat
from operator import add

import numpy as np

from jianbao.model import Script
from jianbao.text.characters import BEYOND, LONG, Replacing, Translation, codes, one_of


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


@dataclass(frozen=True, slots=True)
class _Telling:
    """Characters that only one script has."""

    only: frozenset[str]
    pattern: re.Pattern[str]
    """Finds them all, and some that are none of them."""

    def stands_in(self, text: str) -> int:
        """Whether one of them does: 1 or 0."""
        return int(any(found[0] in self.only for found in self.pattern.finditer(text)))

    def count(self, text: str) -> int:
        """How many different ones do."""
        return len(self.only.intersection(self.pattern.findall(text)))


class Converter:
    """Puts paragraphs into a wanted script.

    ``protected`` are names of people and places, in Simplified. No word is found across their ends, and a
    surname such as 于 or 范 is not read as the word that is spelt the same: ``data/convert.tsv`` decides.

    >>> Converter().convert("干部于建国在范庄下发口罩", Script.HANT)
    '幹部於建國在範莊下發口罩'
    >>> Converter(["于建国", "范庄"]).convert("干部于建国在范庄下发口罩", Script.HANT)
    '幹部于建國在范莊下發口罩'
    """

    def __init__(self, protected: Iterable[str] = ()) -> None:
        names = sorted({name for name in protected if len(name) > 1})
        self.protected = _Phrases({name: _print_name(name) for name in names}) if names else None

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
        if to is Script.HANS:
            return _run(_to_simplified(), text)
        first, *rest = _to_traditional()
        if self.protected is not None:
            first = first.after(self.protected)
        return _run((first, *rest), text)


_SIEVE = 2**20
"""So many hashes are told apart; a dictionary has some ten thousand words."""

_FACTOR = 40503


class _Phrases:
    """A dictionary of words to find in a text. ``characters``: what is done to what stands in no word, if these
    words come last."""

    def __init__(self, table: Mapping[str, str], characters: Translation | None = None) -> None:
        self.table = table
        lengths: dict[str, set[int]] = {}
        for word in table:
            lengths.setdefault(word[:2], set()).add(len(word))
        # Most pairs of neighbours in a text begin no word at all: one look-up passes them over.
        self._lengths = {pair: tuple(sorted(found, reverse=True)) for pair, found in lengths.items()}
        self._sieve = np.zeros(_SIEVE, np.bool_)
        self._longest = np.zeros(_SIEVE, np.int64)
        for pair, found in self._lengths.items():
            self._longest[_hash(pair)] = max(self._longest[_hash(pair)], *found)
        self._sieve[[_hash(word) for word in table]] = True
        self._telling = np.zeros(_SIEVE, np.bool_)
        self._telling[[_hash(w) for w, other in table.items() if characters is None or characters(w) != other]] = True

    def find(self, text: str) -> list[tuple[int, int]]:
        """Start and length of every word that matters in the text, longest first, then from the left."""
        begun = self._sifted(text) if len(text) >= LONG else self._begun(text)
        # A slice that runs over the end is cut short, and would be taken for a shorter word.
        found = [
            (-length, start)
            for start, length in begun
            if start + length <= len(text) and text[start : start + length] in self.table
        ]
        return [(start, -length) for length, start in sorted(found)]

    def _begun(self, text: str) -> Iterator[tuple[int, int]]:
        """Where a word may begin, by its first two characters, and how long it may be."""
        for start, lengths in enumerate(map(self._lengths.get, map(add, text, text[1:]))):
            for length in lengths or ():
                yield start, length

    def _sifted(self, text: str) -> Iterator[tuple[int, int]]:
        """The same for all of a text at once, by hashes of all that a word could be. A word that overlaps no other,
        and of which the characters alone become the same, is left out: most are such."""
        each = codes(text).astype(np.int64)
        starts = np.arange(len(each) - 1)
        hashes = (each[:-1] * _FACTOR + each[1:]) % _SIEVE
        longest = self._longest[hashes]
        depth = np.zeros(len(each) + 1, np.int64)
        found = []
        for length in range(2, int(longest.max()) + 1):
            long = (longest >= length) & (starts + length <= len(each))
            starts, longest, hashes = starts[long], longest[long], hashes[long]
            if length > 2:
                hashes = (hashes * _FACTOR + each[starts + length - 1]) % _SIEVE
            words = self._sieve[hashes]
            depth[starts[words]] += 1
            depth[starts[words] + length] -= 1
            found.append((length, starts[words], self._telling[hashes[words]]))
        crowded = np.concatenate([[0], np.cumsum(np.cumsum(depth) > 1)])
        for length, places, telling in found:
            kept = telling | (crowded[places + length] > crowded[places])
            yield from zip(places[kept].tolist(), repeat(length))


def _hash(word: str) -> int:
    return reduce(lambda before, character: (before * _FACTOR + ord(character)) % _SIEVE, word, 0)


class _Stage:
    """One step of an OpenCC conversion: words first, then whatever is left, character by character.

    Of words that overlap, one of an earlier dictionary goes before one of a later, a longer before a shorter,
    and one further left before one further right. That is the package's order, too.
    """

    def __init__(self, dictionaries: tuple[_Phrases, ...], characters: Translation) -> None:
        self._dictionaries = dictionaries
        self._characters = characters

    def after(self, names: _Phrases) -> _Stage:
        """This stage, with names that go before all words."""
        return _Stage((names, *self._dictionaries), self._characters)

    def __call__(self, text: str) -> str:
        if not self._dictionaries:
            return self._characters(text)
        out = list(self._characters(text))
        taken = bytearray(len(text))
        for words in self._dictionaries:
            for start, length in words.find(text):
                end = start + length
                if taken.find(1, start, end) < 0:
                    out[start:end] = words.table[text[start:end]]
                    taken[start:end] = b"\1" * length
        return "".join(out)


def _run(stages: Iterable[Callable[[str], str]], text: str) -> str:
    for stage in stages:
        text = stage(text)
    return text


def _print_name(name: str) -> str:
    """A Simplified name in Traditional: by ``data/convert.tsv`` first, the rest like any text.

    >>> _print_name("余建军"), _print_name("余杭区"), _print_name("沈阳市")
    ('余建軍', '餘杭區', '瀋陽市')
    """
    listed = _listed_spellings()
    spans = sorted((text for text in listed if text in name), key=len, reverse=True)
    if not spans:
        return _run(_to_traditional(), name)
    before, _, after = name.partition(spans[0])
    return "".join((before and _print_name(before), listed[spans[0]], after and _print_name(after)))


@cache
def _listed_spellings() -> Mapping[str, str]:
    rows = resources.files("jianbao").joinpath("data/convert.tsv").read_text("utf-8").splitlines()
    return dict(row.split("\t")[:2] for row in rows if row and not row.startswith("#"))


@cache
def _dictionary(name: str) -> Mapping[str, str]:
    """One of OpenCC's files: a word, a tab, its spellings in the other script; the first spelling counts."""
    lines = resources.files("opencc").joinpath(f"dictionary/{name}.txt").read_text("utf-8").splitlines()
    pairs = (line.strip().split("\t") for line in lines)
    # The package cuts text at ．before it looks up words, so that its five foreign names with ．never match.
    return {word: spellings.split(" ")[0] for word, spellings in pairs if "．" not in word}


def _stage(phrases: str | None, characters: str) -> _Stage:
    alone = Translation(_dictionary(characters))
    words = (_Phrases(_dictionary(phrases), alone),) if phrases else ()
    return _Stage(words, alone)


@cache
def _to_simplified() -> tuple[_Stage, ...]:
    """The chain of the package's ``tw2s.json``."""
    return _stage("TWVariantsRevPhrases", "TWVariantsRev"), _stage("TSPhrases", "TSCharacters")


@cache
def _to_traditional() -> tuple[_Stage, ...]:
    """The chain of the package's ``s2tw.json``."""
    return _stage("STPhrases", "STCharacters"), _stage(None, "TWVariants")


@cache
def simpler() -> Mapping[str, str]:
    """The Simplified character for each that has one."""
    return {old: new for old, new in _dictionary("TSCharacters").items() if old != new}


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


def _foreign(dictionary: str, charset: str) -> _Telling:
    changed = (old for old, new in _dictionary(dictionary).items() if old != new)
    only = frozenset(character for character in changed if not character.encode(charset, "ignore"))
    return _Telling(only, re.compile(one_of([*(c for c in only if c <= "\uffff"), BEYOND])))
