"""An edition: the whole site in one script. A paragraph is never altered in its own script.

Which of its functions shows what:

| what is shown | function | tidied | recorded |
| --- | --- | --- | --- |
| the interface, places, kinds: in Simplified, often the same | ``words`` | | yes |
| settings, about.md, reasons of errata: in any script | ``own_words`` | | yes |
| a paragraph; pieces of one that is marked or linked | ``text``; ``pieces`` | yes | |
| a headline | ``head`` | but for spaces | |
| the opening of an article, in lists and in its description | ``joined`` | yes | yes |
| what must keep its place, character for character | ``convert`` | | |

*Recorded* texts are look-ups of `WORDS` (``site/lookups.py``): a page that shows one is made again if a name in it
joins or leaves the archive, since it may be written otherwise then. The other texts stand in an article or a source,
and that look-up is recorded already.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from jianbao.model import Archive, Script
from jianbao.site.address import EDITION_FOLDERS
from jianbao.site.card import Card
from jianbao.site.lookups import WORDS, Lookup, LookupLog
from jianbao.site.tidy import tidy, tidy_characters, tidy_head
from jianbao.text.script import Converter, strays


@dataclass(frozen=True, slots=True)
class Edition:
    """One of the two editions: how it converts and tidies what it shows."""

    script: Script
    folder: str
    """Where it lies: empty at the site's root, else ``hant/`` or ``hans/``."""
    twin: str
    """Where the other edition lies."""
    tidy: bool
    base_url: str | None
    converter: Converter
    lookup_log: LookupLog = field(default_factory=LookupLog, repr=False, compare=False)
    """Where it is recorded which texts are converted."""
    cards: dict[str, tuple[Card, tuple[Lookup, ...]]] = field(default_factory=dict, repr=False, compare=False)
    """What `make_card` has made so far, by the article's id, with the look-ups it took: each list that shows a card
    depends on them."""
    _words: dict[str, str] = field(default_factory=dict, repr=False, compare=False)

    def words(self, text: str) -> str:
        """Words of the interface or the gazetteer, which are written in Simplified. They are few and come often, so the
        converted ones are remembered.
        """
        if self.script is Script.HANS:
            return text
        self._note(text)
        if text not in self._words:
            self._words[text] = self.converter.convert(text, self.script)
        return self._words[text]

    def learn(self, texts: Iterable[str]) -> None:
        """Converts many texts for `words` at once, which is several times faster than one by one."""
        new = [text for text in dict.fromkeys(texts) if text not in self._words]
        if self.script is not Script.HANS:
            self._words.update(zip(new, self.convert_all([(text, Script.HANS) for text in new]), strict=True))

    def own_words(self, text: str) -> str:
        """Words that the archive's keeper wrote, in whichever script."""
        self._note(text)
        return self.converter.convert(text, self.script)

    def joined(self, text: str, script: Script) -> str:
        """What was put together from texts in ``script``, as it is shown."""
        self._note(text)
        return self.text(text, script)

    def _note(self, text: str) -> None:
        if self.script is Script.HANT:  # into Simplified, names are converted like all else
            self.lookup_log.note(WORDS, text)

    def convert(self, text: str, script: Script) -> str:
        """Text of an article in ``script``, character for character. Not recorded: whoever shows it has looked up the
        article.
        """
        return self.converter.convert(text, self.script, script) if self._is_other(text, script) else text

    def convert_all(self, texts: Sequence[tuple[str, Script]]) -> list[str]:
        """``convert`` of many texts."""
        others = [i for i, (text, script) in enumerate(texts) if self._is_other(text, script)]
        converted = [text for text, _ in texts]
        for i, text in zip(others, self.converter.convert_all([texts[i] for i in others], self.script), strict=True):
            converted[i] = text
        return converted

    def _is_other(self, text: str, script: Script) -> bool:
        """Whether a text may have to be converted: it is in the other script, or an article in the edition's own script
        holds a paragraph in the other one.
        """
        return script is not self.script or strays(text, script)

    def text(self, text: str, script: Script) -> str:
        """A paragraph as it is shown."""
        shown = self.convert(text, script)
        return tidy(shown) if self.tidy else shown

    def head(self, text: str, script: Script) -> str:
        """A headline as it is shown: its spaces stay."""
        return self.set_head(self.convert(text, script))

    def set_head(self, converted: str) -> str:
        """The same of a headline that is in the edition's script already."""
        return tidy_head(converted) if self.tidy else converted

    def pieces(self, converted: str, bounds: Sequence[int]) -> tuple[str, ...]:
        """A paragraph as it is shown, cut into pieces. ``converted``: it in the edition's script; ``bounds``: where it
        is cut, with both its ends, as offsets in the printed text, which has as many characters.
        """
        characters = tidy_characters(converted) if self.tidy else converted
        return tuple("".join(characters[start:end]) for start, end in pairwise(bounds))


def editions(archive: Archive, converter: Converter, log: LookupLog | None = None) -> Iterator[Edition]:
    """The root edition, then the other one."""
    settings = archive.settings
    root = settings.edition
    folder = EDITION_FOLDERS[root.other]
    log = log or LookupLog()
    yield Edition(root, "", folder, settings.tidy, settings.base_url, converter, log)
    yield Edition(root.other, folder, "", settings.tidy, settings.base_url, converter, log)
