"""Finds the terms of texts, for each of which the search index has lists.

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
from jianbao.text.characters import EVERY_CODE, codes

Occurrences = npt.NDArray[np.uint64]
"""Occurrences of terms, sorted. Each is one number, made of the term's two characters, the field, the article, and the
place in the field modulo `CYCLE`. A single character has no second one, and 0 for its place in any article."""

CYCLE = 32
"""How many places are distinguished: as many as there are bits in a number that JavaScript can rotate."""

FIELDS = 3

END = "\n"
"""Stands between the blocks of a text, and for the second character in a term of one character."""

PLACE_BITS, DOCUMENT_BITS, FIELD_BITS, CHARACTER_BITS = 5, 21, 2, 18

DOCUMENT = PLACE_BITS
FIELD = DOCUMENT + DOCUMENT_BITS
SECOND = FIELD + FIELD_BITS
FIRST = SECOND + CHARACTER_BITS
"""How many bits stand below each part of an occurrence; the place has the lowest ones. All of Unicode's letters fit."""

_MARK = re.compile(r"[\W_]")


@dataclass(frozen=True, slots=True)
class Alphabet:
    """The characters of which keys consist, numbered from 1 in the order of their code points; `END` is 0."""

    codes: Ints
    """The code point of each character, by its number."""
    numbers: Ints
    """The number of each character, by its code point."""
    letters: npt.NDArray[np.bool_]
    """Whether a character is a letter or a digit, by its number."""

    def term(self, occurrence: np.uint64) -> str:
        """The term of an occurrence, always as two characters: the second of a single one's is `END`."""
        both_numbers = int(occurrence) >> SECOND
        return "".join(chr(self.codes[number]) for number in divmod(both_numbers, 1 << CHARACTER_BITS))


def make_alphabet(characters: Iterable[str]) -> Alphabet:
    """The alphabet of keys that consist of these characters."""
    in_order = [END, *sorted({*characters} - {END})]
    codes = np.array(list(map(ord, in_order)), np.int64)
    numbers = np.zeros(EVERY_CODE, np.int64)
    numbers[codes] = np.arange(len(codes))
    return Alphabet(codes, numbers, np.array([not _MARK.match(character) for character in in_order]))


def marks_among(characters: Iterable[str]) -> str:
    """Those of these characters that are neither letters nor digits.

    >>> marks_among("郑凯a1，\\" ")
    ' "，'
    """
    return "".join(sorted(filter(_MARK.match, characters)))


def read_terms(texts: Sequence[Sequence[str]], first: int, alphabet: Alphabet) -> Occurrences:
    """The occurrences of terms in articles that are numbered from ``first``, each once. Of each article, ``texts`` has
    the keys of its `FIELDS`, with `END` between blocks.

    >>> alphabet = make_alphabet("桥通了")
    >>> [alphabet.term(occurrence).strip() for occurrence in read_terms([("桥通了", "", "通了")], 0, alphabet)]
    ['了', '了', '桥', '桥通', '通', '通', '通了', '通了']
    """
    lengths = np.array([len(text) + 1 for fields in texts for text in fields], np.int64)
    joined = "".join(text + END for fields in texts for text in fields)
    characters = alphabet.numbers[codes(joined)]
    text_of_each = np.repeat(np.arange(len(lengths)), lengths)
    field, article = text_of_each % FIELDS, first + text_of_each // FIELDS
    place = np.arange(len(characters)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    singles = (characters << FIRST) | (field << FIELD) | (article << DOCUMENT)
    is_letter = alphabet.letters[characters]
    starts = np.flatnonzero(is_letter[:-1] & is_letter[1:])
    pairs = singles[starts] | (characters[starts + 1] << SECOND) | (place[starts] % CYCLE)
    # The highest bit may belong to a character, so it must not be read as a sign.
    occurrences = np.concatenate([singles[characters > 0], pairs]).view(np.uint64)
    occurrences.sort()
    return occurrences[is_new(occurrences)]


def is_new(numbers: npt.NDArray[np.uint64]) -> npt.NDArray[np.bool_]:
    """For each of these numbers, whether it differs from the one before."""
    new = np.ones(len(numbers), np.bool_)
    new[1:] = numbers[1:] != numbers[:-1]
    return new
