"""What the archive answers to the questions of ``asked.py``: a digest of each answer, which is all of it that is kept.

How a text is written in Traditional depends on the names in the archive, too. So an answer is also another one if a
name stands in it that the archive did not protect in the last build, or no longer does.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from itertools import accumulate
from typing import Any

import msgspec

from jianbao.model import Archive, Mention, NamedDay, NamedPerson, ParsedSource, Record
from jianbao.site.asked import WHOLE, WORDS, Question
from jianbao.site.catalogue import Catalogue
from jianbao.text.phrases import Phrases

Written = tuple[str, str]
"""A question as it is kept: the field, and ``repr`` of the key; of words, the words."""


def written(questions: Iterable[Question]) -> list[Written]:
    """Whoever asked for the whole archive need not say what of it."""
    asked = list(questions)
    if ("archive", WHOLE) in asked:
        asked = [("archive", WHOLE), *(question for question in asked if question[0] == WORDS)]
    return [(field, str(key) if field == WORDS else repr(key)) for field, key in asked]


@dataclass(frozen=True, slots=True)
class Answer:
    digest: bytes
    renamed: bool
    """One of the new or lost names stands in it."""


NO_ANSWER = Answer(b"", False)

MADE_OF = {"texts": "by_id", "labels": "sources"}
"""Fields that tell, under the same keys, nothing but what another tells already."""


class Answers:
    """``names``: those that the archive protects and did not in the last build, or the other way round. ``words``: all
    that were converted then; they are looked through at once, which is many times faster.
    """

    def __init__(self, catalogue: Catalogue, names: Collection[str], words: Sequence[str]) -> None:
        self._catalogue = catalogue
        self._names = Phrases({name: name for name in names}) if names else None
        self._renamed = frozenset(words[number] for number in self._numbers_of_renamed(words))
        self._keys: dict[str, Mapping[str, Hashable]] = {}
        self._known: dict[tuple[type, str], Answer] = {}

    def __call__(self, question: Written) -> Answer:
        field, key = question
        if field == WORDS:
            return Answer(b"", key in self._renamed)
        value = getattr(self._catalogue, MADE_OF.get(field, field))
        if key == repr(WHOLE):
            return self._answer(tuple(value.items()) if isinstance(value, Mapping) else value)
        if field not in self._keys:
            self._keys[field] = {repr(each): each for each in value}
        return self._answer(value[self._keys[field][key]]) if key in self._keys[field] else NO_ANSWER

    def _answer(self, value: Any) -> Answer:
        match value:
            case Record() as record, (Mention() | NamedDay() | NamedPerson(), *_) as spots:
                whose = self._answer(record)
                return Answer(_digest(b"spots", whose.digest, _bytes(spots)), whose.renamed)
            case tuple():
                return self._together(value)
            case Archive():
                return self._together((value.records, value.sources, value.about, value.problems))
            case Record():
                return self._remembered(value, value.id, value)
            case ParsedSource():  # what editors say is all of it that a page converts and no article has
                return self._remembered(replace(value, lines=()), value.stem, value.corrections)  # labels hold them
            case _:
                return Answer(_digest(b"value", _bytes(value)), False)

    def _together(self, values: tuple[Any, ...]) -> Answer:
        answers = [self._answer(each) for each in values]
        return Answer(_digest(b"values", *(a.digest for a in answers)), any(a.renamed for a in answers))

    def _remembered(self, value: Record | ParsedSource, name: str, converted: object) -> Answer:
        key = type(value), name
        if key not in self._known:
            data = _bytes(value)
            text = data if converted is value else _bytes(converted)
            self._known[key] = Answer(_digest(b"value", data), self._is_renamed(text.decode(errors="replace")))
        return self._known[key]

    def _numbers_of_renamed(self, words: Sequence[str]) -> Iterator[int]:
        ends = list(accumulate(len(each) + 1 for each in words))
        spots = self._names.find("\n".join(words)) if self._names is not None else ()
        return (bisect_right(ends, start) for start, _ in spots)

    def _is_renamed(self, text: str) -> bool:
        return self._names is not None and bool(self._names.find(text))


def _bytes(value: object) -> bytes:
    """All that a value holds, each text of it in one piece."""
    try:
        return msgspec.msgpack.encode(value)
    except UnicodeEncodeError:  # half a character
        return repr(value).encode()


def _digest(*parts: bytes) -> bytes:
    made = blake2b(digest_size=16)
    for part in parts:
        made.update(part)
    return made.digest()
