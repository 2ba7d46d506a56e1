"""The proof of a source: every line of it with the role that it was given, and the article that it went into."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from jianbao.model import (
    ROLE_WORDS,
    STANDS,
    Article,
    Block,
    Label,
    Misprint,
    ParsedSource,
    Problem,
    Role,
    Severity,
    WebPage,
    sidecar,
)
from jianbao.parse.chains import RUN_ON
from jianbao.parse.rules.words import RULE_WORDS
from jianbao.site.address import PROOF_LENGTH, ProofPages, article_path, href, paged
from jianbao.site.card import Link
from jianbao.site.catalogue import Catalogue
from jianbao.site.edition import Edition
from jianbao.site.errata import misprint_words
from jianbao.site.frame import Frame, turns
from jianbao.site.listing import source_entry
from jianbao.site.paste import Paste, for_article, for_doubt, for_line


@dataclass(frozen=True, slots=True)
class ProofLine:
    number: int
    text: str
    """As it stands in the source, in its own script."""
    role: str
    word: str
    """The role in the reader's words."""
    rule: str
    """Name of the rule that gave the role, or that joined the line to another."""
    reason: str
    """The rule in the reader's words."""
    rival: str
    """The role it would have in the next best labelling; empty for none."""
    margin: str
    """Points by which that labelling is worse; never -0.0, though a sum may miss zero by a hair."""
    article: Link | None
    """The number of its article, linked to the block that the line is in; None for furniture."""
    first: bool
    """Whether its article begins with it."""
    title: str
    """The title of its article, on the article's first line; else empty."""
    continues: Link | None
    """The line whose paragraph it was joined to."""
    doubts: tuple[str, ...]
    corrected: tuple[str, ...]
    """What an editor said of it, beside its role."""
    answers: tuple[Paste, ...]
    """Corrections to copy that answer its doubts."""
    pastes: tuple[Paste, ...]
    """Other corrections to copy."""
    article_pastes: tuple[Paste, ...]
    """On the first line of an article: the article's facts, to copy and change."""


@dataclass(frozen=True, slots=True)
class ProblemView:
    """A problem of the source or of its corrections."""

    file: str
    """Name of the file of corrections if the problem lies there; empty if it lies in the source."""
    line: int
    """In that file or in the source; 0 for none."""
    text: str

    @property
    def source_line(self) -> int:
        """The line of the source that it speaks of; 0 for none."""
        return 0 if self.file else self.line


@dataclass(frozen=True, slots=True)
class DoubtView:
    """A doubt of the program, with the answers that can be given."""

    line: int
    """0 for none."""
    word: str
    """What the line was taken for."""
    text: str
    answers: tuple[Paste, ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """A page of a proof. The lines, doubts and problems are those of the page; the numbers are those of the source."""

    name: str
    encoding: str
    language: str
    lines: tuple[ProofLine, ...]
    count: int
    """Number of lines."""
    joined: int
    """Number of seams."""
    furniture: int
    doubts: tuple[DoubtView, ...]
    """In the order of the lines."""
    problems: tuple[ProblemView, ...]
    doubtful: tuple[Link, ...]
    """The pages of the proof that have doubts, each with how many."""
    sidecar: str
    """Name of the source's file of corrections."""


def proof_sheets(frame: Frame, stem: str) -> Iterator[WebPage]:
    """The pages of a source's proof."""
    source, entry = frame.catalogue.sources[stem], source_entry(stem, frame.edition, frame.catalogue)
    proof = make_proof(source, frame.edition, frame.catalogue)
    pages = frame.catalogue.proofs[source.stem]
    hrefs = tuple(map(href, pages.paths))
    for nth, (path, lines) in enumerate(zip(pages.paths, paged(proof.lines, PROOF_LENGTH), strict=True)):
        proof_page = replace(
            proof,
            lines=tuple(lines),
            doubts=tuple(doubt for doubt in proof.doubts if pages.nth(doubt.line) == nth),
            problems=tuple(problem for problem in proof.problems if pages.nth(problem.source_line) == nth),
        )
        title = frame.edition.words("校样：") + source.name
        pager = turns(nth + 1, hrefs) if len(hrefs) > 1 else ()
        yield frame.page("proof.html", path, title, proof=proof_page, source=entry, pager=pager)


def make_proof(source: ParsedSource, edition: Edition, catalogue: Catalogue) -> Proof:
    """The whole proof, as if it were on one page."""
    pages = catalogue.proofs[source.stem]
    files = (source.name, sidecar(source.name))
    problems = dict.fromkeys((*source.problems, *(p for file in files for p in catalogue.problems.get(file, ()))))
    before = paragraphs_before(source.labels)
    doubts = _doubts(source, problems, before, edition)
    lines = tuple(map(_lines(source, doubts, before, edition, catalogue).line, source.labels))
    return Proof(
        name=source.name,
        encoding=source.encoding,
        language=source.script.value,
        lines=lines,
        count=len(lines),
        joined=sum(bool(line.continues) for line in lines),
        furniture=sum(line.role == Role.FURNITURE for line in lines),
        doubts=doubts,
        problems=tuple(problem_view(p, source, edition) for p in problems if p.severity is not Severity.DOUBT),
        doubtful=tuple(
            Link(str(nth + 1), href(pages.paths[nth]), count)
            for nth, count in sorted(Counter(pages.nth(doubt.line) for doubt in doubts).items())
        ),
        sidecar=files[1],
    )


@dataclass(frozen=True, slots=True)
class _Lines:
    """What the lines of a proof are made from; by the number of the line, unless something else is said."""

    source: ParsedSource
    edition: Edition
    pages: ProofPages
    before: Mapping[int, Label]
    """``paragraphs_before`` of the source."""
    doubts: Mapping[int, Sequence[DoubtView]]
    errata: Mapping[int, Sequence[Misprint]]
    articles: Mapping[int, tuple[Article, Block]]
    """The article and the block that each line went into."""
    openings: Mapping[int, int]
    """By article: the line that it begins with."""
    facts: Mapping[int, tuple[Paste, ...]]
    """By article."""

    def line(self, label: Label) -> ProofLine:
        number, words = label.line.no, self.edition.words
        place = self.articles.get(number)
        begun = place[0] if place and place[0].lines[0] == number else None
        rule = label.seam or label.rule
        doubts = self.doubts.get(number, ())
        return ProofLine(
            number=number,
            text=label.line.raw.strip(),
            role=label.role.value,
            word=words(ROLE_WORDS[label.role]),
            rule=rule,
            reason=words(RULE_WORDS.get(rule, rule)),
            rival=words(ROLE_WORDS[label.runner_up]) if label.runner_up else "",
            margin=f"{label.margin:z.1f}",
            article=_link_into(*place) if place else None,
            first=begun is not None,
            title=self.edition.head(begun.title, self.source.script) if begun else "",
            continues=Link(str(label.continues), self.pages.href(label.continues)) if label.continues else None,
            doubts=tuple(doubt.text for doubt in doubts),
            corrected=tuple(corrections_of(number, self.source, self.errata.get(number, ()), self.edition)),
            answers=tuple(answer for doubt in doubts for answer in doubt.answers),
            pastes=for_line(label, self.before.get(number), self._opens(label), self.edition),
            article_pastes=self.facts.get(begun.number, ()) if begun else (),
        )

    def _opens(self, label: Label) -> bool:
        """Whether an article begins with a line."""
        return label.article is not None and self.openings[label.article] == label.line.no


def _link_into(article: Article, block: Block) -> Link:
    return Link(str(article.number), href(article_path(article.id), block.line))


def _lines(
    source: ParsedSource,
    doubts: Sequence[DoubtView],
    before: Mapping[int, Label],
    edition: Edition,
    catalogue: Catalogue,
) -> _Lines:
    """``doubts``: in the order of the lines. ``before``: ``paragraphs_before`` of the source."""
    errata: defaultdict[int, list[Misprint]] = defaultdict(list)
    for misprint in source.errata:
        errata[misprint.line].append(misprint)
    return _Lines(
        source=source,
        edition=edition,
        pages=catalogue.proofs[source.stem],
        before=before,
        doubts={number: tuple(group) for number, group in groupby(doubts, key=lambda doubt: doubt.line)},
        errata=errata,
        articles={part.line: (a, b) for a in source.articles for b in a.blocks for part in b.parts},
        openings={label.article: label.line.no for label in reversed(source.labels) if label.article is not None},
        facts={r.article.number: for_article(r, edition) for r in catalogue.by_source.get(source.stem, ())},
    )


def _doubts(
    source: ParsedSource, problems: Iterable[Problem], before: Mapping[int, Label], edition: Edition
) -> tuple[DoubtView, ...]:
    """What the parser was unsure of and what was doubted later, in the order of the lines. ``before``:
    ``paragraphs_before`` of the source.
    """
    after = {before[label.line.no].line.no: label for label in source.labels if label.line.no in before}
    words = {label.line.no: edition.words(ROLE_WORDS[label.role]) for label in source.labels}
    found = [
        DoubtView(no, words[no], edition.words(label.doubt), for_doubt(label, after.get(no), edition))
        for label in source.labels
        for no in [label.line.no]
        if label.doubt
    ]
    for problem in problems:
        if problem.severity is Severity.DOUBT:
            offers = ((problem.hint, problem.offer), (STANDS, problem.stands))
            answers = tuple(Paste(edition.words(what), toml) for what, toml in offers if toml)
            hint = "" if problem.offer else problem.hint
            text = edition.words(replace(problem, hint=hint, offer="", stands="").told)
            found.append(DoubtView(problem.line or 0, words.get(problem.line or 0, ""), text, answers))
    return tuple(sorted(found, key=lambda doubt: doubt.line))


def paragraphs_before(labels: Sequence[Label]) -> Mapping[int, Label]:
    """For each line of a paragraph, by number, the one before it in the same article; for one of a caption or a note,
    the line right above it, if that is one, too.
    """
    last: dict[int | None, Label] = {}
    found: dict[int, Label] = {}
    above: Label | None = None
    for label in labels:
        if label.role is Role.PARA:
            if label.article in last:
                found[label.line.no] = last[label.article]
            last[label.article] = label
        elif above is not None and label.role in RUN_ON and label.role is above.role and label.article == above.article:
            found[label.line.no] = above
        above = label
    return found


def corrections_of(number: int, source: ParsedSource, errata: Sequence[Misprint], edition: Edition) -> Iterator[str]:
    """What an editor said of a line, beside its role. ``errata``: those of the line."""
    begins = source.corrections.breaks.get(number)
    if begins is not None:
        yield edition.words("编者指定：另起一篇" if begins else "编者指定：不另起一篇")
    if source.corrections.joins.get(number) == 0:
        yield edition.words("编者指定：自成一段")
    for misprint in errata:
        yield edition.words("勘误：") + misprint_words(misprint, source.script, edition)


def problem_view(problem: Problem, source: ParsedSource, edition: Edition) -> ProblemView:
    beside = problem.source if problem.source != source.name else None
    return ProblemView(beside or "", problem.line or 0, edition.words(problem.told))
