"""What a line on a site's page may be by what it says: a stamp, a headline or a menu, text, a name beside a stamp."""

from __future__ import annotations

import re
from collections.abc import Iterable

from jianbao.parse.furniture.share_bar import SHARE_WORDS
from jianbao.parse.names import is_name, is_no_name
from jianbao.parse.patterns import DATE, DATELINE, IN_DATELINE
from jianbao.parse.pieces import PAGE_NUMBER, PUBLISHED, UPDATED, WEEKDAY, YOU_ARE_HERE
from jianbao.text.characters import HAN, ONE_HAN
from jianbao.text.numerals import FULL_YEAR, TO_TEN

TIME = r"(?<!\d)(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?"
CLOCK = rf"{TIME}(?!\d) ?(?:[ap]m)?"
"""An hour of the day."""
TO_CLOCK = (
    rf"[^\w。]{{0,4}}(?:{WEEKDAY}[^\w。]{{0,4}})?"
    r"(?:(?:[上下中]午|凌晨|[早晚]上|[^\W\d]{0,7}(?:时间|发布|发表|更新))[^\w。]{0,4})?"
)
"""Between a day and its hour; with other words the two are a sentence's."""

STAMP = re.compile(
    rf"{FULL_YEAR} ?[-年./] ?\d{{1,2}} ?[-月./] ?\d{{1,2}} ?日?{TO_CLOCK}{CLOCK}"
    rf"|\d{{1,2}}[-/.]\d{{1,2}}[-/.]{FULL_YEAR}\W{{1,4}}{CLOCK}"
    rf"|{TIME} ?(?:[ap]m)?"
    rf"\W{{0,3}}(?:{FULL_YEAR}[-/.]\d{{1,2}}[-/.]\d{{1,2}}|\d{{1,2}}[-/.]\d{{1,2}}[-/.]{FULL_YEAR})"
)
"""A day with the hour."""

LATELY = re.compile(
    r"(?:[^\s。]{2,12}[\s/|·]+)?"
    rf"(?:\d{{1,2}} ?(?:秒|分钟|小时|天|周|个月)前|[昨今前][天日] ?{CLOCK})(?:\s*(?:发布|更新))?"
)
"""The same, told from the hour at which the page was looked at, alone or behind a name."""

GOES_ON_BEHIND = re.compile(r"\s*(?:[,、;]|[-—~至到]+\s*\d)")
"""Behind an hour: a sentence, or a span of time."""

STAMP_LABEL = re.compile(r"(\w{0,8}(?:时间|日期)|\w{1,12}(?=\s*:)) ?:?\s*$")
"""The word before a day."""

STAMP_WORD = re.compile(rf"(?:最[后新近])?(?:{PUBLISHED}|更新|编辑)?(?:时间|日期|于)?")
"""What a site calls the day of a stamp; it may leave it unnamed."""

PUBLISHED_ON = re.compile(rf"(?:{PUBLISHED}|{UPDATED})时间 ?: ?(?:{DATE.pattern})")
"""A day alone behind what only sites print: so all of 26 labelled lines. Electronic papers print 发布日期."""

EVENT = re.compile(
    r"^(?:\w{1,2}[、.])?\W*(?:地[点址]|主讲|主办|承办|题目|主题|票价|会议|议程|嘉宾)\w{0,4} ?:|\s地点 ?:"
)
"""What stands beside the hour of an event."""

PAPER_PAGE = re.compile(rf"第 ?{PAGE_NUMBER} ?版|[A-Z]\d{{1,2}}版")
"""In a masthead; links between the pages of an electronic paper have other words, too."""

BESIDE = 3
"""Lines to either side of an hour that tell whether it is an event's."""

STAMP_LONGEST = 90
"""Characters; a stamp stands with source, author and counters in one line."""

DAY_ALONE = re.compile(
    rf"\W*(?:(?:{PUBLISHED}|{UPDATED})(?:日期|时间) ?:)?\W*(?:{DATE.pattern})\W*(?:发表|发布)?"
    rf"(?:来源:\S{{2,12}}|(?!{WEEKDAY}){HAN}{{2,4}}|{SHARE_WORDS.pattern})?"
)
"""On a site's page this is a stamp, too, where it stands on top or behind the foot of a story; also with the name of
its section or the first words of the share bar behind it."""

TRAIL = re.compile(rf"[>»› ]*(?:(?:{YOU_ARE_HERE})|[^\s,。:>»›]{{2,12}}(?: *[>»›]+ *[^\s,。>»›]{{2,12}})+$)")
"""The way from the front page: 首页 > 新闻 > 正文. All of 34 labelled lines are on pages of sites."""

TURNING = re.compile(r"[上下]一[篇期版则条]|版面(?:导航|目录|概览)|标题导航|^\W{0,3}放大\s|返回目录")
"""From one page or story of an electronic paper to the next."""

TITLE_SHORTEST = 8
"""Characters; shorter lines over a story are names of sections and promotions."""

SITE_TITLE_LONGEST = 60

SECTION_LONGEST = 4
"""Characters of a section's name or a tag between the headline and its text."""

HOUSE_NAME = re.compile(r"(?!关注|加入)[^,。:/]{2,12}(?:[报网社台]|周刊|新闻云?)")
"""The name of a paper or a site, beside a stamp."""

PARTS = re.compile(r"\s*[|>/»›·•‧]\s*|\s+-\s+|\s+")

NO_TITLE = re.compile(
    r"(?:^|[\s|_>·-])[^\s|:的了与和着将被把让用]{0,9}(?:(?<![汇简举海情])报纸?|(?<![落触收入联电路管水天])网|新闻云|频道|周刊|在线|电台|电视台)$|网站$"
    r"|(?:首页|正文|^\S{0,4}内容)$|^.{1,5}:$|(?:^|\s)\(?\S{0,4}[来稿]源 ?[:|]"
    r"|https?:|www\.|\.com|客户端$|^更多(?:精彩|内容|新闻|热门|阅读|资讯|报道|文章|>)|更多$"
    r"|^[·•▸►‧*]|^点击|^快 ?讯 ?\||^请(?:点击|关注|扫|至|先|登[录入]|下载|订阅|分享)|:\d\d$|(?:^|[\s/|.-])\d+$"
)
"""The names of sites, what calls for a click, hours and counters, where a text comes from, and what stands before a
value."""

CAPTION_OR_BYLINE = re.compile(
    r"^[▲▼△◄►◀▶]|[(/][^()]{0,16}[图摄影][^()]{0,24}[)]?$|^图[:/\d一二三四五]|供图|[图摄][)]|资料照|记者|^\([^():]+\)$"
    r"|(?:作者|采写|撰文|撰稿) ?[:|]"
)
"""What captions and bylines have, and titles of other stories do not."""

TOLD_END = re.compile(r"[!?…\"]\([^()]{2,24}\)$")
"""Names in brackets behind the last sentence."""

CLAUSES_SHORTEST = 24
"""Characters; of 58 lines under text that are so long, have a comma and no space, 57 are text."""

LINKS = re.compile(r"\.com|\.cn|\|[^|]+\|")
"""In a row of links, wherever it stands on a site's page."""

CELL_LONGEST = 6
"""Characters of a word in the row of a table or of names."""

SPEECH = re.compile(r"['\"“].*['\"”]")
"""What is said, between quotation marks."""


def is_stamp(text: str) -> bool:
    """Whether a line says when a story was put on a site: not when something was or will be, which sentences say.

    >>> is_stamp("2021-03-06 09:30 来源:河滨新闻网"), is_stamp("更新时间:2021年3月6日(星期六)上午9:30")
    (True, True)
    >>> is_stamp("会议时间:2021年3月6日 9:30"), is_stamp("2021年3月6日18:30,列车到站!")
    (False, False)
    >>> is_stamp("2021-03-06 9:30-11:30")
    False
    >>> is_stamp("2021年3月6日,县队以21:15胜市队"), is_stamp("2021-03-06 99:99")
    (False, False)
    >>> is_stamp("河滨在线 昨天 18:22"), is_stamp("3 小时前"), is_stamp("3 小时前他还在修路")
    (True, True, False)
    >>> is_stamp("发布时间:2021-03-06"), is_stamp("上传时间:2021-03-06"), is_stamp("2021-03-06")
    (True, True, False)
    """
    if "。" in text or ("前" not in text and ":" not in text):
        return False
    if LATELY.fullmatch(text) or PUBLISHED_ON.fullmatch(text):
        return True
    stamp = STAMP.search(text) if ":" in text and len(text) <= STAMP_LONGEST else None
    if stamp is None or text[-1] in "!?" or GOES_ON_BEHIND.match(text, stamp.end()):
        return False
    label = STAMP_LABEL.search(text, 0, stamp.start())
    return label is None or STAMP_WORD.fullmatch(label[1]) is not None


def is_of_event(text: str, beside: Iterable[str]) -> bool:
    """Whether a day is an event's, as its label tells or, where that is 时间 alone, the lines beside it.

    >>> is_of_event("时间:1998年9月10日 9:30", ["地点:县礼堂"]), is_of_event("会议时间:1998年9月10日 9:30", [])
    (True, True)
    >>> is_of_event("一、时间:1998年9月10日 9:30", ["二、地点:县礼堂"])
    True
    >>> is_of_event("时间:1998年9月10日 9:30", ["来源:河滨新闻网"]), is_of_event("更新时间:1998年9月10日 9:30", [])
    (False, False)
    """
    label = re.match(rf"(?:[{TO_TEN}\d]+[、.])?\W*(\w{{0,8}}(?:时间|日期)) ?:", text)
    if label is None or STAMP_WORD.fullmatch(label[1]) is None:
        return label is not None
    return label[1] in ("时间", "日期") and any(map(EVENT.search, (text, *beside)))


FILED = re.compile(rf"/{HAN}{{2,6}}报[导道]")
"""The end of 林晓/石埔报导, set on a line of its own."""


def may_sign(text: str) -> bool:
    """Whether a line beside a stamp names a site or a person; names of two characters are more often tags.

    >>> may_sign("河滨新闻网"), may_sign("王小明"), may_sign("/石埔报导"), may_sign("车祸")
    (True, True, True, False)
    """
    if HOUSE_NAME.fullmatch(text) or FILED.fullmatch(text):
        return True
    return len(text) == 3 and is_name(text) and not is_no_name(text)


CLAUSES_TOLD = 3
"""Commas of a sentence that calls out or asks and is no title."""


def is_told(text: str) -> bool:
    """Whether a line is part of a story's text: a sentence that ends, or a long one that is no row of titles.

    >>> is_told("他说，明年还要办。"), is_told("大桥今起封闭"), is_told("大桥今起封闭,行人改走" * 9 + "...")
    (True, False, False)
    >>> is_told("有了修路的人,才有这条路!(评论员 林晓)")
    True
    """
    if IN_DATELINE.search(text, 0, SITE_TITLE_LONGEST) and DATELINE.match(text):
        return True
    if "。" in text or TOLD_END.search(text):
        return True
    if text[-1] in "!?" and text.count(",") >= CLAUSES_TOLD:
        return True
    return len(text) > SITE_TITLE_LONGEST and not text.endswith("...") and text.count(" ") < 2


def is_cut_text(text: str) -> bool:
    """Whether a line right under text is text that was cut off, not a title.

    >>> is_cut_text("大桥通车以后,村里的人进城只要二十分钟,从前要走更久"), is_cut_text("大桥通车,进城只要二十分钟")
    (True, False)
    """
    return len(text) >= CLAUSES_SHORTEST and "," in text and " " not in text


def is_row(text: str) -> bool:
    """Whether a line is a row of short words, as tables have; links from one page to the next stand so, too.

    >>> is_row("王小明 县一中 一等奖"), is_row("夏日好物 周末全场抢先看"), is_row("返回目录 上一篇 下一篇")
    (True, False, False)
    """
    cells = text.split()
    return (
        len(cells) > 1
        and max(map(len, cells)) <= CELL_LONGEST
        and bool(ONE_HAN.match(text))
        and not TURNING.search(text)
    )


def is_speech(text: str) -> bool:
    """Whether a line is one quotation and nothing else.

    >>> is_speech("“你去哪里?”"), is_speech("“修路人”今年最热门")
    (True, False)
    """
    return SPEECH.fullmatch(text) is not None


def may_be_title(text: str) -> bool:
    """Whether a line over a story reads like its headline rather than like a menu.

    >>> may_be_title("县里今年新修公路三十公里"), may_be_title("即时 热门 政治 社会 生活"), may_be_title("河滨新闻在线")
    (True, False, False)
    >>> may_be_title("更多农民用上自来水"), may_be_title("请人民检阅新时代答卷"), may_be_title("村民用上新客户端办事")
    (True, True, True)
    >>> may_be_title("乡村教师与他的广播电台"), may_be_title("今年全县村村通上互联网")
    (True, True)
    >>> may_be_title("2021年全县粮食增产10"), may_be_title("更多精彩内容看这里"), may_be_title("河滨新闻综合广播电台")
    (True, False, False)
    """
    return len(text) >= TITLE_SHORTEST and may_be_in_head(text)


def may_be_in_head(text: str) -> bool:
    """Whether a line may be a headline or a kicker; what is shorter is the name of a section.

    >>> may_be_in_head("修路的人"), may_be_in_head("“修路人”"), may_be_in_head("三年修路 一朝通车")
    (False, True, True)
    """
    lengths = [len(part) for part in PARTS.split(text)]
    return may_be_line_of_head(text) or (len(lengths) == 2 and min(lengths) >= 4 and _is_no_label(text))


def may_be_line_of_head(text: str) -> bool:
    """Whether a line over a headline belongs to it: one of two equal parts may be a menu, too.

    >>> may_be_line_of_head("县里今年新修公路"), may_be_line_of_head("今日要闻 阅读全部")
    (True, False)
    """
    lengths = [len(part) for part in PARTS.split(text)]
    return max(lengths) > len(lengths) + 3 and _is_no_label(text)


def title_in_parts(text: str) -> bool:
    """Whether a line of three parts may be a title, as papers of Taiwan set them; a menu may look like that, too.

    >>> [title_in_parts(t) for t in ("C2107 老農修路 盼孫女走出山", "政治 社會 生活 地方", "新修公路 三十公里")]
    [True, False, False]
    """
    lengths = [len(part) for part in text.split()]
    return len(lengths) == 3 and max(lengths) > 4 and sum(lengths) >= 12 and _is_no_label(text)


def leads(text: str) -> bool:
    """Whether a line over a headline may be its first one rather than a menu, a byline or a caption."""
    return may_be_line_of_head(text) and not CAPTION_OR_BYLINE.search(text)


def _is_no_label(text: str) -> bool:
    return (
        SECTION_LONGEST < len(text) <= SITE_TITLE_LONGEST
        and ONE_HAN.search(text) is not None
        and not (STAMP.search(text) or NO_TITLE.search(text))
    )
