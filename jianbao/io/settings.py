"""An archive's settings: ``[tool.jianbao]`` in ``pyproject.toml``, then ``jianbao.toml`` in the source
folder, then the command's own options; the later wins.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from jianbao.io.errors import BuildError
from jianbao.io.folder_files import SETTINGS, file_meant
from jianbao.io.schema import (
    BadEntry,
    Key,
    any_text,
    asked_for,
    event_spans,
    keys_hint,
    shown,
    some_text,
    some_texts,
    spelling_pairs,
    truth,
)
from jianbao.io.sources import read_regular
from jianbao.model import CITY_PROVINCES, Script, Settings
from jianbao.text.toml import BadToml, read_toml


def load_settings(project: Path, folder: Path, options: Mapping[str, str | None]) -> Settings:
    """The settings for the sources in ``folder``; ``options`` are the command's, None where not given."""
    table = _tool_table(project)
    path = file_meant(folder, SETTINGS)
    own = _toml(path)
    given = {key: value for key, value in options.items() if value is not None}
    return Settings(**{**table, **_checked(own, path), **_checked(given, "命令行")})


def where_set(name: str, project: Path, folder: Path) -> Path:
    """The file that a setting's value comes from, if the command does not give it."""
    own = file_meant(folder, SETTINGS)
    return own if name in _toml(own) else project


def _tool_table(project: Path) -> dict[str, Any]:
    table = _toml(project).get("tool", {}).get("jianbao", {})
    return _checked(table, f"{project} [tool.jianbao]")


def _toml(path: Path) -> dict[str, Any]:
    """The table in a file; an empty one where there is no file."""
    try:
        return read_toml(read_regular(path)) if os.path.lexists(path) else {}
    except BadToml as error:
        hint = error.hint or '每项一行，文字放在英文引号里，例如 title = "剪报"'
        raise BuildError(path, error.message, hint) from None


def _checked(table: Mapping[str, Any], where: Path | str) -> dict[str, Any]:
    return {name: _value(name, value, where) for name, value in table.items()}


def _value(name: str, value: Any, where: Path | str) -> Any:
    if name not in KEYS:
        raise BuildError(where, f"没有 {name} 这项设置", keys_hint(name, KEYS))
    try:
        return KEYS[name].read(value)
    except BadEntry as entry:
        raise BuildError(where, f"{name} 里的 {entry} 不对", f"应是{KEYS[name].allowed}") from None
    except ValueError:
        raise BuildError(where, f"{name} 不能是 {shown(value)}", asked_for(value, KEYS[name])) from None


HOST = re.compile(r"(?!-)[a-z0-9_-]+(\.[a-z0-9_-]+)*\.?")

PATH = "/%:!$&()*+,;=~"
"""Characters that a URL's path may hold besides ASCII letters and digits (RFC 3986); escapes are left as they are."""

NO_URL = re.compile(r"""[\s"'<>\\^`{|}@]|%(?![0-9A-Fa-f]{2})""")
"""What an address holds only by mistake: blanks, quotation marks, a user name (@), a % that escapes nothing."""


def _base_url(value: Any) -> str:
    """An address as it is written in a link: its host in IDNA, its path escaped. The name of the front page, which an
    address copied from a browser ends with, is left out.

    >>> _base_url("https://example.org/archive"), _base_url("https://例子.cn/剪报/index.html")
    ('https://example.org/archive/', 'https://xn--fsqu00a.cn/%E5%89%AA%E6%8A%A5/')
    """
    text = any_text(value)
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or parts.query or parts.fragment or NO_URL.search(text):
        raise ValueError
    host = (parts.hostname or "").encode("idna").decode()
    if not HOST.fullmatch(host) and not parts.netloc.startswith("["):  # what stands in brackets urlsplit has checked
        raise ValueError
    path = parts.path.removesuffix("/index.html")
    netloc = (f"[{host}]" if ":" in host else host) + (f":{parts.port}" if parts.port else "")
    return f"{parts.scheme}://{netloc}{quote(path, safe=PATH).rstrip('/')}/"


def _home(value: Any) -> str:
    """The code of a prefecture. The six digits of a county, which its people know best, stand for its prefecture, if it
    has one.

    >>> [_home(code) for code in ("4101", "410122", "110105", "11", "419001")]
    ['4101', '4101', '11', '11', '419001']
    """
    code = any_text(value)
    if not re.fullmatch(r"[1-9]\d(\d\d){0,2}", code):
        raise ValueError
    if len(code) < 6 or code[2:4] == "90":  # 90: directly under the province
        return code
    return code[:2] if code[:2] in CITY_PROVINCES else code[:4]


KEYS: Mapping[str, Key] = {
    "title": Key("一行不空的文字", some_text),
    "base_url": Key("以 http:// 或 https:// 开头的网址，不带空格、引号、?、# 和 @", _base_url),
    "edition": Key(" zh-Hans（简体）或 zh-Hant（繁体）", Script),
    "home": Key('四位的地级行政区划代码，例如 "4101"（写县的六位也可；直辖市、港澳两位，例如 "11"）', _home),
    "rights": Key("一行文字", any_text),
    "tidy": Key(" true 或 false", truth),
    "people": Key(" true 或 false", truth),
    "people_exclude": Key('一列人名，例如 ["张三", "李四"]', some_texts),
    "borders": Key("来源文件夹里一个 GeoJSON 文件的名字", some_text),
    "borders_credit": Key("一行文字", any_text),
    "spellings": Key(
        '成对的写法，左简右繁，字数相同，至少两个字，繁体不重复，例如 spellings."后张村" = "後張村"', spelling_pairs
    ),
    "events": Key('词语和它所指的第一天、最后一天，例如 events."石桥庙会" = [2019-03-01, 2019-04-30]', event_spans),
}
