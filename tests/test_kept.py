"""What a build keeps of what it read: it saves time and changes nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jianbao.cli import reading, workers
from jianbao.cli.processes import Here
from jianbao.cli.reading import make_reader
from jianbao.enrich import findings
from jianbao.enrich.records import make_records
from jianbao.io.kept import TABLE, Kept, open_kept
from jianbao.model import Corrections, Facts, Misprint, ParsedSource, Problem, RawFile, Record, Role, Settings
from tests.commands import ARTICLE, run, said, tree
from tests.machine import symlink

TEXTS = [
    ARTICLE.replace("新桥", "石桥"),
    "干部下乡\n\n本报讯（记者李娜）2月3日，新密市的王建国说，今年元宵节村里修路。\n\n郑州市下辖的荥阳市也在修路，\n赵红说。\n",
    "責任編輯：王小明\n\n縣長出席\n\n（上接第一版）記者從新密市瞭解到，前士郭村的路通了。\n",
    "（图）\n\n第2版\n\n天晴。\n",
]
CORRECTIONS = [
    Corrections(),
    Corrections(roles={1: Role.KICKER}, breaks={3: True}, articles={1: Facts(date=date(2020, 2, 13), localities=())}),
    Corrections(misprints=(Misprint(3, "修路", "铺路", "另一处"),)),
]
SETTINGS = [Settings(), Settings(home="4101"), Settings(events=(("石桥庙会", date(2019, 3, 1), date(2019, 4, 30)),))]

Read = tuple[Sequence[ParsedSource | Problem], tuple[Record, ...], tuple[Problem, ...]]


def read(raws: Sequence[RawFile], wanted: Settings, kept: Kept) -> Read:
    reader = make_reader(Here(), kept, raws)
    found = tuple(reader.parse(raws))
    sources = [one for one in found if isinstance(one, ParsedSource)]
    return found, *make_records(sources, wanted, reader.find)


def read_keeping(raws: Sequence[RawFile], wanted: Settings, path: Path) -> Read:
    with open_kept(path) as kept:
        return read(raws, wanted, kept)


def raw(number: int, text: int = 0, corrections: int = 0) -> RawFile:
    return RawFile(f"{number}.txt", f"{number}", TEXTS[text].encode(), CORRECTIONS[corrections])


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was read and looked into, not taken over."""
    found: list[str] = []

    def spy(function: Callable[..., Any], word: str) -> Callable[..., Any]:
        def spied(one: Any, *args: Any, **named: Any) -> Any:
            found.append(f"{word} {one.name}")
            return function(one, *args, **named)

        return spied

    monkeypatch.setattr(reading, "parse_one", spy(workers.parse_one, "read"))
    monkeypatch.setattr(reading, "try_source", spy(findings.try_source, "look"))
    return found


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "._site.kept"


STEPS = st.lists(
    st.tuples(
        st.dictionaries(st.integers(0, 5), st.tuples(st.integers(0, 3), st.integers(0, 2)), max_size=5),
        st.sampled_from(SETTINGS),
    ),
    min_size=2,
    max_size=5,
)  # fmt: skip


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_read_step_by_step_is_the_same(steps: Any, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Files come, go and change, and so do corrections and settings."""
    path = tmp_path_factory.mktemp("kept") / "kept"
    for folder, wanted in steps:
        raws = [raw(number, *each) for number, each in sorted(folder.items())]
        assert read_keeping(raws, wanted, path) == read(raws, wanted, Kept())


def test_what_did_not_change_is_not_read_again(path: Path, made: list[str]) -> None:
    raws = [raw(n, n) for n in range(4)]
    read_keeping(raws, SETTINGS[1], path)
    assert sorted(made) == sorted(f"{word} {n}.txt" for n in range(4) for word in ("read", "look"))
    made.clear()
    read_keeping([raw(0, 0), raw(1, 3), raw(2, 2, 1), raw(3, 3), raw(4, 1)], SETTINGS[1], path)
    assert sorted(made) == ["look 1.txt", "look 2.txt", "look 4.txt", "read 1.txt", "read 2.txt", "read 4.txt"]


@pytest.mark.parametrize("other", [SETTINGS[0], SETTINGS[2], replace(SETTINGS[1], events=SETTINGS[2].events)])
def test_home_and_events_decide_what_is_found_out_and_not_what_is_read(
    other: Settings, path: Path, made: list[str]
) -> None:
    read_keeping([raw(0)], SETTINGS[1], path)
    made.clear()
    read_keeping([raw(0)], other, path)
    assert set(made) == {"look 0.txt"}


def test_an_inferred_home_is_looked_into_once(path: Path, made: list[str]) -> None:
    text = "\n\n".join(["新密市、荥阳市、登封市、巩义市的干部下乡。"] * 3)
    raws = [RawFile(f"{n}.txt", f"{n}", f"新密修路\n\n本报新密讯（记者李娜）{text}\n".encode()) for n in range(8)]
    first = read_keeping(raws, Settings(), path)
    looks = made.count("look 0.txt")
    made.clear()
    assert read_keeping(raws, Settings(), path) == first
    assert (looks, made) == (2, [])


def test_another_version_or_python_keeps_nothing(path: Path, made: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("jianbao.io.kept.running_program", lambda: "another"), ("sys.version", "3.99")):
        read_keeping([raw(0)], Settings(), path)
        made.clear()
        with monkeypatch.context() as patched:
            patched.setattr(name, value)
            read_keeping([raw(0)], Settings(), path)
        assert made == ["read 0.txt", "look 0.txt"]


def test_only_what_the_last_build_used_is_kept(path: Path) -> None:
    read_keeping([raw(n, n % 4) for n in range(60)], Settings(), path)
    large = path.stat().st_size
    read_keeping([raw(0)], Settings(), path)
    assert path.stat().st_size < large / 3
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("SELECT count(*) FROM kept").fetchall() == [(2,)]


def test_what_was_read_before_an_interrupt_is_kept(path: Path, made: list[str]) -> None:
    read_keeping([raw(0)], Settings(), path)
    with pytest.raises(KeyboardInterrupt), open_kept(path) as kept:
        read([raw(1)], Settings(), kept)
        raise KeyboardInterrupt
    made.clear()
    read_keeping([raw(0), raw(1)], Settings(), path)
    assert made == []


def _cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-4096])


def _flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[-len(data) // 3] ^= 1
    path.write_bytes(data)


def _garble(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[:4096] + b"\xa5" * (len(data) - 4096))


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _other_values(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("UPDATE kept SET value = ?", (b"x",))


def _other_table(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("CREATE TABLE kept (key BLOB)")


def _trigger(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("CREATE TRIGGER t AFTER INSERT ON kept BEGIN DELETE FROM kept; END")


HARM = [_cut_short, _flip, _garble, _empty, _other_values, _other_table, _trigger]


@pytest.mark.parametrize("harm", HARM, ids=lambda harm: harm.__name__.strip("_"))
def test_what_is_damaged_is_made_anew(harm: Callable[[Path], None], path: Path, made: list[str]) -> None:
    raws = [raw(n, n % 4, n % 3) for n in range(20)]
    whole = read_keeping(raws, Settings(), path)
    harm(path)
    assert read_keeping(raws, Settings(), path) == whole
    read_keeping(raws, Settings(), path)
    made.clear()
    sound = [one for one in whole[0] if isinstance(one, ParsedSource) and not one.problems]
    assert read_keeping(raws, Settings(), path) == whole
    assert {f"read {one.name}" for one in sound}.isdisjoint(made)
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("SELECT sql FROM sqlite_master WHERE sql NOT NULL").fetchall() == [(TABLE,)]


def test_what_is_no_file_of_ours_is_left_alone(tmp_path: Path, path: Path) -> None:
    other = tmp_path / "other"
    other.write_bytes(b"")
    symlink(path, other)
    read_keeping([raw(0)], Settings(), path)
    assert path.is_symlink()
    assert other.read_bytes() == b""
    path.unlink()
    path.write_text("這是別人的文件", "utf-8")
    assert read_keeping([raw(0)], Settings(), path) == read([raw(0)], Settings(), Kept())
    assert path.read_text("utf-8") == "這是別人的文件"
    path.unlink()
    path.mkdir()
    assert read_keeping([raw(0)], Settings(), path) == read([raw(0)], Settings(), Kept())
    assert path.is_dir()


def test_a_fault_that_passes_leaves_nothing_behind(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The whole text is one article then; with the fault gone there are others."""

    def faulty(_: object) -> object:
        raise MemoryError

    page = RawFile("1.txt", "1", f"{TEXTS[0]}\n\n{TEXTS[1]}".encode())
    with monkeypatch.context() as patched:
        patched.setattr(workers, "parse_source", faulty)
        assert read_keeping([page], Settings(), path)[0][0].problems  # type: ignore[union-attr]
    assert read_keeping([page], Settings(), path) == read([page], Settings(), Kept())


@pytest.fixture
def seeds(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "seeds"
    folder.mkdir()
    for number, text in enumerate(TEXTS):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    yield folder


def test_a_site_built_step_by_step_is_the_same_bytes(seeds: Path, tmp_path: Path) -> None:
    changes: list[Callable[[], object]] = [
        lambda: None,
        lambda: (seeds / "新.txt").write_text(ARTICLE, encoding="utf-8"),
        lambda: (seeds / "1.txt").write_text(TEXTS[1].replace("王建国", "于建国"), encoding="utf-8"),
        lambda: (seeds / "0.toml").write_text("articles.1.date = 2020-02-13", encoding="utf-8"),
        lambda: (seeds / "2.txt").unlink(),
        lambda: (seeds / "jianbao.toml").write_text('home = "4101"\npeople_exclude = ["赵红"]', encoding="utf-8"),
    ]
    for number, change in enumerate(changes):
        change()
        full = tmp_path / f"full{number}"
        for output, jobs in ((full, 1), (tmp_path / "site", 1 + number % 2)):
            assert "程序" not in said(run("--source", seeds, "--output", output, "--jobs", jobs))
        assert tree(tmp_path / "site") == tree(full)


def test_two_names_that_are_shown_alike_stay_two_sources(seeds: Path, tmp_path: Path) -> None:
    for name in ("が.txt", "か\u3099.txt"):  # composed, and as an archive packed on macOS has it
        (seeds / name).write_text(ARTICLE, encoding="utf-8")
    if len(list(seeds.iterdir())) == len(TEXTS) + 1:
        pytest.skip("the disk takes both for one name")
    for folder in ("site", "site2"):
        told = said(run("--source", seeds, "--output", tmp_path / folder))
        assert "完全相同" in told
    (seeds / "新.txt").write_text(ARTICLE.replace("新桥", "石桥"), encoding="utf-8")
    assert "地址相同" not in said(run("--source", seeds, "--output", tmp_path / "site"))
    run("--source", seeds, "--output", tmp_path / "site2", "--clean")
    run("--source", seeds, "--output", tmp_path / "site2")
    assert tree(tmp_path / "site") == tree(tmp_path / "site2")


def test_what_is_kept_lies_beside_the_site_and_goes_with_it(seeds: Path, tmp_path: Path) -> None:
    output = tmp_path / "out" / "site"
    output.parent.mkdir()
    run("--source", seeds, "--output", output)
    assert {path.name for path in output.parent.iterdir()} == {"site", ".site.kept"}
    assert not any("kept" in name for name in tree(output))
    run("--source", seeds, "--output", output, "--clean")
    assert not list(output.parent.iterdir())


def test_a_check_writes_nothing(seeds: Path, tmp_path: Path) -> None:
    output = tmp_path / "out" / "site"
    output.parent.mkdir()
    run("--source", seeds, "--output", output, "--check")
    assert not list(output.parent.iterdir())
