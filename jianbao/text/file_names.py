"""What a file may not be called."""

from __future__ import annotations

DEVICES = r"con|prn|aux|nul|com\d|lpt\d"
"""A pattern of the names that Windows keeps for itself: no file may be called so, whatever its ending."""
