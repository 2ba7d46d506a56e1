"""Likely misprints of places' names: offered as a doubt, never put right, and seldom for nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from msgspec import structs

from jianbao.enrich.background import Background
from jianbao.enrich.findings import find_out
from jianbao.enrich.gazetteer import load_gazetteer
from jianbao.enrich.lookalikes import Lookalike, find_lookalikes, lookalikes, variants
from jianbao.enrich.mentions import find_named, scan
from jianbao.enrich.places import find_places, misprints
from jianbao.io.corrections import read_corrections
from jianbao.model import Article, ParsedSource, Part, Problem, Severity
from tests.articles import make_article
from tests.inputs import parsed


def offered(*paragraphs: str) -> list[tuple[int, str, str]]:
    article = make_article(*paragraphs)
    return [(one.line, one.before, one.after) for one in lookalikes_in(article)]


def lookalikes_in(article: Article) -> list[Lookalike]:
    scanned = scan(article, load_gazetteer())
    named = find_named(scanned, load_gazetteer(), Background())
    return list(find_lookalikes(scanned, named, load_gazetteer()))


@pytest.mark.parametrize(
    ("paragraphs", "before", "after"),
    [
        (["新密市西大街街道前土郭村村支书杜某说。"], "前土郭村", "前士郭村"),
        (["新密市西大街街道来了医生，他们在前土郭村义诊。"], "前土郭村", "前士郭村"),
        (["新密市西大街街道前士郭村修路。", "前土郭村的路通了。"], "前土郭村", "前士郭村"),
        (["荥阳市昨日降雨。荣阳市气象局说，雨还要下。"], "荣阳市", "荥阳市"),
        (["滎陽市昨日降雨。榮陽市氣象局說，雨還要下。"], "榮陽市", "滎陽市"),
        (["陕西省洛川县旧县镇的果农说，洛川县菩堤乡也在卖苹果，菩提镇来了客商。"], "", ""),
    ],
)
def test_a_name_one_character_off_is_offered(paragraphs: list[str], before: str, after: str) -> None:
    assert [(b, a) for _, b, a in offered(*paragraphs)] == ([(before, after)] if before else [])


@pytest.mark.parametrize(
    "text",
    [
        "新密市前士郭村修路。",
        "中牟县的前土郭村修路。",  # another county
        "新密市的前土郭村修路。",  # neither the township nor the right name stands here
        "前土郭村修路。",
        "新密市西大街街道小前土郭村修路。",
        "郑州市开会，会议由市长主持。",
    ],
)
def test_what_may_be_right_is_left_alone(text: str) -> None:
    assert offered(text) == []


def test_once_a_line_and_as_a_doubt_that_changes_nothing() -> None:
    source = page("新密市西大街街道前土郭村通了路。前土郭村的人高兴。")
    found = find_places(source, load_gazetteer())
    (problem,) = misprints(source, found)
    assert (problem.severity, problem.source, problem.line) == (Severity.DOUBT, "page.txt", 3)
    assert problem.hint == "若是错字，在 page.toml 里加一行"
    assert problem.offer.startswith("misprints.3 = [{ before = ")
    assert "前土郭村" in {mention.place.name for mention in found[0].mentions}


def page(text: str, toml: str = "") -> ParsedSource:
    """A source with one article, whose text stands on the third line."""
    corrections, problems = read_corrections(toml.encode(), "page.toml")
    assert problems == ()
    return parsed(f"村里修路\n\n{text}\n", corrections=corrections)


def doubts(source: ParsedSource) -> list[Problem]:
    return list(misprints(source, find_places(source, load_gazetteer())))


@pytest.mark.parametrize(
    "text",
    [
        "本报讯（记者 李娜）新密市西大街街道前土郭村通了路。",
        "**新密市西大街街道前土郭村通了路，前土郭村的人高兴。前土郭村的老人也高兴。**",
        "前土郭村，前土郭村，新密市西大街街道前土郭村通了路。",
        "新密市西大街街道，前土郭村前土郭村",
        "前土郭村前土郭村前土郭村，在新密市西大街街道。",
        '新密市西大街街道的“"前土郭村\\”通了路，\t前土郭村通了路。',
        "荥阳市、新密市西大街街道前土郭村通了路，荣阳市也通了路，前土郭村和荣阳市的人高兴。",
        "滎陽市昨日降雨。榮陽市氣象局說，雨還要下。",
    ],
)
@pytest.mark.parametrize("given", ["", 'misprints.3 = { before = "通了", after = "修了", reason = "笔误" }\n'])
def test_every_line_that_is_offered_can_be_pasted(text: str, given: str) -> None:
    given = given if text.count("通了") == 1 else ""
    source = page(text, given)
    (offer,) = {problem.offer for problem in doubts(source)}
    mended = page(text, offer)
    assert mended.problems == ()
    wrong = text.replace("通了", "修了") if given else text
    right = wrong.replace("前土郭村", "前士郭村").replace("荣阳市", "荥阳市").replace("榮陽市", "滎陽市")
    assert mended.articles[0].body[-1].text == right.strip("*")
    assert not doubts(mended)
    (stands,) = {problem.stands for problem in doubts(source)}
    if not stands:
        assert given, "an editor's own correction may leave no room"
        return
    settled = page(text, stands)
    assert settled.problems == ()
    assert settled.articles[0].body[-1].text == wrong.strip("*")
    assert not doubts(settled)


def test_a_doubt_stays_where_another_place_is_part_of_a_persons_name() -> None:
    source = page("新密市西大街街道前土郭村通了路。山西省高平市来了人。书记陈　高平说好，高平市的人都说好。")
    (finding,) = find_out(source)
    assert [m.place.name for m in finding.places.mentions].count("高平市") == 2, "not the one in his name"
    assert [lookalike.before for lookalike in finding.places.lookalikes] == ["前土郭村"]


def test_a_name_that_goes_over_to_the_next_line_is_passed_over() -> None:
    article = make_article("新密市西大街街道前土郭村修路。")
    block = structs.replace(article.body[0], parts=(Part(1, 0), Part(2, 10)))
    broken = replace(article, sections=(replace(article.sections[0], blocks=(block,)),))
    assert lookalikes_in(broken) == []


def test_what_looks_like_another_looks_so_both_ways() -> None:
    table = lookalikes()
    assert all(one in table[other] for one, others in table.items() for other in others)
    assert list(variants("李村")) == []
    assert all(len(v) == 4 and v.endswith("街道") for v in variants("土门街道"))
