"""Bytes to text. Chinese text comes as UTF-8, GBK, GB18030, Big5 or UTF-16, and seldom says which.

Nearly any Big5 file is valid GB18030 too, so trying codecs until one fits reads Big5 wrong every time.
Instead each codec's reading is scored by how common its characters are, and the highest score wins: all right
on hundreds of samples of each of ten encodings, from 30 bytes up, also when cut inside a character. Only
Chinese was measured.
"""

from __future__ import annotations

import codecs
import re
from functools import cache, partial

from jianbao.model import Problem, RawFile, Severity, SourceText
from jianbao.text.lines import SOFT, count_lines, harden
from jianbao.text.radicals import RADICAL, characters_for

MARKED_UTF8 = "utf-8-sig"

MARKS = {
    codecs.BOM_UTF8: MARKED_UTF8,
    codecs.BOM_UTF32_LE: "utf-32",  # before UTF-16, whose mark it begins with
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
CANDIDATES = ("utf-8", "gb18030", "big5hkscs", "cp950", "utf-16-le", "utf-16-be")
"""In this order when scores are equal."""

SAMPLE = 4096
"""Characters scored: at 1,000 the right reading is already ahead by 0.3 and more."""

LEAST_SCORE = 0.2
"""Chinese prose scores 0.7 to 0.95, ASCII 0.5; what is no text in any of these encodings stays under 0."""

LEAST_UTF16 = 8
"""Common characters that a text in UTF-16 without a mark must have, or else two line ends."""

MOST_DAMAGE = 0.01
"""Share of characters that may be unreadable in a file that is published all the same; in a short one, one place."""

BROKEN = 4
"""Replacement signs that one damaged character can make at most."""

PLAIN = re.compile("[\t\n\r\f -~‐-‿\u3000-〟！-｠]")
FOREIGN = re.compile("[\x00-\x1f\x7f-\x9f぀-ヿ\ue000-\uf8ff]")
"""Control characters, kana, private use: what Chinese turns into when it is read with the wrong codec."""

CONTROL = re.compile("[\0-\x08\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
"""Neither HTML nor XML may hold these. Tab, line ends and form feed stay; a vertical tab is a line end (`harden`)."""

MARKUP = re.compile(
    r"\s*(?:<\?xml[^<>]*>\s*|<!--(?:(?!-->).)*-->\s*)*(?=<(!DOCTYPE|html)\b)", re.IGNORECASE | re.DOTALL
)
"""How the source text of a web page begins."""

TAG = re.compile(
    r"</?(?:a|article|b|body|br|center|div|em|font|h[1-6]|head|img|li|link|meta|ol|p|script|section|span|strong|style|table|td"
    r"|th|title|tr|ul)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
"""What most lines have in a part of such a source text."""

GARBLED = ("锛", "銆", "ï¼", "ã€", "£¬", "¡£", "锟斤拷", "嚙", "\ufffd")
"""What marks become that were read with another codec: of UTF-8 in GBK, of UTF-8 and of GBK in Latin letters; what is
written for a character that is lost.
"""
LEAST_GARBLED = 3

SIGNS = "".join((*SOFT, *(sign[0] for sign in GARBLED)))
PROBLEMATIC = re.compile(f"[<{SIGNS}{RADICAL.pattern[1:-1]}{CONTROL.pattern[1:]}")
"""A character without which there is nothing to report about a text: most texts have none."""

PICTURES = {**{code: 0x2400 + code for code in range(0x20)}, 0x7F: 0x2421}
"""Unicode has a sign for each control character of ASCII: ␇ for the bell."""

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
"""How files begin that hold text in a form of their own, whatever they are named."""

COPY_OUT = "请用原来的程序打开，另存为“纯文本”，或复制文字存成 .txt"
READ_OUT = "请先用文字识别（OCR）软件认出图里的字，存成 .txt"
SAVE_AS = "请用编辑器打开，另存为 UTF-8 编码的纯文本"


class DecodeError(Exception):
    """No text can be read from the file: what is wrong, and what to do about it."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message, hint)
        self.message = message
        self.hint = hint


def decode(raw: RawFile) -> SourceText:
    """The file's text; what cannot be shown as it stands is replaced by a sign, and said.

    >>> decode(RawFile("a.txt", "a", "记者从镇上了解到".encode("gbk"))).encoding
    'gb18030'
    """
    if raw.data.startswith(tuple(DOCUMENTS)):
        kind = next(kind for mark, kind in DOCUMENTS.items() if raw.data.startswith(mark))
        raise DecodeError(f"这是 {kind}，不是纯文本", READ_OUT if kind == PICTURE else COPY_OUT)
    codec = "utf-8"
    text = _unmarked_utf8(raw.data)
    if text is None:
        codec = find_codec(raw.data)
        text = raw.data.decode(codec, "replace").removeprefix("\ufeff")
    if not text or text.isspace():
        raise DecodeError("文件里没有文字", "请补上文字，或把它移出来源文件夹")
    if text.count("\0") > MOST_DAMAGE * len(text):
        raise DecodeError("文件里有空字符，不像文本文件", SAVE_AS)
    problems = _problems(raw, text, codec) if PROBLEMATIC.search(text) else ()
    if problems:
        text = harden(text)
        text = characters_for(text)
        text = CONTROL.sub(lambda found: chr(PICTURES.get(ord(found[0]), 0xFFFD)), text)
    return SourceText(raw.name, raw.stem, text, codec.removesuffix("-sig"), problems, raw.corrections)


def _problems(raw: RawFile, text: str, codec: str) -> tuple[Problem, ...]:
    return (
        *(_damage(raw, text, codec) or _garbled(raw.name, text)),
        *_controls(raw.name, text),
        *_soft_breaks(raw.name, text),
        *_markup(raw.name, text),
        *_radicals(raw.name, text),
    )


def _unmarked_utf8(data: bytes) -> str | None:
    """What most files are: all of it UTF-8, without a mark. They are decoded once only."""
    if b"\0" in data or data.startswith(codecs.BOM_UTF8):
        return None
    try:
        return data.decode()
    except UnicodeDecodeError:
        return None


def find_codec(data: bytes) -> str:
    """The Python codec that reads ``data`` best.

    >>> find_codec("記者從鎮上瞭解到".encode("big5")), find_codec("记者从镇上了解到".encode("utf-16-le"))
    ('big5hkscs', 'utf-16-le')
    """
    marked = next((codec for mark, codec in MARKS.items() if data.startswith(mark)), None)
    if marked == MARKED_UTF8 or (b"\0" not in data and _fits(data, "utf-8")):
        return marked or "utf-8"
    possible = (marked,) if marked else [codec for codec in CANDIDATES if _is_evident(data, codec)]
    scores = {codec: _score(data, codec) for codec in possible}
    best = max(scores, key=lambda codec: scores[codec])
    if scores[best] < LEAST_SCORE:
        raise DecodeError("认不出文字编码", SAVE_AS)
    return best


def _fits(data: bytes, codec: str) -> bool:
    """Whether the codec reads it all; a last character cut in two does not count against it."""
    try:
        codecs.getincrementaldecoder(codec)("strict").decode(data, final=False)
    except UnicodeDecodeError:
        return False
    return True


def _is_evident(data: bytes, codec: str) -> bool:
    """Whether ``data`` may be in a codec that no mark names. Any two bytes are a character of UTF-16, often a Chinese
    one: ``a``, a null, ``b`` and a line end are 愀戊. But sixteen of these are hardly without a byte beyond ASCII.
    """
    if not codec.startswith("utf-16"):
        return True
    text = data[: SAMPLE * 4].decode(codec, "replace")
    enough = sum(_points(c, codec) > 0 for c in text) >= LEAST_UTF16 or len(re.findall("[\r\n]", text)) > 1
    return enough and not (data.isascii() and len(re.findall("[㐀-龥]", text)) >= 2 * LEAST_UTF16)


def _score(data: bytes, codec: str) -> float:
    """How much the beginning of ``data`` reads like Chinese: the mean of its characters' points."""
    text = data[: SAMPLE * 4].decode(codec, "replace")[:SAMPLE].rstrip("\ufffd")
    return sum(map(partial(_points, codec=codec), text)) / max(1, len(text))


def _points(character: str, codec: str) -> float:
    """Found by trial. GB18030 and UTF-16 may hold either script, Traditional a little less likely."""
    gb, big5 = _common_characters()
    if codec in ("big5hkscs", "cp950"):
        gb, big5 = big5, frozenset()
    if character in gb:
        return 1.0
    if character in big5:
        return 0.95
    if character == "\ufffd":
        return -3.0
    if PLAIN.match(character):
        return 0.5
    return -1.0 if FOREIGN.match(character) else -0.3


@cache
def _common_characters() -> tuple[frozenset[str], frozenset[str]]:
    """The first levels of GB 2312 and of Big5: the characters in common use of either script."""
    low, high = range(0x40, 0x7F), range(0xA1, 0xFF)
    gb = bytes(byte for row in range(0xB0, 0xD8) for cell in high for byte in (row, cell))
    big5 = bytes(byte for row in range(0xA4, 0xC7) for cell in (*low, *high) for byte in (row, cell))
    return frozenset(gb.decode("gb2312", "ignore")), frozenset(big5.decode("big5", "ignore"))


def _damage(raw: RawFile, text: str, codec: str) -> tuple[Problem, ...]:
    """Bytes that are no character, shown as �."""
    if "\ufffd" not in text:
        return ()
    try:
        raw.data.decode(codec)
    except UnicodeDecodeError:
        pass
    else:
        return ()
    count, first = len(re.findall("\ufffd+", text)), count_lines(text[: text.index("\ufffd")])
    if _fits(raw.data, codec):
        cut = "最后一个字的字节不全，文件可能被截断"
        return (Problem(raw.name, first, Severity.WARNING, cut, "以 � 代替", "请核对原文件"),)
    message = f"有 {count} 处字节不成字（按 {codec} 读）"
    most = max(1, MOST_DAMAGE * len(text))
    if count > most or text.count("\ufffd") > BROKEN * most:
        raise DecodeError(f"{message}，太多了，不像文本文件", SAVE_AS)
    return (Problem(raw.name, first, Severity.ERROR, message, "以 � 代替", "请核对原文件"),)


def _controls(name: str, text: str) -> tuple[Problem, ...]:
    """Control characters: a few are stray, many mean that this is no text."""
    found = [match.start() for match in CONTROL.finditer(text)]
    if not found:
        return ()
    message = f"有 {len(found)} 个控制字符，网页里不能出现"
    if len(found) > max(1, MOST_DAMAGE * len(text)):
        raise DecodeError(message, SAVE_AS)
    first = count_lines(text[: found[0]])
    return (Problem(name, first, Severity.WARNING, message, "以符号代替", "请从原文件中删去"),)


def _soft_breaks(name: str, text: str) -> tuple[Problem, ...]:
    """Line breaks of a word processor, the web or a PDF: the numbers of the lines are no more those of an editor."""
    found = [at for at, (soft, end) in enumerate(zip(text, harden(text), strict=True)) if soft != end]
    if not found:
        return ()
    message = f"有 {len(found)} 处手动换行（Word 的软回车，或网页、PDF 的行分隔符）"
    hint = "从 Word 来的，请在那里把手动换行（^l）全部替换成段落标记（^p）"
    return (Problem(name, count_lines(text[: found[0]]), Severity.WARNING, message, "当作换行，行号照此计算", hint),)


def _radicals(name: str, text: str) -> tuple[Problem, ...]:
    found = RADICAL.findall(text)
    if not found:
        return ()
    first = count_lines(text[: text.index(found[0])])
    some = list(dict.fromkeys(found))[:3]
    message = f"有 {len(found)} 个字是部首的编码（{''.join(some)}），像是从 PDF 里取出来的"
    read = f"换成了同形的汉字（{characters_for(''.join(some))}）"
    return (Problem(name, first, Severity.WARNING, message, read, "用 PyMuPDF 或 pdftotext 从 PDF 取字，就没有这种字"),)


def _markup(name: str, text: str) -> tuple[Problem, ...]:
    begun = MARKUP.match(text)
    if begun is None and not _is_tagged(text):
        return ()
    first = begun.end() if begun else text.index("<")
    message, hint = "像是网页源码", "请在浏览器里打开，另存为纯文本，或复制文字存成 .txt"
    return (Problem(name, count_lines(text[:first]), Severity.WARNING, message, "照原样发布", hint),)


def _garbled(name: str, text: str) -> tuple[Problem, ...]:
    """A text that was once read with another codec and stored so: a comma and a stop of UTF-8 are 锛 and 銆 in GBK."""
    strange = sum(text.count(sign) for sign in GARBLED)
    if strange < LEAST_GARBLED or strange <= text.count("，") + text.count("。"):
        return ()
    first = min(at for sign in GARBLED for at in [text.find(sign)] if at >= 0)
    message, hint = "像是乱码：曾按别的编码打开，又存了下来", "请找没有存坏的原文件，另存为 UTF-8 编码的纯文本"
    return (Problem(name, count_lines(text[:first]), Severity.WARNING, message, "照原样发布", hint),)


def _is_tagged(text: str) -> bool:
    """Whether most of the first lines that are not blank have a tag of HTML."""
    if "</" not in text:
        return False
    lines = [line for line in text[:SAMPLE].splitlines() if line.strip()]
    return 2 * sum(TAG.search(line) is not None for line in lines) > len(lines)
