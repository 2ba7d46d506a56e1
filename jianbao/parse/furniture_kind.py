"""What a pattern for furniture is."""

from __future__ import annotations

from dataclasses import dataclass

from jianbao.parse.lexicon import surnames

HAN = r"[\u4e00-\u9fff]"

NAME = rf"[{''.join(sorted(surnames()[0]))}] ?{HAN}(?: ?{HAN})?(?!{HAN})"
"""A name and no more: 一审：王小明 signs, 一审：被告败诉 is a heading."""

NO_CLAUSE = rf"(?!{HAN}{{0,6}}[的了是把给让也不着被就都与在到为]{HAN}{{3}})"
"""What follows is no clause: 编辑：为他人做嫁衣 is a heading."""


@dataclass(frozen=True, slots=True)
class Furniture:
    name: str
    points: float
    pattern: str
    longest: int
    yes: str
    no: str
    needs: str
    """Characters, one of which stands in every match."""
