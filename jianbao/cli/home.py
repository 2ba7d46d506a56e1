"""Checks the setting ``home`` against the gazetteer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from jianbao.enrich.gazetteer import Gazetteer
from jianbao.io.errors import BuildError
from jianbao.model import CITY_PROVINCES, Level, Settings

SUGGESTED = 3


def check_home(settings: Settings, where: Path, gazetteer: Gazetteer) -> None:
    """BuildError if the code is no prefecture's: it would have no effect, and nobody would notice. ``where``: the file
    that the setting comes from.

    >>> from jianbao.enrich.gazetteer import load_gazetteer
    >>> check_home(Settings(home="4101"), Path("jianbao.toml"), load_gazetteer())
    >>> check_home(Settings(home="11"), Path("jianbao.toml"), load_gazetteer())
    >>> check_home(Settings(home="419001"), Path("jianbao.toml"), load_gazetteer())
    >>> check_home(Settings(home="4118"), Path("jianbao.toml"), load_gazetteer())  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    jianbao.io.errors.BuildError: ...home 不能是 4118：没有这个地级行政区划。是不是 4117 驻马店市、...？
    """
    codes = tuple(_prefectures(gazetteer))
    if settings.home is None or settings.home in codes:
        return
    near = "、".join(f"{code} {gazetteer.place(code).name}" for code in _near(settings.home, codes))
    hint = f"是不是 {near}？" if near else "代码可在建好的网站里查：“地方”一页各市的网址，places/4101.html 就是 4101"
    raise BuildError(where, f"home 不能是 {settings.home}：没有这个地级行政区划", hint)


def _prefectures(gazetteer: Gazetteer) -> Iterator[str]:
    """Codes of all prefectures that have a number, and of what is its own prefecture: Beijing and the like (11), and
    counties that have none above them (419001).
    """
    for code, (_, level, up) in gazetteer.rows.items():
        prefecture = level is Level.PREFECTURE and not gazetteer.is_pseudo(code)
        alone = level is Level.COUNTY and gazetteer.is_pseudo(up) and code[:2] not in CITY_PROVINCES
        if code in CITY_PROVINCES or ((prefecture or alone) and code.isdigit()):
            yield code


def _near(home: str, codes: tuple[str, ...]) -> list[str]:
    """The codes of the same province with the closest numbers."""
    beside = [code for code in codes if code[:2] == home[:2]]
    return sorted(beside, key=lambda code: (abs(int(code.ljust(6, "0")) - int(home.ljust(6, "0"))), code))[:SUGGESTED]
