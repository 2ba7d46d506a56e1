"""What an editor corrected in an article, in the words of its page."""

from __future__ import annotations

from collections.abc import Iterator

from jianbao.model import Article, Misprint, Record, Script
from jianbao.site.edition import Edition

FACT_WORDS = {
    "kicker": "引题",
    "headline": "标题",
    "subhead": "副题",
    "credits": "署名",
    "date": "日期",
    "outlet": "报名",
    "page": "版次",
    "rights": "版权",
    "localities": "属地",
}


def given_words(article: Article) -> str:
    """Which facts of the article an editor gave: 标题、日期."""
    return "、".join(FACT_WORDS[name] for name in article.given)


def misprint_words(misprint: Misprint, script: Script, edition: Edition) -> str:
    """What is said of a misprint: 原作“前土郭村”，改作“前士郭村”：… ``script``: of the text in which it stands."""
    before, after = (edition.convert(text, script) for text in (misprint.before, misprint.after))
    reason = f"：{edition.own_words(misprint.reason)}" if misprint.reason else ""
    if misprint.stands:
        return f"“{before}”{edition.words('原文如此')}{reason}"
    change = f"{edition.words('，改作')}“{after}”" if after else edition.words("，删去")
    return f"{edition.words('原作')}“{before}”{change}{reason}"


def printed_heads(record: Record, edition: Edition) -> Iterator[tuple[int, str]]:
    """For each part of the head that an editor rewrote: its line, and what is said of it."""
    for name, block in record.article.heads.items():
        if block is not None and block.printed:
            printed = edition.head(block.printed, record.script)
            yield block.line, edition.words(f"{FACT_WORDS[name]}原作") + f"“{printed}”"
