"""The templates of the pages."""

from __future__ import annotations

from pathlib import Path

from jianbao.model import Templates


def read_templates(folder: Path) -> Templates:
    """Hidden files are passed over: editors write theirs."""
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.name.startswith("."))
    return Templates(folder, {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths})
