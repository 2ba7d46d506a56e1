"""Settings: who wins, and what a mistake is answered with."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from jianbao.cli.home import check_home
from jianbao.enrich.gazetteer import load_gazetteer
from jianbao.io.errors import BuildError
from jianbao.io.settings import KEYS, load_settings
from jianbao.model import Script, Settings
from tests.machine import symlink


def load(tmp_path: Path, own: str = "", project: str = "", **options: str | None) -> Settings:
    if own:
        (tmp_path / "jianbao.toml").write_text(own, encoding="utf-8")
    if project:
        (tmp_path / "pyproject.toml").write_text(project, encoding="utf-8")
    return load_settings(tmp_path / "pyproject.toml", tmp_path, options)


def test_without_any_file_the_defaults_hold(tmp_path: Path) -> None:
    assert load(tmp_path) == Settings()


def test_the_folders_own_file_wins_over_the_project_and_the_command_over_both(tmp_path: Path) -> None:
    project = '[tool.jianbao]\ntitle = "一"\nrights = "版权"\nhome = "4101"'
    own = 'title = "二"\nedition = "zh-Hant"\ntidy = false'
    settings = load(tmp_path, own, project, title="三", base_url=None)
    assert settings == Settings(title="三", edition=Script.HANT, home="4101", rights="版权", tidy=False)


@pytest.mark.parametrize(
    ("given", "home"),
    [
        ("4101", "4101"),
        ("410122", "4101"),
        ("441900", "4419"),
        ("11", "11"),
        ("110105", "11"),
        ("500229", "50"),
        ("419001", "419001"),
        ("429004", "429004"),
    ],
)
def test_a_home_is_given_by_one_of_its_counties_too(given: str, home: str, tmp_path: Path) -> None:
    settings = load(tmp_path, f'home = "{given}"')
    assert settings.home == home
    check_home(settings, tmp_path, load_gazetteer())


def test_an_address_ends_in_a_slash(tmp_path: Path) -> None:
    assert load(tmp_path, base_url="https://example.org/a").base_url == "https://example.org/a/"


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ("https://例子.cn", "https://xn--fsqu00a.cn/"),
        ("https://例子。cn/剪报//", "https://xn--fsqu00a.cn/%E5%89%AA%E6%8A%A5/"),
        ("https://Example.org:8080/%E5%89%AA/~a", "https://example.org:8080/%E5%89%AA/~a/"),
        ("http://localhost", "http://localhost/"),
        ("http://localhost/index.html", "http://localhost/"),
        ("http://localhost/my-index.html", "http://localhost/my-index.html/"),
        ("http://[::1]:80/a", "http://[::1]:80/a/"),
    ],
)
def test_an_address_is_written_as_in_a_link(given: str, address: str, tmp_path: Path) -> None:
    settings = load(tmp_path, base_url=given)
    assert settings.base_url == address
    assert load(tmp_path, base_url=address) == settings


@pytest.mark.parametrize(
    "given",
    [
        "https://例子.cn/a b",
        "https://例子.cn/\u3000/",
        'https://example.org/"x',
        "https://example.org/'x",
        "https://example.org/<x>",
        "https://example.org/a\\b",
        "https://example.org/a\tb",
        "https://example.org/100%",
        "https://me:pw@example.org/",
        "https://a..b/",
        "https://-a/",
        "https://a%20b/",
        "https://。/",
        "https://example.org:99999/",
        "https://example.org:x/",
        "https://[::1/",
        "https:///a",
        "ftp://example.org/",
    ],
)
def test_what_is_no_address_is_refused(given: str, tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="base_url 不能是") as error:
        load(tmp_path, base_url=given)
    assert "http://" in error.value.hint


def test_tables_are_written_a_line_an_entry(tmp_path: Path) -> None:
    own = """
    spellings."后张村" = "後張村"
    events."石桥庙会" = [2019-03-01, 2019-04-30]
    spellings."于庄" = "于莊"
    spellings."乾著村" = "乾著村"
    """
    settings = load(tmp_path, own)
    assert settings.spellings == (("后张村", "後張村"), ("于庄", "于莊"), ("乾著村", "乾著村"))
    assert settings.events == (("石桥庙会", date(2019, 3, 1), date(2019, 4, 30)),)


def test_every_setting_can_be_given() -> None:
    assert set(KEYS) == set(Settings.__dataclass_fields__)


@pytest.mark.parametrize(
    ("own", "message", "hint"),
    [
        ('titel = "a"', "没有 titel 这项设置", "是不是 title？"),
        ("zzz = 1", "没有 zzz 这项设置", "可用的有：title、"),
        ("title = 3", "title 不能是 3", '应是一行不空的文字，要加英文引号："3"'),
        ("title = 2020-02-13", "title 不能是 2020-02-13", '要加英文引号："2020-02-13"'),
        ('title = " "', "title 不能是", "应是一行不空的文字"),
        ('title = "a\\u001b"', "title 不能是", "应是一行不空的文字"),
        ('base_url = "example.org"', "base_url 不能是", "http://"),
        ('base_url = "https://example.org/?q="', "base_url 不能是", "http://"),
        ('edition = "zh"', "edition 不能是 “zh”", "zh-Hans"),
        ("edition = []", "edition 不能是", "zh-Hans"),
        (
            "home = 4101",
            "home 不能是 4101",
            '例如 "4101"（写县的六位也可；直辖市、港澳两位，例如 "11"），要加英文引号："4101"',
        ),
        ("home = 410182", "home 不能是 410182", '例如 "11"）'),
        ('home = "郑州"', "home 不能是 “郑州”", '例如 "4101"'),
        ("people_exclude = '张三'", "people_exclude 不能是 “张三”", '例如 ["张三", "李四"]'),
        ('tidy = "no"', "tidy 不能是 “no”", "true 或 false"),
        ("title = 剪报", "TOML 写法有误（第1行第9个字：等号后面的值不对）", "英文引号"),
        ("home = " + "9" * 5_000, "TOML 写法有误（有一个数太长）", "每项一行"),
        ("title = " + "[" * 20_000, "TOML 写法有误（括号套得太深）", "每项一行"),
        ('spellings = "后张村"', "spellings 不能是 “后张村”", "成对的写法"),
        ('spellings."后张村" = "後張"', 'spellings 里的 "后张村" = "後張" 不对', "字数相同"),
        ('spellings."后" = "後"', 'spellings 里的 "后" = "後" 不对', "至少两个字"),
        ('spellings."後張村" = "后张村"', 'spellings 里的 "後張村" = "后张村" 不对', "左简右繁"),
        ('spellings."后张村" = 3', 'spellings 里的 "后张村" 不对', "成对的写法"),
        ('spellings."张乾" = "張乾"\nspellings."张干" = "張乾"', 'spellings 里的 "张干" = "張乾" 不对', "不重复"),
        ('events."庙会" = 2019-03-01', 'events 里的 "庙会" 不对', "第一天、最后一天"),
        ('events."庙会" = [2019-03-01]', 'events 里的 "庙会" 不对', "第一天、最后一天"),
        ('events."庙会" = [2019-04-01, 2019-03-01]', 'events 里的 "庙会" 不对', "第一天、最后一天"),
        ('events."庙会" = [2019-03-01T08:00:00, 2019-03-02]', 'events 里的 "庙会" 不对', "第一天、最后一天"),
    ],
)
def test_mistakes_name_the_file_the_key_and_what_is_allowed(own: str, message: str, hint: str, tmp_path: Path) -> None:
    with pytest.raises(BuildError) as error:
        load(tmp_path, own)
    assert error.value.where.endswith("jianbao.toml")
    assert message in error.value.message
    assert hint in error.value.hint


def test_the_case_of_the_file_s_name_does_not_count(tmp_path: Path) -> None:
    (tmp_path / "Jianbao.toml").write_text('title = "一"', encoding="utf-8")
    assert load(tmp_path).title == "一"
    assert load(tmp_path, 'title = "二"').title == "二"


def test_settings_in_another_encoding_are_refused(tmp_path: Path) -> None:
    (tmp_path / "jianbao.toml").write_bytes('title = "剪报"'.encode("gbk"))
    with pytest.raises(BuildError, match="UTF-8"):
        load(tmp_path)


def test_settings_behind_a_link_are_refused(tmp_path: Path) -> None:
    symlink(tmp_path / "jianbao.toml", "nowhere")
    with pytest.raises(BuildError, match="链接"):
        load(tmp_path)


def test_a_byte_order_mark_is_no_part_of_the_settings(tmp_path: Path) -> None:
    (tmp_path / "jianbao.toml").write_text('title = "剪报"', encoding="utf-8-sig")
    assert load(tmp_path).title == "剪报"
