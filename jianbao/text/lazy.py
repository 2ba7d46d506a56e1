"""Features that are worked out when they are first asked for, and kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class Lazy(Generic[T]):
    """``functools.cached_property`` without the lock that it takes before Python 3.12, for what is asked for often.

    >>> class Page:
    ...     @Lazy
    ...     def size(self) -> list[int]:
    ...         return [2, 1]
    >>> page = Page()
    >>> page.size, page.size is page.size
    ([2, 1], True)
    """

    def __init__(self, look: Callable[[Any], T]) -> None:
        self.look, self.name, self.__doc__ = look, look.__name__, look.__doc__

    def __get__(self, owner: Any, _kind: type) -> T:
        found = owner.__dict__[self.name] = self.look(owner)
        return found
