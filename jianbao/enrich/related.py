"""Related articles: those that share what is rare, found through an index and not by comparing all with all.

An article is known by its places, by the people it credits, and by the pairs of characters that recur in it: without
a dictionary of words they catch names and subjects alike. Each weighs by how few articles have it. Articles of the
same source are left out; they stand beside each other anyway.
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
from jianbao.text.characters import codes
from jianbao.text.script import simplify

MOST = 5
"""Related articles that are named."""
LEAST = 0.12
"""Likeness (0 to 1) below which articles are not called related. On 142 labelled articles, what lies above it
speaks of the same event, campaign or place; below, of the same kind of thing."""
WORDS = 40
"""Pairs of characters that an article is compared by: its most telling ones."""
KEPT = 150
"""Pairs that are kept of an article until it is known which of them tell: its most frequent ones."""
COMMON = 100
"""A feature that more articles have leads nowhere in particular. This also bounds the work for each article."""
WEIGHED = 60
"""Articles that are looked at closely for each: those that share most."""
SMALL = 20
"""Features of an article that has fewer count as if it had so many: two shared ones must not make a likeness."""

_GRAMMAR = "的了在是和与及等这那也就都而着们一不有为"
"""Pairs with one of these lie across words."""
_BORDERS = [ord("㐀") - 1, *sorted(map(ord, _GRAMMAR)), ord("鿿") + 1]
_SPANS = [(a + 1, b - 1) for a, b in pairwise(_BORDERS) if b - a > 1]
_HAN = "".join(f"{chr(first)}-{chr(last)}" for first, last in _SPANS)
_ASCII = re.compile("[0-9a-z][0-9a-z]+")
"""``re`` passes quickly over all else where a class comes first and is not repeated."""
_RUN = re.compile(f"[{_HAN}]{{2,}}|{_ASCII.pattern}")


@dataclass(frozen=True, slots=True)
class Profile:
    """What an article is compared by."""

    id: str
    source: str
    names: frozenset[str]
    """Places and people."""
    words: Mapping[str, int]
    """Pairs of characters that recur, or stand in the head, and how often."""


def profile(
    article: Article, places: Iterable[Place], people: Iterable[Person], words: Mapping[str, int] | None = None
) -> Profile:
    """``words``: `telling_words`, where they are known already."""
    names = {f"place {place.code}" for place in places} | {f"person {person.key}" for person in people}
    return Profile(article.id, article.source, frozenset(names), telling_words(article) if words is None else words)


def telling_words(article: Article, text: str | None = None) -> Mapping[str, int]:
    """As in `Profile`. ``text``: the article's blocks in Simplified, a line each, where they are known."""
    text = simplify("\n".join(block.text for block in article.blocks)) if text is None else text
    counts = _recurring(text.lower())
    for block in article.blocks:
        if block.role in HEAD_ROLES:
            # A headline says a thing once; in the text, once is by the way.
            counts.update({pair: counts.get(pair, 1) + 1 for pair in dict.fromkeys(word_pairs(block.text))})
    if len(counts) <= KEPT:
        return counts
    # Of those that are as frequent the order stays.
    frequent = sorted(sorted(counts), key=counts.__getitem__, reverse=True)
    return {pair: counts[pair] for pair in frequent[:KEPT]}


def _recurring(text: str) -> dict[str, int]:
    """How often each of the `word_pairs` stands in a text that stands there more than once; those of Han characters are
    counted all at once.

    >>> _recurring("开通3路地铁，地铁2020年开工，2020年通车，地铁")
    {'地铁': 3, '2020': 2}
    """
    each = codes(text)
    inside = _in_pairs()[each]
    # Two characters of 16 bits in one number, as UTF-16 has them.
    both = (each[:-1] | each[1:] << 16)[inside[:-1] & inside[1:]]
    both.sort()
    # Equal ones stand beside each other now: where a run of them begins, and where it ends.
    alike = np.zeros(len(both) + 1, np.bool_)
    alike[1:-1] = both[1:] == both[:-1]
    first, last = np.flatnonzero(alike[:-1] < alike[1:]), np.flatnonzero(alike[:-1] > alike[1:])
    joined = both[first].astype("<u4", copy=False).tobytes().decode("utf-16-le")
    found = dict(zip(map(add, joined[::2], joined[1::2]), (last - first + 1).tolist(), strict=True))
    return found | {word: n for word, n in Counter(_ASCII.findall(text)).items() if n > 1}


@cache
def _in_pairs() -> npt.NDArray[np.bool_]:
    """Of each character, by its code, whether it stands in pairs of Han characters."""
    found = np.zeros(0x110000, np.bool_)
    for first, last in _SPANS:
        found[first : last + 1] = True
    return found


def word_pairs(text: str) -> Iterator[str]:
    """Neighbouring Han characters; numbers and Latin words as they are.

    >>> list(word_pairs("開通3路地鐵，2020年"))
    ['开通', '路地', '地铁', '2020']
    """
    for run in _RUN.findall(simplify(text).lower()):
        if run.isascii():
            yield run
        else:
            yield from map(add, run, run[1:])


def find_related(profiles: Sequence[Profile]) -> Mapping[str, tuple[str, ...]]:
    """For each article's id the ids of those most like it, nearest first; of equals the earlier first."""
    features = _features(profiles)
    having: dict[str, list[int]] = defaultdict(list)
    for at, each in enumerate(features):
        for feature in each:
            having[feature].append(at)
    weights = _weights(having, len(profiles))
    telling = {feature: np.array(having[feature]) for feature in weights}
    beside: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(profiles):
        beside[one.source].append(at)
    return {
        one.id: tuple(
            profiles[at].id for at in _nearest(features[here], beside[one.source], features, telling, weights)
        )
        for here, one in enumerate(profiles)
    }


def _weights(having: Mapping[str, Sequence[int]], articles: int) -> Mapping[str, float]:
    """From 1 for what two articles share almost to 0 for what all do; nothing for what tells nothing."""
    spread = {feature: len(found) for feature, found in having.items() if 1 < len(found) <= COMMON}
    return {feature: log(articles / n) / log(articles / 2) for feature, n in spread.items() if articles > n}


def _features(profiles: Sequence[Profile]) -> list[frozenset[str]]:
    """Names, and the pairs that are frequent here and rare elsewhere."""
    spread = Counter(chain.from_iterable(one.words for one in profiles))
    rare = {number: log(len(profiles) / number) for number in set(spread.values())}
    worth = {pair: rare[number] for pair, number in spread.items() if number > 1}
    features = []
    for one in profiles:
        telling = sorted((-n * worth[pair], pair) for pair, n in one.words.items() if pair in worth)
        features.append(one.names.union(pair for _, pair in telling[:WORDS]))
    return features


def _nearest(
    own: frozenset[str],
    beside: Sequence[int],
    features: Sequence[frozenset[str]],
    having: Mapping[str, npt.NDArray[np.int64]],
    weights: Mapping[str, float],
) -> list[int]:
    telling = [having[feature] for feature in own if feature in having]
    if not telling:
        return []
    # Counting how many features are shared is quick; only the best by that are weighed.
    shared = np.bincount(np.concatenate(telling), minlength=len(features))
    shared[beside] = 0
    found = np.flatnonzero(shared >= _enough(len(own)))
    closest = found[np.argsort(-shared[found], kind="stable")][:WEIGHED].tolist()
    likeness = {other: _likeness(own, features[other], weights) for other in closest}
    near = (other for other, how in likeness.items() if how >= LEAST)
    return sorted(near, key=lambda other: (-likeness[other], other))[:MOST]


@cache
def _enough(features: int) -> int:
    """How many of so many features an article has to share to be related at all, were each of them worth most."""
    return next(n for n in count(1) if _share(n, features, n) >= LEAST)


def _likeness(one: frozenset[str], other: frozenset[str], weights: Mapping[str, float]) -> float:
    total = fsum(weights[feature] for feature in one & other if feature in weights)
    return _share(total, len(one), len(other))


def _share(total: float, one: int, other: int) -> float:
    return round(total / sqrt(max(one, SMALL) * max(other, SMALL)), 6)
