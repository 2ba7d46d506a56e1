"""Reads the terms of texts, for each of which the search index has lists.

A term is a single character, or a pair of letters side by side. No dictionary decides what a word is, so index and
query cannot disagree about it.

For a pair the index tells field, article and place *modulo* `CYCLE`: the pairs of a phrase must stand as many places
apart as in the phrase. The lowest bits of a place are kept, not the highest: words of one subject stand close together,
and the highest bits would not tell their places apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from jianbao.site.index.bits import Ints
from jianbao.text.characters import codes

PackedTerms = npt.NDArray[np.uint64]
"""Sorted terms, each with where it stands, as one number: two characters, field, article, place."""

CYCLE = 32
"""How many places are told apart: as many as the bits of a word that JavaScript can rotate."""

FIELDS = 3

END = "\n"
"""Stands between the blocks of a text, and in a term in place of the second character of a pair."""

PLACE_BITS, DOCUMENT_BITS, FIELD_BITS, CHARACTER_BITS = 5, 21, 2, 18

DOCUMENT = PLACE_BITS
FIELD = DOCUMENT + DOCUMENT_BITS
SECOND = FIELD + FIELD_BITS
FIRST = SECOND + CHARACTER_BITS
"""How many bits stand below each part of a word. All of Unicode's letters fit."""

_MARK = re.compile(r"[\W_]")


@dataclass(frozen=True, slots=True)
class Alphabet:
    """The characters that keys consist of, numbered from 1 in the order of their codes; `END` is 0."""

    codes: Ints
    numbers: Ints
    """The number of each character, by its code."""
    letters: npt.NDArray[np.bool_]
    """Whether each number's character is a letter or a digit."""

    def term(self, word: np.uint64) -> str:
        pair = int(word) >> SECOND
        return "".join(chr(self.codes[n]) for n in divmod(pair, 1 << CHARACTER_BITS))


def make_alphabet(characters: Iterable[str]) -> Alphabet:
    """The alphabet of keys that consist of these characters."""
    in_order = [END, *sorted({*characters} - {END})]
    codes = np.array([ord(c) for c in in_order], np.int64)
    numbers = np.zeros(0x110000, np.int64)
    numbers[codes] = np.arange(len(codes))
    return Alphabet(codes, numbers, np.array([not _MARK.match(c) for c in in_order]))


def marks_among(characters: Iterable[str]) -> str:
    """Those of the characters that are neither letter nor digit.

    >>> marks_among("郑凯a1，\\" ")
    ' "，'
    """
    return "".join(sorted(filter(_MARK.match, characters)))


def read_terms(texts: Sequence[Sequence[str]], first: int, alphabet: Alphabet) -> PackedTerms:
    """The terms of articles that are numbered from ``first``. ``texts``: of each the keys of its `FIELDS`, with `END`
    between blocks.

    >>> alphabet = make_alphabet("桥通了")
    >>> [alphabet.term(word).strip() for word in read_terms([("桥通了", "", "通了")], 0, alphabet)]
    ['了', '了', '桥', '桥通', '通', '通', '通了', '通了']
    """
    lengths = np.array([len(text) + 1 for fields in texts for text in fields], np.int64)
    joined = "".join(text + END for fields in texts for text in fields)
    numbers = alphabet.numbers[codes(joined)]
    owner = np.repeat(np.arange(len(lengths)), lengths)
    place = np.arange(len(numbers)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    begun = (numbers << FIRST) | ((owner % FIELDS) << FIELD) | ((first + owner // FIELDS) << DOCUMENT)
    letters = alphabet.letters[numbers]
    pairs = np.flatnonzero(letters[:-1] & letters[1:])
    paired = begun[pairs] | (numbers[pairs + 1] << SECOND) | (place[pairs] % CYCLE)
    # The highest bit of a word may be a character's: no sign.
    words = np.concatenate([begun[numbers > 0], paired]).view(np.uint64)
    words.sort()
    return words[is_new(words)]


def is_new(words: PackedTerms) -> npt.NDArray[np.bool_]:
    """Whether each word differs from the one before."""
    new = np.ones(len(words), np.bool_)
    new[1:] = words[1:] != words[:-1]
    return new
