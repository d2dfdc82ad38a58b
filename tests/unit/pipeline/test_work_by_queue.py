"""Work that waits for other machines: each piece comes back once, and a lost worker loses none."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest

from tests.postgres_server import new_database, stores_are_closed
from travaux.commands.running import run
from travaux.commands.working import work_for, workers_of
from travaux.domain.sources import Source, SourceFacts, SourceKind, Viewer
from travaux.errors import NotFound, TravauxError, UsageError
from travaux.pipeline.execution import Execution
from travaux.pipeline.orders import order_read, order_written, outcome_read, outcome_written
from travaux.runners.queue import Codec, JobQueue
from travaux.runners.worker import Worker
from travaux.store.jobs import TRIES, PostgresJobs
from travaux.store.postgres import PostgresStore, create_postgres_record
from travaux.store.settings import Settings
from travaux.store.workspace import Workspace, create_workspace, open_workspace

__all__ = ["stores_are_closed"]  # used by every test here

CODEC = Codec(json.dumps, json.loads, json.dumps, json.loads)
SHORT_S = 0.4


@pytest.fixture
def store(tmp_path: Path) -> Iterator[PostgresStore]:
    address = new_database()
    create_postgres_record(address)
    record = PostgresStore(address, tmp_path)
    yield record
    record.close()


@pytest.fixture
def jobs(store: PostgresStore) -> PostgresJobs:
    return PostgresJobs(store.engine, store.where, SHORT_S)


def worker(jobs: PostgresJobs, name: str, fit: str = "fit") -> Worker[Any, Any]:
    return Worker(jobs, CODEC, fit, name, str, lambda _: None)


def squared(number: int) -> int:
    return number * number


def gone_by(holds: Callable[[], bool], seconds: float = 60) -> None:
    until = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < until
        time.sleep(0.05)


def test_workers_do_what_the_one_who_asks_does_not(jobs: PostgresJobs) -> None:
    stopped = Event()
    joined = [worker(jobs, name) for name in ("one", "two", "three")]
    threads = [Thread(target=each.serve, args=(squared, stopped)) for each in joined]
    for thread in threads:
        thread.start()
    gone_by(lambda: len(jobs.workers()) == 3)
    asks = JobQueue(jobs, CODEC, "fit", "starter", alone=False)
    assert sorted(asks.run(range(40), squared)) == [(number, squared(number)) for number in range(40)]
    stopped.set()
    for thread in threads:
        thread.join()
    assert sum(each.done for each in joined) == 40
    assert jobs.workers() == []


def test_no_two_take_one_job_at_a_time(jobs: PostgresJobs) -> None:
    for number in range(3):
        jobs.put(str(number), "fit", "{}")
    taken = [jobs.take(name, "fit") for name in "abcd"]
    assert [job.key if job else None for job in taken] == ["0", "1", "2", None]


def test_a_job_whose_worker_is_lost_is_taken_by_another_and_accepted_once(jobs: PostgresJobs) -> None:
    jobs.put("k", "fit", "{}")
    assert jobs.take("lost", "fit")
    assert jobs.take("next", "fit") is None
    gone_by(lambda: jobs.take("next", "fit") is not None)
    assert not jobs.keep("k", "lost")
    assert not jobs.finish("k", "lost", "late")
    assert jobs.finish("k", "next", "done")
    assert not jobs.finish("k", "next", "again")
    assert jobs.results(["k"]) == {"k": "done"}


def test_a_job_that_is_kept_is_not_taken(jobs: PostgresJobs) -> None:
    jobs.put("k", "fit", "{}")
    assert jobs.take("slow", "fit")
    until = time.monotonic() + 3 * SHORT_S
    while time.monotonic() < until:
        assert jobs.keep("k", "slow")
        assert jobs.take("other", "fit") is None
        time.sleep(SHORT_S / 8)
    assert jobs.finish("k", "slow", "done")


def test_a_worker_of_another_version_takes_nothing(jobs: PostgresJobs) -> None:
    jobs.put("k", "fit", "{}")
    worker(jobs, "older", "another").serve(squared, Event(), until_idle=True)
    assert jobs.waiting() == 1
    assert jobs.take("ours", "fit")


def test_what_ends_every_worker_is_given_up_with_a_reason(jobs: PostgresJobs) -> None:
    asks = JobQueue(jobs, CODEC, "fit", "starter", alone=False)
    stopped = Event()

    def taken_and_lost() -> None:
        for number in range(TRIES):
            while not stopped.is_set() and jobs.take(f"lost-{number}", "fit") is None:
                time.sleep(0.02)

    thread = Thread(target=taken_and_lost)
    thread.start()
    with pytest.raises(TravauxError, match="lost over one and the same"):
        list(asks.run([7], squared))
    stopped.set()
    thread.join()
    assert jobs.waiting() == 0


def test_a_worker_that_cannot_work_gives_its_job_back_and_says_why(jobs: PostgresJobs) -> None:
    jobs.put("k", "fit", "3")

    def missing(_: object) -> object:
        raise NotFound("the model is not there")

    with pytest.raises(NotFound, match="model"):
        worker(jobs, "poor").serve(missing, Event())
    worker(jobs, "able").serve(squared, Event(), until_idle=True)
    assert jobs.results(["k"]) == {"k": "9"}


def test_what_a_killed_run_left_is_done_once_and_is_in_nobodys_way(jobs: PostgresJobs) -> None:
    jobs.put("left by a killed run", "fit", "5")
    asks = JobQueue(jobs, CODEC, "fit", "starter")
    assert sorted(asks.run(range(3), squared)) == [(0, 0), (1, 1), (2, 4)]
    assert jobs.waiting() == 0


def meetings(folder: Path, address: str | None, number: int = 6) -> Workspace:
    workspace = create_workspace(folder, Settings("Talks"), address)
    with workspace.record.writing("Ana") as writing:
        for one in range(number):
            said = f"CHAIR: Good morning.\n\nKENYA: We support paragraph {one}.\n\nNORWAY: We oppose it.\n"
            address = workspace.originals.save(said.encode(), f"meeting-{one}.txt")
            facts = SourceFacts(SourceKind.TRANSCRIPT, f"Meeting {one}")
            writing.put_source(Source(address[:12], f"meeting-{one}.txt", facts), address, len(said))
    return workspace


def results(workspace: Workspace) -> list[tuple[str, str, str, str | None]]:
    with workspace.record.view(Viewer.KEEPER) as view:
        return sorted((one.stage, one.subject, one.fingerprint, one.digest) for one in view.stored_heads())


def joined_worker(folder: Path) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "travaux", "work", str(folder)]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)


def test_a_record_comes_out_alike_by_three_workers_of_which_one_is_killed_and_one_cut_off(
    tmp_path: Path,
) -> None:
    shared = meetings(tmp_path / "shared", new_database(), 12)
    processes = [joined_worker(tmp_path / "shared") for _ in range(3)]
    gone_by(lambda: len(workers_of(shared)[0]) == 3, 200)
    cut_off, killed, able = processes
    first = Event()

    def harm() -> None:
        first.wait()
        cut_off.send_signal(signal.SIGSTOP)  # as a machine whose cable was pulled: it takes up again too late
        killed.kill()

    thread = Thread(target=harm)
    thread.start()
    summary = run(shared, "Ana", lambda _: first.set())
    cut_off.send_signal(signal.SIGCONT)
    thread.join()
    for process in (cut_off, able):
        process.terminate()
    said = [process.communicate()[0] for process in processes]
    assert [process.returncode for process in processes] == [0, -signal.SIGKILL, 0], said
    assert not summary.failures
    alone = meetings(tmp_path / "alone", None, 12)
    run(alone, "Ana", processes=1)
    assert results(shared) == results(alone)
    assert workers_of(shared)[1] == 0
    shared.record.close()


def test_orders_and_outcomes_go_to_other_machines_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = meetings(tmp_path, None, 1)
    carried = []
    done = Execution._attempt

    def by_post(execution: Execution, task: Any) -> Any:
        order = execution._order(task)
        assert order_read(order_written(order)) == order
        outcome = done(execution, task)
        there = outcome_read(outcome_written(outcome))
        carried.append(task.step.stage.name)
        return there

    monkeypatch.setattr(Execution, "_attempt", by_post)
    assert not run(workspace, "Ana", processes=1).failures
    assert {"read", "speakers", "meeting", "positions", "overview"} <= set(carried)
    monkeypatch.undo()
    whole = meetings(tmp_path / "whole", None, 1)
    run(whole, "Ana", processes=1)
    assert results(workspace) == results(whole)


def test_a_record_in_a_file_has_no_workers(tmp_path: Path) -> None:
    workspace = create_workspace(tmp_path, Settings("Talks"))
    for asked in (lambda: work_for(workspace, print, Event()), lambda: workers_of(workspace)):
        with pytest.raises(UsageError, match="file on this machine"):
            asked()
    workspace.record.close()


def test_a_worker_leaves_when_nothing_waits(tmp_path: Path) -> None:
    workspace = meetings(tmp_path, new_database(), 1)
    assert work_for(open_workspace(tmp_path), print, Event(), until_idle=True) == 0
    workspace.record.close()
