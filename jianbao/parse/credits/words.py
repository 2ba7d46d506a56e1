"""What a run of credits is made of: words of a role, runs of characters, and the gaps between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

import msgspec

from jianbao.model import BOTH, PHOTO, REPORTER, STAFF, STRINGER, WRITER
from jianbao.parse.patterns import folded
from jianbao.text.characters import HAN, HAN_SPANS, Replacing
from jianbao.text.misread import meant
from jianbao.text.numerals import TO_TEN, YEAR_DIGITS

NOBODY = ""
"""The role of someone who did not write."""

RUN, FILLER, BOOK, LATIN, OTHER = "run", "filler", "book", "latin", "other"
"""What a word of no role is, as ``TOKEN`` calls it: Han that may be names, one of ``FILLERS``, 《…》, letters, else."""

KIND = (
    "(?:(?:全媒体?|融媒体?(?:中心)?|首席|高级|主任|资深|见习|实习|特派|特约|文字|视频|体育|财经|时政|校园|学生|小|跟队|前方|参与"
    rf"|[驻赴]{HAN}{{1,6}}?(?=特派|特约|首席|记者|通讯员)))*"
)
"""What kind of reporter: 首席, 驻法国特约."""

PAIR = (
    r"(?:撰文|采写|采访|文字|文)\s*(?:[/、+]|/?并/?)?\s*(?:摄影|摄|图片|图)"
    r"|(?:摄影|摄|图片|图)\s*[/、+]?\s*(?:撰文|采写|文字|文)"
)
"""文/图, 图文, 文并摄, 撰文、摄影."""

WORDS = {
    BOTH: (
        rf"摄影[/、]?报道|报[道导][/、·]摄影|图文报道|(?<!{HAN})(?:{PAIR})"
        rf"|(?:(?<={HAN})(?:文(?:[/、]?并/?|[/、])[图摄]|文图|[图摄][/、]?文)"
        rf"|(?<={HAN}{{3}})(?<!(?:记者|讯员|习生){HAN}{{2}})文摄)(?=[\s,)]|$)"
    ),
    REPORTER: rf"{KIND}记者(?![站节会团])|特派员|实习生(?!活)|见习生|(?<!{HAN})(?:独家)?报[道导](?=\s?[:/]\s?{HAN})",
    STRINGER: "(?:特约|骨干|优秀)?(?:通讯员|通联员|报道员)|(?<![县市区局]委)报道组(?=.)",
    NOBODY: (
        "责任编辑|值班编辑|本版编辑|版面编辑|图片编辑|视觉编辑|责编|编审|主编|总编|美编|校对|责校|版式|组版|审核|审校|初审|复审"
        "|终审|[一二三]审|监制|(?:总|执行)?策划|统筹|出品|视频|剪辑|漫画|制图|绘图|制表|插图|插画|配图|设计|海报(?!道)|翻摄|翻拍|(?:口述|讲述)人?|主播|播音|朗诵|出镜|配音"
        "|受访[者人](?=[:/])"
        "|[报爆]料人?|(?:新闻)?线索(?:提供)?[人者]?|提供线索|指导老师|指导教师|辅导老师|辅导教师|翻译|译者|主持人(?!:本[报刊台网])|单位|学校|地址"
        rf"|(?<={HAN}{{3}})译(?=[\s,)]|$)|(?<!{HAN})[译画](?!{HAN})"
    ),
    STAFF: "(?:执行|网络)?编辑(?!部)",
    WRITER: (
        "(?:本文|特[约邀]|专栏)?作者|撰文|(?:特约)?撰稿[人员]?|记录人?(?=[:/])|(?:参[与加])?采写|采访(?:[者人](?=[:/]))?|执笔人?|统稿|文字"
        rf"|(?:实习|综合)?编译|整理|供稿人?|投稿(?=[:/])|(?<={HAN}{{2}})辑(?=[\s,)]|$)|(?:特约|首席)?评论员|主笔"
        rf"|(?<!{HAN})[文著](?!{HAN})"
    ),
    PHOTO: (
        "(?:特[约邀]|首席)?摄影(?:记者|(?![师展协作]))|供图|拍摄"
        rf"|摄(?=[\s,、/:)]|$)|图片(?=\s*[/:])|(?<!{HAN})图(?!{HAN})"
    ),
}
"""Words of a credit by the role they stand for; an intern's credit counts as a reporter's. A word stands before those
that it begins with: 摄影报道, 摄影记者, who took the pictures, 摄影. One character is a word of a role only at the
edge of a name: 李文华 is a name, 李华/文 a name and a word. 文摄 right behind two characters is the end of a name and
摄, 记者李华文摄: so on all three labelled lines. Behind a name of three characters it is a word of a role: 王小明文摄.
"""

FILLERS = (
    "主持人?(?=:本[报刊台网])|(?:综合|深度|现场|独家|连线|专题|联合|集体)?(?:报道|报导)(?!记者|组)|综合|照片|压题照片|资料图片|专稿|特稿|专电|专访"
    "|本[版组栏](?:(?:文字|稿件|图片|照片|图文)?均?由|稿件)?(?!面)|新华社发|新华社照片|中新社发|发自|提供|原创"
    "|[和与及](?=(?:本报|本刊|特约|实习|见习)*(?:记者|通讯员|实习生))|据(?=《)|(?<=图文|文图)均?由"
    "|对[本此]文[亦也]?有(?:重要)?贡献"
)
"""Words of a credit that name nobody, and those that join two: 记者何某和通讯员何某某, 何某某据《青禾晚报》整理."""

KINDS = {f"r{at}": role for at, role in enumerate(WORDS)}
"""Roles by the groups of ``TOKEN``."""
WORD = "|".join(f"(?P<{kind}>{WORDS[role]})" for kind, role in KINDS.items()) + f"|(?P<filler>{FILLERS})"
NOT_A_NAME = "|".join((*WORDS.values(), FILLERS))
MAYBE = f"(?=[{''.join(dict.fromkeys(re.findall(HAN, NOT_A_NAME)))}])"
"""A character that stands in some word: said first, it spares most others a look at each word."""

TOKEN = re.compile(
    rf"{MAYBE}(?:{WORD})|(?P<run>(?:(?!{MAYBE}(?:{NOT_A_NAME})){HAN}|·|\d{{2}}(?=世纪))+)|(?P<book>《[^《》]{{2,12}}》)|(?P<gap>[\s,、/:;+&()—-]+)"
    r"|(?P<latin>[A-Za-z][A-Za-z .]*)|(?P<other>.)"
)

GAP, NO_TOKEN = "gap", ("", "", 0)

PAIRED = re.compile(rf"{HAN}{{2}}(文)(?=[\s/、,]).*{HAN}{{2}}([图摄])(?=$|[\s,)])")
"""何某文 何某某图: here one character behind a name is a word of a role, though names end so too."""

SINGLES = re.compile(
    rf"(?={HAN}[ \u3000])(?:(?<!{HAN})|(?<=记者)|(?<=讯员)|(?<=道员)|(?<=习生)|(?<=作者)|(?<=摄影))"
    rf"(?![文图摄]){HAN}(?:[ \u3000]{{1,3}}(?![文图摄]){HAN})+(?:(?!{HAN})|(?=摄|文/|图/|报道|报导))"
)
"""Names typed with spaces between their characters, to the width of three or of each other."""

PICTURED = re.compile("[图摄]")

WITH_TEXT = re.compile(
    rf"(?:(?<!{HAN})(?<![^{HAN_SPANS}]{HAN} )(?<!^{HAN} )|(?<=记者)|(?<=讯员)|(?<=作者))"
    rf"(?![文图摄]){HAN}(?P<gap> {{1,3}})(?:(?![文图摄]){HAN}(?P=gap)文|文(?P=gap)(?![文图摄]){HAN}|文)"
    rf"(?=\s*(?:$|[),、])|\s+{HAN}{{2}})"
)
"""One such name with 文 in it, on a line that has no word of who took or drew a picture: 何 学 文."""


NTH = rf"[{TO_TEN}\d]"
ENTERED = rf"(?:[{YEAR_DIGITS}]{{2,4}}|\d{{2,4}})[级届]"
GRADE = rf"{NTH}年级|(?<!月)[小初高大研]{NTH}(?:年级|(?!{HAN}))"
FORM = rf"[( ]?{NTH}{{1,4}}[) ]?班"
CLASS = re.compile(
    rf"(?:(?<!{HAN}){HAN}{{1,16}}?[学校院系小中])?(?:(?:{ENTERED}|{GRADE})(?:{HAN}{{0,6}}?{FORM})?|(?:[小初高大]?{NTH}{{1,2}}年?)?{FORM})"
)
"""A school and a class, which say where pupils belong: 青禾小学四（2）班, 高一, 物理系八一级, 2007级中文2班. Folded."""

OF_A_CLASS = re.compile("级|届|班|" + "|".join(f"{stage}[一二三四五六1-6]" for stage in "小初高大研"))
"""What a text with a class has, folded; it begins with no class of characters, so ``re`` is quick at it."""

COLUMN = re.compile(f'[“「『"]{HAN}{{2,8}}[”」』"](?=[记記]者)')
"""新华社“新华视点”记者何某: a paper's column, before its reporters."""


class Word(msgspec.Struct, frozen=True):
    """What a group is made of, with what stands between it and its neighbours."""

    kind: str
    """A role, or ``RUN``, ``FILLER``, ``BOOK``, ``LATIN``, ``OTHER``."""
    text: str
    """In Simplified."""
    start: int
    before: str
    after: str

    @property
    def speaks(self) -> bool:
        """Whether it is a word of a role."""
        return self.kind in WORDS

    @property
    def reports(self) -> bool:
        """Whether it is a word of a role that always stands before names."""
        return self.kind in (REPORTER, STRINGER)


@lru_cache(maxsize=4096)
def folds(text: str) -> str:
    """The plain form with all strokes as / and all brackets round; same length."""
    return _folding()(meant(text))


FURTHER = {"|": "/", "丨": "/", "\\": "/", "[": "(", "]": ")", "\t": " "}


@cache
def fold_table() -> Mapping[str, str]:
    """What ``folds`` puts for a character."""
    return FURTHER | {old: FURTHER.get(new, new) for old, new in folded().items()}


@cache
def _folding() -> Replacing:
    return Replacing(fold_table())


def unfolded(characters: str) -> str:
    """All characters that fold to one of these, and those themselves.

    >>> unfolded("讯")
    '讯訊'
    """
    return characters + "".join(old for old, new in fold_table().items() if new in characters and old not in characters)


def spaced(text: str) -> tuple[str, str]:
    """The text and its folded form, without the spaces inside names and with one before a word that clings to a name.

    >>> spaced("记者　何　苇　周砚秋")[0], spaced("何 苇 林 舟")[0], spaced("何苇文 周砚秋图")[0]
    ('记者　何苇　周砚秋', '何苇 林舟', '何苇 文 周砚秋 图')
    """
    folded = folds(text)
    if " " not in folded and "文" not in folded:
        return text, folded
    with_text = WITH_TEXT.finditer(folded) if "文" in folded and not PICTURED.search(folded) else ()
    names = (*SINGLES.finditer(folded), *with_text)
    drop = {at for found in names for at in gaps_inside(text, *found.span())}
    paired = PAIRED.search(folded) if "文" in folded else None
    cling = {paired.start(1), paired.start(2)} if paired else set()
    if not drop and not cling:
        return text, folded
    kept = [(" " * (at in cling), at) for at in range(len(text)) if at not in drop]
    return "".join(gap + text[at] for gap, at in kept), "".join(gap + folded[at] for gap, at in kept)


def without_class(text: str) -> str:
    """The text with blanks for a school and a class, and for a column of a paper before its reporters.

    >>> without_class("青禾小学四（2）班 何苇").split(), without_class("何苇（青禾国小三年二班）")
    (['何苇'], '何苇（        ）')
    """
    folded = folds(text)
    if '"' in folded:
        text = COLUMN.sub(lambda found: " " * len(found[0]), text)
    for found in CLASS.finditer(folded) if OF_A_CLASS.search(folded) else ():
        text = text[: found.start()] + " " * len(found[0]) + text[found.end() :]
    return text


REPORTER_RUN_ON = re.compile(
    f"[记記]者(?={HAN}{{2,3}}(?:$|、{HAN}{{2,3}}(?:$|[ 、])|[ 、\u3000](?:通[讯訊][员員]|[实實][习習]生)))"
)
"""A last word behind 记者, or one with others behind it: it can only be a name."""


def with_gap_before_name(inside: str) -> str:
    """What stands in brackets, with a blank between 记者 and a last word that can only be a name, be its surname rare.

    >>> with_gap_before_name("本报记者木苇"), with_gap_before_name("记者 木苇")
    ('本报记者 木苇', '记者 木苇')
    """
    return REPORTER_RUN_ON.sub(r"\g<0> ", inside)


def gaps_inside(text: str, start: int, end: int) -> Iterator[int]:
    """Offsets of the spaces inside the names of a stretch of single characters: the narrowest, and never over three."""
    gaps = [found.span() for found in re.finditer(r"\s+", text[start:end])]
    least = min(last - first for first, last in gaps)
    runs: list[list[tuple[int, int]]] = [[]]
    for first, last in gaps:
        if last - first > least:
            runs.append([])
        else:
            runs[-1].append((first, last))
    for run in runs:
        inside = run if len(run) < 3 else run[::2] if len(run) % 2 else []
        for first, last in inside:
            yield from range(start + first, start + last)


@lru_cache(maxsize=1024)
def words_of(folded: str) -> tuple[Word, ...]:
    """What stands between the gaps."""
    found: list[Word] = []
    tokens = [(token.lastgroup or "", token[0], token.start()) for token in TOKEN.finditer(folded)]
    around = zip((NO_TOKEN, *tokens), tokens, (*tokens[1:], NO_TOKEN), strict=False)
    for (above, gap, _), (kind, text, start), (below, next_gap, _) in around:
        if kind != GAP:
            before, after = gap if above == GAP else "", next_gap if below == GAP else ""
            found.append(Word(KINDS.get(kind, kind), text, start, before, after))
    return tuple(found)


def names_as_printed(text: str, start: int, names: Sequence[str]) -> Iterator[str]:
    """The names as printed: ``names`` are in Simplified, of the same lengths, one after the other from ``start``."""
    for name in names:
        yield text[start : start + len(name)]
        start += len(name)


def trails(word: Word, after: Word | None, trailing: bool) -> bool:
    """Whether a word of a role is that of the names before it.

    >>> names = [words_of(t) for t in ("文/李华", "李华/文 王小明/漫画")]
    >>> trails(names[0][0], names[0][1], False), trails(names[1][1], names[1][2], True)
    (False, True)
    """
    if "/" in word.before:
        return True
    if "/" in word.after or ":" in word.after:
        return False
    if word.kind in (NOBODY, STAFF):
        return after is None or after.speaks or word.text in ("口述", "讲述")
    return trailing or word.kind == BOTH or word.text in ("摄", "供图", "供稿")


def trailing_role(before: str | None, word: str) -> str:
    """The role of a name that ``word`` follows, when ``before`` stood in front of it.

    >>> trailing_role("记者", "文图"), trailing_role("记者", "摄影"), trailing_role(None, "作者")
    ('记者', '摄影', '作者')
    """
    return word if before is None or word in (PHOTO, NOBODY) else before


def house_tail(reporter: Word | None) -> int:
    """Characters of the word 记者 that belong to the paper's name: 全媒体."""
    own = re.match("[全融]媒体(?:中心)?", reporter.text) if reporter else None
    return own.end() if own and reporter and own.end() < len(reporter.text) else 0
