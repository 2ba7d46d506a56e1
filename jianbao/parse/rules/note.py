"""Rules for the editors' notes: where a piece goes on, what a page says of its text."""

from __future__ import annotations

from jianbao.model import Role
from jianbao.parse.patterns import JUMP_IN, JUMP_OUT
from jianbao.parse.pieces import BULLETS, OF_A_TEXT, OF_EDITORS, PAGE_NUMBER, SUMMARY
from jianbao.parse.rules.rule import Rule, says
from jianbao.text.characters import HAN

TOLD, LETTERED_SHEET = "报道|报导|内容|新闻", r"[A-Z]{1,2}\d{1,2}"
"""相关新闻刊A7: what stands on another page."""

NOTE_RULES = (
    Rule(
        "the gist",
        Role.NOTE,
        9,
        says(rf"^(?:\(?{OF_A_TEXT}\)?|[\[(]摘要[\])])\s*:?\s*\S{{12}}", 400),
        "【核心提示】老人在结冰的台阶上滑倒骨折，一纸判决划清了三方的责任。",
        "核心提示",
        long=True,
        needs="提摘",
    ),
    Rule("jump from", Role.NOTE, 10, says(JUMP_IN.pattern, 30), "（上接一版）", "上接天光，下连碧水", needs="接"),
    Rule(
        "on names and cuts",
        Role.NOTE,
        7,
        says(
            r"^\([※注:\s]*(?:(?:(?:为保护|应)[^,()。]{2,12}(?:要求|隐私)?,)?(?:文中|本文|以上)\S{0,12})?(?:[为系]化名|略?有(?:删[节改减]|改动))。?\)$|^\((?:本文)?原文[刊载发][^()]{2,40}\)$",
            50,
        ),
        "（文中人物均为化名）",
        "（林晓说，这是化名）他不想让人知道",
        needs="名节改减原",
    ),
    Rule(
        "see another page",
        Role.NOTE,
        8,
        says(
            rf"^[(>►▶→\s]*(?:(?:更多)?(?:{TOLD})?详见|(?:详细|相关|更多)(?:{TOLD}) ?[见刊]于?)"
            rf" ?(?:第?\s*{PAGE_NUMBER}\S{{0,6}}[版页]|{LETTERED_SHEET})\)?$",
            20,
        ),
        "（详细报道见第3版）",
        "详见第3版的报道",
        needs="见刊",
    ),
    Rule("jump to", Role.NOTE, 10, says(JUMP_OUT.pattern, 30), "（下转第二版）", "下转之后他才明白", needs="转接"),
    Rule(
        "original title",
        Role.NOTE,
        10.5,
        says(r"^[(\s]*原(?:题为|(?:标题|题)(?![^\s:《\"(]))", 80),
        "（原标题：春到山乡）",
        "原题未解 新题又来",
        needs="原",
    ),
    Rule(
        "box label",
        Role.NOTE,
        8,
        says(rf"^[(\[\s{BULLETS}]*(?:{OF_EDITORS}|{SUMMARY}|图片|配图|资料图片?)[)\]]?\s*:?$", 12),
        "核心提示",
        "图片中的老人已经八十岁了",
        needs="示要按话图读语前",
    ),
    Rule("set in italics", Role.NOTE, 4, says(r"^\*[^*]{4,60}\*$", 64), "*本文写于2018年5月*", "**小标题**", needs="*"),
    # So 5 of 6 labelled lines of five pages; papers thank, and pay, who told them.
    Rule(
        "who told the paper",
        Role.NOTE,
        10,
        says(
            r"^(?!.*[。!?]$)(?:\(?(?:(?:新闻)?(?:线索提供|提供线索)[者人]?|[报爆]料[者人])[: ]\s*(?!方式|电话|热线|邮箱|[我你他她昨今]|记者)\S+(?: \S+)*$"
            r"|\(?感谢[^。]{2,20}提供(?:新闻)?线索|\(请(?:报料|线索提供)人)"
            r"|^(?!.*(?:凡|者,|最高|举报|通告|悬赏|本报讯))[^。]{0,40}(?:线索|[报爆]料)[^。]{0,24}(?:奖励?|费) ?\d{2,3}元。?\)?$",
            60,
        ),
        "（线索提供者：林女士 奖金50元）",
        "凡提供破案线索者，奖励500元。",
        needs="线料",
    ),
    # So 7 labelled lines of four pages; a form has more of its kind.
    Rule(
        "number of a case",
        Role.NOTE,
        8,
        says(rf"^{HAN}{{2,6}}编号:[A-Z]{{0,2}}\d{{3,}}$", 20),
        "基金编号：B2107",
        "编号：B2107",
        needs="编",
    ),
    Rule(
        "who paid for a study",
        Role.NOTE,
        9,
        says(
            r"^[\[(*\s]*(?:(?:本文|本研究|该文)(?:系|为|是|获|得到|受)(?=[^。]*(?:基金|项目|课题))[^。]{2,90}(?:成果|资助|支持)[\])。]*$"
            r"|(?:基金|资助|课题)(?:项目|来源):\S)",
            140,
        ),
        "（本文系青禾省社科基金项目“山乡文化研究”（20QH07）阶段性成果）",
        "本文是林晓十年读书的成果。",
        needs="基项课资",
    ),
    Rule(
        "goes on another day",
        Role.NOTE,
        6,
        says(r"^\((?:未完待续|待续|[本正全]文完|本章完|完|本文略有删节|有删节|续完|接上期|未完)\)$", 14),
        "（未完待续）",
        "（完整的一天）",
        needs="(",
    ),
)
