"""How long `travaux run` takes on a workspace of many meetings, and how it grows with their number."""

import tempfile
from pathlib import Path

from benchmarks.measuring import METHOD, exponent, load, machine, run
from benchmarks.meeting import meeting_of

MEETINGS = (12, 25, 50, 100)
WORDS = 2_000


def main() -> None:
    """Print processor time by number of meetings, and the exponent of its growth: 1 is in proportion."""
    print(f"{METHOD}\nMachine: {machine()}, {load()}\n")
    costs = []
    for count in MEETINGS:
        with tempfile.TemporaryDirectory() as folder:
            costs.append(_seconds(count, Path(folder)))
        each = costs[-1] / count
        print(f"{count:>4} meetings of {WORDS:,} words: {costs[-1]:6.1f} s of processor, {each:.2f} s each")
    print(f"growth with the number of meetings: meetings^{exponent(MEETINGS, costs):.2f}")


def _seconds(count: int, folder: Path) -> float:
    files = []
    for number in range(count):
        file = folder / f"2031-{number // 28 + 1:02}-{number % 28 + 1:02}-meeting.txt"
        file.write_text(meeting_of(WORDS, seed=number), encoding="utf-8")
        files.append(str(file))
    record = str(folder / "talks")
    run(["new", record], best_of=1)
    run(["add", record, *files, "--as", "transcript"], best_of=1)
    return run(["run", record], best_of=1).processor


if __name__ == "__main__":
    main()
