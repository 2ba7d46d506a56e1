"""Characters: which are Han, for patterns; replacing some by others, one for one; how wide a text is typed; where words
may begin, by their first characters.
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
"""All characters of more than 16 bits: ``re`` looks through a class of single ones from the first to the last."""

HAN_SPANS = r"\u3400-\u9fff\U00020000-\U0002ffff"
"""Han, for a class of a pattern in which others stand, too. 〇 is none of them, and stands beside them where it is
meant. With one span below U+10000 a pattern is compiled in two thirds of the time that all blocks take, and what lies
between two of them (the hexagrams) stands in no text of a paper.
"""

HAN = f"[{HAN_SPANS}]"
"""One character of Han."""

EVERY_HAN = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
"""The blocks of Han as they are, for a class: what may be kept of a file's or a person's name has to be Han, and all of
it, with the doubles that old character sets had (U+F900).
"""

ONE_HAN = re.compile(f"[{EVERY_HAN}]")
ALL_HAN = re.compile(f"[{EVERY_HAN}]+")

SPACES = "".join(c for c in map(chr, range(0x3001)) if c.isspace())
"""All that ``\\s`` finds, and that ``str.strip`` takes off."""

INVISIBLE = "\xad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
"""Soft hyphen, blanks without a width, marks of direction, a mark of UTF-8 inside a text: what sites and PDF files
leave in one, and nobody sees.
"""

FEW = 16
"""Distinct characters that are quicker replaced one after the other than looked up at every place of the text."""

LONG = 2000
"""Characters from which on it pays to look at a whole text at once, with numpy."""

SHORT = 64
"""Characters up to which a text is translated sooner one by one."""


def codes(text: str) -> Codes:
    """The numbers of a text's characters.

    >>> codes("桥1")
    array([26725,    49], dtype=uint32)
    """
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")


def used(texts: Iterable[str]) -> npt.NDArray[np.bool_]:
    """Of each character, by its code, whether it stands in one of the texts.

    >>> "".join(map(chr, np.flatnonzero(used(["桥1", "21"]))))
    '12桥'
    """
    found = np.zeros(0x110000, np.bool_)
    for text in texts:
        found[codes(text)] = True
    return found


def text_of(codes: Codes) -> str:
    """The text of which these are the `codes`."""
    return codes.astype("<u4", copy=False).tobytes().decode("utf-32-le", "surrogatepass")


def one_of(characters: Iterable[str]) -> str:
    """A pattern for one character of these, or of a span such as ``BEYOND``.

    >>> one_of("]^a"), one_of(["a", BEYOND]) == f"[a{BEYOND}]"
    ('[\\\\]\\\\^a]', True)
    """
    return f"[{''.join(c if len(c) > 1 else re.escape(c) for c in characters)}]"


class Replacing:
    """Replaces characters as ``str.translate`` does, quicker where few kinds of them stand in a text.

    >>> Replacing({"，": ",", "a": "b", "b": "c"})("a，b，d")
    'b,c,d'
    """

    def __init__(self, table: Mapping[str, str]) -> None:
        self._table = str.maketrans(dict(table))
        self._others = dict(table)
        made = set(table.values())
        self._found = re.compile(one_of([*(c for c in table if c <= "\uffff"), BEYOND]))
        self._one_by_one = frozenset(c for c in table if c <= "\uffff" and c not in made)
        """Where another one stands, to replace one character after the other could go wrong, or be slow."""

    def __call__(self, text: str) -> str:
        found = set(self._found.findall(text))
        if len(found) > FEW or not found <= self._one_by_one:
            return text.translate(self._table)
        for character in found:
            text = text.replace(character, self._others[character])
        return text


class Translation:
    """``str.translate`` of one character to one, several times faster for a long text.

    >>> Translation({"桥": "橋"})("桥通了"), len(Translation({"桥": "橋"})("桥通了" * SHORT))
    ('橋通了', 192)
    """

    def __init__(self, table: Mapping[str, str]) -> None:
        self._table = str.maketrans(dict(table))
        self._changed = frozenset(old for old, new in table.items() if old != new)
        self._codes: Codes | None = None

    def __call__(self, text: str) -> str:
        if self._changed.isdisjoint(text):
            return text
        return text.translate(self._table) if len(text) < SHORT else text_of(self.of(codes(text)))

    def of(self, text: Codes) -> Codes:
        if self._codes is None:
            self._codes = np.arange(0x110000, dtype=np.uint32)
            self._codes[list(self._table)] = [ord(new) for new in self._table.values()]
        taken: Codes = self._codes.take(text)
        return taken


def typed_width(text: str) -> int:
    """Half-width columns that a line takes on a typist's page: ASCII characters one, others two.

    >>> typed_width("增长3.5%"), typed_width("\u3000\u3000村里的广播响了。  ")
    (8, 20)
    """
    text = text.rstrip()
    return 2 * len(text) - len(text.encode("ascii", "ignore"))


def without_invisible(texts: list[str]) -> list[str]:
    """Texts without the characters of ``INVISIBLE``.

    >>> without_invisible(["石\\u200b桥镇", "春\\xad"])
    ['石桥镇', '春']
    """
    strung = "".join(texts)
    for character in INVISIBLE:
        if character in strung:
            texts = [text.replace(character, "") for text in texts]
    return texts


_FACTOR = np.uint32(40503)


class WordStarts:
    """Finds where words may begin, by their first two or three characters, in a whole text at once.

    >>> WordStarts(["石桥", "青禾县"]).find("在青禾县石桥镇")
    [1, 4]
    """

    def __init__(self, starts: Iterable[str]) -> None:
        found = list(starts)
        short, long = ([start for start in found if len(start) == size] for size in (2, 3))
        self._short, self._long = _sieve(short, 2), _sieve(long, 3)
        self._pairs = _sieve({start[:2] for start in short + long}, 2)

    def find(self, text: str) -> list[int]:
        """The offsets at which a word may begin, from the left; at half of them none does."""
        characters = codes(f"{text}\0")
        pairs = _hash(characters[:-2], characters[1:-1])
        offsets = _passes(self._pairs, pairs).nonzero()[0]
        pairs = pairs[offsets]
        kept = _passes(self._short, pairs) | _passes(self._long, _hash(pairs, characters[offsets + 2]))
        found: list[int] = offsets[kept].tolist()
        return found


def _hash(before: Codes, character: Codes) -> Codes:
    return before * _FACTOR + character


def _sieve(words: Collection[str], size: int) -> Sieve:
    """Whether a hash may be that of one of these words, by its last bits; one hash in sixteen of others passes, too."""
    hashes = reduce(_hash, codes("".join(words)).reshape(-1, size).T)
    sieve = np.zeros(1 << (16 * len(hashes)).bit_length(), np.bool_)
    sieve[hashes & (len(sieve) - 1)] = True
    return sieve


def _passes(sieve: Sieve, hashes: Codes) -> Sieve:
    passes: Sieve = sieve[hashes & (len(sieve) - 1)]
    return passes
