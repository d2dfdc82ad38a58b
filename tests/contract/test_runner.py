"""What every runner must do, wherever the work is done."""

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from tests.postgres_server import new_database
from travaux.ports import Runner
from travaux.runners.in_process import InProcess
from travaux.runners.process_pool import ProcessPool
from travaux.runners.queue import Codec, JobQueue
from travaux.store.postgres import PostgresStore, create_postgres_record


@contextmanager
def in_process() -> Iterator[Runner]:
    yield InProcess()


@contextmanager
def process_pool() -> Iterator[Runner]:
    with ProcessPool(2) as pool:
        yield pool


@contextmanager
def queue() -> Iterator[Runner]:
    """Give a queue that no other machine has joined: whoever asks does the work."""
    address = new_database()
    create_postgres_record(address)
    record = PostgresStore(address, Path())
    codec = Codec(json.dumps, json.loads, json.dumps, json.loads)
    yield JobQueue(record.jobs(), codec, "fit", "starter")
    assert record.jobs().waiting() == 0
    record.close()


@pytest.fixture(params=[in_process, process_pool, queue])
def runner(request: pytest.FixtureRequest) -> Iterator[Runner]:
    make: Callable[[], AbstractContextManager[Runner]] = request.param
    with make() as made:
        yield made


def squared(number: int) -> int:
    return number * number


def fragile(number: int) -> int:
    if number == 3:
        raise ValueError("three cannot be done")
    return number


def test_every_item_comes_back_once_with_what_became_of_it(runner: Runner) -> None:
    assert sorted(runner.run(range(20), squared)) == [(number, squared(number)) for number in range(20)]


def test_no_item_is_no_work(runner: Runner) -> None:
    assert list(runner.run([], squared)) == []


def test_an_error_ends_the_run_and_is_raised_where_results_are_taken(runner: Runner) -> None:
    done: list[int] = []
    with pytest.raises(ValueError, match="three"):
        done.extend(number for number, _ in runner.run([1, 2, 3, 4], fragile))
    assert 3 not in done


def test_nothing_is_begun_before_the_first_is_asked_for(runner: Runner) -> None:
    runner.run([3], fragile)


def test_a_run_may_be_left_before_its_end(runner: Runner) -> None:
    running = iter(runner.run(range(1, 5), squared))
    number, square = next(running)
    running.close()  # type: ignore[attr-defined] # it is a generator
    assert square == squared(number)
