"""Bad sources of every kind at once: each is told by its name, the good ones are built, text stays text."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.commands import ARTICLE, command, fill, run, said, tree, wait_until_there
from tests.machine import symlink
from tests.tools import ROOT

HANT = """新橋昨日通車

本報訊（記者李娜）昨日，橫跨白河的新橋通車，兩岸的村民不再繞路。

「從前過河要走一個鐘頭。」村民王大山說。
"""

READABLE = {
    "utf8.txt": ARTICLE.encode(),
    "utf8-bom.txt": ARTICLE.encode("utf-8-sig"),
    "gbk.txt": ARTICLE.encode("gbk"),
    "gb18030.txt": HANT.encode("gb18030"),
    "big5.txt": HANT.encode("big5"),
    "utf16.txt": ARTICLE.encode("utf-16"),
    "utf16le.txt": ARTICLE.encode("utf-16-le"),
    "utf16be.txt": HANT.encode("utf-16-be"),
    "windows.txt": ARTICLE.replace("\n", "\r\n").encode(),
    "old-mac.txt": ARTICLE.replace("\n", "\r").encode(),
    "one-line.txt": "只有一行文字。".encode(),
    "deep/er/same.txt": ARTICLE.encode(),
    "deep/same.txt": ARTICLE.encode(),
    "A.txt": ARTICLE.encode(),
    "a.txt": ARTICLE.encode(),
    "名字 里有[b]空格#?%&'\"<i>.txt": ARTICLE.encode(),
    "con.txt": ARTICLE.encode(),
    "长" * 80 + ".txt": ARTICLE.encode(),
}

if sys.platform == "win32":  # where these are no files, or the same one
    for no_file in ("A.txt", "名字 里有[b]空格#?%&'\"<i>.txt", "con.txt"):
        del READABLE[no_file]

UNREADABLE = {
    "empty.txt": b"",
    "blank.txt": " \r\n\u3000\n".encode(),
    "picture.txt": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 3,
    "random.txt": bytes(range(255, 127, -1)) * 30,
    "half.txt": ARTICLE.encode().replace("，".encode(), b"\xff\xff"),
}

HOSTILE = """<script>alert(1)</script>桥<img src=x onerror=alert(2)>

本报讯（记者<b onclick=alert(3)>李娜</b>）昨日，{{ 7 * 7 }}{% raw %}通车。</p></main><iframe src="https://evil.example/">

[点这里](javascript:alert(4)) ![图](https://evil.example/a.png) `code` <a href="javascript:alert(5)">好</a>

# {{ site }} ]]> --> </title></textarea></style> &lt;script&gt; &#60;b&#62;

| 表 | 格 |
1. 第一
* 星号
"""

LOOKALIKES = (
    "<script>alert(1)</script>",
    "onerror=alert(2)",
    "{{ 7 * 7 }}{% raw %}",
    "[点这里](javascript:alert(4))",
)


def test_every_bad_source_is_named_and_every_good_one_is_built(tmp_path: Path) -> None:
    seeds = fill(tmp_path / "seeds", {**READABLE, **UNREADABLE})
    (seeds / "folder.txt").mkdir()
    symlink(seeds / "link.txt", "/etc/passwd")
    symlink(seeds / "circle", ".")
    refused = [*UNREADABLE, "folder.txt", "link.txt", "circle"]
    if os.name == "posix":
        os.mkfifo(seeds / "pipe.txt")
        refused.append("pipe.txt")
    result = run("--source", seeds, "--output", tmp_path / "site")
    assert result.exit_code == 1
    for name in refused:
        (line,) = [line for line in said(result).splitlines() if f"/{name}: " in line]
        assert "。请" in line
    assert f"{len(READABLE)} 个来源" in result.output
    for path in (tmp_path / "site/data/sources").iterdir():
        assert re.search("王大山说|只有一行文字|王大山說", path.read_text(encoding="utf-8")), path
    assert not [name for name, data in tree(tmp_path / "site").items() if b"root:x:" in data]


class Reader(HTMLParser):
    """Collects what is markup in a page, and what is text."""

    def __init__(self) -> None:
        super().__init__()
        self.live: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag in ("iframe", "img", "object", "embed", "style") or (tag == "script" and "src" not in values):
            self.live.append(self.get_starttag_text() or tag)
        if any(name.startswith("on") or "javascript:" in (value or "") for name, value in attrs):
            self.live.append(self.get_starttag_text() or tag)

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def test_markup_scripts_templates_and_markdown_are_text(tmp_path: Path) -> None:
    seeds = fill(tmp_path / "seeds", {"hostile.txt": HOSTILE.encode(), "hostile.md": HOSTILE.encode()})
    assert run("--source", seeds, "--output", tmp_path / "site").exit_code == 0
    everything = ""
    for path in (tmp_path / "site").rglob("*.html"):
        reader = Reader()
        reader.feed(path.read_text(encoding="utf-8"))
        assert not reader.live, path
        everything += "".join(reader.text)
    for words in LOOKALIKES:
        assert words in everything
    assert "49" not in everything


def test_the_about_page_is_markdown_without_anything_live(tmp_path: Path) -> None:
    about = "# 本馆\n\n**粗** <script>alert(1)</script> [好](javascript:alert(2)) <img src=x onerror=alert(3)>"
    seeds = fill(tmp_path / "seeds", {"a.txt": ARTICLE.encode(), "about.md": about.encode()})
    assert run("--source", seeds, "--output", tmp_path / "site").exit_code == 0
    page = (tmp_path / "site/about.html").read_text(encoding="utf-8")
    reader = Reader()
    reader.feed(page)
    assert "<strong>粗</strong>" in page
    assert not [tag for tag in reader.live if "alert" in tag]


def test_two_builds_are_alike_whatever_the_machine(tmp_path: Path) -> None:
    """In another order of creation, folder, language, time zone and order of hashing."""
    readable = dict(READABLE)
    first = fill(tmp_path / "一" / "seeds", readable)
    second = fill(tmp_path / "another" / "place", dict(reversed(readable.items())))
    for path in second.rglob("*.txt"):
        os.utime(path, (0, 0))
    here = {"PYTHONHASHSEED": "1", "TZ": "Asia/Shanghai"}
    there = {"PYTHONHASHSEED": "2", "TZ": "America/New_York", "LC_ALL": "C", "COLUMNS": "40"}
    one = command(ROOT / "build.py", "--source", first, "--output", tmp_path / "1", **here)
    two = command(ROOT / "build.py", "--source", second, "--output", tmp_path / "2", "--jobs", 2, **there)
    assert (one.returncode, two.returncode) == (0, 0), one.stderr + two.stderr
    assert tree(tmp_path / "1") == tree(tmp_path / "2")


@pytest.mark.parametrize("written", ["", ".site.new", ".site.new/articles"])
def test_a_build_that_is_killed_leaves_the_old_site(written: str, tmp_path: Path) -> None:
    """Killed at once, and as soon as a part of the new site has been written."""
    seeds = fill(tmp_path / "seeds", {"a.txt": ARTICLE.encode()})
    run("--source", seeds, "--output", tmp_path / "site")
    before = tree(tmp_path / "site")
    many = fill(tmp_path / "many", {f"{number}.txt": ARTICLE.encode() for number in range(300)})
    arguments = [ROOT / "build.py", "--source", many, "--output", tmp_path / "site"]
    with subprocess.Popen([sys.executable, *map(str, arguments)]) as builder:
        wait_until_there(tmp_path / written, builder)
        builder.send_signal(signal.SIGKILL if os.name == "posix" else signal.SIGTERM)
    assert builder.returncode != 0
    assert tree(tmp_path / "site") == before
    assert run("--source", seeds, "--output", tmp_path / "site").exit_code == 0
    assert tree(tmp_path / "site") == before
    assert {path.name for path in tmp_path.iterdir()} == {"seeds", "many", "site", ".site.kept"}


def test_the_sources_are_never_written(tmp_path: Path) -> None:
    seeds = fill(tmp_path / "seeds", {**READABLE, **UNREADABLE})
    before = {name: (data, (seeds / name).stat().st_mtime_ns) for name, data in tree(seeds).items()}
    run("--source", seeds, "--output", tmp_path / "site")
    after = {name: (data, (seeds / name).stat().st_mtime_ns) for name, data in tree(seeds).items()}
    assert after == before


STEERING = "" if sys.platform == "win32" else "\x1b]0;owned\x07\x1b[2J"
"""What no name on Windows has."""


def test_names_never_steer_the_terminal(tmp_path: Path) -> None:
    seeds = fill(tmp_path / "seeds", {"a.txt": ARTICLE.encode(), f"b{STEERING}\u202e.txt": b""})
    result = run("--source", seeds, "--output", tmp_path / "site")
    assert result.exit_code == 1
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", said(result))
    shown = STEERING.replace("\x1b", "\\x1b").replace("\x07", "\\x07")
    assert f"b{shown}\\u202e.txt: " in result.output


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere every file name is text")
def test_a_name_that_is_no_text_is_published_with_its_bytes_shown(tmp_path: Path) -> None:
    seeds = fill(tmp_path / "seeds", {"a.txt": ARTICLE.encode()})
    (seeds / os.fsdecode("报纸".encode("gbk") + b".txt")).write_bytes(ARTICLE.encode())
    assert run("--source", seeds, "--output", tmp_path / "site").exit_code == 0
    assert len(list((tmp_path / "site/data/sources").iterdir())) == 2


@pytest.mark.parametrize(("code", "most", "message"), [("", 60, "ended with 0"), ("input()", 0.2, "no .*after")])
def test_waiting_for_what_never_comes_fails(code: str, most: float, message: str, tmp_path: Path) -> None:
    """The wait of the tests here and in ``test_publish.py``, which a build that fails at once must not make endless."""
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE) as never:
        with pytest.raises(AssertionError, match=message):
            wait_until_there(tmp_path / "site", never, most)
        assert never.wait(10) is not None
