"""Long computations of one process: one at a time, and equal ones once."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import partial, update_wrapper
from typing import Generic, TypeVar

T = TypeVar("T")

#: Held by whoever computes; reentrant, so that one long computation may ask for the result of another.
_TURN = threading.RLock()


class Slow(Generic[T]):
    """A long computation whose last results are kept, as ``lru_cache`` keeps them.

    Unlike there, readers who ask at the same time wait for each other, and those who ask for the same get the result
    of the first. A kept result never waits. What fails is not kept.

    Args:
        compute: called with hashable values, by position.
        most: how many results are kept, the ones last asked for.
    """

    def __init__(self, compute: Callable[..., T], most: int) -> None:
        update_wrapper(self, compute)
        self._compute, self._most = compute, most
        self._kept: OrderedDict[tuple[Hashable, ...], T] = OrderedDict()
        self._reading = threading.Lock()

    def __call__(self, *asked: Hashable) -> T:
        """Give what is kept, or wait for a turn and compute."""
        if (found := self._find(asked)) is not None:
            return found[0]
        with _TURN:
            if (found := self._find(asked)) is not None:  # another reader asked for the same and came first
                return found[0]
            result = self._compute(*asked)
            self._keep(asked, result)
            return result

    def cache_clear(self) -> None:
        """Forget all results."""
        with self._reading:
            self._kept.clear()

    def _find(self, asked: tuple[Hashable, ...]) -> tuple[T] | None:
        with self._reading:
            if asked not in self._kept:
                return None
            self._kept.move_to_end(asked)
            return (self._kept[asked],)

    def _keep(self, asked: tuple[Hashable, ...], result: T) -> None:
        with self._reading:
            self._kept[asked] = result
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)


def slow(most: int) -> Callable[[Callable[..., T]], Slow[T]]:
    """Make a function ``Slow``."""
    return partial(Slow, most=most)
