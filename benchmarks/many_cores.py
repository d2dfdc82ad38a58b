"""How much sooner a record of many meetings is worked out by two processes than by one."""

import shutil
import sys
import tempfile
import time
from pathlib import Path

from benchmarks import large_record
from benchmarks.large_record import Size
from benchmarks.measuring import load, machine
from travaux.commands.running import run
from travaux.domain.runs import RunSummary
from travaux.domain.sources import Viewer
from travaux.store.workspace import open_workspace

MEETINGS = 100
TIMES = 1.6
"""The speed-up that two cores are to give."""


def main() -> None:
    """Print the figures and how they were taken; `-m benchmarks.many_cores [MEETINGS]`."""
    meetings = int(sys.argv[1]) if len(sys.argv) > 1 else MEETINGS
    print(f"Machine: {machine()}, {load()}\nMethod: the same sources, run from nothing, wall clock.\n")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "sources")
        large_record.build(source, Size(meetings, 0, 0, 0), work=lambda *_: RunSummary({}, ()))
        found = {}
        for processes in (1, 2):
            copy = Path(folder, f"copy-{processes}")
            shutil.copytree(source, copy)
            found[processes] = _run(copy, processes)
            print(f"{meetings} meetings, {processes} process(es): {found[processes][0]:7.1f} s", flush=True)
    times = found[1][0] / found[2][0]
    alike = "the same" if found[1][1] == found[2][1] else "NOT the same"
    print(f"times as fast: {times:.2f} (at least {TIMES}); fingerprints and digests are {alike}")


def _run(folder: Path, processes: int) -> tuple[float, list[tuple[str, str, str, str | None]]]:
    workspace = open_workspace(folder)
    start = time.perf_counter()
    run(workspace, "benchmark", processes=processes)
    seconds = time.perf_counter() - start
    with workspace.record.view(Viewer.KEEPER) as view:
        heads = sorted((one.stage, one.subject, one.fingerprint, one.digest) for one in view.stored_heads())
    return seconds, heads


if __name__ == "__main__":
    main()
