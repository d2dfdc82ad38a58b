"""Folders in which something is made beside the place that it takes in the end, whole or not at all.

Whoever makes it holds a lock that ends with its process. What a killed process left is thus known for what
it is, and the next one that makes the same thing removes it.
"""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

MARK = ".travaux-draft"
ASIDE = "old"
"""What stood in the place before, while the new takes it."""


def write_whole(file: Path, text: str) -> None:
    """Write a file that is there whole or as it was before, whatever ends this process or the machine."""
    draft = file.with_name(file.name + ".new")
    with draft.open("w", encoding="utf-8") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
    draft.rename(file)


@contextmanager
def draft_beside(target: Path) -> Iterator[Path]:
    """Give an empty folder beside ``target``, gone at the end; those that killed processes left go first."""
    target.parent.mkdir(parents=True, exist_ok=True)
    prefix = f".{target.name}-"
    for left in target.parent.glob(f"{prefix}*/{MARK}"):
        _sweep(left, target)
    with (
        TemporaryDirectory(dir=target.parent, prefix=prefix, ignore_cleanup_errors=True) as beside,
        (Path(beside) / "mark").open("w") as mark,
    ):
        fcntl.flock(mark, fcntl.LOCK_EX)
        (Path(beside) / "mark").rename(Path(beside) / MARK)  # it is there only when it is locked
        yield Path(beside)


def _sweep(mark: Path, target: Path) -> None:
    """Remove a draft that nobody is at; what it had put aside goes back if nothing took its place."""
    try:
        with mark.open("r+") as held:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            aside = mark.parent / ASIDE
            if aside.exists() and not target.exists():
                aside.rename(target)
            shutil.rmtree(mark.parent, ignore_errors=True)
    except (BlockingIOError, FileNotFoundError):
        return
