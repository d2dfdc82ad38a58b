"""Large files read once in a process of their own, with limits that the system keeps, before they are read.

A parser may build a tree fifty times as large as a file in one call, which nothing beside it can stop; only
the process that tries it out ends then. Nothing comes back from it but whether it kept within its limits. Run
as a module it is that process: it takes how a file is to be read, and its path.
"""

import os
import resource
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from travaux.domain.figures import name_of
from travaux.errors import TravauxError
from travaux.formats.budget import (
    READING_MEMORY,
    READING_SECONDS,
    RECOGNISING_SECONDS,
    limit_memory,
    too_long_to_read,
    within,
)

LARGE = 16 * 1024 * 1024
"""Bytes, unpacked, from which a file is tried out: a tree of fewer fits in memory, whatever it holds."""

_TRIED = "TRAVAUX_TRIED_OUT"  # set in the process that tries a file out


@contextmanager
def reading(path: Path, door: Callable[..., object], *, pictures: bool = False) -> Iterator[None]:
    """Read the file at ``path`` by ``door``, in the block, within the budget that a file has.

    A PDF is read page by page within limits of its own; where ``pictures`` of its pages are recognised, which
    takes seconds a page, it has more time.

    Raises:
        SourceTooLarge: if it takes more.
    """
    pages = _is_pdf(path)
    if not pages and _TRIED not in os.environ and _unpacked(path) > LARGE:
        _try_out(path, f"{door.__module__}:{door.__qualname__}")
    seconds = RECOGNISING_SECONDS if pages and pictures else READING_SECONDS
    with within(seconds, READING_MEMORY, too_long_to_read(name_of(path), seconds)):
        yield


def _is_pdf(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return b"%PDF-" in file.read(1024)
    except OSError:
        return False  # whoever reads it says what is wrong


def _unpacked(path: Path) -> int:
    """Return how many bytes a file holds, an archive unpacked; none where that cannot be told."""
    try:
        if not zipfile.is_zipfile(path):
            return path.stat().st_size
        with zipfile.ZipFile(path) as archive:
            return sum(part.file_size for part in archive.infolist())
    except (OSError, ValueError, zipfile.BadZipFile):
        return 0


def _try_out(path: Path, door: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "travaux.formats.rehearsal", door, str(path)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    if done.returncode:
        raise too_long_to_read(name_of(path))


def main(door: str, path: Path) -> int:
    """Read ``path`` by ``door``, "module:function", and return 0 where that keeps within the limits.

    What else is wrong with the file is told by whoever reads it after: but a parser that finds no memory says
    that its file is damaged, so that an error counts only where there was memory left.
    """
    os.environ[_TRIED] = "1"
    module, _, name = door.partition(":")
    read = getattr(__import__(module, fromlist=[name]), name)
    resource.setrlimit(resource.RLIMIT_CPU, (READING_SECONDS, READING_SECONDS + 1))
    limit_memory(READING_MEMORY)
    at_first = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    try:
        read(path)
    except MemoryError:
        return 1
    except TravauxError:
        return int(_most_taken(at_first) > READING_MEMORY // 2)
    return 0


def _most_taken(at_first: int) -> int:
    """Return how many bytes of memory this process took at most; ``at_first`` is what the system said then.

    That counts what its parent took, and is passed over unless it has grown.
    """
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    if most > at_first:
        return most * 1024
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM:")), 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
