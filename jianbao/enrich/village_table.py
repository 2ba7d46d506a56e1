"""The villages of a province as they lie in ``data/``: format and licence stand in ``data/README.md``."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from importlib import resources

from jianbao.enrich.codes import COUNTY_CODE
from jianbao.text.data import read_table

VILLAGE_CODE = re.compile(r"\d{12}")


@cache
def villages_of(province: str) -> dict[str, dict[str, str]]:
    """The villages of a province: their names by code, by the code of the county; empty where there is no file of them.

    A file that cannot be read, or a row that is not of this form, raises a ValueError that says which.
    """
    file = f"villages_{province}.tsv.gz"
    if not resources.files("jianbao").joinpath("data", file).is_file():
        return {}
    names_by_county: defaultdict[str, dict[str, str]] = defaultdict(dict)
    try:
        for row in read_table(file):
            if len(row) != 2 or not VILLAGE_CODE.fullmatch(row[0]) or not row[0].startswith(province) or not row[1]:
                raise ValueError(f"“{' '.join(row)}”这一行应是十二位代码、Tab、村名，代码以 {province} 开头")
            code, name = row
            names_by_county[code[:COUNTY_CODE]][code] = name
    except (OSError, EOFError, UnicodeDecodeError, ValueError) as error:
        raise ValueError(f"jianbao/data/{file} 读不了：{error}") from None
    return dict(names_by_county)
