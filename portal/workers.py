"""Sharing work out among the machine's processors, where it can fork and the work is worth it."""

from __future__ import annotations

import gc
import itertools
import multiprocessing
import signal
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from typing import Any, NamedTuple

MANY = 500
"""Items from which sharing them out pays for the workers' start."""

PORTION = 50
"""Items that a worker takes at a time."""


class Work(NamedTuple):
    """Work that is being done: here already, or by other processes."""

    done: list[Any]
    pool: ProcessPoolExecutor | None = None
    portions: Sequence[Future[list[Any]]] = ()

    def wait(self) -> list[Any]:
        """Return the results in the order of the items; raise what a worker raised, or that it died."""
        results = self.done + [result for portion in self.portions for result in portion.result()]
        self.stop()
        return results

    def stop(self) -> None:
        """Begin no other portion, and leave no worker behind."""
        if self.pool:
            self.pool.shutdown(cancel_futures=True)


def share(function: Callable[[Any], Any], items: Sequence[Any], many: int = MANY, portion: int = PORTION) -> Work:
    """Call `function` with each item. When there are `many` they are shared out, a portion at a time.

    What comes back is pickled, so let it be small or nothing.
    """
    if len(items) < many or "fork" not in multiprocessing.get_all_start_methods():
        return Work([function(item) for item in items])
    gc.freeze()  # what is loaded stays: a collection in a worker would copy all of it
    number = next(_NUMBERS)
    _SHARED[number] = (function, items)
    pool = ProcessPoolExecutor(mp_context=multiprocessing.get_context("fork"), initializer=_start)
    portions = [pool.submit(_portion, number, first, portion) for first in range(0, len(items), portion)]
    return Work([], pool, portions)


_NUMBERS = itertools.count()
_SHARED: dict[int, tuple[Callable[[Any], Any], Sequence[Any]]] = {}
"""What there is to do: a forked worker finds it here, and nothing is copied to it."""


def _start() -> None:
    gc.disable()  # it lives seconds
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears it, and stops the workers


def _portion(number: int, first: int, size: int) -> list[Any]:
    function, items = _SHARED[number]
    try:
        return [function(item) for item in items[first : first + size]]
    except Exception:
        raise
    except BaseException as error:  # an exit in a worker is a failure, not the end of the build
        raise RuntimeError(f"a worker ended with {error!r}") from error
