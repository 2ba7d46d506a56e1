"""The codes of places: how long they are, and those that are made from names."""

from __future__ import annotations

import hashlib
import re

PROVINCE_CODE, COUNTY_CODE, TOWNSHIP_CODE = 2, 6, 9
"""How many digits these codes have; a city's has 4. Each begins with the code of the place above. On Taiwan a county's
has 5 characters, and that of a district or town 7.
"""

MADE = re.compile(r"(.+)x[0-9a-f]{6}$")
"""A code that ``made_code`` made; the group is the parent's code."""


def made_code(parent: str | None, name: str) -> str:
    """The code of a place that has none: its parent's, ``x`` and six characters made from its name.

    It is the same on every machine.

    >>> made_code("410225001", "白庙村") == made_code("410225001", "白庙村") != made_code("410225001", "白庙")
    True
    """
    return f"{parent}x{hashlib.blake2b(name.encode(), digest_size=3).hexdigest()}"
