"""Sharing work out among the machine's processors, where it can fork and the work is worth it."""

from __future__ import annotations

import gc
import itertools
import multiprocessing
from collections.abc import Callable, Sequence
from multiprocessing.pool import AsyncResult, Pool
from typing import Any, NamedTuple

MANY = 500
"""Items from which sharing them out pays for the workers' start."""


class Work(NamedTuple):
    """Work that is being done: here already, or by other processes."""

    done: list[Any]
    pool: Pool | None = None
    result: AsyncResult[list[Any]] | None = None

    def wait(self) -> list[Any]:
        """Return the results in the order of the items; raise what a worker raised."""
        if self.pool is None or self.result is None:
            return self.done
        results = self.result.get()
        self.pool.join()
        return results

    def stop(self) -> None:
        """Leave it unfinished."""
        if self.pool:
            self.pool.terminate()


def share(function: Callable[[Any], Any], items: Sequence[Any]) -> Work:
    """Call `function` with each item. Many are shared out; what comes back is pickled, so let it be small or nothing."""
    if len(items) < MANY or "fork" not in multiprocessing.get_all_start_methods():
        return Work([function(item) for item in items])
    gc.freeze()  # what is loaded stays: a collection in a worker would copy all of it
    number = next(_NUMBERS)
    _SHARED[number] = (function, items)
    pool = multiprocessing.get_context("fork").Pool(initializer=gc.disable)  # they live seconds
    result = pool.starmap_async(_nth, ((number, n) for n in range(len(items))), chunksize=50)
    pool.close()
    return Work([], pool, result)


_NUMBERS = itertools.count()
_SHARED: dict[int, tuple[Callable[[Any], Any], Sequence[Any]]] = {}
"""What there is to do: a forked worker finds it here, and nothing is copied to it."""


def _nth(number: int, n: int) -> Any:
    function, items = _SHARED[number]
    return function(items[n])
