"""How fast the parser is, what finds dates, places and people, and what plans the pages; do all stay in proportion?

Not a test: machines are noisy, so read the ratios.

    python -m tests.bench            # hostile inputs, long articles, pages: seconds, and the ratio to half the size
    python -m tests.bench FOLDER     # the same; then, for FOLDER's sources and one core, decode to article in MB/s,
                                     # what finding days, places and people takes, conversion beside the package's

A ratio of 2 is linear. Seconds are processor time of one core.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from opencc import OpenCC

from jianbao.cli.processes import all_stays
from jianbao.enrich.clues import read_days
from jianbao.enrich.dates import infer_dates
from jianbao.enrich.findings import find_out
from jianbao.enrich.gazetteer import load_gazetteer
from jianbao.enrich.persons import find_people
from jianbao.enrich.places import find_places, infer_home
from jianbao.enrich.records import make_records
from jianbao.model import (
    Archive,
    Article,
    Block,
    Credit,
    Label,
    ParsedSource,
    Part,
    RawFile,
    Role,
    Script,
    Section,
    Settings,
)
from jianbao.parse.source import parse_source
from jianbao.text.decode import decode
from jianbao.text.lines import split_lines
from jianbao.text.script import Converter, detect_script
from tests.paper import plan_site

T = TypeVar("T")

SENTENCE = "石桥镇的村民从屋里走出来，互相问好，说起今年的收成。"

HOSTILE: dict[str, tuple[int, Callable[[int], str]]] = {
    "short lines": (100_000, lambda n: "\n".join(f"第{k}件事" for k in range(n))),
    "one long line": (40_000, lambda n: SENTENCE * n),
    "poets without blanks": (1_000, lambda n: "灯火远了，\n渡口\n林晚舟\n船走了，\n桨声还在，\n" * n),
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
    "surnames that come to nothing": (2_000, lambda n: ("本报记者 " + "王" * 60 + "报\n") * n),
}
"""A text of a size that grows with its argument, and the argument."""

SURNAMES, GIVEN = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗",
    "伟芳娜秀敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂英华玉萍红鹏飞",
)


def full_name(number: int) -> str:
    """One of twenty thousand names."""
    rest, surname = divmod(number, len(SURNAMES))
    return SURNAMES[surname] + GIVEN[rest % len(GIVEN)] + GIVEN[rest // len(GIVEN) % len(GIVEN)]


NEWS = "新冠肺炎疫情发生后，2020年2月3日，荥阳市广武镇、高村乡的村民来到郑州市，2月4日又回到新密，说起丁沟村的收成。"

LONG: dict[str, tuple[int, Callable[[int], str]]] = {
    "news in one paragraph": (5_000, lambda n: NEWS * n),
    "news in many paragraphs": (5_000, lambda n: (NEWS * 3 + "\n") * (n // 3)),
    "news in one sentence": (5_000, lambda n: NEWS.replace("。", "，") * n),
    "days without a year": (25_000, lambda n: "2月3日，正月初十，" * n),
    "a place in itself": (50_000, lambda n: "河南省荥阳市" * n),
    "villages": (50_000, lambda n: "荥阳市" + "丁沟村高村乡" * n),
    "people": (8_000, lambda n: "".join(f"村民{full_name(k)}说，" for k in range(n))),
    "no names": (12_000, lambda n: SENTENCE * n),
}
"""Paragraphs of one article, a line each, whose days and places are looked for; as above."""


def seconds(text: str) -> float:
    raw = RawFile("bench.txt", "bench", text.encode())
    start = time.process_time()
    parse_source(decode(raw))
    return time.process_time() - start


def finding(text: str) -> float:
    source = one_article(text)
    start = time.process_time()
    find_out(source)
    return time.process_time() - start


def one_article(text: str, stem: str = "bench", credits: tuple[Credit, ...] = ()) -> ParsedSource:
    """A source whose lines are the paragraphs of one article."""
    lines = split_lines(text)
    labels = tuple(Label(line, Role.PARA, "bench", 1) for line in lines)
    blocks = tuple(Block(Role.PARA, line.text, (Part(line.no, 0),), "bench") for line in lines)
    article = Article(stem, 1, None, None, None, (Section(None, blocks),), credits, None, None, None, (1, len(blocks)))
    return ParsedSource(f"{stem}.txt", stem, "utf-8", Script.HANS, lines, labels, (article,), (), ())


def planning(text: str) -> float:
    """All pages of an article or, divided by form feeds, of several signed by one person."""
    pages = text.split("\f")
    credits = (Credit("记者", "李娜"),) if len(pages) > 1 else ()
    sources = [one_article(page, f"bench{number}", credits) for number, page in enumerate(pages)]
    archive = Archive(Settings(), tuple(sources), make_records(sources, Settings())[0], "", ())
    start = time.process_time()
    for _ in plan_site(archive, Converter()):
        pass
    return time.process_time() - start


PAGES: dict[str, tuple[int, Callable[[int], str]]] = {
    "places in sentences": (
        8_000,
        lambda n: "".join(f"荥阳市、新密市、洛阳市、北京市、上海市、广州市第{k}次开会。" for k in range(n)),
    ),
    "days in paragraphs": (
        4_000,
        lambda n: "".join(f"{1960 + k // 336}年{k // 28 % 12 + 1}月{k % 28 + 1}日开会。\n" for k in range(n)),
    ),
    "people in paragraphs": (4_000, lambda n: "".join(f"村民{full_name(k)}说。\n" for k in range(n))),
    "articles of one person": (4_000, lambda n: "\f".join(["村里开会。"] * n)),
}
"""Texts whose pages are planned; as above."""


def table(inputs: dict[str, tuple[int, Callable[[int], str]]], spent: Callable[[str], float]) -> None:
    spent(NEWS)  # word lists and tables of places are read once
    print(f"{'input':30} {'KB':>8} {'seconds':>8} {'ratio':>6}")
    for what, (n, make) in inputs.items():
        half, whole = spent(make(n // 2)), spent(make(n))
        print(f"{what:30} {len(make(n).encode()) / 1000:8.0f} {whole:8.2f} {whole / max(half, 1e-4):6.1f}")


def folder(path: Path) -> None:
    raws = [RawFile(p.name, p.stem, p.read_bytes()) for p in sorted(path.rglob("*.txt"))]
    size = sum(len(raw.data) for raw in raws) / 1e6
    with all_stays():  # as a build reads them
        spent, sources = timed(lambda: [parse_source(decode(raw)) for raw in raws])
    print(f"{len(raws)} sources, {size:.1f} MB, {spent:.1f} s: {size / spent:.2f} MB/s")
    with all_stays():
        enriching(sources)
    converting(["\n".join(b.text for b in a.blocks) for source in sources for a in source.articles])


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Seconds of processor time, and what came of it."""
    start = time.process_time()
    made = work()
    return time.process_time() - start, made


def enriching(sources: Sequence[ParsedSource]) -> None:
    """The least of three rounds, after one in which the tables are read."""
    gazetteer = load_gazetteer()
    articles = [article for source in sources for article in source.articles]
    home = infer_home((one for source in sources for one in find_places(source, gazetteer, None)), gazetteer)
    parts: dict[str, Callable[[], object]] = {
        "days": lambda: [infer_dates([read_days(article)]) for article in articles],
        "places": lambda: [find_places(source, gazetteer, home) for source in sources],
        "people": lambda: [find_people(article) for article in articles],
        "all of them": lambda: [find_out(source, home) for source in sources],
    }
    for name, work in parts.items():
        work()
        spent = min(timed(work)[0] for _ in range(3))
        print(f"{name}: {1000 * spent / max(len(articles), 1):.2f} ms an article")


def converting(texts: Sequence[str]) -> None:
    lines = [line for text in texts for line in text.split("\n")]
    for config, to in (("s2tw", Script.HANT), ("tw2s", Script.HANS)):
        compare(config, to, [line for line in lines if detect_script(line, to) is not to])


def compare(config: str, to: Script, lines: Sequence[str]) -> None:
    """Conversion and the package's, which gets a tenth of the lines, since it is slow."""
    part = lines[: len(lines) // 10 + 1]
    Converter().convert("\n".join(part), to)  # dictionaries are read once
    spent, made = timed(lambda: Converter().convert_all([(line, to.other) for line in lines], to))
    slow, theirs = timed(lambda: OpenCC(config).convert("\n".join(part)).split("\n"))
    same = sum(ours == other for ours, other in zip(made, theirs, strict=False))
    print(
        f"{config}: {megabytes(lines) / spent:.1f} MB/s, the package {megabytes(part) / slow:.1f};"
        f" {same} of {len(part)} lines as the package has them"
    )


def megabytes(lines: Sequence[str]) -> float:
    return sum(len(line.encode()) for line in lines) / 1e6


if __name__ == "__main__":
    table(HOSTILE, seconds)
    table(LONG, finding)
    table(PAGES, planning)
    for name in sys.argv[1:]:
        folder(Path(name))
