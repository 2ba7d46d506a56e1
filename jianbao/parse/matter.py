"""What the text around a title speaks of: something new, or what was spoken of before."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import reduce
from operator import or_

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

LINE_BITS, CODE_BITS = 16, 16
LINE_MASK = (1 << LINE_BITS) - 1
"""Room for the numbers of a block's lines, and for a character of Han."""

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


@remembered
def block(page: Page, number: int) -> Mapping[int, Pairs]:
    """What the lines of a block speak of, and ``BEFORE`` and ``AFTER`` lines around it."""
    first = max(0, number * BLOCK - BEFORE)
    own = slice(first, (number + 1) * BLOCK + AFTER)
    starts, ends = page.strung.starts[own], page.strung.ends[own]
    codes = page.strung.codes[starts[0] : ends[-1] + 1]
    han = codes - HAN_FIRST < HAN_COUNT  # what comes before the first would be below zero, and is far above
    lines = np.arange(len(starts)).repeat(ends - starts + 1)
    wide = codes.astype(np.int64) << LINE_BITS
    pairs = wide[:-1] << CODE_BITS | wide[1:] | lines[:-1]
    return dict(enumerate(sets_of(pairs[han[:-1] & han[1:]], len(starts)), first))


def sets_of(pairs: npt.NDArray[np.int64], count: int) -> Sequence[Pairs]:
    """The pairs of ``count`` lines, line by line, as sets; each pair comes with the number of its line.

    >>> found = [(7, 0), (9, 0), (7, 0), (8, 2), (9, 2)]
    >>> [bin(own) for own in sets_of(np.array([pair << LINE_BITS | line for pair, line in found]), 3)]
    ['0b10100000', '0b0', '0b1100000']
    """
    if not len(pairs):
        return [0] * count
    # A pair's number is its place among the different ones in order; its line goes with it through the sorting.
    pairs.sort()
    numbers = np.zeros(len(pairs), np.intp)
    numbers[1:] = pairs[1:] ^ pairs[:-1] > LINE_MASK
    numbers = numbers.cumsum()
    width = int(numbers[-1]) // 8 + 1
    marks = np.zeros(count * width * 8, np.bool_)
    marks[(pairs & LINE_MASK) * (width * 8) + numbers] = True
    packed = np.packbits(marks).tobytes()
    return [int.from_bytes(packed[at : at + width]) for at in range(0, len(packed), width)]


@once
def comparable(page: Page) -> Sequence[int]:
    """The lines that say enough."""
    return [k for k, size in enumerate(page.size) if size > TEXT_SHORTEST]


@remembered
def texts_around(page: Page, i: int) -> tuple[Sequence[int], Sequence[int]]:
    """The last five paragraphs before a line, and the next two."""
    texts = comparable(page)
    at = bisect_left(texts, i)
    under = at + (at < len(texts) and texts[at] == i)
    above = texts[max(at - 5, bisect_left(texts, i - BEFORE)) : at]
    return above, texts[under : min(under + 2, bisect_left(texts, i + AFTER))]


def spoken_of_near(page: Page, i: int) -> Mapping[int, Pairs]:
    """What a line and those near it speak of."""
    return block(page, i // BLOCK)


def in_common(page: Page, i: int) -> int:
    """How many pairs a line has in common with the one before."""
    pairs = spoken_of_near(page, i)
    return (pairs[i] & pairs[i - 1]).bit_count()


@remembered
def share_spoken_of(page: Page, i: int) -> float:
    """How much of what follows the line was spoken of before it, 0 to 1; 1 where nothing can be compared.

    On the labelled pages it is 0.09 at a headline and 0.14 at a heading in the median.
    """
    above, below = texts_around(page, i)
    if not above or not below:
        return 1.0
    pairs = spoken_of_near(page, i)
    before, after = (reduce(or_, [pairs[k] for k in texts]) for texts in (above, below))
    if not before or not after:
        return 1.0
    return (before & after).bit_count() / min(before.bit_count(), after.bit_count())


@remembered
def said_before(page: Page, i: int) -> float:
    """How much of the line itself was in the last five paragraphs before it, 0 to 1.

    In the median 0 of 160 headlines' first lines, 0.11 of 188 headings, 0.29 of 61 captions between paragraphs.
    """
    above, _ = texts_around(page, i)
    if not above:
        return 0.0
    pairs = spoken_of_near(page, i)
    own, before = pairs[i], reduce(or_, [pairs[k] for k in above])
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
    _, below = texts_around(page, i)
    pairs = spoken_of_near(page, i)
    own, after = pairs[i], reduce(or_, [pairs[k] for k in below], 0)
    return (own & after).bit_count() * 2 >= own.bit_count() > 0


def told_at_length(page: Page, i: int) -> float:
    """How much of the line stands together in one near by that is nearly twice as long, 0 to 1."""
    pairs = spoken_of_near(page, i)
    own, least = pairs[i], page.size[i] * 1.8
    near = range(max(0, i - BEFORE), min(len(page), i + AFTER))
    shared = [(own & pairs[k]).bit_count() for k in near if page.size[k] >= least and not page.furniture[k]]
    return max(shared, default=0) / own.bit_count() if own else 0.0


def text_under(page: Page, i: int) -> str:
    """The plain form of the paragraph under a title, or nothing."""
    return page.plain[i + 1] if i + 1 < len(page) and page.texty[i + 1] else ""


@remembered
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
