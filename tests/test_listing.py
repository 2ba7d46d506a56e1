"""What lists of articles quote."""

from __future__ import annotations

import pytest

from jianbao.enrich.gazetteer import load_gazetteer
from jianbao.model import Mention
from jianbao.site.catalogue import make_catalogue
from jianbao.site.edition import editions
from jianbao.site.listing import QUOTES, cite_place
from jianbao.text.script import Converter
from tests.samples import LOCALITY, RECORD, archive

MANY = 16_000


def test_the_first_sentences_that_name_a_place_are_quoted_of_however_many(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """And no mention is looked for among the others: that takes a minute for so many."""
    monkeypatch.setattr(Mention, "__eq__", lambda *_: pytest.fail("mentions are compared"))
    whole = archive([RECORD])
    edition, catalogue = next(editions(whole, Converter())), make_catalogue(whole, load_gazetteer())
    mentions = [Mention(LOCALITY.place, 3, 0, 3, f"荥阳市第{n // 2}次修桥。") for n in range(MANY)]
    cited = cite_place(RECORD, mentions, edition, catalogue)
    assert (len(cited.quotes), cited.more) == (QUOTES, MANY // 2 - QUOTES)
    texts = ["".join(segment.text for segment in quote.segments) for quote in cited.quotes]
    assert texts == ["荥阳市修桥。"] * QUOTES
