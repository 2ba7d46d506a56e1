"""The words and characters that show a person's name, from ``data/person_words.tsv``, in forms quick to search."""

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
"""Which character that a name might end in is what its bearer does: 叶子落了, 进了球; 致辞, 致闭幕词, 致以问候."""

PASSING = re.compile("站[在着起出到立了上]|路过")
"""What somebody does, though it begins like a place: 李广才站在地头."""

ELSEWHERE = re.compile(
    rf"(?<=[{EVERY_HAN}][县市区镇乡村]长)(?<!县县长|市市长|区区长|镇镇长|乡乡长|村村长)(?<![副原前任].长)"
    rf"[{EVERY_HAN}](?:[东西南北中]?[路街]|[镇乡村]|大[桥道街]|新村)"
)
"""What may be an office and a name, and a place in a place: 青禾县长安镇, 青禾市长江大桥; but not 青禾县县长."""

KINDS_BEFORE = ("title", "role", "sort", "kin", "call")
"""Kinds of words that stand before a name."""

KINDS_BEHIND = ("honour", "near", "says", "age", "does")
"""Kinds of words that stand behind it; what tells most comes first."""


@dataclass(frozen=True, slots=True)
class Words:
    """A set of words, to find which of them ends or begins at an offset of a text."""

    all: frozenset[str]
    ends: Mapping[str, tuple[int, ...]]
    """Lengths of the words by their last character, the longest first."""
    starts: Mapping[str, tuple[int, ...]]
    """The same by their first character."""

    def before(self, text: str, at: int) -> str:
        """The longest of the words that ends at an offset; empty if none does.

        >>> make_words(["书记", "支部书记"]).before("村支部书记李娜", 5)
        '支部书记'
        """
        for length in self.ends.get(text[at - 1], ()) if at else ():
            if length <= at and text[at - length : at] in self.all:
                return text[at - length : at]
        return ""

    def behind(self, text: str, at: int) -> str:
        """The longest of the words that begins at an offset; empty if none does.

        >>> make_words(["说", "告诉"]).behind("李娜告诉我", 2)
        '告诉'
        """
        for length in self.starts.get(text[at : at + 1], ()):
            if text[at : at + length] in self.all:
                return text[at : at + length]
        return ""


@dataclass(frozen=True, slots=True)
class Kinds:
    """Words of several kinds that begin at an offset, all looked for at once."""

    words: Mapping[str, int]
    """The kind of each, as its place in `KINDS_BEHIND`; where it has several, the first."""
    starts: Mapping[str, tuple[int, ...]]
    """Lengths of the words by their first character."""

    def kind(self, text: str, at: int) -> str:
        """The first kind of `KINDS_BEHIND` of which a word begins at an offset; empty if none does.

        >>> person_words().behind.kind("李娜同志说", 2), person_words().behind.kind("李娜桥", 2)
        ('honour', '')
        """
        first = len(KINDS_BEHIND)
        for n in self.starts.get(text[at : at + 1], ()):
            first = min(first, self.words.get(text[at : at + n], first))
        return KINDS_BEHIND[first] if first < len(KINDS_BEHIND) else ""


def make_words(words: Iterable[str]) -> Words:
    distinct = frozenset(words)
    ends, starts = defaultdict[str, set[int]](set), defaultdict[str, set[int]](set)
    for word in distinct:
        ends[word[-1]].add(len(word))
        starts[word[0]].add(len(word))
    return Words(distinct, _longest_first(ends), _longest_first(starts))


def _longest_first(lengths: Mapping[str, set[int]]) -> Mapping[str, tuple[int, ...]]:
    return {character: tuple(sorted(found, reverse=True)) for character, found in lengths.items()}


@dataclass(frozen=True, slots=True)
class PersonWords:
    before: Words
    """What stands before a name, and what stands before those who sign (``press``)."""
    kinds: Mapping[str, str]
    """The kind of each of these: title, role, sort, kin, call, press."""
    behind: Kinds
    does: Words
    verb: frozenset[str]
    """Characters that follow 和 as the end of a name, and hardly ever as a word."""
    titles: frozenset[str]
    """Words of two characters that follow a surname where the given name is not told: 王书记, 李先生."""
    single: frozenset[str]
    compound: frozenset[str]
    surname: Mapping[str, str]
    """Single surnames by how seldom they are something else: firm, common, weak, rarely."""
    given: frozenset[str]
    telling: frozenset[str]
    """Characters of ``given`` that stand in few other words."""
    foreign: frozenset[str]
    thing: frozenset[str]
    """Pairs of characters that are in no name."""
    alone: frozenset[str]
    """Characters that are no given name by themselves: 张女, 谢家."""
    last: frozenset[str]
    """Characters that no given name ends in."""
    never: frozenset[str]
    words: frozenset[str]
    """Common words of two characters."""
    starts: re.Pattern[str]
    """Where a name may begin: a surname behind a word that is told of people or a mark, or shortly before one."""


@cache
def person_words() -> PersonWords:
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
        surname={c: kind for kind in ("rarely", "weak", "common", "firm") for c in _characters(words, kind)},
        given=given,
        telling=_characters(words, "telling"),
        foreign=_characters(words, "foreign"),
        thing=frozenset(words["thing"]),
        alone=_characters(words, "alone"),
        last=NO_LAST | _characters(words, "last"),
        never=_characters(words, "never") - given,
        words=frozenset(first + second for first, seconds in common_words().items() for second in seconds),
        starts=_starts(words, single | {name[0] for name in compound}, given),
    )


def _starts(words: Mapping[str, list[str]], first: frozenset[str], given: frozenset[str]) -> re.Pattern[str]:
    """One class of characters first: a regular expression is quick at passing over what does not begin so.

    Behind a mark a name needs more that speaks for it than behind a word that is told of people.
    """
    role = _class({word[-1] for kind in (*KINDS_BEFORE, "press") for word in words[kind]})
    mark, sure = _class(MARKS | LINKS | {"的"}), _class(first - _characters(words, "rarely"))
    may = _class(_characters(words, "never") - given)
    told = sorted({word for kind in ("says", "honour", "near") for word in words[kind]}, key=lambda w: (-len(w), w))
    next_to = {word[0] for kind in ("says", "honour", "near", "does", "age") for word in words[kind]} | {"的", "等"}
    ways = (
        rf"(?<={role}.)(?!{may})(?=[{EVERY_HAN}])",
        rf"(?:(?<={mark}{sure})|(?<=\A.))(?={_class(given)}(?:{_class(given | MARKS | next_to)}|\Z))",
        # The class of first characters keeps most places from a try of all the words.
        rf"(?!{may})(?=[{EVERY_HAN}]{{1,2}}(?={_class({word[0] for word in told})})(?:{'|'.join(told)}))",
    )
    return re.compile(f"{_class(first)}(?:{'|'.join(ways)})", re.DOTALL)


def _class(characters: Iterable[str]) -> str:
    return f"[{re.escape(''.join(sorted(characters)))}]"


def _characters(words: Mapping[str, list[str]], kind: str) -> frozenset[str]:
    return frozenset("".join(words[kind]))


def _by_kind() -> Mapping[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for kind, words in cells("person_words.tsv")[1:]:
        found[kind].extend(words.split())
    return found
