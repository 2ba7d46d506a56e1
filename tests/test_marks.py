"""What is marked in a text is exactly what was found there, however long, nested or overlapping the names are."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from jianbao.enrich.name_offsets import spans
from jianbao.enrich.persons import find_people
from jianbao.enrich.records import make_records
from jianbao.model import (
    Article,
    Level,
    Mention,
    NamedDay,
    NamedPerson,
    ParsedSource,
    Person,
    Place,
    Record,
    Role,
    Script,
    Section,
    Settings,
)
from jianbao.site.card import Clause, Segment
from jianbao.site.edition import Edition
from jianbao.site.marks import find_stretches, kinds_in, name_clauses, without_overlap
from jianbao.site.view import Span, Stretch, clauses, segmented
from jianbao.text.script import Converter
from tests.articles import block, make_article, make_source
from tests.samples import RECORD

EDITIONS = [
    Edition(script, "", "", tidy, None, Converter(["李春梅", "李春", "范庄"]))
    for script in Script
    for tidy in (True, False)
]

SPANS = st.tuples(st.integers(0, 30), st.integers(1, 12)).map(lambda pair: (pair[0], pair[0] + pair[1]))
FOUND = st.lists(st.tuples(SPANS, st.sampled_from(("place", "person", "when")).map(Stretch)), max_size=12)


def meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


@given(FOUND, st.lists(SPANS, max_size=2))
def test_what_is_kept_was_found_and_overlaps_nothing_and_the_rest_overlaps_it(
    found: list[tuple[Span, Stretch]], taken: list[Span]
) -> None:
    kept = without_overlap(found, taken)
    blocked = [*kept, *taken]
    for span, stretch in kept.items():
        assert (span, stretch) in found
        assert sum(meet(span, other) for other in blocked) == 1
    assert all(any(meet(span, other) for other in blocked) for span, _ in found)


NAMES = (
    "李春",
    "李春梅",
    "春梅",
    "梅范庄",
    "范庄",
    "范庄村",
    "二月三日",
    "三日",
    "（下转二版）",
    " ",
    "2月3日",
    "里",
    "，",
    "。",
)
TEXTS = st.lists(st.sampled_from(NAMES), min_size=1, max_size=12).map("".join)
PERSON = Person("li", "李春", "L")
PLACE = Place("410182", "荥阳市", Level.COUNTY, "4101", ("河南省", "郑州市", "荥阳市"))


@st.composite
def named(draw: st.DrawFn) -> Record:
    """An article with a headline and a paragraph, in which anything at all was found."""
    head, text = draw(TEXTS), draw(TEXTS)
    spots = [
        (line, start, draw(st.integers(start + 1, len(own))), draw(st.sampled_from(("place", "person", "when"))))
        for line, own in ((1, head), (2, text))
        for start in draw(st.lists(st.integers(0, len(own) - 1), max_size=8))
    ]
    article = replace(
        RECORD.article,
        headline=block(Role.HEADLINE, head, 1),
        sections=(Section(None, (block(Role.PARA, text, 2),)),),
    )
    return replace(
        RECORD,
        article=article,
        mentions=tuple(Mention(PLACE, n, a, b, "") for n, a, b, kind in spots if kind == "place"),
        named=tuple(NamedPerson(PERSON, n, a, b, "") for n, a, b, kind in spots if kind == "person"),
        days=tuple(NamedDay(date(2020, 2, 3), n, a, b) for n, a, b, kind in spots if kind == "when"),
    )


def words(segments: tuple[Segment, ...]) -> str:
    return "".join(segment.text for segment in segments)


@given(named(), st.sampled_from(EDITIONS))
@settings(deadline=None)
def test_a_paragraph_is_whole_and_each_mark_is_a_name(record: Record, edition: Edition) -> None:
    stretches = find_stretches(record, {})
    (paragraph,) = record.article.sections[0].blocks
    own = stretches.get(2, {})
    converted = edition.convert(paragraph.text, Script.HANS)
    segments = segmented(paragraph, converted, edition, own)
    assert words(segments) == edition.text(paragraph.text, Script.HANS)
    shown = [edition.pieces(converted, sorted({0, *span, len(converted)})) for span in own]
    names = ["".join(piece[bool(span[0]) :][:1]) for span, piece in zip(own, shown, strict=True)]
    assert [s.text for s in segments if s.kind] == [name for name in names if name]


@given(named(), st.sampled_from(EDITIONS))
@settings(deadline=None)
def test_a_headline_is_whole_and_each_mark_is_a_name_but_for_spaces(record: Record, edition: Edition) -> None:
    head = record.article.headline
    assert head is not None
    own = find_stretches(record, {}).get(1, {})
    shown = clauses(edition.head(head.text, Script.HANS))
    marked = name_clauses(shown, head.text, own)
    assert [(part.text, part.spaced) for part in marked] == [(part.text, part.spaced) for part in shown]
    for part in marked:
        assert not part.segments or words(part.segments) == part.text
    letters = edition.convert(head.text, Script.HANS)
    expected = "".join(c for start, end in own for c in letters[start:end] if not c.isspace())
    assert "".join(s.text for part in marked for s in part.segments if s.kind) == expected


@given(TEXTS, st.lists(st.sampled_from(NAMES[:6]), max_size=4))
def test_places_of_names_are_those_of_the_longest(text: str, names: list[str]) -> None:
    found = list(spans(text, names))
    assert all(text[start:end] in names for start, end in found)
    assert all(one[1] <= other[0] for one, other in pairwise(found))
    for name in names:
        at = text.find(name)
        while at >= 0:
            assert any(meet((at, at + len(name)), span) for span in found)
            at = text.find(name, at + 1)


SENTENCES = st.lists(
    st.sampled_from(
        (
            "村支书杜朝阳说，",
            "杜朝阳市里的事",
            "朝阳市在辽宁省，",
            "记者来到河南省郑州市荥阳市广武镇，",
            "广武镇镇长武山丽",
            "武山县的武山丽同志，",
            "2020年2月3日，",
            "党员李春和李春梅、",
            "李春梅的女儿李春说：",
            "郑州市郑州市",
            "書記趙學勳",
            "。",
        )
    ),
    min_size=1,
    max_size=10,
).map("".join)


def read(article: Article) -> tuple[ParsedSource, Record]:
    source = make_source(article)
    (record,), problems = make_records([source], Settings(home="4101"))
    assert problems == ()
    return source, record


@given(SENTENCES, SENTENCES)
@settings(deadline=None, max_examples=60)
def test_what_is_found_stands_where_it_is_said_to_and_no_place_is_part_of_a_name(head: str, text: str) -> None:
    article = make_article(text, headline=head)
    _, record = read(article)
    texts = {each.line: each.text for each in article.blocks}
    people = [(n.line, n.start, n.end) for n in record.named]
    assert [texts[line][start:end] for line, start, end in people] == [spot.name for spot in find_people(article)]
    for mention in record.mentions:
        assert texts[mention.line][mention.start : mention.end] in mention.sentence
        assert not any(n[0] == mention.line and meet(n[1:], (mention.start, mention.end)) for n in people)
    stretches = find_stretches(record, {})
    found = {*people, *((m.line, m.start, m.end) for m in record.mentions)}
    found |= {(day.line, day.start, day.end) for day in record.days}
    assert {(line, *span) for line, own in stretches.items() for span in own} <= found


def test_a_place_within_a_name_is_none_and_files_nothing() -> None:
    _, record = read(make_article("村支书杜朝阳说，水到了地头。杜朝阳都看见了。", headline="杜朝阳修渠"))
    assert [named.person.name for named in record.named] == ["杜朝阳"] * 3
    assert (record.mentions, record.localities) == ((), ())


def test_a_place_beside_the_name_stays() -> None:
    told = "荥阳市广武镇村支书杜朝阳说，水到了地头。", "朝阳市来的客人也看见了杜朝阳。"
    _, record = read(make_article(*told, headline="广武镇：杜朝阳修渠"))
    assert "朝阳市" in {m.place.name for m in record.mentions}
    assert {"荥阳市", "广武镇"} & {x.place.name for x in record.localities}


@pytest.mark.parametrize("printed", ["李春梅在 范庄", "李春梅 在范庄"])
def test_a_space_that_the_page_leaves_out_moves_no_mark(printed: str) -> None:
    at = printed.index("范庄")
    named = {(0, 3): Stretch("person"), (at, at + 2): Stretch("place")}
    (part,) = name_clauses([Clause("李春梅在范庄", False)], printed, named)
    assert [(s.text, s.kind) for s in part.segments] == [("李春梅", "person"), ("在", ""), ("范庄", "place")]


def test_only_the_first_mention_of_a_place_leads_to_it() -> None:
    text = "荥阳市的人到荥阳市。"
    mentions = tuple(Mention(PLACE, 2, at, at + 3, text) for at in (0, 6))
    article = replace(RECORD.article, sections=(Section(None, (block(Role.PARA, text, 2),)),))
    stretches = find_stretches(replace(RECORD, article=article, mentions=mentions), {})
    assert [bool(stretch.href) for stretch in stretches[2].values()] == [True, False]
    assert kinds_in(stretches) == ("place",)


def test_a_name_in_a_byline_is_not_found_inside_a_longer_one() -> None:
    byline = block(Role.BYLINE, "记者 李春梅 李春", 2)
    people = {name: Person(key, name, "L") for key, name in (("a", "李春"), ("b", "李春梅"))}
    article = replace(RECORD.article, sections=(Section(None, (byline,)),), credits=())
    article = replace(article, credits=tuple(structs.replace(RECORD.article.credits[0], name=name) for name in people))
    record = replace(RECORD, article=article, mentions=(), people=tuple(people.values()))
    own = find_stretches(record, {})[2]
    assert [(byline.text[a:b], stretch.href) for (a, b), stretch in own.items()] == [
        ("李春梅", "people/b.html"),
        ("李春", "people/a.html"),
    ]


@pytest.mark.parametrize("printed", ["本报记者 李 明 王 刚", "记者李　明 王　刚", "（李明 王 刚）", "李 明 王 刚 摄"])
def test_names_with_spaces_inside_lead_to_their_pages(printed: str) -> None:
    byline = block(Role.BYLINE, printed, 2)
    people = (Person("li-ming", "李明", "L"), Person("wang-gang", "王刚", "W"))
    credits = tuple(structs.replace(RECORD.article.credits[0], name=person.name) for person in people)
    article = replace(RECORD.article, sections=(Section(None, (byline,)),), credits=credits)
    own = find_stretches(replace(RECORD, article=article, mentions=(), people=people), {})[2]
    assert [stretch.href for stretch in own.values()] == ["people/li-ming.html", "people/wang-gang.html"]
    shown = segmented(byline, byline.text, EDITIONS[0], own)
    assert "李明王刚" not in words(shown)
