"""A budget of time and memory for what is made of a file: whatever it holds, an end comes, in one line.

The thread that reads is watched from beside it and stopped where it is over its budget; that works in a
command and on a server alike. What one call outside Python does is not seen, such as a parser that builds a
tree of many gigabytes, so that large files are first read by a process of their own (``rehearsal``).
"""

import ctypes
import resource
import threading
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from travaux.domain.messages import message
from travaux.domain.spans import name_of
from travaux.errors import SourceTooLarge

READING_SECONDS = 60
"""Seconds of processor for reading one file: 600 pages of a PDF take thirty, 80 take six."""

RECOGNISING_SECONDS = 900
"""Seconds of processor for a PDF whose pages are pictures: three hundred of them, at two or three each."""

READING_MEMORY = 800 * 1024 * 1024
"""Bytes that reading one file may take, so that a command stays below 1 GiB with what it takes itself.

600 pages of a PDF take 400 MiB, a draft of 13,000 paragraphs an eighth of it.
"""

ANALYSIS_SECONDS = 900
"""Seconds of processor for one finding on a file: comparing two drafts of 13,000 paragraphs takes thirty."""

_LOOK = 0.2  # seconds between two looks at the thread


class _OverBudgetError(BaseException):
    """What ends a thread over its budget; nothing that handles errors of a file keeps it from ending."""


class _Watch(threading.Thread):
    """Watches the thread that makes it until ``end``, and stops it once over its budget."""

    def __init__(self, seconds: float, memory: int | None) -> None:
        super().__init__(daemon=True)
        self._watched = threading.get_ident()
        self._clock = time.pthread_getcpuclockid(self._watched)
        self._until = time.clock_gettime(self._clock) + seconds
        self._most = None if memory is None else _taken() + memory
        self._ended = threading.Event()
        self.is_over = False

    def run(self) -> None:
        while not self._ended.wait(_LOOK):
            late = time.clock_gettime(self._clock) > self._until
            if late or (self._most is not None and _taken() > self._most):
                self.is_over = True
                _raise_in(self._watched, _OverBudgetError)
                return

    def end(self) -> None:
        """Stop watching; what was not raised by now is not raised any more."""
        self._ended.set()
        self.join()
        if self.is_over:
            _raise_in(self._watched, None)


@contextmanager
def within(seconds: float, memory: int | None, refusal: SourceTooLarge) -> Iterator[None]:
    """Raise ``refusal`` where the block takes more processor time or memory of its process than it may."""
    watch = _Watch(seconds, memory)
    watch.start()
    try:
        try:
            yield
        finally:
            watch.end()
    except _OverBudgetError:
        if not watch.is_over:
            raise  # of a block around this one
        raise refusal from None


def too_long_to_read(where: str, seconds: int = READING_SECONDS) -> SourceTooLarge:
    """Return that a file takes more than reading may take."""
    return SourceTooLarge(
        message(
            "takes more than %(seconds)s seconds or %(memory)s MiB to read",
            seconds=str(seconds),
            memory=str(READING_MEMORY >> 20),
        ),
        where=where,
        remedy=message("split it, or save it as plain text"),
    )


def too_long_to_analyse(where: str) -> SourceTooLarge:
    """Return that what a file says takes more time than finding anything in it may take."""
    return SourceTooLarge(
        message(
            "takes more than %(minutes)s minutes of processor time to analyse",
            minutes=str(ANALYSIS_SECONDS // 60),
        ),
        where=where,
        remedy=message("split it, and give its parts"),
    )


def analysing(path: Path) -> AbstractContextManager[None]:
    """Return the time that finding anything in the file at ``path`` may take, beyond reading it."""
    return within(ANALYSIS_SECONDS, None, too_long_to_analyse(name_of(str(path))))


def _raise_in(thread: int, error: type[BaseException] | None) -> None:
    """Let ``error`` be raised where a thread is; None takes back one that was not raised yet."""
    raised = ctypes.py_object(error) if error is not None else None
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), raised)


def limit_memory(more: int) -> None:
    """Let this process, which is one to read a file and end, take ``more`` bytes and leave no core behind."""
    most = _pages(0) + more
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _taken() -> int:
    """Return how many bytes of memory this process takes."""
    try:
        return _pages(1)
    except OSError:  # no Linux: the most that it ever took
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _pages(column: int) -> int:
    """Return a column of ``/proc/self/statm`` in bytes: 0 the addresses of this process, 1 its memory."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[column]) * resource.getpagesize()
