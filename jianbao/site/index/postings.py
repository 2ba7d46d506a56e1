"""The lists of the search index: for each term where it stands, as shards of bits. ``search.py`` describes them.

All terms of many articles are encoded at once, in numpy: a loop over 15 million places in Python takes minutes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from jianbao.site.index.bits import BitCodes, Ints, empty, fixed, golomb, pack, rice, rice_low
from jianbao.site.index.terms import (
    CHARACTER_BITS,
    CYCLE,
    DOCUMENT,
    DOCUMENT_BITS,
    FIELD,
    FIELDS,
    FIRST,
    PLACE_BITS,
    SECOND,
    Alphabet,
    PackedTerms,
    is_new,
)

SHARD = 4 * 1024
"""Bytes of a shard, before base64: looking up a rare pair costs one shard. Smaller ones would be too many files."""

SLICE = 2**18
"""About so many words are encoded at a time, which bounds memory."""

FIRST_LOW, SECOND_LOW, COUNT_LOW = 2, 6, 0
"""Low bits of gaps between first characters and second ones, and of the number of articles."""

MANY = 7
"""So many places, or more, are written as a word with a bit for each."""

PLACED = 9
"""A term in so many articles, or more, has lists of its places; of fewer the texts are looked at anyway."""

HEAD = 2 + FIELDS
"""Codes that come before the lists of a term: whether it has a new first character, the gap, articles per field."""


@dataclass(frozen=True, slots=True)
class Shard:
    before: str
    """The term before its first one; empty where there is none."""
    first: str
    data: bytes


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where in the sorted words the terms begin, their lists (one for each field), and the postings in these (one for
    each document); and which belong to which.
    """

    words: PackedTerms
    terms: Ints
    lists: Ints
    postings: Ints
    term_of: Ints
    """For each list, its term."""
    list_of: Ints
    """For each posting, its list."""
    first_of: Ints
    """For each list, its first posting."""
    numbers: Ints
    """For each list, how many postings it has."""
    codes_at: Ints
    """For each list, where its codes begin: a gap and a count for each posting, then the places."""
    counts: Ints
    """For each term, how many codes it has."""


def shards(batches: Sequence[PackedTerms], documents: int, alphabet: Alphabet) -> Iterator[Shard]:
    """The lists of a block of ``documents`` articles. ``batches``: their terms, those of some articles at a time."""
    before = ""
    for words in _slices(batches, len(alphabet.codes)):
        layout = _lay_out(words)
        codes = empty(int(layout.counts.sum()))
        _put_heads(layout, before, alphabet, codes)
        _put_gaps(layout, documents, codes)
        _put_places(layout, codes)
        yield from _cut(layout, codes, before, alphabet)
        before = alphabet.term(words[-1])


def _slices(batches: Sequence[PackedTerms], characters: int) -> Iterator[PackedTerms]:
    """All words in order, those of some first characters at a time."""
    limits = np.arange(characters + 1, dtype=np.uint64) << np.uint64(FIRST)
    borders = np.array([np.searchsorted(words, limits) for words in batches])
    upto: Ints = borders.sum(axis=0)
    start = 0
    while upto[start] < upto[-1]:
        end = max(start + 1, int(np.searchsorted(upto, min(upto[start] + SLICE, upto[-1]))))
        words = np.concatenate([w[b[start] : b[end]] for w, b in zip(batches, borders, strict=True)])
        words.sort()
        if len(words):
            yield words
        start = end


def _lay_out(words: PackedTerms) -> _Layout:
    terms, lists, postings = (_starts(words, low) for low in (SECOND, FIELD, DOCUMENT))
    term_of = np.searchsorted(terms, lists, "right") - 1
    first_of = np.searchsorted(postings, lists)
    numbers = np.diff(np.append(first_of, len(postings)))
    lengths = 2 * numbers + np.diff(np.append(lists, len(words)))
    codes_at = HEAD * (term_of + 1) + np.cumsum(lengths) - lengths
    term_at = codes_at[np.searchsorted(term_of, np.arange(len(terms)))] - HEAD
    return _Layout(
        words=words,
        terms=terms,
        lists=lists,
        postings=postings,
        term_of=term_of,
        list_of=np.searchsorted(lists, postings, "right") - 1,
        first_of=first_of,
        numbers=numbers,
        codes_at=codes_at,
        counts=np.diff(np.append(term_at, codes_at[-1] + lengths[-1])),
    )


def _starts(words: PackedTerms, low: int) -> Ints:
    """The places where a word differs from the one before in more than the ``low`` lowest bits."""
    return np.flatnonzero(is_new(words >> np.uint64(low)))


def _part(words: PackedTerms, low: int, bits: int) -> Ints:
    return ((words >> np.uint64(low)) & np.uint64((1 << bits) - 1)).astype(np.int64)


def _codes(words: PackedTerms, low: int, alphabet: Alphabet) -> Ints:
    codes: Ints = alphabet.codes[_part(words, low, CHARACTER_BITS)]
    return codes


def _put_heads(layout: _Layout, before: str, alphabet: Alphabet, codes: BitCodes) -> None:
    words = layout.words[layout.terms]
    first, second = (_codes(words, low, alphabet) for low in (FIRST, SECOND))
    old_first, old_second = map(ord, before or "\0\0")
    first_gap = first - np.concatenate([[old_first], first[:-1]]) - 1
    second_gap = second - np.concatenate([[old_second], second[:-1]]) - 1
    is_new = first_gap >= 0
    gap = np.where(is_new, first_gap, second_gap)
    at = np.cumsum(layout.counts) - layout.counts
    fixed(is_new.astype(np.int64), 1).put(at, codes)
    golomb(gap, np.where(is_new, FIRST_LOW, SECOND_LOW)).put(at + 1, codes)
    articles = np.zeros((len(words), FIELDS), np.int64)
    articles[layout.term_of, _part(layout.words[layout.lists], FIELD, SECOND - FIELD)] = layout.numbers
    for field in range(FIELDS):
        golomb(articles[:, field], COUNT_LOW).put(at + 2 + field, codes)


def _put_gaps(layout: _Layout, documents: int, codes: BitCodes) -> None:
    of = layout.list_of
    number = _part(layout.words[layout.postings], DOCUMENT, DOCUMENT_BITS)
    before = np.concatenate([[-1], number[:-1]])
    before[layout.first_of] = -1
    at = np.arange(len(of)) + (layout.codes_at - layout.first_of)[of]
    rice(number - before - 1, rice_low(documents, layout.numbers)[of]).put(at, codes)


def _put_places(layout: _Layout, codes: BitCodes) -> None:
    """Writes for each posting of a pair how many places it has, and these places."""
    of, postings, size = layout.list_of, layout.postings, len(layout.words)
    articles = np.bincount(layout.term_of, layout.numbers, len(layout.terms))[layout.term_of]
    placed = (_part(layout.words[layout.lists], SECOND, CHARACTER_BITS) > 0)[of]
    placed &= (articles >= PLACED)[of]
    counts = np.diff(np.append(postings, size))
    at = np.arange(len(of)) + (layout.codes_at - layout.first_of + layout.numbers)[of]
    unary = BitCodes(np.where(placed, np.minimum(counts, MANY), 0), placed.astype(np.int64))
    unary.put(at, codes)
    place = _part(layout.words, 0, PLACE_BITS)
    few = np.repeat(placed & (counts < MANY), counts)
    each = BitCodes(np.where(few, PLACE_BITS, 0), np.where(few, place, 0))
    many = np.flatnonzero(placed & (counts >= MANY))
    each.widths[postings[many]] = CYCLE
    each.values[postings[many]] = np.bitwise_or.reduceat(1 << place, postings)[many]
    list_of = np.repeat(of, counts)
    each.put(np.arange(size) + (layout.codes_at - layout.lists + 2 * layout.numbers)[list_of], codes)


def _cut(layout: _Layout, codes: BitCodes, before: str, alphabet: Alphabet) -> Iterator[Shard]:
    upto = np.cumsum(np.add.reduceat(codes.widths, np.cumsum(layout.counts) - layout.counts))
    borders = [0]
    while borders[-1] < len(upto):
        start = borders[-1]
        full = (upto[start - 1] if start else 0) + 8 * SHARD
        borders.append(max(start + 1, int(np.searchsorted(upto, full, "right"))))
    counts = np.add.reduceat(layout.counts, borders[:-1])
    for start, data in zip(borders, pack(codes, counts), strict=False):
        first = alphabet.term(layout.words[layout.terms[start]])
        yield Shard(alphabet.term(layout.words[layout.terms[start] - 1]) if start else before, first, data)
