"""Items done by whichever machine takes them from a queue, this one among them."""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from threading import Event, Thread
from typing import Any, Generic, TypeVar

from travaux.domain.messages import message
from travaux.errors import TravauxError
from travaux.ports import Jobs

T = TypeVar("T")
R = TypeVar("R")

_AT_A_TIME = 200
"""How many items wait at most: more than any hall of machines has at hand, and one query can ask for."""
_PAUSE_S = 0.1
_KEEP_S = 8.0
"""How often a job is kept for another while; a lease outlasts three that were missed."""


@dataclass(frozen=True, slots=True)
class Codec(Generic[T, R]):
    """How items go to other machines and what came of them comes back, as JSON."""

    write_item: Callable[[T], str]
    read_item: Callable[[str], T]
    write_result: Callable[[R], str]
    read_result: Callable[[str], R]


@dataclass(frozen=True, slots=True)
class JobQueue:
    """Does items by way of ``jobs``: while others are at theirs, this process does one too.

    A worker that is lost loses nothing: its job is taken by another when its lease has run out. What it may
    still hand in later is not accepted, so nothing is taken twice.
    """

    jobs: Jobs
    codec: Codec[Any, Any]
    fit: str
    name: str
    alone: bool = True
    """Whether this process does items too; a test of others has it wait."""

    def run(self, items: Iterable[T], work: Callable[[T], R]) -> Iterator[tuple[T, R]]:
        """Yield each of ``items`` with what came of it, as they are done.

        Raises:
            TravauxError: if whoever took an item was lost, over and over.
        """
        left, at_hand = iter(items), dict[str, T]()
        try:
            while True:
                for item in islice(left, _AT_A_TIME - len(at_hand)):
                    key = self._put(item)
                    at_hand[key] = item
                if not at_hand:
                    return
                done = self.jobs.results(at_hand.keys())
                if not done and not self._do_one(at_hand, work):
                    self._check(at_hand)
                    time.sleep(_PAUSE_S)
                for key, result in done.items():
                    yield at_hand.pop(key), self.codec.read_result(result)
                if done:
                    self.jobs.clear(done.keys())
        finally:
            if at_hand:
                self.jobs.clear(at_hand.keys())

    def _put(self, item: object) -> str:
        written = self.codec.write_item(item)
        key = sha256(written.encode()).hexdigest()
        self.jobs.put(key, self.fit, written)
        return key

    def _do_one(self, at_hand: dict[str, T], work: Callable[[T], R]) -> bool:
        """Do an item ourselves, if any is free; say so."""
        job = self.jobs.take(self.name, self.fit) if self.alone else None
        if job is None:
            return False
        if job.key in at_hand:
            with kept(self.jobs, job.key, self.name):
                result = self.codec.write_result(work(at_hand[job.key]))
            self.jobs.finish(job.key, self.name, result)
        else:
            self.jobs.clear([job.key])  # a run that was killed left it
        return True

    def _check(self, at_hand: dict[str, T]) -> None:
        if self.jobs.given_up(at_hand.keys()):
            raise TravauxError(
                message("workers were lost over one and the same piece of work"),
                remedy=message("see what ended them, then run again"),
            )


@contextmanager
def kept(jobs: Jobs, key: str, name: str) -> Iterator[None]:
    """Keep a job that ``name`` has taken until it is done, however long that is."""
    over = Event()

    def keep() -> None:
        while not over.wait(_KEEP_S):
            with suppress(TravauxError):  # a database out of reach may come back before the lease has run out
                if not jobs.keep(key, name):
                    return

    thread = Thread(target=keep, daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
