"""Rules for headlines: what makes a title-like line the title of an article."""

from __future__ import annotations

from jianbao.model import Role
from jianbao.parse import columns
from jianbao.parse.columns import site
from jianbao.parse.looks import after_an_end, heads_a_head
from jianbao.parse.matter import (
    over_a_lede,
    over_leaning_text,
    quite_new_matter,
    says_what_follows,
    spoken_of_before,
    taken_up_first,
)
from jianbao.parse.page import Page
from jianbao.parse.pictures.signs import over_picture, over_picture_and_dateline
from jianbao.parse.rules.para import fragments
from jianbao.parse.rules.rule import Rule, anything, only, says, title

SAYINGS = r"^(?:毛主席语录|最高指示)$"


def at_headline_level(page: Page, i: int) -> bool:
    return page.lines[i].level <= page.headline_level and not page.texts[i].startswith("——")


def short_over_long_headline(page: Page, i: int) -> bool:
    """No longer than the title under it: of 8 labelled pairs that are so, 7 are a headline of two lines; of 137 pairs of
    real papers 57 are a kicker and its headline."""
    return heads_a_head(page, i) and page.size[i] <= page.size[i + 1]


def same_length_as_before(page: Page, i: int) -> bool:
    return page.size[i] == page.size[i - 1] and page.lines[i].level == page.lines[i - 1].level


def over_its_copy(page: Page, i: int) -> bool:
    """Its copy, the text that stands in for a picture, is the next line, and the text after sums up to it."""
    if page.is_web_page or i + 1 >= len(page) or page.bare[i] != page.bare[i + 1]:
        return False
    return page.copies[page.bare[i]] == 2 and says_what_follows(page, i)


def more_space_above(page: Page, i: int) -> bool:
    """Than below: so stand on papers' pages with datelines 126 labelled kickers and headlines, no heading, 3 others."""
    return 0 < i < len(page) - 1 and page.lines[i].blanks > page.lines[i + 1].blanks


HEADLINE_RULES = (
    Rule(
        "title",
        Role.HEADLINE,
        0.6,
        title(anything),
        "茶乡乐队新春为乡亲演出",
        "茶乡乐队新春为乡亲演出，深受欢迎。",
    ),
    Rule(
        "headline level",
        Role.HEADLINE,
        4.5,
        only(at_headline_level, columns.levelled),
        "# 春到山乡",
        "### 春到山乡\n> 村里的广播响了。",
    ),
    Rule(
        "over a head",
        Role.HEADLINE,
        3.5,
        title(heads_a_head, columns.over_title),
        "> 春到山乡\n游客进村来\n本报讯 昨日，山乡迎来第一批游客。",
        "> 春到山乡\n本报讯 昨日，山乡迎来第一批游客。",
    ),
    Rule(
        "quite new matter",
        Role.HEADLINE,
        1.7,
        title(quite_new_matter),
        "本市的地铁昨天开通，市民排起长队，等着坐上第一班列车，车站里挤满了人，大家都很高兴。\n> 春到山乡\n村里的广播响了，晒谷场上坐满了来看戏的老人和孩子，台上锣鼓喧天，台下笑声一片，好不热闹。",
        "> 春到山乡\n村里的广播响了。",
        also=Role.KICKER,
    ),
    Rule(
        "spoken of before",
        Role.HEADLINE,
        -1.7,
        title(spoken_of_before),
        "村里的广播响了，晒谷场上坐满了来看戏的老人和孩子，台上锣鼓喧天，台下笑声一片，好不热闹。\n> 晒谷场上看戏",
        "本市的地铁昨天开通，市民排起长队，等着坐上第一班列车，车站里挤满了人，大家都很高兴。\n> 晒谷场上看戏",
        also=Role.KICKER,
    ),
    Rule(
        "over a picture",
        Role.HEADLINE,
        3.2,
        title(anything, over_picture),
        "> 春到山乡\n晒谷场上坐满了来看戏的老人和孩子，锣鼓喧天。（王小明 摄）",
        "> 春到山乡\n晒谷场上坐满了人。",
    ),
    Rule(
        "over a picture and a dateline",
        Role.HEADLINE,
        4,
        title(anything, over_picture_and_dateline),
        "> 春到山乡\n图为晒谷场。\n本报讯（记者 王小明）昨日，山乡迎来第一批游客。",
        "> 春到山乡\n图为晒谷场。\n昨日，山乡迎来第一批游客。",
    ),
    Rule(
        "over a dateline",
        Role.HEADLINE,
        3.2,
        title(anything, columns.heads),
        "> 春到山乡\n本报讯（记者 王小明）昨日，山乡迎来第一批游客。",
        "> 春到山乡\n昨日，山乡迎来第一批游客。",
    ),
    Rule(
        "over an editor's note",
        Role.HEADLINE,
        6,
        # On top of a page the section's name stands so, too.
        title(anything, columns.over_note, columns.under_text),
        "村里的广播响了。大家从屋里走出来。\n> 春到山乡\n编者按：山乡迎来第一批游客。",
        "村里的广播响了。大家从屋里走出来。\n> 春到山乡\n编者在信里按了手印。",
    ),
    Rule(
        "after an end",
        Role.HEADLINE,
        3.4,
        title(after_an_end),
        "（记者 王小明）\n> 春到山乡",
        "他说：“好。”\n> 春到山乡",
        also=Role.KICKER,
    ),
    Rule(
        "first title",
        Role.HEADLINE,
        3.5,
        title(anything, columns.first_title),
        "> 春到山乡\n昨日，山乡迎来游客。",
        "春到山乡\n> 游客进村来",
        also=Role.KICKER,
    ),
    Rule(
        "cut short",
        Role.HEADLINE,
        -3.9,
        only(anything, fragments),
        "> 村里的广播响了，大家从屋里走出\n来，互相问好，说起今年的收成，说起外出的孩子，脸上都是笑。太阳落山了，村里的灯一盏一盏亮了起来。",
        "春到山乡",
        also=Role.HEADING,
    ),
    Rule(
        "apart from the title before",
        Role.HEADLINE,
        -3,
        title(lambda page, i: page.lines[i].blanks > page.usual_gap, columns.under_title),
        "春到山乡\n村里的广播响了。\n大家说好。\n大家都说好。\n春到山乡\n\n\n> 游客进村来",
        "春到山乡\n> 游客进村来",
    ),
    Rule(
        "over a lede",
        Role.HEADLINE,
        2.4,
        title(over_a_lede, columns.over_text),
        "> 春到山乡\n昨日，石桥镇迎来第一批游客。大家都说好，都说还要来。",
        "> 春到山乡\n大家都说好，都说还要来。石桥镇迎来第一批游客。",
    ),
    Rule(
        "more space above than below",
        Role.HEADLINE,
        1.5,
        title(more_space_above, columns.with_datelines),
        "本报讯 昨日，山乡迎来第一批游客。\n\n> 春到山乡\n村里的广播响了。",
        "昨日，山乡迎来第一批游客。\n\n> 春到山乡\n村里的广播响了。",
        also=Role.KICKER,
    ),
    Rule(
        "taken up first",
        Role.HEADLINE,
        2.5,
        title(taken_up_first, columns.over_text),
        "村里的广播响了。\n> 石桥镇春茶今年比去年卖得早\n石桥镇有茶园三千亩，五百户人家靠它吃饭。大家都说好。",
        "石桥镇的广播响了。\n> 石桥镇春茶今年比去年卖得早\n石桥镇有茶园三千亩，五百户人家靠它吃饭。大家都说好。",
    ),
    Rule(
        "over text that leans back",
        Role.HEADLINE,
        -1,
        title(over_leaning_text, columns.over_text),
        "> 春到山乡\n此外，石桥镇迎来第一批游客。大家都说好，都说还要来。",
        "> 春到山乡\n大家都说好，都说还要来。石桥镇迎来第一批游客。",
    ),
    Rule(
        "web pages hold one article",
        Role.HEADLINE,
        -2.4,
        title(anything, columns.web_page_later),
        "春到山乡\n村里的广播响了。大家从屋里走出来，互相问好。\n> 游客来了\n大家说好。\n分享到：\n微信",
        "> 春到山乡\n村里的广播响了。大家从屋里走出来，互相问好。\n分享到：\n微信",
        also=Role.KICKER,
    ),
    Rule(
        "unsigned on a signed page",
        Role.HEADLINE,
        -1.1,
        title(anything, columns.often_signed),
        "> 春到山乡\n（记者 王小明）\n（记者 李华）\n（记者 林晓）",
        "> 春到山乡\n（记者 王小明）",
        also=Role.KICKER,
    ),
    Rule(
        "hardly any is signed",
        Role.HEADLINE,
        -1.8,
        title(anything, columns.hardly_signed_later),
        "春到山乡\n村里的广播响了。大家从屋里走出来，互相问好。\n> 游客来了",
        "> 春到山乡\n村里的广播响了。大家从屋里走出来，互相问好。",
        also=Role.KICKER,
    ),
    Rule(
        "no headline ends so",
        Role.HEADLINE,
        -4,
        lambda page, i: page.plain[i][-1] in ",:;",
        "检测合格的批次有：",
        "检测结果出来了",
        needs=",:;",
        longest=80,
    ),
    Rule(
        "last line",
        Role.HEADLINE,
        -5,
        only(anything, columns.nothing_after),
        "春到山乡。\n> 照片里的村庄",
        "> 春到山乡\n昨日，山乡迎来了第一批游客，村民们早早打开了大门。游客说好。",
        also=Role.KICKER,
    ),
    Rule(
        "short line over the headline",
        Role.HEADLINE,
        1.0,
        title(short_over_long_headline, columns.over_title),
        "> 修路不误采茶\n十里茶乡欢喜迎客来\n本报讯 昨日检查。",
        "> 十里茶乡欢喜迎客来\n修路不误采茶\n本报讯 昨日检查。",
    ),
    Rule(
        "pairs with the line before",
        Role.HEADLINE,
        2,
        title(same_length_as_before, columns.close_under_title),
        "服务茶农采摘\n> 助推新茶上市",
        "服务茶农\n> 助推新茶上市",
    ),
    Rule(
        "over its copy",
        Role.HEADLINE,
        7,
        title(over_its_copy, columns.copied),
        "> 看戏的老人\n看戏的老人\n村里的广播响了，晒谷场上坐满了来看戏的老人和孩子，台上锣鼓喧天，台下笑声一片，好不热闹。",
        "> 看戏的老人\n看戏的老人\n村里的广播响了。",
    ),
    # So all of 4 labelled lines of papers of 1966 to 1976; under them stands a sentence, or less.
    Rule(
        "sayings in a box",
        Role.HEADLINE,
        12,
        says(SAYINGS, 8),
        "> 毛主席语录\n为人民服务\n春到山乡",
        "> 毛主席语录本\n春到山乡",
        needs="语指",
    ),
    # Of 155 labelled lines 139 are headlines, of those right over them 27 of 29.
    Rule(
        "headline of a site's story",
        Role.HEADLINE,
        7,
        only(anything, site.site_title),
        "夏日好物 抢先看\n首页\n> 县里今年新修公路三十公里\n2021-03-06 09:30\n村里的广播响了，大家从屋里走出来。",
        "首页\n> 县里今年新修公路三十公里\n2021-03-06\n村里的广播响了，大家从屋里走出来。",
    ),
    Rule(
        "first line of a site's headline",
        Role.HEADLINE,
        6,
        only(anything, site.site_head),
        "> 县里今年新修公路\n三十里山路村村通车\n2021-03-06 09:30\n村里的广播响了，大家从屋里走出来。",
        "> 县里今年新修公路\n三十里山路村村通车\n2021-03-06\n村里的广播响了，大家从屋里走出来。",
    ),
)
