"""Makes the pages, each only if the last build did not, or something that it is made from has changed since.

What a part of the site asked of the archive is kept beside the site, with digests of the answers (``site/asked.py``,
``site/answers.py``). A part whose answers are the same would be the same: its files go over from the old site, if they
lie there as they were written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from hashlib import sha256

import numpy as np
import numpy.typing as npt

from jianbao.cli.processes import Lent, Run
from jianbao.enrich.gazetteer import load_gazetteer
from jianbao.enrich.protect import make_converter
from jianbao.io.kept import Kept
from jianbao.io.unchanged import NOT_THERE, State, States, umask
from jianbao.model import Archive, OutputFile, Templates, Unchanged
from jianbao.site.answers import Answers, Written, written
from jianbao.site.asked import WORDS, Notebook
from jianbao.site.catalogue import Catalogue, make_catalogue
from jianbao.site.edition import editions
from jianbao.site.exports import source_parts
from jianbao.site.frame import DataPart, PagePart, make_frame
from jianbao.site.plan import plan_parts
from jianbao.site.render import Renderer
from jianbao.text.script import Converter

SHARE = 256
"""Parts that a process makes at a time: some hundred pages."""

FEW = 500
"""Parts that are made sooner than another process begins."""

Numbers = npt.NDArray[np.uint32]

NUMBER = np.dtype("<u4")


@dataclass(frozen=True, slots=True)
class Pages:
    """What all pages are made from."""

    archive: Archive
    templates: Templates


@dataclass(frozen=True, slots=True)
class Made:
    """A part of the site, made now."""

    part: int
    files: tuple[OutputFile, ...]
    asked: Sequence[Written]


Files = tuple[tuple[str, State], ...]
"""Paths, and how each file lay there."""


@dataclass(frozen=True, slots=True)
class KeptPages:
    """What a build notes of its pages for the next one."""

    names: tuple[str, ...] = ()
    """Those that the converter protects."""
    questions: tuple[tuple[str, str, bytes], ...] = ()
    """With digests of the answers."""
    parts: tuple[bytes, ...] = ()
    """Their names."""
    files: tuple[Files, ...] = ()
    """Of each part."""
    asked: bytes = b""
    """Numbers of the questions of all parts, one part behind the other, four bytes each."""
    counts: bytes = b""
    """How many each part asked, likewise."""


class Workshop:
    """Plans and renders parts of the site."""

    def __init__(self, pages: Pages, converter: Converter) -> None:
        notebook = Notebook()
        self.catalogue = make_catalogue(pages.archive, load_gazetteer(), notebook)
        self.frames = [make_frame(self.catalogue, each) for each in editions(pages.archive, converter, notebook)]
        self.parts: tuple[PagePart | DataPart, ...] = (*plan_parts(self.catalogue), *source_parts(self.catalogue))
        self.names = converter.names
        self._render = Renderer(pages.templates).render

    def make(self, number: int) -> Made:
        part = self.parts[number]
        with self.catalogue.notebook.opened() as asked:
            files = tuple(self._files(part))
        return Made(number, files, written(asked))

    def _files(self, part: PagePart | DataPart) -> Iterator[OutputFile]:
        if isinstance(part, DataPart):
            yield part.file(self.catalogue, part.of)
        else:
            yield from (self._render(page) for frame in self.frames for page in part.pages(frame, *part.of))


@dataclass(frozen=True, slots=True)
class Compared:
    """What the last build noted, beside what is so now."""

    questions: tuple[Written, ...]
    """Those of the last build, by their numbers."""
    digests: tuple[bytes, ...]
    """Of their answers now."""
    fresh: Mapping[int, tuple[Files, Numbers]]
    """Parts that are as they were: their files, and the numbers of their questions."""


class PageMaker:
    """The pages of a site, and what is kept of them."""

    def __init__(
        self,
        shop: Workshop,
        answers: Answers,
        compared: Compared,
        made: Iterator[Made],
        note: Callable[[KeptPages], object] | None,
    ) -> None:
        """``made``: the parts that are not as they were. ``note`` takes what the next build needs, if anything."""
        self._shop, self._answers, self._made, self._note = shop, answers, made, note
        self._fresh = {number: files for number, (files, _) in compared.fresh.items()}
        self._asked = {number: asked for number, (_, asked) in compared.fresh.items()}
        self._numbers = {question: number for number, question in enumerate(compared.questions)}
        self._digests = list(compared.digests)
        self._paths: dict[int, Sequence[str]] = {}

    @property
    def catalogue(self) -> Catalogue:
        return self._shop.catalogue

    def files(self) -> Iterator[OutputFile | Unchanged]:
        for made in self._made:
            self._asked[made.part] = np.array([self._number(question) for question in made.asked], NUMBER)
            self._paths[made.part] = [file.path for file in made.files]
            yield from made.files
        for number, files in self._fresh.items():
            self._paths[number] = [path for path, _ in files]
            yield from map(Unchanged, self._paths[number])

    def _number(self, question: Written) -> int:
        if question not in self._numbers:
            self._numbers[question] = len(self._digests)
            self._digests.append(self._answers(question).digest)
        return self._numbers[question]

    def note(self, new: States) -> None:
        """When the new site is in its place: what the next build needs."""
        if self._note is None:
            return
        each = [self._asked[number] for number in range(len(self._shop.parts))]
        asked = np.concatenate([np.zeros(0, NUMBER), *each])
        used = np.zeros(len(self._digests), bool)
        used[asked] = True
        answered = zip(self._numbers, self._digests, used.tolist(), strict=True)
        pages = KeptPages(
            names=self._shop.names,
            questions=tuple((*question, digest) for question, digest, needed in answered if needed),
            parts=tuple(_name(part.name) for part in self._shop.parts),
            files=tuple(_states(self._paths[number], new) for number in range(len(self._shop.parts))),
            asked=(np.cumsum(used) - 1)[asked].astype(NUMBER).tobytes(),
            counts=np.array(list(map(len, each)), NUMBER).tobytes(),
        )
        self._note(pages)


def make_pages(pages: Pages, converter: Converter, run: Run, kept: Kept, old: States) -> PageMaker:
    """Begins to make what is not as it was. ``old``: what lies in the old site."""
    shop = Workshop(pages, converter)
    key = kept.key("pages", _given(pages, shop))
    before: KeptPages = kept.find(key, KeptPages) or KeptPages()
    words = [words for field, words, _ in before.questions if field == WORDS]
    answers = Answers(shop.catalogue, set(before.names) ^ set(shop.names), words)
    compared = _compare(before, answers, shop, old)
    stale = [number for number in range(len(shop.parts)) if number not in compared.fresh]
    as_before = not stale and (before.names, len(before.parts)) == (shop.names, len(shop.parts))
    note = None if as_before else partial(kept.note, key)
    return PageMaker(shop, answers, compared, _make(stale, shop, pages, run), note)


def _compare(before: KeptPages, answers: Answers, shop: Workshop, old: States) -> Compared:
    asked = tuple((field, key) for field, key, _ in before.questions)
    now = [answers(question) for question in asked]
    digests = tuple(answer.digest for answer in now)
    if (questions := _questions(before)) is None:
        return Compared(asked, digests, {})
    numbers, ends = questions
    changed = [answer.renamed or answer.digest != was for answer, (*_, was) in zip(now, before.questions, strict=True)]
    # How many answers have changed up to each question of all parts: a part whose own add nothing is as it was.
    so_far = np.append(0, np.cumsum(np.array(changed, bool)[numbers]))
    stale = so_far[ends[1:]] > so_far[ends[:-1]]
    known = {name: at for at, name in enumerate(before.parts) if not stale[at]}
    places = ((number, known.get(_name(part.name))) for number, part in enumerate(shop.parts))
    fresh = {
        number: (before.files[at], numbers[ends[at] : ends[at + 1]])
        for number, at in places
        if at is not None and all(old.get(path) == state for path, state in before.files[at])
    }
    return Compared(asked, digests, fresh)


def _states(paths: Iterable[str], new: States) -> Files:
    return tuple((path, new.get(path, NOT_THERE)) for path in paths)


def make_share(lent: Lent[Pages], numbers: Sequence[int]) -> list[Made]:
    shop = _workshop(lent)
    return [shop.make(number) for number in numbers]


@lru_cache(maxsize=1)
def _workshop(lent: Lent[Pages]) -> Workshop:
    pages = lent.get()
    return Workshop(pages, make_converter(pages.archive.records, pages.archive.settings))


def _make(numbers: Sequence[int], shop: Workshop, pages: Pages, run: Run) -> Iterator[Made]:
    lent = run.lend(pages) if len(numbers) > FEW else None
    if lent is None:
        return map(shop.make, numbers)
    shares = -(-len(numbers) // SHARE)
    # Every so many-th part: so all shares take about as long.
    results = run.begin(partial(make_share, lent), [numbers[nth::shares] for nth in range(shares)])
    return (made for share in results for made in share)


def _given(pages: Pages, shop: Workshop) -> str:
    """What decides about all pages besides the program."""
    settings, borders = pages.archive.settings, pages.archive.borders
    made = sha256(repr((settings, borders, [frame.site for frame in shop.frames], umask())).encode())
    for path, data in pages.templates.files.items():
        made.update(f"{path} {len(data)}\n".encode() + data)
    return made.hexdigest()


def _name(part: str) -> bytes:
    return sha256(part.encode(errors="backslashreplace")).digest()[:16]


def _questions(before: KeptPages) -> tuple[Numbers, npt.NDArray[np.int64]] | None:
    """Of all parts the numbers of their questions, and where those of each begin and of the last one end; None where
    what was kept does not fit.
    """
    if len(before.asked) % NUMBER.itemsize or len(before.counts) % NUMBER.itemsize:
        return None
    asked, counts = np.frombuffer(before.asked, NUMBER), np.frombuffer(before.counts, NUMBER)
    ends = np.append(np.zeros(1, np.int64), np.cumsum(counts, dtype=np.int64))
    fits = ends[-1] == len(asked) and len(counts) == len(before.parts) == len(before.files)
    return (asked, ends) if fits and (asked < len(before.questions)).all() else None
