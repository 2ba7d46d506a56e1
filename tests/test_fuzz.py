"""The fuzzer's target under Hypothesis, and on every input that the fuzzer once found (``tests/found/*.bin``)."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz_parse import ENCODINGS, encoded, one_input, pages, spoil

texts = st.sampled_from(pages())


@st.composite
def spoilt_bytes(draw: st.DrawFn) -> bytes:
    """A page whose lines were spoilt a few times, in some encoding, with some bytes exchanged."""
    text = draw(texts)
    for seed in draw(st.lists(st.integers(0, 2**32 - 1), max_size=5)):
        text = spoil(text, draw(texts), random.Random(seed))
    data = bytearray(text.encode(draw(st.sampled_from(ENCODINGS)), "replace"))
    for at, byte in draw(st.lists(st.tuples(st.integers(0, 20_000), st.integers(0, 255)), max_size=4)):
        if at < len(data):
            data[at] = byte
    return bytes(data)


@given(st.binary(max_size=400))
@settings(deadline=None)
def test_any_bytes(data: bytes) -> None:
    one_input(data)


@given(spoilt_bytes())
@settings(deadline=None, max_examples=60)
def test_spoilt_pages(data: bytes) -> None:
    one_input(data)


def test_every_page_and_everything_found_before() -> None:
    for data in encoded():
        one_input(data)
