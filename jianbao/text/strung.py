"""All lines of a page strung together as numbers: numpy looks at all of them at the cost of a few alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from jianbao.text.characters import Codes, codes, text_of

Places = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True, eq=False)
class Strung:
    """Lines with a null behind each, which no text has: an end of line would be taken for a space.

    >>> lines = string(["石桥", "镇"])
    >>> lines.codes.tolist(), lines.starts.tolist(), lines.ends.tolist(), lines.texts()
    ([30707, 26725, 0, 38215, 0], [0, 3], [2, 4], ['石桥', '镇'])
    """

    codes: Codes
    starts: Places
    ends: Places

    def texts(self) -> list[str]:
        text = text_of(self.codes)
        return [text[start:end] for start, end in zip(self.starts.tolist(), self.ends.tolist(), strict=True)]


def string(texts: Sequence[str]) -> Strung:
    """``texts`` hold no null."""
    sizes = np.fromiter(map(len, texts), np.intp, len(texts))
    ends = (sizes + 1).cumsum() - 1
    return Strung(codes("\0".join([*texts, ""])), ends - sizes, ends)
