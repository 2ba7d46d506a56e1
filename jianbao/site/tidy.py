"""Tidies typed text for display, as a compositor would without asking. Only the view is tidied, never the data.

No Han character is changed, and the result has one string for each character of the text, so that offsets found in the
text still point at the right place.
"""

from __future__ import annotations

import re

from jianbao.parse.names import is_name, is_no_name, is_word_alone
from jianbao.parse.patterns import plain
from jianbao.text.characters import EVERY_HAN
from jianbao.text.misread import POINTS, with_stops

CHINESE = f"〇{EVERY_HAN}"
MARKS = r"\u2014\u2018\u2019\u201c\u201d\u2026\u3001-\u3003\u3008-\u3011\u3014-\u301b\uff01-\uff0f\uff1a-\uff20"
WIDE = re.compile(f"[{CHINESE}{MARKS}]")

FULL_WIDTH = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？", "(": "（", ")": "）"}
"""Half-width marks that Chinese text sets full-width. A point may be one, too, but not always: see `with_stops`."""

HALF_WIDTH = re.compile(f"[{''.join(FULL_WIDTH)}]")

TYPED_SPACE = re.compile(
    f"(?<=[{CHINESE}{MARKS}])[ \\u00a0]+(?=[0-9A-Za-z])(?!\\d{{4}}-\\d)"
    f"|(?<=[0-9A-Za-z%％℃])(?!(?<=[:-]\\d\\d)[ \\u00a0]+[{CHINESE}]{{2,6}}[:：])[ \\u00a0]+(?=[{CHINESE}{MARKS}])"
)
"""Space typed between Han and Latin or digits: the browser sets its own, of the right width. Around a day or an hour in
figures it parts what a line says one after the other.
"""

SPACED_NUMBER = re.compile(f"(?<=[{CHINESE}{MARKS}])[ \\u00a0]([0-9.]+)[ \\u00a0](?=[{CHINESE}{MARKS}])")
"""A number between spaces: in a headline a space may separate two clauses, but these do not."""


ALONE = f"[{CHINESE}](?:[ \\u00a0\\u3000][{CHINESE}]){{2,}}"
SPREAD = re.compile(f"(?<![^{MARKS}]){ALONE}(?![^{MARKS}])")
"""Three or more single characters with spaces between them, as they are typed to fill a line. Beside words of several
characters they are columns of a table or a verse, and stay.
"""

SPREAD_HEAD = re.compile(f"(?<![^{MARKS}\\s]){ALONE}(?![^{MARKS}\\s])")
"""The same where it is a clause of a headline. Names of two characters are looked for in this form anywhere."""

BEHIND_NAMES = "等摄文图"
"""A single character that may follow names which are typed so."""

QUOTED = re.compile('"([^"]*)"')

NO_BEGINNING, NO_END = "，。、；：！？”’）》", "，、：；“‘（《"
"""No quotation begins, or ends, with one of these; where one seems to, the quotation marks are paired wrongly."""


def tidy(text: str) -> str:
    """A text with full-width punctuation, paired quotation marks and no typed spaces.

    >>> tidy("据统计(截至 2 月 3 日),全市排查 9086 辆")
    '据统计（截至2月3日），全市排查9086辆'
    >>> tidy("村里修好了路.全村长3.5公里."), tidy("共3.5公里")
    ('村里修好了路。全村长3.5公里。', '共3.5公里')
    >>> tidy("来源：青禾日报 2021-07-01 08:12  浏览：9 次"), tidy("看了 12 次")
    ('来源：青禾日报 2021-07-01 08:12  浏览：9次', '看了12次')
    >>> tidy("热线:68938300 E-mail:a@b.cn 8:30 1,000 (see p. 3)")
    '热线：68938300 E-mail:a@b.cn 8:30 1,000 (see p. 3)'
    >>> tidy('他说:"“三农”无小事"'), tidy('“"三农"无小事”'), tidy('他说:"好'), tidy('学 "New York" 五"屏"')
    ('他说：““三农”无小事”', '“‘三农’无小事”', '他说："好', '学 "New York" 五“屏”')
    >>> tidy("守 望 相 助"), tidy("“同 心 同 德”"), tidy("姓 名 性 别 工作单位"), tidy("长 江 水")
    ('守望相助', '“同心同德”', '姓 名 性 别 工作单位', '长江水')
    >>> tidy("一等奖：王 芳 李 静 趙　敏"), tidy("本报记者 李 明 王 刚 摄"), tidy("本 报 讯")
    ('一等奖：王芳 李静 趙敏', '本报记者 李明 王刚 摄', '本报讯')
    """
    return "".join(tidy_characters(text))


def tidy_head(text: str) -> str:
    """A headline or heading: as ``tidy``, but spaces part its clauses and stay.

    >>> tidy_head("志愿者奔赴 42个服务站"), tidy_head("连续 24 小时在岗")
    ('志愿者奔赴 42个服务站', '连续24小时在岗')
    >>> tidy_head("守 望 相 助 村里来了送菜人"), tidy_head("人 和 村口")
    ('守望相助 村里来了送菜人', '人 和 村口')
    """
    return "".join(tidy_head_characters(text))


def tidy_characters(text: str) -> tuple[str, ...]:
    """What stands for each character of the text: itself, its full-width form, or nothing."""
    shown = _mended(text, SPREAD)
    for space in TYPED_SPACE.finditer(text):
        shown[space.start() : space.end()] = [""] * len(space[0])
    return tuple(shown)


def tidy_head_characters(text: str) -> tuple[str, ...]:
    """The same for a headline, where spaces that separate clauses stay."""
    shown = _mended(text, SPREAD_HEAD)
    for number in SPACED_NUMBER.finditer(text):
        shown[number.start()] = shown[number.end() - 1] = ""
    return tuple(shown)


def _mended(text: str, set_apart: re.Pattern[str]) -> list[str]:
    """What is mended in headlines and texts alike: width of marks, quotation marks, characters set apart."""
    shown = _full_width(text)
    if '"' in text:
        _pair_quotes(text, shown)
    for spread in SPREAD_HEAD.finditer(text) if any(space in text for space in " \u00a0\u3000") else ():
        start, end = spread.span()
        if _are_names(plain(spread[0][::2])):
            shown[start + 1 : end - 1 : 4] = [""] * len(range(start + 1, end - 1, 4))
        elif set_apart.match(text, start):
            shown[start + 1 : end : 2] = [""] * (len(spread[0]) // 2)
    return shown


def _are_names(letters: str) -> bool:
    """Whether characters set apart, in Simplified, are names of two characters each, of at least two people.

    >>> [_are_names(t) for t in ("王芳李静赵敏", "李明王刚摄", "守望相助", "马到成功", "王小明")]
    [True, True, False, False, False]
    """
    names = letters[: len(letters) // 2 * 2]
    return (
        len(names) > 2
        and (letters == names or letters[-1] in BEHIND_NAMES)
        and all(is_name(name) and not is_no_name(name) and not is_word_alone(name) for name in re.findall("..", names))
    )


def _pair_quotes(text: str, shown: list[str]) -> None:
    """Turns straight quotation marks around or beside Chinese into “ ”, or into ‘ ’ within “ ”.

    Nothing is changed if not all marks of the paragraph form pairs, or if it has corner brackets, since these are its
    quotation marks.
    """
    pairs = list(QUOTED.finditer(text))
    if 2 * len(pairs) != text.count('"') or "「" in text or "『" in text or not all(map(_is_quotation, pairs)):
        return
    for pair in pairs:
        if WIDE.search(pair[1]) or _beside_wide(text, pair.start(), pair.end()):
            inside = text.count("“", 0, pair.start()) > text.count("”", 0, pair.start())
            shown[pair.start()], shown[pair.end() - 1] = "‘’" if inside else "“”"


def _is_quotation(pair: re.Match[str]) -> bool:
    words = pair[1]
    whole = words.count("“") == words.count("”")
    return whole and bool(words.strip()) and words[0] not in NO_BEGINNING and words[-1] not in NO_END


def _full_width(text: str) -> list[str]:
    shown = list(text)
    brackets = _brackets(text) if "(" in text else frozenset()
    for mark in HALF_WIDTH.finditer(text):
        i, character = mark.start(), mark[0]
        if i in brackets if character in "()" else _beside_wide(text, i, i + 1):
            shown[i] = FULL_WIDTH[character]
    for i, character in enumerate(with_stops(text)):
        if text[i] in POINTS:
            shown[i] = character
    return shown


def _beside_wide(text: str, start: int, end: int) -> bool:
    """Whether Han or a Chinese mark stands right before ``start`` or right at ``end``."""
    return bool(WIDE.match(text[start - 1 : start]) or WIDE.match(text[end : end + 1]))


def _brackets(text: str) -> frozenset[int]:
    """Half-width brackets to widen: in pairs, where Chinese stands in or beside them."""
    found: set[int] = set()
    opened: list[int] = []
    for bracket in re.finditer("[()]", text):
        i = bracket.start()
        if bracket[0] == "(":
            opened.append(i)
        elif opened:
            start = opened.pop()
            if _beside_wide(text, start, i + 1) or WIDE.search(text, start, i):
                found |= {start, i}
    return frozenset(found)
