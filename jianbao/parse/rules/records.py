"""Rules for articles that a database exported, a field a line: the label tells what a line is."""

from __future__ import annotations

from jianbao.model import Role
from jianbao.parse.columns import records
from jianbao.parse.once import Marking
from jianbao.parse.rules.rule import Rule, anything, only

SURE = 40
"""Points: more than all that may speak against it."""

RECORD = "肩题：今年早十天\n标题：春到山乡\n副题：茶园开园\n摘要：今年早十天。\n版次：A03\n字数：1200\n正文：村里的广播响了。"
NO_RECORD = "肩题：今年早十天\n标题：春到山乡\n版次：A03\n\n> 村里的广播响了。"


def field(name: str, role: Role, marking: Marking, label: str) -> Rule:
    return Rule(name, role, SURE, only(anything, marking), RECORD.replace(label, f"> {label}"), NO_RECORD, long=True)


RECORD_RULES = (
    field("kicker of a record", Role.KICKER, records.kicker, "肩题"),
    field("title of a record", Role.HEADLINE, records.headline, "标题"),
    field("subhead of a record", Role.SUBHEAD, records.subhead, "副题"),
    field("noted in a record", Role.NOTE, records.noted, "摘要"),
    field("signed in a record", Role.BYLINE, records.signed, "版次"),
    field("filed in a record", Role.FURNITURE, records.filed, "字数"),
    field("text of a record", Role.PARA, records.text, "正文"),
)
