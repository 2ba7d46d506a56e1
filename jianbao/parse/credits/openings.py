"""The reporters that a paragraph begins with: in its dateline, behind it, or before the text."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

from jianbao.model import Credit
from jianbao.parse.credits.group import Group, read_group
from jianbao.parse.credits.lines import AWAY, DESK, HINT, PART_OF_HOUSE, LineReading, desk_credits
from jianbao.parse.credits.words import folds, unfolded, with_gap_before_name
from jianbao.parse.lexicon import places
from jianbao.parse.names import SURNAMES, holds_word, is_name, split_names
from jianbao.parse.patterns import (
    DATELINE,
    DAY,
    IN_DATELINE,
    IN_PLACE,
    OUTLET_NAME,
    WIRE_DATELINE,
    is_outlet,
    printed_part,
)
from jianbao.parse.pieces import BULLETS
from jianbao.text.characters import HAN

SPACED_WORD = re.compile(r"\s*(\S+)")

MARKS = rf"[{BULLETS}•\s]*"
"""What may stand before a paragraph's first word; as printed or folded."""

BRACKETS_BEHIND = re.compile(r"[\s*:]*\((?P<in>[^()]{2,80})\)")
REPORT_BEHIND = re.compile(r"\s*(?:报道|报导)")

BEHIND = re.compile(r"\s*(?P<in>[^。,:()]{2,60}?)\s*(?:报道|报导)(?=[:,\s]|$|\d)")

OPENING = re.compile(
    rf"^{MARKS}(?!据)(?P<in>(?:[^。,:()\s]{{0,16}}?(?:记者|通讯员|实习生|特派员))[^。,:()]{{2,50}}?)"
    r"(?P<end>报道|报导)(?=[:,\s]|$|\d)"
)
"""A paragraph that begins 本报记者何某报道."""

IN_BRACKETS = re.compile(rf"^{MARKS}\((?P<in>[^()。]{{2,60}})\)")

SENT_FROM = re.compile(
    rf"^{MARKS}(?P<house>{HAN}{{2,8}}?){HAN}{{0,4}}{DAY}(?:讯|消息|专?电)\s*(?=\([^()]{{0,12}}(?:记者|通讯员))"
)
"""某某在线2月3日讯（记者: a paper by any name, where the day and the reporter say that it is one."""
SAYS = "昨日|昨天|昨晚|今日|今天|今晨|日前|近日|前天|前日|前晚|从|在|获悉|了解|采访|赴|来到|报道|报导"

SPEAKS_OF = re.compile(
    rf"\s*(?P<in>(?:本报|见习|实习)?记者\s?(?P<names>{HAN}{{2,3}}?(?:、{HAN}{{2,3}}){{0,3}}?)"
    rf"(?:(?:通讯员|实习生)\s?{HAN}{{2,7}}?)?)(?={SAYS}|\d)"
)
"""本报讯 记者何某、王某从县里获悉: behind a dateline it is a credit."""

DESK_HEAD = re.compile(rf"(?P<in>{HAN}{{2,4}}(?:[、 ]{HAN}{{2,4}}){{0,2}}) ?[/◎] ?{AWAY}(?:报道|报导)(?=[:\s])")
"""何某某／台中報導 before the text: names alone, where a stroke, a place and 報導 say that they reported."""

OFFICE_HEAD = re.compile(
    rf"{PART_OF_HOUSE} ?/ ?(?P<in>{HAN}{{2,4}}(?:[、 ]{HAN}{{2,4}}){{0,2}}?)"
    rf" ?{HAN}{{0,2}}(?:报道|报导)(?=[:\s])"
)
"""國際中心／何某某報導 before the text: the part of the house, a stroke, names."""

MARKED_HEAD = re.compile(rf"[□■◎●◆] ?(?P<in>{HAN}{{2,4}}(?:[、 ]+{HAN}{{2,4}}){{0,3}}) +(?:报道|报导)(?=\s)")
"""□何某 何某某 报道 before the dateline or the text."""

SUBJECT = re.compile(r"\s*题:[^。()]{2,40}(?=\()")
"""题：修路的人 between an agency's dateline and its reporters in brackets."""

WIRE = re.compile(
    rf"(?P<in>.*?(?:记者|编译|特派员)\s*{HAN}{{2}}[^()]*?)\s*"
    rf"(?:/\s*{AWAY}|{DAY}(?:{IN_PLACE}){{0,8}}?)?(?:综合|外|专)?(?P<end>[电讯]|报道|报导)$"
)
"""中央社記者何某台北1日電, 本報記者何某2月3日紐約報導, 記者何某／台北報導: names, then where they reported from."""


@cache
def plain_head() -> re.Pattern[str]:
    """How most paragraphs begin, as printed: with a clause that has no sign of a dateline or of a reporter, no bracket
    and no space. ``read_head`` finds nothing there, and need not look.
    """
    strokes, signs = (re.escape(unfolded(characters)) for characters in ("/", "讯电息报记习派(/•*" + BULLETS))
    return re.compile(rf"(?=[^\s{strokes}]{{17}})[^\s{signs}][^\s{signs}，。]*[，。]")


def read_head(text: str, head: str) -> LineReading | None:
    """A dateline or the reporters that a paragraph begins with; ``head`` is the folded text."""
    if head[:1] in ("◎", "▼"):
        # Marks that stand for nothing else here; elsewhere they part briefs, and a dateline would begin an article.
        head = "●" + head[1:]
    ways = (in_brackets, *DATELINES, run_of_names) if IN_DATELINE.search(head) else (in_brackets, run_of_names)
    return next(filter(None, (read(text, head) for read in ways)), None)


def opening(text: str, end: int, credits: tuple[Credit, ...], outlet: str | None = None) -> LineReading:
    """What a paragraph says that tells it up to ``end``."""
    return LineReading(credits, outlet, dateline=text[:end].strip())


def in_brackets(text: str, head: str) -> LineReading | None:
    """（本报记者何某）昨天…, 【某报讯】（记者何某）昨天…."""
    signed = IN_BRACKETS.match(head)
    if not signed:
        return None
    group = read_signed(printed_part(text, signed, "in"))
    if group and group.credits:
        return opening(text, signed.end(), *group)
    if signed["in"].endswith(("讯", "电", "消息")) or is_outlet(signed["in"]):
        # Folded: 【某报讯】 need not be a dateline that is known, for reporters to stand behind it.
        credits, end = credits_behind(text, head, signed.end())
        return opening(text, end, credits, house_in(text, signed, "in")) if credits else None
    return None


def wire_in_brackets(text: str, head: str) -> LineReading | None:
    wire = WIRE_DATELINE.match(head)
    if not wire:
        return None
    reporters, house = (printed_part(text, wire, group) for group in ("in", "outlet"))
    return opening(text, wire.end(), credits_in(reporters), house or None)


def reporters_first(text: str, head: str) -> LineReading | None:
    found = OPENING.match(head)
    group = read_signed(text[found.start("in") : found.end("end")]) if found else None
    return opening(text, found.end(), *group) if found and group and group.credits else None


def dateline(text: str, head: str) -> LineReading | None:
    """本报讯, with the reporters behind it, if there are any."""
    line = DATELINE.match(head)
    if not line:
        return None
    credits, end = credits_behind(text, head, line.end("all"))
    # Only a bracket that is closed within the dateline is its own.
    start = line.start("all") - (line["all"][-1] in ")]" and head[: line.start("all")][-1:] in ("(", "["))
    return LineReading(credits, dateline_outlet(text, line), dateline=text[start:end].strip())


def sent_from(text: str, head: str) -> LineReading | None:
    sent = SENT_FROM.match(head) if "(" in head else None
    credits, end = credits_behind(text, head, sent.end()) if sent else ((), 0)
    return opening(text, end, credits, printed_part(text, sent, "house")) if sent and credits else None


def names_and_desk(text: str, head: str) -> LineReading | None:
    desk = OFFICE_HEAD.match(head) or DESK_HEAD.match(head)
    if not desk or not all(map(split_names, re.split("[、 ]+", desk["in"]))):
        return None
    credits = desk_credits(printed_part(text, desk, "in"))
    return opening(text, desk.end(), credits) if credits else None


def names_behind_mark(text: str, head: str) -> LineReading | None:
    marked = MARKED_HEAD.match(head)
    group = read_group(printed_part(text, marked, "in"), loose=True) if marked else None
    return opening(text, marked.end(), group.credits) if marked and group and group.credits else None


def run_of_names(text: str, head: str) -> LineReading | None:
    group, end = names_before_text(text, head, 0)
    return opening(text, end, *group) if end else None


DATELINES = (wire_in_brackets, reporters_first, dateline, sent_from, names_and_desk, names_behind_mark)
"""What is looked for where a paragraph has something of a dateline: the first that says something holds."""


def read_signed(inside: str) -> Group | None:
    """Credits that name a role, and what stands after them: a place and 电 or 报道."""
    folded = folds(inside)
    if not HINT.search(folded) and not DESK.fullmatch(folded):
        return None
    if desk := DESK.fullmatch(folded):
        found = desk_credits(printed_part(inside, desk, "in"))
        return Group(found) if found else None
    if wire := WIRE.fullmatch(folded):
        # The filler lets a place that runs into a name be seen.
        own = printed_part(inside, wire, "in")
        group = read_group(own + "报道") or read_group(own)
        if group:
            return group
    return read_group(inside) or read_group(with_gap_before_name(inside))


def credits_behind(text: str, head: str, start: int) -> tuple[tuple[Credit, ...], int]:
    """Credits that follow a dateline, and where they end: in brackets, before 报道, or before the text."""
    found: list[Credit] = []
    end = at = start
    if subject := SUBJECT.match(head, at):
        at = subject.end()
    for _ in range(3):
        bracket = BRACKETS_BEHIND.match(head, at)
        if not bracket:
            break
        at = bracket.end()
        inside = printed_part(text, bracket, "in")
        group = read_signed(inside) or read_group(inside, loose=True)
        if group and group.credits:
            found += group.credits
            end = at
    if found:
        behind = REPORT_BEHIND.match(head, end)
        return tuple(dict.fromkeys(found)), behind.end() if behind else end
    at = at + len(head[at:]) - len(head[at:].lstrip(" :"))
    if (
        (behind := BEHIND.match(head, at))
        and (group := read_signed(text[at : behind.end()]) or read_group(printed_part(text, behind, "in"), loose=True))
        and group.credits
    ):
        return group.credits, behind.end()
    spoken = SPEAKS_OF.match(head, at)
    if spoken and all(map(_is_spoken_of, spoken["names"].split("、"))):
        return credits_in(printed_part(text, spoken, "in")), spoken.end()
    group, end = names_before_text(text, head, at)
    return group.credits, end or start


def _is_spoken_of(name: str) -> bool:
    """Whether what stands between 记者 and a verb names somebody; behind a common surname the given name may be a word.

    >>> [_is_spoken_of(t) for t in ("何苇", "王海军", "走访", "于昨日", "高考场")]
    [True, True, False, False, False]
    """
    given_name_apart = len(name) == 3 and name[0] in SURNAMES and not holds_word(name[:2])
    return is_name(name) and (given_name_apart or not holds_word(name))


def names_before_text(text: str, head: str, start: int) -> tuple[Group, int]:
    """Credits apart from the text after them only by a space, and where they end, or 0: the longest run of words that
    reads as credits.
    """
    best, end = Group(()), 0
    for word in islice(SPACED_WORD.finditer(head, start), 8):
        if len(word[1]) > 16 or (not end and word.end() - start > 40):
            break
        hint = HINT.search(head, start, word.end())
        group = read_group(text[start : word.end()].lstrip(BULLETS + "• \u3000")) if hint else None
        if group and group.credits:
            best, end = group, word.end()
        elif end:
            break
    return (best, end) if head[end:].strip() else (Group(()), 0)


OF_A_PLACE = re.compile("[村庄镇乡县市营屯寨]$|综合$|^.[^报网社台刊]$")
"""王家庄(讯), 香港综合(讯), 麻坡(讯); 红网(讯) is a paper."""

HAS_DAY = re.compile(DAY)
"""北平七日(电): what is filed with its day is a place's, before it or behind it."""


def dateline_outlet(text: str, line: re.Match[str]) -> str | None:
    """The paper's name in a dateline, in the source's script."""
    short = line["short"]
    if short and (HAS_DAY.search(short) or OF_A_PLACE.search(short) or short in places()):
        return None
    group = next((name for name in ("outlet", "short") if line[name]), None)
    return printed_part(text, line, group) if group else house_in(text, line, "desk")


def house_in(text: str, found: re.Match[str], group: str) -> str | None:
    """The paper's name that a group begins with, in the source's script."""
    house = OUTLET_NAME.match(found[group] or "")
    return printed_part(text, found, group)[: house.end()] if house else None


def credits_in(text: str) -> tuple[Credit, ...]:
    return (read_group(text) or Group(())).credits
