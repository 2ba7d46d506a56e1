"""Every encoding that Chinese text comes in, and what happens to bytes that are no text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbao.model import RawFile, Severity, SourceText
from jianbao.text.decode import CONTROL, DecodeError, decode
from jianbao.text.lines import SOFT, harden
from jianbao.text.radicals import RADICAL

HANS = (
    "本报讯（记者李娜）昨日，记者从镇上了解到，今年的春耕已经开始，村里的干部带着种子挨家挨户上门。\n"
    "“一共来了20多人。”他说。\n"
)
HANT = (
    "本報訊（記者李娜）昨日，記者從鎮上瞭解到，今年的春耕已經開始，村裡的幹部帶著種子挨家挨戶上門。\n"
    "「一共來了20多人。」他說。\n"
)


def read(data: bytes) -> SourceText:
    return decode(RawFile("a.txt", "a", data))


@pytest.mark.parametrize(
    ("text", "codec", "read_as"),
    [
        (HANS, "utf-8", "utf-8"),
        (HANT, "utf-8-sig", "utf-8"),
        (HANS, "gbk", "gb18030"),
        (HANT, "gb18030", "gb18030"),
        (HANT, "big5", "big5hkscs"),
        (HANT, "cp950", "big5hkscs"),
        (HANS, "utf-16", "utf-16"),
        (HANS, "utf-16-le", "utf-16-le"),
        (HANT, "utf-16-be", "utf-16-be"),
        (HANS, "utf-32", "utf-32"),
        ("记者李娜", "gbk", "gb18030"),
        ("記者李娜", "big5", "big5hkscs"),
        ("Plain ASCII.\n", "ascii", "utf-8"),
        ("Plain ASCII.\n", "utf-16-le", "utf-16-le"),
        ("Plain ASCII.\n", "utf-16-be", "utf-16-be"),
        ("新桥昨日正式通车", "utf-16-be", "utf-16-be"),
        ("桥\n通了\n", "utf-16-le", "utf-16-le"),
        ("桥通了", "utf-16", "utf-16"),
    ],
)
def test_encodings(text: str, codec: str, read_as: str) -> None:
    source = read(text.encode(codec))
    assert (source.text, source.encoding, source.problems) == (text, read_as, ())


@pytest.mark.parametrize("line_end", ["\r\n", "\r", "\n"])
def test_line_ends_stay(line_end: str) -> None:
    text = HANS.replace("\n", line_end)
    assert read(text.encode("gbk")).text == text


@pytest.mark.parametrize("codec", ["utf-8", "gbk", "utf-16-le"])
def test_a_last_character_cut_in_two_is_shown_and_said(codec: str) -> None:
    source = read((HANS + "完").encode(codec)[:-1])
    assert source.text == HANS + "\ufffd"
    (problem,) = source.problems
    assert (problem.severity, problem.line, problem.source) == (Severity.WARNING, 3, "a.txt")


@pytest.mark.parametrize("codec", ["utf-8", "gbk"])
def test_a_few_damaged_bytes_are_shown_and_said(codec: str) -> None:
    source = read((HANS * 4).encode(codec) + b"\xff\n" + (HANS * 4).encode(codec))
    assert source.text == HANS * 4 + "\ufffd\n" + HANS * 4
    (problem,) = source.problems
    assert (problem.severity, problem.line) == (Severity.ERROR, 9)


def test_a_byte_inside_a_character_is_one_place_even_in_a_short_file() -> None:
    data = HANS[:60].encode()
    source = read(data[:76] + b"\xff" + data[76:])
    (problem,) = source.problems
    assert problem.message == "有 1 处字节不成字（按 utf-8 读）"
    with pytest.raises(DecodeError, match="有 2 处字节不成字（按 utf-8 读），太多了"):
        read(data[:76] + b"\xff" + data[76:100] + b"\xff" + data[100:])


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" \r\n\t\n",
        "\u3000\u3000\n".encode(),
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"\xff",
        b"\xff\xfe\xfd\xfc\xfb\xfa",
        bytes(range(256)),
        bytes(range(128, 256)) * 20,
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x10",
        b"a\0b\n",
        b"\0a\nb",
        b"a\0b\n" * 20,
        b"name\0value\0" * 9,
        "桥通了".encode("utf-16-le"),
        HANS.encode().replace("，".encode(), b"\xff"),
        HANS.encode() + b"\0",
        ("\x01\x02\x03" + HANS).encode(),
    ],
)
def test_what_is_no_text_is_refused_with_a_remedy(data: bytes) -> None:
    with pytest.raises(DecodeError) as refused:
        read(data)
    assert refused.value.message
    assert refused.value.hint


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (rb"{\rtf1\ansi\ansicpg936\deff0 {\fonttbl}\f0 \'b4\'ba}", "RTF"),
        (b"PK\x03\x04\x14\x00\x06\x00", "docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "doc"),
        (b"%PDF-1.7\n%\xb5\xb5", "PDF"),
    ],
)
def test_a_document_that_was_only_renamed_is_called_what_it_is(data: bytes, kind: str) -> None:
    with pytest.raises(DecodeError, match=kind) as refused:
        read(data)
    assert "另存为“纯文本”" in refused.value.hint


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("\n<!DOCTYPE html>\n<p>新桥昨日通车</p>\n", 2),
        ("<?xml version='1.0'?>\n<!-- 存自\n某网 -->\n<HTML>\n", 4),
        ("新桥昨日通车<br>\n<div class='text'>\n<p>本报讯 新桥昨日通车。</p>\n　　两岸的村民不再绕路。\n</div>\n", 1),
        ("<p>新桥昨日通车</p>", 1),
        ("新桥昨日通车\n<!-- 某网 -->\n本报讯 <b>新桥</b>昨日通车。\n两岸的村民不再绕路。\n", None),
        ("若 a<b，则 b>a。</\n", None),
    ],
)
def test_the_source_text_of_a_web_page_is_recognised(text: str, line: int | None) -> None:
    assert [(each.severity, each.line) for each in read(text.encode()).problems] == (
        [(Severity.WARNING, line)] if line else []
    )


def test_a_stray_control_character_becomes_a_sign_of_itself() -> None:
    source = read(f"第一行\n铃\x07声\n{HANS * 2}".encode())
    assert source.text == f"第一行\n铃␇声\n{HANS * 2}"
    (problem,) = source.problems
    assert (problem.severity, problem.line) == (Severity.WARNING, 2)


def test_a_stray_null_is_no_reason_to_refuse_a_text() -> None:
    """PyMuPDF writes one for a character that a font has no code for."""
    source = read(f"新桥\0通车\n{HANS * 2}".encode())
    assert source.text == f"新桥␀通车\n{HANS * 2}"
    assert [(each.severity, each.line) for each in source.problems] == [(Severity.WARNING, 1)]


def test_radicals_from_a_pdf_become_the_characters_that_they_are_drawn_as() -> None:
    source = read(f"新桥通车\n2⽉8⽇，⼈⺠⼴场。\n三点水写作⺡。\n{HANS}".encode())
    assert source.text == f"新桥通车\n2月8日，人民广场。\n三点水写作⺡。\n{HANS}"
    (problem,) = source.problems
    assert (problem.severity, problem.line) == (Severity.WARNING, 2)
    assert "有 5 个字" in problem.message


def test_a_form_feed_is_white_space_and_stays() -> None:
    assert read(f"第一版\n\f第二版\n{HANS}".encode()).text.startswith("第一版\n\f第二版\n")


@pytest.mark.parametrize("soft", SOFT)
def test_a_word_processors_soft_line_ends_end_lines(soft: str) -> None:
    source = read(f"新桥通车{soft}记者 何苇{soft}春耕开始。\n".encode())
    assert source.text == "新桥通车\n记者 何苇\n春耕开始。\n"
    (problem,) = source.problems
    assert (problem.severity, problem.line) == (Severity.WARNING, 1)
    assert "有 2 处" in problem.message


def test_a_separator_inside_a_line_of_a_pdf_stays() -> None:
    assert read(f"新桥\u2028通车\n{HANS}".encode()).text == f"新桥\u2028通车\n{HANS}"


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0\ufeff"), min_size=1))
def test_valid_utf8_is_never_altered_but_for_control_characters_radicals_and_soft_line_ends(text: str) -> None:
    if text.strip() and not CONTROL.search(text) and not RADICAL.search(text) and harden(text) == text:
        assert read(text.encode()).text == text


@given(st.binary(max_size=300))
def test_any_bytes_give_text_without_control_characters_or_a_refusal(data: bytes) -> None:
    try:
        source = read(data)
    except DecodeError:
        return
    assert not CONTROL.search(source.text)
    assert "\0" not in source.text


STORED = "石桥镇昨日开闸放水，三座泵站同时启动。清水流进麦田，两岸的人都来看，说今年早了十天。\n"


@pytest.mark.parametrize(("right", "wrong"), [("utf-8", "gb18030"), ("utf-8", "cp1252"), ("gbk", "latin-1")])
def test_a_text_that_was_stored_misread_is_told_of(right: str, wrong: str) -> None:
    stored = read(("\n\n" + STORED.encode(right).decode(wrong, "replace")).encode())
    (problem,) = stored.problems
    assert (problem.line, problem.severity) == (3, Severity.WARNING)
    assert "乱码" in problem.message


@pytest.mark.parametrize("text", [STORED, "锛", "锟斤拷三个字是怎样来的，他说，是编码错了。", "价£¬"])
def test_what_has_such_characters_of_its_own_is_not(text: str) -> None:
    assert read(text.encode()).problems == ()


@pytest.mark.parametrize("begin", [b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n", b"GIF89a"])
def test_a_picture_that_is_named_a_text_is_told_of_as_one(begin: bytes) -> None:
    with pytest.raises(DecodeError, match="图片") as told:
        read(begin + bytes(range(256)))
    assert "OCR" in told.value.hint
