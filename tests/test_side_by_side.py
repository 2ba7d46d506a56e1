"""Columns that stand side by side in a source are told of; tables and what is typed with blanks are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands import fill, run, said
from tests.inputs import parsed

LEFT = (
    "本报讯（记者何苇）昨日上午，白河南岸的石桥镇举行春灌开闸仪式，三座泵站同时启动，"
    "清水沿着新修的干渠流进麦田。镇水利站站长说，今年比往年早了十天，一万二千亩小麦都能浇上返青水。"
    "“头一遍水浇得早，苗才长得齐。”种粮大户说。今年全镇还要整修支渠四十里，解决渠尾用水难的问题。"
)
RIGHT = (
    "本报讯（通讯员苏禾）县图书馆的流动书车昨日开进柳林小学，送来图书两千册，孩子们围着书车不肯走。"
    "馆长说，书车每月来一次，看完的书可以换。学校腾出一间教室当阅览室，由高年级的学生轮流管理，"
    "放学以后也开门，家长可以陪着孩子一起看。全县已有二十一所小学加入，年底前要走遍各村。"
)


def cut(text: str, width: int) -> list[str]:
    return [text[at : at + width] for at in range(0, len(text), width)]


def laid_out(gap: str) -> str:
    left, right = cut(LEFT, 16), cut(RIGHT, 16)
    rows = [f"{one:　<16}{gap}{other}" for one, other in zip(left, right, strict=False)]
    return "\n".join(["渠水流进麦田", "", *rows, "", "责任编辑 王小明"]) + "\n"


@pytest.mark.parametrize("gap", ["   ", "      ", "　　"])
def test_columns_side_by_side_are_told_of(gap: str) -> None:
    (problem,) = parsed(laid_out(gap)).problems
    assert problem.line == 3
    last = 2 + min(len(cut(LEFT, 16)), len(cut(RIGHT, 16)))
    assert problem.message.startswith(f"第3行到第{last}行像是几栏并排")
    assert "不用 -layout" in problem.hint


def test_columns_whose_lines_stand_at_different_heights_are_told_of() -> None:
    """The middle of a page by pdftotext -layout, where a picture moved one column by half a line."""
    left, right = cut(LEFT * 2, 16), cut(RIGHT * 2, 16)
    rows = [row for one, other in zip(left, right, strict=False) for row in (one, " " * 36 + other)]
    (problem,) = parsed("\n".join(["渠水流进麦田", *rows])).problems
    assert problem.message.startswith(f"第3行到第{1 + len(rows)}行像是几栏并排")


def test_a_line_with_one_column_and_blank_lines_do_not_end_them() -> None:
    lines = laid_out("   ").split("\n")
    alone = [*lines[:6], " " * 38 + "两岸的人都来看", *lines[6:]]
    assert len(parsed("\n\n".join(alone)).problems) == 1


@pytest.mark.parametrize(
    "rows",
    [
        [
            f"{name}　　　石桥镇　　　{n}公斤　　　一等"
            for n, name in enumerate(["大豆", "小麦", "玉米", "棉花", "花生", "芝麻", "绿豆"])
        ],
        [
            f"{name}镇中心小学教学楼工程      县第一建筑安装工程有限公司"
            for name in ["柳林", "石桥", "白河", "新店", "大营", "小河"]
        ],
        [f"　　{line}。" for line in cut(LEFT, 16)],
        [f"第{n}版  {line}" for n, line in enumerate(cut(RIGHT, 16), 1)],
    ],
    ids=["table", "long cells", "indents", "a list"],
)
def test_rows_and_indents_are_no_columns(rows: list[str]) -> None:
    assert not parsed("\n".join(rows)).problems


def test_the_build_and_the_proof_say_so(tmp_path: Path) -> None:
    seeds = fill(tmp_path / "seeds", {"a.txt": laid_out("   ").encode()})
    result = run("--source", seeds, "--output", tmp_path / "site")
    assert result.exit_code == 0
    assert "a.txt:3: 第3行到第" in said(result)
    assert "像是几栏并排" in (tmp_path / "site/proofs/a.html").read_text("utf-8")


@pytest.mark.parametrize("separator", ["\t", ",", "|"])
def test_a_table_of_articles_is_told_of(separator: str) -> None:
    rows = ["标题", "日期", "版次", "备注"], ["渠水流进麦田", "2018-06-15", "A3", "两岸的人都来看。"]
    (problem,) = parsed("\n".join(separator.join(row) for row in rows)).problems
    assert (problem.line, problem.message[:6]) == (1, "第1行是表头")
    assert "一个字段一行" in problem.hint


@pytest.mark.parametrize(
    "text",
    [
        "标题\t渠水流进麦田\n日期\t2018-06-15\n两岸的人都来看。\n",
        "标题,要短\n正文,要实\n",
        "标题、日期、版次\n渠水、麦田\n",
        "标题，日期，作者，正文，都要写清楚\n投稿的人要注意，缺一样就登不出来。\n",
    ],
)
def test_labels_before_tabs_are_no_head_of_a_table(text: str) -> None:
    assert not parsed(text).problems


@pytest.mark.parametrize(
    ("text", "line", "form"),
    [
        ('{"title": "渠水流进麦田", "date": "2018-06-15"}\n{"title": "新桥通车", "date": "2018-06-16"}\n', 1, "JSON"),
        ('[\n  {\n    "标题": "渠水流进麦田",\n    "正文": "两岸的人都来看。"\n  }\n]\n', 3, "JSON"),
        ('<?xml version="1.0"?>\n<rss>\n<item><title>渠水流进麦田</title></item>\n</rss>\n', 3, "XML"),
        ("<!DOCTYPE html>\n<html>\n<title>渠水流进麦田</title>\n</html>\n", 0, ""),
        ("[春到山乡]\n两岸的人都来看。\n", 0, ""),
    ],
)
def test_what_programs_write_is_told_of(text: str, line: int, form: str) -> None:
    problems = parsed(text).problems
    assert [(each.line, form in each.message) for each in problems] == [(line, True)] * (line > 0)
