"""Addresses: where each page lies, and how to get from it to the rest of the site.

A *path* is relative to an edition's root (``articles/a-1.html``); both editions have the same paths. Links are
always relative and name a file, so that the folder works from a disk, a sub-folder and a domain alike.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Hashable, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import TypeVar
from urllib.parse import quote

from jianbao.model import Script

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)

PAGE_LENGTH = 50
"""Entries of a list before it goes on to another page."""

PROOF_LENGTH = 500
"""Lines of a proof before it goes on to another page: some 400 kB."""

LEAP_YEAR = 2000
"""Its days are all the days that a year can have."""

EDITION_FOLDERS = {Script.HANS: "hans/", Script.HANT: "hant/"}
"""Where an edition lies when it is not the one at the root."""


def article_path(article: str) -> str:
    return f"articles/{article}.html"


def source_path(stem: str) -> str:
    return f"sources/{stem}.html"


def proof_path(stem: str) -> str:
    """The first page of a proof."""
    return f"proofs/{stem}.html"


def place_path(code: str) -> str:
    return f"places/{code}.html"


def person_path(key: str) -> str:
    return f"people/{key}.html"


def month_path(day: date) -> str:
    return f"dates/{day:%Y-%m}.html"


def day_path(day: date) -> str:
    """A day of the year, whatever the year."""
    return f"dates/{day:%m-%d}.html"


def href(path: str, line: int | None = None) -> str:
    """A path as it is written in a link, with the anchor of a source line.

    >>> href("articles/50%的#1-2.html", 7)
    'articles/50%25%E7%9A%84%231-2.html#L7'
    """
    return quote(path) + (f"#L{line}" if line is not None else "")


def public_url(base_url: str | None, path: str) -> str:
    """An address for what is read outside the site: absolute if the archive knows its own, else relative to its root.

    >>> public_url("https://example.org/", "articles/a-1.html"), public_url(None, "articles/a-1.html")
    ('https://example.org/articles/a-1.html', 'articles/a-1.html')
    """
    return (base_url or "") + href(path)


def up(path: str) -> str:
    """A link from a page to the root that its path is relative to.

    >>> up("index.html"), up("articles/a-1.html")
    ('./', '../')
    """
    return "../" * path.count("/") or "./"


@dataclass(frozen=True, slots=True)
class ProofPages:
    """On which page of a source's proof each line stands."""

    paths: tuple[str, ...]
    begins: tuple[int, ...]
    """Number of the first line on each page but the first."""

    def nth(self, line: int) -> int:
        """Which of the pages a line is on, from 0."""
        return bisect_right(self.begins, line)

    def href(self, line: int) -> str:
        """A link to a line.

        >>> pages = ProofPages(("proofs/a.html", "proofs/a-2.html"), (600,))
        >>> pages.href(599), pages.href(600)
        ('proofs/a.html#L599', 'proofs/a-2.html#L600')
        """
        return href(self.paths[self.nth(line)], line)


def proof_pages(stem: str, lines: Sequence[int], taken: Collection[str] = ()) -> ProofPages:
    """``lines``: the numbers of a source's lines; ``taken`` as in `page_paths`."""
    shares = paged(lines, PROOF_LENGTH)
    return ProofPages(page_paths(proof_path(stem), len(shares), taken), tuple(share[0] for share in shares[1:]))


def paged(entries: Sequence[T], length: int = PAGE_LENGTH) -> tuple[Sequence[T], ...]:
    """A list cut into pages; an empty list still has its one page.

    >>> paged("abcde", 2), paged("")
    (('ab', 'cd', 'e'), ('',))
    """
    return tuple(entries[i : i + length] for i in range(0, len(entries), length)) or (entries,)


def settled(entries: Sequence[K], length: int = PAGE_LENGTH) -> tuple[Sequence[K], ...]:
    """A long list cut into pages of about that length. A page's last entry alone decides that it ends there, so a new
    entry moves those of its own page and not those of all later pages. ``entries``: values that ``repr`` tells apart.

    >>> [len(page) for page in settled(range(300))]
    [41, 50, 50, 49, 43, 43, 24]
    >>> [len(page) for page in settled([*range(100), "new", *range(100, 300)])]
    [41, 50, 51, 49, 43, 43, 24]
    """
    least, most = length - length // 5, length + length // 5
    found: list[Sequence[K]] = []
    start = 0
    while len(entries) - start > most:
        ends = range(start + least, start + most)
        end = next((end for end in ends if _ends_a_page(entries[end - 1], most - least)), start + most)
        found.append(entries[start:end])
        start = end
    return (*found, entries[start:])


def _ends_a_page(entry: Hashable, room: int) -> bool:
    """Whether a page may end after this entry. So many may that on average half of the room is used."""
    return int.from_bytes(sha256(repr(entry).encode(errors="backslashreplace")).digest()[:8], "big") % (room // 2) == 0


def page_paths(path: str, pages: int, taken: Collection[str] = ()) -> tuple[str, ...]:
    """The paths of a list's pages: ``x.html``, ``x-2.html`` …

    Names come from texts and files, so ``x-2`` may be the name of something else: then one more hyphen.
    ``taken`` are the folder's first pages, in lower case.

    >>> page_paths("people/li-na.html", 2), page_paths("people/li-na.html", 2, {"people/li-na-2.html"})
    (('people/li-na.html', 'people/li-na-2.html'), ('people/li-na.html', 'people/li-na--2.html'))
    """
    name, hyphen = path.removesuffix(".html"), "-"
    while any(f"{name}{hyphen}{n}.html".lower() in taken for n in range(2, pages + 1)):
        hyphen += "-"
    return (path, *(f"{name}{hyphen}{n}.html" for n in range(2, pages + 1)))
