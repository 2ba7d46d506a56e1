"""The people that articles credit or name, one across scripts and papers; and their names in pinyin.

赵学勋 and 趙學勳 are one person here, and so are namesakes: a name does not tell them apart.
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
"""Names and characters of which the spelling is kept: the same ones stand all over an archive."""

_SPACE = re.compile(r"\s+")
_TAKEN = re.compile(rf"index|.*-\d+|{DEVICES}")
"""Other pages of the same folder (the list, the further pages of a long list), and devices of Windows."""


def people_of(
    articles: Iterable[Article],
    named: Iterable[str] = (),
    converter: Converter | None = None,
    slugs: Mapping[str, str] | None = None,
) -> Mapping[str, Person]:
    """Everyone whom the articles credit, and those ``named`` in their texts, by name as printed. ``slugs``: what is
    known already of `slugs_of`.

    Names that sound alike get addresses of their own: the first in the order of the characters has the plain
    one, each other a suffix made from the name itself.
    """
    printed = Counter(credit.name for article in articles for credit in article.credits)
    printed.update(named)
    spellings: dict[str, list[str]] = defaultdict(list)
    for name in sorted(printed):
        spellings[identity(name)].append(name)
    keys = _keys({who: (slugs or {}).get(who) for who in spellings})
    converter = converter or Converter()
    people: dict[str, Person] = {}
    for who, names in spellings.items():
        key = keys[who]
        person = Person(key, _simplified(names, printed, converter), _letter(key))
        people.update(dict.fromkeys(names, person))
    return people


def slugs_of(names: Iterable[str]) -> Mapping[str, str]:
    """By identity the plain address of each name as printed: it depends on no other name, and takes its time.

    >>> slugs_of(["趙學勳", "赵学勋"])
    {'赵学勋': 'zhao-xuexun'}
    """
    return {who: _slug(who) for who in sorted(set(map(identity, set(names))))}


def identity(name: str) -> str:
    """What makes two printed names one person.

    >>> identity("趙學勳") == identity("赵学勋") == identity("赵 学勋")
    True
    """
    return _SPACE.sub("", simplify(name)) if ALL_HAN.search(name) else name.casefold()


def _simplified(names: Iterable[str], printed: Mapping[str, int], converter: Converter) -> str:
    """The name in Simplified: as most articles print it, else converted.

    By character alone 乾 would become 干 also where a Simplified paper prints 张乾.
    """
    found = [name for name in names if detect_script(name) is Script.HANS]
    if not found:
        return _SPACE.sub("", converter.convert(min(names), Script.HANS))
    return min(found, key=lambda name: (-printed[name], name))


def _keys(slugs: Mapping[str, str | None]) -> dict[str, str]:
    """By identity; None for a slug that is not known."""
    names: dict[str, str] = {}
    for name, known in sorted(slugs.items()):
        slug = _slug(name) if known is None else known
        if not slug or _TAKEN.fullmatch(slug) or slug in names:
            slug = f"{slug or 'x'}-x{hashlib.sha256(name.encode()).hexdigest()[:6]}"
        names[slug] = name
    return {name: key for key, name in names.items()}


def _letter(key: str) -> str:
    return key[0].upper() if key[0].isalpha() and not key.startswith("x-x") else "#"


@lru_cache(REMEMBERED)
def _slug(name: str) -> str:
    """Surname and given name in plain letters; empty for a name that has none.

    >>> _slug("赵学勋"), _slug("欧阳娜"), _slug("买买提·艾力"), _slug("John Smith"), _slug("×")
    ('zhao-xuexun', 'ouyang-na', 'maimaiti-aili', 'john-smith', '')
    """
    letters = list(spell(name))
    if ALL_HAN.fullmatch(name) and 2 <= len(name) <= 4:
        family = 2 if name[:2] in surnames()[1] else 1
        letters.insert(family, "-")
    return re.sub(r"[^a-z0-9]+", "-", "".join(letters).lower()).strip("-")[:60]


def spell(name: str) -> tuple[str, ...]:
    """A person's Simplified name in pinyin without tones, by character; what is not Han as it is, in lower case. A
    surname may have a reading of its own.

    >>> spell("单红"), spell("红单"), spell("Ann 红")
    (('shan', 'hong'), ('hong', 'dan'), ('a', 'n', 'n', ' ', 'hong'))
    """
    of_surnames, listed = _readings()["surname"], _readings()["anywhere"]
    head = next((name[:length] for length in (2, 1) if name[:length] in of_surnames), "")
    pieces = _listed_anywhere().split(name[len(head) :])
    rest = (listed[piece] if piece in listed else _ask(piece) for piece in pieces)
    return (*of_surnames.get(head, ()), *chain.from_iterable(rest))


def _ask(text: str) -> Iterable[str]:
    """What pypinyin says of a text. It takes long, so it is asked once for each character, and for a whole text only
    where a phrase may begin, or a character has no reading.

    >>> list(_ask("长白")), list(_ask("长江"))
    (['zhang', 'bai'], ['chang', 'jiang'])
    """
    if any(text[at : at + 2] in _phrase_heads() for at in range(len(text) - 1)):
        return _ask_at_once(text)
    found = [syllable for character in text for syllable in _ask_one(character)]
    return found if all(map(str.isascii, found)) else _ask_at_once(text)


@lru_cache(REMEMBERED)
def _ask_one(character: str) -> tuple[str, ...]:
    return tuple(_ask_at_once(character))


def _ask_at_once(text: str) -> Iterator[str]:
    from pypinyin import lazy_pinyin  # loads for most of a second

    return map(str.lower, lazy_pinyin(text) if text else ())


@cache
def _phrase_heads() -> frozenset[str]:
    """The first two characters of each phrase of which pypinyin knows the reading."""
    from pypinyin.constants import PHRASES_DICT

    return frozenset(phrase[:2] for phrase in PHRASES_DICT)


@cache
def _readings() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Of surnames, and of what may stand anywhere; the table has the tones as well."""
    table: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for where, characters, reading in cells("readings.tsv"):
        table[where][characters] = tuple(syllable[:-1] for syllable in reading.split(" "))
    return table


@cache
def _listed_anywhere() -> re.Pattern[str]:
    return re.compile("(" + "|".join(sorted(_readings()["anywhere"], key=len, reverse=True)) + ")")
