"""Halves of an article on two pages: which are one, and how the page shows it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from jianbao.enrich.jumps import Halves, find_halves, jump_marks, pages_of
from jianbao.enrich.records import make_records
from jianbao.model import Article, RawFile, Settings
from jianbao.parse.source import parse_source
from jianbao.text.decode import decode
from tests.articles import DYKE, DYKE_MORE, make_article, make_source
from tests.commands import fill, run, said
from tests.inputs import parsed
from tests.tools import build

SCHOOL = "青禾一小的新教室今年开学启用，老师带着新生参观图书室，孩子们在教室里唱歌，校长点名。"
SCHOOL_MORE = "图书室里，新生跟着老师读书，校长说，新教室比原来的教室大一倍，开学那天孩子们都来参观。"


def first(text: str, to: str = "（下转第四版）", **more: object) -> Article:
    return make_article(text + to, source=str(more.get("source", "p1")), number=int(str(more.get("number", 1))))


def rest(text: str, since: str = "（上接第一版）", **more: object) -> Article:
    return make_article(since + text, source=str(more.get("source", "p4")), number=int(str(more.get("number", 1))))


def halves(*articles: Article) -> dict[str, Halves]:
    """Of articles, those of one source together, the sources in the order of their names."""
    stems = sorted({article.source for article in articles})
    sources = (make_source(*(a for a in articles if a.source == stem), stem=stem) for stem in stems)
    return dict(find_halves(tuple(sources)))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("河堤修好了。（下转第四版）", (True, "4", "")),
        ("河堤修好了。（下转A4版·综合）", (True, "A4", "")),
        ("河堤修好了。下转2版", (True, "2", "")),
        ("（下转第二版）", (True, "2", "")),
        ("(下轉第十二版)", (True, "12", "")),
        ("（上接第一版）河堤修好了。", (False, "1", "")),
        ("（上接A01版）", (False, "A1", "")),
        ("（紧接第一版）河堤修好了。", (False, "1", "")),
        ("上接1版“清河两岸换新颜”", (False, "1", "清河两岸换新颜")),
        ("（上接一版《清河两岸换新颜》）河堤修好了。", (False, "1", "清河两岸换新颜")),
        ("（上接头版）", (False, "1", "")),
        ("河堤修好了。（文转AT4版）", (True, "AT4", "")),
        ("文接二版", (False, "2", "")),
        ("上接天光，下连碧水，河堤修好了。", None),
        ("他下转之后才明白。", None),
        ("（上接第一版）之后，他说，还要下转四版才完，读者不爱看。", (False, "1", "")),
    ],
)
def test_marks(text: str, said: tuple[bool, str, str] | None) -> None:
    found = [(mark.forward, mark.page, mark.title) for mark in jump_marks(make_article(text))]
    assert found == ([said] if said else [])


def test_two_halves_find_each_other() -> None:
    assert halves(first(DYKE), rest(DYKE_MORE)) == {"p1-1": Halves(None, "p4-1"), "p4-1": Halves("p1-1", None)}


def test_words_decide_between_several() -> None:
    found = halves(first(DYKE), first(SCHOOL, number=2), rest(SCHOOL_MORE), rest(DYKE_MORE, number=2))
    assert {id: each.after for id, each in found.items() if each.after} == {"p1-1": "p4-2", "p1-2": "p4-1"}


def test_where_two_are_alike_there_is_no_link() -> None:
    assert halves(first(DYKE), rest(DYKE_MORE), rest(DYKE_MORE, number=2)) == {}


def test_words_that_have_nothing_in_common_are_no_article() -> None:
    assert halves(first(DYKE), rest(SCHOOL_MORE)) == {}


def test_page_numbers_must_fit() -> None:
    assert halves(first(DYKE, "（下转第一版）"), rest(DYKE_MORE)) == {}
    assert halves(replace(first(DYKE), page="2"), rest(DYKE_MORE)) == {}
    assert halves(first(DYKE), replace(rest(DYKE_MORE), page="第五版")) == {}
    assert halves(replace(first(DYKE), page="A01"), replace(rest(DYKE_MORE), page="第四版"))


def test_days_and_papers_must_fit() -> None:
    one, other = first(DYKE), rest(DYKE_MORE)
    assert halves(replace(one, date=date(2020, 2, 3)), replace(other, date=date(2020, 2, 4))) == {}
    assert halves(replace(one, outlet="青禾日报"), replace(other, outlet="映水晚报")) == {}
    assert halves(replace(one, outlet="新华社"), replace(other, outlet="青禾日报"))


def test_a_headline_that_is_repeated_decides() -> None:
    one = replace(make_article(DYKE + "（下转第四版）", source="p1", headline="清河两岸换新颜"))
    named = make_article("（上接第一版《清河两岸换新颜》）散会以后，大家都回家了。", source="p4")
    again = make_article("（上接第一版）散会以后，大家都回家了。", source="p4", headline="清河两岸换新颜")
    assert halves(one, named) and halves(one, again)


def test_far_apart_without_a_day_is_not_looked_at() -> None:
    others = [make_article(SCHOOL, source=f"p2{n:02}") for n in range(20)]
    assert halves(first(DYKE), *others, rest(DYKE_MORE)) == {}
    day = date(2020, 2, 3)
    assert halves(replace(first(DYKE), date=day), *others, replace(rest(DYKE_MORE), date=day))


def test_a_page_that_is_not_there() -> None:
    assert halves(first(DYKE)) == {}
    assert halves(rest(DYKE_MORE)) == {}


def test_a_piece_in_the_middle_has_both() -> None:
    middle = make_article(f"（上接第一版）{DYKE_MORE}{DYKE}（下转第五版）", source="p4")
    last = make_article("（上接第四版）" + DYKE + DYKE_MORE, source="p5")
    found = halves(first(DYKE + DYKE_MORE), middle, last)
    assert found["p4-1"] == Halves("p1-1", "p5-1")


PAGE = (
    "{folio}\n\n清河两岸换新颜\n\n本报讯（记者 何苇）3月5日，青石县柳湾镇的河堤上人来人往，二百多名村民正在加固堤岸。\n"
)


def test_pages_of_a_source() -> None:
    assert pages_of(parsed(PAGE.format(folio="第4版　地方新闻　2020年2月3日　星期一"), "a.txt")) == {"a-1": "4"}
    assert pages_of(parsed(PAGE.format(folio=""), "第三版.txt")) == {"第三版-1": "3"}
    assert pages_of(parsed(PAGE.format(folio=""), "2020-02-03-A06.txt")) == {"2020-02-03-A06-1": "A6"}
    assert pages_of(parsed(PAGE.format(folio=""), "a.txt")) == {}


def test_records_name_the_other_half() -> None:
    one = make_source(first(DYKE), stem="p1")
    other = make_source(rest(DYKE_MORE), stem="p4")
    records, problems = make_records((one, other), Settings())
    assert not problems
    assert [(r.before, r.after) for r in records] == [(None, "p4-1"), ("p1-1", None)]


def test_decoded_pages_are_linked_in_either_script() -> None:
    texts = {
        "p1.txt": f"# 清河兩岸換新顏\n\n本報訊（記者 何葦）{DYKE}\n\n{DYKE}（下轉第四版）\n",
        "p4.txt": f"（上接第一版）{DYKE_MORE}\n\n{DYKE_MORE}\n",
    }
    files = [RawFile(name, name[:2], text.encode()) for name, text in texts.items()]
    found = find_halves([parse_source(decode(file)) for file in files])
    assert found == {"p1-1": Halves(None, "p4-1"), "p4-1": Halves("p1-1", None)}


def test_what_goes_on_in_the_other_half_is_not_in_doubt(tmp_path: Path) -> None:
    folder = tmp_path / "seeds"
    broken = f"# 清河两岸换新颜\n\n本报讯（记者 何苇）{DYKE}\n\n{DYKE}护堤队员说，\n\n（下转第四版）\n"
    fill(folder, {"p1.txt": broken.encode()})
    assert "没有写完" in said(run("--source", folder, "--check"))
    fill(folder, {"p4.txt": f"（上接第一版）{DYKE_MORE}\n\n{DYKE_MORE}\n".encode()})
    assert "没有写完" not in said(run("--source", folder, "--check"))


def test_the_page_links_the_other_half_in_both_editions(tmp_path: Path) -> None:
    """The words in the text are a link, and the other half's headline beside them; a page not there stays plain."""
    source = tmp_path / "in"
    source.mkdir()
    (source / "p1.txt").write_text(f"# 清河两岸换新颜\n\n本报讯（记者 何苇）{DYKE}\n\n（下转第四版）\n", "utf-8")
    (source / "p4.txt").write_text(f"（上接第一版）{DYKE_MORE}{DYKE_MORE}（下转第五版）\n", "utf-8")
    done = build(source, tmp_path / "site")
    assert done.returncode == 0, done.stdout + done.stderr
    for edition, headline, turned in (("", "清河两岸换新颜", "下转第四版"), ("hant/", "清河兩岸換新顏", "下轉第四版")):
        one, other = ((tmp_path / f"site/{edition}articles/{id}.html").read_text("utf-8") for id in ("p1-1", "p4-1"))
        assert re.search(rf'<a [^>]*href="[^"]*articles/p4-1.html">{turned}</a>', one)
        assert re.search(rf'class="beside" href="[^"]*articles/p1-1.html">{headline}</a>', other)
        assert "第五版</a>" not in other and "第五版" in other
    rows = map(json.loads, (tmp_path / "site/data/articles.jsonl").read_text("utf-8").splitlines())
    assert [(row["continues"], row["continued_in"]) for row in rows] == [(None, "p4-1"), ("p1-1", None)]
