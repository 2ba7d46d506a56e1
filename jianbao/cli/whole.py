"""Leaves the site as it is if nothing has changed since the last build.

That is so if everything the site is made from is the same, and everything that lies in it is as it was written.
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
    """Of the states of all that lay in the site."""
    summary: Summary


def summary_of(archive: Archive, pages: int = 0) -> Summary:
    return Summary(len(archive.sources), len(archive.records), pages, all_problems(archive))


class WholeSite:
    """Compares the whole site with what the last build kept of it, and keeps the same for the next one."""

    def __init__(self, kept: Kept, given: Given, design: Design) -> None:
        self._kept = kept
        inputs = (given.settings, given.borders, given.about, given.problems, design.templates.files, design.static)
        self._key = kept.key("site", list(map(kept.key, given.raws)), repr(inputs), umask())

    def find(self, old: States, ours: Collection[str]) -> Summary | None:
        """The summary of the last build; None if this one would make another site than lies there."""
        found: KeptSite | None = self._kept.find(self._key, KeptSite)
        if found is None or found.digest != digest(old, ours):
            return None
        self._kept.use_all()
        return found.summary

    def note(self, new: States, ours: Collection[str], summary: Summary) -> None:
        """Keeps the summary for the next build, unless the program met a fault: it may pass, and then the site would be
        another.
        """
        if all(problem.severity is not Severity.ERROR or problem.skipped for problem in summary.problems):
            self._kept.note(self._key, KeptSite(digest(new, ours), summary))
