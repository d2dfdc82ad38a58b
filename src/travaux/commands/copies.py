"""Copies of a workspace and workspaces made of copies, each checked when it is done."""

from pathlib import Path

from travaux.store import copies
from travaux.store.copies import Copied
from travaux.store.workspace import move_record
from travaux.views.verification import Verification, verified_at
from travaux.views.workspace import opened


def back_up(folder: Path, target: Path) -> Copied:
    """Copy the workspace ``folder``, which may be in use, to a folder or a ``.zip`` file.

    Raises:
        UsageError: if there is something else at ``target``.
        WorkspaceError: if it cannot be written.
    """
    with opened(folder) as workspace:
        return copies.back_up(workspace, target)


def restore(copy: Path, folder: Path, record: str | None = None) -> Verification:
    """Make the workspace ``folder`` of a copy and return whether it holds what it says.

    Its record goes into the database at ``record``, where one is named; it must be empty.

    Raises:
        NotFound: if there is no such copy.
        UnreadableSource: if it is no copy of a workspace.
        UsageError: if there is something in ``folder``.
    """
    copies.restore(copy, folder)
    if record:
        move_record(folder, record)
    return verified_at(folder)
