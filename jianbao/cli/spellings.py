"""Reports what the conversion guessed: characters that the other script writes in several ways, in no known word."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from jianbao.cli.console import path_shown
from jianbao.enrich.protect import make_converter
from jianbao.io.errors import printable
from jianbao.model import Archive, Block, Record, Script
from jianbao.text.script import Converter, detect_script, risky_characters

COUNTED = 30
"""How many characters are listed with their counts: the most frequent ones."""

AROUND = 4
"""Characters quoted on either side."""

WAYS = {Script.HANS: "简转繁", Script.HANT: "繁转简"}

SHOWN = 3
"""How many places of one character are quoted."""

OpenChoice = tuple[Record, Block, int]
"""Where such a character stands: the article, the block, the offset in its text."""


def spelling_report(archive: Archive, folder: Path) -> Iterator[str]:
    """The lines to print. For each direction: how many guesses there are, of which characters, and where those stand
    that names may write otherwise.
    """
    converter = make_converter(archive.records, archive.settings)
    sources = {source.stem: path_shown(folder, source.name) for source in archive.sources}
    for script, way in WAYS.items():
        spots = _spots(archive, script, converter)
        if not spots:
            continue
        most = sorted(spots, key=lambda character: (-len(spots[character]), character))
        yield f"{way}时没有词语可依、按常用写法的多义字（{sum(map(len, spots.values()))}）"
        yield "  " + " ".join(f"{character}{len(spots[character])}" for character in most[:COUNTED])
        risky = [character for character in most if character in risky_characters(script.other)]
        for character in risky:
            for record, block, at in spots[character][:SHOWN]:
                example = _example(record, block, at, converter)
                yield printable(f"  {sources[record.article.source]}:{max(block.line, 1)}: {example}")
            if len(spots[character]) > SHOWN:
                yield f"  “{character}”另有 {len(spots[character]) - SHOWN} 处"
        if risky:
            yield '  姓名、地名可能不这样写。不对的请在 jianbao.toml 里写明，例如 spellings."后张村" = "後張村"'


def _spots(archive: Archive, script: Script, converter: Converter) -> dict[str, list[OpenChoice]]:
    """All guesses from one script to the other, by character, in the order of the texts."""
    found: dict[str, list[OpenChoice]] = {}
    for record in archive.records:
        for block in record.article.blocks:
            if detect_script(block.text, record.script) is script:
                for at in converter.open_choices(block.text, script):
                    found.setdefault(block.text[at], []).append((record, block, at))
    return found


def _example(record: Record, block: Block, at: int, converter: Converter) -> str:
    """马干事 → 馬幹事: what stands around an offset, and what it becomes."""
    script = detect_script(block.text, record.script)
    shown = converter.convert(block.text, script.other, script)
    around = slice(max(0, at - AROUND), at + AROUND + 1)
    return f"{block.text[around]} → {shown[around]}"
