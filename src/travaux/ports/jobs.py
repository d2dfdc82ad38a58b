"""What a queue must offer: work that waits for whichever machine takes it."""

from collections.abc import Collection
from typing import Protocol

from travaux.domain.jobs import Job, WorkerSeen


class Jobs(Protocol):
    """Work that waits for whichever machine takes it, for a while at a time."""

    def put(self, key: str, fit: str, work: str) -> None:
        """Have ``work`` wait for somebody who is ``fit``; what there is under the same key stays as it is."""
        ...

    def take(self, worker: str, fit: str) -> Job | None:
        """Take the job that has waited longest, None where there is none."""
        ...

    def keep(self, key: str, worker: str) -> bool:
        """Keep a job for another while; say whether it is still ours."""
        ...

    def finish(self, key: str, worker: str, result: str) -> bool:
        """Hand in what came of a job; say whether it was still ours and so is accepted."""
        ...

    def give_back(self, key: str, worker: str) -> bool:
        """Let others take a job that we took and cannot do now."""
        ...

    def results(self, keys: Collection[str]) -> dict[str, str]:
        """Return what came of those of ``keys`` that are done."""
        ...

    def given_up(self, keys: Collection[str]) -> list[str]:
        """Return those of ``keys`` that nobody will take any more."""
        ...

    def clear(self, keys: Collection[str] | None = None) -> None:
        """Forget the jobs of ``keys``, or all of them."""
        ...

    def waiting(self) -> int:
        """Return how many jobs are not done yet."""
        ...

    def here(self, worker: str, fit: str, doing: str, done: int) -> None:
        """Say that a worker is there, what it is at, and how many jobs it has done."""
        ...

    def gone(self, worker: str) -> None:
        """Say that a worker leaves."""
        ...

    def workers(self) -> list[WorkerSeen]:
        """Return the workers that are there, by their names."""
        ...
