"""Text as search compares it: without differences of width, case, script and spelling.

Text is folded character by character. So an offset in the folded text is the same offset in the text, and the search
page can fold with a plain table (`unfold` makes it). The page and the index must never disagree about a character. So
only `key` may look at a character's neighbours: it drops spaces, and ``static/search-fold.js`` has the only other copy
of it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import chain

import numpy as np

from jianbao.text.characters import EVERY_CODE, LONG, codes, text_of
from jianbao.text.script import simpler, simplify

_NOTHING = "\u200b"
"""The folding of invisible characters (soft hyphens, zero-width spaces, variation selectors). `key` drops it."""

_SELECTORS = frozenset(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))
"""Variation selectors: they ask for another glyph of the character before them."""

_SPELLINGS = (
    # Punctuation that newspapers print in different ways.
    dict.fromkeys("“”„‟〝〞〟「」『』", '"')
    | dict.fromkeys("‘’‚‛", "'")
    | dict.fromkeys("‐‑‒–—―─−", "-")
    | dict.fromkeys("‧•・∙⋅", "·")
    | dict.fromkeys("○◯", "〇")
    # Characters that OpenCC's character table leaves alone, though its word tables replace them (了解 → 瞭解,
    # 随着 → 隨著): otherwise a reader who types what an edition shows would not find it.
    | dict(zip("著瞭藉覆揹痺擡簷賙赒伕牴暱", "着了借复背痹抬檐周周夫抵昵", strict=True))
    | dict(zip("祇衹牠谘钜锺馀缐讬麹麺鍊链薰", "只只它咨巨钟余线托曲面炼炼熏", strict=True))
    | dict(zip("鲶颚睪雠彷𫫇", "鲇腭睾仇仿恶", strict=True))
)


class _Table(dict[int, str]):
    """The folding of each character that has occurred so far, by its code point."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        return folded


_TABLE = _Table()


_CODES = np.zeros(EVERY_CODE, np.uint32)
"""The same as an array, for long texts; 0 for a character that has not occurred so far. None is folded to 0."""


def fold(text: str) -> str:
    """``text`` as search compares it. Each character becomes exactly one.

    >>> fold("趙凱說：「ＣＯＶＩＤ－１９」"), fold("赵凯说：“covid-19”")
    ('赵凯说:"covid-19"', '赵凯说:"covid-19"')
    """
    if len(text) < LONG:
        return text.translate(_TABLE)
    text_codes = codes(text)
    for code in set(text_codes[_CODES[text_codes] == 0].tolist()):
        _CODES[code] = ord(_TABLE[code])
    return text_of(_CODES[text_codes])


def key(text: str) -> str:
    """``text`` as the index stores it: folded, with spaces only between two Latin letters or digits.

    Some typesetters put spaces between Han and digits, or space out short headlines, and no reader can know where.
    If a text contains a phrase, the text's key contains the phrase's key.

    >>> key("2020 年 2 月"), key(" New  York，  赵 凯 ")
    ('2020年2月', 'new york,赵凯')
    """
    folded = fold(text).replace(_NOTHING, "")
    return _BETWEEN_WORDS.sub("\0", folded).replace(" ", "").replace("\0", " ")


def keys(texts: Sequence[str]) -> list[str]:
    """The `key` of each text: several times faster than one by one.

    >>> keys(["2020 年", "", "趙　凯"])
    ['2020年', '', '赵凯']
    """
    joined = _BETWEEN_TEXTS.join(texts)
    found = key(joined).split(_BETWEEN_TEXTS)
    return found if len(found) == len(texts) else list(map(key, texts))


_BETWEEN_TEXTS = "\uffff"
"""A code point that is no character. If a text has it all the same, the texts are taken one by one."""


def key_characters(characters: Iterable[str]) -> frozenset[str]:
    """The characters that can occur in the keys of texts that consist of these ``characters``.

    >>> "".join(sorted(key_characters("趙Ａ\u200b ")))
    ' a赵'
    """
    return frozenset(fold("".join(characters))) - {_NOTHING}


_BETWEEN_WORDS = re.compile(r"(?<=[0-9a-z]) +(?=[0-9a-z])")


def unfold(wanted: Iterable[str], seen: Iterable[str] = ()) -> Mapping[str, str]:
    """Each character that changes when it is folded, and what it becomes, if that is in ``wanted``, a space or nothing.

    These are sought in the planes of Unicode from which people type, and among the characters ``seen``. They come in
    the order of their code points.

    >>> {old: new for old, new in unfold("赵凯").items() if new in "赵凯"}
    {'凱': '凯', '趙': '赵'}
    """
    results = {*wanted, " ", _NOTHING}
    foldings = {**_common_foldings(), **{old: fold(old) for old in seen if fold(old) != old}}
    return {old: new for old, new in sorted(foldings.items()) if new in results}


@cache
def _common_foldings() -> Mapping[str, str]:
    """What each character of the planes from which people type becomes, if it changes."""
    planes = (range(0xD800), range(0xF900, 0x10000), range(0x20000, 0x2FA20))
    characters = "".join(map(chr, chain(*planes)))
    return {old: new for old, new in zip(characters, fold(characters), strict=True) if old != new}


def _fold_character(character: str) -> str:
    """The character, folded until nothing changes: the table makes 薴 into 苧, and 苧 into 苎."""
    folded = _fold_once(character)
    return folded if folded == character else _fold_character(folded)


def _fold_once(character: str) -> str:
    """The character after one look into each table; what comes of it may have a folding of its own."""
    if "\u3400" <= character <= "\u9fff" or "\U00020000" <= character < "\U0002f800":  # Han, as most characters are
        return _SPELLINGS.get(character) or simpler().get(character, character)
    if character.isspace() or unicodedata.category(character) == "Cc":
        return " "
    if unicodedata.category(character) == "Cf" or character in _SELECTORS:
        return _NOTHING
    compatible = _if_single(unicodedata.normalize("NFKC", character), character)
    lower = _if_single(compatible.lower(), compatible)
    return _SPELLINGS.get(lower) or simplify(lower)


def _if_single(changed: str, character: str) -> str:
    """``changed`` if it is one character, else the ``character`` as it was: (一) for ㈠ would shift all offsets."""
    return changed if len(changed) == 1 else character
