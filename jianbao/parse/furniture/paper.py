"""What printed papers say at the edges of their pages: patterns on a line alone, on its plain form."""

from __future__ import annotations

from jianbao.parse.furniture.kind import Furniture, either
from jianbao.parse.pieces import LUNAR_DAY
from jianbao.text.characters import HAN_SPANS
from jianbao.text.numerals import TO_TEN, YEAR_DIGITS

DRAWN = "-=_*—~·★☆●○◆◇■□▲△※+"

RULE_LINE = rf"^(?:[{DRAWN}]\s*){{3,}}$"
"""A line of drawn signs only."""

YEAR = "(?:[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年?)"

PRINTED = (
    Furniture(
        "of this page",
        # More than what a picture's credit has: 本版图片由… is said of all of them.
        13,
        # So all of 32 labelled lines; who wrote the page's texts (本版撰文 记者…) signs them, so 2 lines.
        r"^[(\s]*本版(?![块权]|(?:撰文|采写|文字|图文|文[、/]?图?)[ /:])[^。]{2,}$",
        40,
        "本版图片均由县文化馆提供",
        "本版的读者来信很多。大家说",
        needs="版",
    ),
    Furniture(
        "print run",
        8,
        either(
            # What a copy costs, and when it was printed; all of 8 labelled lines.
            r"^(?:每份)?(?:零售价?|定价|售价|月价)(?:每份|每月)? ?:? ?[\d.]+ ?元(?:[/每份张月年季半全一(].{0,20}|\s+(?![^\d:每]*$).{0,20})?$",
            r"^.{0,8}开印(?:时间)? ?:?.{1,8}印完.{0,12}$",
            # Its numbers.
            r"^国内统一(?:连续出版物号|刊号)|^代号 ?\d+-\d+$|^总?第 ?\d{2,6} ?期$",
            r"^(?:本报)?今[日天](?:本报)?(?:共|出版|出纸)?[\d一二两三四五六七八九十]+(?:大?张|版)$",
            rf"^(?:[农阴夏旧古]历)?{YEAR}{LUNAR_DAY}日?$|^[藏傣]历\S{{0,4}}年{LUNAR_DAY}日$",
            # The issue of a magazine, by its month or season.
            rf"^(?:[{YEAR_DIGITS}\d]{{4}}年)?(?:[\d{TO_TEN}]{{1,2}}月|[春夏秋冬]季)(?:[上下]半月)?[号刊](?: ?总?第? ?\d+ ?期)?$",
            # The issue; a decree or a rule has no such number.
            rf"^第(?:[{YEAR_DIGITS}]{{4,5}}|[{TO_TEN}]{{1,2}}[千万][{YEAR_DIGITS}十百千万]{{1,8}})号$",
            # Whose it is.
            r"^(?!.*[由展赛])\S{2,14}(?:报社|集团|县委|市委|省委|政府|总工会)(?:主管|主办|出版)+$",
            r"^中共\S{2,10}委(?:员会)?(?:主管|主办|机关报)+$",
            r"^(?:本[报网社])?(?:常年)?法律顾问 ?:|^(?:承?督?印人|督印|承印|出版人?) ?: ?\S{2,12}$",
        ),
        60,
        "昨日本报开印2时10分 印完5时",
        "这本书定价20元，他舍不得买",
        needs="价售印号刊期张版月主出法关",
    ),
    Furniture(
        "desk of a page",
        8,
        rf"^(?:[{TO_TEN}]{{1,2}}版(?:编辑|责编)|美术编辑|视觉设计|版式设计|制版|总值班|值班(?:总编|主任)) ?[: ] ?\S{{2,12}}$",
        20,
        "二版责编 王小明",
        "制版车间里灯火通明",
        needs="编计版班任",
    ),
    Furniture(
        "paper's account",
        7,
        rf"^(?:官方|新浪|腾讯)?(?:微信|微博|抖音|公众号|视频号|头条号)(?:号|公众号|账号)? ?: ?@?(?:[^\s{HAN_SPANS}]{{2,20}}|\S{{1,14}}(?:报|网|社|台|发布|融媒|在线|新闻|频道|周刊))$"
        r"|^(?:facebook|instagram|twitter|youtube|telegram|threads|脸书)(?:专页|粉丝页|频道)? ?: ?@?[\w./-]{2,30}$",
        40,
        "官方微信：qinghedaily",
        "微信群里有人说：真好",
        needs=":",
    ),
    Furniture(
        "weather of the day",
        6,
        # So all of 3 labelled lines.
        r"^(?:今[日天] ?|\S{2,4}(?=天气))?(?:天气(?:预报)?[: ]|(?<=今[日天] )[晴阴雨雪多])[^。]{0,50}(?:℃|°C|\d度)",
        60,
        "今日天气：晴 5℃～12℃",
        "天气预报说，明天有雨",
        needs="℃°度",
    ),
    Furniture("rule line", 8, RULE_LINE, 200, "-----", "———记一位老人", needs=DRAWN),
)
