"""Rules for which of two or three titles over a text is the headline, from what each of them says; what makes the one
below a subhead, in ``rules.subhead``.

The counts are of 286 heads of two lines and more, of real papers from 1947 to 2025, their roles as judged by reading:
175 kickers, 111 headlines that stand first, 180 further headlines and 162 subheads. On 250 more heads, which no rule
was made on, the shares are the same.
"""

from __future__ import annotations

import re

from jianbao.model import Role
from jianbao.parse import columns
from jianbao.parse.heads import breaks_at_a_colon, in_head
from jianbao.parse.lexicon import places
from jianbao.parse.needs import DIGITS
from jianbao.parse.page import Page
from jianbao.parse.rules.rule import Rule, anything, only, says, title
from jianbao.text.characters import HAN

SAYS = "说|指出|强调|认为|宣布|表示|要求|呼吁|承认"

SAYING = (
    rf"(?:{SAYS}|宣称|提出|透露|揭露|决定|证实|报道|表明|查明|谈|致电|(?<!的)(?:讲话|发言)|——"
    r"|(?:发表|发出|作|提出|举行|公布)[^,]{0,6}(?:谈话|讲话|声明|通知|通报|社论|评论|公报|文告|文章|报告|消息|建议))$"
    r"|^[^,]{2,12}(?:(?<![会座面交商访])谈(?![判会心话])|批转|指示|通知各)"
)
"""市长在会上强调, 县长谈春耕: who says what the headline says; 在…上的讲话 is a headline itself. 42 kickers, 4 headlines that
stand first. With a colon at its end it is the headline's own (``breaks_at_a_colon``)."""

OCCASION = (
    r"^(?:在(?![线职建])|为(?![何啥民]|什么)|对(?![口联手])|就(?![业医地])|受(?![贿灾伤])|应(?![急届聘])|由(?!来)|从(?![化业])|"
    r"随着|根据|按照|通过|经过|据|把(?!关)|围绕|针对)"
    r"[^!?。]*(?<!的讲话|的报告|的发言|的致辞|的通知|的决定|的意见)$"
    r"|[^!?。](?:(?<![先落善幕背今\d])后|(?<![小及准临])时|(?<![空提向眼面支])前|之际|会上|会议上)$"
)
"""经过九个月施工, 访问结束后: when, where or for what. 17 kickers, no headline that stands first."""

DEED = (
    r"^(?!抓[获捕到]|更[正名]|组织部|调查组|学习班|保卫科|积极分子)"
    r"(?:庆祝|纪念|贯彻|落实|加强|推广|坚持|提高|改造|改进|改善|发扬|继承|学习|发展|保证|保障|保卫|争取|"
    r"反对|利用|适应|调查|开展|严格|讨论|签订|供应|供给|增加|增强|圆满|实行|执行|实现|动员|响应|迎接|"
    r"展示|推动|促进|做好|搞好|抓|借鉴|发挥|充分|建立|健全|完善|扩大|培养|克服|解决|减轻|降低|节约|"
    r"维护|依靠|组织|积极|踊跃|紧|更|全面|深入|悍然|采取|尽量|千方百计|继续|大力|努力|认真|切实|结束|"
    r"完成|参加|力促|厉行|增添|弘扬|扭转|深化|满足|变(?=[^,]*为))[^!?。:]*$"
)
"""改进灌溉方法, 庆祝建厂十周年: what is done and not by whom, which the headline says. 39 kickers, none."""

EVENT = r"(?:开幕|闭幕|举行|结束|召开|成立|落成|揭晓|闭会|会谈|达成协议|开工|竣工|通车|投产|公布|启动|开业|夺冠|问世)$"
"""A whole piece of news by itself. Under it, 19 subheads, 6 headlines."""

HAPPENED = re.compile(
    rf"[^唯惟之第统]一(?![批些切体定致线起直样带系的]){HAN}{{2}}"
    r"|相撞|连撞|追尾|侧翻|翻车|起火|失火|大火|火灾|爆炸|坍塌|身亡|死亡|受伤|坠[楼河江崖亡]|被[抓捕拘打]|落网|破获"
    r"|(?:发生|出现)(?![率地后前时])"
)
"""一客车侧翻: someone or something that nobody has heard of, or a mishap; 发生, 出现 and 破获 stand in 5 such titles, all
headlines."""

CAUSED = re.compile(r"致(?![敬富辞谢力电信读])|或[因为系]|疑[因为似系]|[^,]{2,4}[或疑]因")


def came_of_it(page: Page, i: int) -> bool:
    """致三人轻伤, 火灾或因烟头引起, under another title, which says of what: so 6 headlines, 2 subheads, and no heading."""
    return page.titles_before[i] > 0 and CAUSED.match(page.plain[i]) is not None


def tells_what_happened(page: Page, i: int) -> bool:
    """The first of two titles: so 20 that are headlines, of one line or two, and 1 kicker; on invented pages 6 and 3."""
    alone = not page.titles_before[i] and page.titles_after[i] == 1
    return alone and HAPPENED.search(page.plain[i]) is not None


NO_SUBJECT = re.compile(r"[致被遭疑已仍未获让使却竟只拟]|或|有望|旨在")
"""How a line begins that leaves out who: the title above has said it."""

OUR_PLACE = re.compile(r"我[国省市县区]")
"""5 kickers stand over a title that begins so, and nothing else."""


def opens_with_name(text: str) -> bool:
    """Whether the name of a place stands first.

    >>> opens_with_name("兰考新修公路三十公里"), opens_with_name("我省新修公路三十公里")
    (True, False)
    """
    known = places()
    return text[:2] in known or text[:3] in known or text[:4] in known


def opens_with_place(text: str) -> bool:
    """Whether a title begins with the name of a place, or with 我省 and the like.

    >>> opens_with_place("我省新修公路三十公里"), opens_with_place("新修公路三十公里")
    (True, False)
    """
    return OUR_PLACE.match(text) is not None or opens_with_name(text)


WILL_BE = r"将(?![军来士领才帅])|拟(?![人态定稿])|有望"
"""7 titles that stand first of two, of 5 pages, and none of 280 kickers."""


def place_below(page: Page, i: int) -> bool:
    """The title below says where, and this does not: so 26 heads of two lines whose first is a kicker, 10 others; of all
    counted for this and the next two 218 are and 165 are not."""
    return opens_with_place(page.plain[i + 1]) and not opens_with_place(page.plain[i])


def goes_on_below(page: Page, i: int) -> bool:
    """The title below has no subject of its own: none whose first is a kicker, 15 others."""
    return NO_SUBJECT.match(page.plain[i + 1]) is not None or came_of_it(page, i + 1)


def over_last_words(page: Page, i: int) -> bool:
    """At some length over a line of a few characters: so 13 labelled heads of real pages whose first is the headline, and
    none whose first is a kicker."""
    return page.size[i] >= 7 and page.titles_after[i] == 1 and page.size[i + 1] <= 6


SOME_LONGER = range(4, 10)


def some_longer(page: Page, i: int) -> bool:
    """The first of two titles, by four to nine characters the longer one: so 20 heads whose first is a kicker, and 55
    others; of all other heads of two titles 109 and 149."""
    alone = not page.titles_before[i] and page.titles_after[i] == 1
    return alone and page.size[i] - page.size[i + 1] in SOME_LONGER


def over_two_parts(page: Page, i: int) -> bool:
    """In one part, over a title in two with a space between them: so 19 kickers, and 9 headlines."""
    return " " in page.plain[i + 1] and " " not in page.plain[i]


TITLES_RULES = (
    Rule(
        "over one that says where",
        Role.KICKER,
        1.3,
        title(place_below, columns.over_title, in_head),
        "> 新修公路三十公里\n兰考茶农坐车进城\n本报讯 昨日，公路通车。",
        "> 新修公路三十公里\n茶农坐车进城\n本报讯 昨日，公路通车。",
    ),
    Rule(
        "over one without a subject",
        Role.KICKER,
        -2.5,
        title(goes_on_below, columns.over_title),
        "> 茶乡新修公路三十公里\n已有茶农坐车进城\n本报讯 昨日，公路通车。",
        "> 茶乡新修公路三十公里\n茶农坐车进城\n本报讯 昨日，公路通车。",
    ),
    # So 6 titles over another one that are kickers, and 49 that are not.
    Rule(
        "a figure in it",
        Role.KICKER,
        -1,
        title(says("[0-9]"), columns.over_title, in_head),
        "> 茶乡新修公路30公里\n茶农坐车进城\n本报讯 昨日，公路通车。",
        "> 茶乡新修公路三十公里\n800户茶农坐车进城\n本报讯 昨日，公路通车。",
        needs=DIGITS,
    ),
    Rule(
        "says what will be",
        Role.KICKER,
        -3,
        title(says(WILL_BE), columns.over_title, in_head),
        "> 茶乡将新修公路三十公里\n茶农坐车进城\n本报讯 昨日，公路开工。",
        "> 茶乡新修公路三十公里\n茶农坐车进城\n本报讯 昨日，公路开工。",
        needs="将拟望",
    ),
    Rule(
        "some characters longer",
        Role.KICKER,
        -1.2,
        title(some_longer, columns.over_title, in_head),
        "> 石桥镇新修公路三十公里通车了\n茶农坐车进城\n本报讯 昨日，公路通车。",
        "> 茶乡新修公路三十公里\n茶农坐车进城半小时\n本报讯 昨日，公路通车。",
    ),
    Rule(
        "over a title in two parts",
        Role.KICKER,
        1,
        title(over_two_parts, columns.over_title, in_head),
        "> 春茶比去年早上市十天\n茶农忙采摘 客商忙收购\n本报讯 昨日，茶乡的春茶上市。",
        "> 春茶比去年早上市十天\n茶农忙采摘\n本报讯 昨日，茶乡的春茶上市。",
    ),
    Rule(
        "over last words",
        Role.KICKER,
        -2.5,
        title(over_last_words, columns.over_title, in_head),
        "> 茶乡新修公路三十公里\n进城半小时\n本报讯 昨日，公路通车。",
        "> 茶乡新修公路三十公里\n茶农进城只要半小时\n本报讯 昨日，公路通车。",
    ),
    Rule(
        "who says it",
        Role.KICKER,
        5,
        title(says(SAYING), columns.over_title, in_head),
        "> 省长在茶乡考察时强调\n茶农的收入要再增加\n本报讯 昨日，省长来到茶乡。",
        "> 在茶乡座谈会上的讲话\n茶农的收入要再增加\n本报讯 昨日，省长来到茶乡。",
        needs="说指调认宣表求吁承提透揭决证报查谈致讲言—发作举公批通",
    ),
    Rule(
        "says on what occasion",
        Role.KICKER,
        5,
        title(says(OCCASION), columns.over_title, in_head),
        "> 经过九个月施工\n山乡通了公路\n本报讯 昨日，山乡的公路通车。",
        "> 山乡通了公路\n茶农坐车进城\n本报讯 昨日，山乡的公路通车。",
    ),
    Rule(
        "opens with a deed",
        Role.KICKER,
        5,
        title(says(DEED), columns.over_title, in_head),
        "> 改进炒茶方法\n茶乡春茶卖出好价\n本报讯 昨日，茶乡的春茶上市。",
        "> 茶乡改进炒茶方法\n春茶卖出好价\n本报讯 昨日，茶乡的春茶上市。",
    ),
    Rule(
        "what came of it",
        Role.HEADLINE,
        3,
        title(came_of_it, columns.close_under_title),
        "石桥镇客车侧翻\n> 致三人轻伤\n昨日，石桥镇的山路封闭。大家都说要小心。",
        "石桥镇客车侧翻\n> 三人轻伤\n昨日，石桥镇的山路封闭。大家都说要小心。",
        needs="致或疑",
    ),
    Rule(
        "tells what happened",
        Role.HEADLINE,
        2,
        title(tells_what_happened, columns.over_title),
        "> 茶乡一客车侧翻山路\n三人轻伤\n本报讯 昨日，茶乡山路封闭。",
        "> 茶乡客车开上山路\n一人独行\n本报讯 昨日，茶乡山路封闭。",
        needs="一相连追侧翻起失大火爆坍身死受坠被落破发出",
    ),
    Rule(
        "breaks at a colon",
        Role.HEADLINE,
        10,
        only(anything, breaks_at_a_colon),
        "> 茶乡农民：\n采茶不用手提篮\n昨日，茶乡的茶农用上了新机器。村里的广播响了，大家从屋里走出来。",
        "> 检测合格的有：\n甲厂助长奶粉\n乙厂奶粉",
    ),
)
