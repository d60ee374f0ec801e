"""Sharing work out among the machine's processors, where it can fork and the work is worth it."""

from __future__ import annotations

import gc
import itertools
import multiprocessing
import os
import signal
import threading
import time
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
        try:
            return self.done + [result for portion in self.portions for result in portion.result()]
        finally:
            if self.pool:
                self.pool.shutdown(cancel_futures=True)

    def stop(self) -> None:
        """Drop what isn't done, and leave no worker behind, not even a busy one."""
        if self.pool:
            self.pool.shutdown(wait=False, cancel_futures=True)
            for worker in multiprocessing.active_children():
                worker.terminate()
            self.pool.shutdown()


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
    threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears it, and stops the workers


def _end_with(parent: int) -> None:
    """End this worker when its parent is no more: nobody else would, for it waits for work that never comes."""
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(1)


def _portion(number: int, first: int, size: int) -> list[Any]:
    function, items = _SHARED[number]
    try:
        return [function(item) for item in items[first : first + size]]
    except Exception:
        raise
    except BaseException as error:  # an exit in a worker is a failure, not the end of the build
        raise RuntimeError(f"a worker ended with {error!r}") from error
