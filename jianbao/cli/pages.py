"""Makes the pages of a site, but only those that may differ from what the last build made.

How a build knows which pages those are:

1. The site is planned in *parts* (``plan_parts``): an article, a page of a list, a proof … Each has a name of its own,
   and takes all that it shows from the catalogue and the edition.
2. While a part is made, these record what it *looks up* there: a field and a key, such as the record with a certain
   id, and each text that it converts (``site/lookups.py``).
3. The build keeps, in ``._site.kept`` beside the site (``io/kept.py``): each look-up that any part made, with a digest
   of the *answer*, that is, of what was found; for each part its look-ups; and the size and time of its files
   (`KeptPages`).
4. The next build looks all of that up in its own catalogue (``site/answers.py``). A part whose look-ups all have the
   same answers would come out the same. If its files still lie in the old site as they were written, they are taken
   over from there, and the part is neither planned nor rendered.

What all pages depend on (settings, templates, the program …) is in the key under which all this is kept
(`_inputs_of_all_pages`): if any of it changes, nothing is found and every page is made.
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
from jianbao.site.answers import Answers, KeptLookup, kept_lookups
from jianbao.site.catalogue import Catalogue, make_catalogue
from jianbao.site.edition import editions
from jianbao.site.exports import source_parts
from jianbao.site.frame import DataPart, PagePart, make_frame
from jianbao.site.lookups import WORDS, LookupLog
from jianbao.site.plan import plan_parts
from jianbao.site.render import Renderer
from jianbao.text.script import Converter

SHARE = 256
"""Parts that a process makes at a time: some hundred pages."""

FEW = 500
"""Up to so many parts are made in this process, sooner than another one could begin."""

Numbers = npt.NDArray[np.uint32]

NUMBER = np.dtype("<u4")
"""How numbers are kept: four bytes each."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """What all pages are made from."""

    archive: Archive
    templates: Templates


@dataclass(frozen=True, slots=True)
class MadePart:
    """A part that was made in this build."""

    number: int
    files: tuple[OutputFile, ...]
    lookups: Sequence[KeptLookup]


FileStates = tuple[tuple[str, State], ...]
"""The paths of some files, each with its state in the site when it was written."""


@dataclass(frozen=True, slots=True)
class KeptPages:
    """What a build keeps of its pages for the next one."""

    protected_names: tuple[str, ...] = ()
    """Names that the converter left as they are."""
    answers: tuple[tuple[str, str, bytes], ...] = ()
    """Every look-up that was made, with the digest of its answer."""
    part_ids: tuple[bytes, ...] = ()
    """All parts, in their order; the next three say something of each."""
    files: tuple[FileStates, ...] = ()
    lookup_numbers: bytes = b""
    """Which of ``answers`` each part looked up: the numbers of all parts one behind the other, as `NUMBER`."""
    lookup_counts: bytes = b""
    """How many of these numbers belong to each part, as `NUMBER`."""


class Workshop:
    """Plans and renders parts of the site."""

    def __init__(self, inputs: Inputs, converter: Converter) -> None:
        log = LookupLog()
        self.catalogue = make_catalogue(inputs.archive, load_gazetteer(), log)
        self.frames = [make_frame(self.catalogue, edition) for edition in editions(inputs.archive, converter, log)]
        self.parts: tuple[PagePart | DataPart, ...] = (*plan_parts(self.catalogue), *source_parts(self.catalogue))
        self.protected_names = converter.names
        self._render = Renderer(inputs.templates).render

    def make(self, number: int) -> MadePart:
        with self.catalogue.lookup_log.recording() as lookups:
            files = tuple(self._files(self.parts[number]))
        return MadePart(number, files, kept_lookups(lookups))

    def _files(self, part: PagePart | DataPart) -> Iterator[OutputFile]:
        if isinstance(part, DataPart):
            yield part.file(self.catalogue, part.of)
        else:
            yield from (self._render(page) for frame in self.frames for page in part.pages(frame, *part.of))


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the last build looked up, compared with what is found now."""

    lookups: tuple[KeptLookup, ...]
    """All of the last build."""
    digests: tuple[bytes, ...]
    """Of their answers now."""
    unchanged: Mapping[int, tuple[FileStates, Numbers]]
    """The parts that need not be made, by their number in this build: their files, and which of ``lookups`` are theirs.
    """


class PageMaker:
    """The pages of a site, and what is kept of them."""

    def __init__(
        self,
        workshop: Workshop,
        answers: Answers,
        compared: Comparison,
        made: Iterator[MadePart],
        keep: Callable[[KeptPages], object] | None,
    ) -> None:
        """``made``: all other parts. ``keep`` takes what is kept for the next build; None if that is kept already."""
        self._workshop, self._answers, self._made, self._keep = workshop, answers, made, keep
        self._unchanged = {part: files for part, (files, _) in compared.unchanged.items()}
        self._lookups_of_part = {part: numbers for part, (_, numbers) in compared.unchanged.items()}
        self._lookup_numbers = {lookup: number for number, lookup in enumerate(compared.lookups)}
        self._digests = list(compared.digests)
        self._paths_of_part: dict[int, Sequence[str]] = {}

    @property
    def catalogue(self) -> Catalogue:
        return self._workshop.catalogue

    def files(self) -> Iterator[OutputFile | Unchanged]:
        for made in self._made:
            self._lookups_of_part[made.number] = np.array([self._number_of(lookup) for lookup in made.lookups], NUMBER)
            self._paths_of_part[made.number] = [file.path for file in made.files]
            yield from made.files
        for part, files in self._unchanged.items():
            self._paths_of_part[part] = [path for path, _ in files]
            yield from map(Unchanged, self._paths_of_part[part])

    def _number_of(self, lookup: KeptLookup) -> int:
        """A look-up that the last build did not make gets the next number."""
        if lookup not in self._lookup_numbers:
            self._lookup_numbers[lookup] = len(self._digests)
            self._digests.append(self._answers.answer(lookup).digest)
        return self._lookup_numbers[lookup]

    def note(self, new: States) -> None:
        """Keeps what the next build needs. ``new``: what lies in the new site, which is in its place now."""
        if self._keep is None:
            return
        parts = range(len(self._workshop.parts))
        by_part = [self._lookups_of_part[part] for part in parts]
        numbers = np.concatenate([np.zeros(0, NUMBER), *by_part])
        # Look-ups that no part makes any more are left out, and the others numbered anew.
        is_used = np.zeros(len(self._digests), bool)
        is_used[numbers] = True
        answers = zip(self._lookup_numbers, self._digests, is_used.tolist(), strict=True)
        pages = KeptPages(
            protected_names=self._workshop.protected_names,
            answers=tuple((*lookup, digest) for lookup, digest, used in answers if used),
            part_ids=tuple(_part_id(part.name) for part in self._workshop.parts),
            files=tuple(_states(self._paths_of_part[part], new) for part in parts),
            lookup_numbers=(np.cumsum(is_used) - 1)[numbers].astype(NUMBER).tobytes(),
            lookup_counts=np.array(list(map(len, by_part)), NUMBER).tobytes(),
        )
        self._keep(pages)


def make_pages(inputs: Inputs, converter: Converter, run: Run, kept: Kept, old: States) -> PageMaker:
    """Finds out which parts have to be made, and begins to make them. ``old``: what lies in the old site."""
    workshop = Workshop(inputs, converter)
    key = kept.key("pages", _inputs_of_all_pages(inputs, workshop))
    before: KeptPages = kept.find(key, KeptPages) or KeptPages()
    words = [text for field, text, _ in before.answers if field == WORDS]
    answers = Answers(workshop.catalogue, set(before.protected_names) ^ set(workshop.protected_names), words)
    compared = _compare(before, answers, workshop, old)
    parts = range(len(workshop.parts))
    changed = [part for part in parts if part not in compared.unchanged]
    same_parts = not changed and len(before.part_ids) == len(parts)
    is_kept = same_parts and before.protected_names == workshop.protected_names
    keep = None if is_kept else partial(kept.note, key)
    return PageMaker(workshop, answers, compared, _make(changed, workshop, inputs, run), keep)


def _compare(before: KeptPages, answers: Answers, workshop: Workshop, old: States) -> Comparison:
    lookups = tuple((field, key) for field, key, _ in before.answers)
    now = [answers.answer(lookup) for lookup in lookups]
    digests = tuple(answer.digest for answer in now)
    if (lookups_by_part := _lookups_by_part(before)) is None:
        return Comparison(lookups, digests, {})
    numbers, bounds = lookups_by_part
    pairs = zip(now, before.answers, strict=True)
    has_changed = np.array([answer.has_changed_name or answer.digest != digest for answer, (*_, digest) in pairs], bool)
    # Changed answers counted over all parts: where a part adds none to the count, none of its own have changed.
    count = np.append(0, np.cumsum(has_changed[numbers]))
    is_stale = count[bounds[1:]] > count[bounds[:-1]]
    fresh = {part_id: place for place, part_id in enumerate(before.part_ids) if not is_stale[place]}
    places = ((number, fresh.get(_part_id(part.name))) for number, part in enumerate(workshop.parts))
    unchanged = {
        number: (before.files[place], numbers[bounds[place] : bounds[place + 1]])
        for number, place in places
        if place is not None and all(old.get(path) == state for path, state in before.files[place])
    }
    return Comparison(lookups, digests, unchanged)


def _lookups_by_part(before: KeptPages) -> tuple[Numbers, npt.NDArray[np.int64]] | None:
    """The numbers of the look-ups of all parts, and the bounds between which each part's own lie; None if what was kept
    does not fit together.
    """
    if len(before.lookup_numbers) % NUMBER.itemsize or len(before.lookup_counts) % NUMBER.itemsize:
        return None
    numbers, counts = np.frombuffer(before.lookup_numbers, NUMBER), np.frombuffer(before.lookup_counts, NUMBER)
    bounds = np.append(np.zeros(1, np.int64), np.cumsum(counts, dtype=np.int64))
    fits = bounds[-1] == len(numbers) and len(counts) == len(before.part_ids) == len(before.files)
    return (numbers, bounds) if fits and (numbers < len(before.answers)).all() else None


def _states(paths: Iterable[str], new: States) -> FileStates:
    return tuple((path, new.get(path, NOT_THERE)) for path in paths)


def make_share(lent: Lent[Inputs], numbers: Sequence[int]) -> list[MadePart]:
    """In another process: the parts with these numbers."""
    workshop = _workshop(lent)
    return [workshop.make(number) for number in numbers]


@lru_cache(maxsize=1)
def _workshop(lent: Lent[Inputs]) -> Workshop:
    inputs = lent.get()
    return Workshop(inputs, make_converter(inputs.archive.records, inputs.archive.settings))


def _make(numbers: Sequence[int], workshop: Workshop, inputs: Inputs, run: Run) -> Iterator[MadePart]:
    lent = run.lend(inputs) if len(numbers) > FEW else None
    if lent is None:
        return map(workshop.make, numbers)
    shares = -(-len(numbers) // SHARE)
    # Each share takes every so many-th part, so that all take about as long.
    results = run.begin(partial(make_share, lent), [numbers[nth::shares] for nth in range(shares)])
    return (made for share in results for made in share)


def _inputs_of_all_pages(inputs: Inputs, workshop: Workshop) -> str:
    """A digest of what decides about all pages, besides the program."""
    settings, borders = inputs.archive.settings, inputs.archive.borders
    digest = sha256(repr((settings, borders, [frame.site for frame in workshop.frames], umask())).encode())
    for path, data in inputs.templates.files.items():
        digest.update(f"{path} {len(data)}\n".encode() + data)
    return digest.hexdigest()


def _part_id(name: str) -> bytes:
    """Half of a digest: sixteen bytes are enough to tell parts apart."""
    return sha256(name.encode(errors="backslashreplace")).digest()[:16]
