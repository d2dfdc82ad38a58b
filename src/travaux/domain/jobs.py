"""Jobs that machines take from a queue, and the workers that take them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Job:
    """One job that was taken: under which key, and what is to be done, as JSON."""

    key: str
    work: str


@dataclass(frozen=True, slots=True)
class WorkerSeen:
    """A worker that is there: what it is ``fit`` for, seconds since it was heard of, what it does and did."""

    name: str
    fit: str
    seen_s: float
    doing: str
    done: int
