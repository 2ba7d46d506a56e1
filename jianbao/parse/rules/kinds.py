"""Rules for pieces that a word gives away: notices, official papers, letters, columns of briefs, picture news."""

from __future__ import annotations

import re

from jianbao.model import Role
from jianbao.parse import columns
from jianbao.parse.columns import ends, letters
from jianbao.parse.page import Page
from jianbao.parse.pieces import BULLETS
from jianbao.parse.rules.rule import Rule, anything, only, says, title
from jianbao.parse.signers import unit_and_name
from jianbao.parse.title_form import FILED_AS, TITLE_LONGEST
from jianbao.parse.verse import VERSE_LINE, of_verse, poets
from jianbao.text.characters import HAN
from jianbao.text.numerals import TO_TEN, YEAR_DIGITS

BRIEFS = r"(?:短[讯波]|[快简侨资]讯|速[递览]|动态|信息窗?|扫描|集[锦萃]|拾零|花絮|一瞥|之[窗声]|心声|传真|[简播快]报|视窗|采撷|点滴|瞭望|短新闻|短消息|纵横)$"
"""How the name of a column of briefs ends."""

BRIEFS_LONGEST = 8


def over_a_letter(page: Page, i: int) -> bool:
    """Over the salutation of a letter: so 8 labelled titles, all headlines. Who speaks or signs may stand there, too."""
    return letters.over_salutation(page)[i] and not unit_and_name(page, i) and not letters.signs_letter(page)[i]


def in_heavy_brackets(page: Page, i: int) -> bool:
    """All of it, at a title's length: so 4 labelled lines, all headlines; others are credits, or furniture. Where text is
    above and below it is one of a roundup's headings: so 6 more."""
    text = page.texts[i]
    if text[0] not in "【〖" or text[-1] not in "】〗" or not 8 <= len(text) <= TITLE_LONGEST or page.furniture[i]:
        return False
    if 0 < i < len(page) - 1 and page.texty[i - 1] and page.texty[i + 1]:
        return False
    if FILED_AS.match(page.plain[i]):
        return False
    return not any(mark in text[1:-1] for mark in "【〖】〗，。") and CREDITED.search(page.plain[i]) is None


def over_a_poem(page: Page, i: int) -> bool:
    """Over the poet, or right over regular verse."""
    verse = of_verse(page)
    if i + 1 == len(page) or verse[i]:
        return False
    return poets(page)[i + 1] or (verse[i + 1] and not page.lines[i + 1].blanks)


CREDITED = re.compile(r"记者|作者|编辑|来源|责编|通讯员|\d{4}-\d")

_WHEN = (
    rf"(?:[{YEAR_DIGITS}\d]{{4}}|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥])年?"
    rf"(?:[\d{TO_TEN}正腊]{{1,2}}月|[初仲暮深]?[春夏秋冬][日夜季]?|岁末|年[初末底])?"
)
_WROTE = "(?:[写作记草]|[完脱定改初]稿)于"
WRITTEN = rf"^\(?(?:{HAN}{{2,4}} )?(?:{_WROTE} ?{_WHEN}(?:[于 ]{{0,2}}{HAN}{{2,8}})?|{_WHEN} ?(?:{_WROTE}|于){HAN}{{2,8}})\)?$"
"""写于1998年秋, 戊子年二月于白河; a whole day is read where credits are."""

KIND_RULES = (
    # So begin 12 of 15 labelled articles, over a title as its kicker; the other lines are a site's menu.
    Rule(
        "picture news",
        Role.HEADLINE,
        6,
        title(says(r"^(?:图 ?片 ?新 ?闻|图片报道|新闻图片|摄影报道)$")),
        "图片新闻",
        "图片新闻的作者",
        also=Role.KICKER,
        needs="图摄",
    ),
    Rule(
        "notice",
        Role.HEADLINE,
        6,
        says(
            r"^(?:更 ?正|(?:征 ?文|招 ?聘|寻 ?[人物]|停 ?产)? ?启 ?事|寻 ?人|(?:遗 ?失)? ?声 ?明|致 ?歉|讣 ?告|公 ?告|通 ?告|天气预报|致读者)$",
            9,
        ),
        "更正",
        "更正错误",
        needs="更启寻声歉告预致",
    ),
    Rule(
        "title in heavy brackets",
        Role.HEADLINE,
        7,
        in_heavy_brackets,
        "> 【山乡的路修到了家门口】\n林晓舟",
        "> 【作者：山乡小学 林晓舟】\n林晓舟",
        needs="(",
        longest=TITLE_LONGEST,
    ),
    Rule(
        "over a letter",
        Role.HEADLINE,
        7,
        title(over_a_letter, letters.over_salutation),
        "> 村口的路灯不亮了\n编辑同志：",
        "> 石桥县读者 林晓\n编辑同志：",
    ),
    Rule(
        "closes a letter",
        Role.PARA,
        12,
        only(anything, letters.closes_letter),
        "编辑同志：\n村口的路灯修好了，大家都说亮堂。\n> 此致\n敬礼\n林晓",
        "村口的路灯修好了，大家都说亮堂。\n> 此致\n敬礼\n林晓",
        longest=50,
    ),
    # So all of 12 labelled lines.
    Rule(
        "signs a letter",
        Role.BYLINE,
        12,
        only(anything, letters.signs_letter),
        "编辑同志：\n村口的路灯坏了。请问什么时候能修好？\n> 石桥镇 一住户",
        "村口的路灯坏了。请问什么时候能修好？\n> 石桥镇 一住户",
        longest=24,
    ),
    Rule(
        "day of a letter",
        Role.BYLINE,
        12,
        only(anything, letters.day_of_letter),
        "编辑同志：\n村口的路灯坏了。请问什么时候能修好？\n石桥镇 一住户\n> 3月6日",
        "村口的路灯坏了。请问什么时候能修好？\n石桥镇 一住户\n> 3月6日",
        longest=14,
        needs="日",
    ),
    Rule(
        "when it was written",
        Role.BYLINE,
        8,
        only(says(WRITTEN), ends.under_sentence),
        "村里的广播响了。大家从屋里走出来。\n> 林晓 写于戊子年二月",
        "村里的广播响了。大家从屋里走出来。\n> 这本书写于戊子年二月",
        needs="于",
        longest=24,
    ),
    Rule(
        "column of briefs",
        Role.HEADLINE,
        3,
        title(
            says(BRIEFS, BRIEFS_LONGEST),
        ),
        "赛场花絮",
        "赛场上下花絮不断人人说好",
        also=Role.KICKER,
        needs="讯波递览态息窗描锦萃零絮瞥声真报撷滴望闻横",
    ),
    # So all of 10 labelled lines.
    Rule(
        "follow-up or serial over a title",
        Role.KICKER,
        7,
        title(says(r"追踪:?$|^[^\s,:]{0,6}连载(?:[\s·之(第].{0,8})?$", 24), columns.over_title),
        "> “半夜敲钟”一事追踪\n钟楼的锁换了新的",
        "> “半夜敲钟”一事追踪三年\n钟楼的锁换了新的",
        needs="踪载",
    ),
    Rule(
        "official paper",
        Role.HEADLINE,
        5.5,
        title(
            says(
                r"^(?!\d{1,2}月\d{1,2}日\s).*(?:公报|通知|决定|通告|公告|(?<!发)(?<!发表)(?:启事|声明)|名单|讣告|简介|须知|(?:天气|气象)预报|预告|揭晓|更 ?正|(?<!并)讲话|倡议书)(?:\([^()]{1,20}\))?$",
                36,
            )
        ),
        "全省先进集体名单（部分）",
        "名单里没有他的名字",
        needs="报知定告事明单讣介晓正话书",
    ),
    # Of 11 labelled lines 6 are headlines, 4 items of a list with its marks, and one is a related title.
    Rule(
        "paper on a matter",
        Role.HEADLINE,
        4,
        title(
            says(
                rf"^(?![{BULLETS}]).*关于.*的(?:通[告知]|公[告示]|决定|意见|规定|办法|批复|报告|通报|说明|启事|函)$",
                41,
            ),
            columns.over_text,
        ),
        "> 县政府关于石桥施工期间改道的通告\n石桥自五月三日起封闭施工。来往车辆请走镇东的便桥。",
        "> 县政府谈石桥施工期间改道的事\n石桥自五月三日起封闭施工。来往车辆请走镇东的便桥。",
        needs="关",
    ),
    # So all of 55 labelled lines.
    Rule(
        VERSE_LINE,
        Role.PARA,
        9,
        only(anything, of_verse),
        "渡口\n林晚舟\n\n船走了\n> 把两岸的灯火\n轻轻推远\n桨声还在",
        "渡口\n\n船走了\n> 把两岸的灯火\n轻轻推远。\n桨声还在",
        longest=20,
    ),
    # So all of 8 labelled lines.
    Rule(
        "poet",
        Role.BYLINE,
        9,
        only(anything, poets),
        "船走了\n把两岸的灯火\n轻轻推远\n桨声还在\n> 石桥镇 林晚舟",
        "船走了\n> 石桥镇 林晚舟",
        longest=24,
    ),
    Rule(
        "over a poet",
        Role.HEADLINE,
        5,
        title(over_a_poem),
        "> 渡口\n林晚舟\n船走了，\n灯火远了，\n桨声还在。",
        "> 渡口\n林晚舟\n船走了，把两岸的灯火轻轻推远，桨声还在水面上，一下一下。",
        longest=24,
    ),
)
