"""TOML: what a file says, what is wrong with it in a reader's words, and text as it is written in one."""

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
"""How tomllib's messages begin, and what they mean; of any other only the place is told."""

DAY = re.compile(r"(?<=[=\[,])\s*[0-9]{4}\s*[-./年–—]\s*[0-9][-0-9./年月日–—]*")
"""What is meant for a day."""

PLAIN = {"“": '"', "”": '"', "‘": "'", "’": "'", "。": ".", "、": ",", "：": "=", "【": "[", "】": "]"}
"""What stands in TOML for signs that are typed for Chinese, beside those that are its own in full width."""

STOPS = "。；，、"
"""What ends a sentence or a part of it in Chinese."""

PLACE = re.compile(r"\(at line (\d+), column (\d+)\)$")


class BadToml(ValueError):  # noqa: N818 - it is the file that is told
    """A file is no TOML: what is wrong, and in which line if that is known."""

    def __init__(self, message: str, line: int | None = None, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.line = line
        self.hint = hint


def read_toml(data: bytes) -> dict[str, Any]:
    """The table in a file; BadToml where it has none, whatever is in it.

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
        if (once := _each_once(text)) != text:
            return read_toml(once.encode())
        raise _fault(str(error), text) from None
    except RecursionError:
        raise BadToml("TOML 写法有误（括号套得太深）") from None
    except ValueError:  # the only one that is no TOMLDecodeError: Python's limit of digits
        raise BadToml("TOML 写法有误（有一个数太长）") from None


def _each_once(text: str) -> str:
    """Blank where a line says once more what one before it says, word for word; sections are left as they are."""
    lines = text.split("\n")
    if any(line.lstrip().startswith("[") for line in lines):
        return text
    first = {line: number for number, line in reversed(tuple(enumerate(lines)))}
    return "\n".join(line if "=" not in line or first[line] == number else "" for number, line in enumerate(lines))


def _fault(said: str, text: str) -> BadToml:
    place = PLACE.search(said)
    line = int(place[1]) if place else text.rstrip().count("\n") + 1
    own = "".join(text.split("\n")[line - 1 : line])
    column = int(place[2]) if place else 0
    what = next((words for begins, words in FAULTS if re.match(begins, said)), "")
    hint = ""
    if _is_day(own, column) and not what.endswith("两次"):
        what = "没有这个日期" if said.startswith("Invalid date") else "日期的写法不对"
        hint = "日期写作 1998-05-12，月日各两位，不加引号"
    elif "引号" in what:  # the end of the line is where its fellow was missed
        column = max((quote.end() for quote in re.finditer("[“”＂]", own)), default=column)
    sign = own[column - 1 : column]
    ends = what.startswith("值后面") and sign in STOPS  # no sign of TOML is wanted there
    what = what if ends else _typed_for_chinese(sign) or what
    if what.endswith("一项的名字") and re.match(HAN, sign):
        what += "，中文要放在英文引号里"
    where = f"第{line}行第{column}个字" if column else f"到第{line}行末尾"
    return BadToml(f"TOML 写法有误（{where}{'：' if what else ''}{what}）", line, hint)


def _typed_for_chinese(sign: str) -> str:
    """What is wrong with one that an input method wrote in place of TOML's own.

    >>> _typed_for_chinese("＝"), _typed_for_chinese("\u3000"), _typed_for_chinese("=")
    ('这里的 ＝ 要换成英文的 =', '这里的空格要换成英文的空格', '')
    """
    plain = PLAIN.get(sign) or normalize("NFKC", sign)
    if sign.isascii() or not plain.isascii() or len(plain) != 1:
        return ""
    return "这里的空格要换成英文的空格" if sign.isspace() else f"这里的 {sign} 要换成英文的 {plain}"


def _is_day(line: str, column: int) -> bool:
    """Whether the fault is in what is meant for a day."""
    return any(day.start() < column <= day.end() + 1 for day in DAY.finditer(line))


def toml_string(text: str) -> str:
    r"""A TOML string. JSON's escapes are TOML's too; TOML only asks for one more.

    >>> print(toml_string('他说“好”\\"'))
    "他说“好”\\\""
    """
    return json.dumps(text, ensure_ascii=False).replace("\x7f", r"\u007f")
