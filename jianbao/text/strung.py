"""All lines of a page strung together as numbers, so that numpy looks at all of them at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from jianbao.text.characters import Codes, codes, text_of

Places = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True, eq=False)
class Strung:
    """The code points of a page's lines, with a null behind each line. No text has a null; a line end would be taken
    for a space.

    >>> lines = string(["石桥", "镇"])
    >>> lines.codes.tolist(), lines.starts.tolist(), lines.ends.tolist(), lines.texts()
    ([30707, 26725, 0, 38215, 0], [0, 3], [2, 4], ['石桥', '镇'])
    """

    codes: Codes
    starts: Places
    ends: Places
    """Of each line, where its null stands."""

    def texts(self) -> list[str]:
        """The lines again, as they are by now in ``codes``."""
        text = text_of(self.codes)
        return [text[start:end] for start, end in zip(self.starts.tolist(), self.ends.tolist(), strict=True)]


def string(texts: Sequence[str]) -> Strung:
    """These lines strung together; none of them may have a null."""
    sizes = np.fromiter(map(len, texts), np.intp, len(texts))
    ends = (sizes + 1).cumsum() - 1
    return Strung(codes("\0".join([*texts, ""])), ends - sizes, ends)
