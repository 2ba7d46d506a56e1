"""A file's bytes as text, and what is wrong with that text: a warning for each kind of damage, or no text at all."""

from __future__ import annotations

import codecs
import re

from jianbao.model import Problem, RawFile, Severity, SourceText
from jianbao.text.encodings import find_codec, fits
from jianbao.text.lines import SOFT, count_lines, harden
from jianbao.text.radicals import RADICAL, characters_for

MOST_DAMAGE = 0.01
"""The share of unreadable characters up to which a file is published all the same; in a short file, one place."""

BROKEN = 4
"""A damaged character gives at most so many replacement signs."""

CONTROL = re.compile("[\0-\x08\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
"""What neither HTML nor XML may hold. Tab, line ends and form feed are allowed; a vertical tab becomes a line end
(`harden`)."""

MARKUP = re.compile(
    r"\s*(?:<\?xml[^<>]*>\s*|<!--(?:(?!-->).)*-->\s*)*(?=<(!DOCTYPE|html)\b)", re.IGNORECASE | re.DOTALL
)
"""How the source code of a web page begins."""

TAG = re.compile(
    r"</?(?:a|article|b|body|br|center|div|em|font|h[1-6]|head|img|li|link|meta|ol|p|script|section|span|strong|style|table|td"
    r"|th|title|tr|ul)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
"""What most lines have in an excerpt from such source code."""
TAG_SAMPLE = 4096
"""Characters at the beginning of a text that are searched for tags."""

GARBLED = ("锛", "銆", "ï¼", "ã€", "£¬", "¡£", "锟斤拷", "嚙", "\ufffd")
"""What the comma and the full stop become when UTF-8 is read as GBK, UTF-8 as Latin-1 and GBK as Latin-1; then, what
programs write for characters that were lost.
"""
LEAST_GARBLED = 3
"""So many of these signs say that a text is garbled, if it has fewer proper commas and full stops."""

SIGNS = "".join((*SOFT, *(sign[0] for sign in GARBLED)))
PROBLEMATIC = re.compile(f"[<{SIGNS}{RADICAL.pattern[1:-1]}{CONTROL.pattern[1:]}")
"""Characters of which each text with a problem has one. Most texts have none, and need no further look."""

PICTURES = {**{code: 0x2400 + code for code in range(0x20)}, 0x7F: 0x2421}
"""The sign that Unicode has for each control character of ASCII, such as ␇ for the bell."""

PICTURE = "图片"
DOCUMENTS = {
    b"{\\rtf": "RTF 文档",
    b"PK\x03\x04": "Word 文档（docx）或压缩文件",
    b"\xd0\xcf\x11\xe0": "Word 文档（doc）",
    b"%PDF-": "PDF 文件",
    b"\xff\xd8\xff": PICTURE,
    b"\x89PNG": PICTURE,
    b"GIF8": PICTURE,
    b"II*\0": PICTURE,
    b"MM\0*": PICTURE,
}
"""How files begin that are no plain text, whatever their names say."""

COPY_OUT = "请用原来的程序打开，另存为“纯文本”，或复制文字存成 .txt"
READ_OUT = "请先用文字识别（OCR）软件认出图里的字，存成 .txt"
SAVE_AS = "请用编辑器打开，另存为 UTF-8 编码的纯文本"


class DecodeError(Exception):
    """No text can be read from a file. It says what is wrong, and what the reader can do about it."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message, hint)
        self.message = message
        self.hint = hint


def decode(raw: RawFile) -> SourceText:
    """The text of a file. What cannot be shown as it stands is replaced, and a problem says so.

    >>> decode(RawFile("a.txt", "a", "记者从镇上了解到".encode("gbk"))).encoding
    'gb18030'
    """
    if raw.data.startswith(tuple(DOCUMENTS)):
        kind = next(kind for mark, kind in DOCUMENTS.items() if raw.data.startswith(mark))
        raise DecodeError(f"这是 {kind}，不是纯文本", READ_OUT if kind == PICTURE else COPY_OUT)
    text, codec = _read(raw.data)
    if not text or text.isspace():
        raise DecodeError("文件里没有文字", "请补上文字，或把它移出来源文件夹")
    if text.count("\0") > MOST_DAMAGE * len(text):
        raise DecodeError("文件里有空字符，不像文本文件", SAVE_AS)
    problems = _problems(raw, text, codec) if PROBLEMATIC.search(text) else ()
    if problems:
        text = harden(text)
        text = characters_for(text)
        text = CONTROL.sub(lambda control: chr(PICTURES.get(ord(control[0]), 0xFFFD)), text)
    return SourceText(raw.name, raw.stem, text, codec.removesuffix("-sig"), problems, raw.corrections)


def _read(data: bytes) -> tuple[str, str]:
    """The text in ``data``, and the codec that read it. Most files are UTF-8, and so are decoded only once."""
    text = _unmarked_utf8(data)
    if text is not None:
        return text, "utf-8"
    codec = find_codec(data)
    if codec is None:
        raise DecodeError("认不出文字编码", SAVE_AS)
    return data.decode(codec, "replace").removeprefix("\ufeff"), codec


def _problems(raw: RawFile, text: str, codec: str) -> tuple[Problem, ...]:
    """What there is to report about a text, as it stood in its file."""
    return (
        *(_damage(raw, text, codec) or _garbled(raw.name, text)),
        *_controls(raw.name, text),
        *_soft_breaks(raw.name, text),
        *_markup(raw.name, text),
        *_radicals(raw.name, text),
    )


def _unmarked_utf8(data: bytes) -> str | None:
    """The text, if all of it is UTF-8 without a byte order mark; else None."""
    if b"\0" in data or data.startswith(codecs.BOM_UTF8):
        return None
    try:
        return data.decode()
    except UnicodeDecodeError:
        return None


def _damage(raw: RawFile, text: str, codec: str) -> tuple[Problem, ...]:
    """Bytes that are no character, shown as �. A file in which � itself was stored is not damaged."""
    if "\ufffd" not in text or _reads_all(raw.data, codec):
        return ()
    count, first = len(re.findall("\ufffd+", text)), count_lines(text[: text.index("\ufffd")])
    if fits(raw.data, codec):
        cut = "最后一个字的字节不全，文件可能被截断"
        return (Problem(raw.name, first, Severity.WARNING, cut, "以 � 代替", "请核对原文件"),)
    message = f"有 {count} 处字节不成字（按 {codec} 读）"
    most = max(1, MOST_DAMAGE * len(text))
    if count > most or text.count("\ufffd") > BROKEN * most:
        raise DecodeError(f"{message}，太多了，不像文本文件", SAVE_AS)
    return (Problem(raw.name, first, Severity.ERROR, message, "以 � 代替", "请核对原文件"),)


def _reads_all(data: bytes, codec: str) -> bool:
    """Whether the codec reads all of ``data``, to the last byte."""
    try:
        data.decode(codec)
    except UnicodeDecodeError:
        return False
    return True


def _controls(name: str, text: str) -> tuple[Problem, ...]:
    """Control characters: a few may be stray; with many of them, the file is no text."""
    offsets = [match.start() for match in CONTROL.finditer(text)]
    if not offsets:
        return ()
    message = f"有 {len(offsets)} 个控制字符，网页里不能出现"
    if len(offsets) > max(1, MOST_DAMAGE * len(text)):
        raise DecodeError(message, SAVE_AS)
    first = count_lines(text[: offsets[0]])
    return (Problem(name, first, Severity.WARNING, message, "以符号代替", "请从原文件中删去"),)


def _soft_breaks(name: str, text: str) -> tuple[Problem, ...]:
    """Soft line breaks that count as line ends: because of them, lines are numbered otherwise than in an editor."""
    offsets = [at for at, (old, new) in enumerate(zip(text, harden(text), strict=True)) if old != new]
    if not offsets:
        return ()
    first = count_lines(text[: offsets[0]])
    message = f"有 {len(offsets)} 处手动换行（Word 的软回车，或网页、PDF 的行分隔符）"
    hint = "从 Word 来的，请在那里把手动换行（^l）全部替换成段落标记（^p）"
    return (Problem(name, first, Severity.WARNING, message, "当作换行，行号照此计算", hint),)


def _radicals(name: str, text: str) -> tuple[Problem, ...]:
    """Radicals that a PDF has in place of characters; the message quotes up to three of them."""
    radicals = RADICAL.findall(text)
    if not radicals:
        return ()
    first = count_lines(text[: text.index(radicals[0])])
    quoted = "".join(list(dict.fromkeys(radicals))[:3])
    message = f"有 {len(radicals)} 个字是部首的编码（{quoted}），像是从 PDF 里取出来的"
    done, hint = f"换成了同形的汉字（{characters_for(quoted)}）", "用 PyMuPDF 或 pdftotext 从 PDF 取字，就没有这种字"
    return (Problem(name, first, Severity.WARNING, message, done, hint),)


def _markup(name: str, text: str) -> tuple[Problem, ...]:
    """The source code of a web page, or an excerpt from it."""
    beginning = MARKUP.match(text)
    if beginning is None and not _is_tagged(text):
        return ()
    first = count_lines(text[: beginning.end() if beginning else text.index("<")])
    message, hint = "像是网页源码", "请在浏览器里打开，另存为纯文本，或复制文字存成 .txt"
    return (Problem(name, first, Severity.WARNING, message, "照原样发布", hint),)


def _is_tagged(text: str) -> bool:
    """Whether most of the first lines that are not blank have a tag of HTML."""
    if "</" not in text:
        return False
    lines = [line for line in text[:TAG_SAMPLE].splitlines() if line.strip()]
    return 2 * sum(TAG.search(line) is not None for line in lines) > len(lines)


def _garbled(name: str, text: str) -> tuple[Problem, ...]:
    """A text that was once read with the wrong codec and saved so: as GBK, a comma in UTF-8 reads as 锛."""
    strange = sum(text.count(sign) for sign in GARBLED)
    if strange < LEAST_GARBLED or strange <= text.count("，") + text.count("。"):
        return ()
    first = count_lines(text[: min(text.index(sign) for sign in GARBLED if sign in text)])
    message, hint = "像是乱码：曾按别的编码打开，又存了下来", "请找没有存坏的原文件，另存为 UTF-8 编码的纯文本"
    return (Problem(name, first, Severity.WARNING, message, "照原样发布", hint),)
