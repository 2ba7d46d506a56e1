"""Script conversion: the matcher equals the package whose dictionaries it uses; no text is changed twice."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from opencc import OpenCC

from jianbao.model import Script
from jianbao.text import script
from jianbao.text.data import pairs
from jianbao.text.script import Converter, detect_script, simplify

SEEDS = sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))
CHAINS = {"s2tw": script.to_traditional(), "tw2s": script.to_simplified()}
ORACLES = {name: OpenCC(name) for name in CHAINS}

HANS = "昨日，县干部冒着大雨赶到范庄。理发店的老板说：“里面干干净净，只有后院的台阶松了。”他系着围裙。"
HANT = "昨日，縣幹部冒著大雨趕到范莊。理髮店的老闆說：「裡面乾乾淨淨，只有後院的臺階鬆了。」他繫著圍裙。"

words = st.sampled_from(
    sorted(w for name in ("STPhrases", "TSPhrases", "TWVariantsRevPhrases") for w in script.dictionary(name))
)
characters = st.sampled_from("干后里面发系只余着著裡裏乾幹於于台颱臺复征松冲制，。“” \n．A1𠮶" + HANS + HANT)


def ours(chain: str, text: str) -> str:
    return script.run_through(CHAINS[chain], text)


@pytest.mark.parametrize("chain", CHAINS)
@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_whole_pages_come_out_as_from_the_package(chain: str, path: Path) -> None:
    text = path.read_text("utf-8")
    assert ours(chain, text) == ORACLES[chain].convert(text)


@pytest.mark.parametrize("chain", CHAINS)
def test_every_word_of_the_dictionaries_comes_out_as_from_the_package(chain: str) -> None:
    text = "，".join(w for name in ("STPhrases", "TSPhrases") for w in script.dictionary(name))
    assert ours(chain, text) == ORACLES[chain].convert(text)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(sorted(CHAINS)), st.lists(st.one_of(words, characters), max_size=12).map("".join))
def test_words_run_together_come_out_as_from_the_package(chain: str, text: str) -> None:
    assert ours(chain, text) == ORACLES[chain].convert(text)


@settings(deadline=None)
@given(st.text(), st.sampled_from(Script))
def test_length_is_kept_whatever_the_text(text: str, to: Script) -> None:
    assert len(Converter(["于建国"]).convert(text, to)) == len(simplify(text)) == len(text)


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_text_in_the_wanted_script_is_untouched(path: Path) -> None:
    for line in path.read_text("utf-8").splitlines():
        assert Converter().convert(line, detect_script(line)) == line


def test_own_samples_both_ways() -> None:
    assert Converter(["范庄"]).convert(HANS, Script.HANT) == HANT.replace("「", "“").replace("」", "”")
    assert Converter().convert(HANT, Script.HANS) == HANS.replace("“", "「").replace("”", "」")
    assert Converter().convert(HANS, Script.HANS) is HANS
    assert Converter().convert(HANT, Script.HANT) is HANT


def test_each_line_is_judged_by_itself() -> None:
    assert Converter().convert(f"{HANT}\n{HANS}", Script.HANS) == "\n".join(
        [Converter().convert(HANT, Script.HANS), HANS]
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("記者從鎮上瞭解到", Script.HANT),
        ("记者从镇上了解到", Script.HANS),
        ("乾安县", Script.HANS),  # 乾 changes in most words, but Simplified prints it too
        ("皇后大道", None),
        ("2020.02.13", None),
        ("", None),
    ],
)
def test_script_is_told_by_characters_that_only_one_script_has(text: str, expected: Script | None) -> None:
    for otherwise in Script:
        assert detect_script(text, otherwise) is (expected or otherwise)


def test_a_line_without_telling_characters_goes_by_its_article() -> None:
    assert Converter().convert("村里的后山", Script.HANT) == "村裡的後山"
    assert Converter().convert("村里的后山", Script.HANT, otherwise=Script.HANT) == "村里的后山"


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("于建国", "于建國"),
        ("范红", "范紅"),
        ("余松", "余松"),
        ("郁达", "郁達"),
        ("丑志强", "丑志強"),
        ("岳松", "岳松"),
        ("涂丽", "涂麗"),
        ("范县", "范縣"),
        ("十八里河镇", "十八里河鎮"),
        ("余杭区", "餘杭區"),
        ("沈阳市", "瀋陽市"),
    ],
)
def test_names_keep_their_spelling(name: str, printed: str) -> None:
    converted = Converter([name]).convert(f"记者见到{name}后发现干部{name}说", Script.HANT)
    assert converted == f"記者見到{printed}後發現幹部{printed}說"


def test_listed_spellings_are_final() -> None:
    """The second step of the conversion must leave them alone."""
    for name, printed in pairs("convert.tsv").items():
        assert len(name) == len(printed)
        assert script.to_traditional()[1](printed) == printed


OWN = {"后张": "后張", "里口": "裏口", "张乾": "張乾"}
"""裏 is a variant that the last step would put 裡 for."""


def test_own_spellings_go_before_names_and_words_and_are_final() -> None:
    converter = Converter(["后张村", "于建国"], OWN)
    assert converter.convert("于建国去后张村和里口，村里有后山", Script.HANT) == "于建國去后張村和裏口，村裡有後山"
    assert converter.convert("張乾說：后張村到了", Script.HANS) == "张乾说：后张村到了"


@settings(deadline=None, max_examples=50)
@given(st.lists(st.one_of(words, characters, st.sampled_from(sorted(OWN))), max_size=12).map("".join))
def test_own_spellings_change_nothing_else(text: str) -> None:
    own, other = Converter(spellings=OWN), Converter()
    for to in Script:
        converted = own.convert(text, to)
        assert len(converted) == len(text)
        if not any(word in text for pair in OWN.items() for word in pair):
            assert converted == other.convert(text, to)


@settings(deadline=None, max_examples=50)
@given(st.lists(st.one_of(words, characters), max_size=12).map("".join), st.sampled_from(Script))
def test_where_a_choice_is_open_the_first_spelling_is_taken(text: str, of: Script) -> None:
    converter = Converter()
    for at in converter.open_choices(text, of):
        assert text[at] in script._several(of.other) or of is Script.HANT
        if of is Script.HANS:
            first = script.dictionary("STCharacters")[text[at]]
            assert ours("s2tw", text)[at] == script.to_traditional()[1](first)


def test_simplify_goes_character_by_character() -> None:
    assert simplify("乾隆年間鄭州的頭髮") == "干隆年间郑州的头发"


@settings(max_examples=20, deadline=None)
@given(st.lists(st.lists(st.one_of(words, characters), max_size=12).map("".join), max_size=30), st.sampled_from(Script))
def test_many_texts_at_once_come_out_as_each_alone(texts: list[str], to: Script) -> None:
    """Long enough together for the ways of long texts."""
    converter = Converter(["于建国", "里坊"])
    many = [(text, to.other) for text in texts] * 5 + [("干部后面的台阶，于建国说" * 200, Script.HANS)]
    assert converter.convert_all(many, to) == [converter.convert(text, to, script) for text, script in many]
