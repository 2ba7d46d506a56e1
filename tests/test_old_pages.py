"""Pages of papers before 1950: what ends a sentence there, and where the next item begins."""

from __future__ import annotations

import pytest

from jianbao.model import SourceText
from jianbao.parse.old_pages import with_full_stops
from jianbao.parse.source import parse_source
from jianbao.text.lines import split_lines

DAY = "青禾报 1936年9月2日 第三版\n\n"
POINTED = (
    "火警\n昨晚，河边茶馆起火，延烧楼房三幢，至十二时始熄。\n\n小窃被拘\n前日，警察拘获小窃王阿三一名，昨晨讯办。\n\n"
    "女伶抵津\n名女伶小翠喜，昨由沪乘轮抵津。\n"
)
COMMAS = POINTED.replace("，", "、").replace("。", "、")
BARE = (
    "火警\n昨晚十一时河边某茶馆因烛火不慎忽然起火延烧左右楼房三幢至十二时始熄\n\n"
    "小窃被拘\n前日下午警察在估衣街拘获小窃王阿三一名搜出衣服当票等物昨晨讯办\n\n"
    "女伶抵津\n名女伶小翠喜昨由沪乘轮抵津寓于大新街某旅馆闻将于下月初一日起登台\n"
)
HEADS = ["火警", "小窃被拘", "女伶抵津"]


def heads_and_doubts(text: str) -> tuple[list[str | None], list[str]]:
    source = parse_source(SourceText("a.txt", "a", text, "utf-8"))
    heads = [article.headline.text if article.headline else None for article in source.articles]
    return heads, [label.doubt for label in source.labels if label.doubt]


@pytest.mark.parametrize(
    "text",
    [
        DAY + POINTED,
        DAY + COMMAS,
        DAY + BARE,
        COMMAS,
        (DAY + COMMAS).replace("\n\n", "\n"),
        DAY + COMMAS.replace("始熄、", "始熄、（一日专电）"),
    ],
)
def test_a_head_stands_over_each_item(text: str) -> None:
    assert heads_and_doubts(text) == (HEADS, [])


@pytest.mark.parametrize(
    "text",
    [
        (DAY + POINTED).replace("1936", "1986"),
        DAY + POINTED.replace("小窃", "二、小窃", 1).replace("女伶抵津", "三、女伶", 1),
        POINTED,
    ],
)
def test_elsewhere_they_are_headings(text: str) -> None:
    assert heads_and_doubts(text)[0] == HEADS[:1]


def test_a_day_of_a_reign_with_its_weekday_is_the_page_s() -> None:
    text = "申报\n大清光绪三十二年八月十五日 礼拜二\n\n茶务之兴衰，实关乎民生国计，近年以来，外洋茶市日见疲滞。\n"
    (article,) = parse_source(SourceText("a.txt", "a", text, "utf-8")).articles
    assert (article.outlet, str(article.date)) == ("申报", "1906-10-02")


def test_a_roll_of_guests_is_no_old_page() -> None:
    guests = "到会的有\n青禾县人民政府县长王小明、\n青禾县农业局局长李红旗同志、\n江北省农业大学教授周砚秋、\n"
    lines = split_lines(guests)
    assert with_full_stops(lines) is lines


def test_the_text_keeps_its_points() -> None:
    source = parse_source(SourceText("a.txt", "a", DAY + COMMAS, "utf-8"))
    assert [line.text for line in source.lines] == [line for line in (DAY + COMMAS).split("\n") if line]


def test_names_in_rows_are_no_sentences() -> None:
    rows = "与会人员名单\n王小明、李大山、张国华、刘志强、陈建国、\n赵永红、孙立军、周文斌、吴晓东、郑海涛、\n"
    assert heads_and_doubts(rows)[0] == ["与会人员名单"]
