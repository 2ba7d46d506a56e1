"""What the text around a title speaks of: something new, or what was spoken of before."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import reduce
from itertools import pairwise
from operator import or_
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from jianbao.parse.once import once, remembered
from jianbao.parse.page import Page
from jianbao.text.characters import HAN
from jianbao.text.numerals import OF_A_DAY

TEXT_SHORTEST = 24
"""Characters from which a line says enough to be compared with others."""

BEFORE, AFTER = 12, 7
"""How many lines before and after a line are compared, running text or not."""

BLOCK = 64
"""Lines whose pairs are numbered together: as many as make the numbers of their neighbours' pairs cheap to have."""

LINE_BITS, LINE_MASK = np.uint64(16), np.uint64((1 << 16) - 1)
"""Room for the numbers of a block's lines."""

HAN_FIRST, HAN_COUNT = np.uint32(0x3400), np.uint32(0xA000 - 0x3400)

LEDE = re.compile(
    # What a day may begin with, said first, spares most places of a line a look at each alternative.
    rf"^[\"(]*[^。]{{0,24}}?(?=[昨今前近日最不连上本这\d{OF_A_DAY}])(?:昨[天日晚晨夜早]|今[天日晨晚早]|今\(|前[天日晚]|近日|日前|最近|不久前|连日|[上本]周|[上本]月|这几天"
    rf"|(?:(?<!\d)\d{{1,2}}|[{OF_A_DAY}]{{1,3}})日)"
)
"""How a report begins: with a day not long ago in its first clauses. So it does under 56 of 231 labelled headlines
without a dateline, and under 10 of 303 headings; a place by its full name or a year stands as often under headings."""

LEANS_BACK = re.compile(
    r"^[\"(]*(?:该|此|这|那|其|他|她|它|对此|此外|同时|另外|然而|但|不过|而且|于是|因此|所以|据介绍|除了|随后|接着)"
)
"""How a paragraph begins that speaks of what was said before."""


Pairs = int
"""A set of pairs of neighbouring Han characters, what a text speaks of: a bit for each. Such sets are joined and
compared in no time; the pairs are numbered anew for each ``BLOCK`` of lines, so that a long page has no long sets."""


@once
def han_pairs(page: Page) -> tuple[npt.NDArray[np.uint32], Sequence[int]]:
    """All pairs of Han characters on the page, and for each line, and the end, the place of its first."""
    codes = page.strung.codes
    han = codes - HAN_FIRST < HAN_COUNT  # what comes before the first would be below zero, and is far above
    at = (han[:-1] & han[1:]).nonzero()[0]
    pairs = codes[:-1] << np.uint32(16) | codes[1:]
    return pairs.take(at), [*at.searchsorted(page.strung.starts).tolist(), len(at)]


@remembered
def block(page: Page, number: int) -> Sequence[Pairs]:
    """What the lines of a block speak of, and ``BEFORE`` and ``AFTER`` lines around it."""
    pairs, starts = han_pairs(page)
    starts = starts[max(0, number * BLOCK - BEFORE) : (number + 1) * BLOCK + AFTER + 1]
    return sets_of(pairs[starts[0] : starts[-1]], [end - start for start, end in pairwise(starts)])


def sets_of(pairs: npt.NDArray[np.uint32], counts: Sequence[int]) -> Sequence[Pairs]:
    """The pairs of some lines, line by line, as sets; ``counts``: how many pairs each line has.

    >>> [bin(pairs) for pairs in sets_of(np.array([7, 9, 7, 8, 9], np.uint32), [3, 0, 2])]
    ['0b10100000', '0b0', '0b1100000']
    """
    if not len(pairs):
        return [0] * len(counts)
    # A pair's number is its place among the different ones in order; its line goes with it through the sorting.
    lines = np.arange(len(counts), dtype=np.uint64).repeat(counts)
    ranked = pairs.astype(np.uint64) << LINE_BITS | lines
    ranked.sort()
    different = ranked >> LINE_BITS
    numbers = np.zeros(len(pairs), np.intp)
    (different[1:] != different[:-1]).cumsum(out=numbers[1:])
    width = int(numbers[-1]) // 8 + 1
    marks = np.zeros(len(counts) * width * 8, np.bool_)
    marks[numbers + (ranked & LINE_MASK).astype(np.intp) * (width * 8)] = True
    packed = np.packbits(marks).tobytes()
    return [int.from_bytes(packed[at : at + width]) for at in range(0, len(packed), width)]


@once
def comparable(page: Page) -> Sequence[int]:
    """The lines that say enough."""
    return [k for k, size in enumerate(page.size) if size > TEXT_SHORTEST]


class Around(NamedTuple):
    """What a line speaks of, and what the text around it does."""

    own: Pairs
    before: Pairs
    """The last five paragraphs before the line."""
    after: Pairs
    """The next two."""


NOTHING_AROUND = Around(0, 0, 0)
"""Where no text is near, what a line speaks of is compared with nothing."""


@remembered
def around(page: Page, i: int) -> Around:
    texts = comparable(page)
    at = bisect_left(texts, i)
    under = at + (at < len(texts) and texts[at] == i)
    above = [k for k in texts[max(0, at - 5) : at] if k >= i - BEFORE]
    below = [k for k in texts[under : under + 2] if k < i + AFTER]
    if not above and not below:
        return NOTHING_AROUND
    number = i // BLOCK
    pairs, first = block(page, number), max(0, number * BLOCK - BEFORE)
    before, after = (reduce(or_, [pairs[k - first] for k in near], 0) for near in (above, below))
    return Around(pairs[i - first], before, after)


def in_common(page: Page, i: int) -> int:
    """How many pairs a line has in common with the one before."""
    number = i // BLOCK
    pairs, first = block(page, number), max(0, number * BLOCK - BEFORE)
    return (pairs[i - first] & pairs[i - 1 - first]).bit_count()


@remembered
def share_spoken_of(page: Page, i: int) -> float:
    """How much of what follows the line was spoken of before it, 0 to 1; 1 where nothing can be compared.

    On the labelled pages it is 0.09 at a headline and 0.14 at a heading in the median.
    """
    _, before, after = around(page, i)
    if not before or not after:
        return 1.0
    return (before & after).bit_count() / min(before.bit_count(), after.bit_count())


@remembered
def said_before(page: Page, i: int) -> float:
    """How much of the line itself was in the last five paragraphs before it, 0 to 1.

    In the median 0 of 160 headlines' first lines, 0.11 of 188 headings, 0.29 of 61 captions between paragraphs.
    """
    own, before, _ = around(page, i)
    return 1 - (own & ~before).bit_count() / own.bit_count() if own else 0.0


def spoken_of_before(page: Page, i: int) -> bool:
    return said_before(page, i) > 0.05


def says_again(page: Page, i: int) -> bool:
    return said_before(page, i) >= 0.5


def quite_new_matter(page: Page, i: int) -> bool:
    """Next to nothing of what follows was spoken of before: so at 14 of 22 labelled titles that have it."""
    return i > 0 and share_spoken_of(page, i) < 0.05


def says_what_follows(page: Page, i: int) -> bool:
    """Half of its words stand in the next two paragraphs: a headline sums up."""
    own, _, after = around(page, i)
    return (own & after).bit_count() * 2 >= own.bit_count() > 0


def told_at_length(page: Page, i: int) -> float:
    """How much of the line stands together in one near by that is nearly twice as long, 0 to 1."""
    number = i // BLOCK
    pairs, first = block(page, number), max(0, number * BLOCK - BEFORE)
    own, least = pairs[i - first], page.size[i] * 1.8
    near = range(max(0, i - BEFORE), min(len(page), i + AFTER))
    shared = [(own & pairs[k - first]).bit_count() for k in near if page.size[k] >= least and not page.furniture[k]]
    return max(shared, default=0) / own.bit_count() if own else 0.0


def text_under(page: Page, i: int) -> str:
    """The plain form of the paragraph under a title, or nothing."""
    return page.plain[i + 1] if i + 1 < len(page) and page.texty[i + 1] else ""


def over_a_lede(page: Page, i: int) -> bool:
    """Not for the second and third title of a head, which may be its subhead; more than three are a list."""
    return page.titles_before[i] not in (1, 2) and LEDE.match(text_under(page, i)[:60]) is not None


def long_and_parted(page: Page, i: int) -> bool:
    return page.size[i] >= 18 and " " in page.plain[i] and page.titles_before[i] not in (1, 2)


def over_leaning_text(page: Page, i: int) -> bool:
    return LEANS_BACK.match(text_under(page, i)[:20]) is not None


THREE_HAN = re.compile(f"(?=({HAN}{{3}}))")
"""All runs of three characters, one over another: that many in a row a text has from the title over it."""

BEGINS_WITH_DAY = re.compile(r"\d{1,2}月")


def taken_up_first(page: Page, i: int) -> bool:
    """The first words of the text take up a part of the title that was not spoken of before: so at 14 of 153 labelled
    headlines between paragraphs without a dateline, and at 6 of 292 headings, those in two parts left out. A text that
    says the title again nearly whole is a caption or a summary."""
    title, text = page.plain[i], text_under(page, i)
    if not 12 <= page.size[i] <= 28 or not i or page.titles_before[i] in (1, 2) or " " in title:
        return False
    own, lede = set(THREE_HAN.findall(title)), text[:40]
    if not any(part in lede[:25] for part in own) or BEGINS_WITH_DAY.match(title) or "摄" in text[-14:]:
        return False
    if sum(part in lede for part in own) * 3 > len(own) * 2:
        return False
    before = "".join(page.plain[max(0, i - 6) : i])
    return any(part in lede[:25] and part not in before for part in own)
