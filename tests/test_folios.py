"""On which page of the paper an article stands: the table ``stated_pages.tsv``, whose head says how it is read."""

from __future__ import annotations

import pytest

from jianbao.model import Label, Role
from jianbao.parse.assemble import assemble
from jianbao.parse.classify import classify
from jianbao.parse.folios import pages
from jianbao.text.lines import split_lines
from tests.inputs import rows_of

ROWS = rows_of("stated_pages.tsv")


ABOVE = "青禾日报 2018年1月1日 第8版\n\n春到山乡\n\n本报讯 村里的广播响了，大家从屋里走出来，站在老槐树下听。\n\n"
BELOW = "\n\n河堤修好了\n\n本报讯（记者 王小明）河堤昨日修好，两岸的人都来看。\n"


def read(context: str, text: str) -> str:
    articles, _ = assemble("a", classify(split_lines(ABOVE * (context == "below") + text + BELOW)))
    return articles[-1].page or "-"


def stated(context: str, text: str) -> str:
    if context in ("read", "below"):
        return read(context, text)
    said = [(line, Role.BYLINE if context == "byline" else Role.FURNITURE) for line in text.split("↵")]
    title, other = ("河堤修好了", Role.HEADLINE), ("春到山乡", Role.HEADLINE)
    rows = {
        "page": [*said, title],
        "next": [("青禾日报 第8版", Role.FURNITURE), other, *said, title],
        "foot": [title, *said],
        "byline": [title, *said],
    }[context]
    lines = split_lines("\n".join(line for line, _ in rows))
    labels = [
        Label(line, role, "", article=None if role is Role.FURNITURE else 1 + (line.text == title[0]))
        for line, (_, role) in zip(lines, rows, strict=True)
    ]
    if context == "byline":
        labels = [Label(label.line, label.role, "", article=2) for label in labels]
    return pages(labels).get(2, "-")


def test_an_only_folio_between_two_articles_is_that_of_the_page_below() -> None:
    articles, _ = assemble("a", classify(split_lines(ABOVE.replace(" 第8版", "") + "第二版" + BELOW)))
    assert [article.page for article in articles] == [None, "2"]


def test_a_folio_in_chinese_numerals_is_nobody_s_name() -> None:
    rows = "公社　　土炉数　　日产量\n柳湾　　一〇三　　二四〇〇\n合计　　二五七　　五五〇〇\n"
    rest = "（上接第一版）特别是要抓住技术关，组织铁匠、木匠、老工人，成立研究小组，及时推广先进经验。\n"
    articles, _ = assemble("a", classify(split_lines(f"{ABOVE}{rows}第二版\n{rest}".replace("\n\n", "\n"))))
    assert [(article.page, article.credits) for article in articles] == [("8", ()), ("2", ())]


@pytest.mark.parametrize(("context", "text", "page"), [pytest.param(*row, id=row[1]) for row in ROWS])
def test_stated_page(context: str, text: str, page: str) -> None:
    assert stated(context, text) == page
