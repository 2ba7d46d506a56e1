"""What must hold of every text, however broken: nothing is lost, nothing is invented, nothing stands twice.

The inputs are this project's own newspaper lines, cut, shuffled and spoilt by Hypothesis.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from hypothesis import example, given, settings
from hypothesis import strategies as st

from jianbao.model import Block, ParsedSource, RawFile, Role
from jianbao.parse.source import parse_source
from jianbao.text.characters import INVISIBLE
from jianbao.text.decode import decode
from tests.inputs import parsed

LINES = (
    "# 清河两岸换新颜",
    "## ——青石县柳湾镇治水记事",
    "本报记者 何苇 通讯员 周砚秋 文/图",
    "本报讯（记者 何苇）3月5日，青石县柳湾镇的河堤上人来人往，二百多名村民正在加固堤岸，",
    "清理淤泥。镇长说，这是今年春天的第一件大事。",
    "**一条河，两代人**",
    "“父亲那一辈修的堤，轮到我们来守。”六十岁的村民韩大有说。",
    "村民在加固河堤（资料图片）",
    "到月底，全镇要清理河道12公里，栽柳",
    "3000株。",
    "（下转第二版）",
    "（上接第一版）各村的护堤队每天两次巡查，发现险情当场处置。",
    "责任编辑 赵小禾",
    "新闻热线：0000-1234567 E-mail:bianji@example.org",
    "2021年3月6日 星期六 第3版",
    "分享到：微信 微博",
    "映水網訊(記者 沈望舒)3月6日,柳灣鎮的護堤隊員守在河邊,一夜沒有合眼。",
    "護堤隊員:夜裡也要有人看著",
    "1. 先清淤，后栽树",
    "《清河志》编辑部",
    "* * *",
    "----",
    "<b>加粗</b> & {{ 模板 }}",
)

MARKS = re.compile(rf"[\s#*{INVISIBLE}]")
"""What a line may lose on its way: white space, characters that nobody sees, and Markdown's marks."""

any_line = st.text(st.characters(codec="utf-8", exclude_characters="\r\n\0"), max_size=40)
"""Any text but for line ends and nulls, which no decoded text holds."""
cut_line = st.builds(lambda line, at: line[at:], st.sampled_from(LINES), st.integers(0, 12))
heaps = st.lists(st.one_of(st.sampled_from(LINES), cut_line, any_line, st.just("")), max_size=30)
"""Lines in no order at all."""

SPOIL: dict[str, Callable[[str], list[str]]] = {
    "keep": lambda line: [line],
    "drop": lambda _: [],
    "double": lambda line: [line, line],
    "space": lambda line: ["", line, "　", ""],
    "break": lambda line: [line[: len(line) // 2], line[len(line) // 2 :]],
    "break apart": lambda line: [line[: len(line) // 2], "", LINES[7], "", line[len(line) // 2 :]],
    "swallow the stop": lambda line: [line.rstrip("。")],
}
spoilt_pages = st.lists(st.sampled_from(sorted(SPOIL)), min_size=len(LINES), max_size=len(LINES)).map(
    lambda ways: [part for way, line in zip(ways, LINES, strict=True) for part in SPOIL[way](line)]
)
"""A page in its order, here and there damaged as layouts and copying damage pages."""

pages = st.one_of(heaps, spoilt_pages).map("\n".join)


def all_blocks(source: ParsedSource) -> tuple[Block, ...]:
    return tuple(b for a in source.articles for b in a.blocks) + source.furniture


def shares(block: Block) -> list[tuple[int, str]]:
    """Each line's part of a block's text, with the line's number."""
    ends = [part.start for part in block.parts[1:]] + [len(block.text)]
    return [(p.line, block.text[p.start : end]) for p, end in zip(block.parts, ends, strict=True)]


def bare(text: str) -> str:
    return MARKS.sub("", text)


@given(pages)
@example("")
@example("\x00\x1c\u2028\x85")
@example("#0")
@example("\n".join(LINES))
@settings(deadline=None)
def test_each_line_ends_in_exactly_one_place_whole(page: str) -> None:
    source = parsed(page)
    placed = [share for block in all_blocks(source) for share in shares(block)]
    assert Counter(no for no, _ in placed) == Counter(line.no for line in source.lines)
    texts = dict(placed)
    for line in source.lines:
        assert bare(texts[line.no]) == bare(line.raw)


@given(pages)
@example("\xad")
@settings(deadline=None)
def test_no_character_is_lost_or_invented(page: str) -> None:
    published = "".join(block.text for block in all_blocks(parsed(page)))
    assert Counter(bare(published)) == Counter(bare(page))


@given(pages)
@settings(deadline=None)
def test_labels_tell_where_each_line_went(page: str) -> None:
    source = parsed(page)
    assert [label.line for label in source.labels] == list(source.lines)
    numbers = {a.number for a in source.articles}
    home = {p.line: a.number for a in source.articles for b in a.blocks for p in b.parts}
    for label in source.labels:
        assert (label.role is Role.FURNITURE) == (label.article is None)
        assert label.article is None or label.article in numbers
        assert home.get(label.line.no) == label.article
        assert label.rule


@given(pages)
@settings(deadline=None)
def test_articles_are_numbered_in_order_and_know_their_lines(page: str) -> None:
    source = parsed(page)
    assert [a.number for a in source.articles] == list(range(1, len(source.articles) + 1))
    for article in source.articles:
        lines = sorted(part.line for block in article.blocks for part in block.parts)
        assert article.lines == (lines[0], lines[-1])


@given(pages)
@settings(deadline=None)
def test_the_same_text_parses_the_same(page: str) -> None:
    assert parsed(page) == parsed(page)


def outcome(source: ParsedSource) -> object:
    """All that a reader sees of a source; not how its lines were padded."""
    labels = [(x.line.no, x.role, x.rule, x.article, x.continues) for x in source.labels]
    return source.articles, source.furniture, labels


@given(pages)
@settings(deadline=None)
def test_line_ends_and_a_byte_order_mark_change_nothing(page: str) -> None:
    plain = outcome(parsed(page))
    for spelt in (page.replace("\n", "\r\n"), page.replace("\n", "\r"), page + "\n", page + "\n\n\n"):
        assert outcome(parsed(spelt)) == plain


def test_a_byte_order_mark_changes_nothing() -> None:
    data = "\n".join(LINES).encode()
    plain, marked = (decode(RawFile("page.txt", "page", d)) for d in (data, b"\xef\xbb\xbf" + data))
    assert outcome(parse_source(marked)) == outcome(parse_source(plain))


@given(pages, st.sampled_from(["　　", "  ", "\t", "\u00a0", "\u200b", "\ufeff"]))
@settings(deadline=None)
def test_padding_changes_nothing(page: str, space: str) -> None:
    padded = "\n".join(f"{space}{line}{space}" if line.strip() else line for line in page.split("\n"))
    assert outcome(parsed(padded)) == outcome(parsed(page))
