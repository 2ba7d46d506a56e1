"""Marks inside the lines of an ``.md`` source are set aside wherever its words are shown, and nothing else is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbao.model import Role
from jianbao.parse.source import altered, unaccounted
from jianbao.text.inline import bare, without_converters, without_marks
from tests.commands import fill, run
from tests.inputs import parsed

PAGE = """# 石桥镇*春灌*开闸

**本报讯（记者 何苇）** 昨日上午，白河南岸的石桥镇举行**春灌开闸**仪式，清水沿着新修的[干渠](https://example.org/canal)流进麦田。

![渠水流进麦田。苏禾 摄](photo.jpg)

> “头一遍水浇得早，苗才长得齐。”种粮大户说，`泵站`的电费由镇里补贴。

*（作者单位：县水利局）*
"""


def page(name: str) -> list[str]:
    source = parsed(PAGE, name)
    assert unaccounted(source.lines, source.articles, source.furniture) == altered(source) == ()
    (article,) = source.articles
    assert [line.raw for line in source.lines] == [line for line in PAGE.split("\n") if line]
    return [block.text for block in article.blocks]


def test_an_md_source_is_read_without_its_marks() -> None:
    assert page("a.md") == [
        "石桥镇春灌开闸",
        "本报讯（记者 何苇） 昨日上午，白河南岸的石桥镇举行春灌开闸仪式，清水沿着新修的干渠流进麦田。",
        "渠水流进麦田。苏禾 摄",
        "“头一遍水浇得早，苗才长得齐。”种粮大户说，泵站的电费由镇里补贴。",
        "（作者单位：县水利局）",
    ]


CONVERTED = """# 石桥镇春灌开闸 {#ch01 .chapter}

[本报记者 何苇]{.author}

:::: {.article}
昨日上午，白河南岸的石桥镇举行[春灌]{.underline}开闸仪式[^1]，清水沿着新修的干渠流进麦田。\\
<p style="text-indent:2em">“头一遍水浇得早，苗才长得齐。”种粮大户说。</p>
::::

[ ![](share.png) ](javascript:;)

![](image1.jpeg){width="5.7in" height="3.8in"}

[![渠水流进麦田](a_s.jpg)](a.jpg)

<center>渠水流进麦田。苏禾&nbsp;摄</center>
"""


def test_what_converters_add_is_taken_off_before_the_lines_are_read() -> None:
    source = parsed(CONVERTED, "a.md")
    assert unaccounted(source.lines, source.articles, source.furniture) == altered(source) == ()
    (article,) = source.articles
    assert [(credit.role, credit.name) for credit in article.credits] == [("记者", "何苇")]
    assert [block.text for block in article.blocks] == [
        "石桥镇春灌开闸",
        "本报记者 何苇",
        "昨日上午，白河南岸的石桥镇举行春灌开闸仪式，清水沿着新修的干渠流进麦田。",
        "“头一遍水浇得早，苗才长得齐。”种粮大户说。",
        "渠水流进麦田。苏禾\xa0摄",
    ]
    assert [line.raw for line in source.lines] == [line for line in CONVERTED.split("\n") if line]


@pytest.mark.parametrize(
    "head",
    [
        "> 来源：[青禾日报](http://www.example.cn)\n> 日期：2015-06-18\n> 作者：何苇\n> 版面：03版 要闻",
        "*2015-06-18* · 青禾日报 · 何苇",
        "**作者：** 何苇\n**版面：** A03\n**来源：** 青禾日报\n**日期：** 2015-06-18",
    ],
)
def test_what_stands_under_the_headline_in_marks_is_read(head: str) -> None:
    text = "昨日上午，白河南岸的石桥镇举行春灌开闸仪式，清水沿着新修的干渠流进麦田。"
    (article,) = parsed(f"# 石桥镇春灌开闸\n\n{head}\n\n{text}\n\n种粮大户说，苗长得齐。", "a.md").articles
    assert (article.outlet, str(article.date)) == ("青禾日报", "2015-06-18")
    assert [credit.name for credit in article.credits] == ["何苇"]
    assert (article.page is None) == ("版面" not in head)


def test_a_txt_keeps_them() -> None:
    assert page("a.txt")[1:] == [line for line in PAGE.split("\n") if line][1:]


def test_a_picture_s_words_are_its_caption() -> None:
    (article,) = parsed(PAGE, "a.md").articles
    assert [block.text for block in article.body if block.role is Role.CAPTION] == ["渠水流进麦田。苏禾 摄"]


@pytest.mark.parametrize("told", ["图为麦田边的干渠。", "渠水流进麦田。苏禾 摄"])
def test_a_picture_s_name_over_its_caption_is_none(told: str) -> None:
    (article,) = parsed(
        PAGE.replace("![渠水流进麦田。苏禾 摄](photo.jpg)", f"![干渠](photo.jpg)\n\n{told}"), "a.md"
    ).articles
    assert [block.text for block in article.body if block.role is Role.CAPTION] == [told]


def test_lists_search_and_pages_have_the_words_and_the_proof_the_marks(tmp_path: Path) -> None:
    seeds = fill(
        tmp_path / "seeds",
        {"a.md": PAGE.encode(), "a.toml": 'misprints.3 = { before = "上午", after = "下午" }'.encode()},
    )
    site = tmp_path / "site"
    assert run("--source", seeds, "--output", site).exit_code == 0
    for shown in ("articles/a-1.html", "index.html", "sources/a.html", "feed.xml", "data/articles.csv"):
        text = (site / shown).read_text("utf-8")
        assert "**" not in text and "photo.jpg" not in text and "example.org" not in text, shown
    assert "昨日下午，" in (site / "articles/a-1.html").read_text("utf-8")
    (article,) = json.loads((site / "data/sources/a.json").read_text("utf-8"))["articles"]
    assert article["captions"] == ["渠水流进麦田。苏禾 摄"]
    assert "![渠水流进麦田。苏禾 摄](photo.jpg)" in (site / "proofs/a.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("***春灌***", "春灌"),
        ("_春灌_，__开闸__", "春灌，开闸"),
        ("[![渠](a.jpg)](b.html)边", "渠边"),
        ('[干渠](<a b.html> "渠")', "干渠"),
        ("> > 引文", "引文"),
        (r"\*注\_", "*注_"),
        ("``3`4``", "3`4"),
        ("[第1版] (春)", "[第1版] (春)"),
        ("| **村** | 亩 |", "| 村 | 亩 |"),
        ("---", "---"),
        ("* * *", "* * *"),
        ("**", "**"),
    ],
)
def test_which_marks_go(text: str, words: str) -> None:
    assert without_marks(text) == words


def test_braces_that_are_not_closed_take_no_time() -> None:
    text = "春到山乡 {" + "." * 5000
    assert without_converters(text) == text
    assert without_converters("写作 `{.cls}` {.cls}") == "写作 `{.cls}`"


@given(st.text("春*_`[]()!>\\ #a1|{}.&<^", min_size=1).filter(lambda text: text.strip()))
def test_whatever_the_marks_no_word_is_lost(text: str) -> None:
    source = parsed(f"春灌\n\n{text}\n", "a.md")
    assert altered(source) == ()
    assert unaccounted(source.lines, source.articles, source.furniture) == ()
    assert bare(text) == bare(without_marks(text.strip()))
