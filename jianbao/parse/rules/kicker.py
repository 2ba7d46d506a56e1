"""Rules for the line over a headline, the kicker."""

from __future__ import annotations

import re

from jianbao.model import Role
from jianbao.parse import columns
from jianbao.parse.furniture.folio import is_folio_in_words
from jianbao.parse.heads import in_head
from jianbao.parse.looks import after_an_end, heads_a_head, heads_text
from jianbao.parse.page import Page
from jianbao.parse.patterns import BULLET
from jianbao.parse.pieces import BULLETS, HEAD_ENDS, HEAD_OPENS
from jianbao.parse.rules.kinds import over_a_letter
from jianbao.parse.rules.rule import Rule, only, title
from jianbao.parse.title_form import names_a_box
from jianbao.text.characters import HAN, SPACES
from jianbao.text.numerals import TO_TEN

ORGANISATION = re.compile(
    r"(?:街道|办事处|工会|公社|大队|大学|银行|支行|党工委|党委|委员会|管委会|政府|公司|集团|学校|医院|法院|检察院|公安局|分局|局)$|^.{1,6}[镇乡区县村]$"
)


def above_higher_level(page: Page, i: int) -> bool:
    """## directly over #: a smaller line over the headline."""
    return i + 1 < len(page) and 0 < page.lines[i + 1].level < page.lines[i].level and not over_headings(page, i)


def over_headings(page: Page, i: int) -> bool:
    return any(page.lines[k].level == page.lines[i].level for k in range(max(0, i - 200), i))


IN_HEAD_BRACKETS = re.compile(rf"[{HEAD_OPENS}][^{HEAD_OPENS}{HEAD_ENDS}]{{2,10}}[{HEAD_ENDS}]")


def column_name(page: Page, i: int) -> bool:
    """□ 今日谈, 【基层来信】, 〔新诗〕: a few characters after a mark or in a head's brackets, over another title, but for the
    page's number."""
    if is_folio_in_words(page.plain[i]):
        return False
    if page.plain[i][0] in MARKS and names_a_column(page.plain[i]):
        return True
    bracketed = IN_HEAD_BRACKETS.fullmatch(page.texts[i]) is not None
    marked = page.size[i] <= 12 and "(" not in page.plain[i] and BULLET.match(page.texts[i]) is not None
    return (bracketed or marked) and not marks_a_part(page, i) and not (i and names_a_box(page.plain[i]))


MARKS = BULLETS + "()[]{}<>\"'|·—- "
"""Around a column's name, in the plain form."""

NAMED_COLUMN = re.compile(r"(?:专栏|栏目):\S{2,10}|\([^(),。:·|/]{2,6}[·|][^(),。:·|/]{2,12}\)")


def named_column(page: Page, i: int) -> bool:
    """专栏：街谈巷议, （县域观察·山乡新事） over a title: so all of 5 labelled lines, all kickers."""
    return NAMED_COLUMN.fullmatch(page.plain[i]) is not None


def marks_a_part(page: Page, i: int) -> bool:
    """■对话 between paragraphs, with no byline, dateline or letter near, nor near such a line above: so 9 labelled headings; else 3
    kickers."""
    if not (i and page.texty[i - 1] and page.finished(i - 1)) or after_an_end(page, i):
        return False
    if names_a_column(page.plain[i]):
        return False
    alike = (k for k in range(max(0, i - 20), i) if page.texts[k][0] == page.texts[i][0])
    return not any(near_byline(page, k) for k in (i, *alike))


def near_byline(page: Page, i: int) -> bool:
    """A byline, a dateline or the salutation of a letter follows within three lines."""
    return any(heads_text(page, k) or over_a_letter(page, k) for k in range(i, min(i + 3, len(page))))


def short_over_long(page: Page, i: int) -> bool:
    return page.size[i] <= 6 < page.size[i + 1]


def organisation(page: Page, i: int) -> bool:
    return page.size[i] <= 14 and bool(ORGANISATION.search(page.plain[i])) and " " not in page.plain[i]


def couplet(text: str) -> bool:
    """Two or three parts of a length, with spaces between them.

    >>> couplet("修水渠 补堤坝 汛期到来不慌张"), couplet("山上采新茶 山下迎远客"), couplet("王五 李四六说")
    (False, True, False)
    """
    parts = text.split()
    return len(parts) in (2, 3) and len({len(part) for part in parts}) == 1 and len(parts[0]) >= 4


def couplet_over_plain(page: Page, i: int) -> bool:
    return couplet(page.plain[i]) and " " not in page.plain[i + 1]


MUCH_LONGER = 12
"""Characters."""


def long_over_short(page: Page, i: int) -> bool:
    """Longer than the title under it: of 17 labelled pairs that are so, 14 are a kicker and its headline. Longer by twelve
    characters and more it is a site's headline, over a subhead or the first heading; of 5 such pairs
    none is a kicker and its headline."""
    return 0 < page.size[i] - page.size[i + 1] < MUCH_LONGER


def dash_over_title(page: Page, i: int) -> bool:
    """Ends in a dash, and the sentence above does not go on with it: over titles so stand 8 labelled kickers, and 2 lines
    of poems."""
    after_a_whole = i == 0 or page.finished(i - 1) or page.title_like[i - 1] or page.furniture[i - 1]
    return page.texts[i].endswith(("——", "――", "──")) and page.size[i] <= 60 and after_a_whole


SERIES = re.compile(
    rf"[·•│|/]|系列|专题|聚焦|特写|关注|追踪|连线|走基层|[①②③④⑤]|之[{TO_TEN}]$|\([{TO_TEN}\d上中下]+\)$"
)
"""Words and marks of a series' name over a headline: 新春走基层·乡村, 改革系列报道之三."""


def of_a_series(page: Page, i: int) -> bool:
    return SERIES.search(page.plain[i]) is not None


COLUMN_ENDS = (
    "广角|天地|园地|走廊|长廊|之窗|视窗|橱窗|窗口|风云|论坛|讲坛|茶座|茶馆|沙龙|信箱|夜话|漫笔|漫谈|杂谈|闲话|巷议|见闻|传真"
    "|聚焦|热线|在线|进行时|来信|来稿|来鸿|之声|心声|呼声|关注|追踪|观察|前沿|剪影|掠影|纵横|大观|博览|看台|驿站"
    "|文苑|诗苑|艺苑|史话|钩沉|旧闻|播报|点击|建言|照登|访谈|话题|探讨|风采|巡礼|动态|夜谈|快评|锐评|管见"
)
"""How the names of papers' columns end: 市井广角, 法治天地."""

SUPPLEMENT = re.compile(
    r"(?:随笔|散文诗?|杂文|诗歌|新诗|(?:小|微型|短篇)?小说|[书影剧]评|寓言|[今夜百]\S?谈|街谈巷议|一家之言|致富经|荧屏看点"
    rf"|最新研究|健康(?:小?贴士|提醒|新知|顾问)|{HAN}{{0,2}}时评|来论|{HAN}{{2,3}}(?:{COLUMN_ENDS}))"
)
"""Names of columns in supplements, on readers' pages and on those of health and science."""


def names_a_column(text: str) -> bool:
    """Whether a text, within marks or without, is a column's name in so many words.

    >>> [names_a_column(text) for text in ("市井广角", "(读者来信)", "—法治天地—", "(现场)", "打造文化走廊")]
    [True, True, True, False, False]
    """
    return SUPPLEMENT.fullmatch(text.strip(MARKS)) is not None


def of_a_supplement(page: Page, i: int) -> bool:
    """Such a name under no other title: in a menu it heads nothing."""
    return not (i and page.title_like[i - 1]) and SUPPLEMENT.fullmatch(page.plain[i]) is not None


KICKER_RULES = (
    Rule(
        "small over large",
        Role.KICKER,
        9.5,
        only(above_higher_level, columns.levelled),
        "> ## 走进山乡\n# 春到山乡",
        "# 春到山乡\n> ## 走进山乡\n村里的广播响了。",
    ),
    Rule(
        "column name",
        Role.KICKER,
        6,
        only(column_name, columns.over_title),
        "> □ 今日谈\n慎始敬终",
        "> □ 今日谈\n慎始敬终，是古人的话。",
        needs=MARKS.rstrip(),
    ),
    Rule(
        "named column over a title",
        Role.KICKER,
        9,
        only(named_column, columns.over_title),
        "> 专栏：街谈巷议\n不要重复修路\n我们镇上的路修了又挖，挖了又修，大家都说好端端的路。",
        "> 专栏：\n不要重复修路\n我们镇上的路修了又挖，挖了又修，大家都说好端端的路。",
        needs=":(",
        longest=22,
    ),
    Rule(
        "over a headline",
        Role.KICKER,
        1.5,
        title(heads_a_head, columns.over_title),
        "> 春到山乡\n游客进村来\n本报讯 昨日，山乡迎来第一批游客。",
        "> 春到山乡\n本报讯 昨日，山乡迎来第一批游客。",
    ),
    Rule(
        "couplet over a title",
        Role.KICKER,
        4,
        title(couplet_over_plain, columns.over_title),
        "> 山上采新茶 山下迎远客\n茶乡喜迎新春",
        "> 茶乡喜迎新春\n山上采新茶 山下迎远客",
        needs=SPACES,
    ),
    Rule(
        "organisation over a title",
        Role.KICKER,
        5.5,
        title(organisation, columns.over_title, in_head),
        "> 城关街道\n细心贴心 隔离不隔心",
        "> 城关街道\n本报讯 近日，天气转暖。",
        longest=14,
    ),
    Rule(
        "short over long",
        Role.KICKER,
        1.8,
        title(short_over_long, columns.over_title),
        "> 新闻追踪\n走失老人昨晚回到家中",
        "> 走失老人昨晚回到家中\n新闻追踪",
        longest=6,
    ),
    Rule(
        "column of a supplement",
        Role.KICKER,
        6,
        title(of_a_supplement, columns.over_title),
        "> 随笔\n喝茶小记\n我喝茶，不讲究。一只搪瓷缸，一把粗茶叶，便是一天。",
        "> 喝茶小记\n随笔\n我喝茶，不讲究。一只搪瓷缸，一把粗茶叶，便是一天。",
        needs="笔文诗说评言谈箱经点座议究士醒知问沿论" + "".join(sorted(set(COLUMN_ENDS) - {"|"})),
        longest=7,
    ),
    Rule(
        "long over short",
        Role.KICKER,
        1.8,
        title(long_over_short, columns.over_title),
        "> 某县连夜检查农资市场\n假种子还在卖",
        "> 不止\n某县连夜检查农资市场",
    ),
    Rule(
        "of a series",
        Role.KICKER,
        2.2,
        title(of_a_series, columns.over_title),
        "> 新春走基层·山乡\n村里来了戏班子",
        "> 新春来临\n村里来了戏班子",
    ),
    Rule(
        "dash over a title",
        Role.KICKER,
        8,
        only(dash_over_title, columns.over_title),
        "> 十里山路通了车，茶农进城只要半小时，日子过得怎么样？且看——\n石桥镇的早市",
        "十里山路通了车，茶农进城，\n> 买菜看病，只要半小时——\n石桥镇的早市",
        needs="—―─",
        longest=60,
    ),
)
