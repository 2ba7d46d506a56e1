"""Names of the sections of a paper or a site."""

from __future__ import annotations

import re

from jianbao.text.characters import HAN

SECTION = re.compile(
    r"(?:要闻|头版|综合|社会|民生|城事|都市|时政|财经|经济|基金|债券|股市|证券|金融|理财|地产|楼市|汽车|体育|马经|文化|娱乐|文体|教育|科教|科技|卫生|健康|法治|法制"
    r"|公告|通告|广告|国际|国内|时事|天下|中国|世界|本地|本市|两岸|地方|区域|各地|现场|警法|聚焦|关注|重点|热点|焦点|评论|社评|观点|副刊|周刊|专题|专版|生活|服务|便民服务|影像|视觉|突发"
    r"|专栏|论坛|投资|旅游|军事|时评|理论|房产|政治|即时|视频|图片|博客|亲子|休闲|职场|养生|女[人性]|时尚|法庭|股票|数码|手机|校园|直播|话题"
    rf"|头条要闻|[要港快]闻港?闻?|(?!图片|一句话|简明|短|微|一分钟|[^新]{{0,4}}看){HAN}{{0,4}}新闻){{1,2}}"
)
"""要闻, 国际, 各地新闻: a section of a paper or a site; 图片新闻 is a headline, 简明新闻 a kicker."""

BETWEEN_SECTIONS = re.compile(r"[\s·|/]+")


def parts_of_menu(text: str) -> list[str]:
    """What blanks and strokes part in a line; characters that are all set apart are one part.

    >>> parts_of_menu("财经 体育"), parts_of_menu("财 经")
    (['财经', '体育'], ['财经'])
    """
    parts = BETWEEN_SECTIONS.split(text.strip("· "))
    return ["".join(parts)] if all(len(part) == 1 for part in parts) else parts


def sections_only(text: str) -> bool:
    """Whether a line names sections of a paper or a site and nothing else.

    >>> sections_only("财经 体育"), sections_only("财经 修路的人")
    (True, False)
    """
    own = text.strip("· ")
    if not (SECTION.match(own) or BETWEEN_SECTIONS.match(own, 1)):
        return False
    return all(SECTION.fullmatch(part) for part in parts_of_menu(text))
