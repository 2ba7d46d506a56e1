"""What furniture says of itself: patterns on a line alone, on its plain form (see ``patterns.plain``).

Each has the trade's name, the longest line it may be (characters), an example and a look-alike that is text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from jianbao.parse.finder import Find, finders
from jianbao.parse.furniture.accounts import OF_ACCOUNTS
from jianbao.parse.furniture.folio import PAGE_GUIDE
from jianbao.parse.furniture.kind import Furniture, either
from jianbao.parse.furniture.notices import NOTICES
from jianbao.parse.furniture.paper import PRINTED
from jianbao.parse.furniture.scans import OF_SCANS
from jianbao.parse.furniture.share_bar import SHARE_LONGEST, SITE_LONGEST, is_related_head, is_share_word, is_site_line
from jianbao.parse.furniture.site import OF_SITES
from jianbao.parse.furniture.staff import NAME, OF_STAFF
from jianbao.parse.needs import Needs, places_of
from jianbao.parse.patterns import DATE, PAPER
from jianbao.parse.pieces import (
    COUNT,
    NTH_PAGE,
    NUMBERED_PAGE,
    PAGE_AND_COLUMN,
    PAGE_NUMBER,
    PAPERS,
    SHEET,
    WEEKDAY,
)
from jianbao.text.characters import HAN, SPACES
from jianbao.text.numerals import FULL_YEAR, OF_A_DAY, TO_TEN, WEEKDAYS, YEAR_DIGITS

ISSUED = rf"(?:每(?:逢|周|月|星期)|逢)(?:星期|周|礼拜|[\d{OF_A_DAY}{WEEKDAYS}初逢、,及和与]){{1,12}}(?:出版|发行)"
"""每逢星期五出版, 每月1日及15日出版: a paper's days, and not 每月一本新书出版."""

FURNITURE = (
    *PRINTED,
    *OF_SITES,
    *OF_SCANS,
    *NOTICES,
    *OF_STAFF,
    *OF_ACCOUNTS,
    Furniture(
        "folio",
        8,
        either(
            # 第4版, 当前版：A04, 4版 (要闻), A04 at the head of a line.
            r"^[#\s]*(?:(?:当前版\s*:\s*)?第?\s*[A-D]?0{0,4}\d{1,3}\s*版(?=[\s:·]|$|\s*\([^()]{0,14}(?:\([^()]{1,14}\))?\)$)"
            r"|[A-D]\d{1,2}\s)",
            f"^{PAGE_AND_COLUMN}",
            # 今日 8 版.
            rf"今日\s*[\d{TO_TEN}]+\s*版",
            # 青禾日报 第 4 版：要闻, 青禾日报 第四版.
            rf"^\S{{2,8}}报\s+(?:(?:当前版|{NUMBERED_PAGE})\s*:|(?:{NUMBERED_PAGE}|{NTH_PAGE})$)",
        ),
        60,
        "第4版　地方新闻　　1998年1月4日　星期日",
        "第4版刊出的文章在读者中引起了热烈的讨论。",
        needs="版ABCDabcd",
    ),
    Furniture(
        "masthead date",
        7,
        rf"^{FULL_YEAR}年\d{{1,2}}月\d{{1,2}}日\s+(?:星期|农历|第?\d+期|总第)|^(?:出版|出刊|见报|上传)日期\s*:\s*\d",
        60,
        "2020年2月3日　星期一　农历正月初十",
        "2020年2月3日，全县茶园开始采摘。",
        needs="期农总",
    ),
    Furniture(
        "paper and day",
        8,
        r"^[^\s,。]{1,8}(?:报|周刊|导刊)\s*"
        # Figures of the year may be misread: l9b2年.
        rf"(?:(?:(?:[1il][89gq]|2[0o])[\dbgiloqsz]{{2}} ?年|[一二][{YEAR_DIGITS}]{{3}}年|(?:中华)?民国\S{{1,5}}年)\s*\S{{1,3}}月\s*\S{{1,3}}日|1[01]\d\.\d\d?\.\d\d?)"
        r"(?:\s*星期.)?(?:\s*第?\s*[A-D]?\S{1,4}版)?$"
        rf"|^{FULL_YEAR}年\d{{1,2}}月\d{{1,2}}日\s*[^\s,。]{{1,8}}(?:报|周刊|导刊)\s*{NUMBERED_PAGE}$",
        40,
        "青禾日报 2015年9月21日",
        "青禾日报2015年9月21日报道了此事",
        needs="报刊",
    ),
    Furniture(
        "masthead fields",
        8,
        # No sentence, no programme, no life of a person; a day or a page among the fields; three fields or more.
        r"^(?=\S+\s+\S+\s)(?=[^\d第]*[\d第])(?!https?:|www\.|.*(?:。|\d:\d\d|》 ?\(|日 ?(?:出?生|[起止]|[上下]午)|\s[男女]\s))"
        r"(?=.*(?:\d{4} ?年 ?\d{1,2} ?月 ?\d{1,2} ?日|民国 ?\d{2,3} ?年"
        rf"|第 ?{PAGE_NUMBER} ?版|(?:^|\s)[A-D]\d{{1,2}}(?:\s|$)))"
        r"(?:\S+\s+){2,}\S+$",
        60,
        "青禾日报　第A07版　城事　2021年3月26日",
        "2021年3月26日 他回到了村里",
        needs=SPACES,
    ),
    Furniture(
        "day and page",
        10,
        rf"^(?:{DATE.pattern})\s*(?:(?<=\s){SHEET}|第 ?(?:{SHEET}|{COUNT}))\s*版(?: ?: ?\S{{2,12}})?$",
        40,
        "2019年3月5日　A03版",
        "2019年3月5日起施行　A03版",
        needs="版",
    ),
    Furniture(
        PAGE_GUIDE,
        # More than a page's number on top.
        10,
        # Behind a title, not behind a paper's name or a day among the fields of a masthead.
        rf"^(?=.*版$)(?!\S{{2,8}}报\s+\S+$|(?:[^\s|]{{1,10}}[\s|]+)*(?:\S{{1,8}}报)?(?:{DATE.pattern})(?:[\s|(]|{WEEKDAY}|{PAPER.pattern}\s))"
        r".*[^\s第](?:\s+|\s*(?:…+|⋯+|\.{3,}|·{3,}|[-—]{2,}|[>▶►→]+)\s*)"
        rf"(?:{SHEET}|第{COUNT})\s*版$|^(?:今日|明日|本[期版]|版面)?(?:导读|要目|看点)(?:$|\s)"
        r"|看明日本报|^明日刊出",
        40,
        "老城墙保护方案公布　　　2版",
        "这本书已经出到第2版",
        needs="版导目看明",
    ),
    Furniture(
        "masthead",
        8,
        # The name may stand in pinyin beside it.
        rf"^\S{{2,8}}(?:{PAPERS}|周报|导报|农民报|青年报)\s+(?:[A-Za-z' ]+\s)?.{{0,12}}{FULL_YEAR}\s*年.{{0,30}}(?:版|星期|第\d+期)",
        80,
        "青禾日报 2021年3月6日 星期六 第2版",
        "青禾日报 2021年3月6日的报道引起关注",
        needs="报",
    ),
    Furniture(
        "hotline",
        8.1,
        either(
            # A word for it and a number or an address, not a person's who is told of, nor behind a sentence, or a clause that
            # speaks of anything but the paper, which is asked of few.
            r"^(?=[^。]*?"
            r"(?:热线|电话|传真|专线|线索|\b(?:tel|fax)|e-?mail|邮箱|信箱|投稿|邮编|qq群?)(?!.*(?:。|公布了))[^。]{0,12}?\s*[:：]?\s*"
            rf"(?:\d[\d-]{{4,}}(?![\d-]|(?![转来欢联邮传手地网]){HAN})|[\d(][\d\s()-]{{6,}}(?![\d-]|(?!转){HAN})"
            r"|(?!.*(?:记者|摄$|作者))[a-z\d_.\[-]+[@ ]))"
            rf"(?!(?![^,]*(?:址:|零售|定价|[路街巷弄][^,]{{0,4}}号|本[报刊栏版台网]|稿|读者|编|广告|发行|订[阅报]|[话真邮箱线群]))(?:[^,。]*{HAN}{{4}}[^,。]*|[^,。:]*,[^,。:]*),)",
            r"热线\D{0,4}\d{3,}[×x*]{2}|\[email|^\(\d{2,4}\) ?\d{3,4}[ -]?\d{4}$",
        ),
        90,
        "新闻热线:68930000 E-mail:news@example.com",
        "他拨通了新闻热线，说起了修路的事。",
        needs="线话真箱稿邮qQmMlLxX()",
    ),
    Furniture(
        "imprint",
        6,
        either(
            r"^\S{2,16}主[管办]\s+\S{2,16}主办$",
            r"^(?:督印人|主[管办]|承办|协办|技术支持|网站标识码|建议使用|(?:相关)?关键[词字]|相关字词|标签|(?:post )?tags?)(?:单位|方)?\s*:",
            r"公网安备",
            r"^[(\s]*(?:本报|社|校|报社|编辑部)地?址\s*:|^(?:印刷|承印|法律顾问|赞助|总印刷)\s*:",
            r"^[^。]*欢迎(?:致电|来电(?!话)|来稿|学校提供|用\")|^[^。]*来稿请",
            r"本文由.{1,10}(?:提供|上传)|(?:侵权|侵犯[^。,]{1,10}权[益利](?=,?请[^。]{0,2}(?:与|和)?(?:我们|本[网站报])联[系络])),?(?:请.{0,6}|即刻?|立即)?(?:联系|联络|告知|删除)|不代表本[网站报台]",
            r"国内统一刊号|邮发代号|^\(?准印证号? ?:?|^\(?(?:内部|企业内部)资料[,\s]*(?:免费交流|注意保存|不得外传)",
            # 发行人：许志成 总编辑：邱美玉, 免费赠阅 每逢星期五出版. A society has a 社长, too: two of them make a paper's staff.
            rf"^(?:发行人\s*[:/]\s*{NAME}|(?:(?:^|\s+)(?:(?:发行人|社长|总编辑|总主笔|创办人)(?:\s*[:/]\s*|\s+){NAME}"
            r"|(?:发行|出版|承印)[所者]\s*[:/]\s*[^\s。]{2,20})){2,})$",
            rf"^\(?(?:免费(?:赠阅|派发|取阅|索阅)(?:\s+{ISSUED})?|{ISSUED}"
            r"|(?:每份)?(?:零售|定价)(?:每份|:)?\s*[\d一二三四五六七八九十]{1,4}[分角元毫仙](?:\s+[全每]\S{1,16})*)\)?$",
            r"^\(?(?:稿件|来稿|投稿)\s?请\s?寄\s*:?[^。]{4,}$"
            rf"|^\(?本报承(?:印刷?|接|办)(?!的)[^。]*电话\s*:?\s*[\d{YEAR_DIGITS}][\d{YEAR_DIGITS}()-]{{2,}}\)?$",
        ),
        140,
        "主办：青禾县人民政府　承办：县电子政务中心",
        "主办方说，明年还要办",
        needs=":/备迎稿由侵代刊办辑笔行社版印料免价售承",
    ),
    Furniture(
        "notes on the page",
        6,
        either(
            r"^[(\s]*(?:本版(?!(?:撰文|采写|文字|图文|文/图|文)[/:])|(?:本期|前方|后方)(?=.?.?(?:编|版|图|组|策划|统筹|设计|校对|摄影))"
            r"|本栏|来稿|投稿|题图|插图|制图|美编|版式|刊头|版头)\S{0,4}"
            r"(?:稿件|新闻|文件|编辑|责编|主编|信箱|热线|请寄|摄影|插图|图片|组版|组稿)?\s*[:/]\s*\S",
            r"^[(\s]*本版\S{0,6}(?:除署名外|均由|以\S{2,10}为准)",
            rf"谢绝转载(?!{HAN})|^天气:(?=.*[晴阴雨雪云雾\d])|^下期(?:预告|要目)",
        ),
        60,
        "（本版新闻除署名外由山海社提供）",
        "本版的读者来信很多，大家说",
        needs="本来投前后题插制美版谢天下刊",
    ),
    Furniture(
        "earlier report",
        6,
        # 【延伸阅读】 before a title: 10 of 11 labelled lines.
        r"^(?:(?:此前|早前|相关|更多)报道|看更多|相关(?:链接|文章|阅读|新闻))\s*:\s*\S|^\(?(?:延伸|相关|推荐)阅读[):]\s*\S",
        80,
        "此前报道：大桥今起封闭",
        "此前报道的大桥，今起封闭。",
        needs=":)",
    ),
)


NEEDS = Needs([(one.needs, one.longest) for one in FURNITURE])

FINDERS = tuple(finders(one.pattern) for one in FURNITURE)


NOTICE = re.compile(r"^[^,。:!?]{0,16}(?:启 ?事|征 ?[稿文]|通 ?[知告])$")
"""征文启事, 通知: a paragraph under it tells where to write or whom to call, and is text."""


def furniture_of(texts: Sequence[str], needs: Sequence[int]) -> Iterator[bool]:
    """Whether each line is furniture wherever it stands; ``texts`` are in their plain form, ``needs`` those of ``NEEDS``
    that each fills.

    >>> from jianbao.text.strung import string
    >>> texts = ["征文启事", "截稿日期为八月底。", "来稿请寄渡口路三号，电话：12345678。", "电话：12345678"]
    >>> list(furniture_of(texts, NEEDS(string(texts))))
    [False, False, False, True]
    """
    head = ""
    for text, filled in zip(texts, needs, strict=True):
        stopped = text.endswith("。")
        head = head if stopped else text
        yield _is_furniture(text, filled) and not (stopped and NOTICE.match(head) is not None)


def _is_furniture(text: str, filled: int) -> bool:
    """``filled``: the needs that the text fills, a bit for each."""
    if len(text) <= SITE_LONGEST and (
        (len(text) <= SHARE_LONGEST and (is_share_word(text) or is_related_head(text))) or is_site_line(text)
    ):
        return True
    return filled > 0 and any([True for find in finders_for(filled) if find(text)])


@lru_cache(maxsize=4096)
def finders_for(filled: int) -> Sequence[Find]:
    """Those whose needs are filled."""
    return [find for k in places_of(filled) for find in FINDERS[k]]
