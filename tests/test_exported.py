"""Articles as databases export them, a field a line."""

from __future__ import annotations

import pytest

from jianbao.model import Corrections, Misprint, Role
from jianbao.parse.source import lost_lines
from tests.read import parsed

LABELLED = {
    "colons": (
        "标题：青禾县开展消防演练\n副题：三百人参加\n来源：青禾日报\n作者：记者 何苇 通讯员 周砚秋\n日期：2018-06-15\n"
        "版次：A03\n字数：860\n正文：\n"
    ),
    "brackets": (
        "【标题】青禾县开展消防演练\n【副题】三百人参加\n【来源】青禾日报\n【作者】记者 何苇 通讯员 周砚秋\n"
        "【日期】2018年6月15日\n【版次】第A03版\n【栏目】\n【正文】\n"
    ),
    "other words": (
        "题名:青禾县开展消防演练\n副标题:三百人参加\n作者:记者 何苇 通讯员 周砚秋\n报纸:青禾日报\n日期: 20180615\n"
        "版面: A03\n全文:"
    ),
    "spaced out, in Traditional": (
        "標　題：青禾縣開展消防演練\n副　題：三百人參加\n來　源：青禾日報\n作　者：記者 何葦 通訊員 周硯秋\n"
        "日　期：2018-06-15\n版　次：A03\n正　文："
    ),
}
TEXT = "6月14日上午，消防大队在人民广场开展演练，居民都来看。\n演练持续了一个小时。\n"
OTHER = "标题：河堤昨日修好\n来源：柳湾晚报\n日期：2018-06-16\n版次：4\n正文：两岸的人都来看，河堤全长三公里。\n"


@pytest.mark.parametrize("name", LABELLED)
def test_a_record_is_an_article(name: str) -> None:
    source = parsed(LABELLED[name] + TEXT + "\n" + OTHER)
    one, other = source.articles
    assert one.headline and one.subhead and other.headline
    heads = (one.headline.text[-6:], one.subhead.text[-2:], other.headline.text)
    assert heads in (("开展消防演练", "参加", "河堤昨日修好"), ("開展消防演練", "參加", "河堤昨日修好"))
    assert [str(each.date) for each in (one, other)] == ["2018-06-15", "2018-06-16"]
    assert [each.page for each in (one, other)] == ["A03", "4"]
    assert (one.outlet, other.outlet) in (("青禾日报", "柳湾晚报"), ("青禾日報", "柳湾晚报"))
    assert [credit.role for credit in one.credits] == ["记者", "通讯员"]
    told = [block.text for block in one.blocks if block.role is Role.PARA]
    assert told == TEXT.splitlines()
    assert other.blocks[-1].text == "两岸的人都来看，河堤全长三公里。"
    assert not list(lost_lines(source))


def test_the_label_stands_in_the_proof_and_a_misprint_behind_it_can_be_put_right() -> None:
    source = parsed(OTHER, corrections=Corrections(misprints=(Misprint(1, "河堤", "河提"),)))
    assert source.articles[0].headline and source.articles[0].headline.text == "河提昨日修好"
    assert (source.lines[0].raw, source.lines[0].label) == ("标题：河堤昨日修好", "标题：")
    assert not list(lost_lines(source))


@pytest.mark.parametrize(
    "text",
    [
        "标题：不超过二十字\n作者：写明单位\n正文：不超过千字\n",
        "题目：怎样写一封信\n日期：2018-06-15\n地点：县图书馆\n",
        "标题：河堤昨日修好\n\n两岸的人都来看，河堤全长三公里。\n",
    ],
)
def test_what_is_no_record_keeps_its_labels(text: str) -> None:
    assert [line.text for line in parsed(text).lines] == text.split()
