"""Which lines open the rest of a piece (上接), and which titles stand under such a rest."""

from __future__ import annotations

from jianbao.parse.once import Marks, marking
from jianbao.parse.page import Page
from jianbao.parse.patterns import JUMP_FIRST, JUMP_IN


@marking(JUMP_FIRST)
def jumps_in(page: Page) -> Marks:
    """Lines that begin with 上接第一版, whether text follows on the line or not."""
    return [text[0] in JUMP_FIRST and JUMP_IN.match(text[:40]) is not None for text in page.plain]


@marking(jumps_in)
def after_a_rest(page: Page) -> Marks:
    """Titles under the text of a rest. Where the rest has a headline of its own it stands over that text."""
    marks = [False] * len(page)
    opened = told = False
    for i, jumps in enumerate(jumps_in(page)):
        if jumps:
            opened, told = True, page.texty[i]
        elif page.title_like[i]:
            marks[i] = told
        elif page.texty[i]:
            # Under a title of its own, the text is no rest any more.
            opened = opened and not page.title_like[i - 1]
            told = opened
    return marks
