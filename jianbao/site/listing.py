"""Entries of the lists: people by letter, months with their bars, quotations of places and days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby, islice

from jianbao.model import Mention, NamedDay, NamedPerson, Person, Place, Record, Role, Script
from jianbao.site.address import article_path, href, month_path, person_path, proof_path, source_path
from jianbao.site.card import Segment
from jianbao.site.catalogue import Catalogue, Mentions, most_frequent
from jianbao.site.cite import page_words, publication
from jianbao.site.days import SomeDays, days_of, only_month_known, weekday
from jianbao.site.edition import Edition
from jianbao.site.excerpt import shortened
from jianbao.site.view import Cited, Quote, make_card, marked, sentence_around

QUOTES = 3
"""Sentences of one article that a place's page quotes."""

SENTENCE = 90
"""Characters of a sentence that a list quotes."""

SAID = 3
"""Words for what somebody is that a list names."""


@dataclass(frozen=True, slots=True)
class PersonEntry:
    name: str
    href: str
    count: int
    """Articles that the person signed or is named in."""
    signed: int
    told: int
    """Articles whose texts name the person."""
    roles: tuple[str, ...]
    """In which the person signed."""
    said: tuple[str, ...]
    """What texts say of the person, the most frequent first: 村支部书记."""
    letter: str


@dataclass(frozen=True, slots=True)
class Letter:
    letter: str
    people: tuple[PersonEntry, ...]


@dataclass(frozen=True, slots=True)
class Month:
    year: int
    month: int
    href: str
    count: int
    """Articles that appeared in it."""
    naming: int
    """Days in it that articles speak of, once an article and day."""
    share: int
    """Its bar's length, of 100."""
    printed: str
    """Its days as bars, for an SVG path: the articles of each day that is known or inferred with some trust."""
    named: str
    """Its days that articles speak of, likewise, hanging down."""


@dataclass(frozen=True, slots=True)
class Year:
    year: int
    count: int
    months: tuple[Month, ...]


@dataclass(frozen=True, slots=True)
class SourceEntry:
    name: str
    href: str
    proof: str
    label: str
    """Its paper, day and page, as far as all of it has the same; else the file's name."""
    count: int
    """Its articles."""
    first: str
    """Title of its first article."""
    days: tuple[SomeDays, ...]
    """When its articles appeared; empty if unknown."""
    guess: bool
    """Some of that is a guess."""
    traditional: bool

    @property
    def title(self) -> str:
        """The label, with the file's name behind it."""
        return self.name if self.label == self.name else f"{self.label}（{self.name}）"


@dataclass(frozen=True, slots=True)
class DayEntry:
    """A day of a month, with the articles that speak of it."""

    iso: str
    """Its anchor is ``d<iso>``."""
    day: int
    weekday: str
    cited: tuple[Cited, ...]


def person_entry(person: Person, edition: Edition, catalogue: Catalogue) -> PersonEntry:
    return PersonEntry(
        name=edition.words(person.name),
        href=href(person_path(person.key)),
        count=len(catalogue.about[person.key]),
        signed=len(catalogue.by_person.get(person.key, ())),
        told=len(catalogue.telling.get(person.key, ())),
        roles=tuple(map(edition.words, catalogue.roles.get(person.key, ()))),
        said=tuple(map(edition.words, said_of(person.key, catalogue)[:SAID])),
        letter=person.letter,
    )


def companions(person: Person, edition: Edition, catalogue: Catalogue) -> tuple[PersonEntry, ...]:
    """Who signed together with a person, the most frequent first."""
    signed = catalogue.by_person.get(person.key, ())
    keys = most_frequent(p.key for r in signed for p in r.people if p.key != person.key)
    return tuple(person_entry(catalogue.people[key], edition, catalogue) for key in keys)


def busiest(edition: Edition, catalogue: Catalogue, most: int) -> tuple[PersonEntry, ...]:
    """Those who signed or are named in most articles."""
    counts = {key: len(catalogue.about[key]) for key in catalogue.people}
    people = sorted(catalogue.people.values(), key=lambda p: (-counts[p.key], p.letter, p.key))
    return tuple(person_entry(p, edition, catalogue) for p in people[:most])


def said_of(key: str, catalogue: Catalogue) -> tuple[str, ...]:
    """What texts say of a person right before the name, the most frequent first."""
    return most_frequent(named.role for _, own in catalogue.telling.get(key, ()) for named in own if named.role)


def letters(entries: Sequence[PersonEntry]) -> tuple[Letter, ...]:
    """``entries``: in the order of letters."""
    return tuple(Letter(letter, tuple(own)) for letter, own in groupby(entries, key=lambda p: p.letter))


def months(catalogue: Catalogue) -> tuple[Month, ...]:
    """Every month that something appeared in or is told of, the latest first."""
    both = sorted({*catalogue.months, *catalogue.named_months}, reverse=True)
    most = max((len(records) for records in catalogue.months.values()), default=1)
    return tuple(_month(first, catalogue, most) for first in both)


def _month(first: date, catalogue: Catalogue, most: int) -> Month:
    count = len(catalogue.months.get(first, ()))
    naming = len(catalogue.named_months.get(first, ()))
    printed, named = _strip(first, catalogue)
    share = -(-100 * count // most)
    return Month(first.year, first.month, href(month_path(first)), count, naming, share, printed, named)


def _strip(first: date, catalogue: Catalogue) -> tuple[str, str]:
    """Bars in a box of 620 by 48, twenty units a day, on a line at 34."""
    days = [r.day for r in catalogue.months.get(first, ()) if r.day is not None and not only_month_known(r)]
    named = [found.day for _, found in catalogue.named_months.get(first, ())]
    return _bars(days, -30), _bars(named, 12)


def _bars(days: Sequence[date], longest: int) -> str:
    """Up to five a day make the bar longer."""
    counts = sorted(Counter(day.day for day in days).items())
    return "".join(f"M{20 * day - 10} 34v{longest * min(count + 1, 6) / 6:g}" for day, count in counts)


def years(all_months: Sequence[Month]) -> tuple[Year, ...]:
    """``all_months``: the latest first."""
    by_year = ((year, tuple(own)) for year, own in groupby(all_months, key=lambda month: month.year))
    return tuple(Year(year, sum(month.count for month in own), own) for year, own in by_year)


def source_entry(stem: str, edition: Edition, catalogue: Catalogue) -> SourceEntry:
    """``stem``: of the source."""
    source, records = catalogue.sources[stem], catalogue.by_source.get(stem, ())
    days = days_of(records)
    guess = any(part.guess for part in days)
    return SourceEntry(
        name=source.name,
        href=href(source_path(stem)),
        proof=href(proof_path(stem)),
        label=_printed_as(records, "" if guess else "".join(part.text for part in days), edition) or source.name,
        count=len(records),
        first=edition.head(records[0].article.title, records[0].script) if records else "",
        days=days,
        guess=guess,
        traditional=source.script is Script.HANT,
    )


def _printed_as(records: Sequence[Record], days: str, edition: Edition) -> str:
    """河滨日报 2019年3月12日 第3版: what its articles say of it alike. Without a day it names nothing."""
    papers = {publication(record, edition) for record in records} - {""}
    pages = {page_words(record.article.page) for record in records}
    paper, page = (found.pop() if len(found) == 1 else "" for found in (papers, pages))
    return " ".join(filter(None, (paper, days, page))) if days else ""


def told_apart(entries: Sequence[SourceEntry]) -> tuple[SourceEntry, ...]:
    """The entries of a list: files of one page and day have the file's name behind the label that they share."""
    counts = Counter(entry.label for entry in entries)
    return tuple(replace(e, label=e.title) if counts[e.label] > 1 else e for e in entries)


def named_only(place: Place, catalogue: Catalogue) -> tuple[tuple[Record, Mentions], ...]:
    """Articles that name a place and are not filed under it, with the mentions."""
    return tuple(
        (record, mentions)
        for record, mentions in catalogue.naming.get(place.code, ())
        if all(locality.place.code != place.code for locality in record.localities)
    )


def cite_place(record: Record, mentions: Sequence[Mention], edition: Edition, catalogue: Catalogue) -> Cited:
    """An article with the first sentences that name a place."""
    firsts: dict[str, Mention] = {}
    for mention in mentions:
        firsts.setdefault(mention.sentence, mention)
    quoted = tuple(islice(firsts.values(), QUOTES))
    texts = catalogue.texts[record.id]
    quotes = tuple(_quote(record, m, texts[m.line], edition) for m in quoted)
    return Cited(make_card(record, edition), quotes, len(firsts) - len(quotes))


def cite_person(record: Record, named: Sequence[NamedPerson], edition: Edition, catalogue: Catalogue) -> Cited:
    """An article with sentences that name a person, the first of each block, those with a role before the others."""
    texts = catalogue.texts[record.id]
    firsts = {each.line: each for each in sorted(named, key=lambda n: (bool(n.role), -n.start))}
    told = sorted(firsts.values(), key=lambda each: (not each.role, each.line))
    quotes = tuple(_quote(record, each, texts[each.line], edition) for each in told[:QUOTES])
    return Cited(make_card(record, edition), quotes, len(told) - len(quotes))


def _quote(record: Record, found: Mention | NamedDay | NamedPerson, text: str, edition: Edition) -> Quote:
    sentence = sentence_around(text, found.start, found.end, SENTENCE)
    segments = marked(sentence, text[found.start : found.end], record.script, edition)
    return Quote(segments, href(article_path(record.id), found.line))


def filed_entry(record: Record, place: Place, edition: Edition) -> Cited:
    """An article filed under a place, with the sentence that decided, where it was this place and no headline."""
    own = next((x for x in record.localities if x.place.code == place.code), None)
    heads = [b.text for b in record.article.blocks if b.role not in (Role.PARA, Role.CAPTION)]
    if own is None or not own.evidence or any(own.evidence in text for text in heads):
        return Cited(make_card(record, edition), (), 0)
    segments = (Segment(edition.text(shortened(own.evidence, SENTENCE), record.script)),)
    return Cited(make_card(record, edition), (Quote(segments, href(article_path(record.id))),), 0)


def day_entries(
    named: Sequence[tuple[Record, NamedDay]], edition: Edition, catalogue: Catalogue
) -> tuple[DayEntry, ...]:
    """``named``: in the order of days."""
    return tuple(
        DayEntry(
            day.isoformat(),
            day.day,
            edition.words(weekday(day)),
            tuple(cite_day(record, found, edition, catalogue) for record, found in own),
        )
        for day, own in groupby(named, key=lambda pair: pair[1].day)
    )


def cite_day(record: Record, named: NamedDay, edition: Edition, catalogue: Catalogue) -> Cited:
    text = catalogue.texts[record.id][named.line]
    return Cited(make_card(record, edition), (_quote(record, named, text, edition),), 0)
