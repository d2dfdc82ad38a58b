"""Items done at the same time by other processes of this machine."""

import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context, parent_process
from signal import SIG_IGN, SIGINT, signal
from types import TracebackType
from typing import TypeVar

from travaux.domain.messages import message
from travaux.errors import TravauxError

T = TypeVar("T")
R = TypeVar("R")

_AHEAD = 2
"""How many items a process has at hand, so that it need not wait for us between two of them."""
_TRIES = 3
"""How often processes may be ended one after the other with nothing done: some item always ends them."""


class ProcessPool:
    """Does items in ``processes`` processes that are started when they are first needed; close it after use.

    Items, work and what it makes of them must be such as pickle carries. A process that is ended from outside
    loses nothing: what it had at hand is done again by others.
    """

    def __init__(self, processes: int) -> None:
        self.processes = processes
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> "ProcessPool":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the processes when they have done what they are at; what waits is not begun."""
        if self._pool:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None

    def run(self, items: Iterable[T], work: Callable[[T], R]) -> Iterator[tuple[T, R]]:
        """Yield each of ``items`` with what ``work`` made of it, as they are done.

        Raises:
            TravauxError: if processes are ended over and over.
        """
        left, again, at_hand = iter(items), deque[T](), dict[Future[R], T]()
        ended = 0
        try:
            while True:
                try:
                    self._keep_busy(left, again, at_hand, work)
                    if not at_hand:
                        return
                    for future in wait(at_hand, return_when=FIRST_COMPLETED).done:
                        result = future.result()
                        ended = 0
                        yield at_hand.pop(future), result
                except BrokenProcessPool as broken:
                    ended += 1
                    self._give_up_after(ended, broken)
                    again.extend(at_hand.values())
                    at_hand.clear()
        finally:
            for future in at_hand:
                future.cancel()

    def _keep_busy(
        self, left: Iterator[T], again: deque[T], at_hand: dict[Future[R], T], work: Callable[[T], R]
    ) -> None:
        """Hand items in until each process has some ahead, first those whose process was ended."""
        while len(at_hand) < self.processes * _AHEAD:
            for item in islice(left, 0 if again else 1):
                again.append(item)
            if not again:
                return
            future = self._started().submit(work, again[0])
            at_hand[future] = again.popleft()

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            # Not forked: a server has threads, whose locks a forked process would hold for ever.
            self._pool = ProcessPoolExecutor(self.processes, get_context("spawn"), initializer=_settle)
        return self._pool

    def _give_up_after(self, ended: int, broken: BrokenProcessPool) -> None:
        self.close()
        if ended == _TRIES:
            raise TravauxError(
                message("processes that worked for this one were ended before they were done"),
                remedy=message("see whether memory is short; `--processes 1` needs the least"),
            ) from broken


def cores() -> int:
    """Return how many cores this process may use."""
    bound_to = getattr(os, "sched_getaffinity", None)  # not every system binds processes to cores
    return len(bound_to(0)) if bound_to else os.cpu_count() or 1


def _settle() -> None:
    """Make a new process leave interruptions to the one that started it, and end when that one does."""
    signal(SIGINT, SIG_IGN)
    starter = parent_process()
    assert starter is not None  # it was started by one

    def follow() -> None:
        starter.join()
        os._exit(1)  # nobody is left to take what it makes

    threading.Thread(target=follow, daemon=True).start()
