"""What pages there are and what they are told: addresses, lists, conversion, marks in the text."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import unquote

import pytest
from msgspec import structs

from jianbao.enrich.gazetteer import load_gazetteer
from jianbao.io.templates import read_templates
from jianbao.model import (
    Archive,
    Credit,
    InferredDate,
    Line2D,
    Person,
    Problem,
    Record,
    Role,
    Script,
    Section,
    Settings,
    Severity,
    WebPage,
)
from jianbao.site import names, people
from jianbao.site import plan as planning
from jianbao.site.about import about_html
from jianbao.site.address import PAGE_LENGTH, settled
from jianbao.site.atlas import county_map, near_points, place_map
from jianbao.site.card import Segment
from jianbao.site.catalogue import make_catalogue
from jianbao.site.cite import citation
from jianbao.site.days import days_of
from jianbao.site.edition import Edition, editions
from jianbao.site.frame import make_frame
from jianbao.site.listing import source_entry
from jianbao.site.names import file_of, name_files
from jianbao.site.neighbours import timeline
from jianbao.site.render import Renderer
from jianbao.site.view import article_language, make_card
from jianbao.text.script import Converter
from tests.articles import block
from tests.paper import BRIDGE, BROKEN, FLOOD, LI, NASTY, paper, plan_site, records, source
from tests.samples import LOCALITY, RECORD, record
from tests.samples import archive as sample_archive
from tests.tools import ROOT

CONVERTER = Converter()


def plan(archive: Archive) -> dict[str, WebPage]:
    pages = list(plan_site(archive, CONVERTER))
    by_path = {page.path: page for page in pages}
    assert len(by_path) == len(pages), "two pages at one address"
    return by_path


def edition(script: Script = Script.HANS, **settings: Any) -> Edition:
    return next(e for e in editions(paper(Settings(**settings)), CONVERTER) if e.script is script)


def text_of(segments: Iterable[Segment]) -> str:
    return "".join(segment.text for segment in segments)


def reading(page: WebPage) -> Any:
    return page.context["reading"]


def paragraph(page: WebPage, line: int) -> tuple[Segment, ...]:
    blocks = (block for section in reading(page).sections for block in section.blocks)
    found: tuple[Segment, ...] = next(block.segments for block in blocks if block.line == line)
    return found


def many(count: int) -> Archive:
    """An archive of one source with so many articles, all of one place and one person."""
    article = replace(FLOOD, source="a")
    articles = [replace(article, number=n) for n in range(1, count + 1)]
    base = records()[0]
    return replace(
        paper(),
        sources=(source("a", articles),),
        records=tuple(replace(base, article=each, related=()) for each in articles),
    )


def test_no_two_addresses_differ_in_case_alone() -> None:
    paths = [path.lower() for path in plan(paper())]
    assert len(set(paths)) == len(paths)


def test_both_editions_have_the_same_pages() -> None:
    paths = set(plan(paper()))
    root = {path for path in paths if not path.startswith("hant/")}
    assert {f"hant/{path}" for path in root} == paths - root


def test_the_root_edition_may_be_the_traditional_one() -> None:
    pages = plan(paper(Settings(edition=Script.HANT)))
    assert pages["index.html"].context["site"].lang == "zh-Hant"
    assert pages["hans/index.html"].context["page"].twin == "../index.html"


def test_a_page_knows_its_roots_and_its_twin() -> None:
    page = plan(paper())["hant/articles/a-1.html"].context["page"]
    assert (page.root, page.edition, page.twin) == ("../../", "../", "../../articles/a-1.html")


def test_the_page_for_lost_readers_has_absolute_links_where_the_address_is_known() -> None:
    page = plan(paper(Settings(base_url="https://example.org/jianbao/")))["hant/404.html"].context["page"]
    assert (page.root, page.edition) == ("/jianbao/", "/jianbao/hant/")


def test_planning_twice_gives_the_same() -> None:
    first, second = (list(plan_site(paper(), CONVERTER)) for _ in range(2))
    assert repr(first) == repr(second)


def test_parts_can_be_planned_in_any_order_and_apart() -> None:
    """As other processes do, each of which has only some of them."""
    whole = {page.path: repr(page) for page in plan_site(many(PAGE_LENGTH + 1), CONVERTER)}
    found: dict[str, str] = {}
    for nth in (2, 0, 1):
        catalogue = make_catalogue(many(PAGE_LENGTH + 1), load_gazetteer())
        frames = [make_frame(catalogue, each) for each in editions(many(PAGE_LENGTH + 1), CONVERTER)]
        parts = list(planning.plan_parts(catalogue))[nth::3]
        pages = (page for part in reversed(parts) for frame in frames for page in part.pages(frame, *part.of))
        found |= {page.path: repr(page) for page in pages}
    assert found == whole


def test_an_archive_without_articles_still_has_its_pages() -> None:
    pages = plan(Archive(Settings(), (), (), "", ()))
    assert {"index.html", "places/index.html", "dates/index.html", "about.html"} <= set(pages)


def test_long_lists_go_on_to_further_pages() -> None:
    pages = plan(many(2 * PAGE_LENGTH + 1))
    third = pages["people/li-na-3.html"].context
    assert len(third["cards"]) == 1
    assert [(turn.number, turn.href) for turn in third["pager"]] == [
        (1, "people/li-na.html"), (2, "people/li-na-2.html"), (3, ""),
    ]  # fmt: skip
    listed = [pages[path].context for path in ("places/410182.html", "places/410182-2.html")]
    assert sum(len(page["filed"]) for page in listed) == listed[0]["side"].filed_count == 2 * PAGE_LENGTH + 1
    assert listed[1]["side"] is None


def test_a_new_entry_moves_those_of_its_page() -> None:
    """But for one in so many that ends a page or is one too much for it."""
    before = settled(range(5000))
    assert [entry for page in before for entry in page] == list(range(5000))
    assert all(0.8 * PAGE_LENGTH <= len(page) <= 1.2 * PAGE_LENGTH for page in before[:-1])
    assert 0 < len(before[-1]) <= 1.2 * PAGE_LENGTH
    after = [settled((*range(at), "new", *range(at, 5000))) for at in range(0, 5000, 50)]
    moved = [len(set(map(tuple, pages)).difference(map(tuple, before))) for pages in after]
    assert (min(moved), sorted(moved)[50]) == (1, 1)
    assert sum(moved) < 3 * len(moved)


def test_a_new_article_makes_a_page_of_each_long_list_and_not_all() -> None:
    fewer, more = (
        make_catalogue(replace(archive, records=tuple(archive.records)), load_gazetteer())
        for archive in (many(20 * PAGE_LENGTH), many(20 * PAGE_LENGTH + 1))
    )
    parts = [{part.name: part for part in planning.place_pages(catalogue)} for catalogue in (fewer, more)]
    new = [part.of[1] for name, part in parts[1].items() if name not in parts[0] and part.of]
    assert 0 < len(new) < 10
    assert len(parts[1]) > 60


def test_a_long_list_s_pages_name_few_others() -> None:
    pager = plan(many(12 * PAGE_LENGTH))["people/li-na-6.html"].context["pager"]
    assert [turn.number for turn in pager] == [1, 0, 4, 5, 6, 7, 8, 0, 12]
    assert [turn.href for turn in pager if turn.number in (0, 6)] == ["", "", ""]


def test_what_all_pages_of_a_list_share_is_made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: Counter[str] = Counter()
    for name in ("companions", "place_map", "tree"):
        module = people if name == "companions" else planning
        made = getattr(module, name)

        def counted(*args: Any, _name: str = name, _made: Any = made, **kwargs: Any) -> Any:
            calls[_name] += 1
            return _made(*args, **kwargs)

        monkeypatch.setattr(module, name, counted)
    plan(many(2))
    few = calls.copy()
    calls.clear()
    plan(many(4 * PAGE_LENGTH))
    assert calls == few


def test_a_place_without_a_position_is_listed_under_the_map() -> None:
    catalogue = make_catalogue(paper(), load_gazetteer())
    own = edition()
    codes = ("410182", "410183", "410184", "nowhere")
    flood = catalogue.filed["410182"]
    known = replace(
        catalogue,
        filed=dict.fromkeys(codes, flood),
        places={code: replace(catalogue.places["410182"], code=code, name=code) for code in codes},
    )
    drawn = place_map(known, own, codes, 300)
    assert drawn
    assert (len(drawn.dots), drawn.outside, drawn.unplaced) == (3, (), ("nowhere 1",))


def test_a_county_without_a_position_counts_for_its_city_among_others() -> None:
    gazetteer = load_gazetteer()
    lacking = next(c for c in ("411403", "411425", "410212") if gazetteer.point(c) is None)
    city = str(gazetteer.city(lacking))
    fellow = next(c for c in gazetteer.rows if c[:4] == city and len(c) == 6 and gazetteer.point(c))
    catalogue = make_catalogue(paper(), gazetteer)
    flood = catalogue.filed["410182"]

    def drawn(*codes: str) -> Any:
        places = {code: gazetteer.place(code) for code in (*codes, city)}
        return place_map(replace(catalogue, filed=dict.fromkeys(codes, flood), places=places), edition(), codes, 300)

    among_others = drawn(lacking, fellow, "411082", "410225")
    assert among_others.in_city == (f"{gazetteer.place(lacking).name} 1",)
    assert (len(among_others.dots), among_others.unplaced) == (4, ())
    assert f"{gazetteer.place(city).name} 1" in {dot.name for dot in among_others.dots}
    at_home = drawn(lacking, fellow, *[c for c in gazetteer.rows if c[:4] == city and len(c) == 6][-2:])
    assert at_home.in_city == ()
    assert f"{gazetteer.place(lacking).name} 1" in at_home.unplaced


@pytest.mark.parametrize("away", ["650102", "6501", "65"])
def test_every_place_is_drawn_or_named_under_the_map(away: str) -> None:
    """Also one without a position in a city far away, and what is filed under a city or a province alone."""
    gazetteer = load_gazetteer()
    lacking = next(c for c in gazetteer.rows if c.startswith("65") and len(c) == 6 and not gazetteer.point(c))
    near = ("410182", "410183", "410122", "410184", "410185")
    localities = [replace(LOCALITY, place=gazetteer.place(code)) for code in (*near, lacking, away)]
    filed = [replace(record(number=n), localities=(own,), mentions=()) for n, own in enumerate(localities, 1)]
    catalogue = make_catalogue(sample_archive(filed), gazetteer)
    drawn = county_map(catalogue, edition(), 300)
    assert drawn
    told = (*(dot.name for dot in drawn.dots), *drawn.outside, *drawn.in_city, *drawn.unplaced, *drawn.above)
    assert {f"{gazetteer.place(code).name} 1" for code in (*near, lacking, away)} == set(told)
    assert (len(drawn.dots), len(drawn.above)) == (len(near), len(away) < 6)


def in_places(*codes: str, borders: tuple[Line2D, ...] = ()) -> dict[str, Any]:
    """What the pages of places show of an archive with an article of March 2020 filed under each of some."""
    found = [load_gazetteer().place(code) for code in codes]
    localities = [replace(LOCALITY, place=place) for place in found]
    one = [record(number=n, day=date(2020, 3, n)) for n in range(1, len(codes) + 1)]
    filed = [replace(r, localities=(own,), mentions=()) for r, own in zip(one, localities, strict=True)]
    catalogue = make_catalogue(replace(sample_archive(filed), borders=borders), load_gazetteer())
    frame, parts = make_frame(catalogue, edition()), planning.place_pages(catalogue)
    return {page.path: page.context for part in parts for page in part.pages(frame, *part.of)}


def test_a_place_page_says_what_is_near_and_when_it_was_written_of() -> None:
    pages = in_places("410182", "410183", "410122", "410171", "6523")
    page = pages["places/410182.html"]
    near = [(n.name, n.kilometres) for n in page["side"].neighbours]
    assert [name for name, _ in near] == ["新密市", "中牟县"]
    assert 20 < near[0][1] < 50 < near[1][1] < 80
    assert [(m.text, m.href, m.count, m.share) for m in page["side"].timeline] == [
        ("2020年3月", "dates/2020-03.html", 1, 100)
    ]
    unplaced = pages["places/410171.html"]["side"].neighbours
    assert {(n.name, n.kilometres) for n in unplaced} == {("荥阳市", 0), ("新密市", 0), ("中牟县", 0)}
    assert pages["places/6523.html"]["side"].neighbours == ()


def test_a_place_page_says_what_it_is_today_and_what_it_was() -> None:
    pages = in_places("410182102", "410182003")
    old, new = (pages[f"places/{code}.html"] for code in ("410182102", "410182003"))
    assert (old["now"].text, old["now"].href, old["formerly"]) == ("豫龙街道", "places/410182003.html", ())
    assert (new["now"], [link.text for link in new["formerly"]]) == (None, ["豫龙镇"])
    alone = in_places("410182102")["places/410182102.html"]["now"]
    assert (alone.text, alone.href) == ("豫龙街道", "")


def test_a_long_timeline_counts_years() -> None:
    months = [date(1990 + i // 12, i % 12 + 1, 1) for i in range(30)]
    moments = timeline(record(number=i, day=day) for i, day in enumerate(months, 1))
    assert [(m.text, m.count, m.href) for m in moments] == [("1992年", 6, ""), ("1991年", 12, ""), ("1990年", 12, "")]
    assert [m.text for m in timeline([record(day=None), record(day=months[0])])] == ["1990年1月"]


def test_a_map_s_dots_lead_to_their_places_and_borders_lie_under_them() -> None:
    lines = (((113.0, 34.0), (114.0, 35.0)), ((0.0, 0.0), (1.0, 1.0)))
    drawn = in_places("410182", "410183", borders=lines)["places/index.html"]["map"]
    assert drawn.borders.startswith("M") and drawn.borders.count("M") == 1
    assert {(dot.href, dot.name) for dot in drawn.dots} == {
        ("places/410182.html", "荥阳市 1"), ("places/410183.html", "新密市 1"),
    }  # fmt: skip
    assert in_places("410182", "410183")["places/index.html"]["map"].borders == ""


def test_what_a_paper_calls_itself_is_no_name() -> None:
    about = plan(paper())["about.html"].context["about"]
    assert [(link.text, link.count) for link in about.outlets] == [("某某日报", 1)]
    assert (about.unnamed, about.by_itself) == (1, 1)


def test_a_paper_leads_to_its_articles() -> None:
    pages = plan(paper())
    for page in (pages["about.html"], pages["hant/about.html"]):
        (link,) = page.context["about"].outlets
        sign = "報刊" if "hant" in page.path else "报刊"
        assert unquote(link.href) == f'search.html?q={sign}:"{link.text}"'
    papers = {path: page.context["reading"].paper for path, page in pages.items() if path.startswith("articles/")}
    assert sorted(map(bool, papers.values())) == [False, False, True]


def test_a_problem_stands_in_the_proof_of_its_file_and_is_the_keeper_s_business() -> None:
    problem = Problem("b.txt", 2, Severity.WARNING, "有一行读不出")
    secret = Problem(None, None, Severity.ERROR, "认不出未刊稿.docx")
    pages = plan(replace(paper(), problems=(problem, secret)))
    about = pages["about.html"]
    assert not re.search("未刊稿|错误|提醒", Renderer(read_templates(ROOT / "templates")).render(about).data.decode())
    assert [p.line for p in pages["proofs/b.html"].context["proof"].problems] == [2]
    assert pages["proofs/a.html"].context["proof"].problems == ()


def test_two_readings_that_are_worth_the_same_are_said_to_be() -> None:
    first, *others = paper().sources
    label = structs.replace(first.labels[0], runner_up=Role.KICKER, margin=-0.0)
    near = structs.replace(first.labels[1], runner_up=Role.KICKER, margin=0.26)
    known = (replace(first, labels=(label, near, *first.labels[2:])), *others)
    page = plan(replace(paper(), sources=known))["proofs/a.html"]
    made = Renderer(read_templates(ROOT / "templates")).render(page).data.decode()
    assert ("其次引题，不分上下" in made, "其次引题，差0.3分" in made) == (True, True)


def test_a_further_page_never_takes_the_address_of_something_else() -> None:
    archive = many(PAGE_LENGTH + 1)
    other = Person("li-na-2", "李纳", "L")
    last = replace(archive.records[-1], people=(other, archive.records[-1].people[1]))
    pages = plan(replace(archive, records=(*archive.records[:-1], last)))
    assert pages["people/li-na-2.html"].context["person"].name == "李纳"
    everyone = many(PAGE_LENGTH + 2)
    last = replace(everyone.records[-1], people=(other, everyone.records[-1].people[1]))
    assert "people/li-na--2.html" in plan(replace(everyone, records=(*everyone.records[:-1], last)))


def test_text_is_published_as_it_stands_in_its_own_script() -> None:
    pages = plan(paper(Settings(tidy=False)))
    assert text_of(paragraph(pages["articles/a-1.html"], 9)) == "".join(BROKEN)
    own = text_of(paragraph(pages["hant/articles/b-1.html"], 2))
    assert own == BRIDGE.sections[0].blocks[0].text
    assert not reading(pages["hant/articles/b-1.html"]).converted


def test_the_other_edition_is_converted_and_says_so() -> None:
    page = plan(paper())["articles/b-1.html"]
    assert text_of(paragraph(page, 2)) == "某某日报讯 郑州市的桥“通了”，卫国说：“好！”"
    assert reading(page).converted
    assert reading(page).from_traditional


MIXED = replace(
    BRIDGE,
    headline=block(Role.HEADLINE, "桥通了，乡亲们说好", 1),
    sections=(
        Section(
            None,
            (
                block(Role.PARA, "某某日報訊 鄭州市的橋通了。", 2),
                block(Role.PARA, "桥长九十米，两岸乡亲过河种地不用再绕路。", 3),
                block(Role.PARA, "公里", 4),
                block(Role.PARA, "朱镕", 5),
            ),
        ),
    ),
)
"""Traditional text with a headline and a paragraph in Simplified."""


def test_a_paragraph_in_the_other_script_is_converted_too_and_the_page_says_so() -> None:
    archive = paper()
    records = tuple(replace(r, article=MIXED, mentions=()) if r.article is BRIDGE else r for r in archive.records)
    pages = plan(replace(archive, records=records, sources=(archive.sources[0], source("b", [MIXED], Script.HANT))))
    own, other = pages["hant/articles/b-1.html"], pages["articles/b-1.html"]
    assert own.context["page"].title == "橋通了，鄉親們說好"
    assert [text_of(paragraph(own, line)) for line in (2, 3)] == [
        "某某日報訊 鄭州市的橋通了。", "橋長九十米，兩岸鄉親過河種地不用再繞路。"
    ]  # fmt: skip
    assert text_of(paragraph(other, 3)) == "桥长九十米，两岸乡亲过河种地不用再绕路。"
    assert (reading(own).partly, reading(own).converted, reading(other).partly) == (True, False, False)
    assert [text_of(paragraph(own, line)) for line in (4, 5)] == ["公里", "朱镕"], "one character may be a name's own"


def test_typed_marks_and_spaces_are_tidied_unless_switched_off() -> None:
    assert text_of(paragraph(plan(paper())["articles/a-1.html"], 9)).endswith("市赶到3个村（东坡、西坡），无人受伤。")


def test_a_name_that_a_seam_cuts_is_a_link_on_both_sides() -> None:
    before, seam, after = paragraph(plan(paper())["articles/a-1.html"], 9)[1:4]
    assert (before.text, after.text, seam.seam) == ("荥阳", "市", 12)
    assert before.href == after.href == "places/410182.html"


def test_only_the_first_mention_is_a_link() -> None:
    page = plan(paper())["articles/a-1.html"]
    assert [s.href for s in paragraph(page, 15) + paragraph(page, 18) if s.href] == []
    assert [(link.text, link.count) for link in reading(page).mentioned] == [("荥阳市", 3)]


def test_a_byline_that_opens_the_text_stands_under_the_headline_with_its_people() -> None:
    byline = reading(plan(paper())["articles/a-1.html"]).byline
    assert [(s.text, s.href) for s in byline.segments if s.href] == [
        ("李娜", "people/li-na.html"), ("卫国", "people/wei-guo.html"),
    ]  # fmt: skip


def test_seams_and_doubts_are_told() -> None:
    notes = reading(plan(paper())["articles/a-1.html"]).notes
    assert [(note.target, note.word, note.proof) for note in notes] == [
        ("L4", "存疑", "proofs/a.html#L4"), ("s12", "接缝", "proofs/a.html#L12"),
    ]  # fmt: skip


def test_a_seam_gives_its_reason() -> None:
    archive = paper()
    labels = tuple(
        structs.replace(each, seam="out of order" if each.continues else "") for each in archive.sources[0].labels
    )
    sources = (replace(archive.sources[0], labels=labels), archive.sources[1])
    note = reading(plan(replace(archive, sources=sources))["articles/a-1.html"]).notes[-1]
    assert note.text == "第9行与第12行接为一段（两段次序颠倒）"


def test_contents_are_listed_from_three_headings_on() -> None:
    pages = plan(paper())
    assert [c.line for c in reading(pages["articles/a-1.html"]).contents] == [14, 17, 20]
    assert reading(pages["articles/a-2.html"]).contents == ()


def test_dates_say_how_sure_they_are() -> None:
    stated, sure, vague = (make_card(r, edition()).day for r in (records()[2], records()[0], records()[1]))
    assert stated
    assert sure
    assert vague
    assert [(day.text, day.guess) for day in (stated, sure, vague)] == [
        ("2020年3月5日", False), ("2020年2月4日", True), ("2020年2—3月", True),
    ]  # fmt: skip


def test_a_span_of_days_is_no_more_exact_than_its_ends() -> None:
    flood, vague, bridge = records()
    assert vague.date_inferred is not None
    within = replace(vague.date_inferred, best=date(2020, 2, 9), latest=date(2020, 2, 9))
    closer = replace(vague, date_inferred=within)

    def said(*records: Record) -> list[tuple[str, bool]]:
        return [(part.text, part.guess) for part in days_of(records)]

    assert said(bridge, flood) == [("2020年2月4日", True), ("3月5日", False)]
    assert said(vague) == [("2020年2—3月", True)]
    assert said(vague, bridge) == [("2020年2月", True), ("3月5日", False)]
    assert said(flood, closer) == [("2020年2月", True)]
    assert said(bridge) == [("2020年3月5日", False)]
    assert said(replace(vague, date_inferred=None)) == []


def test_a_snippet_begins_with_the_news() -> None:
    flood, headless, bridge = (make_card(r, edition()) for r in records())
    assert flood.snippet.startswith(NASTY[:4])
    assert headless.made
    assert headless.snippet.startswith("……")
    assert headless.title.removesuffix("……") + headless.snippet.removeprefix("……") == (
        records()[1].article.sections[0].blocks[0].text
    )
    assert bridge.snippet == "郑州市的桥“通了”，卫国说：“好！”"


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (records()[0], "李娜, 卫国. 某市：洪水退了 村民连夜清淤[N]. [2020-02-04]."),
        (records()[1], "[会上还指出，各村要把清淤的经验写下来，留给以后的……][N]. [2020-02]."),
        (records()[2], "卫国. 桥通了[N]. 某某日报, 2020-03-05."),
        (replace(records()[1], date_inferred=None), "[会上还指出，各村要把清淤的经验写下来，留给以后的……][N]."),
    ],
)
def test_a_citation_leaves_out_what_is_not_known(record: Record, expected: str) -> None:
    assert citation(record, edition()) == expected


def test_a_citation_names_three_authors_and_the_address() -> None:
    credits = tuple(Credit("记者", name) for name in ("甲某", "乙某", "丙某", "丁某"))
    record = replace(records()[2], article=replace(BRIDGE, credits=credits), people=(LI,) * 4)
    cited = citation(record, edition(base_url="https://example.org/"))
    assert cited == ("甲某, 乙某, 丙某, 等. 桥通了[N/OL]. 某某日报, 2020-03-05. https://example.org/articles/b-1.html")


@pytest.mark.parametrize(
    ("record", "script", "language"),
    [
        (records()[0], Script.HANS, "zh-Hans"),
        (records()[0], Script.HANT, "zh-Hant-CN"),
        (records()[2], Script.HANT, "zh-Hant-CN"),
        (records()[2], Script.HANS, "zh-Hans"),
    ],
)
def test_the_language_tag_follows_the_marks(record: Record, script: Script, language: str) -> None:
    assert article_language(record, script) == language


def test_traditional_text_with_corner_brackets_is_not_from_the_mainland() -> None:
    section = BRIDGE.sections[0]
    quoted = structs.replace(section.blocks[0], text="他說「好」。")
    article = replace(BRIDGE, sections=(replace(section, blocks=(quoted,)),))
    assert article_language(replace(records()[2], article=article), Script.HANT) == "zh-Hant"


def test_a_place_lists_what_is_filed_under_it_and_within_it() -> None:
    pages = plan(paper())
    city, county = pages["places/4101.html"].context, pages["places/410182.html"].context
    assert [entry.card.id for entry in city["filed"]] == ["b-1", "a-1"]
    assert [entry.card.id for entry in county["filed"]] == ["a-1"]
    assert [link.text for link in county["crumbs"]] == ["河南省", "郑州市"]
    assert [(node.name, node.filed) for node in city["side"].children] == [("荥阳市", 1)]


def test_a_place_quotes_the_sentences_that_name_it() -> None:
    flood, *rest = records()
    elsewhere = replace(flood, localities=())
    naming = plan(replace(paper(), records=(elsewhere, *rest)))["places/410182.html"].context["naming"]
    (entry,) = naming
    marks = [[s.text for s in quote.segments if s.mark] for quote in entry.quotes]
    assert marks == [["荥阳市"]] * 3
    assert entry.quotes[1].href == "articles/a-1.html#L15"


def test_one_person_across_scripts() -> None:
    page = plan(paper())["hant/people/wei-guo.html"].context
    assert page["person"].name == "衛國"
    assert [card.id for card in page["cards"]] == ["b-1", "a-1"]
    assert set(page["printed"]) == {"衛國", "卫国"}


def test_a_month_lists_its_articles_and_the_days_told_of() -> None:
    page = plan(paper())["dates/2020-02.html"].context
    assert {card.id for card in page["cards"]} == {"a-1", "a-2"}
    (day,) = page["days"]
    assert (day.iso, day.weekday) == ("2020-02-03", "星期一")
    assert text_of(s for s in day.cited[0].quotes[0].segments if s.mark) == "2月3日"
    assert [(link.text, link.href) for link in page["calendar"]] == [("3", "dates/2020-02.html#d2020-02-03")]


def test_the_year_s_days_lead_to_what_is_known_of_them() -> None:
    pages = plan(paper())
    calendar = pages["dates/days.html"].context["months"]
    assert [len(month.days) for month in calendar] == [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    known = {day.href for month in calendar for day in month.days if day.href}
    assert known == {path for path in pages if re.fullmatch(r"dates/\d\d-\d\d\.html", path)}
    assert "dates/02-03.html" in known


def test_a_day_of_the_year_lists_each_year_the_latest_first() -> None:
    flood, headless, bridge = records()
    earlier = replace(bridge, article=replace(bridge.article, date=date(1998, 2, 3)), days=())
    page = plan(replace(paper(), records=(flood, headless, earlier)))["dates/02-03.html"].context
    assert [year.year for year in page["years"]] == [2020, 1998]
    told, printed = page["years"]
    assert (told.weekday, printed.weekday) == ("星期一", "星期二")
    assert [card.id for card in printed.cards] == [earlier.id]
    assert text_of(s for s in told.cited[0].quotes[0].segments if s.mark) == "2月3日"


def test_an_article_that_speaks_of_its_own_day_is_listed_once() -> None:
    flood = records()[0]
    own = replace(flood, article=replace(flood.article, date=date(2020, 2, 3)))
    (year,) = plan(replace(paper(), records=(own,)))["dates/02-03.html"].context["years"]
    assert ([card.id for card in year.cards], year.cited) == ([own.id], ())


def test_an_article_of_which_only_the_month_is_trusted_is_of_no_day() -> None:
    flood = records()[0]
    vague = InferredDate(date(2020, 3, 1), date(2020, 3, 9), date(2020, 3, 4), "low", "3月")
    guess = replace(flood, article=replace(flood.article, date=None), date_inferred=vague, days=())
    pages = plan(replace(paper(), records=(guess,)))
    assert "dates/2020-03.html" in pages
    assert "dates/03-04.html" not in pages
    sure = plan(replace(paper(), records=(replace(guess, date_inferred=replace(vague, trust="medium")),)))
    (year,) = sure["dates/03-04.html"].context["years"]
    assert year.cards[0].day.guess


def test_articles_without_a_day_are_listed_as_such() -> None:
    flood, headless, bridge = records()
    nowhen = replace(headless, date_inferred=None)
    page = plan(replace(paper(), records=(flood, nowhen, bridge)))["dates/index.html"].context
    assert [card.id for card in page["undated"]] == ["a-2"]


def test_the_proof_holds_every_line_in_the_source_s_own_script() -> None:
    archive = paper()
    proof = plan(archive)["hant/proofs/a.html"].context["proof"]
    assert [line.text for line in proof.lines] == [line.raw for line in archive.sources[0].lines]
    assert [doubt.line for doubt in proof.doubts] == [4]
    assert proof.lines[-1].article is None
    assert proof.lines[-1].word == "版面雜項"
    joined = next(line for line in proof.lines if line.number == 12)
    assert joined.continues
    assert joined.article
    assert (joined.continues.href, joined.article.href) == ("proofs/a.html#L9", "articles/a-1.html#L9")


def test_the_front_page_begins_with_the_newest() -> None:
    page = plan(paper())["index.html"].context
    assert page["lead"].id == "b-1"
    assert [card.id for card in page["recent"]] == ["a-1", "a-2"]


def test_a_place_far_away_does_not_shrink_the_map() -> None:
    near = {"a": (34.0, 113.0), "b": (34.2, 113.1), "c": (34.1, 113.3), "d": (34.0, 113.2)}
    assert set(near_points(near | {"far": (40.0, 120.0)})) == set(near)


def test_the_keeper_s_words_are_made_safe() -> None:
    title, html = about_html('# 标<i onclick="x">题\n\n一段话。<script>x</script><b onclick="x">好</b>', edition())
    assert title == "标<i>题</i>"
    assert "script" not in html
    assert "onclick" not in html


@pytest.mark.parametrize(
    ("text", "title", "headings"),
    [
        ("# 关于\n\n## 联系\n\n### 地址", "关于", ["2", "3"]),
        ("## 关于\n\n## 联系", "", ["2", "2"]),
        ("前言\n\n# 关于\n\n## 联系", "", ["2", "3"]),
        ("## 联系\n\n话。", "", ["2"]),
        ("话。", "", []),
    ],
)
def test_a_first_heading_above_all_others_is_the_about_page_s(text: str, title: str, headings: list[str]) -> None:
    found, html = about_html(text, edition())
    assert (found, re.findall("<h([1-6])", html)) == (title, headings)


def test_the_keeper_s_links_keep_their_address_in_the_other_script() -> None:
    _, html = about_html("[图书馆](https://example.org/图书馆)", edition(Script.HANT))
    assert 'href="https://example.org/图书馆"' in html
    assert ">圖書館</a>" in html


def test_metas_tell_only_what_the_text_states() -> None:
    pages = plan(paper(Settings(base_url="https://example.org/")))
    inferred, stated = (
        {meta.name: meta.content for meta in pages[f"articles/{name}.html"].context["page"].metas}
        for name in ("a-1", "b-1")
    )
    assert "citation_publication_date" not in inferred
    assert stated["citation_publication_date"] == date(2020, 3, 5).isoformat()
    assert stated["prism:publicationName"] == "某某日报"
    assert stated["citation_public_url"] == "https://example.org/articles/b-1.html"
    assert "prism:publicationName" not in inferred


def test_sources_of_one_page_are_told_apart_by_their_files() -> None:
    article = replace(BRIDGE, page="3")
    records = tuple(Record(replace(article, source=stem), Script.HANT, None, (), (), (), (), ()) for stem in "abc")
    last = replace(records[2], article=replace(records[2].article, page="4"))
    sources = tuple(source(r.article.source, [r.article], Script.HANT) for r in (*records[:2], last))
    pages = plan(replace(paper(), sources=sources, records=(*records[:2], last)))
    label = "某某日报 2020年3月5日 第"
    assert [entry.label for entry in pages["index.html"].context["sources"]] == [
        f"{label}3版（a.txt）", f"{label}3版（b.txt）", f"{label}4版",
    ]  # fmt: skip


def test_a_source_is_named_by_its_paper_and_day_where_its_articles_tell() -> None:
    def label(*of: tuple[str | None, date | None, str | None]) -> str:
        found = [
            replace(RECORD, article=replace(record(number=n).article, outlet=outlet, date=day, page=page))
            for n, (outlet, day, page) in enumerate(of, 1)
        ]
        catalogue = make_catalogue(sample_archive(found), load_gazetteer())
        return source_entry("a", edition(), catalogue).label

    day = date(2019, 3, 12)
    assert label(("河滨日报", day, "3"), ("本报", day, "3")) == "河滨日报 2019年3月12日 第3版"
    assert label(("河滨日报", day, "3"), ("山河日报", day, "4")) == "2019年3月12日"
    assert label(("河滨日报", None, "3")) == "a.txt", "a day that was inferred is no name"


@pytest.mark.parametrize("size", [1, 400])
def test_each_name_stands_in_the_file_that_a_query_reads(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(names, "NAMES", size)
    pages = plan(paper())
    catalogue = make_catalogue(paper(), load_gazetteer())
    files = name_files(catalogue)
    assert pages["search.html"].context["files"] == files == (1 if size == 400 else files) < 20
    for folder in ("", "hant/"):
        found = [json.loads(pages[f"{folder}names/{n}.js"].context["names"]) for n in range(files)]
        assert all(file_of(name, files) == n for n, own in enumerate(found) for name in own)
        entries = [entry for own in found for each in own.values() for entry in each]
        people_pages = {page for kind, _, page, _ in entries if kind == "person"}
        assert people_pages == {f"people/{key}.html" for key in catalogue.people}
        assert all(page in {path.removeprefix(folder) for path in pages} for _, _, page, _ in entries)
    assert found[file_of("荥阳", files)]["荥阳"] == [["place", "鄭州市滎陽市", "places/410182.html", 1]]
    assert found[file_of("03-05", files)]["03-05"] == [["day", "3月5日", "dates/03-05.html", 1]]
    assert found[file_of("2020-03", files)]["2020-03"] == [["month", "2020年3月", "dates/2020-03.html", 1]]
