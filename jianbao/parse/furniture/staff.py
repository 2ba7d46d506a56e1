"""Who edits and makes a page or a story, on lines of their own; patterns on a line's plain form."""

from __future__ import annotations

from jianbao.parse.furniture.kind import Furniture, either
from jianbao.parse.lexicon import surnames
from jianbao.parse.patterns import STAFF_LABEL
from jianbao.parse.pieces import BULLETS
from jianbao.text.characters import HAN
from jianbao.text.numerals import FULL_YEAR

NAME = rf"[{''.join(sorted(surnames()[0]))}] ?{HAN}(?: ?{HAN})?(?!{HAN})"
"""A name and no more: 一审：王小明 signs, 一审：被告败诉 is a heading."""

NO_CLAUSE = rf"(?!{HAN}{{0,6}}[的了是把给让也不着被就都与在到为]{HAN}{{3}})"
"""What follows is no clause: 编辑：为他人做嫁衣 is a heading."""

WORK = (
    "(?:总(?!编辑)|首席|轮值|值班|带班|本期|新媒体|微信|微博|网络|网站|视频|图片|文字|美术|视觉|栏目|版面|责任|执行|联合|运营)?"
    "(?:出品人?|监制|制作人?|制片人?|剪辑|摄像|文案|海报|设计|视觉|视效|动画|包装|后期|航拍|配音|音频|运营|排版|组版|版式|责编|责校|美编|图编|网编|微编|编务"
    "|编辑|编发|编校|编审|编委|编导|校对|[初终复一二三]校|校审|审[核签定读校]|核稿|签[审发]|值审|复核|[总主责初复终]审|组稿"
    "|(?<=值班)(?:总编辑?|主编|主任|领导)|(?<=带班)(?:总编辑?|领导))"
)
"""What somebody does for a story at a paper with a site, a channel and an app."""

WORKS = rf"{WORK}(?:\s?[/、|+&]\s?{WORK})*"
BY = r"(?:\s*[:/|丨]\s*|\s+)"
MADE_BY = rf"{WORKS}{BY}{NAME}(?:(?:\s*[、/&]\s*|\s+)(?!{WORK}){NAME})*"
"""监制/策划：王小明、李华, with a sign or a space behind the work."""

HOUSE = "(?:中心|[报刊]社?|杂志社|电视台|广播台|总台|融媒|新媒体|[网台]|工作室|(?:宣传|编辑)部|报业|传媒|集团|公司)"
"""How the name of a house ends that gives out a story."""

PLANNED_BY = rf"总?(?:策划|统筹){BY}{NAME}"
"""Alone on its line it credits a feature and is a byline."""

DESK = "(?:(?:广告|发行|编辑|采编|采访|新闻|通联|记者|要闻|时政|经济|社会|摄影|副刊|专刊|群工|印务|财务|读者服务)(?:部|中心)|总编室)"
"""Whom a reader may call."""

OF_STAFF = (
    Furniture(
        "staff line",
        9,
        either(
            # 责任编辑：王小明, 三审 王小明.
            r"^(?!.*报[道导]$)[(\s]*(?:(?:责任?|值班|本版|执行|统筹|见习|网络|[初终]审)?"
            r"(?:编辑|责编|主编|编审|校对|美编|版式|责校|组版|审核|签发|编委|监制)"
            rf"\s*[/:：|丨\s]\s*{NO_CLAUSE}\S|[一二三初复终]审\s*[/:\s]\s*{NAME})",
            # The same behind other words.
            r"^(?!.*作者\s*:\s*(?!责)\S).*\s(?:(?:本版)?(?:责编|责任编辑)|美编|校对|本版编辑|值班编辑)\s*[:：\s]",
            rf"^{STAFF_LABEL}$",
            # 本 版 编 辑  罗 兰.
            rf"^(?:(?:责 任|本 版|值 班) (?:编 辑|校 对)(?:\s*[:/]|\s)|(?:编 辑|校 对|美 编)(?:\s*[:/]|\s{{2}}))\s*{HAN}(?: ?{HAN}){{1,2}}$",
            # ■本栏编辑 王小明.
            rf"^(?!.*(?:报[道导]$|作者\s*:))[(\[\s{BULLETS}]*(?:(?:本栏|图片|责任|总编室|第\S{{1,3}}版)?(?:编辑|主编|值班|责编)"
            rf"|编辑|校对|美术)\s*[:|丨 ]\s*{NO_CLAUSE}\S",
        ),
        90,
        "责任编辑：王小明　校对 李华",
        "编辑部里灯火通明，大家都在等消息",
        needs="编校版审监值签美",
    ),
    Furniture(
        "who made it",
        9,
        either(
            # 2021年3月 编辑：王小明 组版：李华: behind the day or the month.
            rf"^(?:{FULL_YEAR}年\d{{1,2}}月(?:\d{{1,2}}日)?\s+)?[(\[\s{BULLETS}]*{MADE_BY}(?:[\s,;/|丨]+(?:{MADE_BY}|{PLANNED_BY}))*[)\]\s]*$",
            # By signatures that are no names: 排版：桃桃 / 审核：米花.
            rf"^[(\[\s{BULLETS}]*{WORKS}\s*[:/|丨]\s*{HAN}{{2,4}}(?:[\s,;/|丨]+{WORKS}\s*[:/|丨]\s*{HAN}{{2,4}})+[)\]\s]*$",
            # By a house: 出品：青禾县融媒体中心, 青禾日报社新媒体部联合出品.
            rf"^[(\[\s]*(?:联合|荣誉)?出品(?:单位|方|人)?{BY}[^,。!?]*{HOUSE}[)\]]*$",
            rf"^[(\[\s]*[^,。!?:]{{2,28}}{HOUSE}(?:联合)?(?:出品|摄制)[)\]]*$",
        ),
        90,
        "出品：王小明　剪辑：李华",
        "设计：为老人留一扇窗",
        needs="品制剪摄案报计觉效画装期拍音频营版编委校审签核稿划筹任领",
    ),
    Furniture(
        "desk and its number",
        8,
        rf"^(?:\s*{DESK}\s*:?\s*(?:\(?0\d{{2,3}}[)-]?\s?)?\d{{7,8}}(?:[、/]\d{{4,8}})*[,;]?)+\s*$",
        90,
        "广告部：66690000　发行部：66690001",
        "广告部：把好每一道关",
        needs="部室心",
    ),
)
