"""Corrections that an editor can copy from a proof: each one line of TOML, complete in itself.

They stand in both editions as the source's own folder wants them: nothing in them is converted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jianbao.model import EDITOR, ROLE_WORDS, Article, Label, Line, Record, Role
from jianbao.parse.reflow import REVERSED, UNENDED
from jianbao.site.days import only_month_known
from jianbao.site.edition import Edition
from jianbao.site.errata import FACT_WORDS
from jianbao.text.toml import toml_string


@dataclass(frozen=True, slots=True)
class Paste:
    what: str
    """What it does, in the reader's words."""
    toml: str


SEEN = (re.compile(r"\w{3,5}"), re.compile(r"\w{1,2}"))
"""Words of a text that stand beside its number: those that the first of these patterns finds."""


def of_line(section: str, line: Line, value: str) -> str:
    """A correction of a line of the source, which is identified by its number and by words of it."""
    return f"{_known_by(section, line.no, line.raw)} = {value}"


def _known_by(section: str, number: int, text: str) -> str:
    """The key of what is said of a line or an article: its number, and words of its text."""
    seen = next((found[0] for words in SEEN if (found := words.search(text))), "")
    return ".".join([section, str(number), *([toml_string(seen)] if seen else [])])


def role_line(line: Line, role: Role) -> str:
    """The line that gives a line of the source a role."""
    return of_line("lines", line, toml_string(ROLE_WORDS[role]))


def for_doubt(label: Label, after: Label | None, edition: Edition) -> tuple[Paste, ...]:
    """All answers to the doubt about a line. ``after``: the next paragraph in its article."""
    return tuple(Paste(edition.words(what), toml) for what, toml in _answers(label, after))


def _answers(label: Label, after: Label | None) -> Iterator[tuple[str, str]]:
    no = label.line.no
    if label.doubt == REVERSED:
        yield f"接第{label.continues}行", of_line("joins", label.line, str(label.continues))
        yield "自成一段", of_line("joins", label.line, "0")
        return
    yield "就到这里" if label.doubt == UNENDED else f"就是{ROLE_WORDS[label.role]}", role_line(label.line, label.role)
    if label.runner_up is not None:
        yield f"是{ROLE_WORDS[label.runner_up]}", role_line(label.line, label.runner_up)
    if label.role is Role.PARA and after is not None and after.continues is None:
        yield f"下文是第{after.line.no}行", of_line("joins", after.line, str(no))


def for_line(label: Label, before: Label | None, begins: bool, edition: Edition) -> tuple[Paste, ...]:
    """The most likely corrections of a line, beside the answers to its doubt. ``before``: the line that it may go
    on from; ``begins``: whether an article begins with it.
    """
    return tuple(Paste(edition.words(what), toml) for what, toml in _likely(label, before, begins))


def _likely(label: Label, before: Label | None, begins: bool) -> Iterator[tuple[str, str]]:
    no = label.line.no
    other = label.runner_up or (Role.PARA if label.role is Role.FURNITURE else Role.FURNITURE)
    if label.rule != EDITOR and not label.doubt:
        yield f"改判{ROLE_WORDS[other]}", role_line(label.line, other)
    if label.continues is not None and label.doubt != REVERSED:
        yield "拆开", of_line("joins", label.line, "0")
    elif label.continues is None and before is not None:
        yield "相接", of_line("joins", label.line, str(before.line.no))
    if not begins:
        yield "另起一篇", of_line("breaks", label.line, "true")
    elif label.article != 1:
        yield "不另起", of_line("breaks", label.line, "false")
    yield "错字", f'misprints.{no} = {{ before = "原文", after = "改文" }}'


def for_article(record: Record, edition: Edition) -> tuple[Paste, ...]:
    """The facts of an article as they stand, to be changed. Where nothing is known there is an example, as a comment of
    TOML: it says nothing of the article, even if it is pasted as it is.
    """
    return tuple(
        Paste(edition.words(what), toml) if known else Paste(edition.words(f"{what}（例）"), f"# {toml}")
        for fact, (value, known) in _facts(record).items()
        for what, toml in [(FACT_WORDS[fact], f"{_key(record.article)}.{fact} = {value}")]
    )


def _key(article: Article) -> str:
    """An article by its number and by words of its printed headline, or else of its first line."""
    block = next(each for each in (article.headline, *article.blocks) if each is not None and each.parts)
    line_end = block.parts[1].start if len(block.parts) > 1 else None
    return _known_by("articles", article.number, (block.printed or block.text)[:line_end])


def _facts(record: Record) -> Mapping[str, tuple[str, bool]]:
    """For each fact a value as TOML writes it, and whether the article has it; else it is an example."""
    article = record.article
    people = ", ".join(toml_string(f"{credit.role} {credit.name}") for credit in article.credits)
    places = ", ".join(toml_string("/".join(locality.place.path)) for locality in record.localities)
    day = "" if record.day is None or only_month_known(record) else record.day.isoformat()
    return {
        "headline": (toml_string(article.title), article.headline is not None),
        "credits": (f"[{people or toml_string('记者 姓名')}]", bool(people)),
        "date": (day or "2020-02-13", bool(day)),
        "outlet": (toml_string(article.outlet or "报纸名称"), bool(article.outlet)),
        "page": (toml_string(article.page or "A06"), bool(article.page)),
        "rights": (toml_string(article.rights or "版权说明"), bool(article.rights)),
        "localities": (f"[{places or toml_string('河南省/郑州市/荥阳市')}]", bool(places)),
    }
