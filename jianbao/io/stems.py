"""Names for addresses, made from the paths of the sources.

They have to be file names on every system and parts of an address on every host: letters, digits, ``-``,
``_`` and Han only, no name that Windows keeps for itself, no two that differ in case alone. A name depends on
the source's own path and on those it would be confused with, never on the order in which files were found.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from hashlib import sha256
from posixpath import splitext
from unicodedata import normalize

from jianbao.text.characters import EVERY_HAN
from jianbao.text.file_names import DEVICES

UNSAFE = re.compile(f"[^0-9A-Za-z_〇{EVERY_HAN}]+")
"""Everything but ASCII letters and digits, ``_`` and Han."""

RESERVED = re.compile(rf"{DEVICES}|index(-\d+)?", re.IGNORECASE)
"""Names that Windows keeps for itself, and the site's own list pages."""

LONGEST = 120
"""Bytes in UTF-8. An encrypted home on Linux allows 143, and ``-<n>.html`` has to fit too."""

HASH_DIGITS = (0, 8, 64)
"""How many digits of the path's hash are added: more and more, until no two names are alike."""


def unique_stems(paths: Iterable[str]) -> Mapping[str, str]:
    """A stem for each path relative to the source folder; those that would be alike all get a suffix.

    >>> unique_stems(["b.txt", "2020/B.txt", "第1版 要闻.txt"])
    {'b.txt': 'b', '2020/B.txt': '2020-B', '第1版 要闻.txt': '第1版-要闻'}
    >>> list(unique_stems(["a.txt", "A.txt"]).values())
    ['a-18b7cb09', 'A-48266a69']
    """
    stems = dict.fromkeys(paths, "")
    alike = set(stems)
    for digits in HASH_DIGITS:
        stems |= {path: safe_stem(path, digits) for path in alike}
        counts = Counter(stem.casefold() for stem in stems.values())
        alike = {path for path, stem in stems.items() if counts[stem.casefold()] > 1}
    return stems


def safe_stem(path: str, digits: int = 0) -> str:
    """A stem: the path without its extension, folders joined by ``-``, then so many ``digits`` of its hash.

    >>> safe_stem("CON.txt"), safe_stem("！.txt"), safe_stem("二版/a b.md"), safe_stem("２０２０.txt")
    ('CON_', 'source', '二版-a-b', '2020')
    """
    name = normalize("NFKC", splitext(path)[0])
    suffix = f"-{sha256(path.encode(errors='surrogatepass')).hexdigest()[:digits]}" if digits else ""
    stem = _cut(UNSAFE.sub("-", name).strip("-_"), LONGEST - len(suffix)) or "source"
    return f"{stem}_" if RESERVED.fullmatch(stem + suffix) else stem + suffix


def _cut(text: str, length: int) -> str:
    return text.encode()[:length].decode(errors="ignore").rstrip("-_")
