"""An editor's file beside a source: what it may say, what it changes, and that nothing in it is passed over."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jianbao.enrich.gazetteer import load_gazetteer
from jianbao.enrich.places import find_places, unknown_places
from jianbao.enrich.records import make_records
from jianbao.io.correction_values import COMMON_FACTS, FACTS
from jianbao.io.corrections import SECTIONS, read_corrections
from jianbao.io.sources import read_sources
from jianbao.model import (
    NO_CORRECTIONS,
    ROLE_WORDS,
    Corrections,
    Credit,
    Facts,
    Label,
    Misprint,
    ParsedSource,
    Role,
    Settings,
    Severity,
)
from jianbao.parse.corrections import fit
from jianbao.parse.source import altered, unaccounted
from jianbao.site.errata import FACT_WORDS
from jianbao.text.lines import split_lines
from tests.commands import fill, run, said
from tests.inputs import parsed
from tests.machine import symlink
from tests.spoilt_pages import pages
from tests.tools import ROOT

PAGE = """河滨日报 2020年2月12日 星期三 第A06版

前士郭村的守村人

本报讯（记者 王小明）前土郭村的志愿者每天八时，

在村口登记来往的人和车，

至十八时在村口值守，一天也没有断过。

村里还组织了三支巡逻队，昼夜不停。

新桥昨日通车

本报讯（记者 李娜）昨日，横跨白河的新桥通车，两岸的村民不再绕路。

“从前过河要走一个钟头。”村民王大山说。
"""
"""The caption on line 7 looks like the middle of a paragraph; line 5 has a misprint."""


def parse(toml: str, page: str = PAGE) -> ParsedSource:
    corrections, problems = read_corrections(toml.encode(), "page.toml")
    assert problems == ()
    return parsed(page, corrections=corrections)


def label(source: ParsedSource, line: int) -> Label:
    return next(each for each in source.labels if each.line.no == line)


def starts(source: ParsedSource, line: int) -> bool:
    """Whether an article begins with the line."""
    first = {each.article: each.line.no for each in reversed(source.labels) if each.article is not None}
    return line in first.values()


def text_of(source: ParsedSource, line: int) -> str:
    """The block that begins at the line."""
    return next(block.text for article in source.articles for block in article.blocks if block.line == line)


WITHOUT = parse("")


# What each correction changes, and what the lines around it become.

CHANGES: Mapping[str, Callable[[ParsedSource], bool]] = {
    'lines.7 = "图片说明"': lambda s: label(s, 7).role is Role.CAPTION and label(s, 9).continues == 5,
    'lines.7 = "圖片說明"': lambda s: label(s, 7).role is Role.CAPTION,
    'lines.7 = "caption"': lambda s: label(s, 7).rule == "editor" and not label(s, 7).doubt,
    'lines.13 = "小标题"': lambda s: len(s.articles) == 1 and s.articles[0].sections[1].heading is not None,
    'lines.7."村口登记" = "图片说明"': lambda s: label(s, 7).role is Role.CAPTION,
    'lines.1."日报2020年" = "引题"': lambda s: label(s, 1).role is Role.KICKER,
    'joins.11."村里" = 9': lambda s: label(s, 11).seam == "editor",
    'lines.3 = "正文"': lambda s: label(s, 3).role is Role.PARA and label(s, 3).runner_up is None,
    'lines.1 = "引题"': lambda s: s.articles[0].kicker is not None and not s.furniture,
    'lines.11 = "版面杂项"': lambda s: label(s, 11).article is None,
    "joins.9 = 0": lambda s: label(s, 9).continues is None,
    "joins.9 = 5": lambda s: label(s, 9).continues == 5 and label(s, 7).continues is None,
    "joins.11 = 9": lambda s: label(s, 11).seam == "editor",
    "joins.5 = 11": lambda s: text_of(s, 11).startswith("村里还组织了三支巡逻队，昼夜不停。本报讯"),
    'joins.9 = 7\nlines.7 = "图片说明"': (
        lambda s: [label(s, no).role for no in (7, 9)] == [Role.CAPTION] * 2 and text_of(s, 7).endswith("也没有断过。")
    ),
    "breaks.11 = true": lambda s: starts(s, 11),
    "breaks.13 = false": lambda s: len(s.articles) == 1,
    "breaks.9 = true\njoins.9 = 0": lambda s: starts(s, 9),
    'misprints.5 = { before = "前土", after = "前士" }': lambda s: "前土郭村" not in text_of(s, 5),
    'misprints.5 = [{ before = "前土", after = "前士" }, { before = "王小明", after = "王晓明" }]': (
        lambda s: s.articles[0].credits == (Credit("记者", "王晓明"),)
    ),
    'misprints.17 = { before = "“从前", after = "从前" }': lambda s: text_of(s, 17).startswith("从前"),
    'articles.2."新桥昨日".date = 2020-02-13': lambda s: [a.date for a in s.articles][1:] == [date(2020, 2, 13)],
    'articles.1."前士".page = "A07"\narticles.1."王小明".rights = "河滨日报社"\narticles.1.outlet = "河滨晚报"': (
        lambda s: s.articles[0].given == ("outlet", "page", "rights")
    ),
    "articles.1.date = 2020-02-13": lambda s: s.articles[0].date == date(2020, 2, 13) != s.articles[1].date,
    'articles.outlet = "河滨晚报"': lambda s: {a.outlet for a in s.articles} == {"河滨晚报"},
    'articles.page = "A06"\narticles.2.page = "A07"': lambda s: [a.page for a in s.articles] == ["A06", "A07"],
    'articles.2.credits = ["記者 王大山 李红", "特约通讯员：赵华"]': (
        lambda s: [c.role for c in s.articles[1].credits] == ["记者", "记者", "通讯员"]
    ),
    'articles.outlet = "无"\narticles.2.outlet = "河滨晚报"': (
        lambda s: [a.outlet for a in s.articles] == [None, "河滨晚报"] and s.articles[0].given == ("outlet",)
    ),
    'articles.date = 2020-02-13\narticles.1.date = "無"\narticles.page = "无"': (
        lambda s: [a.date for a in s.articles] == [None, date(2020, 2, 13)] and not any(a.page for a in s.articles)
    ),
    'articles.1.headline = "无"': lambda s: s.articles[0].title == "无",
    "articles.credits = []": lambda s: not any(a.credits for a in s.articles),
    'articles.1.headline = "守村"': lambda s: s.articles[0].title == "守村",
    'articles.2.kicker = "白河两岸"': lambda s: s.articles[1].kicker is not None and not s.articles[1].kicker.parts,
    'articles.1.rights = "河滨日报社"': lambda s: s.articles[0].given == ("rights",),
}


@pytest.mark.parametrize("toml", CHANGES)
def test_a_correction_changes_what_it_says(toml: str) -> None:
    assert not CHANGES[toml](WITHOUT)
    source = parse(toml)
    assert source.problems == ()
    assert CHANGES[toml](source)


def test_without_corrections_nothing_is_an_editors() -> None:
    assert all(each.rule != "editor" and each.seam != "editor" for each in WITHOUT.labels)
    assert not any(article.given or article.errata for article in WITHOUT.articles)


# What does not fit its source.

MISFITS = {
    'lines.99 = "正文"': "勘误 lines.99：没有第99行，来源只有18行",
    'lines.4 = "正文"': "勘误 lines.4：第4行是空行",
    'lines.9."村口登记" = "图片说明"': "勘误 lines.9：这一行没有“村口登记”；现在是第7行",
    'lines.99."村口登记" = "图片说明"': "勘误 lines.99：没有第99行，来源只有18行；现在是第7行",
    'breaks.9."村里的" = true': "勘误 breaks.9：这一行没有“村里的”",
    'joins.9."三支" = 5': "勘误 joins.9：这一行没有“三支”；现在是第11行",
    "joins.4 = 3": "勘误 joins.4：第4行是空行",
    "joins.9 = 8": "勘误 joins.9：第8行是空行",
    "joins.9 = 9": "勘误 joins.9：首尾相接，成了一个圈",
    "joins.9 = 11\njoins.11 = 9": "勘误 joins.11：首尾相接，成了一个圈",
    "joins.9 = 5\njoins.11 = 5": "勘误 joins.11：第5行后面已经接了第9行",
    'joins.9 = 7\nlines.7 = "标题"': "勘误 joins.9：第7行定为标题，只有正文、图片说明、编注才能相接",
    'joins.9 = 7\nlines.7 = "图片说明"\nlines.9 = "正文"': "joins.9：与第7行不是一类（正文、图片说明），不能相接",
    "joins.17 = 11\nbreaks.13 = true": "勘误 joins.17：与第11行不在同一篇，不能相接",
    "breaks.98 = false": "勘误 breaks.98：没有第98行",
    'breaks.7 = true\nlines.7 = "版面杂项"': "勘误 breaks.7：这一行定为版面杂项",
    'breaks.1 = false\nlines.1 = "标题"': "勘误 breaks.1：前面没有别的文章",
    'misprints.4 = { before = "甲", after = "乙" }': "勘误 misprints.4：第4行是空行",
    'misprints.5 = { before = "后土", after = "后士" }': "勘误 misprints.5：这一行没有“后土”",
    'misprints.7 = { before = "前土", after = "前士" }': "勘误 misprints.7：这一行没有“前土”；现在是第5行",
    'misprints.15 = { before = "的", after = "之" }': "勘误 misprints.15：这一行不止一处“的”",
    'misprints.5 = [{ before = "前土郭", after = "" }, { before = "郭村", after = "" }]': "另一处勘误重叠",
    'misprints.13 = { before = "新桥昨日通车", after = " " }': "勘误 misprints.13：改完这一行就没有字了",
    "articles.3.date = 2020-02-13": "勘误 articles.3：没有第3篇，这个来源只有2篇",
    'articles.1."新桥昨日".date = 2020-02-13': "勘误 articles.1：这一篇没有“新桥昨日”；现在是第2篇",
    'articles.3."新桥昨日".date = 2020-02-13': "勘误 articles.3：没有第3篇，这个来源只有2篇；现在是第2篇",
    'articles.2."新桥".date = 2020-02-13\narticles.2."王二".rights = "甲"': "articles.2：这一篇没有“王二”",
    'breaks.11 = true\narticles.2."新桥昨日".date = 2020-02-13': "勘误 articles.2：这一篇没有“新桥昨日”；现在是第3篇",
}


@pytest.mark.parametrize("toml", MISFITS)
def test_what_does_not_fit_is_an_error_and_the_rest_holds(toml: str) -> None:
    source = parse(f'{toml}\narticles.page = "A06"')
    (problem,) = source.problems
    assert MISFITS[toml] in problem.message
    assert (problem.source, problem.severity, problem.hint) == ("page.txt", Severity.ERROR, "请改 page.toml")
    assert {article.page for article in source.articles} == {"A06"}
    assert unaccounted(source.lines, source.articles, source.furniture) == ()


@pytest.mark.parametrize("toml", ["joins.5 = 1", "joins.9 = 1\njoins.17 = 1"])
def test_what_is_refused_changes_nothing(toml: str) -> None:
    source = parse(toml)
    assert source.problems
    assert (source.labels, source.articles, source.furniture) == (WITHOUT.labels, WITHOUT.articles, WITHOUT.furniture)


def test_a_place_has_to_be_in_the_gazetteer() -> None:
    source = parse('articles.localities = ["河南省/郑州市/荥阳市", "河南省/荥阳市"]')
    (problem,) = unknown_places([source], load_gazetteer())
    assert problem.message == "勘误 articles.localities：地名表里没有“河南省/荥阳市”"
    found = find_places(source, load_gazetteer())
    assert [[(x.place.code, x.rule) for x in each.localities] for each in found] == [[("410182", "编者指定")]] * 2


@pytest.mark.parametrize("path", ["登封市", "河南省/登封市", "河南省郑州市登封市", "登封縣", "河南省/登封县"])
def test_a_place_that_is_not_written_out_is_offered_whole(path: str) -> None:
    (problem,) = unknown_places([parse(f'articles.1.localities = ["{path}"]')], load_gazetteer())
    assert f"是不是 河南省/郑州市/登封{'市' if path.endswith('市') else '县'}？" in problem.hint


def test_an_article_is_not_called_filed_by_an_editor_whose_places_are_unknown() -> None:
    source = parse('articles.1.localities = ["荥阳市"]\narticles.2.localities = ["荥阳市", "河南省"]')
    messages = [problem.message for problem in unknown_places([source], load_gazetteer())]
    assert messages == [f"勘误 articles.{n}.localities：地名表里没有“荥阳市”" for n in (1, 2)]
    records, _ = make_records((source,), Settings())
    assert [record.article.given for record in records] == [(), ("localities",)]
    assert "编者指定" not in [each.rule for each in records[0].localities]


def test_an_article_may_be_filed_under_a_village_or_under_nothing() -> None:
    path = "河南省/郑州市/荥阳市/索河街道/老城社区"
    found = find_places(parse(f'articles.1.localities = ["{path}"]\narticles.2.localities = []'), load_gazetteer())
    assert [["/".join(x.place.path) for x in each.localities] for each in found] == [[path], []]


def test_no_day_is_inferred_where_an_editor_says_that_nobody_knows_it() -> None:
    page = "修渠人\n\n本报讯 2020年2月9日，渠通了一半。\n"
    for toml, inferred in (("", True), ('articles.date = "无"', False)):
        records, _ = make_records((parse(toml, page),), Settings())
        assert (records[0].date_inferred is not None) is inferred


def test_what_was_printed_is_kept() -> None:
    source = parse('misprints.5 = { before = "前土", after = "前士", reason = "笔误" }\narticles.1.headline = "守村"')
    (article, _) = source.articles
    assert "前土郭村" in label(source, 5).line.raw
    assert article.errata == source.errata == (Misprint(5, "前土", "前士", "笔误"),)
    assert article.headline is not None
    assert (article.headline.text, article.headline.printed, article.headline.line) == ("守村", "前士郭村的守村人", 3)


# What may not be written so.

BAD = {
    'lines.17 = "图片"': ("lines.17 不能是 “图片”", "应是版面杂项、引题、标题"),
    'lines.3."守村人" = "图片"': ("lines.3 不能是 “图片”", "应是版面杂项"),
    'lines.3 = { "守村人" = "正文", "前士" = "标题" }': ("lines.3 写了 2 次", "只留一条"),
    'lines.x = "正文"': ("lines.x 里的“x”不是行号", "从 1 起"),
    'lines.0 = "正文"': ("lines.0 里的“0”不是行号", "从 1 起"),
    "lines = 3": ("lines 不能是 3", "lines.行号 = …"),
    'line.3 = "正文"': ("没有 line 这一项", "是不是 lines？可用的有：lines、joins"),
    '[lines]\n3 = "正文"\njoins.5 = 3': ("lines.joins 里的“joins”不是行号", "要写在所有 [小节] 之前"),
    "joins.20 = true": ("joins.20 不能是 true", "行号"),
    "joins.20 = -1": ("joins.20 不能是 -1", "0 表示自成一段"),
    "breaks.20 = 1": ("breaks.20 不能是 1", "true"),
    'misprints.3 = "甲"': ("misprints.3 不能是 “甲”", '{ before = "原文", after = "改文" }'),
    'misprints.3 = { before = "甲" }': ("misprints.3 不能是", "before"),
    'misprints.3 = { before = "", after = "甲" }': ("misprints.3 的 before 不能是 “”", "不空"),
    'misprints.3 = { before = "甲\\n", after = "乙" }': ("misprints.3 的 before 不能是", "不跨行"),
    'misprints.3 = { before = "甲", after = "\\u202e" }': ("misprints.3 的 after 不能是", "一行"),
    'misprints.3 = { before = "甲", after = "乙", why = "" }': ("misprints.3 里没有 why 这一项", "reason"),
    "articles = 1": ("articles 不能是 1", "articles.篇号.项目"),
    "articles.2 = 1": ("articles.2 不能是 1", "articles.2.项目"),
    'articles.2."新桥".datum = "1"': ("articles.2 里没有 datum 这一项", "是不是 date？"),
    'articles.2."标题" = "甲"': ("articles.2 里没有 标题 这一项", "可用的有：kicker"),
    'articles.2."新桥".page = "1"\narticles.2."通车".page = "2"': ("articles.2.page 写了两次", "只留一条"),
    'articles.2.datum = "1"': ("articles.2 里没有 datum 这一项", "可用的有：kicker"),
    'articles.headline = "甲"': ("articles.headline 要写明是哪一篇", "articles.1.headline"),
    'articles.date = "2020-02-13"': ("articles.date 不能是 “2020-02-13”", "不加引号"),
    "articles.date = 1004-02-13": ("articles.date 不能是 1004-02-13", "1800年以后"),
    "articles.date = 2944-02-13": ("articles.date 不能是 2944-02-13", "不在将来"),
    "articles.date = 2020-02-13T08:00:00": ("articles.date 不能是", "日期"),
    "articles.page = 6": ("articles.page 不能是 6", '要加英文引号："6"'),
    'articles.outlet = " "': ("articles.outlet 不能是", "一行不空的文字"),
    'articles.1.headline = "甲\\n乙"': ("articles.1.headline 不能是", "一行不空的文字"),
    'articles.credits = "王小明"': ("articles.credits 不能是 “王小明”", "应是列表"),
    'articles.credits = ["记者 李红", "王小明"]': ("articles.credits 里的 “王小明” 不对", "先写身份，再写姓名"),
    'articles.credits = ["主编 王小明"]': ("articles.credits 里的 “主编” 不对", "身份可写记者、通讯员"),
    'articles.credits = ["：", 3]': ("articles.credits 不能是", "身份可写记者、通讯员"),
    'articles.localities = "河南省"': ("articles.localities 不能是", "列表"),
    'articles.localities = ["甲", "乙", "丙", "丁", "戊", "己"]': ("articles.localities 不能是", "最多五处"),
}


@pytest.mark.parametrize("toml", BAD)
def test_mistakes_name_the_file_the_key_and_what_is_allowed(toml: str) -> None:
    message, hint = BAD[toml]
    corrections, problems = read_corrections(f"breaks.42 = true\n{toml}".encode(), "page.toml")
    (problem,) = problems
    assert (problem.source, problem.severity) == ("page.toml", Severity.ERROR)
    assert problem.line == (None if toml.startswith("[") else 2)
    assert message in problem.message
    assert hint in problem.hint
    assert not re.search("'", problem.told)
    assert corrections.breaks[42] is True


@pytest.mark.parametrize(
    ("toml", "line"),
    [
        ("breaks.1 = true\nlines.3 = 正文", 2),
        ('lines.3 = "正文"\n[lines]\n4 = "正文"', 2),
        ('lines.3 = "正文"\nlines.3 = "标题"\n\n', 2),
        ("articles.date = 2020-02-30", 1),
        ("a = " + "[" * 20_000, None),
        ("a = " + "9" * 5_000, None),
    ],
)
def test_what_is_no_toml_is_told_with_its_line(toml: str, line: int | None) -> None:
    corrections, (problem,) = read_corrections(toml.encode(), "page.toml")
    assert corrections == NO_CORRECTIONS
    assert problem.message.startswith("TOML 写法有误")
    assert (problem.line, problem.done) == (line, "整个文件没有用上")


def test_a_block_that_was_pasted_twice_counts_once() -> None:
    block = 'breaks.3 = true\nmisprints.5 = { before = "甲", after = "乙" }\n'
    assert read_corrections((block + block).encode(), "") == read_corrections(block.encode(), "")
    (problem,) = read_corrections((block + block.replace("乙", "丙")).encode(), "")[1]
    assert (problem.line, "misprints.17 = [{ … }, { … }]" in problem.hint) == (4, True)


def test_another_encoding_is_refused() -> None:
    corrections, (problem,) = read_corrections('lines.3 = "正文"'.encode("gbk"), "page.toml")
    assert (corrections, problem.message) == (NO_CORRECTIONS, "不是 UTF-8 编码")


def test_every_role_and_fact_can_be_given() -> None:
    for role, word in ROLE_WORDS.items():
        assert read_corrections(f'lines.1 = "{word}"'.encode(), "")[0].roles == {1: role}
    assert set(FACTS) | {"unknown"} == set(Facts.__dataclass_fields__)
    assert set(COMMON_FACTS) == set(FACTS) - {"kicker", "headline", "subhead"}


def test_the_proof_page_tells_of_every_role_and_fact() -> None:
    page = (ROOT / "templates" / "proof.html").read_text("utf-8")
    assert f"可写：{'、'.join(ROLE_WORDS.values())}。" in page
    for name, word in FACT_WORDS.items():
        assert f'{word} <code lang="en">{name}</code>' in page or f'articles.2."新桥通车".{name} = ' in page, name


@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
@settings(deadline=None)
def test_no_file_is_a_crash(data: bytes) -> None:
    read_corrections(data, "page.toml")


# Which file belongs to which source.


def test_a_file_corrects_the_source_of_its_name(tmp_path: Path) -> None:
    toml = b"breaks.3 = true"
    fill(tmp_path, {"a.txt": b"a", "a.toml": toml, "b/a.MD": b"b", "b/a.toml": b"breaks.5 = true", "jianbao.txt": b"c"})
    fill(tmp_path, {"jianbao.toml": b'title = "a"'})
    raws, _, problems = read_sources(tmp_path)
    assert problems == ()
    assert [dict(raw.corrections.breaks) for raw in raws] == [{3: True}, {5: True}, {}]


def test_corrections_without_a_source_are_an_error(tmp_path: Path) -> None:
    fill(tmp_path, {"a.txt": b"a", "b.toml": b"breaks.1 = true", "c.toml": b"# none", "d.toml": b'title = "d"'})
    problems = read_sources(tmp_path)[2]
    assert [(p.source, p.severity) for p in problems] == [
        ("b.toml", Severity.ERROR),
        ("c.toml", Severity.WARNING),
        ("d.toml", Severity.WARNING),
    ]
    assert "b.txt" in problems[0].hint


def test_a_file_without_a_source_is_a_warning(tmp_path: Path) -> None:
    fill(tmp_path, {"a.txt": b"a", "b.toml": b"", "about.md": b"x", "about.toml": b""})
    problems = read_sources(tmp_path)[2]
    assert [(p.source, p.severity) for p in problems] == [
        ("about.toml", Severity.WARNING),
        ("b.toml", Severity.WARNING),
    ]


def test_a_file_that_has_the_ending_of_its_source_too_is_told_its_name(tmp_path: Path) -> None:
    fill(tmp_path, {"一版.txt": b"a", "一版.txt.toml": b"breaks.1 = true"})
    (problem,) = read_sources(tmp_path)[2]
    assert (problem.source, problem.severity, problem.hint) == ("一版.txt.toml", Severity.ERROR, "请改名为 一版.toml")


def test_a_file_of_two_sources_is_used_for_neither(tmp_path: Path) -> None:
    fill(tmp_path, {"a.txt": b"a", "a.md": b"b", "a.toml": b"breaks.1 = true"})
    raws, _, (problem, _) = read_sources(tmp_path)
    assert problem.message == "分不清是哪个来源的勘误：a.md、a.txt"
    assert {raw.corrections == NO_CORRECTIONS for raw in raws} == {True}


def test_of_two_files_that_differ_in_case_one_is_used_and_the_other_told(tmp_path: Path) -> None:
    fill(tmp_path, {"a.txt": b"a", "a.TOML": b"breaks.1 = true", "a.toml": b"breaks.1 = false"})
    if len(list(tmp_path.iterdir())) < 3:
        pytest.skip("a disk that does not tell the two apart")
    (raw,), _, (problem,) = read_sources(tmp_path)
    assert (dict(raw.corrections.breaks), problem.source, problem.done) == ({1: True}, "a.toml", "没有用上")


def test_a_link_is_refused(tmp_path: Path) -> None:
    fill(tmp_path, {"a.txt": b"a"})
    symlink(tmp_path / "a.toml", "/etc/passwd")
    (problem,) = read_sources(tmp_path)[2]
    assert (problem.source, problem.severity) == ("a.toml", Severity.ERROR)


# The command and the site.


def test_the_build_applies_what_fits_and_fails_for_what_does_not(tmp_path: Path) -> None:
    toml = 'articles.page = "A06"\nmisprints.5 = { before = "前土", after = "前士", reason = "笔误" }\njoins.99 = 3\n'
    toml += 'articles.2.headline = "新桥通车"\narticles.2.kicker = "白河两岸"\n'
    toml += 'lines.3 = "题目"\narticles.localities = ["河南省/无此县"]'
    seeds = fill(tmp_path / "seeds", {"page.txt": PAGE.encode(), "page.toml": toml.encode()})
    result = run("--source", seeds, "--output", tmp_path / "site")
    assert result.exit_code == 1
    told = said(result)
    assert "page.toml:6: lines.3 不能是 “题目”；这一条没有用上。应是版面杂项" in told
    assert "page.txt: 勘误 joins.99：没有第99行" in told
    assert "地名表里没有“河南省/无此县”" in told
    article = (tmp_path / "site/articles/page-1.html").read_text("utf-8")
    assert "第A06版" in article
    assert "原作“前土”，改作“前士”：笔误" in article
    assert "前土郭村" not in article
    given = (tmp_path / "site/articles/page-2.html").read_text("utf-8")
    assert "标题原作“新桥昨日通车”" in given
    assert "引题、标题、版次" in given
    assert '<p class="kicker" id="L-1">' in given
    proof = (tmp_path / "site/proofs/page.html").read_text("utf-8")
    for words in ("前土郭村", "勘误：原作“前土”，改作“前士”", "lines.3 不能是", "勘误 joins.99", "没有“河南省/无此县”"):
        assert words in proof
    data = json.loads((tmp_path / "site/data/sources/page.json").read_text("utf-8"))
    assert data["errata"][0]["source"] == PAGE.splitlines()[4]
    assert [a["page"] for a in data["articles"]] == ["A06", "A06"]


def test_captions_are_offered_to_be_joined_and_show_their_seam(tmp_path: Path) -> None:
    page = PAGE.replace("新桥昨日", "图为巡逻队员在村口\n登记来往的车。 王小明 摄\n\n新桥昨日")
    toml = 'lines.13 = "图片说明"\nlines.14 = "图片说明"\n'
    seeds = fill(tmp_path / "seeds", {"page.txt": page.encode(), "page.toml": toml.encode()})
    run("--source", seeds, "--output", tmp_path / "site")
    proof = unescape((tmp_path / "site/proofs/page.html").read_text("utf-8"))
    (offered,) = re.findall("joins.14.* = 13", proof)
    fill(seeds, {"page.toml": (toml + offered).encode()})
    run("--source", seeds, "--output", tmp_path / "site")
    article = (tmp_path / "site/articles/page-1.html").read_text("utf-8")
    assert re.search('图为巡逻队员在村口<a class="seam" id="s14" href="#n14"[^>]*></a>登记来往的车。', article)
    assert "第13行与第14行接为一段（编者指定）" in article


def test_an_explanation_heeds_the_corrections_too(tmp_path: Path) -> None:
    toml = 'lines.7 = "图片说明"\nlines.4 = "正文"\nlines.5 = ""'
    seeds = fill(tmp_path, {"page.txt": PAGE.encode(), "page.toml": toml.encode()})
    told = said(run("--explain", seeds / "page.txt")).splitlines()
    assert "page.toml:3: lines.5 不能是" in told[1]
    assert "勘误 lines.4：第4行是空行" in told[2]
    assert next(row for row in told if row.startswith("7 ")).split()[:4] == ["7", "图片说明", "1", "编者指定（editor）"]


def test_every_correction_that_the_proof_offers_is_allowed(tmp_path: Path) -> None:
    seeds = fill(tmp_path / "seeds", {"page.txt": PAGE.encode()})
    run("--source", seeds, "--output", tmp_path / "site")
    proofs = [(tmp_path / f"site/{edition}proofs/page.html").read_text("utf-8") for edition in ("", "hant/")]
    offered = [unescape(code) for proof in proofs for code in re.findall("<code[^>]*>(.*?)</code>", proof)]
    lines = [line.removeprefix("# ") for line in offered if " = " in line]
    assert {line.split(".")[0] for line in lines} == set(SECTIONS)
    for line in lines:
        corrections, problems = read_corrections(line.encode(), "")
        assert problems == (), line
        speaks_of_words = any(corrections.seen.values()) and not re.search(r"\.(17|20)\.\"(村民|上游)", line)
        assert not speaks_of_words or fit(corrections, split_lines(PAGE), len(PAGE)) == (corrections, ())


def test_what_the_proof_offers_of_an_article_claims_nothing_when_pasted_as_it_is(tmp_path: Path) -> None:
    seeds = fill(tmp_path / "seeds", {"page.txt": "今天村里修渠，大家都来了，一直干到天黑才回家。\n".encode()})
    run("--source", seeds, "--output", tmp_path / "site")
    proof = (tmp_path / "site/proofs/page.html").read_text("utf-8")
    offered = [unescape(code) for code in re.findall("<code[^>]*>(#? ?articles.1.*?)</code>", proof)]
    assert len(offered) == 7
    (seeds / "page.toml").write_text("\n".join(offered), encoding="utf-8")
    assert "page.toml" not in said(run("--source", seeds, "--output", tmp_path / "site"))
    data = json.loads((tmp_path / "site/data/sources/page.json").read_text("utf-8"))
    assert not re.search("2020|A06|河南|报纸名称|编者", json.dumps(data["articles"], ensure_ascii=False))
    assert data["articles"][0]["headline"] is None


DOUBTFUL = """修渠人

本报讯（记者 何苇）新密市西大街街道前土郭村修渠。截至2月9日，渠通了一半。

村里还组织了三支巡逻队，昼夜不停，从村口一直走到渠首，又从渠首走到河边，他们看见
"""
"""A likely misprint, a day after the printing, and a paragraph that breaks off."""


def test_terminal_about_page_and_proofs_tell_of_the_same_doubts(tmp_path: Path) -> None:
    seeds = fill(tmp_path / "seeds", {"page.txt": DOUBTFUL.encode(), "page.toml": b"articles.date = 2020-02-04"})
    result = run("--source", seeds, "--output", tmp_path / "site")
    told = re.findall(r"page\.txt:(\d+): (.*)", said(result).split("存疑（")[1])
    assert len(told) == int(re.findall(r"(\d+) 处存疑", result.output)[0]) == 3
    assert f"存疑</dt><dd>{len(told)}处" in (tmp_path / "site/about.html").read_text("utf-8")
    for edition in ("", "hant/"):
        proof = unescape((tmp_path / f"site/{edition}proofs/page.html").read_text("utf-8"))
        box = re.findall(r'aria-labelledby="doubts">(.*?)</section>', proof, re.DOTALL)[0]
        assert "problems" not in proof
        assert re.findall(r'href="#L(\d+)"', box) == [line for line, _ in sorted(told, key=lambda pair: int(pair[0]))]
        offered = 'misprints.3 = { before = "前土郭村", after = "前士郭村" }'
        assert re.findall(f'<ul class="pastes">\\s*<li>.*?<code[^>]*>{re.escape(offered)}</code>', box)
        assert len(re.findall("<em>存疑：", proof)) == len(told)
        assert "）；照原文刊出" in box
        for words in ("前土郭村", "截至2月9日"):
            assert f'misprints.3 = {{ before = "{words}", after = "{words}" }}' in box
        assert "就到这里" in box or "就到這裡" in box


def test_a_proof_leads_to_no_line_that_it_does_not_show(tmp_path: Path) -> None:
    toml = 'lines.2 = "正文"\nbreaks.4 = true\njoins.3 = 1\n'
    seeds = fill(tmp_path / "seeds", {"page.txt": DOUBTFUL.encode(), "page.toml": toml.encode()})
    run("--source", seeds, "--output", tmp_path / "site")
    proof = (tmp_path / "site/proofs/page.html").read_text("utf-8")
    assert all(f"第{n}行是空行" in proof for n in (2, 4))
    assert set(re.findall('href="#(L[^"]+)"', proof)) <= set(re.findall('id="(L[^"]+)"', proof))


@pytest.mark.parametrize("name", ["page.toml", "page.TOML"])
def test_a_proof_tells_what_was_wrong_in_its_editors_file_and_where_in_that(name: str, tmp_path: Path) -> None:
    seeds = fill(tmp_path / "seeds", {"page.txt": DOUBTFUL.encode(), name: b"# one\nlines.1 = = 1"})
    run("--source", seeds, "--output", tmp_path / "site")
    proof = (tmp_path / "site/proofs/page.html").read_text("utf-8")
    box = re.findall(r'aria-labelledby="problems">(.*?)</section>', proof, re.DOTALL)[0]
    assert re.findall(r"<li>(.*?)：TOML 写法有误.*整个文件没有用上", box) == [f'<code lang="en">{name}</code>第2行']


def test_words_that_an_editor_lets_stand_are_no_doubt_and_no_misprint(tmp_path: Path) -> None:
    settled = """
        articles.date = 2020-02-04
        misprints.3 = [{ before = "前土郭村", after = "前土郭村" }, { before = "2月9日", after = "2月9日" }]
    """
    seeds = fill(tmp_path / "seeds", {"page.txt": DOUBTFUL.encode(), "page.toml": settled.encode()})
    result = run("--source", seeds, "--output", tmp_path / "site")
    assert "1 处存疑" in result.output
    assert "前土郭村" not in said(result)
    assert "2月9日" not in said(result)
    proof = unescape((tmp_path / "site/proofs/page.html").read_text("utf-8"))
    article = unescape((tmp_path / "site/articles/page-1.html").read_text("utf-8"))
    assert "“前土郭村”原文如此" in proof
    assert "原文如此" not in article


def test_a_source_without_an_article_is_a_doubt_that_an_editor_settles(tmp_path: Path) -> None:
    seeds = fill(tmp_path / "seeds", {"page.txt": PAGE.encode(), "head.txt": "河滨日报\n责任编辑 王小明\n".encode()})
    told = said(run("--source", seeds, "--output", tmp_path / "site"))
    assert "head.txt:1: 没有认出文章，每一行都归为版面杂项" in told
    proof = unescape((tmp_path / "site/proofs/head.html").read_text("utf-8"))
    box = re.findall(r'aria-labelledby="doubts">(.*?)</section>', proof, re.DOTALL)[0]
    offered = re.findall(r"<code[^>]*>(.*?)</code>", box)
    assert offered[0] == 'lines.1."河滨日报" = "版面杂项"'
    for line in offered:
        fill(seeds, {"head.toml": line.encode()})
        assert "head.txt" not in said(run("--source", seeds, "--check"))


# What must hold of any corrections.


@st.composite
def corrected_pages(draw: st.DrawFn) -> tuple[str, Corrections]:
    """A page however broken, and corrections that may speak of any line of it and of the one behind its last."""
    page = draw(pages)
    lines = st.integers(1, page.count("\n") + 2)
    heads = st.sampled_from([None, "题"])
    misprints = st.builds(Misprint, lines, st.sampled_from("的年堤，"), st.just(""))
    seen = st.dictionaries(lines, st.sampled_from("的年堤，"), max_size=3)
    return page, Corrections(
        seen=draw(st.dictionaries(st.sampled_from(["lines", "joins", "breaks"]), seen)),
        roles=draw(st.dictionaries(lines, st.sampled_from(Role), max_size=8)),
        joins=draw(st.dictionaries(lines, st.just(0) | lines, max_size=8)),
        breaks=draw(st.dictionaries(lines, st.booleans(), max_size=6)),
        misprints=tuple(draw(st.lists(misprints, max_size=4))),
        articles=draw(st.dictionaries(st.integers(1, 3), st.builds(Facts, headline=heads, kicker=heads), max_size=2)),
        named=draw(st.dictionaries(st.integers(1, 3), st.tuples(st.sampled_from("的年堤，")), max_size=2)),
    )


@given(corrected_pages())
@settings(deadline=None)
def test_no_line_is_lost_and_no_correction_is_passed_over(pair: tuple[str, Corrections]) -> None:
    page, wanted = pair
    source = parsed(page, corrections=wanted)
    assert unaccounted(source.lines, source.articles, source.furniture) == ()
    assert altered(source) == ()
    by_line = {each.line.no: each for each in source.labels}
    held = source.corrections
    assert all(by_line[line].role is role for line, role in held.roles.items())
    assert all(by_line[line].continues == (before or None) for line, before in held.joins.items())
    assert all(starts(source, line) is begins for line, begins in held.breaks.items())
    told = Counter(problem.message.split("：")[0] for problem in source.problems)
    for section, all_of, kept in (
        ("lines", wanted.roles, held.roles),
        ("joins", wanted.joins, held.joins),
        ("breaks", wanted.breaks, held.breaks),
        ("articles", wanted.articles, held.articles),
    ):
        assert all((number in kept) is not (f"勘误 {section}.{number}" in told) for number in all_of)
    assert all((m in held.misprints) or f"勘误 misprints.{m.line}" in told for m in wanted.misprints)
