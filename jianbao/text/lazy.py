"""Attributes that are computed when they are first asked for, and then kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class Lazy(Generic[T]):
    """``functools.cached_property`` without the lock that it takes before Python 3.12: for attributes that are asked
    for often.

    >>> class Page:
    ...     @Lazy
    ...     def size(self) -> list[int]:
    ...         return [2, 1]
    >>> page = Page()
    >>> page.size, page.size is page.size
    ([2, 1], True)
    """

    def __init__(self, compute: Callable[[Any], T]) -> None:
        self.compute, self.name, self.__doc__ = compute, compute.__name__, compute.__doc__

    def __get__(self, owner: Any, _kind: type) -> T:
        value = owner.__dict__[self.name] = self.compute(owner)
        return value
