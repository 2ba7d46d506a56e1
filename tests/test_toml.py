"""What is wrong with a TOML file is told in Chinese, with its place, whatever Python's own words for it are."""

from __future__ import annotations

import re
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbao.text.toml import BadToml, read_toml, toml_string

FAULTY = {
    "title = 剪报": "第1行第9个字：等号后面的值不对",
    "a = 1\ntitle = “剪报”": '第2行第9个字：这里的 “ 要换成英文的 "',
    'title = "剪报\n\n': "第1行第12个字：引号没有配成一对",
    'title = """剪报\n': "到第1行末尾：引号没有配成一对",
    "title = '剪报\n'": "第1行第12个字：引号没有配成一对",
    'title "剪报"': "第1行第7个字：名字后面缺少等号",
    "title：“剪报”": "第1行第6个字：这里的 ： 要换成英文的 =",
    "a。b = 1": "第1行第2个字：这里的 。 要换成英文的 .",
    "a.２ = 1": "第1行第3个字：这里的 ２ 要换成英文的 2",
    "a ＝ 1": "第1行第3个字：这里的 ＝ 要换成英文的 =",
    'a = { b = "甲"， c = 1 }': "第1行第14个字：这里的 ， 要换成英文的 ,",
    'a = ["甲"、"乙"]': "第1行第9个字：这里的 、 要换成英文的 ,",
    "a = ｛ b = 1 }": "第1行第5个字：这里的 ｛ 要换成英文的 {",
    'a = "剪报”\nb = 1': '第1行第8个字：这里的 ” 要换成英文的 "',
    'a = "剪报”': '第1行第8个字：这里的 ” 要换成英文的 "',
    "\u3000a = 1": "第1行第1个字：这里的空格要换成英文的空格",
    "a\u00a0= 1": "第1行第2个字：这里的空格要换成英文的空格",
    "a = 1 ＃ 一版": "第1行第7个字：这里的 ＃ 要换成英文的 #",
    '标题 = "剪报"': "第1行第1个字：这里应是一项的名字，中文要放在英文引号里",
    'a.2.新桥.b = "剪报"': "第1行第5个字：这里应是一项的名字，中文要放在英文引号里",
    "[]\n": "第1行第2个字：这里应是一项的名字",
    'a = "剪报"。': "第1行第9个字：值后面还有多余的字",
    "a = 1；": "第1行第6个字：值后面还有多余的字",
    "a = 1 2": "第1行第7个字：值后面还有多余的字",
    "a = [1 2]": "第1行第8个字：方括号里缺少逗号，或没有配成一对",
    "a = {b = 1": "到第1行末尾：花括号里缺少逗号，或没有配成一对",
    "[a": "到第1行末尾：方括号没有配成一对",
    "[[a]": "第1行第4个字：方括号没有配成一对",
    "a = 1\na = 2": "到第2行末尾：同一项写了两次",
    "a.b = 1\n[a]\n": "第2行第3个字：同一项写了两次",
    "a = { b = 1, b = 2 }": "同一项写了两次",
    "a = 1998-05-12\na = 1998-05-13": "到第2行末尾：同一项写了两次",
    "a = 2020-02-30": "第1行第5个字：没有这个日期",
    "a = 1\nb = 1998-5-12": "第2行第9个字：日期的写法不对",
    "a = 1998年5月12日": "第1行第9个字：日期的写法不对",
    "a = 1998.05.12 # 一版": "第1行第12个字：日期的写法不对",
    "a = 1998—05—12": "第1行第9个字：日期的写法不对",
    "a = 1998-05": "第1行第9个字：日期的写法不对",
    "a = 1998-05-32": "第1行第9个字：日期的写法不对",
    "a = [1998-05-01, 1998-5-12]": "第1行第22个字：日期的写法不对",
    "a = 1998-05-12 2": "第1行第16个字：值后面还有多余的字",
    'a = "\\剪"': r"第1行第8个字：反斜杠后面写的不对，反斜杠本身要写成 \\",
    'a = "\\u剪报"': "反斜杠后面写的不对",
    "a = '\x01'": "第1行第6个字：有看不见的控制字符",
    "a = " + "[" * 20_000: "括号套得太深",
    "a = " + "9" * 5_000: "有一个数太长",
}


@pytest.mark.parametrize("toml", FAULTY)
def test_a_fault_is_told_with_its_place(toml: str) -> None:
    with pytest.raises(BadToml) as bad:
        read_toml(toml.encode())
    assert FAULTY[toml] in bad.value.message
    assert not re.search("[a-z]", bad.value.message)
    assert ("日期" in bad.value.message) == ("1998-05-12" in bad.value.hint)


def test_a_message_that_is_not_known_still_tells_the_place(monkeypatch: pytest.MonkeyPatch) -> None:
    def fault(_: str) -> None:
        raise tomllib.TOMLDecodeError("Something new (at line 3, column 7)")

    monkeypatch.setattr(tomllib, "loads", fault)
    with pytest.raises(BadToml, match=re.escape("TOML 写法有误（第3行第7个字）")):
        read_toml(b"")


@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_any_bytes_are_a_table_or_bad_toml(data: bytes) -> None:
    try:
        read_toml(data)
    except BadToml as bad:
        assert bad.message


@given(st.text(st.characters(codec="utf-8")))
def test_a_string_comes_back_as_it_was(text: str) -> None:
    assert read_toml(f"a = {toml_string(text)}".encode()) == {"a": text}
