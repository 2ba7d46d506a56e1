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

This module checks that each correction is well written, by the values that ``correction_values.py`` allows, and
``parse/corrections.py`` whether it fits its source. What is not well written is reported, and the rest holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from jianbao.io.correction_values import COMMON_FACTS, FACTS, IS_BREAK, JOINED_LINE, MISPRINT_KEYS, ROLE, UNKNOWN
from jianbao.io.schema import BadEntry, Key, asked_for, keys_hint, shown
from jianbao.model import NO_CORRECTIONS, Corrections, Facts, Misprint, Problem, Severity
from jianbao.text.toml import BadToml, read_toml


class Fault(NamedTuple):
    """A correction that is not well written."""

    key: str
    """The key as it stands in the file, as far as that is certain: ``lines.17``."""
    message: str
    hint: str


Entries = Iterator[tuple[int, Any] | Fault]
"""What a section gives: for each of its entries the number of a line or an article and the correction, or a fault."""

NUMBER = re.compile(r"[1-9][0-9]{0,8}")

COMMON = 0
"""Stands for the number of an article in facts about all articles."""

UNUSED = "整个文件没有用上"

HINT = (
    '每条一行，文字放在英文引号里，例如 lines.17 = "正文"；'
    "同一项只写一次，一行有几处错字，写成 misprints.17 = [{ … }, { … }]"
)


def read_corrections(data: bytes, name: str) -> tuple[Corrections, tuple[Problem, ...]]:
    """The corrections in the file ``name``, and a problem for each thing in it that is not allowed."""
    try:
        table = read_toml(data)
    except BadToml as error:
        return NO_CORRECTIONS, (Problem(name, error.line, Severity.ERROR, error.message, UNUSED, error.hint or HINT),)
    entries_by_section = {section: tuple(read(table.get(section, {}))) for section, read in SECTIONS.items()}
    faults = [Fault(key, f"没有 {key} 这一项", keys_hint(key, SECTIONS)) for key in table if key not in SECTIONS]
    corrections_by_section: dict[str, dict[int, Any]] = {}
    for section, entries in entries_by_section.items():
        faults += (entry for entry in entries if isinstance(entry, Fault))
        corrections_by_section[section] = dict(entry for entry in entries if not isinstance(entry, Fault))
    lines = data.decode("utf-8-sig").split("\n")
    return _corrections(corrections_by_section), tuple(_problem(fault, name, lines) for fault in faults)


def _corrections(sections: Mapping[str, Mapping[int, Any]]) -> Corrections:
    """The corrections of a file, from those of each section by the number of the line or article."""
    about_lines = {name: sections[name] for name in ("lines", "joins", "breaks")}
    values = {name: {line: value for line, (_, value) in section.items()} for name, section in about_lines.items()}
    words = {name: {line: said for line, (said, _) in section.items() if said} for name, section in about_lines.items()}
    facts = {number: facts for number, (_, facts) in sections["articles"].items()}
    return Corrections(
        roles=values["lines"],
        joins=values["joins"],
        breaks=values["breaks"],
        seen={name: words_by_line for name, words_by_line in words.items() if words_by_line},
        misprints=tuple(misprint for misprints in sections["misprints"].values() for misprint in misprints),
        common=facts.pop(COMMON, Facts()),
        articles=facts,
        named={number: words for number, (words, _) in sections["articles"].items() if words},
    )


def _problem(fault: Fault, name: str, lines: Sequence[str]) -> Problem:
    """The problem that reports a fault in the file ``name``, of which these are the lines."""
    line = _line_of(fault.key, lines)
    return Problem(name, line, Severity.ERROR, fault.message, "这一条没有用上", fault.hint)


def _line_of(key: str, lines: Sequence[str]) -> int | None:
    """The line on which a key is written out in full, in whatever quotation marks; None if it is not found."""
    parts = (rf"[\"']?{re.escape(part)}[\"']?" for part in key.split("."))
    begins_with_key = re.compile(r"\s*" + r"""(?:\s*\.\s*"[^"]*")?\s*\.\s*""".join(parts) + r"\s*[.=]")
    return next((number for number, line in enumerate(lines, 1) if begins_with_key.match(line)), None)


def _checked(key: str, value: Any, rule: Key, part: str = "") -> Any:
    """The value of a key as the model holds it, or the fault in it. If it is a part of the key's value, ``part`` says
    which."""
    where = key + part
    try:
        return rule.read(value)
    except BadEntry as entry:
        return Fault(key, f"{where} 里的 {entry} 不对", f"应是{rule.allowed}")
    except ValueError:
        return Fault(key, f"{where} 不能是 {shown(value)}", asked_for(value, rule))


def _numbered(section: str, read_entry: Callable[[str, Any], Any]) -> Callable[[Any], Entries]:
    """A reader of ``section.17 = …``. From each key and its value, ``read_entry`` makes a correction or a fault."""

    def read(table: Any) -> Entries:
        if not isinstance(table, dict):
            yield Fault(section, f"{section} 不能是 {shown(table)}", f"应写成 {section}.行号 = …")
            return
        for key, value in table.items():
            if not NUMBER.fullmatch(key):
                yield Fault(f"{section}.{key}", f"{section}.{key} 里的“{key}”不是行号", _misplaced(key))
                continue
            entry = read_entry(f"{section}.{key}", value)
            yield entry if isinstance(entry, Fault) else (int(key), entry)

    return read


def _with_words(rule: Key) -> Callable[[str, Any], tuple[str, Any] | Fault]:
    """A reader of an entry about a line. It gives the words that the entry quotes, or an empty text, and the value."""

    def read(key: str, value: Any) -> tuple[str, Any] | Fault:
        if isinstance(value, dict) and len(value) > 1:
            return Fault(key, f"{key} 写了 {len(value)} 次：{shown(value)}", "请只留一条")
        words, plain = next(iter(value.items()), ("", value)) if isinstance(value, dict) else ("", value)
        checked = _checked(key, plain, rule)
        return checked if isinstance(checked, Fault) else (words, checked)

    return read


def _misplaced(key: str) -> str:
    """What to do about a key that does not belong where it stands."""
    if key in SECTIONS:
        return f"以 {key}. 开头的行要写在所有 [小节] 之前"
    return "行号是从 1 起的数字，空行也算一行，见校样"


def _misprints(table: Any) -> Entries:
    """A reader of ``misprints.35 = { before = "…", after = "…" }``, or a list of these."""
    for entry in _numbered("misprints", lambda _, value: value)(table):
        if isinstance(entry, Fault):
            yield entry
            continue
        line, value = entry
        misprints = [_misprint(line, item) for item in (value if isinstance(value, list) else [value])]
        yield from (misprint for misprint in misprints if isinstance(misprint, Fault))
        yield line, tuple(misprint for misprint in misprints if isinstance(misprint, Misprint))


def _misprint(line: int, table: Any) -> Misprint | Fault:
    """The misprint that a table ``{ before = "…", after = "…" }`` corrects."""
    key = f"misprints.{line}"
    if not isinstance(table, dict) or not {"before", "after"} <= table.keys():
        return Fault(key, f"{key} 不能是 {shown(table)}", '应是 { before = "原文", after = "改文" }')
    for name, value in table.items():
        if name not in MISPRINT_KEYS:
            return Fault(key, f"{key} 里没有 {name} 这一项", keys_hint(name, MISPRINT_KEYS))
        checked = _checked(key, value, MISPRINT_KEYS[name], f" 的 {name}")
        if isinstance(checked, Fault):
            return checked
    return Misprint(line, table["before"], table["after"], table.get("reason", "").strip())


def _articles(table: Any) -> Entries:
    """A reader of ``articles.2.date = …``, about one article, and ``articles.date = …``, about all of the source."""
    if not isinstance(table, dict):
        yield Fault("articles", f"articles 不能是 {shown(table)}", "应写成 articles.篇号.项目 = …")
        return
    common = {key: value for key, value in table.items() if not NUMBER.fullmatch(key)}
    yield from _facts("articles", COMMON, (), common.items(), COMMON_FACTS)
    for key, value in table.items():
        if not NUMBER.fullmatch(key):
            continue
        if isinstance(value, dict):
            yield from _about_article(f"articles.{key}", int(key), value)
        else:
            yield Fault(f"articles.{key}", f"articles.{key} 不能是 {shown(value)}", f"应写成 articles.{key}.项目 = …")


def _about_article(where: str, number: int, table: Mapping[str, Any]) -> Entries:
    """The facts about an article, under its number alone or with words of it: ``articles.2."新桥通车".date``."""
    words = [name for name, value in table.items() if isinstance(value, dict) and not {name} & {*FACTS, *SECTIONS}]
    plain = [(name, value) for name, value in table.items() if name not in words]
    with_words = [fact for name in words for fact in table[name].items()]
    yield from _facts(where, number, tuple(words), (*plain, *with_words), FACTS)


def _facts(
    where: str, number: int, words: tuple[str, ...], facts: Iterable[tuple[str, Any]], allowed: Mapping[str, Key]
) -> Entries:
    """The facts about an article, or about all, as one entry with the ``words`` that name the article; and a fault for
    each that cannot be used. Their keys begin with ``where``."""
    checked: dict[str, Any] = {}
    for name, value in facts:
        key = f"{where}.{name}"
        if name in checked:
            yield Fault(key, f"{key} 写了两次", "请只留一条")
        elif name in allowed:
            checked[name] = _checked(key, value, allowed[name])
        elif name in FACTS:
            yield Fault(key, f"{key} 要写明是哪一篇", f"例如 articles.1.{name}")
        else:
            hint = _misplaced(name) if name in SECTIONS else keys_hint(name, allowed)
            yield Fault(key, f"{where} 里没有 {name} 这一项", hint)
    yield from (value for value in checked.values() if isinstance(value, Fault))
    known = {name: value for name, value in checked.items() if not isinstance(value, Fault) and value is not UNKNOWN}
    yield number, (words, Facts(**known, unknown=tuple(name for name in checked if checked[name] is UNKNOWN)))


SECTIONS: Mapping[str, Callable[[Any], Entries]] = {
    "lines": _numbered("lines", _with_words(ROLE)),
    "joins": _numbered("joins", _with_words(JOINED_LINE)),
    "breaks": _numbered("breaks", _with_words(IS_BREAK)),
    "misprints": _misprints,
    "articles": _articles,
}
"""The sections of a file, and how each is read."""
