"""Where a local paper is at home: by its name, or by the table of those that are not named after their place."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain

from jianbao.enrich.forms import Form, may_be_word, place_matcher
from jianbao.enrich.gazetteer import Gazetteer
from jianbao.model import HONG_KONG, TAIWAN, Article, Block, Level, ParsedSource, Role
from jianbao.parse.mastheads import paper_in
from jianbao.parse.patterns import is_self_name
from jianbao.text.characters import HAN, HAN_SPANS
from jianbao.text.data import pairs
from jianbao.text.script import simplify

PARTS = re.compile("[-—–·]+")
"""Between the names of a site and of its paper."""

BEFORE_NAME = re.compile(f"[^{HAN_SPANS}]*(?:中国)?")
"""What may stand before the place: A02 《濮阳日报》, 中国宁波网."""

LONGEST = 4
"""Characters of a place at the head of a paper's name (呼和浩特晚报)."""

REMEMBERED = 2**12
"""Names of papers of which it is kept where they are at home."""

SECTION = re.compile(
    rf"(?:^|[ 　|｜>])(?:[A-Z]?\d{{1,3}}版?[ 　]*)?(?:({HAN}{{2,4}}?)(?:新闻|要闻|[·・])|港闻(?=$|[ 　]))"
)
"""A section that is called after its place: all eight labelled pages that have one tell of that place."""

SECTION_CHARACTERS = re.compile("[闻聞·・]")
"""One of them stands in each of these."""

ENDS = re.compile("[报報刊]")
"""What a line without has no paper's name."""

BEFORE_END = 8
"""Characters of a paper's name before 报, and of words that may run into it, at most."""

PAPER = re.compile(rf"{HAN}{{1,{BEFORE_END}}}?(?:(?<=[日晚晨早商市快时京河金])报|电视台|新闻网|发布(?=$|[ 　）)]))")
"""The end of a paper's or a station's name and what stands before it."""

_WRITERS = "(?=社?(?:全媒体)?记者)"
REPORTERS = re.compile(PAPER.pattern + _WRITERS)
"""The same before those who write for it."""

REPORTERS_OF = re.compile("[报台网]" + _WRITERS)
"""What stands in each of these; most paragraphs have none, and it is quick to say so."""


def paper_seats(source: ParsedSource, texts: Iterable[Sequence[str]], gazetteer: Gazetteer) -> list[str | None]:
    """Where the paper of each article is at home: the one that it names, else that of the masthead above it, or of the
    page's section where no masthead is known.

    ``texts``: the blocks of each article in Simplified.
    """
    heads = [
        (block.parts[0].line, seat)
        for block in source.furniture
        if ENDS.search(block.text) and (name := paper_in(block.text)) and (seat := seat_of(name, gazetteer))
    ]
    heads = heads or [
        (block.parts[0].line, seat) for block in source.furniture if (seat := section_seat(block.text, gazetteer))
    ]
    lines = [line for line, _ in heads]
    found = []
    for article, own in zip(source.articles, texts, strict=True):
        above = bisect_left(lines, article.lines[0])
        found.append(_own_seat(article, own, gazetteer, heads[above - 1][1] if above else None))
    return found


def _own_seat(article: Article, texts: Sequence[str], gazetteer: Gazetteer, masthead: str | None) -> str | None:
    """The seat of the paper that its byline or its reporters name, that it names itself, or of the masthead; a city's
    before a province's.
    """
    body = zip(article.body, texts[len(article.blocks) - len(article.body) :], strict=True)
    papers = (paper for block, text in body for paper in _papers(block, text))
    named = (seat_of(paper[at:], gazetteer) for paper in papers for at in range(BEFORE_END))
    own = (seat_of(o.strip("《》"), gazetteer) for o in [article.outlet] if o and not is_self_name(o))
    found = list(filter(None, chain(named, own)))
    return next(filter(gazetteer.city, found), (*found, masthead)[0])


def _papers(block: Block, text: str) -> Iterator[str]:
    """The papers that a byline names, or for which somebody writes, each with what stands before it."""
    if block.role is Role.BYLINE:
        return (match[0] for match in PAPER.finditer(text))
    return (match[0] for match in REPORTERS.finditer(text)) if REPORTERS_OF.search(text) else iter(())


def section_seat(line: str, gazetteer: Gazetteer) -> str | None:
    """The code of the place that a section of a page is called after.

    >>> from jianbao.enrich.gazetteer import load_gazetteer
    >>> lines = ("A07　温州新闻", "A11　北京·现场", "A8　港聞　星期日", "A03　社会新闻", "要闻·综合")
    >>> [section_seat(line, load_gazetteer()) for line in lines]
    ['3303', '11', '81', None, None]
    """
    match = SECTION.search(simplify(line)) if SECTION_CHARACTERS.search(line) else None
    if match is None:
        return None
    return _seat(f"{match[1]}报", gazetteer) if match[1] else HONG_KONG


@lru_cache(REMEMBERED)
def seat_of(outlet: str, gazetteer: Gazetteer) -> str | None:
    """The code of the one place that a paper's name begins with; words that places are called, too, are in the names of
    papers of anywhere. Of a site and its paper (大河网-河南商报) the last that has one tells.

    >>> from jianbao.enrich.gazetteer import load_gazetteer
    >>> names = ("开封晚报", "钱江晚报全媒体", "青禾网-成都商报", "中国宁波网", "永康日报", "本报", "解放日报")
    >>> [seat_of(name, load_gazetteer()) for name in names]
    ['4102', '3301', '5101', '3302', '330784', None, None]
    """
    parts = (BEFORE_NAME.sub("", part, count=1) for part in reversed(PARTS.split(simplify(outlet))))
    return next(filter(None, (_seat(part, gazetteer) for part in parts)), None)


def _seat(name: str, gazetteer: Gazetteer) -> str | None:
    if known := next((code for head, code in pairs("outlet_seats.tsv").items() if name.startswith(head)), None):
        return known
    forms = place_matcher(gazetteer).values
    for length in range(LONGEST, 1, -1):
        form = forms.get(name[:length]) if len(name) > length else None
        codes = [code for code in form.codes if _may_have_paper(name[:length], form, code, gazetteer)] if form else []
        # Of two places of one name the one that is not on Taiwan has a paper called so: 永康日报.
        codes = [code for code in codes if not code.startswith(TAIWAN)] or codes
        top = min((gazetteer.level(code) for code in codes), default=Level.TOWNSHIP)
        best = [code for code in codes if gazetteer.level(code) is top]
        if top < Level.TOWNSHIP:
            return best[0] if len(best) == 1 else None
    return None


def _may_have_paper(name: str, form: Form, code: str, gazetteer: Gazetteer) -> bool:
    if code in gazetteer.former:
        return False
    if form.full or gazetteer.level(code) < Level.COUNTY:
        return True
    return not may_be_word(name)
