"""Pages of huge articles take time in proportion to their length: what is quadratic takes minutes for a yearbook."""

from __future__ import annotations

import time

import pytest

from jianbao.model import Mention
from jianbao.site.edition import editions
from jianbao.site.listing import QUOTES, cite_place
from jianbao.text.script import Converter
from tests.bench import NEWS, PAGES, planning
from tests.samples import LOCALITY, RECORD, archive

MANY = 16_000


def test_the_first_sentences_that_name_a_place_are_quoted_however_many_there_are() -> None:
    edition = next(editions(archive([RECORD]), Converter()))
    mentions = [Mention(LOCALITY.place, 3, 0, 3, f"荥阳市第{n // 2}次修桥。") for n in range(MANY)]
    start = time.process_time()
    cited = cite_place(RECORD, mentions, edition)
    assert time.process_time() - start < 2, "a minute where each mention looks through all others"
    assert (len(cited.quotes), cited.more) == (QUOTES, MANY // 2 - QUOTES)
    texts = ["".join(segment.text for segment in quote.segments) for quote in cited.quotes]
    assert texts == ["荥阳市修桥。"] * QUOTES


@pytest.mark.parametrize("what", PAGES)
def test_four_times_as_much_takes_some_four_times_as_long(what: str) -> None:
    size, make = PAGES[what]
    planning(NEWS)
    small, large = min(planning(make(size // 8)) for _ in range(3)), planning(make(size // 2))
    assert large < 8 * small
