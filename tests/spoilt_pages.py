"""Pages of newspaper lines of our own, cut, shuffled and spoilt by Hypothesis."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import strategies as st

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
