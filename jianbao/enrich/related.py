"""Finds related articles: those that share what few others have. An index saves comparing each with every other.

An article is compared by its features: its places, the people it credits or names, and the pairs of characters that
recur in it, which catch names and subjects without a dictionary. The fewer articles have a feature, the more it weighs.
Articles of the same source are left out; their pages link to each other anyway.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, count, pairwise
from math import fsum, log, sqrt
from operator import add

import numpy as np
import numpy.typing as npt

from jianbao.model import HEAD_ROLES, Article, Person, Place
from jianbao.text.characters import EVERY_CODE, codes
from jianbao.text.script import simplify

MOST = 5
"""How many related articles are shown, at most."""
LEAST = 0.12
"""Articles are related if their likeness (0 to 1) is no less. Of 142 labelled articles, those above it tell of the same
event, campaign or place; those below, of the same kind of thing."""
WORDS = 40
"""How many pairs of characters are features of an article, at most: its most telling ones."""
KEPT = 150
"""How many of the most frequent pairs of an article are kept until all articles are read, which decides what tells."""
COMMON = 100
"""A feature that more articles have is ignored: it relates nothing in particular. This bounds the work, too."""
WEIGHED = 60
"""How many articles each is compared with, at most: those that share most features with it."""
SMALL = 20
"""An article with fewer features counts as if it had so many, or two shared ones would make it related."""

_GRAMMAR = "的了在是和与及等这那也就都而着们一不有为"
"""Pairs with one of these characters lie across words, and do not count."""
_BORDERS = [ord("㐀") - 1, *sorted(map(ord, _GRAMMAR)), ord("鿿") + 1]
_SPANS = [(a + 1, b - 1) for a, b in pairwise(_BORDERS) if b - a > 1]
"""The first and the last code point of each stretch of Han characters without one of these."""
_HAN = "".join(f"{chr(first)}-{chr(last)}" for first, last in _SPANS)
_ASCII = re.compile("[0-9a-z][0-9a-z]+")
"""It begins with a class that is not repeated, so ``re`` is quick to pass over other text."""
_RUN = re.compile(f"[{_HAN}]{{2,}}|{_ASCII.pattern}")


@dataclass(frozen=True, slots=True)
class Profile:
    """What an article is compared by."""

    id: str
    source: str
    names: frozenset[str]
    """Its places and people."""
    words: Mapping[str, int]
    """How often each pair of characters occurs that recurs in it or stands in its head."""


def profile(
    article: Article, places: Iterable[Place], people: Iterable[Person], words: Mapping[str, int] | None = None
) -> Profile:
    """The profile of an article. ``words`` are its `telling_words`, if they are known already."""
    names = {f"place {place.code}" for place in places} | {f"person {person.key}" for person in people}
    return Profile(article.id, article.source, frozenset(names), telling_words(article) if words is None else words)


def telling_words(article: Article, text: str | None = None) -> Mapping[str, int]:
    """An article's words, as in `Profile`, but no more than the ``KEPT`` most frequent ones.

    ``text`` is that of its blocks in Simplified, joined by line ends, if it is known already.
    """
    text = simplify("\n".join(block.text for block in article.blocks)) if text is None else text
    counts = _recurring(text.lower())
    for block in article.blocks:
        if block.role in HEAD_ROLES:
            # What a head says once matters; what a text says once may be said in passing.
            counts.update({pair: counts.get(pair, 1) + 1 for pair in dict.fromkeys(word_pairs(block.text))})
    if len(counts) <= KEPT:
        return counts
    # Pairs that are equally frequent are in the order of their characters.
    frequent = sorted(sorted(counts), key=counts.__getitem__, reverse=True)
    return {pair: counts[pair] for pair in frequent[:KEPT]}


def _recurring(text: str) -> dict[str, int]:
    """How often each of the `word_pairs` occurs in a text, if more than once. Pairs of Han characters are counted by
    numpy, all at once.

    >>> _recurring("开通3路地铁，地铁2020年开工，2020年通车，地铁")
    {'地铁': 3, '2020': 2}
    """
    characters = codes(text)
    may_stand = _is_in_pairs()[characters]
    # Two characters of 16 bits are put into one number, as UTF-16 does.
    pairs = (characters[:-1] | characters[1:] << 16)[may_stand[:-1] & may_stand[1:]]
    pairs.sort()
    # Equal pairs are neighbours now: a run of them begins at a pair that only equals the next one, and ends at a pair
    # that only equals the one before.
    equals_previous = np.zeros(len(pairs) + 1, np.bool_)
    equals_previous[1:-1] = pairs[1:] == pairs[:-1]
    starts = np.flatnonzero(equals_previous[:-1] < equals_previous[1:])
    ends = np.flatnonzero(equals_previous[:-1] > equals_previous[1:])
    joined = pairs[starts].astype("<u4", copy=False).tobytes().decode("utf-16-le")
    recurring = dict(zip(map(add, joined[::2], joined[1::2]), (ends - starts + 1).tolist(), strict=True))
    return recurring | {word: times for word, times in Counter(_ASCII.findall(text)).items() if times > 1}


@cache
def _is_in_pairs() -> npt.NDArray[np.bool_]:
    """For each code point, whether its character may stand in a pair of Han characters."""
    may_stand = np.zeros(EVERY_CODE, np.bool_)
    for first, last in _SPANS:
        may_stand[first : last + 1] = True
    return may_stand


def word_pairs(text: str) -> Iterator[str]:
    """The pairs of neighbouring Han characters in a text; numbers and Latin words as a whole.

    >>> list(word_pairs("開通3路地鐵，2020年"))
    ['开通', '路地', '地铁', '2020']
    """
    for run in _RUN.findall(simplify(text).lower()):
        if run.isascii():
            yield run
        else:
            yield from map(add, run, run[1:])


def find_related(profiles: Sequence[Profile]) -> Mapping[str, tuple[str, ...]]:
    """For each article's id the ids of the articles most like it: the most alike first, of equals the earlier one."""
    index = _Index(_features(profiles))
    by_source: dict[str, list[int]] = defaultdict(list)
    for number, article in enumerate(profiles):
        by_source[article.source].append(number)
    return {
        article.id: tuple(profiles[other].id for other in index.nearest(number, by_source[article.source]))
        for number, article in enumerate(profiles)
    }


def _features(profiles: Sequence[Profile]) -> list[frozenset[str]]:
    """The features of each article: its names, and those of its words that are frequent in it and rare elsewhere."""
    spread = Counter(chain.from_iterable(article.words for article in profiles))
    rarity_of = {articles: log(len(profiles) / articles) for articles in set(spread.values())}
    rarity = {word: rarity_of[articles] for word, articles in spread.items() if articles > 1}
    features = []
    for article in profiles:
        telling = sorted((-times * rarity[word], word) for word, times in article.words.items() if word in rarity)
        features.append(article.names.union(word for _, word in telling[:WORDS]))
    return features


class _Index:
    """Which articles have which features. An article is known by its number."""

    def __init__(self, features: Sequence[frozenset[str]]) -> None:
        self._features = features
        articles_with: dict[str, list[int]] = defaultdict(list)
        for number, own in enumerate(features):
            for feature in own:
                articles_with[feature].append(number)
        self._weights = _weights(articles_with, len(features))
        self._articles_with = {feature: np.array(articles_with[feature]) for feature in self._weights}

    def nearest(self, number: int, excluded: Sequence[int]) -> list[int]:
        """The articles that are related to one, the most alike first; those ``excluded`` are left out."""
        own = self._features[number]
        sharing = [self._articles_with[feature] for feature in own if feature in self._articles_with]
        if not sharing:
            return []
        # Counting shared features is quick; only the articles that share most are compared by the features' weights.
        shared = np.bincount(np.concatenate(sharing), minlength=len(self._features))
        shared[excluded] = 0
        candidates = np.flatnonzero(shared >= _least_shared(len(own)))
        closest = candidates[np.argsort(-shared[candidates], kind="stable")][:WEIGHED].tolist()
        likeness = {other: self._likeness(own, self._features[other]) for other in closest}
        related = (other for other in closest if likeness[other] >= LEAST)
        return sorted(related, key=lambda other: (-likeness[other], other))[:MOST]

    def _likeness(self, features: frozenset[str], others: frozenset[str]) -> float:
        """How alike two articles with these features are, from 0 to 1."""
        weights = self._weights
        shared_weight = fsum(weights[feature] for feature in features & others if feature in weights)
        return _share(shared_weight, len(features), len(others))


def _weights(articles_with: Mapping[str, Sequence[int]], articles: int) -> Mapping[str, float]:
    """The weight of each feature, from 1 if two articles share it towards 0 if all do. A feature that only one article
    has, or more than ``COMMON``, has none."""
    spread = {feature: len(numbers) for feature, numbers in articles_with.items() if 1 < len(numbers) <= COMMON}
    return {feature: log(articles / n) / log(articles / 2) for feature, n in spread.items() if articles > n}


@cache
def _least_shared(features: int) -> int:
    """How many features an article must share with one of so many ``features`` to be related at all: as few as if each
    had the most weight and the article had no others."""
    return next(n for n in count(1) if _share(n, features, n) >= LEAST)


def _share(shared_weight: float, features: int, others: int) -> float:
    """The likeness of two articles, by the weight of what they share and how many features each has. It is rounded, so
    that no machine's arithmetic decides which of two comes first."""
    return round(shared_weight / sqrt(max(features, SMALL) * max(others, SMALL)), 6)
