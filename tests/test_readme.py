"""README says what is so: its commands run, its options, settings and files exist."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import build
from jianbao.io.corrections import SECTIONS, read_corrections
from jianbao.io.facts import FACTS
from jianbao.io.settings import KEYS, load_settings
from jianbao.io.templates import read_templates
from jianbao.model import Settings
from jianbao.site.render import Renderer
from jianbao.text.script import Converter
from tests.paper import paper, plan_site
from tests.tools import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
GUIDE = (ROOT / "jianbao" / "README.md").read_text(encoding="utf-8")
MEASURED = "".join((ROOT / "jianbao" / name).read_text(encoding="utf-8") for name in ("MEASURED.md", "TRIED.md"))
TESTS = (ROOT / "tests" / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    """Fenced code, without the margin of a list it may stand in."""
    found = re.findall(rf"^( *)```{language}\n(.*?)^ *```$", README, re.MULTILINE | re.DOTALL)
    return ["\n".join(line.removeprefix(margin) for line in lines.splitlines()) for margin, lines in found]


def table(first_column: str) -> list[str]:
    """What stands in backticks in the first cells of the table with this heading."""
    rows = README.split(f"| {first_column} |", 1)[1].split("\n\n", 1)[0].splitlines()[2:]
    return [name for row in rows for name in re.findall(r"`([^`]+)`", row.split("|")[1])]


def build_arguments() -> Iterator[list[str]]:
    """The arguments of every call of build.py in the code blocks."""
    for line in "\n".join(blocks("sh") + blocks("powershell")).splitlines():
        for step in re.split("&&|;", line):
            if "build.py" in step:
                yield shlex.split(step.split("build.py", 1)[1])


BUILD_COMMAND, TEST_COMMAND = blocks("sh")[:2]

LOGO = next(iter(blocks("html")), "")
"""What puts a logo into the masthead."""


def test_the_first_two_commands_set_everything_up() -> None:
    steps = [command.split(" && ") for command in (BUILD_COMMAND, TEST_COMMAND)]
    assert steps[0] == ["python3 -m venv .venv", ".venv/bin/pip install -q -e .", ".venv/bin/python build.py"]
    assert steps[1] == [
        "python3 -m venv .venv",
        '.venv/bin/pip install -q -e ".[dev]"',
        ".venv/bin/python -m pytest",
    ]


def test_continuous_integration_runs_the_same_test_command() -> None:
    assert f"\n{TEST_COMMAND} || exit 1\n" in (ROOT / ".ci/run").read_text(encoding="utf-8")


def test_windows_does_the_same() -> None:
    def steps(command: str) -> list[str]:
        return re.split(" && |; ", command.replace("\\", "/").replace("Scripts", "bin").replace("py -m", "python3 -m"))

    assert list(map(steps, blocks("powershell")[0].splitlines())) == [
        steps(BUILD_COMMAND),
        steps(TEST_COMMAND),
    ]


def test_every_command_is_told_in_full() -> None:
    assert not re.search(r"(?<!\bpython )build\.py --", README)
    assert set(re.findall(r"(\S+python) build\.py", README.replace("`", ""))) == {
        ".venv/bin/python",
        r".venv\Scripts\python",
    }


def test_what_the_commands_install_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert "dev" in project["optional-dependencies"]
    assert project["requires-python"] == ">=3.11"
    assert "Python 3.11" in README


def test_the_build_command_builds_where_it_stands(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    done = subprocess.run([sys.executable, ROOT / "build.py"], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    published = {path.relative_to(tmp_path / "_site").as_posix() for path in (tmp_path / "_site").rglob("*")}
    for name in table("file"):
        if name not in ("sitemap.xml", "robots.txt", "opensearch.xml"):
            assert any(re.fullmatch(name.replace("<name>", ".+").rstrip("/"), path) for path in published), name


@pytest.mark.parametrize("arguments", tuple(build_arguments()), ids=" ".join)
def test_every_call_of_the_command_is_understood(arguments: list[str]) -> None:
    build.main.make_context("build.py", list(arguments))


def test_every_option_is_told_and_every_told_option_exists() -> None:
    options = {option for parameter in build.main.params for option in parameter.opts}
    assert {name.split()[0] for name in table("option")} == options
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", README)) <= options


def test_every_setting_is_told_with_its_default() -> None:
    assert table("setting") == list(KEYS)
    for name, value in Settings.__dataclass_fields__.items():
        row = next(line for line in README.splitlines() if line.startswith(f"| `{name}` |"))
        if name in ("title", "edition", "tidy"):
            assert str(value.default).lower() in row.lower()


def test_the_settings_shown_are_allowed(tmp_path: Path) -> None:
    shown = blocks("toml")[0]
    (tmp_path / "jianbao.toml").write_text(shown, encoding="utf-8")
    assert load_settings(tmp_path / "pyproject.toml", tmp_path, {}).home == "4101"
    assert set(tomllib.loads(shown)) == set(KEYS)


def test_the_chinese_steps_make_a_site_of_one_s_own(tmp_path: Path) -> None:
    steps = README.split("## 中文快速上手")[1]
    settings = next(shown for shown in blocks("toml")[1:] if "title" in tomllib.loads(shown))
    title, _, rights = tomllib.loads(settings).values()
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    for name, text in (
        ("jianbao.toml", settings),
        ("about.md", "馆里的旧报。"),
        ("一版.txt", "新桥通车\n\n两岸的村民不再绕路。"),
    ):
        (seeds / name).write_text(text, encoding="utf-8")
        assert name == "一版.txt" or f"`{name}`" in steps
    done = subprocess.run([sys.executable, ROOT / "build.py"], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert f"<title>{title}</title>" in (tmp_path / "_site/index.html").read_text("utf-8")
    about = (tmp_path / "_site/about.html").read_text("utf-8")
    assert "馆里的旧报。" in about
    assert rights in about
    assert README.splitlines()[2] == "[中文快速上手](#中文快速上手)"


def test_the_line_for_a_logo_shows_one_on_every_page(tmp_path: Path) -> None:
    """As the section on the site's looks has it: in the block ``masthead`` of both templates that have one."""
    shutil.copytree(ROOT / "templates", tmp_path, dirs_exist_ok=True)
    named = set(re.findall(r"`templates/(\w+\.html)`", README))
    for name in named:
        text = (tmp_path / name).read_text(encoding="utf-8")
        assert text.count("{% block masthead %}\n") == 1
        (tmp_path / name).write_text(text.replace("{% block masthead %}\n", f"{{% block masthead %}}\n{LOGO}"), "utf-8")
    assert named
    renderer = Renderer(read_templates(tmp_path))
    pages = [renderer.render(page) for page in plan_site(paper(), Converter()) if page.path.endswith(".html")]
    assert [page.path for page in pages if page.data.count(b"static/logo.svg") != 1] == []


def test_the_corrections_shown_are_allowed() -> None:
    corrections_shown = [shown for shown in blocks("toml") if "title" not in tomllib.loads(shown)]
    assert len(corrections_shown) == 2
    for shown in corrections_shown:
        corrections, problems = read_corrections(shown.encode(), "a.toml")
        assert problems == ()
        assert corrections.roles
    assert {key for line in corrections_shown[0].splitlines() for key in [line.split(".")[0]]} == set(SECTIONS)
    assert set(table("fact")) == set(FACTS)


def test_every_file_that_is_linked_exists() -> None:
    for text, folder in ((README, ROOT), (GUIDE + MEASURED, ROOT / "jianbao"), (TESTS, ROOT / "tests")):
        links = re.findall(r"\]\(([^)#:]+)[)#]", text)
        assert [link for link in links if not (folder / link).exists()] == []


FILES_NAMED = sorted(set(re.findall(r"`([\w./*-]+\.(?:py|js|css|html|tsv|txt|gz))`", GUIDE + MEASURED)))
"""By their paths from the program's folder or from the repository's, or, behind such a path, by the end of theirs."""


@pytest.mark.parametrize("name", FILES_NAMED)
def test_files_that_the_developers_guide_names_are_there(name: str) -> None:
    places = [ROOT.glob(name), (ROOT / "jianbao").glob(f"**/{name}")]
    assert any(found for place in places for found in place)


def test_the_tests_guide_names_every_module_and_table() -> None:
    there = {path.name for path in (ROOT / "tests").glob("*.*")} - {"__init__.py", "README.md"}
    told = set(re.findall(r"`(\w+\.\w+)`", TESTS))
    assert told <= there
    assert [name for name in sorted(there - told) if not re.match(r"test_|\w+_floors\.json", name)] == []


def test_the_developers_guide_names_every_table_of_rules() -> None:
    tables = {path.name for path in (ROOT / "jianbao" / "parse" / "rules").glob("*.py")} - {"__init__.py", "words.py"}
    assert tables <= {name.split("rules/")[-1] for name in FILES_NAMED if "rules/" in name}
