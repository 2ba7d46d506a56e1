"""Conditions on the words around a place's name: is it in a dateline, a team's, where someone comes from?

Each function takes the text right before the name, right after it, or both, in Simplified.
"""

from __future__ import annotations

import re

from jianbao.text.characters import HAN
from jianbao.text.numerals import OF_A_DAY, TO_TEN


def _any_of(words: str) -> str:
    """A group that matches any of some patterns that stand apart in a text."""
    return f"(?:{'|'.join(words.split())})"


_DAY = r"\d{1,2}月\d{1,2}日"
DATELINE = re.compile(
    r"(?:本报|新华社|中新社|中央社|记者|通讯社)[^，。\s]{0,6}$"
    rf"|记者[ 　]?{HAN}{{2,4}}(?:[、 　]{HAN}{{2,4}}){{0,3}}[ 　]+$|^[／/]$"
)
DATELINE_END = re.compile(
    rf"(?:前线)?(?:报导|报道(?=[）)]|$)|传真|专讯|{_DAY}|(?:\d{{1,2}}|[{OF_A_DAY}]{{1,3}})日[电讯]|[{TO_TEN}]{{1,3}}月|讯|电|[／/╱])"
)
DATED_AFTER = re.compile(rf"{_DAY}(?:专?电|讯|消息)(?![机话])")
"""The rest of any agency's or site's dateline (雨花网望城6月7日讯): nothing else reads so. It is a `DATELINE_END`."""

FILED_BEFORE = re.compile(r"发自$")
FILED_HERE = re.compile(r"在这里|此间|在此[举开闭结落召揭拉进]|人民大会堂|天安门广场")
"""What makes the place of filing that of the event (本报成都6月7日电 …今天在这里开幕); the last are in the capital."""

ABROAD_DATELINE = re.compile(rf"(?:新华社|中新社|本报)(?!记者|[^，。]{{0,4}}[讯电]){HAN}{{2,6}}{_DAY}[电讯]")
"""A dateline with a place; where the gazetteer does not have it, it is abroad."""

OUTLET_AFTER = re.compile(
    rf"{HAN}{{0,2}}(?:日报|晚报|晨报|早报|时报|商报|都市报|青年报|文汇报|电视台|卫视|新闻网|在线|出版社|时间"
    r"|报[讯》」]|网(?=[-—－ 　\d讯报]|消息|记者)|媒体(?!中心)|社记者)"
)

_MOVED = r"[运销卖寄发送开驶飞售流调迁嫁](?:到|往|至|向|入)|(?:推广|出口|驱车)(?:到|往|至|向)"
ORIGIN_BEFORE = re.compile(
    _any_of(
        "来自(?:[东西][北南]|华[东南北中])? 祖籍 原籍 户籍 老家 (?<![发产诞])生[在于] 毕业于 原[是在] 曾[是在任]"
        " (?:自称|冒充|假冒|谎称|接到)是?“? [飞机]返"
        " 考[到入] 分[到配]到? 就读于? 家住 住在 来了 (?:老家|家乡|出生地)[在是] (?:先后|先|又|再|后来|一起|曾)[到在去]"
        " 送[到往] 带[到往] 跑[到遍] (?<![来走搬达抵赶得找回遇受收接诉告])到 离开 告别 (?<![收找挽拉追召])回 赴"
        " 飞往 超[越过] [流注汇][进入] (?<!行)途?经(?!贸|济) 到过 (?<!过)去[过了]? 闯 南下 辗转 转战 毗邻 邻近的?"
        " [东西南北][起至] " + _MOVED
    )
    + "$"
)
ORIGIN_LENGTH = 4
"""Characters of the longest of these."""
ORIGIN_CHARACTERS = frozenset(ORIGIN_BEFORE.pattern)
"""Each of these words ends with one of these characters, so most texts need not be searched."""

PURSUED_BEFORE = re.compile(r"(?:民警|警方|警员|专案组|侦查员|干警)[^，。]{0,6}[赶追]到$")
_PERSONS = _any_of(
    "医生 厨师 商人 作家 画家 企业家 游客 旅客 客商 客人 旅行团 旅游团 考察团 代表团 访问团 参观团 客户 买家 球迷"
)
ORIGIN_AFTER = re.compile(
    r"[市省县]?"
    + _any_of(
        "籍 人(?![民大口造工均防文才力行体事物社保寿艺]) 返 归来 回来 务工 打工 口音 话(?![剧题说费筒语务别音]) 腔 老家"
        " 来的 军区 人民解放军 部队 援[疆藏青沪鄂] 产(?=[的”」）]) [开驶飞]往 小将 选手 球员 [大小]?(?:货车|客车|轿车)"
        f" [^，。；]{{0,3}}(?:接壤|毗邻|相邻|为邻|相望) 来{HAN}{{1,2}}(?:出差|旅游|游玩|打工|务工|经商|求学|就医|看病)"
        " 好人(?=[榜”，。！、评称等候]|的) 新秀 姑娘 小伙 年轻人 一?读者 网友 支教 运动员(?!村)"
        f" (?:党政|友好|经贸|人民|和平)?的?{_PERSONS} [^，。、；：“”]{{0,10}}一行(?![业为动程李])"
    )
)
GUEST_AFTER = re.compile(r"[^。；！？]{0,20}?(?:来|到|莅临|赴)我[省市县区州旗]")
"""Where guests come from whom a local paper's county receives (石桥县代表团来我县参观)."""

HEADING_BEFORE = re.compile(r"[往向朝]$")
HEADING_AFTER = re.compile(r"[市省县]?(?:方向|方?向的?(?:列车|月台|行车|车道))")
"""Around where traffic is heading (往温州方向, 往红磡向列车)."""

SEAT_BEFORE = re.compile(r"驻$")
SEAT_AFTER = re.compile(rf"{HAN}{{0,4}}记者|总?领事馆|领馆")
"""Around where a reporter or a consul has a seat (本报驻南京记者)."""

LEARNT_BEFORE = re.compile(r"(?:学习|借鉴|推广|仿照|效仿)了?$")
LEARNT_AFTER = re.compile(r"[^，。；]{0,24}?(?:经验|做法|模式|办法)")
"""Around a place from which others learn (学习石桥县养蜂的经验)."""

GLOSS_BEFORE = re.compile(rf"{HAN}[（(]今(?:属|为|在)?$")
"""Before the place where one of old lies today (琅琊（今山东青岛）)."""

EXAMPLE_BEFORE = re.compile(r"(?:[，。；：、（]|^)[例譬比]?如$")
"""Before a place that stands for others (如石桥县…): of three none was one of the report's."""

FROM_BEFORE = re.compile(r"(?:[从由]|(?<!来)自)$")
FROM_AFTER = re.compile(
    r"[^，。；、从]{0,8}?"
    + _any_of(
        "方向 归来 回来 赶来 赶回 赶到 运来 调来 出发 返回 来到 引进 购进 买来 自驾 骑行 迁"
        " 开(?![发展始放办设工会业拓]) [驶飞乘] 转(?![让型移制]) 坐(?!落) (?<![解看得听接])到(?!位|期)"
    )
)
CAUGHT_AFTER = re.compile(r"(?:[将把][^，。]{1,12}?|警方|成功)?(?:抓获|捉拿|落网|归案|被抓)")
"""Where the police of another place catches someone; before it stands 在."""

STUDIED_AFTER = re.compile(
    rf"(?:[两二三四]地)?(?:住院|治病|就医|求医|读|{HAN}{{1,3}}(?<![超通掠经])过(?!程)|求学|上(?:大学|学)|念书|当兵|服役|打拼|上市|[干闯待]了)"
)
"""What someone does elsewhere than at home; before it stands 在."""

SPOKEN_AFTER = re.compile(r"[省市县]?(?:考察|视察|调研)(?:工作)?(?:时|期间)?(?:发表)?的?(?:系列)?重要(?:讲话|指示)")
"""Where a speech was held that is studied elsewhere; before it stands 在."""

AFTER_AT = (CAUGHT_AFTER, STUDIED_AFTER, SPOKEN_AFTER)

EXPERT_AFTER = re.compile(
    r"[^，。、；\s]{0,8}?(?:大学|学院|研究[所院])[^，。、；\s]{0,8}?(?:教授|专家|学者|博士|研究员)"
)
TEAM_AFTER = re.compile(rf"{HAN}{{0,4}}?(?:[男女][足篮排]|(?<![支消防部军小组车察疗大中产])队(?![长员伍列]))")

ASKER_BEFORE = re.compile(r"(?:[。？！）) 　]|^)$")
ASKER_AFTER = re.compile(rf"[市省县]?[ 　]+{HAN}{{1,3}}(?:先生|女士|小姐|某)?$")
"""Around where a reader writes from, at the end of the letter: 能退吗？ 成都 黄先生."""

SIGNED_BEFORE = re.compile(rf"{HAN}[（(]{HAN}{{0,4}}$")
SIGNED_AFTER = re.compile(r"[省市县区]?[）)]")
"""Around where someone comes from, in brackets behind the name: 李小雨（江苏苏州）."""

_ENDS = (
    (("", *"。？！）) 　"), ASKER_BEFORE, ASKER_AFTER),
    ("往向朝", HEADING_BEFORE, HEADING_AFTER),
    ("驻", SEAT_BEFORE, SEAT_AFTER),
    ("从由自", FROM_BEFORE, FROM_AFTER),
    ("习鉴广照仿了", LEARNT_BEFORE, LEARNT_AFTER),
)
AROUND_AWAY = {end: (before, after) for ends, before, after in _ENDS for end in ends}
"""Words before and after a place that only together say that nothing happened there, by the character before it."""

AWAY_AFTER = re.compile("|".join(f"(?:{each.pattern})" for each in (ORIGIN_AFTER, TEAM_AFTER, EXPERT_AFTER)))
"""Words after a place that say so whatever stands before it."""

TITLE = re.compile(r"《[^《》]*$")
TITLE_END = re.compile(r"[^《》]*》")
RULE_END = re.compile(r"(?:办法|条例|规定|意见|通知|方案|规划|细则|计划|公报|守则|通告|公告|决定|草案|（[^）]*）)》")
"""Ends of the titles of a place's own rules (《深圳市绿化条例》)."""

SPORTS_WORDS = re.compile(
    _any_of(
        "联赛 主场 客场 主教练 球队 比分 决赛 冠军 金牌 选手 队员 世锦赛 锦标赛 公开赛 战胜 击败 小组赛 积分"
        " 国家队 球迷 进球 夺冠 连胜 外援 男篮 女篮 男排 女排 男足 女足 全运会 亚运会"
    )
)
SPORTS = 4
"""Different sports words that make a report one of a match, in which 辽宁 and 广州 are teams."""

VENUE_BEFORE = re.compile(r"(?:[在于]|位于)$")
VENUE_AFTER = re.compile(
    rf"[省市]?(?:{HAN}{{0,8}}(?:体育馆|体育中心|体育场|赛区)|站|举[行办]|开[赛幕]|落幕|[主承]办|迎来|马拉松)"
)

VAGUE_AFTER = re.compile(r"(?:一(?![直带线流些样般批期号])|某|\d+岁|[五六七八九]旬|[男女]子|有人|小伙|阿婆|大[爷妈])")
ARRIVED_BEFORE = re.compile(r"(?:来到|走进|走访|位于|坐落于?|地处|驻|落户|发生在)$")
BRANCH_AFTER = re.compile(r"区?(?:公安)?(?:分局|派出所|警分局)|区?(?:人民)?(?:法院|检察院|检方)")
SCHOOL_AFTER = re.compile(r"(?:[^，。、；：！？\s（）()《》“”的]{0,6}?(?:大学|学院)|[交师农理]大)")
PRECINCT_AFTER = re.compile(r"警?分局")

VISIT_BEFORE = ("赴", "前往", "到", "去", "访")
VISIT_AFTER = re.compile(r"[^，。；：]{0,6}?(?:参观|考察|调研|慰问|访问|视察|检查|看望|走访|采访|督[导查]|巡[视察])")
"""Around where a delegation is received: the visit is the event."""


def filed_there(before: str, after: str) -> bool:
    """Whether a report was filed from there.

    >>> filed_there("【新华社", "前线十一日电"), filed_there("记者 何苇 发自", ""), filed_there("昨日，", "警方")
    (True, True, False)
    >>> filed_there("雨花网", "6月7日讯"), filed_there("记者 何苇 ", "报道"), filed_there("／", "报导")
    (True, True, True)
    """
    if DATELINE_END.match(after) and (DATED_AFTER.match(after) or DATELINE.search(before)):
        return True
    return "发自" in before and FILED_BEFORE.search(before) is not None


def is_local_report(after: str) -> bool:
    """Whether a dateline is that of a Taiwanese paper's report, mostly by the reporter of that place.

    >>> is_local_report("报导"), is_local_report("6月7日电")
    (True, False)
    """
    return after.startswith("报导")


def is_filed_here(text: str) -> bool:
    """Whether a text says that what it tells happened where it was filed."""
    return bool(FILED_HERE.search(text))


def is_filed_abroad(text: str) -> bool:
    """Whether a text has a dateline with a place; ask it where the gazetteer does not know that place."""
    return bool(ABROAD_DATELINE.search(text))


def is_of_outlet(after: str) -> bool:
    """Whether a paper or a station is called after the place."""
    return bool(OUTLET_AFTER.match(after))


def is_visit(before: str, after: str) -> bool:
    """Whether a report tells of a visit to the place.

    >>> is_visit("考察团赴", "参观学习"), is_visit("赴", "务工"), is_visit("由", "代表团访问")
    (True, False, False)
    """
    return before.endswith(VISIT_BEFORE) and bool(VISIT_AFTER.match(after))


def is_away(before: str, after: str) -> bool:
    """Whether someone or something only comes from there, goes there or plays for it.

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


def is_in_title(before: str, after: str) -> bool:
    """Whether the name is part of a book's title, and not of the name of a place's own rules.

    >>> is_in_title("重读《", "往事》"), is_in_title("公布《", "市绿化条例》")
    (True, False)
    """
    return bool("《" in before and TITLE.search(before) and TITLE_END.match(after) and not RULE_END.search(after))


def is_match_report(text: str) -> bool:
    """Whether a text is about a match between teams, of which most are called after places.

    >>> is_match_report("联赛昨晚开打，辽宁客场战胜广州，积分升到第二。"), is_match_report("全县农民运动会决出冠军")
    (True, False)
    """
    return len(set(SPORTS_WORDS.findall(text))) >= SPORTS


def is_venue(before: str, after: str) -> bool:
    """Whether these words say that a match is played there."""
    return bool(VENUE_BEFORE.search(before) or VENUE_AFTER.match(after))


def is_vague(after: str) -> bool:
    """Whether a headline only says roughly where something was (深圳一小区)."""
    return bool(VAGUE_AFTER.match(after))


def is_arrival(before: str) -> bool:
    """Whether a report comes to the place (来到大庆市)."""
    return bool(ARRIVED_BEFORE.search(before))


def is_school(after: str) -> bool:
    """Whether a university is called after the place.

    >>> is_school("农业大学组织的小分队"), is_school("的一所大学")
    (True, False)
    """
    return bool(SCHOOL_AFTER.match(after))


def is_precinct(after: str) -> bool:
    """Whether a police precinct is called after the place; one of Taiwan serves several townships."""
    return bool(PRECINCT_AFTER.match(after))


def is_branch(after: str) -> bool:
    """Whether a district's police or court is named: its cases are the district's."""
    return bool(BRANCH_AFTER.match(after))
