"""What a pattern for furniture is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Furniture:
    name: str
    points: float
    pattern: str
    longest: int
    yes: str
    no: str
    needs: str
    """Characters, one of which stands in every match."""
