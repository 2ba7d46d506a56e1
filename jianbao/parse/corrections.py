"""An editor's corrections: which of them fit their source, and what they change.

Roles, breaks and joins bind the labelling before it is made, so that the neighbours of a corrected line are decided
anew around it. Misprints are put right in the lines before anything reads them. Facts are set on the finished
articles (`facts.py`). A correction that does not fit, or could not be followed, is a problem; it is never dropped in
silence.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from msgspec import structs

from jianbao.model import (
    NO_CORRECTIONS,
    ROLE_WORDS,
    Corrections,
    Label,
    Line,
    Misprint,
    Problem,
    Role,
    Severity,
    sidecar,
)
from jianbao.parse.chains import RUN_ON, Chains


@dataclass(frozen=True, slots=True)
class Misfit:
    """A correction that cannot be followed."""

    section: str
    """With ``number`` as the editor wrote it: ``lines.17``."""
    number: int
    message: str
    line: int | None
    """Where the source can be shown; a blank line is not."""
    misprint: Misprint | None = None
    """Which of the line's."""


def problems_of(misfits: Iterable[Misfit], name: str) -> tuple[Problem, ...]:
    """``name`` is the source's."""
    return tuple(
        Problem(
            name,
            each.line,
            Severity.ERROR,
            f"勘误 {each.section}.{each.number}：{each.message}",
            "这一条没有用上",
            f"请改 {sidecar(name)}",
        )
        for each in misfits
    )


@dataclass(frozen=True, slots=True)
class Text:
    """The source that corrections have to fit."""

    lines: Mapping[int, str]
    """By number, those that are not blank."""
    printed: Mapping[int, str]
    """The same as they stand, with their marks."""
    last: int
    """Number of the last line, blank or not."""

    def fault(self, line: int) -> str:
        """Why nothing can be said of a line; empty if it can."""
        if line in self.lines:
            return ""
        return f"第{line}行是空行" if line <= self.last else f"没有第{line}行，来源只有{self.last}行"

    def says(self, line: int, words: str) -> bool:
        return line in self.lines and (stands_in(words, self.lines[line]) or stands_in(words, self.printed[line]))

    def now(self, words: str) -> str:
        """Where else words stand, if that is certain: lines were put in or taken out above."""
        where = [line for line in self.lines if self.says(line, words)]
        return f"；现在是第{where[0]}行" if len(where) == 1 else ""

    def misfit(self, section: str, line: int, message: str, misprint: Misprint | None = None) -> Misfit:
        return Misfit(section, line, message, line if line in self.lines else None, misprint)


def stands_in(words: str, text: str) -> bool:
    """Whether words stand in a text, whatever space is set in them.

    >>> stands_in("讣告", "讣　告"), stands_in("公告", "讣　告")
    (True, False)
    """
    return words in text or "".join(words.split()) in "".join(text.split())


def fit(corrections: Corrections, lines: Sequence[Line], last: int) -> tuple[Corrections, tuple[Misfit, ...]]:
    """What fits these lines, and what does not."""
    if corrections == NO_CORRECTIONS:
        return corrections, ()
    text = Text({line.no: line.text for line in lines}, {line.no: line.raw for line in lines}, last)
    misfits: list[Misfit] = []
    for check in CHECKS:
        found = tuple(check(corrections, text))
        corrections = without(corrections, found)
        misfits += found
    return corrections, tuple(misfits)


def binding(corrections: Corrections, read: Mapping[int, Role]) -> Corrections:
    """Those that the labelling is bound by: lines that are to be joined are of one role, as the editor says or as they
    are ``read`` without it; else they are text.
    """
    roles: dict[int, Role] = {}
    for lines in _joined(corrections.joins):
        own = {corrections.roles[line] for line in lines if line in corrections.roles}
        own = own or {read[line] for line in lines}
        roles |= dict.fromkeys(lines, own.pop() if len(own) == 1 and own <= {*RUN_ON} else Role.PARA)
    return replace(corrections, roles=dict(sorted(roles.items())) | dict(corrections.roles)) if roles else corrections


def _joined(joins: Mapping[int, int]) -> Iterator[list[int]]:
    """The lines of each paragraph that is put together from several.

    >>> list(_joined({5: 3, 9: 5, 12: 0, 20: 18}))
    [[3, 5, 9], [18, 20]]
    """
    after = {before: line for line, before in joins.items() if before}
    for first in sorted(after.keys() - set(after.values())):
        chain = [first]
        while chain[-1] in after:
            chain.append(after[chain[-1]])
        yield chain


def _nowhere(corrections: Corrections, text: Text) -> Iterator[Misfit]:
    """What speaks of a line that is blank or does not exist."""
    for section, said in (("lines", corrections.roles), ("breaks", corrections.breaks)):
        yield from (text.misfit(section, line, why) for line in said if (why := text.fault(line)))
    for line, before in corrections.joins.items():
        if why := text.fault(line) or (text.fault(before) if before else ""):
            yield text.misfit("joins", line, why)
    for misprint in corrections.misprints:
        if why := text.fault(misprint.line):
            yield text.misfit("misprints", misprint.line, why, misprint)


def _moved(corrections: Corrections, text: Text) -> Iterator[Misfit]:
    """What speaks of a line by words that do not stand in it."""
    for section, seen in corrections.seen.items():
        for line, words in seen.items():
            if not text.says(line, words):
                why = text.fault(line) or f"这一行没有“{words}”"
                yield text.misfit(section, line, why + text.now(words))


def _breaks(corrections: Corrections, text: Text) -> Iterator[Misfit]:
    for line, begins in corrections.breaks.items():
        if begins and corrections.roles.get(line) is Role.FURNITURE:
            yield text.misfit("breaks", line, "这一行定为版面杂项，不能从它另起一篇")


def _joins(corrections: Corrections, text: Text) -> Iterator[Misfit]:
    chains = Chains()
    for line, before in corrections.joins.items():
        if before and (why := _no_join(line, before, corrections.roles, chains)):
            yield text.misfit("joins", line, why)


def _no_join(line: int, before: int, roles: Mapping[int, Role], chains: Chains) -> str:
    """Why a line cannot go on from another; joins them if it can."""
    for end in (line, before):
        if (role := roles.get(end, Role.PARA)) not in RUN_ON:
            return f"第{end}行定为{ROLE_WORDS[role]}，只有正文、图片说明、编注才能相接"
    if before in chains.after:
        return f"第{before}行后面已经接了第{chains.after[before]}行"
    return "" if chains.join(before, line) else "首尾相接，成了一个圈"


def _misprints(corrections: Corrections, text: Text) -> Iterator[Misfit]:
    for line, own in _by_line(corrections.misprints):
        printed = text.lines[line]
        fitting: list[Misprint] = []
        for misprint in own:
            if why := _no_match(misprint, text, fitting):
                yield text.misfit("misprints", line, why, misprint)
            else:
                fitting.append(misprint)
        if not corrected(printed, fitting):
            yield from (text.misfit("misprints", line, "改完这一行就没有字了", each) for each in fitting)


def _no_match(misprint: Misprint, text: Text, others: Iterable[Misprint]) -> str:
    printed = text.lines[misprint.line]
    start = printed.find(misprint.before)
    if start < 0:
        return f"这一行没有“{misprint.before}”{text.now(misprint.before)}"
    if printed.find(misprint.before, start + 1) >= 0:
        return f"这一行不止一处“{misprint.before}”，请前后多写几个字"
    spans = ((at, at + len(each.before)) for each in others for at in [printed.find(each.before)])
    clash = any(a < start + len(misprint.before) and start < b for a, b in spans)
    return f"“{misprint.before}”与这一行的另一处勘误重叠" if clash else ""


def _by_line(misprints: Iterable[Misprint]) -> Iterator[tuple[int, list[Misprint]]]:
    in_order = sorted(misprints, key=lambda misprint: misprint.line)
    return ((line, list(own)) for line, own in groupby(in_order, key=lambda misprint: misprint.line))


CHECKS: tuple[Callable[[Corrections, Text], Iterator[Misfit]], ...] = (_moved, _nowhere, _breaks, _joins, _misprints)
"""In this order: each is made on what passed those before it."""


def without(corrections: Corrections, misfits: Collection[Misfit]) -> Corrections:
    """The corrections that are left."""
    if not misfits:
        return corrections
    out = {(misfit.section, misfit.number) for misfit in misfits if misfit.misprint is None}
    misprints = {misfit.misprint for misfit in misfits}
    return replace(
        corrections,
        roles={line: role for line, role in corrections.roles.items() if ("lines", line) not in out},
        joins={line: before for line, before in corrections.joins.items() if ("joins", line) not in out},
        breaks={line: begins for line, begins in corrections.breaks.items() if ("breaks", line) not in out},
        misprints=tuple(each for each in corrections.misprints if each not in misprints),
        articles={number: own for number, own in corrections.articles.items() if ("articles", number) not in out},
    )


def correct_lines(lines: tuple[Line, ...], misprints: Sequence[Misprint]) -> tuple[Line, ...]:
    """The lines with their misprints put right; ``raw`` stays as it is."""
    if not misprints:
        return lines
    wrong = dict(_by_line(misprints))
    return tuple(
        structs.replace(line, text=corrected(line.text, wrong[line.no])) if line.no in wrong else line for line in lines
    )


def corrected(text: str, misprints: Iterable[Misprint]) -> str:
    """A text with its misprints put right, the last one first, so that the others stay in their places.

    >>> corrected("从前土郭村到后土郭村", [Misprint(1, "前土", "前士"), Misprint(1, "后土", "后士")])
    '从前士郭村到后士郭村'
    """
    spans = sorted(((text.find(each.before), each) for each in misprints), key=lambda pair: -pair[0])
    for start, each in spans:
        text = text[:start] + each.after + text[start + len(each.before) :]
    return text.strip()


def not_followed(labels: Sequence[Label], corrections: Corrections) -> Iterator[Misfit]:
    """What the labelling could not follow: no page has it so."""
    if not corrections.joins and not corrections.breaks:
        return
    by_line = {label.line.no: label for label in labels}
    begins = {label.article: label.line.no for label in reversed(labels)}
    for line, before in corrections.joins.items():
        if before and by_line[line].continues != before:
            own, other = (ROLE_WORDS[by_line[end].role] for end in (line, before))
            why = "不在同一篇" if own == other else f"不是一类（{own}、{other}）"
            yield Misfit("joins", line, f"与第{before}行{why}，不能相接", line)
    for line, starts in corrections.breaks.items():
        label = by_line[line]
        if not starts and label.article is not None and begins[label.article] == line:
            yield Misfit("breaks", line, "前面没有别的文章", line)
