"""One at a time: a lock that the operating system lets go of, however its holder ends."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from travaux.domain.messages import Text, message
from travaux.errors import WorkspaceError


@contextmanager
def lock_held(path: Path, doing: Text, *, wait: bool = False) -> Iterator[None]:
    """Hold the lock at ``path``; ``wait`` for whoever holds it, or say what they are ``doing``.

    Raises:
        WorkspaceError: if somebody else holds it and we do not wait, or the folder may not be written.
    """
    try:
        file = path.open("a")
    except OSError as error:
        raise WorkspaceError(
            message("the workspace may not be written: %(reason)s", reason=(error.strerror or "").lower()),
            where=str(path.parent),
            remedy=message("copy it to where you may write"),
        ) from error
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise WorkspaceError(
                doing,
                where=str(path.parent),
                remedy=message("wait until it is done"),
            ) from error
        yield
