"""One item after the other, in the process that asks."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


class InProcess:
    """Does each item when the one before it has been taken, so that an interrupted run loses one at most."""

    def run(self, items: Iterable[T], work: Callable[[T], R]) -> Iterator[tuple[T, R]]:
        """Yield each of ``items`` with what ``work`` made of it, in their order."""
        for item in items:
            yield item, work(item)
