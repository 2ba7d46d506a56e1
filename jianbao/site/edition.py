"""An edition: the whole site in one script. A paragraph is never altered in its own script.

Which of its functions shows what:

| what is shown | function | tidied | noted |
| --- | --- | --- | --- |
| the interface, places, kinds: in Simplified, often the same | ``words`` | | yes |
| settings, about.md, reasons of errata: in any script | ``own_words`` | | yes |
| a paragraph; pieces of one that is marked or linked | ``text``; ``pieces`` | yes | |
| a headline | ``head`` | but for spaces | |
| the opening of an article, in lists and in its description | ``joined`` | yes | yes |
| what must keep its place, character for character | ``convert`` | | |

*Noted* is what is asked of names: the page is made anew when an archive's names would have it written otherwise. What
is not noted stands in an article that the page has asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from jianbao.model import Archive, Script
from jianbao.site.address import EDITION_FOLDERS
from jianbao.site.asked import WORDS, Notebook, Question
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
    notebook: Notebook = field(default_factory=Notebook, repr=False, compare=False)
    """Where it is noted what is converted: an archive with other names may write it otherwise."""
    cards: dict[str, tuple[Any, Iterable[Question]]] = field(default_factory=dict, repr=False, compare=False)
    """Articles as lists show them, by id: what `make_card` has made so far, and what it asked."""
    _words: dict[str, str] = field(default_factory=dict, repr=False, compare=False)

    def words(self, text: str) -> str:
        """Words of the interface or the gazetteer, which are kept in Simplified; the same few over and over."""
        if self.script is Script.HANS:
            return text
        self._note(text)
        if text not in self._words:
            self._words[text] = self.converter.convert(text, self.script)
        return self._words[text]

    def learn(self, texts: Iterable[str]) -> None:
        """Makes ready the ``words`` of many texts at once, which is several times faster."""
        new = [text for text in dict.fromkeys(texts) if text not in self._words]
        if self.script is not Script.HANS:
            self._words.update(zip(new, self.convert_all([(text, Script.HANS) for text in new]), strict=True))

    def own_words(self, text: str) -> str:
        """Words of the archive's keeper, in whichever script they were written."""
        self._note(text)
        return self.converter.convert(text, self.script)

    def joined(self, text: str, script: Script) -> str:
        """What was put together from texts in ``script``, as it is shown."""
        self._note(text)
        return self.text(text, script)

    def _note(self, text: str) -> None:
        if self.script is Script.HANT:  # into Simplified, names are converted like all else
            self.notebook.note(WORDS, text)

    def convert(self, text: str, script: Script) -> str:
        """Text that stands in an article in ``script``, character for character. It is not noted, since who shows it
        has asked for the article.
        """
        return self.converter.convert(text, self.script, script) if self._is_other(text, script) else text

    def convert_all(self, texts: Sequence[tuple[str, Script]]) -> list[str]:
        """``convert`` of many texts."""
        others = [i for i, each in enumerate(texts) if self._is_other(*each)]
        converted = [text for text, _ in texts]
        for i, text in zip(others, self.converter.convert_all([texts[i] for i in others], self.script), strict=True):
            converted[i] = text
        return converted

    def _is_other(self, text: str, script: Script) -> bool:
        """Whether a text may have to be converted; an article in the edition's script can hold such paragraphs, too."""
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
        """A paragraph, in the edition's script, as it is shown, cut at offsets of the text as printed (``bounds``,
        with both ends).
        """
        characters = tidy_characters(converted) if self.tidy else converted
        return tuple("".join(characters[start:end]) for start, end in pairwise(bounds))


def editions(archive: Archive, converter: Converter, notebook: Notebook | None = None) -> Iterator[Edition]:
    """The root edition, then the other one."""
    s = archive.settings
    root = s.edition
    folder = EDITION_FOLDERS[root.other]
    notebook = notebook or Notebook()
    yield Edition(root, "", folder, s.tidy, s.base_url, converter, notebook)
    yield Edition(root.other, folder, "", s.tidy, s.base_url, converter, notebook)
