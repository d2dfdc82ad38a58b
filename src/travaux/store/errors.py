"""The database's complaints, put as one line that a user can act on."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from travaux.errors import WorkspaceError

_COMPLAINTS = (
    ("locked", "is in use by another process", "try again when the other one is done"),
    (
        "full",
        "cannot be written: the disk is full",
        "free some space and repeat the command; nothing is lost",
    ),
    ("readonly", "may not be written", "copy the workspace to where you may write"),
    ("unable to open", "cannot be opened", "check that the folder exists and that you may write in it"),
    (
        "malformed",
        "is damaged",
        "restore it from a copy, or make a new workspace and add the originals again",
    ),
    ("not a database", "is not a record of Travaux", "restore it from a copy, or add the originals again"),
    (
        "disk i/o",
        "cannot be read or written: the disk reports an error",
        "check the disk, then restore a copy",
    ),
)


@contextmanager
def database_errors_at(where: Path) -> Iterator[None]:
    """Turn an error of the database into a WorkspaceError about ``where``; defects stay what they are."""
    try:
        yield
    except DBAPIError as error:
        complaint = str(error.orig).lower()
        for sign, message, remedy in _COMPLAINTS:
            if sign in complaint:
                raise WorkspaceError(message, where=str(where), remedy=remedy) from error
        raise
