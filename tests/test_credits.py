"""Every known form of a credit, and what looks like one: the table ``credits.tsv``, whose head says how it is read."""

from __future__ import annotations

import pytest

from jianbao.model import Role
from jianbao.parse.classify import classify
from jianbao.parse.credits.article import MAY_BE_CREDITS, is_credit_line, read_credits
from jianbao.parse.credits.openings import plain_head, read_head
from jianbao.parse.credits.tails import PLAIN_END, read_last
from jianbao.parse.credits.words import folds
from jianbao.parse.patterns import plain
from jianbao.text.lines import split_lines
from tests.articles import block
from tests.inputs import rows_of

ROWS = rows_of("credits.tsv")
PARAGRAPH = {"head", "tail"}


def found(context: str, text: str) -> str:
    role = Role.PARA if context in PARAGRAPH else Role.BYLINE
    other = block(Role.PARA, "这一天，村里的人都来了。", 2)
    read = block(role, text)
    credits = read_credits([other, read] if context == "tail" else [read, other]).credits
    return " ".join(f"{credit.role}:{credit.name}" for credit in credits) or "-"


@pytest.mark.parametrize(("context", "text", "credits"), [pytest.param(*row, id=row[1]) for row in ROWS])
def test_credits(context: str, text: str, credits: str) -> None:
    if context != "text":
        assert found(context, text) == credits
    if context not in PARAGRAPH:
        assert is_credit_line(text) == (context == "line")


@pytest.mark.parametrize("text", sorted({text for _, text, _ in ROWS}))
@pytest.mark.parametrize("before", ["", "●", "据", "村里的广播响了，", "大家从屋里走出来互相问好说起今年的收成，"])
@pytest.mark.parametrize("after", ["", "昨日，大家从屋里走出来，互相问好。"])
def test_nothing_is_read_where_no_credits_are_looked_for(text: str, before: str, after: str) -> None:
    whole = before + text + after
    assert not plain_head().match(whole) or read_head(whole, folds(whole)) is None
    assert not PLAIN_END.fullmatch(whole[-2:]) or not list(read_last(whole))
    assert MAY_BE_CREDITS.search(plain(whole)) or not is_credit_line(whole)


def test_most_texts_are_not_searched_for_credits() -> None:
    text = "大家从屋里走出来互相问好说起今年的收成，脸上都是笑。"
    assert plain_head().match(text)
    assert PLAIN_END.fullmatch(text[-2:])


def test_rows_are_distinct() -> None:
    assert len({(context, text) for context, text, _ in ROWS}) == len(ROWS)


@pytest.mark.parametrize("name", ["·林晚舟·", "· 林晚舟 ·", "·林　晚·"])
def test_a_name_between_dots_signs_under_the_headline(name: str) -> None:
    page = f"大暑谈消暑\n{name}\n大暑将到，天气炎热，人们多喜欢吃些凉的东西。其实，热天吃过多的冷食，反而伤脾胃。"
    assert [label.role for label in classify(split_lines(page))] == [Role.HEADLINE, Role.BYLINE, Role.PARA]


def test_a_pen_name_signs_only_the_end_of_an_article_that_names_nobody_else() -> None:
    def writers(*texts: str) -> tuple[str, ...]:
        body = [block(Role.PARA, text, k) for k, text in enumerate(texts, 1)]
        return tuple(credit.name for credit in read_credits(body).credits)

    signed, plain_text, reported = "影片在北京首映。（东野）", "大家都说好。", "本报讯（记者 何苇）昨日，桥通了。"
    assert writers(plain_text, signed) == ("东野",)
    assert writers(signed, plain_text) == ()
    assert writers(reported, signed) == ("何苇",)
