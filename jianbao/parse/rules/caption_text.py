"""Rules for captions that are sentences: who took the picture, what it shows, and captions that are all of a story."""

from __future__ import annotations

import re

from jianbao.model import Role
from jianbao.parse.columns.numbers import HOUR_OPENS
from jianbao.parse.looks import day_line
from jianbao.parse.matter import LEDE, told_at_length
from jianbao.parse.page import Page
from jianbao.parse.pictures import cut, others, signs
from jianbao.parse.pictures.credits import ALONE
from jianbao.parse.pieces import BULLETS
from jianbao.parse.rules.rule import Rule, anything, only, says
from jianbao.text.characters import HAN, HAN_SPANS
from jianbao.text.numerals import TO_TEN

WRAPPED = "大桥通车以后，村里的人进城只要\n二十分钟，从前要走一个半小时，\n还要看天气，遇上雨天就出不了门"

HALF = (
    "大桥通车以后，村里的人进城只要二十分钟，从前要走一个半小时，还要看天气，遇上雨天就出不了门，"
    "如今每天有八班客车从村口开出，坐车的多是老人和学"
)

TOLD, LEAST_OF_IT, LEAST_TOLD = 45, 7, 0.3
"""Characters, at most and at least, of a sentence that says what another line tells, and the share that stands there."""

OPENS_TEXT = re.compile(
    rf"[(①-⑩{BULLETS}-]|[\d{TO_TEN}]{{1,3}}[、.是]|\d{{1,2}}月\d{{1,2}}日(?!,)|[他她它这那但我你其此因所而然也第愿请]|[^,。]{{1,14}}:"
)
"""How items of a list open, wishes, and sentences that lean on the one before."""

MORE_THAN_IS_SEEN = re.compile('[了要不更也很都将可应说年今昨称"?!]')
"""What was, will be, is to be or was said: a picture shows none of it."""

FIRST_DAY = re.compile(r"^(?:\d{1,2}月)?\d{1,2}日,")


ITEM = re.compile(rf"\(?[\d{TO_TEN}]{{1,2}}[、.)](?!\d)")
"""How a numbered point opens; a sentence right under the last one ends the report."""


def says_what_is_told(page: Page, i: int) -> bool:
    """A sentence without a comma, in words that a longer line near by has, too, and no more than can be seen.

    So 19 labelled captions and 3 paragraphs; of such sentences that no other line tells of 8 and 31. On pages that set each
    sentence on a line of its own 2 paragraphs and no caption.
    """
    text = page.plain[i]
    if len(text) < LEAST_OF_IT or text.find("。") != len(text) - 1 or page.wrap_width:
        return False
    if not 0 < i < len(page) - 1 or (page.unfinished[i - 1] and not (page.credit[i - 1] or page.furniture[i - 1])):
        return False
    if (
        ("," in text and "," in FIRST_DAY.sub("", text, count=1))
        or MORE_THAN_IS_SEEN.search(text)
        or OPENS_TEXT.match(text)
    ):
        return False
    if page.copied[i] or page.furniture[i] or page.credit[i] or page.dateline[i] or ITEM.match(page.plain[i - 1]):
        return False
    return not others.sentence_a_line(page) and told_at_length(page, i) >= LEAST_TOLD


BEFORE_THE_TEXT = 35
"""Characters."""

NO_CAPTION = f"[{BULLETS}"

OWN_DATELINE = re.compile(r"^.{0,20}[讯电][() :\]]")


def sentence_before_the_text(page: Page, i: int) -> bool:
    """One short sentence without a comma between the day under a site's headline and longer text: so 8 labelled captions and
    a subhead; with a comma 3 are text. Or between a title and a dateline, maybe with the names over it: so 5 captions of 5 pages
    and nothing else. One that opens with a day not long ago, or with an hour, is the text's first."""
    text = page.plain[i]
    if not 0 < i < len(page) - 1 or len(text) < 6 or text.find("。") != len(text) - 1 or page.furniture[i]:
        return False
    opens = i + 1 + page.credit[i + 1]
    if page.title_like[i - 1] and opens < len(page) and page.dateline[opens]:
        return not (page.dateline[i] or page.credit[i] or day_line(page, i) or text[0] in NO_CAPTION)
    if i < 2 or not day_line(page, i - 1) or (page.texty[i - 2] and page.unfinished[i - 2]) or i - 1 in page.imprints:
        return False  # the day is a running head's, or that of a paper
    longer = page.texty[i + 1] and page.size[i + 1] >= page.size[i] and "," not in text
    return longer and not (OWN_DATELINE.match(text) or LEDE.match(text) or HOUR_OPENS.match(text))


CAPTION_TEXT_RULES = (
    Rule(
        "says what is told",
        Role.CAPTION,
        2,
        says_what_is_told,
        "村里的广播响了，大家从屋里走出来，在晒场上晒谷。\n> 村民在晒场上晒谷。\n今年雨水足，又是一个丰收年。",
        "村里的广播响了，大家从屋里走出来，在晒场上晒谷。\n> 孩子们在树下看书。\n今年雨水足，又是一个丰收年。",
        needs="。",
        longest=TOLD,
    ),
    Rule(
        "sentence before the text",
        Role.CAPTION,
        4,
        sentence_before_the_text,
        "春到山乡游客来\n河滨网 2021-03-06 09:30\n> 村民在晒场上晒谷。\n村里的广播响了，大家从屋里走出来。今年雨水足，又是一个丰收年。",
        "春到山乡游客来\n本报记者 王小明\n> 村民在晒场上晒谷。\n村里的广播响了，大家从屋里走出来。今年雨水足，又是一个丰收年。",
        needs="。",
        longest=BEFORE_THE_TEXT,
    ),
    Rule(
        "photographer's line",
        Role.CAPTION,
        9,
        only(anything, signs.photographers),
        "（王小明 摄）",
        "（照片：王小明 摄）",
    ),
    Rule(
        "over a photographer's line",
        Role.CAPTION,
        7,
        only(anything, signs.over_photographer),
        "> 村民在晒场上晒谷。\n（王小明 摄）",
        "> 村里的广播响了，大家从屋里走出来。\n（图为村民晒谷。 王小明 摄）",
        long=True,
    ),
    Rule(
        "wrapped on to a photo credit",
        Role.CAPTION,
        # More than all rules together that know a paragraph by its cut lines: they hold for such a caption too.
        30,
        only(anything, cut.wrapped_captions),
        f"{WRAPPED}\n如今方便了。\n> 六月十二日，村民在石桥镇的晒场\n上晒谷。王小明摄",
        f"{WRAPPED}\n如今方便了。\n> 六月十二日，村民在石桥镇的晒场\n上晒谷。大家高兴",
    ),
    Rule(
        "photo credit",
        Role.CAPTION,
        7.5,
        only(lambda page, i: not page.credit[i], signs.photo_credited),
        "村民在晒场上晒谷。（王小明 摄）",
        "他喜欢摄影和书法",
    ),
    Rule(
        "picture word",
        Role.CAPTION,
        8,
        says(
            r"^\((?:上|下|左|右)图[):]|^(?:上|下|左|右|本)?图(?:为|片为|中|解 ?:|\d|[①-⑳]|[一二三四五六](?=[ :,])|一|二|:)"
            r"|^(?:图|照|剧照)片?(?:说明)?\s*[:：]\s*\S|^视频[-:]|^资料图|^图像(?:来源|加注文字),",
            160,
        ),
        "图为村民在晒场上晒谷。",
        "图书馆里坐满了人",
        needs="图照视",
    ),
    # So all of 5 labelled lines.
    Rule(
        "kind of picture alone",
        Role.CAPTION,
        9,
        says(f"^(?:{ALONE.pattern})$", 24),
        "网络图片",
        "网络图片的来源",
        needs="图照片影报觉拍稿/(IiOoPpGgAaEe",
    ),
    Rule(
        "shows somebody at work",
        Role.CAPTION,
        7,
        says(signs.SHOWS.pattern, 140),
        "社员们早出晚归。这是他们正在晒场上晒谷。",
        "他说，这是大家正在做的事。",
        needs="这",
    ),
    Rule(
        "before its credit",
        Role.CAPTION,
        7,
        only(anything, others.before_its_credit),
        "> 孩子們在豬舍改建的圖書館裡看書\n孩子們在豬舍改建的圖書館裡看書（翻攝自臉書）",
        "> 孩子們在豬舍改建的圖書館裡看書\n孩子們在豬舍改建的圖書館裡看書，這是鎮上的新事（翻攝自臉書）",
    ),
    Rule(
        "who stands where",
        Role.CAPTION,
        5,
        lambda page, i: signs.WHO_STANDS.search(page.plain[i]) is not None,
        "王小明（左一）在晒场上",
        "王小明在晒场上",
        needs="(",
        long=True,
    ),
    Rule(
        "who stands in a cut line",
        Role.CAPTION,
        16,
        only(anything, cut.who_stands_first),
        f"{WRAPPED}\n如今方便了。\n> 六月十二日，王小明（左一）在石桥镇的晒场\n上晒谷。",
        f"{WRAPPED}\n如今方便了。\n> 六月十二日，王小明在石桥镇的晒场\n上晒谷。",
    ),
    Rule(
        "number of a picture",
        Role.CAPTION,
        8,
        says(
            r"^(?:图 ?[\d①-⑩一二三四五六]{0,2}|漫画|题图|图说|图注|图源|绘[制图]|制图|配图|插图|网络图片?) ?[:/]\s*\S",
            120,
        ),
        "图③：孩子们在树下看书。",
        "图书馆：孩子们的乐园",
        needs=":/",
    ),
    Rule(
        "sentence and a reporter",
        Role.CAPTION,
        6,
        says(rf"[^。]{{6,}}[。!\")]\s?[{HAN_SPANS}·]{{0,12}}记者\s?{HAN}{{2,3}}$", 40),
        "老人在村口迎接客人。青禾日报记者 王小明",
        "老人在村口遇到了青禾日报记者王小明",
        needs="记",
    ),
    Rule(
        "picture and its maker",
        Role.CAPTION,
        6,
        says(
            r"(?=[图照摄/社记])(?:(?:图|照片|(?<!报[道导]·)摄影|图片)[:/]\s*\S{2,14}$"
            rf"|(?<={HAN}{{2}})/[图摄],|社?记者\S{{2,4}}摄\s*$|(?<![试企力])图为\S)",
            120,
        ),
        "村民在晒场上晒谷。　圖：林曉",
        "他试图为自己辩解",
        needs="图照摄",
    ),
    Rule(
        "words and their source",
        Role.CAPTION,
        7.5,
        signs.sourced,
        "村里的广播响了，大家从屋里走出来，在晒场上晒谷。\n> 村口的老树 来源：石桥发布\n今年雨水足，又是一个丰收年。",
        "村里的广播响了，大家从屋里走出来，在晒场上晒谷。\n> 今年雨水足，又是一个丰收年。（来源：石桥发布）",
        needs="源",
    ),
    Rule(
        "text of picture news",
        Role.CAPTION,
        7,
        only(anything, signs.under_picture_news),
        "图片新闻\n春到山乡\n> 昨天，村民在晒场上晒谷。今年雨水足，又是一个丰收年。",
        "春到山乡\n> 昨天，村民在晒场上晒谷。今年雨水足，又是一个丰收年。",
        long=True,
    ),
    Rule(
        "over a report in pictures",
        Role.CAPTION,
        7,
        only(anything, signs.over_picture_report),
        "> 昨天，村民在晒场上晒谷。今年雨水足，又是一个丰收年。\n本报记者 王小明 摄影报道",
        "> 昨天，村民在晒场上晒谷。今年雨水足，又是一个丰收年。\n本报记者 王小明",
        long=True,
    ),
    Rule(
        "between halves",
        Role.CAPTION,
        9,
        only(anything, others.between_halves),
        f"{HALF}\n> 客车停在村口等人。\n孩子们在车上看书。\n生，大家都说方便。",
        f"{HALF}生。\n> 客车停在村口等人。\n孩子们在车上看书。\n大家都说方便。",
    ),
    Rule(
        "between pictures",
        Role.CAPTION,
        9,
        only(anything, others.between_pictures),
        "图为村民在晒场上晒谷。\n> 孩子们在树下看书。\n老人在门前下棋。\n学生在教室里（王小明 摄）",
        "图为村民在晒场上晒谷。\n> 孩子们在树下看书。\n老人在门前下棋。",
    ),
)
