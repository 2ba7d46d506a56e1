"""The command: what it prints, its exit status, and that it never shows a traceback."""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urljoin
from urllib.request import urlopen

import pytest
from rich.cells import cell_len

import build
from jianbao.cli import console, processes
from jianbao.cli.explain import explain
from jianbao.cli.serve import open_server
from jianbao.io.errors import BuildError
from jianbao.io.publish import check_output
from jianbao.model import Problem, Severity, SourceText
from jianbao.parse.source import parse_source
from jianbao.site import doubts
from tests.commands import ARTICLE, command, fill, run, said, tree
from tests.html_page import read_page
from tests.tools import ROOT


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir()
    (folder / "新桥.txt").write_text(ARTICLE, encoding="utf-8")
    return folder


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "site"


@pytest.fixture
def doubtful(monkeypatch: pytest.MonkeyPatch) -> None:
    """The parser is unsure of one line of every source."""

    def one_doubt(_: object) -> Iterator[Problem]:
        yield Problem("新桥.txt", 1, Severity.DOUBT, "也像引题", "作标题处理")

    monkeypatch.setattr(doubts, "unsure", one_doubt)


def test_a_build_sums_up_and_says_what_to_open(seeds: Path, output: Path) -> None:
    result = run("--source", seeds, "--output", output)
    pages = sum(name.endswith(".html") for name in tree(output))
    assert result.exit_code == 0
    summary = rf"1 个来源，1 篇，\d+ 处存疑，{pages} 页，用时 \d+\.\d 秒\n请打开 (.+)\n"
    told = re.fullmatch(summary, said(result))
    assert told
    assert Path(told[1]) == output / "index.html"


def test_title_and_address_are_those_of_the_command(seeds: Path, output: Path) -> None:
    (seeds / "jianbao.toml").write_text('title = "一"', encoding="utf-8")
    run("--source", seeds, "--output", output, "--title", "白河旧报", "--base-url", "https://example.org/a")
    assert "白河旧报" in (output / "index.html").read_text(encoding="utf-8")
    assert "https://example.org/a/" in (output / "sitemap.xml").read_text(encoding="utf-8")


def test_a_failed_source_is_told_and_the_others_are_built(seeds: Path, output: Path) -> None:
    (seeds / "空.txt").touch()
    result = run("--source", seeds, "--output", output)
    assert result.exit_code == 1
    assert f"{seeds.as_posix()}/空.txt: 文件里没有文字；已跳过。请补上文字，或把它移出来源文件夹" in said(result)
    assert (output / "data/sources/新桥.json").exists()


@pytest.mark.usefixtures("doubtful")
@pytest.mark.parametrize(
    ("options", "status"), [([], 0), (["--strict"], 1), (["--check"], 0), (["--check", "--strict"], 1)]
)
def test_doubts_fail_only_a_strict_run(options: list[str], status: int, seeds: Path, output: Path) -> None:
    result = run("--source", seeds, "--output", output, *options)
    assert result.exit_code == status
    assert f"{seeds.as_posix()}/新桥.txt:1: 也像引题；作标题处理" in said(result)
    assert "1 处存疑" in result.output
    assert output.exists() is ("--check" not in options)


def test_a_check_counts_what_the_conversion_had_to_guess(seeds: Path) -> None:
    (seeds / "后张.txt").write_text("# 修渠\n\n本报讯（记者 何苇）后张人修渠，十个人看。\n", encoding="utf-8")
    checked = run("--source", seeds, "--check").output
    assert "简转繁时没有词语可依、按常用写法的多义字（" in checked
    assert "何苇）后张人修渠 → " in checked
    (seeds / "jianbao.toml").write_text('spellings."后张" = "后張"\n', encoding="utf-8")
    assert "后张人修渠" not in run("--source", seeds, "--check").output


def test_what_a_check_finds_can_be_sent_to_a_file(seeds: Path) -> None:
    (seeds / "空.txt").touch()
    (seeds / "后张.txt").write_text("# 修渠\n\n本报讯（记者 何苇）后张人修渠，十个人看。\n", encoding="utf-8")
    listed = run("--source", seeds, "--check").stdout
    assert "文件里没有文字" in listed
    assert "何苇）后张人修渠 → " in listed


def test_a_check_lists_every_problem_and_a_build_only_some(seeds: Path, output: Path) -> None:
    for number in range(console.SHOWN + 5):
        (seeds / f"{number}.txt").touch()
    checked, built = run("--source", seeds, "--check"), run("--source", seeds, "--output", output)
    assert checked.exit_code == built.exit_code == 1
    assert said(checked).count("文件里没有文字") == console.SHOWN + 5
    assert said(built).count("文件里没有文字") == console.SHOWN
    assert "另有 5 条，用 --check 看全部" in built.output


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--source", "nowhere"], "nowhere: 没有这个来源文件夹"),
        (["--source", "empty"], "empty: 没有一个能用的来源"),
        (["--title", ""], "命令行: title 不能是 “”"),
        (["--base-url", "example.org"], "命令行: base_url 不能是 “example.org”"),
        (["--output", "seeds/site"], "输出文件夹与 seeds 重叠"),
        (["--output", "foreign"], "没有动它"),
        (["--output", "foreign", "--clean"], "没有动它"),
        (["--output", "file/site"], "路径中有一段不是文件夹"),
        (["--output", "字" * 90], "写不进去：" + ("" if sys.platform == "win32" else "名字太长。原来的网站没有变")),
        (["--explain", "nowhere.txt"], f"nowhere.txt: 找不到这个文件。找过 nowhere.txt、{Path('seeds/nowhere.txt')}，"),
        (["--explain", "甲/新桥.txt"], f"{Path('甲/新桥.txt')}: 找不到这个文件"),
        (["--explain", "empty"], "empty: 是文件夹，不是来源文件"),
        (["--check", "--clean"], "--check 和 --clean 不能一起用"),
        (["--serve", "--explain", "新桥.txt"], "--explain 和 --serve 不能一起用"),
        (["--jobs", "0"], "--jobs 后面写的不对，应是不小于 1 的整数。用 --help 看全部选项"),
        (["--jobs"], "--jobs 后面还要写一项"),
        (["--check=1"], "--check 后面不能带值"),
        (["--chek"], "没有 --chek 这个选项（是不是 --check？）。用"),
        (["新桥.txt"], "看不懂“新桥.txt”"),
    ],
)
def test_what_cannot_be_built_has_status_2_and_one_message(
    options: list[str], message: str, seeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(seeds.parent)
    Path("empty").mkdir()
    Path("file").touch()
    Path("foreign").mkdir()
    Path("foreign/论文.doc").touch()
    before = tree(seeds.parent)
    result = run(*options)
    assert result.exit_code == 2
    assert message in said(result)
    assert len(said(result).splitlines()) == 1
    assert tree(seeds.parent) == before


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--source", "closed"], "closed: 来源文件夹读不了：没有权限。请检查文件夹的权限，或用 --source 另指一个"),
        (["--source", "closed/seeds"], "closed/seeds: 读不了：没有权限。请检查它和它所在文件夹的权限"),
        (["--source", "closed/seeds", "--check"], "closed/seeds: 读不了：没有权限"),
        (["--source", "closed/seeds", "--clean"], "closed/seeds: 读不了：没有权限"),
        (["--explain", "closed/seeds/a.txt"], "closed/seeds/a.txt: 读不了：没有权限。请检查"),
        (["--source", "closed/seeds", "--explain", "a.txt"], "closed/seeds/a.txt: 读不了：没有权限"),
        (["--output", "closed/site"], "closed/site: 写不进去：没有权限"),
        (["--output", "closed"], "closed/.jianbao: 写不进去：没有权限"),
    ],
)
@pytest.mark.usefixtures("closed")
def test_what_may_not_be_read_is_named_with_its_reason(
    options: list[str], message: str, seeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(seeds.parent)
    monkeypatch.setattr("os.access", lambda *_, **__: False)  # asks for root by name, not by what it may
    result = run(*options)
    assert result.exit_code == 2
    assert message in said(result)
    assert len(said(result).splitlines()) == 1


def test_a_source_that_may_not_be_looked_at_is_no_fault_of_the_output(closed: Path, tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="closed/seeds: 读不了：没有权限"):
        check_output(tmp_path / "site", closed / "seeds")


def test_the_summary_counts_what_was_left_out(seeds: Path, output: Path) -> None:
    for name in ("空.txt", "一.doc", "二.doc"):
        (seeds / name).touch()
    result = run("--source", seeds, "--output", output)
    assert re.search(r"1 个来源，1 篇，\d+ 处存疑，3 个跳过，1 处错误，\d+ 页", said(result))


@pytest.mark.parametrize(
    ("home", "hint"),
    [
        ("4118", "是不是 4117 驻马店市、"),
        ("1101", "是不是 11 北京市？"),
        ("429099", "是不是 429021 神农架林区、"),
        ("9999", "代码可在建好的网站里查"),
    ],
)
def test_a_home_that_is_no_prefecture_is_refused(home: str, hint: str, seeds: Path, output: Path) -> None:
    (seeds / "jianbao.toml").write_text(f'home = "{home}"', encoding="utf-8")
    result = run("--source", seeds, "--output", output)
    assert result.exit_code == 2
    assert f"{seeds / 'jianbao.toml'}: home 不能是 {home}：没有这个地级行政区划。{hint}" in said(result)
    assert not output.exists()


def test_the_help_is_chinese() -> None:
    result = run("--help")
    assert result.exit_code == 0
    assert not re.search("Usage|Options|Show|default", said(result))


def test_the_source_of_a_web_page_is_told_and_published(seeds: Path, output: Path) -> None:
    (seeds / "网页.txt").write_text("\n<!doctype html>\n<p>新桥昨日通车。</p>\n", encoding="utf-8")
    result = run("--source", seeds, "--output", output)
    assert result.exit_code == 0
    assert f"{seeds.as_posix()}/网页.txt:2: 像是网页源码；照原样发布。请在浏览器里打开，另存为纯文本" in said(result)
    assert (output / "data/sources/网页.json").exists()


def test_no_usable_source_leaves_the_old_site(seeds: Path, output: Path) -> None:
    run("--source", seeds, "--output", output)
    before = tree(output)
    (seeds / "新桥.txt").write_bytes(b"")
    assert run("--source", seeds, "--output", output).exit_code == 2
    assert tree(output) == before


def test_cleaning_deletes_the_site_and_nothing_else(seeds: Path, output: Path) -> None:
    run("--source", seeds, "--output", output)
    assert run("--source", seeds, "--output", output, "--clean").exit_code == 0
    assert not output.exists()
    assert seeds.exists()


def test_cleaning_nothing_leaves_nothing(seeds: Path, tmp_path: Path) -> None:
    result = run("--source", seeds, "--output", tmp_path / "a/site", "--clean")
    assert (result.exit_code, said(result)) == (0, f"没有 {tmp_path / 'a/site'}，不用删\n")
    assert list(tmp_path.iterdir()) == [seeds]


def test_an_explanation_names_role_and_rule_of_every_line(seeds: Path) -> None:
    result = run("--explain", seeds / "新桥.txt")
    assert result.exit_code == 0
    head, columns, *rows = said(result).splitlines()
    assert head.endswith("新桥.txt（utf-8，简体，1 篇）")
    assert columns.split() == ["行", "角色", "篇", "规则", "其次", "差", "接缝", "文字"]
    assert [row.split()[0] for row in rows if "存疑：" not in row] == ["1", "3", "5"]
    assert rows[0].split()[1] == "标题"
    assert re.search(r"\S+（[a-z ]+）", rows[0])
    assert rows[-1].endswith("村民王大山说。")


def test_an_explanation_fits_the_terminal(seeds: Path) -> None:
    lines = list(explain(seeds / "新桥.txt", seeds, 60))
    assert all(cell_len(line) <= 60 for line in lines)
    assert any(line.endswith("村民王大山说。") for line in lines)
    assert sum("（" in line for line in lines) > 3, "each line's rule"


def test_a_source_to_explain_is_found_by_any_of_its_names(seeds: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(seeds.parent)
    for folder in ("甲", "乙"):
        (seeds / folder).mkdir()
        (seeds / folder / "同名.txt").write_text(ARTICLE, encoding="utf-8")
    shutil.copy(seeds / "新桥.txt", seeds / "甲/老桥.txt")
    for asked in ("seeds/甲/老桥.txt", "甲/老桥.txt", "老桥.txt", seeds / "甲/老桥.txt"):
        assert said(run("--explain", asked)).startswith("甲/老桥.txt（")
    twice = run("--explain", "同名.txt")
    assert twice.exit_code == 2
    assert "有几个同名的文件：乙/同名.txt、甲/同名.txt" in said(twice)


def test_a_fault_in_the_parser_costs_one_source_its_shape_only(
    seeds: Path, output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (seeds / "坏.txt").write_text("坏标题\n\n坏文字。\n", encoding="utf-8")

    def faulty(text: SourceText) -> object:
        if text.stem == "坏":
            raise IndexError("list index out of range")
        return parse_source(text)

    monkeypatch.setattr("jianbao.cli.workers.parse_source", faulty)
    result = run("--source", seeds, "--output", output)
    assert result.exit_code == 1
    assert "坏.txt: 程序读这个文件时出错（IndexError: list index out of range，" in said(result)
    assert "坏文字。" in (output / "articles" / "坏-1.html").read_text(encoding="utf-8")


def test_a_fault_elsewhere_gives_a_message_and_leaves_the_old_site(
    seeds: Path, output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("--source", seeds, "--output", output)
    before = tree(output)

    def faulty(*_: object) -> object:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr(build, "feed_files", faulty)
    (seeds / "又一篇.txt").write_text("又一篇\n\n文字。\n", encoding="utf-8")
    result = run("--source", seeds, "--output", output)
    assert result.exit_code == 2
    assert "程序出错（ZeroDivisionError: division by zero，test_cli.py 第" in said(result)
    assert tree(output) == before


@pytest.mark.parametrize(("template", "jobs"), [("{{ missing }}", 1), ("{% if %}", 2), ("\udcff", 1)])
def test_a_fault_in_a_template_names_the_template(
    template: str, jobs: int, seeds: Path, output: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("--source", seeds, "--output", output)
    before = tree(output)
    for folder in ("templates", "static"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    (tmp_path / "templates/article.html").write_text(template, encoding="utf-8", errors="surrogateescape")
    monkeypatch.setattr(build, "ROOT", tmp_path)
    result = run("--source", seeds, "--output", output, "--jobs", jobs)
    assert result.exit_code == 2
    assert "article.html" in said(result)
    assert len(result.output.splitlines()) == 1
    assert tree(output) == before


def test_an_interrupt_ends_the_run_in_words(seeds: Path, output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> object:
        raise KeyboardInterrupt

    monkeypatch.setattr(build, "make_records", interrupted)
    result = run("--source", seeds, "--output", output)
    assert (result.exit_code, said(result)) == (130, "已中断\n")
    assert not output.exists()


def test_several_processes_give_the_same_site(seeds: Path, tmp_path: Path) -> None:
    for number in range(40):
        text = ARTICLE.replace("新桥", f"第{number}桥")
        (seeds / f"{number}.txt").write_text(text, encoding="utf-8")
    (seeds / "坏.txt").write_bytes(b"\xff" * 9)
    one = run("--source", seeds, "--output", tmp_path / "one", "--jobs", 1)
    two = run("--source", seeds, "--output", tmp_path / "two", "--jobs", 2)
    assert one.exit_code == two.exit_code == 1
    assert "坏.txt" in said(two)
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


@pytest.mark.parametrize("jobs", [None, 200])
def test_windows_is_not_asked_for_more_processes_than_it_can_wait_for(
    jobs: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processes, "cpu_count", lambda: 128)
    monkeypatch.setattr(processes, "WORTH_A_POOL", 0)
    monkeypatch.setattr(sys, "platform", "win32")
    with pytest.raises(ValueError, match="61"):  # Python's own limit, which the next lines would meet
        ProcessPoolExecutor(62)
    with processes.processes(jobs, 0) as run:
        assert list(run(str, [])) == []


def test_a_missing_package_is_answered_with_the_command_that_installs_it() -> None:
    code = "import runpy, sys; sys.modules['filelock'] = None; runpy.run_path(sys.argv[1], run_name='__main__')"
    done = command("-c", code, ROOT / "build.py")
    assert (done.returncode, done.stdout) == (2, "")
    assert re.fullmatch(r"缺少 filelock。请先安装：\S+ -m pip install -e \S+\n", done.stderr)


def test_messages_come_through_where_the_terminal_knows_no_chinese(seeds: Path) -> None:
    done = command(ROOT / "build.py", "--source", seeds / "nowhere", "--check", PYTHONIOENCODING="ascii")
    assert done.returncode == 2
    assert "nowhere" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_preview_rebuilds_survives_errors_and_ends_with_an_interrupt(seeds: Path, output: Path) -> None:
    arguments = [ROOT / "build.py", "--source", seeds, "--output", output, "--serve"]
    with subprocess.Popen([sys.executable, *map(str, arguments)], stderr=subprocess.PIPE, text=True) as preview:
        try:
            assert preview.stderr is not None
            address = re.search(r"http://127\.0\.0\.1:\d+/", preview.stderr.readline())
            assert address
            with pytest.raises(HTTPError, match="404"):
                urlopen(address[0] + "nowhere.html")
            (seeds / "新桥.txt").write_bytes(b"")
            assert "错误" in preview.stderr.readline()
            told = [preview.stderr.readline() for _ in range(3)]
            assert told[-1] == "没有重建，预览的仍是原来的网站\n"
            (seeds / "新桥.txt").write_text(ARTICLE.replace("新桥", "老桥"), encoding="utf-8")
            assert wait_for("老桥", address[0] + "index.html")
        finally:
            preview.send_signal(signal.SIGINT)
            try:
                assert preview.wait(10) == 0
            finally:
                preview.kill()


@pytest.mark.parametrize("options", [[], ["--base-url", "https://example.org/bao/"]], ids=["anywhere", "at an address"])
def test_the_preview_s_page_for_the_lost_is_whole_at_any_depth(seeds: Path, output: Path, options: list[str]) -> None:
    run("--source", seeds, "--output", output, *options)
    with open_server(output) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        asked = f"http://127.0.0.1:{server.server_port}/articles/no/where.html"
        with pytest.raises(HTTPError, match="404") as lost:
            urlopen(asked)
        (output / "got.html").write_bytes(lost.value.read())
        links = read_page(output / "got.html").links
        assert len(links) > 10
        for link in links:
            if not link.startswith(("https:", "#")):
                with urlopen(urljoin(asked, link)) as found:
                    assert found.status == 200
        server.shutdown()


def wait_for(text: str, address: str) -> bool:
    for _ in range(100):
        with urlopen(address) as page:
            if text in page.read().decode():
                return True
        time.sleep(0.1)
    return False


def test_an_owner_s_files_in_the_site_s_own_folders_stay(seeds: Path, output: Path) -> None:
    run("--source", seeds, "--output", output)
    own = {"articles/我的.html": b"x", "data/own/a.csv": b"x", "hant/articles/a.jpg": b"x", "CNAME": b"example.org"}
    fill(output, {**own, "articles/.DS_Store": b"x"})
    (seeds / "二.txt").write_text(ARTICLE.replace("新桥", "老桥"), encoding="utf-8")
    run("--source", seeds, "--output", output)
    (seeds / "二.txt").unlink()
    assert run("--source", seeds, "--output", output).exit_code == 0
    assert {path: (output / path).read_bytes() for path in own} == own
    assert not (output / "articles/二-1.html").exists() and not (output / "articles/.DS_Store").exists()
    refused = said(run("--clean", "--output", output))
    assert "没有删：CNAME、articles/我的.html、data/own、hant/articles/a.jpg。请先把它们移走" in refused


def test_an_owner_s_page_that_gets_the_name_of_a_new_one_stops_the_build(seeds: Path, output: Path) -> None:
    run("--source", seeds, "--output", output)
    fill(output, {"articles/二-1.html": b"x"})
    (seeds / "二.txt").write_text(ARTICLE.replace("新桥", "老桥"), encoding="utf-8")
    told = said(run("--source", seeds, "--output", output))
    assert f"{output / 'articles/二-1.html'}: 不是剪报写的，却与网站的文件同名。请改名或移走；原来的网站没有变" in told
    assert (output / "articles/二-1.html").read_bytes() == b"x"
