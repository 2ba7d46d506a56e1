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
from jianbao.site.catalogue import Catalogue
from jianbao.site.cite import page_words, publication
from jianbao.site.days import SomeDays, days_of, only_month_known, weekday
from jianbao.site.edition import Edition
from jianbao.site.excerpt import shortened
from jianbao.site.groups import Mentions, most_frequent
from jianbao.site.view import Cited, Quote, make_card, marked, sentence_around

QUOTES = 3
"""Sentences of one article that a place's page quotes."""

SENTENCE = 90
"""Characters of a sentence that a list quotes."""

SAID = 3
"""How many of the words that texts use for a person a list shows."""


DAY_WIDTH, DAY_LINE, BAR_UP, BAR_DOWN = 20, 34, -30, 12
"""A month's bars, in a box of 620 by 48: width of a day, height of the line of days, longest bars up and down."""

MOST_COUNTED = 5
"""Entries on a day beyond which its bar grows no longer."""


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
    """The roles in which the person signed."""
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
    """How many of its days articles speak of; a day counts once for each article."""
    share: int
    """Length of its bar; 100 is the longest."""
    printed: str
    """An SVG path with a bar for each day on which articles appeared; articles whose month alone is known are left out.
    """
    named: str
    """An SVG path with a bar, hanging down, for each day that articles speak of."""


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
    """Paper, day and page, as far as all its articles have the same; else the file's name."""
    count: int
    """Its articles."""
    first: str
    """Title of its first article."""
    days: tuple[SomeDays, ...]
    """When its articles appeared; empty if unknown."""
    guess: bool
    """Whether ``days`` is partly a guess."""
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
    """Those who signed together with a person, the most frequent first."""
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
    return most_frequent(named.role for _, namings in catalogue.telling.get(key, ()) for named in namings if named.role)


def letters(entries: Sequence[PersonEntry]) -> tuple[Letter, ...]:
    """People by letter. ``entries``: in the order of letters."""
    return tuple(Letter(letter, tuple(people)) for letter, people in groupby(entries, key=lambda p: p.letter))


def months(catalogue: Catalogue) -> tuple[Month, ...]:
    """Every month in which articles appeared or of whose days they speak, the latest first."""
    firsts = sorted({*catalogue.months, *catalogue.named_months}, reverse=True)
    most = max((len(records) for records in catalogue.months.values()), default=1)
    return tuple(_month(first, catalogue, most) for first in firsts)


def _month(first: date, catalogue: Catalogue, most: int) -> Month:
    count = len(catalogue.months.get(first, ()))
    naming = len(catalogue.named_months.get(first, ()))
    printed, named = _strip(first, catalogue)
    share = -(-100 * count // most)
    return Month(first.year, first.month, href(month_path(first)), count, naming, share, printed, named)


def _strip(first: date, catalogue: Catalogue) -> tuple[str, str]:
    """The paths ``printed`` and ``named`` of a month: bars up and down from the line of days."""
    days = [r.day for r in catalogue.months.get(first, ()) if r.day is not None and not only_month_known(r)]
    named = [found.day for _, found in catalogue.named_months.get(first, ())]
    return _bars(days, BAR_UP), _bars(named, BAR_DOWN)


def _bars(days: Sequence[date], longest: int) -> str:
    """A bar for each day; up to `MOST_COUNTED` entries on a day make it longer."""
    counts = sorted(Counter(day.day for day in days).items())
    full = MOST_COUNTED + 1  # so that even a single entry has a bar that is seen
    return "".join(
        f"M{DAY_WIDTH * day - DAY_WIDTH // 2} {DAY_LINE}v{longest * min(count + 1, full) / full:g}"
        for day, count in counts
    )


def years(all_months: Sequence[Month]) -> tuple[Year, ...]:
    """The years with their months. ``all_months``: the latest first."""
    by_year = ((year, tuple(of_year)) for year, of_year in groupby(all_months, key=lambda month: month.year))
    return tuple(Year(year, sum(month.count for month in of_year), of_year) for year, of_year in by_year)


def source_entry(stem: str, edition: Edition, catalogue: Catalogue) -> SourceEntry:
    """A source as lists show it, by its stem."""
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
    """What all articles of a source say alike: 河滨日报 2019年3月12日 第3版. Empty without a day, since the rest names
    no issue.
    """
    papers = {publication(record, edition) for record in records} - {""}
    pages = {page_words(record.article.page) for record in records}
    paper, page = (found.pop() if len(found) == 1 else "" for found in (papers, pages))
    return " ".join(filter(None, (paper, days, page))) if days else ""


def told_apart(entries: Sequence[SourceEntry]) -> tuple[SourceEntry, ...]:
    """The entries of a list; those that share a label get the file's name behind it."""
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
    """An article with the first sentences of it that name a place."""
    firsts: dict[str, Mention] = {}
    for mention in mentions:
        firsts.setdefault(mention.sentence, mention)
    quoted = tuple(islice(firsts.values(), QUOTES))
    texts = catalogue.texts[record.id]
    quotes = tuple(_quote(record, m, texts[m.line], edition) for m in quoted)
    return Cited(make_card(record, edition), quotes, len(firsts) - len(quotes))


def cite_person(record: Record, named: Sequence[NamedPerson], edition: Edition, catalogue: Catalogue) -> Cited:
    """An article with sentences of it that name a person: one of each block, those that give a role first."""
    texts = catalogue.texts[record.id]
    # The last one of a line stays in the dictionary: the first that gives a role, else the first.
    by_line = {spot.line: spot for spot in sorted(named, key=lambda spot: (bool(spot.role), -spot.start))}
    spots = sorted(by_line.values(), key=lambda spot: (not spot.role, spot.line))
    quotes = tuple(_quote(record, spot, texts[spot.line], edition) for spot in spots[:QUOTES])
    return Cited(make_card(record, edition), quotes, len(spots) - len(quotes))


def _quote(record: Record, found: Mention | NamedDay | NamedPerson, text: str, edition: Edition) -> Quote:
    sentence = sentence_around(text, found.start, found.end, SENTENCE)
    segments = marked(sentence, text[found.start : found.end], record.script, edition)
    return Quote(segments, href(article_path(record.id), found.line))


def filed_entry(record: Record, place: Place, edition: Edition) -> Cited:
    """An article filed under a place, with the sentence that decided. There is none if the article is filed under a
    place within this one, or if a headline decided.
    """
    locality = next((found for found in record.localities if found.place.code == place.code), None)
    heads = [b.text for b in record.article.blocks if b.role not in (Role.PARA, Role.CAPTION)]
    if locality is None or not locality.evidence or any(locality.evidence in text for text in heads):
        return Cited(make_card(record, edition), (), 0)
    segments = (Segment(edition.text(shortened(locality.evidence, SENTENCE), record.script)),)
    return Cited(make_card(record, edition), (Quote(segments, href(article_path(record.id))),), 0)


def day_entries(
    named: Sequence[tuple[Record, NamedDay]], edition: Edition, catalogue: Catalogue
) -> tuple[DayEntry, ...]:
    """The days of a month with the articles that speak of them. ``named``: in the order of days."""
    return tuple(
        DayEntry(
            day.isoformat(),
            day.day,
            edition.words(weekday(day)),
            tuple(cite_day(record, found, edition, catalogue) for record, found in of_day),
        )
        for day, of_day in groupby(named, key=lambda pair: pair[1].day)
    )


def cite_day(record: Record, named: NamedDay, edition: Edition, catalogue: Catalogue) -> Cited:
    """An article with the sentence that names a day."""
    text = catalogue.texts[record.id][named.line]
    return Cited(make_card(record, edition), (_quote(record, named, text, edition),), 0)
