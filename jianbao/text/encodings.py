"""In which encoding a file is. Chinese text comes as UTF-8, GBK, GB18030, Big5 or UTF-16, and seldom says which.

Nearly any Big5 file is valid GB18030, too, so trying codecs until one fits reads Big5 wrong every time. Instead, each
codec's reading is scored by how common its characters are, and the best score wins. This was right for hundreds of
samples in each of ten encodings, from 30 bytes up, even when they were cut inside a character. Only Chinese was
measured.
"""

from __future__ import annotations

import codecs
import re
from functools import cache, partial

MARKED_UTF8 = "utf-8-sig"

MARKS = {
    codecs.BOM_UTF8: MARKED_UTF8,
    codecs.BOM_UTF32_LE: "utf-32",  # before UTF-16, whose mark it begins with
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
"""Byte order marks, and the codec that each names."""

CANDIDATES = ("utf-8", "gb18030", "big5hkscs", "cp950", "utf-16-le", "utf-16-be")
"""Codecs that are tried where no mark names one; of two with the same score, the first wins."""

SAMPLE = 4096
"""How many characters are scored: after 1,000 the right reading is already ahead by 0.3 and more."""
SAMPLE_BYTES = 4 * SAMPLE
"""No encoding takes more than four bytes for a character."""

LEAST_SCORE = 0.2
"""Chinese prose scores 0.7 to 0.95 and ASCII 0.5; what is no text in any of these encodings stays below 0."""

LEAST_UTF16 = 8
"""Common characters that a text in UTF-16 without a mark must have, unless it has two line ends."""

PLAIN = re.compile("[\t\n\r\f -~‐-‿\u3000-〟！-｠]")
FOREIGN = re.compile("[\x00-\x1f\x7f-\x9f぀-ヿ\ue000-\uf8ff]")
"""Control characters, kana and private use: what Chinese turns into when it is read with the wrong codec."""


def find_codec(data: bytes) -> str | None:
    """The Python codec that reads ``data`` best; None if it is no text in any of the encodings we know.

    >>> find_codec("記者從鎮上瞭解到".encode("big5")), find_codec("记者从镇上了解到".encode("utf-16-le"))
    ('big5hkscs', 'utf-16-le')
    """
    marked = next((codec for mark, codec in MARKS.items() if data.startswith(mark)), None)
    if marked == MARKED_UTF8 or (b"\0" not in data and fits(data, "utf-8")):
        return marked or "utf-8"
    possible = (marked,) if marked else [codec for codec in CANDIDATES if _is_possible(data, codec)]
    scores = {codec: _score(data, codec) for codec in possible}
    best = max(scores, key=lambda codec: scores[codec])
    return best if scores[best] >= LEAST_SCORE else None


def fits(data: bytes, codec: str) -> bool:
    """Whether the codec reads all of ``data``; a last character that is cut off does not count."""
    try:
        codecs.getincrementaldecoder(codec)("strict").decode(data, final=False)
    except UnicodeDecodeError:
        return False
    return True


def _is_possible(data: bytes, codec: str) -> bool:
    """Whether ``data`` may be in this codec though no mark says so. UTF-16 needs evidence: any two bytes are one of its
    characters, often a Chinese one (``a``, a null, ``b`` and a line end read as 愀戊), so it must have common
    characters or line ends. Nor is ASCII taken for it: among sixteen Chinese characters in UTF-16, hardly ever has none
    a byte beyond ASCII.
    """
    if not codec.startswith("utf-16"):
        return True
    text = data[:SAMPLE_BYTES].decode(codec, "replace")
    is_common = sum(_points(character, codec) > 0 for character in text) >= LEAST_UTF16
    has_lines = len(re.findall("[\r\n]", text)) > 1
    is_ascii = data.isascii() and len(re.findall("[㐀-龥]", text)) >= 2 * LEAST_UTF16
    return (is_common or has_lines) and not is_ascii


def _score(data: bytes, codec: str) -> float:
    """How much the beginning of ``data`` reads like Chinese in this codec: the mean of its characters' points."""
    text = data[:SAMPLE_BYTES].decode(codec, "replace")[:SAMPLE].rstrip("\ufffd")
    return sum(map(partial(_points, codec=codec), text)) / max(1, len(text))


def _points(character: str, codec: str) -> float:
    """How much a character speaks for the codec that gave it. The points were found by trial. GB18030 and UTF-16 may
    hold either script, Traditional a little less often."""
    gb, big5 = _common_characters()
    if codec in ("big5hkscs", "cp950"):
        gb, big5 = big5, frozenset()
    if character in gb:
        return 1.0
    if character in big5:
        return 0.95
    if character == "\ufffd":
        return -3.0
    if PLAIN.match(character):
        return 0.5
    return -1.0 if FOREIGN.match(character) else -0.3


@cache
def _common_characters() -> tuple[frozenset[str], frozenset[str]]:
    """The first levels of GB 2312 and of Big5: the characters that are common in Simplified and in Traditional."""
    low, high = range(0x40, 0x7F), range(0xA1, 0xFF)
    gb = bytes(byte for row in range(0xB0, 0xD8) for cell in high for byte in (row, cell))
    big5 = bytes(byte for row in range(0xA4, 0xC7) for cell in (*low, *high) for byte in (row, cell))
    return frozenset(gb.decode("gb2312", "ignore")), frozenset(big5.decode("big5", "ignore"))
