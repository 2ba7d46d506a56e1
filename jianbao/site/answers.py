"""What a look-up finds in this build, reduced to a digest, so that two builds can be compared (see ``cli/pages.py``).

An equal digest is not enough. How a text is written in Traditional also depends on the personal names in the archive,
which are protected from conversion. So an answer counts as changed, too, if it contains a name that was protected in
only one of the two builds.
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
from jianbao.site.catalogue import Catalogue
from jianbao.site.lookups import WHOLE, WORDS, Lookup
from jianbao.text.phrases import Phrases

KeptLookup = tuple[str, str]
"""A look-up as it is kept: the field and the ``repr`` of the key, or `WORDS` and the text itself."""

_OF_PEOPLE = ("people", "by_person", "telling", "roles", "spellings")

DERIVED_FROM = {"texts": "by_id", "labels": "sources", **dict.fromkeys(_OF_PEOPLE, "about")}
"""Fields of the catalogue whose values follow from another field under the same key: that one is compared instead."""


def kept_lookups(lookups: Iterable[Lookup]) -> list[KeptLookup]:
    """The look-ups as they are kept. If the whole archive was looked up, only `WORDS` need be kept beside it."""
    chosen = list(dict.fromkeys((DERIVED_FROM.get(field, field), key) for field, key in lookups))
    if ("archive", WHOLE) in chosen:
        chosen = [("archive", WHOLE), *(lookup for lookup in chosen if lookup[0] == WORDS)]
    return [(field, str(key) if field == WORDS else repr(key)) for field, key in chosen]


class Answer(NamedTuple):
    """What one look-up finds now."""

    digest: bytes
    has_changed_name: bool
    """It contains a name that was protected in only one of the two builds."""


FEW = 100
"""Up to so many names are searched for one by one."""

NOTHING, CHANGED_WORDS = Answer(b"", False), Answer(b"", True)


class ChangedNames:
    """Finds names in texts: a few are searched for one by one in the bytes, many all at once."""

    def __init__(self, names: Collection[str]) -> None:
        self._few = [name.encode(errors="surrogatepass") for name in names] if len(names) <= FEW else []
        self._all = Phrases({name: name for name in names}) if names else None

    def occur_in(self, data: bytes) -> bool:
        """Whether one of the names occurs in a text, given in UTF-8."""
        if self._all is None:
            return False
        if self._few:
            return any(name in data for name in self._few)
        return bool(self._all.words_in(data.decode(errors="replace")))

    def texts_with_one(self, texts: Sequence[str]) -> frozenset[str]:
        """Those of the texts in which one of the names occurs."""
        ends = list(accumulate(len(text) + 1 for text in texts))
        spots = self._all.find("\n".join(texts)) if self._all is not None else ()
        return frozenset(texts[bisect_right(ends, start)] for start, _ in spots)


class Answers:
    """Answers look-ups from the catalogue of this build.

    ``changed_names``: names protected in only one of the two builds. ``words``: all texts that the last build looked
    up as `WORDS`; they are searched for names at once, which is many times faster than one by one.
    """

    def __init__(self, catalogue: Catalogue, changed_names: Collection[str], words: Sequence[str]) -> None:
        self._catalogue = catalogue
        self._changed_names = ChangedNames(changed_names)
        self._changed_words = self._changed_names.texts_with_one(words)
        self._keys: dict[str, Mapping[str, Hashable]] = {}
        """For each field its keys, by their ``repr``."""
        self._known: dict[int, Answer] = {}
        """By the ``id`` of records and sources, which the archive keeps alive."""

    def answer(self, lookup: KeptLookup) -> Answer:
        field, key = lookup
        if field == WORDS:
            return CHANGED_WORDS if key in self._changed_words else NOTHING
        value = getattr(self._catalogue, field)
        if key == repr(WHOLE):
            return self._of_value(tuple(value.items()) if isinstance(value, Mapping) else value)
        if field not in self._keys:
            self._keys[field] = {repr(field_key): field_key for field_key in value}
        keys = self._keys[field]
        return self._of_value(value[keys[key]]) if key in keys else NOTHING

    def _of_value(self, value: Any) -> Answer:
        if (known := self._known.get(id(value))) is not None:
            return known
        match value:
            case Record() as record, (tuple() | NamedDay() | None):  # the rest of the pair follows from record and key
                return self._of_value(record)
            case tuple():
                return self._of_all(value)
            case Archive():
                return self._of_all((value.records, value.sources, value.about, value.problems))
            case Record():
                return self._remembered(value, value, value)
            case ParsedSource():  # the labels hold the lines; an editor's words are all that no article holds as well
                return self._remembered(value, replace(value, lines=()), value.corrections)
            case _:
                return Answer(_digest(b"value", bytes_of(value)), False)

    def _of_all(self, values: tuple[Any, ...]) -> Answer:
        known, of_value = self._known, self._of_value
        answers = [known.get(id(value)) or of_value(value) for value in values]
        digests = b"".join([answer.digest for answer in answers])  # each of one length, so no border is in doubt
        return Answer(_digest(b"values", digests), any(answer.has_changed_name for answer in answers))

    def _remembered(self, value: Record | ParsedSource, compared: object, converted: object) -> Answer:
        """``compared``: what of the value is compared between builds; ``converted``: what of it a page may convert."""
        data = bytes_of(compared)
        text = data if converted is compared else bytes_of(converted)
        answer = Answer(_digest(b"value", data), self._changed_names.occur_in(text))
        return self._known.setdefault(id(value), answer)


def bytes_of(value: object) -> bytes:
    """All that a value holds; each text in it stands in the bytes as a whole, so that names can be searched for."""
    try:
        return msgspec.msgpack.encode(value)
    except UnicodeEncodeError:  # a lone surrogate, half of a character
        return repr(value).encode()


def _digest(*parts: bytes) -> bytes:
    return blake2b(b"".join(parts), digest_size=16).digest()
