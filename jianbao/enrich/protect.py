"""Names that must come through a change of script whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jianbao.model import Record, Settings
from jianbao.text.script import Converter, simplify


def make_converter(records: Iterable[Record], settings: Settings) -> Converter:
    """What puts this archive's texts into the other script: its own spellings first, then its names."""
    return Converter(protected_names(records), dict(settings.spellings))


def protected_names(records: Iterable[Record]) -> frozenset[str]:
    """People credited or named and places named, as printed, in Simplified: what `Converter` is to protect."""
    return frozenset(name for record in records for name in _names(record))


def _names(record: Record) -> Iterator[str]:
    signers = record.signers
    yield from (signers[c.name].name if c.name in signers else simplify(c.name) for c in record.article.credits)
    yield from (named.person.name for named in record.named)
    texts = {block.line: block.text for block in record.article.blocks}
    yield from (simplify(texts[m.line][m.start : m.end]) for m in record.mentions)
