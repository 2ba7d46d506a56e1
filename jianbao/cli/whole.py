"""Where nothing has changed since the last build, the site in its place is what this build would make, and stays there.

That is so where all that a site is made from is the same, and all that lies in the site is as it was written.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from jianbao.cli.given import Design, Given
from jianbao.io.kept import Kept
from jianbao.io.unchanged import States, digest, umask
from jianbao.model import Archive, Problem, Severity
from jianbao.site.doubts import all_problems


@dataclass(frozen=True, slots=True)
class Summary:
    """What the person at the terminal is told of a build."""

    sources: int
    articles: int
    pages: int
    problems: tuple[Problem, ...]

    @property
    def doubts(self) -> int:
        return sum(problem.severity is Severity.DOUBT for problem in self.problems)

    @property
    def errors(self) -> int:
        return sum(problem.severity is Severity.ERROR for problem in self.problems)

    @property
    def skipped(self) -> int:
        return sum(problem.skipped for problem in self.problems)


@dataclass(frozen=True, slots=True)
class KeptSite:
    digest: bytes
    """Of all that lay in it."""
    summary: Summary


def summary_of(archive: Archive, pages: int = 0) -> Summary:
    return Summary(len(archive.sources), len(archive.records), pages, all_problems(archive))


class WholeSite:
    """The site as a whole, and what is kept of it."""

    def __init__(self, kept: Kept, given: Given, design: Design) -> None:
        self._kept = kept
        told = (given.settings, given.borders, given.about, given.problems, design.templates.files, design.static)
        self._key = kept.key("site", list(map(kept.key, given.raws)), repr(told), umask())

    def find(self, old: States, ours: Collection[str]) -> Summary | None:
        """What the last build told, where this one would make the same site as lies there."""
        found: KeptSite | None = self._kept.find(self._key, KeptSite)
        if found is None or found.digest != digest(old, ours):
            return None
        self._kept.use_all()
        return found.summary

    def note(self, new: States, ours: Collection[str], summary: Summary) -> None:
        """For the next build. A fault of the program may pass, and then there is another site to make."""
        if all(problem.severity is not Severity.ERROR or problem.skipped for problem in summary.problems):
            self._kept.note(self._key, KeptSite(digest(new, ours), summary))
