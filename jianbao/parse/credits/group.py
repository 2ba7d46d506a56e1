"""A run of credits: words of a role, names, a paper's name, and what they say together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from jianbao.model import BOTH, PHOTO, REPORTER, STAFF, STRINGER, WRITER, Credit
from jianbao.parse.credits.house_names import BEFORE_NAME
from jianbao.parse.credits.words import (
    BOOK,
    FILLER,
    LATIN,
    NOBODY,
    OTHER,
    RUN,
    Word,
    folds,
    house_tail,
    names_as_printed,
    spaced,
    trailing_role,
    trails,
    without_class,
    words_of,
)
from jianbao.parse.lexicon import large_places, name_parts, no_names, places
from jianbao.parse.names import (
    NO_LAST,
    SOUNDS,
    STANDING,
    UNIT,
    ends_like_a_place,
    holds_word,
    is_dotted_name,
    is_latin_name,
    is_name,
    is_no_name,
    is_rare_name,
    is_unit,
    name_before_known_place,
    name_before_place,
    name_before_unit,
    names_after_unit,
    split_names,
    where_before_name,
)
from jianbao.parse.patterns import is_outlet, plain
from jianbao.text.characters import HAN

LONGEST_GROUP = 400
"""Characters; the credits of a page with all who had a hand in it come to half of that."""

NEVER_IN, OF_A_BOOK = re.compile('[。!?"…]'), re.compile("《.*著[)）]?$")
"""Marks that no group has, but in the name of a book; and such a name with who wrote it: 《渡口》 何苇 著."""

SELF_HOUSE = re.compile("本[报刊台网社]$")
NO_HOUSE = re.compile("在(?!线)|[的了是从到把给说问叫与和向对]")
PAPER_BEHIND_NAME = re.compile(f"(?P<names>{HAN}{{2,}}?)(?P<house>[晨晚日早商快时]报)")
"""记者何某某晨报实习生何某: a short name of a paper, run into the name before it."""
ABOUT = re.compile(f"(?P<name>{HAN}{{2,3}})[系为是].{{2,}}")
"""作者何某系某大学教授."""

OFFICE_LONGEST = 8
"""Characters of what an office calls itself that sends a report in, behind 通讯员 and among others' names: 青禾公安."""

RoleAndName = tuple[str | None, str]
"""A role, or None while none is known, or "" for someone who did not write; and a name in the source's script."""


class Group(NamedTuple):
    credits: tuple[Credit, ...]
    outlet: str | None = None


class GroupReader:
    """What was read of a group so far."""

    def __init__(self, text: str, loose: bool = False) -> None:
        self.text = text
        self.loose = loose
        self.role: str | None = None
        """What the last word before names said."""
        self.labelled = False
        """Whether a colon stands behind it: it holds for all that follow, reporters and interns, until the next one."""
        self.outlet: str | None = None
        self.done: list[RoleAndName] = []
        self.fresh: list[RoleAndName] = []
        """Names since the last word of a role: one that follows may be theirs."""

    def close(self) -> None:
        self.done += self.fresh
        self.fresh = []

    def role_word(self, word: Word, after: Word | None, trailing: bool) -> None:
        """A word of a role: of the names before it, or of those that follow."""
        if word.kind == PHOTO and self.role == REPORTER and not self.fresh and word.before.strip() in ("、", "/"):
            return
        if word.reports:
            if self.labelled and self.role in (PHOTO, NOBODY) and not {":", "/"}.intersection(word.after):
                return
            if not (self.role in (PHOTO, NOBODY) and word.kind == REPORTER and not self.fresh):
                self.close()
                self.role = word.kind
        elif self.fresh and trails(word, after, trailing):
            self.done += [(trailing_role(before, word.kind), name) for before, name in self.fresh]
            self.fresh = []
        else:
            self.close()
            self.role = word.kind
            self.labelled = ":" in word.after

    def run(self, word: Word, before: Word | None, after: Word | None) -> bool:
        """A run of characters: names, a paper, or where and what somebody is. False where it is nothing of these."""
        run = word.text.strip("·")
        start = word.start + len(word.text) - len(word.text.lstrip("·"))
        run = run.removesuffix("等") if len(run) > 2 else run
        if not run or (before is not None and before.text == "发自"):
            return True
        house = house_at(run, word, after, self.role)
        if house is not None:
            end = start + len(run) + house_tail(after)
            self.outlet = self.outlet or self.text[start + house : end]
            run = run[:house]
        elif is_outlet(run.removesuffix("发")):
            self.outlet = self.outlet or self.text[start : start + len(run.removesuffix("发"))]
            return True
        reports = after is not None and after.kind == FILLER and "报" in after.text
        if "·" in run and any(map(is_outlet, run.split("·"))):
            self.outlet = self.outlet or self.text[start : start + len(run)]
            return True
        unnamed = reports and not split_names(run) and not name_before_known_place(run)
        if self.fresh and (unnamed or run in (places() if reports else large_places())):
            return True
        if self.role is None and not self.fresh and run in places() and after is not None and after.kind == RUN:
            return True
        if self.loose and not self.role and after and word.after.isspace() and where_before_name(run, after.text):
            return True
        names = self.names(run, word, after, glued=reports and not word.after)
        if names is not None:
            printed = names_as_printed(self.text, start + run.find("".join(names)), names)
            self.fresh += [(self.role, name) for name in printed]
            return True
        if is_unit(run):
            return True
        supplied = self.role == PHOTO or (after is not None and (after.kind == PHOTO or after.text == "提供"))
        of_office = self.role == STRINGER and len(run) <= OFFICE_LONGEST and not NO_HOUSE.search(run)
        if (supplied or of_office) and (self.done or self.fresh):
            self.close()
            return True
        return False

    def latin(self, word: Word, after: Word | None) -> bool:
        """Latin letters: a house's name before 记者, whose picture it is, or a name. False where they are none."""
        own = self.text[word.start : word.start + len(word.text)].rstrip()
        if self.role in (REPORTER, STRINGER, WRITER) and is_latin_name(own):
            self.fresh.append((self.role, own))
            return True
        beside = None if after is None or word.after else after.kind
        if beside == REPORTER:
            self.outlet = self.outlet or own
        elif beside == PHOTO:
            self.close()
        return beside in (REPORTER, PHOTO) or self.role in (PHOTO, NOBODY)

    def names(self, run: str, word: Word, after: Word | None, glued: bool) -> tuple[str, ...] | None:
        """The names in a run; ``glued`` to a word such as 报道, before which a place may stand."""
        if not run:
            return ()
        if "·" in run:
            return (run,) if is_dotted_name(run) else None
        if self.role == WRITER and (about := ABOUT.fullmatch(run)) and is_name(about["name"]):
            return (about["name"],)
        if self.role == WRITER and STANDING.search(run) and (name := name_before_unit(run)):
            return (name,)
        if self.role == REPORTER and ends_like_a_place(run) and word.before in ("", "、"):
            return (run,)
        if glued and (name := name_before_known_place(run)):
            return (name,)
        if (len(run) >= 4 and (UNIT.search(run) or STANDING.search(run))) or STANDING.fullmatch(run):
            return names_after_unit(run)
        clings = bool(self.role) and not word.before
        if (names := split_names(run)) and not (clings and len(run) == 2 and holds_word(run)):
            return names
        if names := names_after_unit(run):
            return names
        if glued and not self.fresh and (name := name_before_place(run)):
            return (name,)
        # 记者代某某、黄某: the next name says that the first one is one, too.
        next_name = after is not None and (after.reports or (after.kind == RUN and split_names(after.text)))
        among_names = bool(self.done or self.fresh or next_name)
        due = is_due(run, word, self.role, among_names) if self.role else among_names and run in name_parts()
        return (run,) if due else None


@lru_cache(maxsize=1024)
def read_group(text: str, loose: bool = False) -> Group | None:
    """Credits and outlet of a run of words and names, or None when it is not one.

    A word of a role before names holds for all that follow; one after names is theirs alone, and only 摄 overrules
    the word before. ``loose`` also takes names without any word of a role: they are 作者.

    >>> read_group("记者李娜 通讯员徐小可 康文锋").credits
    (Credit(role='记者', name='李娜'), Credit(role='通讯员', name='徐小可'), Credit(role='通讯员', name='康文锋'))
    >>> read_group("本报记者 何苇/文 周砚/漫画"), read_group("王政昨天说")
    (Group(credits=(Credit(role='记者', name='何苇'),), outlet='本报'), None)
    >>> read_group("任学军 蒋文化 文/图").credits
    (Credit(role='文图', name='任学军'), Credit(role='文图', name='蒋文化'))
    >>> read_group("記者 王文凱").credits, read_group("新华社记者宋小平摄")
    ((Credit(role='记者', name='王文凱'),), Group(credits=(Credit(role='摄影', name='宋小平'),), outlet='新华社'))
    """
    text = without_class(text)
    if len(text) > LONGEST_GROUP or (NEVER_IN.search(folds(text)) and "《" not in text) or OF_A_BOOK.search(text):
        return None
    text, folded = spaced(text)
    words = words_of(folded)
    if any([word.kind == OTHER for word in words]):
        return None
    trailing, reader = is_trailing(words), GroupReader(text, loose)
    for before, word, after in zip((None, *words), words, (*words[1:], None), strict=False):
        if word.speaks:
            reader.role_word(word, after, trailing)
        elif word.kind == FILLER and word.text.endswith(("报道", "报导")):
            reader.close()
        elif word.kind == BOOK:
            reader.outlet = reader.outlet or text[word.start : word.start + len(word.text)]
        elif (word.kind == RUN and not reader.run(word, before, after)) or (
            word.kind == LATIN and not reader.latin(word, after)
        ):
            return None
    reader.close()
    people = reader.done
    if (not people and reader.role is None) or (not loose and any(role is None for role, _ in people)):
        return None
    if any(plain(name) in no_names() or (role is None and is_no_name(plain(name))) for role, name in people):
        return None
    return Group(credits_of(people), reader.outlet)


def is_trailing(words: Sequence[Word]) -> bool:
    """Whether words of a role stand behind their names in this group: 何某 文 何某某 摄, not 撰文 何某 摄影 何某某."""
    first = next(filter(says, words), None)
    if first is None or not first.reports:
        return first is not None and not first.speaks
    end = next((at for at, word in enumerate(words) if word.kind in (NOBODY, STAFF)), len(words))
    last = next(filter(says, reversed(words[:end])))
    return last.speaks and not last.reports


def says(word: Word) -> bool:
    """Whether it is a word of a role or names."""
    return word.speaks or (word.kind == RUN and bool(split_names(word.text.strip("·"))))


def house_at(run: str, word: Word, after: Word | None, role: str | None) -> int | None:
    """Where in a run a paper's name begins that stands before 记者: all of it, or 本报 at its end after a name.

    Names have a space before 记者, so a run with none is a paper's, unless it follows a word of a role or can only be
    a full name.
    """
    if after is None or not (after.reports or after.kind == STAFF or after.text.endswith(("记者", "评论员", "撰稿人"))):
        return None
    if house := SELF_HOUSE.search(run):
        return 0 if BEFORE_NAME.fullmatch(run, 0, house.start()) else house.start()
    if role and not word.before and (house := PAPER_BEHIND_NAME.fullmatch(run)) and split_names(house["names"]):
        return house.start("house")
    if NO_HOUSE.search(run) or len(run) > 16:
        return None
    if not word.after:
        if after.text == "小记者":
            return None if is_unit(run) else 0
        full = len(run) == 3 and is_name(run) and not holds_word(run) and run not in places()
        return None if full or (role and (split_names(run) or is_unit(run))) else 0
    if is_outlet(run):
        return 0
    return None if split_names(run) or is_unit(run) or "·" in run or (role and is_rare_name(run)) else 0


def is_due(run: str, word: Word, role: str, among_names: bool) -> bool:
    """Whether a run with no known surname is a name because a word of a role says so.

    What an author calls himself may be anything: 作者：小河流水.
    """
    if role == WRITER and {":", "/"}.intersection(word.before) and 2 <= len(run) <= 6:
        return not is_no_name(run) and run[-1] not in NO_LAST and not NO_HOUSE.search(run)
    return is_rare_name(run) and (bool(word.before) or among_names or SOUNDS.issuperset(run))


def credits_of(people: Sequence[RoleAndName]) -> tuple[Credit, ...]:
    """Each name with its role; one that wrote and took the pictures is 文图."""
    wrote = {name for role, name in people if (role or WRITER) == WRITER and role != NOBODY}
    took = {name for role, name in people if role == PHOTO}
    found = (
        Credit(BOTH if name in wrote & took and role in (WRITER, PHOTO, None) else role or WRITER, name)
        for role, name in people
        if role != NOBODY
    )
    return tuple(dict.fromkeys(found))
