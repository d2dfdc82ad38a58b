"""What a run tells while it goes, and at its end."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from travaux.domain.messages import Text


class State(StrEnum):
    STARTED = "started"
    UNDER_WAY = "under way"  # of something long: its number and total are seconds, its message what is left
    DONE = "done"
    SKIPPED = "skipped"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class RunEvent:
    """One item of a stage changed its state; ``number`` of ``total`` within the stage."""

    stage: str
    about: str
    number: int
    total: int
    state: State
    message: Text = ""


Listener = Callable[[RunEvent], None]


@dataclass(frozen=True, slots=True)
class Failure:
    """One item that failed, as a person needs to hear it."""

    stage: str
    source: str
    name: str
    message: Text


@dataclass(frozen=True, slots=True)
class RunSummary:
    """What a run did. ``stages`` gives done, skipped and failed items by stage."""

    stages: Mapping[str, Mapping[State, int]]
    failures: tuple[Failure, ...]

    def count(self, state: State) -> int:
        """Return how many items ended in ``state``."""
        return sum(counts.get(state, 0) for counts in self.stages.values())


def silence(event: RunEvent) -> None:
    """Hear an event and say nothing."""
