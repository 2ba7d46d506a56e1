"""How fast the parser is, and whether it stays in proportion. Not a test: machines are noisy, so read the ratios.

    python -m tests.bench            # hostile inputs: seconds for a size, and the ratio to half that size
    python -m tests.bench FOLDER     # the same, and decode to article in MB/s on one core for FOLDER's sources

A ratio of 2 is linear. Seconds are processor time of one core.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from jianbao.model import RawFile
from jianbao.parse.source import parse_source
from jianbao.text.decode import decode

SENTENCE = "石桥镇的村民从屋里走出来，互相问好，说起今年的收成。"

HOSTILE: dict[str, tuple[int, Callable[[int], str]]] = {
    "short lines": (100_000, lambda n: "\n".join(f"第{k}件事" for k in range(n))),
    "one long line": (40_000, lambda n: SENTENCE * n),
    "brackets": (10_000, lambda n: "（" * n),
    "closed brackets": (10_000, lambda n: "（）" * n),
    "reporters": (5_000, lambda n: "記者" * n),
    "reporters with names": (5_000, lambda n: "记者王小明 " * n),
    "digits": (50_000, lambda n: "2020年1月" * n),
    "one line again and again": (20_000, lambda n: "村民在晒场上晒谷\n\n" * n),
    "broken paragraphs": (5_000, lambda n: (SENTENCE[:-1] + "，还有\n") * n),
    "marks": (20_000, lambda n: "#" * n + "\n" + "**" * n),
    "spaces": (200_000, lambda n: "本报讯" + " " * n + "（记者"),
    "surnames": (3_000, lambda n: "（" + "王李" * n + "）"),
}
"""A text of a size that grows with its argument, and the argument."""


def seconds(text: str) -> float:
    raw = RawFile("bench.txt", "bench", text.encode())
    start = time.process_time()
    parse_source(decode(raw))
    return time.process_time() - start


def hostile() -> None:
    seconds(SENTENCE)  # word lists are read once
    print(f"{'input':26} {'KB':>8} {'seconds':>8} {'ratio':>6}")
    for name, (n, make) in HOSTILE.items():
        half, whole = seconds(make(n // 2)), seconds(make(n))
        print(f"{name:26} {len(make(n).encode()) / 1000:8.0f} {whole:8.2f} {whole / max(half, 1e-4):6.1f}")


def folder(path: Path) -> None:
    raws = [RawFile(p.name, p.stem, p.read_bytes()) for p in sorted(path.rglob("*.txt"))]
    size = sum(len(raw.data) for raw in raws) / 1e6
    start = time.process_time()
    for raw in raws:
        parse_source(decode(raw))
    spent = time.process_time() - start
    print(f"{len(raws)} sources, {size:.1f} MB, {spent:.1f} s: {size / spent:.2f} MB/s")


if __name__ == "__main__":
    hostile()
    for name in sys.argv[1:]:
        folder(Path(name))
