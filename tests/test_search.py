"""The search index: what is promised of it, read back by ``search_reader`` and by the page's code in Node."""

from __future__ import annotations

import json
import random
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jianbao.model import Archive, Level, Locality, Place, Record, Role, Script, Section
from jianbao.site import postings, search
from jianbao.site.document import BODY, Document
from jianbao.site.edition import editions
from jianbao.site.search import build_index
from jianbao.text.fold import fold, key, unfold
from jianbao.text.script import Converter, _dictionary, detect_script, simplify
from tests.samples import RECORD, archive, block
from tests.search_reader import Reader, read_index

FOLDER = Path(__file__).parent / "js"
STATIC = FOLDER.parents[1] / "static"
FIXTURE = FOLDER / "fixture.json"
CONVERTER = Converter()
HEAD = (Role.KICKER, Role.HEADLINE, Role.SUBHEAD)

XINMI = Place("410183", "新密市", Level.COUNTY, "4101", ("河南省", "郑州市", "新密市"))
JINAN = Place("341502", "金安区", Level.COUNTY, "3415", ("安徽省", "六安市", "金安区"))


def article(source: str, number: int, *texts: tuple[Role, str], **fields: Any) -> Record:
    """A record of these blocks; a headline, kicker or subhead goes where it belongs."""
    blocks = [block(line, role, text) for line, (role, text) in enumerate(texts, 1)]
    head = {b.role: b for b in reversed(blocks) if b.role in HEAD}
    body = tuple(b for b in blocks if b is not head.get(b.role))
    made = replace(
        RECORD.article,
        source=source,
        number=number,
        kicker=head.get(Role.KICKER),
        headline=head.get(Role.HEADLINE),
        subhead=head.get(Role.SUBHEAD),
        sections=(Section(None, body),),
        outlet=fields.get("outlet"),
        date=fields.get("day"),
    )
    return replace(
        RECORD,
        article=made,
        script=detect_script("".join(b.text for b in blocks)),
        date_inferred=None,
        localities=tuple(Locality(place, 1.0, "", "") for place in fields.get("places", ())),
    )


def example() -> Archive:
    """Six articles in both scripts, with what is hard to find in them."""
    night = "沿河三个村的护林员轮流值夜，雨再大也有人在坝上走。" * 6 + "郑凯说，最难的是后半夜。"
    records = (
        article(
            "a", 1,
            (Role.HEADLINE, "郑凯：把路修到山那边"),
            (Role.PARA, "修路的人说，郑凯每天６点到工地。"),
            (Role.CAPTION, "郑凯（左一）在工地。"),
            day=date(2019, 5, 4), outlet="山河日报", places=[XINMI],
        ),
        article(
            "a", 2,
            (Role.KICKER, "山河新事"),
            (Role.HEADLINE, "桥 通 了"),
            (Role.SUBHEAD, "——全长 320 米"),
            (Role.PARA, night),
            (Role.NOTE, "（下转第 2 版）"),
            day=date(2020, 2, 13), places=[XINMI],
        ),
        article(
            "b", 1,
            (Role.HEADLINE, "鄭凱隨著車隊進村"),
            (Role.PARA, "記者瞭解到，「愛心」車隊裡的鄭凱是第三次來。"),
            (Role.HEADING, "第三次"),
            (Role.PARA, "他說：「路不遠，再來。」"),
            day=date(2020, 3, 1), outlet="映河網",
        ),
        article(
            "b", 2,
            (Role.PARA, "（上接一版）COVID-19 期间，他们订了 New York 的书，e-mail 是 a@b.cn。<b>&amp;"),
            (Role.PARA, "2020 年 2 月 3 日,记者 郑 凯。"),
            places=[XINMI, JINAN],
        ),
        article(
            "c", 1,
            (Role.HEADLINE, "𠮷田老师的一封信"),
            (Role.PARA, "老师姓𠮷田，教了三十年书，借着灯光写字。"),
            day=date(2018, 9, 10), outlet="山河日报",
        ),
        article("c", 2, (Role.HEADLINE, "没有正文的图片"), day=date(2018, 9, 11)),
    )  # fmt: skip
    return archive(records)


def truth(records: Sequence[Record], query: str) -> set[str]:
    return {r.id for r in records if any(key(query) in key(b.text) for b in r.article.blocks)}


def index_of(made: Archive) -> Reader:
    return read_index(build_index(made, CONVERTER))


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sizes by which six articles make several of everything."""
    monkeypatch.setattr(search, "BLOCK", 3)
    monkeypatch.setattr(search, "PACK", 2)
    monkeypatch.setattr(postings, "SHARD", 512)


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
        words = "".join(_dictionary(name))
        shown = "".join(CONVERTER.convert(word, script, script.other) for word in _dictionary(name))
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
        [article("s", n, *((data.draw(roles), text) for text in texts)) for n, texts in enumerate(articles, 1)]
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
    made = example()
    reader = index_of(made)
    entries = {e["id"]: e for name, p in reader.parts.items() if name.startswith("texts/") for e in p}
    for edition in editions(made, CONVERTER):
        for record in made.records:
            for printed, (_, field, *text) in zip(record.article.blocks, entries[record.id]["blocks"], strict=True):
                shown = reader.shown(text, edition.script)
                if field == BODY:
                    assert shown == edition.text(printed.text, record.script)
                else:
                    assert key(shown) == key(edition.head(printed.text, record.script))


def test_a_made_title_is_in_the_text_files() -> None:
    reader = index_of(example())
    titles = {e["id"]: e["title"] for name, p in reader.parts.items() if name.startswith("texts/") for e in p}
    assert titles["a-1"] == 0
    assert titles["b-2"][0].startswith("（上接一版）COVID-19")


def test_documents_come_newest_first_and_undated_last() -> None:
    data = json.loads(next(f.data for f in build_index(example(), CONVERTER) if f.path == "search.json"))
    assert [d["id"] for d in data["documents"]] == ["b-1", "a-2", "a-1", "c-2", "c-1", "b-2"]
    assert data["documents"][-1]["localities"] == ["河南省/郑州市/新密市", "安徽省/六安市/金安区"]
    assert data["documents"][-1]["headline"] is None


def test_the_page_s_code_has_the_same_numbers() -> None:
    index, answer = ((STATIC / f"search-{name}.js").read_text("utf-8") for name in ("index", "answer"))
    assert f"const FORMAT = {search.FORMAT};" in index
    assert f"const CHUNK = {postings.CHUNK};" in index
    assert f"const FACETS = [{', '.join(map(repr, search.FACETS))}];" in answer


def test_what_a_paper_calls_itself_is_no_choice() -> None:
    records = [article("a", n, (Role.PARA, "春天来了。"), outlet=name) for n, name in ((1, "本报"), (2, "某某日报"))]
    blocks = [p for name, p in index_of(archive(records)).parts.items() if name.startswith("blocks/")]
    assert [block["facets"]["outlet"]["values"] for block in blocks] == [[["某某日报", "某某日報"]]]


@pytest.mark.usefixtures("small")
def test_search_json_lists_every_file() -> None:
    files = {f.path: f.data for f in build_index(example(), CONVERTER)}
    data = json.loads(files.pop("search.json"))
    listed = {data["index"], *data["shown"].values()}
    for entry in data["blocks"]:
        listed |= {entry["block"], *entry["terms"], *entry["texts"]}
    assert listed == set(files)
    assert len(data["blocks"]) > 1


def test_two_builds_are_the_same_bytes() -> None:
    assert list(build_index(example(), CONVERTER)) == list(build_index(example(), Converter()))


def test_an_empty_archive_has_an_index() -> None:
    assert index_of(archive(())).start["blocks"] == []


def test_a_new_article_changes_one_block_and_one_pack() -> None:
    documents = [Document(f"s-{n}", (), {}, frozenset(), {}) for n in range(400)]
    for length in (8, 64):
        before = set(map(tuple, map(_ids, search.cut(documents[:200] + documents[201:], length))))
        after = set(map(tuple, map(_ids, search.cut(documents, length))))
        assert len(before - after) <= 1
        assert len(after - before) <= 2


def _ids(documents: Sequence[Document]) -> list[str]:
    return [document.id for document in documents]


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


def _fixture() -> str:
    """What the tests in ``js/search.test.mjs`` read: an index, and queries with the truth."""
    made = example()
    texts = [b.text for r in made.records for b in r.article.blocks]
    data = {
        "files": index_of(made).parts,
        "keys": [[text, key(text)] for text in texts],
        "queries": [[query, sorted(truth(made.records, query))] for query in _queries(made, 400)],
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
