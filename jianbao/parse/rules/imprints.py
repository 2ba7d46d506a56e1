"""Rules for lines that say where something was printed, by where such lines stand in the file."""

from __future__ import annotations

from jianbao.model import Role
from jianbao.parse.columns import imprints
from jianbao.parse.imprints import LONGEST, PAGE_IMPRINT
from jianbao.parse.patterns import IN_DATE
from jianbao.parse.rules.rule import Rule, anything, only, title

SURE = 40
"""Points: more than all rules together that know a masthead."""

DAY = "2016年11月4日"

IMPRINT_RULES = (
    Rule(
        "imprint of an article",
        Role.BYLINE,
        SURE,
        only(anything, imprints.of_an_article),
        f"春到山乡\n村里的广播响了。大家从屋里走出来。\n> ——《青禾日报》{DAY}第1版",
        f"> ——《青禾日报》{DAY}第1版\n春到山乡\n村里的广播响了。大家从屋里走出来。",
        needs=IN_DATE,
        longest=LONGEST,
    ),
    Rule(
        PAGE_IMPRINT,
        Role.FURNITURE,
        SURE,
        only(anything, imprints.of_a_page),
        f"> === {DAY} 青禾日报 ===\n春到山乡\n村里的广播响了。大家从屋里走出来。",
        f"春到山乡\n> === {DAY} 青禾日报 ===\n村里的广播响了。大家从屋里走出来。",
        needs=IN_DATE,
        longest=LONGEST,
    ),
    Rule(
        "begins by its imprint",
        Role.HEADLINE,
        8,
        title(anything, imprints.begins_by_imprint),
        f"春到山乡\n村里的广播响了。大家从屋里走出来。\n{DAY} 青禾日报\n> 新路通车\n昨天，新路通车了。\n{DAY} 青禾日报",
        f"春到山乡\n村里的广播响了。大家从屋里走出来。\n{DAY} 何苇\n> 新路通车\n昨天，新路通车了。\n{DAY} 何苇",
        also=Role.KICKER,
    ),
)
