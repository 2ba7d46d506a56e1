"""Every parsing rule holds for its own example and not for its look-alike."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jianbao.model import EDITOR
from jianbao.parse.classify import FALLBACK
from jianbao.parse.furniture.known import FINDERS, FURNITURE, NEEDS, furniture_of
from jianbao.parse.looks import SHORT
from jianbao.parse.once import NEEDS_OF, fills
from jianbao.parse.page import Page
from jianbao.parse.rules.rule import Only, Rule, Says
from jianbao.parse.rules.table import RULES, asked
from jianbao.parse.rules.words import RULE_WORDS
from jianbao.text.lines import split_lines
from jianbao.text.strung import string
from tests.tools import ROOT

PAGES = sorted(path for folder in ("cases", "known") for path in (ROOT / "tests" / folder).glob("*/source.txt"))

PART = 6
"""Lines: so few fill few needs."""

SEAMS = {"column break", "caption between", "furniture between", "out of order", "line wrap", "set apart"}


def marked(example: str) -> tuple[Page, int]:
    """The page of an example, and the line that is marked, or the only one."""
    rows = example.split("\n")
    filled = [k for k, row in enumerate(rows) if row.strip()]
    at = next((k for k in filled if row_is_marked(rows[k])), filled[0])
    rows[at] = rows[at].removeprefix("> ")
    return Page(split_lines("\n".join(rows))), filled.index(at)


def holds(rule: Rule, example: str) -> bool:
    return rule.holds(*marked(example))


def unasked(page: Page, i: int) -> set[str]:
    """Rules that hold for a line, though it is not asked about them."""
    places = {place for place, _ in asked(page)[i]}
    short = page.size[i] <= SHORT
    return {
        rule.name
        for place, rule in enumerate(RULES)
        if place not in places and (short or rule.long) and rule.holds(page, i)
    }


def row_is_marked(row: str) -> bool:
    return row.startswith("> ")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_example(rule: Rule) -> None:
    assert holds(rule, rule.yes)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_look_alike(rule: Rule) -> None:
    assert not holds(rule, rule.no)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_what_a_rule_needs_stands_in_its_example(rule: Rule) -> None:
    page, i = marked(rule.yes)
    assert RULES.index(rule) in {place for place, _ in asked(page)[i]}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.parent.name)
def test_no_rule_holds_where_it_is_not_asked(path: Path) -> None:
    page = Page(split_lines(path.read_text("utf-8")))
    assert not set().union(*(unasked(page, i) for i in range(len(page))))


def missed(page: Page) -> list[str]:
    """Columns that would mark a line of a page, though it does not fill what they need."""
    gated = (cast(Any, column) for column, needs in NEEDS_OF.items() if not fills(page, needs))
    return [column.__name__ for column in gated if any(column.__wrapped__(page))]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.parent.name)
def test_a_column_marks_nothing_where_what_it_needs_is_missing(path: Path) -> None:
    text = path.read_text("utf-8")
    assert missed(Page(split_lines(text))) == []
    for first in range(0, text.count("\n"), PART):
        assert missed(Page(split_lines("\n".join(text.split("\n")[first : first + PART])))) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_likewise_for_each_example(rule: Rule) -> None:
    for example in (rule.yes, rule.no):
        assert missed(marked(example)[0]) == []


def test_names_are_unique() -> None:
    names = [rule.name for rule in RULES]
    assert len(names) == len(set(names))


def searched(rule: Rule) -> Says | None:
    test = rule.holds.test if isinstance(rule.holds, Only) else rule.holds
    return test if isinstance(test, Says) else None


NEEDING = [
    *(
        (one.name, cast(Any, find).__self__, one.needs)
        for one, own in zip(FURNITURE, FINDERS, strict=True)
        for find in own
    ),
    *(
        (rule.name, cast(Any, says.find).__self__, rule.needs)
        for rule in RULES
        if rule.needs and (says := searched(rule))
    ),
]
"""Patterns as the program compiles them, and characters one of which each line has that they find."""


@pytest.mark.parametrize(("pattern", "needs"), [row[1:] for row in NEEDING], ids=[row[0] for row in NEEDING])
@given(data=st.data())
@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
def test_what_a_pattern_finds_has_what_it_needs(pattern: re.Pattern[str], needs: str, data: st.DataObject) -> None:
    line = data.draw(st.from_regex(pattern)).strip()
    assert not line or pattern.search(line) is None or set(line) & set(needs)


def test_small_letters_are_furniture_as_capital_ones_are() -> None:
    texts = ["今日天气:晴 10°c", "今日天气:晴 10°C", "Log in", "LOG IN"]
    assert all(furniture_of(texts, NEEDS(string(texts))))


def test_every_reason_has_words_for_the_reader() -> None:
    reasons = {rule.name for rule in RULES if rule.points > 0} | {name for name, _ in FALLBACK.values()}
    assert reasons | SEAMS | {EDITOR} == RULE_WORDS.keys()
