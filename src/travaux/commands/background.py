"""Runs in the background: one at a time, its progress at hand, and one more where work came meanwhile."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from threading import Lock, Thread
from typing import Literal

from travaux.commands.running import run
from travaux.domain.messages import Text, message
from travaux.domain.runs import Failure, Listener, RunEvent, RunSummary, State
from travaux.domain.sources import Viewer
from travaux.errors import NotFound, TravauxError
from travaux.store.sql_store import now
from travaux.store.workspace import Workspace

_REMEMBERED = 20


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one run is."""

    id: int
    state: Literal["running", "done", "failed"]
    started: datetime
    finished: datetime | None = None
    stage: str = ""
    number: int = 0
    total: int = 0
    about: str = ""
    done: int = 0
    skipped: int = 0
    failures: tuple[Failure, ...] = field(default=())
    error: Text | None = None

    def as_seen_by(self, viewer: Viewer) -> "Progress":
        """Return what somebody may know who is not in every room: that a run goes on, and of nothing what."""
        if viewer == Viewer.KEEPER:
            return self
        error = message("not everything could be processed") if self.state == "failed" else None
        return Progress(self.id, self.state, self.started, self.finished, error=error)


Work = Callable[[Workspace, str, Listener], RunSummary]


class Runs:
    """The runs of one server. A second one that is asked for waits, and one that waits serves all who ask."""

    def __init__(self, workspace: Workspace, work: Work = run) -> None:
        self._workspace = workspace
        self._work = work
        self._lock = Lock()
        self._known: dict[int, Progress] = {}
        self._waiting: int | None = None
        self._thread: Thread | None = None

    def start(self, who: str) -> Progress:
        """Start a run, or have one follow the run that is under way; return it."""
        with self._lock:
            if self._waiting is not None:
                return self._known[self._waiting]
            progress = Progress(max(self._known, default=0) + 1, "running", now())
            self._known[progress.id] = progress
            self._known = dict(list(self._known.items())[-_REMEMBERED:])
            if self._thread is not None and self._thread.is_alive():
                self._waiting = progress.id
            else:
                self._start_thread(progress.id, who)
            return progress

    def all(self) -> list[Progress]:
        """Return the last runs, newest first."""
        with self._lock:
            return sorted(self._known.values(), key=lambda progress: -progress.id)

    def get(self, number: int) -> Progress:
        """Return one run.

        Raises:
            NotFound: if there is none of that number, or it was long ago.
        """
        with self._lock:
            if number not in self._known:
                raise NotFound(message("there is no run %(number)s", number=number))
            return self._known[number]

    def wait(self) -> None:
        """Wait until nothing is under way."""
        while True:
            thread = self._thread
            if thread is None or not thread.is_alive():
                return
            thread.join()

    def _start_thread(self, number: int, who: str) -> None:
        self._thread = Thread(target=self._carry_out, args=(number, who), daemon=True)
        self._thread.start()

    def _carry_out(self, number: int, who: str) -> None:
        while True:
            self._run_once(number, who)
            with self._lock:
                if self._waiting is None:
                    self._thread = None
                    return
                number, self._waiting = self._waiting, None

    def _run_once(self, number: int, who: str) -> None:
        ended: dict[str, object] = {
            "state": "failed",
            "error": message("the run ended by a defect; please report it"),
        }
        try:
            summary = self._work(self._workspace, who, lambda event: self._record_event(number, event))
            ended = {"state": "failed" if summary.failures else "done", "failures": summary.failures}
        except TravauxError as error:
            ended = {"state": "failed", "error": error.line}
        finally:
            self._save_progress(number, finished=now(), **ended)

    def _record_event(self, number: int, event: RunEvent) -> None:
        known = self.get(number)
        self._save_progress(
            number,
            stage=event.stage,
            number=event.number,
            total=event.total,
            about=event.about,
            done=known.done + (event.state is State.DONE),
            skipped=known.skipped + (event.state is State.SKIPPED),
        )

    def _save_progress(self, run: int, /, **changed: object) -> None:
        with self._lock:
            self._known[run] = replace(self._known[run], **changed)  # type: ignore[arg-type] # named above
