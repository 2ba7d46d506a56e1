"""Every parsing rule holds for its own example and not for its look-alike."""

from __future__ import annotations

import pytest

from jianbao.model import EDITOR
from jianbao.parse.classify import FALLBACK
from jianbao.parse.furniture import FURNITURE, Furniture
from jianbao.parse.page import Page
from jianbao.parse.rule import Rule
from jianbao.parse.rule_words import RULE_WORDS
from jianbao.parse.rules import RULES
from jianbao.text.lines import split_lines

SEAMS = {"column break", "caption between", "furniture between", "out of order", "line wrap"}


def holds(rule: Rule, example: str) -> bool:
    """Whether ``rule`` holds for the line of ``example`` that is marked, or for its only line."""
    rows = example.split("\n")
    filled = [k for k, row in enumerate(rows) if row.strip()]
    marked = next((k for k in filled if row_is_marked(rows[k])), filled[0])
    rows[marked] = rows[marked].removeprefix("> ")
    lines = split_lines("\n".join(rows))
    return rule.holds(Page(lines), filled.index(marked))


def row_is_marked(row: str) -> bool:
    return row.startswith("> ")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_example(rule: Rule) -> None:
    assert holds(rule, rule.yes)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_look_alike(rule: Rule) -> None:
    assert not holds(rule, rule.no)


def test_names_are_unique() -> None:
    names = [rule.name for rule in RULES]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("pattern", FURNITURE, ids=lambda one: one.name)
def test_furniture_is_in_the_table(pattern: Furniture) -> None:
    assert pattern.name in {rule.name for rule in RULES}


def test_every_reason_has_words_for_the_reader() -> None:
    reasons = {rule.name for rule in RULES if rule.points > 0} | {name for name, _ in FALLBACK.values()}
    assert reasons | SEAMS | {EDITOR} == RULE_WORDS.keys()
