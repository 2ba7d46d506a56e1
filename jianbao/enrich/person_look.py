"""What the characters of a name tell by themselves, wherever it stands: whether they can be one, and how like one.

The points are counted in ``person_score.py``.
"""

from __future__ import annotations

from functools import lru_cache

import msgspec

from jianbao.enrich.person_words import PersonWords, person_words
from jianbao.parse.lexicon import large_places, no_names
from jianbao.text.characters import ALL_HAN

REMEMBERED = 2**16
"""Names whose looks are kept: the same ones stand all over an archive."""

SURNAME = {"firm": 0.7, "common": 0.5, "weak": -0.7, "rarely": -1.7, "compound": 0.5}
LONG, GIVEN, TELLING, UNGIVEN = 0.4, 0.5, 0.3, -0.6
"""Points for a given name of two characters; for each of its characters that is frequent in given names, that stands in
little else, and that is not frequent in them."""

SOUND = 0.5
"""What two characters of given names make up for behind a surname that is often a word."""

FOREIGN = frozenset("克斯尔姆夫娃茨兹弗埃茜蒂撒")
"""Characters that foreign names are written with and Chinese ones hardly ever."""


NO_FIRST = frozenset("某副姓")
"""Characters that no given name begins with: 王某, 李副局长, 张姓."""

Openings = tuple[tuple[int, float], ...]
"""How long a name may be, the longest first, and what its own characters can be worth at most."""


@lru_cache(REMEMBERED)
def find_openings(pair: str) -> Openings:
    """The names that may begin with two characters."""
    w = person_words()
    if pair in w.titles or pair in w.thing or pair in large_places():
        return ()
    if pair in w.compound:
        one = SURNAME["compound"] + GIVEN + TELLING
        return (4, one + LONG + GIVEN + TELLING), (3, one)
    surname, first = pair[:1], pair[1:]
    if not first or surname not in w.single or first in NO_FIRST or first in w.never:
        return ()
    kind = w.surname.get(surname, "")
    two = SURNAME.get(kind, 0.0) + SOUND * (kind in ("weak", "rarely")) + LONG + GIVEN + TELLING
    two += (GIVEN if first in w.given else UNGIVEN) + TELLING * (first in w.telling)
    short = look(pair)
    found: Openings = ((3, two), (2, short.points)) if short.may_be else ((3, two),)
    return (*found, (4, SURNAME["compound"] + LONG + 2 * (GIVEN + TELLING))) if is_double(pair) else found


@lru_cache(REMEMBERED)
def is_double(pair: str) -> bool:
    """Whether two characters may be a husband's surname and one's own (林鄭月娥), as Hong Kong and Taiwan write it.

    >>> is_double("林郑"), is_double("林小")
    (True, False)
    """
    w = person_words()
    return pair not in w.words and all(w.surname.get(each) in ("firm", "common") for each in pair)


def family_of(name: str) -> int:
    """How many characters of a name are the surname."""
    return 2 if len(name) > 3 or name[:2] in person_words().compound else 1


class NameLook(msgspec.Struct, frozen=True):
    """What the characters of a name tell by themselves."""

    may_be: bool
    """They can be a name at all; if not, nothing else of it is known."""
    points: float
    sounds: int
    """Different characters of them that are of `FOREIGN`."""
    foreign: bool
    """All of them stand in foreign names."""


NO_NAME = NameLook(False, 0.0, 0, False)


@lru_cache(REMEMBERED)
def look(name: str) -> NameLook:
    """Of characters that begin as `find_openings` allows."""
    w = person_words()
    given = name[family_of(name) :]
    may_be = (
        given[-1] not in w.last
        and w.never.isdisjoint(given)
        and name[-2:] not in w.thing
        and given not in w.alone
        and name not in no_names()
        and name not in large_places()
        and ALL_HAN.fullmatch(given) is not None
    )
    if not may_be:
        return NO_NAME
    return NameLook(True, own_points(name, w), len(FOREIGN.intersection(name)), w.foreign.issuperset(name))


def own_points(name: str, w: PersonWords) -> float:
    """Points of a name's own characters."""
    family = family_of(name)
    given = name[family:]
    typical = sum(map(w.given.__contains__, given))
    points = _surname(name, family, typical == 2, w) + LONG * (len(given) == 2)
    points += GIVEN * typical + UNGIVEN * (len(given) - typical) + TELLING * sum(map(w.telling.__contains__, given))
    if name[:2] in w.words:
        points -= 1.4 if len(name) > 2 else 1.8
    return points - 0.5 * (len(name) == 3 and name[1:] in w.words)


def _surname(name: str, family: int, sound: bool, w: PersonWords) -> float:
    """``sound``: what follows is made of characters of given names."""
    kind = "compound" if family == 2 else w.surname.get(name[0], "")
    if kind == "rarely":
        # 向学昭: rather the word 向 and a surname.
        return SURNAME[kind] + SOUND * sound - 1.5 * (name[1] in w.single)
    return SURNAME.get(kind, 0.0) + SOUND * (kind == "weak" and sound)
