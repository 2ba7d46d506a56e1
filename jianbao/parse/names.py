"""What reads as a person's name, names that run together, and what stands before a name: places, institutes."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from jianbao.parse.lexicon import large_places, no_names, places, surnames, words
from jianbao.parse.name_parts import is_composed, made_of_parts
from jianbao.parse.pieces import PEOPLE
from jianbao.text.numerals import TO_NINE

NO_LAST = frozenset("记讯报社版编网台说称市县区镇村省局厅部院校厂室")
"""Characters that no name of two or three characters ends in."""

GRAMMAR = frozenset("的了在是从到把给说们着过被将与和吗呢吧啊这那哪么也都就又不没你我他她它")
"""Characters that are in no name that has no known surname: pen names and names of other peoples."""

SOUNDS = frozenset(
    "阿艾安巴拜班贝毕宾波伯布才藏措达代旦丹道德登迪顶丁东都杜敦顿多额尔恩尕噶嘎甘高戈格根贡古瓜哈海罕汗合赫胡华吉济加迦嘉江金卡"
    "开凯坎康科克肯孔库拉莱兰朗勒雷黎里力丽利列林隆鲁罗洛玛马买麦曼满毛梅孟米密敏木穆娜纳南尼妮努诺欧帕潘皮平普其奇齐恰强乔琴青"
    "仁日荣如茹瑞若萨桑森沙山舍胜斯苏素索塔泰坦汤唐提铁廷吐图土托瓦旺威维温翁乌吾武西希夏先贤辛新雄西亚彦央扬杨耶叶衣依伊以义音"
    "英永尤玉孜泽扎占仲珠朱卓宗佐热次合提不卜雅楞其呼音色"
)
"""Characters that names of other peoples are written with where they are written by their sound."""

FOREIGN_FIRST = frozenset("阿艾古乌巴那索达麦伊亚斯")
"""Surnames that more often begin a long name of another people than two Chinese names."""

SURNAMES = frozenset(
    "李王张刘陈杨赵黄吴徐孙胡朱郭林罗郑梁宋唐韩冯邓曹彭曾肖田董袁潘蒋蔡杜叶魏苏吕丁沈姜姚卢"
    "钟汪谭石廖贾韦薛邱侯邹熊孟秦尹雷黎贺郝顾龚邵钱戴莫孔汤"
)
"""Surnames that seldom end another word: a place right behind one is a given name (杜朝阳).

A choice from ``lexicon.surnames()``. All of those would hide places behind the ends of common words
(首都湖州, 厂商香港, 联络澳门): on 45 pages 14 more names were passed over, none of them a person's.
"""

UNIT = re.compile(
    rf"(?:局|部|委|办|院|学校|分校|党校|大学|中学|小学|高中|[{TO_NINE}国][中小]|[实附]小|附中|公司|集团|银行|中心|站|[协学商农工渔]会|联合会|研究会|[作科体]协|文联"
    r"|妇联|融媒体?|厂|[支大总中]队|研究所|派出所|司法所|事务所|馆|厅|处|科|室|省|市|县|区|乡|镇|村|街道|社区|政府|机关|矿|农场|林场|宣传组|通讯组|报道组|班)$"
)
"""Ends of what a person works at or comes from: 青禾县气象局, 柳湾镇政府."""

STANDING = re.compile(
    rf"(?:{PEOPLE}|居民|住户|业主|用户|游客|乘客|家长|网友|观众|听众|老师|员工|干部|农民|工人|律师|医生|记者站|教授|研究员|院士|博士|主任|班主任|局长|部长|县长|市长|省长"
    r"|镇长|乡长|村长|书记|主席|院长|校长|站长|会长|所长|经理|董事长|发言人|委员|代表|作家|诗人|会员|专家|学者|工程师|经济师|会计师)$"
)
"""Ends of what somebody is."""


POLITE = ("先生", "女士", "小姐", "老师", "师傅", "大爷", "大妈", "阿姨", "同志", "某")
"""What stands for a name that is not told, or that nobody signs with."""


def is_name(text: str) -> bool:
    """Whether ``text``, in Simplified, reads as a full name, a Chinese one or one of known parts.

    >>> [is_name(t) for t in ("李娜", "欧阳修文", "宁记", "本报", "张", "江西省")]
    [True, True, False, False, False, False]
    >>> [is_name(t) for t in ("斯琴高娃", "古丽·依明", "民生·古丽")]
    [True, True, False]
    """
    single, compound = surnames()
    if text[:2] in compound and 3 <= len(text) <= 4:
        return True
    if 2 <= len(text) <= 3 and text[:2] not in compound and text[0] in single and text[-1] not in NO_LAST:
        return True
    return is_composed(text) or ("·" in text and is_dotted_name(text) and all(map(made_of_parts, text.split("·"))))


def is_no_name(text: str) -> bool:
    """Whether what reads as a name is a place, or a word that stands where names stand; 附: what was printed with it.

    >>> [is_no_name(t) for t in ("温州", "连云港", "于北京", "时评", "王先生", "李某", "附照片", "李娜")]
    [True, True, True, True, True, True, True, False]
    """
    return text in no_names() or text[:1] == "附" or text.endswith(POLITE) or text.removeprefix("于") in large_places()


def is_word_alone(text: str) -> bool:
    """Whether what might be a name that nothing but its place tells is a word, or a place.

    >>> [is_word_alone(t) for t in ("周末", "石首", "苏宁", "何苇")]
    [True, True, False, False]
    """
    return text in places() or (len(text) == 2 and text[0] not in SURNAMES and holds_word(text))


def is_rare_name(text: str) -> bool:
    """Whether a run with no known surname may be a name all the same: a pen name, a name of another people.

    Its place has to say that a name is due.

    >>> [is_rare_name(t) for t in ("晓风", "扎西次仁", "阿不都热合曼", "昨日", "大视野", "走进山村")]
    [True, True, True, False, False, False]
    """
    if not 2 <= len(text) <= 8 or (len(text) > 4 and not SOUNDS.issuperset(text)):
        return False
    if text[-1] in NO_LAST or is_no_name(text) or any(word in text for word in no_names()):
        return False
    return SOUNDS.issuperset(text) or (GRAMMAR.isdisjoint(text) and not holds_word(text))


def holds_word(text: str) -> bool:
    """Whether two neighbouring characters are a common word.

    >>> holds_word("于昨日"), holds_word("何苇")
    (True, False)
    """
    common = words()
    return any(second in common.get(first, "") for first, second in pairwise(text))


def ends_like_a_place(run: str) -> bool:
    """Whether a run has a common surname and the last character of a place or an office, which names seldom have:
    behind 记者 or among names it is one.

    >>> [ends_like_a_place(t) for t in ("刘青村", "黄小记", "石桥镇", "刘青")]
    [True, True, False, False]
    """
    return len(run) == 3 and run[0] in SURNAMES and run[-1] in "村镇记" and not holds_word(run)


def is_dotted_name(text: str) -> bool:
    """Whether ``text`` is set as a foreign name in Han: with a dot between its parts.

    >>> is_dotted_name("约翰·史密斯"), is_dotted_name("·李娜")
    (True, False)
    """
    parts = text.split("·")
    return 2 <= len(parts) <= 4 and all(1 <= len(part) <= 8 for part in parts)


LATIN_NAME = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]*\.?)* [A-Z][a-z]+")


def is_latin_name(text: str) -> bool:
    """Whether ``text`` reads as a full name in Latin letters.

    >>> [is_latin_name(t) for t in ("Anna Lee", "John F. Smith", "APP", "Anna")]
    [True, True, False, False]
    """
    return LATIN_NAME.fullmatch(text) is not None


LONGEST_RUN = 24
"""Characters of names that may stand together: eight of three (the longest labelled run has nine characters)."""


@lru_cache(maxsize=1024)
def split_names(run: str) -> tuple[str, ...] | None:
    """Names that stand together without a space; None when ``run`` does not come out even.

    Worked out from the right, so that time grows with the length and not with the ways to cut it.

    >>> split_names("孙春生秦广平"), split_names("毛新陈亮"), split_names("林晓"), split_names("青禾县发改局")
    (('孙春生', '秦广平'), ('毛新', '陈亮'), ('林晓',), None)
    >>> split_names("古丽加玛"), split_names("乌兰图雅")
    (('古丽加玛',), ('乌兰图雅',))
    """
    if is_name(run) or (4 <= len(run) <= 8 and run[0] in FOREIGN_FIRST and SOUNDS.issuperset(run)):
        return (run,)
    if len(run) > LONGEST_RUN:
        return None
    rest: dict[int, tuple[str, ...]] = {len(run): ()}
    for start in range(len(run) - 2, -1, -1):
        sizes = (size for size in (3, 2, 4) if start + size in rest and is_name(run[start : start + size]))
        if size := next(sizes, 0):
            rest[start] = (run[start : start + size], *rest[start + size])
    return rest.get(0)


def is_unit(run: str) -> bool:
    """Whether a run says where someone works, what he is or where he comes from, and not who he is.

    >>> [is_unit(t) for t in ("青禾县气象局", "县委宣传部", "市民", "河南", "李娜", "金山公司")]
    [True, True, True, True, False, True]
    """
    long_enough = 2 <= len(run) <= 24
    return long_enough and (run in places() or STANDING.search(run) is not None or UNIT.search(run) is not None)


def names_after_unit(run: str) -> tuple[str, ...] | None:
    """The names that an institute's name runs into.

    >>> names_after_unit("青禾县气象局李娜"), names_after_unit("青禾县农会"), names_after_unit("李娜")
    (('李娜',), None, None)
    >>> names_after_unit("青禾县公安局李小娜王晓明"), names_after_unit("河南郑州李小娜")
    (('李小娜', '王晓明'), ('李小娜',))
    """
    if len(run) > LONGEST_RUN:
        return None
    for size in (2, 3, 4):
        name = run[-size:]
        if (
            len(run) - size >= 3
            and is_name(name)
            and name[-1] != "乡"
            and name not in no_names()
            and is_where(run[:-size])
        ):
            return (name,)
    for cut in range(len(run) - 4, 2, -1):
        names = split_names(run[cut:]) if UNIT.search(run[:cut]) else None
        if names and not any(name in no_names() or holds_word(name) for name in names):
            return names
    return None


def is_where(run: str) -> bool:
    """Where someone works or what he is, a province or a city before it or not: 河南郑州, 郑州市公安局."""
    return is_unit(run) or (run[:2] in large_places() and run[2:] in places())


def where_before_name(run: str, name: str) -> bool:
    """Whether a run before a blank and a name is longer than names are: where or what somebody is, be it not known.

    >>> [where_before_name(run, "李小娜") for run in ("申银万国", "某旅二营营长", "李晓明王芳", "说得好的", "晓风")]
    [True, True, False, False, False]
    """
    if not 4 <= len(run) <= 12 or "·" in run or is_name(run) or not GRAMMAR.isdisjoint(run):
        return False
    together = all(part[0] in SURNAMES for part in split_names(run) or ("-",))
    return not together and is_name(name) and not is_word_alone(name)


def name_before_unit(run: str) -> str | None:
    """The name that runs into a place, and what somebody is there: 李娜北京大学教授."""
    return next(
        (run[:size] for size in (3, 2, 4) if is_name(run[:size]) and run[size : size + 2] in large_places()), None
    )


def name_before_place(run: str) -> str | None:
    """The name that a place runs into.

    >>> name_before_place("李娜北京"), name_before_place("王小明石埔"), name_before_known_place("王小明石埔")
    ('李娜', '王小明', None)
    """
    sizes = (size for size in (3, 2, 4) if len(run) - size >= 2 and is_name(run[:size]))
    return name_before_known_place(run) or next((run[:size] for size in sizes), None)


def name_before_known_place(run: str) -> str | None:
    sizes = (
        size for size in (3, 2, 4) if is_name(run[:size]) and (run[size:] in places() or run[size:] in large_places())
    )
    return next((run[:size] for size in sizes), None)
