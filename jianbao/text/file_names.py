"""Names that a file may not have."""

from __future__ import annotations

DEVICES = r"con|prn|aux|nul|com\d|lpt\d"
"""A pattern for the names that Windows reserves: no file may have one of them, whatever its ending."""
