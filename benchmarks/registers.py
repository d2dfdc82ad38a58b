"""How long the registers of many meetings take, and how their cost grows with the number of meetings."""

import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from importlib.resources import files
from pathlib import Path

from benchmarks.measuring import METHOD, Cost, exponent, load, machine, run
from benchmarks.meeting import meeting_of

MEETINGS = (10, 30, 100)
WORDS = 20_000
EXAMPLE = Path(str(files("travaux.example")))
TEXT = "2025-10-22-resolution-12-19.txt"


def main(counts: Sequence[int] = MEETINGS) -> None:
    """Print the figures and how they were taken: positions and overview from files, all from a workspace."""
    print(f"{METHOD} Processor time is that of all cores.\nMachine: {machine()}; {load()}")
    print(f"Meetings of {WORDS:,} words each, drawn from the shipped example, and one adopted text.\n")
    with tempfile.TemporaryDirectory() as base:
        folder = Path(base)
        meetings = [_written(folder, number) for number in range(max(counts))]
        for name, costs in _measured(folder, meetings, counts):
            growth = exponent(counts, [cost.processor for cost in costs])
            for count, cost in zip(counts, costs, strict=True):
                took = (
                    f"{cost.processor:7.1f} s of processor, {cost.seconds:7.1f} s, {cost.mebibytes:,.0f} MiB"
                )
                print(f"{name:34} {count:>4} meetings, {count * WORDS:>9,} words: {took}")
            print(f"{name:34} growth: meetings^{growth:.2f}\n", flush=True)


def _measured(
    folder: Path, meetings: Sequence[Path], counts: Sequence[int]
) -> Iterator[tuple[str, list[Cost]]]:
    """Yield the costs of each register, for each number of meetings."""
    steps: list[tuple[str, Callable[[Sequence[Path]], Cost]]] = [
        ("positions, from files", lambda some: _from_files("positions", some, folder)),
        ("overview, from files", lambda some: _from_files("overview", some, folder)),
        ("a workspace, read and worked out", lambda some: _worked_out(folder, some)),
        ("positions, from the workspace", lambda some: _shown("positions", folder, some)),
        ("statistics, from the workspace", lambda some: _shown("statistics", folder, some)),
        ("procedure, from the workspace", lambda some: _shown("procedure", folder, some)),
    ]
    for name, step in steps:
        yield name, [step(meetings[:count]) for count in counts]


def _written(folder: Path, number: int) -> Path:
    path = folder / f"meeting-{number:03}.txt"
    path.write_text(meeting_of(WORDS, seed=number), encoding="utf-8")
    return path


def _from_files(command: str, meetings: Sequence[Path], folder: Path) -> Cost:
    names = [str(path) for path in meetings]
    out = str(folder / f"{command}.json")
    return run([command, *names, "--actors", str(EXAMPLE / "actors.toml"), "--json", "-o", out], best_of=1)


def _worked_out(folder: Path, meetings: Sequence[Path]) -> Cost:
    """Return what it takes to read the meetings and the text and to work out every register of them."""
    workspace = _workspace(folder, meetings)
    run(["new", str(workspace), "--actors", "actors.toml"], best_of=1)
    shutil.copy(EXAMPLE / "actors.toml", workspace / "actors.toml")
    names = [str(path) for path in meetings]
    added = run(["add", str(workspace), "--as", "transcript", *names], best_of=1)
    run(["add", str(workspace), "--as", "draft", str(EXAMPLE / "files" / TEXT)], best_of=1)
    worked = run(["run", str(workspace), "--quiet"], best_of=1)
    return Cost(
        added.seconds + worked.seconds,
        max(added.mebibytes, worked.mebibytes),
        added.processor + worked.processor,
    )


def _shown(command: str, folder: Path, meetings: Sequence[Path]) -> Cost:
    out = str(folder / f"{command}.json")
    return run([command, str(_workspace(folder, meetings)), "--json", "-o", out], best_of=1)


def _workspace(folder: Path, meetings: Sequence[Path]) -> Path:
    return folder / f"workspace-{len(meetings)}"


if __name__ == "__main__":
    main([int(given) for given in sys.argv[1:]] or MEETINGS)
