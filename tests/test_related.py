"""Related articles: near ones by what they share and others lack, from other sources, the same every time."""

from __future__ import annotations

import random
import time

import pytest

from jianbao.enrich import related
from jianbao.enrich.related import COMMON, MOST, Profile, find_related, profile
from jianbao.model import Level, Person, Place
from tests.articles import make_article

TOPICS = {
    "bridge": "石桥开工，桥墩、桥面由工匠凿成，拱圈用条石。" * 2,
    "drought": "旱情严重，水库干涸，村民打井抗旱，水库放水到深夜。" * 2,
    "school": "小学开学，教室翻新，暖气烧好，老师欢迎新生，点名到齐。" * 2,
}
TOWN = Place("410182104", "某镇", Level.TOWNSHIP, "410182", ("河南省", "郑州市", "荥阳市", "某镇"))
REPORTER = Person("li-na", "李娜", "L")


def of_topics(*topics: tuple[str, str]) -> list[Profile]:
    """A profile for each (source, topic)."""
    articles = [make_article(TOPICS[topic], source=source) for source, topic in topics]
    return [profile(article, (), ()) for article in articles]


def test_articles_on_one_subject_find_each_other() -> None:
    found = find_related(
        of_topics(("a", "bridge"), ("b", "drought"), ("c", "bridge"), ("d", "school"), ("e", "drought"))
    )
    assert found == {"a-1": ("c-1",), "b-1": ("e-1",), "c-1": ("a-1",), "d-1": (), "e-1": ("b-1",)}


def test_articles_of_one_source_are_left_out() -> None:
    one, two = make_article(TOPICS["bridge"], number=1), make_article(TOPICS["bridge"], number=2)
    other = make_article(TOPICS["school"], source="b")
    assert not any(find_related([profile(each, (), ()) for each in (one, two, other)]).values())


def test_scripts_make_no_difference() -> None:
    hans = make_article(TOPICS["bridge"], source="a")
    hant = make_article("石橋開工，橋墩、橋面由工匠鑿成，拱圈用條石。" * 2, source="b")
    profiles = [profile(each, (), ()) for each in (hans, hant)]
    assert profiles[0].words == profiles[1].words
    assert find_related([*profiles, *of_topics(("c", "school"))])["a-1"] == ("b-1",)


def test_places_and_people_count() -> None:
    plain = of_topics(("a", "bridge"), ("b", "drought"), ("c", "school"))
    assert not any(find_related(plain).values())
    article = make_article("短讯。", source="d")
    shared = [profile(make_article("短讯。", source=source), (TOWN,), (REPORTER,)) for source in ("e", "f")] + [
        profile(article, (), ())
    ]
    assert set(shared[0].names) == {"place 410182104", "person li-na"}
    rows = find_related([*plain, *shared, *of_topics(*((f"x{n}", "school") for n in range(20)))])
    assert rows["d-1"] == ()
    # Two things in common are a coincidence, not a likeness.
    assert rows["e-1"] == rows["f-1"] == ()


def test_nearest_first_and_at_most_five() -> None:
    near = make_article(TOPICS["bridge"] + TOPICS["drought"], source="near")
    exact = make_article(TOPICS["bridge"] + TOPICS["drought"], source="exact")
    some = of_topics(*((f"s{n}", "bridge") for n in range(8)), *((f"t{n}", "school") for n in range(30)))
    found = find_related([profile(near, (), ()), *some, profile(exact, (), ())])["near-1"]
    assert found[0] == "exact-1"
    assert found[1:] == ("s0-1", "s1-1", "s2-1", "s3-1")
    assert len(found) == MOST


def test_headline_words_count_though_said_once() -> None:
    article = make_article("别的话。", headline="石桥通车")
    assert profile(article, (), ()).words == {"石桥": 2, "桥通": 2, "通车": 2}


@pytest.mark.parametrize("count", [0, 1, 2])
def test_small_archives(count: int) -> None:
    profiles = of_topics(*(("abc"[n], "bridge") for n in range(count)))
    assert set(find_related(profiles)) == {each.id for each in profiles}


def test_what_is_not_weighed_would_be_no_nearer(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(1)
    names = [f"place {n}" for n in range(120)]
    profiles = [
        Profile(f"s{n}-1", f"s{n}", frozenset(chance.sample(names, chance.randrange(12))),
                dict.fromkeys(chance.sample(names, chance.randrange(60)), 2))
        for n in range(200)
    ]  # fmt: skip
    found = find_related(profiles)
    assert sum(map(len, found.values())) > 100
    monkeypatch.setattr(related, "WEIGHED", 200)
    assert find_related(profiles) == found
    monkeypatch.setattr(related, "_least_shared", lambda _: 1)
    assert find_related(profiles) == found


def test_work_grows_with_the_archive_and_not_with_its_square() -> None:
    chance = random.Random(1)
    words = [chr(0x4E00 + n) + chr(0x4E01 + n) for n in range(2000)]

    def archive(size: int) -> list[Profile]:
        picks = [dict.fromkeys(chance.sample(words, 40), 2) for _ in range(size)]
        return [Profile(f"s{n}-1", f"s{n}", frozenset(), pick) for n, pick in enumerate(picks)]

    def seconds(profiles: list[Profile]) -> float:
        started = time.process_time()
        find_related(profiles)
        return time.process_time() - started

    small, large = archive(200), archive(1600)
    assert seconds(large) < 30 * seconds(small) + 0.5, f"8 times the articles; cap {COMMON}"
