"""Records: what each article tells, put together in the order of the sources, the same in one process or many."""

from __future__ import annotations

import pickle
from datetime import date

import pytest

from jianbao.enrich import findings as module
from jianbao.enrich.findings import Outcome, find_out, try_source
from jianbao.enrich.protect import protected_names
from jianbao.enrich.records import make_records
from jianbao.io.corrections import read_corrections
from jianbao.model import ParsedSource, Record, Script, Settings, Severity
from jianbao.text.script import Converter
from tests.articles import make_article, make_source
from tests.inputs import parsed

HANS = make_source(
    make_article(
        "抗击疫情，截至2月12日24时，荥阳市广武镇设卡点12处，登记车辆三百多辆。",
        "记者看到，荥阳市的于建国守在路口。",
        source="b",
        headline="荥阳市：守在路口",
        credits=[("记者", "赵学勋"), ("摄影", "赵学勋"), ("通讯员", "于建国")],
    ),
    make_article("小区里的人都在家。", source="b", number=2),
    stem="b",
)
HANT = make_source(
    make_article(
        "截至1998年1月3日，滎陽市下了三場雪。", source="a", credits=[("记者", "趙學勳")], printed=date(1998, 1, 5)
    ),
    make_article("公里", source="a", number=2),
    stem="a",
    script=Script.HANT,
)
SOURCES = (HANS, HANT)


def records(*sources: ParsedSource) -> dict[str, Record]:
    found, problems = make_records(sources, Settings())
    assert all(problem.severity is Severity.DOUBT for problem in problems)
    return {record.id: record for record in found}


def test_one_record_an_article_in_the_order_of_the_sources() -> None:
    assert list(records(*SOURCES)) == ["b-1", "b-2", "a-1", "a-2"]
    assert records() == {}


def test_what_an_article_tells() -> None:
    record = records(*SOURCES)["b-1"]
    assert record.day == date(2020, 2, 13)
    assert record.date_inferred is not None
    assert record.date_inferred.evidence == "截至2月12日24时；抗击疫情"
    assert [each.day for each in record.days] == [date(2020, 2, 12)]
    assert "荥阳市" in [each.place.name for each in record.localities]
    assert "广武镇" in [each.place.name for each in record.mentions]


def test_a_person_credited_twice_is_named_once_and_is_one_across_scripts() -> None:
    found = records(*SOURCES)
    assert [person.name for person in found["b-1"].people] == ["赵学勋", "于建国"]
    assert found["a-1"].people == found["b-1"].people[:1]


def test_a_stated_date_is_kept_and_gives_the_year() -> None:
    record = records(*SOURCES)["a-1"]
    assert record.date_inferred is None
    assert record.day == date(1998, 1, 5)
    assert [each.day for each in record.days] == [date(1998, 1, 3)]


def test_script_is_the_article_s_own_else_its_source_s() -> None:
    found = records(*SOURCES)
    assert (found["a-1"].script, found["a-2"].script) == (Script.HANT, Script.HANT)
    assert found["b-2"].script is Script.HANS


def test_findings_can_be_made_elsewhere() -> None:
    """In another process: function, argument and result can be pickled."""
    function = pickle.loads(pickle.dumps(try_source))
    for source in SOURCES:
        assert pickle.loads(pickle.dumps(function(source))) == Outcome(find_out(source))


@pytest.mark.parametrize("home", ["4101", "1301", "71"])
def test_only_places_depend_on_the_home(home: str) -> None:
    unsettled = make_source(make_article("新华区的老桥昨日通车，长安区的村民陈志远说。"))
    for source in (*SOURCES, unsettled):
        assert try_source(source, try_source(source), home=home) == Outcome(find_out(source, home))
    assert find_out(unsettled, "1301")[0].places.mentions != find_out(unsettled)[0].places.mentions


def test_a_fault_in_one_source_leaves_the_others_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(source: ParsedSource, home: str | None = None, *_: object) -> tuple[module.Findings, ...]:
        if source.stem == "b":
            raise ValueError("max() arg is empty")
        return find_out(source, home)

    monkeypatch.setattr(module, "find_out", faulty)
    found, (problem,) = make_records(SOURCES, Settings())
    assert (problem.source, problem.severity) == ("b.txt", Severity.ERROR)
    assert "出错（ValueError: max() arg is empty，test_records.py 第 " in problem.message
    bare, *_, dated, _ = found
    assert (bare.day, bare.days, bare.localities, bare.mentions) == (None, (), (), ())
    assert bare.people, "what the parser read is kept"
    assert dated.day == date(1998, 1, 5) and dated.mentions


def test_a_day_after_the_printing_is_a_doubt_on_its_line() -> None:
    article = make_article("新桥通车。", "截至2月5日，过车三千辆。", source="c", printed=date(2020, 2, 3))
    _, (doubt,) = make_records([make_source(article, stem="c")], Settings())
    assert (doubt.source, doubt.line, doubt.severity) == ("c.txt", article.body[1].line, Severity.DOUBT)
    assert doubt.message == "“截至2月5日”在见报日期（写明2020-02-03）之后"
    assert doubt.hint == "若是见报日期不对，在 c.toml 里写明 articles.1.date"


def test_a_day_after_the_printing_is_settled_by_the_line_that_is_offered() -> None:
    text = "标题：新桥通车\n来源：河滨日报\n日期：2020年2月3日\n正文：\n\n截至2月5日，过车三千辆。\n"
    source = parsed(text, "c.txt")
    _, (doubt,) = make_records([source], Settings())
    assert doubt.stands == 'misprints.6 = { before = "截至2月5日", after = "截至2月5日" }'
    corrections, _ = read_corrections(doubt.stands.encode(), "c.toml")
    settled = parsed(text, "c.txt", corrections)
    assert not settled.problems
    assert not make_records([settled], Settings())[1]


def test_an_archive_s_own_events_date_its_articles() -> None:
    article = make_article("石橋廟會，3月12日來了三千人。", source="c")
    settings = Settings(events=(("石桥庙会", date(1998, 3, 1), date(1998, 4, 30)),))
    (record,), _ = make_records([make_source(article, stem="c", script=Script.HANT)], settings)
    assert record.day == date(1998, 3, 13)
    assert record.date_inferred is not None and record.date_inferred.evidence == "3月12日；石橋廟會"


def test_an_archive_s_own_spelling_is_a_person_s_name() -> None:
    article = make_article("橋通了。", source="c", credits=[("记者", "張乾")])
    source = make_source(article, stem="c", script=Script.HANT)
    names = [make_records([source], Settings(spellings=own))[0][0].people[0].name for own in ((), (("张乾", "張乾"),))]
    assert names == ["张干", "张乾"]


def test_evidence_stands_in_the_article_or_is_said_to_stand_elsewhere(seeds: tuple[ParsedSource, ...]) -> None:
    for record in records(*seeds).values():
        text = "\n".join(block.text for block in record.article.blocks)
        evidence = record.date_inferred.evidence if record.date_inferred else ""
        own = not evidence.startswith("同一来源：")
        assert not own or all(words in text for words in evidence.split("；")), record.id


def test_the_same_again() -> None:
    assert records(*SOURCES) == records(*SOURCES)


def test_names_to_protect() -> None:
    names = protected_names(records(*SOURCES).values())
    assert {"赵学勋", "于建国", "荥阳市", "广武镇"} <= names
    assert Converter(names).convert("记者看到于建国", Script.HANT) == "記者看到于建國"


@pytest.mark.parametrize(
    ("number", "earliest", "best", "latest"),
    [
        ("000", "2020-02-13", "2020-02-13", "2020-02-20"),
        ("001", "2020-02-03", "2020-02-03", "2020-02-04"),
        ("002", "2020-02-25", "2020-02-25", "2020-03-06"),
        ("003", "2020-03-01", "2020-03-02", "2020-03-08"),
        ("004", "2020-02-01", "2020-02-01", "2020-02-08"),
    ],
)
def test_days_on_which_the_example_pages_were_printed(
    number: str, earliest: str, best: str, latest: str, seeds: tuple[ParsedSource, ...]
) -> None:
    """As a reader of the pages worked them out by hand."""
    (source,) = (source for source in seeds if source.stem.startswith(number))
    for found in find_out(source):
        assert found.date_inferred is not None
        days = (found.date_inferred.earliest, found.date_inferred.best, found.date_inferred.latest)
        assert tuple(day.isoformat() for day in days) == (earliest, best, latest)


def test_one_reporter_of_two_example_pages_is_one_person(seeds: tuple[ParsedSource, ...]) -> None:
    found, _ = make_records(seeds, Settings())
    pages = {record.article.source[:3]: {person.key for person in record.people} for record in found}
    assert pages["000"] & pages["004"]
    related = {record.article.source[:3]: record.related for record in found}
    assert related["004"][0].startswith("000_")
