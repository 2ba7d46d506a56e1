"""Text as it is compared in search: width, case, script and spelling variants folded away.

Folding goes character by character, so that an offset in the folded text is the same offset in the
text, and so that the page can do it with a plain table (`unfold` makes that table). The page and the
index must never disagree about a character; a rule that looks at a character's neighbours may therefore
only stand in `key`, which drops spaces, and of which ``static/search-fold.js`` holds the one other
copy.
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
"""What invisible characters (soft hyphens, zero-width spaces, variation selectors) become; `key` drops it."""

_SELECTORS = frozenset(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))
"""Variation selectors: they ask for another drawing of the character before them."""

_SPELLINGS = (
    # Marks that one newspaper prints one way and the next another.
    dict.fromkeys("“”„‟〝〞〟「」『』", '"')
    | dict.fromkeys("‘’‚‛", "'")
    | dict.fromkeys("‐‑‒–—―─−", "-")
    | dict.fromkeys("‧•・∙⋅", "·")
    | dict.fromkeys("○◯", "〇")
    # Spellings that OpenCC's character table leaves alone though its word tables write one for the other
    # (了解 → 瞭解, 随着 → 隨著): without them, what one edition shows could not be found by typing it.
    | dict(zip("著瞭藉覆揹痺擡簷賙赒伕牴暱", "着了借复背痹抬檐周周夫抵昵", strict=True))
    | dict(zip("祇衹牠谘钜锺馀缐讬麹麺鍊链薰", "只只它咨巨钟余线托曲面炼炼熏", strict=True))
    | dict(zip("鲶颚睪雠彷𫫇", "鲇腭睾仇仿恶", strict=True))
)


class _Table(dict[int, str]):
    """The folding of each character met so far."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        return folded


_TABLE = _Table()


_CODES = np.zeros(EVERY_CODE, np.uint32)
"""The same by code, for long texts; 0 where not met so far. Nothing is folded to the character 0."""


def fold(text: str) -> str:
    """``text`` for comparison: as long as before, one character for one.

    >>> fold("趙凱說：「ＣＯＶＩＤ－１９」"), fold("赵凯说：“covid-19”")
    ('赵凯说:"covid-19"', '赵凯说:"covid-19"')
    """
    if len(text) < LONG:
        return text.translate(_TABLE)
    printed = codes(text)
    for code in set(printed[_CODES[printed] == 0].tolist()):
        _CODES[code] = ord(_TABLE[code])
    return text_of(_CODES[printed])


def key(text: str) -> str:
    """``text`` as the index knows it: folded, with spaces only between two Latin letters or digits.

    Typesetters put spaces between Han and digits, or do not, and space out short headlines; no reader can
    know which. Whatever stands in a text also stands in its key, once it went through ``key`` itself.

    >>> key("2020 年 2 月"), key(" New  York，  赵 凯 ")
    ('2020年2月', 'new york,赵凯')
    """
    folded = fold(text).replace(_NOTHING, "")
    return _BETWEEN_WORDS.sub("\0", folded).replace(" ", "").replace("\0", " ")


def keys(texts: Sequence[str]) -> list[str]:
    """``key`` of each, several times faster.

    >>> keys(["2020 年", "", "趙　凯"])
    ['2020年', '', '赵凯']
    """
    joined = _BETWEEN_TEXTS.join(texts)
    found = key(joined).split(_BETWEEN_TEXTS)
    return found if len(found) == len(texts) else list(map(key, texts))


_BETWEEN_TEXTS = "\uffff"
"""No character, so in no text; should one hold it, they are looked at one by one."""


def key_characters(printed: Iterable[str]) -> frozenset[str]:
    """What characters can stand in the keys of texts that are printed with these.

    >>> "".join(sorted(key_characters("趙Ａ\u200b ")))
    ' a赵'
    """
    return frozenset(fold("".join(printed))) - {_NOTHING}


_BETWEEN_WORDS = re.compile(r"(?<=[0-9a-z]) +(?=[0-9a-z])")


def unfold(wanted: Iterable[str], seen: Iterable[str] = ()) -> Mapping[str, str]:
    """Every character that folds to one in ``wanted``, to a space or to nothing, and what it folds to.

    Looked for in the planes that people type from, and among ``seen``; in the order of the characters.

    >>> {old: new for old, new in unfold("赵凯").items() if new in "赵凯"}
    {'凱': '凯', '趙': '赵'}
    """
    targets = {*wanted, " ", _NOTHING}
    pairs = {**_common_foldings(), **{old: fold(old) for old in seen if fold(old) != old}}
    return {old: new for old, new in sorted(pairs.items()) if new in targets}


@cache
def _common_foldings() -> Mapping[str, str]:
    planes = (range(0xD800), range(0xF900, 0x10000), range(0x20000, 0x2FA20))
    every = "".join(map(chr, chain(*planes)))
    return {old: new for old, new in zip(every, fold(every), strict=True) if old != new}


def _fold_character(character: str) -> str:
    """Folded until nothing changes: 薴 is 苧 to the table, and 苧 is 苎."""
    folded = _fold_once(character)
    return folded if folded == character else _fold_character(folded)


def _fold_once(character: str) -> str:
    if "\u3400" <= character <= "\u9fff" or "\U00020000" <= character < "\U0002f800":  # Han: most of what is met
        return _SPELLINGS.get(character) or simpler().get(character, character)
    if character.isspace() or unicodedata.category(character) == "Cc":
        return " "
    if unicodedata.category(character) == "Cf" or character in _SELECTORS:
        return _NOTHING
    plain = _only(unicodedata.normalize("NFKC", character), character)
    lower = _only(plain.lower(), plain)
    return _SPELLINGS.get(lower) or simplify(lower)


def _only(changed: str, character: str) -> str:
    """``changed`` if it is one character: ㈠ stays what it is, for (一) would move all offsets."""
    return changed if len(changed) == 1 else character
