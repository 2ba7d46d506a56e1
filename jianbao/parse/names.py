"""What reads as a Chinese person's name, and names that run together."""

from __future__ import annotations

from jianbao.parse.lexicon import surnames


def is_name(text: str) -> bool:
    """Whether ``text``, in Simplified, reads as a full Chinese name.

    >>> [is_name(t) for t in ("李娜", "欧阳修文", "宁记", "本报", "张")]
    [True, True, False, False, False]
    """
    single, compound = surnames()
    if text[:2] in compound:
        return 3 <= len(text) <= 4
    return 2 <= len(text) <= 3 and text[0] in single and text[-1] not in "记讯报社版编网台说称市县区镇村友"


LONGEST_RUN = 24
"""Characters of names that may stand together: eight of three (the longest labelled run has nine characters)."""


def split_names(run: str) -> tuple[str, ...] | None:
    """Names that stand together without a space; None when ``run`` does not come out even.

    Worked out from the right, so that time grows with the length and not with the ways to cut it.

    >>> split_names("孙春生秦广平"), split_names("毛新陈亮"), split_names("林晓"), split_names("青禾县发改局")
    (('孙春生', '秦广平'), ('毛新', '陈亮'), ('林晓',), None)
    """
    if is_name(run):
        return (run,)
    if len(run) > LONGEST_RUN:
        return None
    rest: dict[int, tuple[str, ...]] = {len(run): ()}
    for start in range(len(run) - 2, -1, -1):
        sizes = (size for size in (3, 2, 4) if start + size in rest and is_name(run[start : start + size]))
        if size := next(sizes, 0):
            rest[start] = (run[start : start + size], *rest[start + size])
    return rest.get(0)
