"""Lines that hold only credits, a source or a day: what they say."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

import msgspec

from jianbao.model import REPORTER, WRITER, Credit
from jianbao.parse.credits.group import Group, read_group
from jianbao.parse.credits.words import CLASS, folds, names_as_printed
from jianbao.parse.credits.written import FIRST_PRINTED, blank_written
from jianbao.parse.either_day import read_day
from jianbao.parse.names import UNIT, holds_word, is_name, is_no_name, is_word_alone, split_names
from jianbao.parse.patterns import DATE, DAY, HINTS_AT_DATE, OUTLET, is_outlet, plain, printed_part
from jianbao.parse.pieces import HOUR, PUBLISHED, SHEET, UPDATED, WEEKDAY
from jianbao.text.characters import HAN, HAN_SPANS
from jianbao.text.exported import Field, spaced
from jianbao.text.numerals import OF_A_DAY

HINT = re.compile(
    "记者|讯员|联员|道员|派员|辑员|论员|习生|摄|作 ?者|文|图|撰|采|记录|执笔|供稿|投稿|编|主笔|整理|拍|译$|辑$|著$"
    "|报[道导](?: ?[:/]|$)"
)
"""Something of a word of a role, which no credit line lacks; none begins with a class, so ``re`` is quick at them."""

PEN_NAMES = re.compile(rf"(?!编者|{OUTLET}$){HAN}{{2,3}}(?:\s+{HAN}{{2,3}})?")
"""One or two names of two or three characters, a surname or not: the line's place says they are names. The first is a
place where the second alone has a surname: 坝上 何苇."""

ABOUT_AUTHOR = re.compile(rf"^(?:本文)?作者\s*:?\s*(?P<name>{HAN}{{2,4}}),?\s*[系为是].*")

AWAY = r"(?:(?!记者|员|生)[^()/,。:]){2,10}?"
"""Where a report was filed."""

SOURCE = re.compile(
    rf"(?:(?:(?:信息|本文|文章)?来源|稿源)\s*[:/]|^\W?(?:{spaced(Field.PAPER)})(?:\s*[:)]+| (?=\S+$)))"
    r"\s*(?P<name>[^\s()|/,;:。]{2,20}?)(?=[\s()|/,;。]|$|(?:作者|记者|通讯员|编辑|责任编辑|责编|时间|日期|发布时间|浏览|点击)\s*[:/])"
)

DESK = re.compile(
    rf"(?=.*报[道导])\s*(?:{OUTLET})?\s*/?\s*\(?(?P<in>[^()/◎]{{2,24}})[/◎]\s*{AWAY}\s*(?:报道|报导)\)?\s*"
)
"""【張念慈╱台北報導】, 張念慈◎台北報導: names, a stroke, where they reported from."""

REPORTED = re.compile(rf"[\s(□■◎●]*(?P<in>{HAN}{{2,4}}(?:[、 ]+{HAN}{{2,4}}){{0,2}}) *[/ ] *报[道导][\s)]*")
"""李健伟 报道, 李健伟／報導: who reported, on a line of its own."""

PART_OF_HOUSE = rf"{HAN}{{2,6}}(?:中心|组|快讯|新闻)"
"""國際中心, 體育組: which part of a paper's house wrote it."""

OFFICE = re.compile(rf"\s*{PART_OF_HOUSE}\s*/\s*(?P<in>[^()/]{{2,24}}?)\s*(?P<end>(?:综合|采访)?(?:报道|报导))?\s*")
"""大陸中心／何某某報導: the part of the house, a stroke, names."""
OF_DESK = re.compile("报[道导]|中心|组|快讯|新闻")  # something that each of the two has

NAME_AND_HOUSE = re.compile(rf"(?P<in>(?![来稿]源){HAN}{{2,4}})\s*/\s*(?P<house>{OUTLET})")
"""石佳/中国青年报."""

DAY_LABEL = (
    rf"(?:(?:{PUBLISHED}|{UPDATED})?(?:日期|时间)|(?<!{HAN})(?:(?!{PUBLISHED}|更新|时间|日期){HAN}){{1,4}}(?:日期|时间)"
    rf"|{UPDATED}|发布|发表)\s*:"
)
"""发布时间：, 更新：, and 会议时间： or 考试日期：, which stand at a word's head."""

BESIDE_DATE = (
    rf"{DAY_LABEL}(?:{HAN}{{2,4}}(?=\s|$))?|(?:发布|发表)(?:于|\s|$)"
    rf"|(?:(?:[上下中]午|早[上晨]|晚上|凌晨|清晨|傍晚|深夜) ?)?{HOUR}|{WEEKDAY}(?!{HAN})"
    r"|来自 (?:(?=.*(?:记者|通讯员|作者))|\S.{0,20}$)"
    r"|(?:来源|稿源)\s*:"
)
WHEN_FIRST = r"\d发刊出上录建更最日时下中早晚凌清傍深星周礼来稿SMTWFsmtwf"
"""It begins with one of these, or a word; said first, that spares most places of a line a look at each form."""
WHEN = re.compile(rf"(?=[{WHEN_FIRST}]|(?<!{HAN}){HAN})(?:{BESIDE_DATE})")
"""What stands around a day and names nobody: 发布时间：, 23:59, 星期三, 来自 and a site; a label before nothing.
A word right behind the label of a day is no name either: 时间：上午."""

FILED = re.compile(rf"^\s*\(?(?:{OUTLET})(?P<off>[{HAN_SPANS}、 ]{{0,40}}?{DAY}(?:专?电|讯))(?=[\s(])")
"""本报北京、平壤4月21日电 before reporters, in brackets behind a text: where and when it was filed."""

LONE_LETTER = re.compile("^ *(?P<off>[lnoqtuvwLNOQTUVW]) ?(?=本报|本刊|记者|通讯员|见习|实习|特约)")
"""n本报记者: what is left of a mark; in the font Wingdings these letters are squares, dots and diamonds, and n is ■."""

ASIDE = re.compile(
    rf"(?=[{WHEN_FIRST}{OF_A_DAY}A-Z\s/综敬谨等(·第对点阅浏访人评字]|(?<!{HAN}){HAN})"
    rf"(?:/\s*[^/ ,、()]{{2,10}}\s*(?:报道|报导)|发自\s*{HAN}+|综合{HAN}+(?:社|报|网)"
    rf"|(?:^|(?<=\s)|(?<=^{HAN}{HAN}{HAN}))[敬谨][上启]\s*$"
    r"|\d{1,2}岁|等\d{1,4}[人户名]|\((?:证|编|学)?号?:?\d{4,}\)"
    rf"|·?第?\s?{SHEET}(?:-{SHEET})?\s?版|\(除署名外\)|{BESIDE_DATE}|对(?:本文|此文)亦?有?.{{0,4}}贡献|{DAY}(?=摄)"
    r"|(?:点击|阅读|浏览|访问|人气|评论)[次数量]{0,2}\s*:?\s*\d+\s*次?|(?:字[号体]\s*:?[\s(]*|\()大[\s()]*中[\s()]*小[\s)]*)"
)
"""What a byline says besides names, paper and day: 发自北京, 综合中新社, 23:59, 敬上."""

LABELLED = re.compile(
    r"(?<!责任)(?<!版面)(?P<in>(?:本文)?(?:作者|记者|通讯员|撰文|撰稿|文|编辑)\s*[:/]\s*[^:/()]{2,24}?)"
    rf"(?=\s+\S{{1,6}}\s*[:/]|\s\S*\d|$|{HAN}{{2,4}}:)"
)
"""作者：何某 in a line that says other things, too."""

ADDRESS = re.compile(r"(?:https?://)?(?:[A-Za-z0-9_-]+\.)+(?:com|cn|net|org|tw|hk)\b[A-Za-z0-9./?=&_-]*")
"""Of a site, before the day and the paper: http://www.example.com 2005年5月21日12:11 青禾日报."""

HOUSE_FIRST = re.compile(rf"\s*(?P<house>{OUTLET})\s*[/ ]")

NOT_WHO = (
    (ADDRESS, re.compile(r"\.[cnoth]")),
    (FILED, re.compile("日(?:专?电|讯)")),
    (LONE_LETTER, re.compile("^ *[A-Za-z]")),
    (SOURCE, re.compile("源")),
    (DATE, HINTS_AT_DATE),
    (FIRST_PRINTED, re.compile("[载刊发自]")),
    (ASIDE, re.compile(r"[自合版:献\d大期周发除敬谨岁等]|/.*[报日]|日.*/")),
)
"""What a byline says besides who, each with what it never lacks."""

WIRED = re.compile(
    rf"\(?[^。()]{{0,12}}(?:记者|特派员)[^。()]{{4,24}}?(?P<off>{DAY}(?:综合|外|专)?(?:电|讯|报[道导]))\)?"
)
"""中央社記者何某台北3日電: the day and 電 say what 報導 says."""

WHAT_HE_IS = re.compile(
    r"(?<=\S)[（(][^（）()]*(?:[/／][^（）()]*|市民|[读作学]者|讀者|學者|[学學]生|教授|[作专專]家|媒[体體]人|[诗詩]人|律[师師]|教[师師]|研究[员員]|[院校所局会會社]长|[院校所局会會社]長|主任|化名|\d[岁歲])[）)]"
)
"""何某（媒体人）, 小何（化名）, 何某（72岁）."""

COUNTRY = re.compile(
    rf"(?:^|(?<=[:：]))\s*[（(\[［【〔](?:{HAN}|{HAN}{{1,3}}[国國]|{HAN}{{2,5}}(?=.\s*{HAN}{{2,4}}$))[）)\]］】〕]"
)
"""[美] before a name; at some length before a name alone: （加拿大）."""
BRACKETS = re.compile(r"[()（）【】〔〕［］\[\]□●■◎◆◇○⊙☉▲△★☆—*＊]")


class LineReading(msgspec.Struct, frozen=True):
    """What one stretch of text says."""

    credits: tuple[Credit, ...] = ()
    outlet: str | None = None
    named_source: bool = False
    """The outlet stands after 来源, which is surer than a dateline."""
    dateline: str | None = None
    date: date | None = None
    updated: bool = False
    """The day is that of the last change, and another line may say when it was published."""
    printed: bool = False
    """The day is that of the paper that the line names, and not a site's."""
    by_place: bool = False
    """Nothing but its place shows that the credit is a name."""


def read_byline(text: str) -> LineReading:
    """A line that holds only credits, a source or a day.

    >>> read_byline("（记者 雷霄 许峰）").credits
    (Credit(role='记者', name='雷霄'), Credit(role='记者', name='许峰'))
    >>> reading = read_byline("2019-09-09 16:19:28 来源: 华龙网")
    >>> reading.outlet, reading.date, reading.credits
    ('华龙网', datetime.date(2019, 9, 9), ())
    >>> read_byline("青禾网 | 青禾晚报 2012-12-05 07:11").outlet
    '青禾晚报'
    >>> read_byline("2019-03-18 23:59聯合報 記者陳美寧／石埔機場報導").credits
    (Credit(role='记者', name='陳美寧'),)
    """
    folded = folds(text)
    if "/" in folded and (house := NAME_AND_HOUSE.fullmatch(folded)):
        names = split_names(house["in"]) or ()
        found = tuple(Credit(WRITER, name) for name in names_as_printed(text, house.start("in"), names))
        return LineReading(found, printed_part(text, house, "house"))
    day = DATE.search(folded)
    if there := desk_line(text):
        house = HOUSE_FIRST.match(folds(blank(blank(text, DATE), WHEN)))
        return LineReading(there, printed_part(text, house, "house") if house else None, date=read_day(day))
    source = SOURCE.search(undated := folds(blank(text, DATE)))
    told = source or FIRST_PRINTED.search(undated)
    outlet = printed_part(text, told, "name") if told else None
    bare = bare_line(text)
    # Read strictly, most of them are known from when the line was found to be one.
    group = read_group(bare) or read_group(bare, loose=True) or labelled(text)
    in_group = LineReading(group.credits, outlet or group.outlet, bool(source), None, read_day(day)) if group else None
    if in_group and (HINT.search(folded) or CLASS.search(folded)):
        return in_group
    alone = bare.strip(" 《》")
    if in_group and not (
        is_paper(alone) or any(len(c.name) == 2 and holds_word(plain(c.name)) for c in in_group.credits)
    ):
        return in_group
    if PEN_NAMES.fullmatch(plain(alone)) and not is_paper(alone):
        words = alone.split()
        signed = words[1:] if [is_name(plain(word)) for word in words] == [False, True] else words
        writers = tuple(Credit(WRITER, name) for name in signed if is_pen_name(plain(name)))
        return LineReading(writers, outlet, bool(source), None, read_day(day))
    houses = re.split(r"\s*[|丨]\s*", alone)
    named = next(filter(is_paper, houses), houses[0]) if all(is_outlet(plain(house)) for house in houses) else None
    return LineReading((), outlet or named, bool(source), None, read_day(day))


def is_paper(text: str) -> bool:
    """Whether a text is a newspaper's name, be it as short as a person's: 联合报."""
    return text[-1:] in "报報" and is_outlet(plain(text))


WRITES_IN = ("读者", "市民", "村民", "居民", "群众", "家长", "网友", "用户", "听众", "观众")
"""Who writes to a paper, before a name or without one: 一群村民."""


def is_pen_name(text: str) -> bool:
    """Whether what stands where a name does may be one that somebody only signs with.

    >>> [is_pen_name(t) for t in ("晓风", "本报讯", "图书馆", "记者节", "时间", "读者")]
    [True, False, False, False, False, False]
    """
    unit = len(text) == 3 and not is_name(text) and UNIT.search(text) is not None
    return not (
        unit
        or is_no_name(text)
        or text.endswith(("讯", *WRITES_IN))
        or text.startswith(("本报", "记者", "编辑", "作者", "星期"))
    )


@lru_cache(maxsize=1024)
def bare_line(text: str) -> str:
    """A byline without its source, its day and what else names nobody; brackets and marks are gaps."""
    if about := ABOUT_AUTHOR.fullmatch(folds(text).strip(" ()")):
        return "作者 " + about["name"]
    rest = text = blank_written(text)
    if "日" in (folded := folds(text)) and (wired := WIRED.fullmatch(folded)):
        rest = text[: wired.start("off")] + "报道".ljust(len(wired["off"])) + text[wired.end("off") :]
    folded = folds(rest)
    for pattern, sign in NOT_WHO:
        if sign.search(folded):
            rest = blank(rest, pattern)
            folded = folds(rest)
    return BRACKETS.sub(" ", COUNTRY.sub(" ", WHAT_HE_IS.sub(" ", rest))) if BRACKETS.search(rest) else rest


def desk_line(text: str) -> tuple[Credit, ...]:
    """Who is named in a line that says, behind a stroke, where or for which part of the house they reported.

    >>> desk_line("大陸中心／李小道報導"), desk_line("社會中心／台北報導")
    ((Credit(role='记者', name='李小道'),), ())
    >>> desk_line("王小明／雲林報導 發布時間：")
    (Credit(role='记者', name='王小明'),)
    """
    folded = folds(text)
    if (alone := REPORTED.fullmatch(folded)) and all(map(is_reporter, re.split("[、 ]+", alone["in"]))):
        return desk_credits(printed_part(text, alone, "in"))
    if ("/" not in folded and "◎" not in folded) or not OF_DESK.search(folded):
        return ()
    if (desk := DESK.fullmatch(folded)) and (found := desk_credits(printed_part(text, desk, "in"))):
        return found
    bare = blank(blank(text, DATE), WHEN)
    folded = folds(bare)
    if (desk := DESK.fullmatch(folded)) and (found := desk_credits(printed_part(bare, desk, "in"))):
        return found
    office = OFFICE.fullmatch(folded)
    if not office or not all(map(split_names, re.split("[、 ]+", office["in"]))):
        return ()
    found = desk_credits(printed_part(bare, office, "in"))
    return found if office["end"] else tuple(Credit(WRITER, c.name) for c in found)


def is_reporter(word: str) -> bool:
    """Whether a word before 报道 is names, and not what kind of report it is: 连续 报道."""
    return split_names(word) is not None and not is_word_alone(word) and not is_no_name(word)


def desk_credits(inside: str) -> tuple[Credit, ...]:
    """Names before a stroke and a place; who is named there without a role reported."""
    group = read_group(inside, loose=True) or Group(())
    reported = "编译" not in plain(inside)
    return tuple(Credit(REPORTER, c.name) if reported and c.role == WRITER else c for c in group.credits)


def labelled(text: str) -> Group | None:
    """Credits that stand behind their labels in a line with other things; None where there are none."""
    if ":" not in (folded := folds(text)) and "/" not in folded:
        return None
    rest = blank(blank(text, SOURCE), WHEN)
    groups = (read_group(printed_part(rest, found, "in")) for found in LABELLED.finditer(folds(rest)))
    credits = tuple(credit for group in groups if group for credit in group.credits)
    return Group(credits) if credits else None


def blank(text: str, pattern: re.Pattern[str]) -> str:
    """``text`` with every match of ``pattern`` (on the folded form) made into spaces, so that offsets stay; only what
    its group ``off`` holds, where it has one.
    """
    found = list(pattern.finditer(folds(text)))
    if not found:
        return text
    chars = list(text)
    part = "off" if "off" in pattern.groupindex else 0
    for match in found:
        start, end = match.span(part)
        chars[start:end] = " " * (end - start)
    return "".join(chars)
