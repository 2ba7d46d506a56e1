"""How large the search index is, and what building it costs. Not a test.

    python -m tests.bench_search [NUMBER]    # of made-up articles of 1,500 characters; 1,000 unless told
    python -m tests.bench_search FOLDER      # the articles of a folder's .txt files

Seconds are processor time of one core, without parsing and without writing to a disk. Recall, precision, bytes and
milliseconds of queries in a browser: ``search_eval_adapter.mjs``.
"""

from __future__ import annotations

import gzip
import random
import resource
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

from jianbao.enrich.records import make_records
from jianbao.model import Record, Role, Section, Settings
from jianbao.parse.lexicon import words
from jianbao.text.script import Converter
from tests.articles import block
from tests.inputs import parsed_file
from tests.samples import archive, index_files, record
from tests.tools import ROOT


def made_up(number: int) -> list[Record]:
    """Articles of common words, some of which come again and again; each has words of its own."""
    draw = random.Random(7)
    every = sorted(first + second for first, seconds in words().items() for second in seconds)
    draw.shuffle(every)
    weights = list(accumulate(1 / (rank + 20) for rank in range(len(every))))
    return [_article(n, draw.choices(every, cum_weights=weights, k=800), draw) for n in range(number)]


def _article(number: int, drawn: Sequence[str], draw: random.Random) -> Record:
    own = drawn[:100]
    text = [word if draw.random() < 0.5 else own[int(draw.random() ** 2 * len(own))] for word in drawn[50:]]
    paragraphs = (
        "，".join("".join(text[i : i + 8]) for i in range(start, start + 75, 8)) for start in range(0, 750, 75)
    )
    blocks = tuple(block(Role.PARA, paragraph + "。", line) for line, paragraph in enumerate(paragraphs, 3))
    made = record("made", number, headline="".join(own[:6]), day=date(2000, 1, 1) + timedelta(number % 7000))
    return replace(made, article=replace(made.article, sections=(Section(None, blocks),)))


def in_folder(folder: Path) -> Sequence[Record]:
    paths = sorted(folder.rglob("*.txt"))
    sources = list(map(parsed_file, paths))
    return make_records(sources, Settings())[0]


def measure(records: Sequence[Record]) -> None:
    files = index_files(archive(records), Converter())
    spent, plain, packed, number = 0.0, Counter[str](), Counter[str](), Counter[str]()
    while True:
        start = time.process_time()
        file = next(files, None)
        spent += time.process_time() - start
        if file is None:
            break
        kind = file.path.split("/")[1] if "/" in file.path else file.path
        plain[kind] += len(file.data)
        packed[kind] += len(gzip.compress(file.data, 6))
        number[kind] += 1
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(records)} articles: {spent:.1f} s, {peak:.0f} MB at most with the articles themselves")
    print(f"{'':12} {'files':>7} {'bytes an article':>17} {'gzipped':>9}")
    for kind in plain:
        size, small = (f"{sizes[kind] / max(1, len(records)):.0f}" for sizes in (plain, packed))
        print(f"{kind:12} {number[kind]:7} {size:>17} {small:>9}")
    scripts = b"".join(path.read_bytes() for path in sorted((ROOT / "static").glob("search-*.js")))
    print(f"before the first query: {packed['index.js'] + len(gzip.compress(scripts, 6))} bytes, gzipped, with scripts")


if __name__ == "__main__":
    asked = sys.argv[1] if len(sys.argv) > 1 else "1000"
    measure(made_up(int(asked)) if asked.isdigit() else in_folder(Path(asked)))
