"""What the archive answers to the questions of ``asked.py``: a digest of each answer, which is all of it that is kept.

How a text is written in Traditional depends on the names in the archive, too. So an answer is also another one if a
name stands in it that the archive did not protect in the last build, or no longer does.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from hashlib import blake2b
from itertools import accumulate
from typing import Any, NamedTuple

import msgspec

from jianbao.model import Archive, NamedDay, ParsedSource, Record
from jianbao.site.asked import WHOLE, WORDS, Question
from jianbao.site.catalogue import Catalogue
from jianbao.text.phrases import Phrases

Written = tuple[str, str]
"""A question as it is kept: the field, and ``repr`` of the key; of words, the words."""


_OF_PEOPLE = ("people", "by_person", "telling", "roles", "spellings")

MADE_OF = {"texts": "by_id", "labels": "sources", **dict.fromkeys(_OF_PEOPLE, "about")}
"""Fields that tell, under the same keys, nothing that does not follow from another: it is asked instead."""


def written(questions: Iterable[Question]) -> list[Written]:
    """Whoever asked for the whole archive need not say what of it."""
    asked = list(dict.fromkeys((MADE_OF.get(field, field), key) for field, key in questions))
    if ("archive", WHOLE) in asked:
        asked = [("archive", WHOLE), *(question for question in asked if question[0] == WORDS)]
    return [(field, str(key) if field == WORDS else repr(key)) for field, key in asked]


class Answer(NamedTuple):
    digest: bytes
    renamed: bool
    """One of the new or lost names stands in it."""


FEW = 100
"""Names that are looked for one by one."""

NO_ANSWER, RENAMED = Answer(b"", False), Answer(b"", True)


class Names:
    """To find a few of them in bytes is quick; many are looked for at once."""

    def __init__(self, names: Collection[str]) -> None:
        self._few = [name.encode(errors="surrogatepass") for name in names] if len(names) <= FEW else []
        self._all = Phrases({name: name for name in names}) if names else None

    def stand_in(self, data: bytes) -> bool:
        """Whether one of them stands in text as bytes."""
        if self._all is None:
            return False
        if self._few:
            return any(name in data for name in self._few)
        return bool(self._all.words_in(data.decode(errors="replace")))

    def stand_in_some(self, texts: Sequence[str]) -> frozenset[str]:
        """The texts in which one of them stands."""
        ends = list(accumulate(len(each) + 1 for each in texts))
        spots = self._all.find("\n".join(texts)) if self._all is not None else ()
        return frozenset(texts[bisect_right(ends, start)] for start, _ in spots)


class Answers:
    """``names``: those that the archive protects and did not in the last build, or the other way round. ``words``: all
    that were converted then; they are looked through at once, which is many times faster.
    """

    def __init__(self, catalogue: Catalogue, names: Collection[str], words: Sequence[str]) -> None:
        self._catalogue = catalogue
        self._names = Names(names)
        self._renamed = self._names.stand_in_some(words)
        self._keys: dict[str, Mapping[str, Hashable]] = {}
        self._known: dict[int, Answer] = {}

    def __call__(self, question: Written) -> Answer:
        field, key = question
        if field == WORDS:
            return RENAMED if key in self._renamed else NO_ANSWER
        value = getattr(self._catalogue, field)
        if key == repr(WHOLE):
            return self._answer(tuple(value.items()) if isinstance(value, Mapping) else value)
        if field not in self._keys:
            self._keys[field] = {repr(each): each for each in value}
        return self._answer(value[self._keys[field][key]]) if key in self._keys[field] else NO_ANSWER

    def _answer(self, value: Any) -> Answer:
        if (known := self._known.get(id(value))) is not None:
            return known
        match value:
            case Record() as record, (tuple() | NamedDay() | None):  # what it tells of the key follows from it
                return self._answer(record)
            case tuple():
                return self._together(value)
            case Archive():
                return self._together((value.records, value.sources, value.about, value.problems))
            case Record():
                return self._remembered(value, value, value)
            case ParsedSource():  # what editors say is all of it that a page converts and no article has
                return self._remembered(value, replace(value, lines=()), value.corrections)  # labels hold them
            case _:
                return Answer(_digest(b"value", bytes_of(value)), False)

    def _together(self, values: tuple[Any, ...]) -> Answer:
        known, answer = self._known, self._answer
        answers = [known.get(id(each)) or answer(each) for each in values]
        digests = b"".join([answer.digest for answer in answers])  # all of one length
        return Answer(_digest(b"values", digests), any(answer.renamed for answer in answers))

    def _remembered(self, value: Record | ParsedSource, told: object, converted: object) -> Answer:
        """Of what lies in the archive, and so is the same object as long as there are answers."""
        data = bytes_of(told)
        text = data if converted is told else bytes_of(converted)
        return self._known.setdefault(id(value), Answer(_digest(b"value", data), self._names.stand_in(text)))


def bytes_of(value: object) -> bytes:
    """All that a value holds, each text of it in one piece."""
    try:
        return msgspec.msgpack.encode(value)
    except UnicodeEncodeError:  # half a character
        return repr(value).encode()


def _digest(*parts: bytes) -> bytes:
    return blake2b(b"".join(parts), digest_size=16).digest()
