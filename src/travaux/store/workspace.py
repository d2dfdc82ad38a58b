"""A workspace: one folder with its settings, the originals and the record."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from travaux.domain.messages import message
from travaux.domain.people import audiences
from travaux.domain.record import Problem
from travaux.domain.sources import Viewer
from travaux.errors import WorkspaceError
from travaux.ports import Originals, Store
from travaux.store.originals import OriginalsFolder
from travaux.store.people import FILE as PEOPLE
from travaux.store.people import PeopleFile
from travaux.store.record import create_record, open_record
from travaux.store.settings import FILE, Settings, digests_of, read_settings, write_settings

RECORD = "record.sqlite"
ADDRESS = "record.url"
"""The file that says in which database the record is, where it is not in the workspace."""
ORIGINALS = "originals"
HEARD = "heard"
"""The folder of what was heard in recordings, stretch by stretch; it may be removed at any time."""
WRITTEN = "written"
"""The folder of what was sent to a language model and what it answered; it may be removed at any time."""


@dataclass(frozen=True, slots=True)
class Workspace:
    """An open workspace; close it with its record."""

    folder: Path
    settings: Settings
    originals: Originals
    record: Store

    def running(self) -> AbstractContextManager[None]:
        """Hold the workspace for one run; a second one is refused meanwhile."""
        return self.record.alone("run", message("another process is running this workspace"))

    def adding(self) -> AbstractContextManager[None]:
        """Hold the workspace for adding to it; a second one waits."""
        return self.record.alone("add", message("another process is adding to this workspace"), wait=True)

    def audiences(self) -> tuple[Viewer, ...]:
        """Return each viewer that the people with accounts make, beside the keeper and the public."""
        people = PeopleFile(self.folder / PEOPLE)
        if not people.exists:
            return ()
        try:
            with people.reading() as accounts:
                return audiences(accounts.people())
        finally:
            people.close()

    def problems(self) -> Iterator[Problem]:
        """Yield everything that does not hold: in the record, and in the originals it speaks of."""
        try:
            yield from self.record.problems()
            with self.record.view(Viewer.KEEPER) as view:
                stored = view.sources()
        except WorkspaceError as error:
            yield Problem("record", str(error.where or self.folder), error.message)
            return
        added_as: dict[str, set[str]] = {}
        for each in stored:
            added_as.setdefault(each.sha256, set()).add(each.source.name)
        for each in stored:
            if not self.originals.is_intact(each.sha256):
                message = f"the bytes of {each.source.name} are missing or not what was added"
                yield Problem("original", each.source.id, message)
            elif (name := self.originals.path(each.sha256).name) not in added_as[each.sha256]:
                yield Problem(
                    "original", each.source.id, f"is called {name} and was added as {each.source.name}"
                )
            sound = each.source.facts.sound
            if sound and not self.originals.is_intact(sound):
                message = f"the sound of {each.source.name} is missing or not what was added"
                yield Problem("original", each.source.id, message)
        yield from self._changed_settings()

    def _changed_settings(self) -> Iterator[Problem]:
        """Yield the settings and the keeper's files that are not what the last run worked with."""
        if self.record.used_file("taxonomy") is None:
            return  # nothing was run yet
        for name, digest in digests_of(self.folder, self.settings).items():
            if (self.record.used_file(name) or "") != digest:
                said = "is not what the last run worked with: run again if you changed it"
                yield Problem("setting", f"{name} {getattr(self.settings, name) or ''}".strip(), said)

    def leftovers(self) -> list[str]:
        """Return the addresses of originals that no source has: what a killed command left, harmless."""
        with self.record.view(Viewer.KEEPER) as view:
            sources = view.sources()
        known = {each.sha256 for each in sources} | {each.source.facts.sound for each in sources}
        return [address for address in self.originals.addresses() if address not in known]

    def original(self, sha256: str) -> Path:
        """Return where the original with this address lies."""
        return self.originals.path(sha256)


def is_workspace(folder: Path) -> bool:
    """Tell whether ``folder`` is a workspace, sound or not."""
    return (folder / FILE).is_file()


def create_workspace(folder: Path, settings: Settings, address: str | None = None) -> Workspace:
    """Make a workspace in ``folder``, which may be there already; other files in it are left alone.

    Its record is kept in the database at ``address``, in a file of the workspace where there is none.

    Raises:
        WorkspaceError: if it is a workspace already, or may not be written.
    """
    if is_workspace(folder):
        raise WorkspaceError(
            message("is a workspace already"),
            where=str(folder),
            remedy=message("add to it with `travaux add`"),
        )
    try:
        (folder / ORIGINALS).mkdir(parents=True, exist_ok=True)
        if address:
            _keep_at(folder, address, None)
        elif not (folder / RECORD).exists():
            create_record(folder / RECORD)
        write_settings(folder, settings)  # last: the folder becomes a workspace when all is there
    except OSError as error:
        raise WorkspaceError(
            message("cannot make a workspace: %(reason)s", reason=(error.strerror or str(error)).lower()),
            where=str(folder),
            remedy=message("choose a folder that you may write to"),
        ) from error
    return open_workspace(folder)


def open_workspace(folder: Path) -> Workspace:
    """Return the workspace in ``folder``.

    Raises:
        WorkspaceError: if there is none, or it cannot be used.
    """
    if not is_workspace(folder):
        if folder.is_file():
            raise WorkspaceError(
                message("is a file, not a workspace"),
                where=str(folder),
                remedy=message("name a workspace's folder"),
            )
        missing = message("is not a workspace") if folder.is_dir() else message("there is no such workspace")
        raise WorkspaceError(
            missing,
            where=str(folder),
            remedy=message("make one with: travaux new %(folder)s", folder=str(folder)),
        )
    settings = read_settings(folder)
    return Workspace(folder, settings, OriginalsFolder(folder / ORIGINALS), _record_of(folder))


def move_record(folder: Path, address: str) -> None:
    """Keep the record of the workspace in ``folder``, which nobody uses, in a database instead of its file.

    Raises:
        UsageError: if something stands in that database already.
    """
    _keep_at(folder, address, folder / RECORD)
    (folder / RECORD).unlink()


def _keep_at(folder: Path, address: str, file: Path | None) -> None:
    """Make the record at ``address``, of the one in ``file`` where there is one, and note where it is."""
    from travaux.store.postgres import create_postgres_record

    create_postgres_record(address, file)
    note = folder / ADDRESS
    note.touch(mode=0o600)  # it may hold a password
    note.write_text(address + "\n", encoding="utf-8")


def _record_of(folder: Path) -> Store:
    note = folder / ADDRESS
    if not note.is_file():
        return open_record(folder / RECORD)
    from travaux.store.postgres import open_postgres_record

    return open_postgres_record(note.read_text(encoding="utf-8").strip(), folder)
