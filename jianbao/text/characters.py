"""What is asked of single characters: which are Han, what replaces one of them, how wide a text is typed, and where in
a text words may begin, by their first characters.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from functools import reduce

import numpy as np
import numpy.typing as npt

Codes = npt.NDArray[np.uint32]
Sieve = npt.NDArray[np.bool_]

BEYOND = "\U00010000-\U0010ffff"
"""The span of all characters beyond 16 bits. ``re`` compares a character with those of a class one after the other, so
a class of many has this span instead, and what it finds is looked up.
"""

HAN_SPANS = r"\u3400-\u9fff\U00020000-\U0002ffff"
"""Han characters, for use inside a class of a pattern. 〇 is not among them; it is added where it is meant. What lies
between the blocks below U+10000 (the hexagrams) is taken along: no paper prints it, and a pattern with one span
compiles in two thirds of the time.
"""

HAN = f"[{HAN_SPANS}]"
"""One character of Han."""

EVERY_HAN = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
"""Exactly the blocks of Han, for a class, with the duplicates that old character sets had (U+F900): for what may be
kept of a file's or a person's name.
"""

ONE_HAN = re.compile(f"[{EVERY_HAN}]")
ALL_HAN = re.compile(f"[{EVERY_HAN}]+")

SPACES = "".join(c for c in map(chr, range(0x3001)) if c.isspace())
"""All that ``\\s`` matches and ``str.strip`` removes."""

INVISIBLE = "\xad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
"""Characters that nobody sees, and that sites and PDF files leave in a text: the soft hyphen, spaces without a width,
marks of direction, the byte order mark.
"""

EVERY_CODE = 0x110000
"""How many code points Unicode has."""

FEW = 16
"""Up to so many different characters, replacing one after the other is faster than ``str.translate``."""

LONG = 2000
"""From so many characters on, numpy's look at a whole text is faster than ``str.translate``."""

SHORT = 64
"""With fewer characters than this, ``str.translate`` is faster than numpy."""


def codes(text: str) -> Codes:
    """The code points of a text.

    >>> codes("桥1")
    array([26725,    49], dtype=uint32)
    """
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")


def used(texts: Iterable[str]) -> npt.NDArray[np.bool_]:
    """For each code point, whether its character stands in one of the texts.

    >>> "".join(map(chr, np.flatnonzero(used(["桥1", "21"]))))
    '12桥'
    """
    is_used = np.zeros(EVERY_CODE, np.bool_)
    for text in texts:
        is_used[codes(text)] = True
    return is_used


def text_of(codes: Codes) -> str:
    """The text that has these code points: the reverse of `codes`."""
    return codes.astype("<u4", copy=False).tobytes().decode("utf-32-le", "surrogatepass")


def one_of(characters: Iterable[str]) -> str:
    """A pattern that matches one of these characters; a span such as ``BEYOND`` may be among them.

    >>> one_of("]^a"), one_of(["a", BEYOND]) == f"[a{BEYOND}]"
    ('[\\\\]\\\\^a]', True)
    """
    return f"[{''.join(c if len(c) > 1 else re.escape(c) for c in characters)}]"


class Replacing:
    """Replaces characters as ``str.translate`` does, faster where few different ones have to be replaced.

    >>> Replacing({"，": ",", "a": "b", "b": "c"})("a，b，d")
    'b,c,d'
    """

    def __init__(self, table: Mapping[str, str]) -> None:
        self._table = str.maketrans(dict(table))
        self._replacements = dict(table)
        results = set(table.values())
        self._may_change = re.compile(one_of([*(c for c in table if c <= "\uffff"), BEYOND]))
        self._one_by_one = frozenset(c for c in table if c <= "\uffff" and c not in results)
        """Characters that can be replaced one after the other: no replacement makes one of them."""

    def __call__(self, text: str) -> str:
        found = set(self._may_change.findall(text))
        if len(found) > FEW or not found <= self._one_by_one:
            return text.translate(self._table)
        for character in found:
            text = text.replace(character, self._replacements[character])
        return text


class Translation:
    """``str.translate`` for a table of one character to one, several times faster for a long text.

    >>> Translation({"桥": "橋"})("桥通了"), len(Translation({"桥": "橋"})("桥通了" * SHORT))
    ('橋通了', 192)
    """

    def __init__(self, table: Mapping[str, str]) -> None:
        self._table = str.maketrans(dict(table))
        self._changing = frozenset(old for old, new in table.items() if old != new)
        self._code_for: Codes | None = None
        """For each code point the one that replaces it; made for the first long text."""

    def __call__(self, text: str) -> str:
        if self._changing.isdisjoint(text):
            return text
        return text.translate(self._table) if len(text) < SHORT else text_of(self.of(codes(text)))

    def of(self, text: Codes) -> Codes:
        """The code points that replace those of a text."""
        if self._code_for is None:
            self._code_for = np.arange(EVERY_CODE, dtype=np.uint32)
            self._code_for[list(self._table)] = [ord(new) for new in self._table.values()]
        translated: Codes = self._code_for.take(text)
        return translated


def typed_width(text: str) -> int:
    """How many half-width columns a line takes on a typist's page: one for an ASCII character, two for any other.

    >>> typed_width("增长3.5%"), typed_width("\u3000\u3000村里的广播响了。  ")
    (8, 20)
    """
    text = text.rstrip()
    return 2 * len(text) - len(text.encode("ascii", "ignore"))


def without_invisible(texts: list[str]) -> list[str]:
    """The texts without their characters of ``INVISIBLE``.

    >>> without_invisible(["石\\u200b桥镇", "春\\xad"])
    ['石桥镇', '春']
    """
    joined = "".join(texts)
    for character in INVISIBLE:
        if character in joined:
            texts = [text.replace(character, "") for text in texts]
    return texts


_FACTOR = np.uint32(40503)
"""Multiplier of the hashes: 2**16 divided by the golden ratio, which spreads neighbouring codes."""
_SIEVE_PLACES = 16
"""Places of a sieve for each word, at least: so one in sixteen of other hashes passes, too."""


class WordStarts:
    """Finds where in a text words may begin, by their first two or three characters: numpy looks at all of it at once.

    >>> WordStarts(["石桥", "青禾县"]).find("在青禾县石桥镇")
    [1, 4]
    """

    def __init__(self, starts: Iterable[str]) -> None:
        every_start = list(starts)
        short, long = ([start for start in every_start if len(start) == size] for size in (2, 3))
        self._short, self._long = _sieve(short, 2), _sieve(long, 3)
        self._pairs = _sieve({start[:2] for start in short + long}, 2)

    def find(self, text: str) -> list[int]:
        """The offsets at which a word may begin, from the left. At half of them none does: hashes may coincide."""
        characters = codes(f"{text}\0")
        pairs = _hash(characters[:-2], characters[1:-1])
        offsets = _passes(self._pairs, pairs).nonzero()[0]
        pairs = pairs[offsets]
        begins = _passes(self._short, pairs) | _passes(self._long, _hash(pairs, characters[offsets + 2]))
        found: list[int] = offsets[begins].tolist()
        return found


def _hash(before: Codes, character: Codes) -> Codes:
    """The hashes of stretches of text that are one ``character`` longer than those hashed ``before``."""
    return before * _FACTOR + character


def _sieve(words: Collection[str], size: int) -> Sieve:
    """For the last bits of a hash, whether it may be that of one of these words, each of ``size`` characters."""
    hashes = reduce(_hash, codes("".join(words)).reshape(-1, size).T)
    sieve = np.zeros(1 << (_SIEVE_PLACES * len(hashes)).bit_length(), np.bool_)
    sieve[hashes & (len(sieve) - 1)] = True
    return sieve


def _passes(sieve: Sieve, hashes: Codes) -> Sieve:
    """For each hash, whether it may be that of one of the sieve's words."""
    passes: Sieve = sieve[hashes & (len(sieve) - 1)]
    return passes
