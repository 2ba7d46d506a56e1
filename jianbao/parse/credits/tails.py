"""Credits at the end of a text: in its last brackets, or behind its last stop."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jianbao.model import WRITER, Credit
from jianbao.parse.credits.group import Group, read_group
from jianbao.parse.credits.lines import ABOUT_AUTHOR, FILED, HINT, SOURCE, LineReading, blank, desk_line
from jianbao.parse.credits.words import folds, with_gap_before_name
from jianbao.parse.credits.written import FIRST_PRINTED
from jianbao.parse.lexicon import places
from jianbao.parse.names import GRAMMAR, holds_word, is_name, is_no_name, is_rare_name, is_word_alone, split_names
from jianbao.parse.patterns import DAY, printed_part
from jianbao.parse.pieces import REPUBLIC_DAY
from jianbao.text.characters import HAN

NO_CREDIT = re.compile(
    r"记者(?:手记|来信|观察|调查|节|站|朋友|会|团)|作者(?:单位|简介|的话)|(?:通讯员|摄影)(?:培训|大赛|作品|展|协会)|采写手记"
)
"""Words that only look like a role and a name."""

CLOSING = re.compile(rf"\s*(?:[■□●◆★▲]|\((?:完|全文完)\)|(?<=\))(?:[。.;?完]|{REPUBLIC_DAY}))\s*$")
"""What may stand behind the last credits."""

IN_BRACKETS = re.compile(rf"(?:[■□●◆★▲)]|\)(?:[。.;?完]|{REPUBLIC_DAY}))$")
"""The end of a text whose last words stand in brackets, or before a closing mark."""

STOPS = tuple('。！？!?…"')
"""What ends a text that has no words after its last stop."""

NEWSROOM = re.compile(
    f"(?P<house>{HAN}{{2,4}}新闻) ?(?P<in>[^()]{{4,40}}?)(?P<end>(?:综合|采访)?(?:报道|报导))(?: ?/.*)?"
)

TAIL = re.compile(r"(?P<before>^|[。！？!?…\";；)])?\s*\((?P<in>[^()]{2,60})\)\s*$")

LAST_WORDS = re.compile(
    r"(?:^|[。！？!?…\")])(?P<gap>\s*)(?P<mark>[□■●◎⊙☉○◆]?)\s*(?P<in>[^。！？!?…\"□■●◎⊙☉○◆\s][^。！？!?…\"]{1,60})$"
)

AUTHOR_LAST = re.compile(rf"[,;。]\s*(?:本文)?作者\s*:?\s*(?P<name>{HAN}{{2,3}})$")
TAKEN_FROM = re.compile(
    r"^(?:据|摘编?自|原载|载|转自|选自|转载自)[^《》]{0,12}《[^《》]{2,20}》"
    rf"[^,、\s]{{0,8}}?(?={HAN}{{2,3}}[ /]?文$|[,、\s]|$)"
    rf"|据《[^《》]{{2,20}}》$|^(?:(?:{DAY}|[\d.]{{3,10}}) ?)?《[^《》]{{2,20}}》 ?(?:{DAY}|[\d.]{{3,10}})?(?=.*文$)"
)
"""Where a digest has a text from: 据1月3日《某某日报》, 6月12日《某某晚报》, 《某某晚报》6.12."""

WROTE = re.compile(f"(?P<name>{HAN}{{2,3}})文")
"""何某某文 behind it: alone, 文 might be a name's last character."""

PLAIN_END = re.compile(f"{HAN}[。！？…]")
"""The last two characters of most texts, behind which no credits can stand; as printed."""


def read_tail(text: str) -> Sequence[LineReading]:
    """Credits at the end of a paragraph or caption, in brackets or after the last stop."""
    return () if PLAIN_END.fullmatch(text[-2:]) else tuple(read_last(text))


def read_last(text: str) -> Iterator[LineReading]:
    folded = folds(text)[-LAST:]
    text = text[-LAST:]
    end = len(folded)
    if "源" in folded and (source := SOURCE_LAST.search(folded)):
        yield LineReading((), printed_part(text, source, "name"), True)
        end = source.start()
        folded, text = folded[:end].rstrip("。 "), text[:end]
    for _ in range(3 if IN_BRACKETS.search(folded.rstrip()[-8:]) else 0):
        while closing := CLOSING.search(folded[:end]):
            end = closing.start()
        tail = TAIL.search(folded[:end])
        if not tail:
            break
        found = tuple(read_last_brackets(printed_part(text, tail, "in"), tail["before"] is not None))
        if found:
            yield from found
            return
        end = tail.start("in") - 1
    last = LAST_WORDS.search(folded) if folded[-1:] not in STOPS else None
    group = read_last_words(text, last) if last else None
    if group and group.credits:
        yield LineReading(*group)


SOURCE_LAST = re.compile(r"(?<=[。) ])\(?[来稿]源[:/] ?(?P<name>[^\s()。,:;/|]{2,16})\)?。?$")
"""（来源：某某晚报） behind the last credits, with or without the brackets."""

LAST = 160
"""Characters at a text's end in which its credits stand: brackets of sixty, others behind them."""


def read_last_brackets(inside: str, after_stop: bool) -> Iterator[LineReading]:
    """What stands in the last brackets of a text; names without a role only after a stop."""
    folded = folds(inside)
    if VILLAGE.fullmatch(folded):
        return
    source = SOURCE.search(folded)
    if about := ABOUT_AUTHOR.fullmatch(folded):
        inside = "作者 " + printed_part(inside, about, "name")
        if not is_name(about["name"]):
            return
    elif named := AUTHOR_LAST.search(folded):
        inside = "作者 " + printed_part(inside, named, "name")
    elif (there := newsroom(inside) or LineReading(desk_line(inside))).credits:
        yield there
        return
    own = blank(blank(blank(blank(inside, FILED), SOURCE), TAKEN_FROM), FIRST_PRINTED)
    if own != inside and (wrote := WROTE.fullmatch("".join(own.split()))):
        own = "文/" + wrote["name"]
    loose = after_stop and not is_word_alone(folded)
    group = read_group(own, loose=loose) or read_group(with_gap_before_name(own)) if own.strip() else None
    if group is None and after_stop and is_signed_with(folded):
        yield LineReading((Credit(WRITER, inside),), by_place=True)
    elif source:
        yield LineReading(group.credits if group else (), printed_part(inside, source, "name"), True)
    elif group and (group.credits or (after_stop and group.outlet)):
        yield LineReading(*group)


def newsroom(inside: str) -> LineReading | None:
    """民視新聞何某某台北報導: a station, names, and where they reported from.

    >>> newsroom("民視新聞賴小君南投報導").credits, newsroom("民視新聞綜合報導")
    ((Credit(role='记者', name='賴小君'),), None)
    """
    found = NEWSROOM.fullmatch(folds(inside))
    group = read_group("记者" + inside[found.start("in") : found.end("end")]) if found else None
    if not found or not group or not group.credits:
        return None
    return LineReading(group.credits, printed_part(inside, found, "house"))


NO_SIGNATURE = re.compile("^[见有]|摄$|[图笑续接转登载发终名]")
"""What stands in brackets about a picture, an audience, another part, or how a text came to be printed: 见上图, 众笑,
续一, 摘登, 暂名.
"""


VILLAGE = re.compile(f"{HAN}{{2}}[渡屯寨坝埠]")
"""Alone in brackets rather a place: of 555 names of two or three characters on labelled pages none ends so."""


def is_signed_with(folded: str) -> bool:
    """Whether the last brackets hold a name of which only its place tells that it is one.

    Of such words of two or three characters, none of them common, nine on labelled pages are names.

    >>> [is_signed_with(t) for t in ("山风", "资料图", "右下图", "下周续", "众笑", "何苇摄", "兰考")]
    [True, False, False, False, False, False, False]
    """
    signed = re.fullmatch(f"{HAN}{{2,3}}", folded)
    return (
        signed is not None
        and not NO_SIGNATURE.search(folded)
        and folded not in places()
        and not is_no_name(folded)
        and is_rare_name(folded)
        and not holds_word(folded)
    )


def read_last_words(text: str, last: re.Match[str]) -> Group | None:
    """Credits after the last stop: with a role, or names alone behind a mark or a wide gap."""
    inside = printed_part(text, last, "in")
    named = HINT.search(last["in"])
    if named and (group := read_group(inside) or read_group(inside, loose=bool(last["gap"]))) and group.credits:
        return None if NO_CREDIT.search(last["in"]) else group
    words = re.split("[ 、]", last["in"])
    two = len(words) > 1 and all(
        len(word) == 3 and is_name(word) and GRAMMAR.isdisjoint(word) and not holds_word(word) for word in words
    )
    apart = two or last["mark"] or len(last["gap"]) > 1 or "\u3000" in printed_part(text, last, "gap")
    if (
        not apart
        or len(last["in"]) > 16
        or is_word_alone(last["in"])
        or not all(map(split_names, re.split("[ 、]+", last["in"])))
    ):
        return None
    return read_group(inside, loose=True)
