"""What must hold of any bytes at all, from the file to its articles. Names no engine: ``tests/test_fuzz.py`` drives it
with Hypothesis, ``python -m tests.fuzz`` with atheris.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from time import process_time

from jianbao.model import CREDIT_ROLES, RawFile, Role
from jianbao.parse.source import altered, parse_source, unaccounted
from jianbao.text.decode import DecodeError, decode

HERE = Path(__file__).parent
FOUND = HERE / "found"
"""Inputs that broke something once."""

SPENT = 2.0
SPENT_PER_KB = 0.25
"""Seconds of work that an input may cost: many times what it does cost, so that only another order of growth fails,
on a slow machine and under a tracer too."""

ENCODINGS = ("utf-8", "gb18030", "big5hkscs", "utf-16-le", "utf-16", "utf-32")


def one_input(data: bytes) -> None:
    """Fails with an AssertionError, or whatever the program raises, if something does not hold."""
    began = process_time()
    try:
        text = decode(RawFile("page.txt", "page", data))
    except DecodeError:
        text = None
    if text is not None:
        source = parse_source(text)
        assert [label.line for label in source.labels] == list(source.lines), "a line without a label"
        assert not unaccounted(source.lines, source.articles, source.furniture), "a line lost or invented"
        assert not altered(source), "a line altered"
        for label in source.labels:
            assert (label.role is Role.FURNITURE) == (label.article is None), "furniture in an article"
        for credit in (credit for article in source.articles for credit in article.credits):
            assert credit.role in CREDIT_ROLES, f"role {credit.role}"
            assert credit.name and credit.name == credit.name.strip(), f"name {credit.name!r}"
    spent = process_time() - began
    assert spent <= SPENT + SPENT_PER_KB * len(data) / 1024, f"{spent:.1f} seconds for {len(data)} bytes"


def pages() -> tuple[str, ...]:
    """The texts to begin with: this project's own test pages."""
    return tuple(
        path.read_text("utf-8") for name in ("cases", "known") for path in sorted((HERE / name).glob("*/source.txt"))
    )


def encoded() -> Iterator[bytes]:
    """Every page, each in one encoding, and what was found before."""
    for at, page in enumerate(pages()):
        yield page.encode(ENCODINGS[at % len(ENCODINGS)], "replace")
        yield page.encode()
    for path in sorted(FOUND.glob("*.bin")):
        yield path.read_bytes()


def spoil(text: str, other: str, chance: random.Random) -> str:
    """``text`` with one thing done to its lines that layouts, copying and people do; ``other`` lends lines."""
    lines, lent = text.split("\n"), other.split("\n")
    at, to = sorted((chance.randrange(len(lines) + 1), chance.randrange(len(lines) + 1)))
    some = lines[at:to]
    line = chance.choice(lines)
    cut = chance.randrange(len(line) + 1)
    begin = chance.randrange(len(lent) + 1)
    mark = chance.choice("（）()【】「」“”、，。：:/／|　 \t#*·—□■●0９ⅦA\ufffd\u2028")
    ways = (
        [*lines[:at], *lines[to:]],
        [*lines[:at], *some, *some, *lines[to:]],
        [*lines[to:], *some, *lines[:at]],
        [*lines[:at], *chance.sample(some, len(some)), *lines[to:]],
        [*lines[:at], *lent[begin : begin + 6], *lines[to:]],
        [*lines[:at], line[:cut], line[cut:], *lines[at:]],
        [*lines[:at], chance.choice(lent) + line[cut:], *lines[at:]],
        [*lines[:at], line[:cut] + mark + line[cut:], *lines[at:]],
    )
    return "\n".join(chance.choice(ways))
