"""A small archive made by hand that holds every kind of thing a page can show. All of it is invented."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from jianbao.enrich.gazetteer import load_gazetteer
from jianbao.model import (
    Archive,
    Article,
    Block,
    Credit,
    InferredDate,
    Label,
    Line,
    Locality,
    Mention,
    NamedDay,
    ParsedSource,
    Part,
    Person,
    Place,
    Problem,
    Record,
    Role,
    Script,
    Section,
    Settings,
    Severity,
    WebPage,
)
from jianbao.site.catalogue import make_catalogue
from jianbao.site.edition import editions
from jianbao.site.frame import make_frame
from jianbao.site.plan import plan_parts
from jianbao.text.script import Converter
from tests.articles import article_of, block

LI = Person("li-na", "李娜", "L")
WEI = Person("wei-guo", "卫国", "W")

NASTY = "他写道：<script>alert(1)</script> {{ 7*7 }} {% raw %} & “好”。"
"""A paragraph that must reach the page as text."""

BROKEN = ("救援队当天从荥阳", "市赶到 3 个村(东坡、西坡),无人受伤。")
"""The lines of a paragraph that the layout broke inside a name."""


def place(code: str) -> Place:
    return load_gazetteer().place(code)


def joined(*lines: tuple[int, str]) -> Block:
    """A paragraph of several lines."""
    text, parts = "", []
    for number, own in lines:
        parts.append(Part(number, len(text)))
        text += own
    return Block(Role.PARA, text, tuple(parts), "title")


PARAGRAPH = joined((9, BROKEN[0]), (12, BROKEN[1]))

FLOOD = Article(
    source="a",
    number=1,
    kicker=block(Role.KICKER, "防汛一线", 1),
    headline=block(Role.HEADLINE, "某市：洪水退了 村民连夜清淤", 3),
    subhead=block(Role.SUBHEAD, "——记东坡村", 4),
    sections=(
        Section(
            None,
            (block(Role.BYLINE, "本报记者 李娜 通讯员 卫国", 5), block(Role.PARA, "●" + NASTY, 7), PARAGRAPH),
        ),
        Section(block(Role.HEADING, "夜里", 14), (block(Role.PARA, "2月3日夜里，荥阳市下了雨。", 15),)),
        Section(block(Role.HEADING, "早上", 17), (block(Role.CAPTION, "村民在荥阳市清淤", 18),)),
        Section(block(Role.HEADING, "后来", 20), (block(Role.NOTE, "（下转二版）", 21),)),
    ),
    credits=(Credit("记者", "李娜"), Credit("通讯员", "卫国")),
    outlet="本报",
    dateline=None,
    date=None,
    lines=(1, 21),
)
"""Kicker, headline, subhead, byline, a seam inside a name, three headings, a caption and a note."""

HEADLESS = article_of(
    [block(Role.PARA, "会上还指出，各村要把清淤的经验写下来，留给以后的人看。这是第一次。", 30)], "a", 2
)

BRIDGE = article_of(
    [block(Role.HEADLINE, "橋通了", 1), block(Role.PARA, "某某日報訊 鄭州市的橋“通了”,衛國說:“好!”", 2)],
    "b",
    credits=(Credit("记者", "衛國"),),
    outlet="某某日報",
    dateline="某某日報訊",
    date=date(2020, 3, 5),
)
"""Traditional text with a stated date, by someone who also signs in Simplified."""


def records() -> tuple[Record, ...]:
    county, city = place("410182"), place("4101")
    guess = InferredDate(date(2020, 2, 4), date(2020, 2, 9), date(2020, 2, 4), "high", "2月3日夜里")
    vague = InferredDate(date(2020, 2, 4), date(2020, 3, 9), date(2020, 2, 4), "low", "同一来源：2月3日夜里")
    start = len(BROKEN[0]) - 2
    mentions = (
        Mention(county, 9, start, start + 3, PARAGRAPH.text),
        Mention(county, 15, 7, 10, "2月3日夜里，荥阳市下了雨。"),
        Mention(county, 18, 3, 6, "村民在荥阳市清淤"),
    )
    flood = Record(
        FLOOD,
        Script.HANS,
        guess,
        (NamedDay(date(2020, 2, 3), 15, 0, 4),),
        (Locality(county, 3.0, "标题提到", "2月3日夜里，荥阳市下了雨。"),),
        mentions,
        (LI, WEI),
        ("b-1",),
    )
    bridge = Record(
        BRIDGE,
        Script.HANT,
        None,
        (),
        (Locality(city, 3.0, "正文提到", "鄭州市的橋“通了”"),),
        (Mention(city, 2, 6, 9, "鄭州市的橋“通了”,衛國說:“好!”"),),
        (WEI,),
        ("a-1",),
    )
    return flood, Record(HEADLESS, Script.HANS, vague, (), (), (), (), ()), bridge


def source(stem: str, articles: Sequence[Article], script: Script = Script.HANS) -> ParsedSource:
    """A source with the lines of these articles, and a line of furniture at its end."""
    labels = [label for article in articles for label in _labels(article)]
    last = Line(99, "责任编辑 某某", "责任编辑 某某", 0, False, 1)
    labels.append(Label(last, Role.FURNITURE, "staff line"))
    return ParsedSource(
        f"{stem}.txt",
        stem,
        "utf-8",
        script,
        tuple(label.line for label in labels),
        tuple(labels),
        tuple(articles),
        (block(Role.FURNITURE, last.text, 99),),
        (),
    )


def _labels(article: Article) -> list[Label]:
    found = []
    for own in article.blocks:
        ends = [part.start for part in own.parts[1:]] + [len(own.text)]
        for index, (part, end) in enumerate(zip(own.parts, ends, strict=True)):
            text = own.text[part.start : end]
            before = own.parts[index - 1].line if index else None
            doubt = "也可能是小标题" if own.role is Role.SUBHEAD else ""
            line = Line(part.line, text, text, 0, False, 1)
            label = Label(line, own.role, own.rule, article=article.number, continues=before, doubt=doubt)
            found.append(label)
    return found


def paper(settings: Settings | None = None, about: str = "") -> Archive:
    warning = Problem(None, None, Severity.WARNING, "有一个文件没有用上", "已略过。")
    return Archive(
        settings or Settings(title="山乡剪报", rights="版权属原作者。"),
        (source("a", [FLOOD, HEADLESS]), source("b", [BRIDGE], Script.HANT)),
        records(),
        about,
        (warning,),
    )


def plan_site(archive: Archive, converter: Converter) -> Iterator[WebPage]:
    """All pages of both editions."""
    catalogue = make_catalogue(archive, load_gazetteer())
    frames = [make_frame(catalogue, edition) for edition in editions(archive, converter)]
    return (page for part in plan_parts(catalogue) for frame in frames for page in part.pages(frame, *part.of))
