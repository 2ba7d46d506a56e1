"""What the characters of a possible name tell, wherever it stands: whether they can be a name, and how much they look
like one.

The latter is counted in points. ``person_score.py`` adds those for what stands around the name.
"""

from __future__ import annotations

from functools import lru_cache

import msgspec

from jianbao.enrich.person_words import PersonWords, person_words
from jianbao.parse.lexicon import large_places, no_names
from jianbao.text.characters import ALL_HAN

REMEMBERED = 2**16
"""Names whose looks are kept: the same ones occur all over an archive."""

SURNAME = {"firm": 0.7, "common": 0.5, "weak": -0.7, "rarely": -1.7, "compound": 0.5}
"""Points for a surname, by its kind in ``data/person_words.tsv``, which says how seldom it is something else."""

LONG = 0.4
"""Points for a given name of two characters."""

GIVEN, UNGIVEN = 0.5, -0.6
"""Points for each character of the given name that is frequent in given names, and for each that is not."""

TELLING = 0.3
"""Points for each character of the given name that is frequent in given names and occurs in little else."""

SOUND = 0.5
"""Points for two characters that are frequent in given names, behind a surname that is often a word of its own."""

TWO_SURNAMES = -1.5
"""Points for a surname behind one that is rarely a surname: 向学昭 is rather the word 向 and the name 学昭."""

WORD_FIRST, WORD_ALONE = -1.4, -1.8
"""Points for a surname that makes a common word with the next character: in a longer name; and in one that has no
further characters."""

WORD_LAST = -0.5
"""Points for a given name of two characters that is a common word."""

FOREIGN = frozenset("克斯尔姆夫娃茨兹弗埃茜蒂撒")
"""Characters with which foreign names are written, and Chinese ones hardly ever."""

NO_FIRST = frozenset("某副姓")
"""Characters with which no given name begins: 王某, 李副局长, 张姓."""

Openings = tuple[tuple[int, float], ...]
"""Possible lengths of a name, each with the most points that the name's own characters can have."""


@lru_cache(REMEMBERED)
def find_openings(pair: str) -> Openings:
    """The lengths of names that may begin with these two characters; empty if none can. The longest comes first, but a
    name with two surnames last."""
    w = person_words()
    if pair in w.titles or pair in w.thing or pair in large_places():
        return ()
    best_character = GIVEN + TELLING
    if pair in w.compound:
        return (
            (4, SURNAME["compound"] + LONG + 2 * best_character),
            (3, SURNAME["compound"] + best_character),
        )
    surname, first = pair[:1], pair[1:]
    if not first or surname not in w.single or first in NO_FIRST or first in w.never:
        return ()
    kind = w.surname.get(surname, "")
    three = SURNAME.get(kind, 0.0) + SOUND * (kind in ("weak", "rarely")) + LONG + best_character
    three += (GIVEN if first in w.given else UNGIVEN) + TELLING * (first in w.telling)
    two = look(pair)
    openings: Openings = ((3, three), (2, two.points)) if two.may_be else ((3, three),)
    return (*openings, (4, SURNAME["compound"] + LONG + 2 * best_character)) if is_double(pair) else openings


@lru_cache(REMEMBERED)
def is_double(pair: str) -> bool:
    """Whether two characters may be a husband's surname and the woman's own (林鄭月娥), as in Hong Kong and Taiwan.

    >>> is_double("林郑"), is_double("林小")
    (True, False)
    """
    w = person_words()
    return pair not in w.common and all(w.surname.get(surname) in ("firm", "common") for surname in pair)


def surname_length(name: str) -> int:
    """How many characters of a name are the surname."""
    return 2 if len(name) > 3 or name[:2] in person_words().compound else 1


class NameLook(msgspec.Struct, frozen=True):
    """What the characters of a possible name tell."""

    may_be: bool
    """Whether they can be a name; if not, the other fields say nothing."""
    points: float
    """Their `own_points`."""
    sounds: int
    """How many different characters of `FOREIGN` are among them."""
    foreign: bool
    """Whether all of them occur in foreign names, even if also in Chinese ones."""


NO_NAME = NameLook(False, 0.0, 0, False)


@lru_cache(REMEMBERED)
def look(name: str) -> NameLook:
    """What these characters tell, if `find_openings` gives their number for the first two."""
    w = person_words()
    given = name[surname_length(name) :]
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
    """The points for the characters of a name, without those for what stands around it."""
    length = surname_length(name)
    given = name[length:]
    frequent = sum(map(w.given.__contains__, given))
    points = _surname_points(name, length, frequent == 2, w) + LONG * (len(given) == 2)
    points += GIVEN * frequent + UNGIVEN * (len(given) - frequent) + TELLING * sum(map(w.telling.__contains__, given))
    if name[:2] in w.common:
        points += WORD_FIRST if len(name) > 2 else WORD_ALONE
    return points + WORD_LAST * (len(name) == 3 and name[1:] in w.common)


def _surname_points(name: str, length: int, sounds_given: bool, w: PersonWords) -> float:
    """The points for the surname, of so many characters. ``sounds_given`` says that two characters follow it that are
    frequent in given names."""
    kind = "compound" if length == 2 else w.surname.get(name[0], "")
    if kind == "rarely":
        return SURNAME[kind] + SOUND * sounds_given + TWO_SURNAMES * (name[1] in w.single)
    return SURNAME.get(kind, 0.0) + SOUND * (kind == "weak" and sounds_given)
