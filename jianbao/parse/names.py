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
    return 2 <= len(text) <= 3 and text[0] in single and text[-1] not in "记讯报社版编网台说称市县区镇村"


def split_names(run: str) -> tuple[str, ...] | None:
    """Names that stand together without a space; None when ``run`` does not come out even.

    >>> split_names("张春生秦广艳"), split_names("毛鑫陈龙"), split_names("李娜"), split_names("德清县发改局")
    (('张春生', '秦广艳'), ('毛鑫', '陈龙'), ('李娜',), None)
    """
    if is_name(run):
        return (run,)
    for size in (3, 2, 4):
        if len(run) > size and is_name(run[:size]) and (rest := split_names(run[size:])):
            return (run[:size], *rest)
    return None
