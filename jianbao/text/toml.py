"""Text as a TOML file writes it, for lines that a reader is offered to copy."""

from __future__ import annotations

import json


def toml_string(text: str) -> str:
    r"""A TOML string. JSON's escapes are TOML's too; TOML only asks for one more.

    >>> print(toml_string('他说“好”\\"'))
    "他说“好”\\\""
    """
    return json.dumps(text, ensure_ascii=False).replace("\x7f", r"\u007f")
