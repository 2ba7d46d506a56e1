"""Where a day of publication is stated: the table ``stated_days.tsv``, whose head says how it is read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from jianbao.model import Label, Line, Role
from jianbao.parse.assemble import assemble
from jianbao.parse.classify import classify
from jianbao.parse.credits.article import read_credits
from jianbao.parse.mastheads import day_at_end, masthead, mastheads, paper_in
from jianbao.text.lines import split_lines
from tests.articles import block
from tests.inputs import rows_of

ROWS = rows_of("stated_days.tsv")
BEFORE = ("1997-05-22 青禾日报 第8版", "春到山乡")


def labels_of(lines: Sequence[str], articles: Sequence[int | None]) -> tuple[Label, ...]:
    read: Sequence[Line] = split_lines("\n".join(lines))
    roles = (Role.FURNITURE if article is None else Role.HEADLINE for article in articles)
    return tuple(
        Label(line, role, "", article=article) for line, role, article in zip(read, roles, articles, strict=True)
    )


def stated(context: str, text: str) -> str:
    lines = text.split("↵") if context != "byline" else [text]
    if context == "title":
        day = day_at_end(text)
    elif context.startswith("byline"):
        day = read_credits([block(Role.BYLINE, line) for line in lines]).date
    elif context in ("over", "under"):
        told = block(Role.PARA, "河堤修好了，两岸的人都来看。")
        bylines = [block(Role.BYLINE, line) for line in lines]
        day = read_credits([*bylines, told] if context == "over" else [told, *bylines], date(1997, 5, 22)).date
    else:
        before: tuple[str, ...] = BEFORE if context == "next" else ()
        articles = [*(None, 1)[: len(before)], *[None] * len(lines), 2]
        day = mastheads(labels_of([*before, *lines, "河堤修好了"], articles))[2][1]
    return str(day or "-")


@pytest.mark.parametrize(("context", "text", "day"), [pytest.param(*row, id=row[1]) for row in ROWS])
def test_stated_day(context: str, text: str, day: str) -> None:
    assert stated(context, text) == day


def test_the_paper_holds_until_another_is_named() -> None:
    lines = (*BEFORE, "1999-05-06", "第1版", "河堤修好了", "1999年10月8日柳湾晚报 第2版", "新路通车")
    heads = mastheads(labels_of(lines, (None, 1, None, None, 2, None, 3)))
    assert [str(heads[n][0]) for n in (1, 2, 3)] == ["青禾日报", "青禾日报", "柳湾晚报"]


def test_the_head_of_a_page_below_a_title_is_that_of_its_article() -> None:
    page = (
        "讣告\n2010年2月3日 4版\n王小明同志逝世\n本报讯 离休干部王小明同志，因病医治无效，于1月29日逝世，享年88岁。\n"
    )
    (article,), _ = assemble("a", classify(split_lines(page)))
    assert (article.date, article.page) == (date(2010, 2, 3), "4")


def test_a_foot_tells_the_day_of_the_story_above_that_has_none() -> None:
    foots = [f"2001-05-{day} 2 2 柳湾晚报 content_{day}.html 1 3 春到山乡" for day in (12, 13)]
    lines = ("春到山乡", foots[0], "河堤修好了", foots[1], *BEFORE, foots[0])
    heads = mastheads(labels_of(lines, (1, None, 2, None, None, 3, None)))
    days = [str(heads[n][1]) for n in (1, 2, 3)]
    assert (days, heads[1][0]) == (["2001-05-12", "2001-05-13", "1997-05-22"], "柳湾晚报")


@pytest.mark.parametrize(
    ("said", "outlet"),
    [
        ("本报", "青禾日报"),
        ("晨报", "青禾日报"),
        ("新华社", "青禾日报"),
        ("柳湾晚报", "柳湾晚报"),
        ("柳湾县融媒体中心", "柳湾县融媒体中心"),
    ],
)
def test_what_calls_itself_this_paper_and_what_an_agency_sent_are_of_the_paper_of_the_page(
    said: str, outlet: str
) -> None:
    page = f"青禾日报　1997年5月22日　第8版\n\n河堤修好了\n\n{said}讯（记者 王小明）河堤昨日修好，两岸的人都来看。\n"
    (article,), _ = assemble("a", classify(split_lines(page)))
    assert (article.outlet, article.page) == (outlet, "8")


@pytest.mark.parametrize(
    ("head", "paper"),
    [
        ("青禾日报农村版 2015年10月12日 星期一 第5版 编辑 王静 美编 李强", "青禾日报农村版"),
        ("2015年10月12日 青禾日报海外版 第3版", "青禾日报海外版"),
        ("青禾晚报晨刊 2015年10月12日", "青禾晚报晨刊"),
        ("青禾日报要闻版 2015年10月12日", "青禾日报"),
        ("青禾日报（汉） 2015年10月12日 星期一", "青禾日报（汉）"),
        ("青禾日报 农村版 2015年10月12日", "青禾日报"),
    ],
)
def test_an_edition_joined_to_the_name_is_part_of_it(head: str, paper: str) -> None:
    assert masthead([head]) == (paper, date(2015, 10, 12))


@pytest.mark.parametrize(
    ("head", "paper"),
    [
        ("2015年10月12日　星期一　青禾日报　A03版", "青禾日报"),
        ("第三版 青禾日报 2015年10月12日 星期一", "青禾日报"),
        ("A03 青禾日报 2015年10月12日", "青禾日报"),
        ("星期一 2015年10月12日 农历八月三十 青禾日报 第3版", "青禾日报"),
        ("2015年10月12日（星期一 农历乙未年八月三十）青禾日报", "青禾日报"),
        ("2015年10月12日 总第1234期 青禾日报", "青禾日报"),
        ("2015年10月12日|星期一|青禾日报|A03版", "青禾日报"),
        ("84年5月21日　青禾日报　三版", "青禾日报"),
        ("67.10.25　青禾日报　三版", "青禾日报"),
        ("A12 港聞 青禾報 2015年10月12日 星期一", "青禾報"),
        ("14版 副刊 青禾晚报 2015年10月12日 星期一", "青禾晚报"),
        ("要闻 青禾日报 2015年10月12日 星期一", "青禾日报"),
        ("2015.10.12 星期一 A05 社会 青禾都市报", "青禾都市报"),
        ("A6要闻 青禾晚报 2015年10月12日", "青禾晚报"),
        ("2015年10月12日 星期一 07 青禾日报", "青禾日报"),
        ("社会 举报 2015年10月12日", None),
        ("新闻 海报 直播 2015年10月12日", None),
        ("2015年10月12日 来源：青禾日报", None),
        ("第3版 2015年10月12日 来源： 青禾日报", None),
        ("2015年10月12日 星期一 青禾日报 柳湾晚报 石桥时报", None),
        ("友情链接 柳湾晚报 青禾日报 2015年10月12日", None),
        ("第3版 天气预报 2015年10月12日", None),
        ("第3版 本报地址 2015年10月12日", None),
    ],
)
def test_the_fields_of_a_masthead_come_in_any_order(head: str, paper: str | None) -> None:
    assert paper_in(head) == paper


BELOW = "河堤修好了\n本报讯　河堤昨日修好，两岸的人都来看。\n"
BOX = "毛主席语录\n　　阶级斗争是纲，其余都是目。\n"
PINYIN = "青禾农民报　QINGHE NONGMIN BAO　1976年5月14日　星期五　农历丙辰年四月十六　第902期（代号11—45）\n"


@pytest.mark.parametrize(
    ("top", "paper", "day"),
    [
        ("1987年3月15日 青禾日报\n", "青禾日报", date(1987, 3, 15)),
        ("青禾日报(汉)\n1987年3月15日 星期日 A2\n", "青禾日报(汉)", date(1987, 3, 15)),
        ("1987.3.15 青禾日报\n", "青禾日报", date(1987, 3, 15)),
        *[
            (f"青禾日报\n1987年3月15日\n{line}\n", "青禾日报", date(1987, 3, 15))
            for line in (
                "旧历壬子年正月十四日",
                "夏曆癸亥年三月初三日",
                "阴历壬子正月十四日",
                "藏历水龙年五月十七日",
                "第一萬八千零三十二號",
                "第三〇〇五号",
            )
        ],
        ("中華民國七十六年三月十五日　青禾日報\n", "青禾日報", date(1987, 3, 15)),
        (PINYIN, "青禾农民报", date(1976, 5, 14)),
        (BOX + PINYIN, "青禾农民报", date(1976, 5, 14)),
    ],
)
def test_a_masthead_with_its_day_first_or_its_name_in_pinyin(top: str, paper: str, day: date) -> None:
    articles, _ = assemble("a", classify(split_lines(top + BELOW)))
    last = articles[-1]
    assert (last.outlet, last.date, last.headline and last.headline.text) == (paper, day, "河堤修好了")


@pytest.mark.parametrize(
    "dateline",
    ["【王家庄讯】", "【柳湾镇讯】", "（柳湾综合讯）", "柳湾简讯　", "（柳湾讯）", "（哥打峇鲁讯）", "槟城讯："],
)
def test_a_village_and_a_kind_of_news_are_no_paper(dateline: str) -> None:
    (article,), _ = assemble("a", classify(split_lines(f"河堤修好了\n{dateline}河堤昨日修好，两岸的人都来看。\n")))
    assert article.outlet is None


@pytest.mark.parametrize(
    ("dateline", "outlet"),
    [
        ("〔北平七日電〕", "青禾日報"),
        ("【上海八日專電】", "青禾日報"),
        ("（南京廿五日急電）", "青禾日報"),
        ("〔北平七月七日電〕", "青禾日報"),
        ("〔七日北平電〕", "青禾日報"),
        ("（南京訊）", "青禾日報"),
        ("〔北平7日電〕", "青禾日報"),
        ("【柳灣訊】", "青禾日報"),
        ("〔柳灣晚報八日訊〕", "柳灣晚報"),
    ],
)
def test_a_place_and_a_day_are_no_paper(dateline: str, outlet: str) -> None:
    page = f"青禾日報 民國二十六年七月八日 第四版\n\n河堤修好了\n\n{dateline}河堤昨日修好，兩岸的人都來看。\n"
    (article,), _ = assemble("a", classify(split_lines(page)))
    assert (article.outlet, article.dateline) == (outlet, dateline)


@pytest.mark.parametrize(
    ("headline", "line", "day"),
    [
        ("在全市农村工作会议上的讲话", "（1997年5月20日）", "1997-05-22"),
        ("关于召开会议的决定", "（1997年5月20日）", "1997-05-22"),
        ("青禾市养犬管理规定（试行）", "（1996年12月16日市政府常务会议通过）", "1997-05-22"),
        ("在全市农村工作会议上的讲话", "（《青禾日报》1997年5月20日）", "1997-05-20"),
        ("河堤修好了", "（1997年5月20日）", "1997-05-20"),
    ],
)
def test_a_day_in_brackets_over_a_speech_is_that_of_the_speech(headline: str, line: str, day: str) -> None:
    text = "大家从屋里走出来，互相问好，说起今年的收成，脸上都是笑。"
    page = f"青禾日报　1997年5月22日　第8版\n\n{headline}\n{line}\n{text}\n"
    (article,), _ = assemble("a", classify(split_lines(page)))
    assert str(article.date) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [("河堤昨天（8月2日）修好。", "2022-08-03"), ("河堤3月8日修好。", "2022-03-08"), ("河堤昨天修好。", "None")],
)
def test_the_text_tells_which_is_the_month(text: str, day: str) -> None:
    body = [
        block(Role.BYLINE, "发布： 12:14pm 03/08/2022"),
        block(Role.PARA, text, 2),
    ]
    assert str(read_credits(body).date) == day


def test_rows_are_distinct() -> None:
    assert len({(context, text) for context, text, _ in ROWS}) == len(ROWS)
