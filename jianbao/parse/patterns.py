"""Named patterns of newspaper language, and the folding they are matched on.

Patterns are written once, in Simplified and half-width: ``plain`` brings a line into that form without moving a
character, so an offset found in the plain text is an offset in the source.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from jianbao.parse.lexicon import outlets, surnames
from jianbao.parse.pieces import BULLETS, COMES_FROM, ENGLISH_WEEKDAY, GOES_TO, HOUR, MONTH, PAGE_NUMBER, PAPERS
from jianbao.text.characters import HAN, HAN_SPANS, SPACES, Replacing, Translation
from jianbao.text.lunar import MOON, MOON_DAY, REIGN_YEAR
from jianbao.text.misread import meant
from jianbao.text.numerals import FULL_YEAR, OF_A_DAY, OF_A_YEAR, TO_NINE, TO_TEN, TYPED_DIGITS
from jianbao.text.script import simpler
from jianbao.text.strung import Strung, string

HALF = (
    {chr(full): chr(full - 0xFEE0) for full in range(0xFF01, 0xFF5F)}
    | dict.fromkeys("〔【〖﹝", "(")
    | dict.fromkeys("〕】〗﹞", ")")
    | dict(zip("╱∕︰﹕︱│┃", "//::|||", strict=True))
    | dict(zip("﹐﹔﹖﹗﹙﹚﹑﹒", ",;?!()、·", strict=True))
    | dict.fromkeys("‧•・．", "·")
    | dict.fromkeys("“”「」『』", '"')
    | dict.fromkeys("\u3000\u00a0\u2002\u2003", " ")
)


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """``text`` in Simplified with half-width brackets, colons, strokes and digits, full stops as such; same length.

    >>> plain("【張念慈╱台北報導】"), plain("（記者 王文凱）１９９８")
    ('(张念慈/台北报导)', '(记者 王文凯)1998')
    >>> plain("縣長說﹕快來﹗山路通了﹔車也有了﹐")
    '县长说:快来!山路通了;车也有了,'
    """
    return _folding()(meant(text))


def printed_part(text: str, found: re.Match[str], group: str) -> str:
    """What a group of a match on a folded text stands for in the text as printed.

    >>> printed_part("記者 何葦", re.match("记者 (?P<name>..)", plain("記者 何葦")), "name")
    '何葦'
    """
    return text[slice(*found.span(group))]


def all_plain(texts: Sequence[str]) -> Strung:
    """``plain`` of all lines at once."""
    lines = string(list(map(meant, texts)))
    return Strung(_folding_all().of(lines.codes), lines.starts, lines.ends)


@cache
def _folding() -> Replacing:
    return Replacing(folded())


@cache
def _folding_all() -> Translation:
    return Translation(folded())


def folded() -> Mapping[str, str]:
    """What ``plain`` puts for a character."""
    return HALF | {old: HALF.get(new, new) for old, new in simpler().items()}


OUTLET = (
    rf"(?:本报|本刊|本台|本网|本社|[{HAN_SPANS}A-Za-z\-·]{{1,14}}?(?:{PAPERS}|青年报|"
    r"周刊|周末|周报|新闻(?!网)|(?<![预喜捷海情通战板])报|(?<![公侨作销行])(?<!\b华)社(?![区员团])|网站?|电视台|广播电台|台(?![北中南东湾])|在线|全媒体|融媒体(?:中心)?|客户端)"
    rf"|(?:{'|'.join(outlets())}))"
)
"""本报, or a name that ends like a paper's, an agency's or a station's."""

OUTLET_ENDS = "".join(dict.fromkeys(["报刊台网站社末闻体端线心", *(name[-1] for name in outlets())]))
"""Characters, one of which is the last of every such name."""

OUTLET_NAME = re.compile(OUTLET)


def is_outlet(text: str) -> bool:
    """Whether a text is such a name and nothing else.

    >>> is_outlet("青禾日报"), is_outlet("青禾日报记者")
    (True, False)
    """
    return text[-1:] in OUTLET_ENDS and OUTLET_NAME.fullmatch(text) is not None


SELF_NAME = re.compile("本[报刊台网社]|[晨晚日早商快时]报")


def is_self_name(outlet: str) -> bool:
    """Whether a paper calls itself so in its own pages: no name to cite.

    >>> is_self_name("本報"), is_self_name("晨报"), is_self_name("青禾晨报")
    (True, True, False)
    """
    return SELF_NAME.fullmatch(plain(outlet)) is not None


DATE = re.compile(
    # What a day may begin with, said first, spares most places of a line a look at each alternative.
    rf"(?=[\d{TO_TEN}百廿卅中民大清嘉道咸同光宣MTWFSJAOND])(?:"
    rf"(?:大?清)?(?P<y0>{REIGN_YEAR}) ?年 ?(?P<m0>{MOON}) ?月 ?(?P<d0>{MOON_DAY}) ?[日号]?"
    # 2019年3月5日, 2019-03-05.
    rf"|(?P<y1>{FULL_YEAR})(?: ?[-年./] ?| +(?=\d{{1,2}}月\d{{1,2}}日))(?P<m1>\d{{1,2}}) ?[-月./] ?(?P<d1>\d{{1,2}}) ?日?"
    rf"|(?P<y2>[一二][{TYPED_DIGITS}]{{3}}|一千[八九]百[{OF_A_YEAR}]{{1,4}}) ?年 ?(?P<m2>[{TO_TEN}]{{1,2}}) ?月 ?(?P<d2>[{OF_A_DAY}]{{1,3}}) ?[日号]"
    # 民国一百零八年三月五日, 108年3月5日, 一○八年三月五日.
    rf"|(?:中华)?民国 ?(?P<y3>\d{{1,3}}|[{OF_A_YEAR}]{{1,5}}) ?年 ?(?P<m3>\d{{1,2}}|[{TO_TEN}]{{1,2}}) ?月 ?(?P<d3>\d{{1,2}}|[{OF_A_DAY}]{{1,3}}) ?[日号]"
    r"|(?P<y4>1[01]\d) ?年 ?(?P<m4>\d{1,2}) ?月 ?(?P<d4>\d{1,2}) ?日"
    rf"|(?:(?<![\d〇○])(?<!{HAN})|(?<=[报刊]))(?P<y6>一[〇○零一][{TYPED_DIGITS}]|[{TO_NINE}]?[十百廿卅][{OF_A_YEAR}]{{0,3}}) ?年 ?(?P<m6>[{TO_TEN}]{{1,2}}) ?月 ?(?P<d6>[{OF_A_DAY}]{{1,3}}) ?[日号]"
    # Behind its label, 日期, or a paper's name, figures alone: 20190305.
    rf"|(?:(?<=日期[:)])|(?<=日期[:)] )|(?<=日 期[:)])|(?<=报 )|(?<=[日晚时]报))(?P<y7>{FULL_YEAR})(?P<m7>0[1-9]|1[0-2])(?P<d7>[0-3]\d)(?!\d)"
    # 05.03.2019, 3/5/2019; Tue, 5 Mar 2019; March 5, 2019.
    rf"|(?<![\d./-])(?=\d\d\.\d\d\.|\d{{1,2}}/\d{{1,2}}/|\d{{1,2}}-\d{{1,2}}-)(?P<d5>\d{{1,2}})[./-](?P<m5>\d{{1,2}})[./-](?P<y5>{FULL_YEAR})(?![\d./-])"
    rf"|(?:{ENGLISH_WEEKDAY}, )?(?<!\d)(?P<d8>\d{{1,2}}) (?P<m8>{MONTH})\.?,? (?P<y8>{FULL_YEAR})(?: (?=\d\d:).{{5,8}}(?: [+-]\d{{4}}| GMT)?$)?"
    rf"|(?:{ENGLISH_WEEKDAY},? )?(?<![A-Za-z])(?P<m9>{MONTH})\.? ?(?P<d9>\d{{1,2}}),? ?(?P<y9>{FULL_YEAR})(?!\d))"
)
"""A full day. In Chinese a year of two digits may be of either count (九七年), or behind words not known here that of a
reign; 10.1.2019 may be a version. Feeds have the last form (RFC 5322, section 3.3)."""

IN_DATE = "12年"
MAY_BE_DATE = re.compile(f"[{IN_DATE}]")
"""Characters, one of which every full day has."""
HINTS_AT_DATE = re.compile(rf"(?=[{IN_DATE}])(?:年.*月|{FULL_YEAR})")
"""The same, more of it: 年 alone stands in many lines."""

DAY = rf"(?:\d{{1,2}}月|[{TO_TEN}]{{1,2}}月)?(?:\d{{1,2}}|[{OF_A_DAY}]{{1,3}})日"

IN_PLACE = rf"(?![了的着过这那他她它们吗是把被出到看听播收传布发用停有没]){HAN}"
"""What a place of filing is written with: 供销社传来好消息 and 电视台播出了这条消息 are no datelines."""

MESSAGE = (
    r"(?:(?<![通短喜死音资问审应])讯(?![号息问])|专电|(?<![停供用断充发来打水火核])(?<![^南]通)电"
    r"|(?<![好坏条个此该])消息(?![闭灵树]|传[来开出遍]|来源|人士|不(?![久日]))|报道(?![^\s:,()\]]))"
)
"""What a dateline says that it is; not the end of 短讯, 停电 or 好消息."""

NO_MACHINE = (
    rf"(?!{HAN}{{0,3}}[话影视力脑梯]|(?<=电)[网厂站机]|(?<=[^日]电)[费压气商子焊教工动源线缆器炉扇灯波流量池表杆铃])"
)
"""What 讯 or 电 begins is no 电话, 电厂 or 电费."""

DATELINE = re.compile(
    rf"^[{BULLETS}*\s(\[]*(?P<all>据?(?:"
    # A house, its place, the day: 新华社北京2月3日电.
    rf"(?P<outlet>本报|新华社|{OUTLET})(?: {{1,2}}{OUTLET}){{0,2}}(?:(?!讯记者){IN_PLACE}){{0,8}}"
    rf"(?:{DAY}(?:{HAN}{{2,6}}(?=[讯电]))?|\d{{4,}}{HAN}{{0,4}})?(?:综合|体育)?{MESSAGE}{NO_MACHINE}[)\]]?"
    # Whatever calls itself so: 映象网讯(; with a day: 柳湾2月3日电.
    rf"|(?P<short>{HAN}[{HAN_SPANS}A-Za-z-]{{1,14}})(?:(?<![研聆提庭简资快短音喜问审应])讯(?=[\s(:)])|(?<![停供用断充发来])电(?=\)))\)?"
    rf"|(?P<place>{HAN}[{HAN_SPANS}A-Za-z-]{{1,9}}?){DAY}(?:综合)?(?:讯|电|消息)(?=[\s(:,)])\)?"
    rf"|[特专]讯\)|又讯(?=\()"
    # With the reporters behind it: 青禾日报(记者, (即时新闻/综合报道).
    rf"|(?P<desk>{OUTLET}[^。,!?()]{{0,12}}(?:\({OUTLET}\))?)(?=\([^()]{{0,12}}记者)"
    rf"|(?P<office>[^()/]{{2,12}})(?:/记者[^()/]{{2,10}})?/[^()/]{{2,10}}(?:报道|报导)[)\]])"
    rf")"
)
"""电头: 本报讯, 映象網訊, 新华社北京2月3日电, 中广网5月9日广州消息, 〔即時新聞／綜合報導〕."""

WIRE_DATELINE = re.compile(
    rf"^\(\s*(?:(?P<outlet>{OUTLET})?(?P<in>(?:特派)?记者{HAN}{{2,3}}(?:、{HAN}{{2,3}})*?)|中央社){HAN}{{2,8}}\d{{0,2}}日?(?:综合|专)?外?(?:电?报[道导]|电)\)"
)
"""（中央社記者林書緯石埔19日電）: the whole dateline in brackets."""

SIGNED_DATELINE = re.compile(
    rf"^(?:{HAN}{{2,3}}社|本报|特派|特约|实习)?(?:记者)? ?{HAN}{{2,4}}(?:、{HAN}{{2,4}})* ?[/∕\\] ?{HAN}{{2,8}}报[导道] ?(?=\S)"
)
"""记者陈明/台南报导 with the text behind it, as papers of Taiwan begin."""

_NAME = rf"[{''.join(sorted(surnames()[0]))}] ?{HAN}(?: ?{HAN})?"
_ONE = rf"(?:本[报网台社]|特约|特派|见习|实习|首席|资深|高级|[全融]媒体?|[驻赴]{HAN}{{1,3}}?)*(?:记者(?![节站团协])|通讯员|实习生)[ :]*{_NAME}(?:[ 、,]+{_NAME}){{0,3}} ?"
_REPORTERS, _FROM = rf"{_ONE}(?:[ 、,;]*(?:{OUTLET})?{_ONE}){{0,2}}", rf"{DAY}(?:{IN_PLACE}){{0,8}}"
REPORTERS_FIRST = re.compile(
    rf"^(?=.*?(?:[^ ]{{20}}|报[道导]))(?:(?=[^。,]{{0,18}}(?:记者|通讯员|实习生))(?:\((?:{OUTLET})?(?:驻{HAN}{{2}})?{_REPORTERS}(?:(?:{HAN}{{2,8}}|{_FROM})报[道导])?\)"
    rf"(?=[ :,]*[^ ]{{20}})|[{BULLETS}]*(?:{OUTLET} ?)?{_REPORTERS}(?<= )(?=[^ ]{{20}}))"
    rf"|[({BULLETS}]*(?:{OUTLET}(?:·{OUTLET})?)?{_REPORTERS} ?(?:(?:{HAN}{{2,6}}|{_FROM})?报[道导]|(?:{HAN}{{2,6}}?)?{DAY}(?:{HAN}{{2,6}})?电)(?:\)(?=\S)|[\s:,](?=.{{20}}))"
    rf"|\(?(?:外电|综合外?电?)报[道导][)\s:]+(?=[^ ]{{20}}))"
)
"""（记者王小明）昨天…, 通讯员李华报道：…, 【本报记者王小明2月3日纽约报道】昨天…, 青禾时报记者 王小明 昨天…, 综合外电报导: who reports, with the text behind it."""

IN_DATELINE = re.compile("讯|电|消息|报[道导]|记者")
"""What every dateline has."""

HINTS_AT_DATELINE, CLAUSE_END = re.compile(rf"{IN_DATELINE.pattern}|习生|\(|/"), re.compile("[。,!?]")
"""What a dateline has in its first clause, or a stroke anywhere."""

SLASH = re.compile(r"[/∕\\]")

REPORTER, REPORTER_WITHIN = re.compile("记者|通讯员|实习生|外电|综合"), 30
"""What stands in the first characters of ``REPORTERS_FIRST``, looked for before it is tried."""

DATELINE_LONGEST = 80
"""Characters of a paragraph's head in which a dateline is looked for."""


def is_dateline(head: str) -> bool:
    """Whether the head of a paragraph, in its plain form, is a dateline.

    >>> is_dateline("本报讯 石桥镇通车"), is_dateline("石桥镇通车")
    (True, False)
    >>> [is_dateline(text) for text in ("供销社传来好消息,", "合作社电费涨了,", "本报通讯员 何苇", "报社收到短讯,")]
    [False, False, False, False]
    """
    hint = HINTS_AT_DATELINE.search(head)
    if hint is None or (CLAUSE_END.search(head, 0, hint.start()) and "/" not in head):
        return False
    return (
        DATELINE.match(head) is not None
        or (head[0] == "(" and WIRE_DATELINE.match(head) is not None)
        or (SLASH.search(head) is not None and SIGNED_DATELINE.match(head) is not None)
        or (REPORTER.search(head, 0, REPORTER_WITHIN) is not None and REPORTERS_FIRST.match(head) is not None)
    )


JUMP_IN = re.compile(rf"^[(〈<]?\s*(?:{COMES_FROM}|接)第?\s*{PAGE_NUMBER}\s*[版叠]?[^()]{{0,12}}(?:[)〉>]|$)")
"""上接: where a piece comes from another page; alone on a line, or at the head of its first paragraph."""

JUMP_FIRST = "(〈<上紧文接" + SPACES
"""Characters, with one of which every such line begins."""

JUMP_OUT = re.compile(rf"^[(〈<>►▶→]*\s*(?:{GOES_TO})第?\s*{PAGE_NUMBER}\s*[版叠]?.{{0,12}}[)〉>]?$")
"""下转: where a piece goes on."""

ORIGINAL_TITLE = re.compile(r"\(?原(?:标题|题)\s*:?\)?")
"""原标题：, with the title on the next line."""

PARAGRAPH_ENDS = '。.．！？﹗﹖!?…」』”"）﹚)；﹔;：﹕:】〉》～~'
"""Marks a finished paragraph may end in."""

BULLET = re.compile(rf"^[{BULLETS}•]+\s*")
"""At the head of a line, as printed or folded."""

LIST_ITEM = re.compile(rf"(?P<mark>[-*+]) +(?={HAN}|[\"“《*\d])(?!.* -$)|\d{{1,2}}[.)] +(?={HAN})")
"""- 石桥村, 1. 修路: an item of a list as Markdown sets it, with a blank behind its mark."""

SOURCE_LINE = re.compile(
    rf"(?=[(\s{BULLETS}:信文来稿发作撰采本以综据新资])"
    r"(?:[(\s]*(?:信息来源|文章来源|来源|稿源|发布[人者]|作者|撰文|采写|文字)\s*[:|/丨]\s*\S{0,30}"
    # Made from others' reports: 综合新华社、央视报道, （据新华社、央视）: so 4 labelled lines of as many pages.
    rf"|[(\s{BULLETS}]*(?:本报|(?:本[组文]|以上)(?:稿件|报道|图文)|稿件)?:?综合[自:]?\s?《?{OUTLET}》?"
    rf"(?:(?:[、,\s和与及等]|电|消息|报[道导])[^。:!?]{{0,40}})?\)?$"
    rf"|\(?据《?{OUTLET}[^。,:]{{0,30}}综合(?:报[道导]|消息|整理)?\)?$|\(均?据《?{OUTLET}》?(?:[、,\s和][^。:()]{{0,30}})?\)$"
    r"|\(?本报综合报[道导]\)?$|\((?:本报)?综合(?:报[道导])?\)$|(?:新闻|资料)来源\s*[:\s]\s*[^\s。,:]{2,20}$)"
)
"""How a line begins that says where a text comes from; with 发布人 so all of 14 labelled lines."""

STAFF_LABEL = r"[(\[]?(?:责任|网络|本文|[初终]审)?(?:编辑|责编|校对|美编|美术|审核) ?:"
"""What stands alone where a site sets label and name apart."""

LINE_LABEL = re.compile(rf"^(?:\d[.、])?(?!{HOUR})([^\s,。:;\"()]{{1,8}}):(?!//)")
"""A word and a colon at a line's head: forms, questions and answers."""

SPEAKER = re.compile(r"\[([^\[\]]{2,16})\]\s*(?=\S)")
"""[主持人] in the transcript of a press conference."""

EDITION = (
    r"(?:(?:海外|国际|国内|省内|农村|农民|城市|都市|市区|社区|校园|少年|周末|假日|北美|美洲|欧洲|亚太|东南亚|港澳台?|台港澳"
    r"|[华东西][东南西北中]部?)版|[晨早午晚]刊|星期刊|\([汉蒙藏维哈朝](?:文版?)?\))"
)
"""A paper's edition, which is part of its name where it is joined to it; 头版 and 要闻版 are pages."""

PAPER = re.compile(rf"[^\s,。:|]{{1,8}}(?:{PAPERS}|周报|导报|周刊|报)(?:{EDITION})?")
"""A newspaper's name at the head of a line."""

OFFICE_END = re.compile(
    rf"{HAN}{{2}}(?:政府|委员会|[县市区省]委|局|部|厅|社|会|站|中心|大队|学校|[大中小]学|公司|厂|矿|院|科|处|室|组)$"
)
"""How the name of an office, a school or a firm ends, with two characters of the name."""
