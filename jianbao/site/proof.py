"""The proof of a source: every line of it, what it was taken for, and where it went."""

from __future__ import annotations

from dataclasses import dataclass

from jianbao.model import Label, ParsedSource, Problem, Role
from jianbao.parse.rule_words import RULE_WORDS
from jianbao.site.address import article_path, href
from jianbao.site.catalogue import Catalogue
from jianbao.site.edition import Edition
from jianbao.site.view import Link

ROLE_WORDS = {
    Role.FURNITURE: "版面杂项",
    Role.KICKER: "引题",
    Role.HEADLINE: "标题",
    Role.SUBHEAD: "副题",
    Role.BYLINE: "署名",
    Role.HEADING: "小标题",
    Role.PARA: "正文",
    Role.CAPTION: "图片说明",
    Role.NOTE: "编注",
}


@dataclass(frozen=True, slots=True)
class ProofLine:
    number: int
    text: str
    """As it stands in the source, in its own script."""
    role: str
    word: str
    """The role in the reader's words."""
    rule: str
    """The rule that gave the role, in the reader's words, like ``seam``."""
    article: Link | None
    """Where it went: the article's number, and its page at the block the line is in; None for furniture."""
    first: bool
    """The first line of its article that the source has."""
    title: str
    """The article's, on the first line of it; else empty."""
    continues: int
    """Line of the paragraph it was joined to; 0 for none."""
    seam: str
    doubt: str


@dataclass(frozen=True, slots=True)
class ProblemView:
    line: int
    """0 for none."""
    severity: str
    message: str
    done: str
    hint: str


@dataclass(frozen=True, slots=True)
class Proof:
    name: str
    encoding: str
    language: str
    lines: tuple[ProofLine, ...]
    joined: int
    """Number of seams."""
    furniture: int
    doubts: tuple[ProofLine, ...]
    problems: tuple[ProblemView, ...]


def make_proof(source: ParsedSource, edition: Edition, catalogue: Catalogue) -> Proof:
    anchors = {part.line: (a, b.line) for a in source.articles for b in a.blocks for part in b.parts}
    firsts = {a.lines[0] for a in source.articles}

    def line(label: Label) -> ProofLine:
        number = label.line.no
        article, block = anchors.get(number, (None, 0))
        first = article is not None and number in firsts
        return ProofLine(
            number=number,
            text=label.line.raw.strip(),
            role=label.role.value,
            word=edition.words(ROLE_WORDS[label.role]),
            rule=edition.words(RULE_WORDS.get(label.rule, label.rule)),
            article=Link(str(article.number), href(article_path(article.id), block)) if article else None,
            first=first,
            title=edition.head(article.title, source.script) if article and first else "",
            continues=label.continues or 0,
            seam=edition.words(RULE_WORDS.get(label.seam, label.seam)),
            doubt=edition.words(label.doubt),
        )

    lines = tuple(map(line, source.labels))
    problems = (*source.problems, *(p for p in catalogue.archive.problems if p.source == source.name))
    return Proof(
        name=source.name,
        encoding=source.encoding,
        language=source.script.value,
        lines=lines,
        joined=sum(bool(line.continues) for line in lines),
        furniture=sum(line.role == Role.FURNITURE for line in lines),
        doubts=tuple(line for line in lines if line.doubt),
        problems=tuple(problem_view(p, edition) for p in dict.fromkeys(problems)),
    )


def problem_view(problem: Problem, edition: Edition) -> ProblemView:
    told = map(edition.words, (problem.message, problem.done, problem.hint))
    return ProblemView(problem.line or 0, problem.severity.value, *told)
