"""Reads TOML, says in plain words what is wrong with a file, and writes a text as a TOML string."""

from __future__ import annotations

import json
import re
import tomllib
from typing import Any
from unicodedata import normalize

from jianbao.text.characters import HAN

FAULTS = (
    (r"Invalid value", "等号后面的值不对"),
    (r"Invalid statement|Invalid initial character for a key", "这里应是一项的名字"),
    (r"Expected '='", "名字后面缺少等号"),
    (r"Expected newline", "值后面还有多余的字"),
    (r"Unterminated string|.*character '\\n'", "引号没有配成一对"),
    (r"Unclosed array", "方括号里缺少逗号，或没有配成一对"),
    (r"Unclosed inline table", "花括号里缺少逗号，或没有配成一对"),
    (r"Expected '\]", "方括号没有配成一对"),
    (r"Cannot |Duplicate ", "同一项写了两次"),
    (r"Invalid date", "没有这个日期"),
    (r"Unescaped|Invalid hex|Escaped", r"反斜杠后面写的不对，反斜杠本身要写成 \\"),
    (r"Illegal character|Found invalid character", "有看不见的控制字符"),
)
"""How tomllib's messages begin, and what they mean. Of any other message only its place in the file is passed on."""

DAY = re.compile(r"(?<=[=\[,])\s*[0-9]{4}\s*[-./年–—]\s*[0-9][-0-9./年月日–—]*")
"""What somebody typed as a date, right or wrong."""

PLAIN = {"“": '"', "”": '"', "‘": "'", "’": "'", "。": ".", "、": ",", "：": "=", "【": "[", "】": "]"}
"""The sign of TOML that a Chinese one stands for; for TOML's own signs in full width, NFKC gives it."""

STOPS = "。；，、"
"""What ends a sentence or a part of it in Chinese."""

PLACE = re.compile(r"\(at line (\d+), column (\d+)\)$")


class BadToml(ValueError):  # noqa: N818 - the name describes the file
    """A file is no valid TOML. It says what is wrong, and in which line if that is known."""

    def __init__(self, message: str, line: int | None = None, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.line = line
        self.hint = hint


def read_toml(data: bytes) -> dict[str, Any]:
    """The table that a file holds; raises BadToml for whatever else is in it.

    >>> read_toml('title = "剪报"'.encode())
    {'title': '剪报'}
    >>> read_toml("title = 剪报".encode())
    Traceback (most recent call last):
    jianbao.text.toml.BadToml: TOML 写法有误（第1行第9个字：等号后面的值不对）
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadToml("不是 UTF-8 编码", hint="请另存为 UTF-8") from None
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        if (without_repeats := _without_repeats(text)) != text:
            return read_toml(without_repeats.encode())
        raise _bad_toml(str(error), text) from None
    except RecursionError:
        raise BadToml("TOML 写法有误（括号套得太深）") from None
    except ValueError:  # Python's limit of digits, the only error here that is no TOMLDecodeError
        raise BadToml("TOML 写法有误（有一个数太长）") from None


def _without_repeats(text: str) -> str:
    """The text with a blank line for each line that repeats an earlier one word for word: TOML forbids to set a key
    twice, though it does no harm here. A text with sections is left as it is."""
    lines = text.split("\n")
    if any(line.lstrip().startswith("[") for line in lines):
        return text
    first = {line: number for number, line in reversed(tuple(enumerate(lines)))}
    return "\n".join(line if "=" not in line or first[line] == number else "" for number, line in enumerate(lines))


def _bad_toml(message: str, text: str) -> BadToml:
    """The error for tomllib's ``message`` about a text: where it is wrong, what is wrong there, and how to mend it."""
    place = PLACE.search(message)
    number = int(place[1]) if place else text.rstrip().count("\n") + 1
    line = "".join(text.split("\n")[number - 1 : number])
    column = int(place[2]) if place else 0
    what = next((words for beginning, words in FAULTS if re.match(beginning, message)), "")
    hint = ""
    if _is_in_day(line, column) and not what.endswith("两次"):
        what = "没有这个日期" if message.startswith("Invalid date") else "日期的写法不对"
        hint = "日期写作 1998-05-12，月日各两位，不加引号"
    elif "引号" in what:  # tomllib names the end of the line; the Chinese quotation mark before it is at fault
        column = max((quote.end() for quote in re.finditer("[“”＂]", line)), default=column)
    sign = line[column - 1 : column]
    ends_sentence = what.startswith("值后面") and sign in STOPS  # no sign of TOML is wanted there
    what = what if ends_sentence else _chinese_sign(sign) or what
    if what.endswith("一项的名字") and re.match(HAN, sign):
        what += "，中文要放在英文引号里"
    where = f"第{number}行第{column}个字" if column else f"到第{number}行末尾"
    return BadToml(f"TOML 写法有误（{where}{'：' if what else ''}{what}）", number, hint)


def _chinese_sign(sign: str) -> str:
    """What to do about a Chinese sign in place of one of TOML's; empty for any other sign.

    >>> _chinese_sign("＝"), _chinese_sign("\u3000"), _chinese_sign("=")
    ('这里的 ＝ 要换成英文的 =', '这里的空格要换成英文的空格', '')
    """
    plain = PLAIN.get(sign) or normalize("NFKC", sign)
    if sign.isascii() or not plain.isascii() or len(plain) != 1:
        return ""
    return "这里的空格要换成英文的空格" if sign.isspace() else f"这里的 {sign} 要换成英文的 {plain}"


def _is_in_day(line: str, column: int) -> bool:
    """Whether this column of the line is in what somebody typed as a date."""
    return any(day.start() < column <= day.end() + 1 for day in DAY.finditer(line))


def toml_string(text: str) -> str:
    r"""``text`` as a TOML string. JSON's escapes are TOML's, too; TOML only asks for one more.

    >>> print(toml_string('他说“好”\\"'))
    "他说“好”\\\""
    """
    return json.dumps(text, ensure_ascii=False).replace("\x7f", r"\u007f")
