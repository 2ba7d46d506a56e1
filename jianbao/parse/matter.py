"""What the text around a title speaks of: something new, or what was spoken of before."""

from __future__ import annotations

import re

from jianbao.parse.page import Page

LEDE = re.compile(
    r"^[\"(]*(?:近日|日前|昨日|昨天|前天|今天|今日|今晨|昨晚|前晚|连日来|本月|\d{1,2}月|\d{1,2}日|(?:19|20)\d\d年|元旦|记者|据)"
    r"|^[^,。]{0,14}(?:省|市|县|区|州|镇|乡|村)[^,。]{0,20}[,。]"
)
"""How a report begins: a day, or a place by its full name in the first clause."""

LEANS_BACK = re.compile(
    r"^[\"(]*(?:该|此|这|那|其|他|她|它|对此|此外|同时|另外|然而|但|不过|而且|于是|因此|所以|据介绍|除了|随后|接着)"
)
"""How a paragraph begins that speaks of what was said before."""

CLOSES = re.compile(r"^(?:目前|据悉|据了解|下一步|今后|另据|至此|截至|接下来)")
"""How the last paragraph of a report often begins."""


def quite_new_matter(page: Page, i: int) -> bool:
    """Next to nothing of what follows was spoken of before: so at 14 of 22 labelled titles that have it."""
    return i > 0 and page.shared(i) < 0.05


def says_what_follows(page: Page, i: int) -> bool:
    """Half of its words stand in the next two paragraphs: a headline sums up."""
    own = page.bigrams[i]
    return len(own & page.after(i)) * 2 >= len(own) > 0


def text_under(page: Page, i: int) -> str:
    """The plain form of the paragraph under a title, or nothing."""
    return page.plain[i + 1] if i + 1 < len(page) and page.is_text(i + 1) else ""


def over_a_lede(page: Page, i: int) -> bool:
    return LEDE.match(text_under(page, i)[:60]) is not None


def over_leaning_text(page: Page, i: int) -> bool:
    return LEANS_BACK.match(text_under(page, i)[:20]) is not None


def after_closing(page: Page, i: int) -> bool:
    return i > 0 and page.is_text(i - 1) and CLOSES.match(page.plain[i - 1]) is not None
