"""The database's complaints, put as one line that a user can act on."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from travaux.domain.messages import message
from travaux.errors import WorkspaceError

_IN_USE = message("is in use by another process"), message("try again when the other one is done")
_FULL = (
    message("cannot be written: the disk is full"),
    message("free some space and repeat the command; nothing is lost"),
)
_OUT_OF_REACH = message("the database cannot be reached"), message("see that its server runs, then try again")

_COMPLAINTS = (
    ("locked", *_IN_USE),
    ("lock timeout", *_IN_USE),
    (
        "password authentication failed",
        message("the database does not let us in"),
        message("mend its address"),
    ),
    ("permission denied", message("the database does not let us in"), message("mend its address")),
    ("connection", *_OUT_OF_REACH),
    ("resolve host", *_OUT_OF_REACH),
    ("timeout expired", *_OUT_OF_REACH),
    ("starting up", *_OUT_OF_REACH),
    ("shutting down", *_OUT_OF_REACH),
    ("no space left", *_FULL),
    ("full", *_FULL),
    ("readonly", message("may not be written"), message("copy the workspace to where you may write")),
    (
        "unable to open",
        message("cannot be opened"),
        message("check that the folder exists and that you may write in it"),
    ),
    (
        "malformed",
        message("is damaged"),
        message("restore it from a copy, or make a new workspace and add the originals again"),
    ),
    (
        "not a database",
        message("is not a record of Travaux"),
        message("restore it from a copy, or add the originals again"),
    ),
    (
        "disk i/o",
        message("cannot be read or written: the disk reports an error"),
        message("check the disk, then restore a copy"),
    ),
)


@contextmanager
def database_errors_at(where: str) -> Iterator[None]:
    """Turn an error of the database into a WorkspaceError about ``where``; defects stay what they are."""
    try:
        yield
    except DBAPIError as error:
        raise complaint_of(error.orig, where) or error from error


def complaint_of(error: object, where: str) -> WorkspaceError | None:
    """Return what the database complains of as an error about ``where``, None where it is a defect."""
    complaint = str(error).lower()
    for sign, said, remedy in _COMPLAINTS:
        if sign in complaint:
            return WorkspaceError(said, where=where, remedy=remedy)
    return None
