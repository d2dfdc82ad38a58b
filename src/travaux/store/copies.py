"""Copies of a workspace, taken while it is used: a folder that is brought up to date, or one file.

A copy is a workspace itself: its record as it stood at one moment, the originals that this record speaks of,
the settings and the keeper's files that they name. Indexes are not in it; they are made again.
"""

import shutil
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from travaux.domain.messages import message
from travaux.domain.sources import Viewer
from travaux.errors import NotFound, UnreadableSource, UsageError, WorkspaceError
from travaux.ports import Originals
from travaux.store.drafts import draft_beside
from travaux.store.originals import OriginalsFolder
from travaux.store.record import open_record
from travaux.store.settings import FILE, Settings, files_of, read_settings
from travaux.store.workspace import ORIGINALS, RECORD, Workspace, is_workspace

_LAST_WRITE = "SELECT * FROM log ORDER BY number DESC LIMIT 1"


@dataclass(frozen=True, slots=True)
class Copied:
    """What a copy took over: ``originals`` new to it, of ``sources`` in all.

    ``missing`` are names of sources whose originals are not there, or not as they were added;
    ``left_out`` files that the settings name outside the workspace.
    """

    sources: int
    originals: int
    missing: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


def back_up(workspace: Workspace, target: Path) -> Copied:
    """Copy a workspace, which may be in use, to a folder or to a ``.zip`` file; return what was taken over.

    A folder that holds an earlier copy is brought up to date: originals that are there whole stay.

    Raises:
        UsageError: if ``target`` holds something else.
        WorkspaceError: if it cannot be written; an earlier copy there is then as it was.
    """
    with writing_to(target):
        if target.suffix.lower() == ".zip":
            return _back_up_to_file(workspace, target)
        return _back_up_to_folder(workspace, target)


def restore(copy: Path, folder: Path) -> None:
    """Make the workspace ``folder`` of a copy, whole or not at all.

    Raises:
        NotFound: if there is no such copy.
        UnreadableSource: if it is no copy of a workspace.
        UsageError: if there is something in ``folder``.
    """
    if not copy.exists():
        raise NotFound(message("no such file or folder"), where=str(copy))
    with writing_to(folder), made_whole(folder) as draft:
        if copy.is_dir():
            _take_folder(copy, draft)
        else:
            unpack(copy, draft)
        if not (draft / RECORD).is_file() or not is_workspace(draft):
            raise UnreadableSource(message("is no copy of a workspace"), where=str(copy))


@contextmanager
def made_whole(folder: Path) -> Iterator[Path]:
    """Give a folder beside ``folder`` that takes its place at the end, and vanishes if it comes to none.

    Raises:
        UsageError: if there is something in ``folder``.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(
            message("there is something already"), where=str(folder), remedy=message("name a new folder")
        )
    with draft_beside(folder) as beside:
        draft = beside / "workspace"
        draft.mkdir()
        yield draft
        if folder.exists():
            folder.rmdir()
        draft.rename(folder)


@contextmanager
def writing_to(target: Path) -> Iterator[None]:
    """Turn what the system says of writing to ``target`` into one line about it."""
    try:
        yield
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise WorkspaceError(
            message("cannot be written: %(reason)s", reason=reason),
            where=str(target),
            remedy=message("free some space or choose another place, then repeat the command"),
        ) from error


def unpack(package: Path, folder: Path) -> None:
    """Unpack a file that Travaux wrote; no name in it leads out of ``folder``.

    Raises:
        UnreadableSource: if it is no such file, is damaged, or holds more than there is room for.
    """
    try:
        with zipfile.ZipFile(package) as archive:
            names = [item for item in archive.infolist() if not item.is_dir()]
            if sum(item.file_size for item in names) > shutil.disk_usage(folder).free:
                raise UnreadableSource(message("holds more than there is room for"), where=str(package))
            for item in names:
                _check_name(item.filename, package)
                archive.extract(item, folder)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise UnreadableSource(
            message("is no file that Travaux wrote, or is damaged"), where=str(package)
        ) from error


def own_files(folder: Path, settings: Settings) -> tuple[list[str], tuple[str, ...]]:
    """Return the files that the settings name within the workspace, itself included, and those outside it."""
    inside, outside = [FILE], list[str]()
    for name in files_of(settings):
        (inside if _is_inside(name) and (folder / name).is_file() else outside).append(name)
    return inside, tuple(outside)


def _back_up_to_folder(workspace: Workspace, folder: Path) -> Copied:
    _check_is_copy(workspace, folder)
    folder.mkdir(parents=True, exist_ok=True)
    draft = folder / (RECORD + ".new")
    draft.unlink(missing_ok=True)
    try:
        workspace.record.copy(draft)
        copied, missing, sources = 0, [], 0
        originals = OriginalsFolder(folder / ORIGINALS)
        originals.folder.mkdir(exist_ok=True)
        for address, name, is_source in _originals_of(draft):
            sources += is_source
            if not originals.is_intact(address):
                whole = _copy_original(workspace.originals, originals, address)
                copied += whole
                missing += [] if whole else [name]
        draft.replace(folder / RECORD)
    finally:
        draft.unlink(missing_ok=True)
    inside, outside = own_files(workspace.folder, workspace.settings)
    for name in reversed(inside):  # the settings last: the folder becomes a workspace when all is there
        _copy_file(workspace.folder / name, folder / name)
    return Copied(sources, copied, tuple(missing), outside)


def _back_up_to_file(workspace: Workspace, file: Path) -> Copied:
    with draft_beside(file) as beside:
        record, draft = beside / RECORD, beside / "copy.zip"
        workspace.record.copy(record)
        copied, missing = 0, []
        inside, outside = own_files(workspace.folder, workspace.settings)
        with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.write(record, RECORD)
            for name in inside:
                archive.write(workspace.folder / name, name)
            for address, name, _ in _originals_of(record):
                if pack_original(archive, workspace.originals, address):
                    copied += 1
                else:
                    missing.append(name)
        draft.replace(file)
    return Copied(copied + len(missing), copied, tuple(missing), outside)


def pack_original(archive: zipfile.ZipFile, originals: Originals, address: str) -> bool:
    """Put an original into a file as a workspace keeps it; say whether it was there with its bytes.

    What two sources share is put in once.
    """
    if not originals.is_intact(address):
        return False
    path = originals.path(address)
    name = original_name(address, path.name)
    if name not in archive.NameToInfo:
        archive.write(path, name)
    return True


def original_name(address: str, name: str) -> str:
    """Return where an original lies in a workspace."""
    return f"{ORIGINALS}/{address[:2]}/{address}/{name}"


def _copy_original(ours: Originals, theirs: Originals, address: str) -> bool:
    if not ours.is_intact(address):
        return False
    path = ours.path(address)
    return theirs.save(path.read_bytes(), path.name) == address


def _copy_file(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(target.name + ".new")
    shutil.copyfile(source, draft)
    draft.replace(target)


def _check_is_copy(workspace: Workspace, folder: Path) -> None:
    """Refuse a folder with anything in it but an earlier copy of this workspace."""
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return
    if folder.is_dir() and folder.resolve() != workspace.folder.resolve():
        left = not is_workspace(folder) and {item.name for item in folder.iterdir()} <= _UNFINISHED
        if left or (is_workspace(folder) and _is_earlier(folder / RECORD, workspace)):
            return
    raise UsageError(
        message("is there already and is no earlier copy of this workspace"),
        where=str(folder),
        remedy=message("name a new folder, or a file that ends with .zip"),
    )


_UNFINISHED = frozenset({RECORD, RECORD + ".new", RECORD + ".new-journal", ORIGINALS})
"""What a first copy that was killed leaves."""


def _is_earlier(record: Path, workspace: Workspace) -> bool:
    """Tell whether the last write that a copy knows of is one of this workspace's."""
    try:
        with closing(sqlite3.connect(f"{record.resolve().as_uri()}?mode=ro", uri=True)) as copy:
            last = copy.execute(_LAST_WRITE).fetchone()
    except sqlite3.Error:
        return False
    if last is None:
        return True
    number, when, who, action, subject, detail = last
    with workspace.record.view(Viewer.KEEPER) as view:
        log = view.log()
    ours = log[number - 1] if number <= len(log) else None
    return ours is not None and (ours.when, ours.who, ours.action, ours.subject, ours.detail) == (
        when, who, action, subject, detail,
    )  # fmt: skip


def _originals_of(record: Path) -> Iterator[tuple[str, str, bool]]:
    """Yield the address of every original, whose it is, and whether it is the source itself or its sound."""
    with closing(sqlite3.connect(record)) as copy:
        found = copy.execute("SELECT sha256, name, sound FROM sources ORDER BY number").fetchall()
    for address, name, sound in found:
        yield address, name, True
        if sound:
            yield sound, name, False


def _take_folder(copy: Path, draft: Path) -> None:
    if not is_workspace(copy) or not (copy / RECORD).is_file():
        raise UnreadableSource(message("is no copy of a workspace"), where=str(copy))
    inside, _ = own_files(copy, read_settings(copy))
    for name in inside:
        _copy_file(copy / name, draft / name)
    record = open_record(copy / RECORD)
    try:
        record.copy(draft / RECORD)
    finally:
        record.close()
    if (copy / ORIGINALS).is_dir():
        shutil.copytree(copy / ORIGINALS, draft / ORIGINALS)


def _is_inside(name: str) -> bool:
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts


def _check_name(name: str, package: Path) -> None:
    if not _is_inside(name) or "\\" in name or ":" in name.split("/")[0]:
        raise UnreadableSource(
            message("holds a name that leads out of it: %(name)s", name=name), where=str(package)
        )
