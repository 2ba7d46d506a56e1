"""Mentions and localities of articles: names found in the text, then what each article is about.

A page is read twice: what its articles are plainly about tells what 全区 or a bare 和平村 means in the
others, and a township that one of them names under its county is the one of that name in the others. So is
an archive whose settings name no home: its first reading tells where it is at home.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from jianbao.enrich.background import Background
from jianbao.enrich.gazetteer import Gazetteer
from jianbao.enrich.localities import at_level, find_localities
from jianbao.enrich.lookalikes import Lookalike, find_lookalikes
from jianbao.enrich.mentions import Heard, find_named, hear, mentions_of
from jianbao.enrich.seats import paper_seats
from jianbao.model import Article, Level, Line, Locality, Mention, ParsedSource, Problem, Severity, sidecar
from jianbao.parse.offers import as_printed, misprint_line
from jianbao.text.lines import printed
from jianbao.text.script import simplify

PAGE_SHARE = 0.3
"""Share of a page's articles that make their common place the page's; a page of mixed news has none."""

GIVEN_REASON = "编者指定"

MOST_MEANT = 3
"""Places that are offered for one that an editor did not write out."""

HOME_SHARE = 0.5
"""Share of an archive's articles that make a city its home."""


@dataclass(frozen=True, slots=True)
class PlacesFound:
    """What was found out about one article."""

    mentions: tuple[Mention, ...]
    """In reading order."""
    localities: tuple[Locality, ...]
    """Most important first, at most five."""
    lookalikes: tuple[Lookalike, ...] = ()
    """Names that may be misprints."""


def find_places(
    source: ParsedSource,
    gazetteer: Gazetteer,
    home: str | None = None,
    people: Sequence[Collection[str]] = (),
    texts: Sequence[str | None] = (),
) -> tuple[PlacesFound, ...]:
    """Mentions and localities of each of ``source.articles``, in their order.

    ``people``: names of people in each of them, which hide the places they look like. ``texts``: what each of them
    says, as ``hear`` takes it.
    ``home`` is the code of the prefecture that ambiguous names are read in. Depends on nothing else: results
    may be kept for as long as source, home and gazetteer are the same.
    """
    people = people or ((),) * len(source.articles)
    texts = texts or (None,) * len(source.articles)
    told = zip(source.articles, people, texts, strict=True)
    heard = [hear(article, gazetteer, names, text) for article, names, text in told]
    seats = paper_seats(source, (each.texts for each in heard), gazetteer)
    backgrounds = [Background((seat and gazetteer.city(seat)) or home, None, seat) for seat in seats]
    found = tuple(_read(each, gazetteer, own) for each, own in zip(heard, backgrounds, strict=True))
    if len(found) < 2:  # one article makes no page
        return found
    page = page_place(found, gazetteer)
    named = (mention.place for each in found for mention in each.mentions)
    towns = frozenset(place.code for place in named if place.level is Level.TOWNSHIP)
    told_more = zip(heard, (replace(own, page=page, towns=towns) for own in backgrounds), found, strict=True)
    return tuple(
        _read(each, gazetteer, own) if page or _names_one(each, once, towns) else once for each, own, once in told_more
    )


def _names_one(heard: Heard, once: PlacesFound, towns: Collection[str]) -> bool:
    """Whether an article has the name of one of these townships, and it was not found which place that is."""
    known = {named.place.code for named in once.mentions}
    full = (set(hit.form.codes) for hit in heard.hits if hit.form.full)
    return any(not codes.isdisjoint(towns) and codes.isdisjoint(known) for codes in full)


def _read(heard: Heard, gazetteer: Gazetteer, background: Background) -> PlacesFound:
    article, texts, named = heard.article, heard.texts, find_named(heard, gazetteer, background)
    given = given_localities(article, gazetteer)
    found = find_localities(article, texts, named, gazetteer, background) if given is None else given
    return PlacesFound(mentions_of(article, named), found, tuple(find_lookalikes(heard, named, gazetteer)))


def given_localities(article: Article, gazetteer: Gazetteer) -> tuple[Locality, ...] | None:
    """The places an editor files an article under; None where nothing is said, or nothing that exists."""
    if article.filed_under is None:
        return None
    places = (gazetteer.find(simplify(path)) for path in article.filed_under)
    given = tuple(Locality(place, 0.0, GIVEN_REASON, "") for place in places if place is not None)
    return given if given or not article.filed_under else None


def as_filed(article: Article, found: PlacesFound) -> Article:
    """The article, said to be filed by an editor only where something that the editor wrote is used."""
    if not article.filed_under or any(each.rule == GIVEN_REASON for each in found.localities):
        return article
    return replace(article, filed_under=None, given=tuple(name for name in article.given if name != "localities"))


def unknown_places(sources: Iterable[ParsedSource], gazetteer: Gazetteer) -> Iterator[Problem]:
    """A problem for each place of an editor's that the gazetteer does not have."""
    for source in sources:
        own = ((f"articles.{number}", facts) for number, facts in source.corrections.articles.items())
        for where, facts in (("articles", source.corrections.common), *own):
            for path in dict.fromkeys(facts.localities or ()):
                if gazetteer.find(simplify(path)) is None:
                    meant = _meant(simplify(path), gazetteer)
                    how = f"是不是 {'、'.join(meant)}？" if meant else "如 河南省/郑州市/荥阳市"
                    hint = f"请改 {sidecar(source.name)}，从省写起，逐级写全称，{how}"
                    message = f"勘误 {where}.localities：地名表里没有“{path}”"
                    yield Problem(source.name, None, Severity.ERROR, message, "这一处没有用上", hint)


def _meant(path: str, gazetteer: Gazetteer) -> tuple[str, ...]:
    """The whole paths that one may stand for that leaves out steps or the strokes between them, by its last name; or
    that has one character wrong in that.

    >>> from jianbao.enrich.gazetteer import load_gazetteer
    >>> _meant("河南省巩义市", load_gazetteer()), _meant("城关镇", load_gazetteer())
    (('河南省/郑州市/巩义市',), ())
    >>> _meant("河南省/郑州市/巩仪市", load_gazetteer())
    ('河南省/郑州市/巩义市',)
    """
    written = path.replace("/", "")
    ends = (written[at:] for at in range(len(written)))
    name = next((end for end in ends if end in gazetteer.names), "")
    found = [gazetteer.place(code).path for code in gazetteer.names.get(name, ())]
    upper, _, last = path.rpartition("/")
    if not found and upper:
        alike = (other for other in gazetteer.names if _one_apart(last, other))
        places = (gazetteer.place(code).path for other in alike for code in gazetteer.names[other])
        found = [own for own in places if "/".join(own[:-1]) == upper]
    fitting = [own for own in found if _stands_in(written, "".join(own))] or found
    return tuple("/".join(own) for own in fitting) if len(fitting) <= MOST_MEANT else ()


def _one_apart(name: str, other: str) -> bool:
    """Whether they differ in one character."""
    return len(name) == len(other) and sum(a != b for a, b in zip(name, other, strict=True)) == 1


def _stands_in(written: str, whole: str) -> bool:
    """Whether all of it stands there in this order, be it with more between."""
    rest = iter(whole)
    return all(character in rest for character in written)


def misprints(source: ParsedSource, found: Iterable[PlacesFound]) -> Iterator[Problem]:
    """A doubt for each name that may be a misprint, with the line that would put right all of its line's."""
    doubted = [one for each in found for one in each.lookalikes if not source.is_settled((one.line,), one.before)]
    changes: defaultdict[int, dict[str, str]] = defaultdict(dict)
    for one in doubted:
        changes[one.line][one.before] = one.after
    offers = {line.no: _offer(line, changes[line.no], source) for line in source.lines if line.no in changes}
    for one in doubted:
        path = "".join(one.place.path[:-1])
        message = f"“{one.before}”可能是“{one.after}”之误（{path}有{one.place.name}，没有{simplify(one.before)}）"
        yield Problem(source.name, one.line, Severity.DOUBT, message, "照原文刊出", *offers[one.line])


def _offer(line: Line, changes: Mapping[str, str], source: ParsedSource) -> tuple[str, str, str]:
    """What to do, the line that does it, and the one that says that the words are right."""
    given = tuple(each for each in source.errata if each.line == line.no)
    what = f"把 misprints.{line.no} 改成" if given else "加一行"
    toml = misprint_line(line.no, printed(line), changes, given)
    return f"若是错字，在 {sidecar(source.name)} 里{what}", toml, as_printed(line, changes, given)


def page_place(found: Iterable[PlacesFound], gazetteer: Gazetteer) -> str | None:
    """The county, else the city, that enough articles of a page are about."""
    votes, articles = _votes(found, gazetteer, (Level.COUNTY, Level.PREFECTURE))
    common = [code for code, n in votes.items() if n > 1 and n >= PAGE_SHARE * articles]
    return min(common, key=lambda code: (-gazetteer.level(code), -votes[code], code), default=None)


def infer_home(found: Iterable[PlacesFound], gazetteer: Gazetteer) -> str | None:
    """The city that most articles of an archive are about, if one is."""
    votes, articles = _votes(found, gazetteer, (Level.PREFECTURE,))
    common = [code for code, n in votes.items() if n > 1 and n >= HOME_SHARE * articles]
    return min(common, key=lambda code: (-votes[code], code), default=None)


def _votes(found: Iterable[PlacesFound], gazetteer: Gazetteer, levels: Sequence[Level]) -> tuple[Counter[str], int]:
    """How many articles are about each county or city, and how many are about any place."""
    votes: Counter[str] = Counter()
    articles = 0
    for each in found:
        articles += bool(each.localities)
        codes = (loc.place.code for loc in each.localities)
        votes.update({up for code in codes for level in levels if (up := at_level(code, level, gazetteer))})
    return votes, articles
