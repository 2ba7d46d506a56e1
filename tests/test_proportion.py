"""Pages of huge articles take time in proportion to their length: what is quadratic takes minutes for a yearbook."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator

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


@pytest.fixture
def no_garbage() -> Iterator[None]:
    """Nothing is looked through for garbage meanwhile: that takes time by all that other tests have left."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("no_garbage")
@pytest.mark.parametrize("what", PAGES)
def test_eight_times_as_much_takes_no_more_than_twice_eight_times_as_long(what: str) -> None:
    """It took 18 to 68 times as long where a step was quadratic."""
    size, make = PAGES[what]
    planning(NEWS)
    small = min(planning(make(size // 16)) for _ in range(3))
    large = min(planning(make(size // 2)) for _ in range(2))
    assert large < 16 * small
