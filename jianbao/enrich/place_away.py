"""Whether a place's name only says where someone or something comes from, goes to or belongs.

Nothing that the report tells need have happened in such a place: 来自安徽的游客, 卖到上海, 石桥队. The words before the
name may say so, those after it, or both together; the patterns below stand in this order.
"""

from __future__ import annotations

import re

from jianbao.enrich.place_context import any_of
from jianbao.text.characters import HAN

MOVED = r"[运销卖寄发送开驶飞售流调迁嫁](?:到|往|至|向|入)|(?:推广|出口|驱车)(?:到|往|至|向)"
ORIGIN_BEFORE = re.compile(
    any_of(
        "来自(?:[东西][北南]|华[东南北中])? 祖籍 原籍 户籍 老家 (?<![发产诞])生[在于] 毕业于 原[是在] 曾[是在任]"
        " (?:自称|冒充|假冒|谎称|接到)是?“? [飞机]返"
        " 考[到入] 分[到配]到? 就读于? 家住 住在 来了 (?:老家|家乡|出生地)[在是] (?:先后|先|又|再|后来|一起|曾)[到在去]"
        " 送[到往] 带[到往] 跑[到遍] (?<![来走搬达抵赶得找回遇受收接诉告])到 离开 告别 (?<![收找挽拉追召])回 赴"
        " 飞往 超[越过] [流注汇][进入] (?<!行)途?经(?!贸|济) 到过 (?<!过)去[过了]? 闯 南下 辗转 转战 毗邻 邻近的?"
        " [东西南北][起至] " + MOVED
    )
    + "$"
)
"""Words before the place: somebody comes from there, lives there or goes there, or something is sent there."""

ORIGIN_LENGTH = 4
"""Characters of the longest word that ``ORIGIN_BEFORE`` matches, so that no more need be searched."""

ORIGIN_CHARACTERS = frozenset(ORIGIN_BEFORE.pattern)
"""The words before most places end with none of these characters, and need not be searched."""

PURSUED_BEFORE = re.compile(r"(?:民警|警方|警员|专案组|侦查员|干警)[^，。]{0,6}[赶追]到$")
"""The police of another place follow somebody there."""

GLOSS_BEFORE = re.compile(rf"{HAN}[（(]今(?:属|为|在)?$")
"""The place is where one of old lies today (琅琊（今山东青岛）)."""

EXAMPLE_BEFORE = re.compile(r"(?:[，。；：、（]|^)[例譬比]?如$")
"""The place is an example of others (如石桥县…): none of three was what the report was about."""

PERSONS = any_of(
    "医生 厨师 商人 作家 画家 企业家 游客 旅客 客商 客人 旅行团 旅游团 考察团 代表团 访问团 参观团 客户 买家 球迷"
)
ORIGIN_AFTER = re.compile(
    r"[市省县]?"
    + any_of(
        "籍 人(?![民大口造工均防文才力行体事物社保寿艺]) 返 归来 回来 务工 打工 口音 话(?![剧题说费筒语务别音]) 腔 老家"
        " 来的 军区 人民解放军 部队 援[疆藏青沪鄂] 产(?=[的”」）]) [开驶飞]往 小将 选手 球员 [大小]?(?:货车|客车|轿车)"
        f" [^，。；]{{0,3}}(?:接壤|毗邻|相邻|为邻|相望) 来{HAN}{{1,2}}(?:出差|旅游|游玩|打工|务工|经商|求学|就医|看病)"
        " 好人(?=[榜”，。！、评称等候]|的) 新秀 姑娘 小伙 年轻人 一?读者 网友 支教 运动员(?!村)"
        f" (?:党政|友好|经贸|人民|和平)?的?{PERSONS} [^，。、；：“”]{{0,10}}一行(?![业为动程李])"
    )
)
TEAM_AFTER = re.compile(rf"{HAN}{{0,4}}?(?:[男女][足篮排]|(?<![支消防部军小组车察疗大中产])队(?![长员伍列]))")
EXPERT_AFTER = re.compile(
    r"[^，。、；\s]{0,8}?(?:大学|学院|研究[所院])[^，。、；\s]{0,8}?(?:教授|专家|学者|博士|研究员)"
)
AWAY_AFTER = re.compile("|".join(f"(?:{words.pattern})" for words in (ORIGIN_AFTER, TEAM_AFTER, EXPERT_AFTER)))
"""Words after the place that make it the home of people, goods, a team or a scholar, whatever stands before it."""

GUEST_AFTER = re.compile(r"[^。；！？]{0,20}?(?:来|到|莅临|赴)我[省市县区州旗]")
"""Guests from there are received by a local paper's own county (石桥县代表团来我县参观)."""

CAUGHT_AFTER = re.compile(r"(?:[将把][^，。]{1,12}?|警方|成功)?(?:抓获|捉拿|落网|归案|被抓)")
"""The police of another place catch somebody there."""

STUDIED_AFTER = re.compile(
    rf"(?:[两二三四]地)?(?:住院|治病|就医|求医|读|{HAN}{{1,3}}(?<![超通掠经])过(?!程)|求学|上(?:大学|学)|念书|当兵|服役|打拼|上市|[干闯待]了)"
)
"""Somebody from elsewhere studies, works or falls ill there."""

SPOKEN_AFTER = re.compile(r"[省市县]?(?:考察|视察|调研)(?:工作)?(?:时|期间)?(?:发表)?的?(?:系列)?重要(?:讲话|指示)")
"""A speech was held there that others study."""

AFTER_AT = (CAUGHT_AFTER, STUDIED_AFTER, SPOKEN_AFTER)
"""These count only where 在 stands before the place."""

ASKER_BEFORE = re.compile(r"(?:[。？！）) 　]|^)$")
ASKER_AFTER = re.compile(rf"[市省县]?[ 　]+{HAN}{{1,3}}(?:先生|女士|小姐|某)?$")
"""A reader writes from there, as the end of a letter says: 能退吗？ 成都 黄先生."""

HEADING_BEFORE = re.compile(r"[往向朝]$")
HEADING_AFTER = re.compile(r"[市省县]?(?:方向|方?向的?(?:列车|月台|行车|车道))")
"""Traffic is heading there (往温州方向, 往红磡向列车)."""

SEAT_BEFORE = re.compile(r"驻$")
SEAT_AFTER = re.compile(rf"{HAN}{{0,4}}记者|总?领事馆|领馆")
"""A reporter or a consul has his seat there (本报驻南京记者)."""

FROM_BEFORE = re.compile(r"(?:[从由]|(?<!来)自)$")
FROM_AFTER = re.compile(
    r"[^，。；、从]{0,8}?"
    + any_of(
        "方向 归来 回来 赶来 赶回 赶到 运来 调来 出发 返回 来到 引进 购进 买来 自驾 骑行 迁"
        " 开(?![发展始放办设工会业拓]) [驶飞乘] 转(?![让型移制]) 坐(?!落) (?<![解看得听接])到(?!位|期)"
    )
)
"""Somebody or something comes from there."""

LEARNT_BEFORE = re.compile(r"(?:学习|借鉴|推广|仿照|效仿)了?$")
LEARNT_AFTER = re.compile(r"[^，。；]{0,24}?(?:经验|做法|模式|办法)")
"""Others learn from the place (学习石桥县养蜂的经验)."""

_AROUND = (
    (("", *"。？！）) 　"), ASKER_BEFORE, ASKER_AFTER),
    ("往向朝", HEADING_BEFORE, HEADING_AFTER),
    ("驻", SEAT_BEFORE, SEAT_AFTER),
    ("从由自", FROM_BEFORE, FROM_AFTER),
    ("习鉴广照仿了", LEARNT_BEFORE, LEARNT_AFTER),
)
AROUND_AWAY = {last: (before, after) for last_characters, before, after in _AROUND for last in last_characters}
"""The patterns that count only together, by the last character of the words before the place."""

SIGNED_BEFORE = re.compile(rf"{HAN}[（(]{HAN}{{0,4}}$")
SIGNED_AFTER = re.compile(r"[省市县区]?[）)]")
"""Somebody comes from there, as brackets behind a name say: 李小雨（江苏苏州）."""


def is_away(before: str, after: str) -> bool:
    """Whether someone or something only comes from the place, goes there or plays for it.

    >>> is_away("来自", "的队员"), is_away("刚从", "演出归来"), is_away("卖到", "，"), is_away("", "石桥队")
    (True, True, True, True)
    >>> is_away("", "党政代表团来我县参观"), is_away("行至往", "方向"), is_away("行经", "时不慎")
    (True, True, False)
    >>> is_away("古琅琊（今", "青岛南）"), is_away("获评“", "好人”"), is_away("", "好人的故事"), is_away("开往", "县城")
    (True, True, True, True)
    >>> is_away("讲", "话吧"), is_away("讲", "话剧"), is_away("首次超越", "，")
    (True, False, True)
    >>> is_away("昨日，", "警方通报"), is_away("从", "市城管委获悉"), is_away("从", "市城管委了解到")
    (False, False, False)
    """
    if AWAY_AFTER.match(after):
        return True
    if before[-1:] in ORIGIN_CHARACTERS and ORIGIN_BEFORE.search(before, max(0, len(before) - ORIGIN_LENGTH)):
        return True
    if before.endswith("如") and EXAMPLE_BEFORE.search(before):
        return True
    if before.endswith(("今", "属", "为", "在")) and GLOSS_BEFORE.search(before):
        return True
    if before.endswith("到") and PURSUED_BEFORE.search(before):
        return True
    if "我" in after and GUEST_AFTER.match(after):
        return True
    if SIGNED_AFTER.match(after) and SIGNED_BEFORE.search(before):
        return True
    if around := AROUND_AWAY.get(before[-1:]):
        words_before, words_after = around
        return bool(words_after.match(after) and words_before.search(before))
    return before.endswith("在") and any(words.match(after) for words in AFTER_AT)
