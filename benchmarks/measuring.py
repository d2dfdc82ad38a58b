"""Measure whole commands as their user runs them: a fresh process, wall clock and peak memory."""

import math
import os
import platform
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass

METHOD = (
    "Method: each figure is the best of the given number of fresh processes, wall clock from start to exit, "
    "peak resident memory as the kernel reports it for that process."
)


@dataclass(frozen=True, slots=True)
class Cost:
    """What one command took; ``processor`` is its time on all cores, hardly longer on a busy machine."""

    seconds: float
    mebibytes: float
    processor: float = 0.0


def machine() -> str:
    """Return one line on what the figures were measured on."""
    return f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"


def load() -> str:
    """Return how busy the machine is with everything that runs on it."""
    return f"load {os.getloadavg()[0]:.1f} over the last minute"


def run(arguments: Sequence[str], *, best_of: int = 3) -> Cost:
    """Return the cost of `travaux ARGUMENTS`, the best of some fresh processes.

    Raises:
        RuntimeError: if the command fails, with what it said.
    """
    return min((_once(arguments) for _ in range(best_of)), key=lambda cost: cost.seconds)


def exponent(sizes: Sequence[float], costs: Sequence[float]) -> float:
    """Return k of the least-squares fit cost ~ size**k: 1 is linear growth."""
    x, y = [math.log(size) for size in sizes], [math.log(cost) for cost in costs]
    middle_x, middle_y = sum(x) / len(x), sum(y) / len(y)
    slope = sum((a - middle_x) * (b - middle_y) for a, b in zip(x, y, strict=True))
    return slope / sum((a - middle_x) ** 2 for a in x)


def _once(arguments: Sequence[str]) -> Cost:
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "travaux", *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    assert process.stderr is not None
    said = process.stderr.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stderr.close()
    if process.returncode:
        raise RuntimeError(f"travaux {' '.join(arguments)} failed: {said.strip()}")
    return Cost(seconds, usage.ru_maxrss / 1024, usage.ru_utime + usage.ru_stime)
