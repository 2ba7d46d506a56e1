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

BETWEEN_SITE_AND_PAPER = re.compile("[-—–·]+")

BEFORE_PLACE = re.compile(f"[^{HAN_SPANS}]*(?:中国)?")
"""What may stand before the place in a paper's name: A02 《濮阳日报》, 中国宁波网."""

LONGEST = 4
"""Characters of a place at the head of a paper's name, at most (呼和浩特晚报)."""

REMEMBERED = 2**12
"""How many papers' seats are kept: the same names stand in all articles."""

SECTION = re.compile(
    rf"(?:^|[ 　|｜>])(?:[A-Z]?\d{{1,3}}版?[ 　]*)?(?:({HAN}{{2,4}}?)(?:新闻|要闻|[·・])|港闻(?=$|[ 　]))"
)
"""A section that is called after its place: all eight labelled pages that have one are about that place."""

SECTION_CHARACTERS = re.compile("[闻聞·・]")
"""One of them stands in every such line; it is quick to see that most lines have none."""

PAPER_CHARACTERS = re.compile("[报報刊]")
"""One of them stands in the name of every paper, for the same reason."""

BEFORE_END = 8
"""Characters before the 报 of a paper's name that belong to it or to words that run into it, at most."""

PAPER = re.compile(rf"{HAN}{{1,{BEFORE_END}}}?(?:(?<=[日晚晨早商市快时京河金])报|电视台|新闻网|发布(?=$|[ 　）)]))")
"""The end of a paper's or a station's name and what stands before it."""

REPORTERS_BEHIND = "(?=社?(?:全媒体)?记者)"
PAPER_OF_REPORTERS = re.compile(PAPER.pattern + REPORTERS_BEHIND)
"""The same where the paper's reporters are named."""

END_BEFORE_REPORTERS = re.compile("[报台网]" + REPORTERS_BEHIND)
"""What stands in every match of ``PAPER_OF_REPORTERS``; it is quick to see that most paragraphs have none."""


def paper_seats(source: ParsedSource, texts: Iterable[Sequence[str]], gazetteer: Gazetteer) -> list[str | None]:
    """Where the paper of each article is at home, by the code of the place; None where that is not known.

    It is the paper that the article names; else that of the masthead above it, or the place of the section above it
    where the page has no masthead. ``texts``: the blocks of each article in Simplified.
    """
    seats = _masthead_seats(source, gazetteer) or _section_seats(source, gazetteer)
    lines = [line for line, _ in seats]
    found = []
    for article, texts_of_article in zip(source.articles, texts, strict=True):
        above = bisect_left(lines, article.lines[0])
        seat_above = seats[above - 1][1] if above else None
        found.append(_named_seat(article, texts_of_article, gazetteer) or seat_above)
    return found


def _masthead_seats(source: ParsedSource, gazetteer: Gazetteer) -> list[tuple[int, str]]:
    """The line of each masthead, and where its paper is at home."""
    return [
        (block.parts[0].line, seat)
        for block in source.furniture
        if PAPER_CHARACTERS.search(block.text) and (name := paper_in(block.text)) and (seat := seat_of(name, gazetteer))
    ]


def _section_seats(source: ParsedSource, gazetteer: Gazetteer) -> list[tuple[int, str]]:
    """The line of each section that is called after a place, and that place."""
    seats = ((block.parts[0].line, section_seat(block.text, gazetteer)) for block in source.furniture)
    return [(line, seat) for line, seat in seats if seat]


def _named_seat(article: Article, texts: Sequence[str], gazetteer: Gazetteer) -> str | None:
    """Where the paper is at home that byline or reporters are of, or that the article calls its own.

    Of several papers it is the first one of a city, or else the first one. None where no paper is named.
    """
    body = zip(article.body, texts[len(article.blocks) - len(article.body) :], strict=True)
    papers = (paper for block, text in body for paper in _papers_with_words_before(block, text))
    # The name of the paper may begin at any of these characters.
    seats_by_writers = (seat_of(paper[at:], gazetteer) for paper in papers for at in range(BEFORE_END))
    outlets = (outlet for outlet in [article.outlet] if outlet and not is_self_name(outlet))
    seats_by_outlet = (seat_of(outlet.strip("《》"), gazetteer) for outlet in outlets)
    seats = [seat for seat in chain(seats_by_writers, seats_by_outlet) if seat]
    return next(filter(gazetteer.city, seats), seats[0] if seats else None)


def _papers_with_words_before(block: Block, text: str) -> Iterator[str]:
    """The papers that a byline names or whose reporters a text names, each with the words that run into its name."""
    if block.role is Role.BYLINE:
        return (match[0] for match in PAPER.finditer(text))
    if not END_BEFORE_REPORTERS.search(text):
        return iter(())
    return (match[0] for match in PAPER_OF_REPORTERS.finditer(text))


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
    return _seat_of_name(f"{match[1]}报", gazetteer) if match[1] else HONG_KONG


@lru_cache(REMEMBERED)
def seat_of(outlet: str, gazetteer: Gazetteer) -> str | None:
    """The code of the place that a paper is at home in: that of the table, or the one place that its name begins with.

    None where it begins with none, with several of one name, or with a word that papers of anywhere may be called.
    Of a site and its paper (大河网-河南商报) the last one counts that has a place.

    >>> from jianbao.enrich.gazetteer import load_gazetteer
    >>> names = ("开封晚报", "钱江晚报全媒体", "青禾网-成都商报", "中国宁波网", "永康日报", "本报", "解放日报")
    >>> [seat_of(name, load_gazetteer()) for name in names]
    ['4102', '3301', '5101', '3302', '330784', None, None]
    """
    names = BETWEEN_SITE_AND_PAPER.split(simplify(outlet))
    seats = (_seat_of_name(BEFORE_PLACE.sub("", name, count=1), gazetteer) for name in reversed(names))
    return next(filter(None, seats), None)


def _seat_of_name(paper: str, gazetteer: Gazetteer) -> str | None:
    """The same for the name of one paper, in Simplified, with nothing before the place in it."""
    for beginning, code in pairs("outlet_seats.tsv").items():
        if paper.startswith(beginning):
            return code
    for length in range(min(LONGEST, len(paper) - 1), 1, -1):
        codes = _places_with_papers(paper[:length], gazetteer)
        top = min((gazetteer.level(code) for code in codes), default=Level.TOWNSHIP)
        if top < Level.TOWNSHIP:
            highest = [code for code in codes if gazetteer.level(code) is top]
            return highest[0] if len(highest) == 1 else None
    return None


def _places_with_papers(name: str, gazetteer: Gazetteer) -> Sequence[str]:
    """The places of this name after which a paper may be called; of the mainland alone, if there are any (永康日报)."""
    form = place_matcher(gazetteer).values.get(name)
    codes = [code for code in form.codes if _may_have_paper(name, form, code, gazetteer)] if form else []
    return [code for code in codes if not code.startswith(TAIWAN)] or codes


def _may_have_paper(name: str, form: Form, code: str, gazetteer: Gazetteer) -> bool:
    """Whether a paper may be called after this place; not if it is no more, or a county whose stem is a word."""
    if code in gazetteer.former:
        return False
    if form.full or gazetteer.level(code) < Level.COUNTY:
        return True
    return not may_be_word(name)
