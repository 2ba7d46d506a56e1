"""The search index: what is promised of it, read back by ``search_reader`` and by the page's code in Node."""

from __future__ import annotations

import json
import random
import re
import subprocess
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jianbao.model import Archive, Level, Place, Record, Role, Script
from jianbao.site.edition import editions
from jianbao.site.index import blocks, postings, search, terms
from jianbao.site.index.document import BODY
from jianbao.site.view import clauses
from jianbao.text.fold import fold, key, unfold
from jianbao.text.script import Converter, dictionary, simplify
from tests.samples import XINMI, archive, index_files, record_of
from tests.search_reader import Reader, read_index

FOLDER = Path(__file__).parent / "js"
STATIC = FOLDER.parents[1] / "static"
FIXTURE = FOLDER / "fixture.json"
CONVERTER = Converter()

JINAN = Place("341502", "金安区", Level.COUNTY, "3415", ("安徽省", "六安市", "金安区"))


def example() -> Archive:
    """Six articles in both scripts, with what is hard to find in them."""
    night = "沿河三个村的护林员轮流值夜，雨再大也有人在坝上走。" * 6 + "郑凯说，最难的是后半夜。"
    records = (
        record_of(
            "a", 1,
            (Role.HEADLINE, "郑凯：把路修到山那边"),
            (Role.PARA, "修路的人说，郑凯每天６点到工地。"),
            (Role.CAPTION, "郑凯（左一）在工地。"),
            day=date(2019, 5, 4), outlet="山河日报", places=[XINMI], people=["薛璐", "苏宁"],
            named=["郑凯", "郑凯"],
        ),
        record_of(
            "a", 2,
            (Role.KICKER, "山河新事"),
            (Role.HEADLINE, "桥 通 了"),
            (Role.SUBHEAD, "——全长 320 米"),
            (Role.PARA, night),
            (Role.NOTE, "（下转第 2 版）"),
            day=date(2020, 2, 13), places=[XINMI],
        ),
        record_of(
            "b", 1,
            (Role.HEADLINE, "鄭凱隨著車隊進村"),
            (Role.PARA, "記者瞭解到，「愛心」車隊裡的鄭凱是第三次來。"),
            (Role.HEADING, "第三次"),
            (Role.PARA, "他說：「路不遠，再來。」"),
            day=date(2020, 3, 1), outlet="映河網", people=["苏宁"], named=["郑凯", "薛璐"],
        ),
        record_of(
            "b", 2,
            (Role.PARA, "（上接一版）COVID-19 期间，他们订了 New York 的书，e-mail 是 a@b.cn。<b>&amp;"),
            (Role.PARA, "2020 年 2 月 3 日,记者 郑 凯。"),
            places=[XINMI, JINAN],
        ),
        record_of(
            "c", 1,
            (Role.HEADLINE, "𠮷田老师的一封信"),
            (Role.PARA, "老师姓𠮷田，教了三十年书，借着灯光写字。"),
            day=date(2018, 9, 10), outlet="山河日报",
        ),
        record_of("c", 2, (Role.HEADLINE, "没有正文的图片"), day=date(2018, 9, 11)),
    )  # fmt: skip
    return archive(records)


def truth(records: Sequence[Record], query: str) -> set[str]:
    return {r.id for r in records if any(key(query) in key(b.text) for b in r.article.blocks)}


def index_of(made: Archive) -> Reader:
    return read_index(index_files(made, CONVERTER))


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sizes by which six articles make several of everything."""
    monkeypatch.setattr(blocks, "LARGE", 3)
    monkeypatch.setattr(blocks, "SMALL", 2)
    monkeypatch.setattr(blocks, "GROUP", 2)
    monkeypatch.setattr(blocks, "PAGE", 3)
    monkeypatch.setattr(postings, "SHARD", 96)
    monkeypatch.setattr(postings, "SLICE", 500)


# Folding


def test_fold_keeps_the_length_and_is_done_once() -> None:
    every = "".join(map(chr, (*range(0xD800), *range(0xE000, 0x2FA20))))
    folded = fold(every)
    assert len(folded) == len(every)
    assert fold(folded) == folded


@pytest.mark.parametrize(
    "one, other",
    [
        ("随着", "隨著"), ("了解", "瞭解"), ("答复", "答覆"), ("背着", "揹著"), ("麻痹", "麻痺"),
        ("项链", "項鍊"), ("锻炼", "鍛鍊"), ("热搜", "熱搜"), ("二○一九", "二〇一九"), ("·", "•"),
        ("——记", "──记"), ("“疫”", "「疫」"), ("‘疫’", "'疫'"),
        ("ＡＢＣ１２３，", "abc123,"), ("2020 年", "2020年"), ("郑\u200b凯", "郑凯"), ("郑　凯", "郑凯"),
    ],
)  # fmt: skip
def test_spellings_of_one_thing_have_one_key(one: str, other: str) -> None:
    assert key(one) == key(other)


def test_an_edition_shows_what_is_found_by_typing_it() -> None:
    """Converting changes no key, but where a word is written with another word's character."""
    other_words = set("么幺并座俱具待庇醯𬭭唚𰬸幷画划沉潨")
    for name, script in (("STPhrases", Script.HANT), ("TSPhrases", Script.HANS)):
        words = "".join(dictionary(name))
        shown = "".join(CONVERTER.convert(word, script, script.other) for word in dictionary(name))
        pairs = zip(words, shown, strict=True)
        assert {fold(new) for old, new in pairs if fold(old) != fold(new)} <= other_words


def test_what_is_simplified_stays() -> None:
    """`fold` goes further than `simplify`, and never another way."""
    words = "鄭州記者蔣士勳報導，臺灣后里區的乾隆年間碑刻"
    assert fold(simplify(words)) == fold(words)


@given(st.text("郑鄭凱Ａa 1，,\u3000\u200b𠮷", max_size=9), st.data())
def test_a_part_of_a_text_has_a_part_of_its_key(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert key(text[start:end]) in key(text)


def test_the_page_can_fold_what_is_typed() -> None:
    table = unfold("郑凯a1")
    assert {"鄭", "凱", "Ａ", "A", "１", "　", "\u200d"} <= set(table)
    assert all(fold(old) == new for old, new in table.items())


# The promise

TEXTS = st.lists(st.text("郑鄭凯凱新，。 a1Ａ「𠮷", max_size=80), min_size=1, max_size=4)


@settings(max_examples=60, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=4), st.text("郑鄭凯凱新，。 a1Ａ「𠮷", max_size=5), st.data())
def test_found_is_what_stands_in_a_text(articles: list[list[str]], typed: str, data: st.DataObject) -> None:
    roles = st.sampled_from([Role.HEADLINE, Role.HEADING, Role.PARA, Role.CAPTION])
    made = archive(
        [record_of("s", n, *((data.draw(roles), text) for text in texts)) for n, texts in enumerate(articles, 1)]
    )
    reader = index_of(made)
    text = data.draw(st.sampled_from([b.text for r in made.records for b in r.article.blocks] or [""]))
    start = data.draw(st.integers(0, len(text)))
    for query in (typed, text[start : start + data.draw(st.integers(1, 70))]):
        if key(query):
            assert reader.search(query) == truth(made.records, query)


@pytest.mark.usefixtures("small")
def test_every_part_of_every_block_is_found() -> None:
    made = example()
    reader = index_of(made)
    for query in _queries(made, 150):
        assert reader.search(query) == truth(made.records, query), query


def crowd(seed: int) -> Archive:
    """Short articles of few characters: terms that stand in many articles, and many times in one."""
    draw = random.Random(seed)
    texts = ["".join(draw.choices("郑凯新𠮷a1，", k=draw.randrange(1, 150))) for _ in range(30)]
    return archive([record_of("s", n, (Role.PARA, text)) for n, text in enumerate((*texts, "桥通了" * 30))])


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 2**32))
def test_found_is_what_stands_in_one_of_many(seed: int) -> None:
    made = crowd(seed)
    reader = index_of(made)
    for query in _queries(made, 30):
        assert reader.search(query) == truth(made.records, query), query


def test_one_or_two_letters_need_no_look_at_the_text() -> None:
    made = example()
    reader = index_of(made)
    for query in ("郑", "鄭凱", "山", "，", "co", "𠮷田", "3", "三次"):
        listed = {entry["id"] for entry in reader.candidates(key(query))}
        assert listed == truth(made.records, query), query


def test_a_name_is_found_in_either_script_and_across_typed_spaces() -> None:
    reader = index_of(example())
    assert reader.search("郑凯") == reader.search("鄭凱") == {"a-1", "a-2", "b-1", "b-2"}


# What the files hold


def test_texts_are_shown_as_the_pages_show_them() -> None:
    head = Role.HEADLINE, '“同 心 同 德”桥长 90 米，都说"好"'
    mixed = record_of("d", 1, head, (Role.PARA, "橋長九十米，兩岸鄉親種地過河，不用再繞路。" * 3))
    made = archive((*example().records, mixed))
    assert mixed.script is Script.HANT
    reader = index_of(made)
    entries = {entry["id"]: entry for entry in _entries(reader)}
    for edition in editions(made, CONVERTER):
        for record in made.records:
            for printed, (_, field, *text) in zip(record.article.blocks, entries[record.id]["blocks"], strict=True):
                shown = reader.shown(text, edition.script)
                show = edition.text if field == BODY else edition.head
                assert shown == show(printed.text, record.script)


def test_a_made_title_is_in_the_text_files() -> None:
    reader = index_of(example())
    titles = {entry["id"]: entry["title"] for entry in _entries(reader)}
    assert titles["a-1"] == 0
    assert titles["b-2"][0].startswith("（上接一版）COVID-19")


def test_documents_come_newest_first_and_undated_last() -> None:
    data = json.loads(next(f.data for f in index_files(example(), CONVERTER) if f.path == "search.json"))
    assert [d["id"] for d in data["documents"]] == ["b-1", "a-2", "a-1", "c-2", "c-1", "b-2"]
    assert data["documents"][-1]["localities"] == ["河南省/郑州市/新密市", "安徽省/六安市/金安区"]
    assert data["documents"][-1]["headline"] is None


def test_the_page_s_code_has_the_same_numbers() -> None:
    code = {name: (STATIC / f"search-{name}.js").read_text("utf-8") for name in ("index", "lists", "answer")}
    assert f"const FORMAT = {search.FORMAT};" in code["index"]
    assert f"const FACETS = [{', '.join(map(repr, blocks.FACETS))}];" in code["answer"]
    for name, number in {"CYCLE": terms.CYCLE, "MANY": postings.MANY, "PLACED": postings.PLACED}.items():
        assert f"const {name} = {number};" in code["lists"]
    for number in (postings.FIRST_LOW, postings.SECOND_LOW, postings.COUNT_LOW):
        assert f"bits.golomb({number})" in code["lists"]


def test_what_a_paper_calls_itself_is_no_choice() -> None:
    records = [record_of("a", n, (Role.PARA, "春天来了。"), outlet=name) for n, name in ((1, "本报"), (2, "某某日报"))]
    reader = index_of(archive(records))
    facets = [reader.parts[block["facets"]["outlet"]] for block in reader.start["blocks"]]
    assert facets == [{"values": [["某某日报", "某某日報"]], "of": [[], 0]}]
    assert "person" not in reader.start["blocks"][0]["facets"]


@pytest.mark.usefixtures("small")
def test_search_json_lists_every_file() -> None:
    files = {f.path: f.data for f in index_files(example(), CONVERTER)}
    data = json.loads(files.pop("search.json"))
    listed = {data["index"], *data["shown"].values()}
    for entry in data["blocks"]:
        listed |= set(entry["facets"].values())
        listed |= {f"{texts['folder']}/{n}.js" for texts in entry["texts"] for n in range(texts["documents"])}
        terms = entry["terms"]
        for shard in range(terms["shards"]):
            page = f"{terms['folder']}/{shard // terms['in_a_page']}"
            listed |= {f"{page}.js", f"{page}/{shard % terms['in_a_page']}.js"}
    assert listed == set(files)
    assert len(data["blocks"]) > 1


def test_two_builds_are_the_same_bytes() -> None:
    assert list(index_files(example(), CONVERTER)) == list(index_files(example(), Converter()))


def test_an_empty_archive_has_an_index() -> None:
    assert index_of(archive(())).start["blocks"] == []


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 399), st.sampled_from([8, 64]))
def test_a_border_does_not_depend_on_other_articles(new: int, length: int) -> None:
    records = [record_of("s", number) for number in range(400)]
    before = set(map(_ids, blocks.runs_of(records[:new] + records[new + 1 :], length)))
    after = set(map(_ids, blocks.runs_of(records, length)))
    assert len(before - after) <= 1
    assert len(after - before) <= 2


def _ids(records: Sequence[Record]) -> tuple[str, ...]:
    return tuple(record.id for record in records)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 99))
def test_a_new_article_makes_one_block_and_one_group_be_written_again(new: int) -> None:
    """All else is the same, byte for byte, so that a build may keep it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(blocks, "LARGE", 40)
        patch.setattr(blocks, "SMALL", 20)
        patch.setattr(blocks, "GROUP", 5)
        records = [record_of("s", n, (Role.PARA, f"第{n}件事是修路。"), day=date(2020, 1, 1)) for n in range(100)]
        runs = list(blocks.cut_blocks(records))
        before, after = (_files(archive(some)) for some in (records[:new] + records[new + 1 :], records))
    assert len(runs) > 3
    changed = {path for path in after if before.get(path) != after[path]} - {"search/index.js", "search.json"}
    folders = {"/".join(path.split("/")[:3]) for path in changed if path.startswith(("search/terms/", "search/texts/"))}
    terms = {folder for folder in folders if "terms" in folder}
    written = [block for block in json.loads(after["search.json"])["blocks"] if block["terms"]["folder"] in terms]
    # A border of its own makes two of what was one; one of a large block makes one of what were several.
    assert 1 <= len(written) <= 2
    assert len(folders - terms) <= 2


def _files(made: Archive) -> dict[str, bytes]:
    return {file.path: file.data for file in index_files(made, CONVERTER)}


def _entries(reader: Reader) -> list[dict[str, Any]]:
    return [entry for block in reader.start["blocks"] for entry in reader.entries(block)]


# The page's own code, in Node


def _queries(made: Archive, count: int) -> list[str]:
    """Parts of the texts in both scripts, and some of what stands nowhere; the same ones every time."""
    draw = random.Random(7)
    texts = [b.text for r in made.records for b in r.article.blocks]
    texts += [CONVERTER.convert(text, script) for text in texts for script in Script]
    found: list[str] = []
    while len(found) < count:
        text = draw.choice(texts)
        start = draw.randrange(len(text))
        part = text[start : start + draw.choice((1, 2, 2, 3, 4, 7, 20, 50))]
        found.append(part if draw.random() < 0.9 else part[::-1])
    return [query for query in dict.fromkeys(found) if key(query)]


def _titles(count: int) -> list[str]:
    """Words, marks and spaces in any order; the same ones every time."""
    draw = random.Random(7)
    return ["".join(draw.choices("春水退了，人都回来：！？”》“——\u3000 ", k=draw.randint(1, 24))) for _ in range(count)]


def _fixture() -> str:
    """What the tests in ``js/search.test.mjs`` read: an index, and queries with the truth."""
    made, many = example(), crowd(7)
    texts = [b.text for r in made.records for b in r.article.blocks]
    data = {
        "files": index_of(made).parts,
        "keys": [[text, key(text)] for text in texts],
        "titles": [[title, [[c.spaced, c.text] for c in clauses(title)]] for title in _titles(100)],
        "queries": [[query, sorted(truth(made.records, query))] for query in _queries(made, 400)],
        "crowd": index_of(many).parts,
        "inCrowd": [[query, sorted(truth(many.records, query))] for query in _queries(many, 200)],
    }
    rows = ",\n".join(f"{json.dumps(k)}: {_rows(v)}" for k, v in data.items())
    return "{\n" + rows + "\n}\n"


def _rows(value: Any) -> str:
    """A line for each item, so that a change shows where it is."""
    if isinstance(value, dict):
        return "{\n" + ",\n".join(f"{json.dumps(k)}: {_compact(v)}" for k, v in value.items()) + "\n}"
    return "[\n" + ",\n".join(map(_compact, value)) + "\n]"


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def test_a_bench_loads_what_the_search_page_loads() -> None:
    page = (STATIC.parent / "templates" / "search.html").read_text("utf-8")
    adapter = (FOLDER.parent / "search_eval_adapter.mjs").read_text("utf-8")
    loaded = re.search(r"for \(const name of \[(.*?)\]\)", adapter)
    assert loaded is not None
    names = [f"search-{name}" for name in re.findall(r"'(\w+)'", loaded[1])]
    assert [*names, "search-page"] == re.findall(r'<script src="{{ page.root }}static/([\w-]+)\.js"', page)


@pytest.mark.usefixtures("small")
def test_fixture_is_what_the_code_writes(update: bool) -> None:
    made = _fixture()
    if update:
        FIXTURE.write_text(made, encoding="utf-8", newline="\n")
    assert FIXTURE.read_text(encoding="utf-8") == made, "pytest --update writes it anew; read the difference"


def test_the_page_code_in_node(node: str) -> None:
    tests = sorted(map(str, FOLDER.glob("*.test.mjs")))
    done = subprocess.run([node, "--test", *tests], capture_output=True, text=True, encoding="utf-8", timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
