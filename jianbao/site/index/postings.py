"""Writes the lists of the search index, which say where each term stands, as shards of bits. ``search.py`` describes
their format.

An *occurrence* is a term with one of the places at which it stands, packed into a number (`Occurrences`). When these
numbers are sorted, the occurrences of a *term* are neighbours; among them those in one field, the term's *list* for
that field; and among these those in one article, a *posting*.

All terms of many articles are encoded at once, by numpy: a loop over 15 million occurrences would take Python minutes.
The codes of a term follow one another in this order: its head, then for each list the gaps between the numbers of its
articles, the number of places in each article, and the places.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

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
    Occurrences,
    is_new,
)

SHARD = 4 * 1024
"""Bytes of a shard, before base64. Looking up a rare pair costs one shard; smaller shards would be too many files."""

SLICE = 2**18
"""About so many occurrences are encoded at a time, which bounds memory."""

FIRST_LOW, SECOND_LOW, COUNT_LOW = 2, 6, 0
"""The parameter of `golomb` for gaps between first characters, between second ones, and for numbers of articles."""

MANY = 7
"""So many places in an article, or more, are written as `CYCLE` bits, one for each possible place."""

PLACED = 9
"""The places of a pair are written if it stands in so many articles or more: of fewer, the page reads the texts."""

HEAD = 2 + FIELDS
"""Codes in the head of a term: whether its first character is new, the gap to the character of the term before, and
for each field the number of articles."""


@dataclass(frozen=True, slots=True)
class Shard:
    """The lists of some terms that follow one another."""

    before: str
    """The term before its first one; empty if there is none."""
    first: str
    """Its first term."""
    data: bytes


@dataclass(frozen=True, slots=True)
class _Layout:
    """How sorted occurrences make up postings, lists and terms, and where the codes of these go."""

    occurrences: Occurrences
    term_starts: Ints
    """For each term, its first occurrence."""
    list_starts: Ints
    """For each list, its first occurrence."""
    posting_starts: Ints
    """For each posting, its first occurrence."""
    term_of_list: Ints
    list_of_posting: Ints
    first_posting: Ints
    """For each list, its first posting."""
    sizes: Ints
    """For each list, how many postings it has: in so many articles the term stands in the field."""
    codes_at: Ints
    """For each list, the place of its first code."""
    code_counts: Ints
    """For each term, how many codes it has."""


def shards(batches: Sequence[Occurrences], documents: int, alphabet: Alphabet) -> Iterator[Shard]:
    """The lists of a block of so many ``documents``. Each of the ``batches`` has the occurrences in some of them."""
    before = ""
    for occurrences in _slices(batches, len(alphabet.codes)):
        layout = _lay_out(occurrences)
        codes = empty(int(layout.code_counts.sum()))
        _put_heads(layout, before, alphabet, codes)
        _put_gaps(layout, documents, codes)
        _put_places(layout, codes)
        yield from _cut(layout, codes, before, alphabet)
        before = alphabet.term(occurrences[-1])


def _slices(batches: Sequence[Occurrences], characters: int) -> Iterator[Occurrences]:
    """All occurrences in order, those of the terms with some first characters at a time."""
    limits = np.arange(characters + 1, dtype=np.uint64) << np.uint64(FIRST)
    borders = np.array([np.searchsorted(batch, limits) for batch in batches])
    counts_before: Ints = borders.sum(axis=0)  # for each first character, the occurrences of those before it
    start, total = 0, counts_before[-1]
    while counts_before[start] < total:
        enough = min(counts_before[start] + SLICE, total)
        end = max(start + 1, int(np.searchsorted(counts_before, enough)))
        parts = [batch[at[start] : at[end]] for batch, at in zip(batches, borders, strict=True)]
        occurrences = np.concatenate(parts)
        occurrences.sort()
        if len(occurrences):
            yield occurrences
        start = end


def _lay_out(occurrences: Occurrences) -> _Layout:
    """The layout of sorted occurrences."""
    term_starts, list_starts, posting_starts = (_starts(occurrences, low) for low in (SECOND, FIELD, DOCUMENT))
    term_of_list = np.searchsorted(term_starts, list_starts, "right") - 1
    first_posting = np.searchsorted(posting_starts, list_starts)
    sizes = np.diff(np.append(first_posting, len(posting_starts)))
    # A gap and a number of places for each posting, and a place for each occurrence.
    lengths = 2 * sizes + np.diff(np.append(list_starts, len(occurrences)))
    codes_at = HEAD * (term_of_list + 1) + np.cumsum(lengths) - lengths
    first_list = np.searchsorted(term_of_list, np.arange(len(term_starts)))
    heads_at = codes_at[first_list] - HEAD
    return _Layout(
        occurrences=occurrences,
        term_starts=term_starts,
        list_starts=list_starts,
        posting_starts=posting_starts,
        term_of_list=term_of_list,
        list_of_posting=np.searchsorted(list_starts, posting_starts, "right") - 1,
        first_posting=first_posting,
        sizes=sizes,
        codes_at=codes_at,
        code_counts=np.diff(np.append(heads_at, codes_at[-1] + lengths[-1])),
    )


def _starts(occurrences: Occurrences, low: int) -> Ints:
    """Which occurrences differ from the one before in more than the ``low`` lowest bits."""
    return np.flatnonzero(is_new(occurrences >> np.uint64(low)))


def _part(occurrences: Occurrences, low: int, bits: int) -> Ints:
    """The part of each occurrence that has so many ``bits`` above the ``low`` lowest ones."""
    return ((occurrences >> np.uint64(low)) & np.uint64((1 << bits) - 1)).astype(np.int64)


def _character(occurrences: Occurrences, low: int, alphabet: Alphabet) -> Ints:
    """The code point of each occurrence's character above the ``low`` lowest bits."""
    characters: Ints = alphabet.codes[_part(occurrences, low, CHARACTER_BITS)]
    return characters


def _put_heads(layout: _Layout, before: str, alphabet: Alphabet, codes: BitCodes) -> None:
    """Writes the head of each term; ``before`` is the term before the first one."""
    terms = layout.occurrences[layout.term_starts]
    first, second = (_character(terms, low, alphabet) for low in (FIRST, SECOND))
    first_before, second_before = map(ord, before or "\0\0")
    first_gap = first - np.concatenate([[first_before], first[:-1]]) - 1
    second_gap = second - np.concatenate([[second_before], second[:-1]]) - 1
    has_new_first = first_gap >= 0
    gap = np.where(has_new_first, first_gap, second_gap)
    at = np.cumsum(layout.code_counts) - layout.code_counts
    fixed(has_new_first.astype(np.int64), 1).put(at, codes)
    golomb(gap, np.where(has_new_first, FIRST_LOW, SECOND_LOW)).put(at + 1, codes)
    articles = np.zeros((len(terms), FIELDS), np.int64)
    field_of_list = _part(layout.occurrences[layout.list_starts], FIELD, SECOND - FIELD)
    articles[layout.term_of_list, field_of_list] = layout.sizes
    for field in range(FIELDS):
        golomb(articles[:, field], COUNT_LOW).put(at + 2 + field, codes)


def _put_gaps(layout: _Layout, documents: int, codes: BitCodes) -> None:
    """Writes for each posting the gap between its article and that of the posting before in its list."""
    list_of = layout.list_of_posting
    article = _part(layout.occurrences[layout.posting_starts], DOCUMENT, DOCUMENT_BITS)
    article_before = np.concatenate([[-1], article[:-1]])
    article_before[layout.first_posting] = -1
    at = np.arange(len(list_of)) + (layout.codes_at - layout.first_posting)[list_of]
    rice(article - article_before - 1, rice_low(documents, layout.sizes)[list_of]).put(at, codes)


def _put_places(layout: _Layout, codes: BitCodes) -> None:
    """Writes for each posting of a pair in `PLACED` articles or more how many places it has, and these places."""
    list_of, starts, size = layout.list_of_posting, layout.posting_starts, len(layout.occurrences)
    is_placed = _is_placed(layout)[list_of]
    counts = np.diff(np.append(starts, size))
    # The number of places less 1, as zeros and a one; MANY - 1 zeros stand for all larger numbers.
    number = BitCodes(np.where(is_placed, np.minimum(counts, MANY), 0), is_placed.astype(np.int64))
    number.put(np.arange(len(list_of)) + (layout.codes_at - layout.first_posting + layout.sizes)[list_of], codes)
    place = _part(layout.occurrences, 0, PLACE_BITS)
    is_few = np.repeat(is_placed & (counts < MANY), counts)
    places = BitCodes(np.where(is_few, PLACE_BITS, 0), np.where(is_few, place, 0))
    # Many places are one code, which takes the place of the first; those of the others stay empty.
    many = np.flatnonzero(is_placed & (counts >= MANY))
    places.widths[starts[many]] = CYCLE
    places.values[starts[many]] = np.bitwise_or.reduceat(1 << place, starts)[many]
    places_at = (layout.codes_at - layout.list_starts + 2 * layout.sizes)[np.repeat(list_of, counts)]
    places.put(np.arange(size) + places_at, codes)


def _is_placed(layout: _Layout) -> npt.NDArray[np.bool_]:
    """For each list whether its term is a pair in `PLACED` articles or more, all fields together."""
    is_pair = _part(layout.occurrences[layout.list_starts], SECOND, CHARACTER_BITS) > 0
    articles = np.bincount(layout.term_of_list, layout.sizes, len(layout.term_starts))
    placed: npt.NDArray[np.bool_] = is_pair & (articles[layout.term_of_list] >= PLACED)
    return placed


def _cut(layout: _Layout, codes: BitCodes, before: str, alphabet: Alphabet) -> Iterator[Shard]:
    """The codes as shards of up to `SHARD` bytes, or of a single term; ``before`` is the term before the first one."""
    first_codes = np.cumsum(layout.code_counts) - layout.code_counts
    bits_upto = np.cumsum(np.add.reduceat(codes.widths, first_codes))  # to the end of each term
    borders = [0]
    while borders[-1] < len(bits_upto):
        start = borders[-1]
        most = (bits_upto[start - 1] if start else 0) + 8 * SHARD
        borders.append(max(start + 1, int(np.searchsorted(bits_upto, most, "right"))))
    starts = borders[:-1]
    code_counts = np.add.reduceat(layout.code_counts, starts)
    for start, data in zip(starts, pack(codes, code_counts), strict=True):
        at = layout.term_starts[start]
        previous = alphabet.term(layout.occurrences[at - 1]) if start else before
        yield Shard(previous, alphabet.term(layout.occurrences[at]), data)
