"""Names that are converted as a whole when a text is put into the other script."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jianbao.model import Record, Settings
from jianbao.text.script import Converter, simplify


def make_converter(records: Iterable[Record], settings: Settings) -> Converter:
    """The converter for an archive's texts: its own spellings take precedence, then its names."""
    return Converter(protected_names(records), dict(settings.spellings))


def protected_names(records: Iterable[Record]) -> frozenset[str]:
    """The names that `Converter` has to protect, in Simplified: of people who are credited or named, and of places, as
    they were printed."""
    return frozenset(name for record in records for name in _names_in(record))


def _names_in(record: Record) -> Iterator[str]:
    """These names in one article; some of them more than once."""
    signers = record.signers
    credited = (credit.name for credit in record.article.credits)
    yield from (signers[name].name if name in signers else simplify(name) for name in credited)
    yield from (named.person.name for named in record.named)
    texts = {block.line: block.text for block in record.article.blocks}
    yield from (simplify(texts[mention.line][mention.start : mention.end]) for mention in record.mentions)
