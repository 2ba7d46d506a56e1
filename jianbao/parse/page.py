"""A source's lines with what can be seen of each at a glance: the features that rules are written in.

Features that many rules ask for are kept; none takes more than the lines near it; rules only read.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate
from operator import or_
from typing import Any

from jianbao.model import Line
from jianbao.parse.credits.article import MAY_BE_CREDITS, is_credit_line
from jianbao.parse.credits.pupils import without_rolls
from jianbao.parse.furniture.folio import around_numbers, folios
from jianbao.parse.furniture.known import NEEDS, furniture_of
from jianbao.parse.furniture.share_bar import is_related_head, is_share_word
from jianbao.parse.imprints import Standing, standings
from jianbao.parse.line_starts import comparable, line_label
from jianbao.parse.patterns import DATELINE_LONGEST, all_plain, is_dateline
from jianbao.parse.title_form import may_be_title, titles_of_one_character
from jianbao.parse.typed import indented_lines
from jianbao.parse.typed_lines import Typed
from jianbao.parse.web.page import IN_HEAD, STAMPS, SitePart
from jianbao.parse.web.stories import parts_of
from jianbao.text.exported import Labelled
from jianbao.text.front_matter import FILED, all_fields
from jianbao.text.lazy import Lazy

FAR = 4
"""Lines of a head between a title and its first paragraph (most labelled: kicker, two headlines, subhead, byline)."""


class Page:
    """Features of each line, by its index in ``lines``. Treat it as a value: nothing in it changes."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = tuple(lines)
        self.texts = tuple([line.text for line in lines])
        self.strung = all_plain(self.texts)
        """The plain form of all lines, to look at with numpy."""
        self.plain = tuple(self.strung.texts())
        self.text = "\n".join(self.plain)
        self.nothing = (False,) * len(lines)
        """What a view shows that marks no line."""
        self.size = tuple(map(len, self.texts))
        self.seen: defaultdict[object, dict[int, Any]] = defaultdict(dict)
        """What ``remembered`` looks have found."""
        self.views: dict[object, Any] = {}
        """What views taken ``once`` have shown."""

    def __len__(self) -> int:
        return len(self.lines)

    @Lazy
    def fields(self) -> Sequence[Labelled | None]:
        """What each line is of an article that a database exported."""
        return all_fields([line.label + line.text for line in self.lines], [line.level for line in self.lines])

    @Lazy
    def usual_gap(self) -> float:
        """Blank lines that usually stand between two lines of this page."""
        gaps = sorted([line.blanks for line in self.lines[1:]])
        return (gaps[len(gaps) // 2] + gaps[(len(gaps) - 1) // 2]) / 2 if gaps else 0

    @Lazy
    def copies(self) -> Counter[str]:
        """How often a line's text stands on the page, across scripts and without its marks; no field of a record."""
        return Counter([text for text, field in zip(self.bare, self.fields, strict=True) if field is None])

    @Lazy
    def bare(self) -> tuple[str, ...]:
        return comparable(self.plain)

    @Lazy
    def copied(self) -> tuple[bool, ...]:
        """Lines whose text stands on the page more than once."""
        if len(set(self.bare)) == len(self):
            return self.nothing
        return tuple([self.copies[text] > 1 for text in self.bare])

    @Lazy
    def furniture(self) -> tuple[bool, ...]:
        """Lines that are furniture by what they say or, on a site's page, by where they stand."""
        if not self.site_parts:
            return self.known_furniture
        lines = zip(self.known_furniture, self.outside_stories, self.parts(*STAMPS), strict=True)
        return tuple([outside or (known and not stamp) for known, outside, stamp in lines])

    @Lazy
    def known_furniture(self) -> tuple[bool, ...]:
        """Lines that are furniture wherever they stand, but for numbers of pages in words; no imprints of articles."""
        told = self.imprints
        if not told:
            return self.said_furniture
        return tuple([told.get(i, said) in (True, Standing.OVER) for i, said in enumerate(self.said_furniture)])

    @Lazy
    def said_furniture(self) -> tuple[bool, ...]:
        said = map(or_, furniture_of(self.plain, self.furniture_needs), folios(self.plain))
        return tuple([own or i in numbers for i, own in enumerate(said)] if (numbers := self.around_numbers) else said)

    @Lazy
    def around_numbers(self) -> frozenset[int]:
        return around_numbers(self.plain, self.credit)

    @Lazy
    def furniture_needs(self) -> Sequence[int]:
        """For each line what it holds that patterns for furniture need."""
        return NEEDS(self.strung)

    @Lazy
    def imprints(self) -> Mapping[int, Standing]:
        """Where lines that say where something was printed stand to it, as far as the file tells."""
        if any(line.label for line in self.lines):
            return {}
        own = slice(next((i for i, field in enumerate(self.fields) if field != FILED), len(self)), None)
        columns = self.said_furniture[own], self.credit[own], self.dateline[own], self.levelled[own]
        return {i + own.start: each for i, each in standings(self.plain[own], *columns).items()}

    @Lazy
    def site_parts(self) -> tuple[SitePart, ...]:
        """What each line is to a site; nothing where the page is no site's."""
        return parts_of(self.plain, self.known_furniture, self.share_word, self.related_head)

    def parts(self, *wanted: SitePart) -> tuple[bool, ...]:
        """The lines that are one of these to a site."""
        parts = self.site_parts
        return tuple([part in wanted for part in parts]) if parts else self.nothing

    @Lazy
    def outside_stories(self) -> tuple[bool, ...]:
        return self.parts(SitePart.OUTSIDE, SitePart.SAID)

    @Lazy
    def in_site_head(self) -> tuple[bool, ...]:
        """Headlines and stamps of a site's stories."""
        return self.parts(*IN_HEAD)

    @Lazy
    def opens_story(self) -> tuple[bool, ...]:
        return self.parts(SitePart.OPENING)

    @Lazy
    def labels(self) -> Counter[str]:
        """How often a line begins with the same word and a colon: forms, questions and answers."""
        return Counter(label for label in map(line_label, self.plain) if label)

    def short_run(self, i: int) -> int:
        """How many title-like lines stand in a row around ``i``, itself included, at most 12 looked at on a side."""
        return min(12, self.titles_before[i]) + 1 + min(12, self.titles_after[i])

    @Lazy
    def titles_before(self) -> tuple[int, ...]:
        """For each line how many title-like lines stand in a row right before it."""
        return counts_in_a_row(self.title_like)

    @Lazy
    def titles_after(self) -> tuple[int, ...]:
        return counts_in_a_row(self.title_like[::-1])[::-1]

    @Lazy
    def has_related(self) -> bool:
        """Whether a list of related links stands on the page."""
        return any(self.related_head)

    @Lazy
    def first_words(self) -> int:
        """The first line that is title-like or running text; where there is none, the one after the last."""
        return next((i for i, words in enumerate(map(or_, self.title_like, self.texty)) if words), len(self))

    @Lazy
    def is_web_page(self) -> bool:
        """Whether a share bar, a navigation line or related links stand around it: such a page holds one article."""
        return sum(self.share_word) + sum(self.related_head) >= 2

    @Lazy
    def share_word(self) -> tuple[bool, ...]:
        return self._furniture_that(is_share_word)

    @Lazy
    def related_head(self) -> tuple[bool, ...]:
        return self._furniture_that(is_related_head)

    def _furniture_that(self, test: Callable[[str], bool]) -> tuple[bool, ...]:
        known = self.known_furniture
        return tuple([own and test(text) for text, own in zip(self.plain, known, strict=True)]) if any(known) else known

    @Lazy
    def signed(self) -> int:
        """How many datelines and bylines the page has: about one an article."""
        return sum(self.dateline) + sum(self.credit)

    @Lazy
    def credit(self) -> tuple[bool, ...]:
        """Lines that hold only credits."""
        lines = zip(self.size, self.plain, self.texts, strict=True)
        credits = [n <= 90 and MAY_BE_CREDITS.search(p) is not None and is_credit_line(text) for n, p, text in lines]
        return without_rolls(credits, self.texts)

    @Lazy
    def dateline(self) -> tuple[bool, ...]:
        """Paragraphs that begin with a dateline."""
        return tuple([is_dateline(p[:DATELINE_LONGEST]) for p in self.plain])

    @Lazy
    def title_like(self) -> tuple[bool, ...]:
        """Short lines that are no sentence: what a headline, a heading, a kicker and a caption have in common."""
        single = titles_of_one_character(self.plain, self.credit)
        others = map(any, zip(self.credit, self.dateline, self.furniture, strict=True))
        lines = enumerate(zip(self.plain, self.size, others, strict=True))
        return tuple([i in single or (not other and may_be_title(text, size)) for i, (text, size, other) in lines])

    @Lazy
    def indented(self) -> tuple[bool, ...]:
        return indented_lines(self.lines)

    @Lazy
    def levelled(self) -> tuple[bool, ...]:
        """Lines with ``#`` marks."""
        return tuple([line.level > 0 for line in self.lines])

    @Lazy
    def typed(self) -> Typed:
        return Typed(self.lines)

    @Lazy
    def unfinished(self) -> Sequence[bool]:
        return self.typed.unfinished

    @Lazy
    def indents(self) -> bool:
        """Whether the page opens its paragraphs with an indent."""
        return any(self.indented)

    @Lazy
    def wrap_width(self) -> int:
        return self.typed.wrap_width

    @Lazy
    def widths(self) -> Sequence[int]:
        return self.typed.widths

    def finished(self, i: int) -> bool:
        """Whether the line ends as a paragraph does."""
        return not self.unfinished[i]

    @Lazy
    def texty(self) -> tuple[bool, ...]:
        """Lines that are surely running text: long, or with a stop inside."""
        lines = zip(self.plain, self.size, self.dateline, self.furniture, strict=True)
        return tuple(
            [
                not furniture
                and (n > 60 or (n > 12 and "。" in p) or (n > 20 and (dateline or p[-1] in '!"' or p.count(",") > 1)))
                for p, n, dateline, furniture in lines
            ]
        )

    def next_text(self, i: int, far: int = FAR) -> int | None:
        """The first line of running text among the ``far`` lines after ``i``."""
        following = self.text_after[i]
        return following if following is not None and following <= i + far else None

    @Lazy
    def text_after(self) -> tuple[int | None, ...]:
        """For each line the next one that is running text."""
        out: list[int | None] = [None] * len(self)
        for i in range(len(self) - 2, -1, -1):
            out[i] = i + 1 if self.texty[i + 1] else out[i + 1]
        return tuple(out)

    @Lazy
    def headline_level(self) -> int:
        """The number of ``#`` marks of this page's headlines, 0 when it has no marks: the smallest that any line has;
        where lines of a larger number are followed by a dateline, that number (a page of articles under one mark
        for the page). Where a title without marks has text under it before the first of them, one less."""
        if not any(self.levelled):
            return 0
        levels = sorted({line.level for i, line in enumerate(self.lines) if line.level and i not in self.imprints})
        over_signs = zip(self.lines, map(or_, self.dateline[1:], self.credit[1:]), strict=False)
        led = {line.level for line, signed in over_signs if signed and line.level and not line.text.startswith("——")}
        if led or not levels:
            return max(led, default=0)
        first, words = self.levelled.index(True), self.first_words
        return levels[0] - (words < first and self.title_like[words] and any(self.texty[words:first]))


def counts_in_a_row(marks: Sequence[bool]) -> tuple[int, ...]:
    """For each place how many marks stand in a row right before it.

    >>> counts_in_a_row([True, True, False, True])
    (0, 1, 2, 0)
    """
    runs = accumulate(marks[:-1], lambda count, mark: count + 1 if mark else 0, initial=0)
    return tuple(runs) if marks else ()
