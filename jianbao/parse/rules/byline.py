"""Rules for bylines: who wrote, for whom, and when."""

from __future__ import annotations

import re

from jianbao.model import Role
from jianbao.parse import columns
from jianbao.parse.columns import ends, site
from jianbao.parse.looks import UNNAMED, day_line, names_in_brackets, photo_credit
from jianbao.parse.names import is_name, is_no_name, is_word_alone
from jianbao.parse.page import Page
from jianbao.parse.patterns import DATE, DATELINE, DAY, IN_DATE, OUTLET, OUTLET_ENDS, SOURCE_LINE
from jianbao.parse.pictures.signs import photo_credited
from jianbao.parse.pieces import HEAD_OPENS, HOUR, PUBLISHED, UPDATED
from jianbao.parse.rules.rule import Rule, anything, only, says, title
from jianbao.parse.signers import bare_names
from jianbao.parse.web.lines import STAMP
from jianbao.text.characters import HAN
from jianbao.text.numerals import FULL_YEAR, TO_TEN


def names_in_brackets_alone(page: Page, i: int) -> bool:
    """In round or light brackets; what stands in heavy ones is a heading, and （王小明摄） is a picture's."""
    if page.texts[i][0] in "【〖" or not IN_BRACKETS.fullmatch(page.plain[i]) or photo_credited(page)[i]:
        return False
    return names_in_brackets(page.plain[i])


IN_BRACKETS = re.compile(r"\([^()]{2,24}\)")
OWN_OUTLET = re.compile(rf"(?!关注|加入){OUTLET}")
COLUMN = re.compile(
    "(?:投书|来信|信箱|传真|选萃|集锦|撷英|拾零|之窗|掠影|速递|快讯|短波|动态|简讯|博览|纵横|天地|园地|论坛|漫谈)\\)$"
)
"""（侨乡传真）: how columns are called, not people."""

PEN_IN_BRACKETS = re.compile(rf"\((?:(?![{TO_TEN}上中下完续笑]\)){HAN}|{HAN}{{2,4}}(?: +{HAN}{{2,3}})?)\)")


def pen_name_in_brackets(page: Page, i: int) -> bool:
    """In round brackets, as names are; no column's, and no word. One character is no number, and does not say that a text
    ends."""
    text = page.plain[i]
    if page.texts[i][0] in HEAD_OPENS or not PEN_IN_BRACKETS.fullmatch(text) or COLUMN.search(text):
        return False
    inside = "".join(text[1:-1].split())
    return not is_word_alone(inside) and not is_no_name(inside)


def outlet_alone(page: Page, i: int) -> bool:
    """The name of a paper alone, beside a line of a day or of a source."""
    near = [k for k in (i - 1, i + 1) if 0 <= k < len(page)]
    named = page.plain[i][-1] in OUTLET_ENDS and OWN_OUTLET.fullmatch(page.plain[i]) is not None
    return named and any(
        day_line(page, k)
        or (page.plain[k].rstrip().endswith(":") and not page.furniture[k])
        or DATE.search(page.plain[k])
        for k in near
    )


LABEL_ALONE = re.compile(r"(?:本文)?(?:作者|记者|通讯员|(?:文章|稿件|信息)?来源|稿源) ?:")


def under_label(page: Page, i: int) -> bool:
    """What stands under 作者： alone on its line, as where a site sets label and value apart."""
    return LABEL_ALONE.fullmatch(page.plain[i - 1]) is not None and re.search("[。:!?]", page.plain[i]) is None


def own_at_the_foot(page: Page, i: int) -> bool:
    """Those who sign for the paper, where a text ends."""
    over_text = i + 1 < len(page) and page.texty[i + 1]
    return page.finished(i - 1) and not over_text and UNNAMED.fullmatch(page.plain[i]) is not None


SOURCE_LONGEST = 60
"""Characters."""

LINKED = re.compile(r"\]\(https?://\S+\)")


def source_line(page: Page, i: int) -> bool:
    """Of a title's length and some more, the addresses that are linked to aside."""
    if SOURCE_LINE.match(page.plain[i]) is None:
        return False
    return page.size[i] <= SOURCE_LONGEST or len(LINKED.sub("]", page.plain[i])) <= SOURCE_LONGEST


TITLE_TOLD = re.compile(r"\s*(?:\(?题:[^。]*)?")


def dateline_alone(page: Page, i: int) -> bool:
    """新华社青禾3月6日电 and nothing behind it, or 题： and the title again, as an agency sends its reports: so all of 3
    labelled lines and of 5 on other pages, each over text or over the reporters."""
    found = DATELINE.match(page.plain[i])
    return found is not None and TITLE_TOLD.fullmatch(page.plain[i], found.end()) is not None


def marked_name(page: Page, i: int) -> bool:
    """A mark and one name under a title, or over text and not under it."""
    found = re.fullmatch(r"[□○◎●]\s*(\S{2,4})", page.plain[i])
    if found is None or not (is_name(found[1]) or bare_names(page, i)):
        return False
    return page.title_like[i - 1] or (i + 1 < len(page) and page.texty[i + 1] and not page.texty[i - 1])


BYLINE_RULES = (
    Rule(
        "credit line",
        Role.BYLINE,
        9,
        only(lambda page, i: not photo_credit(page, i), columns.credit),
        "本报记者 王小明 通讯员 李华",
        "记者走进了村民的家",
    ),
    Rule(
        "names in brackets",
        Role.BYLINE,
        7.5,
        names_in_brackets_alone,
        "（王小明 李华）",
        "（王小明说）",
        needs="(",
        longest=26,
    ),
    # So 6 of 7 labelled lines in italics; the other one says when the text was written.
    Rule(
        "name in italics",
        Role.BYLINE,
        8,
        lambda page, i: page.texts[i][0] == page.texts[i][-1] == "*" and bare_names(page, i),
        "*林晓*",
        "*本文写于2018年5月*",
        needs="*",
        longest=14,
    ),
    Rule(
        "pen name in brackets",
        Role.BYLINE,
        3.5,
        only(pen_name_in_brackets, ends.under_sentence),
        "这一天，村里的人都来了，大家说着笑着，把新修的路走了一遍又一遍，直到太阳落山。\n> （晓风）",
        "> （晓风）",
        needs="(",
    ),
    Rule(
        "day and source",
        Role.BYLINE,
        6.6,
        day_line,
        "2019-09-18 06:23 来源：某某日报",
        "2019年9月18日，村里的人都来了。",
        needs=IN_DATE,
        longest=60,
    ),
    # So all of 8 labelled lines, whether under the headline or at the end of the text.
    Rule(
        "paper before day and page in brackets",
        Role.BYLINE,
        20,
        says(
            rf"^[^《》。]{{0,20}}《 ?[^《》]{{2,10}}(?:报|刊) ?》 ?\( ?{FULL_YEAR} ?年[^()]{{4,16}}(?:版 ?\)|\) ?第?\d{{1,2}} ?版)$"
        ),
        "大家从屋里走出来。\n> 《青禾日报》（2013年5月6日 07 版）",
        "《青禾日报》（2013年5月6日 07 版）刊出的文章引起了讨论。",
        needs="版",
        longest=60,
    ),
    Rule(
        "paper alone",
        Role.BYLINE,
        6.9,
        outlet_alone,
        "2019-09-18 06:23\n> 某某日报",
        "某某日报",
        needs=OUTLET_ENDS,
        longest=12,
    ),
    Rule(
        "source line",
        Role.BYLINE,
        6.9,
        source_line,
        "来源：某某网",
        "来源不明的快递",
        needs=":|/丨综据源",
    ),
    Rule(
        "paper in brackets",
        Role.BYLINE,
        6,
        says(rf"^\(\s*{OUTLET}\s*\)$", 20),
        "（某某日报）",
        "（某某日报记者说）",
        needs="(",
    ),
    Rule(
        "signed by the editors",
        Role.BYLINE,
        6.5,
        says(rf"^[—-]+\s*(?:编者|{HAN}{{2,3}})$", 10),
        "——编者",
        "——记一个村庄的变迁",
        needs="—-",
    ),
    # So all of 15 labelled lines.
    Rule("marked name", Role.BYLINE, 8, marked_name, "渡口\n> □ 林晚舟", "渡口\n> □ 夜话", needs="□○◎●", longest=8),
    Rule(
        "filed at the foot",
        Role.BYLINE,
        8,
        says(
            rf"^\((?:据?(?:本报|新华社|中新社|本刊)(?:{HAN}|、){{0,40}}{DAY}(?:专?电|讯)|{HAN}{{2,4}}{DAY}电|本报{HAN}{{0,12}}(?:记者|通讯员|编辑部|评论员))\)$",
            30,
        ),
        "（本报青禾2月3日电）",
        "（本报青禾2月3日电 记者王小明报道的那一场）",
        needs="(",
    ),
    Rule(
        "dateline alone",
        Role.BYLINE,
        8,
        only(dateline_alone, columns.dateline),
        "> 新华社青禾3月6日电　题：修路的人\n村里的广播响了。",
        "> 新华社青禾3月6日电　题：修路的人。村里的广播响了。",
        needs="电讯",
        longest=70,
    ),
    Rule(
        "paper's own under the headline",
        Role.BYLINE,
        5,
        title(lambda page, i: UNNAMED.fullmatch(page.plain[i]) is not None, columns.under_title),
        "春到山乡\n> 青禾日报记者\n这一天，村里的人都来了，大家说着笑着，把新修的路走了一遍。太阳落山了。",
        "> 青禾日报记者\n这一天，村里的人都来了，大家说着笑着，把新修的路走了一遍。太阳落山了。",
        longest=24,
        needs="记员论部组道导",
    ),
    Rule(
        "paper's own at the foot",
        Role.BYLINE,
        6,
        title(own_at_the_foot, columns.under_text),
        "村里的广播响了。大家从屋里走出来。\n> 本报编辑部",
        "村里的广播响了。大家从屋里走出来。\n> 本报编辑部\n大家围了上来。今年雨水足，又是一个丰收年。",
        longest=24,
        needs="记员论部组道导",
    ),
    Rule(
        "hour of publication",
        Role.BYLINE,
        9,
        says(
            rf"^(?:[^\s。]{{0,16}} )?\(?(?:(?:{UPDATED}|{PUBLISHED})(?:时间|日期|于)? ?:?)? ?(?:{STAMP.pattern}) ?\)?$"
            rf"|^(?:[^。:]{{0,30}} )?(?:{UPDATED}|{PUBLISHED})(?:(?:时间)? ?:|日期 ?:(?=.*\d))[\d/\s:.-]{{0,20}}$"
            rf"|^(?:\d{{1,2}}-\d{{1,2}} )?{HOUR} +来源:[^。]{{2,20}}$",
            70,
        ),
        "更新時間：2021-03-06 09:30",
        "更新时间长了，大家就习惯了",
        needs=":",
    ),
    # So all of 135 labelled lines.
    Rule(
        "stamp of a site's story",
        Role.BYLINE,
        8,
        only(anything, site.site_stamp),
        "县里今年新修公路三十公里\n> 河滨在线 2021-03-06 09:30 我要评论\n村里的广播响了，大家从屋里走出来。",
        "村里的广播响了，大家从屋里走出来。\n> 河滨在线 2021-03-06 09:30 我要评论\n大家都说好。",
    ),
    Rule(
        "under a label",
        Role.BYLINE,
        6,
        only(under_label, ends.under_colon),
        "作者：\n> 王小明 李华",
        "作者：王小明\n> 春到山乡",
        longest=24,
    ),
)
