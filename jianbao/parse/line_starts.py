"""What a line begins with: its label, and what is compared of it."""

from __future__ import annotations

from collections.abc import Sequence

from jianbao.parse.patterns import LINE_LABEL, SPEAKER


def line_label(text: str) -> str:
    """The word before a colon, or the speaker in square brackets, at a line's head; or nothing.

    >>> line_label("工作单位:气象局"), line_label("他说:好"), line_label("气象局")
    ('工作单位', '他说', '')
    >>> line_label("[主持人 林晓]下面请提问")
    '主持人 林晓'
    """
    match = (SPEAKER.match(text) if text[:1] == "[" else None) or (LINE_LABEL.match(text) if ":" in text else None)
    return match[1] if match else ""


def comparable(texts: Sequence[str]) -> tuple[str, ...]:
    """What is compared when lines are said to repeat; no text holds a null.

    The first twenty characters are enough: the text that stands in for a picture is often cut short.

    >>> comparable(["荥阳: 主力军 ", "荥阳:主力军..."])
    ('荥阳:主力军', '荥阳:主力军')
    """
    starts = "".join("\0".join([text[:40] for text in texts]).split()).replace(".", "").replace("…", "")
    return tuple([start[:20] for start in starts.split("\0")]) if texts else ()
