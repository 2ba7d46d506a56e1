"""Rules from the blank lines of a page, which part its articles on some pages."""

from __future__ import annotations

from jianbao.model import Role
from jianbao.parse.columns import gaps, old
from jianbao.parse.rules.rule import Rule, anything, title

TWO_ARTICLES = (
    "春到山乡\n村里的广播响了。\n大家说好。\n都说好。\n\n{}\n昨日，山乡迎来游客。\n大家说好。\n{}\n都说好。\n\n"
    "石桥镇办起茶会\n大家从屋里走出来。\n村里的广播又响了。\n都说好。"
)

RULED = (
    "春到山乡\n村里的广播响了。大家从屋里走出来。\n=====\n{}\n公路通到了村口。\n=====\n{}\n每天清早，他挑着菜进城去卖。"
)

ITEMS = "青禾报 {}年9月2日\n\n火警\n昨晚，河边的茶馆起火，延烧楼房。\n\n> 小窃被拘\n前日，警察拘获小窃一名，昨晨讯办。"
"""Of several items or of an article with headings, as the day of the page tells."""

GAP_RULES = (
    Rule(
        "after the page's gap",
        Role.HEADLINE,
        3.2,
        title(anything, gaps.after_gap),
        "村里的广播响了。\n大家说好。\n大家都说好。\n\n> 春到山乡\n昨日，山乡迎来游客。",
        "村里的广播响了。\n\n大家说好。\n\n> 春到山乡\n\n昨日，山乡迎来游客。",
        also=Role.KICKER,
    ),
    Rule(
        "no gap before",
        Role.HEADLINE,
        -1.6,
        title(anything, gaps.after_no_gap),
        "村里的广播响了。大家从屋里走出来。\n> 春到山乡\n昨日，山乡迎来游客。\n\n大家说好。\n大家都说好。",
        "村里的广播响了。大家从屋里走出来。\n> 春到山乡\n昨日，山乡迎来游客。\n大家说好。\n大家都说好。",
        also=Role.KICKER,
    ),
    Rule(
        "where the page parts its articles",
        Role.HEADLINE,
        1.2,
        title(anything, gaps.under_parting_gap),
        TWO_ARTICLES.format("> 游客进村来", "山里的茶"),
        TWO_ARTICLES.format("游客进村来", "> 山里的茶"),
    ),
    Rule(
        "under a line that parts articles",
        Role.HEADLINE,
        4,
        title(anything, gaps.under_parting_rule),
        RULED.format("> 新路通车", "老林的菜园"),
        RULED.format("> 作者简介", "老林的菜园"),
        also=Role.KICKER,
    ),
    Rule(
        "an item of an old page",
        Role.HEADLINE,
        4.5,
        title(anything, old.heads_items),
        ITEMS.format(1936),
        ITEMS.format(1986),
        also=Role.KICKER,
    ),
)
