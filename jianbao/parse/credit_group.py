"""A run of credits: words of a role, names, a paper's name, and what they say together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from jianbao.model import Credit
from jianbao.parse.names import split_names
from jianbao.parse.patterns import HAN, plain

REPORTER, STRINGER, PHOTO, BOTH, WRITER = "记者", "通讯员", "摄影", "文图", "作者"

WORDS_OF_ROLE = {
    REPORTER: (
        "全媒体见习记者 全媒体记者 融媒体记者 首席记者 见习记者 实习记者 特派记者 特约记者 摄影记者 记者 实习生 见习生"
    ),
    STRINGER: "特约通讯员 通讯员 通联员",
    BOTH: "文/摄 摄/文 文/图 图/文 图文 文图 文并摄 摄影报道",
    PHOTO: "摄影 供图 摄 图",
    WRITER: "作者 撰文 采写 文字 文",
}
"""Words of a credit by the role they stand for; an intern's credit counts as a reporter's."""

PASSED_OVER = frozenset(["漫画", "制图", "绘图", "制表", "插图", "设计", "翻摄", "翻拍", "整理"])
"""Words after a name that say its bearer did not write."""

FILLER = frozenset(["报道", "报导", "综合报道", "综合报导", "综合", "照片", "压题照片", "图片", "本版", "资料图片"])
"""Words of a credit that name nobody."""

ROLE_OF = {word: role for role, words in WORDS_OF_ROLE.items() for word in words.split()}
LONG_WORDS = sorted(
    (word for word in (*ROLE_OF, *PASSED_OVER, *FILLER) if len(word) > 1), key=lambda word: (-len(word), word)
)
WORD = "|".join(map(re.escape, LONG_WORDS)) + rf"|(?<!{HAN})[图文](?!{HAN})|摄(?=[\s,、/]|$)"
"""One character is a word of a role only at the edge of a name: 李文华 is a name, 李华/文 a name and a word."""

TOKEN = re.compile(
    rf"(?P<word>{WORD})|(?P<run>(?:(?!{WORD}){HAN}|·)+)|(?P<book>《[^《》]{{2,12}}》)"
    r"|(?P<gap>[\s,、/:;+&]+)|(?P<other>.)"
)
SPACED_NAME = re.compile(rf"(?<!{HAN})({HAN})[ \u3000]{{1,2}}({HAN})(?!{HAN})")
"""A name of two characters, spaced out to the width of three."""

HOUSE = re.compile(r"本[报刊台网社]$")


Named = tuple[str | None, str]
"""A role, or None while none is known, or "" for someone who did not write; and a name in the source's script."""


def read_group(text: str, loose: bool = False) -> tuple[tuple[Credit, ...], str | None] | None:
    """Credits and outlet of a run of words and names, or None when it is not one.

    A word of a role before names holds for all that follow; one after names is theirs alone, and only 摄 overrules
    the word before. ``loose`` also takes names without any word of a role: they are 作者.

    >>> read_group("记者李娜 通讯员徐小可 康文锋")[0]
    (Credit(role='记者', name='李娜'), Credit(role='通讯员', name='徐小可'), Credit(role='通讯员', name='康文锋'))
    >>> read_group("本报记者 黄轶涵/文 黄昕/漫画"), read_group("王政昨天说")
    (((Credit(role='记者', name='黄轶涵'),), '本报'), None)
    >>> read_group("任学军 蒋文化 文/图")[0]
    (Credit(role='文图', name='任学军'), Credit(role='文图', name='蒋文化'))
    >>> read_group("記者 王文凱")[0], read_group("新华社记者宋小平摄")
    ((Credit(role='记者', name='王文凱'),), ((Credit(role='摄影', name='宋小平'),), '新华社'))
    """
    text = SPACED_NAME.sub(r"\1\2", text)
    folded = re.sub("[|丨]", "/", plain(text))
    tokens = [token for token in TOKEN.finditer(folded) if token.lastgroup != "gap"]
    role: str | None = None
    outlet: str | None = None
    done: list[Named] = []
    fresh: list[Named] = []
    for token, after in zip_longest(tokens, tokens[1:]):
        if token.lastgroup == "other":
            return None
        if token.lastgroup == "book":
            outlet = outlet or text[token.start() : token.end()]
            continue
        if token.lastgroup == "run":
            house = house_before(token, after)
            own = token[0][: house.start()] if house else token[0]
            names = split_names(own) if own else ()
            if names is None and role is not None and 2 <= len(token[0]) <= 4 and after is None:
                names = (token[0],)
            if names is None:
                return None
            fresh += [(role, name) for name in places_of(text, token.start(), names)]
            outlet = outlet or (text[token.start() + house.start() : house_end(token, after)] if house else None)
        elif token[0] in FILLER:
            continue
        elif fresh and ROLE_OF.get(token[0]) not in (REPORTER, STRINGER) and not leads(folded, token):
            done += [(trailing_role(before, token[0]), name) for before, name in fresh]
            fresh = []
        elif not (role == PHOTO and ROLE_OF.get(token[0]) == REPORTER and not fresh):
            done, fresh, role = done + fresh, [], ROLE_OF.get(token[0], "")
    people = done + fresh
    if (not people and role is None) or (not loose and any(role is None for role, _ in people)):
        return None
    return tuple(Credit(role or WRITER, name) for role, name in people if role != ""), outlet


def house_before(run: re.Match[str], after: re.Match[str] | None) -> re.Match[str] | None:
    """A paper's name in a run of characters before 记者: all of it, or 本报 at its end after someone's name.

    Names have a space before 记者, so a run with none is a paper's.
    """
    if after is None or ROLE_OF.get(after[0]) not in (REPORTER, STRINGER):
        return None
    house = HOUSE.search(run[0])
    if house is None and (after.start() == run.end() or split_names(run[0]) is None):
        house = re.search(".+", run[0])
    return house


def house_end(name: re.Match[str], reporter: re.Match[str] | None) -> int:
    """Where a paper's name ends: 全媒体 before 记者 belongs to it."""
    own = re.match("[全融]媒体", reporter[0]) if reporter else None
    return name.end() + (own.end() if own else 0)


def leads(text: str, word: re.Match[str]) -> bool:
    """Whether a word of a role speaks of the names after it: 摄影/记者 王小明, 文：李华.

    >>> [leads(t, re.search("文|摄影", t)) for t in ("文/李华", "李华/文 王小明/漫画", "摄影/记者 王小明")]
    [True, False, True]
    """
    return text[word.end() :].lstrip()[:1] in ("/", ":") and text[: word.start()].rstrip()[-1:] != "/"


def places_of(text: str, start: int, names: Sequence[str]) -> Iterator[str]:
    """The names as printed: ``names`` are in Simplified, of the same lengths, one after the other from ``start``."""
    for name in names:
        yield text[start : start + len(name)]
        start += len(name)


def trailing_role(before: str | None, word: str) -> str:
    """The role of a name that ``word`` follows, when ``before`` stood in front of it.

    >>> trailing_role("记者", "文/图"), trailing_role("记者", "摄"), trailing_role(None, "漫画")
    ('记者', '摄影', '')
    """
    role = ROLE_OF.get(word, "")
    return role if before is None or role in (PHOTO, "") else before
