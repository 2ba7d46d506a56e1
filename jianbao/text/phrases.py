"""Finding the words of a dictionary in a text, and putting others for them: one step of a conversion.

It is the search that OpenCC's pure Python package does, over an index, so that it is several times as fast. Nothing
changes its length: an offset in the text is the same offset in what comes out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import reduce
from itertools import repeat
from operator import add

import numpy as np

from jianbao.text.characters import Translation, codes

LONG = 800
"""Characters from which on hashes of a whole text are looked up sooner than pair after pair."""

_SIEVE = 2**20
"""So many hashes are told apart; a dictionary has some ten thousand words."""

_FACTOR = 40503


class Phrases:
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
        return self._words(text, self._sifted(text) if len(text) >= LONG else self._begun(text))

    def words_in(self, text: str) -> set[str]:
        """The words that `find` finds, each once."""
        begun = self._sifted(text) if len(text) >= LONG else self._begun(text)
        return {text[start : start + length] for start, length in begun} & self.table.keys()

    def find_all(self, text: str) -> list[tuple[int, int]]:
        """Start and length of every word in the text, also of those that change nothing."""
        return self._words(text, self._begun(text))

    def _words(self, text: str, begun: Iterator[tuple[int, int]]) -> list[tuple[int, int]]:
        # A slice that runs over the end is cut short, and would be taken for a shorter word.
        found = [
            (-length, start)
            for start, length in begun
            if start + length <= len(text) and text[start : start + length] in self.table
        ]
        return [(start, -length) for length, start in sorted(found)]

    def _begun(self, text: str) -> Iterator[tuple[int, int]]:
        """Where a word may begin, by its first two characters, and how long it may be."""
        pairs = map(self._lengths.get, map(add, text, text[1:]))
        return ((start, length) for start, lengths in enumerate(pairs) if lengths for length in lengths)

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


class Stage:
    """One step of an OpenCC conversion: words first, then whatever is left, character by character.

    Of words that overlap, one of an earlier dictionary goes before one of a later, a longer before a shorter,
    and one further left before one further right. That is the package's order, too.
    """

    def __init__(self, dictionaries: tuple[Phrases, ...], characters: Translation) -> None:
        self._dictionaries = dictionaries
        self._characters = characters

    def after(self, *dictionaries: Phrases) -> Stage:
        """This stage, with dictionaries that go before all words."""
        return Stage((*dictionaries, *self._dictionaries), self._characters)

    def covered(self, text: str) -> bytearray:
        """For each character whether a word decides what becomes of it: 1 or 0."""
        taken = bytearray(len(text))
        for words in self._dictionaries:
            for start, length in words.find_all(text):
                if taken.find(1, start, start + length) < 0:
                    taken[start : start + length] = b"\1" * length
        return taken

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
