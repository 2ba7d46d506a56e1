"""Finds the words of a dictionary in a text and replaces them: one step of a conversion between scripts.

It finds what OpenCC's pure Python package finds, but by an index and several times as fast. A word is replaced by one
of the same length, so an offset in the text is the same offset in the result.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import reduce
from itertools import repeat
from operator import add

import numpy as np

from jianbao.text.characters import Translation, codes

LONG = 800
"""From so many characters on, it is faster to look up hashes for a whole text at once than its pairs one by one."""

TABLE_SIZE = 2**20
"""How many hashes there are; a dictionary has some ten thousand words."""

_FACTOR = 40503
"""Multiplier of the hashes, as in `WordStarts`."""

WordSpan = tuple[int, int]
"""Start and length of a stretch of a text."""


class Phrases:
    """A dictionary of words to find in a text.

    ``characters`` is what is done to characters in no word, if no other dictionary comes after this one. A word of
    which it makes the same as the dictionary does can then be passed over.
    """

    def __init__(self, table: Mapping[str, str], characters: Translation | None = None) -> None:
        self.table = table
        lengths: dict[str, set[int]] = {}
        for word in table:
            lengths.setdefault(word[:2], set()).add(len(word))
        # Most pairs of neighbouring characters begin no word at all: one look-up passes them over.
        self._lengths = {pair: tuple(sorted(sizes, reverse=True)) for pair, sizes in lengths.items()}
        # By the hash of a pair of characters: the length of the longest word that may begin with it.
        self._longest = np.zeros(TABLE_SIZE, np.int64)
        for pair, sizes in self._lengths.items():
            self._longest[_hash(pair)] = max(self._longest[_hash(pair)], *sizes)
        # By the hash of a word: whether it may be in the dictionary, and whether it may be one that changes something.
        self._is_word = np.zeros(TABLE_SIZE, np.bool_)
        self._is_word[[_hash(word) for word in table]] = True
        changing = (word for word, new in table.items() if characters is None or characters(word) != new)
        self._is_changing = np.zeros(TABLE_SIZE, np.bool_)
        self._is_changing[[_hash(word) for word in changing]] = True

    def find(self, text: str) -> list[WordSpan]:
        """All words in the text that change something: the longest first, words of one length from the left."""
        return self._in_table(text, self._candidates(text))

    def words_in(self, text: str) -> set[str]:
        """The words that `find` finds, without their places."""
        return {text[start : start + length] for start, length in self._candidates(text)} & self.table.keys()

    def find_all(self, text: str) -> list[WordSpan]:
        """All words in the text, also those that change nothing, in the same order as those of `find`."""
        return self._in_table(text, self._by_pairs(text))

    def _in_table(self, text: str, candidates: Iterator[WordSpan]) -> list[WordSpan]:
        """The candidates that are words of the dictionary: the longest first, those of one length from the left."""
        # A slice that runs over the end of the text is cut short, and would be taken for a shorter word.
        words = [
            (-length, start)
            for start, length in candidates
            if start + length <= len(text) and text[start : start + length] in self.table
        ]
        return [(start, -length) for length, start in sorted(words)]

    def _candidates(self, text: str) -> Iterator[WordSpan]:
        """Stretches of the text that may be words that change something; all of these are among them."""
        return self._by_hashes(text) if len(text) >= LONG else self._by_pairs(text)

    def _by_pairs(self, text: str) -> Iterator[WordSpan]:
        """Stretches of the text that may be words, by their first two characters."""
        lengths_at = map(self._lengths.get, map(add, text, text[1:]))
        return ((start, length) for start, lengths in enumerate(lengths_at) if lengths for length in lengths)

    def _by_hashes(self, text: str) -> Iterator[WordSpan]:
        """Stretches of the text that may be words, by their hashes, for the whole text at once.

        A word is left out if it overlaps no other and its characters, each by itself, become the same: most do.
        """
        characters = codes(text).astype(np.int64)
        starts = np.arange(len(characters) - 1)
        hashes = (characters[:-1] * _FACTOR + characters[1:]) % TABLE_SIZE
        longest = self._longest[hashes]
        borders = np.zeros(len(characters) + 1, np.int64)  # words that begin at an offset, less those that end there
        words = []
        for length in range(2, int(longest.max()) + 1):
            fits = (longest >= length) & (starts + length <= len(characters))
            starts, longest, hashes = starts[fits], longest[fits], hashes[fits]
            if length > 2:
                hashes = (hashes * _FACTOR + characters[starts + length - 1]) % TABLE_SIZE
            is_word = self._is_word[hashes]
            borders[starts[is_word]] += 1
            borders[starts[is_word] + length] -= 1
            words.append((length, starts[is_word], self._is_changing[hashes[is_word]]))
        # How many characters before each offset stand in two words or more.
        overlapped = np.concatenate([[0], np.cumsum(np.cumsum(borders) > 1)])
        for length, word_starts, is_changing in words:
            overlaps = overlapped[word_starts + length] > overlapped[word_starts]
            yield from zip(word_starts[is_changing | overlaps].tolist(), repeat(length))


def _hash(word: str) -> int:
    """The hash of a word: the same as `Phrases._by_hashes` computes for a stretch of a text."""
    return reduce(lambda before, character: (before * _FACTOR + ord(character)) % TABLE_SIZE, word, 0)


class Stage:
    """One step of an OpenCC conversion: words first, then the remaining characters one by one.

    Of words that overlap, one of an earlier dictionary is replaced rather than one of a later; within a dictionary the
    longer word; of two words of one length the one further left. The package has the same order.
    """

    def __init__(self, dictionaries: tuple[Phrases, ...], characters: Translation) -> None:
        self._dictionaries = dictionaries
        self._characters = characters

    def after(self, *dictionaries: Phrases) -> Stage:
        """This stage with more dictionaries before its own, whose words take precedence."""
        return Stage((*dictionaries, *self._dictionaries), self._characters)

    def covered(self, text: str) -> bytearray:
        """For each character of the text 1 if it stands in a word, which then decides what becomes of it; else 0."""
        is_taken = bytearray(len(text))
        for words in self._dictionaries:
            for start, length in words.find_all(text):
                if is_taken.find(1, start, start + length) < 0:
                    is_taken[start : start + length] = b"\1" * length
        return is_taken

    def __call__(self, text: str) -> str:
        if not self._dictionaries:
            return self._characters(text)
        converted = list(self._characters(text))
        is_taken = bytearray(len(text))
        for words in self._dictionaries:
            for start, length in words.find(text):
                end = start + length
                if is_taken.find(1, start, end) < 0:
                    converted[start:end] = words.table[text[start:end]]
                    is_taken[start:end] = b"\1" * length
        return "".join(converted)
