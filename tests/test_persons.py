"""Who is named in a text: invented sentences, what holds for every text, what pages and settings make of it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from jianbao.enrich.gazetteer import load_gazetteer
from jianbao.enrich.person_behind import SPECIAL, most_behind, points_behind
from jianbao.enrich.person_gaps import close_up
from jianbao.enrich.person_points import CELL, FAIR, PAIR
from jianbao.enrich.person_score import CELL_ENDS, _is_paired
from jianbao.enrich.person_words import MARKS, person_words
from jianbao.enrich.persons import find_names, find_people
from jianbao.enrich.records import make_records
from jianbao.io.templates import read_templates
from jianbao.model import Archive, Role, Section, Settings, WebPage
from jianbao.site.catalogue import Catalogue, make_catalogue
from jianbao.site.people import may_be_several
from jianbao.site.render import Renderer
from jianbao.text.script import Converter, simplify
from tests import people as figures
from tests.articles import make_article
from tests.inputs import parsed, rows_of
from tests.paper import plan_site
from tests.tools import ROOT

SENTENCES = rows_of("people_named.tsv")


@pytest.mark.parametrize(("sentence", "names"), SENTENCES)
def test_who_is_named_in_a_sentence(sentence: str, names: str) -> None:
    assert sorted(find_names(close_up(simplify(sentence))[0])) == sorted(names.split())


def test_both_kinds_of_sentences_are_there() -> None:
    assert sum(bool(names) for _, names in SENTENCES) >= 15
    assert sum(not names for _, names in SENTENCES) >= 25


def test_a_name_once_found_counts_wherever_it_stands() -> None:
    article = make_article("村民周桂兰在修渠。", "天黑了，周桂兰才回家。", headline="周桂兰修渠")
    assert [spot.line for spot in find_people(article)] == [b.line for b in article.blocks]


def test_a_mention_says_what_its_bearer_is_where_the_text_does() -> None:
    article = make_article("村支书周桂兰来了。周桂兰说，天要下雨。")
    assert [spot.role for spot in find_people(article)] == ["村支书", ""]
    article = make_article("协会總幹事李伟明来了。离休干部郭春山同志也来了。")
    assert [spot.role for spot in find_people(article)] == ["总干事", "离休干部"]


def test_a_traditional_text_keeps_its_characters() -> None:
    (spot,) = find_people(make_article("縣長趙學勳說，橋已修好。"))
    assert (spot.name, spot.start, spot.end) == ("趙學勳", 2, 5)


def test_a_name_set_apart_is_found_where_it_stands() -> None:
    article = make_article("書記羅　強主持會議。", "林曉燕、羅 強到會。")
    spots = [
        (s.name, s.role, article.body[k].text[s.start : s.end])
        for k, s in zip((0, 1, 1), find_people(article), strict=True)
    ]
    assert spots == [("羅強", "书记", "羅　強"), ("林曉燕", "", "林曉燕"), ("羅強", "", "羅 強")]


@given(st.text(st.sampled_from("罗强唐洋周敏书记、和出席。\u3000 \n"), max_size=40))
def test_closing_up_takes_nothing_but_blanks(text: str) -> None:
    closed, gaps = close_up(text)
    assert len(closed) + len(gaps) == len(text)
    assert "".join(closed.split()) == "".join(text.split())
    for n, character in enumerate(closed):
        assert text[n + bisect_right(gaps, n)] == character


def test_who_signs_is_not_told_of_where_he_signs() -> None:
    text = "村支书何苇说，水到了地头。何苇又去看渠。（何苇）"
    article = make_article(text, credits=[("作者", "何苇")])
    assert [spot.start for spot in find_people(article)] == [3, 13]
    assert not find_people(make_article("本报记者何苇走访了青禾镇。", credits=[("记者", "何苇")]))


def test_bylines_and_notes_tell_of_nobody() -> None:
    article = make_article("村支书周桂兰说，天要下雨。")
    (told,) = article.sections[0].blocks
    for role in (Role.BYLINE, Role.NOTE):
        assert not find_people(replace(article, sections=(Section(None, (structs.replace(told, role=role),)),)))


CHARACTERS = st.sampled_from("周桂兰李王张欧阳说书记村民老小某、，。（）·记者的是和村女儿克斯尔1 \n")


@given(st.text(CHARACTERS, max_size=60))
def test_every_name_stands_in_the_text(text: str) -> None:
    for name in find_names(text):
        assert name in text
        assert "·" in name or 2 <= len(name) <= 4
        assert "某" not in name


@given(st.text(CHARACTERS, max_size=60))
def test_every_mention_is_a_part_of_its_block(text: str) -> None:
    article = make_article(text)
    texts = {block.line: block.text for block in article.blocks}
    for spot in find_people(article):
        assert texts[spot.line][spot.start : spot.end] == spot.name


def test_surnames_are_of_one_kind() -> None:
    w = person_words()
    assert set(w.surname) <= w.single, "add it to surnames.txt, or to the row rare"
    assert w.telling & w.given and not w.never & w.given


def test_what_stands_behind_a_name_adds_no_more_than_its_first_character_lets_it() -> None:
    w = person_words()
    tails = ("", "，", "李春梅", "镇长）", "52岁", "十名", "段")
    for words in (*w.behind.words, *MARKS, *SPECIAL, "的", ""):
        for text in (words + tail for tail in tails):
            added = points_behind(text, 0, w) + PAIR * _is_paired(text, 0, FAIR, w)
            assert max(added, CELL if text[:1] in CELL_ENDS else added) <= most_behind().get(text[:1], 0.0), text


def test_the_labels_are_names_each_once_a_page() -> None:
    labels = figures.labels()
    assert len(labels) == 45
    for names in labels.values():
        assert all(2 <= len(name) <= 4 and simplify(name) == name for name in names)


PAGES = {
    "one": "# 青禾镇修渠\n\n本报讯（记者 何苇）荥阳市青禾镇村支书周桂兰带着村民修渠。周桂兰说，水到了地头。\n",
    "two": "# 柳湾献茶\n\n柳湾日报讯 绍兴市柯桥区茶农周桂兰说，雨水匀。青年教师何苇也来采茶。\n",
}

ALL = Settings()


def archive(settings: Settings = ALL) -> Archive:
    sources = tuple(parsed(text, f"{name}.txt") for name, text in PAGES.items())
    return Archive(settings, sources, make_records(sources, settings)[0], "", ())


def catalogue(settings: Settings = ALL) -> Catalogue:
    return make_catalogue(archive(settings), load_gazetteer())


def pages(settings: Settings = ALL) -> dict[str, WebPage]:
    return {page.path: page for page in plan_site(archive(settings), Converter())}


def test_a_page_sets_apart_what_is_signed_and_what_is_told() -> None:
    context = pages()["people/he-wei.html"].context
    assert [card.title for card in context["cards"]] == ["青禾镇修渠"]
    assert [entry.card.title for entry in context["told"]] == ["柳湾献茶"]
    assert (context["person"].roles, context["person"].said) == (("记者",), ("教师",))


def test_a_quotation_leads_to_its_line_and_marks_the_name() -> None:
    told = pages()["people/zhou-guilan.html"].context["told"]
    quotes = [quote for entry in told for quote in entry.quotes]
    assert {quote.href.rpartition("#")[2] for quote in quotes} == {"L3"}
    assert all("周桂兰" in [s.text for s in quote.segments if s.mark] for quote in quotes)


def test_namesakes_of_other_places_are_not_said_to_be_one() -> None:
    assert may_be_several("zhou-guilan", catalogue())
    assert pages()["people/zhou-guilan.html"].context["namesakes"]


def test_one_article_s_person_is_one() -> None:
    found = catalogue(Settings(people_exclude=("周桂兰",)))
    record = found.by_person["he-wei"][0]
    alone = make_catalogue(Archive(Settings(), found.archive.sources, (record,), "", ()), load_gazetteer())
    assert not may_be_several("he-wei", alone)


def test_without_people_no_page_leads_to_one() -> None:
    made = pages(Settings(people=False))
    assert not [path for path in made if "people/" in path]
    assert "people/" not in repr([page.context for page in made.values()])
    assert made["articles/one-1.html"].context["reading"].card.credits, "who signed it is still shown"
    renderer = Renderer(read_templates(ROOT / "templates"))
    for path in ("index.html", "about.html", "articles/one-1.html", "hant/articles/one-1.html"):
        assert b"people" not in renderer.render(made[path]).data, path


def test_an_excluded_name_is_in_no_list_and_the_text_stays() -> None:
    made = pages(Settings(people_exclude=("何葦", "周桂兰")))
    assert not [path for path in made if path.endswith(("he-wei.html", "zhou-guilan.html"))]
    reading = made["articles/one-1.html"].context["reading"]
    assert (reading.card.credits, reading.named, reading.people) == ((), (), ())
    assert "周桂兰" in repr(reading.sections)
    assert "记者 何苇" in repr(reading.sections), "so does who signed it, as printed"
