"""Run as a script: adds and runs in child processes, kills them at random moments, and compares.

Prints one JSON object. A script, since a child may be forked safely only where no thread runs.
"""

import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import toy

from travaux.pipeline.execution import Execution
from travaux.pipeline.plan import plan
from travaux.store.settings import Settings
from travaux.store.workspace import create_workspace, open_workspace

SPEECHES = [f"Delegation {number} speaks of rivers, tolls and sluice {number * 7}." for number in range(12)]
SPEECHES.append("ILLEGIBLE")


def add(folder: Path, acknowledged: Path) -> None:
    workspace = open_workspace(folder)
    for number, speech in enumerate(SPEECHES):
        source = toy.put(workspace, f"speech-{number}.txt", speech)
        with acknowledged.open("a") as file:
            file.write(source.id + "\n")
    workspace.record.close()


def work(folder: Path, length: int = 4) -> None:
    workspace = open_workspace(folder)
    tools = toy.tools(toy.Threshold(length))
    with workspace.running():
        Execution(workspace, plan(toy.STAGES, tools), tools, "tester").run()
    workspace.record.close()


def killed(act: Callable[[], None], within_s: float) -> bool:
    """Run ``act`` in a child, kill it, and tell whether it was still at work."""
    child = os.fork()
    if child == 0:
        act()
        os._exit(0)
    time.sleep(random.uniform(0, within_s))
    os.kill(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL


def kill_often(act: Callable[[int], None], folder: Path, kills: int, within_s: float) -> list[str]:
    """Interrupt ``act`` until it was hit at work ``kills`` times; return what did not hold afterwards."""
    unsound: list[str] = []
    hit = 0
    for attempt in range(kills * 20):
        at_work = killed(lambda: act(attempt), within_s)  # noqa: B023 - called before the next attempt
        hit += at_work
        within_s *= 1 if at_work else 0.8  # it was done already: strike earlier
        unsound += sound(folder)
        if hit == kills:
            return unsound
    raise RuntimeError(f"only {hit} of {kills} kills hit the child at work")


def sound(folder: Path) -> list[str]:
    workspace = open_workspace(folder)
    found = [problem.message for problem in workspace.problems()]
    workspace.record.close()
    return found


def dumped(folder: Path) -> list[tuple[object, ...]]:
    workspace = open_workspace(folder)
    rows = toy.dump(workspace)
    workspace.record.close()
    return rows


def main(folder: Path, kills: int, seed: int) -> None:
    random.seed(seed)
    quiet, shaken, acknowledged = folder / "quiet", folder / "shaken", folder / "acknowledged"
    acknowledged.touch()
    for each in (quiet, shaken):
        create_workspace(each, Settings("Toy")).record.close()
    started = time.perf_counter()
    add(quiet, folder / "ignored")
    added = time.perf_counter()
    work(quiet)
    within_add, within_run = added - started, time.perf_counter() - added
    unsound = kill_often(lambda _: add(shaken, acknowledged), shaken, kills, within_add)
    known = {row[0] for row in dumped(shaken)}
    lost = [name for name in acknowledged.read_text().split() if name not in known]
    add(shaken, acknowledged)
    # Each run is asked for something else than the one before it, so that there is work to interrupt.
    unsound += kill_often(lambda attempt: work(shaken, 5 + attempt % 9), shaken, kills, within_run)
    work(shaken)
    same = sorted(map(str, dumped(shaken))) == sorted(map(str, dumped(quiet)))
    print(json.dumps({"same": same, "lost": lost, "unsound": unsound}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
