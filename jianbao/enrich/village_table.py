"""The villages of a province as they lie in ``data/``: format and licence stand in ``data/README.md``."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from importlib import resources

from jianbao.text.data import read_table

VILLAGE_CODE = re.compile(r"\d{12}")


@cache
def villages_of(province: str) -> dict[str, dict[str, str]]:
    """Villages of a province by county; ValueError, with the row, for a file that is not of their form."""
    name = f"villages_{province}.tsv.gz"
    if not resources.files("jianbao").joinpath("data", name).is_file():
        return {}
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    try:
        for row in read_table(name):
            if len(row) != 2 or not VILLAGE_CODE.fullmatch(row[0]) or not row[0].startswith(province) or not row[1]:
                raise ValueError(f"“{' '.join(row)}”这一行应是十二位代码、Tab、村名，代码以 {province} 开头")
            found[row[0][:6]][row[0]] = row[1]
    except (OSError, EOFError, UnicodeDecodeError, ValueError) as error:
        raise ValueError(f"jianbao/data/{name} 读不了：{error}") from None
    return dict(found)
