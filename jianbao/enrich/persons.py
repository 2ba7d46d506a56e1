"""Finds the people about whom an article writes: those whom it names in full, with surname and given name.

A wrong name is worse than a missing one. A name is found where the words around it show that it is one
(村支部书记李春梅说); then it counts wherever it stands in the article. Names that are not complete (张先生, 王某, 小李)
are left out.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from jianbao.enrich.composed_names import ComposedName, find_composed
from jianbao.enrich.name_offsets import offsets, spans
from jianbao.enrich.person_gaps import close_up
from jianbao.enrich.person_score import SCENIC, best_guess
from jianbao.enrich.person_words import person_words
from jianbao.model import TITLE_ROLES, Article, Block, Role
from jianbao.text.characters import EVERY_HAN
from jianbao.text.script import simplify

NARRATING_ROLES = frozenset({*TITLE_ROLES, Role.PARA, Role.CAPTION})
"""Roles of blocks that write about people; bylines and notes name those who wrote them."""

NEXT = re.compile(rf"(?:（[^（）\n]{{1,20}}）)?[、和与及/／ 　|](?=[{EVERY_HAN}])")
"""Stands between two names of a list."""

TAIL = re.compile(r"[（(][^（()）\n]{2,40}[）)]\s*$")
"""Brackets at the end of a paragraph, where its writers sign."""

SIGNED_BEHIND = 8
"""Characters before a name in which 记者 and the like are sought."""

STORM = "台风|飓风|热带风暴|热带低压|气旋"
STORMS = re.compile(STORM)
"""Words for a storm. Its name reads like a person's."""

OPENING_QUOTE, CLOSING_QUOTE = '[“「『‘"（(《]{0,2}', '[”」』’"）)》]{0,2}'

LAND = re.compile(
    "[两南北东西沿]岸|[上中下]游|流域|支流|干流|源头|水[库位质系域面]|河[床道段口]|大堤|堤[防岸]|出海口|整治|疏浚|清淤|治理|暴涨|泛滥"
    "|大?桥[头上下面，。、]|畔|[脚山]下|[南北东西]麓|主峰|景区|风景|隧道|林场|公园"
)
"""Stands behind the name of a river or a hill, and behind a person's only if an office stands before it:
县长王长江整治市容."""


class NameSpot(msgspec.Struct, frozen=True):
    """One occurrence of a person's name in an article."""

    name: str
    """The name as printed, but without blanks inside it: 王强 for 王　强."""
    line: int
    """Source line at which its block begins."""
    start: int
    end: int
    """Offsets in the block's text."""
    role: str
    """What the text calls this person right before the name, in Simplified: 村支部书记; empty if nothing."""


def find_people(article: Article) -> tuple[NameSpot, ...]:
    """Every occurrence of a full name in the article, in reading order."""
    blocks = [block for block in article.blocks if block.role in NARRATING_ROLES]
    printed = "\n".join(block.text for block in blocks)
    text, gaps = close_up(simplify(printed))
    names = find_names(text)
    return tuple(_spots(article, blocks, printed, text, gaps, names)) if names else ()


def find_names(text: str) -> Mapping[str, str]:
    """The names in a Simplified text, each with the first role that the text gives it, or an empty one.

    Blanks inside names must have been taken out (`close_up`).

    >>> dict(find_names("镇长陈志远、村支书周桂兰看望老党员何满仓，村民小李说，张先生和许某来过。"))
    {'陈志远': '镇长', '周桂兰': '村支书', '何满仓': '老党员'}
    """
    composed = find_composed(text)
    in_composed = {at for start, name in composed.items() for at in range(start, name.end)}
    roles: dict[str, str] = {}
    end = 0
    for match in person_words().starts.finditer(text):
        # No name stands right behind another, nor in one: 王强曾荣立, 乌云其木格.
        if (match.start() > end or not end) and match.start() not in in_composed:
            end = _take_list(text, match.start(), roles, composed)
    composed_names = (text[start : name.end] for start, name in composed.items() if name.is_person)
    roles |= {name: "" for name in composed_names if name not in roles}
    has_storms = STORMS.search(text) is not None

    def is_person(name: str, role: str) -> bool:
        return bool(role) or not (_is_land(name, text) or (has_storms and _is_storm(name, text)))

    return {name: role for name, role in roles.items() if is_person(name, role)}


def _is_storm(name: str, text: str) -> bool:
    """Whether a name is a storm's somewhere in the text; then it is no person's in this text.

    >>> _is_storm("杜苏芮", "受台风“杜苏芮”影响"), _is_storm("杜苏芮", "“杜苏芮”台风"), _is_storm("李娜", "台风天李娜")
    (True, True, False)
    """
    name = re.escape(name)
    return re.search(f"(?:{STORM}){OPENING_QUOTE}{name}|{name}{CLOSING_QUOTE}强?(?:{STORM})", text) is not None


def _is_land(name: str, text: str) -> bool:
    """Whether a name is a river's or a hill's somewhere in the text, by its last character and what stands behind it.

    >>> _is_land("曾文溪", "曾文溪两岸淹水"), _is_land("林小溪", "林小溪在岸上")
    (True, False)
    """
    return name[-1] in SCENIC and any(LAND.match(text, at + len(name)) for at in offsets(name, text))


def _take_list(text: str, at: int, roles: dict[str, str], composed: Mapping[int, ComposedName]) -> int:
    """Adds the name at an offset, and those that are listed behind it, to ``roles``; gives the offset behind them."""
    end, is_listed = at, False
    while True:
        guess = _name_at(text, at, is_listed, composed)
        if guess is None:
            break
        name, role = guess
        roles[name] = roles.get(name) or role
        end = at + len(name)
        mark = NEXT.match(text, end)
        if mark is None:
            break
        at, is_listed = mark.end(), True
    return end


def _name_at(text: str, at: int, is_listed: bool, composed: Mapping[int, ComposedName]) -> tuple[str, str] | None:
    """The name that begins at an offset, with the role that the text gives it or an empty one; None if none does."""
    composed_name = composed.get(at)
    if composed_name is None:
        return best_guess(text, at, is_listed)
    return (text[at : composed_name.end], "") if composed_name.is_person else None


def _spots(
    article: Article, blocks: list[Block], printed: str, text: str, gaps: Sequence[int], names: Mapping[str, str]
) -> Iterator[NameSpot]:
    """Where the names stand in the blocks, except where people only sign.

    ``printed`` is the blocks' text, and ``text`` the same in Simplified and closed up; ``gaps`` are the offsets in it
    at which a blank was removed.
    """
    block_starts = [0]
    for block in blocks:
        block_starts.append(block_starts[-1] + len(block.text) + 1)
    credited = {simplify(credit.name) for credit in article.credits}
    for at, to in spans(text, names):
        printed_at, printed_to = at + bisect_right(gaps, at), to + bisect_right(gaps, to - 1)
        nth = bisect_right(block_starts, printed_at) - 1
        block = blocks[nth]
        start, end = printed_at - block_starts[nth], printed_to - block_starts[nth]
        if text[at:to] not in credited or not _is_signature(block.text, start, end, article.dateline):
            yield NameSpot("".join(printed[printed_at:printed_to].split()), block.line, start, end, _role(text, at))


def _is_signature(text: str, start: int, end: int, dateline: str | None) -> bool:
    """Whether a name stands where people sign: in the dateline, in brackets at the end, or behind 记者."""
    if dateline and text.startswith(dateline) and end <= len(dateline):
        return True
    tail = TAIL.search(text)
    if tail is not None and tail.start() < start:
        return True
    w, before = person_words(), simplify(text[max(0, start - SIGNED_BEHIND) : start]).rstrip()
    return w.kinds.get(w.before.ending_at(before, len(before))) == "press"


def _role(text: str, at: int) -> str:
    """What the words right before a name call this person; empty if they only say the name, or who signs."""
    w = person_words()
    word = w.before.ending_at(text, at)
    return "" if w.kinds.get(word) in ("call", "press") else word
