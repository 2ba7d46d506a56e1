"""The people whom articles credit or name, the addresses of their pages, and their names in pinyin.

Whoever has the same name is one person, in either script (赵学勋, 趙學勳) and in all papers. So are namesakes: a name
does not tell them apart.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import chain

from jianbao.model import Article, Person, Script
from jianbao.parse.lexicon import surnames
from jianbao.text.characters import ALL_HAN
from jianbao.text.data import cells
from jianbao.text.file_names import DEVICES
from jianbao.text.script import Converter, detect_script, simplify

REMEMBERED = 2**15
"""Names and characters whose spelling is kept: the same ones occur all over an archive."""

MOST_LETTERS = 60
"""Length of an address, before the suffix that may be needed."""

_SPACE = re.compile(r"\s+")
_TAKEN = re.compile(rf"index|.*-\d+|{DEVICES}")
"""Addresses of other pages in the folder (the list, further pages of a long list), and names of Windows' devices."""


def people_of(
    articles: Iterable[Article],
    named: Iterable[str] = (),
    converter: Converter | None = None,
    slugs: Mapping[str, str] | None = None,
) -> Mapping[str, Person]:
    """Everyone whom the articles credit, and those who are ``named`` in their texts, by each name as it was printed.

    ``slugs``: what `slugs_of` gives, as far as it is known already. Of names that are spelt alike in pinyin, the first
    in the order of the characters has that address; to the others is added what the name itself gives.
    """
    counts = Counter(credit.name for article in articles for credit in article.credits)
    counts.update(named)
    names_by_identity: dict[str, list[str]] = defaultdict(list)
    for name in sorted(counts):
        names_by_identity[identity(name)].append(name)
    keys = _keys({who: (slugs or {}).get(who) for who in names_by_identity})
    converter = converter or Converter()
    people: dict[str, Person] = {}
    for who, names in names_by_identity.items():
        key = keys[who]
        person = Person(key, _simplified(names, counts, converter), _letter(key))
        people.update(dict.fromkeys(names, person))
    return people


def slugs_of(names: Iterable[str]) -> Mapping[str, str]:
    """The plain address of each person with one of these printed names, by `identity`. It depends on no other name, so
    it can be kept, and it takes some time to find.

    >>> slugs_of(["趙學勳", "赵学勋"])
    {'赵学勋': 'zhao-xuexun'}
    """
    return {who: _slug(who) for who in sorted(set(map(identity, set(names))))}


def identity(name: str) -> str:
    """What the names of one person have in common, however they are printed.

    >>> identity("趙學勳") == identity("赵学勋") == identity("赵 学勋")
    True
    """
    return _SPACE.sub("", simplify(name)) if ALL_HAN.search(name) else name.casefold()


def _simplified(names: Iterable[str], counts: Mapping[str, int], converter: Converter) -> str:
    """A person's name in Simplified: the most frequent of these printed ones that is in Simplified, or else converted.

    Conversion by characters would give 干 for 乾 even if a Simplified paper prints 张乾.
    """
    in_simplified = [name for name in names if detect_script(name) is Script.HANS]
    if not in_simplified:
        return _SPACE.sub("", converter.convert(min(names), Script.HANS))
    return min(in_simplified, key=lambda name: (-counts[name], name))


def _keys(slugs: Mapping[str, str | None]) -> dict[str, str]:
    """A distinct address for each identity, from its plain one, which is None if it is not known yet."""
    names: dict[str, str] = {}
    for name, known in sorted(slugs.items()):
        key = _slug(name) if known is None else known
        if not key or _TAKEN.fullmatch(key) or key in names:
            key = f"{key or 'x'}-x{hashlib.sha256(name.encode()).hexdigest()[:6]}"
        names[key] = name
    return {name: key for key, name in names.items()}


def _letter(key: str) -> str:
    """The letter under which a person is listed; # if the name has none."""
    return key[0].upper() if key[0].isalpha() and not key.startswith("x-x") else "#"


@lru_cache(REMEMBERED)
def _slug(name: str) -> str:
    """Surname and given name in plain letters, for an address; empty if the name cannot be written so.

    >>> _slug("赵学勋"), _slug("欧阳娜"), _slug("买买提·艾力"), _slug("John Smith"), _slug("×")
    ('zhao-xuexun', 'ouyang-na', 'maimaiti-aili', 'john-smith', '')
    """
    letters = list(spell(name))
    if ALL_HAN.fullmatch(name) and 2 <= len(name) <= 4:
        surname_length = 2 if name[:2] in surnames()[1] else 1
        letters.insert(surname_length, "-")
    return re.sub(r"[^a-z0-9]+", "-", "".join(letters).lower()).strip("-")[:MOST_LETTERS]


def spell(name: str) -> tuple[str, ...]:
    """A person's name, in Simplified, character by character in pinyin without tones. Other characters stay as they
    are, in lower case. Some characters are read in another way as a surname.

    >>> spell("单红"), spell("红单"), spell("Ann 红")
    (('shan', 'hong'), ('hong', 'dan'), ('a', 'n', 'n', ' ', 'hong'))
    """
    of_surnames, anywhere = _readings()["surname"], _readings()["anywhere"]
    surname = next((name[:length] for length in (2, 1) if name[:length] in of_surnames), "")
    pieces = _listed_anywhere().split(name[len(surname) :])
    given_name = (anywhere[piece] if piece in anywhere else _ask(piece) for piece in pieces)
    return (*of_surnames.get(surname, ()), *chain.from_iterable(given_name))


def _ask(text: str) -> Iterable[str]:
    """The reading that pypinyin gives for a text. It is slow, so it is asked only once for each character, and about a
    whole text only if that may hold a phrase that it knows, or has a character without a reading.

    >>> list(_ask("长白")), list(_ask("长江"))
    (['zhang', 'bai'], ['chang', 'jiang'])
    """
    if any(text[at : at + 2] in _phrase_heads() for at in range(len(text) - 1)):
        return _ask_at_once(text)
    syllables = [syllable for character in text for syllable in _ask_about_character(character)]
    return syllables if all(map(str.isascii, syllables)) else _ask_at_once(text)


@lru_cache(REMEMBERED)
def _ask_about_character(character: str) -> tuple[str, ...]:
    """The reading of one character, kept for the next time."""
    return tuple(_ask_at_once(character))


def _ask_at_once(text: str) -> Iterator[str]:
    """The reading of a whole text, in which pypinyin looks for phrases."""
    from pypinyin import lazy_pinyin  # takes most of a second to load

    return map(str.lower, lazy_pinyin(text) if text else ())


@cache
def _phrase_heads() -> frozenset[str]:
    """The first two characters of each phrase whose reading pypinyin knows."""
    from pypinyin.constants import PHRASES_DICT

    return frozenset(phrase[:2] for phrase in PHRASES_DICT)


@cache
def _readings() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Our own table of readings: those of surnames, and those that hold "anywhere"; without the tones."""
    readings: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for where, characters, reading in cells("readings.tsv"):
        readings[where][characters] = tuple(syllable[:-1] for syllable in reading.split(" "))
    return readings


@cache
def _listed_anywhere() -> re.Pattern[str]:
    """A pattern for characters whose reading that table lists under "anywhere", the longest first."""
    return re.compile("(" + "|".join(sorted(_readings()["anywhere"], key=len, reverse=True)) + ")")
