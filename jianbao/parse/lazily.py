"""Attributes that are worked out when they are asked for first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class lazily(Generic[T]):  # noqa: N801 - it is written as a decorator
    """``functools.cached_property`` without the lock that it takes before Python 3.12: a page asks for thirty.

    >>> class Page:
    ...     @lazily
    ...     def size(self) -> int:
    ...         print("counted")
    ...         return 7
    >>> page = Page()
    >>> page.size, page.size
    counted
    (7, 7)
    """

    def __init__(self, look: Callable[[Any], T]) -> None:
        self.look = look
        self.__doc__ = look.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __get__(self, page: Any, owner: type | None = None) -> T:
        """Not called where the page has an attribute of that name."""
        found: T = self.look(page)
        page.__dict__[self.name] = found
        return found
