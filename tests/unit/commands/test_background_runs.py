"""Runs in the background: one at a time, those who ask meanwhile share the next, and defects end them."""

from collections.abc import Callable
from threading import Event as Signal
from typing import cast

import pytest

from travaux.commands.background import Progress, Runs
from travaux.domain.runs import Failure, Listener, RunEvent, RunSummary, State
from travaux.errors import NotFound, WorkspaceError
from travaux.store.workspace import Workspace

NOWHERE = cast(Workspace, None)
QUIET = RunSummary({}, ())
SOON_S = 10.0
"""Long enough for a thread to be told on a busy machine; nothing waits for it that does not fail."""


def runs(work: Callable[[Listener], RunSummary]) -> Runs:
    return Runs(NOWHERE, lambda _, __, listen: work(listen))


def ended(work: Callable[[Listener], RunSummary]) -> Progress:
    made = runs(work)
    started = made.start("Ana")
    assert (started.id, started.state, started.finished) == (1, "running", None)
    made.wait()
    progress = made.get(1)
    assert progress.finished is not None
    assert progress.finished >= progress.started
    return progress


def test_a_run_without_failures_is_done() -> None:
    progress = ended(lambda _: QUIET)
    assert (progress.state, progress.failures, progress.error) == ("done", (), None)


def test_a_run_with_failures_failed_and_names_them() -> None:
    failure = Failure("read", "s1", "a.txt", "torn")
    progress = ended(lambda _: RunSummary({}, (failure,)))
    assert (progress.state, progress.failures, progress.error) == ("failed", (failure,), None)


def test_an_error_ends_a_run_in_its_words() -> None:
    def work(_: Listener) -> RunSummary:
        raise WorkspaceError("the disk is full")

    progress = ended(work)
    assert (progress.state, str(progress.error)) == ("failed", "the disk is full")


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_defect_ends_a_run_and_asks_to_be_reported() -> None:
    def work(_: Listener) -> RunSummary:
        raise ZeroDivisionError

    progress = ended(work)
    assert (progress.state, str(progress.error)) == ("failed", "the run ended by a defect; please report it")


def test_progress_counts_what_is_done_and_what_is_skipped() -> None:
    def work(listen: Listener) -> RunSummary:
        for number, state in enumerate((State.STARTED, State.DONE, State.DONE, State.SKIPPED), 1):
            listen(RunEvent("read", f"{number}.txt", number, 4, state))
        return QUIET

    progress = ended(work)
    assert (progress.stage, progress.about, progress.number, progress.total) == ("read", "4.txt", 4, 4)
    assert (progress.done, progress.skipped) == (2, 1)


def test_who_asks_while_one_is_under_way_shares_the_next() -> None:
    first, go_on = Signal(), Signal()
    asked: list[str] = []

    def work(_: Workspace, who: str, __: Listener) -> RunSummary:
        asked.append(who)
        first.set()
        assert go_on.wait(SOON_S)
        return QUIET

    made = Runs(NOWHERE, work)
    made.start("Ana")
    assert first.wait(SOON_S)
    assert [made.start(who).id for who in ("Ben", "Cleo")] == [2, 2]
    assert [progress.id for progress in made.all()] == [2, 1]
    assert len(asked) == 1
    go_on.set()
    made.wait()
    assert len(asked) == 2
    assert [progress.state for progress in made.all()] == ["done", "done"]
    assert made.start("Dan").id == 3
    made.wait()
    assert len(asked) == 3


def test_the_last_twenty_runs_are_remembered() -> None:
    made = runs(lambda _: QUIET)
    made.wait()
    for _ in range(21):
        made.start("Ana")
        made.wait()
    assert [progress.id for progress in made.all()] == list(range(21, 1, -1))
    with pytest.raises(NotFound, match="there is no run 1"):
        made.get(1)
