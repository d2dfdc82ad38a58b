"""A worker: takes jobs from a queue and hands in what it made of them, until it is told to stop."""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Event
from typing import Generic, TypeVar

from travaux.domain.jobs import Job
from travaux.errors import TravauxError, WorkspaceError
from travaux.ports import Jobs
from travaux.runners.queue import Codec, kept

T = TypeVar("T")
R = TypeVar("R")

_PAUSE_S = 0.5
"""How long it waits before it asks for work again where there is none."""
_LONGEST_PAUSE_S = 30.0
"""How long at most before it tries again to reach a queue that it lost."""


@dataclass
class Worker(Generic[T, R]):
    """Does jobs that it is ``fit`` for, under ``name``; ``tell`` hears of each, and of what is in its way."""

    jobs: Jobs
    codec: Codec[T, R]
    fit: str
    name: str
    about: Callable[[T], str]
    tell: Callable[[str], None]
    done: int = 0

    def serve(self, work: Callable[[T], R], stopped: Event, *, until_idle: bool = False) -> None:
        """Do jobs until ``stopped``, or until there is none left if ``until_idle``.

        A queue that is out of reach is tried again, and again; a job whose lease ran out meanwhile is lost
        to another worker.

        Raises:
            TravauxError: if this worker cannot do its work; the job is given back.
        """
        pause = _PAUSE_S
        while not stopped.is_set():
            try:
                self.jobs.here(self.name, self.fit, "", self.done)
                job = self.jobs.take(self.name, self.fit)
                if job is not None:
                    self._do(job, work)
                elif until_idle:
                    break
                else:
                    stopped.wait(_PAUSE_S)
                pause = _PAUSE_S
            except WorkspaceError as error:
                self.tell(str(error))
                stopped.wait(pause)
                pause = min(2 * pause, _LONGEST_PAUSE_S)
        self.jobs.gone(self.name)

    def _do(self, job: Job, work: Callable[[T], R]) -> None:
        item = self.codec.read_item(job.work)
        self.jobs.here(self.name, self.fit, self.about(item), self.done)
        try:
            with kept(self.jobs, job.key, self.name):
                result = self.codec.write_result(work(item))
        except (TravauxError, KeyboardInterrupt):
            self.jobs.give_back(job.key, self.name)
            raise
        if self.jobs.finish(job.key, self.name, result):
            self.done += 1
            self.tell(self.about(item))
