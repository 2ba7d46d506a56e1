"""Lines of paper, day and page in files of several articles: which article each tells of."""

from __future__ import annotations

import pytest

from jianbao.parse.assemble import assemble
from jianbao.parse.classify import classify
from jianbao.parse.imprints import imprint
from jianbao.parse.page import Page
from jianbao.text.lines import split_lines

PIECES = (
    ("老渡口的石阶添了六盏新灯", "老渡口的石阶上装了六盏灯，夜里过河的人不再摸黑。灯是村里凑钱买的。"),
    ("先修水渠", "青禾县的二十里水渠清了淤，渠水一直流到最远的田边。种田的人都说好。"),
    ("豆腐坊搬进新街", "老街拆了，开了三十年的豆腐坊搬到新街，天不亮就有人来排队买豆腐。"),
)


def told(text: str) -> list[tuple[str, str, str, str]]:
    """Of each article the headline, the paper, the day and the page."""
    articles, _ = assemble("a", classify(split_lines(text)))
    return [
        (a.headline.text if a.headline else "-", a.outlet or "-", str(a.date or "-"), a.page or "-") for a in articles
    ]


def lines_of(form: str) -> list[str]:
    return [form.format(n=n, day=f"2016-11-0{n}", han=f"2016年11月0{n}日") for n in (1, 2, 3)]


UNDER = (
    ("青禾日报 {han} 第0{n}版", True, True),
    ("青禾日报 {day} A0{n}版", True, True),
    ("来源：青禾日报 {han} {n}版", True, True),
    ("青禾日报/{han}/第{n}版", True, True),
    ("《青禾日报》，{han}，第{n}版", True, True),
    ("（青禾日报{han}第{n}版）", True, True),
    ("青禾日报 {han} 第0{n}版：要闻", True, True),
    ("青禾日报.{day}(00{n})", True, True),
    ("青禾日报 {day} A0{n} 记者 何苇", True, True),
    ("青禾日报 {han} 第{n}版 作者：何苇", True, True),
    ("本报记者 何苇 青禾日报 {han} {n}版", True, True),
    ("{han} 第{n}版", False, True),
    ("青禾日报 {han}", True, False),
)
FOOT = (
    ("——《青禾日报》{han}第{n}版", True, True),
    ("（《青禾日报》{han}第{n}版）", True, True),
    ("青禾日报 {han} {n}版", True, True),
    ("来源：青禾日报 {han} 第{n}版", True, True),
    ("【{day}／青禾日報／{n}版／地方新聞】", True, True),
    ("（青禾日报 {day}）", True, False),
)
OVER = (
    ("青禾日报, {n} November 2016, Page {n}", True, True),
    ("=== {day} 青禾日报 ===", True, False),
    ("【青禾日报】{han}", True, False),
    ("青禾日报/2016年/11月/{n}日/第00{n}版/县域", True, True),
    ("青禾日报 {han} 第{n}版", True, True),
    ("------ 2016.11.{n} ------", False, False),
    ("【{han}】", False, False),
    ("# {day}", False, False),
    ("{day}", False, False),
)


def meant(names_paper: bool, names_page: bool, form: str) -> list[tuple[str, str, str, str]]:
    paper = ("青禾日報" if "報" in form else "青禾日报") if names_paper else "-"
    sheet = "A0" if "A0" in form else ""
    return [
        (title, paper, f"2016-11-0{n}", f"{sheet}{n}" if names_page else "-") for n, (title, _) in enumerate(PIECES, 1)
    ]


@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["close", "apart"])
@pytest.mark.parametrize(("form", "paper", "page"), UNDER)
def test_under_each_headline(form: str, paper: bool, page: bool, gap: str) -> None:
    pieces = [gap.join((title, line, text)) for line, (title, text) in zip(lines_of(form), PIECES, strict=True)]
    assert told("\n\n".join(pieces)) == meant(paper, page, form)


def test_under_the_names_of_those_who_wrote() -> None:
    lines = zip(lines_of(UNDER[0][0]), PIECES, strict=True)
    pieces = [f"{title}\n记者 何苇\n{line}\n{text}" for line, (title, text) in lines]
    assert told("\n\n".join(pieces)) == meant(True, True, UNDER[0][0])


SIGNED = [line for form, _, _ in UNDER for line in lines_of(form)[:1] if "何苇" in line]


@pytest.mark.parametrize("line", SIGNED)
def test_who_wrote_may_stand_in_the_line(line: str) -> None:
    title, text = PIECES[0]
    (article,), _ = assemble("a", classify(split_lines(f"{title}\n{line}\n{text}\n")))
    assert [credit.name for credit in article.credits] == ["何苇"]


@pytest.mark.parametrize(
    "line", ["青禾日报 2016年11月1日 记者节", "2016年11月1日 记者 何苇", "青禾日报 2016年11月1日 何苇"]
)
def test_what_else_is_said_beside_a_day_makes_no_imprint(line: str) -> None:
    assert imprint(line) is None


def test_under_headings_that_are_marked_whatever_stands_above() -> None:
    lines = zip(lines_of(UNDER[0][0]), PIECES, strict=True)
    pieces = [f"## {title}\n\n{line}\n\n{text}" for line, (title, text) in lines]
    top = "# 青禾剪报\n\n- [老渡口](#a)\n- [水渠](#b)\n- [豆腐坊](#c)\n- [后记](#d)\n\n"
    assert told(top + "\n\n".join(pieces))[-3:] == meant(True, True, UNDER[0][0])


@pytest.mark.parametrize("form", [form for form, paper, _ in UNDER if paper])
def test_under_the_only_headline(form: str) -> None:
    title, text = PIECES[0]
    (found,) = told(f"{title}\n{lines_of(form)[0]}\n{text}\n")
    assert found[:3] == (title, "青禾日报", "2016-11-01")


@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["close", "apart"])
@pytest.mark.parametrize(("form", "paper", "page"), FOOT)
def test_behind_each_text(form: str, paper: bool, page: bool, gap: str) -> None:
    pieces = [f"{title}\n{text}\n{line}" for line, (title, text) in zip(lines_of(form), PIECES, strict=True)]
    assert told(gap.join(pieces)) == meant(paper, page, form)


@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["close", "apart"])
@pytest.mark.parametrize(("form", "paper", "page"), OVER)
def test_over_each_headline(form: str, paper: bool, page: bool, gap: str) -> None:
    mark = "## " if form.startswith("#") else ""
    pieces = [f"{line}\n{mark}{title}\n{text}" for line, (title, text) in zip(lines_of(form), PIECES, strict=True)]
    assert told(gap.join(pieces)) == meant(paper, page, form)


def test_the_head_of_a_page_among_articles_is_no_article_s() -> None:
    """Neither the first line nor the last tells, so each page begins where its head stands."""
    (one, first), (two, second), (three, third) = PIECES
    head = "青禾日报 2016年11月2日 第2版"
    text = f"2016年11月1日 青禾日报 第1版\n{one}\n{first}\n\n{head}\n{two}\n{second}\n{three}\n本报讯　{third}"
    assert [found[2:] for found in told(text)] == [("2016-11-01", "1"), ("2016-11-02", "2"), ("2016-11-02", "2")]


def test_a_day_that_signs_a_text_is_no_head_of_the_next() -> None:
    (one, first), _, (two, second) = PIECES
    text = f"{one}\n{first}\n2016年11月1日\n\n{two}\n{second}\n2016年11月2日\n"
    assert [(found[0], found[2]) for found in told(text)] == [(one, "2016-11-01"), (two, "2016-11-02")]


SONG, PATH, GARDEN = (text for _, text in PIECES)


def test_a_day_over_each_headline_begins_an_article_however_short_it_is() -> None:
    titles = ("春到山乡", "新路通车", "老林的菜园")
    text = "\n".join(f"2016年11月{n}日\n{title}\n{SONG}" for n, title in enumerate(titles, 4))
    assert [found[::2] for found in told(text)] == [(title, f"2016-11-0{n}") for n, title in enumerate(titles, 4)]


@pytest.mark.parametrize(
    "text",
    [
        f"1958年3月1日\n县广播站成立\n{SONG}\n1962年5月4日\n县图书馆开馆\n{PATH}\n1978年9月1日\n县中学复课\n{GARDEN}",
        f"2016年11月4日\n春到山乡\n{SONG}\n2016年11月3日\n\n新路通车\n{PATH}",
        "2016年1月5日\n召开大会\n2016年1月8日\n举行运动会\n2016年1月9日\n图书馆开馆",
        f"荷花音乐节\n2016年7月1日\n{SONG}\n采茶节\n2016年7月8日\n{PATH}\n豆腐节\n2016年7月15日\n{GARDEN}",
        f"网上投诉选登\n主题：路灯坏了\n时间：2016年5月1日\n内容：{SONG}\n回复：已修好。\n主题：水管漏水\n"
        f"时间：2016年5月2日\n内容：{PATH}\n回复：正在修。\n主题：井盖丢了\n时间：2016年5月3日\n内容：{GARDEN}",
    ],
    ids=["chronicle", "page and signature", "calendar", "events", "complaints"],
)
def test_days_of_what_is_told_are_no_imprints(text: str) -> None:
    assert not Page(split_lines(text)).imprints


@pytest.mark.parametrize(
    "name",
    ["喜报", "捷报", "情报", "战报", "简报", "黑板报", "人大会刊", "欢度周末", "工作通报", "天气预报", "青禾剪报"],
)
def test_words_that_end_like_a_paper_s_name_are_none(name: str) -> None:
    assert imprint(f"{name} 2016年5月1日") is None


def test_papers_whose_names_end_like_other_words() -> None:
    assert all(imprint(f"{name} 2016年5月1日 第3版") for name in ("文汇报", "交通报", "文摘报", "中国剪报", "青禾周末"))


def test_the_foot_of_a_page_is_no_article_s() -> None:
    text = f"春到山乡\n本报讯 {SONG}\n\n新路通车\n{PATH}\n\n老林的菜园\n{GARDEN}\n2016年11月4日 第3版"
    assert [found[3] for found in told(text)] == ["3", "3", "3"]
