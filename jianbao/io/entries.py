"""The files in a source folder, judged by their names, and the problems of those that are no source."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from unicodedata import normalize

from jianbao.io.errors import printable
from jianbao.io.folder_files import ABOUT, SETTINGS
from jianbao.io.marker import LEFT_BY_SYSTEMS
from jianbao.io.stems import safe_stem
from jianbao.model import Problem, RawFile, Severity, sidecar

TEXTS = (".txt", ".md")
CORRECTIONS = ".toml"
BORDERS = ".geojson"
"""The ending of a file whose lines the maps may draw; a setting names it."""

NAMED = 5
"""Files of other kinds that a warning names."""

SKIPPED = "已跳过"
"""What was done about a file that is not on the site."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something in the source folder that may be a source."""

    path: Path
    name: str
    """Relative to the source folder, with ``/``, as the disk spells it."""

    @property
    def shown(self) -> str:
        """For pages and messages: composed as Linux and Windows do (macOS does not), nothing unprintable."""
        return printable(normalize("NFC", self.name))

    @property
    def extension(self) -> str:
        return PurePosixPath(self.name).suffix.lower()


def skipped(name: str, message: str, hint: str) -> Problem:
    """The problem of a source that is not on the site."""
    return Problem(name, None, Severity.ERROR, message, SKIPPED, hint, skipped=1)


def _unused(entry: Entry, severity: Severity, message: str, hint: str) -> Problem:
    """The problem of a file beside the sources that has no effect."""
    return Problem(entry.shown, None, severity, message, "没有用上", hint)


def unclaimed(entry: Entry, sources: Sequence[str], corrects: bool) -> Problem:
    """The problem of a file of corrections that fits no source, or several. ``sources``: those that it fits;
    ``corrects``: whether it holds corrections.
    """
    if sources:
        message, hint = f"分不清是哪个来源的勘误：{'、'.join(sources)}", "请给来源改名，使各不相同"
        return _unused(entry, Severity.ERROR, message, hint)
    if entry.path.name.casefold() == SETTINGS:
        message, hint = "设置文件不在最上一层，不起作用", f"请移到来源文件夹的最上一层，写作 {SETTINGS}"
        return _unused(entry, Severity.WARNING, message, hint)
    if PurePosixPath(entry.path.stem).suffix.lower() in TEXTS:  # 三版.txt.toml
        message, hint = "勘误的名字里多了来源的扩展名", f"请改名为 {sidecar(entry.path.stem)}"
        return _unused(entry, Severity.ERROR, message, hint)
    hint = f"勘误要与来源放在一起，名字相同，如 {entry.path.stem}.txt；来源若改了名，勘误也要改"
    severity = Severity.ERROR if corrects else Severity.WARNING
    return _unused(entry, severity, "没有同名的来源，不知道勘的是哪个", hint)


def second(entry: Entry, source: str) -> Problem:
    """The problem of a second file of corrections for one source: some disks hold 三版.toml and 三版.TOML together."""
    message, hint = f"{source} 已有一个勘误文件，名字只差大小写", f"请并成一个，写作 {sidecar(source)}"
    return _unused(entry, Severity.ERROR, message, hint)


def twins(entries: Sequence[Entry], used: Mapping[str, str]) -> Iterator[Problem]:
    """A problem for each second ``about.md`` or settings file, whose name differs in case alone from the one that is
    used. ``used``: the names of those on the disk, by the proper name.
    """
    for entry in entries:
        name = entry.name.casefold()
        if name in used and entry.name != used[name]:
            yield skipped(entry.shown, f"与 {used[name]} 只差大小写", f"请只留一个，写作 {name}")


def is_misnamed(entry: Entry) -> bool:
    """Whether the name has an ending too many, as 三版.toml.txt: simple editors on Windows add one and hide it."""
    stem = entry.path.stem.casefold()
    return entry.extension in TEXTS and (stem.endswith(CORRECTIONS) or stem == ABOUT)


def misnamed(entry: Entry) -> Problem:
    """The problem of a file that `is_misnamed`."""
    hint = f"请改名为 {entry.shown.removesuffix(entry.path.suffix)}；用记事本保存时，保存类型选“所有文件”"
    message = f"像是设置、勘误或网站的说明，名字末尾多了 {entry.extension}"
    return _unused(entry, Severity.ERROR, message, hint)


def astray(entries: Sequence[Entry]) -> Iterator[Problem]:
    """A warning for each source that may be meant as the about page: about.txt, 说明/about.md. Only for a folder that
    has no about page.
    """
    for entry in entries:
        if entry.path.stem.casefold() == PurePosixPath(ABOUT).stem:
            hint = f"如是，请放在来源文件夹的最上一层，写作 {ABOUT}；用记事本保存时，保存类型选“所有文件”"
            yield Problem(entry.shown, None, Severity.WARNING, "像是网站的说明，不是报纸", "当作来源照常发布", hint)


def confused(entries: Sequence[Entry]) -> Iterator[Problem]:
    """A warning for each source whose name would give the same address as another's: 2001/一版.txt and 2001-一版.txt.
    Both get another address than they would have alone, so links to the one that was there first lead nowhere.
    """
    first: dict[str, Entry] = {}
    for entry in entries:
        same = first.setdefault(safe_stem(entry.name).casefold(), entry)
        if same is not entry:
            hint = "如要网址不变，请给其中一个改名"
            message = f"网址会与 {same.shown} 相同，两份的网址里都加了几个字符"
            yield Problem(entry.shown, None, Severity.WARNING, message, "两份都照常发布，原先的网址可能失效", hint)


def copies(raws: Sequence[RawFile]) -> Iterator[Problem]:
    """A warning for each source that has the same bytes as one before it, but for how its lines end."""
    first: dict[bytes, RawFile] = {}
    for raw in raws:
        text = raw.data.removeprefix(BOM_UTF8).replace(b"\r", b"").strip()
        same = first.setdefault(text, raw)
        if text and same is not raw:
            hint = "如是重复，请移走一份"
            yield Problem(raw.name, None, Severity.WARNING, f"内容与 {same.name} 完全相同", "两份都照常发布", hint)


def not_texts(entries: Sequence[Entry]) -> Iterator[Problem]:
    """One warning for all files of other kinds, since scans often lie beside the texts. It names one file of each kind
    first.
    """
    entries = [entry for entry in entries if entry.path.name not in LEFT_BY_SYSTEMS]
    if entries:
        kinds = {entry.extension: entry for entry in reversed(entries)}
        first = sorted(kinds.values(), key=entries.index)
        shown = [*first, *(entry for entry in entries if entry not in first)][:NAMED]
        names = "、".join(entry.shown for entry in shown) + (" 等" if len(entries) > NAMED else "")
        message = f"有 {len(entries)} 个文件不是 .txt 或 .md：{names}"
        yield Problem(None, None, Severity.WARNING, message, SKIPPED, "如是文章，请另存为 .txt", skipped=len(entries))
