"""What an editor says of articles: whether there are such articles, and how they read with his facts set on them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace

from msgspec import structs

from jianbao.model import EDITOR, NO_CORRECTIONS, Article, Block, Corrections, Facts, Label, Misprint, Role
from jianbao.parse.corrections import Misfit, stands_in


def misnumbered(labels: Iterable[Label], corrections: Corrections) -> Iterator[Misfit]:
    """What speaks of an article that does not exist, or by words that do not stand in it."""
    texts: defaultdict[int, list[str]] = defaultdict(list)
    for label in labels if corrections.articles else ():
        if label.article is not None:
            texts[label.article] += (label.line.text, label.line.raw)
    for number in corrections.articles:
        words = corrections.named.get(number, ())
        if number not in texts:
            why = f"没有第{number}篇，这个来源只有{len(texts)}篇"
        elif missing := _missing(words, texts[number]):
            why = f"这一篇没有“{missing[0]}”"
        else:
            continue
        fitting = [other for other in texts if words and not _missing(words, texts[other])]
        yield Misfit("articles", number, why + (f"；现在是第{fitting[0]}篇" if len(fitting) == 1 else ""), None)


def _missing(words: Iterable[str], texts: Sequence[str]) -> list[str]:
    """The words that stand in none of the texts."""
    return [each for each in words if not any(stands_in(each, text) for text in texts)]


def correct_articles(articles: tuple[Article, ...], corrections: Corrections) -> tuple[Article, ...]:
    if corrections == NO_CORRECTIONS:
        return articles
    return tuple(
        _correct(article, _merged(corrections.common, corrections.articles.get(article.number)), corrections.misprints)
        for article in articles
    )


def _merged(common: Facts, own: Facts | None) -> Mapping[str, object]:
    """What is said of an article, by the names of ``Facts``; None for what nobody knows."""
    said: dict[str, object] = {}
    for facts in (common, own or common):
        known = {name: value for name in FACTS if (value := getattr(facts, name)) is not None}
        said |= known | dict.fromkeys(facts.unknown)
    return {name: said[name] for name in FACTS if name in said}


def _correct(article: Article, said: Mapping[str, object], misprints: Iterable[Misprint]) -> Article:
    lines = {part.line for block in article.blocks for part in block.parts}
    errata = tuple(misprint for misprint in misprints if misprint.line in lines and not misprint.stands)
    if not said and not errata:
        return article
    heads = {name: _head(getattr(article, name), role, str(said[name])) for name, role in HEADS.items() if name in said}
    plain = {FIELD_OF.get(name, name): value for name, value in said.items() if name not in HEADS}
    return replace(article, **heads, **plain, errata=errata, given=tuple(said))  # type: ignore[arg-type]


def _head(printed: Block | None, role: Role, text: str) -> Block:
    if printed is None:
        return Block(role, text, (), EDITOR)
    return printed if printed.text == text else structs.replace(printed, text=text, printed=printed.text)


FACTS = tuple(each.name for each in fields(Facts) if each.name != "unknown")
HEADS = {"kicker": Role.KICKER, "headline": Role.HEADLINE, "subhead": Role.SUBHEAD}
FIELD_OF = {"localities": "filed_under"}
"""Where a fact is called otherwise in an article."""
