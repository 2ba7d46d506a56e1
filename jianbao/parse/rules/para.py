"""Rules for paragraphs: running text, and the halves of a broken one."""

from __future__ import annotations

import re

from jianbao.model import Role
from jianbao.parse import columns
from jianbao.parse.columns import ends, site
from jianbao.parse.looks import fragment_before, heads_text
from jianbao.parse.once import Marks, marking
from jianbao.parse.page import Page
from jianbao.parse.patterns import BULLET
from jianbao.parse.pieces import BULLETS
from jianbao.parse.rules.rule import Rule, anything, only, says, title
from jianbao.text.numerals import TO_TEN


@marking(columns.unfinished)
def fragments(page: Page) -> Marks:
    return tuple([open_end and fragment_before(page, i) for i, open_end in enumerate(page.unfinished)])


def clause_inside(page: Page, i: int) -> bool:
    """On top of the page and over a dateline all of 288 such lines are titles; without a mark at its end right under
    furniture 20 begin an article, 2 are furniture themselves and none is text, where lines are not cut at a width."""
    if i == 0 or (i + 1 < len(page) and page.dateline[i + 1]):
        return False
    if page.furniture[i - 1] and page.unfinished[i] and not page.wrap_width:
        return False
    return "," in page.plain[i] and page.size[i] > 16 and not parts_paragraphs(page, i)


def parts_paragraphs(page: Page, i: int) -> bool:
    """Of a title's length and without a mark at its end, between whole paragraphs: so stand with a comma inside 21
    labelled headings and headlines and 4 lines of text."""
    if not 0 < i < len(page) - 1 or page.size[i] > 40 or page.wrap_width or not page.unfinished[i]:
        return False
    return page.texty[i - 1] and page.finished(i - 1) and page.texty[i + 1]


def before_a_mark(page: Page, i: int) -> bool:
    """The next line opens with a mark that closes or parts a sentence: a page set this word apart."""
    return i + 1 < len(page) and page.texts[i + 1][0] in "，。、；”」』》"


SAID = re.compile('"[^"]+[?!…]"')

TRAILS_OFF = re.compile(r"(?:……|⋯⋯|\.{6})$")


def what_somebody_says(page: Page, i: int) -> bool:
    """All of it in quotation marks, with a mark at its end, as people speak; not where a byline or dateline follows."""
    return SAID.fullmatch(page.plain[i]) is not None and not heads_text(page, i)


PAIRS = (("“", "”"), ("「", "」"), ("《", "》"), ("『", "』"))


COUNTED = re.compile(rf"^[{TO_TEN}\da-zA-Z]{{1,2}}\)")
"""1）, a）: a heading's number."""


def open_pair(page: Page, i: int) -> bool:
    """A bracket or a quotation mark without its fellow: of title-like lines 68 are text, 2 headlines or headings."""
    text, plain = page.texts[i], COUNTED.sub("", page.plain[i])
    return plain.count("(") != plain.count(")") or any(text.count(a) != text.count(b) for a, b in PAIRS)


PARA_RULES = (
    Rule(
        "open bracket or quotation",
        Role.PARA,
        4,
        title(open_pair),
        "石桥镇的渡口（在镇东",
        "石桥镇的渡口（镇东）",
        needs='()"《》',
    ),
    Rule(
        "running text",
        Role.PARA,
        2.1,
        only(anything, columns.texty),
        "村里的广播响了。大家从屋里走出来，互相问好。",
        "村里的广播响了",
        long=True,
    ),
    Rule(
        "ends with a comma",
        Role.PARA,
        1.9,
        lambda page, i: page.plain[i][-1] in ",、;:",
        "大家从屋里走出来，",
        "大家从屋里走出来",
        needs=",、;:",
    ),
    Rule(
        "colon over text",
        Role.PARA,
        3,
        title(lambda page, i: page.plain[i][-1] == ":", columns.over_text),
        "> 考生须提供：\n身份证和学历证书的复印件，一式两份，由所在单位盖章。",
        "> 考生须提供：\n身份证",
        needs=":",
    ),
    Rule(
        "cut like the text near it",
        Role.PARA,
        4.5,
        only(anything, columns.cut_alike),
        "县里今年新修公路三十公里\n> 大桥通车以后，村里的人进城只要\n二十分钟。从前走一个半小时，还\n要看天气，遇上雨天就出不了门。",
        "> 县里今年新修公路三十多公里\n大桥通车以后，村里的人进城只要二十分钟，从前走一个半小时，还要看天气。",
    ),
    Rule(
        "list under a site's story",
        Role.PARA,
        5,
        only(anything, site.own_list),
        "县里今年新修公路三十公里\n2021-03-06 09:30\n村里的广播响了。\n> 王小明 县一中 一等奖\n李华 县二中 二等奖\n分享到：\n微信",
        "县里今年新修公路三十公里\n2021-03-06 09:30\n村里的广播响了。\n> 大桥\n公交\n分享到：\n微信",
    ),
    Rule(
        "begins with a mark",
        Role.PARA,
        6,
        only(anything, ends.begins_with_mark),
        "，村里的人都来了",
        "村里的人都来了",
    ),
    Rule(
        "dateline",
        Role.PARA,
        8,
        only(lambda page, i: page.size[i] > 20, columns.dateline),
        "本报讯（记者 王小明）村里的广播响了。大家从屋里走出来。",
        "本报讯",
        long=True,
    ),
    Rule(
        "goes on after a break",
        Role.PARA,
        4.8,
        only(anything, fragments),
        "> 村里的广播响了，大家从屋里走出\n来，互相问好，说起今年的收成，说起外出的孩子，脸上都是笑。太阳落山了，村里的灯一盏一盏亮了起来。",
        "> 村里的广播响了\n“好啊。”大家从屋里走出来，互相问好，说起今年的收成，说起外出的孩子，脸上都是笑。",
        long=True,
    ),
    # So 26 of 27 labelled lines.
    Rule(
        "before a mark",
        Role.PARA,
        7,
        title(before_a_mark),
        "大家都说这叫\n> 顺差\n。村里的广播响了。",
        "大家都说这叫\n> 顺差\n村里的广播响了。",
    ),
    # So 12 of 14 labelled lines, the other two over a byline or a dateline; without a mark 47 of 50 are heads.
    Rule(
        "what somebody says",
        Role.PARA,
        6.5,
        title(what_somebody_says),
        "村里的广播响了。\n> “妈，你怎么抱上去的？”\n“抱上去就抱上去了。”",
        "村里的广播响了。\n> “抱上去就抱上去”\n村里的广播又响了。",
        needs='"',
    ),
    # So 9 of 11 labelled lines.
    Rule(
        "trails off",
        Role.PARA,
        3,
        title(lambda page, i: TRAILS_OFF.search(page.plain[i]) is not None and not heads_text(page, i)),
        "村里的广播响了。\n> 还有最后几十米……\n到地方了。",
        "还有最后几十米……\n本报讯（记者 王小明）村里的广播响了。",
        needs="….⋯",
    ),
    Rule("not a sentence", Role.PARA, -2.1, title(anything), "村里的广播响了", "村里的广播响了。"),
    Rule(
        "bullet",
        Role.PARA,
        3.3,
        lambda page, i: bool(BULLET.match(page.texts[i])) and page.size[i] > 24,
        "●近日，邮局向村里捐赠了一批药皂和手帕纸，还有火腿肠。",
        "●简讯",
        long=True,
        needs=BULLETS,
    ),
    Rule(
        "clause inside",
        Role.PARA,
        4.4,
        title(clause_inside),
        "春到山乡\n> 在采茶的这些日子里，每天都有许多帮工八时",
        "> 在采茶的这些日子里，每天都有许多帮工八时\n本报讯 村里的广播响了。",
        needs=",",
    ),
    # So all of 206 lines of 26 pages of one archive, comments under pieces.
    Rule(
        "under a name of the net",
        Role.PARA,
        9,
        says(r"^@[^:,。 ]{1,24}: ?\S", 60),
        "@石桥小麦：今年的茶真香",
        "@石桥小麦 今年的茶真香",
        needs="@",
    ),
    Rule(
        "goes on with the story",
        Role.PARA,
        6,
        title(
            says(
                r"^(?:此时|这时|于是|但是?|不过|然而|因此|所以|同时|随后|最后|接着|可是|原来|其实|而且|就这样|当时|那么),",
                60,
            )
        ),
        "此时，村里的广播响了！",
        "此时此刻的村庄",
        needs=",",
    ),
    Rule(
        "address to the audience",
        Role.PARA,
        9,
        says(
            r"^(?:各位|女士们|先生们|同志们|朋友们|乡亲们|尊敬的|亲爱的|敬爱的).{0,20}[:!]$|^(?:大家|各位).{0,6}好!$",
            30,
        ),
        "各位记者朋友：",
        "各位记者的朋友都来了",
        needs=":!",
    ),
)
