"""The reporters that a paragraph begins with: in its dateline, behind it, or before the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from jianbao.model import Credit
from jianbao.parse.credits.group import read_group
from jianbao.parse.credits.lines import AWAY, DESK, HINT, PART_OF_HOUSE, LineReading, desk_credits
from jianbao.parse.credits.words import folds, unfolded
from jianbao.parse.lexicon import places
from jianbao.parse.names import holds_word, is_name, split_names
from jianbao.parse.patterns import DATELINE, DAY, IN_DATELINE, OUTLET_NAME, WIRE_DATELINE, is_outlet
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
    rf"(?:/\s*{AWAY}|{DAY})?(?:综合|外|专)?(?P<end>[电讯]|报道|报导)$"
)
"""中央社記者何某台北1日電, 本報記者何某台北訊, 記者何某／台北報導: names, then where they reported from."""


REPORTER_RUN_ON = re.compile(
    f"[记記]者(?={HAN}{{2,3}}(?:$|、{HAN}{{2,3}}(?:$|[ 、])|[ 、\u3000](?:通[讯訊][员員]|[实實][习習]生)))"
)


@cache
def plain_head() -> re.Pattern[str]:
    """How most paragraphs begin, as printed: with a clause that has no sign of a dateline or of a reporter, no bracket
    and no space. ``read_head`` finds nothing there, and need not look.
    """
    strokes, signs = (re.escape(unfolded(characters)) for characters in ("/", "讯电息报记习派(/•*" + BULLETS))
    return re.compile(rf"(?=[^\s{strokes}]{{17}})[^\s{signs}][^\s{signs}，。]*[，。]")


def read_head(text: str, head: str) -> Iterator[LineReading]:
    """A dateline or the reporters that a paragraph begins with; ``head`` is the folded text."""
    if head[:1] in ("◎", "▼"):
        # Marks that stand for nothing else here; elsewhere they part briefs, and a dateline would begin an article.
        head = "●" + head[1:]
    if signed := IN_BRACKETS.match(head):
        inside = text[slice(*signed.span("in"))]
        group = read_signed(inside)
        if group and group[0]:
            yield LineReading(*group, False, text[: signed.end()].strip())
            return
        if signed["in"].endswith(("讯", "电", "消息")) or is_outlet(signed["in"]):
            # Folded: 【某报讯】 need not be a dateline that is known, for reporters to stand behind it.
            credits, end = credits_behind(text, head, signed.end())
            if credits:
                house = OUTLET_NAME.match(signed["in"])
                start = signed.start("in")
                outlet = text[start : start + house.end()] if house else None
                yield LineReading(credits, outlet, False, text[:end].strip())
                return
    dated = IN_DATELINE.search(head)
    if dated and (wire := WIRE_DATELINE.match(head)):
        span = slice(*wire.span("in"))
        outlet = text[slice(*wire.span("outlet"))] or None
        yield LineReading(credits_in(text[span]), outlet, False, text[: wire.end()].strip())
    elif (
        dated
        and (opening := OPENING.match(head))
        and (group := read_signed(text[opening.start("in") : opening.end("end")]))
        and group[0]
    ):
        yield LineReading(*group, False, text[: opening.end()].strip())
    elif dated and (line := DATELINE.match(head)):
        credits, end = credits_behind(text, head, line.end("all"))
        # Only a bracket that is closed within the dateline is its own.
        start = line.start("all") - (line["all"][-1] in ")]" and head[: line.start("all")][-1:] in ("(", "["))
        yield LineReading(credits, dateline_outlet(text, line), False, text[start:end].strip())
    elif (
        dated
        and "(" in head
        and (sent := SENT_FROM.match(head))
        and (behind := credits_behind(text, head, sent.end()))
        and behind[0]
    ):
        yield LineReading(behind[0], text[slice(*sent.span("house"))], False, text[: behind[1]].strip())
    elif dated and (
        (desk := OFFICE_HEAD.match(head) or DESK_HEAD.match(head))
        and all(map(split_names, re.split("[、 ]+", desk["in"])))
        and (found := desk_credits(text[slice(*desk.span("in"))]))
    ):
        yield LineReading(found, None, False, text[: desk.end()].strip())
    elif (
        dated
        and (marked := MARKED_HEAD.match(head))
        and (group := read_group(text[slice(*marked.span("in"))], loose=True))
        and group[0]
    ):
        yield LineReading(group[0], None, False, text[: marked.end()].strip())
    elif (credits_end := names_before_text(text, head, 0)) is not None:
        credits, outlet, end = credits_end
        yield LineReading(credits, outlet, False, text[:end].strip())


def with_gap_before_name(inside: str) -> str:
    """What stands in brackets, with a blank between 记者 and a last word that can only be a name, be its surname rare.

    >>> with_gap_before_name("本报记者木苇"), with_gap_before_name("记者 木苇")
    ('本报记者 木苇', '记者 木苇')
    """
    return REPORTER_RUN_ON.sub(r"\g<0> ", inside)


def read_signed(inside: str) -> tuple[tuple[Credit, ...], str | None] | None:
    """Credits that name a role, and what stands after them: a place and 电 or 报道."""
    folded = folds(inside)
    if not HINT.search(folded) and not DESK.fullmatch(folded):
        return None
    if desk := DESK.fullmatch(folded):
        found = desk_credits(inside[slice(*desk.span("in"))])
        return (found, None) if found else None
    if wire := WIRE.fullmatch(folded):
        # The filler lets a place that runs into a name be seen.
        own = inside[slice(*wire.span("in"))]
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
        inside = text[slice(*bracket.span("in"))]
        group = read_signed(inside) or read_group(inside, loose=True)
        if group and group[0]:
            found += group[0]
            end = at
    if found:
        behind = REPORT_BEHIND.match(head, end)
        return tuple(dict.fromkeys(found)), behind.end() if behind else end
    at = at + len(head[at:]) - len(head[at:].lstrip(" :"))
    if (
        (behind := BEHIND.match(head, at))
        and (group := read_signed(text[at : behind.end()]) or read_group(text[slice(*behind.span("in"))], loose=True))
        and group[0]
    ):
        return group[0], behind.end()
    spoken = SPEAKS_OF.match(head, at)
    if spoken and all(is_name(name) and not holds_word(name) for name in spoken["names"].split("、")):
        return credits_in(text[slice(*spoken.span("in"))]), spoken.end()
    opened = names_before_text(text, head, at)
    return (opened[0], opened[2]) if opened else ((), start)


def names_before_text(text: str, head: str, start: int) -> tuple[tuple[Credit, ...], str | None, int] | None:
    """Credits apart from the text after them only by a space: the longest run of words that reads as credits."""
    best = None
    for word in islice(SPACED_WORD.finditer(head, start), 8):
        if len(word[1]) > 16 or (best is None and word.end() - start > 40):
            break
        hint = HINT.search(head, start, word.end())
        group = read_group(text[start : word.end()].lstrip(BULLETS + "• \u3000")) if hint else None
        if group and group[0]:
            best = group[0], group[1], word.end()
        elif best is not None:
            break
    return best if best is not None and head[best[2] :].strip() else None


HAS_DAY = re.compile(DAY)
"""北平七日(电): what is filed with its day is a place's, before it or behind it."""


def dateline_outlet(text: str, line: re.Match[str]) -> str | None:
    """The paper's name in a dateline, in the source's script."""
    short = line["short"]
    if short and (HAS_DAY.search(short) or short in places()):
        return None
    group = next((name for name in ("outlet", "short") if line[name]), None)
    if group:
        return text[slice(*line.span(group))]
    house = OUTLET_NAME.match(line["desk"]) if line["desk"] else None
    return text[line.start("desk") : line.start("desk") + house.end()] if house else None


def credits_in(text: str) -> tuple[Credit, ...]:
    group = read_group(text)
    return group[0] if group else ()
