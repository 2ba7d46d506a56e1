"""The words and characters by which names of people are recognised, from ``data/person_words.tsv``, in forms that are
quick to search."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from jianbao.parse.lexicon import surnames
from jianbao.parse.lexicon import words as common_words
from jianbao.parse.names import NO_LAST
from jianbao.text.characters import EVERY_HAN
from jianbao.text.data import cells

MARKS = frozenset("，。、；：！？（）“”「」『』【】《》〈〉…—·•,.;:!?()\"'|/／* 　\n■●◆△▲□○◇★☆▶┃")
"""Characters that end what stood before them."""

LINKS = frozenset("和及与对向由被为跟同给让请像是")
"""Words of one character that a name may follow."""

VERB = re.compile(f"[{EVERY_HAN}]了(?![解结却])|致(?:以|[{EVERY_HAN}]{{0,8}}?[辞词信电函谢敬歉])")
"""Matches where a character that might end a name is a verb: 叶子落了, 进了球; 致辞, 致闭幕词, 致以问候."""

PASSING = re.compile("站[在着起出到立了上]|路过")
"""Matches words for what somebody does that begin like a place: 李广才站在地头."""

ELSEWHERE = re.compile(
    rf"(?<=[{EVERY_HAN}][县市区镇乡村]长)(?<!县县长|市市长|区区长|镇镇长|乡乡长|村村长)(?<![副原前任].长)"
    rf"[{EVERY_HAN}](?:[东西南北中]?[路街]|[镇乡村]|大[桥道街]|新村)"
)
"""Matches where a place in a place looks like an office and a name: 青禾县长安镇, 青禾市长江大桥; not 青禾县县长."""

KINDS_BEFORE = ("title", "role", "sort", "kin", "call")
"""Kinds of words that stand before a name."""

KINDS_BEHIND = ("honour", "near", "says", "age", "does")
"""Kinds of words that stand behind a name, those that say most first."""


@dataclass(frozen=True, slots=True)
class Words:
    """A set of words, in a form in which it is quick to find the one that ends or begins at an offset of a text."""

    all: frozenset[str]
    ends: Mapping[str, tuple[int, ...]]
    """Lengths of the words, by their last character; the longest first."""
    starts: Mapping[str, tuple[int, ...]]
    """Lengths of the words, by their first character; the longest first."""

    def ending_at(self, text: str, at: int) -> str:
        """The longest of the words that ends at an offset; empty if none does.

        >>> make_words(["书记", "支部书记"]).ending_at("村支部书记李娜", 5)
        '支部书记'
        """
        for length in self.ends.get(text[at - 1], ()) if at else ():
            if length <= at and text[at - length : at] in self.all:
                return text[at - length : at]
        return ""

    def beginning_at(self, text: str, at: int) -> str:
        """The longest of the words that begins at an offset; empty if none does.

        >>> make_words(["说", "告诉"]).beginning_at("李娜告诉我", 2)
        '告诉'
        """
        for length in self.starts.get(text[at : at + 1], ()):
            if text[at : at + length] in self.all:
                return text[at : at + length]
        return ""


@dataclass(frozen=True, slots=True)
class Kinds:
    """Words of the `KINDS_BEHIND`, in a form in which it is quick to find the kind of one that begins at an offset."""

    words: Mapping[str, int]
    """The kind of each word, as its place in `KINDS_BEHIND`; the first one if it is of several."""
    starts: Mapping[str, tuple[int, ...]]
    """Lengths of the words, by their first character."""

    def kind_at(self, text: str, at: int) -> str:
        """The first of the `KINDS_BEHIND` that has a word beginning at an offset; empty if none has.

        >>> person_words().behind.kind_at("李娜同志说", 2), person_words().behind.kind_at("李娜桥", 2)
        ('honour', '')
        """
        first = len(KINDS_BEHIND)
        for length in self.starts.get(text[at : at + 1], ()):
            first = min(first, self.words.get(text[at : at + length], first))
        return KINDS_BEHIND[first] if first < len(KINDS_BEHIND) else ""


def make_words(words: Iterable[str]) -> Words:
    """A set of these words that can be searched."""
    distinct = frozenset(words)
    ends, starts = defaultdict[str, set[int]](set), defaultdict[str, set[int]](set)
    for word in distinct:
        ends[word[-1]].add(len(word))
        starts[word[0]].add(len(word))
    return Words(distinct, _longest_first(ends), _longest_first(starts))


def _longest_first(lengths: Mapping[str, set[int]]) -> Mapping[str, tuple[int, ...]]:
    """The lengths of the words under each character, the longest first."""
    return {character: tuple(sorted(sizes, reverse=True)) for character, sizes in lengths.items()}


@dataclass(frozen=True, slots=True)
class PersonWords:
    """All these words and characters. In the modules about people, ``w`` is the one that `person_words` gives."""

    before: Words
    """Words that stand before a name, also the names of those who sign (``press``)."""
    kinds: Mapping[str, str]
    """The kind of each word in ``before``: title, role, sort, kin, call, press."""
    behind: Kinds
    """Words that stand behind a name."""
    does: Words
    """Those for what people do, but things as well."""
    verb: frozenset[str]
    """Characters before which 和 is the end of a name, and hardly ever the word for "and": 张永和是."""
    titles: frozenset[str]
    """Words of two characters that stand behind a surname in place of the given name: 王书记, 李先生."""
    single: frozenset[str]
    """Surnames of one character."""
    compound: frozenset[str]
    """Surnames of two characters."""
    surname: Mapping[str, str]
    """How seldom a surname of one character is something else: firm, common, weak, rarely. Others are not listed."""
    given: frozenset[str]
    """Characters that are frequent in given names."""
    telling: frozenset[str]
    """Those of ``given`` that occur in few other words."""
    foreign: frozenset[str]
    """Characters with which foreign names are written; some stand in Chinese names, too."""
    thing: frozenset[str]
    """Pairs of characters that occur in no name."""
    alone: frozenset[str]
    """Characters that are no given name by themselves: 张女, 谢家."""
    last: frozenset[str]
    """Characters with which no given name ends."""
    never: frozenset[str]
    """Characters that occur in no given name."""
    common: frozenset[str]
    """Common words of two characters."""
    starts: re.Pattern[str]
    """Where a name may begin: at a surname behind a mark or a word for people, or shortly before such a word."""


@cache
def person_words() -> PersonWords:
    """The words of ``data/person_words.tsv``, with the surnames and the common words of other tables."""
    words = _by_kind()
    single, compound = surnames()
    single = single.union(_characters(words, "rare"))
    kinds = {word: kind for kind in (*KINDS_BEFORE, "press") for word in words[kind]}
    given = _characters(words, "given")
    behind = {word: nth for nth in reversed(range(len(KINDS_BEHIND))) for word in words[KINDS_BEHIND[nth]]}
    return PersonWords(
        before=make_words(kinds),
        kinds=kinds,
        behind=Kinds(behind, make_words(behind).starts),
        does=make_words(words["does"]),
        verb=_characters(words, "verb"),
        titles=frozenset(
            word for kind in (*KINDS_BEFORE[:3], "honour", "polite") for word in words[kind] if len(word) == 2
        ),
        single=single,
        compound=compound,
        surname={name: kind for kind in ("rarely", "weak", "common", "firm") for name in _characters(words, kind)},
        given=given,
        telling=_characters(words, "telling"),
        foreign=_characters(words, "foreign"),
        thing=frozenset(words["thing"]),
        alone=_characters(words, "alone"),
        last=NO_LAST | _characters(words, "last"),
        never=_characters(words, "never") - given,
        common=frozenset(first + second for first, seconds in common_words().items() for second in seconds),
        starts=_starts(words, single | {name[0] for name in compound}, given),
    )


def _starts(words: Mapping[str, list[str]], first: frozenset[str], given: frozenset[str]) -> re.Pattern[str]:
    """The pattern `PersonWords.starts`. It begins with the class of ``first`` characters of surnames, so that ``re`` is
    quick to pass over other text.

    Behind a mark, more must speak for a name than behind a word for people.
    """
    word_end = _class({word[-1] for kind in (*KINDS_BEFORE, "press") for word in words[kind]})
    mark, sure_surname = _class(MARKS | LINKS | {"的"}), _class(first - _characters(words, "rarely"))
    not_given = _class(_characters(words, "never") - given)
    behind = sorted({word for kind in ("says", "honour", "near") for word in words[kind]}, key=lambda w: (-len(w), w))
    behind_first = {word[0] for kind in ("says", "honour", "near", "does", "age") for word in words[kind]} | {
        "的",
        "等",
    }
    ways = (
        # Behind a word for people.
        rf"(?<={word_end}.)(?!{not_given})(?=[{EVERY_HAN}])",
        # Behind a mark, or at the beginning of the text.
        rf"(?:(?<={mark}{sure_surname})|(?<=\A.))(?={_class(given)}(?:{_class(given | MARKS | behind_first)}|\Z))",
        # Before a word for people. The class of first characters saves trying all the words at most places.
        rf"(?!{not_given})(?=[{EVERY_HAN}]{{1,2}}(?={_class({word[0] for word in behind})})(?:{'|'.join(behind)}))",
    )
    return re.compile(f"{_class(first)}(?:{'|'.join(ways)})", re.DOTALL)


def _class(characters: Iterable[str]) -> str:
    """A class of a pattern that matches one of these characters."""
    return f"[{re.escape(''.join(sorted(characters)))}]"


def _characters(words: Mapping[str, list[str]], kind: str) -> frozenset[str]:
    """The characters that the table lists under a kind."""
    return frozenset("".join(words[kind]))


def _by_kind() -> Mapping[str, list[str]]:
    """The words of the table, by their kind."""
    words_by_kind: defaultdict[str, list[str]] = defaultdict(list)
    for kind, words in cells("person_words.tsv")[1:]:
        words_by_kind[kind].extend(words.split())
    return words_by_kind
