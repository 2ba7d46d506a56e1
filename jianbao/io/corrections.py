"""An editor's corrections of one source, read from the file beside it.

Each correction is one line of TOML, complete in itself, so that lines can be pasted in any order::

    lines.17 = "图片说明"
    lines.17."村民张三" = "图片说明"
    joins.20 = 18
    breaks.42 = true
    misprints.35 = { before = "前土郭村", after = "前士郭村" }
    articles.2.date = 2020-02-13

The second form also names words of line 17. If they do not stand there, lines were put in or taken out above, and the
correction is reported as no longer fitting. ``joins``, ``breaks`` and the numbers of articles take words, too.

This module checks that each correction is well written, and ``parse/corrections.py`` whether it fits its source. What
is not well written is reported, and the rest holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from jianbao.io.errors import STEERING
from jianbao.io.facts import COMMON_FACTS, FACTS, UNKNOWN
from jianbao.io.schema import BadEntry, Key, asked_for, keys_hint, shown, some_text, truth
from jianbao.model import NO_CORRECTIONS, ROLE_WORDS, Corrections, Facts, Misprint, Problem, Role, Severity
from jianbao.text.script import simplify
from jianbao.text.toml import BadToml, read_toml


class Fault(NamedTuple):
    """A correction that is not well written."""

    key: str
    """As it stands in the file, as far as that is certain: ``lines.17``."""
    message: str
    hint: str


Read = Iterator[tuple[int, Any] | Fault]
"""What a section says: the number of a line or article with its correction, or a fault where that cannot be used."""

NUMBER = re.compile(r"[1-9][0-9]{0,8}")

UNUSED = "整个文件没有用上"

HINT = (
    '每条一行，文字放在英文引号里，例如 lines.17 = "正文"；'
    "同一项只写一次，一行有几处错字，写成 misprints.17 = [{ … }, { … }]"
)

ROLE_OF = {word: role for role, name in ROLE_WORDS.items() for word in (name, role.value)}


def read_corrections(data: bytes, name: str) -> tuple[Corrections, tuple[Problem, ...]]:
    """What the file ``name`` says, and a problem for each thing in it that is not allowed."""
    try:
        table = read_toml(data)
    except BadToml as error:
        return NO_CORRECTIONS, (Problem(name, error.line, Severity.ERROR, error.message, UNUSED, error.hint or HINT),)
    read = {key: tuple(reader(table.get(key, {}))) for key, reader in SECTIONS.items()}
    unknown = [Fault(key, f"没有 {key} 这一项", keys_hint(key, SECTIONS)) for key in table if key not in SECTIONS]
    faults = [*unknown, *(item for items in read.values() for item in items if isinstance(item, Fault))]
    said = {key: dict(item for item in items if not isinstance(item, Fault)) for key, items in read.items()}
    lines = data.decode("utf-8-sig").split("\n")
    return _corrections(said), tuple(_problem(fault, name, lines) for fault in faults)


def _corrections(said: Mapping[str, Mapping[int, Any]]) -> Corrections:
    """``said``: by section and number, as the readers of ``SECTIONS`` give it."""
    of_lines = {key: said[key] for key in ("lines", "joins", "breaks")}
    values = {key: {line: value for line, (_, value) in section.items()} for key, section in of_lines.items()}
    seen = {key: {line: words for line, (words, _) in section.items() if words} for key, section in of_lines.items()}
    of_articles = {number: facts for number, (_, facts) in said["articles"].items()}
    return Corrections(
        roles=values["lines"],
        joins=values["joins"],
        breaks=values["breaks"],
        seen={key: words for key, words in seen.items() if words},
        misprints=tuple(misprint for of_line in said["misprints"].values() for misprint in of_line),
        common=of_articles.pop(COMMON, Facts()),
        articles=of_articles,
        named={number: words for number, (words, _) in said["articles"].items() if words},
    )


def _problem(fault: Fault, name: str, lines: Sequence[str]) -> Problem:
    line = _line_of(fault.key, lines)
    return Problem(name, line, Severity.ERROR, fault.message, "这一条没有用上", fault.hint)


def _line_of(key: str, lines: Sequence[str]) -> int | None:
    """The line on which a key is written out in full; None if it is not found."""
    parts = (rf"[\"']?{re.escape(part)}[\"']?" for part in key.split("."))
    begins = re.compile(r"\s*" + r"""(?:\s*\.\s*"[^"]*")?\s*\.\s*""".join(parts) + r"\s*[.=]")
    return next((number for number, line in enumerate(lines, 1) if begins.match(line)), None)


def _checked(key: str, value: Any, rule: Key, part: str = "") -> Any:
    """The value as the model holds it, or the fault in it. ``part``: which part of the key's value it is, if one."""
    where = key + part
    try:
        return rule.read(value)
    except BadEntry as entry:
        return Fault(key, f"{where} 里的 {entry} 不对", f"应是{rule.allowed}")
    except ValueError:
        return Fault(key, f"{where} 不能是 {shown(value)}", asked_for(value, rule))


def _numbered(section: str, said: Callable[[str, Any], Any]) -> Callable[[Any], Read]:
    """A reader of ``section.17 = …``. ``said`` turns a key and its value into what the model holds, or into a fault."""

    def read(table: Any) -> Read:
        if not isinstance(table, dict):
            yield Fault(section, f"{section} 不能是 {shown(table)}", f"应写成 {section}.行号 = …")
            return
        for key, value in table.items():
            if not NUMBER.fullmatch(key):
                yield Fault(f"{section}.{key}", f"{section}.{key} 里的“{key}”不是行号", _misplaced(key))
                continue
            found = said(f"{section}.{key}", value)
            yield found if isinstance(found, Fault) else (int(key), found)

    return read


def _of_line(rule: Key) -> Callable[[str, Any], tuple[str, Any] | Fault]:
    """A reader of what is said of a line: its words, if they are given, else an empty text, and the value."""

    def read(key: str, value: Any) -> tuple[str, Any] | Fault:
        if isinstance(value, dict) and len(value) > 1:
            return Fault(key, f"{key} 写了 {len(value)} 次：{shown(value)}", "请只留一条")
        words, plain = next(iter(value.items()), ("", value)) if isinstance(value, dict) else ("", value)
        found = _checked(key, plain, rule)
        return found if isinstance(found, Fault) else (words, found)

    return read


def _misplaced(key: str) -> str:
    """What to do about a key that does not belong where it stands."""
    if key in SECTIONS:
        return f"以 {key}. 开头的行要写在所有 [小节] 之前"
    return "行号是从 1 起的数字，空行也算一行，见校样"


def _role(value: Any) -> Role:
    word = simplify(some_text(value))
    if word not in ROLE_OF:
        raise ValueError
    return ROLE_OF[word]


def _line(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < 10**9:
        raise ValueError
    return value


def _misprints(table: Any) -> Read:
    """``misprints.35 = { before = "…", after = "…" }``, or a list of these."""
    for found in _numbered("misprints", lambda _, value: value)(table):
        if isinstance(found, Fault):
            yield found
            continue
        line, value = found
        read = [_misprint(line, table) for table in (value if isinstance(value, list) else [value])]
        yield from (fault for fault in read if isinstance(fault, Fault))
        yield line, tuple(misprint for misprint in read if isinstance(misprint, Misprint))


def _misprint(line: int, table: Any) -> Misprint | Fault:
    key = f"misprints.{line}"
    if not isinstance(table, dict) or not {"before", "after"} <= table.keys():
        return Fault(key, f"{key} 不能是 {shown(table)}", '应是 { before = "原文", after = "改文" }')
    for name, value in table.items():
        if name not in MISPRINT_KEYS:
            return Fault(key, f"{key} 里没有 {name} 这一项", keys_hint(name, MISPRINT_KEYS))
        if isinstance(found := _checked(key, value, MISPRINT_KEYS[name], f" 的 {name}"), Fault):
            return found
    return Misprint(line, table["before"], table["after"], table.get("reason", "").strip())


def _printed(value: Any) -> str:
    """Part of a line, with all its spaces. Invisible characters are allowed, since they may be the misprint."""
    if not isinstance(value, str) or not value or "\n" in value or "\r" in value:
        raise ValueError
    return value


def _put_right(value: Any) -> str:
    if not isinstance(value, str) or STEERING.search(value):
        raise ValueError
    return value


def _articles(table: Any) -> Read:
    """``articles.2.date = …`` for one article, ``articles.date = …`` for all of the source."""
    if not isinstance(table, dict):
        yield Fault("articles", f"articles 不能是 {shown(table)}", "应写成 articles.篇号.项目 = …")
        return
    common = {key: value for key, value in table.items() if not NUMBER.fullmatch(key)}
    yield from _facts("articles", COMMON, (), common.items(), COMMON_FACTS)
    for key, value in table.items():
        if not NUMBER.fullmatch(key):
            continue
        if isinstance(value, dict):
            yield from _of_article(f"articles.{key}", int(key), value)
        else:
            yield Fault(f"articles.{key}", f"articles.{key} 不能是 {shown(value)}", f"应写成 articles.{key}.项目 = …")


def _of_article(where: str, number: int, table: Mapping[str, Any]) -> Read:
    """What is said of an article, under its number alone or with words of it: ``articles.2."新桥通车".date``."""
    words = [name for name, value in table.items() if isinstance(value, dict) and not {name} & {*FACTS, *SECTIONS}]
    plain = [(name, value) for name, value in table.items() if name not in words]
    with_words = [fact for name in words for fact in table[name].items()]
    yield from _facts(where, number, tuple(words), (*plain, *with_words), FACTS)


def _facts(
    where: str, number: int, words: tuple[str, ...], said: Iterable[tuple[str, Any]], known: Mapping[str, Key]
) -> Read:
    """``words``: of the article, where they are given."""
    found: dict[str, Any] = {}
    for name, value in said:
        key = f"{where}.{name}"
        if name in found:
            yield Fault(key, f"{key} 写了两次", "请只留一条")
        elif name in known:
            found[name] = _checked(key, value, known[name])
        elif name in FACTS:
            yield Fault(key, f"{key} 要写明是哪一篇", f"例如 articles.1.{name}")
        else:
            hint = _misplaced(name) if name in SECTIONS else keys_hint(name, known)
            yield Fault(key, f"{where} 里没有 {name} 这一项", hint)
    yield from (value for value in found.values() if isinstance(value, Fault))
    facts = {name: value for name, value in found.items() if not isinstance(value, Fault) and value is not UNKNOWN}
    yield number, (words, Facts(**facts, unknown=tuple(name for name in found if found[name] is UNKNOWN)))


COMMON = 0
"""In place of an article's number: what is said of all articles."""

MISPRINT_KEYS: Mapping[str, Key] = {
    "before": Key("原文中的几个字，不空，不跨行", _printed),
    "after": Key("改成的字，一行之内", _put_right),
    "reason": Key("一行不空的文字", some_text),
}
SECTIONS: Mapping[str, Callable[[Any], Read]] = {
    "lines": _numbered("lines", _of_line(Key("、".join(ROLE_WORDS.values()) + "之一", _role))),
    "joins": _numbered("joins", _of_line(Key("它所接的那一行的行号；0 表示自成一段", _line))),
    "breaks": _numbered("breaks", _of_line(Key(" true（从这一行另起一篇）或 false（不另起）", truth))),
    "misprints": _misprints,
    "articles": _articles,
}
