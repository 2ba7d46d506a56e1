"""Who an article credits: one person across scripts, with an address of their own."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbao.enrich.people import people_of, spell
from jianbao.model import Person
from jianbao.text.script import simplify
from tests.articles import make_article


def people(*names: str) -> dict[str, Person]:
    return dict(people_of([make_article("正文。", credits=[("记者", name)]) for name in names]))


def test_one_person_across_scripts_and_articles() -> None:
    found = people("赵学勋", "趙學勳", "赵学勋")
    assert found["赵学勋"] is found["趙學勳"]
    assert found["赵学勋"] == Person("zhao-xuexun", "赵学勋", "Z")


def test_a_name_seen_in_traditional_only_is_shown_in_simplified() -> None:
    assert people("趙學勳")["趙學勳"].name == "赵学勋"


def test_the_printed_form_wins_over_conversion_by_character() -> None:
    found = people("张乾", "張乾")
    assert found["張乾"].name == "张乾"
    assert found["張乾"] is found["张乾"]


def test_names_that_sound_alike_have_addresses_of_their_own() -> None:
    found = people("李娜", "李那", "李纳")
    keys = [found[name].key for name in ("李娜", "李纳", "李那")]
    assert keys[0] == "li-na"
    assert all(re.fullmatch(r"li-na-x[0-9a-f]{6}", key) for key in keys[1:])
    assert len(set(keys)) == 3
    # The suffix comes from the name alone: no other file added later changes it.
    assert people("李娜", "李纳")["李纳"].key == found["李纳"].key


@pytest.mark.parametrize(
    ("name", "key", "letter"),
    [
        ("曾红", "zeng-hong", "Z"),
        ("单丽", "shan-li", "S"),
        ("仇和", "qiu-he", "Q"),
        ("解放", "xie-fang", "X"),
        ("翟明", "zhai-ming", "Z"),
        ("欧阳娜", "ouyang-na", "O"),
        ("尉迟长青", "yuchi-changqing", "Y"),
        ("吕梁", "lv-liang", "L"),
        ("艾力·买买提", "aili-maimaiti", "A"),
        ("Ann Lee", "ann-lee", "A"),
        ("007", "007", "#"),
    ],
)
def test_addresses_and_letters(name: str, key: str, letter: str) -> None:
    assert people(name)[name] == Person(key, name, letter)


@pytest.mark.parametrize("name", ["×××", "…", "Index", "Con", "Lee 2"])
def test_addresses_that_other_pages_have_are_not_used(name: str) -> None:
    assert re.fullmatch(r"[a-z0-9-]+-x[0-9a-f]{6}", people(name)[name].key)


@given(st.lists(st.text(min_size=1, max_size=6), max_size=6))
def test_keys_are_safe_and_unlike_whatever_the_names(names: list[str]) -> None:
    found = people(*names)
    assert set(found) == set(names)
    for person in found.values():
        assert re.fullmatch(r"[a-z0-9][a-z0-9-]*", person.key)
        assert re.fullmatch(r"[A-Z#]", person.letter)
    for one in found.values():
        for other in found.values():
            assert (one.key == other.key) == (one is other)


def test_every_character_is_spelt() -> None:
    assert spell("塔什库尔干") == ("ta", "shi", "ku", "er", "gan")
    assert spell("") == ()
    assert spell("王㐂") == ("wang", "㐂"), "a character without a reading is not spelt at all"


@pytest.mark.parametrize(("name", "spelt"), [("曾红", "zeng hong"), ("解红", "xie hong"), ("長孫紅", "zhang sun hong")])
def test_a_surname_has_a_reading_of_its_own(name: str, spelt: str) -> None:
    assert " ".join(spell(simplify(name))) == spelt
